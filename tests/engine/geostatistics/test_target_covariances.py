# SPDX-License-Identifier: GPL-2.0-or-later
"""Covariances of targets with many samples: compiled, by numpy, and the loops run by Python itself."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics import row_kernels, target_covariances
from oresight.plugin.engine.geostatistics.covariance import Covariance
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.support import Support
from oresight.plugin.engine.geostatistics.systems import POINT, PreparedSamples
from oresight.plugin.engine.geostatistics.target_covariances import NEGLIGIBLE, TargetCovariances
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

from .dense_reference import covariances

MODELS = {
    "spherical": None,
    "exponential": None,
    "gaussian": None,
    "cubic": None,
    "matern": 2.5,
    "power": 1.2,
}
NESTED = Variogram(
    0.1,
    (
        Structure("spherical", 0.5, (50.0, 30.0, 20.0), 30.0, -20.0, 10.0),
        Structure("exponential", 0.4, (120.0, 90.0, 60.0), 80.0),
    ),
)
BLOCK = Support.of(KrigingMethod(discretisation=(2, 3, 1)), (6.0, 9.0, 4.0))


def given(variogram: Variogram, support: Support = POINT, m: int = 1100) -> tuple[PreparedSamples, np.ndarray]:
    """Return samples, and targets of which the first is at a sample."""
    generator = np.random.default_rng(5)
    points = generator.uniform(0.0, 100.0, (m, 3))
    places = np.vstack((points[3:4], generator.uniform(0.0, 100.0, (6, 3))))
    return PreparedSamples(Covariance.of(variogram), points, np.ones((m, 1)), support=support), places


def rows(monkeypatch, prepared: PreparedSamples, places: np.ndarray, *, kind: str = "float64", is_compiled: bool):
    monkeypatch.setattr(target_covariances, "WORTH_COMPILING", 0)
    made = TargetCovariances(prepared, np.dtype(kind), may_compile=is_compiled)
    made.prepare(len(places))
    assert made._is_compiled == is_compiled
    return made.rows(places)


@pytest.mark.parametrize("is_compiled", [True, False])
@pytest.mark.parametrize("name", MODELS)
def test_covariances_are_the_models_own(monkeypatch, name, is_compiled):
    variogram = Variogram(0.2, (Structure(name, 0.8, (60.0, 40.0, 30.0), 20.0, -10.0, shape=MODELS[name]),))
    prepared, places = given(variogram)
    expected = covariances(variogram, places, prepared.points) + prepared.covariance.lift
    found = rows(monkeypatch, prepared, places, is_compiled=is_compiled)
    assert found == pytest.approx(expected, abs=1e-12)
    assert found[0, 3] == pytest.approx(prepared.covariance.variance)


@pytest.mark.parametrize("support", [POINT, BLOCK])
def test_compiled_and_plain_covariances_of_nested_structures_agree(monkeypatch, support):
    prepared, places = given(NESTED, support)
    assert len(prepared.covariance.frames) == 2
    found = rows(monkeypatch, prepared, places, is_compiled=True)
    assert found == pytest.approx(rows(monkeypatch, prepared, places, is_compiled=False), abs=1e-13)
    single = rows(monkeypatch, prepared, places, kind="float32", is_compiled=True)
    assert single.dtype == np.float32
    assert single == pytest.approx(found, rel=1e-6)


def test_the_loops_run_by_python_give_the_same_numbers(monkeypatch):
    prepared, places = given(NESTED, BLOCK, m=30)
    expected = rows(monkeypatch, prepared, places, is_compiled=False)
    monkeypatch.setattr(target_covariances, "compiled_rows", lambda: row_kernels.fill_rows)
    monkeypatch.setattr(row_kernels, "WIDTH", 8)
    assert rows(monkeypatch, prepared, places, is_compiled=True) == pytest.approx(expected, abs=1e-13)


@pytest.mark.parametrize("is_compiled", [True, False])
def test_the_covariance_with_a_block_is_the_mean_of_those_with_its_points(monkeypatch, is_compiled):
    prepared, places = given(NESTED, BLOCK)
    means = np.mean([covariances(NESTED, places + offset, prepared.points) for offset in BLOCK.offsets], axis=0)
    assert rows(monkeypatch, prepared, places[1:], is_compiled=is_compiled) == pytest.approx(means[1:], abs=1e-12)


@pytest.mark.parametrize("is_compiled", [True, False])
def test_numbers_that_single_precision_would_be_slow_with_are_zero(monkeypatch, is_compiled):
    prepared, places = given(Variogram(0.0, (Structure("gaussian", 1.0, (10.0, 10.0, 10.0)),)))
    double = rows(monkeypatch, prepared, places, is_compiled=is_compiled)
    single = rows(monkeypatch, prepared, places, kind="float32", is_compiled=is_compiled)
    assert (double > 0.0).all()
    assert np.array_equal(single == 0.0, double < NEGLIGIBLE)


def test_only_the_samples_in_use_have_a_column(monkeypatch):
    prepared, places = given(NESTED)
    used = np.array([3, 700, 1099])
    whole = rows(monkeypatch, prepared, places, is_compiled=True)
    made = TargetCovariances(prepared, np.dtype(float), may_compile=True)
    made.prepare(len(places))
    assert np.array_equal(made.rows(places, used), whole[:, used])


def test_few_targets_a_bessel_function_and_a_missing_compiler_leave_it_to_numpy(monkeypatch):
    prepared, _ = given(NESTED)
    bessel, _ = given(Variogram(0.0, (Structure("matern", 1.0, (10.0, 10.0, 10.0), shape=0.8),)))
    for one, targets, is_compiled in ((prepared, 1, False), (prepared, 10**6, True), (bessel, 10**6, False)):
        made = TargetCovariances(one, np.dtype(float), may_compile=True)
        made.prepare(targets)
        assert made._is_compiled == is_compiled
    monkeypatch.setitem(sys.modules, "numba", None)
    made = TargetCovariances(prepared, np.dtype(float), may_compile=True)
    made.prepare(10**6)
    assert not made._is_compiled


@pytest.mark.parametrize(
    "method",
    [
        KrigingMethod(),
        KrigingMethod("simple", mean=0.5),
        KrigingMethod("universal", drift="quadratic", discretisation=(2, 1, 2)),
    ],
)
@pytest.mark.parametrize("model", ["exponential", "spherical"])
def test_kriging_from_all_samples_is_the_same_compiled_or_not_and_with_any_number_of_threads(
    monkeypatch, method, model
):
    monkeypatch.setattr(target_covariances, "WORTH_COMPILING", 0)
    generator = np.random.default_rng(8)
    points, values = generator.uniform(0.0, 100.0, (300, 3)), generator.normal(size=(300, 2))
    variogram = Variogram(0.1, (Structure(model, 0.9, (60.0, 50.0, 40.0), 30.0),))
    arguments = (points, values, generator.uniform(0.0, 100.0, (700, 3)), variogram, Search(maximum=0))
    options = {"method": method, "block_size": (5.0, 5.0, 5.0)}
    plain = krige(*arguments, solver="numpy", **options)
    for found in (krige(*arguments, solver="numba", threads=n, **options) for n in (1, 3)):
        assert found.estimate == pytest.approx(plain.estimate, abs=1e-10)
        assert found.variance == pytest.approx(plain.variance, abs=1e-10)
