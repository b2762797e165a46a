# SPDX-License-Identifier: GPL-2.0-or-later
"""Closed surfaces from layers: polygons with elevations, multipatches, meshes; all as triangles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsMesh,
    QgsMeshLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..engine.errors import InvalidInputError

Floats = NDArray[np.float64]


def triangles_of(layer: QgsMapLayer) -> tuple[Floats, QgsCoordinateReferenceSystem]:
    """Return the triangles of a layer, shape (t, 3, 3), and its CRS.

    A polygon of more than three corners becomes a fan of triangles.

    Raises
    ------
    InvalidInputError
        The layer holds no polygons with elevations and no mesh.
    """
    if isinstance(layer, QgsMeshLayer):
        rings = _mesh_rings(layer)
    elif isinstance(layer, QgsVectorLayer) and QgsWkbTypes.hasZ(layer.wkbType()):
        rings = [ring for feature in layer.getFeatures() for ring in _rings(feature.geometry().constGet())]
    else:
        raise InvalidInputError(
            "{layer} must be a layer of polygons with elevations (PolygonZ, multipatch) or a mesh.", layer=layer.name()
        )
    fans = [fan for ring in rings for fan in _fan(ring)]
    return np.array(fans, dtype=np.float64).reshape(-1, 3, 3), layer.crs()


def _rings(geometry: QgsAbstractGeometry | None) -> list[Floats]:
    """Return all rings of a geometry, each of shape (k, 3), the closing corner left out."""
    if geometry is None:
        return []
    sequence = geometry.coordinateSequence()
    return [
        np.array([(point.x(), point.y(), point.z()) for point in ring[:-1]], dtype=np.float64)
        for part in sequence
        for ring in part
        if len(ring) > 3
    ]


def _mesh_rings(layer: QgsMeshLayer) -> list[Floats]:
    mesh = QgsMesh()
    layer.dataProvider().populateMesh(mesh)
    corners = [mesh.vertex(number) for number in range(mesh.vertexCount())]
    points = np.array([(corner.x(), corner.y(), corner.z()) for corner in corners], dtype=np.float64).reshape(-1, 3)
    return [points[mesh.face(number)] for number in range(mesh.faceCount())]


def _fan(ring: Floats) -> list[Floats]:
    return [ring[[0, second, second + 1]] for second in range(1, len(ring) - 1)]
