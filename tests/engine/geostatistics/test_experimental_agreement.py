# SPDX-License-Identifier: GPL-2.0-or-later
"""Experimental variograms beside gstlearn's."""

from __future__ import annotations

from typing import Any

import gstlearn
import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.directions import Direction
from oresight.plugin.engine.geostatistics.experimental import FEWEST_PAIRS, experimental_variogram, uniform_edges
from oresight.plugin.engine.geostatistics.pairs import collect_pairs

LAG, LAGS = 6.0, 9


@pytest.fixture(scope="module")
def samples() -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(0)
    points = generator.uniform(0.0, 100.0, (600, 3))
    return points, np.sin(points[:, 0] / 15.0) + 0.3 * generator.normal(size=600)


def by_gstlearn(points: np.ndarray, values: np.ndarray, direction: Direction | None) -> tuple[np.ndarray, ...]:
    """Return gstlearn's distances, variogram and numbers of pairs by lag."""
    gstlearn.defineDefaultSpace(gstlearn.ESpaceType.RN, 3)
    table: Any = gstlearn.Db.createFromSamples(
        len(points), gstlearn.ELoadBy.SAMPLE, np.column_stack((points, values)).ravel()
    )
    table.setLocators(["New.1", "New.2", "New.3"], gstlearn.ELoc.X)
    table.setLocator("New.4", gstlearn.ELoc.Z)
    if direction is None:
        wanted = gstlearn.VarioParam.createOmniDirection(LAGS + 1, LAG, 0.5)
    else:
        wanted = gstlearn.VarioParam()
        axis, none = direction.axis.tolist(), gstlearn.TEST
        wanted.addDir(
            gstlearn.DirParam.create(LAGS + 1, LAG, 0.5, direction.tolerance_deg, 0, 0, none, none, 0.0, [], axis)
        )
    found = gstlearn.Vario.computeFromDb(wanted, table)
    return tuple(np.array(one(0, 0, 0)) for one in (found.getHhVec, found.getGgVec, found.getSwVec))


@pytest.mark.parametrize("direction", [None, Direction(0.0), Direction(30.0, -20.0, 25.0), Direction(0.0, -90.0, 40.0)])
def test_distances_pairs_and_variogram_are_those_of_gstlearn(samples, direction):
    points, values = samples
    edges = uniform_edges(LAG, LAGS, 60.0)
    pairs = collect_pairs(points, values[:, None], edges)
    ours = experimental_variogram(pairs, edges, direction=direction, estimator="matheron")
    distance, gamma, count = by_gstlearn(points, values, direction)
    shown = count >= FEWEST_PAIRS
    assert ours.pairs.tolist() == count[shown].tolist()
    assert np.abs(ours.distance) == pytest.approx(np.abs(distance[shown]), rel=1e-12)
    assert ours.gamma == pytest.approx(gamma[shown], rel=1e-10)
