# SPDX-License-Identifier: GPL-2.0-or-later
"""Thresholds: the best there is by each rule, checked against trying all."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.thresholds import choose_threshold

from .test_metrics import draw


@pytest.mark.parametrize("levels", [0, 6])
@pytest.mark.parametrize("seed", range(4))
def test_no_other_threshold_has_a_better_f1(seed, levels):
    from sklearn.metrics import f1_score

    probability, labels = draw(seed, levels=levels, n=120)
    chosen = choose_threshold(probability, labels, rule="best_f1")
    best = max(f1_score(labels, probability >= other) for other in np.unique(probability))
    assert f1_score(labels, probability >= chosen) == pytest.approx(best, abs=1e-12)


@pytest.mark.parametrize("seed", range(4))
def test_no_other_threshold_is_nearer_to_the_corner(seed):
    probability, labels = draw(seed, n=120)

    def distance(threshold: float) -> float:
        called = probability >= threshold
        return np.hypot(called[labels == 0].mean(), 1.0 - called[labels == 1].mean())

    chosen = choose_threshold(probability, labels, rule="nearest_corner")
    assert distance(chosen) == pytest.approx(min(distance(other) for other in np.unique(probability)), abs=1e-12)


def test_it_lies_half_way_between_two_probabilities():
    assert choose_threshold(np.array([0.9, 0.7, 0.2]), np.array([1, 1, 0])) == pytest.approx(0.45)


def test_all_ore_gives_the_lowest_probability():
    assert choose_threshold(np.array([0.9, 0.7]), np.array([1, 1])) == 0.7


def test_a_fixed_threshold_is_taken_as_it_is():
    assert choose_threshold(np.array([]), np.array([]), rule="fixed", fixed=0.85) == 0.85
    with pytest.raises(InvalidInputError, match="between 0"):
        choose_threshold(np.array([]), np.array([]), rule="fixed", fixed=1.5)
    with pytest.raises(InvalidInputError, match="rule for the threshold must be one of"):
        choose_threshold(np.array([0.5]), np.array([1]), rule="guess")


@pytest.mark.parametrize("levels", [0, 6])
@pytest.mark.parametrize("seed", range(3))
def test_no_other_threshold_has_a_larger_index_of_youden(seed, levels):
    probability, labels = draw(seed, levels=levels, n=120)

    def index(threshold: float) -> float:
        called = probability >= threshold
        return float(called[labels == 1].mean() - called[labels == 0].mean())

    chosen = choose_threshold(probability, labels, rule="youden")
    assert index(chosen) == pytest.approx(max(index(other) for other in np.unique(probability)), abs=1e-12)


@pytest.mark.parametrize("miss_cost", [0.2, 1.0, 12.0])
def test_no_other_threshold_costs_less(miss_cost):
    probability, labels = draw(1, n=150)

    def cost(threshold: float) -> float:
        called = probability >= threshold
        return miss_cost * np.count_nonzero(~called & (labels == 1)) + np.count_nonzero(called & (labels == 0))

    chosen = choose_threshold(probability, labels, rule="cost", miss_cost=miss_cost)
    assert cost(chosen) == min(cost(other) for other in np.unique(probability))


def test_dearer_misses_give_a_lower_threshold():
    probability, labels = draw(2, n=2000)
    found = [choose_threshold(probability, labels, rule="cost", miss_cost=cost) for cost in (0.5, 2.0, 8.0)]
    # Of probabilities that mean what they say, a block is worth calling ore from 1 / (1 + cost) on.
    assert found == pytest.approx([1 / 1.5, 1 / 3, 1 / 9], abs=0.15)
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("budget", [0.05, 0.1, 0.37])
def test_a_budget_is_used_up_and_not_exceeded(budget):
    probability, labels = draw(3, n=1000)
    chosen = choose_threshold(probability, labels, rule="budget", budget=budget)
    assert np.count_nonzero(probability >= chosen) == int(budget * 1000)


def test_blocks_of_one_probability_exceed_a_budget_together():
    chosen = choose_threshold(np.array([0.9, 0.9, 0.9, 0.1]), np.array([1, 0, 1, 0]), rule="budget", budget=0.25)
    assert chosen == pytest.approx(0.5)


@pytest.mark.parametrize("given", [{"rule": "cost", "miss_cost": 0.0}, {"rule": "budget", "budget": 1.5}])
def test_costs_and_budgets_that_make_no_sense_are_sentences(given):
    with pytest.raises(InvalidInputError, match=r"must be positive|must lie between"):
        choose_threshold(np.array([0.9, 0.1]), np.array([1, 0]), **given)
