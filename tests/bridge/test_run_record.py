# SPDX-License-Identifier: GPL-2.0-or-later
"""Run records are read as they were written; what is none is a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.run_record import read_run_record
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.tables import curve_table

CURVE = curve_table(np.array([0.9, 0.6, 0.4, 0.1]), np.array([1, 0, 1, 0]), [0.5])
EPOCH = {
    "epoch": 1, "epochs": 2, "loss": 0.6, "accuracy": 0.7, "validation_loss": None, "validation_accuracy": None,
    "learning_rate": 0.001, "is_best": False,
}  # fmt: skip


def read(folder: Path, values: Any, name: str = "trained.json"):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")
    return read_run_record(path)


def test_a_training_has_epochs_curves_and_its_threshold(tmp_path):
    record = read(
        tmp_path,
        {"history": [EPOCH], "curves": {"test": CURVE}, "threshold": 0.5, "device": "cuda", "seconds": {"train": 8.5}},
    )
    assert [(one["epoch"], one["loss"], one["validation_loss"]) for one in record.history] == [(1, 0.6, None)]
    assert (record.title, record.threshold, record.device, record.seconds) == ("trained", 0.5, "cuda", 8.5)
    row = record.curves["test"].row(record.curves["test"].place_of_threshold(0.5))
    assert (row["true_positives"], row["false_positives"], row["true_negatives"], row["false_negatives"]) == (
        1,
        1,
        1,
        1,
    )


def test_a_workflow_is_called_after_its_folder_and_its_threshold_is_among_its_scores(tmp_path):
    record = read(
        tmp_path, {"history": [EPOCH], "metrics": {"test": {"auc": 0.9, "threshold": 0.4}}}, "copper creek/run.json"
    )
    assert record.title == "copper creek"
    assert record.threshold == 0.4
    assert record.curves == {}


def test_the_nearest_point_of_a_curve_is_found(tmp_path):
    table = read(tmp_path, {"curves": {"test": CURVE}, "threshold": 0.5}).curves["test"]
    place = table.place_of_point("false_positive_rate", "true_positive_rate", 0.1, 0.6)
    assert table.row(place)["threshold"] == 0.9


@pytest.mark.parametrize(
    "given",
    [
        "no json",
        "[1, 2]",
        {"history": [{"loss": 1.0}]},
        {"history": [{**EPOCH, "loss": "low"}]},
        {"curves": {"test": {"threshold": [0.5]}}, "threshold": 0.5},
        {"curves": {"test": {**CURVE, "recall": CURVE["recall"][:-1]}}, "threshold": 0.5},
        {"curves": {"test": {**CURVE, "f1": [None] * len(CURVE["f1"])}}, "threshold": 0.5},
        {"curves": {"test": CURVE}},
        {"metrics": {}, "anything": "else"},
    ],
)
def test_what_is_no_record_is_a_sentence_with_the_file(tmp_path, given):
    with pytest.raises(InvalidInputError, match=r"trained\.json"):
        read(tmp_path, given)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(InvalidInputError, match=r"gone\.json cannot be read"):
        read_run_record(tmp_path / "gone.json")
