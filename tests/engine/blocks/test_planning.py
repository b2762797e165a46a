# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the blocks of a new model lie, and whether there is room for them."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.capacity import BYTES_PER_BLOCK, check_capacity
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.planning import GridPlan, plan_columns, plan_levels
from oresight.plugin.engine.errors import InvalidInputError, MemoryLimitError

SAMPLES = np.array([[101.0, 203.0, -40.0], [189.0, 297.0, 55.0]])
SIZE = (8.0, 14.0, 12.0)


def test_blocks_cover_samples_and_margin_on_whole_multiples_of_their_size():
    plan = GridPlan(SIZE, SAMPLES)
    grid = plan_levels(plan, plan_columns(plan), 70.0)
    west, south, bottom, east, north, top = grid.bounds
    assert west <= 101.0 - 16.0
    assert east >= 189.0 + 16.0
    assert south <= 203.0 - 28.0
    assert north >= 297.0 + 28.0
    assert bottom <= -40.0 - 24.0
    assert top >= 70.0
    assert [corner % size for corner, size in zip(grid.origin, SIZE)] == [0.0, 0.0, 0.0]


def test_an_extent_and_elevations_are_taken_as_they_are():
    plan = GridPlan(SIZE, SAMPLES, (0.0, 0.0, 80.0, 140.0), lowest=-24.0, highest=36.0)
    grid = plan_levels(plan, plan_columns(plan), 1000.0)
    assert grid.bounds == (0.0, 0.0, -24.0, 80.0, 140.0, 36.0)
    assert grid.shape == (5, 10, 10)


def test_what_is_not_known_is_asked_for():
    nothing = np.zeros((0, 3))
    with pytest.raises(InvalidInputError, match="samples or an extent"):
        plan_columns(GridPlan(SIZE, nothing))
    plan = GridPlan(SIZE, nothing, (0.0, 0.0, 80.0, 140.0))
    with pytest.raises(InvalidInputError, match="lowest elevation"):
        plan_levels(plan, plan_columns(plan), 100.0)
    with pytest.raises(InvalidInputError, match="end above higher than below"):
        plan_levels(GridPlan(SIZE, SAMPLES, lowest=90.0), plan_columns(plan), 70.0)


def test_more_blocks_than_memory_holds_are_refused_with_a_size_that_fits():
    grid = BlockGrid((0.0, 0.0, 0.0), (2.0, 3.0, 4.0), (1000, 1000, 1000))
    with pytest.raises(MemoryLimitError) as caught:
        check_capacity(grid, 6_000_000_000)
    assert "1,000,000,000 blocks of 2 x 3 x 4 need about 60.0 GB, but 6.0 GB" in str(caught.value)
    larger = [float(length) for length in caught.value.fields["larger"].split(" x ")]
    shrink = np.prod(np.array(larger) / np.array(grid.size))
    assert grid.n_blocks / shrink * BYTES_PER_BLOCK <= 6_000_000_000


def test_what_fits_and_what_nobody_knows_is_not_refused():
    grid = BlockGrid((0.0, 0.0, 0.0), (2.0, 3.0, 4.0), (100, 100, 100))
    check_capacity(grid, 100_000_000)
    check_capacity(grid, None)
