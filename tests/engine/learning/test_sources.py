# SPDX-License-Identifier: GPL-2.0-or-later
"""A place knows the nearest composites of other holes only."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.learning.sources import Sources, hide_below, hide_holes, nearest_sources


def test_neighbours_are_the_nearest_of_other_groups(make_sources):
    sources = make_sources(holes=6, depth=8)
    near = nearest_sources(sources.points, sources.group, sources, k=5)
    for row in range(len(sources.points)):
        distance = np.linalg.norm(sources.points - sources.points[row], axis=1)
        distance[sources.group == sources.group[row]] = np.inf
        assert np.sort(distance[near[row]]) == pytest.approx(np.sort(distance)[:5])
        assert (sources.group[near[row]] != sources.group[row]).all()


def test_a_block_knows_all_composites(make_sources):
    sources = make_sources(holes=3, depth=4)
    near = nearest_sources(np.zeros((1, 3)), np.array([-1]), sources, k=20)
    assert sorted(near[0][near[0] >= 0]) == list(range(12))
    assert np.count_nonzero(near[0] < 0) == 8


def test_hidden_holes_are_not_known(make_sources):
    sources = make_sources(holes=40, depth=3)
    everything = hide_holes(sources, 1.0, np.random.default_rng(0))
    assert (nearest_sources(sources.points, sources.group, sources, hidden=everything) == -1).all()
    part = hide_holes(sources, 0.4, np.random.default_rng(0))
    hidden = [part(np.arange(3)) for _ in range(200)]
    assert np.mean(hidden) == pytest.approx(0.4, abs=4.0 * np.sqrt(0.24 / (200 * 40)))
    for one in hidden:
        assert all(len(np.unique(one[sources.group == group])) == 1 for group in range(40))


def test_ground_below_the_drilling_is_imitated(make_sources):
    sources = make_sources(holes=10, depth=20)
    rows = np.flatnonzero(sources.group == 3)
    rule = hide_below(sources, sources.points, np.random.default_rng(1))
    for _ in range(20):
        known = sources.points[~rule(rows), 2]
        assert known.min() > sources.points[rows, 2].min()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ore": np.zeros(4, dtype=bool)}, "0 of 4 composites are ore"),
        ({"group": np.zeros(4, dtype=int)}, "come from 1 drillhole"),
        ({"grade": np.array([1.0, np.nan, 2.0, 3.0])}, "1 of 4 composites have no grade"),
    ],
)
def test_what_nothing_can_be_learned_from_is_refused(change, said):
    given = {
        "points": np.eye(4, 3),
        "grade": np.arange(4.0),
        "ore": np.array([False, False, True, True]),
        "hole": np.array([0, 0, 1, 1]),
        "group": np.array([0, 0, 1, 1]),
    }
    with pytest.raises(InvalidInputError, match=said):
        Sources.of(**{**given, **change})
