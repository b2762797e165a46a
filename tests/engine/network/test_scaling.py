# SPDX-License-Identifier: GPL-2.0-or-later
"""Scalers do what their names say, on training values and beyond them."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.network.scaling import Scaler, fit_scaler
from oresight.plugin.engine.network.settings import SCALINGS

GRADES = np.random.default_rng(1).lognormal(1.0, 1.5, 2001)


def test_min_max_takes_the_training_values_to_0_and_1_and_goes_on_beyond():
    scaler = fit_scaler(np.array([2.0, 4.0, 10.0]), "min_max")
    assert scaler.apply(np.array([2.0, 6.0, 10.0, 18.0, -6.0])).tolist() == [0.0, 0.5, 1.0, 2.0, -1.0]


def test_z_score_has_mean_0_and_standard_deviation_1():
    scaled = fit_scaler(GRADES, "z_score").apply(GRADES).astype(float)
    assert scaled.mean() == pytest.approx(0.0, abs=1e-6)
    assert scaled.std() == pytest.approx(1.0, abs=1e-6)


def test_robust_has_median_0_and_quartiles_1_apart():
    scaled = fit_scaler(GRADES, "robust").apply(GRADES)
    lower, middle, upper = np.quantile(scaled, (0.25, 0.5, 0.75))
    assert (middle, upper - lower) == (pytest.approx(0.0, abs=1e-6), pytest.approx(1.0, abs=1e-6))


def test_log_makes_skew_grades_even_and_does_not_depend_on_the_unit():
    scaled = fit_scaler(GRADES, "log").apply(GRADES)
    assert (scaled.min(), scaled.max()) == (0.0, 1.0)
    assert 0.05 < np.median(scaled) < 0.4
    assert np.median(fit_scaler(GRADES, "min_max").apply(GRADES)) < 0.05
    ppb = fit_scaler(1000.0 * GRADES, "log").apply(1000.0 * GRADES)
    np.testing.assert_allclose(ppb, scaled, atol=1e-6)


def test_log_cuts_below_the_lowest_training_value():
    scaler = fit_scaler(np.array([0.0, 1.0, 2.0]), "log")
    assert scaler.apply(np.array([-5.0])).tolist() == [0.0]


def test_none_leaves_values_as_they_are():
    assert fit_scaler(GRADES, "none").apply(np.array([3.5, -1.0])).tolist() == [3.5, -1.0]


@pytest.mark.parametrize("method", SCALINGS)
def test_a_constant_feature_stays_finite(method):
    scaler = fit_scaler(np.full(5, 7.0), method)
    assert scaler.is_constant
    assert np.isfinite(scaler.apply(np.array([6.0, 7.0, 9.0]))).all()


@pytest.mark.parametrize("method", SCALINGS)
def test_missing_stays_missing(method):
    assert np.isnan(fit_scaler(GRADES, method).apply(np.array([np.nan]))[0])


@pytest.mark.parametrize("method", SCALINGS)
def test_a_scaler_survives_its_json_values(method):
    scaler = fit_scaler(GRADES, method)
    assert Scaler.from_dict(scaler.to_dict()) == scaler


def test_large_coordinates_keep_their_metres():
    eastings = 500_000.0 + np.arange(0.0, 1000.0, 8.0)
    scaled = fit_scaler(eastings, "min_max").apply(eastings.astype(np.float32))
    np.testing.assert_allclose(np.diff(scaled), 8.0 / 992.0, rtol=1e-4)
