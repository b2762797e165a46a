# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the blocks of a new model lie: first its columns on the map, then its levels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from .grid import BlockGrid, grid_around

MARGIN_BLOCKS = 2
"""Blocks beyond the samples, sideways and down, when no margin is given."""


@dataclass(frozen=True)
class GridPlan:
    """What a new grid is to cover."""

    size: tuple[float, float, float]
    """Block size along easting, northing, elevation; positive."""
    samples: NDArray[np.float64]
    """Samples to be covered, shape (n, 3); may be empty when there is an extent."""
    extent: tuple[float, float, float, float] | None = None
    """West, south, east, north; covered instead of the samples' surroundings."""
    margin: float | None = None
    """How far the blocks reach beyond the samples; None: two blocks."""
    lowest: float | None = None
    """Where the blocks end below; None: below the lowest sample by the margin."""
    highest: float | None = None
    """Where the blocks end above; None: the top of the ground."""


def plan_columns(plan: GridPlan) -> BlockGrid:
    """Return a grid of one level with the columns of the plan, corners on multiples of the block size.

    Raises
    ------
    InvalidInputError
        Neither samples nor an extent, or a block size that is not positive.
    """
    if plan.extent is not None:
        west, south, east, north = plan.extent
        corners, margin = np.array([[west, south, 0.0], [east, north, 0.0]]), 0.0
    elif len(plan.samples):
        corners, margin = plan.samples, np.nan
    else:
        raise InvalidInputError("A block model needs samples or an extent; neither was given.")
    sideways = tuple(_margin(plan, axis) if np.isnan(margin) else margin for axis in (0, 1))
    flat = np.column_stack((corners[:, :2], np.zeros(len(corners))))
    return grid_around(flat, plan.size, margin=(sideways[0], sideways[1], 0.0))


def plan_levels(plan: GridPlan, columns: BlockGrid, top_of_ground: float) -> BlockGrid:
    """Return the grid of these columns from the lowest to the highest elevation of the plan.

    Raises
    ------
    InvalidInputError
        The lowest elevation is not known, or not below the highest.
    """
    lowest, highest = plan.lowest, plan.highest if plan.highest is not None else top_of_ground
    if lowest is None:
        if len(plan.samples) == 0:
            raise InvalidInputError("Without samples the lowest elevation of the block model must be given.")
        lowest = float(plan.samples[:, 2].min()) - _margin(plan, 2)
    if not lowest < highest:
        raise InvalidInputError(
            "The blocks must end above higher than below, but they would reach from {lowest} up to {highest}.",
            lowest=round(lowest, 3),
            highest=round(float(highest), 3),
        )
    height = columns.size[2]
    first, last = int(np.floor(lowest / height)), int(np.ceil(highest / height))
    west, south, _ = columns.origin
    return BlockGrid((west, south, first * height), columns.size, (max(last - first, 1), *columns.shape[1:]))


def _margin(plan: GridPlan, axis: int) -> float:
    return MARGIN_BLOCKS * plan.size[axis] if plan.margin is None else plan.margin
