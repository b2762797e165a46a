# SPDX-License-Identifier: GPL-2.0-or-later
"""Random kriging problems: ours, gstlearn's and a dense solve give the same estimate and variance."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.kriging import krige

from .dense_reference import covariances, dense_system, drift, nearest
from .gstlearn_oracle import Assumed, krige_points
from .random_configurations import Configuration, configuration

pytest.importorskip("gstlearn")

TOLERANCE = 1e-8


def dense(problem: Configuration, assumed: Assumed) -> tuple[np.ndarray, np.ndarray]:
    """Return estimates and variances by dense solves; NaN where there are too few samples."""
    found = np.full((2, len(problem.targets)), np.nan)
    mean = assumed.mean if assumed.degree is None else 0.0
    for number, target in enumerate(problem.targets):
        near = nearest(problem.points, target, problem.search)
        if len(near) < problem.search.minimum:
            continue
        both = np.vstack((problem.points[near], target))
        functions = np.zeros((len(both), 0)) if assumed.degree is None else drift(both, assumed.degree)
        if assumed.at_samples is not None:
            functions = np.column_stack((functions, np.append(assumed.at_samples[near], assumed.at_targets[number])))
        between = covariances(problem.variogram, both, both)
        estimate, taken = dense_system(
            between[:-1, :-1], between[:-1, -1], functions[:-1], functions[-1], problem.values[near] - mean
        )
        found[:, number] = mean + estimate, problem.variogram.sill - taken
    return found[0], found[1]


def check(problem: Configuration, assumed: Assumed, estimate: np.ndarray, variance: np.ndarray) -> None:
    """Compare with both, and see that there is something to compare."""
    assert np.isfinite(estimate).sum() >= 4
    for expected in (
        dense(problem, assumed),
        krige_points(problem.points, problem.values, problem.targets, problem.variogram, problem.search, assumed),
    ):
        np.testing.assert_allclose(estimate, expected[0], rtol=0.0, atol=TOLERANCE)
        np.testing.assert_allclose(variance, expected[1], rtol=0.0, atol=TOLERANCE)


@pytest.mark.parametrize("seed", range(24))
def test_ordinary_kriging(seed):
    problem = configuration(seed, with_power=seed % 6 == 5)
    found = krige(problem.points, problem.values, problem.targets, problem.variogram, problem.search)
    check(problem, Assumed(), found.estimate[:, 0], found.variance[:, 0])
