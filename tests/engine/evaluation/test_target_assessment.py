# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of classes, labels and numbers equal scikit-learn's; their intervals cover the truth as often as they say."""

from __future__ import annotations

import json
import tracemalloc
import warnings

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.assessment import Terms
from oresight.plugin.engine.evaluation.calibration_error import BINS
from oresight.plugin.engine.evaluation.class_figures import (
    _Counts,
    figures_of_classes,
    figures_of_labels,
    matthews_of_classes,
)
from oresight.plugin.engine.evaluation.number_figures import figures_of_numbers, tenths_of_estimates
from oresight.plugin.engine.evaluation.target_assessment import ScoredTarget, assess_target, curves_one_by_one

NAMES = ("schist", "porphyry", "skarn")
EXACT = {"rel": 1e-12, "abs": 1e-12}


def softmax(sums: np.ndarray) -> np.ndarray:
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def some_classes(n: int = 3000, groups: int = 40, seed: int = 1) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return probabilities that mean what they say, the classes drawn of them, and groups of alike blocks."""
    generator = np.random.default_rng(seed)
    group = np.arange(n) * groups // n
    sums = generator.normal(0.0, 1.0, (groups, 3))[group] + generator.normal(0.0, 1.0, (n, 3)) + [1.0, 0.0, -1.0]
    probability = softmax(sums)
    classes = (generator.random((n, 1)) > probability.cumsum(axis=1)).sum(axis=1).clip(0, 2)
    return probability, classes, group


def test_figures_of_classes_are_those_of_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    p, classes, groups = some_classes()
    called, truth = p.argmax(axis=1), np.eye(3)[classes]
    overall, each, confusion = figures_of_classes(p, classes, NAMES, groups, draws=20)
    averages = {"average": "macro", "zero_division": 0.0}
    expected = {
        "accuracy": metrics.accuracy_score(classes, called),
        "mcc": metrics.matthews_corrcoef(classes, called),
        "precision": metrics.precision_score(classes, called, **averages),
        "recall": metrics.recall_score(classes, called, **averages),
        "f1": metrics.f1_score(classes, called, **averages),
        "auc": metrics.roc_auc_score(truth, p, average="macro"),
        "average_precision": metrics.average_precision_score(truth, p, average="macro"),
        "log_loss": metrics.log_loss(classes, p),
        "brier": float(((p - truth) ** 2).sum(axis=1).mean()),
    }
    for name, value in expected.items():
        assert overall[name]["value"] == pytest.approx(value, **EXACT), name
        assert overall[name]["low"] <= value <= overall[name]["high"]
    np.testing.assert_array_equal(confusion["counts"], metrics.confusion_matrix(classes, called))
    shares = metrics.confusion_matrix(classes, called, normalize="true")
    np.testing.assert_allclose([[cell["value"] for cell in row] for row in confusion["shares"]], shares, rtol=1e-12)
    for k, name in enumerate(NAMES):
        is_it, is_called = classes == k, called == k
        one = {
            "auc": metrics.roc_auc_score(is_it, p[:, k]),
            "average_precision": metrics.average_precision_score(is_it, p[:, k]),
            "brier": metrics.brier_score_loss(is_it, p[:, k]),
            "log_loss": metrics.log_loss(is_it, p[:, k]),
            "accuracy": metrics.accuracy_score(is_it, is_called),
            "precision": metrics.precision_score(is_it, is_called),
            "recall": metrics.recall_score(is_it, is_called),
            "false_alarms": 1.0 - metrics.recall_score(~is_it, ~is_called),
            "f1": metrics.f1_score(is_it, is_called),
            "mcc": metrics.matthews_corrcoef(is_it, is_called),
        }
        for figure, value in one.items():
            assert each[name][figure]["value"] == pytest.approx(value, **EXACT), (name, figure)


def test_the_calibration_error_is_that_of_the_highest_probability_by_bins():
    p, classes, groups = some_classes()
    highest, is_right = p.max(axis=1), p.argmax(axis=1) == classes
    at = np.minimum((highest * BINS).astype(int), BINS - 1)
    error = sum(abs((highest - is_right)[at == k].sum()) for k in range(BINS)) / len(p)
    found = figures_of_classes(p, classes, NAMES, groups, draws=5)[0]["calibration_error"]
    assert found["value"] == pytest.approx(error, **EXACT)


def test_matthews_correlation_of_two_classes_is_the_usual_one_and_of_one_call_none():
    counts = np.array([[[50.0, 10.0], [5.0, 35.0]], [[60.0, 0.0], [40.0, 0.0]]])
    usual = (50 * 35 - 10 * 5) / np.sqrt(60 * 40 * 55 * 45)
    np.testing.assert_allclose(matthews_of_classes(counts), [usual, 0.0], rtol=1e-12)


def test_figures_of_labels_are_those_of_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    generator = np.random.default_rng(2)
    p = generator.random((2000, 2))
    known = (generator.random((2000, 2)) < p).astype(np.int8)
    overall, each = figures_of_labels(p, known, ("cu", "au"), np.arange(2000) // 50, draws=20)
    called = (p >= 0.5).astype(np.int8)
    expected = {
        "accuracy": float((called == known).mean()),
        "all_right": metrics.accuracy_score(known, called),
        "f1": metrics.f1_score(known, called, average="macro"),
        "auc": metrics.roc_auc_score(known, p, average="macro"),
        "log_loss": float(np.mean([metrics.log_loss(known[:, k], p[:, k]) for k in range(2)])),
        "brier": float(np.mean([metrics.brier_score_loss(known[:, k], p[:, k]) for k in range(2)])),
    }
    for name, value in expected.items():
        assert overall[name]["value"] == pytest.approx(value, **EXACT), name
    assert each["au"]["mcc"]["value"] == pytest.approx(metrics.matthews_corrcoef(known[:, 1], called[:, 1]), **EXACT)


def test_figures_of_numbers_are_those_of_scikit_learn_far_from_zero_too():
    metrics = pytest.importorskip("sklearn.metrics")
    generator = np.random.default_rng(4)
    known = 5e5 + generator.normal(0.0, 3.0, 1000)
    said = known + generator.normal(0.5, 2.0, 1000)
    found = figures_of_numbers(said, known, np.arange(1000) // 25, draws=200)
    expected = {
        "rmse": np.sqrt(metrics.mean_squared_error(known, said)),
        "mae": metrics.mean_absolute_error(known, said),
        "r2": metrics.r2_score(known, said),
        "bias": 0.0 + float(np.mean(said - known)),
    }
    for name, value in expected.items():
        assert found[name]["value"] == pytest.approx(value, rel=1e-9), name
        assert found[name]["low"] < value < found[name]["high"]
        assert found[name]["high"] - found[name]["low"] < 1.0  # draws lose no digits


def test_tenths_of_numbers_lie_on_the_line_where_estimates_hold_and_are_flat_where_they_do_not():
    generator = np.random.default_rng(5)
    said = generator.normal(0.0, 1.0, 20000)
    groups = np.arange(20000) // 100
    for slope in (1.0, 0.5):
        found = tenths_of_estimates(said, slope * said + generator.normal(0.0, 0.3, 20000), groups, draws=100)
        np.testing.assert_allclose(found["y"], slope * np.array(found["x"]), atol=0.03)
        assert found["blocks"] == [2000] * 10


def test_intervals_of_classes_cover_the_truth_as_often_as_they_say():
    """Blocks of a group are alike; the truth is that of very many groups."""

    def values(blocks, **options):
        p, classes, groups = blocks
        overall, each, _ = figures_of_classes(p, classes, NAMES, groups, **options)
        return [overall["accuracy"], overall["f1"], overall["auc"], each["skarn"]["recall"]]

    truth = [one["value"] for one in values(some_classes(60_000, 6_000, seed=99), draws=1)]
    covered = np.zeros(len(truth))
    for seed in range(30):
        found = values(some_classes(600, 60, seed), draws=80, seed=seed)
        covered += [one["low"] <= value <= one["high"] for one, value in zip(found, truth)]
    # 95 % is meant; with 60 groups, and of a rare class, it is less: over 60 other sets 0.82 to 0.97 were found.
    assert covered.min() >= 21
    assert covered.mean() >= 25


@pytest.mark.parametrize("kind", ["multi_class", "multi_label", "regression"])
def test_what_is_said_of_a_target_is_plain_json_and_the_same_again(kind):
    p, classes, groups = some_classes(900, 30)
    known = {"multi_class": classes, "multi_label": np.eye(3, dtype=int)[classes], "regression": classes.astype(float)}
    said = p @ [0.0, 1.0, 2.0] if kind == "regression" else p
    scored = ScoredTarget(kind, said, known[kind], NAMES, np.arange(900) % 3, groups)
    found = assess_target(scored, Terms(draws=10))
    assert json.loads(json.dumps(found, allow_nan=False)) == json.loads(
        json.dumps(assess_target(scored, Terms(draws=10)))
    )
    assert set(found["figures"]) == {"train", "validation", "test"}
    if kind != "regression":
        assert list(found["one_by_one"]) == list(NAMES)
        assert {row["rule"] for row in found["one_by_one"]["skarn"]["thresholds"]["rows"]} >= {
            "youden",
            "budget",
            "cost",
        }
        assert set(curves_one_by_one(scored)) == {f"{part}: {name}" for part in found["figures"] for name in NAMES}


def test_a_class_that_is_missing_among_the_shown_blocks_has_no_figures_and_spoils_no_mean():
    p, classes, groups = some_classes(900, 30)
    split = np.where(classes == 2, 0, np.arange(900) % 3)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = assess_target(ScoredTarget("multi_class", p, classes, NAMES, split, groups), Terms(draws=10))
    assert list(found["one_by_one"]) == ["schist", "porphyry"]
    skarn = found["each"]["test"]["skarn"]
    assert skarn["auc"]["value"] is None
    others = [found["each"]["test"][name]["auc"]["value"] for name in NAMES[:2]]
    assert found["figures"]["test"]["auc"]["value"] == pytest.approx(np.mean(others))
    json.dumps(found, allow_nan=False)


def test_one_block_of_one_class_is_scored_all_the_same():
    scored = ScoredTarget(
        "multi_class", np.array([[0.2, 0.8]]), np.array([1]), ("a", "b"), np.array([2]), np.array([7])
    )
    found = assess_target(scored, Terms(draws=5))
    assert found["figures"]["test"]["accuracy"] == {"value": 1.0, "low": None, "high": None}
    json.dumps(found, allow_nan=False)


def test_the_confusion_of_many_classes_needs_no_table_of_blocks_by_pairs_of_classes():
    """A dense table of 20,000 blocks by 400 pairs of classes would be 64 MB."""
    generator = np.random.default_rng(0)
    classes, called = generator.integers(0, 20, (2, 20_000))
    groups, times = np.arange(20_000) % 10, np.ones((1, 10))
    tracemalloc.start()
    counts = _Counts.of(called, classes, 20, groups, times).drawn
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8e6
    wanted = np.zeros((20, 20))
    np.add.at(wanted, (classes, called), 1.0)
    np.testing.assert_array_equal(counts, wanted[None])


def test_blocks_of_one_hole_have_figures_without_intervals():
    p, classes, _ = some_classes(200)
    alone = np.zeros(len(p), dtype=np.int64)
    overall, each, confusion = figures_of_classes(p, classes, NAMES, alone)
    together, by_label = figures_of_labels(p, np.eye(3)[classes], NAMES, alone)
    figures = [overall, *each.values(), together, *by_label.values(), figures_of_numbers(p[:, 0], p[:, 1], alone)]
    intervals = [
        *(found for one in figures for found in one.values()),
        *(cell for row in confusion["shares"] for cell in row),
    ]
    tenths = tenths_of_estimates(p[:, 0], p[:, 1], alone)
    assert {one[end] for one in intervals for end in ("low", "high")} == {None}
    assert {end for key in ("low", "high") for end in tenths[key]} == {None}
    assert overall["accuracy"]["value"] == np.mean(p.argmax(axis=1) == classes)
