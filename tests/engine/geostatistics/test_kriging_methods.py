# SPDX-License-Identifier: GPL-2.0-or-later
"""Simple, universal and block kriging against a dense solve of each system, on every path."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.errors import InvalidInputError, MissingLibraryError
from oresight.plugin.engine.geostatistics import preparation
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import ExternalDrift, KrigingMethod
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.support import Support
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

from .textbook import random_samples, random_variogram, reference

EVERYWHERE = (1e6, 1e6, 1e6)
SIZE = (12.0, 8.0, 5.0)
METHODS = {
    "simple": KrigingMethod("simple", mean=4.2),
    "ordinary": KrigingMethod(),
    "linear": KrigingMethod("universal"),
    "quadratic": KrigingMethod("universal", drift="quadratic"),
    "external": KrigingMethod("universal", drift="none"),
    "linear and external": KrigingMethod("universal"),
    "block": KrigingMethod(discretisation=(3, 2, 2)),
    "simple block": KrigingMethod("simple", mean=4.2, discretisation=(2, 2, 2)),
    "quadratic block": KrigingMethod("universal", drift="quadratic", discretisation=(2, 3, 2)),
}
PATHS = [("numpy", "float64"), ("numba", "float64"), ("torch", "float64")]


def isotropic(reach: float = 60.0, nugget: float = 0.0) -> Variogram:
    return Variogram(nugget, (Structure("spherical", 2.0, (reach, reach, reach)),))


def depth(points: np.ndarray) -> np.ndarray:
    return (np.sin(points[:, 0] / 30.0) * 5.0 + points[:, 2] / 10.0)[:, None]


def compared(name: str, solver: str, precision: str, seed: int, maximum: int) -> tuple[float, float]:
    """Return the largest differences of estimates and variances to the dense solve."""
    generator = np.random.default_rng(seed)
    points, values = random_samples(90, seed)
    method = METHODS[name]
    variogram = random_variogram(generator, is_bounded=method.kind == "simple")
    targets = generator.uniform(10.0, 90.0, (25, 3))
    external = ExternalDrift(depth(points), depth(targets)) if "external" in name else None
    field = krige(
        points,
        values,
        targets,
        variogram,
        Search(EVERYWHERE, maximum=maximum),
        method=method,
        external=external,
        block_size=SIZE,
        solver=solver,
        precision=precision,
        measures=("slope", "efficiency", "excess"),
    )
    offsets = Support.of(method, SIZE).offsets
    worst = [0.0, 0.0]
    for number, target in enumerate(targets):
        near = np.argsort(np.linalg.norm(points - target, axis=1))[: maximum or None]
        expected = reference(
            points[near],
            values[near],
            target,
            variogram,
            offsets=offsets,
            degree=method.degree,
            mean=method.mean,
            external=None if external is None else (depth(points[near]), depth(target[None])[0]),
        )
        worst[0] = max(worst[0], abs(field.estimate[number, 0] - expected.estimate))
        worst[1] = max(worst[1], abs(field.variance[number, 0] - expected.variance))
    return worst[0], worst[1]


@pytest.mark.parametrize(("solver", "precision"), PATHS)
@pytest.mark.parametrize("name", METHODS)
def test_every_method_agrees_with_a_dense_solve_on_every_path(name, solver, precision):
    for seed in range(3):
        assert max(compared(name, solver, precision, seed, 30)) < 1e-8


@pytest.mark.parametrize("missing", [(), ("numba",), ("numba", "torch")], ids=["all", "no numba", "neither"])
@pytest.mark.parametrize("name", METHODS)
def test_the_numbers_are_the_same_whatever_is_installed(monkeypatch, name, missing):
    monkeypatch.setattr(preparation, "WORTH_COMPILING", 1)  # else so few targets are never compiled
    for module in missing:
        monkeypatch.setitem(sys.modules, module, None)
    assert preparation.choose_solver("auto", 25) == ("numpy" if missing else "numba")
    for maximum in (30, 0):
        assert max(compared(name, "auto", "float64", 0, maximum)) < 1e-8


@pytest.mark.parametrize("name", METHODS)
def test_estimates_from_all_samples_agree_with_a_dense_solve(name):
    for seed in range(3):
        assert max(compared(name, "auto", "float64", seed, 0)) < 1e-8


@pytest.mark.parametrize(("drift", "of_estimates", "of_variances"), [("none", 4e-6, 4e-7), ("quadratic", 7e-5, 2e-4)])
def test_single_precision_errs_by_no_more_than_is_said(drift, of_estimates, of_variances):
    generator = np.random.default_rng(4)
    points, targets = generator.uniform(0.0, 100.0, (400, 3)), generator.uniform(0.0, 100.0, (500, 3))
    values = generator.normal(size=400)
    model = Variogram(0.1, (Structure("spherical", 0.9, (80.0, 60.0, 40.0), 30.0, -20.0),))
    given = (points, values, targets, model, Search(EVERYWHERE))
    method = KrigingMethod("ordinary" if drift == "none" else "universal", drift=drift)
    single = krige(*given, method=method, solver="torch", precision="float32")
    double = krige(*given, method=method, solver="torch")
    assert 0.0 < np.abs(single.estimate - double.estimate).max() < of_estimates
    assert 0.0 < np.abs(single.variance - double.variance).max() < of_variances


@pytest.mark.parametrize("name", METHODS)
def test_single_precision_errs_by_less_than_a_thousandth(name):
    assert max(compared(name, "torch", "float32", 0, 30)) < 2e-3


PLANE = np.array([0.02, -0.05, 0.1])


@pytest.mark.parametrize("maximum", [24, 0])
@pytest.mark.parametrize("solver", ["numpy", "torch"])
def test_a_tilted_plane_is_reproduced_by_a_linear_drift_in_and_around_the_samples(solver, maximum):
    points, _ = random_samples(60)
    targets = np.random.default_rng(1).uniform(-10.0, 110.0, (40, 3))
    search = Search(EVERYWHERE, maximum=maximum)
    method = KrigingMethod("universal", discretisation=(2, 2, 2))
    field = krige(
        points, 3.0 + points @ PLANE, targets, isotropic(), search, method=method, block_size=SIZE, solver=solver
    )
    assert field.estimate[:, 0] == pytest.approx(3.0 + targets @ PLANE, abs=1e-9)


def test_a_quadratic_surface_is_reproduced_by_a_quadratic_drift_and_its_block_means_too():
    points, _ = random_samples(60)
    targets = np.random.default_rng(1).uniform(20.0, 80.0, (20, 3))
    method = KrigingMethod("universal", drift="quadratic", discretisation=(3, 3, 3))
    offsets = Support.of(method, SIZE).offsets

    def surface(places: np.ndarray) -> np.ndarray:
        return 1.0 + places @ PLANE + 0.01 * places[:, 0] * places[:, 2] - 0.02 * places[:, 1] ** 2

    field = krige(
        points, surface(points), targets, isotropic(), Search(EVERYWHERE, maximum=40), method=method, block_size=SIZE
    )
    expected = [surface(target + offsets).mean() for target in targets]
    assert field.estimate[:, 0] == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("kind", ["ordinary", "simple", "universal"])
def test_a_block_is_the_mean_of_its_points_from_the_same_samples(kind):
    points, values = random_samples(30)
    target = np.array([[47.0, 52.0, 49.0]])
    method = KrigingMethod(kind, mean=5.0, discretisation=(3, 2, 2))
    everything = Search(EVERYWHERE, maximum=30)
    block = krige(points, values, target, isotropic(nugget=0.3), everything, method=method, block_size=SIZE)
    places = target + Support.of(method, SIZE).offsets
    each = krige(points, values, places, isotropic(nugget=0.3), everything, method=KrigingMethod(kind, mean=5.0))
    assert block.estimate[0, 0] == pytest.approx(each.estimate.mean(), abs=1e-10)
    assert block.variance[0, 0] < each.variance.mean()


def test_simple_kriging_far_from_the_samples_gives_the_mean_and_the_sill():
    points, values = random_samples(30)
    field = krige(
        points,
        values,
        np.array([[1e4, 0.0, 0.0]]),
        isotropic(nugget=0.4),
        Search(EVERYWHERE),
        method=KrigingMethod("simple", mean=4.5),
        measures=("efficiency", "slope"),
    )
    assert field.estimate[0, 0] == pytest.approx(4.5)
    assert field.variance[0, 0] == pytest.approx(2.4)
    assert field.measures["efficiency"][0, 0] == pytest.approx(0.0, abs=1e-6)


def test_simple_kriging_without_a_mean_takes_that_of_the_samples_and_says_so():
    points, values = random_samples(30)
    far = np.array([[1e4, 0.0, 0.0]])
    field = krige(points, values, far, isotropic(), Search(EVERYWHERE), method=KrigingMethod("simple"))
    assert field.estimate[0, 0] == pytest.approx(values.mean())
    assert any("No mean was given" in notice.template for notice in field.notices)


@pytest.mark.parametrize("method", [KrigingMethod("simple", mean=4.2), KrigingMethod(), KrigingMethod("universal")])
def test_efficiency_and_slope_are_those_of_the_weights(method):
    points, values = random_samples(25)
    targets = np.random.default_rng(2).uniform(0.0, 100.0, (10, 3))
    model = isotropic(nugget=0.3)
    search = Search(EVERYWHERE, maximum=25)
    field = krige(points, values, targets, model, search, method=method, measures=("efficiency", "slope"))
    between = model.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(25, 25)
    for number, target in enumerate(targets):
        one = reference(points, values, target, model, degree=method.degree, mean=method.mean)
        with_truth, own = one.weights @ model.covariance(points - target), one.weights @ between @ one.weights
        assert field.measures["slope"][number, 0] == pytest.approx(with_truth / own, rel=1e-5)
        assert field.measures["efficiency"][number, 0] == pytest.approx(1.0 - one.variance / model.sill, abs=1e-6)


@pytest.mark.parametrize("solver", ["numpy", "numba", "torch"])
def test_samples_of_one_straight_hole_take_a_simpler_drift_and_are_counted(solver):
    generator = np.random.default_rng(0)
    hole = np.column_stack((np.zeros(20), np.zeros(20), np.arange(20.0)))
    others = generator.uniform(500.0, 600.0, (30, 3))
    points = np.concatenate((hole, others))
    values = generator.normal(size=50)
    target = np.array([[3.0, 2.0, 9.5]])
    search = Search((50.0, 50.0, 50.0), maximum=20)
    field = krige(points, values, target, isotropic(), search, method=KrigingMethod("universal"), solver=solver)
    plain = krige(points, values, target, isotropic(), search)
    assert field.estimate == pytest.approx(plain.estimate, abs=1e-9)
    assert [notice.fields["n"] for notice in field.notices if "simpler one" in notice.template] == [1]


def test_a_drift_that_would_run_away_from_the_samples_gives_way_to_a_constant_and_is_counted():
    points, values = random_samples(30)
    far = np.array([[3000.0, 50.0, 50.0]])
    field = krige(points, values, far, isotropic(), Search(EVERYWHERE), method=KrigingMethod("universal"))
    plain = krige(points, values, far, isotropic(), Search(EVERYWHERE))
    assert field.estimate == pytest.approx(plain.estimate, abs=1e-9)
    assert [notice.fields["n"] for notice in field.notices] == [1]


def test_samples_in_a_plane_have_no_drift_across_it():
    points, _ = random_samples(40)
    points[:, 2] = 7.0
    targets = np.random.default_rng(1).uniform(-20.0, 120.0, (10, 3))
    targets[:, 2] = 7.0
    method = KrigingMethod("universal")
    field = krige(points, points @ PLANE, targets, isotropic(), Search(EVERYWHERE), method=method)
    assert field.estimate[:, 0] == pytest.approx(targets @ PLANE, abs=1e-9)
    assert any("2 of 3 directions" in str(notice) for notice in field.notices)


@settings(max_examples=15, deadline=None)
@given(shift=st.tuples(*[st.floats(-1e5, 1e5)] * 3), turn=st.floats(0.0, 360.0), seed=st.integers(0, 1000))
def test_universal_kriging_of_moved_and_turned_data_and_model_is_the_same(shift, turn, seed):
    points, values = random_samples(30, seed)
    targets = np.random.default_rng(seed + 1).uniform(20.0, 80.0, (4, 3))
    angle = np.deg2rad(turn)
    clockwise = np.array([[np.cos(angle), np.sin(angle), 0.0], [-np.sin(angle), np.cos(angle), 0.0], [0.0, 0.0, 1.0]])

    def model(azimuth: float) -> Variogram:
        return Variogram(0.1, (Structure("exponential", 1.0, (90.0, 60.0, 40.0), azimuth, -20.0),))

    search = Search(EVERYWHERE, maximum=20)
    first = krige(points, values, targets, model(30.0), search, method=KrigingMethod("universal"))
    moved, there = points @ clockwise.T + shift, targets @ clockwise.T + shift
    second = krige(moved, values, there, model(30.0 + turn), search, method=KrigingMethod("universal"))
    assert second.estimate == pytest.approx(first.estimate, abs=1e-6)
    assert second.variance == pytest.approx(first.variance, abs=1e-6)
    assert (first.variance >= 0.0).all()


def test_what_does_not_fit_together_is_refused_with_a_sentence():
    points, values = random_samples(20)
    power = Variogram(0.0, (Structure("power", 1.0, (10.0, 10.0, 10.0)),))
    drift = ExternalDrift(depth(points), depth(points))
    with pytest.raises(InvalidInputError, match="ends at a sill"):
        krige(points, values, points, power, method=KrigingMethod("simple"))
    with pytest.raises(InvalidInputError, match="needs universal kriging"):
        krige(points, values, points, isotropic(), external=drift)
    with pytest.raises(InvalidInputError, match="needs the size of the blocks"):
        krige(points, values, points, isotropic(), method=KrigingMethod(discretisation=(2, 2, 2)))
    with pytest.raises(InvalidInputError, match="Only the solver torch works"):
        krige(points, values, points, isotropic(), solver="numpy", precision="float32")
    with pytest.raises(InvalidInputError, match="1 to 10 points"):
        KrigingMethod(discretisation=(0, 1, 1))


def test_without_torch_or_a_graphics_card_a_sentence_says_so(monkeypatch):
    points, values = random_samples(20)
    with pytest.raises(InvalidInputError, match="The device abacus is not available"):
        krige(points, values, points, isotropic(), solver="torch", device="abacus")
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(MissingLibraryError, match="needs the library torch"):
        krige(points, values, points, isotropic(), precision="float32")


def test_targets_without_an_external_drift_are_not_estimated_and_counted():
    points, values = random_samples(40)
    at_samples, at_targets = depth(points), depth(points[:6])
    at_samples[:3], at_targets[4] = np.nan, np.nan
    method = KrigingMethod("universal", drift="none")
    for search in (Search(EVERYWHERE), Search(EVERYWHERE, maximum=0)):
        field = krige(
            points,
            values,
            points[:6] + 1.0,
            isotropic(),
            search,
            method=method,
            external=ExternalDrift(at_samples, at_targets),
        )
        assert np.flatnonzero(np.isnan(field.estimate[:, 0])).tolist() == [4]
        assert {notice.fields.get("n") for notice in field.notices} == {1, 3}
