# SPDX-License-Identifier: GPL-2.0-or-later
"""Means in slices of a block model and of samples."""

from __future__ import annotations

import numpy as np
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.results.swaths import SliceMeans, slice_edges

GRID = BlockGrid((100.0, 200.0, -50.0), (10.0, 5.0, 2.0), (7, 6, 9))


def plane(points: np.ndarray) -> np.ndarray:
    return points @ np.array([2.0, -1.0, 3.0])


def test_levels_of_a_tilted_plane_have_the_plane_s_mean_in_each_slice():
    values = plane(GRID.centres(np.arange(GRID.n_blocks))).reshape(GRID.shape)
    means = SliceMeans(slice_edges(GRID, 3))
    for level, part in enumerate(values):
        means.add_level(GRID, level, part)
    middle = np.array([145.0, 215.0, -43.0])
    for axis, (slope, coordinates) in enumerate(
        zip((2.0, -1.0, 3.0), (GRID.eastings, GRID.northings, GRID.elevations))
    ):
        edges = slice_edges(GRID, 3)[axis]
        for place, (low, high) in enumerate(zip(edges[:-1], edges[1:])):
            inside = coordinates[(coordinates > low) & (coordinates < high)]
            expected = plane(middle) + slope * (inside.mean() - middle[axis])
            assert np.isclose(means.means(axis)[place], expected)
            assert means.counts(axis)[place] == len(inside) * GRID.n_blocks / len(coordinates)


def test_blocks_outside_the_domain_and_empty_slices_do_not_count():
    values = np.full(GRID.shape, np.nan)
    values[2, 3, 4] = 7.0
    means = SliceMeans(slice_edges(GRID))
    for level, part in enumerate(values):
        means.add_level(GRID, level, part)
    for axis, place in enumerate((4, 3, 2)):
        expected = np.full(GRID.shape[::-1][axis], np.nan)
        expected[place] = 7.0
        np.testing.assert_array_equal(means.means(axis), expected)


def test_samples_are_weighted_and_the_last_bound_belongs_to_the_last_slice():
    means = SliceMeans(slice_edges(GRID, 1))
    points = np.array([[190.0, 230.0, -36.0], [100.0, 200.0, -50.0], [99.0, 210.0, -40.0], [120.0, 210.0, np.nan]])
    means.add(points, np.array([4.0, 1.0, 100.0, 100.0]), np.array([2.0, 1.0, 1.0, 1.0]))
    assert means.means(0).tolist() == [3.0]
    assert means.counts(0).tolist() == [2]
    assert means.middles(0).tolist() == [145.0]
