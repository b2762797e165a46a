# SPDX-License-Identifier: GPL-2.0-or-later
"""Earlier runs, read from their run records: the learning curve, and the figures at every threshold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import hypot, isfinite
from pathlib import Path
from typing import Any

from ..engine.errors import InvalidInputError

EPOCH_FIGURES = ("loss", "accuracy", "validation_loss", "validation_accuracy")
CURVE_FIGURES = (
    "threshold", "false_positive_rate", "true_positive_rate", "precision", "recall", "accuracy", "f1",
    "true_positives", "false_positives", "true_negatives", "false_negatives",
)  # fmt: skip
"""Columns of a threshold table; the engine's `curve_table` makes them."""

Epoch = Mapping[str, Any]
"""Figures of one epoch: `epoch epochs is_best` and `EPOCH_FIGURES`."""


@dataclass(frozen=True)
class ThresholdTable:
    """What calling blocks ore from a threshold on gives, one row for each threshold, descending."""

    columns: Mapping[str, tuple[float, ...]]
    """The columns `CURVE_FIGURES`."""

    def __len__(self) -> int:
        return len(self.columns["threshold"])

    def row(self, place: int) -> dict[str, float]:
        """Return one row by column."""
        return {name: values[place] for name, values in self.columns.items()}

    def place_of_threshold(self, threshold: float) -> int:
        """Return the row of the threshold nearest to the given one."""
        given = self.columns["threshold"]
        return min(range(len(given)), key=lambda place: abs(given[place] - threshold))

    def place_of_point(self, x_figure: str, y_figure: str, x: float, y: float) -> int:
        """Return the row whose two figures lie nearest to a point."""
        xs, ys = self.columns[x_figure], self.columns[y_figure]
        return min(range(len(xs)), key=lambda place: hypot(xs[place] - x, ys[place] - y))


@dataclass(frozen=True)
class RunRecord:
    """What is shown of an earlier run."""

    path: str
    """Its file."""
    title: str
    """A short name."""
    history: tuple[Epoch, ...]
    """Its epochs; empty for an evaluation."""
    curves: Mapping[str, ThresholdTable]
    """Threshold table by part: `test`, `validation`, `train`, those that it has."""
    metrics: Mapping[str, Mapping[str, Any]]
    """Scores by part, at the chosen threshold."""
    threshold: float | None
    """The threshold that the run chose; None only where there are no curves."""
    device: str
    """Where the network was trained; empty when it is not known."""
    seconds: float | None
    """How long its training took; None when it is not known."""


def read_run_record(path: str | Path) -> RunRecord:
    """Return the run record in a JSON file: of a training, an evaluation or a workflow.

    Raises
    ------
    InvalidInputError
        The file cannot be read, is no run record, or has neither epochs nor curves.
    """
    record = _read(Path(path))
    metrics = {part: scores for part, scores in _table(record, "metrics").items() if isinstance(scores, Mapping)}
    found = RunRecord(
        path=str(path),
        title=_title(Path(path)),
        history=tuple(_epoch(one, str(path)) for one in record.get("history") or ()),
        curves={part: _curve(columns, str(path)) for part, columns in _table(record, "curves").items()},
        metrics=metrics,
        threshold=_threshold(record, metrics),
        device=str(record.get("device") or ""),
        seconds=_table(record, "seconds").get("train"),
    )
    if found.curves and found.threshold is None:
        raise _no_record(str(path))
    if not found.history and not found.curves:
        raise InvalidInputError(
            "{path} has neither epochs nor curves; the record of a training, an evaluation or a workflow is needed.",
            path=str(path),
        )
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidInputError(
            "{path} cannot be read: {reason}.", path=str(path), reason=error.strerror or str(error)
        ) from error
    except (ValueError, RecursionError) as error:
        raise InvalidInputError("{path} is no JSON file.", path=str(path)) from error
    if not isinstance(record, dict):
        raise _no_record(str(path))
    return record


def _table(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}


def _epoch(values: Any, path: str) -> Epoch:
    """Return one epoch of a history; a figure may be missing, but none may be something else than a number."""
    if not isinstance(values, Mapping) or not _is_number(values.get("epoch")):
        raise _no_record(path)
    if any(values.get(name) is not None and not _is_number(values[name]) for name in EPOCH_FIGURES):
        raise _no_record(path)
    return {
        **{name: values.get(name) for name in EPOCH_FIGURES},
        "epoch": values["epoch"],
        "epochs": values.get("epochs"),
        "is_best": bool(values.get("is_best")),
    }


def _curve(columns: Any, path: str) -> ThresholdTable:
    if not isinstance(columns, Mapping) or not all(isinstance(columns.get(name), list) for name in CURVE_FIGURES):
        raise _no_record(path)
    found = {name: tuple(columns[name]) for name in CURVE_FIGURES}
    if len({len(values) for values in found.values()}) != 1 or not found["threshold"]:
        raise _no_record(path)
    if not all(_is_number(value) for values in found.values() for value in values):
        raise _no_record(path)
    return ThresholdTable(found)


def _threshold(record: Mapping[str, Any], metrics: Mapping[str, Mapping[str, Any]]) -> float | None:
    given = [record.get("threshold"), *(scores.get("threshold") for scores in metrics.values())]
    return next((float(one) for one in given if one is not None and _is_number(one)), None)


def _title(path: Path) -> str:
    """Return a name that tells runs apart: a workflow's folder, else the file's name, or its time when it has none."""
    if path.stem == "run":
        return path.resolve().parent.name
    if path.stem.isupper():  # a temporary output, called after its parameter
        return f"{datetime.fromtimestamp(path.stat().st_mtime).astimezone():%H:%M:%S}"
    return path.stem


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _no_record(path: str) -> InvalidInputError:
    return InvalidInputError("{path} is no run record of Oresight, or a damaged one.", path=path)
