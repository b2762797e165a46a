# SPDX-License-Identifier: GPL-2.0-or-later
"""Learning from composites as an algorithm: files, numbers and sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .learning_composites import make_deposit

FAST = {"MEMBERS": ["randomised"], "FOLDS": 3, "TRIALS": 3}


@pytest.fixture(scope="module")
def deposit(qgis_app, tmp_path_factory):
    return make_deposit(tmp_path_factory.mktemp("deposit"))


def learn(run, deposit, name="out", **parameters):
    outputs = {
        "MODEL": str(deposit.folder / f"{name}.safetensors"),
        "RECORD": str(deposit.folder / f"{name}.json"),
        "REPORT": str(deposit.folder / f"{name}.html"),
    }
    return run("train_on_composites", **{"SAMPLES": deposit.composites, **FAST, **outputs, **parameters})


def test_outputs_are_files_and_the_scores_at_held_out_holes(run, deposit):
    outputs = learn(run, deposit)
    record = json.loads(Path(outputs["RECORD"]).read_text(encoding="utf-8"))
    scores = record["metrics"]["test"]
    for name in ("AUC", "ACCURACY", "PRECISION", "RECALL", "F1"):
        assert outputs[name] == scores[name.lower()]
    assert outputs["THRESHOLD"] == record["threshold"]
    assert record["counts"] == {"composites": 600, "ore": scores["positives"], "holes": 30, "groups": 30}
    assert outputs["AUC"] > 0.8
    assert "not a mineral resource estimate" in Path(outputs["REPORT"]).read_text(encoding="utf-8")
