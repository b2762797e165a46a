# SPDX-License-Identifier: GPL-2.0-or-later
"""The system of all samples: factored block after block, cancelled on the way, the same for all models."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.engine.geostatistics.factorisation import BLOCK, NotPositiveError, invert_factor
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from scipy.linalg import cholesky

from .dense_reference import covariances, dense_system, drift

GRID = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (10, 10, 10))
EVERYTHING = np.ones(GRID.shape, dtype=bool)


def positive(n: int) -> np.ndarray:
    """Return a matrix that is positive definite, its condition number about a hundred."""
    root = np.random.default_rng(n).normal(size=(n, 2 * n))
    return root @ root.T / n


def scattered(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return samples in the grid and their values."""
    generator = np.random.default_rng(3)
    return generator.uniform(0.0, 100.0, (n, 3)), generator.normal(size=n)


def model(name: str, shape: float | None = None) -> Variogram:
    """Return a variogram of one structure and a nugget."""
    return Variogram(0.2, (Structure(name, 0.8, (60.0, 40.0, 30.0), 20.0, -10.0, 5.0, shape),))


@pytest.mark.parametrize("threads", [1, 3])
@pytest.mark.parametrize("n", [1, 7, BLOCK, BLOCK + 1, 3 * BLOCK - 5])
def test_the_inverse_of_the_factor_makes_the_matrix_a_unit_matrix(n, threads):
    matrix = positive(n)
    inverse = matrix.copy()
    invert_factor(inverse, smallest_pivot=0.0, threads=threads)
    assert inverse @ matrix @ inverse.T == pytest.approx(np.eye(n), abs=1e-11)
    assert np.array_equal(inverse, np.tril(inverse))
    assert np.diag(inverse) == pytest.approx(1.0 / np.diag(cholesky(matrix, lower=True)), rel=1e-11)


def test_only_the_lower_triangle_is_read():
    matrix = positive(BLOCK + 20)
    other = np.tril(matrix) + np.triu(np.full_like(matrix, np.nan), 1)
    invert_factor(matrix, smallest_pivot=0.0)
    invert_factor(other, smallest_pivot=0.0)
    assert np.array_equal(matrix, other)


@pytest.mark.parametrize("at", [0, BLOCK + 3])
def test_a_matrix_that_is_not_positive_is_refused_wherever_it_fails(at):
    matrix = positive(BLOCK + 20)
    matrix[at, at] = -1.0
    with pytest.raises(NotPositiveError):
        invert_factor(matrix, smallest_pivot=0.0)


def test_a_pivot_that_is_too_small_is_refused():
    with pytest.raises(NotPositiveError):
        invert_factor(np.diag([1.0, 1e-9]), smallest_pivot=1e-8)


def test_the_progress_never_falls_and_ends_at_one():
    seen: list[float] = []
    invert_factor(positive(3 * BLOCK), smallest_pivot=0.0, progress=lambda fraction, *_, **__: seen.append(fraction))
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)


def test_a_system_of_thousands_of_samples_can_be_cancelled_within_two_seconds_anywhere_on_its_way():
    points, values = scattered(4000)
    told: list[float] = []

    def watched(fraction: float, message: str = "", **fields: Any) -> None:
        told.append(time.thread_time())  # of this thread: a busy machine changes nothing
        if len(told) > 1 and message == "Kriging":
            raise CancelledError

    with pytest.raises(CancelledError):
        krige(points, values, (GRID, EVERYTHING), model("exponential"), Search(maximum=0), progress=watched)
    assert len(told) > 30
    assert np.diff(told).max() < 2.0


def test_a_cancel_during_the_factorisation_ends_it():
    points, values = scattered(1500)
    seen: list[float] = []

    def cancel(fraction: float, message: str = "", **fields: Any) -> None:
        seen.append(fraction)
        if fraction > 0.3:
            raise CancelledError

    with pytest.raises(CancelledError):
        krige(points, values, (GRID, EVERYTHING), model("gaussian"), Search(maximum=0), progress=cancel)
    assert max(seen) < 0.5


@pytest.mark.parametrize(
    ("name", "shape"), [("exponential", None), ("gaussian", None), ("matern", 1.5), ("matern", 0.8), ("power", 1.2)]
)
def test_models_without_an_end_agree_with_a_dense_solve(name, shape):
    points, values = scattered(300)
    variogram = model(name, shape)
    found = krige(points, values, (GRID, EVERYTHING), variogram, Search(maximum=0))
    between, mean = covariances(variogram, points, points), drift(points, 0)
    for block in range(0, 1000, 97):
        place = GRID.centres(np.array([block]))
        to_target = covariances(variogram, points, place)[:, 0]
        estimate, explained = dense_system(between, to_target, mean, drift(place, 0)[0], values)
        assert found.estimate[block, 0] == pytest.approx(estimate, abs=1e-9)
        assert found.variance[block, 0] == pytest.approx(variogram.sill - explained, abs=1e-9)


@pytest.mark.parametrize("name", ["spherical", "exponential", "gaussian"])
def test_single_precision_differs_by_some_millionths(name):
    points, values = scattered(600)
    given = (points, values, (GRID, EVERYTHING), model(name), Search(maximum=0))
    single, double = krige(*given, precision="float32"), krige(*given)
    assert single.estimate == pytest.approx(double.estimate, abs=2e-5)
    assert single.variance == pytest.approx(double.variance, abs=2e-5)
    assert not np.array_equal(single.estimate, double.estimate)
