# SPDX-License-Identifier: GPL-2.0-or-later
"""One setting of a run and the check of a value that is given for it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
)

from ...plugin.engine.errors import InvalidInputError

_FILES = (QgsProcessingParameterFile, QgsProcessingParameterFeatureSource, QgsProcessingParameterMapLayer,
          QgsProcessingParameterRasterLayer, QgsProcessingParameterVectorLayer)  # fmt: skip
"""Parameters that a path is given for."""


@dataclass(frozen=True)
class Setting:
    """What a setting may be."""

    key: str
    """Section and name, such as `network.epochs`."""
    kind: str
    """`number`, `whole number`, `true or false`, `text`, or `choice`."""
    default: Any
    """Its value when it is not given; None for empty."""
    choices: tuple[Any, ...] = ()
    """What a choice may be."""
    lowest: float = -math.inf
    """Smallest number."""
    highest: float = math.inf
    """Largest number."""
    is_optional: bool = True
    """Whether it may be empty (null)."""
    is_path: bool = False
    """Whether it names a file."""
    help: str = ""
    """What it is for, translated."""

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        if self.choices:
            return "one of " + ", ".join(str(choice) for choice in self.choices)
        words = {"true or false": "true or false", "text": "a text"}.get(self.kind, f"a {self.kind}")
        if self.lowest > -math.inf and self.highest < math.inf:
            words += f" from {self.lowest:.10g} to {self.highest:.10g}"
        elif self.lowest > -math.inf:
            words += f" of at least {self.lowest:.10g}"
        elif self.highest < math.inf:
            words += f" of at most {self.highest:.10g}"
        return words + (" or null" if self.is_optional and self.kind != "text" else "")


def setting_of(section: str, definition: QgsProcessingParameterDefinition) -> Setting:
    """Return the setting that a parameter of an algorithm is."""
    found = _setting_of(f"{section}.{definition.name().lower()}", definition)
    return replace(found, help=definition.help())


def _setting_of(key: str, definition: QgsProcessingParameterDefinition) -> Setting:
    is_optional = bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
    default = definition.defaultValue()
    if isinstance(definition, QgsProcessingParameterNumber):
        is_whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
        return Setting(
            key,
            "whole number" if is_whole else "number",
            default,
            (),
            _limit(definition.minimum()),
            _limit(definition.maximum()),
            is_optional,
        )
    if isinstance(definition, QgsProcessingParameterBoolean):
        return Setting(key, "true or false", bool(default), is_optional=is_optional)
    if isinstance(definition, QgsProcessingParameterEnum) and definition.allowMultiple():
        return Setting(key, "text", ",".join(default))
    if isinstance(definition, QgsProcessingParameterEnum):
        return Setting(key, "choice", default, tuple(definition.options()), is_optional=is_optional)
    return Setting(key, "text", default, is_path=isinstance(definition, _FILES))


def check_value(setting: Setting, value: Any) -> Any:
    """Return a value for a setting; refuse another type and what is out of range.

    Raises
    ------
    InvalidInputError
        The sentence names the key, the value and what is allowed.
    """
    if value is None and setting.is_optional:
        return None
    if setting.choices:
        is_right = value in setting.choices
    elif setting.kind == "true or false":
        is_right = isinstance(value, bool)
    elif setting.kind == "text":
        value = _joined(value)
        is_right = isinstance(value, str)
    else:
        is_right = _is_number(setting, value)
    if not is_right:
        raise _not_allowed(setting.key, value, setting.allowed)
    return float(value) if setting.kind == "number" else value


def check_text(key: str, value: Any, choices: tuple[str, ...] = ()) -> str:
    """Return a text, one of the choices when there are any."""
    setting = Setting(key, "text", "", choices, is_optional=False)
    return str(check_value(setting, value))


def check_list(key: str, value: Any) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _not_allowed(key, value, 'a list of field names, such as ["cu_pct"], or "auto"')
    return tuple(value)


def unknown_key(section: str, key: str, known: Iterable[str], everywhere: Iterable[str]) -> InvalidInputError:
    """Return the sentence for a setting that there is not, with the nearest ones that there are.

    Parameters
    ----------
    section : str
        Where it was given; '' outside of sections.
    known : iterable of str
        The settings there.
    everywhere : iterable of str
        All settings as `section.name`.
    """
    known = list(known)
    near = get_close_matches(key.lower(), known, 1)
    if not near:
        names = {one.rpartition(".")[2]: one for one in everywhere}
        near = [names[one] for one in get_close_matches(key.lower(), names, 1)]
    fields = {
        "key": f"{section}.{key}" if section else key,
        "place": f" of {section}" if section else "",
        "known": ", ".join(known),
    }
    if not near:
        return InvalidInputError("There is no setting {key}; the settings{place} are {known}.", **fields)
    return InvalidInputError(
        "There is no setting {key}; did you mean {near}? The settings{place} are {known}.", near=near[0], **fields
    )


def _not_allowed(key: str, value: Any, allowed: str) -> InvalidInputError:
    return InvalidInputError(
        "The setting {key} must be {allowed}, but {given} was given.",
        key=key,
        allowed=allowed,
        given=json.dumps(value, ensure_ascii=False),
    )


def _is_number(setting: Setting, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    if setting.kind == "whole number" and not isinstance(value, int):
        return False
    return setting.lowest <= value <= setting.highest


def _joined(value: Any) -> Any:
    """Return a list of numbers or texts as the text with commas that parameters take."""
    if isinstance(value, list) and all(isinstance(one, (str, int, float)) for one in value):
        return ",".join(str(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _limit(value: float) -> float:
    """Return a limit of a number parameter; QGIS writes the largest numbers for none."""
    return value if abs(value) < 1e300 else math.copysign(math.inf, value)
