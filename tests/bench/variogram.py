# SPDX-License-Identifier: GPL-2.0-or-later
"""A variogram found in many samples: pairs, directions and fit, in time and memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from figures import Figure, seconds
from oresight.plugin.engine.geostatistics.directions import Direction
from oresight.plugin.engine.geostatistics.experimental import experimental_variogram, uniform_edges
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.pairs import collect_pairs

SIZES = (5_000, 36_000)
BESIDE_PEERS = 5_000
LAG, LAGS, LONGEST = 20.0, 30, 610.0


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    points, values, holes = _composites(max(SIZES))
    for n in SIZES:

        def fit(n: int = n) -> object:
            return fit_variogram(points[:n], values[:n], holes=holes[:n])

        yield Figure(f"{n:,} composites: pairs, fit, curves, maps", "oresight", seconds(fit, repeat=1), "s")
        yield Figure(f"{n:,} composites: the same", "oresight", _peak_mb(fit), "MB")
    yield from _beside_gstlearn(points[:BESIDE_PEERS], values[:BESIDE_PEERS])


def _composites(n: int) -> tuple[Any, Any, Any]:
    """Return points, values and holes of made-up composites, 100 in each hole."""
    generator = np.random.default_rng(1)
    collars = np.column_stack((generator.uniform(0.0, 3000.0, (n // 100, 2)), np.zeros(n // 100)))
    depth = np.arange(3.0, 603.0, 6.0)
    points = (collars[:, None] + depth[None, :, None] * [0.0, 0.3, -0.95]).reshape(-1, 3)
    values = np.sin(points[:, 0] / 300.0) + generator.normal(size=len(points))
    return points, values, np.repeat(np.arange(n // 100), len(depth))


def _peak_mb(call: Callable[[], object]) -> float:
    """Return the most memory that a call held at once."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _beside_gstlearn(points: Any, values: Any) -> Iterator[Figure]:
    """Yield one direction of all pairs, ours and gstlearn's: the same numbers."""
    case = f"{len(points):,} composites: one direction, all pairs"
    edges = uniform_edges(LAG, LAGS, LONGEST)
    direction = Direction(30.0, -60.0)

    def ours() -> object:
        pairs = collect_pairs(points, values[:, None], edges, most=len(points) ** 2)
        return experimental_variogram(pairs, edges, direction=direction, estimator="matheron")

    time = seconds(ours, repeat=1)
    yield Figure(case, "oresight", time, "s")
    try:
        import gstlearn
    except ImportError as error:
        yield Figure(case, "gstlearn", None, "s", note=f"skipped: {error}")
        return
    gstlearn.defineDefaultSpace(gstlearn.ESpaceType.RN, 3)
    table: Any = gstlearn.Db.createFromSamples(
        len(points), gstlearn.ELoadBy.SAMPLE, np.column_stack((points, values)).ravel()
    )
    table.setLocators(["New.1", "New.2", "New.3"], gstlearn.ELoc.X)
    table.setLocator("New.4", gstlearn.ELoc.Z)
    wanted = gstlearn.VarioParam()
    none = gstlearn.TEST
    wanted.addDir(
        gstlearn.DirParam.create(
            LAGS + 1, LAG, 0.5, direction.tolerance_deg, 0, 0, none, none, 0.0, [], direction.axis.tolist()
        )
    )
    theirs = seconds(lambda: gstlearn.Vario.computeFromDb(wanted, table), repeat=1)
    yield Figure(case, "gstlearn", theirs, "s", theirs / time, "gstlearn")
