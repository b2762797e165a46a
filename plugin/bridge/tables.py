# SPDX-License-Identifier: GPL-2.0-or-later
"""Drillhole tables as text, from any layer or file that QGIS reads.

A text file is read again from its path, whatever types its layer guessed: delimited text makes
`001` a `1`, and type detection makes a late `<0.005` NULL.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from qgis.core import QgsFeatureRequest, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ..engine.drillholes.columns import SYNONYMS, VAGUE
from ..engine.drillholes.names import header_key
from ..engine.drillholes.tables import TextTable, read_text_table
from ..engine.errors import InvalidInputError, Notice
from .points import is_null

TEXT_SUFFIXES = (".csv", ".txt", ".tsv", ".dat", ".asc")
SHEET_SUFFIXES = (".xlsx", ".xls", ".ods", ".xlsm")


def read_table(layer: QgsVectorLayer | str | Path, name: str) -> TextTable:
    """Return a layer's or file's table as text.

    Parameters
    ----------
    layer : QgsVectorLayer, str or Path
        Layers of text files are read again from their path; other layers give their attribute values.
    name : str
        What the table is called in messages: `collars`, `assays`…

    Raises
    ------
    InvalidInputError
        The table cannot be opened or has no columns.
    """
    if isinstance(layer, (str, Path)):
        path = Path(layer)
        if path.suffix.lower() in TEXT_SUFFIXES:
            return read_text_table(path, name)
        layer = QgsVectorLayer(str(layer), name, "ogr")
    if not layer.isValid():
        raise InvalidInputError("The table {name} cannot be opened: {source}.", name=name, source=layer.source())
    path_of_text = text_path(layer)
    if path_of_text is None:
        return _attribute_table(layer, name)
    table = read_text_table(path_of_text, name)
    if not layer.subsetString():
        return table
    kept = _kept_records(layer, len(table.rows))
    return _attribute_table(layer, name) if kept is None else _filtered(table, kept, layer.subsetString())


def text_path(layer: QgsVectorLayer) -> Path | None:
    """Return the text file behind a layer, filtered or not; None when there is none."""
    provider = layer.providerType()
    if provider not in {"delimitedtext", "ogr"}:
        return None
    decoded = QgsProviderRegistry.instance().decodeUri(provider, layer.source())
    path = Path(str(decoded.get("path") or ""))
    if path.suffix.lower() not in TEXT_SUFFIXES or not path.is_file():
        return None
    if provider == "delimitedtext" and not _has_plain_header(layer.source()):
        return None
    return path


def _has_plain_header(uri: str) -> bool:
    """Return whether a delimited-text layer takes its field names from the first line of its file."""
    options = parse_qs(urlsplit(uri).query)
    return options.get("useHeader", ["yes"])[0].lower() != "no" and options.get("skipLines", ["0"])[0] == "0"


def _kept_records(layer: QgsVectorLayer, n_records: int) -> list[int] | None:
    """Return which of a text file's records a filtered layer shows; None when they cannot be told."""
    whole = layer.clone()
    whole.setSubsetString("")
    places = {feature.id(): place for place, feature in enumerate(whole.getFeatures(_without_values()))}
    if len(places) != n_records:
        return None
    return [places[feature.id()] for feature in layer.getFeatures(_without_values())]


def _without_values() -> QgsFeatureRequest:
    request = QgsFeatureRequest()
    request.setNoAttributes()
    return request


def _filtered(table: TextTable, kept: list[int], subset: str) -> TextTable:
    """Return some records of a table, and say which."""
    fields = {"name": table.name, "kept": len(kept), "total": len(table.rows), "filter": subset}
    notice = Notice("{kept} of {total} rows of {name} pass the filter of its layer, {filter}.", fields)
    columns = {header: [cells[place] for place in kept] for header, cells in table.columns.items()}
    rows = [table.rows[place] for place in kept]
    return replace(table, columns=columns, rows=rows, notices=(*table.notices, notice))


def _attribute_table(layer: QgsVectorLayer, name: str) -> TextTable:
    """Return the attribute values of a layer as text."""
    headers = [str(header) for header in layer.fields().names()]
    columns: list[list[str]] = [[] for _ in headers]
    coordinates: list[tuple[str, str, str]] = []
    is_point = name == "collars" and QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry
    for feature in layer.getFeatures():
        for column, value in zip(columns, feature.attributes()):
            column.append(text_of(value))
        if is_point:
            coordinates.append(_coordinates(feature))
    n = len(columns[0]) if columns else len(coordinates)
    is_sheet = Path(layer.source().split("|")[0]).suffix.lower() in SHEET_SUFFIXES
    rows = list(range(2 if is_sheet else 1, n + (2 if is_sheet else 1)))
    notices: list[Notice] = []
    if is_sheet and n and all(re.fullmatch(r"Field\d+", header) for header in headers):
        headers, columns, rows = _header_from_first_row(columns)
        notices.append(Notice("The headers of {name} were taken from the sheet's first row.", {"name": name}))
    table = dict(zip(headers, columns))
    if is_point:
        notices.extend(_add_coordinates(table, coordinates, name, has_z=QgsWkbTypes.hasZ(layer.wkbType())))
    if not table:
        raise InvalidInputError("The table {name} has no columns.", name=name)
    return TextTable(name, table, rows, layer.source(), tuple(notices))


def _header_from_first_row(columns: list[list[str]]) -> tuple[list[str], list[list[str]], list[int]]:
    """Return headers, columns and row numbers of a sheet whose header QGIS took for data."""
    headers = [column[0] or f"Field{place}" for place, column in enumerate(columns, 1)]
    return headers, [column[1:] for column in columns], list(range(2, len(columns[0]) + 1))


def _add_coordinates(
    table: dict[str, list[str]], coordinates: list[tuple[str, str, str]], name: str, *, has_z: bool
) -> list[Notice]:
    """Add the coordinates of points as columns where the table has none; say so."""
    keys = {header_key(header) for header in table} - VAGUE
    added = []
    for place, axis in enumerate("xyz" if has_z else "xy"):
        if not keys & set(SYNONYMS[axis]):
            table[axis] = [point[place] for point in coordinates]
            added.append(axis)
    if not added:
        return []
    fields = {"name": name, "columns": ", ".join(added)}
    return [Notice("The coordinates {columns} of {name} were taken from the geometry of the points.", fields)]


def _coordinates(feature: Any) -> tuple[str, str, str]:
    if not feature.hasGeometry() or feature.geometry().isNull():
        return "", "", ""
    vertex = feature.geometry().vertexAt(0)
    return text_of(vertex.x()), text_of(vertex.y()), text_of(vertex.z())


def text_of(value: Any) -> str:
    """Return an attribute value as text: NULL and NaN are '', a whole number has no decimals."""
    if is_null(value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (QDate, QDateTime, QTime)):
        return str(value.toString(Qt.DateFormat.ISODate))
    return str(value)
