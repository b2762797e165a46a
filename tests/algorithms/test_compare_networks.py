# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing networks as an algorithm: table, report, record, and settings that Train network takes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from .network_blocks import make_blocks

FEW = {"LAYER_COUNTS": "1-2", "WIDTH_RULES": ["falling", "twice_and_one"], "ACTIVATIONS": ["relu", "tanh"],
       "BATCH_SIZES": "64", "LEARNING_RATES": "0.003,0.01", "EPOCHS": 6, "SPLIT_DEPTH": 510.0, "DEVICE": "cpu",
       "HIDDEN_LAYERS": "16,8", "BATCH_SIZE": 64, "LEARNING_RATE": 0.01}  # fmt: skip


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


def compare(run, blocks, folder="out", **parameters):
    target = blocks.folder / folder
    given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
    outputs = {"TABLE": str(target / "table.csv"), "REPORT": str(target / "report.html"),
               "RECORD": str(target / "record.json"), "BEST_SETTINGS": str(target / "best.json"),
               "MODEL": str(target / "best.safetensors")}  # fmt: skip
    return run("compare_networks", **{**given, **FEW, **outputs, **parameters})


def rows_of(path):
    return list(csv.DictReader(Path(path).read_text(encoding="utf-8-sig").splitlines()))


@pytest.fixture
def compared(run, blocks):
    return compare(run, blocks)


def test_the_defaults_are_the_trial_and_error_of_the_publication(provider):
    algorithm = provider.algorithm("compare_networks").create()
    defaults = {one.name(): one.defaultValue() for one in algorithm.parameterDefinitions()}
    assert (defaults["LAYER_COUNTS"], defaults["EPOCHS"], defaults["HIDDEN_LAYERS"]) == ("1-8", 200, "128,64,32,16")
    assert len(defaults["WIDTH_RULES"]) == 7


def test_every_network_is_a_row_and_one_of_them_is_best(compared):
    rows = rows_of(compared["TABLE"])
    assert len(rows) == compared["NETWORKS"]
    assert [row["stage"] for row in rows] == sorted(
        (row["stage"] for row in rows),
        key=["given", "layers", "widths", "activation", "batch_size", "learning_rate"].index,
    )
    best = [row for row in rows if row["is_best"] == "1"]
    assert len(best) == 1
    assert best[0]["hidden_layers"] == compared["BEST_HIDDEN_LAYERS"]
    assert best[0]["activation"] == compared["BEST_ACTIVATION"]
    assert float(best[0]["learning_rate"]) == compared["BEST_LEARNING_RATE"]
    assert float(best[0]["auc"]) == pytest.approx(compared["VALIDATION_AUC"], abs=1e-9)
    assert float(best[0]["auc"]) == max(float(row["auc"]) for row in rows if row["state"] == "learned")


def test_train_network_takes_what_was_found_and_gets_the_very_same_network(run, blocks, compared):
    inputs = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
    by_parameters = run(
        "train_network", **inputs, SPLIT_DEPTH=510.0,
        EPOCHS=6, DEVICE="cpu", HIDDEN_LAYERS=compared["BEST_HIDDEN_LAYERS"], ACTIVATION=compared["BEST_ACTIVATION"],
        LEARNING_RATE=compared["BEST_LEARNING_RATE"], BATCH_SIZE=compared["BEST_BATCH_SIZE"],
        **blocks.destinations("winner"),
    )  # fmt: skip
    by_file = run("train_network", **inputs, SETTINGS=compared["BEST_SETTINGS"], **blocks.destinations("by_file"))
    best = Path(compared["MODEL"]).read_bytes()
    assert Path(by_parameters["MODEL"]).read_bytes() == best
    assert Path(by_file["MODEL"]).read_bytes() == best
    assert by_file["AUC"] == compared["AUC"]


def test_the_record_holds_lists_inputs_every_network_and_the_best_settings(compared, blocks):
    record = json.loads(Path(compared["RECORD"]).read_text(encoding="utf-8"))
    assert {one["role"] for one in record["inputs"]} == {"feature", "label", "depth"}
    assert record["lists"]["learning_rates"] == [0.003, 0.01]
    assert len(record["networks"]) == compared["NETWORKS"]
    assert all(len(one["history"]) == 6 for one in record["networks"])
    layers = ",".join(str(width) for width in record["best"]["hidden_layers"])
    assert layers == compared["BEST_HIDDEN_LAYERS"]
    assert record["test"]["auc"] == compared["AUC"]
    depth, label = BlockRaster.open(blocks.depth).read(), BlockRaster.open(blocks.label).read()
    assert record["test"]["n"] == np.count_nonzero((depth > 510.0) & np.isfinite(label))


def test_the_report_stands_alone_and_says_what_was_chosen_by_which_blocks(compared):
    text = Path(compared["REPORT"]).read_text(encoding="utf-8")
    assert "http" not in text.replace("http://www.w3.org", "")
    assert f"HIDDEN_LAYERS={compared['BEST_HIDDEN_LAYERS']};" in text
    assert "which chose nothing" in text
    assert "not a mineral resource estimate" in text


def test_a_table_can_be_a_geopackage(run, blocks):
    outputs = compare(run, blocks, "gpkg", TABLE=str(blocks.folder / "gpkg" / "table.gpkg"), LAYER_COUNTS="",
                      WIDTH_RULES=[], ACTIVATIONS=[], BATCH_SIZES="", LEARNING_RATES="", SEEDS=3)  # fmt: skip
    layer = QgsVectorLayer(outputs["TABLE"], "table", "ogr")
    assert [one["seed"] for one in layer.getFeatures()] == [1, 2, 3]


def test_lists_that_cannot_be_read_are_refused_with_a_sentence(run, blocks):
    for name, text in (("LAYER_COUNTS", "one"), ("LEARNING_RATES", "fast"), ("OWN_LAYERS", "8;x"),
                       ("LAYER_COUNTS", "0-2")):  # fmt: skip
        with pytest.raises(QgsProcessingException, match="was given"):
            compare(run, blocks, "refused", **{name: text})
    assert not (blocks.folder / "refused").exists()


def test_a_cancelled_comparison_leaves_nothing(run, blocks, feedback: QgsProcessingFeedback):
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 6 else None)
    assert compare(run, blocks, "cancelled", EPOCHS=3000) == {}
    assert not (blocks.folder / "cancelled").exists()
