# SPDX-License-Identifier: GPL-2.0-or-later
"""The kinds of arrays that drillholes are made of, and holes as numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
TextArray = NDArray[np.str_]
AnyArray = NDArray[Any]


def hole_numbers(holes: TextArray, names: TextArray) -> IntArray:
    """Return the number in `names` of each hole, -1 where it is not there; `names` are distinct.

    Examples
    --------
    >>> hole_numbers(np.array(["B", "C"]), np.array(["B", "A"]))
    array([ 0, -1])
    """
    if not len(names):
        return np.full(len(holes), -1, dtype=np.int64)
    order = np.argsort(names, kind="stable")
    near = np.minimum(np.searchsorted(names[order], holes), len(names) - 1)
    numbers = order[near]
    return np.where(names[numbers] == holes, numbers, -1).astype(np.int64)
