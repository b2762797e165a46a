# SPDX-License-Identifier: GPL-2.0-or-later
"""Logits that were stretched and moved are brought back."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.learning.calibration import Calibration, fit_calibration


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
