# SPDX-License-Identifier: GPL-2.0-or-later
"""Calibrations undo what made probabilities wrong, and equal those of scikit-learn and of scipy."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.calibration import ProbabilityMap, fit_isotonic, fit_maps, fit_temperature
from oresight.plugin.engine.evaluation.calibration_error import expected_calibration_error


def overconfident(factor: float, *, n: int = 40_000, seed: int = 1):
    """Return true probabilities, those of a network whose logits are too large by a factor, and labels."""
    generator = np.random.default_rng(seed)
    logit = generator.normal(-1.0, 1.5, n)
    true = 1.0 / (1.0 + np.exp(-logit))
    return true, 1.0 / (1.0 + np.exp(-factor * logit)), (generator.random(n) < true).astype(np.int8)


@pytest.mark.parametrize("factor", [0.4, 1.0, 3.0])
def test_the_temperature_is_the_factor_by_which_logits_were_too_large(factor):
    true, given, labels = overconfident(factor)
    found = fit_temperature(given, labels)
    assert found.temperature == pytest.approx(factor, rel=0.03)
    np.testing.assert_allclose(found.apply(given), true, atol=0.01)


def test_the_temperature_has_the_least_cross_entropy():
    from scipy.optimize import minimize_scalar

    _, given, labels = overconfident(2.3, n=500)
    logit = np.log(given / (1.0 - given))

    def loss(temperature: float) -> float:
        return float(np.mean(np.logaddexp(0.0, logit / temperature) - labels * logit / temperature))

    best = minimize_scalar(loss, bounds=(0.2, 20.0), method="bounded", options={"xatol": 1e-10}).x
    assert fit_temperature(given, labels).temperature == pytest.approx(best, rel=1e-5)


@pytest.mark.parametrize("levels", [0, 9])
def test_the_isotonic_curve_equals_that_of_scikit_learn(levels):
    from sklearn.isotonic import IsotonicRegression

    _, given, labels = overconfident(2.0, n=800)
    given = np.round(given * levels) / levels if levels else given
    least = 1.0 / (len(given) + 2.0)
    model = IsotonicRegression(y_min=least, y_max=1.0 - least, out_of_bounds="clip").fit(given, labels)
    asked = np.linspace(0.0, 1.0, 301)
    np.testing.assert_allclose(fit_isotonic(given, labels).apply(asked), model.predict(asked), rtol=0, atol=1e-12)


@pytest.mark.parametrize("method", ["temperature", "isotonic"])
def test_calibrated_probabilities_of_other_blocks_mean_what_they_say(method):
    _, given, labels = overconfident(3.0)
    found = fit_maps(given, labels)[method]
    _, others, truth = overconfident(3.0, seed=2)
    assert expected_calibration_error(others, truth == 1) > 0.07
    assert expected_calibration_error(found.apply(others), truth == 1) < 0.01


@pytest.mark.parametrize("method", ["temperature", "isotonic"])
def test_no_calibration_turns_the_order_of_blocks_round_or_is_certain(method):
    _, given, labels = overconfident(2.0, n=2000)
    calibrated = fit_maps(given, labels)[method].apply(np.sort(given))
    assert (np.diff(calibrated) >= 0.0).all()
    assert calibrated.min() > 0.0
    assert calibrated.max() < 1.0


def test_a_calibration_survives_its_file_and_keeps_what_is_missing():
    _, given, labels = overconfident(2.0, n=300)
    for found in fit_maps(given, labels).values():
        again = ProbabilityMap.from_dict(json.loads(json.dumps(found.to_dict())))
        assert again == found
        assert np.isnan(again.apply(np.array([np.nan, 0.5]))).tolist() == [True, False]


def test_nothing_is_fitted_on_blocks_of_one_class():
    assert fit_maps(np.array([0.2, 0.6]), np.array([0, 0])) == {}
    assert fit_maps(np.array([]), np.array([])) == {}
