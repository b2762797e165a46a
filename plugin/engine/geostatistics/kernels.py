# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging systems as plain loops, for a compiler.

`compiled.py` turns these functions into machine code; run by Python itself they give the same
numbers, slowly. The systems are those of `systems.py`. `LANES` of them are worked on side by side: the last axis
of every array is the lane, so that one instruction serves several systems.

A tableau is a matrix (entries, lanes). Its first entries are the lower triangle of a matrix of n = k + p rows, row
after row: the covariances of the k neighbours, then the p functions of the mean at them. Then follow, n entries each,
the row of the target (covariances, then functions) and one row of values for each variable.
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


def squares_between(near: Floats, squares: Floats) -> None:
    """Fill in squared distances between the samples: lower triangle, row after row.

    `near` has the shape (3, k, lanes), `squares` (entries, lanes).
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


def squares_to(near: Floats, places: Floats, offset: Floats, squares: Floats) -> None:
    """Fill in squared distances (k, lanes) of the samples to places (3, lanes) moved by an offset (3,)."""
    for i in range(near.shape[1]):
        for lane in range(LANES):
            x = near[0, i, lane] - (places[0, lane] + offset[0])
            y = near[1, i, lane] - (places[1, lane] + offset[1])
            z = near[2, i, lane] - (places[2, lane] + offset[2])
            squares[i, lane] = x * x + y * y + z * z


def add_covariances(squares: Floats, count: int, part: Floats, share: float, tableau: Floats, first: int) -> None:
    """Add a share of one structure to `count` covariances, from entry `first` of the tableau on.

    `part` is a row of what `solve_systems` is given: frame, model, sill, factor, and what its shape needs.
    """
    model, sill, factor = int(part[1]), share * part[2], part[3]
    for entry in range(count):
        if model == 0:
            for lane in range(LANES):
                h = min(sqrt(squares[entry, lane]) * factor, 1.0)
                tableau[first + entry, lane] += sill * (1.0 + h * (0.5 * h * h - 1.5))
        elif model == 1:
            for lane in range(LANES):
                h = 3.0 * factor * sqrt(squares[entry, lane])
                tableau[first + entry, lane] += sill * falling_exponential(h)
        elif model == 2:
            for lane in range(LANES):
                h = 3.0 * factor * factor * squares[entry, lane]
                tableau[first + entry, lane] += sill * falling_exponential(h)
        else:
            add_rarer_covariances(squares[entry], model, sill, factor, part, tableau[first + entry])


def add_rarer_covariances(
    squares: Floats, model: int, sill: float, factor: float, part: Floats, covariances: Floats
) -> None:
    """Add one structure, cubic, Matern or power, to the covariances (lanes,)."""
    for lane in range(LANES):
        h = sqrt(squares[lane]) * factor
        if model == 3:
            h = min(h, 1.0)
            covariances[lane] += sill * (1.0 + h * h * (-7.0 + h * (8.75 + h * h * (-3.5 + 0.75 * h * h))))
        elif model == 4:
            x = h * part[4]
            series = 0.0
            for order in range(part.shape[0] - 1, 4, -1):
                series = series * x + part[order]
            covariances[lane] += sill * series * falling_exponential(x)
        else:
            covariances[lane] += sill * (1.0 - h ** part[4])


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


def complete_tableau(
    to_target: Floats, chosen: Numbers, values: Floats, sills: Floats, n: int, tableau: Floats
) -> None:
    """Set the diagonal, what is at the target, and the values; take absent neighbours out.

    `to_target` (k, lanes) are the squared distances to the target in the first frame, `chosen` (k, lanes) the numbers
    of the samples, -1 where there is none: such a row has covariance 1 with itself and 0 with all else. `sills` are
    the diagonal and, where targets are points, the covariance at a sample; for blocks it is not above zero.
    """
    k, rows = chosen.shape[0], 1 + values.shape[0]
    target = n * (n + 1) // 2
    for i in range(k):
        diagonal = i * (i + 1) // 2 + i
        for lane in range(LANES):
            tableau[diagonal, lane] = sills[0]
            if to_target[i, lane] < AT_SAMPLE_SQUARED and sills[1] > 0.0:
                tableau[target + i, lane] = sills[1]
            for variable in range(values.shape[0]):
                tableau[target + (1 + variable) * n + i, lane] = values[variable, chosen[i, lane]]
            if chosen[i, lane] < 0:
                take_out(tableau, i, n, rows, lane)
    for variable in range(values.shape[0]):
        first = target + (1 + variable) * n
        tableau[first + k : first + n] = 0.0


def take_out(tableau: Floats, i: int, n: int, rows: int, lane: int) -> None:
    """Make neighbour i of one system one that has covariance 1 with itself and 0 with all else."""
    for j in range(i):
        tableau[i * (i + 1) // 2 + j, lane] = 0.0
    tableau[i * (i + 1) // 2 + i, lane] = 1.0
    for j in range(i + 1, n):
        tableau[j * (j + 1) // 2 + i, lane] = 0.0
    for row in range(rows):
        tableau[n * (n + 1) // 2 + row * n + i, lane] = 0.0


def eliminate(tableau: Floats, n: int, first: int, last: int, factors: Floats) -> None:
    """Take the columns `first` to `last` - 1 out of those after them, in place; the pivots stay on the diagonal.

    Four columns are taken at once: then each entry of the rest is read and written once for four of them.
    `factors` is room of shape (4, lanes).
    """
    rows = n + (tableau.shape[0] - n * (n + 1) // 2) // n
    start = first
    while start < last:
        width = min(4, last - start)
        for p in range(start, start + width):
            for j in range(p + 1, start + width):
                eliminate_column(tableau, n, rows, p, j, factors)
        for j in range(start + width, n):
            if width == 4:
                eliminate_four(tableau, n, rows, start, j, factors)
            else:
                for p in range(start, start + width):
                    eliminate_column(tableau, n, rows, p, j, factors)
        start += width


def eliminate_column(tableau: Floats, n: int, rows: int, p: int, j: int, factors: Floats) -> None:
    """Take column p out of column j."""
    diagonal, beside = p * (p + 1) // 2 + p, j * (j + 1) // 2 + p
    for lane in range(LANES):
        factors[0, lane] = tableau[beside, lane] / tableau[diagonal, lane]
    for r in range(j, rows):
        row = row_start(r, n)
        for lane in range(LANES):
            tableau[row + j, lane] -= tableau[row + p, lane] * factors[0, lane]


def eliminate_four(tableau: Floats, n: int, rows: int, p: int, j: int, factors: Floats) -> None:
    """Take the columns p to p + 3 out of column j."""
    beside = j * (j + 1) // 2 + p
    for step in range(4):
        diagonal = (p + step) * (p + step + 1) // 2 + p + step
        for lane in range(LANES):
            factors[step, lane] = tableau[beside + step, lane] / tableau[diagonal, lane]
    for r in range(j, rows):
        row = row_start(r, n)
        for lane in range(LANES):
            tableau[row + j, lane] -= (
                tableau[row + p, lane] * factors[0, lane]
                + tableau[row + p + 1, lane] * factors[1, lane]
                + tableau[row + p + 2, lane] * factors[2, lane]
                + tableau[row + p + 3, lane] * factors[3, lane]
            )


def row_start(row: int, n: int) -> int:
    """Return the first entry of a row of the tableau."""
    if row < n:
        return row * (row + 1) // 2
    return n * (n + 1) // 2 + (row - n) * n


def remember_diagonal(tableau: Floats, k: int, rank: Floats) -> None:
    """Copy the diagonal of the Schur complement, to which its pivots are compared."""
    for i in range(rank.shape[0]):
        rank[i] = tableau[(k + i) * (k + i + 1) // 2 + k + i]


def combine(tableau: Floats, k: int, variance: float, rank: Floats, forward: Floats, results: Floats) -> None:
    """Turn an eliminated tableau into results (4 + v, lanes).

    They are smallest pivot, smallest share of the Schur complement's diagonal that is left as a pivot, variance,
    excess, and estimates. `rank` (p, lanes) is that diagonal, `forward` (p, lanes) holds the functions at the target.
    """
    p = rank.shape[0]
    n = k + p
    target = n * (n + 1) // 2
    for lane in range(LANES):
        results[0, lane] = results[1, lane] = FAR
        results[2, lane] = variance
        for row in range(3, results.shape[0]):
            results[row, lane] = 0.0
    for i in range(n):
        pivot = i * (i + 1) // 2 + i
        for lane in range(LANES):
            share = tableau[target + i, lane] / tableau[pivot, lane]
            results[2, lane] -= tableau[target + i, lane] * share
            for variable in range(results.shape[0] - 4):
                results[4 + variable, lane] += tableau[target + (1 + variable) * n + i, lane] * share
            if i < k:
                results[0, lane] = min(results[0, lane], tableau[pivot, lane])
            else:
                results[1, lane] = min(results[1, lane], tableau[pivot, lane] / rank[i - k, lane])
                row = i * (i + 1) // 2
                for j in range(k, i):
                    diagonal = j * (j + 1) // 2 + j
                    forward[i - k, lane] -= tableau[row + j, lane] / tableau[diagonal, lane] * forward[j - k, lane]
                results[3, lane] -= forward[i - k, lane] * share
    for lane in range(LANES):
        results[2, lane] = max(results[2, lane], 0.0)


def solve_systems(
    samples: Floats,
    values: Floats,
    targets: Floats,
    neighbours: Numbers,
    parts: Floats,
    sills: Floats,
    offsets: Floats,
    trends: Floats,
    target_trends: Floats,
    drift: Numbers,
    moments: Floats,
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
    parts : array of shape (structures, 4 and more)
        Frame, model, sill, factor of the distances, and parameters of the shape of each structure: the exponent of a
        power, or the scale and the polynomial's coefficients of a Matern structure.
    sills : array of shape (4,)
        Covariance of a sample with itself (the jitter included), of a target with a sample at its place (not above
        zero for blocks), of a target with itself, and what is added to every covariance.
    offsets : array of shape (frames, d, 3)
        Points that stand for a target.
    trends, target_trends : arrays of shape (t, n) and (t, m)
        Coordinates and external variables that the mean follows.
    drift : integer array of shape (4,)
        Whether the mean has a constant, the number of coordinates among the trends, whether their products are
        functions too, and the number of functions.
    moments : array
        Mean products of two coordinates over a block.
    results : array of shape (4 + v, m)
        Filled with what `combine` gives.
    """
    m, k = neighbours.shape
    p = drift[3]
    n, pairs = k + p, k * (k + 1) // 2
    target = n * (n + 1) // 2
    near, places = np.empty((3, k, LANES)), np.empty((3, LANES))
    trends_near, trends_there = np.empty((trends.shape[0], k, LANES)), np.empty((trends.shape[0], LANES))
    chosen = np.empty((k, LANES), dtype=np.int64)
    squares, to_target = np.empty((pairs, LANES)), np.empty((k, LANES))
    tableau = np.empty((target + (1 + values.shape[0]) * n, LANES))
    factors, rank, forward = np.empty((4, LANES)), np.empty((p, LANES)), np.empty((p, LANES))
    found = np.empty((results.shape[0], LANES))
    for start in range(0, m, LANES):
        tableau[:pairs] = sills[3]
        tableau[target : target + k] = sills[3]
        for frame in range(samples.shape[0] - 1, -1, -1):  # the first one last: its distances tell what is at a sample
            gather(samples[frame], targets[frame], neighbours, start, near, places, chosen)
            squares_between(near, squares)
            for part in range(parts.shape[0]):
                if int(parts[part, 0]) == frame:
                    add_covariances(squares, pairs, parts[part], 1.0, tableau, 0)
            for point in range(offsets.shape[1]):
                squares_to(near, places, offsets[frame, point], to_target)
                for part in range(parts.shape[0]):
                    if int(parts[part, 0]) == frame:
                        add_covariances(to_target, k, parts[part], 1.0 / offsets.shape[1], tableau, target)
        if p:
            gather(trends, target_trends, neighbours, start, trends_near, trends_there, chosen)
            add_functions(trends_near, trends_there, chosen, drift, moments, tableau, rank)
            forward[:] = tableau[target + k : target + n]
        complete_tableau(to_target, chosen, values, sills, n, tableau)
        eliminate(tableau, n, 0, k, factors)
        remember_diagonal(tableau, k, rank)
        eliminate(tableau, n, k, n, factors)
        combine(tableau, k, sills[2], rank, forward, found)
        stop = min(start + LANES, m)
        results[:, start:stop] = found[:, : stop - start]


def gather(
    samples: Floats, targets: Floats, neighbours: Numbers, start: int, near: Floats, places: Floats, chosen: Numbers
) -> None:
    """Copy the samples and targets of some systems side by side; lanes beyond the last target repeat it."""
    m, k = neighbours.shape
    for lane in range(LANES):
        target = min(start + lane, m - 1)
        for axis in range(samples.shape[0]):
            places[axis, lane] = targets[axis, target]
        for i in range(k):
            number = neighbours[target, i]
            chosen[i, lane] = number
            for axis in range(samples.shape[0]):
                near[axis, i, lane] = samples[axis, max(number, 0)]
