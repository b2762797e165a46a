# SPDX-License-Identifier: GPL-2.0-or-later
"""Splits: what is kept apart stays apart, and the validation part is cut as the test part is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.splits import SplitSettings, cube_codes, split_blocks

DEPTH = np.repeat(np.arange(6.0, 700.0, 12.0), 50)


def shares(split):
    return np.bincount(split, minlength=3) / len(split)


def test_by_depth_the_test_part_is_deepest_and_the_validation_part_next():
    split = split_blocks(SplitSettings(), len(DEPTH), depth=DEPTH)
    assert DEPTH[split == 2].min() > 540.0
    assert DEPTH[split == 1].max() <= 540.0
    assert DEPTH[split == 0].max() < DEPTH[split == 1].min()
    assert (split == 1).sum() / (split != 2).sum() == pytest.approx(0.2, abs=0.02)


def test_by_depth_few_levels_still_give_a_validation_part():
    depth = np.repeat([486.0, 498.0, 510.0, 522.0], 100)
    split = split_blocks(SplitSettings(depth=515.0), 400, depth=depth)
    assert [set(split[depth == level]) for level in (486.0, 498.0, 510.0, 522.0)] == [{0}, {0}, {1}, {2}]


def test_a_depth_beyond_the_blocks_is_a_sentence_with_their_depths():
    with pytest.raises(InvalidInputError, match=r"depth of 900.0, but the blocks lie 6.0 to 690.0 below"):
        split_blocks(SplitSettings(depth=900.0), len(DEPTH), depth=DEPTH)


@pytest.mark.parametrize("method", ["hole", "block"])
def test_blocks_of_one_group_stay_together(method):
    groups = np.random.default_rng(1).integers(0, 60, 5000)
    split = split_blocks(SplitSettings(method), 5000, groups=groups)
    assert all(len(set(split[groups == code])) == 1 for code in range(60))
    np.testing.assert_allclose(shares(split), [0.56, 0.14, 0.3], atol=0.03)


def test_a_random_split_has_the_wanted_shares():
    split = split_blocks(SplitSettings("random", test_share=0.25, validation_share=0.1), 10_000)
    np.testing.assert_allclose(shares(split), [0.675, 0.075, 0.25], atol=1e-3)


def test_the_seed_decides_what_is_drawn():
    first, same, other = (split_blocks(SplitSettings("random", seed=seed), 1000) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, same)
    assert (first != other).any()


def test_no_validation_part_when_none_is_wanted():
    for settings in (SplitSettings(validation_share=0.0), SplitSettings("random", validation_share=0.0)):
        split = split_blocks(settings, len(DEPTH), depth=DEPTH)
        assert set(split) == {0, 2}


@given(st.integers(3, 40), st.floats(0.05, 0.9), st.floats(0.05, 0.8), st.integers(0, 5))
def test_groups_fill_all_parts_or_the_split_is_refused(n_groups, test_share, validation_share, seed):
    groups = np.arange(200) % n_groups
    settings = SplitSettings("hole", test_share=test_share, validation_share=validation_share, seed=seed)
    try:
        split = split_blocks(settings, 200, groups=groups)
    except InvalidInputError:
        return  # a few large groups can be too few for the shares
    assert set(split) == {0, 1, 2}


def test_two_holes_are_too_few():
    with pytest.raises(InvalidInputError, match="there are 2 of them; at least 3"):
        split_blocks(SplitSettings("hole"), 10, groups=np.arange(10) % 2)


@pytest.mark.parametrize(("method", "what"), [("depth", "a depth of each block"), ("hole", "the hole or domain")])
def test_what_a_split_needs_is_said(method, what):
    with pytest.raises(InvalidInputError, match=f"needs {what}.* none was given"):
        split_blocks(SplitSettings(method), 10)
    with pytest.raises(InvalidInputError, match=f"needs {what}.*10 values, but 3"):
        split_blocks(SplitSettings(method), 10, depth=np.ones(3), groups=np.ones(3))


def test_cubes_hold_the_blocks_that_lie_in_them():
    grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 20.0, 5.0), (12, 8, 10))
    numbers = np.arange(grid.n_blocks)
    codes = cube_codes(grid, numbers, 40.0)
    centres = grid.centres(numbers)
    expected = np.unique(np.floor(centres / 40.0), axis=0, return_inverse=True)[1].reshape(-1)
    pairs = set(zip(codes.tolist(), expected.tolist()))
    assert len(pairs) == len(set(codes)) == len(set(expected))


def test_cubes_smaller_than_a_block_are_blocks():
    grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 20.0, 5.0), (3, 4, 5))
    assert len(set(cube_codes(grid, np.arange(60), 1.0))) == 60


@pytest.mark.parametrize(
    "wrong", [{"method": "guess"}, {"depth": 0.0}, {"test_share": 1.0}, {"validation_share": 0.95}]
)
def test_settings_without_meaning_are_sentences(wrong):
    with pytest.raises(InvalidInputError):
        SplitSettings(**wrong)
