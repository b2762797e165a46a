# SPDX-License-Identifier: GPL-2.0-or-later
"""What a network learns to tell: blocks in ore and blocks in waste."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError

UNLABELLED = -1
"""Label of a block of which nothing is known."""


def label_by_cutoff(values: NDArray[np.floating[Any]], cutoff: float) -> NDArray[np.int8]:
    """Return 1 where values reach the cutoff, 0 where they do not, -1 where they are NaN; same shape.

    Examples
    --------
    >>> label_by_cutoff(np.array([0.2, 0.5, np.nan]), 0.5).tolist()
    [0, 1, -1]
    """
    if not np.isfinite(cutoff):
        raise InvalidInputError("The cutoff must be a number, but {given} was given.", given=str(cutoff))
    return np.where(np.isnan(values), UNLABELLED, values >= cutoff).astype(np.int8)


def label_by_codes(values: NDArray[np.floating[Any]], codes: tuple[int, ...]) -> NDArray[np.int8]:
    """Return 1 where a category is one of the codes, 0 where it is another, -1 where it is NaN; same shape.

    Examples
    --------
    >>> label_by_codes(np.array([1.0, 3.0, np.nan]), (3, 4)).tolist()
    [0, 1, -1]
    """
    if not codes:
        raise InvalidInputError("No category was named as ore; at least one is needed.")
    return np.where(np.isnan(values), UNLABELLED, np.isin(values, codes)).astype(np.int8)
