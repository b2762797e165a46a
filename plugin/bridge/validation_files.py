# SPDX-License-Identifier: GPL-2.0-or-later
"""What a validation leaves behind: table, predictions, record and report, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..engine.errors import Notice
from ..engine.evaluation.held_out import FIGURES
from ..worker.jobs import JobResult
from .crs import length_unit
from .points import Field, write_points, write_table
from .records import notices_record, write_record
from .reports.validation_methods import method_title
from .reports.workflow_validation import validation_report
from .staging import Staging, check_extension, writing
from .validation_inputs import ValidationInputs
from .watch import publish_record

EXTENSIONS = {"RECORD": ".json", "REPORT": ".html"}


@dataclass(frozen=True)
class ValidationFiles:
    """What is written beside the numbers of the job."""

    title: str
    """What the report is about."""
    inputs: ValidationInputs
    """The composites."""
    read: Sequence[Mapping[str, Any]]
    """Records of the tables that were read."""
    settings: Mapping[str, Any]
    """All settings."""
    notices: tuple[Notice, ...]
    """What the user was told."""


def write_validation(targets: Mapping[str, str], files: ValidationFiles, result: JobResult) -> dict[str, str]:
    """Write the wanted outputs `SCORES WITHHELD RECORD REPORT` and return their paths."""
    for name, extension in EXTENSIONS.items():
        if targets.get(name):
            check_extension(targets[name], extension)
    sources = files.inputs.sources
    values, names = {**result.values, "unit": length_unit(sources.crs)}, sources.hole_names
    written = {name: path for name, path in targets.items() if path}
    with Staging() as staging:
        write_table(targets["SCORES"], score_fields(values), layer_name="scores", staging=staging)
        if targets.get("WITHHELD"):
            _write_withheld(targets["WITHHELD"], files, result, staging)
        if targets.get("RECORD"):
            record = {
                "algorithm": "validate_workflow",
                "inputs": list(files.read),
                "settings": dict(files.settings),
                "target": files.inputs.sources.target,
                "defining": list(files.inputs.defining),
                "grade": files.inputs.sources.grade_name,
                "hole_names": list(names),
                "notices": notices_record(files.notices),
                **values,
            }
            write_record(staging.path(targets["RECORD"]), record)
        if targets.get("REPORT"):
            text = validation_report(files.title, values, names, files.notices)
            with writing(targets["REPORT"]):
                Path(staging.path(targets["REPORT"])).write_text(text, encoding="utf-8")
    if targets.get("RECORD"):
        publish_record(targets["RECORD"])
    return written


def score_fields(values: Mapping[str, Any]) -> list[Field]:
    """Return the table of scores: a row for each method on all withheld composites, then one for each in each fold."""
    rows = [*_whole(values), *_by_fold(values)]
    texts = ("method", "title", "fold")
    whole = ("n", "ore", "known", "removed")
    names = (*texts, *whole, *_COLUMNS)
    kinds = {**dict.fromkeys(texts, "text"), **dict.fromkeys(whole, "int")}
    return [Field(name, kinds.get(name, "float"), [row.get(name) for row in rows]) for name in names]


_COLUMNS = tuple(f"{name}{end}" for name in (*FIGURES, "gain") for end in ("", "_low", "_high"))


def _whole(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for method, figures in values["figures"].items():
        row = {"method": method, "title": method_title(method), "fold": "all", "n": values["n"], "ore": values["ore"]}
        gain = values["gains"].get(method)
        yield {**row, **_columns(figures if gain is None else {**figures, "gain": gain})}


def _columns(figures: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return figures with their intervals as cells of a row."""
    cells = {}
    for name, interval in figures.items():
        cells.update({name: interval["value"], f"{name}_low": interval["low"], f"{name}_high": interval["high"]})
    return cells


def _by_fold(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for fold in values["folds"]:
        for method, figures in fold["figures"].items():
            yield {
                "method": method,
                "title": method_title(method),
                "fold": f"{fold['share']:.0%}" if fold["share"] else str(fold["fold"]),
                "n": fold["withheld"],
                "ore": fold["ore"],
                "known": fold["known"],
                "removed": fold["removed"],
                **_columns(figures),
            }


def _write_withheld(path: str, files: ValidationFiles, result: JobResult, staging: Staging) -> None:
    """Write the withheld composites with what each method said of them."""
    sources = files.inputs.sources
    fold = result.arrays["fold"]
    rows = fold > 0
    methods = [name for name in result.arrays if name != "fold"]
    fields = [
        Field("hole_id", "text", [sources.hole_names[number] for number in sources.hole[rows]]),
        Field("depth_from", "float", files.inputs.depths[rows]),
        Field("fold", "int", fold[rows]),
        Field("ore", "int", sources.ore[rows].astype(int)),
        *(Field(name, "float", result.arrays[name][rows], method_title(name)) for name in methods),
    ]
    write_points(path, sources.points[rows], fields, sources.crs, layer_name="withheld", staging=staging)


def alarm_notices(alarms: Sequence[Mapping[str, Any]], defining: Sequence[str]) -> tuple[Notice, ...]:
    """Return a warning for each field that tells ore by itself and is no part of what ore was defined by."""
    text = (
        "The field {name} alone tells ore from waste (AUC {auc}), and the expression of ore does not name it: it may "
        "hold the answer. A protocol that kriges it from all data looks better than it is; leave it out, or say why it "
        "is known before drilling."
    )
    own = {name.lower() for name in defining}
    return tuple(
        Notice(text, {"name": one["field"], "auc": f"{one['auc']:.3f}"})
        for one in alarms
        if one["field"].lower() not in own
    )
