# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies above the columns of a block model: the ground from an elevation model, the inside of a polygon.

The rasters made here have their first row in the south, as the arrays of block models have, so
that no rows are turned.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeatureSource,
    QgsRasterLayer,
)

from ..engine.blocks.grid import BlockGrid
from ..engine.errors import InvalidInputError
from .gdal_errors import reading
from .raster_files import opened, raster_path


def ground_of_raster(
    layer: QgsRasterLayer | str, grid: BlockGrid, crs: QgsCoordinateReferenceSystem
) -> NDArray[np.float64]:
    """Return the elevation of the ground above the centre of each column of blocks, shape (rows, columns).

    The first band of the raster is resampled bilinearly, and reprojected when its CRS is another
    one than `crs`; NaN where it has no data.
    """
    return values_above(layer, grid, crs, resampling="bilinear")


def values_above(
    layer: QgsRasterLayer | str, grid: BlockGrid, crs: QgsCoordinateReferenceSystem, *, resampling: str
) -> NDArray[np.float64]:
    """Return the values of a raster above each column of blocks, shape (rows, columns); NaN where it has none.

    They are those of its first band. The raster is reprojected when its CRS is another one than `crs`.

    Parameters
    ----------
    resampling : str
        `nearest bilinear average mode`, or `automatic`: the mean of the pixels above a column where
        they are smaller than a block, bilinear where they are larger, the most frequent of categories.
    """
    path = raster_path(layer)
    with opened(path) as source, reading(path):
        parts, method = 1, RESAMPLINGS.get(resampling, "")
        if resampling == "automatic":
            parts, method = _suited(source, grid, crs)
        plan = _plan(_finer(grid, parts), crs, gdal.GDT_Float64)
        filled = plan.GetRasterBand(1)
        filled.SetNoDataValue(float("nan"))
        filled.Fill(float("nan"))
        has_both = crs.isValid() and bool(source.GetProjection())
        options: dict[str, Any] = {} if has_both else {"srcSRS": _LOCAL, "dstSRS": _LOCAL}
        chosen = gdal.Translate("", source, format="VRT", bandList=[1])
        gdal.Warp(plan, chosen, resampleAlg=method, **options)
        values = _values(plan, _finer(grid, parts), np.float64)
    return values if parts == 1 else _means(values, parts)


RESAMPLINGS = {"nearest": "near", "bilinear": "bilinear", "average": "average", "mode": "mode"}
"""GDAL's names of the ways to resample."""
MOST_PARTS = 16
"""Into how many parts a block's side is cut at most to take the mean of pixels."""


def _suited(source: gdal.Dataset, grid: BlockGrid, crs: QgsCoordinateReferenceSystem) -> tuple[int, str]:
    """Return into how many parts a block's side is cut and how they are filled, as suits a raster's pixels.

    Where pixels are smaller than blocks, GDAL's own mean takes whole pixels only; the mean of
    interpolated parts has the place of the block.
    """
    pixels = source.GetRasterBand(1)
    if pixels.GetColorTable() is not None or pixels.GetCategoryNames():
        return 1, "mode"
    width, height = _pixel_size(source, grid, crs)
    parts = int(np.ceil(max(grid.size[0] / width, grid.size[1] / height) - 1e-6))
    if parts <= 1:
        return 1, "bilinear"
    return min(parts, MOST_PARTS), "bilinear" if parts <= MOST_PARTS else "average"


def _pixel_size(source: gdal.Dataset, grid: BlockGrid, crs: QgsCoordinateReferenceSystem) -> tuple[float, float]:
    """Return width and height of a raster's pixels in the units of the block model."""
    _, width, _, _, _, height = source.GetGeoTransform()
    plan = _plan(grid, crs, gdal.GDT_Byte)
    if source.GetProjection() and plan.GetProjection():
        warped = gdal.AutoCreateWarpedVRT(source, None, plan.GetProjection())
        _, width, _, _, _, height = warped.GetGeoTransform()
    return abs(width), abs(height)


def _finer(grid: BlockGrid, parts: int) -> BlockGrid:
    """Return the columns of a grid cut into parts along easting and northing."""
    _, rows, columns = grid.shape
    size = (grid.size[0] / parts, grid.size[1] / parts, grid.size[2])
    return BlockGrid(grid.origin, size, (1, rows * parts, columns * parts))


def _means(values: NDArray[np.float64], parts: int) -> NDArray[np.float64]:
    """Return the mean of each square of parts that are known; NaN where none is."""
    rows, columns = values.shape[0] // parts, values.shape[1] // parts
    squares = values.reshape(rows, parts, columns, parts)
    known = (~np.isnan(squares)).sum(axis=(1, 3))
    sums: NDArray[np.float64] = np.nansum(squares, axis=(1, 3))
    return np.divide(sums, known, out=np.full(sums.shape, np.nan), where=known > 0)


def columns_inside(
    source: QgsFeatureSource,
    grid: BlockGrid,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> NDArray[np.bool_]:
    """Return the columns of blocks whose centre lies inside the polygons of a layer, shape (rows, columns).

    Raises
    ------
    InvalidInputError
        No column lies inside.
    """
    inside = columns_covered(source, grid, crs, context)
    if not inside.any():
        raise InvalidInputError("No block lies inside the boundary; do boundary and samples lie in the same place?")
    return inside


def columns_covered(
    source: QgsFeatureSource,
    grid: BlockGrid,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> NDArray[np.bool_]:
    """Return the columns of blocks whose centre lies inside the polygons of a layer, maybe none."""
    plan = _plan(grid, crs, gdal.GDT_Byte)
    polygons = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = polygons.CreateLayer("boundary", plan.GetSpatialRef(), ogr.wkbUnknown)
    transform = None
    if crs.isValid() and source.sourceCrs().isValid():
        transform = QgsCoordinateTransform(source.sourceCrs(), crs, context)
    for feature in source.getFeatures():
        geometry = feature.geometry()
        if geometry.isNull():
            continue
        if transform is not None:
            geometry.transform(transform)
        shape = ogr.Feature(layer.GetLayerDefn())
        shape.SetGeometryDirectly(ogr.CreateGeometryFromWkb(bytes(geometry.asWkb())))
        layer.CreateFeature(shape)
    gdal.RasterizeLayer(plan, [1], layer, burn_values=[1])
    covered: NDArray[np.bool_] = _values(plan, grid, np.uint8) == 1
    return covered


_LOCAL = 'LOCAL_CS["mine grid",UNIT["metre",1]]'
"""Stands for both CRS where one is not known: coordinates are then taken as they are."""


def _plan(grid: BlockGrid, crs: QgsCoordinateReferenceSystem, kind: int) -> gdal.Dataset:
    """Return a raster in memory with one pixel per column of blocks, first row in the south."""
    _, rows, columns = grid.shape
    plan = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, kind)
    west, south, *_ = grid.bounds
    plan.SetGeoTransform((west, grid.size[0], 0.0, south, 0.0, grid.size[1]))
    if crs.isValid():
        reference = osr.SpatialReference()
        reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        plan.SetSpatialRef(reference)
    return plan


def _values(plan: gdal.Dataset, grid: BlockGrid, dtype: Any) -> NDArray[Any]:
    """Return the pixels, shape (rows, columns), rows from south to north."""
    _, rows, columns = grid.shape
    return np.frombuffer(plan.GetRasterBand(1).ReadRaster(), dtype=dtype).reshape(rows, columns).copy()
