# SPDX-License-Identifier: GPL-2.0-or-later
"""The shapes of variogram structures, against other formulas of the same functions."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics.models import (
    MODELS,
    checked_shape,
    correlation,
    matern_polynomial,
    matern_scale,
)
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from scipy.special import gamma, kv

DISTANCES = np.linspace(0.0, 3.0, 61)
SHAPES = [("spherical", None), ("exponential", None), ("gaussian", None), ("cubic", None), ("matern", 0.5),
          ("matern", 1.5), ("matern", 2.5), ("matern", 0.3), ("matern", 4.0)]  # fmt: skip


@pytest.mark.parametrize(("model", "shape"), SHAPES)
def test_a_correlation_starts_at_one_falls_and_is_gone_beyond_the_practical_range(model, shape):
    found = correlation(model, DISTANCES, shape)
    assert found[0] == 1.0
    assert np.all(np.diff(found) <= 0.0)
    assert correlation(model, np.array([1.0]), shape)[0] == pytest.approx(
        0.0 if model in {"spherical", "cubic"} else np.exp(-3.0), abs=1e-12
    )


@pytest.mark.parametrize("smoothness", [0.1, 0.5, 0.8, 1.0, 1.5, 2.5, 3.0, 4.5, 10.0])
def test_matern_is_the_bessel_form_whatever_way_it_is_computed(smoothness):
    scaled = np.maximum(matern_scale(smoothness) * DISTANCES, 1e-25)
    bessel = 2.0 ** (1.0 - smoothness) / gamma(smoothness) * scaled**smoothness * kv(smoothness, scaled)
    assert correlation("matern", DISTANCES, smoothness) == pytest.approx(
        bessel, abs=1e-5 if smoothness < 0.5 else 1e-12
    )


def test_matern_of_one_half_is_exponential_and_of_high_smoothness_nears_gaussian():
    assert correlation("matern", DISTANCES, 0.5) == pytest.approx(correlation("exponential", DISTANCES), abs=1e-14)
    far, near = (
        np.abs(correlation("matern", DISTANCES, v) - correlation("gaussian", DISTANCES)).max() for v in (2, 10)
    )
    assert near < 0.3 * far


def test_half_integers_have_the_polynomials_of_the_books():
    assert matern_polynomial(2.5) == pytest.approx((1.0, 1.0, 1.0 / 3.0))
    assert matern_polynomial(3.5) == pytest.approx((1.0, 1.0, 2.0 / 5.0, 1.0 / 15.0))
    assert matern_polynomial(1.2) is None


def test_cubic_is_flat_at_its_start_and_smooth_at_its_end():
    step = 1e-4
    start, end = correlation("cubic", np.array([0.0, step])), correlation("cubic", np.array([1.0 - step, 1.0]))
    assert (start[0] - start[1]) / step**2 == pytest.approx(7.0, rel=1e-3)
    assert abs(end[1] - end[0]) / step < 1e-6
    assert correlation("cubic", np.array([0.5]))[0] == pytest.approx(
        1.0 - (7 / 4 - 35 / 4 / 8 + 7 / 2 / 32 - 3 / 4 / 128)
    )


@pytest.mark.parametrize(("model", "shape"), SHAPES)
def test_every_shape_is_a_covariance_in_space(model, shape):
    points = np.random.default_rng(0).uniform(0.0, 100.0, (60, 3))
    variogram = Variogram(0.0, (Structure(model, 1.0, (80.0, 40.0, 20.0), 45.0, -30.0, 10.0, shape),))
    matrix = variogram.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(60, 60)
    assert np.linalg.eigvalsh(matrix).min() > -1e-12


@pytest.mark.parametrize("exponent", [0.2, 1.0, 1.9])
def test_power_rises_by_its_sill_at_its_range_and_is_negative_for_weights_that_sum_to_zero(exponent):
    structure = Structure("power", 2.0, (50.0, 50.0, 50.0), shape=exponent)
    variogram = Variogram(0.0, (structure,))
    assert not variogram.is_bounded
    at = np.array([[50.0, 0.0, 0.0], [100.0, 0.0, 0.0]])
    assert variogram.gamma(at) == pytest.approx([2.0, 2.0 * 2.0**exponent])
    points = np.random.default_rng(0).uniform(0.0, 100.0, (40, 3))
    matrix = variogram.gamma((points[:, None] - points[None]).reshape(-1, 3)).reshape(40, 40)
    contrasts = np.eye(40) - 1.0 / 40.0
    assert np.linalg.eigvalsh(contrasts @ matrix @ contrasts).max() < 1e-9


def test_shape_parameters_have_defaults_and_limits_and_belong_to_their_models():
    assert [checked_shape(model, None) for model in MODELS] == [None, None, None, None, 1.5, 1.0]
    for model, shape in (("power", 2.0), ("power", 0.0), ("matern", 0.05), ("matern", float("nan"))):
        with pytest.raises(InvalidInputError, match="must lie between"):
            checked_shape(model, shape)
    with pytest.raises(InvalidInputError, match="has no smoothness"):
        checked_shape("cubic", 1.0)


def test_a_shape_that_is_needed_is_never_guessed():
    with pytest.raises(ValueError, match="needs its parameter"):
        correlation("matern", DISTANCES)
