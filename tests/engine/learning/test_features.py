# SPDX-License-Identifier: GPL-2.0-or-later
"""No feature of a place uses what the place must not know."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.learning.features import make_features
from oresight.plugin.engine.learning.kriging_trials import find_trials
from oresight.plugin.engine.learning.neighbourhood import neighbourhood_features
from oresight.plugin.engine.learning.sources import nearest_sources


def test_no_feature_of_a_composite_uses_its_own_group_of_holes(make_sources):
    sources = make_sources()
    paired = replace(sources, group=sources.hole // 2)
    trials = find_trials(paired, generator=np.random.default_rng(0), trials=3, kept=2)
    near = nearest_sources(paired.points, paired.group, paired)
    before = make_features(paired.points, near, paired, trials)
    own = np.flatnonzero(paired.group == 4)
    mixed = np.random.default_rng(1).permutation(own)
    score, ore = paired.score.copy(), paired.ore.copy()
    score[own], ore[own] = score[mixed], 1.0 - ore[own]
    after = make_features(paired.points, near, replace(paired, score=score, ore=ore), trials)
    assert np.array_equal(before.values[own], after.values[own], equal_nan=True)
    others = np.setdiff1d(np.arange(len(score)), own)
    assert not np.array_equal(before.values[others], after.values[others], equal_nan=True)


def test_features_do_not_depend_on_where_the_origin_is(make_sources):
    sources = make_sources()
    trials = find_trials(sources, generator=np.random.default_rng(0), trials=2, kept=1)
    near = nearest_sources(sources.points, sources.group, sources)
    moved = replace(sources, points=sources.points + np.array([4.0e5, 6.0e6, 100.0]))
    one = make_features(sources.points, near, sources, trials)
    other = make_features(moved.points, near, moved, trials)
    assert np.nan_to_num(one.values) == pytest.approx(np.nan_to_num(other.values), abs=2e-4)


def test_statistics_are_those_of_the_nearest(make_sources):
    sources = make_sources(holes=5, depth=6)
    near = nearest_sources(sources.points, sources.group, sources, k=16)
    features = neighbourhood_features(sources.points, near, sources)
    nearest = sources.score[near[:, :8]]
    assert features["mean_8"] == pytest.approx(nearest.mean(axis=1))
    assert features["deviation_8"] == pytest.approx(nearest.std(axis=1))
    assert features["maximum_8"] == pytest.approx(nearest.max(axis=1))
    assert features["ore_share_8"] == pytest.approx(sources.ore[near[:, :8]].mean(axis=1))
    reach = np.linalg.norm(sources.points[near[:, 7]] - sources.points, axis=1)
    assert features["distance_8"] == pytest.approx(np.log1p(reach))


def test_the_nearest_holes_come_in_their_order(make_sources):
    sources = make_sources(holes=5, depth=6)
    near = nearest_sources(sources.points, sources.group, sources, k=24)
    features = neighbourhood_features(sources.points, near, sources)
    for row in (0, 7, 29):
        others = [hole for hole in range(5) if hole != sources.hole[row]]
        reach = sorted(
            np.linalg.norm(sources.points[sources.hole == h] - sources.points[row], axis=1).min() for h in others
        )
        found = [features[f"hole_{number}_distance"][row] for number in (1, 2, 3, 4)]
        assert found == pytest.approx(np.log(reach))
        assert np.isnan(features["hole_5_distance"][row])


def test_each_direction_has_the_composites_that_lie_there(make_sources):
    sources = make_sources()
    north_east_above = sources.points[0] + 1.0
    rows = np.flatnonzero((sources.points >= sources.points[0]).all(axis=1))
    near = np.concatenate([[0], rows[rows != 0], [-1]])[None]
    features = neighbourhood_features(north_east_above[None] - 2.0, near, sources)
    assert np.isfinite(features["octant_7"][0])
    assert np.isnan([features[f"octant_{number}"][0] for number in range(7)]).all()
