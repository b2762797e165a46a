# SPDX-License-Identifier: GPL-2.0-or-later
"""Functions of the mean in kriging systems.

Plain loops for a compiler, over systems side by side; see `kernels.py`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .lanes import LANES

Floats = NDArray[np.float64]
Numbers = NDArray[Any]


def add_functions(
    near: Floats, at_target: Floats, chosen: Numbers, drift: Numbers, moments: Floats, tableau: Floats, rank: Floats
) -> None:
    """Set the functions of the mean, at the neighbours and at the target.

    `near` (trends, k, lanes) and `at_target` (trends, lanes) are the trends; `drift` holds whether there is a
    constant, the number of coordinates among the trends, and whether their products are functions too; `moments` are
    their mean products over a block. `rank` (p, lanes) is room.
    """
    k, trends = chosen.shape[0], near.shape[0]
    p = rank.shape[0]
    n = k + p
    target = n * (n + 1) // 2 + k
    constant, coordinates = drift[0], drift[1]
    for function in range(constant + trends):
        row = (k + function) * (k + function + 1) // 2
        for i in range(k + function + 1):
            tableau[row + i] = 1.0 if function < constant and i < k else 0.0
        tableau[target + function] = 1.0 if function < constant else 0.0
        if function >= constant:
            trend = function - constant
            scale_trend(near[trend], at_target[trend], chosen, tableau[row : row + k], rank[function])
    function = constant + trends
    for a in range(coordinates if drift[2] else 0):
        for b in range(a, coordinates):
            row = (k + function) * (k + function + 1) // 2
            left, right = row_start(k + constant + a, n), row_start(k + constant + b, n)
            for lane in range(LANES):
                scale = rank[constant + a, lane] * rank[constant + b, lane]
                tableau[target + function, lane] = moments[a, b] * scale
                for i in range(k):
                    tableau[row + i, lane] = tableau[left + i, lane] * tableau[right + i, lane]
                for i in range(k, k + function + 1):
                    tableau[row + i, lane] = 0.0
            function += 1


def scale_trend(near: Floats, at_target: Floats, chosen: Numbers, row: Floats, scale: Floats) -> None:
    """Set a row (k, lanes) to a trend from the target on, over its largest value; `scale` becomes what it was times."""
    k = chosen.shape[0]
    for lane in range(LANES):
        scale[lane] = 0.0
        for i in range(k):
            row[i, lane] = near[i, lane] - at_target[lane] if chosen[i, lane] >= 0 else 0.0
            scale[lane] = max(scale[lane], abs(row[i, lane]))
        scale[lane] = 1.0 / scale[lane] if scale[lane] > 0.0 else 1.0
        for i in range(k):
            row[i, lane] *= scale[lane]


def row_start(row: int, n: int) -> int:
    """Return the first entry of a row of the tableau."""
    if row < n:
        return row * (row + 1) // 2
    return n * (n + 1) // 2 + (row - n) * n
