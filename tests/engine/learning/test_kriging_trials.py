# SPDX-License-Identifier: GPL-2.0-or-later
"""Variograms are kept by their error at left-out holes; estimates come from the candidates alone."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from oresight.plugin.engine.learning.kriging_trials import KrigingTrial, find_trials, krige_from
from oresight.plugin.engine.learning.sources import nearest_sources


def trial(*, hole_maximum: int = 99) -> KrigingTrial:
    """Return an isotropic variogram."""
    return KrigingTrial(Variogram(0.1, (Structure("spherical", 0.9, (200.0,) * 3, 0.0, 0.0),)), hole_maximum, 0.0)


def dense(variogram: Variogram, points: np.ndarray, values: np.ndarray, target: np.ndarray) -> tuple[float, float]:
    """Return ordinary kriging of one place, by the whole matrix."""
    n = len(points)
    system = np.ones((n + 1, n + 1))
    system[:n, :n] = variogram.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(n, n)
    system[n, n] = 0.0
    right = np.append(variogram.covariance(points - target), 1.0)
    weights = np.linalg.solve(system, right)
    return float(weights[:n] @ values), float(variogram.sill - weights @ right)


def test_estimates_equal_those_of_a_dense_solve_from_the_candidates(make_sources):
    sources = make_sources(holes=8, depth=6)
    places = sources.points[:10]
    near = nearest_sources(places, sources.group[:10], sources, k=12)
    estimate, variance = krige_from(trial(), sources, sources.score[:, None], places, near)
    for row in range(10):
        wanted = dense(trial().variogram, sources.points[near[row]], sources.score[near[row]], places[row])
        assert (estimate[row, 0], variance[row]) == pytest.approx(wanted, abs=1e-9)


def test_a_limit_per_hole_holds(make_sources):
    sources = make_sources(holes=8, depth=6)
    near = nearest_sources(sources.points[:1], np.array([-1]), sources, k=48)
    distance = np.linalg.norm(sources.points - sources.points[0], axis=1)
    kept = np.concatenate(
        [np.flatnonzero(sources.hole == hole)[np.argsort(distance[sources.hole == hole])[:2]] for hole in range(8)]
    )
    estimate, _ = krige_from(trial(hole_maximum=2), sources, sources.score[:, None], sources.points[:1], near)
    wanted, _ = dense(trial().variogram, sources.points[kept], sources.score[kept], sources.points[0])
    assert estimate[0, 0] == pytest.approx(wanted, abs=1e-9)


def test_a_place_that_knows_nothing_is_not_estimated(make_sources):
    sources = make_sources(holes=3, depth=3)
    estimate, variance = krige_from(trial(), sources, sources.score[:, None], np.zeros((1, 3)), np.full((1, 5), -1))
    assert np.isnan(estimate).all()
    assert np.isnan(variance).all()


def test_the_best_trials_come_first_and_estimate_better_than_the_mean(make_sources):
    found = find_trials(make_sources(), generator=np.random.default_rng(0), trials=12, kept=4)
    errors = [one.error for one in found]
    assert errors == sorted(errors)
    assert len(found) == 4
    assert errors[0] < 0.5, "normal scores have variance 1, the error of estimating their mean"


def test_a_trial_comes_back_from_its_definition(make_sources):
    one = find_trials(make_sources(), generator=np.random.default_rng(0), trials=1, kept=1)[0]
    assert KrigingTrial.from_dict(one.to_dict()) == one
