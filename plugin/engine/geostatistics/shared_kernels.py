# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging systems of targets that have most of their samples in common, as plain loops for a compiler.

The samples that all targets of a group have are eliminated once, out of a tableau of all samples of the group, all its
targets and all variables. What is left of it are covariances that know of them; from these each target takes those of
its own samples, and eliminates these few. That is the same elimination as in `kernels.py` in another order. `LANES`
groups are worked on side by side.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .covariance_kernels import add_covariances, squares_between
from .kernels import AT_SAMPLE_SQUARED, FAR, add_target, combine, eliminate, take_out
from .lanes import LANES, least, load, store

Floats = NDArray[np.float64]
Numbers = NDArray[Any]


def solve_groups(
    samples: Floats,
    values: Floats,
    targets: Floats,
    starts: Numbers,
    order: Numbers,
    union: Numbers,
    common: Numbers,
    widths: Numbers,
    local: Numbers,
    parts: Floats,
    sills: Floats,
    offsets: Floats,
    constants: int,
    results: Floats,
) -> None:
    """Solve the kriging systems of groups of targets; the mean is known or a constant.

    Parameters
    ----------
    samples, values, targets, parts, sills, offsets, results
        As for `kernels.solve_systems`.
    starts, union, common, widths, local
        What `shared_samples.share_samples` takes and gives.
    order : integer array
        The groups that are solved; fast when each has about as many common samples as the one before.
    constants : int
        1 where the mean is a constant that is not known, else 0.
    """
    variables, k = values.shape[0], local.shape[1]
    for start in range(0, order.shape[0], LANES):
        groups = order[start : start + LANES]
        core, width, most = extent(groups, starts, common, widths)
        n, rest = width + constants, k - core + constants
        chosen = np.empty((width, LANES), dtype=np.int64)
        tableau = np.empty((n * (n + 1) // 2 + (most + variables) * n, LANES))
        shared = np.empty((2 + variables, LANES))
        small = np.empty((rest * (rest + 1) // 2 + (1 + variables) * rest, LANES))
        rank, forward = np.empty((constants, LANES)), np.empty((constants, LANES))
        places, rows = np.empty((k - core, LANES), dtype=np.int64), np.empty((k - core, LANES), dtype=np.int64)
        found = np.empty((results.shape[0], LANES))
        fill_tableau(samples, values, targets, starts, groups, union, parts, sills, offsets, n, chosen, tableau)
        eliminate(tableau, n, 0, core)
        for target in range(most):
            products_of_common(tableau, n, core, target, most, shared)
            own_samples(local, starts, groups, target, core, places, rows)
            take_own(tableau, n, width, target, most, places, rows, small)
            eliminate(small, rest, 0, k - core)
            if constants:
                pivot = rest * (rest + 1) // 2 - 1
                rank[0], forward[0] = small[pivot], 1.0
            combine(small, k - core, sills[2], rank, forward, found)
            add_shared(shared, found)
            for lane in range(groups.shape[0]):
                at = starts[groups[lane]] + target
                if at < starts[groups[lane] + 1]:
                    results[:, at] = found[:, lane]


def extent(groups: Numbers, starts: Numbers, common: Numbers, widths: Numbers) -> tuple[int, int, int]:
    """Return how many samples are common to the targets of each group, and the most samples and targets of one."""
    core, width, most = common[groups[0]], 0, 0
    for group in groups:
        core, width = min(core, common[group]), max(width, widths[group])
        most = max(most, starts[group + 1] - starts[group])
    return core, width, most


def fill_tableau(
    samples: Floats,
    values: Floats,
    targets: Floats,
    starts: Numbers,
    groups: Numbers,
    union: Numbers,
    parts: Floats,
    sills: Floats,
    offsets: Floats,
    n: int,
    chosen: Numbers,
    tableau: Floats,
) -> None:
    """Set the tableau of all samples of some groups (lower triangle), and rows of all their targets and variables."""
    width, first = chosen.shape[0], n * (n + 1) // 2
    pairs = width * (width + 1) // 2
    rows = (tableau.shape[0] - first) // n
    most = rows - values.shape[0]
    near, places = np.empty((3, width, LANES)), np.empty((3, LANES))
    squares, to_target = np.empty((pairs, LANES)), np.empty((width, LANES))
    tableau[:pairs] = sills[3]
    tableau[pairs:first] = 1.0
    tableau[first:] = sills[3]
    for frame in range(samples.shape[0] - 1, -1, -1):  # the first one last: its distances tell what is at a sample
        gather_group(samples[frame], groups, union, near, chosen)
        squares_between(near, squares)
        for part in range(parts.shape[0]):
            if int(parts[part, 0]) == frame:
                add_covariances(squares, pairs, parts[part], 1.0, tableau, 0)
        for target in range(most):
            for lane in range(LANES):
                group = groups[min(lane, groups.shape[0] - 1)]
                at = min(starts[group] + target, starts[group + 1] - 1)
                for axis in range(3):
                    places[axis, lane] = targets[frame, axis, at]
            row = first + target * n
            add_target(near, places, parts, frame, offsets, to_target, tableau, row)
            if frame == 0:
                end_target(to_target, sills, tableau[row : row + n])
    end_samples(values, chosen, sills, n, tableau)


def gather_group(samples: Floats, groups: Numbers, union: Numbers, near: Floats, chosen: Numbers) -> None:
    """Copy the samples of some groups side by side; lanes beyond the last group repeat it."""
    for lane in range(LANES):
        group = groups[min(lane, groups.shape[0] - 1)]
        for i in range(chosen.shape[0]):
            chosen[i, lane] = number = union[group, i]
            for axis in range(3):
                near[axis, i, lane] = samples[axis, max(number, 0)]


def end_target(to_target: Floats, sills: Floats, row: Floats) -> None:
    """Set the covariance at a sample, and the function of the mean at the target."""
    for i in range(to_target.shape[0]):
        for lane in range(LANES):
            if to_target[i, lane] < AT_SAMPLE_SQUARED and sills[1] > 0.0:
                row[i, lane] = sills[1]
    row[to_target.shape[0] :] = 1.0


def end_samples(values: Floats, chosen: Numbers, sills: Floats, n: int, tableau: Floats) -> None:
    """Set the diagonal and the values; take absent samples out."""
    width, first = chosen.shape[0], n * (n + 1) // 2
    rows = (tableau.shape[0] - first) // n
    if n > width:
        tableau[first - 1] = 0.0
    for variable in range(values.shape[0]):
        row = first + (rows - values.shape[0] + variable) * n
        tableau[row + width : row + n] = 0.0
        for i in range(width):
            for lane in range(LANES):
                tableau[row + i, lane] = values[variable, max(chosen[i, lane], 0)]
    for i in range(width):
        tableau[i * (i + 1) // 2 + i] = sills[0]
        for lane in range(LANES):
            if chosen[i, lane] < 0:
                take_out(tableau, i, n, rows, lane)


def products_of_common(tableau: Floats, n: int, core: int, target: int, most: int, shared: Floats) -> None:
    """Fill in smallest pivot, and what variance and estimates of a target owe to the common samples."""
    first = n * (n + 1) // 2
    row, values = first + target * n, first + most * n
    shared[0] = FAR
    shared[1:] = 0.0
    for i in range(core):
        pivot, at_target = load(tableau, i * (i + 3) // 2), load(tableau, row + i)
        share = at_target / pivot
        store(shared, 0, least(load(shared, 0), pivot))
        store(shared, 1, load(shared, 1) + at_target * share)
        for variable in range(shared.shape[0] - 2):
            value = load(tableau, values + variable * n + i)
            store(shared, 2 + variable, load(shared, 2 + variable) + value * share)


def own_samples(
    local: Numbers, starts: Numbers, groups: Numbers, target: int, core: int, places: Numbers, rows: Numbers
) -> None:
    """Fill in the places of the samples that a target has beside the common ones, and where their rows start."""
    for lane in range(LANES):
        group = groups[min(lane, groups.shape[0] - 1)]
        at = min(starts[group] + target, starts[group + 1] - 1)
        for i in range(places.shape[0]):
            place = local[at, core + i]
            places[i, lane] = place
            rows[i, lane] = place * (place + 1) // 2


def take_own(
    tableau: Floats, n: int, width: int, target: int, most: int, places: Numbers, rows: Numbers, small: Floats
) -> None:
    """Copy what is left of a target's own samples, the mean, the target and the values into a tableau of its own."""
    k, first = places.shape[0], n * (n + 1) // 2
    entry = 0
    for i in range(k):
        for j in range(i + 1):
            for lane in range(LANES):
                left = tableau[max(rows[i, lane], 0) + max(places[j, lane], 0), lane]
                small[entry, lane] = left if places[i, lane] >= 0 else (1.0 if i == j else 0.0)
            entry += 1
    if n > width:
        entry = take_row(tableau, first - n, places, small, entry)
        small[entry] = tableau[first - 1]
        entry += 1
    for row in range((tableau.shape[0] - first) // n):
        if row == target or row >= most:
            entry = take_row(tableau, first + row * n, places, small, entry)
            if n > width:
                small[entry] = tableau[first + row * n + width]
                entry += 1


def take_row(tableau: Floats, first: int, places: Numbers, small: Floats, entry: int) -> int:
    """Copy what a row has at a target's own samples, 0 for absent ones; return the entry after it."""
    for i in range(places.shape[0]):
        for lane in range(LANES):
            left = tableau[first + max(places[i, lane], 0), lane]
            small[entry + i, lane] = left if places[i, lane] >= 0 else 0.0
    return entry + places.shape[0]


def add_shared(shared: Floats, found: Floats) -> None:
    """Add to the results of a target's own samples what it owes to the common ones."""
    for lane in range(LANES):
        found[0, lane] = min(found[0, lane], shared[0, lane])
        found[2, lane] = max(found[2, lane] - shared[1, lane], 0.0)
        for variable in range(shared.shape[0] - 2):
            found[4 + variable, lane] += shared[2 + variable, lane]
