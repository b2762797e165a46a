# SPDX-License-Identifier: GPL-2.0-or-later
"""Which blocks lie inside a closed surface of triangles."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, no_progress
from .grid import BlockGrid

CANDIDATES = 1_000_000
"""Pairs of a triangle and a column of blocks looked at together."""

ASIDE = 1e-7
"""Columns are looked at this share of a block beside their centre, in a direction of no meaning: a
vertical line then never meets an edge or a corner of a triangle that was drawn on the blocks."""

Floats = NDArray[np.float64]


def blocks_inside(grid: BlockGrid, triangles: Floats, *, progress: Progress = no_progress) -> NDArray[np.bool_]:
    """Return the blocks whose centre lies inside closed surfaces, in the shape of the grid.

    A vertical line through each column of blocks pierces the triangles; a block lies inside when
    the line pierces an odd number of them below it. Polygons cut into fans of triangles count right too, even
    where the fan of a hollow polygon overlaps itself: what is covered twice cancels.

    Parameters
    ----------
    grid : BlockGrid
    triangles : array of shape (t, 3, 3)
        Corners of each triangle: easting, northing, elevation.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        No triangles, a corner without coordinates, or a surface that is not closed.
    """
    if len(triangles) == 0 or not np.isfinite(triangles).all():
        raise InvalidInputError("The body needs polygons with elevations; it has none, or corners without elevation.")
    levels, rows, columns = grid.shape
    toggles = np.zeros((levels + 1, rows * columns), dtype=np.int32)
    for share, column, elevation in _piercings(grid, triangles):
        level = np.searchsorted(grid.elevations, elevation, side="right")
        np.add.at(toggles, (level, column), 1)
        progress(share, "Blocks inside the body")
    open_columns = int(np.count_nonzero(toggles.sum(axis=0) % 2))
    if open_columns:
        raise InvalidInputError(
            "The body is not closed: {open} of {total} vertical lines through the blocks pierce its surface an odd "
            "number of times.",
            open=open_columns,
            total=rows * columns,
        )
    return (np.cumsum(toggles[:-1], axis=0) % 2 == 1).reshape(grid.shape)


def _piercings(grid: BlockGrid, triangles: Floats) -> Iterator[tuple[float, NDArray[np.int64], Floats]]:
    """Yield the share done, and columns with the elevations at which their lines pierce triangles."""
    corners = triangles.copy()
    corners[..., :2] -= np.array(grid.origin[:2]) + np.array([ASIDE, 0.7 * ASIDE]) * np.array(grid.size[:2])
    corners[..., :2] /= np.array(grid.size[:2])
    _, rows, columns = grid.shape
    lowest = np.ceil(corners[..., :2].min(axis=1) - 0.5).astype(np.int64)
    highest = np.floor(corners[..., :2].max(axis=1) - 0.5).astype(np.int64)
    first = np.maximum(lowest, 0)
    last = np.minimum(highest, [columns - 1, rows - 1])
    width = np.maximum(last - first + 1, 0)
    candidates = width[:, 0] * width[:, 1]
    parts = np.cumsum(candidates) // CANDIDATES
    for part in np.unique(parts):
        chosen = np.flatnonzero((parts == part) & (candidates > 0))
        number = np.repeat(chosen, candidates[chosen])
        place = np.arange(len(number)) - np.repeat(
            np.cumsum(candidates[chosen]) - candidates[chosen], candidates[chosen]
        )
        column = first[number, 0] + place % width[number, 0]
        row = first[number, 1] + place // width[number, 0]
        hit, elevation = _heights(corners[number], column + 0.5, row + 0.5)
        yield float(part + 1) / float(parts[-1] + 1), (row * columns + column)[hit], elevation


def _heights(corners: Floats, x: Floats, y: Floats) -> tuple[NDArray[np.bool_], Floats]:
    """Return which vertical lines pierce their triangle, and the elevations at which they do."""
    (ax, ay, az), (bx, by, bz), (cx, cy, cz) = (corners[:, corner].T for corner in range(3))
    area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    with np.errstate(divide="ignore", invalid="ignore"):
        second = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
        third = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
        hit = (area != 0.0) & (second >= 0.0) & (third >= 0.0) & (second + third <= 1.0)
    elevation = az + second * (bz - az) + third * (cz - az)
    return hit, elevation[hit]
