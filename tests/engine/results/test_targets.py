# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets against bodies counted by hand."""

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.results.targets import Samples, rank_targets

GRID = BlockGrid((1000.0, 2000.0, 300.0), (8.0, 14.0, 12.0), (4, 6, 10))
BLOCK = 8.0 * 14.0 * 12.0


def two_boxes():
    """Return the mask and values of a box of 2 x 3 x 4 blocks at 0.6 and one of 1 x 1 x 3 at 0.9."""
    values = np.zeros(GRID.shape)
    values[0:2, 0:3, 0:4] = 0.6
    values[3, 5, 7:10] = 0.9
    mask = values > 0.5
    return mask, values[mask]


def test_a_box_has_the_figures_of_a_box():
    targets = rank_targets(GRID, *two_boxes())
    assert targets.n_blocks.tolist() == [24, 3]
    np.testing.assert_allclose(targets.mean, [0.6, 0.9])
    np.testing.assert_allclose(targets.maximum, [0.6, 0.9])
    np.testing.assert_allclose(targets.centroid[0], [1000 + 4 * 8 / 2, 2000 + 3 * 14 / 2, 300 + 2 * 12 / 2])
    np.testing.assert_allclose(targets.centroid[1], [1000 + 8.5 * 8, 2000 + 5.5 * 14, 300 + 3.5 * 12])
    assert (targets.bottom[0], targets.top[0]) == (300.0, 324.0)
    assert (targets.bottom[1], targets.top[1]) == (336.0, 348.0)


def test_the_volumes_of_all_bodies_are_the_volume_of_all_blocks():
    values = np.random.default_rng(3).random(GRID.shape)
    for connection in ("faces", "edges", "corners"):
        targets = rank_targets(GRID, values > 0.6, values[values > 0.6], connection=connection)
        assert targets.n_blocks.sum() == (values > 0.6).sum()
        np.testing.assert_allclose((targets.mean * targets.n_blocks).sum(), values[values > 0.6].sum())


def test_blocks_that_share_a_face_an_edge_or_a_corner_belong_together_as_asked():
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[0, 0, 0] = mask[0, 0, 1] = True  # a face
    mask[0, 1, 2] = True  # an edge with the second
    mask[1, 2, 3] = True  # a corner with the third
    counts = {
        connection: rank_targets(GRID, mask, np.ones(4), connection=connection).n_blocks.tolist()
        for connection in ("faces", "edges", "corners")
    }
    assert counts == {"faces": [2, 1, 1], "edges": [3, 1], "corners": [4]}


@pytest.mark.parametrize(("ranking", "first"), [("expected_volume", 24), ("volume", 24), ("mean", 3), ("maximum", 3)])
def test_the_ranking_says_which_target_comes_first(ranking, first):
    assert rank_targets(GRID, *two_boxes(), ranking=ranking).n_blocks[0] == first


def test_a_small_body_is_left_out_and_counted():
    targets = rank_targets(GRID, *two_boxes(), minimum_volume=24 * BLOCK)
    assert targets.n_blocks.tolist() == [24]
    assert str(targets.notices[0]) == (
        f"1 of 2 bodies are smaller than {24 * BLOCK:g}, the volume of 24 blocks, and are left out."
    )


def test_when_all_bodies_are_too_small_the_largest_is_named():
    targets = rank_targets(GRID, *two_boxes(), minimum_volume=1e6)
    assert len(targets) == 0
    assert f"the largest has {24 * BLOCK:g}" in str(targets.notices[0])


def test_no_block_makes_no_target():
    targets = rank_targets(GRID, np.zeros(GRID.shape, dtype=bool), np.zeros(0))
    assert len(targets) == 0
    assert targets.point.shape == (0, 3)


def test_the_point_of_a_ring_is_its_best_block_because_the_centroid_lies_in_the_hole():
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[0, 0:5, 0:5] = True
    mask[0, 1:4, 1:4] = False
    values = np.full(GRID.shape, 0.7)
    values[0, 4, 2] = 0.95
    targets = rank_targets(GRID, mask, values[mask])
    assert not targets.is_at_centroid[0]
    np.testing.assert_allclose(targets.centroid[0], [1000 + 2.5 * 8, 2000 + 2.5 * 14, 306.0])
    np.testing.assert_allclose(targets.point[0], [1000 + 2.5 * 8, 2000 + 4.5 * 14, 306.0])
    assert targets.block[0] == GRID.blocks_of(targets.point)[0]


def test_of_equally_good_blocks_the_one_nearest_to_the_centroid_is_taken():
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[0, 0, 0:7] = mask[0, 0:4, 0] = True  # an L: its centroid lies outside
    targets = rank_targets(GRID, mask, np.full(mask.sum(), 0.8))
    away = np.linalg.norm(GRID.centres(np.flatnonzero(mask)) - targets.centroid[0], axis=1)
    assert np.linalg.norm(targets.point[0] - targets.centroid[0]) == pytest.approx(away.min())


def test_the_nearest_hole_and_the_holes_inside_are_found():
    points = np.array(
        [[1004.0, 2007.0, 306.0], [1012.0, 2007.0, 306.0], [1068.0, 2100.0, 342.0], [1012.0, 2021.0, 318.0]]
    )
    samples = Samples(points, np.array([0, 0, 1, 2], dtype=np.int32))
    targets = rank_targets(GRID, *two_boxes(), samples=samples)
    assert targets.holes_inside.tolist() == [2, 0]
    assert targets.nearest_hole.tolist() == [2, 1]
    np.testing.assert_allclose(targets.hole_distance[0], np.linalg.norm(points[3] - targets.point[0]))
    np.testing.assert_allclose(targets.hole_distance[1], 2100.0 - 2077.0)


def test_depths_are_the_least_and_the_greatest_that_are_known():
    mask, values = two_boxes()
    depths = 1000.0 - np.broadcast_to(GRID.elevations[:, None, None], GRID.shape)[mask]
    depths[0] = np.nan
    targets = rank_targets(GRID, mask, values, depths=depths)
    np.testing.assert_allclose(targets.depth_top, [1000 - 318.0, 1000 - 342.0])
    np.testing.assert_allclose(targets.depth_bottom, [1000 - 306.0, 1000 - 342.0])


def test_inputs_stay_as_they_were_and_a_run_can_be_cancelled():
    mask, values = two_boxes()
    before = mask.copy(), values.copy()

    def cancel(fraction, message="", **fields):
        raise CancelledError

    rank_targets(GRID, mask, values)
    np.testing.assert_array_equal(mask, before[0])
    np.testing.assert_array_equal(values, before[1])
    with pytest.raises(CancelledError):
        rank_targets(GRID, mask, values, progress=cancel)


def test_values_that_are_not_as_many_as_the_blocks_are_a_sentence():
    mask, values = two_boxes()
    with pytest.raises(InvalidInputError, match=r"27 blocks of a grid .* need as many values, but there are 26"):
        rank_targets(GRID, mask, values[1:])
