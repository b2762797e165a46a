# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a value cannot be that of a parameter, as a sentence: QGIS says no more than that it is incorrect."""

from __future__ import annotations

import re
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingDestinationParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
)

from ..plugin.bridge.staging import check_extension, check_place
from ..plugin.engine.errors import InvalidInputError

LAYERS = ("vector", "raster", "source", "multilayer", "mesh")
"""Types of parameters that take what can be opened as a layer."""
BEYOND = 1e300
"""A limit of a number that is none."""


def check_value(definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext) -> None:
    """Raise `InvalidInputError` with what was given and what is needed when a parameter does not take a value."""
    if definition.checkValueIsAcceptable(value, context):
        return
    fields = {"title": definition.description(), "name": definition.name(), "given": _plain(value)}
    if value is None or value == "":
        raise InvalidInputError("{title} ({name}) must be given.", **fields)
    if isinstance(definition, QgsProcessingParameterEnum):
        raise InvalidInputError(
            "{title} ({name}) must be one of {options}, but {given} was given.",
            options=", ".join(definition.options()),
            **fields,
        )
    if isinstance(definition, QgsProcessingParameterNumber):
        _refuse_number(definition, fields)
    if isinstance(definition, QgsProcessingParameterFile) and definition.extension():
        raise InvalidInputError(
            "{title} ({name}) must be a file that ends in .{extension}, but {given} was given.",
            extension=definition.extension(),
            **fields,
        )
    if definition.type() in LAYERS:
        given = value if isinstance(value, (list, tuple)) else [value]
        fields["given"] = next((_plain(one) for one in given if not _is_layer(definition, one, context)), _plain(value))
        raise InvalidInputError("{title} ({name}): {given} could not be opened as a layer.", **fields)
    raise InvalidInputError("{title} ({name}) cannot be {given}.", **fields)


def _is_layer(definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext) -> bool:
    """Return whether a parameter takes this one layer."""
    one = [value] if definition.type() == "multilayer" else value
    return bool(definition.checkValueIsAcceptable(one, context))


def _refuse_number(definition: QgsProcessingParameterNumber, fields: dict[str, str]) -> None:
    low, high = definition.minimum(), definition.maximum()
    if low > -BEYOND and high < min(BEYOND, 2**31 - 1):
        raise InvalidInputError(
            "{title} ({name}) must be a number from {low} to {high}, but {given} was given.",
            low=f"{low:g}",
            high=f"{high:g}",
            **fields,
        )
    if low > -BEYOND and low > -(2**31):
        raise InvalidInputError(
            "{title} ({name}) must be a number of at least {low}, but {given} was given.", low=f"{low:g}", **fields
        )
    raise InvalidInputError("{title} ({name}) must be a number, but {given} was given.", **fields)


def check_destination(definition: QgsProcessingParameterDefinition, value: Any) -> None:
    """Raise `InvalidInputError` when an output cannot be written where, or as what, it is to go."""
    if not isinstance(definition, QgsProcessingDestinationParameter):
        return
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if not isinstance(value, str) or value in ("", QgsProcessing.TEMPORARY_OUTPUT):
        return
    check_place(value)
    extensions = _extensions(definition)
    if extensions:
        check_extension(value, *extensions)


def _extensions(definition: QgsProcessingDestinationParameter) -> tuple[str, ...]:
    """Return how the file of an output may end; nothing for a folder."""
    if isinstance(definition, QgsProcessingParameterFileDestination):
        return tuple(re.findall(r"\*(\.\w+)", definition.fileFilter()))
    if isinstance(definition, QgsProcessingParameterVectorDestination):
        return tuple(f".{extension}" for extension in definition.supportedOutputVectorLayerExtensions())
    return (".tif", ".tiff") if isinstance(definition, QgsProcessingParameterRasterDestination) else ()


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else str(value)
