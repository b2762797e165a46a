# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes one layer into a new GeoPackage, its style inside. NaN, None and '' are NULL."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np
from numpy.typing import NDArray
from osgeo import ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ..engine.errors import InvalidInputError
from ..engine.progress import Progress, no_progress
from .gdal_errors import writing_with_gdal
from .staging import Staging, StrPath, check_extension

LayerStyle = Callable[[QgsVectorLayer], None]
"""Styles a layer in place; what it sets is stored in the GeoPackage."""
Geometry = Callable[[int], Optional[ogr.Geometry]]
"""Returns the geometry of the n-th feature."""

_OGR_TYPES = {"text": ogr.OFTString, "int": ogr.OFTInteger64, "float": ogr.OFTReal}
_BATCH = 50_000
_FONT = re.compile(r' fontFamily="[^"]*"')


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
class LayerFile:
    """Where and how a layer is written."""

    path: StrPath
    """Target, `.gpkg`."""
    crs: QgsCoordinateReferenceSystem
    """May be invalid."""
    layer_name: str = ""
    """Name of the table; the file's name without its extension by default."""
    style: LayerStyle | None = None
    """Sets the style that is stored in the file."""
    staging: Staging | None = None
    """Moves the file together with others; without it the file is moved at once."""
    progress: Progress = no_progress
    """Told how far the writing is; may raise `CancelledError`."""


def write_layer(file: LayerFile, kind: int, geometry: Geometry, n: int, fields: Sequence[Field]) -> str:
    """Write n features into a new GeoPackage and return its path.

    Parameters
    ----------
    kind : int
        OGR's number of the geometry type; `ogr.wkbNone` for a table.
    geometry : callable
        Returns the geometry of a feature by its index, None for none.
    """
    target = check_extension(file.path, ".gpkg")
    _check_fields(fields, n)
    name = file.layer_name or target.stem
    with joined(file.staging) as staging:
        hidden = staging.path(target)
        with writing_with_gdal(target):
            _fill(hidden, name, kind, geometry, n, fields, file)
        _store_style(hidden, name, fields, file.style)
    return str(target)


@contextmanager
def joined(staging: Staging | None) -> Iterator[Staging]:
    """Give the caller's staging, which he commits, or one that is committed at the end."""
    if staging is not None:
        yield staging
        return
    with Staging() as own:
        yield own


def _fill(
    hidden: Path,
    name: str,
    kind: int,
    geometry: Geometry,
    n: int,
    fields: Sequence[Field],
    file: LayerFile,
) -> None:
    """Create the file and its features, in transactions of `_BATCH`."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(hidden))
    options = ["FID=fid" if "fid" not in {field.name.lower() for field in fields} else "FID=ogc_fid"]
    layer = dataset.CreateLayer(name, _spatial_reference(file.crs), kind, [*options, "GEOMETRY_NAME=geom"])
    columns = [plain_values(field) for field in fields]
    for field in fields:
        definition = ogr.FieldDefn(field.name, _OGR_TYPES[field.kind])
        if field.alias:
            definition.SetAlternativeName(field.alias)
        layer.CreateField(definition)
    try:
        for start in range(0, n, _BATCH):
            file.progress(start / n)
            layer.StartTransaction()
            _add_features(layer, geometry, range(start, min(start + _BATCH, n)), columns)
            layer.CommitTransaction()
        file.progress(1.0)
    finally:
        layer = None
        dataset = None


def _add_features(layer: ogr.Layer, geometry: Geometry, places: range, columns: Sequence[list[Any]]) -> None:
    """Add some features; one OGR feature serves for all."""
    feature = ogr.Feature(layer.GetLayerDefn())
    has_geometry = layer.GetGeomType() != ogr.wkbNone
    for place in places:
        feature.SetFID(-1)
        for position, column in enumerate(columns):
            feature.SetField(position, column[place])  # None sets NULL
        if has_geometry:
            feature.SetGeometryDirectly(geometry(place))
        layer.CreateFeature(feature)


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
    if layer.labelsEnabled():
        _without_fonts(hidden)


def _without_fonts(hidden: Path) -> None:
    """Let labels have the font of whoever opens the layer: QGIS warns of one that a machine lacks."""
    dataset = ogr.Open(str(hidden), update=1)
    styles = dataset.GetLayerByName("layer_styles")
    for feature in [styles.GetFeature(number) for number in range(1, styles.GetFeatureCount() + 1)]:
        feature.SetField("styleQML", _FONT.sub("", feature.GetField("styleQML")))
        styles.SetFeature(feature)
    dataset = None


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


def plain_values(field: Field) -> list[Any]:
    """Return a field's values as Python's own, None for what is missing."""
    values = np.asarray(field.values).tolist()
    if field.kind == "text":
        return [str(value) if value is not None and value != "" else None for value in values]
    missing = [value is None or value != value for value in values]  # NaN differs from itself
    number = int if field.kind == "int" else float
    return [None if is_missing else number(value) for value, is_missing in zip(values, missing)]


def _spatial_reference(crs: QgsCoordinateReferenceSystem) -> osr.SpatialReference | None:
    if not crs.isValid():
        return None
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference
