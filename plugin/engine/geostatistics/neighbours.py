# SPDX-License-Identifier: GPL-2.0-or-later
"""The nearest samples within the search ellipsoid."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .search import Search

TIE_BREAK = 1e-9
"""Samples are moved by this share of their spread, for the search only: of two samples equally far
from a block, every method of searching then takes the same one."""


class SampleTree:
    """Samples in the space in which the search ellipsoid is the unit sphere."""

    def __init__(self, points: NDArray[np.float64], search: Search) -> None:
        from scipy.spatial import cKDTree

        self._transform = search.transform()
        self._centre = points.mean(axis=0)
        scaled = (points - self._centre) @ self._transform.T
        spread = float(np.abs(scaled).max())
        generator = np.random.default_rng(20240229)
        scaled += generator.uniform(-TIE_BREAK * spread, TIE_BREAK * spread, scaled.shape)
        self._maximum = min(search.maximum, len(points))
        self._tree: Any = cKDTree(scaled)

    def neighbours(self, targets: NDArray[np.float64], *, threads: int = 1) -> NDArray[np.int64]:
        """Return the numbers of the nearest samples of each target, nearest first, -1 where there is none.

        The shape is (n, k), k the search's maximum or the number of samples.
        """
        scaled = (targets - self._centre) @ self._transform.T
        _, found = self._tree.query(
            scaled, k=np.arange(1, self._maximum + 1), distance_upper_bound=1.0, workers=threads
        )
        return np.where(found == self._tree.n, -1, found)
