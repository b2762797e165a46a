# SPDX-License-Identifier: GPL-2.0-or-later
"""Block models between arrays and GeoTIFF. The only module that turns rows round.

One file holds one variable: a band is a level, band 1 the lowest. Arrays are
`[elevation, northing, easting]`, all ascending; the rows of a GeoTIFF run from north to south.
Pixels cross as bytes, so that the bindings' own numpy module is never needed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProviderRegistry, QgsRasterLayer

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.layers import Variable, check_distinct_variables
from ..engine.errors import InvalidInputError, Notice
from .staging import Staging, StrPath, check_extension
from .styling import write_raster_style

Array = NDArray[Any]
_GDAL_TYPES = {
    "uint8": gdal.GDT_Byte, "int16": gdal.GDT_Int16, "uint16": gdal.GDT_UInt16, "int32": gdal.GDT_Int32,
    "uint32": gdal.GDT_UInt32, "float32": gdal.GDT_Float32, "float64": gdal.GDT_Float64,
}  # fmt: skip
_DTYPES = {code: name for name, code in _GDAL_TYPES.items()}
_NODATA = {"uint8": 255.0, "int16": -32768.0, "int32": -2147483648.0, "float32": float("nan"), "float64": float("nan")}
_KIND_DTYPES = {"domain": "uint8", "label": "uint8", "split": "uint8", "category": "int16", "hole": "int32"}
_TILE = 256
_SAMPLE = 20_000


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
        return _open(raster_path(layer))

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
        with _opened(self.path) as dataset:
            return self._level(dataset, level)

    def levels(self) -> Iterator[Array]:
        """Yield the values of each level, the lowest first."""
        with _opened(self.path) as dataset:
            for level in range(self.grid.shape[0]):
                yield self._level(dataset, level)

    def mask(self) -> NDArray[np.bool_]:
        """Return where the file has values, shape (levels, rows, columns)."""
        return np.stack([~np.isnan(level) for level in self.levels()])

    def _dtype(self) -> DTypeLike:
        with _opened(self.path) as dataset:
            return _read_dtype(dataset.GetRasterBand(1))

    def _level(self, dataset: gdal.Dataset, level: int) -> Array:
        band = dataset.GetRasterBand(level + 1)
        _, rows, columns = self.grid.shape
        stored = _DTYPES.get(band.DataType, "float64")
        with _speaking(self.path, "read"):
            pixels = band.ReadRaster(0, 0, columns, rows, buf_type=_GDAL_TYPES[stored])
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
    ) -> None:
        self.target = check_extension(path, ".tif", ".tiff")
        self._grid = grid
        self._variable = variable
        self._codebook = dict(codebook) if codebook is not None else None
        self._dtype = dtype or _KIND_DTYPES.get(variable.kind, "float32")
        self._own = staging is None
        self._staging = staging or Staging()
        self._hidden = self._staging.path(self.target)
        self._samples: list[Array] = []
        self._counts = np.zeros(grid.shape[0], dtype=np.int64)
        with _speaking(self.target, "written"):
            self._dataset: gdal.Dataset | None = _create(self._hidden, grid, variable, crs, self._dtype, codebook)

    def __enter__(self) -> BlockRasterWriter:
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
        self._remember(level, values[is_value])
        rows, columns = values.shape
        with _speaking(self.target, "written"):
            band = self._dataset.GetRasterBand(level + 1)  # type: ignore[union-attr]
            band.WriteRaster(0, 0, columns, rows, pixels[::-1].tobytes(), buf_type=_GDAL_TYPES[self._dtype])

    def _pixels(self, values: Array) -> tuple[Array, NDArray[np.bool_]]:
        """Return a level in the type of the file and where it has values."""
        is_value = ~np.isnan(values) if values.dtype.kind == "f" else np.ones(values.shape, dtype=bool)
        if self._variable.is_coded:
            is_value &= values >= 0
        pixels = np.full(values.shape, _NODATA[self._dtype], dtype=self._dtype)
        pixels[is_value] = values[is_value]
        return pixels, is_value

    def _remember(self, level: int, values: Array) -> None:
        """Keep a sample of the values for the ends of the ramp."""
        self._counts[level] = values.size
        self._samples.append(values[:: max(1, values.size // (_SAMPLE // max(1, self._grid.shape[0]) + 1))])

    def _finish(self) -> None:
        """Close the file and write the style beside it."""
        with _speaking(self.target, "written"):
            self._dataset.FlushCache()  # type: ignore[union-attr]
            self._dataset = None
        sample = np.concatenate(self._samples) if self._samples else np.zeros(0)
        write_raster_style(
            self._hidden,
            self._staging.path(self.target.with_suffix(".qml")),
            grid=self._grid,
            variable=self._variable,
            codebook=self._codebook,
            value_range=_value_range(sample, is_coded=self._variable.is_coded),
            band=int(np.argmax(self._counts)) + 1,
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
) -> str:
    """Write a block model and its style and return its path.

    Parameters
    ----------
    values : array
        Shape of the grid, or shape (n,) over the `mask` in block order; NaN (-1 in codes) is nodata.
    mask : bool array, shape of the grid, optional
        The domain; outside of it is nodata.

    Raises
    ------
    InvalidInputError
        Values of another shape, another extension, or a file that cannot be written.
    """
    writer = BlockRasterWriter(path, grid, variable, crs, codebook=codebook, dtype=dtype, staging=staging)
    with writer:
        for level, part in enumerate(_levels_of(values, grid, mask)):
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


def check_same_grid(rasters: Sequence[BlockRaster]) -> None:
    """Raise `InvalidInputError` unless all rasters have the blocks of the first, to a thousandth of a block."""
    first = rasters[0]
    for other in rasters[1:]:
        if not _is_same_grid(first.grid, other.grid):
            raise InvalidInputError(
                "The rasters have different blocks: {first} has {first_grid}, {other} has {other_grid}. "
                "All rasters must come from one block model.",
                first=first.variable.name,
                first_grid=describe_grid(first.grid),
                other=other.variable.name,
                other_grid=describe_grid(other.grid),
            )


def describe_grid(grid: BlockGrid) -> str:
    """Return a grid in words: number, size and corner of its blocks."""
    levels, rows, columns = grid.shape
    size, origin = (" x ".join(f"{one:.10g}" for one in grid.size), ", ".join(f"{one:.10g}" for one in grid.origin))
    return f"{columns} x {rows} x {levels} blocks of {size} from {origin}"


def raster_path(layer: QgsRasterLayer | StrPath) -> str:
    """Return the path under which GDAL opens a layer."""
    if not isinstance(layer, QgsRasterLayer):
        return str(layer)
    if layer.providerType() != "gdal":
        raise InvalidInputError(
            "The layer {layer} is not a raster file, but comes from the provider {given}. Save it as GeoTIFF first.",
            layer=layer.name(),
            given=layer.providerType() or "''",
        )
    decoded = QgsProviderRegistry.instance().decodeUri("gdal", layer.source())
    return str(decoded.get("path") or layer.source())


# -- reading ---------------------------------------------------------------------------------


@contextmanager
def _speaking(path: StrPath, action: str) -> Iterator[None]:
    """Keep GDAL from printing; turn its failure into a sentence, whether it raises or not."""
    gdal.ErrorReset()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    reason = ""
    try:
        yield
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            reason = gdal.GetLastErrorMsg()
    except RuntimeError as error:
        reason = str(error)
    finally:
        gdal.PopErrorHandler()
    if reason and action == "read":
        raise InvalidInputError("{path} cannot be read as a raster: {reason}.", path=str(path), reason=reason)
    if reason:
        raise InvalidInputError("{path} cannot be written: {reason}.", path=str(path), reason=reason)


@contextmanager
def _opened(path: str) -> Iterator[gdal.Dataset]:
    with _speaking(path, "read"):
        dataset = gdal.Open(path)
    yield dataset


def _read_dtype(band: gdal.Band) -> str:
    return "float32" if _DTYPES.get(band.DataType) in {"uint8", "int16", "uint16", "float32"} else "float64"


def _open(path: str) -> BlockRaster:
    with _opened(path) as dataset:
        transform = dataset.GetGeoTransform()
        if transform[2] or transform[4]:
            raise InvalidInputError(
                "The raster {path} is rotated; a block model must be parallel to the axes.", path=path
            )
        metadata = dataset.GetMetadata()
        grid, has_levels = _grid_of(dataset, transform, metadata)
        variable, notices = _variable_of(path, metadata)
        crs = QgsCoordinateReferenceSystem.fromWkt(dataset.GetProjection() or "")
    codebook = json.loads(metadata["ORESIGHT_CODEBOOK"]) if metadata.get("ORESIGHT_CODEBOOK") else None
    return BlockRaster(path, grid, variable, codebook, crs, has_levels, transform[5] > 0, notices)


def _grid_of(dataset: gdal.Dataset, transform: Sequence[float], metadata: Mapping[str, str]) -> tuple[BlockGrid, bool]:
    """Return the blocks of a file and whether it says its elevations."""
    levels, rows, columns = dataset.RasterCount, dataset.RasterYSize, dataset.RasterXSize
    ends = [_elevations_of(dataset.GetRasterBand(band).GetDescription()) for band in (1, levels)]
    bottom, height, has_levels = 0.0, 1.0, False
    if ends[0] is not None and ends[1] is not None:
        bottom, height, has_levels = ends[0][0], (ends[1][1] - ends[0][0]) / levels, True
    south = min(transform[3], transform[3] + rows * transform[5])
    west = min(transform[0], transform[0] + columns * transform[1])
    found = BlockGrid((west, south, bottom), (abs(transform[1]), abs(transform[5]), height), (levels, rows, columns))
    if "ORESIGHT_GRID" in metadata:
        said = BlockGrid.from_dict(json.loads(metadata["ORESIGHT_GRID"]))
        # A clipped or resampled copy keeps the metadata of its original: then the file itself is right.
        if _is_same_grid(said, found):
            return said, True
    return found, has_levels


_RANGE = re.compile(r"(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?) to (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)")


def _elevations_of(description: str) -> tuple[float, float] | None:
    """Return bottom and top of a band's description."""
    found = _RANGE.search(description or "")
    return (float(found[1]), float(found[2])) if found else None


def _variable_of(path: str, metadata: Mapping[str, str]) -> tuple[Variable, tuple[Notice, ...]]:
    name = metadata.get("ORESIGHT_VARIABLE", "")
    if name:
        return Variable.parse(name, metadata.get("ORESIGHT_UNIT", "")), ()
    stem = Path(path).stem
    notice = Notice(
        "{path} does not say what it holds; it is known by its file name, {name}.", {"path": path, "name": stem}
    )
    return Variable.parse(stem), (notice,)


def _is_same_grid(one: BlockGrid, other: BlockGrid) -> bool:
    tolerance = 1e-3 * min(one.size)
    return one.shape == other.shape and np.allclose(one.bounds, other.bounds, rtol=0.0, atol=tolerance)


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


# -- writing ---------------------------------------------------------------------------------


def _create(
    path: Path,
    grid: BlockGrid,
    variable: Variable,
    crs: QgsCoordinateReferenceSystem,
    dtype: str,
    codebook: Mapping[str, Any] | None,
) -> gdal.Dataset:
    """Create the file with its place, names and metadata; the pixels follow."""
    levels, rows, columns = grid.shape
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, levels, _GDAL_TYPES[dtype], creation_options(dtype)
    )
    if dataset is None:
        raise RuntimeError(gdal.GetLastErrorMsg())
    west, south, bottom, _, north, _ = grid.bounds
    dataset.SetGeoTransform((west, grid.size[0], 0.0, north, 0.0, -grid.size[1]))
    if crs.isValid():
        dataset.SetProjection(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    metadata = {
        "ORESIGHT_VARIABLE": variable.name,
        "ORESIGHT_UNIT": variable.unit,
        "ORESIGHT_KIND": variable.kind,
        "ORESIGHT_GRID": json.dumps(grid.to_dict()),
    }
    if codebook is not None:
        metadata["ORESIGHT_CODEBOOK"] = json.dumps(codebook, ensure_ascii=False, sort_keys=True)
    dataset.SetMetadata(metadata)
    for level in range(levels):
        band = dataset.GetRasterBand(level + 1)
        low, high = bottom + level * grid.size[2], bottom + (level + 1) * grid.size[2]
        band.SetDescription(f"{variable.name} {low:.10g} to {high:.10g}")
    dataset.GetRasterBand(1).SetNoDataValue(_NODATA[dtype])  # holds for all bands of a GeoTIFF
    return dataset


def creation_options(dtype: str) -> list[str]:
    """Return the options of a new block model: tiled, and packed as fast as the driver can."""
    offered = gdal.GetDriverByName("GTiff").GetMetadataItem("DMD_CREATIONOPTIONLIST") or ""
    options = ["INTERLEAVE=BAND", "TILED=YES", f"BLOCKXSIZE={_TILE}", f"BLOCKYSIZE={_TILE}", "BIGTIFF=IF_SAFER"]
    options += ["COMPRESS=ZSTD", "ZSTD_LEVEL=1"] if "ZSTD_LEVEL" in offered else ["COMPRESS=DEFLATE", "ZLEVEL=1"]
    return [*options, "PREDICTOR=3" if dtype.startswith("float") else "PREDICTOR=2", "NUM_THREADS=ALL_CPUS"]


def _levels_of(values: Array, grid: BlockGrid, mask: NDArray[np.bool_] | None) -> Iterator[Array]:
    """Yield the levels of full arrays or of vectors over a mask, NaN or -1 outside."""
    blank = np.nan if values.dtype.kind == "f" else -1
    if values.shape == grid.shape:
        for level in range(grid.shape[0]):
            yield values[level] if mask is None else np.where(mask[level], values[level], blank)
        return
    if mask is None or values.shape != (int(np.count_nonzero(mask)),):
        raise InvalidInputError(
            "The values have the shape {given}, but the block model needs {needed} or one value per block of its domain.",
            given=str(values.shape),
            needed=str(grid.shape),
        )
    start = 0
    for level in range(grid.shape[0]):
        inside = mask[level]
        part = np.full(inside.shape, blank, dtype=values.dtype if values.dtype.kind == "f" else np.int64)
        stop = start + int(np.count_nonzero(inside))
        part[inside] = values[start:stop]
        start = stop
        yield part


def _value_range(sample: Array, *, is_coded: bool) -> tuple[float, float]:
    """Return the values at the ends of the ramp: without the outermost two percent, all of them for codes."""
    if sample.size == 0:
        return 0.0, 1.0
    if is_coded:
        return float(sample.min()), float(sample.max())
    low, high = np.quantile(sample, (0.02, 0.98))
    return float(low), float(high)
