# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer with one of its fields as integer codes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsFeature, QgsVectorLayer, QgsWkbTypes

from ..engine.drillholes.encoding import Codebook
from ..engine.drillholes.names import class_field, field_name
from ..engine.drillholes.numbers import is_missing_name, tidy
from ..engine.drillholes.tables import TextTable
from ..engine.errors import InvalidInputError
from .layer_copies import write_copy
from .points import Field, write_table
from .staging import Staging, StrPath, check_extension
from .styling import style_categorized_points
from .tables import read_table, text_of, text_path


@dataclass(frozen=True)
class CategoryField:
    """A field of a layer whose values are names."""

    layer: QgsVectorLayer
    """The layer."""
    field: str
    """The field."""
    names: NDArray[np.str_]
    """Name of each feature, '' where missing."""
    features: tuple[QgsFeature, ...]
    """The features, in this order; empty when the layer is a text file."""
    table: TextTable | None
    """The text file of the layer, read as text; None for other layers."""


def read_category_field(layer: QgsVectorLayer, field: str) -> CategoryField:
    """Return the names in a field; texts that say that there is nothing (`NS`, `-`) are missing.

    Raises
    ------
    InvalidInputError
        The layer has no such field, or no features.
    """
    is_text_file = text_path(layer) is not None
    table = read_table(layer, "table") if is_text_file else None
    headers = list(table.columns) if table is not None else [str(name) for name in layer.fields().names()]
    if field not in headers:
        raise InvalidInputError(
            "{layer} has no field {missing}; its fields are {available}.",
            layer=layer.name(),
            missing=field,
            available=", ".join(headers),
        )
    features = () if is_text_file else tuple(layer.getFeatures())
    cells = table.columns[field] if table is not None else [text_of(feature.attribute(field)) for feature in features]
    if not cells:
        raise InvalidInputError("{layer} has no rows; at least one is needed.", layer=layer.name())
    names = np.array(["" if is_missing_name(tidy(cell)) else cell.strip() for cell in cells], dtype=np.str_)
    return CategoryField(layer, field, names, features, table)


def has_field(category: CategoryField, field: str) -> bool:
    """Return whether the layer has a field of that name, whatever the case."""
    names = category.table.columns if category.table is not None else category.layer.fields().names()
    return field.lower() in {str(name).lower() for name in names}


def write_coded_layer(
    path: StrPath,
    category: CategoryField,
    codes: NDArray[np.int32],
    code_field: str,
    codebook: Codebook,
    *,
    one_hot: bool = False,
    staging: Staging,
) -> str:
    """Write the layer with a field of codes into a GeoPackage and return its path; code 0 is NULL.

    Parameters
    ----------
    one_hot : bool
        Whether each class gets a field of its own too, 1 in its rows and 0 in the others.
    """
    added = {code_field: codes, **(class_fields(category, codes, codebook) if one_hot else {})}
    given = [
        Field(name, "int", [int(one) if code else None for one, code in zip(ones, codes)])
        for name, ones in added.items()
    ]
    if category.table is not None:
        columns = category.table.columns.items()
        taken = {field.name.lower() for field in given}
        fields = [Field(header, "text", cells) for header, cells in columns if header.lower() not in taken]
        return write_table(path, [*fields, *given], staging=staging)
    target = check_extension(path, ".gpkg")
    hidden = staging.path(target)
    write_copy(category.layer, category.features, given, hidden, target)
    _store_style(hidden, target.stem, code_field, codebook)
    return str(target)


def class_fields(category: CategoryField, codes: NDArray[np.int32], codebook: Codebook) -> dict[str, NDArray[np.int32]]:
    """Return a column of 0 and 1 for each class of a codebook, called after field and class."""
    columns: dict[str, NDArray[np.int32]] = {}
    for code, name in zip(codebook.codes, codebook.names):
        free = class_field(field_name(category.field)[0], name)
        columns[f"{free}_{code}" if free in columns else free] = (codes == code).astype(np.int32)
    return columns


def _store_style(hidden: Path, name: str, code_field: str, codebook: Codebook) -> None:
    """Store the colours of the codebook as the style of a layer of points."""
    layer = QgsVectorLayer(f"{hidden}|layername={name}", name, "ogr")
    if layer.geometryType() != QgsWkbTypes.GeometryType.PointGeometry:
        return
    classes = {code: (color, name) for code, name, color in zip(codebook.codes, codebook.names, codebook.colors)}
    style_categorized_points(layer, code_field, classes)
    layer.saveStyleToDatabase(name, "Oresight", True, "")
