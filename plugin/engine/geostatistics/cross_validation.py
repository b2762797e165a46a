# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated from the others: how good a variogram and a search are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .covariance import Covariance
from .leave_out import nearest_others
from .moving import JITTERS
from .neighbours import SampleTree
from .search import Search
from .systems import NumpySolver, Solved
from .variogram import Variogram

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

CHUNK = 2048
"""Samples between two calls of the progress."""


@dataclass(frozen=True)
class CrossValidation:
    """Samples estimated without themselves, or without their group."""

    at: Numbers
    """Numbers of the samples that were estimated, shape (k,)."""
    truth: Floats
    """Their values, shape (k, v)."""
    estimate: Floats
    """Their estimates, shape (k, v); NaN where too few other samples are near."""
    variance: Floats
    """Kriging variances, shape (k,); NaN where not estimated."""

    @property
    def squared_errors(self) -> Floats:
        """Squared differences of estimate and truth, summed over the variables, shape (k,)."""
        return np.square(self.estimate - self.truth).sum(axis=1)


def cross_validate(
    points: Floats,
    values: Floats,
    variogram: Variogram,
    search: Search | None = None,
    *,
    groups: NDArray[Any] | None = None,
    at: Numbers | None = None,
    progress: Progress = no_progress,
) -> CrossValidation:
    """Return each sample estimated by ordinary kriging from the samples of other groups.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation, all known.
    values : array of shape (n,) or (n, v)
        Values, all known.
    variogram : Variogram
    search : Search, optional
        By default the nearest 24 samples within twice the ranges.
    groups : array of shape (n,), optional
        A sample is estimated from samples of other groups, such as holes; without groups only the
        sample itself, and samples at its very place, are left out.
    at : integer array, optional
        Numbers of the samples to estimate; all by default.
    progress : Progress
        Called now and then; may raise `CancelledError`.
    """
    search = (search or Search()).resolved(variogram)
    columns = values[:, None] if values.ndim == 1 else values
    at = np.arange(len(points)) if at is None else at
    codes = group_codes(groups, len(points))
    tree = SampleTree(points, search)
    solver = NumpySolver(Covariance.of(variogram), points, columns)
    estimate, variance = np.full((len(at), columns.shape[1]), np.nan), np.full(len(at), np.nan)
    for start in range(0, len(at), CHUNK):
        part = at[start : start + CHUNK]
        neighbours = nearest_others(tree, points, part, codes, search.maximum)
        enough = np.flatnonzero(np.count_nonzero(neighbours >= 0, axis=1) >= search.minimum)
        if len(enough):
            solved = _solved(solver, points[part[enough]], neighbours[enough])
            good = ~solved.is_singular
            estimate[start + enough[good]] = solved.estimate[:, good].T
            variance[start + enough[good]] = solved.variance[good]
        progress(min(1.0, (start + CHUNK) / len(at)), "Cross-validation")
    return CrossValidation(at, columns[at], estimate, variance)


def group_codes(groups: NDArray[Any] | None, n: int) -> Numbers:
    """Return the group of each of n samples as a number; each is its own where there are no groups."""
    if groups is None:
        return np.arange(n)
    return np.asarray(np.unique(groups, return_inverse=True)[1], dtype=np.int64).ravel()


def _solved(solver: NumpySolver, places: Floats, neighbours: Numbers) -> Solved:
    """Solve the systems; those that are singular, such as of coincident samples, again with a tiny nugget."""
    solved = solver.solve(places, neighbours)
    for jitter in JITTERS:
        singular = np.flatnonzero(solved.is_singular)
        if len(singular) == 0:
            break
        again = solver.solve(places[singular], neighbours[singular], jitter=jitter)
        solved.estimate[:, singular] = again.estimate
        solved.variance[singular] = again.variance
        solved.is_singular[singular] = again.is_singular
    return solved
