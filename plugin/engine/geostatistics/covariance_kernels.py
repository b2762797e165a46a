# SPDX-License-Identifier: GPL-2.0-or-later
"""Covariances of kriging systems.

Plain loops for a compiler, over systems side by side; see `kernels.py`.
"""

from __future__ import annotations

from math import factorial, sqrt

import numpy as np
from numpy.typing import NDArray

from .lanes import load, store

Floats = NDArray[np.float64]

LOG2_E = 1.4426950408889634
LN2_HIGH = 6.93147180369123816490e-01
LN2_LOW = 1.90821492927058770002e-10
"""The logarithm of 2 in two parts, the first with zeros at its end, so that products with small numbers are exact."""

TAYLOR = tuple(1.0 / factorial(order) for order in range(13))
"""Coefficients of the exponential series."""


def squares_between(near: Floats, squares: Floats) -> None:
    """Fill in squared distances between the samples: lower triangle, row after row.

    `near` has the shape (3, k, lanes), `squares` (entries, lanes).
    """
    k = near.shape[1]
    entry = 0
    for i in range(k):
        x, y, z = load(near, i), load(near, k + i), load(near, 2 * k + i)
        for j in range(i + 1):
            dx, dy, dz = x - load(near, j), y - load(near, k + j), z - load(near, 2 * k + j)
            store(squares, entry, dx * dx + dy * dy + dz * dz)
            entry += 1


def squares_to(near: Floats, places: Floats, squares: Floats) -> None:
    """Fill in squared distances (k, lanes) of the samples to places (3, lanes)."""
    k = near.shape[1]
    x, y, z = load(places, 0), load(places, 1), load(places, 2)
    for i in range(k):
        dx, dy, dz = x - load(near, i), y - load(near, k + i), z - load(near, 2 * k + i)
        store(squares, i, dx * dx + dy * dy + dz * dz)


def add_covariances(squares: Floats, count: int, part: Floats, share: float, tableau: Floats, first: int) -> None:
    """Add a share of one structure to `count` covariances, from entry `first` of the tableau on.

    `part` is a row of what `solve_systems` is given: frame, model, sill, factor, and what its shape needs.
    """
    given, covariances = squares[:count].ravel(), tableau[first : first + count].ravel()
    model, sill, factor = int(part[1]), share * part[2], part[3]
    if model == 0:
        for at in range(given.shape[0]):
            h = min(sqrt(given[at]) * factor, 1.0)
            covariances[at] += sill * (1.0 + h * (0.5 * h * h - 1.5))
    elif model == 1:
        for at in range(given.shape[0]):
            covariances[at] += sill * falling_exponential(3.0 * factor * sqrt(given[at]))
    elif model == 2:
        for at in range(given.shape[0]):
            covariances[at] += sill * falling_exponential(3.0 * factor * factor * given[at])
    else:
        add_rarer_covariances(given, model, sill, factor, part, covariances)


def add_rarer_covariances(
    squares: Floats, model: int, sill: float, factor: float, part: Floats, covariances: Floats
) -> None:
    """Add one structure, cubic, Matern or power, to covariances."""
    for at in range(squares.shape[0]):
        h = sqrt(squares[at]) * factor
        if model == 3:
            h = min(h, 1.0)
            covariances[at] += sill * (1.0 + h * h * (-7.0 + h * (8.75 + h * h * (-3.5 + 0.75 * h * h))))
        elif model == 4:
            x = h * part[4]
            series = 0.0
            for order in range(part.shape[0] - 1, 4, -1):
                series = series * x + part[order]
            covariances[at] += sill * series * falling_exponential(x)
        else:
            covariances[at] += sill * (1.0 - h ** part[4])


def falling_exponential(x: float) -> float:
    """Return exp(-x) for x not negative, to the last bit or two; 1e-304 beyond 700.

    Written out, because the library's own is called once per number, and this is done for many at once:
    x = n ln 2 - r, a Taylor series in r, and a power of two made by setting the exponent's bits.
    """
    x = min(x, 700.0)
    n = int(x * LOG2_E + 0.5)
    r = n * LN2_HIGH - x + n * LN2_LOW
    series = r * TAYLOR[12] + TAYLOR[11]
    series = series * r + TAYLOR[10]
    series = series * r + TAYLOR[9]
    series = series * r + TAYLOR[8]
    series = series * r + TAYLOR[7]
    series = series * r + TAYLOR[6]
    series = series * r + TAYLOR[5]
    series = series * r + TAYLOR[4]
    series = series * r + TAYLOR[3]
    series = series * r + 0.5
    series = series * r + 1.0
    series = series * r + 1.0
    return float(series * np.int64((1023 - n) << 52).view(np.float64))
