# SPDX-License-Identifier: GPL-2.0-or-later
"""Copies of layers with further fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from .layer_files import Field, plain_values
from .staging import write_error

TYPES = {"int": QMetaType.Type.Int, "float": QMetaType.Type.Double, "text": QMetaType.Type.QString}


def write_copy(
    layer: QgsVectorLayer, features: Iterable[QgsFeature], added: Sequence[Field], hidden: Path, target: Path
) -> None:
    """Write features of a layer with their geometry and further fields into a new GeoPackage.

    Parameters
    ----------
    layer : QgsVectorLayer
        Where the features come from; its fields are kept, but keys and those of the names that are added.
    features : iterable of QgsFeature
        In the order of the values that are added.
    added : sequence of Field
        The further fields.
    hidden, target : Path
        Where the file is written, and what it will be called.
    """
    keys = layer.primaryKeyAttributes()
    taken = {"fid", *(field.name.lower() for field in added)}
    names = [str(name) for name in layer.fields().names()]
    kept = [index for index, name in enumerate(names) if index not in keys and name.lower() not in taken]
    fields = QgsFields()
    for index in kept:
        fields.append(layer.fields().at(index))
    for field in added:
        fields.append(QgsField(field.name, TYPES[field.kind]))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = target.stem
    writer = QgsVectorFileWriter.create(
        str(hidden), fields, layer.wkbType(), layer.crs(), QgsCoordinateTransformContext(), options
    )
    for feature, values in zip(features, zip(*(plain_values(field) for field in added))):
        copy = QgsFeature(fields)
        copy.setGeometry(feature.geometry())
        copy.setAttributes([*(feature.attribute(index) for index in kept), *values])
        writer.addFeature(copy, QgsFeatureSink.Flag.FastInsert)
    failure = writer.errorMessage() if writer.hasError() != QgsVectorFileWriter.WriterError.NoError else ""
    del writer
    if failure:
        raise write_error(target, OSError(failure))
