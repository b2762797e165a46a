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
    path = raster_path(layer)
    plan = _plan(grid, crs, gdal.GDT_Float64)
    band = plan.GetRasterBand(1)
    band.SetNoDataValue(float("nan"))
    band.Fill(float("nan"))
    with opened(path) as source, reading(path):
        has_both = crs.isValid() and bool(source.GetProjection())
        options: dict[str, Any] = {} if has_both else {"srcSRS": _LOCAL, "dstSRS": _LOCAL}
        first = gdal.Translate("", source, format="VRT", bandList=[1])
        gdal.Warp(plan, first, resampleAlg="bilinear", **options)
    return _values(plan, grid, np.float64)


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
    inside = _values(plan, grid, np.uint8) == 1
    if not inside.any():
        raise InvalidInputError("No block lies inside the boundary; do boundary and samples lie in the same place?")
    return inside


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
