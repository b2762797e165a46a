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

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .covariance_kernels import add_covariances, squares_between, squares_to
from .drift_kernels import add_functions, row_start
from .lanes import LANES, least, load, store

Floats = NDArray[np.float64]
Numbers = NDArray[Any]

AT_SAMPLE_SQUARED = 1e-18
"""A target whose squared distance to a sample is below this, in units of the range, is at the sample."""

FAR = 1e300
"""Stands for no distance."""


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


def eliminate(tableau: Floats, n: int, first: int, last: int) -> None:
    """Take the columns `first` to `last` - 1 out of those after them, in place; the pivots stay on the diagonal.

    Four columns are taken at once: then each entry of the rest is read and written once for four of them.
    """
    rows = n + (tableau.shape[0] - n * (n + 1) // 2) // n
    start = first
    while start < last:
        width = min(4, last - start)
        for p in range(start, start + width):
            for j in range(p + 1, start + width):
                eliminate_column(tableau, n, rows, p, j)
        for j in range(start + width, n):
            if width == 4:
                eliminate_four(tableau, n, rows, start, j)
            else:
                for p in range(start, start + width):
                    eliminate_column(tableau, n, rows, p, j)
        start += width


def eliminate_column(tableau: Floats, n: int, rows: int, p: int, j: int) -> None:
    """Take column p out of column j."""
    factor = load(tableau, j * (j + 1) // 2 + p) / load(tableau, p * (p + 1) // 2 + p)
    for r in range(j, rows):
        row = row_start(r, n)
        store(tableau, row + j, load(tableau, row + j) - load(tableau, row + p) * factor)


def eliminate_four(tableau: Floats, n: int, rows: int, p: int, j: int) -> None:
    """Take the columns p to p + 3 out of column j."""
    beside, q = j * (j + 1) // 2 + p, p + 1
    first = load(tableau, beside) / load(tableau, p * (p + 3) // 2)
    second = load(tableau, beside + 1) / load(tableau, q * (q + 3) // 2)
    third = load(tableau, beside + 2) / load(tableau, (q + 1) * (q + 4) // 2)
    fourth = load(tableau, beside + 3) / load(tableau, (q + 2) * (q + 5) // 2)
    for r in range(j, rows):
        row = row_start(r, n)
        at = row + p
        left = load(tableau, row + j) - load(tableau, at) * first - load(tableau, at + 1) * second
        store(tableau, row + j, left - load(tableau, at + 2) * third - load(tableau, at + 3) * fourth)


def remember_diagonal(tableau: Floats, k: int, rank: Floats) -> None:
    """Copy the diagonal of the Schur complement, to which its pivots are compared."""
    for i in range(rank.shape[0]):
        rank[i] = tableau[(k + i) * (k + i + 1) // 2 + k + i]


def combine(tableau: Floats, k: int, variance: float, rank: Floats, forward: Floats, results: Floats) -> None:
    """Turn an eliminated tableau into results (4 + v, lanes).

    They are smallest pivot, smallest share of the Schur complement's diagonal that is left as a pivot, variance,
    excess, and estimates. `rank` (p, lanes) is that diagonal, `forward` (p, lanes) holds the functions at the target.
    """
    p, v = rank.shape[0], results.shape[0] - 4
    n = k + p
    target = n * (n + 1) // 2
    results[:2] = FAR
    results[2] = variance
    results[3:] = 0.0
    for i in range(n):
        pivot, at_target = load(tableau, i * (i + 3) // 2), load(tableau, target + i)
        share = at_target / pivot
        store(results, 2, load(results, 2) - at_target * share)
        for variable in range(v):
            value = load(tableau, target + (1 + variable) * n + i)
            store(results, 4 + variable, load(results, 4 + variable) + value * share)
        if i < k:
            store(results, 0, least(load(results, 0), pivot))
        else:
            store(results, 1, least(load(results, 1), pivot / load(rank, i - k)))
            left = load(forward, i - k)
            for j in range(k, i):
                above = load(tableau, i * (i + 1) // 2 + j) / load(tableau, j * (j + 3) // 2)
                left = left - above * load(forward, j - k)
            store(forward, i - k, left)
            store(results, 3, load(results, 3) - left * share)
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
    rank, forward = np.empty((p, LANES)), np.empty((p, LANES))
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
            add_target(near, places, parts, frame, offsets, to_target, tableau, target)
        if p:
            gather(trends, target_trends, neighbours, start, trends_near, trends_there, chosen)
            add_functions(trends_near, trends_there, chosen, drift, moments, tableau, rank)
            forward[:] = tableau[target + k : target + n]
        complete_tableau(to_target, chosen, values, sills, n, tableau)
        eliminate(tableau, n, 0, k)
        remember_diagonal(tableau, k, rank)
        eliminate(tableau, n, k, n)
        combine(tableau, k, sills[2], rank, forward, found)
        stop = min(start + LANES, m)
        results[:, start:stop] = found[:, : stop - start]


def add_target(
    near: Floats,
    places: Floats,
    parts: Floats,
    frame: int,
    offsets: Floats,
    to_target: Floats,
    tableau: Floats,
    row: int,
) -> None:
    """Add the covariances of samples (3, k, lanes) with targets (3, lanes), of the structures of one frame."""
    there = np.empty((3, LANES))
    for point in range(offsets.shape[1]):
        move(places, offsets[frame, point], there)
        squares_to(near, there, to_target)
        for part in range(parts.shape[0]):
            if int(parts[part, 0]) == frame:
                add_covariances(to_target, near.shape[1], parts[part], 1.0 / offsets.shape[1], tableau, row)


def move(places: Floats, offset: Floats, there: Floats) -> None:
    """Fill in places (3, lanes) moved by an offset (3,)."""
    for axis in range(3):
        for lane in range(LANES):
            there[axis, lane] = places[axis, lane] + offset[axis]


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
