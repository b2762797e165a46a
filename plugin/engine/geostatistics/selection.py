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
    found: Numbers,
) -> None:
    """Find the nearest samples, within distance 1, of targets that share candidates by groups.

    Parameters
    ----------
    samples, targets : arrays of shape (n, 3) and (m, 3)
        In the space in which the search ellipsoid is the unit sphere.
    group_starts : integer array of shape (groups + 1,)
        First target of each group.
    candidate_starts, candidates : integer arrays
        First candidate of each group, and the numbers of the candidates, best those near the group's
        centre first.
    found : integer array of shape (m, k)
        Filled with the numbers of the samples, nearest first, -1 where there is none.
    """
    k = found.shape[1]
    best = np.empty(k)
    for group in range(len(group_starts) - 1):
        for target in range(group_starts[group], group_starts[group + 1]):
            x, y, z = targets[target, 0], targets[target, 1], targets[target, 2]
            count, worst = 0, 1.0
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
