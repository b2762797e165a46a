# SPDX-License-Identifier: GPL-2.0-or-later
"""Voxels against blocks counted by hand."""

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.results.voxels import class_bounds, extract_voxels

GRID = BlockGrid((1000.0, 2000.0, 300.0), (8.0, 14.0, 12.0), (3, 4, 5))


def tilted_plane():
    """Return values that rise to the east by 1, to the north by 10 and upwards by 100 per block."""
    level, row, column = np.indices(GRID.shape)
    return (100.0 * level + 10.0 * row + column).astype(np.float32)


def test_voxels_lie_at_the_centres_of_the_blocks_that_hold_their_values():
    voxels = extract_voxels(GRID, tilted_plane(), minimum=0.0)
    level, row, column = (voxels.values // 100, voxels.values % 100 // 10, voxels.values % 10)
    np.testing.assert_allclose(voxels.points[:, 0], 1000.0 + 8.0 * (column + 0.5))
    np.testing.assert_allclose(voxels.points[:, 1], 2000.0 + 14.0 * (row + 0.5))
    np.testing.assert_allclose(voxels.points[:, 2], 300.0 + 12.0 * (level + 0.5))
    assert len(voxels.values) == voxels.n_blocks == GRID.n_blocks


def test_only_blocks_that_reach_the_minimum_are_kept_and_the_minimum_itself_is():
    values = tilted_plane()
    voxels = extract_voxels(GRID, values, minimum=213.0)
    assert sorted(voxels.values) == sorted(values[values >= 213.0])
    assert 213.0 in voxels.values


def test_blocks_outside_the_domain_are_never_voxels():
    values = tilted_plane()
    values[2] = np.nan
    values[1, 0] = np.nan
    voxels = extract_voxels(GRID, iter(values), minimum=-1.0)
    assert len(voxels.values) == voxels.n_blocks == 4 * 5 + 3 * 5


def test_a_minimum_that_no_block_reaches_is_a_sentence_with_the_largest_value():
    with pytest.raises(InvalidInputError, match="No block reaches 500: the largest value of the 60 blocks is 234"):
        extract_voxels(GRID, tilted_plane(), minimum=500)


def test_a_model_without_values_is_a_sentence():
    with pytest.raises(InvalidInputError, match="every block is empty"):
        extract_voxels(GRID, np.full(GRID.shape, np.nan), minimum=0.5)


def test_the_values_are_read_level_by_level_and_can_be_cancelled():
    read = []

    def levels():
        for number, level in enumerate(tilted_plane()):
            read.append(number)
            yield level

    def cancel(fraction, message="", **fields):
        if fraction > 0.0:
            raise CancelledError

    with pytest.raises(CancelledError):
        extract_voxels(GRID, levels(), minimum=0.0, progress=cancel)
    assert read == [0, 1]


def test_class_bounds_hold_equal_numbers_and_span_all_values():
    values = np.random.default_rng(0).lognormal(size=1000)
    bounds = class_bounds(values)
    assert bounds[0] == values.min()
    assert bounds[-1] == values.max()
    assert (np.histogram(values, bounds)[0] == 100).all()


def test_class_bounds_of_one_value_are_one_class():
    assert class_bounds(np.ones(5)) == (1.0, 2.0)
