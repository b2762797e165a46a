# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging against the truth: the classic exhaustive set of Walker Lake and its 470 samples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search
from scipy.spatial import cKDTree

EVERYWHERE = Search((UNLIMITED,) * 3)


@pytest.fixture(scope="module")
def walker(data_folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the samples of V, and a tenth of the exhaustive set."""
    raw = data_folder / "walker_lake" / "raw"
    sampled = np.loadtxt(raw / "walker.dat", skiprows=8, usecols=(1, 2, 3))
    truth = np.loadtxt(raw / "Exhaustive_set.csv", delimiter=",", skiprows=1)[::10]
    samples = np.column_stack((sampled[:, :2], np.zeros(len(sampled))))
    places = np.column_stack((truth[:, :2], np.zeros(len(truth))))
    return samples, sampled[:, 2], places, truth[:, 3]


def root_mean_square(difference: np.ndarray) -> float:
    return float(np.sqrt(np.mean(difference**2)))


def test_kriging_is_nearer_to_the_truth_than_inverse_distance_and_the_nearest_sample(walker):
    samples, values, places, truth = walker
    fit = fit_variogram(samples, values)
    estimate = krige(samples, values, places, fit.variogram, EVERYWHERE).estimate[:, 0]
    distance, near = cKDTree(samples).query(places, k=24)
    weights = 1.0 / np.maximum(distance, 1e-9) ** 2
    inverse = (weights * values[near]).sum(axis=1) / weights.sum(axis=1)
    assert not fit.is_fallback
    assert (
        root_mean_square(estimate - truth)
        < root_mean_square(inverse - truth)
        < root_mean_square(values[near[:, 0]] - truth)
    )


def test_kriging_takes_the_clustered_samples_apart(walker):
    # The 470 samples crowd where V is high: their mean is 436, the true one 278.
    samples, values, places, truth = walker
    fit = fit_variogram(samples, values)
    estimate = krige(samples, values, places, fit.variogram, EVERYWHERE).estimate[:, 0]
    assert values.mean() > 1.4 * truth.mean()
    assert abs(estimate.mean() - truth.mean()) < 0.15 * truth.mean()


def test_the_spread_of_the_errors_is_the_kriging_variance_s(walker):
    samples, values, places, truth = walker
    fit = fit_variogram(samples, values)
    field = krige(samples, values, places, fit.variogram, EVERYWHERE)
    apart = field.variance[:, 0] > 0.0  # at the samples themselves there is no error
    standardised = (field.estimate[apart, 0] - truth[apart]) / np.sqrt(field.variance[apart, 0])
    assert 0.6 < standardised.std() < 1.3
