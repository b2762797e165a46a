# SPDX-License-Identifier: GPL-2.0-or-later
"""Which samples the targets of a group have in common, as plain loops for a compiler."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

MOST_TARGETS = 60
"""Targets in a group at most: each has a bit of an integer."""


def share_samples(
    neighbours: Numbers, starts: Numbers, samples: int, union: Numbers, common: Numbers, widths: Numbers, local: Numbers
) -> None:
    """List the samples of each group of targets, those first that all its targets have.

    Parameters
    ----------
    neighbours : integer array of shape (n, k)
        Numbers of the samples of each target, -1 where there is none.
    starts : integer array of shape (groups + 1,)
        First target of each group, and n.
    samples : int
        How many there are.
    union : integer array of shape (groups, w)
        Filled with the numbers of the samples of each group, -1 after them.
    common, widths : integer arrays of shape (groups,)
        Filled with how many samples all targets of a group have, and with how many there are; 0 where there are more
        than `union` has room for, or more targets than `MOST_TARGETS`.
    local : integer array of shape (n, k)
        Filled with the places of each target's samples in its group's list, ascending, -1 after them.
    """
    room = union.shape[1]
    place_of = np.full(samples, -1, dtype=np.int64)
    met, owners, place = np.empty(room + 1, np.int64), np.empty(room + 1, np.int64), np.empty(room + 1, np.int64)
    for group in range(union.shape[0]):
        union[group] = -1
        common[group] = widths[group] = 0
        if starts[group + 1] - starts[group] > MOST_TARGETS:
            continue
        width = meet(neighbours, starts[group], starts[group + 1], room, place_of, met, owners)
        for sample in range(width):
            place_of[met[sample]] = -1
        if width > room:
            continue
        all_of = (1 << (starts[group + 1] - starts[group])) - 1
        count = 0
        for sample in range(width):
            if owners[sample] == all_of:
                place[count] = sample
                count += 1
        common[group], widths[group] = count, width
        for sample in range(width):
            if owners[sample] != all_of:
                place[count] = sample
                count += 1
        for at in range(width):
            union[group, at] = met[place[at]]
        list_places(owners, place, width, local[starts[group] : starts[group + 1]])


def meet(
    neighbours: Numbers, first: int, last: int, room: int, place_of: Numbers, met: Numbers, owners: Numbers
) -> int:
    """Return how many samples targets `first` to `last` - 1 have; stop when they are more than there is room for.

    `met` becomes their numbers, a bit of `owners` tells which target has one, `place_of` where it stands.
    """
    width = 0
    for target in range(first, last):
        for slot in range(neighbours.shape[1]):
            number = neighbours[target, slot]
            if number < 0 or width > room:
                break
            if place_of[number] < 0:
                place_of[number], met[width], owners[width] = width, number, 0
                width += 1
            owners[place_of[number]] |= 1 << (target - first)
    return width


def list_places(owners: Numbers, place: Numbers, width: int, local: Numbers) -> None:
    """Fill in the places of each target's samples (targets, k), ascending."""
    row = np.empty(width + 1, dtype=np.int64)
    for target in range(local.shape[0]):
        count = 0
        for at in range(width):
            row[count] = at
            count += (owners[place[at]] >> target) & 1
        for slot in range(local.shape[1]):
            local[target, slot] = row[slot] if slot < count else -1
