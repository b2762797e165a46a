# SPDX-License-Identifier: GPL-2.0-or-later
"""The referee: neighbours by looking at every sample, and each kriging system solved dense in float64, as textbooks do.

It shares nothing with the engine but the variogram's covariance function.
"""

from __future__ import annotations

from itertools import combinations_with_replacement

import numpy as np
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.variogram import Variogram


def nearest(points: np.ndarray, target: np.ndarray, search: Search) -> np.ndarray:
    """Return the numbers of the nearest samples within the ellipsoid, nearest first."""
    distance = np.linalg.norm((points - target) @ search.transform().T, axis=1)
    order = np.argsort(distance, kind="stable")
    return order[distance[order] <= 1.0][: search.maximum or None]


def lattice(size: tuple[float, float, float], counts: tuple[int, int, int]) -> np.ndarray:
    """Return the middles of so many equal parts of a block, from its centre."""
    axes = [(np.arange(n) + 0.5) / n * length - length / 2.0 for n, length in zip(counts, size)]
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)


def covariances(variogram: Variogram, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the covariances between two sets of places."""
    separations = (first[:, None] - second[None]).reshape(-1, 3)
    return variogram.covariance(separations).reshape(len(first), len(second))


def drift(places: np.ndarray, degree: int, external: np.ndarray | None = None) -> np.ndarray:
    """Return one, the coordinates and their products at places, and external variables; shape (n, functions)."""
    columns = [np.ones(len(places))]
    columns += [places[:, axis] for axis in range(3) if degree >= 1]
    if degree >= 2:
        columns += [places[:, a] * places[:, b] for a, b in combinations_with_replacement(range(3), 2)]
    columns += [] if external is None else list(external.T)
    return np.column_stack(columns)


def dense_system(
    between: np.ndarray, to_target: np.ndarray, near: np.ndarray, at_target: np.ndarray, values: np.ndarray
) -> tuple[float, float]:
    """Return the estimate, and what is taken off the target's own variance.

    Parameters
    ----------
    between : array of shape (k, k)
        Covariances of the samples.
    to_target : array of shape (k,)
        With the target.
    near : array of shape (k, p)
        Drift at the samples; no column for simple kriging.
    at_target : array of shape (p,)
        Drift at the target.
    values : array of shape (k,)
        The samples, less their mean for simple kriging.
    """
    p = len(at_target)
    matrix = np.block([[between, near], [near.T, np.zeros((p, p))]])
    right = np.append(to_target, at_target)
    solution = np.linalg.solve(matrix, right)
    return float(solution[: len(values)] @ values), float(solution @ right)
