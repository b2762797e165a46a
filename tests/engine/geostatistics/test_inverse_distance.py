# SPDX-License-Identifier: GPL-2.0-or-later
"""Inverse distance and the nearest sample."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.geostatistics.inverse_distance import inverse_distance
from oresight.plugin.engine.geostatistics.search import Search

from .dense_reference import nearest

FLAT = Search((60.0, 40.0, 15.0), 30.0, -20.0, 10.0, minimum=3, maximum=8)


@pytest.mark.parametrize("power", [1.0, 2.0, 3.0])
def test_each_target_has_the_weighted_mean_of_its_nearest_samples(power):
    generator = np.random.default_rng(1)
    points, values = generator.uniform(0.0, 100.0, (80, 3)), generator.normal(size=80)
    places = generator.uniform(-20.0, 120.0, (60, 3))
    found = inverse_distance(points, values, places, FLAT, power=power)
    estimated = 0
    for number, place in enumerate(places):
        near = nearest(points, place, FLAT)
        if len(near) < FLAT.minimum:
            assert np.isnan(found.inverse[number])
            assert np.isnan(found.nearest[number])
            continue
        estimated += 1
        weights = np.linalg.norm((points[near] - place) @ FLAT.transform().T, axis=1) ** -power
        assert found.inverse[number] == pytest.approx(weights @ values[near] / weights.sum())
        assert found.nearest[number] == values[near[0]]
    assert 10 < estimated < 60


def test_at_a_sample_it_is_the_sample_and_missing_values_are_passed_over():
    points = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [2.0, 0.0, 0.0]])
    found = inverse_distance(points, np.array([5.0, np.nan, 7.0]), points, Search((10.0,) * 3, minimum=1))
    assert found.inverse.tolist() == [5.0, 6.0, 7.0]


def test_a_model_of_blocks_is_estimated_in_block_order():
    grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (2, 2, 2))
    mask = np.ones(grid.shape, dtype=bool)
    mask[0, 0, 0] = False
    centres = grid.centres(np.arange(8))
    found = inverse_distance(centres, np.arange(8.0), (grid, mask), Search((5.0,) * 3, minimum=1))
    assert found.nearest.tolist() == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
