# SPDX-License-Identifier: GPL-2.0-or-later
"""Ordinary kriging in a moving neighbourhood: 10,000 samples, 24 of them per block, estimate and variance.

All solve the same systems: one spherical structure with a nugget, no limit to the search, so that
isotropic peers can take part. The peers' own way of searching is their own affair.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import numpy as np
from figures import Figure, seconds
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

SAMPLES = 10_000
NEIGHBOURS = 24
REACH = 200.0
MODEL = Variogram(0.1, (Structure("spherical", 0.9, (REACH,) * 3),))
SEARCH = Search((UNLIMITED,) * 3, minimum=1, maximum=NEIGHBOURS)
UNIT = "blocks/s"


def deposit() -> tuple[np.ndarray, np.ndarray]:
    """Return samples at random places with random values; the time does not depend on them."""
    generator = np.random.default_rng(1)
    return generator.uniform(0.0, 1000.0, (SAMPLES, 3)), generator.normal(size=SAMPLES)


def cube(side: int, blocks: int | None = None) -> tuple[BlockGrid, np.ndarray]:
    """Return side³ blocks over the samples, or the first levels of them that make at least so many blocks."""
    grid = BlockGrid((0.0, 0.0, 0.0), (1000.0 / side,) * 3, (side, side, side))
    mask = np.zeros(grid.shape, dtype=bool)
    mask[: side if blocks is None else -(-blocks // side**2)] = True
    return grid, mask


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    points, values = deposit()
    threads = os.cpu_count() or 1
    grid, mask = cube(100, 100_000)
    krige(points, values, cube(40), MODEL, SEARCH, solver="numba", threads=threads)
    yield from _million(points, values, threads)  # first: later the peers' memory would be counted as ours
    ours: dict[str, float] = {}
    for name, solver, blocks in (("numba", "numba", 100_000), ("numpy", "numpy", 20_000)):
        part = mask.copy()
        part[-(-blocks // 10_000) :] = False
        time = seconds(lambda: krige(points, values, (grid, part), MODEL, SEARCH, solver=solver, threads=threads))  # noqa: B023
        ours[name] = np.count_nonzero(part) / time
        yield Figure(f"{blocks:,} of 10^6 blocks", f"oresight, {name}", ours[name], UNIT)
    yield from _five_variables(points, values, grid, mask, threads)
    yield from _difference(points, values, grid)
    targets = grid.centres(np.arange(0, grid.n_blocks, 997))[:500]
    for name, (library, kriging) in PEERS.items():
        if find_spec(library) is None:
            yield Figure("the same systems", name, None, UNIT, note="skipped: not installed")
            continue
        rate = len(targets) / seconds(lambda: kriging(points, values, targets), repeat=1)  # noqa: B023
        yield Figure("the same systems", name, rate, UNIT)
        for kind, our_rate in ours.items():
            yield Figure("ratio", f"oresight, {kind}", our_rate, UNIT, our_rate / rate, name)


def _five_variables(
    points: np.ndarray, values: np.ndarray, grid: BlockGrid, mask: np.ndarray, threads: int
) -> Iterator[Figure]:
    five = np.column_stack([np.roll(values, shift) for shift in range(5)])
    one_time, five_time = (
        seconds(lambda: krige(points, table, (grid, mask), MODEL, SEARCH, solver="numba", threads=threads), repeat=2)  # noqa: B023
        for table in (values, five)
    )
    yield Figure("5 variables on the same samples, time of 1 variable", "oresight, numba", five_time / one_time, "x")


def _difference(points: np.ndarray, values: np.ndarray, grid: BlockGrid) -> Iterator[Figure]:
    """Yield the largest difference to a dense solve of each system."""
    places = grid.centres(np.random.default_rng(0).integers(0, grid.n_blocks, 200))
    for solver in ("numba", "numpy"):
        field = krige(points, values, places, MODEL, SEARCH, solver=solver)
        worst = 0.0
        for place, estimate, variance in zip(places, field.estimate[:, 0], field.variance[:, 0]):
            near = np.argsort(np.linalg.norm(points - place, axis=1))[:NEIGHBOURS]
            expected = dense(points[near], values[near], place)
            worst = max(worst, abs(estimate - expected[0]), abs(variance - expected[1]))
        yield Figure("largest difference to a dense solve", f"oresight, {solver}", worst, "")


def dense(points: np.ndarray, values: np.ndarray, place: np.ndarray) -> tuple[float, float]:
    """Return estimate and variance of one system as the textbook writes it."""
    n = len(points)
    between = MODEL.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(n, n)
    matrix = np.block([[between, np.ones((n, 1))], [np.ones((1, n)), np.zeros((1, 1))]])
    right = np.append(MODEL.covariance(points - place), 1.0)
    weights = np.linalg.solve(matrix, right)
    return float(weights[:n] @ values), float(MODEL.sill - weights @ right)


def _million(points: np.ndarray, values: np.ndarray, threads: int) -> Iterator[Figure]:
    grid, mask = cube(100)
    time = seconds(lambda: krige(points, values, (grid, mask), MODEL, SEARCH, threads=threads), repeat=1)
    yield Figure("10^6 blocks", "oresight, numba", grid.n_blocks / time, UNIT)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    yield Figure("10^6 blocks, peak memory of the whole process", "oresight, numba", peak, "MB")


def pykrige(points: np.ndarray, values: np.ndarray, targets: np.ndarray) -> None:
    """Krige with PyKrige's moving window.

    It is constructed with a few samples, and the others are put in afterwards: the statistics that it computes when it
    is constructed would take hours, and are no part of the comparison.
    """
    from pykrige.ok3d import OrdinaryKriging3D

    few = OrdinaryKriging3D(
        *points[:50].T, values[:50], variogram_model="spherical", variogram_parameters=[0.9, REACH, 0.1]
    )
    few.X_ADJUSTED, few.Y_ADJUSTED, few.Z_ADJUSTED = points.T
    few.X_ORIG, few.Y_ORIG, few.Z_ORIG = points.T
    few.VALUES = values
    few.execute("points", *targets.T, n_closest_points=NEIGHBOURS, backend="loop")


def gstlearn(points: np.ndarray, values: np.ndarray, targets: np.ndarray) -> None:
    """Krige with gstlearn, its ball search on."""
    import gstlearn as gl

    data = gl.Db.createFromSamples(len(points), gl.ELoadBy.SAMPLE, np.column_stack((points, values)).ravel())
    data.setLocators(["New.1", "New.2", "New.3"], gl.ELoc.X)
    data.setLocator("New.4", gl.ELoc.Z)
    places = gl.Db.createFromSamples(len(targets), gl.ELoadBy.SAMPLE, targets.ravel())
    places.setLocators(["New.1", "New.2", "New.3"], gl.ELoc.X)
    model = gl.Model.createFromParam(gl.ECov.NUGGET, 1.0, 0.1, space=gl.SpaceRN.create(3))
    model.addCovFromParam(gl.ECov.SPHERICAL, REACH, 0.9)
    model.setDriftIRF(0)
    neighbourhood = gl.NeighMoving.create(False, NEIGHBOURS, 1e9)
    neighbourhood.setBallSearch(True, 10)
    gl.kriging(data, places, model, neighbourhood)


PEERS: dict[str, tuple[str, Callable[[np.ndarray, np.ndarray, np.ndarray], None]]] = {
    "PyKrige, moving window": ("pykrige", pykrige),
    "gstlearn": ("gstlearn", gstlearn),
}
"""Name: library, and how it kriges."""
