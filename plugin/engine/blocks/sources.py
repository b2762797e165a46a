# SPDX-License-Identifier: GPL-2.0-or-later
"""Other sources in the blocks: distances to faults, contacts and intrusions, signed by the side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress, share_of
from .bodies import blocks_inside
from .distances import nearest_simplices
from .grid import BlockGrid
from .sides import is_closed, line_normals, surface_normals

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Shape:
    """What distances are measured to."""

    simplices: Floats
    """Corners of points (t, 1, 3), segments (t, 2, 3) or triangles (t, 3, 3); elevations are ignored in plan."""
    pieces: NDArray[np.intp]
    """The line that each segment belongs to, shape (t,)."""
    is_plan: bool
    """Whether it has no elevations: distances are then measured on the map, as to a vertical wall."""
    inside: NDArray[np.bool_] | None = None
    """Columns of blocks inside it, shape (rows, columns), for polygons on the map."""


def shape_distances(
    grid: BlockGrid,
    mask: NDArray[np.bool_],
    shape: Shape,
    *,
    is_signed: bool,
    progress: Progress = no_progress,
) -> tuple[Floats, tuple[Notice, ...]]:
    """Return the distance of each block's centre to a shape, over the mask, shape (n,), and what the sign means.

    Signed distances are negative inside polygons and closed surfaces. Of an open surface the
    upper side is positive, or the eastern one where it stands upright; of a line the eastern one
    on the map, or the northern one where it runs east.

    Parameters
    ----------
    grid : BlockGrid
    mask : bool array, shape of the grid
        Blocks that are measured.
    shape : Shape
    is_signed : bool
        Whether the side gives the sign.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        No simplices, a missing coordinate, or a sign wanted of points.
    """
    _check(shape, is_signed=is_signed)
    if shape.is_plan:
        columns, notices = _plan_distances(grid, shape, is_signed=is_signed, progress=progress)
        return np.broadcast_to(columns, grid.shape)[mask], notices
    points = grid.centres(np.flatnonzero(mask))
    spacing = min(grid.size) / 2.0
    normals, notices = None, ()
    closed = shape.simplices.shape[1] == 3 and is_closed(shape.simplices)
    if is_signed and not closed:
        normals, notices = _normals(shape)
    measured = share_of(progress, 0.0, 0.9)
    distance, side = nearest_simplices(points, shape.simplices, spacing=spacing, normals=normals, progress=measured)
    if is_signed and closed:
        side = np.where(blocks_inside(grid, shape.simplices, progress=share_of(progress, 0.9, 1.0))[mask], -1.0, 1.0)
        notices = (_INSIDE,)
    return distance * side, notices


_INSIDE = Notice("Distances are negative inside.")
_ABOVE = Notice("The surface is open: distances are positive above it, or to the east of it where it stands upright.")
_EAST = Notice("Distances are positive to the east of the lines, or to the north where they run from west to east.")


def _check(shape: Shape, *, is_signed: bool) -> None:
    if len(shape.simplices) == 0:
        raise InvalidInputError("There is nothing to measure distances to.")
    if not np.isfinite(shape.simplices[..., : 2 if shape.is_plan else 3]).all():
        raise InvalidInputError("Some corners have no coordinates or no elevation.")
    if is_signed and shape.simplices.shape[1] == 1:
        raise InvalidInputError("A point has no sides: distances to points cannot have a sign.")


def _normals(shape: Shape) -> tuple[Floats, tuple[Notice, ...]]:
    """Return the normals of an open shape and what their side is."""
    if shape.simplices.shape[1] == 3:
        return surface_normals(shape.simplices), (_ABOVE,)
    return line_normals(shape.simplices, shape.pieces), (_EAST,)


def _plan_distances(
    grid: BlockGrid, shape: Shape, *, is_signed: bool, progress: Progress
) -> tuple[Floats, tuple[Notice, ...]]:
    """Return the distances of the columns of blocks on the map, shape (rows, columns)."""
    _, rows, columns = grid.shape
    points = grid.centres(np.arange(rows * columns))
    flat = shape.simplices.copy()
    points[:, 2] = flat[..., 2] = 0.0
    is_outline = shape.inside is not None
    normals, notices = _normals(Shape(flat, shape.pieces, is_plan=True)) if is_signed and not is_outline else (None, ())
    spacing = min(grid.size[:2]) / 2.0
    distance, side = nearest_simplices(points, flat, spacing=spacing, normals=normals, progress=progress)
    if is_signed and shape.inside is not None:
        side, notices = np.where(shape.inside.ravel(), -1.0, 1.0), (_INSIDE,)
    return (distance * side).reshape(rows, columns), notices
