# SPDX-License-Identifier: GPL-2.0-or-later
"""Curves against scikit-learn's and against ore counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.bands import (
    HEAD_SHARES,
    calibration_band,
    capture_band,
    captured_at,
    precision_band,
    prediction_area,
    roc_band,
)
from oresight.plugin.engine.evaluation.intervals import draw_groups

from .test_metrics import draw


def drawn(probability, is_ore, **options):
    return draw_groups(probability, is_ore, np.arange(len(is_ore)) // 5, draws=30, **options)


def test_the_roc_band_runs_along_the_curve_of_scikit_learn():
    from sklearn import metrics

    probability, labels = draw(1, n=600)
    band = roc_band(*drawn(probability, labels == 1))
    false_rate, true_rate, _ = metrics.roc_curve(labels, probability, drop_intermediate=False)
    x, y = np.array(band["x"]), np.array(band["y"])
    area = np.sum(np.diff(x) * (y[1:] + y[:-1]) / 2.0)
    assert area == pytest.approx(metrics.auc(false_rate, true_rate), abs=2e-3)
    assert (np.array(band["low"]) <= np.array(band["y"])).all()
    assert (np.array(band["high"]) >= np.array(band["y"])).all()


def test_the_band_of_precision_ends_at_the_share_of_ore():
    probability, labels = draw(2, n=600)
    band = precision_band(*drawn(probability, labels == 1))
    assert band["y"][-1] == pytest.approx(labels.mean())


def test_a_perfect_order_captures_all_ore_in_as_much_ground():
    is_ore = np.arange(1000) < 100
    probability = np.linspace(0.99, 0.01, 1000)
    found = {row["ground"]: row["value"] for row in captured_at(*drawn(probability, is_ore))}
    assert found == {share: pytest.approx(min(1.0, share / 0.1)) for share in HEAD_SHARES}


def test_metal_counts_by_grade():
    is_ore = np.array([True, True, False, False])
    grade = np.array([6.0, 2.0, 1.0, 1.0])
    probability = np.array([0.9, 0.6, 0.4, 0.2])
    band = capture_band(*drawn(probability, is_ore, metal=grade), of_metal=True)
    at = {round(x, 2): y for x, y in zip(band["x"], band["y"])}
    assert (at[0.25], at[0.5], at[0.75], at[1.0]) == pytest.approx((0.6, 0.8, 0.9, 1.0))


def test_equal_probabilities_capture_as_chance_does():
    band = capture_band(*drawn(np.full(200, 0.5), np.arange(200) % 4 == 0))
    np.testing.assert_allclose(band["y"], band["x"], atol=1e-12)


def test_the_calibration_band_has_mean_and_share_of_each_tenth():
    probability = np.array([0.02, 0.08, 0.55, 0.55])
    band = calibration_band(*drawn(probability, np.array([False, False, True, False])))
    assert (band["x"], band["y"], band["blocks"]) == ([pytest.approx(0.05), 0.55], [0.0, 0.5], [2, 2])


def test_prediction_and_area_cross_where_the_ore_above_equals_the_ground_below():
    probability = np.array([0.9, 0.8, 0.7, 0.3, 0.2, 0.1, 0.05, 0.04, 0.03, 0.02])
    is_ore = np.array([True, True, True, False, True, False, False, False, False, False])
    found = prediction_area(*drawn(np.tile(probability, 12), np.tile(is_ore, 12)))
    # Three of ten blocks hold three quarters of the ore, four of ten still that: 0.75 = 1 - 0.25 lies between
    # thresholds 0.7 (30 % of the ground, 75 %) and 0.8 (20 %, 50 %).
    crossing = {name: one["value"] for name, one in found["crossing"].items()}
    for name, one in found["crossing"].items():
        assert one["low"] <= crossing[name] <= one["high"]
    for name in ("captured", "outside"):
        assert all(
            low <= value <= high for low, value, high in zip(*(found[name + end] for end in ("_low", "", "_high")))
        )
    assert crossing["ore"] == pytest.approx(1.0 - crossing["ground"])
    assert 0.7 <= crossing["ore"] <= 0.75
    assert crossing["density"] == pytest.approx(crossing["ore"] / crossing["ground"])
