# SPDX-License-Identifier: GPL-2.0-or-later
"""Which blocks belong to a model, and what is known of them."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.masks import block_domain, pack_mask, unpack_mask
from oresight.plugin.engine.errors import CancelledError, InvalidInputError

GRID = BlockGrid((0.0, 0.0, 0.0), (10.0, 20.0, 5.0), (6, 4, 5))
FLAT = np.full(GRID.shape[1:], 18.0)
SAMPLES = np.array([[12.0, 30.0, 7.0], [44.0, 61.0, 12.0], [13.0, 31.0, 2.0]])
HOLES = np.array([3, 8, 3], dtype=np.int32)


def test_blocks_with_their_centre_below_a_tilted_surface_belong_and_know_their_depth():
    easting, northing = np.meshgrid(GRID.eastings, GRID.northings)
    surface = 5.0 + 0.2 * easting + 0.1 * northing
    domain = block_domain(GRID, SAMPLES, HOLES, surface=surface)
    centres = GRID.centres(np.arange(GRID.n_blocks))
    depth = 5.0 + centres[:, 0] * 0.2 + centres[:, 1] * 0.1 - centres[:, 2]
    assert np.array_equal(domain.mask.ravel(), depth >= 0.0)
    assert domain.depth == pytest.approx(depth[depth >= 0.0])
    assert domain.n_blocks == np.count_nonzero(depth >= 0.0)


def test_distance_and_nearest_hole_are_those_of_the_nearest_sample():
    domain = block_domain(GRID, SAMPLES, HOLES, surface=FLAT)
    centres = GRID.centres(np.flatnonzero(domain.mask))
    apart = np.linalg.norm(centres[:, None] - SAMPLES[None], axis=2)
    assert domain.distance == pytest.approx(apart.min(axis=1))
    assert np.array_equal(domain.nearest, HOLES[apart.argmin(axis=1)])


def test_a_largest_distance_and_a_boundary_leave_blocks_out_and_count_them():
    boundary = np.zeros(GRID.shape[1:], dtype=bool)
    boundary[:2] = True
    domain = block_domain(GRID, SAMPLES, HOLES, surface=FLAT, max_distance=20.0, boundary=boundary)
    assert not domain.mask[:, 2:].any()
    assert domain.distance.max() <= 20.0
    within = block_domain(GRID, SAMPLES, HOLES, surface=FLAT, boundary=boundary)
    far = [notice for notice in domain.notices if "farther" in notice.template]
    assert far[0].fields["n"] == within.n_blocks - domain.n_blocks == np.count_nonzero(within.distance > 20.0)


def test_where_the_surface_is_unknown_there_are_no_blocks():
    surface = FLAT.copy()
    surface[1, 2] = np.nan
    domain = block_domain(GRID, SAMPLES, HOLES, surface=surface)
    assert not domain.mask[:, 1, 2].any()
    assert any("unknown above 1 of 20 columns" in str(notice) for notice in domain.notices)


def test_without_samples_distances_are_missing():
    domain = block_domain(GRID, np.zeros((0, 3)), np.zeros(0, dtype=np.int32), surface=FLAT)
    assert np.isnan(domain.distance).all()
    assert (domain.nearest == -1).all()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"surface": FLAT - 100.0}, "No block is left: of 120 blocks"),
        ({"surface": FLAT[:2]}, "grid's plan has"),
        ({"surface": FLAT, "max_distance": -1.0}, "maximum distance must be positive"),
        ({"surface": FLAT, "boundary": np.ones((2, 2), dtype=bool)}, "boundary has the shape"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(given, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        block_domain(GRID, SAMPLES, HOLES, **given)


def test_a_mask_survives_the_journey_as_bits():
    mask = np.random.default_rng(0).random(GRID.shape) < 0.3
    assert np.array_equal(unpack_mask(pack_mask(mask), GRID), mask)
    with pytest.raises(InvalidInputError, match="needs 15"):
        unpack_mask(np.zeros(3, dtype=np.uint8), GRID)


def test_cancelling_passes_through():
    def cancel(fraction: float, message: str = "", **fields: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        block_domain(GRID, SAMPLES, HOLES, surface=FLAT, progress=cancel)
