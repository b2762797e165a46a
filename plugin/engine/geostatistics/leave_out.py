# SPDX-License-Identifier: GPL-2.0-or-later
"""The nearest samples of other groups: what a sample is estimated from when its own hole is taken away."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .neighbours import SampleTree

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

ROOM = 2**21
"""Entries of the table of candidates that are held at once."""


def nearest_others(tree: SampleTree, points: Floats, part: Numbers, codes: NDArray[Any], maximum: int) -> Numbers:
    """Return the nearest samples of other groups, shape (n, maximum), -1 where there are no more.

    Samples at the very place of the one that is estimated are left out too: they would give it away. The look
    widens fourfold for the samples whose own group fills the neighbourhood.

    Parameters
    ----------
    tree : SampleTree
        Of all samples.
    points : array of shape (m, 3)
        The samples.
    part : integer array of shape (n,)
        Numbers of the samples to estimate.
    codes : integer array of shape (m,)
        Group of each sample.
    maximum : int
        How many neighbours at most.
    """
    found = np.full((len(part), maximum), -1, dtype=np.int64)
    pending = np.arange(len(part))
    width = 2 * maximum
    while len(pending):
        rows = max(1, ROOM // width)
        short = [
            _look(tree, points, part, codes, found, pending[start : start + rows], width)
            for start in range(0, len(pending), rows)
        ]
        pending = np.concatenate(short) if width < len(points) else pending[:0]
        width *= 4
    return found


def _look(
    tree: SampleTree,
    points: Floats,
    part: Numbers,
    codes: NDArray[Any],
    found: Numbers,
    rows: Numbers,
    width: int,
) -> Numbers:
    """Fill in the neighbours of some rows from their `width` nearest samples; return the rows that want more."""
    maximum = found.shape[1]
    here = part[rows, None]
    near = tree.nearest(points[part[rows]], width)
    is_other = (near >= 0) & (codes[near] != codes[here])
    is_other &= np.any(points[near] != points[here], axis=2)
    rank = np.cumsum(is_other, axis=1)
    row, column = np.nonzero(is_other & (rank <= maximum))
    found[rows[row], rank[row, column] - 1] = near[row, column]
    return rows[(rank[:, -1] < maximum) & (near[:, -1] >= 0)]
