# SPDX-License-Identifier: GPL-2.0-or-later
"""Points, lines and tables between arrays and vector layers.

Written with OGR under a hidden name beside the target, then moved; NaN and '' are NULL.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..engine.errors import InvalidInputError
from .staging import Staging, StrPath, check_extension, writing

LayerStyle = Callable[[QgsVectorLayer], None]
"""Styles a layer in place; what it sets is stored in the GeoPackage."""

_OGR_TYPES = {"text": ogr.OFTString, "int": ogr.OFTInteger64, "float": ogr.OFTReal}
_BATCH = 50_000


@dataclass(frozen=True)
class Field:
    """One column of a layer or table that is written."""

    name: str
    """Name, unique within the layer whatever the case."""
    kind: str
    """`text`, `int` or `float`."""
    values: Sequence[Any] | NDArray[Any]
    """One per feature; NaN, None and '' become NULL."""
    alias: str = ""
    """Name shown to the user."""


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
) -> str:
    """Write a PointZ layer into a new GeoPackage and return its path.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation; a row with NaN has no geometry.
    staging : Staging, optional
        Moves the file together with others; without it the file is moved at once.
    """

    def geometry(index: int) -> ogr.Geometry | None:
        x, y, z = points[index]
        if not np.isfinite((x, y, z)).all():
            return None
        point = ogr.Geometry(ogr.wkbPoint25D)
        point.AddPoint(float(x), float(y), float(z))
        return point

    return _write_layer(path, ogr.wkbPoint25D, geometry, len(points), fields, crs, layer_name, style, staging)


def write_lines(
    path: StrPath,
    lines: Sequence[NDArray[np.float64]],
    fields: Sequence[Field],
    crs: QgsCoordinateReferenceSystem,
    *,
    layer_name: str = "",
    style: LayerStyle | None = None,
    staging: Staging | None = None,
) -> str:
    """Write a LineStringZ layer (LineStringZM where lines have four columns) and return its path.

    Parameters
    ----------
    lines : sequence of arrays of shape (k, 3) or (k, 4)
        Easting, northing, elevation and, when given, the measure (depth along the hole).
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

    return _write_layer(path, kind, geometry, len(lines), fields, crs, layer_name, style, staging)


def write_table(path: StrPath, fields: Sequence[Field], *, layer_name: str = "", staging: Staging | None = None) -> str:
    """Write a table without geometry as `.gpkg` or `.csv` (UTF-8 with a byte-order mark) and return its path."""
    target = check_extension(path, ".gpkg", ".csv")
    n = len(fields[0].values) if fields else 0
    if target.suffix.lower() == ".gpkg":
        no_crs = QgsCoordinateReferenceSystem()
        return _write_layer(path, ogr.wkbNone, lambda index: None, n, fields, no_crs, layer_name, None, staging)
    own = staging or Staging()
    hidden = own.path(target)
    with _discarding(own if staging is None else None), writing(target):
        with hidden.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow([field.name for field in fields])
            writer.writerows(zip(*(["" if one is None else one for one in _plain(field)] for field in fields)))
    return str(target)


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
    return PointTable(np.array(points, dtype=float).reshape(-1, 3), columns, crs)


# -- writing ---------------------------------------------------------------------------------


@contextmanager
def _discarding(own: Staging | None) -> Iterator[None]:
    """Commit a staging of our own on a good end; leave one that was handed in to its owner."""
    if own is None:
        yield
        return
    with own:
        yield


def _write_layer(
    path: StrPath,
    kind: int,
    geometry: Callable[[int], ogr.Geometry | None],
    n: int,
    fields: Sequence[Field],
    crs: QgsCoordinateReferenceSystem,
    layer_name: str,
    style: LayerStyle | None,
    staging: Staging | None,
) -> str:
    """Write a layer into a new GeoPackage; the one way in which layers are written."""
    target = check_extension(path, ".gpkg")
    _check_fields(fields, n)
    own = staging or Staging()
    hidden = own.path(target)
    name = layer_name or target.stem
    with _discarding(own if staging is None else None):
        with _quiet(target):
            _fill(hidden, name, kind, geometry, n, fields, _spatial_reference(crs))
        _store_style(hidden, name, fields, style)
    return str(target)


@contextmanager
def _quiet(target: Path) -> Iterator[None]:
    """Keep OGR from printing; turn its failure into a sentence about `target`."""
    gdal.ErrorReset()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
        failed = gdal.GetLastErrorType() >= gdal.CE_Failure
    except (RuntimeError, AttributeError):
        failed = True
        if not gdal.GetLastErrorMsg():
            raise
    finally:
        gdal.PopErrorHandler()
    if failed:
        raise InvalidInputError("{path} cannot be written: {reason}.", path=str(target), reason=gdal.GetLastErrorMsg())


def _fill(
    hidden: Path,
    name: str,
    kind: int,
    geometry: Callable[[int], ogr.Geometry | None],
    n: int,
    fields: Sequence[Field],
    reference: osr.SpatialReference | None,
) -> None:
    """Create the file and its features, in transactions of `_BATCH`."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(hidden))
    options = ["FID=fid" if "fid" not in {field.name.lower() for field in fields} else "FID=ogc_fid"]
    layer = dataset.CreateLayer(name, reference, kind, [*options, "GEOMETRY_NAME=geom"])
    for field in fields:
        definition = ogr.FieldDefn(field.name, _OGR_TYPES[field.kind])
        if field.alias:
            definition.SetAlternativeName(field.alias)
        layer.CreateField(definition)
    columns = [_plain(field) for field in fields]
    definition = layer.GetLayerDefn()
    for start in range(0, n, _BATCH):
        layer.StartTransaction()
        for index in range(start, min(start + _BATCH, n)):
            feature = ogr.Feature(definition)
            for position, column in enumerate(columns):
                if column[index] is not None:
                    feature.SetField(position, column[index])
            shape = geometry(index)
            if shape is not None:
                feature.SetGeometryDirectly(shape)
            layer.CreateFeature(feature)
        layer.CommitTransaction()
    layer = None
    dataset = None


def _store_style(hidden: Path, name: str, fields: Sequence[Field], style: LayerStyle | None) -> None:
    """Store style and aliases in the GeoPackage, so that they come whoever opens it."""
    if style is None and not any(field.alias for field in fields):
        return
    layer = QgsVectorLayer(f"{hidden}|layername={name}", name, "ogr")
    if style is not None:
        style(layer)
    for field in fields:
        if field.alias:
            layer.setFieldAlias(layer.fields().lookupField(field.name), field.alias)
    layer.saveStyleToDatabase(name, "Oresight", True, "")


def _check_fields(fields: Sequence[Field], n: int) -> None:
    names = [field.name.lower() for field in fields]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InvalidInputError("Two fields are called {names}; field names must differ.", names=", ".join(twice))
    for field in fields:
        if len(field.values) != n:
            raise InvalidInputError(
                "The field {name} has {given} values, but there are {needed} features.",
                name=field.name,
                given=len(field.values),
                needed=n,
            )


def _plain(field: Field) -> list[Any]:
    """Return a field's values as Python's own, None for what is missing."""
    values = np.asarray(field.values).tolist()
    if field.kind == "text":
        return [str(value) if value is not None and value != "" else None for value in values]
    missing = [value is None or value != value for value in values]  # noqa: PLR0124 (NaN)
    number = int if field.kind == "int" else float
    return [None if is_missing else number(value) for value, is_missing in zip(values, missing)]


def _spatial_reference(crs: QgsCoordinateReferenceSystem) -> osr.SpatialReference | None:
    if not crs.isValid():
        return None
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


# -- reading ---------------------------------------------------------------------------------


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
