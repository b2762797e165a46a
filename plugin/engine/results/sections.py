# SPDX-License-Identifier: GPL-2.0-or-later
"""Cuts through a block model: the level at an elevation."""

from __future__ import annotations

from math import floor

from ..blocks.grid import BlockGrid
from ..errors import InvalidInputError


def level_at(grid: BlockGrid, elevation: float) -> int:
    """Return the level that holds an elevation, 0 for the lowest.

    A shared face belongs to the level above it, the top of the model to its highest level.

    Raises
    ------
    InvalidInputError
        The elevation lies outside the model; the sentence says its range.

    Examples
    --------
    >>> level_at(BlockGrid((0.0, 0.0, 100.0), (1.0, 1.0, 10.0), (3, 1, 1)), 110.0)
    1
    """
    bottom, top = grid.bounds[2], grid.bounds[5]
    if not bottom <= elevation <= top:
        raise InvalidInputError(
            "The elevation must lie within the block model, from {bottom} to {top}, but {given} was given.",
            bottom=bottom,
            top=top,
            given=elevation,
        )
    return min(floor((elevation - bottom) / grid.size[2]), grid.shape[0] - 1)


def level_grid(grid: BlockGrid, level: int) -> BlockGrid:
    """Return the grid of one level of a block model."""
    west, south, bottom = grid.origin
    return BlockGrid((west, south, bottom + level * grid.size[2]), grid.size, (1, *grid.shape[1:]))
