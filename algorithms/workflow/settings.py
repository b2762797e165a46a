# SPDX-License-Identifier: GPL-2.0-or-later
"""The settings of a whole run: every parameter of every step, by section and name in small letters.

Names, defaults, ranges and choices are those of the steps' own parameters, so that the chain of
separate algorithms, a model and `run_workflow` mean the same by the same word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ...plugin.bridge.messages import translate as tr
from ...plugin.engine.errors import InvalidInputError
from ...plugin.engine.network.settings import NetworkSettings
from ..base import OresightAlgorithm
from ..blocks.create_block_model import CreateBlockModel
from ..blocks.label_blocks import LabelBlocks
from ..drillholes.composite_drillholes import CompositeDrillholes
from ..drillholes.encode_lithology import EncodeLithology
from ..geostatistics.fit_variogram import FitVariogram
from ..geostatistics.krige_grades import KrigeGrades
from ..network.evaluate_network import EvaluateNetwork
from ..network.predict_probability import PredictProbability
from ..network.train_network import TrainNetwork
from ..network.train_on_composites import TrainOnComposites
from ..results.extract_voxels import ExtractVoxels
from ..results.rank_targets import RankTargets
from .setting_values import Setting, check_list, check_text, check_value, setting_of, unknown_key
from .settings_text import settings_text

AUTO = "auto"
EDITORS_KEY = "$schema"
"""Names the schema for an editor; no setting."""
SECTIONS: dict[str, tuple[type[OresightAlgorithm], tuple[str, ...]]] = {
    "composites": (CompositeDrillholes, ("COLLARS", "SURVEYS", "ASSAYS", "LITHOLOGY", "ALTERATION")),
    "codes": (EncodeLithology, ("INPUT", "FIELD", "KNOWN_CODES", "NEW_NAMES")),
    "blocks": (CreateBlockModel, ("SAMPLES", "COLLARS")),
    "variogram": (FitVariogram, ("SAMPLES", "FIELD")),
    "kriging": (KrigeGrades, ("SAMPLES", "FIELD", "BLOCK_MODEL", "VARIOGRAM")),
    "label": (LabelBlocks, ("INPUT", "BLOCK_MODEL", "BODY", "CATEGORIES", "NAME")),
    "network": (TrainNetwork, ("FEATURES", "LABEL", "MORE_LABELS", "TARGET", "DEPTH", "GROUPS", "RESUME",
                                "SETTINGS")),
    "prediction": (PredictProbability, ("MODEL", "FEATURES", "SAMPLES", "DISTANCE", "REACH", "VARIANCES", "DRAWS",
                                        "DISTRIBUTION")),
    "evaluation": (EvaluateNetwork, ("MODEL", "FEATURES", "LABEL", "MORE_LABELS", "SPLIT_BLOCKS", "GROUPS", "GRADE",
                                     "UNCERTAINTY", "VARIOGRAM", "DEVICE", "THRESHOLD_RULE", "FIXED_THRESHOLD",
                                     "COSTS", "BUDGET")),
    "learning": (TrainOnComposites, ("SAMPLES", "TARGET", "COLLARS", "COLUMNS", "RESUME")),
    "voxels": (ExtractVoxels, ("INPUT", "APPLICABILITY")),
    "targets": (RankTargets, ("PROBABILITY", "COMPOSITES", "DEPTH", "APPLICABILITY")),
}  # fmt: skip
"""Algorithm of each section, and the parameters that the run itself fills."""

FOUND_BY_THE_RUN = ("targets.threshold",)
"""Settings that may stay empty (null), because the run finds them: the threshold is then the network's."""

ONLY = {"network": {"target": NetworkSettings().target}}
"""What a section may name, as the files of Compare networks do, though a run knows one value of it."""

PRESETS: dict[str, dict[str, dict[str, Any]]] = {"published": {}, "honest": {}, "both": {}}
"""What a preset sets other than the steps' own defaults, which are those of the publication.

`published` learns from kriged blocks, `honest` from composites that know other holes only, `both` does both.
"""


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

    @property
    def has_published(self) -> bool:
        """Whether the published way is gone: a network learns from kriged blocks."""
        return self.preset != "honest"

    @property
    def has_honest(self) -> bool:
        """Whether the honest way is gone: composites are learned from without their own hole."""
        return self.preset != "published"

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

    def to_text(self, folder: Path) -> str:
        """Return every setting as the text of a settings file in a folder, with a comment at each."""
        values = self.to_dict()
        values["truth"] = _from_folder(self.truth, folder)
        for section in SECTIONS:
            for name, setting in settings_of(section).items():
                if setting.is_path and values[section][name]:
                    values[section][name] = _from_folder(values[section][name], folder)
        return settings_text(values, {"": plain_settings(), **{section: settings_of(section) for section in SECTIONS}})


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
    _check_keys("", given, (*plain_settings(), *SECTIONS, EDITORS_KEY))
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
        None if elevation == AUTO else float(check_value(plain_settings()["level_elevation"], elevation)),
        sections,
    )


def plain_settings() -> dict[str, Setting]:
    """Return the settings outside of sections by name."""
    list_of_fields = 'list of field names, such as ["cu_pct"], or "auto"'
    found = (
        Setting("preset", "choice", "published", tuple(PRESETS), help=tr(
            "Which way the run goes. published: a network learns from kriged blocks, the method as it was published. "
            "honest: composites are learned from without their own hole, and scored at held-out holes. both: one after "
            "the other, side by side in the report.")),
        Setting("grades", list_of_fields, AUTO, help=tr(
            "Number fields of the composites that are kriged and become features; auto: every grade that at least "
            "half of the composites have, densities left out.")),
        Setting("categories", list_of_fields, AUTO, help=tr(
            "The same for text fields; auto: the first column of lithology and of alteration.")),
        Setting("truth", "text", "", help=tr(
            "Block model of the true ore, where it is known; empty: looked for beside the tables, as a sample deposit "
            "has it.")),
        Setting("level_elevation", 'number or "auto"', AUTO, help=tr(
            "Elevation of the level plan; auto: of the level with most likely ore.")),
    )  # fmt: skip
    return {setting.key: replace(setting, is_optional=False) for setting in found}


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
            found = tr("null: the threshold of the network.")
            setting = replace(setting, default=None, is_optional=True, help=f"{setting.help} {found}")
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
    given = _without_what_is_fixed(section, given)
    _check_keys(section, given, tuple(known))
    wanted = {**{name: setting.default for name, setting in known.items()}, **preset}
    checked = {name: check_value(known[name], value) for name, value in given.items()}
    placed = {name: beside(value, folder) if value else None for name, value in checked.items() if known[name].is_path}
    return {**wanted, **checked, **placed}


def _without_what_is_fixed(section: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is given of a section less what a run knows one value of; refuse another value."""
    fixed = ONLY.get(section, {})
    for name, needed in fixed.items():
        if name in given and given[name] != needed:
            raise InvalidInputError(
                "A run finds ore: the setting {key} must be {needed}, but {given} was given. Settings of other targets "
                "are for Train network.",
                key=f"{section}.{name}",
                needed=needed,
                given=json.dumps(given[name], ensure_ascii=False),
            )
    return {name: value for name, value in given.items() if name not in fixed}


def _check_keys(section: str, given: Mapping[str, Any], known: Iterable[str]) -> None:
    for key in given:
        if key not in known:
            names = (name for name in known if name != EDITORS_KEY)
            raise unknown_key(section, key, names, (one.key for name in SECTIONS for one in settings_of(name).values()))


def _from_folder(path: str, folder: Path) -> str:
    """Return a path as it counts from a folder; one outside of the folder as it is."""
    place = Path(path)
    return place.relative_to(folder).as_posix() if folder in place.parents else path


def _names(key: str, value: Any) -> tuple[str, ...] | None:
    return None if value == AUTO else check_list(key, value)
