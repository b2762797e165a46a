# SPDX-License-Identifier: GPL-2.0-or-later
"""Metrics equal scikit-learn's; what is not defined is said."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.metrics import score_probabilities

EXACT = {"rel": 1e-12, "abs": 1e-12}


def draw(seed: int, *, levels: int = 0, n: int = 500) -> tuple[np.ndarray, np.ndarray]:
    """Return probabilities, of few distinct values when `levels` are given, and labels that follow them."""
    rng = np.random.default_rng(seed)
    probability = rng.beta(0.6, 1.2, n)
    if levels:
        probability = np.round(probability * levels) / levels
    return probability, (rng.random(n) < probability).astype(np.int8)


@pytest.mark.parametrize("levels", [0, 7])
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("threshold", [0.0, 0.3, 0.5, 0.85, 1.0])
def test_every_figure_equals_that_of_scikit_learn(seed, levels, threshold):
    from sklearn import metrics

    probability, labels = draw(seed, levels=levels)
    called = probability >= threshold
    scores = score_probabilities(probability, labels, threshold)
    assert scores.auc == pytest.approx(metrics.roc_auc_score(labels, probability), **EXACT)
    assert scores.accuracy == pytest.approx(metrics.accuracy_score(labels, called), **EXACT)
    assert scores.precision == pytest.approx(metrics.precision_score(labels, called, zero_division=0), **EXACT)
    assert scores.recall == pytest.approx(metrics.recall_score(labels, called), **EXACT)
    assert scores.f1 == pytest.approx(metrics.f1_score(labels, called), **EXACT)
    assert scores.loss == pytest.approx(metrics.log_loss(labels, probability), **EXACT)
    assert scores.average_precision == pytest.approx(metrics.average_precision_score(labels, probability), **EXACT)
    counts = scores.confusion
    expected = metrics.confusion_matrix(labels, called)
    assert [[counts.true_negatives, counts.false_positives], [counts.false_negatives, counts.true_positives]] == (
        expected.tolist()
    )


def test_the_mean_square_is_the_brier_score():
    from sklearn.metrics import brier_score_loss

    probability, labels = draw(3)
    scores = score_probabilities(probability, labels, 0.5, loss="mean_square")
    assert scores.loss == pytest.approx(brier_score_loss(labels, probability), **EXACT)


def test_float32_probabilities_are_scored_in_float64():
    probability, labels = draw(4)
    single = probability.astype(np.float32)
    assert score_probabilities(single, labels, 0.5) == score_probabilities(single.astype(float), labels, 0.5)


def test_the_auc_is_the_chance_that_ore_gets_the_higher_probability():
    probability, labels = draw(5, levels=9, n=60)
    ore, barren = probability[labels == 1][:, None], probability[labels == 0][None]
    expected = ((ore > barren) + 0.5 * (ore == barren)).mean()
    assert score_probabilities(probability, labels, 0.5).auc == pytest.approx(expected, **EXACT)


def test_equal_probabilities_say_nothing():
    assert score_probabilities(np.full(10, 0.3), np.arange(10) % 2, 0.5).auc == 0.5


def test_the_larger_class_stands_beside_the_accuracy():
    scores = score_probabilities(np.zeros(10), np.array([1] + [0] * 9), 0.5)
    assert (scores.accuracy, scores.larger_class) == (0.9, 0.9)


def test_figures_without_meaning_are_null_in_records():
    values = score_probabilities(np.array([0.2, 0.4]), np.array([0, 0]), 0.5).to_dict()
    assert values["auc"] is None
    assert values["average_precision"] is None
    assert (values["precision"], values["recall"], values["f1"]) == (0.0, 0.0, 0.0)
    assert json.loads(json.dumps(values, allow_nan=False)) == values


def test_certain_and_wrong_is_a_large_finite_loss():
    assert 30.0 < score_probabilities(np.array([1.0]), np.array([0]), 0.5).loss < 40.0


@pytest.mark.parametrize(
    ("probability", "labels", "sentence"),
    [
        ([0.1, 0.2], [1], "2 and 1"),
        ([], [], "no blocks to score"),
        ([0.1, np.nan], [0, 1], "1 of 2 probabilities are missing"),
    ],
)
def test_what_cannot_be_scored_is_a_sentence(probability, labels, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        score_probabilities(np.array(probability), np.array(labels), 0.5)
