# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of several kriging systems side by side, on which one instruction works.

The kernels read them with `load`, calculate with them as with numbers, and write them with `store`. Here they are
numpy arrays of `LANES` numbers; `compiled_lanes.py` has the same three functions as the processor's own vectors.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

LANES = 8
"""Systems side by side: as many as the widest registers hold, so that their tableau stays in the nearest cache."""

Floats = NDArray[np.float64]


def load(array: Floats, entry: int) -> Any:
    """Return the numbers of an entry of an array (…, lanes), its entries counted row after row."""
    return np.array(array.reshape(-1, LANES)[entry])


def store(array: Floats, entry: int, numbers: Floats) -> None:
    """Write the numbers of an entry of an array (…, lanes)."""
    array.reshape(-1, LANES)[entry] = numbers


def least(left: Floats, right: Floats) -> Floats:
    """Return the smaller of two numbers in each lane; the left one where they cannot be compared."""
    return np.where(right < left, right, left)
