# SPDX-License-Identifier: GPL-2.0-or-later
"""Settings of a network in a file: what Compare networks writes, and a run's settings hold in their section network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
)

from ...plugin.bridge.messages import translate as tr
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.network.settings import NetworkSettings
from ..base import OresightAlgorithm
from ..network_parameters import network_parameters
from ..workflow.setting_values import check_value, setting_of, unknown_key
from ..workflow.settings_text import read_settings

FOUND = ("HIDDEN_LAYERS", "ACTIVATION", "LEARNING_RATE", "EPOCHS", "BATCH_SIZE")
"""Parameters that are said of every network."""
SECTION = "network"
"""Section of the settings."""
GIVEN_BESIDE = ("FEATURES", "LABEL", "MORE_LABELS", "DEPTH", "GROUPS", "CHECKPOINT", "RESUME", "SETTINGS")
"""Parameters of a training that are no settings of its network."""


def settings_file_text(settings: NetworkSettings, others: Mapping[str, Any]) -> str:
    """Return the text of a settings file.

    Parameters
    ----------
    settings : NetworkSettings
        Those of the network.
    others : mapping
        Further parameters of Train network by name, such as those of the split.
    """
    section = {name.lower(): value for name, value in {**network_parameters(settings), **others}.items()}
    return json.dumps({SECTION: section}, ensure_ascii=False, indent=1) + "\n"


def settings_line(settings: NetworkSettings) -> str:
    """Return settings as parameters of Train network in a line: what a comparison finds, and what is not usual."""
    given, usual = network_parameters(settings), network_parameters(NetworkSettings())
    shown = {name: value for name, value in given.items() if name in FOUND or value != usual[name]}
    return "; ".join(
        f"{name}={repr(float(value)) if isinstance(value, float) else value}" for name, value in shown.items()
    )


def add_settings_file(algorithm: OresightAlgorithm) -> None:
    """Add the parameter of a settings file."""
    algorithm.add(
        QgsProcessingParameterFile("SETTINGS", tr("Settings of the network"), extension="json", optional=True),
        tr(
            "A file of settings, such as Compare networks writes for its best network, or those of a whole run. What "
            "its section network names, split and seed among it, holds instead of the parameters here (.json)."
        ),
        advanced=True,
    )


def with_settings_file(
    algorithm: OresightAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> dict[str, Any]:
    """Return the parameters with those of the settings file, where one is given.

    Raises
    ------
    InvalidInputError
        It cannot be read, has no section network, or names what is no setting or has a value that is not allowed.
    """
    path = algorithm.parameterAsFile(parameters, "SETTINGS", context)
    if not path:
        return parameters
    given = read_settings(path).get(SECTION)
    if not isinstance(given, dict):
        raise InvalidInputError(
            "The settings {path} have no section network, which is needed: a JSON object with settings such as "
            "hidden_layers.",
            path=path,
        )
    known = {one.name().lower(): setting_of(SECTION, one) for one in algorithm.parameterDefinitions() if _is_set(one)}
    values = {}
    for name, value in given.items():
        if name not in known:
            raise unknown_key(SECTION, name, known, ())
        values[name.upper()] = check_value(known[name], value)
    feedback.pushInfo(
        tr("{n} settings are those of {path}: {names}.").format(n=len(values), path=path, names=", ".join(given))
    )
    return {**parameters, **values}


def _is_set(definition: QgsProcessingParameterDefinition) -> bool:
    return definition.name() not in GIVEN_BESIDE and not definition.isDestination()
