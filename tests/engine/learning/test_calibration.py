# SPDX-License-Identifier: GPL-2.0-or-later
"""Logits that were stretched are brought back."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.learning.calibration import Calibration, fit_slope


@pytest.mark.parametrize("stretch", [0.4, 1.0, 3.0])
def test_a_slope_alone_brings_stretched_logits_back_and_leaves_the_even_odds(stretch):
    generator = np.random.default_rng(3)
    true = generator.normal(-1.0, 1.5, 40_000)
    ore = generator.random(40_000) < 1.0 / (1.0 + np.exp(-true))
    found = fit_slope(stretch * true, ore, np.arange(40_000))
    assert found.intercept == 0.0
    assert found.slope == pytest.approx(1.0 / stretch, rel=0.05)
    assert found.probability(np.zeros(1)) == 0.5


def test_of_few_holes_a_slope_stays_near_one_however_many_composites_they_have():
    """By hand, of logits 1 and -1 that are always right and g holes: g sigmoid(-s) = 30 (s - 1) at the optimum s."""
    slopes = []
    for holes, per_hole in ((2, 100), (2, 10_000), (50, 100)):
        logits = np.tile([-1.0, 1.0], holes * per_hole // 2)
        found = fit_slope(logits, logits > 0.0, np.repeat(np.arange(holes), per_hole)).slope
        assert holes / (1.0 + np.exp(found)) == pytest.approx(30.0 * (found - 1.0), abs=1e-5)
        slopes.append(found)
    assert slopes[0] == pytest.approx(slopes[1])
    assert slopes[0] < 1.05 < 1.2 < slopes[2]


def test_logits_that_rank_backwards_or_say_nothing_never_turn_the_map_upside_down():
    logits = np.linspace(-2.0, 2.0, 5000)
    for ore in (logits < 0.0, np.random.default_rng(0).random(5000) < 0.5):
        assert 0.0 < fit_slope(logits, ore, np.arange(5000)).slope < 0.2


def test_classes_that_separate_wholly_give_a_finite_slope():
    logits = np.array([-1000.0, -1.0, 1.0, 1000.0])
    assert np.isfinite(fit_slope(logits, logits > 0.0, np.arange(4)).slope)


def test_without_a_fit_logits_stay():
    assert Calibration().probability(np.array([0.0, np.log(3.0)])) == pytest.approx([0.5, 0.75])
