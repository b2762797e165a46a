# SPDX-License-Identifier: GPL-2.0-or-later
"""How well a predicted ore body lies on a labelled one: volumes, overlap, centres, level by level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid

Counts = NDArray[np.int64]
Point = tuple[float, float, float]


@dataclass(frozen=True)
class BodyComparison:
    """Two bodies of blocks, and what they share."""

    block_volume: float
    """Volume of a block, CRS units cubed."""
    predicted: Counts
    """Predicted blocks of each level, shape (levels,)."""
    labelled: Counts
    """Labelled blocks of each level, shape (levels,)."""
    common: Counts
    """Blocks of each level that are both, shape (levels,)."""
    predicted_centroid: Point
    """Mean of the predicted blocks' centres; NaN without any."""
    labelled_centroid: Point
    """Mean of the labelled blocks' centres; NaN without any."""

    @property
    def predicted_volume(self) -> float:
        """Volume of the predicted body."""
        return float(self.predicted.sum()) * self.block_volume

    @property
    def labelled_volume(self) -> float:
        """Volume of the labelled body."""
        return float(self.labelled.sum()) * self.block_volume

    @property
    def common_volume(self) -> float:
        """Volume that belongs to both."""
        return float(self.common.sum()) * self.block_volume

    @property
    def iou(self) -> float:
        """Common volume over the volume of both together, 0 to 1; NaN when both are empty."""
        return _ratio(self.common.sum(), self.predicted.sum() + self.labelled.sum() - self.common.sum())

    @property
    def dice(self) -> float:
        """Twice the common volume over the sum of both, 0 to 1; NaN when both are empty."""
        return _ratio(2 * self.common.sum(), self.predicted.sum() + self.labelled.sum())

    @property
    def level_iou(self) -> NDArray[np.float64]:
        """The same as `iou` for each level, shape (levels,); NaN where both are empty."""
        both = self.predicted + self.labelled - self.common
        return np.divide(self.common, both, out=np.full(len(both), np.nan), where=both > 0)

    @property
    def offset(self) -> Point:
        """From the labelled centre to the predicted one: east, north, up."""
        east, north, up = np.subtract(self.predicted_centroid, self.labelled_centroid)
        return float(east), float(north), float(up)


def compare_bodies(grid: BlockGrid, levels: Iterable[tuple[NDArray[np.bool_], NDArray[np.bool_]]]) -> BodyComparison:
    """Return the comparison of two bodies of blocks, read level by level.

    Parameters
    ----------
    grid : BlockGrid
    levels : iterable of pairs of bool arrays of shape (rows, columns)
        Predicted and labelled blocks of each level, the lowest first.

    Examples
    --------
    >>> grid = BlockGrid((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (1, 1, 3))
    >>> pair = np.array([[True, True, False]]), np.array([[False, True, True]])
    >>> compare_bodies(grid, [pair]).offset
    (-1.0, 0.0, 0.0)
    """
    counts = np.zeros((3, grid.shape[0]), dtype=np.int64)
    sums = np.zeros((2, 3))
    for level, (predicted, labelled) in enumerate(levels):
        counts[:, level] = [np.count_nonzero(one) for one in (predicted, labelled, predicted & labelled)]
        for body, blocks in enumerate((predicted, labelled)):
            rows, columns = np.nonzero(blocks)
            sums[body] += (
                grid.eastings[columns].sum(), grid.northings[rows].sum(), grid.elevations[level] * len(rows)
            )  # fmt: skip
    with np.errstate(invalid="ignore"):
        centroids = sums / counts[:2].sum(axis=1, keepdims=True)
    return BodyComparison(grid.volume, *counts, *(_point(centroid) for centroid in centroids))


def _point(values: NDArray[np.float64]) -> Point:
    return float(values[0]), float(values[1]), float(values[2])


def _ratio(part: int, whole: int) -> float:
    return float(part / whole) if whole else float("nan")
