# SPDX-License-Identifier: GPL-2.0-or-later
"""The regular grid of blocks that everything is estimated on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_points, check_positive
from ..errors import InvalidInputError


@dataclass(frozen=True)
class BlockGrid:
    """Axis-parallel blocks of one size.

    Arrays over the grid have the shape `(levels, rows, columns)` = `[elevation, northing, easting]`,
    all ascending. A block's number is its place in that array in C order.
    """

    origin: tuple[float, float, float]
    """Easting, northing, elevation of the lowest south-western *corner*."""
    size: tuple[float, float, float]
    """Length of a block along easting, northing, elevation; CRS units, positive."""
    shape: tuple[int, int, int]
    """Number of blocks along elevation, northing, easting."""

    def __post_init__(self) -> None:
        for length, name in zip(self.size, ("block size x", "block size y", "block size z")):
            check_positive(length, name)
        if min(self.shape) < 1:
            raise InvalidInputError(
                "A block model needs at least one block along each axis, but {given} was given.", given=str(self.shape)
            )

    @property
    def n_blocks(self) -> int:
        """Number of blocks, inside and outside any domain."""
        levels, rows, columns = self.shape
        return levels * rows * columns

    @property
    def volume(self) -> float:
        """Volume of one block, CRS units cubed."""
        return self.size[0] * self.size[1] * self.size[2]

    @property
    def eastings(self) -> NDArray[np.float64]:
        """Eastings of the block centres, shape (columns,), ascending."""
        return self.origin[0] + (np.arange(self.shape[2]) + 0.5) * self.size[0]

    @property
    def northings(self) -> NDArray[np.float64]:
        """Northings of the block centres, shape (rows,), ascending."""
        return self.origin[1] + (np.arange(self.shape[1]) + 0.5) * self.size[1]

    @property
    def elevations(self) -> NDArray[np.float64]:
        """Elevations of the block centres, shape (levels,), ascending."""
        return self.origin[2] + (np.arange(self.shape[0]) + 0.5) * self.size[2]

    @property
    def bounds(self) -> tuple[float, float, float, float, float, float]:
        """West, south, bottom, east, north, top."""
        west, south, bottom = self.origin
        levels, rows, columns = self.shape
        return (
            west,
            south,
            bottom,
            west + columns * self.size[0],
            south + rows * self.size[1],
            bottom + levels * self.size[2],
        )

    def centres(self, blocks: NDArray[np.integer[Any]]) -> NDArray[np.float64]:
        """Return the centres of numbered blocks, shape (n, 3): easting, northing, elevation."""
        level, row, column = np.unravel_index(np.asarray(blocks), self.shape)
        return np.column_stack((self.eastings[column], self.northings[row], self.elevations[level]))

    def blocks_of(self, points: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the number of the block that holds each point, shape (n,); -1 outside the grid.

        A point on a shared face belongs to the block east, north or above.
        """
        steps = np.floor((np.asarray(points) - np.array(self.origin)) / np.array(self.size)).astype(np.int64)
        column, row, level = steps[:, 0], steps[:, 1], steps[:, 2]
        levels, rows, columns = self.shape
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows) & (level >= 0) & (level < levels)
        return np.where(inside, (level * rows + row) * columns + column, -1)

    def to_dict(self) -> dict[str, Any]:
        """Return the definition as plain JSON values."""
        return {"origin": list(self.origin), "size": list(self.size), "shape": list(self.shape)}

    @classmethod
    def from_dict(cls, definition: dict[str, Any]) -> BlockGrid:
        """Return the grid of a definition made by `to_dict`."""
        (x, y, z), (dx, dy, dz), (levels, rows, columns) = definition["origin"], definition["size"], definition["shape"]
        return cls(
            (float(x), float(y), float(z)), (float(dx), float(dy), float(dz)), (int(levels), int(rows), int(columns))
        )


def grid_around(
    points: NDArray[np.float64],
    size: tuple[float, float, float],
    *,
    margin: tuple[float, float, float] = (0.0, 0.0, 0.0),
) -> BlockGrid:
    """Return the smallest grid on multiples of the block size that covers points and a margin.

    Corners lie on whole multiples of the block size, so that grids of one size made from
    different data fit each other.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation; finite.
    size : tuple of float
        Block size along easting, northing, elevation; positive.
    margin : tuple of float
        What is added on both sides along each axis, CRS units.

    Raises
    ------
    InvalidInputError
        No points, a missing coordinate, or a block size that is not positive.
    """
    check_points(points, "points")
    for length, name in zip(size, ("block size x", "block size y", "block size z")):
        check_positive(length, name)
    steps = np.array(size, dtype=float)
    first = np.floor((points.min(axis=0) - np.array(margin)) / steps)
    last = np.maximum(np.ceil((points.max(axis=0) + np.array(margin)) / steps), first + 1)
    columns, rows, levels = (last - first).astype(int)
    x, y, z = first * steps
    return BlockGrid(
        (float(x), float(y), float(z)),
        (float(size[0]), float(size[1]), float(size[2])),
        (int(levels), int(rows), int(columns)),
    )
