# SPDX-License-Identifier: GPL-2.0-or-later
"""Rasters of one block model as a table: a row for each block that has a value in all of them that it needs.

Levels are read one after another and appended to a file, so that memory does not grow with the
number of blocks.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingUtils

from ..engine.blocks.grid import BlockGrid
from ..engine.errors import InvalidInputError, Notice
from ..engine.progress import Progress, no_progress
from .rasters import BlockRaster
from .same_grid import check_same_grid

Array = NDArray[Any]

COORDINATES = ("easting", "northing", "elevation")
"""Names of the features that every block has without a raster."""


@dataclass(frozen=True)
class BlockTable:
    """Blocks that have a value in all rasters that they need, in block order."""

    grid: BlockGrid
    """The grid of the rasters."""
    crs: QgsCoordinateReferenceSystem
    """That of the first raster; may be invalid."""
    mask: NDArray[np.bool_]
    """Which blocks of the grid are rows of the table."""
    names: tuple[str, ...]
    """Variable names of the feature columns, in alphabetical order."""
    features: Array
    """float32, shape (n, features), mapped from a file."""
    others: dict[str, Array]
    """The columns that are no features, by role, shape (n,)."""
    codebooks: dict[str, dict[str, Any]]
    """Codebooks of the features that have one, by variable name."""
    notices: tuple[Notice, ...]
    """Guesses about rasters, and how many blocks are left out because of which."""

    @property
    def n_blocks(self) -> int:
        """Number of rows."""
        return len(self.features)

    @property
    def numbers(self) -> NDArray[np.int64]:
        """Numbers in the grid of the table's blocks."""
        return np.flatnonzero(self.mask)


@contextmanager
def gather_blocks(
    features: Sequence[BlockRaster],
    *,
    others: Mapping[str, BlockRaster] | None = None,
    optional: Collection[BlockRaster] = (),
    coordinates: Sequence[str] = (),
    progress: Progress = no_progress,
) -> Iterator[BlockTable]:
    """Open the table of rasters; its file lives until the `with` ends.

    Parameters
    ----------
    features : sequence of BlockRaster
        Rasters whose values are features, in any order, their names distinct (see `open_features`).
    others : mapping, optional
        Rasters that a block must have a value in as well, by role: label, depth, split.
    optional : collection of BlockRaster
        Which of all these a block may lack: its value there is NaN then.
    coordinates : sequence of str
        Which of `COORDINATES` are features too.

    Raises
    ------
    InvalidInputError
        Different grids, or no block has a value in all rasters that it needs.
    """
    columns = sorted([*features], key=lambda raster: raster.variable.name)
    roles = dict(others or {})
    rasters = [*columns, *roles.values()]
    check_same_grid(rasters)
    grid, names = rasters[0].grid, [raster.variable.name for raster in columns]
    added = [name for name in COORDINATES if name in coordinates and name not in names]
    order = sorted(range(len(names) + len(added)), key=lambda column: [*names, *added][column])
    with TemporaryDirectory(dir=QgsProcessingUtils.tempFolder(), prefix="oresight-blocks-") as folder:
        is_needed = [not any(raster is one for one in optional) for raster in rasters]
        reader = _LevelReader(rasters, is_needed, len(columns), added, order, Path(folder) / "features.bin")
        for level, values in enumerate(zip(*(raster.levels() for raster in rasters))):
            progress(level / grid.shape[0], "Reading level {level} of {levels}", level=level + 1, levels=grid.shape[0])
            reader.append(level, values)
        yield reader.table(roles)
        reader.close()


class _LevelReader:
    """Appends the blocks of each level to the file of features and to the other columns."""

    def __init__(
        self,
        rasters: Sequence[BlockRaster],
        is_needed: Sequence[bool],
        n_features: int,
        added: Sequence[str],
        order: Sequence[int],
        path: Path,
    ) -> None:
        self._is_needed = list(is_needed) if any(is_needed) else [True] * len(rasters)
        self._rasters, self._n_features, self._added, self._order = rasters, n_features, added, order
        self._grid = rasters[0].grid
        self._path = path
        self._mask = np.zeros(self._grid.shape, dtype=bool)
        self._others: list[list[Array]] = [[] for _ in rasters[n_features:]]
        self._missing = np.zeros(len(rasters), dtype=np.int64)
        self._touched = 0
        self._map: Array | None = None
        path.touch()

    def append(self, level: int, values: Sequence[Array]) -> None:
        """Take one level: a plane of each raster."""
        known = [np.isfinite(plane) for plane in values]
        needed = [plane for plane, is_needed in zip(known, self._is_needed) if is_needed]
        some = np.logical_or.reduce(needed)
        inside = np.logical_and.reduce(needed)
        self._touched += int(np.count_nonzero(some))
        self._missing += [
            int(np.count_nonzero((some if is_needed else inside) & ~plane))
            for plane, is_needed in zip(known, self._is_needed)
        ]
        self._mask[level] = inside
        columns = [plane[inside] for plane in values[: self._n_features]] + self._places(level, inside)
        rows = np.empty((int(np.count_nonzero(inside)), len(columns)), dtype=np.float32)
        for place, column in enumerate(self._order):
            rows[:, place] = columns[column]
        with self._path.open("ab") as file:
            file.write(rows.tobytes())
        for parts, plane in zip(self._others, values[self._n_features :]):
            parts.append(plane[inside])

    def table(self, roles: Mapping[str, BlockRaster]) -> BlockTable:
        """Return what was gathered."""
        n = int(np.count_nonzero(self._mask))
        names = [raster.variable.name for raster in self._rasters[: self._n_features]] + list(self._added)
        if n == 0:
            raise InvalidInputError(
                "No block has a value in all rasters; {missing}. All must cover the same ground.",
                missing=self._missing_text(),
            )
        self._map = np.memmap(self._path, dtype=np.float32, mode="r", shape=(n, len(names)))
        return BlockTable(
            grid=self._grid,
            crs=self._rasters[0].crs,
            mask=self._mask,
            names=tuple(names[column] for column in self._order),
            features=self._map,
            others={role: np.concatenate(parts) for role, parts in zip(roles, self._others)},
            codebooks={
                raster.variable.name: raster.codebook
                for raster in self._rasters[: self._n_features]
                if raster.codebook is not None
            },
            notices=(
                *(notice for raster in self._rasters for notice in raster.notices),
                *self._left_out(n),
                *self._lacked(n),
            ),
        )

    def close(self) -> None:
        """Unmap the file: Windows removes none that is mapped."""
        self._map = None
        gc.collect()

    def _places(self, level: int, inside: NDArray[np.bool_]) -> list[Array]:
        rows, columns = np.nonzero(inside)
        places = {
            "easting": self._grid.eastings[columns],
            "northing": self._grid.northings[rows],
            "elevation": np.full(len(rows), self._grid.elevations[level]),
        }
        return [places[name] for name in self._added]

    def _left_out(self, n: int) -> tuple[Notice, ...]:
        if n == self._touched:
            return ()
        return (
            Notice(
                "{used} of {all} blocks have a value in all rasters and are used; {missing}.",
                {"used": n, "all": self._touched, "missing": self._missing_text()},
            ),
        )

    def _lacked(self, n: int) -> tuple[Notice, ...]:
        """Return how many of the used blocks lack each raster that they do not need."""
        return tuple(
            Notice(
                "{count} of {n} blocks have no value of {name}; they are used all the same.",
                {"count": int(count), "n": n, "name": raster.variable.name},
            )
            for raster, is_needed, count in zip(self._rasters, self._is_needed, self._missing)
            if count and not is_needed
        )

    def _missing_text(self) -> str:
        """Return how many blocks each needed raster lacks that another one has."""
        return ", ".join(
            f"{raster.variable.name}: -{count}"
            for raster, is_needed, count in zip(self._rasters, self._is_needed, self._missing)
            if count and is_needed
        )
