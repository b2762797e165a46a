# SPDX-License-Identifier: GPL-2.0-or-later
"""The kriging system of all samples of a group: its factor's inverse, and the functions of the mean."""

from __future__ import annotations

import numpy as np

from ..errors import InvalidInputError
from ..progress import Progress, share_of
from .factorisation import NotPositiveError, invert_factor
from .moving import JITTERS
from .search import MOST_GLOBAL
from .systems import Floats, PreparedSamples

ROWS = 256
"""Rows of the samples' matrix between two calls of the progress."""

FILLING = 0.2
"""Share of the covariances in the time that the inverse takes."""

FACTORISING = "Factorising the system of all samples"

SMALLEST_PIVOT = 1e-11
"""A squared pivot below this share of the sill means that the matrix is singular to working precision."""


def triangular_inverse(given: PreparedSamples, threads: int, progress: Progress) -> tuple[Floats, bool]:
    """Return the inverse of the Cholesky factor of the samples' covariances, and whether it needed a tiny nugget.

    Raises
    ------
    InvalidInputError
        Too many samples, or a system without a solution.
    """
    n = len(given.points)
    if n > MOST_GLOBAL:
        raise InvalidInputError(
            "All samples can be taken for every estimate up to {most} samples, but there are {given}; give a maximum "
            "number of samples.",
            most=MOST_GLOBAL,
            given=n,
        )
    covariance = given.covariance
    limit = SMALLEST_PIVOT * covariance.sill
    diagonal = np.arange(n)
    for jitter in (0.0, *JITTERS):
        matrix = _matrix(given, share_of(progress, 0.0, FILLING))
        matrix[diagonal, diagonal] = covariance.variance + jitter * covariance.sill
        try:
            invert_factor(matrix, smallest_pivot=limit, threads=threads, progress=share_of(progress, FILLING, 1.0))
        except NotPositiveError:
            continue
        return matrix, jitter > 0.0
    raise InvalidInputError("The kriging system of all samples has no solution.")


def functions_of_samples(given: PreparedSamples) -> Floats:
    """Return the functions of the mean at the samples, from their middle and scaled, shape (p, m)."""
    everywhere = np.ones((given.values.shape[1], 1), dtype=bool)
    middle = given.trends.mean(axis=1)
    near, _ = given.drift.functions(given.trends[:, :, None], middle[:, None], everywhere)
    return near[:, :, 0]


def _matrix(given: PreparedSamples, progress: Progress) -> Floats:
    """Return the covariances of the samples with each other, shape (m, m): the lower triangle."""
    from scipy.spatial.distance import cdist

    samples = [np.ascontiguousarray(frame.T) for frame in given.samples]
    m = len(samples[0])
    matrix = np.empty((m, m))
    for first in range(0, m, ROWS):
        last = min(first + ROWS, m)
        near = [cdist(frame[first:last], frame[:last]) for frame in samples]
        matrix[first:last, :last] = given.covariance.of_distances(near)
        progress((last / m) ** 2, FACTORISING)
    return matrix
