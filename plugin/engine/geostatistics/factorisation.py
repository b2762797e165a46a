# SPDX-License-Identifier: GPL-2.0-or-later
"""The factorisation of a system of thousands of samples, block after block, so that it can be watched and cancelled."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress

BLOCK = 192
"""Columns that are factored together: a small share of a second for ten thousand rows."""

Floats = NDArray[np.float64]


class NotPositiveError(Exception):
    """A matrix is not positive definite to working precision."""


def invert_factor(matrix: Floats, *, smallest_pivot: float, progress: Progress = no_progress) -> None:
    """Replace a symmetric matrix by the inverse W of its lower Cholesky factor L, in place; zeros above the diagonal.

    Parameters
    ----------
    matrix : array of shape (n, n)
        Of which the lower triangle is read; overwritten, and of no use after an error.
    smallest_pivot : float
        Squares of the factor's diagonal must be larger than this.
    progress : Progress
        Called after each block of columns; may raise `CancelledError`.

    Raises
    ------
    NotPositiveError
        A pivot is too small.

    Notes
    -----
    The factor left-looking, L_ij = (A_ij - sum L_ik L_jk') L_jj'^-1; then its inverse row after row,
    W_i = -L_ii^-1 (sum L_ik W_k), W_ii = L_ii^-1, over what is not needed any more (Golub and Van Loan, Matrix
    Computations, 4th edition (2013), sections 4.2.6 and 3.1.7). Both take n³/3 multiplications and additions.

    Examples
    --------
    >>> matrix = np.array([[4.0, 0.0], [2.0, 2.0]])
    >>> invert_factor(matrix, smallest_pivot=0.0)
    >>> matrix.tolist()
    [[0.5, 0.0], [-0.5, 1.0]]
    """
    n = len(matrix)
    inverses = []
    for first in range(0, n, BLOCK):
        last = min(first + BLOCK, n)
        below = matrix[first:, first:last]
        if first:
            below -= matrix[first:, :first] @ matrix[first:last, :first].T
        inverses.append(_inverse_of_block(matrix[first:last, first:last], smallest_pivot))
        below[last - first :] = below[last - first :] @ inverses[-1].T
        progress(0.5 * (last / n) ** 2)
    for number, inverse in enumerate(inverses):
        first = number * BLOCK
        last = min(first + BLOCK, n)
        matrix[first:last, :first] = -inverse @ _times_triangle(matrix[first:last, :first], matrix)
        matrix[first:last, first:last] = inverse
        matrix[first:last, last:] = 0.0
        progress(0.5 + 0.5 * (last / n) ** 2)


def _inverse_of_block(block: Floats, smallest_pivot: float) -> Floats:
    """Return the inverse of the factor of a small matrix, whose lower triangle is read."""
    from scipy.linalg import LinAlgError, cholesky, solve_triangular

    try:
        factor = cholesky(block, lower=True, check_finite=False)
    except LinAlgError as error:
        raise NotPositiveError from error
    if not np.square(np.diag(factor)).min() > smallest_pivot:
        raise NotPositiveError
    return np.asarray(solve_triangular(factor, np.eye(len(factor)), lower=True, check_finite=False))


def _times_triangle(left: Floats, lower: Floats) -> Floats:
    """Return the product of a matrix (m, k) and the first k rows of a lower triangular one, without its zeros."""
    product = np.empty_like(left)
    for first in range(0, left.shape[1], BLOCK):
        columns = slice(first, min(first + BLOCK, left.shape[1]))
        product[:, columns] = left[:, first:] @ lower[first : left.shape[1], columns]
    return product
