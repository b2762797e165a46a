# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated from the others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.geostatistics.comparison import Trial, compare_trials
from oresight.plugin.engine.geostatistics.cross_validation import cross_validate
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from oresight.plugin.engine.geostatistics.search import MOST_GLOBAL, Search, SearchPass
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

MODEL = Variogram(0.2, (Structure("spherical", 1.0, (60.0, 40.0, 30.0), 20.0, -10.0, 5.0),))
HOLES = np.arange(90) // 10
SETTINGS: dict[str, dict[str, Any]] = {
    "ordinary": {"search": Search(maximum=12)},
    "simple": {"search": Search(maximum=12), "method": KrigingMethod("simple", mean=0.4)},
    "simple, mean of the samples": {"search": Search(maximum=12), "method": KrigingMethod("simple")},
    "linear drift": {"search": Search(minimum=6, maximum=20), "method": KrigingMethod("universal")},
    "octants": {"search": Search(maximum=16, octant_maximum=2, octants_minimum=4)},
    "limit per hole": {"search": Search(maximum=12, hole_maximum=2), "holes": HOLES},
    "all samples": {"search": Search(maximum=0)},
    "all samples, known mean": {"search": Search(maximum=0), "method": KrigingMethod("simple", mean=0.4)},
    "all samples, mean of the samples": {"search": Search(maximum=0), "method": KrigingMethod("simple")},
    "all samples, linear drift": {"search": Search(maximum=0), "method": KrigingMethod("universal")},
    "all samples, quadratic drift": {
        "search": Search(maximum=0),
        "method": KrigingMethod("universal", drift="quadratic"),
    },
    "passes": {"search": Search((25.0,) * 3, maximum=12, passes=(SearchPass(2.0, 2), SearchPass(5.0, 1)))},
}


def sampled(n: int = 90) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(0)
    return generator.uniform(0.0, 100.0, (n, 3)), generator.normal(size=n)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("groups", [None, np.arange(90) // 30])
def test_each_sample_has_the_estimate_it_has_when_its_group_is_taken_away(groups, setting):
    points, values = sampled()
    given = dict(SETTINGS[setting])
    result = cross_validate(points, values, MODEL, groups=groups, **given)
    codes = np.arange(90) if groups is None else groups
    assert np.isfinite(result.estimate).mean() > 0.7
    for sample in range(0, 90, 11):
        others = codes != codes[sample]
        if "holes" in given:
            given["holes"] = HOLES[others]
        alone = krige(points[others], values[others], points[sample : sample + 1], MODEL, **given)
        assert result.estimate[sample] == pytest.approx(alone.estimate[0], abs=1e-10, nan_ok=True)
        assert result.variance[sample] == pytest.approx(alone.variance[0, 0], abs=1e-10, nan_ok=True)


def test_an_external_drift_is_known_at_the_left_out_sample():
    points, _ = sampled()
    slope = points[:, :1] ** 2
    method = KrigingMethod("universal", drift="none")
    result = cross_validate(points, 3.0 + 0.01 * slope[:, 0], MODEL, Search(maximum=20), method=method, external=slope)
    assert result.estimate[:, 0] == pytest.approx(result.truth[:, 0])


def test_compiled_and_plain_systems_give_the_same():
    points, values = sampled(200)
    plain, compiled = (cross_validate(points, values, MODEL, solver=solver) for solver in ("numpy", "numba"))
    np.testing.assert_allclose(compiled.estimate, plain.estimate, atol=1e-11)
    np.testing.assert_allclose(compiled.variance, plain.variance, atol=1e-11)


def test_only_the_asked_samples_are_estimated():
    generator = np.random.default_rng(0)
    points, values = generator.uniform(0.0, 100.0, (50, 3)), generator.normal(size=(50, 2))
    result = cross_validate(points, values, MODEL, at=np.array([4, 9]))
    whole = cross_validate(points, values, MODEL)
    assert np.array_equal(result.truth, values[[4, 9]])
    np.testing.assert_array_equal(result.estimate, whole.estimate[[4, 9]])
    assert result.squared_errors == pytest.approx(np.square(result.estimate - result.truth).sum(axis=1))


def test_a_twin_does_not_give_a_sample_away():
    points, values = sampled()
    points[1], values[1] = points[0], values[0]
    result = cross_validate(points, values, MODEL)
    alone = krige(points[2:], values[2:], points[:1], MODEL)
    assert result.estimate[0] == pytest.approx(alone.estimate[0])
    assert result.variance[0] > 0.1


@pytest.mark.parametrize("maximum", [12, 0])
@pytest.mark.parametrize("groups", [None, np.arange(90) // 30])
def test_twins_of_one_group_are_one_sample_as_in_kriging(groups, maximum):
    points, values = sampled()
    points[31:33] = points[30]  # three samples of the second group at one place
    search = Search(maximum=maximum)
    result = cross_validate(points, values, MODEL, search, groups=groups)
    codes = np.arange(90) if groups is None else groups
    for sample in (2, 31, 32, 70, 89):
        others = (codes != codes[sample]) & np.any(points != points[sample], axis=1)
        alone = krige(points[others], values[others], points[sample : sample + 1], MODEL, search)
        assert result.estimate[sample] == pytest.approx(alone.estimate[0], abs=1e-9)
        assert result.variance[sample] == pytest.approx(alone.variance[0, 0], abs=1e-9)
    assert result.truth[:, 0] == pytest.approx(values)
    assert result.crossing == 0


def test_some_of_several_twins_are_estimated_in_the_order_that_was_asked_for():
    points, values = sampled()
    points[31:33] = points[30]
    whole = cross_validate(points, values, MODEL)
    some = cross_validate(points, values, MODEL, at=np.array([70, 32, 5, 30]))
    np.testing.assert_allclose(some.estimate, whole.estimate[[70, 32, 5, 30]], atol=1e-12)
    assert some.truth[:, 0].tolist() == values[[70, 32, 5, 30]].tolist()


def test_dubrules_errors_of_three_samples_are_those_of_the_textbook():
    # Simple kriging of a pair of samples with correlation r: error z1 - r z2, variance 1 - r²; the third is far away.
    model = Variogram(0.0, (Structure("exponential", 1.0, (3.0, 3.0, 3.0)),))
    points = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1e4, 0.0, 0.0]])
    search, method = Search(minimum=1, maximum=0), KrigingMethod("simple", mean=0.0)
    found = cross_validate(points, np.array([2.0, 5.0, 7.0]), model, search, method=method)
    r = np.exp(-1.0)
    assert found.estimate[:, 0] == pytest.approx([5.0 * r, 2.0 * r, 0.0])
    assert found.variance == pytest.approx([1.0 - r * r, 1.0 - r * r, 1.0])


def test_twins_in_other_groups_do_not_give_a_sample_away_when_all_samples_are_taken():
    points, values = sampled()
    points[40], points[41] = points[0], points[1]
    groups = np.arange(90) // 30
    result = cross_validate(points, values, MODEL, Search(maximum=0), groups=groups)
    for sample in (0, 1, 2, 40):
        others = (groups != groups[sample]) & np.any(points != points[sample], axis=1)
        alone = krige(points[others], values[others], points[sample : sample + 1], MODEL, Search(maximum=0))
        assert result.estimate[sample] == pytest.approx(alone.estimate[0], abs=1e-9)
        assert result.variance[sample] == pytest.approx(alone.variance[0, 0], abs=1e-9)
    assert result.crossing == 4


def test_an_external_drift_that_only_one_hole_shows_gives_way_to_a_constant_without_it():
    points, values = sampled()
    groups = np.arange(90) // 30
    shown = np.where(groups == 1, points[:, 0], 0.0)[:, None]
    method = KrigingMethod("universal", drift="none")
    found = cross_validate(points, values, MODEL, Search(maximum=0), method=method, groups=groups, external=shown)
    plain = cross_validate(points, values, MODEL, Search(maximum=0), groups=groups)
    inside = groups == 1
    assert found.estimate[inside] == pytest.approx(plain.estimate[inside], abs=1e-9)
    assert np.abs(found.estimate[~inside] - plain.estimate[~inside]).max() > 1e-3


def test_a_drift_that_the_others_cannot_show_and_a_nearly_singular_system_are_told():
    points, values = sampled(30)
    groups, search = np.arange(30) // 15, Search(maximum=0)
    points[groups == 0, 1:] = 0.0  # one straight hole shows no drift across it
    found = compare_trials(points, values, [Trial("A", MODEL, search, KrigingMethod("universal"))], groups=groups)
    assert "A: for 15 left-out samples the others cannot show the drift" in str(found.notices[0])
    near = np.repeat(sampled(15)[0], 2, axis=0)
    near[::2, 0] += 1e-4
    smooth = Variogram(0.0, (Structure("gaussian", 1.0, (90.0, 90.0, 90.0)),))
    told = cross_validate(near, values, smooth, search).notices("B")
    assert [notice.fields["n"] for notice in told] == [30]
    assert "nearly singular" in str(told[0])


def test_samples_of_crossing_holes_are_told():
    points, values = sampled()
    points[40] = points[0]
    found = compare_trials(points, values, [Trial("A", MODEL, Search())], groups=np.arange(90) // 30)
    assert [notice.fields["n"] for notice in found.notices] == [2]


def test_too_few_others_leave_a_sample_without_an_estimate():
    points, values = sampled(8)
    groups = np.array([0, 0, 0, 0, 0, 1, 1, 1])
    found = cross_validate(points, values, MODEL, Search(minimum=4, maximum=0), groups=groups)
    assert np.isnan(found.estimate[:5]).all()
    assert found.tally.too_few == 5
    assert np.isfinite(found.estimate[5:]).all()


def test_more_samples_than_can_be_taken_at_once_are_refused():
    generator = np.random.default_rng(0)
    points = generator.random((MOST_GLOBAL + 1, 3))
    with pytest.raises(InvalidInputError, match="give a maximum number of samples"):
        cross_validate(points, points[:, 0], MODEL, Search(maximum=0))


def test_all_samples_are_compared_with_some_and_with_inverse_distance():
    points, values = sampled()
    found = compare_trials(points, values, [Trial("all", MODEL, Search(maximum=0)), Trial("some", MODEL, Search())])
    some = compare_trials(points, values, [Trial("some", MODEL, Search())])
    assert np.array_equal(found.estimates[1], some.estimates[0], equal_nan=True)
    assert np.array_equal(found.inverse, some.inverse, equal_nan=True)
    assert np.isfinite(found.estimates[0]).all()


def test_a_cross_validation_from_all_samples_can_be_cancelled_and_its_progress_never_falls():
    points, values = sampled()
    seen: list[float] = []
    cross_validate(points, values, MODEL, Search(maximum=0), progress=lambda share, *_, **__: seen.append(share))
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)

    def cancel(*_: object, **__: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        cross_validate(points, values, MODEL, Search(maximum=0), progress=cancel)


def test_all_ways_are_scored_on_the_samples_that_all_of_them_estimate():
    points, values = sampled()
    near, far = Search((25.0,) * 3, minimum=3), Search((200.0,) * 3)
    found = compare_trials(points, values, [Trial("near", MODEL, near), Trial("far", MODEL, far)])
    estimated = np.isfinite(found.estimates)
    assert estimated[1].all()
    assert 0 < estimated[0].sum() < len(values)
    np.testing.assert_array_equal(found.common, estimated[0])
    assert {one.n for one in (*found.scores, found.inverse_scores, found.nearest_scores)} == {estimated[0].sum()}
    error = found.estimates[1][found.common] - values[found.common]
    assert found.scores[1].rmse == pytest.approx(np.sqrt(np.mean(error**2)))
    assert found.best == int(np.argmin([one.rmse for one in found.scores]))


def test_of_samples_of_the_model_the_standardised_error_has_a_deviation_of_one():
    generator = np.random.default_rng(3)
    points = generator.uniform(0.0, 120.0, (600, 3))
    separations = (points[:, None] - points[None]).reshape(-1, 3)
    factor = np.linalg.cholesky(MODEL.covariance(separations).reshape(600, 600))
    found = compare_trials(points, factor @ generator.normal(size=600), [Trial("true", MODEL, Search())])
    assert found.scores[0].standardised_deviation == pytest.approx(1.0, abs=0.08)
    assert found.scores[0].standardised_mean == pytest.approx(0.0, abs=0.1)
    assert found.scores[0].slope == pytest.approx(1.0, abs=0.15)
    assert found.scores[0].rmse < found.inverse_scores.rmse < found.nearest_scores.rmse


@pytest.mark.parametrize(("scale", "forward"), [("log", np.log), ("normal_score", None)])
def test_variograms_of_another_scale_are_judged_on_it(scale, forward):
    points, values = sampled()
    grades = np.exp(values)
    found = compare_trials(points, grades, [Trial("one", replace(MODEL, scale=scale), Search())])
    if forward is not None:
        np.testing.assert_allclose(found.truth, forward(grades), atol=1e-6)
    plain = compare_trials(points, found.truth, [Trial("one", MODEL, Search())])
    np.testing.assert_array_equal(found.estimates, plain.estimates)
    assert np.array_equal(np.argsort(found.truth), np.argsort(grades))
    with pytest.raises(InvalidInputError, match="several scales"):
        compare_trials(points, grades, [Trial("a", MODEL, Search()), Trial("b", replace(MODEL, scale=scale), Search())])


def test_samples_out_of_each_other_s_reach_are_refused_in_a_sentence():
    points, values = sampled()
    with pytest.raises(InvalidInputError, match="Only 0 of 90 samples could be estimated"):
        compare_trials(points, values, [Trial("blind", MODEL, Search((0.1,) * 3))])


def test_it_can_be_cancelled():
    points, values = sampled()

    def progress(fraction: float, message: str = "", **fields: Any) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        cross_validate(points, values, MODEL, progress=progress)
