# SPDX-License-Identifier: GPL-2.0-or-later
"""Levels of a block model by elevation."""

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.results.sections import level_at, level_grid

GRID = BlockGrid((1000.0, 2000.0, 4200.0), (8.0, 14.0, 12.0), (10, 4, 5))


def test_the_centre_of_each_level_lies_in_it():
    assert [level_at(GRID, elevation) for elevation in GRID.elevations] == list(range(10))


def test_a_shared_face_belongs_to_the_level_above_and_the_top_to_the_highest():
    assert level_at(GRID, 4200.0) == 0
    assert level_at(GRID, 4212.0) == 1
    assert level_at(GRID, 4320.0) == 9


@pytest.mark.parametrize("elevation", [4199.9, 4320.1, float("nan")])
def test_an_elevation_outside_the_model_is_a_sentence_with_the_range(elevation):
    with pytest.raises(InvalidInputError, match=r"from 4200\.0 to 4320\.0, but .* was given"):
        level_at(GRID, elevation)


def test_the_grid_of_a_level_has_the_blocks_of_that_level():
    one = level_grid(GRID, 3)
    rows_columns = GRID.shape[1] * GRID.shape[2]
    np.testing.assert_allclose(
        one.centres(np.arange(one.n_blocks)), GRID.centres(np.arange(3 * rows_columns, 4 * rows_columns))
    )
