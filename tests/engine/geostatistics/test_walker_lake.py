# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging against the truth, and against other software on the same samples: Walker Lake."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.inverse_distance import inverse_distance
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.scores import score_estimates
from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search

from .gstlearn_oracle import Assumed, krige_points
from .pykrige_oracle import krige_in_three_dimensions
from .walker_lake import EVERYWHERE, FROM_ALL, V_OF_THE_BOOK, WalkerLake, read_walker_lake


@pytest.fixture(scope="module")
def v(data_folder: Path) -> WalkerLake:
    """Return the samples of V, and a fiftieth of the exhaustive set."""
    return read_walker_lake(data_folder, "V", every=50)


@pytest.mark.parametrize("variable", ["V", "U"])
def test_kriging_is_nearer_to_the_truth_than_inverse_distance(data_folder, variable):
    lake = read_walker_lake(data_folder, variable, every=10)
    fit = fit_variogram(lake.points, lake.values)
    field = krige(lake.points, lake.values, lake.places, fit.variogram, EVERYWHERE)
    plain = inverse_distance(lake.points, lake.values, lake.places, EVERYWHERE)
    kriged, inverse, nearest = (
        score_estimates(lake.truth, one).rmse for one in (field.estimate[:, 0], plain.inverse, plain.nearest)
    )
    assert not fit.is_fallback
    assert kriged < inverse
    if variable == "V":
        assert inverse < nearest
    else:  # U was sampled only where V is high; whatever looks farther than the nearest sample spreads that
        assert lake.values.mean() > 2.0 * lake.truth.mean()


def test_kriging_takes_the_clustered_samples_apart(v):
    # The 470 samples crowd where V is high: their mean is 436, the true one 278.
    estimate = krige(v.points, v.values, v.places, V_OF_THE_BOOK, EVERYWHERE).estimate[:, 0]
    assert v.values.mean() > 1.4 * v.truth.mean()
    assert abs(estimate.mean() - v.truth.mean()) < 0.15 * v.truth.mean()


def test_the_spread_of_the_errors_is_the_kriging_variance_s(v):
    fit = fit_variogram(v.points, v.values)
    field = krige(v.points, v.values, v.places, fit.variogram, EVERYWHERE)
    scores = score_estimates(v.truth, field.estimate[:, 0], field.variance[:, 0])
    assert 0.6 < scores.standardised_deviation < 1.3


def test_gstlearn_kriges_the_same(v):
    search = Search((1000.0,) * 3)
    ours = krige(v.points, v.values, v.places, V_OF_THE_BOOK, search)
    # Samples on a square grid are equally far from many places: which of them is the 24th is nobody's right.
    estimate, variance = krige_points(v.points, v.values, v.places, V_OF_THE_BOOK, search, Assumed())
    alike = np.isclose(ours.variance[:, 0], variance, rtol=1e-9, atol=1e-9 * V_OF_THE_BOOK.sill)
    assert alike.mean() > 0.8
    np.testing.assert_allclose(ours.estimate[alike, 0], estimate[alike], rtol=1e-9, atol=1e-9 * 1000.0)
    both = [score_estimates(v.truth, one) for one in (ours.estimate[:, 0], estimate)]
    assert both[0].rmse == pytest.approx(both[1].rmse, rel=2e-3)
    assert both[0].mean_error == pytest.approx(both[1].mean_error, abs=0.5)


def test_from_all_samples_gstlearn_kriges_exactly_the_same(v):
    search = Search((UNLIMITED,) * 3, maximum=len(v.points))
    places = v.places[::200]
    ours = krige(v.points, v.values, places, V_OF_THE_BOOK, search)
    estimate, variance = krige_points(v.points, v.values, places, V_OF_THE_BOOK, search, Assumed())
    np.testing.assert_allclose(ours.estimate[:, 0], estimate, rtol=0.0, atol=1e-8 * 1000.0)
    np.testing.assert_allclose(ours.variance[:, 0], variance, rtol=0.0, atol=1e-8 * V_OF_THE_BOOK.sill)


@pytest.mark.parametrize("variable", ["V", "U"])
def test_pykrige_kriges_the_same_at_all_exhaustive_points(data_folder, variable):
    lake = read_walker_lake(data_folder, variable)
    variogram = fit_variogram(lake.points, lake.values, structures="spherical").variogram
    ours = krige(lake.points, lake.values, lake.places, variogram, FROM_ALL)
    estimate, variance = krige_in_three_dimensions(lake.points, lake.values, lake.places, variogram)
    assert len(estimate) == 78_000
    np.testing.assert_allclose(ours.estimate[:, 0], estimate, rtol=0.0, atol=1e-8 * 1000.0)
    np.testing.assert_allclose(ours.variance[:, 0], variance, rtol=0.0, atol=1e-8 * variogram.sill)
    both = [score_estimates(lake.truth, one) for one in (ours.estimate[:, 0], estimate)]
    assert both[0].mean_error == pytest.approx(both[1].mean_error, abs=1e-8)
    assert both[0].rmse == pytest.approx(both[1].rmse, rel=1e-10)
