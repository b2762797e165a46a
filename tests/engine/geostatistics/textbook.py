# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging as the textbook writes it: one dense float64 solve per target, with its functions of the mean in metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram


@dataclass(frozen=True)
class Reference:
    """Estimate, variance and what goes with them."""

    estimate: float
    variance: float
    weights: np.ndarray
    multipliers: np.ndarray


def monomials(points: np.ndarray, degree: int) -> np.ndarray:
    """Return 1, coordinates and their products at points (n, 3), shape (n, functions)."""
    columns = [np.ones(len(points))]
    if degree >= 1:
        columns += list(points.T)
    if degree >= 2:
        columns += [points[:, a] * points[:, b] for a in range(3) for b in range(a, 3)]
    return np.column_stack(columns)


def reference(
    points: np.ndarray,
    values: np.ndarray,
    target: np.ndarray,
    variogram: Variogram,
    *,
    offsets: np.ndarray | None = None,
    degree: int = 0,
    mean: float | None = None,
    external: tuple[np.ndarray, np.ndarray] | None = None,
) -> Reference:
    """Solve one system; `mean` makes it simple kriging, `offsets` (d, 3) the points of a block around the target."""
    n = len(points)
    block = target + (np.zeros((1, 3)) if offsets is None else offsets)
    is_block = len(block) > 1
    nugget = 0.0 if is_block else variogram.nugget

    def covariance(separations: np.ndarray) -> np.ndarray:
        return variogram.covariance(separations) - (
            np.where(np.any(separations != 0.0, axis=1), 0.0, variogram.nugget) if is_block else 0.0
        )

    between = variogram.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(n, n)
    right = np.mean([covariance(points - one) for one in block], axis=0)
    within = np.mean([covariance(block - one) for one in block]) if is_block else variogram.sill - nugget + nugget
    if mean is not None:
        weights = np.linalg.solve(between, right)
        return Reference(float(mean + weights @ (values - mean)), float(within - weights @ right), weights, np.zeros(0))
    middle = points.mean(axis=0)
    functions = monomials(points - middle, degree)
    wanted = monomials(block - middle, degree).mean(axis=0)
    if external is not None:
        functions = np.column_stack((functions, external[0]))
        wanted = np.append(wanted, external[1])
    p = functions.shape[1]
    matrix = np.block([[between, functions], [functions.T, np.zeros((p, p))]])
    solution = np.linalg.solve(matrix, np.append(right, wanted))
    variance = within - solution @ np.append(right, wanted)
    return Reference(float(solution[:n] @ values), float(variance), solution[:n], solution[n:])


def random_samples(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return samples in a cube of 100 m."""
    generator = np.random.default_rng(seed)
    return generator.uniform(0.0, 100.0, (n, 3)), generator.normal(5.0, 2.0, n)


def random_variogram(generator: np.random.Generator, *, is_bounded: bool = True) -> Variogram:
    """Return one to three structures of any shape, ranges and angles, with a nugget."""
    models = ["spherical", "exponential", "gaussian", "cubic", "matern"] + ([] if is_bounded else ["power"])
    structures = []
    for _ in range(generator.integers(1, 4)):
        model = str(generator.choice(models))
        shape = {"matern": float(generator.choice([0.5, 1.5, 2.5])), "power": float(generator.uniform(0.5, 1.6))}
        structures.append(
            Structure(
                model,
                float(generator.uniform(0.5, 3.0)),
                tuple(float(one) for one in generator.uniform(25.0, 120.0, 3)),
                *(float(one) for one in generator.uniform(-90.0, 90.0, 3)),
                shape.get(model),
            )
        )
    return Variogram(float(generator.uniform(0.05, 1.0)), tuple(structures))
