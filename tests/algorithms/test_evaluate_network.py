# SPDX-License-Identifier: GPL-2.0-or-later
"""Evaluation as an algorithm: the scores of the training, and a warning when the split is not known."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsProcessingException

from .network_blocks import make_blocks, write

FAST = {"EPOCHS": 4, "LEARNING_RATE": 0.005, "SPLIT_DEPTH": 510.0, "DEVICE": "cpu"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture
def trained(run, blocks):
    given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
    return run("train_network", **given, **FAST, **blocks.destinations())


def evaluate(run, trained, blocks, folder, **parameters):
    given = {"MODEL": trained["MODEL"], "FEATURES": blocks.features, "LABEL": blocks.label, "BASELINES": False}
    targets = {
        "METRICS": str(folder / "scores.json"), "CURVES": str(folder / "curves.csv"),
        "REPORT": str(folder / "report.html"),
    }  # fmt: skip
    return run("evaluate_network", **{**given, **targets, **parameters})


def test_with_the_split_of_the_training_its_scores_come_again(run, trained, blocks, tmp_path):
    outputs = evaluate(run, trained, blocks, tmp_path, SPLIT_BLOCKS=trained["SPLIT_BLOCKS"])
    metrics = json.loads(Path(outputs["METRICS"]).read_text(encoding="utf-8"))["metrics"]
    assert metrics == json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))["metrics"]
    assert outputs["AUC"] == trained["AUC"]


def test_without_a_split_all_blocks_are_scored_and_the_report_says_what_that_means(run, trained, blocks, tmp_path):
    outputs = evaluate(run, trained, blocks, tmp_path)
    metrics = json.loads(Path(outputs["METRICS"]).read_text(encoding="utf-8"))["metrics"]
    assert list(metrics) == ["test"]
    assert metrics["test"]["n"] == blocks.mask.sum()
    report = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert "may be among the scored" in report
    assert "training blocks perhaps among them" in report
    assert "chosen without the test blocks" not in report


def test_curves_are_a_table_from_few_blocks_called_ore_to_all(run, trained, blocks, tmp_path):
    outputs = evaluate(run, trained, blocks, tmp_path)
    with Path(outputs["CURVES"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    recall = [float(row["true_positive_rate"]) for row in rows]
    assert set(rows[0]) > {"part", "threshold", "false_positive_rate", "true_positive_rate", "precision"}
    assert recall == sorted(recall)
    assert recall[-1] == 1.0


def test_a_label_turned_round_turns_the_auc_round(run, trained, blocks, tmp_path):
    values = BlockRaster.open(blocks.label).read()
    turned = write(tmp_path, "turned", 1.0 - values, Variable("ore", "label"))
    first = evaluate(run, trained, blocks, tmp_path)
    second = evaluate(run, trained, blocks, tmp_path, LABEL=turned)
    assert second["AUC"] == pytest.approx(1.0 - first["AUC"], abs=1e-12)


def test_a_label_of_other_numbers_is_a_sentence(run, trained, blocks, tmp_path):
    values = BlockRaster.open(blocks.label).read()
    other = write(tmp_path, "other", values * 3.0, Variable("ore", "label"))
    with pytest.raises(QgsProcessingException, match=r"label must be 0 \(barren\) or 1 \(ore\)"):
        evaluate(run, trained, blocks, tmp_path, LABEL=other)
    assert np.nanmax(BlockRaster.open(other).read()) == 3.0
