# SPDX-License-Identifier: GPL-2.0-or-later
"""The table behind the ROC and precision-recall curves: every row exact, few rows enough."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.tables import curve_table, curves_of_parts


@pytest.fixture(scope="module")
def blocks():
    """Return probabilities and labels of 50,000 blocks of which a twentieth is ore."""
    generator = np.random.default_rng(1)
    labels = (generator.random(50_000) < 0.05).astype(np.int8)
    odds = generator.normal(size=50_000) + 3.0 * labels - 3.0
    return (1.0 / (1.0 + np.exp(-odds))).astype(np.float32), labels


def test_every_row_equals_counting_by_hand(blocks):
    probability, labels = blocks
    table = curve_table(probability, labels, [0.5, 0.85])
    for place, threshold in enumerate(table["threshold"]):
        called = probability.astype(np.float64) >= threshold
        counts = [
            int(np.count_nonzero(called & (labels == 1))),
            int(np.count_nonzero(called & (labels == 0))),
            int(np.count_nonzero(~called & (labels == 0))),
            int(np.count_nonzero(~called & (labels == 1))),
        ]
        names = ("true_positives", "false_positives", "true_negatives", "false_negatives")
        assert [table[name][place] for name in names] == counts
        tp, fp, tn, fn = counts
        assert table["accuracy"][place] == pytest.approx((tp + tn) / len(labels), abs=1e-12)
        assert table["precision"][place] == pytest.approx(tp / max(tp + fp, 1), abs=1e-12)
        assert table["recall"][place] == table["true_positive_rate"][place] == pytest.approx(tp / (tp + fn), abs=1e-12)
        assert table["f1"][place] == pytest.approx(2 * tp / (2 * tp + fp + fn), abs=1e-12)
        assert table["false_positive_rate"][place] == pytest.approx(fp / (fp + tn), abs=1e-12)


def test_wanted_thresholds_have_a_row_even_between_two_probabilities():
    table = curve_table(np.array([0.9, 0.2]), np.array([1, 0]), [0.5, 0.85, 1.0])
    assert table["threshold"] == [1.0, 0.9, 0.85, 0.5, 0.2]
    assert table["true_positives"] == [0, 1, 1, 1, 1]
    assert table["precision"] == [0.0, 1.0, 1.0, 1.0, 0.5]


def test_few_rows_give_the_area_of_the_whole_curve(blocks):
    metrics = pytest.importorskip("sklearn.metrics")
    table = curve_table(*blocks)
    found = metrics.auc([0.0, *table["false_positive_rate"]], [0.0, *table["true_positive_rate"]])
    assert len(table["threshold"]) <= 200
    assert found == pytest.approx(metrics.roc_auc_score(blocks[1], blocks[0]), abs=1e-4)


def test_no_step_between_two_rows_is_large(blocks):
    table = curve_table(*blocks)
    assert max(np.diff(table["recall"])) < 0.02
    assert max(np.diff(table["false_positive_rate"])) < 0.02


def test_a_part_of_one_class_has_no_curve():
    curves = curves_of_parts(np.array([0.9, 0.2, 0.3]), np.array([1, 0, 0]), np.array([0, 0, 2]))
    assert list(curves) == ["train"]
