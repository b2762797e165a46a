# SPDX-License-Identifier: GPL-2.0-or-later
"""Searching and pairing along the holes: places are (hole, depth), in this order.

A place is one complex number, the hole's number and the depth: numpy sorts and searches complex
numbers by their real part, then by their imaginary part, so that one search does all holes at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .arrays import FloatArray, IntArray

Places = NDArray[np.complex128]


def places(hole: IntArray, depth: FloatArray) -> Places:
    """Return the places of holes and depths, shape (n,)."""
    result = np.empty(len(hole), dtype=np.complex128)
    result.real, result.imag = hole, depth
    return result


@dataclass(frozen=True)
class Pairs:
    """Which spans of one list overlap which of another, and by how much."""

    first: IntArray
    """Number in the first list, shape (p,), ascending."""
    second: IntArray
    """Number in the second list, shape (p,)."""
    length: FloatArray
    """Length of the overlap, shape (p,), positive."""


@dataclass(frozen=True)
class Spans:
    """Stretches of holes, sorted by hole and depth, none overlapping another."""

    hole: IntArray
    """Number of the hole, shape (n,)."""
    depth_from: FloatArray
    """Where each begins, shape (n,)."""
    depth_to: FloatArray
    """Where each ends, shape (n,)."""

    def overlaps(self, others: Spans) -> Pairs:
        """Return the pairs of these spans and others that share some length."""
        first = np.searchsorted(places(others.hole, others.depth_to), places(self.hole, self.depth_from), side="right")
        last = np.searchsorted(places(others.hole, others.depth_from), places(self.hole, self.depth_to), side="left")
        counts = np.maximum(last - first, 0)
        mine = np.repeat(np.arange(len(self.hole)), counts)
        offset = np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts)
        theirs = np.repeat(first, counts) + offset
        length = np.minimum(self.depth_to[mine], others.depth_to[theirs]) - np.maximum(
            self.depth_from[mine], others.depth_from[theirs]
        )
        real = length > 0
        return Pairs(mine[real], theirs[real], length[real])

    def holding(self, hole: IntArray, depth: FloatArray) -> IntArray:
        """Return the number of the span that holds each place, -1 where none does, shape (n,)."""
        near = np.searchsorted(places(self.hole, self.depth_from), places(hole, depth), side="right") - 1
        safe = np.maximum(near, 0)
        if not len(self.hole):
            return np.full(len(hole), -1, dtype=np.int64)
        inside = (near >= 0) & (self.hole[safe] == hole) & (depth < self.depth_to[safe])
        return np.where(inside, near, -1).astype(np.int64)
