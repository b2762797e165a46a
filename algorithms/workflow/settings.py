# SPDX-License-Identifier: GPL-2.0-or-later
"""The settings of a whole run: every parameter of every step, by section and name in small letters.

Names, defaults, ranges and choices are those of the steps' own parameters, so that the chain of
separate algorithms, a model and `run_workflow` mean the same by the same word.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ...plugin.engine.errors import InvalidInputError
from ..base import OresightAlgorithm
from ..blocks.create_block_model import CreateBlockModel
from ..blocks.label_blocks import LabelBlocks
from ..drillholes.composite_drillholes import CompositeDrillholes
from ..drillholes.encode_lithology import EncodeLithology
from ..geostatistics.fit_variogram import FitVariogram
from ..geostatistics.krige_grades import KrigeGrades
from ..network.predict_probability import PredictProbability
from ..network.train_network import TrainNetwork
from ..results.extract_voxels import ExtractVoxels
from ..results.rank_targets import RankTargets
from .setting_values import Setting, check_list, check_text, check_value, setting_of

AUTO = "auto"
SECTIONS: dict[str, tuple[type[OresightAlgorithm], tuple[str, ...]]] = {
    "composites": (CompositeDrillholes, ("COLLARS", "SURVEYS", "ASSAYS", "LITHOLOGY", "ALTERATION")),
    "codes": (EncodeLithology, ("INPUT", "FIELD", "KNOWN_CODES", "NEW_NAMES")),
    "blocks": (CreateBlockModel, ("SAMPLES", "COLLARS")),
    "variogram": (FitVariogram, ("SAMPLES", "FIELD")),
    "kriging": (KrigeGrades, ("SAMPLES", "FIELD", "BLOCK_MODEL", "VARIOGRAM")),
    "label": (LabelBlocks, ("INPUT", "BLOCK_MODEL", "BODY", "CATEGORIES")),
    "network": (TrainNetwork, ("FEATURES", "LABEL", "DEPTH", "GROUPS")),
    "prediction": (PredictProbability, ("MODEL", "FEATURES")),
    "voxels": (ExtractVoxels, ("INPUT",)),
    "targets": (RankTargets, ("PROBABILITY", "COMPOSITES", "DEPTH")),
}
"""Algorithm of each section, and the parameters that the run itself fills."""

FOUND_BY_THE_RUN = ("targets.threshold",)
"""Settings that may stay empty, because the run finds them; their steps alone have a default."""

PRESETS: dict[str, dict[str, dict[str, Any]]] = {"published": {}}
"""What a preset sets other than the steps' own defaults, which are those of the publication."""


@dataclass(frozen=True)
class WorkflowSettings:
    """Everything that can be chosen about a run."""

    preset: str
    """A key of `PRESETS`."""
    grades: tuple[str, ...] | None
    """Fields of the composites that are kriged and become features; None: found by the run."""
    categories: tuple[str, ...] | None
    """The same for categories."""
    truth: str
    """Block model of the true ore, relative to the settings file; empty: looked for beside the tables."""
    level_elevation: float | None
    """Elevation of the level plan; None: the level with most ore."""
    sections: Mapping[str, Mapping[str, Any]]
    """Value of every setting by section and name."""

    def parameters(self, section: str) -> dict[str, Any]:
        """Return the parameters of a section's algorithm; None where a setting is empty."""
        return {name.upper(): value for name, value in self.sections[section].items()}

    def to_dict(self) -> dict[str, Any]:
        """Return every setting as plain JSON values, as a settings file has them."""
        return {
            "preset": self.preset,
            "grades": AUTO if self.grades is None else list(self.grades),
            "categories": AUTO if self.categories is None else list(self.categories),
            "truth": self.truth,
            "level_elevation": AUTO if self.level_elevation is None else self.level_elevation,
            **{section: dict(values) for section, values in self.sections.items()},
        }


def read_settings(path: str | Path) -> dict[str, Any]:
    """Return what a settings file holds; relative paths in it count from its folder.

    Raises
    ------
    InvalidInputError
        It cannot be read, or is no JSON object.
    """
    try:
        given = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            "The settings {path} cannot be read: {reason}.", path=str(path), reason=str(error)
        ) from error
    except json.JSONDecodeError as error:
        raise InvalidInputError(
            "The settings {path} are not JSON: {reason} in line {line}, column {column}.",
            path=str(path),
            reason=error.msg,
            line=error.lineno,
            column=error.colno,
        ) from error
    if not isinstance(given, dict):
        raise InvalidInputError("The settings {path} must be a JSON object, {{…}}.", path=str(path))
    return given


def resolve_settings(given: Mapping[str, Any], folder: Path | None = None) -> WorkflowSettings:
    """Return all settings: the given ones, then the preset's, then the defaults.

    Parameters
    ----------
    given : mapping
        What a settings file holds.
    folder : Path, optional
        What relative paths count from.

    Raises
    ------
    InvalidInputError
        An unknown key, a wrong type, or a value that is not allowed: the sentence names all three.
    """
    plain = ("preset", "grades", "categories", "truth", "level_elevation")
    _check_keys("", given, (*plain, *SECTIONS))
    preset = check_text("preset", given.get("preset", "published"), tuple(PRESETS))
    elevation = given.get("level_elevation", AUTO)
    sections = {
        name: _resolve_section(name, given.get(name, {}), PRESETS[preset].get(name, {}), folder) for name in SECTIONS
    }
    return WorkflowSettings(
        preset,
        _names("grades", given.get("grades", AUTO)),
        _names("categories", given.get("categories", AUTO)),
        beside(check_text("truth", given.get("truth", "")), folder),
        None if elevation == AUTO else float(check_value(_ELEVATION, elevation)),
        sections,
    )


@cache
def settings_of(section: str) -> dict[str, Setting]:
    """Return the settings of a section by name."""
    algorithm, filled = SECTIONS[section]
    settings = {}
    instance = algorithm().create()  # it owns the definitions
    for definition in instance.parameterDefinitions():
        if definition.name() in filled or definition.isDestination():
            continue
        setting = setting_of(section, definition)
        if setting.key in FOUND_BY_THE_RUN:
            setting = replace(setting, default=None, is_optional=True)
        settings[definition.name().lower()] = setting
    return settings


def beside(path: str, folder: Path | None) -> str:
    """Return a path that counts from a folder; one that is whole already, or empty, as it is."""
    return str(folder / path) if path and folder is not None else path


def _resolve_section(section: str, given: Any, preset: Mapping[str, Any], folder: Path | None) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise InvalidInputError(
            "The setting {key} must be a JSON object, but {given} was given.", key=section, given=json.dumps(given)
        )
    known = settings_of(section)
    _check_keys(section, given, tuple(known))
    wanted = {**{name: setting.default for name, setting in known.items()}, **preset}
    checked = {name: check_value(known[name], value) for name, value in given.items()}
    placed = {name: beside(value, folder) if value else None for name, value in checked.items() if known[name].is_path}
    return {**wanted, **checked, **placed}


def _check_keys(section: str, given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in given:
        if key not in known:
            raise InvalidInputError(
                "There is no setting {key}; the settings{place} are {known}.",
                key=f"{section}.{key}" if section else key,
                place=f" of {section}" if section else "",
                known=", ".join(known),
            )


def _names(key: str, value: Any) -> tuple[str, ...] | None:
    return None if value == AUTO else check_list(key, value)


_ELEVATION = Setting("level_elevation", 'number or "auto"', None, is_optional=False)
