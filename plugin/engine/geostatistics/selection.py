# SPDX-License-Identifier: GPL-2.0-or-later
"""The search for the nearest samples as plain loops, for a compiler."""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[Any]


GROWTH = 1.08
"""The first look is this many times as wide as the one that was enough for the last target."""

NO_SAMPLE = np.inf
"""Stands for the squared distance of no sample."""

SIDE_BY_SIDE = 16
"""Distances that are compared at once."""


def nearest_by_cell(
    samples: Floats,
    numbers: Numbers,
    firsts: Numbers,
    shape: Numbers,
    origin: Floats,
    side: float,
    targets: Floats,
    bound: float,
    found: Numbers,
) -> None:
    """Find the nearest samples of targets among samples that are ordered by the cubic cell they lie in.

    The sphere that holds all neighbours of a target holds those of the next one too, when it is wider by their
    distance: it is the widest look that is needed. Mostly a narrower one is enough, and tried first.

    Parameters
    ----------
    samples : array of shape (3, n)
        In the space in which the search ellipsoid is the unit sphere, cell after cell, the first axis fastest.
    numbers : integer array of shape (n,)
        What the samples are called.
    firsts : integer array of shape (cells + 1,)
        First sample of each cell.
    shape, origin : arrays of shape (3,)
        Cells along each axis, and the corner of the first one.
    side : float
        Of a cell.
    targets : array of shape (m, 3)
        In the same space; fast when each is near the one before.
    bound : float
        Largest distance.
    found : integer array of shape (m, k)
        Filled with the numbers of the samples, nearest first, -1 where there is none; k is at most n.
    """
    k = found.shape[1]
    room = 4 * k + SIDE_BY_SIDE
    squares, places = np.empty(room + SIDE_BY_SIDE), np.empty(room, dtype=np.int64)
    near, nearest = np.empty(k), np.empty(k, dtype=np.int64)
    enough = side
    for target in range(targets.shape[0]):
        before = targets[max(target - 1, 0)]
        step = sqrt(np.square(targets[target] - before).sum())
        radius = min(GROWTH * enough, enough + step if target else enough)
        while True:
            radius = min(radius * (1.0 + 1e-9), bound)
            count = look(samples, firsts, shape, origin, side, targets[target], radius, squares, places, near, nearest)
            if count >= k or radius == bound:
                break
            radius = GROWTH * radius + 0.01 * side
        take_nearest(squares, places, count, near, nearest)
        for slot in range(k):
            found[target, slot] = numbers[nearest[slot]] if nearest[slot] >= 0 else -1
        enough = sqrt(near[k - 1]) if count >= k else bound


def look(
    samples: Floats,
    firsts: Numbers,
    shape: Numbers,
    origin: Floats,
    side: float,
    target: Floats,
    radius: float,
    squares: Floats,
    places: Numbers,
    near: Floats,
    nearest: Numbers,
) -> int:
    """Return how many samples lie within a radius of a target; their squared distances and places are filled in.

    When there is no more room, only the nearest are kept, and the look goes on within the farthest of them.
    """
    x, y, z = target[0], target[1], target[2]
    k = near.shape[0]
    count, square = 0, radius * radius
    first_level, last_level, first_row, last_row = rows_of_cells(shape, origin, side, target, radius)
    for level in range(first_level, last_level):
        for row in range(first_row, last_row):
            start, stop = span(firsts, shape, origin, side, target, square, level, row)
            for place in range(start, stop):
                dx, dy, dz = samples[0, place] - x, samples[1, place] - y, samples[2, place] - z
                apart = dx * dx + dy * dy + dz * dz
                squares[count], places[count] = apart, place
                count += apart <= square
                if count == places.shape[0]:
                    take_nearest(squares, places, count, near, nearest)
                    squares[:k], places[:k] = near, nearest
                    count, square = k, near[k - 1]
    return count


def rows_of_cells(
    shape: Numbers, origin: Floats, side: float, target: Floats, radius: float
) -> tuple[int, int, int, int]:
    """Return the first level of cells that a sphere reaches and the one after the last, and the same of rows."""
    y, z = target[1], target[2]
    return (
        cell_of(z - radius, origin[2], side, shape[2]),
        cell_of(z + radius, origin[2], side, shape[2]) + 1,
        cell_of(y - radius, origin[1], side, shape[1]),
        cell_of(y + radius, origin[1], side, shape[1]) + 1,
    )


def span(
    firsts: Numbers, shape: Numbers, origin: Floats, side: float, target: Floats, square: float, level: int, row: int
) -> tuple[int, int]:
    """Return the first sample, and the one after the last, of what a sphere reaches of a row of cells."""
    slack = 1e-9 * side
    left = square - gap(target[2], origin[2] + level * side, side, slack) ** 2
    left -= gap(target[1], origin[1] + row * side, side, slack) ** 2
    if left < 0.0:
        return 0, 0
    half = sqrt(left) + slack
    first = (level * shape[1] + row) * shape[0]
    start = firsts[first + cell_of(target[0] - half, origin[0], side, shape[0])]
    return start, firsts[first + cell_of(target[0] + half, origin[0], side, shape[0]) + 1]


def cell_of(place: float, origin: float, side: float, cells: int) -> int:
    """Return the number of the cell along one axis in which a place lies, or of the one next to it."""
    return int(min(max((place - origin) / side, 0.0), cells - 1.0))


def gap(place: float, lower: float, side: float, slack: float) -> float:
    """Return how far at least a place is from a cell along one axis."""
    return max(lower - place, place - lower - side, slack) - slack


def take_nearest(squares: Floats, places: Numbers, count: int, near: Floats, nearest: Numbers) -> None:
    """Fill in the nearest of `count` samples in their order: each has its rank from how many are nearer."""
    k = near.shape[0]
    squares[count : count + SIDE_BY_SIDE] = NO_SAMPLE
    all_of = (count + SIDE_BY_SIDE - 1) // SIDE_BY_SIDE * SIDE_BY_SIDE
    nearest[:] = -1
    for i in range(count):
        square, rank = squares[i], 0
        for j in range(all_of):
            rank += 1 if squares[j] < square else 0
        while rank < k and nearest[rank] >= 0:  # equally far as an earlier one
            rank += 1
        if rank < k:
            near[rank], nearest[rank] = square, places[i]


def limited_of_nearest(
    near: Numbers,
    samples: Floats,
    targets: Floats,
    holes: Numbers,
    hole_maximum: int,
    octant_maximum: int,
    found: Numbers,
) -> None:
    """Take of the nearest samples those that limits per hole and per octant leave.

    Parameters
    ----------
    near : integer array of shape (m, w)
        Numbers of the samples, nearest first, -1 where there is none.
    samples, targets : arrays of shape (n, 3) and (m, 3)
        In the space of the search.
    holes : integer array of shape (n,)
        Number of each sample's hole, from 0 on.
    hole_maximum, octant_maximum : int
        Samples of a hole, and of these of an octant, at most; 0 for any number.
    found : integer array of shape (m, k)
        Filled with the numbers of the samples, nearest first, -1 where there is none.
    """
    of_hole = np.zeros(holes.max() + 1, dtype=np.int64)
    of_octant = np.zeros(8, dtype=np.int64)
    for target in range(near.shape[0]):
        of_octant[:] = 0
        count = seen = 0
        for place in range(near.shape[1]):
            number = near[target, place]
            if number < 0 or count == found.shape[1]:
                break
            seen += 1
            of_hole[holes[number]] += 1
            if 0 < hole_maximum < of_hole[holes[number]]:
                continue
            octant = 0
            for axis in range(3):
                if samples[number, axis] >= targets[target, axis]:
                    octant += 1 << axis
            of_octant[octant] += 1
            if 0 < octant_maximum < of_octant[octant]:
                continue
            found[target, count] = number
            count += 1
        for place in range(seen):
            of_hole[holes[near[target, place]]] = 0
        for place in range(count, found.shape[1]):
            found[target, place] = -1
