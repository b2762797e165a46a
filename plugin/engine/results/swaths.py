# SPDX-License-Identifier: GPL-2.0-or-later
"""Means in slices along easting, northing and elevation: where a block model leaves its samples, a swath plot shows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid

Floats = NDArray[np.float64]

MOST_SLICES = 24
"""Slices along an axis at most."""


def slice_edges(grid: BlockGrid, most: int = MOST_SLICES) -> tuple[Floats, Floats, Floats]:
    """Return the bounds of slices of whole blocks along easting, northing and elevation.

    Examples
    --------
    >>> grid = BlockGrid((0.0, 0.0, 100.0), (10.0, 10.0, 5.0), (3, 2, 5))
    >>> [edges.tolist() for edges in slice_edges(grid, 3)]
    [[0.0, 20.0, 40.0, 50.0], [0.0, 10.0, 20.0], [100.0, 105.0, 110.0, 115.0]]
    """
    found = []
    for origin, size, blocks in zip(grid.origin, grid.size, grid.shape[::-1]):
        thick = -(-blocks // most)
        found.append(origin + size * np.append(np.arange(0, blocks, thick), blocks))
    return found[0], found[1], found[2]


class SliceMeans:
    """Weighted means in slices, collected part by part: memory does not depend on how much is added.

    Parameters
    ----------
    edges : three arrays
        Ascending bounds of the slices along easting, northing and elevation. What lies outside is not counted.
    """

    def __init__(self, edges: tuple[Floats, Floats, Floats]) -> None:
        self._edges = edges
        self._sums = [np.zeros(len(one) - 1) for one in edges]
        self._weights = [np.zeros(len(one) - 1) for one in edges]
        self._counts = [np.zeros(len(one) - 1, dtype=np.int64) for one in edges]

    def add(self, points: Floats, values: Floats, weights: Floats | None = None) -> None:
        """Add values at points (n, 3), such as samples; those without a value are left out."""
        shares = np.ones(len(values)) if weights is None else weights
        known = np.isfinite(values) & np.isfinite(shares) & np.isfinite(points).all(axis=1)
        for axis in range(3):
            self._put(axis, points[known, axis], values[known] * shares[known], shares[known], np.ones(known.sum()))

    def add_level(self, grid: BlockGrid, level: int, values: NDArray[Any]) -> None:
        """Add one level of a block model, shape (rows, columns); NaN is left out."""
        known = np.isfinite(values)
        filled = np.where(known, values, 0.0).astype(np.float64)
        for axis, along in ((0, grid.eastings), (1, grid.northings)):
            counts = known.sum(axis=axis).astype(np.float64)
            self._put(axis, along, filled.sum(axis=axis), counts, counts)
        count = np.array([float(known.sum())])
        self._put(2, grid.elevations[level : level + 1], np.array([filled.sum()]), count, count)

    def means(self, axis: int) -> Floats:
        """Return the mean of each slice along an axis (0 easting, 1 northing, 2 elevation); NaN where it is empty."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self._sums[axis] / self._weights[axis])

    def counts(self, axis: int) -> NDArray[np.int64]:
        """Return how many values each slice along an axis has."""
        return self._counts[axis]

    def middles(self, axis: int) -> Floats:
        """Return the middle of each slice along an axis."""
        edges = self._edges[axis]
        return np.asarray(0.5 * (edges[1:] + edges[:-1]))

    def _put(self, axis: int, places: Floats, sums: Floats, weights: Floats, counts: Floats) -> None:
        """Add sums, weights and counts to the slices that places lie in; the last bound belongs to the last slice."""
        edges = self._edges[axis]
        slices = np.searchsorted(edges, places, side="right") - 1
        slices[places == edges[-1]] = len(edges) - 2
        inside = (slices >= 0) & (slices < len(edges) - 1)
        for total, part in ((self._sums, sums), (self._weights, weights)):
            total[axis] += np.bincount(slices[inside], part[inside], len(edges) - 1)
        found = np.bincount(slices[inside], counts[inside], len(edges) - 1)
        self._counts[axis] += np.rint(found).astype(np.int64)
