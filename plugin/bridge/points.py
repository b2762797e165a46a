# SPDX-License-Identifier: GPL-2.0-or-later
"""Points, lines and tables between arrays and vector layers.

They appear whole or not at all; NaN and '' are NULL.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import numpy as np
from numpy.typing import NDArray
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..engine.errors import InvalidInputError
from ..engine.progress import Progress, no_progress
from .crs import known_crs
from .layer_files import Field, LayerFile, LayerStyle, joined, plain_values, write_layer
from .staging import Staging, StrPath, check_extension, writing

__all__ = ["Field", "PointTable", "is_null", "read_points", "write_lines", "write_points", "write_table"]


@dataclass(frozen=True)
class PointTable:
    """The points of a layer and its columns."""

    points: NDArray[np.float64]
    """Shape (n, 3): easting, northing, elevation; NaN where there is no geometry or elevation."""
    columns: dict[str, NDArray[Any]]
    """Float64 with NaN for NULL, or text with '' for NULL; shape (n,) each."""
    crs: QgsCoordinateReferenceSystem
    """CRS of the layer; may be invalid."""


def write_points(
    path: StrPath,
    points: NDArray[np.float64],
    fields: Sequence[Field],
    crs: QgsCoordinateReferenceSystem,
    *,
    layer_name: str = "",
    style: LayerStyle | None = None,
    staging: Staging | None = None,
    progress: Progress = no_progress,
) -> str:
    """Write a PointZ layer into a new GeoPackage and return its path.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation; a row with NaN has no geometry.
    staging : Staging, optional
        Moves the file together with others; without it the file is moved at once.
    progress : Progress
        Called about once a second; may raise `CancelledError`.
    """
    places = np.asarray(points, dtype=float).tolist()
    is_placed = np.isfinite(points).all(axis=1).tolist()

    def geometry(index: int) -> ogr.Geometry | None:
        if not is_placed[index]:
            return None
        point = ogr.Geometry(ogr.wkbPoint25D)
        point.AddPoint(*places[index])
        return point

    file = LayerFile(path, crs, layer_name, style, staging, progress)
    return write_layer(file, ogr.wkbPoint25D, geometry, len(points), fields)


def write_lines(
    path: StrPath,
    lines: Sequence[NDArray[np.float64]],
    fields: Sequence[Field],
    crs: QgsCoordinateReferenceSystem,
    *,
    layer_name: str = "",
    style: LayerStyle | None = None,
    staging: Staging | None = None,
    progress: Progress = no_progress,
) -> str:
    """Write a LineStringZ layer (LineStringZM where lines have four columns) and return its path.

    Parameters
    ----------
    lines : sequence of arrays of shape (k, 3) or (k, 4)
        Easting, northing, elevation and, when given, the measure (depth along the hole).
    progress : Progress
        Called about once a second; may raise `CancelledError`.
    """
    has_measure = any(line.shape[1] == 4 for line in lines)
    kind = ogr.wkbLineStringZM if has_measure else ogr.wkbLineString25D

    def geometry(index: int) -> ogr.Geometry:
        line = ogr.Geometry(kind)
        for vertex in lines[index].tolist():
            if has_measure:
                line.AddPointZM(*vertex)
            else:
                line.AddPoint(*vertex)
        return line

    file = LayerFile(path, crs, layer_name, style, staging, progress)
    return write_layer(file, kind, geometry, len(lines), fields)


def write_table(path: StrPath, fields: Sequence[Field], *, layer_name: str = "", staging: Staging | None = None) -> str:
    """Write a table without geometry as `.gpkg` or `.csv` (UTF-8 with a byte-order mark) and return its path."""
    target = check_extension(path, ".gpkg", ".csv")
    n = len(fields[0].values) if fields else 0
    if target.suffix.lower() == ".gpkg":
        file = LayerFile(path, QgsCoordinateReferenceSystem(), layer_name, None, staging)
        return write_layer(file, ogr.wkbNone, _no_geometry, n, fields)
    with joined(staging) as files, writing(target), _csv_stream(files.path(target)) as stream:
        writer = csv.writer(stream)
        writer.writerow([field.name for field in fields])
        writer.writerows(zip(*(["" if one is None else one for one in plain_values(field)] for field in fields)))
    return str(target)


def _csv_stream(path: Path) -> TextIO:
    """Open a text file for writing; the byte-order mark tells spreadsheets that it is UTF-8."""
    return path.open("w", encoding="utf-8-sig", newline="")


def _no_geometry(index: int) -> None:
    """Return the geometry of a row of a table: none."""


def read_points(source: QgsVectorLayer | QgsFeatureSource, field_names: Sequence[str] | None = None) -> PointTable:
    """Return the points and columns of a layer or feature source.

    Parameters
    ----------
    field_names : sequence of str, optional
        Fields to read, whatever the case; all by default.

    Raises
    ------
    InvalidInputError
        The layer has no points, or a field is not there.
    """
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PointGeometry:
        raise InvalidInputError(
            "{layer} must be a layer of points, but it holds {given}.",
            layer=_name_of(source),
            given=QgsWkbTypes.displayString(source.wkbType()),
        )
    names = _field_names(source, field_names)
    fields = source.fields()
    indices = [fields.lookupField(name) for name in names]
    request = QgsFeatureRequest()
    request.setSubsetOfAttributes(indices)
    points: list[tuple[float, float, float]] = []
    values: list[list[Any]] = [[] for _ in names]
    for feature in source.getFeatures(request):
        points.append(_first_point(feature))
        for column, index in zip(values, indices):
            column.append(feature.attribute(index))
    columns = {
        name: _column(column, is_number=fields.at(index).isNumeric())
        for name, column, index in zip(names, values, indices)
    }
    crs = source.sourceCrs() if hasattr(source, "sourceCrs") else source.crs()
    return PointTable(np.array(points, dtype=float).reshape(-1, 3), columns, known_crs(crs))


def _name_of(source: QgsVectorLayer | QgsFeatureSource) -> str:
    if isinstance(source, QgsVectorLayer):
        return source.name()
    return source.sourceName() if isinstance(source, QgsProcessingFeatureSource) else "The layer"


def _field_names(source: QgsVectorLayer | QgsFeatureSource, wanted: Sequence[str] | None) -> list[str]:
    fields = source.fields()
    if wanted is None:
        return [str(name) for name in fields.names()]
    missing = [name for name in wanted if fields.lookupField(name) < 0]
    if missing:
        raise InvalidInputError(
            "{layer} has no field {missing}; its fields are {available}.",
            layer=_name_of(source),
            missing=", ".join(missing),
            available=", ".join(fields.names()),
        )
    return list(wanted)


def _first_point(feature: Any) -> tuple[float, float, float]:
    nan = float("nan")
    if not feature.hasGeometry() or feature.geometry().isNull():
        return nan, nan, nan
    vertex = feature.geometry().vertexAt(0)
    return vertex.x(), vertex.y(), vertex.z() if vertex.is3D() else nan


def _column(values: list[Any], *, is_number: bool) -> NDArray[Any]:
    """Return an array of a column; NULL is NaN or ''."""
    plain = [None if is_null(value) else value for value in values]
    if is_number:
        return np.array([np.nan if value is None else float(value) for value in plain], dtype=float)
    return np.array(["" if value is None else str(value) for value in plain], dtype=str)


def is_null(value: Any) -> bool:
    """Return whether a value read from a layer is NULL, in Qt 5 and Qt 6."""
    return value is None or (hasattr(value, "isNull") and bool(value.isNull()))
