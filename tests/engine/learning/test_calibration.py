# SPDX-License-Identifier: GPL-2.0-or-later
"""Logits that were stretched and moved are brought back."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.learning.calibration import (
    Calibration,
    fit_calibration,
    held_out_probability,
    useful_calibration,
)


def test_stretched_and_moved_logits_are_brought_back():
    generator = np.random.default_rng(0)
    true = generator.normal(0.0, 1.5, 40_000)
    ore = generator.random(40_000) < 1.0 / (1.0 + np.exp(-true))
    found = fit_calibration(3.0 * true + 1.0, ore)
    assert found.slope == pytest.approx(1.0 / 3.0, rel=0.03)
    assert found.intercept == pytest.approx(-1.0 / 3.0, abs=0.04)


def test_the_mean_probability_becomes_the_share_of_ore():
    generator = np.random.default_rng(1)
    logits = generator.normal(size=500)
    ore = generator.random(500) < 0.2
    found = fit_calibration(logits, ore)
    assert found.probability(logits).mean() == pytest.approx(ore.mean(), abs=1e-4)


def test_classes_that_separate_wholly_give_finite_numbers():
    found = fit_calibration(np.array([-1.0, -2.0, 1.0, 2.0]), np.array([False, False, True, True]))
    assert np.isfinite([found.intercept, found.slope]).all()


def test_logits_that_rank_backwards_are_left_as_they_are():
    """A negative slope would turn the map upside down."""
    logits = np.linspace(-2.0, 2.0, 50)
    assert fit_calibration(logits, logits < 0.0) == Calibration()


def test_without_a_fit_logits_stay():
    assert Calibration().probability(np.array([0.0, np.log(3.0)])) == pytest.approx([0.5, 0.75])


def drawn_logits(shifts: tuple[float, ...], stretch: float = 1.0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return logits of as many folds as shifts, those of each moved by its own from the true ones, ore, and folds."""
    generator = np.random.default_rng(2)
    fold = np.repeat(np.arange(len(shifts)), 4000)
    true = generator.normal(0.0, 1.5, len(fold))
    ore = generator.random(len(fold)) < 1.0 / (1.0 + np.exp(-true))
    return stretch * true + np.array(shifts)[fold], ore, fold


def test_a_fold_is_calibrated_by_the_other_folds_alone():
    logits, ore, fold = drawn_logits((0.0, 2.0, -1.0))
    found = held_out_probability(logits, ore, fold)
    for number in range(3):
        is_out = fold == number
        wanted = fit_calibration(logits[~is_out], ore[~is_out]).probability(logits[is_out])
        np.testing.assert_array_equal(found[is_out], wanted)


def test_a_calibration_is_used_where_folds_agree_and_left_away_where_it_makes_other_folds_worse():
    """Folds that err the same way teach each other; two that err opposite ways make each other worse."""
    logits, ore, fold = drawn_logits((1.0, 1.0, 1.0), stretch=3.0)
    assert useful_calibration(logits, ore, fold) == fit_calibration(logits, ore)
    assert useful_calibration(logits, ore, fold).slope == pytest.approx(1.0 / 3.0, rel=0.1)
    assert useful_calibration(*drawn_logits((2.0, -2.0))) == Calibration()


def test_one_fold_alone_decides_nothing():
    assert useful_calibration(*drawn_logits((1.0,), stretch=3.0)) == Calibration()
