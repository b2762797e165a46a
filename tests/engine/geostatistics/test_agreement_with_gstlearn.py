# SPDX-License-Identifier: GPL-2.0-or-later
"""Random kriging problems: ours, gstlearn's and a dense solve give the same estimate and variance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import ExternalDrift, KrigingMethod
from oresight.plugin.engine.geostatistics.search import Search

from .dense_reference import covariances, dense_system, drift, lattice, nearest
from .gstlearn_oracle import Assumed, krige_blocks, krige_points
from .random_configurations import Configuration, configuration, everywhere

pytest.importorskip("gstlearn")

TOLERANCE = 1e-8
SOLVERS = ("numpy", "numba")


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


def check(problem: Configuration, method: KrigingMethod, assumed: Assumed, solver: str) -> None:
    """Compare ours with both others, and see that there is something to compare."""
    external = None
    if assumed.at_samples is not None:
        external = ExternalDrift(assumed.at_samples[:, None], assumed.at_targets[:, None])
    ours = krige(
        problem.points,
        problem.values,
        problem.targets,
        problem.variogram,
        problem.search,
        method=method,
        external=external,
        solver=solver,
    )
    assert np.isfinite(ours.estimate).sum() >= 4
    assert "simpler" not in str(ours.notices)
    for estimate, variance in (
        dense(problem, assumed),
        krige_points(problem.points, problem.values, problem.targets, problem.variogram, problem.search, assumed),
    ):
        np.testing.assert_allclose(ours.estimate[:, 0], estimate, rtol=0.0, atol=TOLERANCE)
        np.testing.assert_allclose(ours.variance[:, 0], variance, rtol=0.0, atol=TOLERANCE)


@pytest.mark.parametrize("seed", range(24))
def test_ordinary_kriging(seed):
    problem = configuration(seed, with_power=seed % 6 == 5)
    check(problem, KrigingMethod(), Assumed(), SOLVERS[seed % 2])


@pytest.mark.parametrize("seed", range(100, 108))
def test_simple_kriging(seed):
    problem = configuration(seed)
    mean = float(problem.values.mean()) + 0.2
    check(problem, KrigingMethod("simple", mean=mean), Assumed(None, mean), SOLVERS[seed % 2])


@pytest.mark.parametrize("seed", range(200, 208))
def test_universal_kriging_with_a_linear_drift(seed):
    problem = configuration(seed, with_power=seed % 4 == 3, least=8)
    check(problem, KrigingMethod("universal", drift="linear"), Assumed(1), SOLVERS[seed % 2])


@pytest.mark.parametrize("seed", range(300, 306))
def test_universal_kriging_with_a_quadratic_drift(seed):
    problem = configuration(seed, least=16)
    check(problem, KrigingMethod("universal", drift="quadratic"), Assumed(2), SOLVERS[seed % 2])


@pytest.mark.parametrize("seed", range(400, 406))
def test_kriging_with_an_external_drift(seed):
    problem = configuration(seed, least=6)
    known = [np.sqrt(1.0 + places[:, 0]) - 0.03 * places[:, 1] for places in (problem.points, problem.targets)]
    check(problem, KrigingMethod("universal", drift="none"), Assumed(0, 0.0, *known), SOLVERS[seed % 2])


@pytest.mark.parametrize("seed", range(500, 508))
def test_block_kriging(seed):
    """Variances agree but for the block's own.

    The mean over a block has no nugget, so the referee's has none; gstlearn draws points at random for it.
    """
    generator = np.random.default_rng(seed)
    problem = configuration(seed)
    points, values, variogram = problem.points, problem.values, problem.variogram
    search = everywhere(len(points))
    size = tuple(generator.uniform(5.0, 30.0, 3).tolist())
    counts = tuple(int(n) for n in np.array([1, 0, 0]) + generator.integers(1, 5, 3))
    grid = BlockGrid((20.0, 25.0, 30.0), size, (2, 2, 2))
    centres = grid.centres(np.arange(8))
    mask = np.ones(grid.shape, dtype=bool)
    method = KrigingMethod(discretisation=counts)
    ours = krige(points, values, (grid, mask), variogram, search, method=method, solver=SOLVERS[seed % 2])
    own = covariances(replace(variogram, nugget=0.0), lattice(size, counts), lattice(size, counts))
    for number, centre in enumerate(centres):
        within = centre + lattice(size, counts)
        to_block = covariances(variogram, points, within).mean(axis=1)
        ones = np.ones((len(points), 1))
        estimate, taken = dense_system(covariances(variogram, points, points), to_block, ones, np.ones(1), values)
        assert ours.estimate[number, 0] == pytest.approx(estimate, abs=TOLERANCE)
        assert ours.variance[number, 0] == pytest.approx(own.mean() - taken, abs=TOLERANCE)
    first = tuple(centres[0].tolist())
    estimate, variance = krige_blocks(points, values, (first, size, (2, 2, 2)), counts, variogram, Assumed())
    np.testing.assert_allclose(ours.estimate[:, 0], estimate, rtol=0.0, atol=TOLERANCE)
    apart = ours.variance[:, 0] - variance
    np.testing.assert_allclose(apart, apart[0], rtol=0.0, atol=TOLERANCE)


@pytest.mark.parametrize("seed", range(600, 604))
def test_kriging_from_all_samples_at_once(seed):
    problem = configuration(seed)
    everything = Configuration(problem.points, problem.values, problem.targets, problem.variogram, Search(maximum=0))
    ours = krige(problem.points, problem.values, problem.targets, problem.variogram, everything.search)
    search = everywhere(len(problem.points))
    estimate, variance = krige_points(
        problem.points, problem.values, problem.targets, problem.variogram, search, Assumed()
    )
    np.testing.assert_allclose(ours.estimate[:, 0], estimate, rtol=0.0, atol=TOLERANCE)
    np.testing.assert_allclose(ours.variance[:, 0], variance, rtol=0.0, atol=TOLERANCE)
