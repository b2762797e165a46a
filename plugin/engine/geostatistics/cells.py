# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples ordered by the cell they lie in, for a search that is compiled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

SAMPLES_IN_CELL = 3.0
"""On average, were they spread evenly: fewer make more cells to look into, more make more samples to look at."""

Selection = Optional[Callable[..., None]]
"""The kernel `nearest_by_group`, compiled; None where there is no compiler."""


@dataclass(frozen=True)
class Cells:
    """Samples in cubic cells."""

    samples: Floats
    """Coordinates, shape (3, n), cell after cell, the first axis fastest."""
    numbers: Numbers
    """What the samples are called, shape (n,)."""
    firsts: Numbers
    """First sample of each cell, and n at the end."""
    shape: Numbers
    """Cells along each axis."""
    origin: Floats
    """Corner of the first cell, shape (3,)."""
    side: float
    """Of a cell."""

    @classmethod
    def of(cls, samples: Floats) -> Cells:
        """Return samples (n, 3) in cells.

        Examples
        --------
        >>> Cells.of(np.array([[9.0, 9.0, 9.0], [0.0, 0.0, 0.0], [1.0, 0.0, 0.0]])).numbers.tolist()
        [1, 2, 0]
        """
        origin = samples.min(axis=0)
        extent = np.maximum(samples.max(axis=0) - origin, np.finfo(float).tiny)
        wanted = max(1.0, len(samples) / SAMPLES_IN_CELL)
        side = _side(extent, wanted)
        shape = (extent / side).astype(np.int64) + 1
        at = np.minimum(((samples - origin) / side).astype(np.int64), shape - 1)
        cell = (at[:, 2] * shape[1] + at[:, 1]) * shape[0] + at[:, 0]
        order = np.argsort(cell, kind="stable")
        firsts = np.concatenate(([0], np.cumsum(np.bincount(cell, minlength=int(shape.prod())))))
        return cls(np.ascontiguousarray(samples[order].T), order, firsts, shape, origin, side)

    def nearest(self, targets: Floats, k: int, bound: float, starts: Numbers, select: Callable[..., None]) -> Numbers:
        """Return the numbers of the k nearest samples (m, k) within a distance, -1 for none.

        `starts` has the first target of each group of near ones, and m at the end; with one group the nearest is first.
        """
        found = np.empty((len(targets), k), dtype=np.int64)
        given = (self.samples, self.numbers, self.firsts, self.shape, self.origin, self.side)
        select(*given, targets, starts, bound, found)
        return found


def _side(extent: Floats, wanted: float) -> float:
    """Return the side of about so many cubes that fill a box; flat boxes have one layer of them."""
    longest = np.sort(extent)[::-1]
    for axes in (3, 2, 1):
        side = float((np.prod(longest[:axes] / longest[0]) / wanted) ** (1.0 / axes) * longest[0])
        if longest[axes - 1] >= side:
            break
    return side
