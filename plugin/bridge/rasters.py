# SPDX-License-Identifier: GPL-2.0-or-later
"""Block models between arrays and GeoTIFF. The only module that turns rows round.

One file holds one variable: a band is a level, band 1 the lowest. Arrays are
`[elevation, northing, easting]`, all ascending; the rows of a GeoTIFF run from north to south.
Pixels cross as bytes, so that the bindings' own numpy module is never needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.layers import Variable, check_distinct_variables
from ..engine.errors import InvalidInputError, Notice
from .gdal_errors import reading, writing_with_gdal
from .raster_files import GDAL_TYPES, NODATA, NUMPY_TYPES, create_file, opened, raster_path, read_header
from .raster_values import LevelCounts, levels_of
from .same_grid import check_same_grid
from .staging import Staging, StrPath, check_extension
from .styling import write_raster_style

if TYPE_CHECKING:
    from typing_extensions import Self

Array = NDArray[Any]
_KIND_DTYPES = {
    "domain": "uint8", "label": "uint8", "split": "uint8", "applicability": "uint8", "category": "int16",
    "hole": "int32",
}  # fmt: skip


@dataclass(frozen=True)
class BlockRaster:
    """A block model of one variable in a file."""

    path: str
    """File that GDAL opens."""
    grid: BlockGrid
    """Blocks of the file; levels 0, 1, 2… where the file does not say its elevations."""
    variable: Variable
    """What it holds."""
    codebook: dict[str, Any] | None
    """Code, name and colour of its categories, when it has them."""
    crs: QgsCoordinateReferenceSystem
    """May be invalid."""
    has_levels: bool
    """Whether the file says its elevations."""
    is_south_up: bool
    """Whether the rows of the file run from south to north."""
    notices: tuple[Notice, ...] = ()
    """What had to be guessed."""

    @classmethod
    def open(cls, layer: QgsRasterLayer | StrPath) -> BlockRaster:
        """Return the block model of a layer or file; its values are read later.

        Raises
        ------
        InvalidInputError
            It cannot be opened, is rotated, or its blocks are no rectangles.
        """
        path = raster_path(layer)
        header = read_header(path)
        return cls(
            path,
            header.grid,
            header.variable,
            header.codebook,
            header.crs,
            header.has_levels,
            header.is_south_up,
            header.notices,
        )

    def read(self) -> Array:
        """Return all values, shape (levels, rows, columns), NaN outside the domain.

        float32, or float64 where the file holds more than float32 can.
        """
        values = np.empty(self.grid.shape, dtype=self._dtype())
        for level, part in enumerate(self.levels()):
            values[level] = part
        return values

    def read_level(self, level: int) -> Array:
        """Return the values of one level, shape (rows, columns); level 0 is the lowest."""
        with opened(self.path) as dataset:
            return self._level(dataset, level)

    def levels(self) -> Iterator[Array]:
        """Yield the values of each level, the lowest first."""
        with opened(self.path) as dataset:
            for level in range(self.grid.shape[0]):
                yield self._level(dataset, level)

    def mask(self) -> NDArray[np.bool_]:
        """Return where the file has values, shape (levels, rows, columns).

        Raises
        ------
        InvalidInputError
            It has none.
        """
        mask = np.stack([~np.isnan(level) for level in self.levels()])
        if not mask.any():
            raise InvalidInputError("{path} has no values: every block is empty.", path=self.path)
        return mask

    def _dtype(self) -> DTypeLike:
        with opened(self.path) as dataset:
            return _read_dtype(dataset.GetRasterBand(1))

    def _level(self, dataset: gdal.Dataset, level: int) -> Array:
        band = dataset.GetRasterBand(level + 1)
        _, rows, columns = self.grid.shape
        stored = NUMPY_TYPES.get(band.DataType, "float64")
        with reading(self.path):
            pixels = band.ReadRaster(0, 0, columns, rows, buf_type=GDAL_TYPES[stored])
        raw = np.frombuffer(pixels, dtype=stored).reshape(rows, columns)
        values = raw.astype(_read_dtype(band))
        nodata = band.GetNoDataValue()
        if nodata is not None and not np.isnan(nodata):
            values[raw == np.asarray(nodata).astype(stored)] = np.nan
        return values if self.is_south_up else values[::-1]


class BlockRasterWriter:
    """Writes a block model level by level; the file appears on a good end of the `with`.

    Parameters
    ----------
    path : str or Path
        Target, `.tif`.
    grid : BlockGrid
    variable : Variable
    crs : QgsCoordinateReferenceSystem
    codebook : mapping, optional
        Codes, names and colours, embedded in the file.
    dtype : str, optional
        `uint8 int16 int32 float32 float64`; by default what the variable's kind needs.
    staging : Staging, optional
        Moves the file together with others; without it the file is moved at once.
    value_range : tuple of float, optional
        Values at the ends of the colours; by default those of the values without the outermost two percent.

    Examples
    --------
    >>> with BlockRasterWriter("cu.tif", grid, variable, crs) as writer:  # doctest: +SKIP
    ...     for level in range(grid.shape[0]):
    ...         writer.write_level(level, values[level])
    """

    def __init__(
        self,
        path: StrPath,
        grid: BlockGrid,
        variable: Variable,
        crs: QgsCoordinateReferenceSystem,
        *,
        codebook: Mapping[str, Any] | None = None,
        dtype: str | None = None,
        staging: Staging | None = None,
        value_range: tuple[float, float] | None = None,
    ) -> None:
        self.target = check_extension(path, ".tif", ".tiff")
        self._grid = grid
        self._variable = variable
        self._codebook = dict(codebook) if codebook is not None else None
        self._dtype = dtype or _KIND_DTYPES.get(variable.kind, "float32")
        self._value_range = value_range
        self._own = staging is None
        self._staging = staging or Staging()
        self._hidden = self._staging.path(self.target)
        self._counts = LevelCounts(grid.shape[0], variable)
        with writing_with_gdal(self.target):
            self._dataset: gdal.Dataset | None = create_file(self._hidden, grid, variable, crs, self._dtype, codebook)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._dataset = None
            if self._own:
                self._staging.discard()
            return
        try:
            self._finish()
        except BaseException:
            if self._own:
                self._staging.discard()
            raise
        if self._own:
            self._staging.commit()

    def write_level(self, level: int, values: Array) -> None:
        """Write one level, shape (rows, columns), rows from south to north; NaN (or -1 in codes) is nodata."""
        if values.shape != self._grid.shape[1:]:
            raise InvalidInputError(
                "A level has the shape {given}, but the block model needs {needed}.",
                given=str(values.shape),
                needed=str(self._grid.shape[1:]),
            )
        pixels, is_value = self._pixels(values)
        self._counts.add(level, values[is_value])
        rows, columns = values.shape
        with writing_with_gdal(self.target):
            band = self._dataset.GetRasterBand(level + 1)  # type: ignore[union-attr]
            band.WriteRaster(0, 0, columns, rows, pixels[::-1].tobytes(), buf_type=GDAL_TYPES[self._dtype])

    def _pixels(self, values: Array) -> tuple[Array, NDArray[np.bool_]]:
        """Return a level in the type of the file and where it has values."""
        is_value = ~np.isnan(values) if values.dtype.kind == "f" else np.ones(values.shape, dtype=bool)
        if self._variable.is_coded:
            is_value &= values >= 0
        pixels = np.full(values.shape, NODATA[self._dtype], dtype=self._dtype)
        pixels[is_value] = values[is_value]
        return pixels, is_value

    def _finish(self) -> None:
        """Close the file and write the style beside it."""
        with writing_with_gdal(self.target):
            self._dataset.FlushCache()  # type: ignore[union-attr]
            self._dataset = None
        write_raster_style(
            self._staging.path(self.target.with_suffix(".qml")),
            self._grid,
            self._variable,
            codebook=self._codebook,
            value_range=self._value_range or self._counts.value_range(),
            band=self._counts.shown() + 1,
        )


def write_block_raster(
    path: StrPath,
    grid: BlockGrid,
    values: Array,
    variable: Variable,
    crs: QgsCoordinateReferenceSystem,
    *,
    mask: NDArray[np.bool_] | None = None,
    codebook: Mapping[str, Any] | None = None,
    dtype: str | None = None,
    staging: Staging | None = None,
    value_range: tuple[float, float] | None = None,
) -> str:
    """Write a block model and its style and return its path.

    Parameters
    ----------
    values : array
        Shape of the grid, or shape (n,) over the `mask` in block order; NaN (-1 in codes) is nodata.
    mask : bool array, shape of the grid, optional
        The domain; outside of it is nodata.
    value_range : tuple of float, optional
        Values at the ends of the colours, where other block models are to be compared with this one.

    Raises
    ------
    InvalidInputError
        Values of another shape, another extension, or a file that cannot be written.
    """
    writer = BlockRasterWriter(
        path, grid, variable, crs, codebook=codebook, dtype=dtype, staging=staging, value_range=value_range
    )
    with writer:
        for level, part in enumerate(levels_of(values, grid, mask)):
            writer.write_level(level, part)
    return str(writer.target)


def open_features(layers: Sequence[QgsRasterLayer | StrPath]) -> list[BlockRaster]:
    """Return rasters sorted by the name of their variable, whatever the order and the layers' names.

    A raster without elevations that has as many bands as the others takes theirs, and says so.

    Raises
    ------
    InvalidInputError
        No rasters, two of one variable, or different grids.
    """
    if not layers:
        raise InvalidInputError("No feature rasters were given; at least one is needed.")
    rasters = sorted((BlockRaster.open(layer) for layer in layers), key=lambda raster: raster.variable.name)
    check_distinct_variables([raster.variable.name for raster in rasters])
    rasters = _with_levels(rasters)
    check_same_grid(rasters)
    return rasters


def _with_levels(rasters: list[BlockRaster]) -> list[BlockRaster]:
    """Return the rasters; those without elevations take those of the others that have as many bands."""
    known = next((raster.grid for raster in rasters if raster.has_levels), None)
    if known is None:
        return rasters
    completed = []
    for raster in rasters:
        grid = raster.grid
        if not raster.has_levels and grid.shape[0] == known.shape[0]:
            grid = BlockGrid((*grid.origin[:2], known.origin[2]), (*grid.size[:2], known.size[2]), grid.shape)
            notice = Notice(
                "{path} does not say the elevations of its bands; those of the other rasters are taken.",
                {"path": raster.path},
            )
            raster = replace(raster, grid=grid, notices=(*raster.notices, notice))  # noqa: PLW2901
        completed.append(raster)
    return completed


def _read_dtype(band: gdal.Band) -> str:
    """Return the type that holds a band's values and NaN."""
    small = {"uint8", "int16", "uint16", "float32"}
    return "float32" if NUMPY_TYPES.get(band.DataType) in small else "float64"
