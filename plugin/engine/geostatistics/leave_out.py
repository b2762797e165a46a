# SPDX-License-Identifier: GPL-2.0-or-later
"""The samples of other groups: what a sample is estimated from when its own hole is taken away."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .cells import Selection
from .limits import LimitKernel, count_octants
from .neighbours import Neighbours, SampleTree
from .search import OCTANTS, Search
from .targets import Batch

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

ROOM = 2**21
"""Entries of the table of candidates that are held at once."""


class OtherSamples(SampleTree):
    """Samples whose neighbours are those of other groups; targets are the samples numbered by `at`.

    Samples at the very place of the one that is estimated are left out too: they would give it away.

    Parameters
    ----------
    points : array of shape (m, 3)
        The samples.
    search : Search
        With its radii written out.
    select : callable, optional
        Not used: samples are no blocks.
    codes : integer array of shape (m,)
        Group of each sample.
    at : integer array of shape (n,)
        Numbers of the samples to estimate, in the order of the targets.
    """

    def __init__(
        self,
        points: Floats,
        search: Search,
        select: Selection = None,
        *,
        codes: Numbers,
        at: Numbers,
        holes: NDArray[Any] | None = None,
        limit: LimitKernel = None,
    ) -> None:
        super().__init__(points, search, None, holes=holes, limit=limit)
        self._codes = codes
        self._at = at

    def neighbourhood(self, batch: Batch, reach: float = 1.0) -> Neighbours:
        """Return the samples of other groups that each target is estimated from.

        The look widens fourfold for the samples whose own group fills it.
        """
        part = self._at[batch.positions]
        found = np.full((len(part), self._maximum), -1, dtype=np.int64)
        pending = np.arange(len(part))
        total = len(self._points)
        width = min(2 * self._maximum, total)
        while len(pending):
            rows = max(1, ROOM // width)
            short = [
                self._look(part, found, pending[start : start + rows], width, reach)
                for start in range(0, len(pending), rows)
            ]
            pending = np.concatenate(short) if width < total else pending[:0]
            width = min(4 * width, total)
        octants = np.full(len(found), OCTANTS)
        if self._counts_octants:
            octants = count_octants(found, self._samples, self._scaled(batch.places))
        return Neighbours(found, np.count_nonzero(found >= 0, axis=1), octants)

    def _look(self, part: Numbers, found: Numbers, rows: Numbers, width: int, reach: float) -> Numbers:
        """Fill in the neighbours of some rows from their `width` nearest samples; return the rows that want more."""
        here = part[rows, None]
        scaled = self._scaled(self._points[part[rows]])
        near = self._nearest(scaled, width, reach)
        is_other = (near >= 0) & (self._codes[near] != self._codes[here])
        is_other &= np.any(self._points[near] != self._points[here], axis=2)
        is_all = near[:, -1] < 0
        others = _to_the_left(near, is_other)
        if self._limits is None:
            found[rows] = others[:, : found.shape[1]]
        else:
            found[rows], _ = self._limits.choose(others, self._samples, scaled, found.shape[1], self._limit)
        return rows[(found[rows, -1] < 0) & ~is_all]


def group_codes(groups: NDArray[Any] | None, n: int) -> Numbers:
    """Return the group of each of n samples as a number; each is its own where there are no groups."""
    if groups is None:
        return np.arange(n)
    return np.asarray(np.unique(groups, return_inverse=True)[1], dtype=np.int64).ravel()


def _to_the_left(near: Numbers, kept: NDArray[np.bool_]) -> Numbers:
    """Return the kept entries of each row in their order, -1 behind them; shape of `near`."""
    found = np.full(near.shape, -1, dtype=np.int64)
    row, column = np.nonzero(kept)
    found[row, np.cumsum(kept, axis=1)[row, column] - 1] = near[row, column]
    return found
