# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores at thresholds of other folds, and reliability."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.metrics import area_under_roc
from oresight.plugin.engine.learning.calibration import Calibration, fit_calibration, held_out_probability
from oresight.plugin.engine.learning.fold_scores import (
    calibrated_parts,
    called_by_fold,
    reliability,
    scored_by_fold,
    with_useful_calibration,
)
from oresight.plugin.engine.learning.learnable import check_learnable
from oresight.plugin.engine.learning.skill import HeldOut
from oresight.plugin.engine.learning.sources import Sources
from oresight.plugin.engine.log_odds import sigmoid


def test_a_fold_is_called_at_the_best_threshold_of_the_others():
    """By hand: each fold separates at its own place, so that the other's threshold calls all of it alike."""
    probability = np.array([0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9])
    ore = np.array([False, False, True, True, False, False, True, True])
    fold = np.repeat([0, 1], 4)
    held = HeldOut({"blend": probability, "calibrated": probability}, fold, Calibration())
    threshold, scores = scored_by_fold(held, ore, fold)
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


def held_of(logits: np.ndarray, ore: np.ndarray, fold: np.ndarray) -> HeldOut:
    """Return held-out probabilities as `score_held_out` gives them."""
    calibrated = held_out_probability(logits, ore, fold)
    return HeldOut({"blend": sigmoid(logits), "calibrated": calibrated}, fold, fit_calibration(logits, ore))


def test_a_calibration_is_kept_where_folds_agree_and_left_away_where_the_others_disagree():
    """Logits three times too steep everywhere are tempered; shifts that differ by fold teach the others nothing."""
    generator = np.random.default_rng(2)
    hole = np.repeat(np.arange(60), 100)
    fold = hole // 20
    true = generator.normal(0.0, 1.5, len(fold))
    ore = generator.random(len(fold)) < sigmoid(true)
    steep, shifted = held_of(3.0 * true, ore, fold), held_of(true + np.array([2.0, -2.0, 0.0])[fold], ore, fold)
    found = with_useful_calibration(steep, ore, hole)
    np.testing.assert_allclose(found.probabilities["calibrated"], steep.probabilities["calibrated"])
    assert found.calibration == steep.calibration
    assert calibrated_parts(found) == 3
    found = with_useful_calibration(shifted, ore, hole)
    np.testing.assert_allclose(found.probabilities["calibrated"][fold == 2], shifted.probabilities["blend"][fold == 2])
    assert found.calibration == Calibration()
    assert calibrated_parts(found) == np.count_nonzero(
        [not np.allclose(found.probabilities["calibrated"][fold == k], sigmoid(true + s)[fold == k])
         for k, s in enumerate((2.0, -2.0, 0.0))]
    )  # fmt: skip


@pytest.mark.parametrize("folds", [2, 4])
def test_the_labels_of_a_fold_change_neither_its_probabilities_nor_its_calls(folds):
    generator = np.random.default_rng(7)
    hole = np.arange(30)
    fold = hole % folds
    for _ in range(20):
        logits = generator.normal(0.0, 2.0, len(fold))
        ore = generator.random(len(fold)) < sigmoid(logits + generator.normal(0.0, 1.5, folds)[fold])
        found = []
        for labels in (ore, np.where(fold == 0, ~ore, ore)):
            held = with_useful_calibration(held_of(logits, labels, fold), labels, hole)
            found.append((held.probabilities["calibrated"][fold == 0], called_by_fold(held, labels, hole)[fold == 0]))
        np.testing.assert_array_equal(found[0][0], found[1][0])
        np.testing.assert_array_equal(found[0][1], found[1][1])
