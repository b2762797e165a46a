# SPDX-License-Identifier: GPL-2.0-or-later
"""The GeoTIFF of a block model: its place, names, elevations and metadata, without its pixels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProviderRegistry, QgsRasterLayer

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.layers import Variable
from ..engine.errors import InvalidInputError, Notice
from .crs import known_crs
from .gdal_errors import reading
from .staging import StrPath

GDAL_TYPES = {
    "uint8": gdal.GDT_Byte, "int16": gdal.GDT_Int16, "uint16": gdal.GDT_UInt16, "int32": gdal.GDT_Int32,
    "uint32": gdal.GDT_UInt32, "float32": gdal.GDT_Float32, "float64": gdal.GDT_Float64,
}  # fmt: skip
"""GDAL's number of each type of numpy that can be written."""
NUMPY_TYPES = {code: name for name, code in GDAL_TYPES.items()}
NODATA = {"uint8": 255.0, "int16": -32768.0, "int32": -2147483648.0, "float32": float("nan"), "float64": float("nan")}
"""What stands outside the domain, by type."""
_TILE = 256
_ELEVATIONS = re.compile(r"(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?) to (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)")


@dataclass(frozen=True)
class RasterHeader:
    """What a file says about itself."""

    grid: BlockGrid
    """Its blocks; levels 0, 1, 2… where it does not say its elevations."""
    variable: Variable
    """What it holds; by its metadata, else by its file name."""
    codebook: dict[str, Any] | None
    """Codes, names and colours of its categories."""
    crs: QgsCoordinateReferenceSystem
    """May be invalid."""
    has_levels: bool
    """Whether it says its elevations."""
    is_south_up: bool
    """Whether its rows run from south to north."""
    notices: tuple[Notice, ...]
    """What had to be guessed."""


@contextmanager
def opened(path: str) -> Iterator[gdal.Dataset]:
    """Open a file for reading; a sentence when it is no raster."""
    dataset = None
    with reading(path):
        dataset = gdal.Open(path)
    yield dataset


def read_header(path: str) -> RasterHeader:
    """Return what a file says about itself.

    Raises
    ------
    InvalidInputError
        It is no raster or is rotated.
    """
    with opened(path) as dataset:
        transform = dataset.GetGeoTransform()
        metadata = dataset.GetMetadata()
        wkt = dataset.GetProjection() or ""
        if transform[2] or transform[4]:
            raise InvalidInputError(
                "The raster {path} is rotated; a block model must be parallel to the axes.", path=path
            )
        grid, has_levels = _grid_of(dataset, transform, metadata)
    variable, notices = _variable_of(path, metadata)
    codebook = json.loads(metadata["ORESIGHT_CODEBOOK"]) if metadata.get("ORESIGHT_CODEBOOK") else None
    crs = known_crs(QgsCoordinateReferenceSystem.fromWkt(wkt))
    return RasterHeader(grid, variable, codebook, crs, has_levels, transform[5] > 0, notices)


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


def create_file(
    path: Path,
    grid: BlockGrid,
    variable: Variable,
    crs: QgsCoordinateReferenceSystem,
    dtype: str,
    codebook: Mapping[str, Any] | None,
) -> gdal.Dataset:
    """Create a file with its place, names and metadata; the pixels follow."""
    levels, rows, columns = grid.shape
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, levels, GDAL_TYPES[dtype], creation_options(dtype)
    )
    west, _, bottom, _, north, _ = grid.bounds
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
        low, high = bottom + level * grid.size[2], bottom + (level + 1) * grid.size[2]
        dataset.GetRasterBand(level + 1).SetDescription(f"{variable.name} {low:.10g} to {high:.10g}")
    dataset.GetRasterBand(1).SetNoDataValue(NODATA[dtype])  # holds for all bands of a GeoTIFF
    return dataset


def creation_options(dtype: str) -> list[str]:
    """Return the options of a new block model: tiled, and packed as fast as the driver can."""
    offered = gdal.GetDriverByName("GTiff").GetMetadataItem("DMD_CREATIONOPTIONLIST") or ""
    options = ["INTERLEAVE=BAND", "TILED=YES", f"BLOCKXSIZE={_TILE}", f"BLOCKYSIZE={_TILE}", "BIGTIFF=IF_SAFER"]
    options += ["COMPRESS=ZSTD", "ZSTD_LEVEL=1"] if "ZSTD_LEVEL" in offered else ["COMPRESS=DEFLATE", "ZLEVEL=1"]
    return [*options, "PREDICTOR=3" if dtype.startswith("float") else "PREDICTOR=2", "NUM_THREADS=ALL_CPUS"]


def is_same_grid(one: BlockGrid, other: BlockGrid) -> bool:
    """Return whether two grids have the same blocks, to a thousandth of a block."""
    tolerance = 1e-3 * min(one.size)
    return one.shape == other.shape and np.allclose(one.bounds, other.bounds, rtol=0.0, atol=tolerance)


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
        if is_same_grid(said, found):
            return said, True
    return found, has_levels


def _elevations_of(description: str) -> tuple[float, float] | None:
    """Return bottom and top of a band's description."""
    found = _ELEVATIONS.search(description or "")
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
