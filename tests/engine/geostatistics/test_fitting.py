# SPDX-License-Identifier: GPL-2.0-or-later
"""Variograms found again in samples that were made with them."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram


def simulated(variogram: Variogram, points: np.ndarray, seed: int) -> np.ndarray:
    """Return a Gaussian field of this variogram at the points."""
    n = len(points)
    covariance = variogram.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(n, n)
    return np.linalg.cholesky(covariance + 1e-9 * np.eye(n)) @ np.random.default_rng(seed).normal(size=n)


@pytest.fixture(scope="module")
def places() -> np.ndarray:
    """Return samples of 80 holes of one direction each, as holes are drilled."""
    generator = np.random.default_rng(7)
    collars = np.column_stack((generator.uniform(0.0, 800.0, (80, 2)), np.zeros(80)))
    azimuth, dip = generator.uniform(0.0, 2.0 * np.pi, 80), np.deg2rad(generator.uniform(45.0, 90.0, 80))
    along = np.column_stack((np.sin(azimuth) * np.cos(dip), np.cos(azimuth) * np.cos(dip), -np.sin(dip)))
    depth = np.arange(10.0, 250.0, 20.0)
    return (collars[:, None] + along[:, None] * depth[None, :, None]).reshape(-1, 3)


def test_an_isotropic_model_is_recovered_over_seeds(places):
    true = Variogram(0.3, (Structure("spherical", 0.7, (150.0, 150.0, 150.0)),))
    fits = [fit_variogram(places, simulated(true, places, seed), structures="spherical") for seed in range(3)]
    reach = [fit.variogram.structures[0].ranges for fit in fits]
    nugget = [fit.variogram.nugget / fit.variogram.sill for fit in fits]
    assert 120.0 < np.median([major for major, _, _ in reach]) < 190.0
    assert 0.2 < np.median(nugget) < 0.4
    assert not any(fit.is_fallback for fit in fits)


def test_directions_are_found_when_there_are_any(places):
    true = Variogram(0.1, (Structure("spherical", 0.9, (400.0, 400.0, 80.0), 90.0, -30.0, 0.0),))
    holes = np.repeat(np.arange(80), len(places) // 80)
    fits = [fit_variogram(places, simulated(true, places, seed), holes=holes) for seed in range(3)]
    found = [fit for fit in fits if fit.gain_of_directions > 0.0]
    assert len(found) >= 2
    # The structure is a plane that dips 30 degrees to the east: its minor axis stands upright on it.
    upright = np.array([np.sin(np.deg2rad(30.0)), 0.0, np.cos(np.deg2rad(30.0))])
    for fit in found:
        widest = fit.variogram.widest
        assert widest is not None
        minor = widest.transform[2] / np.linalg.norm(widest.transform[2])
        assert abs(minor @ upright) > np.cos(np.deg2rad(25.0))
        assert widest.ranges[2] < 0.5 * widest.ranges[0]


def test_two_structures_are_taken_where_one_does_not_fit(places):
    true = Variogram(
        0.0, (Structure("spherical", 0.5, (40.0, 40.0, 40.0)), Structure("spherical", 0.5, (500.0, 500.0, 500.0)))
    )
    fit = fit_variogram(places, simulated(true, places, 0), anisotropic=False)
    assert len(fit.variogram.structures) == 2
    assert fit.variogram.structures[0].ranges[0] < 120.0 < 250.0 < fit.variogram.structures[1].ranges[0]


def test_the_same_seed_gives_the_same_model(places):
    values = simulated(Variogram(0.3, (Structure("spherical", 0.7, (150.0, 150.0, 150.0)),)), places, 3)
    first, second = (fit_variogram(places, values, seed=11).variogram for _ in range(2))
    assert first == second


def test_the_experiment_is_shown_for_all_directions_and_down_the_holes(places):
    values = simulated(Variogram(0.3, (Structure("spherical", 0.7, (150.0, 150.0, 150.0)),)), places, 3)
    fit = fit_variogram(places, values, holes=np.repeat(np.arange(80), len(places) // 80))
    assert [curve.name for curve in fit.curves][:2] == ["omnidirectional", "down-hole"]
    assert fit.to_dict()["n_samples"] == len(places)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (np.full(200, 3.0), "All values are equal"),
        (np.where(np.arange(200) < 12, np.arange(200.0), np.nan), "12 samples are too few"),
        (np.random.default_rng(0).normal(size=200), "no more alike than far ones"),
    ],
)
def test_what_cannot_be_fitted_becomes_a_rule_of_thumb_with_the_reason(values, reason):
    points = np.random.default_rng(1).uniform(0.0, 100.0, (200, 3))
    fit = fit_variogram(points, values)
    assert fit.is_fallback
    assert fit.variogram.sill > 0.0
    assert any(reason in str(notice) for notice in fit.notices)


def test_an_unknown_model_and_samples_without_a_value_are_refused():
    points = np.random.default_rng(1).uniform(0.0, 100.0, (30, 3))
    with pytest.raises(InvalidInputError, match="one of spherical, exponential, gaussian"):
        fit_variogram(points, np.ones(30), structures="spherical+linear")
    with pytest.raises(InvalidInputError, match="None of the 30 samples"):
        fit_variogram(points, np.full(30, np.nan))
