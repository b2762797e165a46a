# SPDX-License-Identifier: GPL-2.0-or-later
"""The nearest samples within the search ellipsoid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .cells import Cells, Selection
from .limits import LimitKernel, Limits, count_octants
from .search import OCTANTS, Search
from .targets import Batch

Floats = NDArray[np.float64]

TIE_BREAK = 1e-9
"""Samples are moved by this share of their spread, for the search only: of two samples equally far
from a block, every method of searching then takes the same one."""

MOST_BY_TREE = 256
"""Looks for more samples than this are not done cell by cell, and by sorting all when there are not many times as
many."""

ROOM = 2**21
"""Entries of a table of candidates that are held at once."""


@dataclass(frozen=True)
class Neighbours:
    """The samples that targets are estimated from."""

    numbers: NDArray[np.int64]
    """Numbers of the samples, -1 where there is none, shape (n, k); nearest first where targets are one group."""
    count: NDArray[np.int64]
    """How many there are, shape (n,)."""
    octants: NDArray[np.int64]
    """In how many octants they lie, shape (n,); 8 where nobody asked."""


class SampleTree:
    """Samples in the space in which the search ellipsoid is the unit sphere."""

    def __init__(
        self,
        points: Floats,
        search: Search,
        select: Selection = None,
        *,
        holes: NDArray[np.int64] | None = None,
        limit: LimitKernel = None,
    ) -> None:
        from scipy.spatial import cKDTree

        self._points = points
        self._transform = search.transform()
        self._centre = points.mean(axis=0)
        scaled = (points - self._centre) @ self._transform.T
        spread = float(np.abs(scaled).max())
        generator = np.random.default_rng(20240229)
        self._samples = scaled + generator.uniform(-TIE_BREAK * spread, TIE_BREAK * spread, scaled.shape)
        self._maximum = min(search.maximum, len(points))
        self._counts_octants = search.octants_minimum > 0
        self._limits = Limits.of(search, holes, len(points))
        self._select = select
        self._limit = limit
        self._tree: Any = cKDTree(self._samples)
        self._cells = Cells.of(self._samples)

    def neighbours(self, batch: Batch) -> NDArray[np.int64]:
        """Return the numbers of the samples of each target, nearest first, -1 where there is none.

        The shape is (n, k), k the search's maximum or the number of samples.
        """
        return self.neighbourhood(batch).numbers

    def neighbourhood(self, batch: Batch, reach: float = 1.0) -> Neighbours:
        """Return the samples that each target is estimated from, within `reach` times the search ellipsoid."""
        scaled = self._scaled(batch.places)
        if self._limits is None:
            numbers = self._find(scaled, batch.starts, self._maximum, reach)
        else:
            numbers = self._limited(scaled, self._limits, reach)
        octants = np.full(len(numbers), OCTANTS)
        if self._counts_octants:
            octants = count_octants(numbers, self._samples, scaled)
        return Neighbours(numbers, np.count_nonzero(numbers >= 0, axis=1), octants)

    def nearest(self, places: Floats, k: int) -> NDArray[np.int64]:
        """Return the numbers of the k nearest samples of places (n, 3) within the search, -1 where there are fewer."""
        return self._nearest(self._scaled(places), min(k, self._tree.n), 1.0)

    def mean_distance(self, places: Floats, neighbours: NDArray[np.int64]) -> Floats:
        """Return the mean distance of places (n, 3) to their neighbours (n, k), CRS units, shape (n,)."""
        apart = np.linalg.norm(self._points[neighbours] - places[:, None, :], axis=2)
        present = neighbours >= 0
        return np.asarray((apart * present).sum(axis=1) / present.sum(axis=1))

    def _limited(self, scaled: Floats, limits: Limits, reach: float) -> NDArray[np.int64]:
        """Return the nearest samples that limits leave: the look widens fourfold for targets that want more."""
        found = np.empty((len(scaled), self._maximum), dtype=np.int64)
        pending = np.arange(len(scaled))
        width = min(2 * self._maximum, self._tree.n)
        while len(pending):
            at_once = max(1, ROOM // width)
            short = []
            for first in range(0, len(pending), at_once):
                rows = pending[first : first + at_once]
                near = self._find(scaled[rows], np.array([0, len(rows)]), width, reach)
                found[rows], is_done = limits.choose(near, self._samples, scaled[rows], self._maximum, self._limit)
                short.append(rows[~is_done])
            pending = np.concatenate(short) if width < self._tree.n else pending[:0]
            width = min(4 * width, self._tree.n)
        return found

    def _find(self, scaled: Floats, starts: NDArray[np.int64], k: int, reach: float) -> NDArray[np.int64]:
        """Return the numbers of the k nearest samples within a distance, nearest first, -1 where there is none."""
        if self._select is not None and k <= MOST_BY_TREE:
            return self._cells.nearest(scaled, k, reach, starts, self._select)
        return self._nearest(scaled, k, reach)

    def _nearest(self, scaled: Floats, k: int, reach: float) -> NDArray[np.int64]:
        if k > MOST_BY_TREE and 4 * k > self._tree.n:
            squares = np.square(scaled[:, None, :] - self._samples).sum(axis=2)
            order = np.argsort(squares, axis=1)[:, :k]
            return np.where(np.take_along_axis(squares, order, axis=1) <= reach * reach, order, -1)
        _, found = self._tree.query(scaled, k=np.arange(1, k + 1), distance_upper_bound=reach)
        return np.where(found == self._tree.n, -1, found)

    def _scaled(self, places: Floats) -> Floats:
        return np.ascontiguousarray((places - self._centre) @ self._transform.T)
