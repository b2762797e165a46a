# SPDX-License-Identifier: GPL-2.0-or-later
"""Products with a lower triangular matrix, whose zeros are left out."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .blas import triangular_product

PANEL = 256
"""Rows of the triangle that are multiplied at once; beyond their last column there are only zeros."""


class Triangle:
    """A lower triangular matrix L that others are multiplied by.

    Parameters
    ----------
    lower : array of shape (m, m)
        The triangle, zeros above its diagonal; float64 or float32. It is kept, not copied.
    """

    def __init__(self, lower: NDArray[Any]) -> None:
        self._lower = np.ascontiguousarray(lower)
        self._in_place = triangular_product(self._lower.dtype)

    def times(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Return rows (n, m) times L', shape (n, m); the rows may be overwritten.

        Examples
        --------
        >>> Triangle(np.array([[2.0, 0.0], [1.0, 3.0]])).times(np.array([[1.0, 10.0]])).tolist()
        [[2.0, 31.0]]
        """
        if self._in_place is None:
            return self.times_some(rows, np.arange(len(self._lower)))
        self._in_place(self._lower, rows)
        return rows

    def times_some(self, rows: NDArray[Any], used: NDArray[np.int64]) -> NDArray[Any]:
        """Return rows (n, k), of which only the ascending columns `used` (k,) are not zero, times L'; shape (n, m)."""
        m = len(self._lower)
        product = np.empty((len(rows), m), dtype=self._lower.dtype)
        for first in range(0, m, PANEL):
            panel = self._lower[first : first + PANEL]
            count = int(np.searchsorted(used, first + PANEL))
            columns = panel[:, :count] if len(used) == m else panel.take(used[:count], axis=1)
            np.matmul(rows[:, :count], columns.T, out=product[:, first : first + PANEL])
        return product
