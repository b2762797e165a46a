# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether block models have the same blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..engine.blocks.grid import BlockGrid
from ..engine.errors import InvalidInputError
from .raster_files import is_same_grid

if TYPE_CHECKING:
    from .rasters import BlockRaster


def check_same_grid(rasters: Sequence[BlockRaster]) -> None:
    """Raise `InvalidInputError` unless all rasters have the blocks of the first, to a thousandth of a block."""
    first = rasters[0]
    for other in rasters[1:]:
        if not is_same_grid(first.grid, other.grid):
            raise InvalidInputError(
                "The rasters have different blocks: {first} has {first_grid}, {other} has {other_grid}. "
                "All rasters must come from one block model.",
                first=first.variable.name,
                first_grid=_described(first.grid),
                other=other.variable.name,
                other_grid=_described(other.grid),
            )


def _described(grid: BlockGrid) -> str:
    """Return a grid in words: number, size and corner of its blocks."""
    levels, rows, columns = grid.shape
    size, origin = (" x ".join(f"{one:.10g}" for one in grid.size), ", ".join(f"{one:.10g}" for one in grid.origin))
    return f"{columns} x {rows} x {levels} blocks of {size} from {origin}"
