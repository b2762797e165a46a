# SPDX-License-Identifier: GPL-2.0-or-later
"""Log-ratio transforms of compositions, and their inverses.

Parts of a whole cannot vary freely: they are positive and sum to one. Their log-ratios can, and may be kriged,
averaged and learned from like any other numbers; the inverse gives parts that are positive and sum to one again.
"""

from __future__ import annotations

import numpy as np

from ..checks import check_choice
from ..errors import InvalidInputError
from .arrays import FloatArray

TRANSFORMS = ("clr", "ilr", "alr")


def closed(parts: FloatArray) -> FloatArray:
    """Return parts divided by their sum, shape (n, d); rows with NaN are NaN.

    Examples
    --------
    >>> closed(np.array([[1.0, 3.0]])).tolist()
    [[0.25, 0.75]]
    """
    result: FloatArray = parts / parts.sum(axis=1, keepdims=True)
    return result


def log_ratios(parts: FloatArray, transform: str) -> FloatArray:
    """Return the log-ratios of compositions, shape (n, d) for `clr`, (n, d - 1) for `ilr` and `alr`.

    Parameters
    ----------
    parts : array of shape (n, d)
        Positive parts in one unit; they need not sum to one. A row with NaN gives NaN.
    transform : str
        `clr`: logarithm of each part over the geometric mean of all. `ilr`: coordinates in an orthonormal basis, the
        k-th the balance of the geometric mean of the first k parts against part k + 1; distances are those of `clr`.
        `alr`: logarithm of each part but the last over the last.

    Raises
    ------
    InvalidInputError
        A part that is not positive, or fewer than two parts.

    References
    ----------
    Aitchison, J. (1986): The Statistical Analysis of Compositional Data. Chapman and Hall.
    Egozcue, J. J., et al. (2003): Isometric logratio transformations for compositional data analysis. Mathematical
    Geology 35 (3), 279-300.

    Examples
    --------
    >>> log_ratios(np.array([[1.0, np.e]]), "clr").tolist()
    [[-0.5, 0.5]]
    """
    check_choice(transform, TRANSFORMS, "transform of compositions")
    _check_parts(parts)
    logs = np.log(parts)
    if transform == "alr":
        ratios: FloatArray = logs[:, :-1] - logs[:, -1:]
        return ratios
    centred: FloatArray = logs - logs.mean(axis=1, keepdims=True)
    return centred @ ilr_basis(parts.shape[1]).T if transform == "ilr" else centred


def compositions(ratios: FloatArray, transform: str) -> FloatArray:
    """Return the compositions of log-ratios: parts that sum to one, shape (n, d).

    Parameters
    ----------
    ratios : array
        As `log_ratios` gives them; shape (n, d) for `clr`, (n, d - 1) for the others.
    transform : str
        `clr`, `ilr` or `alr`.
    """
    check_choice(transform, TRANSFORMS, "transform of compositions")
    logs = ratios
    if transform == "alr":
        logs = np.column_stack((ratios, np.zeros(len(ratios))))
    elif transform == "ilr":
        logs = ratios @ ilr_basis(ratios.shape[1] + 1)
    highest = np.max(logs, axis=1, keepdims=True, initial=-np.inf)
    return closed(np.exp(logs - np.where(np.isfinite(highest), highest, 0.0)))


def ilr_basis(n_parts: int) -> FloatArray:
    """Return the orthonormal basis of the log-ratio coordinates, shape (d - 1, d).

    Row k has `sqrt(1 / (k (k + 1)))` for the first k parts and `-sqrt(k / (k + 1))` for the next one, k from 1.

    Examples
    --------
    >>> ilr_basis(2).round(4).tolist()
    [[0.7071, -0.7071]]
    """
    basis = np.zeros((n_parts - 1, n_parts))
    for k in range(1, n_parts):
        basis[k - 1, :k] = np.sqrt(1.0 / (k * (k + 1.0)))
        basis[k - 1, k] = -np.sqrt(k / (k + 1.0))
    return basis


def _check_parts(parts: FloatArray) -> None:
    """Refuse what is no composition."""
    if parts.ndim != 2 or parts.shape[1] < 2:
        raise InvalidInputError(
            "A composition has at least two parts, but the array has the shape {given}.", given=str(parts.shape)
        )
    wrong = int(np.count_nonzero((parts <= 0).any(axis=1)))
    if wrong:
        raise InvalidInputError(
            "{count} of {total} compositions have a part that is zero or negative, and a logarithm needs positive "
            "ones; state what stands for a zero.",
            count=wrong,
            total=len(parts),
        )


def replace_zeros(parts: FloatArray, substitute: FloatArray) -> tuple[FloatArray, int]:
    """Return compositions that sum to one and have no zeros, and how many parts were replaced.

    A zero becomes its substitute, and the other parts of the row shrink in one proportion, so that their ratios stay
    as they are (multiplicative replacement).

    Parameters
    ----------
    parts : array of shape (n, d)
        Parts that are not negative; they are closed to one first.
    substitute : array of shape (d,)
        What stands for a zero of each part, as a share of the whole, positive; their sum is below one.

    References
    ----------
    Martín-Fernández, J. A., Barceló-Vidal, C., and Pawlowsky-Glahn, V. (2003): Dealing with zeros and missing values
    in compositional data sets using nonparametric imputation. Mathematical Geology 35 (3), 253-278.

    Examples
    --------
    >>> replace_zeros(np.array([[0.0, 1.0, 3.0]]), np.array([0.2, 0.2, 0.2]))[0].round(6).tolist()
    [[0.2, 0.2, 0.6]]
    """
    if (parts < 0).any():
        raise InvalidInputError(
            "{count} parts of compositions are negative; they must be zero or more.",
            count=int(np.count_nonzero(parts < 0)),
        )
    if (substitute <= 0).any() or substitute.sum() >= 1:
        raise InvalidInputError(
            "What stands for zeros must be positive and sum to less than the whole, but {given} was given.",
            given=", ".join(f"{one:g}" for one in substitute),
        )
    shares = closed(parts)
    zero = shares == 0
    taken = np.where(zero, substitute, 0.0).sum(axis=1, keepdims=True)
    replaced: FloatArray = np.where(zero, np.broadcast_to(substitute, shares.shape), shares * (1.0 - taken))
    return replaced, int(np.count_nonzero(zero))
