# SPDX-License-Identifier: GPL-2.0-or-later
"""The regular grid of blocks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oresight.plugin.engine.blocks.grid import BlockGrid, grid_around
from oresight.plugin.engine.errors import InvalidInputError

GRID = BlockGrid((1000.0, 2000.0, -300.0), (8.0, 14.0, 12.0), (3, 4, 5))


def test_block_order_runs_east_first_then_north_then_up():
    centres = GRID.centres(np.array([0, 1, 5, 20]))
    assert centres.tolist() == [
        [1004.0, 2007.0, -294.0],
        [1012.0, 2007.0, -294.0],
        [1004.0, 2021.0, -294.0],
        [1004.0, 2007.0, -282.0],
    ]


def test_every_centre_lies_in_its_own_block():
    blocks = np.arange(GRID.n_blocks)
    assert np.array_equal(GRID.blocks_of(GRID.centres(blocks)), blocks)


def test_points_outside_have_no_block_and_faces_belong_to_the_east_north_and_above():
    points = np.array([[999.9, 2007.0, -294.0], [1008.0, 2014.0, -288.0], [1040.0, 2007.0, -294.0]])
    assert GRID.blocks_of(points).tolist() == [-1, 20 + 5 + 1, -1]


def test_a_definition_brings_back_the_same_grid():
    assert BlockGrid.from_dict(GRID.to_dict()) == GRID


@given(
    st.lists(st.tuples(*[st.floats(-1e5, 1e5)] * 3), min_size=1, max_size=8),
    st.tuples(*[st.floats(0.5, 50.0)] * 3),
)
def test_a_grid_around_points_holds_them(points, size):
    array = np.array(points)
    west, south, bottom, east, north, top = grid_around(array, size).bounds
    slack = 1e-6
    assert (array >= np.array([west, south, bottom]) - slack).all()
    assert (array <= np.array([east, north, top]) + slack).all()


def test_a_block_size_of_zero_is_refused():
    with pytest.raises(InvalidInputError, match="block size y must be positive, but 0"):
        BlockGrid((0.0, 0.0, 0.0), (1.0, 0.0, 1.0), (1, 1, 1))
