# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes that start at one place."""

from __future__ import annotations

import numpy as np
from oresight.plugin.engine.geostatistics.collar_groups import collars_of_samples, joined_holes


def test_collars_are_found_again_from_straight_holes_whatever_the_order_of_the_samples():
    generator = np.random.default_rng(0)
    collars = generator.uniform(0.0, 500.0, (5, 3))
    directions = generator.normal(size=(5, 3))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    holes, depth = np.repeat(np.arange(5), 4), np.tile([3.0, 9.0, 15.0, 40.0], 5)
    points = collars[holes] + depth[:, None] * directions[holes]
    order = generator.permutation(len(holes))
    np.testing.assert_allclose(collars_of_samples(points[order], depth[order], holes[order]), collars)


def test_a_single_sample_has_its_collar_above_it_and_without_depths_the_first_one_counts():
    points = np.array([[0.0, 0.0, 90.0], [5.0, 5.0, 50.0], [6.0, 5.0, 40.0]])
    starts = collars_of_samples(points, np.array([10.0, np.nan, np.nan]), np.array([0, 2, 2]))
    assert starts[0].tolist() == [0.0, 0.0, 100.0]
    assert np.isnan(starts[1]).all()
    assert starts[2].tolist() == [5.0, 5.0, 50.0]


def test_near_collars_are_one_group_over_several_steps_and_unknown_ones_stay_apart():
    collars = np.array([[0.0, 0, 0], [0.9, 0, 0], [1.8, 0, 0], [np.nan, 0, 0], [50.0, 0, 0], [np.nan, 0, 0]])
    groups = joined_holes(collars, 1.0)
    assert groups[0] == groups[1] == groups[2]
    assert len(set(groups.tolist())) == 4
    assert len(set(joined_holes(collars, 0.0).tolist())) == 6
    assert joined_holes(np.full((2, 3), np.nan), 1.0).tolist() == [0, 1]
