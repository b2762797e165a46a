# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of classes, labels and numbers equal scikit-learn's."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.class_scores import score_classes, score_labels
from oresight.plugin.engine.evaluation.number_scores import score_numbers
from oresight.plugin.engine.evaluation.target_scores import score_target_parts

metrics = pytest.importorskip("sklearn.metrics")
NAMES = ["schist", "dyke", "skarn", "vein"]


@pytest.fixture(scope="module")
def drawn():
    rng = np.random.default_rng(6)
    classes = rng.choice(4, 500, p=[0.5, 0.3, 0.15, 0.05])
    odds = rng.normal(size=(500, 4)) + 1.5 * np.eye(4)[classes]
    probability = np.exp(odds) / np.exp(odds).sum(axis=1, keepdims=True)
    return probability, classes


def test_scores_of_classes_are_scikit_learns(drawn):
    probability, classes = drawn
    scores, called = score_classes(probability, classes, NAMES), probability.argmax(axis=1)
    exact = {"rel": 1e-12}
    assert scores.accuracy == pytest.approx(metrics.accuracy_score(classes, called), **exact)
    assert scores.loss == pytest.approx(metrics.log_loss(classes, probability), **exact)
    assert scores.auc == pytest.approx(metrics.roc_auc_score(classes, probability, multi_class="ovr"), **exact)
    each = metrics.precision_recall_fscore_support(classes, called)
    for place, figure in enumerate(("precision", "recall", "f1", "n")):
        assert [getattr(one, figure) for one in scores.classes] == pytest.approx(each[place].tolist(), **exact)
    assert scores.f1 == pytest.approx(metrics.f1_score(classes, called, average="macro"), **exact)
    np.testing.assert_array_equal(scores.confusion, metrics.confusion_matrix(classes, called))
    assert scores.larger_class == pytest.approx(np.bincount(classes).max() / 500)


def test_a_class_that_no_block_has_leaves_its_figures_open(drawn):
    probability, classes = drawn
    rows = classes != 3
    scores = score_classes(probability[rows], classes[rows], NAMES)
    plain = scores.to_dict()
    assert plain["classes"][3]["auc"] is None
    assert plain["classes"][3]["log_loss"] is None
    assert plain["classes"][3]["recall"] == 0.0
    json.dumps(plain, allow_nan=False)


def test_scores_of_labels_are_scikit_learns(drawn):
    probability, classes = drawn
    labels = np.column_stack([classes == 0, classes % 2 == 1]).astype(int)
    said = np.column_stack([probability[:, 0], probability[:, 1] + probability[:, 3]])
    scores = score_labels(said, labels, ["cu", "au"])
    called = (said >= 0.5).astype(int)
    assert scores.f1 == pytest.approx(metrics.f1_score(labels, called, average="macro"), rel=1e-12)
    assert scores.auc == pytest.approx(metrics.roc_auc_score(labels, said, average="macro"), rel=1e-12)
    assert scores.all_right == pytest.approx(metrics.accuracy_score(labels, called), rel=1e-12)
    assert scores.accuracy == pytest.approx(1.0 - metrics.hamming_loss(labels, called), rel=1e-12)
    json.dumps(scores.to_dict(), allow_nan=False)


def test_scores_of_numbers_are_scikit_learns():
    rng = np.random.default_rng(2)
    known = rng.lognormal(size=300)
    said = known + 0.3 * rng.normal(size=300)
    scores = score_numbers(said, known)
    assert scores.rmse == pytest.approx(metrics.mean_squared_error(known, said) ** 0.5, rel=1e-12)
    assert scores.mae == pytest.approx(metrics.mean_absolute_error(known, said), rel=1e-12)
    assert scores.r2 == pytest.approx(metrics.r2_score(known, said), rel=1e-12)


def test_the_mean_itself_scores_nothing():
    known = np.array([1.0, 2.0, 6.0])
    scores = score_numbers(np.full(3, known.mean()), known)
    assert scores.r2 == 0.0
    assert scores.rmse == pytest.approx(scores.deviation)
    assert scores.to_dict()["correlation"] is None


def test_parts_without_blocks_are_left_out():
    found = score_target_parts("regression", np.arange(4.0), np.arange(4.0), np.array([0, 0, 2, 2]), ["cu"])
    assert list(found) == ["train", "test"]


def test_missing_estimates_are_a_sentence():
    with pytest.raises(InvalidInputError, match="none missing"):
        score_numbers(np.array([1.0, np.nan]), np.array([1.0, 2.0]))
