# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings of the engine as parameters of an algorithm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from .base import OresightAlgorithm


@dataclass(frozen=True)
class Choice:
    """A setting as a parameter."""

    name: str
    """Name of the parameter."""
    field: str
    """Field of the settings that it sets."""
    title: str
    """Description, translated."""
    help: str
    """Help, translated."""
    options: tuple[str, ...] = ()
    """What can be chosen; empty for a number, a switch or a text."""
    lowest: float | None = None
    """Smallest number."""
    highest: float | None = None
    """Largest number."""
    is_advanced: bool = False
    """Whether it is rarely needed."""


def add_choices(algorithm: OresightAlgorithm, choices: list[Choice], defaults: Any) -> None:
    """Add a parameter for each choice, its default taken from the settings' own."""
    for choice in choices:
        algorithm.add(_definition(choice, getattr(defaults, choice.field)), choice.help, advanced=choice.is_advanced)


def read_choices(
    algorithm: OresightAlgorithm,
    choices: list[Choice],
    defaults: Any,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> dict[str, Any]:
    """Return the fields of the settings that the parameters set."""
    values: dict[str, Any] = {}
    for choice in choices:
        default = getattr(defaults, choice.field)
        if choice.options:
            values[choice.field] = algorithm.parameterAsEnumString(parameters, choice.name, context)
        elif isinstance(default, str):
            values[choice.field] = algorithm.parameterAsString(parameters, choice.name, context).strip()
        elif isinstance(default, bool):
            values[choice.field] = algorithm.parameterAsBoolean(parameters, choice.name, context)
        elif isinstance(default, int):
            values[choice.field] = algorithm.parameterAsInt(parameters, choice.name, context)
        else:
            values[choice.field] = algorithm.parameterAsDouble(parameters, choice.name, context)
    return values


def _definition(choice: Choice, default: Any) -> QgsProcessingParameterDefinition:
    if choice.options:
        return QgsProcessingParameterEnum(
            choice.name, choice.title, list(choice.options), defaultValue=default, usesStaticStrings=True
        )
    if isinstance(default, str):
        return QgsProcessingParameterString(choice.name, choice.title, default or None, optional=True)
    if isinstance(default, bool):
        return QgsProcessingParameterBoolean(choice.name, choice.title, default)
    kind = QgsProcessingParameterNumber.Type.Integer if isinstance(default, int) else _DOUBLE
    limits = {
        name: limit for name, limit in (("minValue", choice.lowest), ("maxValue", choice.highest)) if limit is not None
    }
    return QgsProcessingParameterNumber(choice.name, choice.title, kind, default, **limits)


_DOUBLE = QgsProcessingParameterNumber.Type.Double
