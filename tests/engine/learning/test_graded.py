# SPDX-License-Identifier: GPL-2.0-or-later
"""Trees that learn the grade on coordinates say the logit of ore, fitted at holes that they did not learn from."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.metrics import area_under_roc
from oresight.plugin.engine.learning.forest import grow_randomised
from oresight.plugin.engine.learning.graded import grow_graded


def holes(seed: int, *, n: int = 40, depth: int = 12) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return coordinates, group and a score that falls off about the middle, with noise of deviation 0.5."""
    generator = np.random.default_rng(seed)
    axes = np.column_stack(
        [np.repeat(generator.uniform(-1.0, 1.0, (n, 2)), depth, 0), generator.uniform(-1, 1, n * depth)]
    )
    score = 1.0 - 2.0 * np.square(axes).sum(axis=1) + generator.normal(0.0, 0.5, len(axes))
    return axes.astype(np.float32), np.repeat(np.arange(n), depth), score


def test_what_it_says_is_the_probability_of_ore_at_new_holes():
    axes, group, score = holes(1, n=80)
    forest = grow_graded(axes, score, score > 0.0, group, seed=1)
    unseen, _, told = holes(2, n=160)
    probability = 1.0 / (1.0 + np.exp(-forest.sums(unseen)))
    assert probability.mean() == pytest.approx((told > 0.0).mean(), abs=0.05)
    for low, high in ((0.0, 0.2), (0.2, 0.8), (0.8, 1.0)):
        part = (probability >= low) & (probability < high)
        assert (told[part] > 0.0).mean() == pytest.approx(probability[part].mean(), abs=0.1)


def test_learning_the_grade_tells_rare_ore_better_than_learning_ore():
    gains = []
    for seed in range(4):
        axes, group, score = holes(10 + seed)
        unseen, _, told = holes(20 + seed)
        ore, ore_there = score > 0.8, told > 0.8
        graded = grow_graded(axes, score, ore, group, seed=1).sums(unseen)
        plain = grow_randomised(axes, ore, seed=1, smallest_leaf=3).sums(unseen)
        gains.append(area_under_roc(graded, ore_there) - area_under_roc(plain, ore_there))
    assert np.mean(gains) > 0.005


def test_a_score_that_points_the_wrong_way_at_left_out_holes_says_nothing():
    """Two holes of two halves: what one says of the other is the opposite."""
    axes = np.linspace(-1.0, 1.0, 80, dtype=np.float32)[:, None]
    score = np.where(np.arange(80) < 40, -1.0, 1.0) + np.linspace(0.0, 0.1, 80)
    group = np.repeat([0, 1, 2, 3], 20)
    told = grow_graded(axes, np.where(group % 2 == 0, score, -score), group % 2 == 0, group, seed=1).sums(axes)
    assert np.ptp(told) == 0.0
    assert told[0] == pytest.approx(0.0, abs=1e-6)


def test_shuffled_grades_say_the_share_of_ore_everywhere():
    axes, group, score = holes(4)
    shuffled = np.random.default_rng(5).permutation(score)
    forest = grow_graded(axes, shuffled, shuffled > 0.0, group, seed=1)
    unseen, _, _ = holes(6)
    probability = 1.0 / (1.0 + np.exp(-forest.sums(unseen)))
    assert probability == pytest.approx((shuffled > 0.0).mean(), abs=0.15)


def test_the_same_seed_gives_the_same_trees():
    axes, group, score = holes(7, n=8)
    one, other = (grow_graded(axes, score, score > 0.0, group, seed=3) for _ in range(2))
    np.testing.assert_array_equal(one.sums(axes), other.sums(axes))


def test_with_ore_in_one_hole_only_there_is_still_an_answer():
    axes, group, score = holes(8, n=3)
    ore = (group == 0) & (score > 0.0)
    assert np.isfinite(grow_graded(axes, score, ore, group, seed=1).sums(axes)).all()


@pytest.mark.parametrize("share", [0.25, 1.0])
def test_one_group_of_holes_says_the_share_of_ore_and_no_more(share):
    """No hole is left out that says what a score means: scores are no logits."""
    axes, _, score = holes(9, n=10)
    ore = score >= np.quantile(score, 1.0 - share)
    told = grow_graded(axes, score, ore, np.zeros(len(score), dtype=np.int64), seed=1).sums(axes)
    assert np.ptp(told) == 0.0
    assert 1.0 / (1.0 + np.exp(-told[0])) == pytest.approx(ore.mean(), abs=0.005)
