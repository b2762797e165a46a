# SPDX-License-Identifier: GPL-2.0-or-later
"""Variograms found again in samples that were made with them."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.geostatistics.directions import Direction
from oresight.plugin.engine.geostatistics.fit_options import (
    WEIGHTS,
    Constraints,
    Experiment,
    read_ranges,
    read_structures,
)
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


TRUE = Variogram(0.2, (Structure("spherical", 0.8, (200.0, 120.0, 60.0), 90.0, -30.0, 0.0),))


@pytest.fixture(scope="module")
def field(places) -> np.ndarray:
    return simulated(TRUE, places, 5)


def test_what_is_given_by_hand_is_kept_and_the_rest_is_fitted(places, field):
    given = Constraints(nugget=0.3, ranges=((180.0, 100.0, 50.0),), angles_deg=(80.0, -25.0, 5.0))
    (structure,) = (fit := fit_variogram(places, field, constraints=given)).variogram.structures
    assert fit.variogram.nugget == 0.3
    assert structure.ranges == (180.0, 100.0, 50.0)
    assert (structure.azimuth_deg, structure.dip_deg, structure.plunge_deg) == (80.0, -25.0, 5.0)
    assert fit.variogram.sill == pytest.approx(field.var(), rel=0.3)


def test_given_angles_alone_leave_the_ranges_to_the_fit(places, field):
    fit = fit_variogram(places, field, structures="spherical", constraints=Constraints(angles_deg=(90.0, -30.0, 0.0)))
    (structure,) = fit.variogram.structures
    assert (structure.azimuth_deg, structure.dip_deg, structure.plunge_deg) == (90.0, -30.0, 0.0)
    assert structure.ranges[2] < 0.7 * structure.ranges[0]


def test_ranges_of_several_structures_may_be_given_one_number_each(places, field):
    given = Constraints(ranges=((40.0,) * 3, (200.0,) * 3))
    fit = fit_variogram(places, field, structures="exponential+cubic", constraints=given)
    assert {(one.model, one.ranges[0]) for one in fit.variogram.structures} <= {("exponential", 40.0), ("cubic", 200.0)}
    with pytest.raises(InvalidInputError, match="given for 2 structures, but the model has 1"):
        fit_variogram(places, field, structures="cubic", constraints=given)


def test_ranges_stay_within_their_bounds(places, field):
    fit = fit_variogram(places, field, anisotropic=False, constraints=Constraints(shortest=20.0, longest=60.0))
    assert all(20.0 <= one.ranges[0] <= 60.0 * 1.0001 for one in fit.variogram.structures)
    assert any("longest allowed" in str(notice) for notice in fit.notices)


@pytest.mark.parametrize("given", [Constraints(longest=0.5), Constraints(shortest=1e5)])
def test_bounds_beyond_all_lags_are_kept_to(places, field, given):
    fit = fit_variogram(places, field, structures="spherical", anisotropic=False, constraints=given)
    assert fit.is_fallback or given.shortest is not None
    if given.shortest is not None:
        assert fit.variogram.structures[0].ranges[0] >= 1e5 * 0.999


@pytest.mark.parametrize("weights", WEIGHTS)
def test_every_weighting_finds_the_range_of_long_series(weights):
    points = np.column_stack((np.arange(600.0), np.zeros((600, 2))))
    true = Variogram(0.0, (Structure("spherical", 1.0, (20.0,) * 3),))
    given = {"experiment": Experiment("matheron", lag=1.0, n_lags=40), "constraints": Constraints(weights=weights)}
    found = [
        fit_variogram(points, simulated(true, points, seed), structures="spherical", anisotropic=False, **given)
        for seed in range(5)
    ]
    # A series of 30 ranges gives the range to about a fifth; the median of five to about a tenth.
    assert np.median([fit.variogram.structures[0].ranges[0] for fit in found]) == pytest.approx(20.0, rel=0.3)


@pytest.mark.parametrize(
    ("structures", "true"),
    [
        ("cubic", Structure("cubic", 1.0, (30.0,) * 3)),
        ("matern(2.5)", Structure("matern", 1.0, (30.0,) * 3, shape=2.5)),
        ("gaussian", Structure("gaussian", 1.0, (30.0,) * 3)),
    ],
)
def test_smooth_models_are_recovered(structures, true):
    points = np.column_stack((np.arange(900.0), np.zeros((900, 2))))
    fit = fit_variogram(
        points, simulated(Variogram(0.0, (true,)), points, 1), structures=structures, anisotropic=False,
        experiment=Experiment("matheron", max_distance=60.0),
    )  # fmt: skip
    (found,) = fit.variogram.structures
    assert (found.model, found.shape) == (true.model, true.shape)
    assert found.ranges[0] == pytest.approx(30.0, rel=0.3)
    assert fit.variogram.nugget < 0.05


def test_the_smoothness_and_the_exponent_are_found_where_they_are_not_given():
    points = np.column_stack((np.arange(1200.0), np.zeros((1200, 2))))
    rough = simulated(Variogram(0.0, (Structure("matern", 1.0, (30.0,) * 3, shape=0.5),)), points, 1)
    experiment = Experiment("matheron", max_distance=50.0)
    fit = fit_variogram(points, rough, structures="matern", anisotropic=False, experiment=experiment)
    assert fit.variogram.structures[0].shape == 0.5
    # A random walk has a variogram that is a straight line, without a sill.
    walk = np.cumsum(np.random.default_rng(1).normal(size=1200))
    fit = fit_variogram(points, walk, structures="power", anisotropic=False, experiment=experiment)
    (power,) = fit.variogram.structures
    assert power.shape == 1.0
    slope = fit.variogram.gamma(np.array([[40.0, 0.0, 0.0], [20.0, 0.0, 0.0]])) @ [1.0, -1.0] / 20.0
    assert slope == pytest.approx(0.5, rel=0.25)
    assert not fit.is_fallback


def test_on_other_scales_the_model_is_that_of_the_transformed_values(places, field):
    grades = np.exp(field)
    logs = fit_variogram(places, grades, anisotropic=False, experiment=Experiment(scale="log"))
    plain = fit_variogram(places, field, anisotropic=False)
    assert logs.variogram.scale == "log"
    apart = np.random.default_rng(0).uniform(-200.0, 200.0, (50, 3))
    assert logs.variogram.gamma(apart) == pytest.approx(plain.variogram.gamma(apart), rel=1e-6)
    scores = fit_variogram(places, grades, anisotropic=False, experiment=Experiment(scale="normal_score"))
    assert scores.variogram.scale == "normal_score"
    assert scores.sample_variance == pytest.approx(1.0, abs=0.02)


def test_estimators_with_a_scale_of_their_own_end_at_the_variance_of_the_samples(places, field):
    for estimator in ("cressie_hawkins", "pairwise_relative"):
        fit = fit_variogram(places, np.exp(field), anisotropic=False, experiment=Experiment(estimator))
        assert fit.variogram.sill == pytest.approx(np.exp(field).var(), rel=0.3)


def test_directions_that_are_asked_for_are_shown(places, field):
    asked = (Direction(0.0), Direction(90.0, -45.0, 30.0, 50.0, 50.0))
    fit = fit_variogram(places, field, anisotropic=False, experiment=Experiment(directions=asked))
    shown = [(one.azimuth_deg, one.dip_deg) for one in fit.curves if one.name == "directional"]
    assert shown == pytest.approx([(0.0, 0.0), (90.0, -45.0)])


def test_options_come_back_from_their_plain_values():
    experiment = Experiment("matheron", "log", 100.0, 5.0, 12, (Direction(30.0, -10.0, 15.0, 20.0, None),), 5000)
    assert Experiment.from_dict(experiment.to_dict()) == experiment
    constraints = Constraints(0.1, ((3.0, 2.0, 1.0),), (10.0, 20.0, 30.0), 1.0, 9.0, 0.2, "pairs")
    assert Constraints.from_dict(constraints.to_dict()) == constraints
    assert (Experiment.from_dict({}), Constraints.from_dict({})) == (Experiment(), Constraints())


def test_structures_are_read_by_name_with_their_numbers():
    assert read_structures("cubic, matern(2.5)+power") == (("cubic", None), ("matern", 2.5), ("power", None))
    assert read_ranges("120 60 30; 400") == ((120.0, 60.0, 30.0), (400.0, 400.0, 400.0))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: read_structures("+".join(["spherical"] * 4)), "up to 3 nested structures, but 4"),
        (lambda: read_structures("matern(smooth)"), "such as matern"),
        (lambda: read_structures("matern(50)"), "smoothness of a matern structure must lie"),
        (lambda: read_structures("cubic(2)"), "has no smoothness"),
        (lambda: read_ranges("120 60"), "three numbers for each structure"),
        (lambda: Constraints(nugget=-1.0), "nugget must not be negative"),
        (lambda: Constraints(shortest=5.0, longest=3.0), "must lie below the longest"),
        (lambda: Constraints(weights="mine"), "weighting of the lags"),
        (lambda: Experiment("mine"), "estimator of the variogram"),
        (lambda: Experiment(lag=-1.0), "distance of a variogram"),
    ],
)
def test_options_that_make_no_sense_are_refused(make, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        make()


def test_categories_have_no_logarithms():
    points = np.random.default_rng(1).uniform(0.0, 100.0, (30, 3))
    with pytest.raises(InvalidInputError, match="categories were given"):
        fit_variogram(points, np.ones((30, 2)), experiment=Experiment(scale="log"))


def test_progress_never_falls_back_and_a_cancel_ends_the_fit_in_any_phase(places, field):
    told: list[float] = []
    fit_variogram(places, field, progress=lambda fraction, *_, **__: told.append(fraction))
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 25

    def cancel_at(limit: float):
        def progress(fraction: float, *_: object, **__: object) -> None:
            if fraction >= limit:
                raise CancelledError

        return progress

    for limit in (0.1, 0.5):
        with pytest.raises(CancelledError):
            fit_variogram(places, field, progress=cancel_at(limit))
