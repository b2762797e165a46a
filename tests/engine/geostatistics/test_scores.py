# SPDX-License-Identifier: GPL-2.0-or-later
"""How near estimates come to known values."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.scores import score_estimates
from scipy.stats import linregress


def test_scores_are_those_of_the_textbook():
    generator = np.random.default_rng(0)
    truth = generator.normal(2.0, 1.0, 300)
    estimate = 0.3 + 0.8 * truth + generator.normal(0.0, 0.4, 300)
    variance = generator.uniform(0.1, 0.5, 300)
    found = score_estimates(truth, estimate, variance)
    line = linregress(estimate, truth)
    error = estimate - truth
    assert found.n == 300
    assert found.mean_error == pytest.approx(error.mean())
    assert found.rmse == pytest.approx(np.sqrt((error**2).mean()))
    assert (found.slope, found.correlation) == pytest.approx((line.slope, line.rvalue))
    assert found.standardised_mean == pytest.approx((error / np.sqrt(variance)).mean())
    assert found.standardised_deviation == pytest.approx(np.sqrt((error**2 / variance).mean()))


def test_what_is_missing_has_no_say_and_a_variance_of_zero_is_no_yardstick():
    found = score_estimates(
        np.array([1.0, np.nan, 3.0, 4.0]), np.array([2.0, 2.0, np.nan, 4.0]), np.array([4.0, 1.0, 1.0, 0.0])
    )
    assert (found.n, found.mean_error, found.standardised_mean) == (2, 0.5, 0.5)


def test_of_nothing_and_of_constants_there_is_no_score():
    nothing = score_estimates(np.zeros(0), np.zeros(0))
    assert nothing.n == 0
    assert nothing.to_dict()["rmse"] is None
    constant = score_estimates(np.ones(5), np.arange(5.0))
    assert np.isnan(constant.correlation)
    assert np.isnan(constant.slope)
    assert constant.mean_error == 1.0
