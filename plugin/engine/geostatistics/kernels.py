# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging systems as plain loops, for a compiler.

`compiled.py` turns these functions into machine code; run by Python itself they give the same
numbers, slowly. The systems are those of `systems.py`. `LANES` of them are worked on side by side: the last axis
of every array is the lane, so that one instruction serves several systems.

A tableau is a matrix (entries, lanes). Its first entries are the lower triangle of the covariances, row after row;
then follow, k entries each, the covariances with the target, the ones, and the values of each variable.
"""

from __future__ import annotations

from math import factorial, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[Any]

LANES = 32
"""Systems side by side: their tableau stays in the processor's second cache."""

AT_SAMPLE_SQUARED = 1e-18
"""A target whose squared distance to a sample is below this, in units of the range, is at the sample."""

LOG2_E = 1.4426950408889634
LN2_HIGH = 6.93147180369123816490e-01
LN2_LOW = 1.90821492927058770002e-10
"""The logarithm of 2 in two parts, the first with zeros at its end, so that products with small numbers are exact."""

TAYLOR = tuple(1.0 / factorial(order) for order in range(13))
"""Coefficients of the exponential series."""

FAR = 1e300
"""Stands for no distance."""


def squared_distances(near: Floats, places: Floats, squares: Floats) -> None:
    """Fill in squared distances between the samples (lower triangle, row after row) and to the target.

    `near` has the shape (3, k, lanes), `places` (3, lanes), `squares` (entries, lanes).
    """
    k = near.shape[1]
    entry = 0
    for i in range(k):
        for j in range(i + 1):
            for lane in range(LANES):
                x = near[0, i, lane] - near[0, j, lane]
                y = near[1, i, lane] - near[1, j, lane]
                z = near[2, i, lane] - near[2, j, lane]
                squares[entry, lane] = x * x + y * y + z * z
            entry += 1
    for i in range(k):
        for lane in range(LANES):
            x = near[0, i, lane] - places[0, lane]
            y = near[1, i, lane] - places[1, lane]
            z = near[2, i, lane] - places[2, lane]
            squares[entry, lane] = x * x + y * y + z * z
        entry += 1


def add_covariances(squares: Floats, model: int, sill: float, factor: float, tableau: Floats) -> None:
    """Add one structure to the covariances; `model` is its place in `MODELS`."""
    for entry in range(squares.shape[0]):
        if model == 0:
            for lane in range(LANES):
                h = min(sqrt(squares[entry, lane]) * factor, 1.0)
                tableau[entry, lane] += sill * (1.0 + h * (0.5 * h * h - 1.5))
        elif model == 1:
            for lane in range(LANES):
                tableau[entry, lane] += sill * falling_exponential(3.0 * factor * sqrt(squares[entry, lane]))
        else:
            for lane in range(LANES):
                tableau[entry, lane] += sill * falling_exponential(3.0 * factor * factor * squares[entry, lane])


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


def complete_tableau(
    first: Floats, chosen: Numbers, values: Floats, sill: float, jitter: float, tableau: Floats
) -> None:
    """Set the diagonal, what is at the target, the ones and the values; take absent neighbours out.

    `first` are the squared distances of the first frame, `chosen` (k, lanes) the numbers of the samples, -1 where
    there is none: such a row has covariance 1 with itself and 0 with all else.
    """
    k = chosen.shape[0]
    target = k * (k + 1) // 2
    for i in range(k):
        row = i * (i + 1) // 2
        for lane in range(LANES):
            number = chosen[i, lane]
            tableau[row + i, lane] = sill * (1.0 + jitter)
            if first[target + i, lane] < AT_SAMPLE_SQUARED:
                tableau[target + i, lane] = sill
            tableau[target + k + i, lane] = 1.0
            for variable in range(values.shape[0]):
                tableau[target + (2 + variable) * k + i, lane] = values[variable, number]
            if number < 0:
                for j in range(i):
                    tableau[row + j, lane] = 0.0
                tableau[row + i, lane] = 1.0
                for extra in range(2 + values.shape[0]):
                    tableau[target + extra * k + i, lane] = 0.0


def eliminate(tableau: Floats, k: int, factors: Floats) -> None:
    """Eliminate the covariances in place; the pivots stay on the diagonal.

    Four columns are taken at once: then each entry of the rest is read and written once for four of them.
    `factors` is room of shape (4, lanes).
    """
    rows = k + (tableau.shape[0] - k * (k + 1) // 2) // k
    start = 0
    while start < k:
        width = min(4, k - start)
        for p in range(start, start + width):
            for j in range(p + 1, start + width):
                eliminate_column(tableau, k, rows, p, j, factors)
        if width == 4:
            for j in range(start + 4, k):
                eliminate_four(tableau, k, rows, start, j, factors)
        start += 4


def eliminate_column(tableau: Floats, k: int, rows: int, p: int, j: int, factors: Floats) -> None:
    """Take column p out of column j."""
    diagonal, beside = p * (p + 1) // 2 + p, j * (j + 1) // 2 + p
    for lane in range(LANES):
        factors[0, lane] = tableau[beside, lane] / tableau[diagonal, lane]
    for r in range(j, rows):
        row = row_start(r, k)
        for lane in range(LANES):
            tableau[row + j, lane] -= tableau[row + p, lane] * factors[0, lane]


def eliminate_four(tableau: Floats, k: int, rows: int, p: int, j: int, factors: Floats) -> None:
    """Take the columns p to p + 3 out of column j."""
    beside = j * (j + 1) // 2 + p
    for step in range(4):
        diagonal = (p + step) * (p + step + 1) // 2 + p + step
        for lane in range(LANES):
            factors[step, lane] = tableau[beside + step, lane] / tableau[diagonal, lane]
    for r in range(j, rows):
        row = row_start(r, k)
        for lane in range(LANES):
            tableau[row + j, lane] -= (
                tableau[row + p, lane] * factors[0, lane]
                + tableau[row + p + 1, lane] * factors[1, lane]
                + tableau[row + p + 2, lane] * factors[2, lane]
                + tableau[row + p + 3, lane] * factors[3, lane]
            )


def row_start(row: int, k: int) -> int:
    """Return the first entry of a row of the tableau."""
    if row < k:
        return row * (row + 1) // 2
    return k * (k + 1) // 2 + (row - k) * k


def combine(tableau: Floats, k: int, sill: float, sums: Floats, results: Floats) -> None:
    """Turn an eliminated tableau into results (2 + v, lanes): smallest pivot, variance, estimates.

    `sums` is room of shape (3, lanes) for the inner products of target and ones.
    """
    target = k * (k + 1) // 2
    for lane in range(LANES):
        results[0, lane] = FAR
        sums[0, lane] = sums[1, lane] = sums[2, lane] = 0.0
    for i in range(k):
        pivot = i * (i + 1) // 2 + i
        for lane in range(LANES):
            results[0, lane] = min(results[0, lane], tableau[pivot, lane])
            share = 1.0 / tableau[pivot, lane]
            with_target, one = tableau[target + i, lane], tableau[target + k + i, lane]
            sums[0, lane] += with_target * with_target * share
            sums[1, lane] += with_target * one * share
            sums[2, lane] += one * one * share
    for lane in range(LANES):
        missing = 1.0 - sums[1, lane]
        results[1, lane] = max(sill - sums[0, lane] + missing * missing / sums[2, lane], 0.0)
        sums[0, lane] = missing / sums[2, lane]
    for variable in range(results.shape[0] - 2):
        row = target + (2 + variable) * k
        for lane in range(LANES):
            results[2 + variable, lane] = 0.0
        for i in range(k):
            pivot = i * (i + 1) // 2 + i
            for lane in range(LANES):
                weight = tableau[target + i, lane] + sums[0, lane] * tableau[target + k + i, lane]
                results[2 + variable, lane] += tableau[row + i, lane] * weight / tableau[pivot, lane]


def solve_systems(
    samples: Floats,
    values: Floats,
    targets: Floats,
    neighbours: Numbers,
    parts: Floats,
    sill: float,
    jitter: float,
    results: Floats,
) -> None:
    """Solve one kriging system per target.

    Parameters
    ----------
    samples : array of shape (frames, 3, n)
        Samples in the space of each frame.
    values : array of shape (v, n)
    targets : array of shape (frames, 3, m)
    neighbours : integer array of shape (m, k)
        Numbers of the samples, -1 where there is none.
    parts : array of shape (structures, 4)
        Frame, model, sill and factor of the distances of each structure.
    sill, jitter : float
        Covariance of a place with itself, and the share of it added to the diagonal.
    results : array of shape (2 + v, m)
        Filled with smallest pivot, variance and estimates.
    """
    frames, _, _ = samples.shape
    m, k = neighbours.shape
    pairs = k * (k + 1) // 2 + k
    near, places = np.empty((3, k, LANES)), np.empty((3, LANES))
    chosen = np.empty((k, LANES), dtype=np.int64)
    squares, first = np.empty((pairs, LANES)), np.empty((pairs, LANES))
    tableau = np.empty((pairs + (1 + values.shape[0]) * k, LANES))
    factors, sums, found = np.empty((4, LANES)), np.empty((3, LANES)), np.empty((results.shape[0], LANES))
    for start in range(0, m, LANES):
        tableau[:pairs] = 0.0
        for frame in range(frames):
            room = first if frame == 0 else squares
            gather(samples[frame], targets[frame], neighbours, start, near, places, chosen)
            squared_distances(near, places, room)
            for part in range(parts.shape[0]):
                if int(parts[part, 0]) == frame:
                    add_covariances(room, int(parts[part, 1]), parts[part, 2], parts[part, 3], tableau)
        complete_tableau(first, chosen, values, sill, jitter, tableau)
        eliminate(tableau, k, factors)
        combine(tableau, k, sill, sums, found)
        stop = min(start + LANES, m)
        results[:, start:stop] = found[:, : stop - start]


def gather(
    samples: Floats, targets: Floats, neighbours: Numbers, start: int, near: Floats, places: Floats, chosen: Numbers
) -> None:
    """Copy the samples and targets of some systems side by side; lanes beyond the last target repeat it."""
    m, k = neighbours.shape
    for lane in range(LANES):
        target = min(start + lane, m - 1)
        for axis in range(3):
            places[axis, lane] = targets[axis, target]
        for i in range(k):
            number = neighbours[target, i]
            chosen[i, lane] = number
            for axis in range(3):
                near[axis, i, lane] = samples[axis, max(number, 0)]
