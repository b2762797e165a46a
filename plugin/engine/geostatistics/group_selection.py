# SPDX-License-Identifier: GPL-2.0-or-later
"""The search for the nearest samples of groups of near targets, as plain loops for a compiler.

One look around the middle of a group finds what all its targets choose from.
"""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .selection import GROWTH, NO_SAMPLE, SIDE_BY_SIDE, nearest_by_cell, rows_of_cells, span

Floats = NDArray[np.float64]
Numbers = NDArray[Any]

WIDEST = 12
"""So a look around a group that finds this many times as many samples as are wanted: its targets are far apart."""

MOST_TRIALS = 30
"""Looks for the distance that parts the nearest samples from the others; more are needed by equal ones only."""


def nearest_by_group(
    samples: Floats,
    numbers: Numbers,
    firsts: Numbers,
    shape: Numbers,
    origin: Floats,
    side: float,
    targets: Floats,
    starts: Numbers,
    bound: float,
    found: Numbers,
) -> None:
    """Find the nearest samples of targets; `starts` has the first target of each group, and their number at the end.

    All else is as for `nearest_by_cell`, but where there are several groups a target's samples are in no order. The
    look is as wide as was needed for the group before. A target's samples are the right ones when the farthest
    lies nearer than what was not looked at; if not, the look is widened.
    """
    k, groups = found.shape[1], starts.shape[0] - 1
    room = WIDEST * k + SIDE_BY_SIDE
    near_by, names, middle = np.empty((3, room)), np.empty(room, dtype=np.int64), np.empty(3)
    enough = side
    for group in range(groups):
        mine, given = found[starts[group] : starts[group + 1]], targets[starts[group] : starts[group + 1]]
        is_done = False
        if groups > 1:
            reach = middle_of(given, middle)
            most = (bound + reach) * (1.0 + 1e-9)
            radius = min(GROWTH * enough, most)
            while True:
                count = look_around(samples, numbers, firsts, shape, origin, side, middle, radius, near_by, names)
                if count == room:
                    break
                needed = choose_each(near_by, names, count, given, middle, bound, mine)
                is_done = needed <= radius or radius == most
                if is_done:
                    enough = min(needed, radius)
                    break
                radius = min(needed * (1.0 + 1e-9), 2.0 * radius, most)
        if not is_done:
            nearest_by_cell(samples, numbers, firsts, shape, origin, side, given, bound, mine)


def middle_of(targets: Floats, middle: Floats) -> float:
    """Return the largest distance of targets (n, 3) to their middle, which is filled in."""
    middle[:] = 0.0
    for target in range(targets.shape[0]):
        for axis in range(3):
            middle[axis] += targets[target, axis] / targets.shape[0]
    widest = 0.0
    for target in range(targets.shape[0]):
        widest = max(widest, distance(targets[target], middle))
    return widest


def distance(one: Floats, other: Floats) -> float:
    """Return the distance of two places (3,)."""
    return sqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2)


def look_around(
    samples: Floats,
    numbers: Numbers,
    firsts: Numbers,
    shape: Numbers,
    origin: Floats,
    side: float,
    middle: Floats,
    radius: float,
    near_by: Floats,
    names: Numbers,
) -> int:
    """Return how many samples lie within a radius; fill in where they are and their numbers. Stop when room is full."""
    count, room, square = 0, names.shape[0], radius * radius
    first_level, last_level, first_row, last_row = rows_of_cells(shape, origin, side, middle, radius)
    for level in range(first_level, last_level):
        for row in range(first_row, last_row):
            start, stop = span(firsts, shape, origin, side, middle, square, level, row)
            for place in range(start, stop):
                x, y, z = samples[0, place], samples[1, place], samples[2, place]
                near_by[0, count], near_by[1, count], near_by[2, count] = x, y, z
                names[count] = numbers[place]
                x, y, z = x - middle[0], y - middle[1], z - middle[2]
                count += x * x + y * y + z * z <= square
                if count == room:
                    return count
    return count


def choose_each(
    near_by: Floats, names: Numbers, count: int, targets: Floats, middle: Floats, bound: float, found: Numbers
) -> float:
    """Fill in the nearest of `count` samples for each target; return how far from the middle was to be looked.

    All of the next target's samples lie within the distance of this one's farthest, and the step between them.
    """
    k, all_of = found.shape[1], (count + SIDE_BY_SIDE - 1) // SIDE_BY_SIDE * SIDE_BY_SIDE
    squares, kept = np.full(all_of, NO_SAMPLE), np.empty(all_of + 1, dtype=np.int64)
    needed, enough = 0.0, bound
    for target in range(targets.shape[0]):
        place = targets[target]
        for i in range(count):
            x, y, z = near_by[0, i] - place[0], near_by[1, i] - place[1], near_by[2, i] - place[2]
            squares[i] = x * x + y * y + z * z
        step = distance(place, targets[max(target - 1, 0)])
        largest = min((enough + step) * (1.0 + 1e-9), bound)
        square = square_of_nearest(squares, k, enough * enough, largest * largest)
        n = 0
        for i in range(count):
            kept[n] = i
            n += squares[i] <= square
        if n > k:
            keep_nearest(squares, kept, n, k)
        for slot in range(k):
            found[target, slot] = names[kept[slot]] if slot < n else -1
        enough = sqrt(square) if n >= k else bound
        needed = max(needed, enough + distance(place, middle))
    return needed


def square_of_nearest(squares: Floats, k: int, guess: float, largest: float) -> float:
    """Return a number that k of the squares do not exceed, or more where several are about equal.

    Where fewer than k are at most `largest`, that is returned.
    """
    low, high = 0.0, largest
    fewer, more = 0, count_within(squares, largest)
    if more <= k:
        return largest
    if guess >= largest:
        high = min(largest, most_of(squares, largest))
        guess = high * k / more
    for _ in range(MOST_TRIALS):
        n = count_within(squares, guess)
        if n == k:
            return guess
        if n < k:
            low, fewer = guess, n
        else:
            high, more = guess, n
        guess = low + (high - low) * (k - fewer + 0.5) / (more - fewer + 1.0)
    return high


def count_within(squares: Floats, largest: float) -> int:
    """Return how many squares there are up to the largest."""
    n = 0
    for i in range(squares.shape[0]):
        n += 1 if squares[i] <= largest else 0
    return n


def most_of(squares: Floats, largest: float) -> float:
    """Return the largest of the squares up to a limit."""
    most = 0.0
    for i in range(squares.shape[0]):
        most = max(most, squares[i] if squares[i] <= largest else 0.0)
    return most


def keep_nearest(squares: Floats, kept: Numbers, n: int, k: int) -> None:
    """Take away the farthest of n samples until k are left."""
    for last in range(n - 1, k - 1, -1):
        farthest = 0
        for i in range(last + 1):
            if squares[kept[i]] > squares[kept[farthest]]:
                farthest = i
        kept[farthest] = kept[last]
