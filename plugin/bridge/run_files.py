# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables of a whole run, and its record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProviderRegistry, QgsVectorLayer

from ..engine.errors import InvalidInputError, Notice
from .file_states import FileState, file_state, is_same
from .records import file_record
from .run_steps import StepRecord


def table_record(role: str, layer: QgsVectorLayer) -> dict[str, Any]:
    """Return the record of an input table: its file with SHA-256, else where its layer comes from."""
    path = table_path(layer)
    record = (
        file_record(role, path) if path else {"role": role, "layer": layer.name(), "provider": layer.providerType()}
    )
    return {**record, "filter": layer.subsetString()} if layer.subsetString() else record


def table_path(layer: QgsVectorLayer) -> Path | None:
    """Return the file of a table; None where its layer has none."""
    provider = layer.providerType()
    decoded = QgsProviderRegistry.instance().decodeUri(provider, layer.source()) if provider != "memory" else {}
    path = Path(str(decoded.get("path") or ""))
    return path if path.is_file() else None


class TableWatch:
    """Knows whether the files of the tables are still those that the run began with."""

    def __init__(self, tables: Mapping[str, QgsVectorLayer]) -> None:
        paths = {name: table_path(layer) for name, layer in tables.items()}
        self._began: dict[str, tuple[Path, FileState]] = {
            name: (path, file_state(path)) for name, path in paths.items() if path is not None
        }

    def changed(self) -> tuple[str, ...]:
        """Return the paths of the tables that are others now, or gone."""
        return tuple(str(path) for path, state in self._began.values() if not is_same(path, state))

    def check(self) -> None:
        """Raise `InvalidInputError` when a table has changed while the run read it."""
        changed = self.changed()
        if changed:
            raise InvalidInputError(
                "{tables} changed while the run read it, so that its results would belong together no more. Nothing "
                "was replaced; run again.",
                tables=", ".join(changed),
            )

    def notices(self) -> tuple[Notice, ...]:
        """Return what is to be said at the end about tables that changed after they had been read."""
        text = "{table} has changed since the run read it: the results are those of the table as it was. Run again."
        return tuple(Notice(text, {"table": path}) for path in self.changed())


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
    learning: Mapping[str, Any] | None,
    truth: Mapping[str, Mapping[str, Any]],
    results: Mapping[str, Mapping[str, Any]],
    seconds: Mapping[str, float],
    peak_memory: Mapping[str, float | None],
    warnings: list[str],
    steps: Sequence[StepRecord],
    software: Mapping[str, str],
) -> dict[str, Any]:
    """Return the record of a whole run.

    Parameters
    ----------
    drillholes : mapping
        What was found in the tables and done to them.
    training : mapping
        Record of the training.
    learning : mapping or None
        Record of learning from composites, where the honest way was gone.
    truth : mapping
        Scores against the true ore by name; empty where it is not known.
    results : mapping
        Numbers of the single steps, by stage.
    steps : sequence of StepRecord
        The single steps, those that were taken over marked as reused.
    software : mapping
        Versions of what they computed with.
    """
    metrics = {**training["metrics"], **{name: dict(scores) for name, scores in truth.items()}}
    kept = ("features", "split", "device", "threshold", "metrics_published_threshold", "curves", "history")
    return {
        "algorithm": "run_workflow",
        "inputs": inputs,
        "drillholes": drillholes,
        "settings": settings,
        "seeds": {**training["seeds"], "variogram": settings["variogram"]["seed"]},
        "versions": {**training["versions"], "qgis": Qgis.version()},
        "software": dict(software),
        **{name: training[name] for name in kept},
        "auc_of_features_alone": training["auc_of_features_alone"],
        "auc_of_features_alone_on_test": training["auc_of_features_alone_on_test"],
        "metrics": metrics,
        **({} if learning is None else {"learning": _learning(learning)}),
        "results": {stage: _numbers(outputs) for stage, outputs in results.items()},
        "seconds": {**seconds, "train": training["seconds"]["train"]},
        "peak_memory_mb": dict(peak_memory),
        "warnings": warnings,
        "steps": [step.to_dict() for step in steps],
    }


def training_of_learning(learning: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record of learning from composites in the form of that of a training of blocks.

    Its part `test` are the composites at held-out holes.
    """
    return {
        "features": learning["names"],
        "split": {"method": "held_out_holes"},
        "device": "cpu",
        "metrics_published_threshold": {},
        "history": [],
        "auc_of_features_alone": {},
        "auc_of_features_alone_on_test": {},
        **{name: learning[name] for name in ("threshold", "curves", "metrics", "seeds", "versions")},
        "seconds": {"train": learning["seconds"]["learning"]},
    }


def _learning(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the record of a run keeps of learning from composites."""
    kept = (
        "target", "grade", "settings", "counts", "folds", "threshold", "metrics", "figures", "gains",
        "calibrated_gains", "calibration", "members", "composites", "distance", "alarms", "weights", "reliability",
    )  # fmt: skip
    return {name: record[name] for name in kept if name in record}


def _numbers(outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs that are numbers, by name in small letters."""
    return {
        name.lower(): value
        for name, value in outputs.items()
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    }
