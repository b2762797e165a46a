# SPDX-License-Identifier: GPL-2.0-or-later
"""What an evaluation says besides scores: intervals, thresholds, calibration, capture, simpler ways, leaks."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.evaluation.calibration import ProbabilityMap
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from oresight.plugin.engine.network.model_file import read_model, write_model
from qgis.core import QgsProcessingException

from .network_blocks import GRID, make_blocks, write

FAST = {"EPOCHS": 4, "LEARNING_RATE": 0.005, "SPLIT_DEPTH": 510.0, "DEVICE": "cpu"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture(scope="module")
def trainings():
    """Return what was trained, by folder: one training serves all tests of the module."""
    return {}


@pytest.fixture
def trained(run, blocks, trainings):
    if blocks.folder not in trainings:
        given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
        trainings[blocks.folder] = run("train_network", **given, **FAST, **blocks.destinations())
    return trainings[blocks.folder]


def evaluate(run, trained, blocks, folder, **parameters):
    given = {"MODEL": trained["MODEL"], "FEATURES": blocks.features, "LABEL": blocks.label}
    targets = {
        "METRICS": str(folder / "scores.json"), "CURVES": str(folder / "curves.csv"),
        "SCORES": str(folder / "scores.csv"), "REPORT": str(folder / "report.html"),
    }  # fmt: skip
    outputs = run("evaluate_network", **{**given, **targets, "SPLIT_BLOCKS": trained["SPLIT_BLOCKS"], **parameters})
    record = json.loads(Path(outputs["METRICS"]).read_text(encoding="utf-8"))
    return outputs, record, Path(outputs["REPORT"]).read_text(encoding="utf-8")


def read(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_figure_has_an_interval_and_the_report_says_what_was_drawn(run, trained, blocks, tmp_path):
    columns = np.broadcast_to(np.arange(blocks.mask.shape[2]), blocks.mask.shape)
    drawn = write(tmp_path, "columns", np.where(blocks.mask, columns, -1), Variable("hole", "hole"))
    outputs, record, report = evaluate(run, trained, blocks, tmp_path, GROUPS=drawn, BASELINES=False)
    figures = record["assessment"]["figures"]
    assert list(figures) == ["test", "train", "validation"]  # records are sorted
    for part, of in figures.items():
        assert of["auc"]["value"] == record["metrics"][part]["auc"]
        for name in ("accuracy", "precision", "recall", "f1"):
            assert of[name]["value"] == pytest.approx(record["metrics"][part][name], abs=1e-12)
        # What is called ore lies in too few columns for an interval of its precision.
        assert all(one["low"] <= one["value"] <= one["high"] for name, one in of.items() if name != "precision")
    holes = columns[BlockRaster.open(trained["SPLIT_BLOCKS"]).read() == 2]
    assert record["assessment"]["drawn"]["groups"]["test"] == len(np.unique(holes))
    assert "groups (holes or domains)" in report
    row = next(one for one in read(outputs["SCORES"]) if (one["of"], one["figure"]) == ("test", "auc"))
    assert {end: float(row[end]) for end in ("value", "low", "high")} == figures["test"]["auc"]


def test_without_groups_cubes_of_ground_are_drawn_and_named(run, trained, blocks, tmp_path):
    _, record, report = evaluate(run, trained, blocks, tmp_path, BASELINES=False)
    drawn = record["assessment"]["drawn"]
    volume = blocks.mask.sum() * np.prod(GRID.size)
    assert drawn["by"] == "cube"
    assert drawn["cube_length"] == pytest.approx((volume / 100) ** (1 / 3))
    assert f"cubes of ground, {drawn['cube_length']:,.0f} m on edge" in report


def test_the_training_keeps_calibrations_and_its_report_shows_them(trained):
    model = read_model(Path(trained["MODEL"]))
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    assert set(model.calibration) == {"temperature", "isotonic"}
    assert set(record["assessment"]["calibrations"]) == {"raw", "temperature", "isotonic"}
    report = Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert "Do the probabilities mean what they say?" in report
    assert "the lower end is freed of what noise adds, the upper one is not." in report
    assert "How much ore the likeliest ground holds" in report


def test_calibrated_probabilities_are_promised_of_a_network_whose_file_holds_a_calibration_only(
    run, trained, blocks, tmp_path
):
    promise, excuse = "gives calibrated ones beside them when asked", "the file of the network holds no calibration"
    bare = str(tmp_path / "bare.safetensors")
    write_model(Path(bare), replace(read_model(Path(trained["MODEL"])), calibration={}))
    for model, said, unsaid in ((trained["MODEL"], promise, excuse), (bare, excuse, promise)):
        _, record, report = evaluate(run, {**trained, "MODEL": model}, blocks, tmp_path, BASELINES=False)
        assert record["assessment"]["is_calibration_held"] is (model != bare)
        assert set(record["assessment"]["calibrations"]) == {"raw", "temperature", "isotonic"}
        assert said in report
        assert unsaid not in report
    assert promise in Path(trained["REPORT"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("method", ["temperature", "isotonic"])
def test_calibrated_probabilities_stand_beside_those_of_the_network(run, trained, blocks, tmp_path, method):
    given = {"MODEL": trained["MODEL"], "FEATURES": blocks.features}
    plain = run("predict_probability", **given, PROBABILITY=str(tmp_path / "plain.tif"))
    both = run(
        "predict_probability", **given, PROBABILITY=str(tmp_path / "raw.tif"), CALIBRATION=method,
        CALIBRATED=str(tmp_path / "calibrated.tif"),
    )  # fmt: skip
    raw = BlockRaster.open(both["PROBABILITY"]).read()
    np.testing.assert_array_equal(raw, BlockRaster.open(plain["PROBABILITY"]).read())
    assert "CALIBRATED" not in plain
    found = ProbabilityMap.from_dict(read_model(Path(trained["MODEL"])).calibration[method])
    calibrated = BlockRaster.open(both["CALIBRATED"])
    np.testing.assert_allclose(calibrated.read(), found.apply(raw), atol=1e-6)
    assert calibrated.variable.name == "ore_calibrated:probability"


def test_a_network_without_validation_blocks_has_no_calibration_to_ask_for(run, blocks, tmp_path):
    given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth, "VALIDATION_SHARE": 0.0}
    trained = run("train_network", **given, **FAST, **blocks.destinations("bare"))
    with pytest.raises(QgsProcessingException, match="holds no calibration"):
        run(
            "predict_probability", MODEL=trained["MODEL"], FEATURES=blocks.features,
            PROBABILITY=str(tmp_path / "raw.tif"), CALIBRATED=str(tmp_path / "calibrated.tif"),
        )  # fmt: skip


def test_metal_and_uncertainty_add_what_they_tell(run, trained, blocks, tmp_path):
    ore = np.where(blocks.mask, blocks.ore * 2.0 + 1.0, np.nan)
    grade = write(tmp_path, "grade", ore, Variable("cu", "estimate", "%"))
    unsure = write(tmp_path, "unsure", np.where(blocks.mask, 0.5, np.nan), Variable("ore", "uncertainty"))
    outputs, record, report = evaluate(run, trained, blocks, tmp_path, GRADE=grade, UNCERTAINTY=unsure, BASELINES=False)
    known = record["assessment"]
    test = record["metrics"]["test"]
    ore_half = next(row for row in known["captured"]["ore"] if row["ground"] == 0.5)["value"]
    metal_half = next(row for row in known["captured"]["metal"] if row["ground"] == 0.5)["value"]
    # Barren blocks hold 1 and ore 3: the metal of any ground follows from its ore.
    share = test["positives"] / test["n"]
    assert metal_half == pytest.approx((2.0 * ore_half * share + 0.5) / (2.0 * share + 1.0), abs=1e-9)
    assert known["dropped"]["blocks"][0] == test["n"]
    assert "metal captured (cu:estimate)" in report
    assert "captured: metal of cu:estimate" in {row["of"] for row in read(outputs["SCORES"])}
    assert "When uncertain blocks are left out" in report


def test_a_block_without_grade_or_uncertainty_is_scored_all_the_same(run, trained, blocks, tmp_path):
    known = blocks.mask & (np.indices(GRID.shape)[2] > 3)
    grade = write(tmp_path, "grade", np.where(known, blocks.ore * 1.0, np.nan), Variable("cu", "estimate", "%"))
    unsure = write(tmp_path, "unsure", np.where(known, 0.5, np.nan), Variable("ore", "uncertainty"))
    plain = evaluate(run, trained, blocks, tmp_path, BASELINES=False)[1]
    record = evaluate(run, trained, blocks, tmp_path, GRADE=grade, UNCERTAINTY=unsure, BASELINES=False)[1]
    assert record["metrics"] == plain["metrics"]
    assert [
        one
        for one in record["notices"]
        if one.endswith("have no value of ore:uncertainty; they are used all the same.")
    ]
    dropped = record["assessment"]["dropped"]
    assert dropped["blocks"][0] == plain["metrics"]["test"]["n"]
    assert 0 < dropped["unknown"] < dropped["blocks"][0]
    assert dropped["uncertainty"][0] is None  # a block without one: it goes first
    assert dropped["uncertainty"][-1] == 0.5
    counted = f"{dropped['unknown']:,} of the {dropped['blocks'][0]:,} test blocks have no value of the uncertainty"
    assert counted in evaluate(run, trained, blocks, tmp_path, UNCERTAINTY=unsure, BASELINES=False)[2]


def test_a_raster_without_any_uncertainty_orders_no_blocks(run, trained, blocks, tmp_path):
    empty = write(tmp_path, "empty", np.full(blocks.mask.shape, np.nan), Variable("ore", "uncertainty"))
    _, record, report = evaluate(run, trained, blocks, tmp_path, UNCERTAINTY=empty, BASELINES=False)
    assert record["assessment"]["dropped"] is None
    assert "The raster of the uncertainty has no value at any of the test blocks" in report
    assert "on the surer half" not in report


def test_a_rule_chooses_another_threshold_on_the_validation_blocks(run, trained, blocks, tmp_path):
    outputs, record, _ = evaluate(run, trained, blocks, tmp_path, THRESHOLD_RULE="budget", BUDGET=0.05, BASELINES=False)
    rows = {row["rule"]: row["threshold"]["value"] for row in record["assessment"]["thresholds"]["rows"]}
    assert outputs["THRESHOLD"] == rows["own"] == rows["budget"] == record["threshold"]
    called = record["assessment"]["figures"]["validation"]["called"]["value"]
    assert 0.0 < called <= 0.05


def test_simpler_ways_learn_from_the_same_split_and_from_a_random_one(run, trained, blocks, tmp_path):
    outputs, record, report = evaluate(run, trained, blocks, tmp_path, RANDOM_SPLIT=True)
    known = record["comparison"]
    assert set(known["figures"]) == {"network", "best_feature", "logistic", "boosted", "randomised_places"}
    assert set(known["random"]) == set(known["figures"])
    assert f"{known['best_feature']} alone" in report
    assert known["figures"]["network"]["auc"]["value"] == pytest.approx(outputs["AUC"], abs=1e-6)
    assert known["gains"]["logistic"]["value"] == pytest.approx(
        known["figures"]["network"]["auc"]["value"] - known["figures"]["logistic"]["auc"]["value"]
    )
    assert "Beside simpler ways and a random split" in report


def test_a_planted_leak_rings_at_the_top_of_the_report_and_clean_data_are_silent(run, trained, blocks, tmp_path):
    _, record, report = evaluate(run, trained, blocks, tmp_path, BASELINES=False)
    assert not [one for one in record["notices"] if one.startswith("Leak")]
    cu = BlockRaster.open(blocks.features[0]).read()
    cut = write(tmp_path, "cut", np.where(blocks.mask, cu > 0.4, -1).astype(int), Variable("ore", "label"))
    _, record, report = evaluate(run, trained, blocks, tmp_path, LABEL=cut, BASELINES=False)
    assert record["notices"][0].startswith("Leak: the label is a function of cu_pct:estimate")
    assert report.index("the label is a function of cu_pct:estimate") < report.index("<section>")


def test_test_blocks_within_the_range_ring(run, trained, blocks, tmp_path):
    said = {}
    for reach in (5.0, 500.0):
        path = tmp_path / "variogram.json"
        variogram = Variogram(0.0, (Structure("spherical", 1.0, (reach, reach, reach)),))
        path.write_text(json.dumps(variogram.to_dict()), encoding="utf-8")
        _, record, report = evaluate(run, trained, blocks, tmp_path, VARIOGRAM=str(path), BASELINES=False)
        said[reach] = [one for one in record["notices"] if "nearer to a training or validation block" in one]
        assert "Distance from test to training blocks" in report
        assert f"{reach:.0f} m at its longest" in report
        assert record["nearness"]["within"] == (0.0 if reach == 5.0 else 1.0)
    assert (len(said[5.0]), len(said[500.0])) == (0, 1)


def test_no_plot_of_the_report_is_empty(run, trained, blocks, tmp_path):
    _, _, report = evaluate(run, trained, blocks, tmp_path)
    plots = re.findall(r"<svg.*?</svg>", report, flags=re.DOTALL)
    assert len(plots) >= 9
    for plot in plots:
        assert 'stroke="#' in plot or "<rect" in plot
        assert "nan" not in plot


def test_where_the_training_blocks_have_no_ore_there_is_nothing_to_compare(run, trained, blocks, tmp_path):
    split = BlockRaster.open(trained["SPLIT_BLOCKS"]).read()
    ore = np.where(blocks.mask, np.where(split == 2, blocks.ore, 0), -1).astype(int)
    barren = write(tmp_path, "barren", ore, Variable("ore", "label"))
    _, record, _ = evaluate(run, trained, blocks, tmp_path, LABEL=barren)
    assert record["comparison"] is None
    assert list(record["assessment"]["figures"]) == ["test"]
    assert record["assessment"]["thresholds"]["chosen_on"] == "test"
