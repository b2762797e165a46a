# SPDX-License-Identifier: GPL-2.0-or-later
"""The choice of the nearest samples among candidates as plain loops, for a compiler."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[Any]


def nearest_of_candidates(
    samples: Floats,
    targets: Floats,
    group_starts: Numbers,
    candidate_starts: Numbers,
    candidates: Numbers,
    bound: float,
    found: Numbers,
) -> None:
    """Find the nearest samples of targets that share candidates by groups.

    Parameters
    ----------
    samples, targets : arrays of shape (n, 3) and (m, 3)
        In the space in which the search ellipsoid is the unit sphere.
    group_starts : integer array of shape (groups + 1,)
        First target of each group.
    candidate_starts, candidates : integer arrays
        First candidate of each group, and the numbers of the candidates, best those near the group's
        centre first.
    bound : float
        Largest squared distance.
    found : integer array of shape (m, k)
        Filled with the numbers of the samples, nearest first, -1 where there is none.
    """
    k = found.shape[1]
    best = np.empty(k)
    for group in range(len(group_starts) - 1):
        for target in range(group_starts[group], group_starts[group + 1]):
            x, y, z = targets[target, 0], targets[target, 1], targets[target, 2]
            count, worst = 0, bound
            for place in range(candidate_starts[group], candidate_starts[group + 1]):
                number = candidates[place]
                dx, dy, dz = samples[number, 0] - x, samples[number, 1] - y, samples[number, 2] - z
                square = dx * dx + dy * dy + dz * dz
                if square > worst or (count == k and square == worst):
                    continue
                slot = min(count, k - 1)
                while slot > 0 and best[slot - 1] > square:
                    best[slot], found[target, slot] = best[slot - 1], found[target, slot - 1]
                    slot -= 1
                best[slot], found[target, slot] = square, number
                count = min(count + 1, k)
                if count == k:
                    worst = best[k - 1]
            for slot in range(count, k):
                found[target, slot] = -1


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
