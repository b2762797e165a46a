# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores at thresholds of other folds, and reliability."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.metrics import area_under_roc
from oresight.plugin.engine.learning.fold_scores import called_by_fold, reliability, scored_by_fold
from oresight.plugin.engine.learning.learnable import check_learnable
from oresight.plugin.engine.learning.skill import HeldOut
from oresight.plugin.engine.learning.sources import Sources
from oresight.plugin.engine.log_odds import sigmoid


def test_a_fold_is_called_at_the_best_threshold_of_the_others():
    """By hand: each fold separates at its own place, so that the other's threshold calls all of it alike."""
    probability = np.array([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9])
    ore = np.array([False, False, True, True, False, False, True, True])
    fold = np.repeat([0, 1], 4)
    held = HeldOut({"blend": probability, "calibrated": probability}, fold)
    threshold, scores = scored_by_fold(held, ore)
    assert (scores.confusion.true_positives, scores.confusion.false_negatives) == (2, 2)
    assert (scores.confusion.false_positives, scores.confusion.true_negatives) == (2, 2)
    assert scores.accuracy == scores.precision == scores.recall == 0.5
    assert scores.auc == area_under_roc(probability, ore) == 0.75
    assert 0.2 < threshold < 0.3


def test_calibrated_probabilities_lie_on_the_diagonal():
    generator = np.random.default_rng(0)
    probability = generator.random(100_000)
    found = reliability(probability, generator.random(100_000) < probability)
    np.testing.assert_allclose(found["share"], found["probability"], atol=0.02)
    assert len(found["share"]) == 10


def sources_of(groups: int, ore_in: int, per_hole: int = 8) -> Sources:
    hole = np.repeat(np.arange(groups), per_hole)
    points = np.random.default_rng(0).random((len(hole), 3))
    return Sources.of(points, np.arange(float(len(hole))), hole < ore_in, hole, hole)


@pytest.mark.parametrize(
    ("groups", "ore_in", "said"),
    [
        (3, 2, "come from 3 drillholes that do not share a collar; learning needs at least 4"),
        (6, 1, "8 composites in 1 drillholes are ore; at least 10 in 2 holes"),
        (6, 5, "8 composites in 1 drillholes are waste; at least 10 in 2 holes"),
    ],
)
def test_too_little_to_learn_from_is_a_sentence(groups, ore_in, said):
    with pytest.raises(InvalidInputError) as refused:
        check_learnable(sources_of(groups, ore_in), 5)
    assert said in str(refused.value)


def test_there_are_no_more_folds_than_groups_of_holes():
    assert check_learnable(sources_of(6, 3), 5) == 5
    assert check_learnable(sources_of(4, 2), 5) == 4


@pytest.mark.parametrize("folds", [2, 4])
def test_the_threshold_of_a_fold_is_chosen_without_its_labels(folds):
    generator = np.random.default_rng(7)
    fold = np.arange(30) % folds
    for _ in range(20):
        logits = generator.normal(0.0, 2.0, len(fold))
        ore = generator.random(len(fold)) < sigmoid(logits)
        held = HeldOut({"blend": sigmoid(logits), "calibrated": sigmoid(1.2 * logits)}, fold)
        found = [called_by_fold(held, labels)[fold == 0] for labels in (ore, np.where(fold == 0, ~ore, ore))]
        np.testing.assert_array_equal(found[0], found[1])
