# SPDX-License-Identifier: GPL-2.0-or-later
"""Ground beyond what the data supports: blocks outside of applicability as polygons, one a level and kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, ogr
from qgis.core import QgsRasterLayer, QgsVectorLayer

from ..engine.blocks.grid import BlockGrid
from ..engine.errors import InvalidInputError
from ..engine.evaluation.applicability import UNKNOWN
from ..engine.progress import Progress, no_progress, share_of
from .hatching import HATCHED, style_hatched
from .layer_files import Field, LayerFile, write_layer
from .rasters import BlockRaster
from .same_grid import check_same_grid
from .staging import Staging, StrPath
from .styling import class_title


@dataclass(frozen=True)
class Ground:
    """The blocks of one code in one level."""

    level: int
    """Number of the level, the lowest 0."""
    code: int
    """Code of applicability."""
    blocks: int
    """How many."""
    outline: ogr.Geometry
    """A multipolygon along the blocks' edges."""


def check_applicability(raster: BlockRaster) -> None:
    """Raise `InvalidInputError` unless a raster holds codes of applicability."""
    if raster.variable.kind != "applicability":
        raise InvalidInputError(
            "{path} holds {given}, not the applicability that Predict from composites and Predict probability give.",
            path=raster.path,
            given=raster.variable.name,
        )


def open_applicability(layer: QgsRasterLayer | None, blocks: BlockRaster) -> BlockRaster | None:
    """Return the applicability of a layer; None where none is given.

    Raises
    ------
    InvalidInputError
        It holds something else, or has other blocks.
    """
    if layer is None:
        return None
    raster = BlockRaster.open(layer)
    check_applicability(raster)
    check_same_grid([blocks, raster])
    return raster


def applicability_at(raster: BlockRaster, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the codes at the centres of blocks, shape (n,) for points of shape (n, 3); NaN where there is none."""
    numbers = raster.grid.blocks_of(points)
    levels, places = np.divmod(numbers, raster.grid.shape[1] * raster.grid.shape[2])
    codes = np.full(len(points), np.nan)
    for level in np.unique(levels):
        here = levels == level
        codes[here] = raster.read_level(int(level)).ravel()[places[here]]
    return codes


def write_outside(
    path: StrPath,
    raster: BlockRaster,
    levels: Sequence[int],
    shown: int,
    *,
    predicted: BlockRaster | None = None,
    staging: Staging | None = None,
    progress: Progress = no_progress,
) -> str:
    """Write the blocks beyond what the data supports as hatched polygons and return the path.

    Parameters
    ----------
    raster : BlockRaster
        Codes of applicability.
    levels : sequence of int
        The levels that are written.
    shown : int
        The level that is drawn where no elevation is chosen.
    predicted : BlockRaster, optional
        What the plan shows: blocks that have a value in it and no code are hatched as `UNKNOWN`.
    """
    check_applicability(raster)
    ground = list(_ground(raster, predicted, levels, share_of(progress, 0.0, 0.8)))

    def style(layer: QgsVectorLayer) -> None:
        style_hatched(layer, raster.grid, shown)

    file = LayerFile(path, raster.crs, style=style, staging=staging, progress=share_of(progress, 0.8, 1.0))
    fields = _fields(raster.grid, ground)
    return write_layer(file, ogr.wkbMultiPolygon, lambda place: ground[place].outline.Clone(), len(ground), fields)


def _fields(grid: BlockGrid, ground: Sequence[Ground]) -> list[Field]:
    middles = np.array([grid.elevations[one.level] for one in ground])
    half, area = grid.size[2] / 2.0, grid.size[0] * grid.size[1]
    return [
        Field("code", "int", [one.code for one in ground]),
        Field("meaning", "text", [class_title("applicability", one.code) for one in ground]),
        Field("bottom", "float", middles - half),
        Field("top", "float", middles + half),
        Field("blocks", "int", [one.blocks for one in ground]),
        Field("area", "float", [one.blocks * area for one in ground]),
    ]


def _ground(
    raster: BlockRaster, predicted: BlockRaster | None, levels: Sequence[int], progress: Progress
) -> Iterator[Ground]:
    for place, level in enumerate(levels):
        progress(place / len(levels))
        codes = raster.read_level(level)
        if predicted is not None:
            codes = np.where(np.isnan(codes) & np.isfinite(predicted.read_level(level)), UNKNOWN, codes)
        for code in HATCHED:
            mask = codes == code
            if mask.any():
                yield Ground(level, code, int(np.count_nonzero(mask)), outline_of(mask, raster.grid))


def outline_of(mask: NDArray[np.bool_], grid: BlockGrid) -> ogr.Geometry:
    """Return the blocks of a level as one multipolygon.

    Parameters
    ----------
    mask : boolean array of shape (rows, columns)
        The first row in the south, as in arrays of block models.
    """
    raster = gdal.GetDriverByName("MEM").Create("", mask.shape[1], mask.shape[0], 1, gdal.GDT_Byte)
    west, south = grid.bounds[:2]
    raster.SetGeoTransform((west, grid.size[0], 0.0, south, 0.0, grid.size[1]))
    band: Any = raster.GetRasterBand(1)
    band.WriteArray(mask.astype(np.uint8))
    memory = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = memory.CreateLayer("", None, ogr.wkbPolygon)
    gdal.Polygonize(band, band, layer, -1)
    outline = ogr.Geometry(ogr.wkbMultiPolygon)
    for feature in layer:
        outline.AddGeometry(feature.GetGeometryRef())
    return outline
