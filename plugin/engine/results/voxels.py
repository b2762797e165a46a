# SPDX-License-Identifier: GPL-2.0-or-later
"""Voxels: the blocks of a model that are worth showing, as points at their centres."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..errors import InvalidInputError
from ..progress import Progress, no_progress


@dataclass(frozen=True)
class Voxels:
    """Blocks of a model as points, in block order."""

    points: NDArray[np.float64]
    """Centres of the blocks, shape (n, 3): easting, northing, elevation."""
    values: NDArray[np.float64]
    """Values of the blocks, shape (n,), none missing."""
    n_blocks: int
    """Blocks that have a value, shown or not."""


def extract_voxels(
    grid: BlockGrid, levels: Iterable[NDArray[np.floating[Any]]], *, minimum: float, progress: Progress = no_progress
) -> Voxels:
    """Return the blocks whose value reaches a minimum.

    Works level by level, so that memory grows with the voxels kept and not with the blocks.

    Parameters
    ----------
    grid : BlockGrid
    levels : iterable of arrays of shape (rows, columns)
        Values of each level, the lowest first; NaN outside the domain.
    minimum : float
        Lowest value of a voxel, itself included.

    Raises
    ------
    InvalidInputError
        No block reaches the minimum; the sentence says what the largest value is.

    Examples
    --------
    >>> grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (1, 1, 2))
    >>> extract_voxels(grid, [np.array([[0.2, 0.9]])], minimum=0.5).points.tolist()
    [[15.0, 5.0, 5.0]]
    """
    points, values = [np.zeros((0, 3))], [np.zeros(0)]
    known, highest = 0, -np.inf
    for level, level_values in enumerate(levels):
        progress(level / grid.shape[0])
        is_known = ~np.isnan(level_values)
        if not is_known.any():
            continue
        known += int(is_known.sum())
        highest = max(highest, float(level_values[is_known].max()))
        rows, columns = np.nonzero(is_known & (level_values >= minimum))
        elevation = np.full(len(rows), grid.elevations[level])
        points.append(np.column_stack((grid.eastings[columns], grid.northings[rows], elevation)))
        values.append(level_values[rows, columns].astype(float))
    if known == 0:
        raise InvalidInputError("The block model has no values: every block is empty.")
    found = Voxels(np.vstack(points), np.concatenate(values), known)
    if len(found.values) == 0:
        raise InvalidInputError(
            "No block reaches {minimum}: the largest value of the {count} blocks is {highest}. Lower the minimum.",
            minimum=minimum,
            count=known,
            highest=round(highest, 6),
        )
    return found


def class_bounds(values: NDArray[np.floating[Any]], *, classes: int = 10) -> tuple[float, ...]:
    """Return ascending bounds that put about as many values into each of at most `classes` classes.

    The first is the smallest value and the last the largest; equal values never lie in two classes.

    Examples
    --------
    >>> class_bounds(np.array([1.0, 2.0, 3.0, 4.0, 5.0]), classes=2)
    (1.0, 3.0, 5.0)
    """
    bounds = np.unique(np.quantile(values, np.linspace(0.0, 1.0, classes + 1)))
    if len(bounds) == 1:
        return float(bounds[0]), float(bounds[0]) + 1.0
    return tuple(float(bound) for bound in bounds)
