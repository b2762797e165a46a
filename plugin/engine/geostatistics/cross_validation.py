# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated from the others: how good a variogram and a search are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .neighbours import SampleTree
from .search import Search
from .systems import Covariance, NumpySolver
from .variogram import Variogram

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

CHUNK = 4096
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
    _, codes = np.unique(np.arange(len(points)) if groups is None else groups, return_inverse=True)
    tree = SampleTree(points, search)
    solver = NumpySolver(Covariance.of(variogram), points, columns)
    estimate, variance = np.full((len(at), columns.shape[1]), np.nan), np.full(len(at), np.nan)
    for start in range(0, len(at), CHUNK):
        part = at[start : start + CHUNK]
        neighbours = _others(tree, points, part, codes.ravel(), search.maximum)
        enough = np.flatnonzero(np.count_nonzero(neighbours >= 0, axis=1) >= search.minimum)
        if len(enough):
            solved = solver.solve(points[part[enough]], neighbours[enough])
            good = ~solved.is_singular
            estimate[start + enough[good]] = solved.estimate[:, good].T
            variance[start + enough[good]] = solved.variance[good]
        progress(min(1.0, (start + CHUNK) / len(at)), "Cross-validation")
    return CrossValidation(at, columns[at], estimate, variance)


def _others(tree: SampleTree, points: Floats, part: Numbers, codes: Numbers, maximum: int) -> Numbers:
    """Return the nearest samples of other groups, shape (n, maximum), -1 where there are no more.

    The look widens fourfold for the samples whose own group fills the neighbourhood.
    """
    found = np.full((len(part), maximum), -1, dtype=np.int64)
    pending = np.arange(len(part))
    width = 2 * maximum
    while len(pending):
        near = tree.nearest(points[part[pending]], width)
        here = part[pending, None]
        is_other = (near >= 0) & (codes[near] != codes[here])
        is_other &= np.any(points[near] != points[here], axis=2)
        rank = np.cumsum(is_other, axis=1)
        row, column = np.nonzero(is_other & (rank <= maximum))
        found[pending[row], rank[row, column] - 1] = near[row, column]
        is_short = (rank[:, -1] < maximum) & (near[:, -1] >= 0)
        pending = pending[is_short] if width < len(points) else pending[:0]
        width *= 4
    return found
