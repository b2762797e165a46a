# SPDX-License-Identifier: GPL-2.0-or-later
"""The published JSON schema of settings, made from the definitions of the steps' parameters."""

from __future__ import annotations

import json
import math
from typing import Any

from ...plugin.bridge.paths import RESOURCES
from .setting_values import Setting
from .settings import AUTO, EDITORS_KEY, ONLY, SECTIONS, plain_settings, settings_of

SCHEMA = RESOURCES / "settings" / "settings.schema.json"
"""Where the schema is published."""
_TYPES = {"number": "number", "whole number": "integer", "true or false": "boolean"}
_NAMES = {"type": "array", "items": {"type": "string"}}


def settings_schema() -> dict[str, Any]:
    """Return the JSON schema (draft 7) of a settings file."""
    properties: dict[str, Any] = {EDITORS_KEY: {"type": "string"}}
    for name, setting in plain_settings().items():
        properties[name] = _with_auto(setting) if setting.default == AUTO else property_schema(setting)
    for section in SECTIONS:
        properties[section] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                **{name: property_schema(setting) for name, setting in settings_of(section).items()},
                **{name: {"const": needed} for name, needed in ONLY.get(section, {}).items()},
            },
        }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of Oresight's run_workflow",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def schema_text() -> str:
    """Return the text of the published file."""
    return json.dumps(settings_schema(), ensure_ascii=False, indent=1) + "\n"


def property_schema(setting: Setting) -> dict[str, Any]:
    """Return the schema of one setting."""
    described = {"description": setting.help, "default": setting.default}
    if setting.choices:
        return {**described, "enum": [*setting.choices, *([None] if setting.is_optional else [])]}
    if setting.kind == "text":
        types = ["string", "array", "object"]
        return {**described, "type": [*types, *_null(setting)], "items": {"type": ["string", "number"]}}
    found: dict[str, Any] = {**described, "type": [_TYPES[setting.kind], *_null(setting)]}
    if setting.lowest > -math.inf:
        found["minimum"] = setting.lowest
    if setting.highest < math.inf:
        found["maximum"] = setting.highest
    return found


def _null(setting: Setting) -> list[str]:
    return ["null"] if setting.is_optional else []


def _with_auto(setting: Setting) -> dict[str, Any]:
    """Return the schema of a setting that the run finds when it is `auto`."""
    other = {"type": "number"} if setting.key == "level_elevation" else _NAMES
    return {"description": setting.help, "default": AUTO, "anyOf": [{"const": AUTO}, other]}
