# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging variance carried through networks for which the integral is known."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.network.drawing import (
    DRAWN_TOGETHER,
    DrawnFeatures,
    carry_variance,
    count_undrawn,
    drawn,
    match_variances,
)
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.inference import predict

from .plain_models import line, together, view

pytest.importorskip("torch")
N = 4000
"""Blocks that are alike: each draw gives as many values."""


def alike(mean, variance, n=N):
    """Return blocks of one kriged value and variance, the variance in a column of its own."""
    array = np.tile(np.array([mean, variance], dtype=np.float32), (n, 1))
    return FeatureView(array, (0,), {})


def carried(model, features, columns=None, **options):
    return carry_variance(model, features, columns or {"cu_pct:estimate": 1}, **{"draws": 60, **options})


def integral(function, mean, variance):
    """Return mean and deviation of a function of a normal number, by Gauss-Hermite quadrature."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(80)
    values, weights = function(mean + np.sqrt(variance) * nodes), weights / weights.sum()
    first = (weights * values).sum()
    return first, np.sqrt((weights * (values - first) ** 2).sum())


@pytest.mark.parametrize(("mean", "variance"), [(0.3, 0.5), (-1.0, 4.0), (2.0, 0.01)])
def test_a_logistic_regression_gives_the_logistic_normal_integral(mean, variance):
    found = carried(line([1.5], -0.4), alike(mean, variance))
    expected, deviation = integral(lambda x: 1.0 / (1.0 + np.exp(0.4 - 1.5 * x)), mean, variance)
    # 240,000 draws in all; the variance over 60 draws of a block is known with divisor 60, so 1/60 too small.
    assert found.mean.mean() == pytest.approx(expected, abs=4.0 * deviation / np.sqrt(60 * N))
    assert np.square(found.spread).mean() == pytest.approx(deviation**2 * 59.0 / 60.0, rel=0.02)


def test_it_is_near_the_probit_approximation():
    """MacKay (1992): the mean of a sigmoid is that of its mean over the root of 1 + pi / 8 of its variance."""
    mean, variance = 0.8, 1.2
    found = carried(line([1.0]), alike(mean, variance))
    approximated = 1.0 / (1.0 + np.exp(-mean / np.sqrt(1.0 + np.pi * variance / 8.0)))
    assert found.mean.mean() == pytest.approx(approximated, abs=0.005)


@pytest.mark.parametrize("distribution", ["normal", "lognormal"])
def test_a_network_that_hands_its_feature_on_gives_mean_and_variance_back(distribution):
    found = carried(line([1.0], target="regression"), alike(0.8, 0.36), distribution=distribution)
    assert found.mean.mean() == pytest.approx(0.8, abs=4.0 * 0.6 / np.sqrt(60 * N))
    assert np.square(found.spread).mean() == pytest.approx(0.36 * 59.0 / 60.0, rel=0.05)


def test_lognormal_draws_have_the_logarithm_that_kriged_logarithms_had():
    """Kriged logarithms Y of variance V become exp(Y + V/2) and that squared times (exp(V) - 1)."""
    y, v = -0.7, 0.9
    mean = np.exp(y + v / 2.0)
    noise = np.random.default_rng(2).standard_normal(200_000)
    logarithms = np.log(drawn(np.full(200_000, mean), np.full(200_000, mean**2 * np.expm1(v)), noise, "lognormal"))
    np.testing.assert_allclose(logarithms, y + np.sqrt(v) * noise, atol=1e-9)


def test_what_has_no_logarithm_is_taken_for_certain_and_counted():
    kept = drawn(np.array([0.0, -0.1, 1.0]), np.full(3, 0.5), np.full(3, 2.0), "lognormal")
    assert kept[:2].tolist() == [0.0, -0.1]
    assert kept[2] > 1.0
    array = np.array([[0.0, 1.0], [2.0, 1.0], [-1.0, 1.0]], dtype=np.float32)
    assert count_undrawn(FeatureView(array, (0,), {}), {"cu_pct:estimate": 1}, ("cu_pct:estimate",)) == 2


def test_without_variance_it_is_the_prediction():
    model = together(line([2.0]), line([-1.0], 0.3))
    features = FeatureView(np.column_stack((np.linspace(-2, 2, 500), np.zeros(500))).astype(np.float32), (0,), {})
    found = carried(model, features, draws=3)
    np.testing.assert_allclose(found.mean, predict(model, features), atol=1e-7)
    np.testing.assert_allclose(found.spread, 0.0, atol=1e-7)


def test_draws_are_independent_from_block_to_block_and_of_another_seed():
    model, features = line([1.0], target="regression"), alike(0.0, 1.0, 5000)
    one, two, other = (carried(model, features, draws=2, seed=seed).mean for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, two)
    assert abs(np.corrcoef(one[:-1], one[1:])[0, 1]) < 4.0 / np.sqrt(5000)
    assert abs(np.corrcoef(one, other)[0, 1]) < 4.0 / np.sqrt(5000)


def test_a_block_is_drawn_alike_whichever_blocks_are_asked_for_with_it():
    n = DRAWN_TOGETHER + 500
    features = DrawnFeatures(alike(0.5, 1.0, n).array, (0,), {}, {0: 1}, (), "normal", (1, 2, 0))
    whole = features.rows(0, n)
    assert len(np.unique(whole)) > 0.99 * n
    for start, stop in ((0, 5), (7, 300), (DRAWN_TOGETHER - 3, DRAWN_TOGETHER + 3), (DRAWN_TOGETHER + 20, n), (9, 9)):
        np.testing.assert_array_equal(features.rows(start, stop), whole[start:stop])
    np.testing.assert_array_equal(features.take(np.array([n - 1, 4])), whole[[n - 1, 4]])


def test_all_networks_of_an_ensemble_see_the_same_draws():
    """What two opposite networks say of one value adds up to 1, whatever it is."""
    found = carried(together(line([2.0]), line([-2.0])), alike(0.4, 3.0, 500), draws=5)
    np.testing.assert_allclose(found.mean, 0.5, atol=1e-6)
    assert found.spread.max() < 1e-6


def test_two_features_are_drawn_apart():
    names = ("au_gpt:estimate", "cu_pct:estimate")
    model = line([1.0, -1.0], names=names, target="regression")
    array = np.tile(np.array([0.5, 0.5, 0.3, 0.4], dtype=np.float32), (N, 1))
    columns = {"au_gpt:estimate": 2, "cu_pct:estimate": 3}
    found = carried(model, FeatureView(array, (0, 1), {}), columns)
    assert np.square(found.spread).mean() == pytest.approx((0.3 + 0.4) * 59.0 / 60.0, rel=0.02)


def test_an_indicator_stays_between_0_and_1():
    model = line([1.0], names=("ore:indicator",), target="regression")
    found = carried(model, alike(0.5, 100.0), {"ore:indicator": 1})
    # nearly all draws are 0 or 1, each half of the time
    assert found.mean.mean() == pytest.approx(0.5, abs=0.01)
    assert np.square(found.spread).mean() == pytest.approx(0.25 * 59.0 / 60.0, rel=0.05)


@pytest.mark.parametrize(("distribution", "mean"), [("normal", 0.5), ("lognormal", 0.5), ("lognormal", 0.0)])
def test_a_block_that_lacks_its_variance_has_no_answer(distribution, mean):
    features = alike(mean, 1.0, 3)
    features.array[1, 1] = np.nan
    found = carried(line([1.0]), features, draws=2, distribution=distribution)
    assert np.isnan(found.mean).tolist() == np.isnan(found.spread).tolist() == [False, True, False]


def test_variances_are_matched_by_the_variable_they_name():
    model = line([1.0, 1.0, 1.0], names=("au_gpt:estimate", "lithology:category", "ore:indicator"))
    matched, said = match_variances(model, ["ore:variance", "au_gpt:variance"])
    assert matched == {"ore:indicator": "ore:variance", "au_gpt:estimate": "au_gpt:variance"}
    assert "lithology:category" in str(said[0])
    (all_drawn,) = match_variances(line([1.0]), ["cu_pct:variance"])[1]
    assert str(all_drawn).endswith("; all features are drawn.")
    for wrong in ("cu_pct:variance", "au_gpt:estimate", "lithology:variance"):
        with pytest.raises(InvalidInputError, match=f"{wrong} is not the kriging variance of a feature"):
            match_variances(model, [wrong])


@pytest.mark.parametrize("names", [("cu_pct:estimate", "cu_pct:indicator"), ("cu_pct:indicator", "cu_pct:estimate")])
def test_of_several_features_of_one_field_the_variance_is_that_of_the_estimate(names):
    matched, _ = match_variances(line([1.0, 1.0], names=names), ["cu_pct:variance"])
    assert matched == {"cu_pct:estimate": "cu_pct:variance"}


def test_a_variance_that_could_be_that_of_two_features_is_refused():
    model = line([1.0, 1.0], names=("ore:indicator", "ore:probability"))
    with pytest.raises(InvalidInputError, match="could be the kriging variance of ore:indicator, ore:probability"):
        match_variances(model, ["ore:variance"])


def test_it_can_be_cancelled():
    def cancel(fraction, message="", **fields):
        raise CancelledError

    with pytest.raises(CancelledError):
        carried(line([1.0]), view([[0.0, 1.0]]), progress=cancel)
