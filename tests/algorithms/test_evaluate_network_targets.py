# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of classes, labels and numbers are evaluated: every figure with its interval, class by class."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.bridge.reports.target_assessment import target_sections
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from qgis.core import QgsProcessingException

from .network_blocks import BOOK, make_blocks, write

FAST = {"EPOCHS": 20, "LEARNING_RATE": 0.01, "SPLIT": "random", "DEVICE": "cpu", "HIDDEN_LAYERS": "24,12"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture(scope="module")
def labels(blocks):
    """Return paths of labels that the first two features tell in part: three classes, two labels, and a number."""
    cu, au = (BlockRaster.open(path).read() for path in blocks.features[:2])
    cu = cu + np.random.default_rng(3).normal(0.0, 0.2, cu.shape)
    outside, folder = ~blocks.mask, blocks.folder
    zone = np.where(cu > 0.6, 3, np.where(au > 1.0, 2, 1))
    return {
        "zone": write(folder, "zone", np.where(outside, -1, zone), Variable("zone", "category"), BOOK),
        "rich": write(folder, "rich", np.where(outside, -1, au > 1.5).astype(int), Variable("gold", "label")),
        "grade": write(folder, "grade", np.where(outside, np.nan, 4e4 + 10.0 * cu), Variable("ag", "estimate", "g/t")),
    }


def train(run, blocks, folder, **parameters):
    given = {"FEATURES": blocks.features[:2], "LABEL": blocks.label}
    return run("train_network", **{**given, **FAST, **blocks.destinations(folder), **parameters})


def evaluate(run, trained, blocks, folder, **parameters):
    given = {"MODEL": trained["MODEL"], "FEATURES": blocks.features, "SPLIT_BLOCKS": trained["SPLIT_BLOCKS"]}
    names = {"METRICS": "scores.json", "CURVES": "curves.csv", "SCORES": "table.csv", "REPORT": "report.html"}
    targets = {name: str(folder / file) for name, file in names.items()}
    return run("evaluate_network", **{**given, **targets, **parameters})


def read(outputs):
    record = json.loads(Path(outputs["METRICS"]).read_text(encoding="utf-8"))
    with Path(outputs["SCORES"]).open(encoding="utf-8") as file:
        rows = {(row["of"], row["figure"]): row for row in csv.DictReader(file)}
    return record, rows, Path(outputs["REPORT"]).read_text(encoding="utf-8")


def test_classes_are_scored_one_by_one_with_intervals(run, blocks, labels, tmp_path):
    trained = train(run, blocks, "zones", LABEL=labels["zone"], TARGET="multi_class")
    outputs = evaluate(run, trained, blocks, tmp_path, LABEL=labels["zone"])
    record, rows, report = read(outputs)
    told = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    assert record["metrics"] == told["metrics"]
    assert outputs["ACCURACY"] == trained["ACCURACY"]
    for name, one in zip(BOOK["names"], record["metrics"]["test"]["classes"]):
        for figure in ("auc", "precision", "recall", "f1"):
            row = rows[f"test: {name}", figure]
            assert float(row["value"]) == pytest.approx(one[figure], abs=1e-12)
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
        assert f"{name}: threshold: youden" in {of for of, _ in rows}
    cell = rows["labelled skarn", "called skarn"]
    assert float(cell["value"]) == pytest.approx(record["metrics"]["test"]["classes"][2]["recall"], abs=1e-12)
    assert "What is taken for what" in report
    held = record["assessment"]["drawn"]["holding"]["test"]
    groups = int(rows["test", "groups of skarn"]["value"])
    assert held["skarn"]["equal_groups"] <= held["skarn"]["groups"] == groups <= int(rows["test", "groups"]["value"])
    assert "cubes that hold it" in report
    assert re.search(r"cubes of ground, \d+ m on edge", report)
    del record["assessment"]["drawn"]["holding"]
    of_before = target_sections({**record, "target": {"kind": "multi_class", "unit": ""}})[1].body
    assert "porphyry" in of_before
    assert "cubes that hold it" not in of_before
    assert ">missed</text>" in report  # the DET plot
    assert "drawn as wholes" in report
    curves = Path(outputs["CURVES"]).read_text(encoding="utf-8")
    assert "test: porphyry," in curves
    by_hole = read(evaluate(run, trained, blocks, tmp_path, LABEL=labels["zone"], GROUPS=blocks.groups))
    assert by_hole[0]["assessment"]["drawn"]["holding"]["test"]["schist"]["equal_groups"] < 6.0
    assert {by_hole[1][of, "auc"]["low"] for of in ("test", "test: skarn")} == {""}  # too few holes for an interval
    assert "Too few hold these kinds of blocks: schist (6, which count as 5." in by_hole[2]
    assert "How sure the figures are" in Path(trained["REPORT"]).read_text(encoding="utf-8")
    known = by_hole[0]["assessment"]
    assert known["dropped_by"] == "entropy"
    assert known["dropped"]["accuracy"][0] == pytest.approx(outputs["ACCURACY"], abs=1e-12)
    assert known["dropped"]["accuracy"][10] > known["dropped"]["accuracy"][0]
    assert float(rows["calibration: temperature", "log_loss"]["value"]) > 0.0
    assert ("calibration: temperature: skarn", "calibration_error") in rows
    figures = known["calibrations"]["raw"]["figures"]
    assert figures["log_loss"]["value"] == pytest.approx(outputs["LOG_LOSS"], abs=1e-12)
    assert "Accuracy" in report
    assert "<figcaption>skarn</figcaption>" in report
    for text in ("the entropy of the network&#x27;s own answer says", "as the network gives it", "times as dense"):
        assert text in report, text


def test_classes_of_another_codebook_are_matched_by_name_and_unknown_ones_counted(
    run, blocks, labels, feedback, tmp_path
):
    trained = train(run, blocks, "again", LABEL=labels["zone"], TARGET="multi_class")
    plain = evaluate(run, trained, blocks, tmp_path, LABEL=labels["zone"])
    codes = BlockRaster.open(labels["zone"]).read()
    book = {
        **BOOK,
        "codes": [1, 7, 8, 9],
        "names": ["gossan", "skarn", "porphyry", "schist"],
        "colors": ["#000000"] * 4,
    }
    other = np.where(np.isnan(codes), -1, 10 - codes)
    other[:1] = np.where(other[:1] > 0, 1, -1)
    path = write(tmp_path, "other", other, Variable("zone", "category"), book)
    outputs = evaluate(run, trained, blocks, tmp_path, LABEL=path)
    record = read(outputs)[0]
    unknown = int(np.count_nonzero(other == 1))
    assert any(f"{unknown:,} of" in text or f"{unknown} of" in text for text in feedback.textLog().splitlines())
    scored = sum(part["n"] for part in record["metrics"].values())
    assert scored == int(np.count_nonzero(~np.isnan(codes))) - unknown
    assert outputs["ACCURACY"] == pytest.approx(plain["ACCURACY"], abs=0.1)


def test_several_labels_are_scored_each_by_itself(run, blocks, labels, tmp_path):
    more = {"MORE_LABELS": [labels["rich"]]}
    trained = train(run, blocks, "both", TARGET="multi_label", **more)
    outputs = evaluate(run, trained, blocks, tmp_path, LABEL=blocks.label, **more)
    record, rows, report = read(outputs)
    for name, one in record["metrics"]["test"]["labels"].items():
        for figure in ("auc", "average_precision", "accuracy", "precision", "recall", "f1"):
            assert float(rows[f"test: {name}", figure]["value"]) == pytest.approx(one[figure], abs=1e-12)
    assert float(rows["test", "all_right"]["value"]) == pytest.approx(record["metrics"]["test"]["all_right"])
    (alarm,) = record["alarms"]
    assert alarm[1] == {"label": "gold", "name": "au_gpt:estimate"}, "gold was cut from it, ore was not"
    assert report.index("Leak: the label gold is a function of au_gpt:estimate") < report.index("<section>")
    with pytest.raises(QgsProcessingException, match="needs further labels"):
        evaluate(run, trained, blocks, tmp_path, LABEL=blocks.label)


def test_numbers_have_errors_with_intervals_and_are_compared_by_tenths(run, blocks, labels, tmp_path):
    trained = train(run, blocks, "numbers", LABEL=labels["grade"], TARGET="regression")
    outputs = evaluate(run, trained, blocks, tmp_path, LABEL=labels["grade"])
    record, rows, report = read(outputs)
    for figure in ("rmse", "mae", "r2", "bias", "correlation"):
        row = rows["test", figure]
        assert float(row["value"]) == pytest.approx(record["metrics"]["test"][figure], rel=1e-9)
        assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
    assert outputs["R2"] == record["metrics"]["test"]["r2"]
    assert sum(record["assessment"]["tenths"]["blocks"]) == record["metrics"]["test"]["n"]
    assert "Do the estimates hold?" in report
    assert "Not used" not in report
    assert (record["alarms"], record["nearness"]) == ([], None)
    assert "Distance from test to training blocks" not in report
    path = tmp_path / "variogram.json"
    variogram = Variogram(0.0, (Structure("spherical", 1.0, (500.0, 500.0, 500.0)),))
    path.write_text(json.dumps(variogram.to_dict()), encoding="utf-8")
    near = read(evaluate(run, trained, blocks, tmp_path, LABEL=labels["grade"], VARIOGRAM=str(path)))
    assert near[0]["nearness"]["within"] == 1.0
    assert near[0]["notices"][0].startswith("Leak: 100% of the test blocks lie nearer")
    assert "500 m at its longest" in near[2]
    assert record["assessment"]["dropped"] is None
    assert "A single network of numbers without dropout does not say how uncertain they are." in report
    unsure = write(tmp_path, "unsure", np.full(blocks.mask.shape, np.nan), Variable("ag", "uncertainty", "g/t"))
    asked = {"UNCERTAINTY": unsure, "THRESHOLD_RULE": "fixed", "RANDOM_SPLIT": True}
    again = read(evaluate(run, trained, blocks, tmp_path, LABEL=labels["grade"], **asked))
    assert again[0]["metrics"] == record["metrics"]
    notice = "Not used, because it is not for networks of classes, labels or numbers: "
    assert f"{notice}Threshold, Train on a random split too." in again[0]["notices"]
    assert again[0]["assessment"]["dropped_by"] == "given"
    assert again[0]["assessment"]["dropped"] is None
    assert "The raster of the uncertainty has no value at any of the test blocks" in again[2]
    assert "the raster of the uncertainty says" not in again[2]
    half = np.where(np.indices(blocks.mask.shape)[2] % 2, 0.5, np.nan)
    unsure = write(tmp_path, "half", half, Variable("ag", "uncertainty", "g/t"))
    partly = read(evaluate(run, trained, blocks, tmp_path, LABEL=labels["grade"], UNCERTAINTY=unsure))
    dropped = partly[0]["assessment"]["dropped"]
    assert dropped["rmse"][0] == pytest.approx(record["metrics"]["test"]["rmse"], rel=1e-9)
    assert 0 < dropped["unknown"] < dropped["blocks"][0]
    assert f"{dropped['unknown']:,} of the {dropped['blocks'][0]:,} test blocks have no value of the unc" in partly[2]
    assert "the raster of the uncertainty says" in partly[2]


@pytest.mark.parametrize(
    ("label", "given"), [("zone", {"TARGET": "multi_class"}), ("grade", {"TARGET": "regression"}), ("ore", {})]
)
def test_without_a_split_no_sentence_speaks_of_test_blocks(run, blocks, labels, tmp_path, label, given):
    paths = {**labels, "ore": blocks.label}
    trained = train(run, blocks, f"whole_{label}", LABEL=paths[label], **given)
    for split, says_test in ((trained["SPLIT_BLOCKS"], True), (None, False)):
        outputs = evaluate(run, trained, blocks, tmp_path, LABEL=paths[label], SPLIT_BLOCKS=split, BASELINES=False)
        report = read(outputs)[2]
        assert ("test blocks" in report) is says_test
        assert ("blocks, training blocks perhaps among them," in report) is not says_test
        assert (">scored</th>" in report) is not says_test
        assert (">test</th>" in report) is says_test
