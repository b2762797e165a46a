# SPDX-License-Identifier: GPL-2.0-or-later
"""Points, lines, polygons and surfaces of layers as the simplices that distances are measured to."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsMapLayer,
    QgsMeshLayer,
    QgsPoint,
    QgsPointXY,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.sources import Shape
from ..engine.errors import InvalidInputError
from .bodies import triangles_of
from .footprint import columns_covered

Floats = NDArray[np.float64]
Kind = QgsWkbTypes.GeometryType


def has_elevations(layer: QgsMapLayer) -> bool:
    """Return whether a layer's geometries have elevations that are not all zero."""
    if isinstance(layer, QgsMeshLayer):
        return True
    if not isinstance(layer, QgsVectorLayer) or not QgsWkbTypes.hasZ(layer.wkbType()):
        return False
    return any(
        np.isfinite(vertex.z()) and vertex.z() != 0.0
        for feature in layer.getFeatures()
        for vertex in feature.geometry().vertices()
    )


def read_shape(
    layer: QgsMapLayer,
    grid: BlockGrid,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    *,
    is_plan: bool,
) -> Shape:
    """Return the shape of a layer in the CRS of the block model.

    Parameters
    ----------
    is_plan : bool
        Whether elevations are ignored: polygons are then outlines on the map, not surfaces.

    Raises
    ------
    InvalidInputError
        The layer holds no geometries, or is a mesh that is to be seen on the map.
    """
    if isinstance(layer, QgsMeshLayer):
        return _mesh_shape(layer, crs, context, is_plan=is_plan)
    if not isinstance(layer, QgsVectorLayer):
        raise InvalidInputError("{layer} has no points, lines, polygons or triangles.", layer=layer.name())
    kind = QgsWkbTypes.geometryType(layer.wkbType())
    geometries = _geometries(layer, crs, context)
    if kind == Kind.PolygonGeometry and not is_plan:
        triangles = [triangle for geometry in geometries for triangle in _triangles(geometry)]
        return _shape(np.array(triangles, float).reshape(-1, 3, 3), layer, is_plan=False)
    paths = [path for geometry in geometries for path in _paths(geometry)]
    if kind == Kind.PointGeometry:
        points = np.concatenate([np.zeros((0, 3)), *paths])
        return _shape(points[:, None, :], layer, is_plan=is_plan)
    segments = [np.stack([path[:-1], path[1:]], axis=1) for path in paths if len(path) > 1]
    pieces = np.repeat(np.arange(len(segments)), [len(one) for one in segments])
    inside = columns_covered(layer, grid, crs, context) if kind == Kind.PolygonGeometry else None
    return _shape(
        np.concatenate([np.zeros((0, 2, 3)), *segments]), layer, is_plan=is_plan, pieces=pieces, inside=inside
    )


def _shape(
    simplices: Floats,
    layer: QgsMapLayer,
    *,
    is_plan: bool,
    pieces: NDArray[np.intp] | None = None,
    inside: NDArray[np.bool_] | None = None,
) -> Shape:
    if len(simplices) == 0:
        raise InvalidInputError("{layer} is empty: there is nothing to measure distances to.", layer=layer.name())
    pieces = np.zeros(len(simplices), dtype=np.intp) if pieces is None else pieces
    return Shape(simplices, pieces, is_plan=is_plan, inside=inside)


def _transform(
    source: QgsCoordinateReferenceSystem, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsCoordinateTransform | None:
    """Return what takes coordinates into the block model's CRS; None where one of the two is not known."""
    if not source.isValid() or not crs.isValid() or source == crs:
        return None
    return QgsCoordinateTransform(source, crs, context)


def _mesh_shape(
    layer: QgsMeshLayer,
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    *,
    is_plan: bool,
) -> Shape:
    if is_plan:
        raise InvalidInputError("{layer} is a mesh: distances to it are measured in space.", layer=layer.name())
    triangles, own = triangles_of(layer)
    transform = _transform(own, crs, context)
    if transform is not None:
        for corner in triangles.reshape(-1, 3):
            moved = transform.transform(float(corner[0]), float(corner[1]))
            corner[:2] = moved.x(), moved.y()
    return _shape(triangles, layer, is_plan=False)


def _geometries(
    layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> Iterator[QgsGeometry]:
    """Yield the geometries of a layer in the block model's CRS, arcs as chains of lines."""
    transform = _transform(layer.crs(), crs, context)
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        if geometry.isNull():
            continue
        straight = QgsGeometry(geometry.constGet().segmentize())
        if transform is not None:
            straight.transform(transform)
        yield straight


def _paths(geometry: QgsGeometry) -> Iterator[Floats]:
    """Yield the rings, lines or points of a geometry, shape (k, 3); elevation 0 where there is none."""
    for part in geometry.constGet().coordinateSequence():
        for ring in part:
            yield _coordinates(ring)


def _coordinates(points: list[QgsPoint]) -> Floats:
    return np.array([(p.x(), p.y(), p.z() if p.is3D() else 0.0) for p in points], dtype=np.float64).reshape(-1, 3)


def _triangles(geometry: QgsGeometry) -> Iterator[Floats]:
    """Yield the triangles of polygons with elevations, holes left out."""
    for part in geometry.constGet().coordinateSequence():
        rings = [_coordinates(ring) for ring in part]
        if len(rings) == 1 and len(rings[0]) == 4:
            yield rings[0][:3]
        elif rings:
            yield from _cut(rings)


def _cut(rings: list[Floats]) -> Iterator[Floats]:
    """Yield the triangles of a polygon that may lie anyhow in space: it is cut in its own plane."""
    shell = rings[0]
    normal = np.cross(shell[:-1] - shell[0], shell[1:] - shell[0]).sum(axis=0)
    length = np.linalg.norm(normal)
    if length == 0.0:
        return
    aside = np.eye(3)[np.argmin(np.abs(normal))]
    first = np.cross(normal, aside)
    first /= np.linalg.norm(first)
    axes = np.column_stack((first, np.cross(normal / length, first)))
    flat = [(ring - shell[0]) @ axes for ring in rings]
    corner_of = {tuple(place): corner for ring, flat_ring in zip(rings, flat) for place, corner in zip(flat_ring, ring)}
    polygon = QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in ring.tolist()] for ring in flat])
    for triangle in polygon.constrainedDelaunayTriangulation().asGeometryCollection():
        places = [(corner.x(), corner.y()) for corner in triangle.asPolygon()[0][:3]]
        yield np.array([corner_of.get(place, shell[0] + axes @ np.array(place)) for place in places])
