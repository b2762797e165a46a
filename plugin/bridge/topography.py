# SPDX-License-Identifier: GPL-2.0-or-later
"""The elevation of the ground at single places, from an elevation model."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
    QgsRasterLayer,
)


def ground_at(
    layer: QgsRasterLayer,
    places: NDArray[np.float64],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
) -> NDArray[np.float64]:
    """Return the elevation of the ground at places, shape (n,): bilinear between pixels, NaN where there is no data.

    Parameters
    ----------
    layer : QgsRasterLayer
        The elevation model; its first band is read.
    places : array of shape (n, 2 or more)
        Easting and northing.
    crs : QgsCoordinateReferenceSystem
        That of the places; they are transformed when it is known and not the layer's.
    context : QgsCoordinateTransformContext
        Transformations of the project.
    """
    transform = None
    if crs.isValid() and layer.crs().isValid() and crs != layer.crs():
        transform = QgsCoordinateTransform(crs, layer.crs(), context)
    return np.array([_elevation(layer, _moved(QgsPointXY(*place[:2]), transform)) for place in places.tolist()])


def _moved(place: QgsPointXY, transform: QgsCoordinateTransform | None) -> QgsPointXY | None:
    """Return a place in the CRS of the raster; None where it has none."""
    if transform is None:
        return place
    try:
        return transform.transform(place)
    except QgsCsException:
        return None


def _elevation(layer: QgsRasterLayer, place: QgsPointXY | None) -> float:
    """Return the elevation at a place; where a pixel about it has no data, that of the pixel it lies in."""
    if place is None or not layer.extent().contains(place):
        return float("nan")
    width, height = layer.rasterUnitsPerPixelX(), layer.rasterUnitsPerPixelY()
    column = (place.x() - layer.extent().xMinimum()) / width - 0.5
    row = (place.y() - layer.extent().yMinimum()) / height - 0.5
    west, south = np.floor(column), np.floor(row)
    total = 0.0
    for right in (0, 1):
        for up in (0, 1):
            share = (1 - abs(column - west - right)) * (1 - abs(row - south - up))
            x = layer.extent().xMinimum() + (west + right + 0.5) * width
            y = layer.extent().yMinimum() + (south + up + 0.5) * height
            total += share * _pixel(layer, QgsPointXY(x, y)) if share > 0 else 0.0
    return total if np.isfinite(total) else _pixel(layer, place)


def _pixel(layer: QgsRasterLayer, place: QgsPointXY) -> float:
    """Return the value of the pixel at a place; NaN for no data."""
    value, is_known = layer.dataProvider().sample(place, 1)
    return float(value) if is_known else float("nan")
