# SPDX-License-Identifier: GPL-2.0-or-later
"""Where to estimate: given points, or the blocks of a domain, whose centres are never all held at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, Union

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..checks import check_points
from ..errors import InvalidInputError

Box = tuple[int, int, int]
"""Blocks along elevation, northing, easting."""


@dataclass(frozen=True)
class Batch:
    """Some of the targets."""

    positions: NDArray[np.int64]
    """Their places among all targets, shape (n,)."""
    places: NDArray[np.float64]
    """Their coordinates, shape (n, 3)."""
    starts: NDArray[np.int64]
    """First target of each group of near ones, and n at the end; a single group when there are none."""

    def split(self, parts: int) -> list[Batch]:
        """Return about equal parts, cut between groups, or anywhere when there is one group only."""
        n = len(self.positions)
        cuts = np.arange(1, parts) * n // parts
        if len(self.starts) > 2:
            cuts = np.unique(self.starts[np.searchsorted(self.starts, cuts)])
        ends = [int(cut) for cut in cuts if 0 < cut < n]
        return [self._between(start, stop) for start, stop in zip([0, *ends], [*ends, n])]

    def only(self, rows: NDArray[np.int64]) -> Batch:
        """Return some of the targets, by their ascending row numbers; their groups stay together."""
        if len(rows) == len(self.positions):
            return self
        starts = np.unique(np.searchsorted(rows, self.starts))
        return Batch(self.positions[rows], self.places[rows], starts)

    def _between(self, start: int, stop: int) -> Batch:
        inner = self.starts[(self.starts > start) & (self.starts < stop)] - start
        starts = np.concatenate(([0], inner, [stop - start]))
        return Batch(self.positions[start:stop], self.places[start:stop], starts)


class Targets(Protocol):
    """Places in a fixed order."""

    def __len__(self) -> int:
        """Return the number of places."""

    def batches(self, size: int, box: Box | None) -> Iterator[Batch]:
        """Yield all places, about `size` at a time, grouped into boxes of so many blocks when they are blocks."""

    @property
    def block_size(self) -> tuple[float, float, float] | None:
        """Size of the blocks along easting, northing, elevation; None for points."""


class PointTargets:
    """Given points."""

    block_size = None

    def __init__(self, points: NDArray[np.float64]) -> None:
        check_points(points, "targets")
        self._points = points

    def __len__(self) -> int:
        return len(self._points)

    def batches(self, size: int, box: Box | None) -> Iterator[Batch]:
        """Yield the points in their order."""
        for start in range(0, len(self), size):
            places = np.asarray(self._points[start : start + size], dtype=np.float64)
            yield Batch(np.arange(start, start + len(places)), places, np.array([0, len(places)]))


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
        self._mask = mask
        self._blocks = np.flatnonzero(mask)

    @property
    def block_size(self) -> tuple[float, float, float] | None:
        """Size of the blocks."""
        return self.grid.size

    def __len__(self) -> int:
        return len(self._blocks)

    def batches(self, size: int, box: Box | None) -> Iterator[Batch]:
        """Yield the blocks box after box; without boxes in block order."""
        if box is None:
            for start in range(0, len(self), size):
                places = self.grid.centres(self._blocks[start : start + size])
                yield Batch(np.arange(start, start + len(places)), places, np.array([0, len(places)]))
            return
        levels, rows, columns = self.grid.shape
        strip = max(1, size // (box[0] * box[1] * columns)) * box[1]
        for level in range(0, levels, box[0]):
            for row in range(0, rows, strip):
                batch = self._boxes(slice(level, level + box[0]), slice(row, row + strip), box)
                if len(batch.positions):
                    yield batch

    def _boxes(self, level: slice, row: slice, box: Box) -> Batch:
        """Return the blocks of some levels and rows, ordered by box."""
        levels, rows, columns = np.nonzero(self._mask[level, row])
        across = -(-self.grid.shape[2] // box[2])
        number = (rows // box[1]) * across + columns // box[2]
        order = np.argsort(number, kind="stable")
        blocks = np.ravel_multi_index((levels + level.start, rows + row.start, columns), self.grid.shape)[order]
        starts = np.flatnonzero(np.diff(number[order], prepend=-1))
        positions = np.searchsorted(self._blocks, blocks)
        return Batch(positions, self.grid.centres(blocks), np.append(starts, len(blocks)))


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
