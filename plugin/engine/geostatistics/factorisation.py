# SPDX-License-Identifier: GPL-2.0-or-later
"""The factorisation of a system of thousands of samples, block after block, so that it can be watched and cancelled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress, share_of

BLOCK = 192
"""Columns that are factored together: a small share of a second for ten thousand rows."""

Floats = NDArray[np.float64]


class NotPositiveError(Exception):
    """A matrix is not positive definite to working precision."""


def invert_factor(matrix: Floats, *, smallest_pivot: float, threads: int = 1, progress: Progress = no_progress) -> None:
    """Replace a symmetric matrix by the inverse W of its lower Cholesky factor L, in place; zeros above the diagonal.

    Parameters
    ----------
    matrix : array of shape (n, n)
        Of which the lower triangle is read; overwritten, and of no use after an error.
    smallest_pivot : float
        Squares of the factor's diagonal must be larger than this.
    threads : int
        How many threads may work.
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
    with ThreadPoolExecutor(threads) as pool:
        inverses = _factor(matrix, smallest_pivot, pool, threads, share_of(progress, 0.0, 0.5))
        _invert(matrix, inverses, pool, share_of(progress, 0.5, 1.0))


def _factor(
    matrix: Floats, smallest_pivot: float, pool: ThreadPoolExecutor, threads: int, progress: Progress
) -> list[Floats]:
    """Replace the lower triangle by the factor, its diagonal blocks excepted; return the inverses of these."""
    n = len(matrix)
    inverses = []
    for first in range(0, n, BLOCK):
        last = min(first + BLOCK, n)
        own = matrix[first:last, :first]
        block = matrix[first:last, first:last] - own @ own.T
        inverses.append(_inverse_of_block(block, smallest_pivot))
        cuts = [last + (n - last) * number // threads for number in range(threads + 1)]
        complete = partial(_complete_factor, matrix, slice(first, last), own, inverses[-1])
        list(pool.map(complete, map(slice, cuts[:-1], cuts[1:])))
        progress((last / n) ** 2)
    return inverses


def _invert(matrix: Floats, inverses: list[Floats], pool: ThreadPoolExecutor, progress: Progress) -> None:
    """Replace the factor, whose diagonal blocks have these inverses, by its inverse."""
    n = len(matrix)
    for number, inverse in enumerate(inverses):
        first = number * BLOCK
        last = min(first + BLOCK, n)
        own = -inverse @ matrix[first:last, :first]
        list(pool.map(partial(_complete_inverse, matrix, slice(first, last), own), range(0, first, BLOCK)))
        matrix[first:last, first:last] = inverse
        matrix[first:last, last:] = 0.0
        progress((last / n) ** 2)


def _complete_factor(matrix: Floats, columns: slice, own: Floats, inverse: Floats, rows: slice) -> None:
    """Factor some rows of a block of columns; `own` are the block's own rows left of it."""
    left = matrix[rows, columns] - matrix[rows, : columns.start] @ own.T
    np.matmul(left, inverse.T, out=matrix[rows, columns])


def _complete_inverse(matrix: Floats, rows: slice, own: Floats, start: int) -> None:
    """Invert some rows, as many columns from `start` on as a block has; `own` are the rows, times their inverse."""
    columns = slice(start, start + BLOCK)
    np.matmul(own[:, start:], matrix[start : rows.start, columns], out=matrix[rows, columns])


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
