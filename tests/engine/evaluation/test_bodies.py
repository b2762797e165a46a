# SPDX-License-Identifier: GPL-2.0-or-later
"""Two bodies of blocks against volumes counted by hand."""

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.evaluation.bodies import compare_bodies

GRID = BlockGrid((1000.0, 2000.0, 300.0), (10.0, 20.0, 5.0), (4, 6, 8))


def box(levels, rows, columns):
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[levels, rows, columns] = True
    return mask


def test_a_box_moved_by_one_block_has_the_overlap_and_offset_of_that():
    labelled = box(slice(0, 2), slice(1, 4), slice(2, 6))
    predicted = box(slice(0, 2), slice(1, 4), slice(3, 7))
    body = compare_bodies(GRID, zip(predicted, labelled))
    assert (body.predicted_volume, body.labelled_volume, body.common_volume) == (24000.0, 24000.0, 18000.0)
    assert body.iou == pytest.approx(18 / 30)
    assert body.dice == pytest.approx(0.75)
    assert body.offset == pytest.approx((10.0, 0.0, 0.0))
    assert body.predicted_centroid == pytest.approx((1050.0, 2050.0, 305.0))


def test_the_overlap_of_a_level_is_nan_where_there_is_no_body():
    labelled, predicted = box(slice(0, 2), 0, slice(0, 4)), box(slice(1, 3), 0, slice(0, 2))
    np.testing.assert_allclose(compare_bodies(GRID, zip(predicted, labelled)).level_iou, [0.0, 0.5, 0.0, np.nan])


def test_dice_and_iou_say_the_same():
    rng = np.random.default_rng(4)
    predicted, labelled = rng.random(GRID.shape) < 0.4, rng.random(GRID.shape) < 0.5
    body = compare_bodies(GRID, zip(predicted, labelled))
    assert body.dice == pytest.approx(2 * body.iou / (1 + body.iou))


def test_empty_bodies_have_no_overlap_and_no_centre():
    nothing = np.zeros(GRID.shape, dtype=bool)
    body = compare_bodies(GRID, zip(nothing, nothing))
    assert body.predicted_volume == 0.0
    assert np.isnan([body.iou, body.dice, *body.offset]).all()
