# SPDX-License-Identifier: GPL-2.0-or-later
"""Where to estimate: given points, or the blocks of a domain, whose centres are never all held at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, Union

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..checks import check_points
from ..errors import InvalidInputError


class Targets(Protocol):
    """Places in a fixed order."""

    def __len__(self) -> int:
        """Return the number of places."""

    def places(self, start: int, stop: int) -> NDArray[np.float64]:
        """Return the places numbered `start` to `stop`, shape (n, 3)."""


class PointTargets:
    """Given points."""

    def __init__(self, points: NDArray[np.float64]) -> None:
        check_points(points, "targets")
        self._points = points

    def __len__(self) -> int:
        return len(self._points)

    def places(self, start: int, stop: int) -> NDArray[np.float64]:
        """Return the points numbered `start` to `stop`."""
        return np.asarray(self._points[start:stop], dtype=np.float64)


class BlockTargets:
    """The centres of a domain's blocks, in block order."""

    def __init__(self, grid: BlockGrid, mask: NDArray[np.bool_]) -> None:
        if mask.shape != grid.shape:
            raise InvalidInputError(
                "The domain has the shape {given}, but its grid has {needed}.",
                given=str(mask.shape),
                needed=str(grid.shape),
            )
        self.grid = grid
        self.blocks = np.flatnonzero(mask)

    def __len__(self) -> int:
        return len(self.blocks)

    def places(self, start: int, stop: int) -> NDArray[np.float64]:
        """Return the centres of the blocks numbered `start` to `stop` within the domain."""
        return self.grid.centres(self.blocks[start:stop])


TargetsGiven = Union[NDArray[np.float64], Sequence[object]]
"""Points of shape (n, 3), or a pair of a grid and a mask of its shape."""


def as_targets(given: TargetsGiven) -> Targets:
    """Return targets from points of shape (n, 3) or from a pair of a grid and a mask."""
    if isinstance(given, np.ndarray):
        return PointTargets(given)
    grid, mask = given
    if not isinstance(grid, BlockGrid) or not isinstance(mask, np.ndarray):
        raise InvalidInputError("Targets are points of shape (n, 3), or a grid and a mask.")
    return BlockTargets(grid, mask)
