# SPDX-License-Identifier: GPL-2.0-or-later
"""The published reference of all algorithms, made from their own parameters and help."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import (
    QgsProcessingOutputDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ..plugin.bridge.paths import RESOURCES
from .base import OresightAlgorithm
from .provider import ALGORITHMS

REFERENCE = RESOURCES / "help" / "reference.md"
"""Where the reference is published."""
UNBOUNDED = 2**31 - 2
"""QGIS gives numbers without bounds such bounds or wider ones."""
_HEAD = """# Reference of all algorithms

Written by `.ci/reference` from the algorithms' own help; `qgis_process help oresight:…` says the same.
*Needed* parameters must be given; *advanced* ones are folded in the dialog.
"""


def reference_text() -> str:
    """Return the text of the published file."""
    algorithms = sorted((one().create() for one in ALGORITHMS), key=lambda one: one.group())  # groups are numbered
    parts, group = [_HEAD], ""
    for algorithm in algorithms:
        if algorithm.group() != group:
            group = algorithm.group()
            parts.append(f"## {group}\n")
        parts.append("\n".join(_described(algorithm)) + "\n")
    return "\n".join(parts)


def _described(algorithm: OresightAlgorithm) -> Iterator[str]:
    """Yield the lines of one algorithm."""
    yield from (f"### {algorithm.displayName()}: `{algorithm.name()}`", "", algorithm.summary(), "")
    definitions = algorithm.parameterDefinitions()
    inputs = [one for one in definitions if not one.isDestination()]
    yield from ("| parameter | | what it is |", "|---|---|---|")
    yield from (_row(one.name(), _traits(one), f"{one.description()}. {one.help()}") for one in inputs)
    yield from ("", "| output | | what it is |", "|---|---|---|")
    destinations = {one.name(): one for one in definitions if one.isDestination()}
    for output in algorithm.outputDefinitions():
        traits = _traits(destinations[output.name()]) if output.name() in destinations else ""
        yield _row(output.name(), traits, f"{output.description()}. {_help_of(algorithm, output, destinations)}")


def _help_of(
    algorithm: OresightAlgorithm,
    output: QgsProcessingOutputDefinition,
    destinations: dict[str, QgsProcessingParameterDefinition],
) -> str:
    """Return the help of an output, which is its destination's where it has one."""
    own = destinations.get(output.name())
    return own.help() if own is not None else algorithm.output_help(output.name())


def _traits(definition: QgsProcessingParameterDefinition) -> str:
    """Return default, choices, bounds and kind of a parameter in a few words."""
    flags = definition.flags()
    is_optional = bool(flags & QgsProcessingParameterDefinition.Flag.FlagOptional)
    default = definition.defaultValue()
    words = []
    if default not in (None, ""):
        words.append(f"default {default}")
    elif not is_optional and not definition.isDestination():
        words.append("needed")
    if isinstance(definition, QgsProcessingParameterEnum):
        words.append("one of " + ", ".join(definition.options()))
    if isinstance(definition, QgsProcessingParameterNumber):
        words += _bounds(definition)
    if definition.isDestination() and is_optional:
        words.append("if asked for")
    if flags & QgsProcessingParameterDefinition.Flag.FlagAdvanced:
        words.append("advanced")
    return "; ".join(words)


def _bounds(definition: QgsProcessingParameterNumber) -> list[str]:
    """Return the bounds of a number, those that it has."""
    least, most = definition.minimum(), definition.maximum()
    return [
        *([f"at least {least:g}"] if least > -UNBOUNDED else []),
        *([f"at most {most:g}"] if most < UNBOUNDED else []),
    ]


def _row(name: str, traits: str, text: str) -> str:
    cells = (f"`{name}`", traits, text)
    return "| " + " | ".join(" ".join(one.split()).replace("|", "\\|") for one in cells) + " |"
