# SPDX-License-Identifier: GPL-2.0-or-later
"""What is withheld: every composite once, groups whole, the buffer kept, ore shared evenly, cuts nested."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.folds import Fold, FoldRules, block_side, make_folds, spacing_of


def deposit(seed: int = 0, holes: int = 40) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return points, groups and ore of vertical holes of many lengths; rich holes lie together."""
    generator = np.random.default_rng(seed)
    depth = generator.integers(3, 40, holes)
    group = np.repeat(np.arange(holes), depth)
    collars = generator.uniform(0.0, 1000.0, (holes, 2))
    down = np.concatenate([-10.0 * np.arange(n) for n in depth])
    points = np.column_stack([collars[group], down])
    ore = (np.hypot(*(points[:, :2] - 400.0).T) < 300.0) & (generator.random(len(points)) < 0.6)
    return points, group, ore


@pytest.mark.parametrize("by", ["hole", "block", "random"])
@pytest.mark.parametrize("seed", range(5))
def test_each_composite_is_withheld_once_and_is_then_not_known(by, seed):
    points, group, ore = deposit(seed)
    folds = make_folds(points, group, ore, FoldRules(by, 4, buffer=20.0, seed=seed))
    assert (np.sum([fold.withheld for fold in folds], axis=0) == 1).all()
    for fold in folds:
        assert (fold.known.astype(int) + fold.withheld + fold.removed == 1).all()


@pytest.mark.parametrize("seed", range(5))
def test_groups_of_holes_stay_together(seed):
    points, group, ore = deposit(seed)
    for fold in make_folds(points, group, ore, FoldRules("hole", 5, seed=seed)):
        assert not set(group[fold.withheld]) & set(group[fold.known])
        assert not fold.removed.any()


@pytest.mark.parametrize("buffer", [15.0, 60.0, 150.0])
def test_nothing_known_lies_within_the_buffer_and_nothing_beyond_it_is_removed(buffer):
    points, group, ore = deposit(3)
    folds = make_folds(points, group, ore, FoldRules("block", 3, block=250.0, buffer=buffer))
    for fold in folds:
        away = np.sqrt(np.square(points[:, None] - points[fold.withheld][None]).sum(axis=2)).min(axis=1)
        assert (away[fold.known] > buffer).all()
        assert (away[fold.removed] <= buffer).all()
    assert buffer < 100.0 or any(fold.removed.any() for fold in folds)


def test_the_buffer_is_the_spacing_of_the_holes_unless_given():
    points, group, ore = deposit(1)
    rules = FoldRules("block", 3, seed=2)
    usual = make_folds(points, group, ore, rules)
    given = make_folds(points, group, ore, FoldRules("block", 3, buffer=spacing_of(points, group), seed=2))
    assert all(np.array_equal(one.removed, other.removed) for one, other in zip(usual, given))


def test_blocks_of_ground_stay_together_within_their_side():
    # Of a regular grid whose spacing is the block's side, no two points share a block: each can go its own way. With
    # a side ten times as long all points of a fold's block lie within its diagonal.
    east, north = np.meshgrid(np.arange(20) * 10.0, np.arange(20) * 10.0)
    points = np.column_stack([east.ravel(), north.ravel(), np.zeros(400)])
    ore = np.arange(400) % 2 == 0
    folds = make_folds(points, np.arange(400), ore, FoldRules("block", 2, block=100.0, buffer=0.0))
    withheld = points[folds[0].withheld][:, :2]
    neighbours = np.abs(withheld[:, None] - withheld[None]).sum(axis=2)
    alone = (np.sort(neighbours, axis=1)[:, 1] > 10.0).mean()
    assert alone < 0.05


@pytest.mark.parametrize("by", ["hole", "block", "random"])
def test_ore_and_composites_are_shared_about_evenly(by):
    points, group, ore = deposit(0, holes=120)
    folds = make_folds(points, group, ore, FoldRules(by, 5, block=120.0, buffer=0.0))
    counts = np.array([[np.count_nonzero(fold.withheld), np.count_nonzero(fold.withheld & ore)] for fold in folds])
    assert (np.abs(counts / counts.mean(axis=0) - 1.0) < 0.15).all()


def test_cuts_by_depth_are_nested_and_the_first_is_the_share_that_was_asked_for():
    points, group, ore = deposit(2)
    points[:, 2] += np.random.default_rng(1).normal(size=len(points))
    folds = make_folds(points, group, ore, FoldRules("depth", 5))
    shares = [fold.withheld.mean() for fold in folds]
    assert shares == pytest.approx([0.3, 0.2, 0.4, 0.1, 0.5], abs=0.01)
    for fold in folds:
        assert points[fold.withheld, 2].max() < points[fold.known, 2].min()
    by_share = sorted(folds, key=lambda fold: fold.share)
    assert all((deeper.withheld <= wider.withheld).all() for deeper, wider in zip(by_share, by_share[1:]))


def test_the_same_seed_gives_the_same_folds_and_another_others():
    points, group, ore = deposit(4)

    def parts(seed: int) -> list[list[int]]:
        return [np.flatnonzero(fold.withheld).tolist() for fold in make_folds(points, group, ore, FoldRules(seed=seed))]

    assert parts(1) == parts(1)
    assert parts(1) != parts(2)


def test_what_cannot_be_cut_is_refused_with_the_reason():
    points, group, ore = deposit(0, holes=4)
    with pytest.raises(InvalidInputError, match=r"5 folds need as many holes that do not share a collar.*there are 4"):
        make_folds(points, group, ore, FoldRules("hole", 5))
    with pytest.raises(InvalidInputError, match="composites that fold 1 withholds, 0 are ore"):
        make_folds(points, group, np.zeros(len(points), dtype=bool), FoldRules("random", 2))
    deepest = points[:, 2] < np.quantile(points[:, 2], 0.2)
    with pytest.raises(InvalidInputError, match="composites that fold 1 leaves to learn from, 0 are ore"):
        make_folds(points, group, deepest, FoldRules("depth", 1))
    with pytest.raises(InvalidInputError, match="way to withhold"):
        FoldRules("year")
    with pytest.raises(InvalidInputError, match="number of folds"):
        FoldRules("depth", 6)


def test_a_block_side_gives_about_four_blocks_a_fold():
    points = np.array([[0.0, 0.0, 0.0], [1000.0, 500.0, 0.0]])
    assert 1000.0 * 500.0 / block_side(points, 5) ** 2 == pytest.approx(20.0)


def test_what_is_removed_is_not_known():
    fold = Fold(np.array([True, False, False]), np.array([False, True, False]))
    assert fold.known.tolist() == [False, False, True]
