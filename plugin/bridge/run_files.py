# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of a whole run: filled beside its place, and moved there when all is good."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from qgis.core import Qgis, QgsProviderRegistry, QgsVectorLayer

from ..engine.errors import InvalidInputError
from .records import file_record
from .staging import Staging, writing

RUN_RECORD = "run.json"
WORK = "work"
"""Folder within a run for what is not kept."""


@contextmanager
def run_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside `folder`; on a good end its contents replace those of the same names.

    What else lies in `folder` stays. On a bad end nothing of `folder` is changed.

    Raises
    ------
    InvalidInputError
        The place cannot be written, or is a file.
    """
    if folder.is_file():
        raise InvalidInputError("{path} is a file; a folder is needed for the results.", path=str(folder))
    beside = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}")
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
    try:
        yield beside
        _clear(beside)
        _check_writable(folder)
        _move(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _clear(beside: Path) -> None:
    """Remove what is not kept: intermediate files, and the statistics that QGIS leaves beside rasters."""
    shutil.rmtree(beside / WORK, ignore_errors=True)
    for path in beside.rglob("*.aux.xml"):
        path.unlink()


def _check_writable(folder: Path) -> None:
    with writing(folder / RUN_RECORD):
        folder.mkdir(exist_ok=True)


def _move(beside: Path, folder: Path) -> None:
    """Move everything in `beside` into `folder`, all or nothing; the run record goes last."""
    staging = Staging()
    for path in sorted(beside.iterdir(), key=lambda path: path.name == RUN_RECORD):
        staging.adopt(path, folder / path.name)
    staging.commit()


def table_record(role: str, layer: QgsVectorLayer) -> dict[str, Any]:
    """Return the record of an input table: its file with SHA-256, else where its layer comes from."""
    provider = layer.providerType()
    decoded = QgsProviderRegistry.instance().decodeUri(provider, layer.source()) if provider != "memory" else {}
    path = Path(str(decoded.get("path") or ""))
    record = file_record(role, path) if path.is_file() else {"role": role, "layer": layer.name(), "provider": provider}
    return {**record, "filter": layer.subsetString()} if layer.subsetString() else record


def read_json(path: str) -> dict[str, Any]:
    """Return a JSON object that a step of the run wrote."""
    values: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return values


def run_record(
    *,
    inputs: list[dict[str, Any]],
    settings: Mapping[str, Any],
    drillholes: Mapping[str, Any],
    training: Mapping[str, Any],
    truth: Mapping[str, Any] | None,
    results: Mapping[str, Mapping[str, Any]],
    seconds: Mapping[str, float],
    peak_memory: Mapping[str, float | None],
    warnings: list[str],
) -> dict[str, Any]:
    """Return the record of a whole run.

    Parameters
    ----------
    drillholes : mapping
        What was found in the tables and done to them.
    training : mapping
        Record of the training.
    truth : mapping or None
        Scores against the true ore, when it is known.
    results : mapping
        Numbers of the single steps, by stage.
    """
    metrics = dict(training["metrics"])
    if truth is not None:
        metrics["truth"] = dict(truth)
    kept = ("features", "split", "device", "threshold", "metrics_published_threshold", "curves", "history")
    return {
        "algorithm": "run_workflow",
        "inputs": inputs,
        "drillholes": drillholes,
        "settings": settings,
        "seeds": {**training["seeds"], "variogram": settings["variogram"]["seed"]},
        "versions": {**training["versions"], "qgis": Qgis.version()},
        **{name: training[name] for name in kept},
        "auc_of_features_alone": training["auc_of_features_alone"],
        "metrics": metrics,
        "results": {stage: _numbers(outputs) for stage, outputs in results.items()},
        "seconds": {**seconds, "train": training["seconds"]["train"]},
        "peak_memory_mb": dict(peak_memory),
        "warnings": warnings,
    }


def _numbers(outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs that are numbers, by name in small letters."""
    return {
        name.lower(): value
        for name, value in outputs.items()
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    }
