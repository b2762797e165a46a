# SPDX-License-Identifier: GPL-2.0-or-later
"""Random samples, variograms and searches, each from a seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

SIDE = 100.0
"""Edge of the cube that samples and targets lie in."""
BOUNDED = ("spherical", "exponential", "gaussian", "cubic", "matern")


@dataclass(frozen=True)
class Configuration:
    """One kriging problem."""

    points: np.ndarray
    values: np.ndarray
    targets: np.ndarray
    variogram: Variogram
    search: Search

    def __str__(self) -> str:
        models = "+".join(one.model for one in self.variogram.structures) or "nugget"
        return f"{len(self.points)} samples, {models}, {self.search}"


def configuration(seed: int, *, with_power: bool = False, least: int = 2) -> Configuration:
    """Return the problem of a seed; `least` is the search's minimum of samples."""
    generator = np.random.default_rng(seed)
    n = int(generator.integers(40, 120))
    points = generator.uniform(0.0, SIDE, (n, 3))
    values = np.sin(points[:, 0] / 20.0) + 0.02 * points[:, 2] + generator.normal(0.0, 0.3, n)
    targets = generator.uniform(0.0, SIDE, (6, 3))
    targets[0] = points[3]
    search = _search(generator, n, least)
    return Configuration(points, values, targets, _variogram(generator, with_power=with_power), search)


def everywhere(n: int) -> Search:
    """Return a search that takes all of n samples."""
    return Search((UNLIMITED,) * 3, minimum=1, maximum=n)


def _variogram(generator: np.random.Generator, *, with_power: bool) -> Variogram:
    """Return a nugget with one to three structures, each turned and stretched on its own.

    Smooth shapes without a nugget make systems that no float64 solver can agree on to 1e-8.
    """
    structures = [_structure(generator, str(generator.choice(BOUNDED))) for _ in range(generator.integers(1, 4))]
    if with_power:
        structures[0] = _structure(generator, "power")
    return Variogram(float(generator.uniform(0.02, 0.5)), tuple(structures))


def _structure(generator: np.random.Generator, model: str) -> Structure:
    major = generator.uniform(20.0, 150.0)
    semi, minor = major * np.sort(generator.uniform(0.2, 1.0, 2))[::-1]
    angles = generator.uniform([0.0, -90.0, -90.0], [360.0, 90.0, 90.0])
    # Of a steeper power structure gstlearn adds so large a constant to the covariance that 1e-8 is lost in rounding.
    shapes = {"matern": float(generator.choice([0.5, 0.8, 1.5, 2.5])), "power": float(generator.uniform(0.5, 1.2))}
    return Structure(
        model, float(generator.uniform(0.2, 1.0)), (major, semi, minor), *angles.tolist(), shape=shapes.get(model)
    )


def _search(generator: np.random.Generator, n: int, least: int) -> Search:
    """Return all samples, the nearest within a sphere, or the nearest within a turned ellipsoid."""
    kind = generator.integers(3)
    if kind == 0:
        return everywhere(n)
    maximum = int(generator.integers(least + 4, least + 28))
    radius = float(generator.uniform(60.0, 120.0))
    if kind == 1:
        return Search((radius,) * 3, minimum=least, maximum=maximum)
    semi, minor = radius * np.sort(generator.uniform(0.4, 1.0, 2))[::-1]
    angles = generator.uniform([0.0, -90.0, -90.0], [360.0, 90.0, 90.0])
    return Search((radius, semi, minor), *angles.tolist(), minimum=least, maximum=maximum)
