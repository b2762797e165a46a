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
