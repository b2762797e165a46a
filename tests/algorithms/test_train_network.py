# SPDX-License-Identifier: GPL-2.0-or-later
"""Training as an algorithm: files, numbers and sentences."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from time import monotonic

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.network.model_file import read_model
from qgis.core import QgsProcessingException

from .network_blocks import GRID, UTM, make_blocks, write

FAST = {"EPOCHS": 8, "LEARNING_RATE": 0.005, "SPLIT_DEPTH": 510.0, "DEVICE": "cpu"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


def train(run, blocks, folder="out", **parameters):
    given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
    return run("train_network", **{**given, **FAST, **blocks.destinations(folder), **parameters})


@pytest.fixture
def trained(run, blocks):
    return train(run, blocks)


def test_the_defaults_are_the_published_settings(provider):
    from oresight.algorithms.network.train_network import TrainNetwork

    algorithm = TrainNetwork().create()
    defaults = {one.name(): one.defaultValue() for one in algorithm.parameterDefinitions()}
    expected = {
        "HIDDEN_LAYERS": "128,64,32,16", "OUTPUT_FUNCTION": "sigmoid", "LOSS": "cross_entropy", "OPTIMIZER": "adam",
        "EPOCHS": 80, "BATCH_SIZE": 128, "SCALING": "min_max", "SPLIT": "depth", "SPLIT_DEPTH": 540.0,
        "FIXED_THRESHOLD": 0.85,
    }  # fmt: skip
    assert {name: defaults[name] for name in expected} == expected


def test_outputs_are_files_and_the_scores_of_the_test_blocks(trained):
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    scores = record["metrics"]["test"]
    for name in ("AUC", "ACCURACY", "PRECISION", "RECALL", "F1"):
        assert trained[name] == scores[name.lower()]
    assert trained["THRESHOLD"] == record["threshold"] == read_model(Path(trained["MODEL"])).threshold
    assert trained["AUC"] > 0.75
    report = Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert "not a mineral resource estimate" in report
    assert "depth, test deeper than 510 m" in report


def test_scores_have_three_digits_after_the_point_in_every_column(trained):
    report = Path(trained["REPORT"]).read_text(encoding="utf-8")
    scores = re.search(r"<h2>Scores</h2>(.*?)</section>", report, re.DOTALL)[1]
    figures = re.findall(r"<td[^>]*>([\d,]*\.\d*)</td>", scores)
    assert len(figures) > 20
    assert {len(figure.split(".")[1]) for figure in figures} == {3}


def test_the_record_holds_inputs_settings_versions_and_every_epoch(trained, blocks):
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    known = {one["variable"]: one["sha256"] for one in record["inputs"]}
    for path, variable in ((blocks.features[0], "cu_pct:estimate"), (blocks.label, "ore:label")):
        assert known[variable] == hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert record["settings"]["epochs"] == 8
    assert [one["epoch"] for one in record["history"]] == list(range(1, 9))
    assert set(record["metrics"]) == {"train", "validation", "test"}
    wanted = {"auc", "accuracy", "precision", "recall", "f1", "threshold", "loss", "n", "positives"}
    assert wanted <= set(record["metrics"]["test"])
    assert {"oresight", "torch", "numpy"} <= set(record["versions"])


def test_the_split_is_written_over_the_blocks_that_were_used(trained, blocks):
    raster = BlockRaster.open(trained["SPLIT_BLOCKS"])
    split, depth = raster.read(), BlockRaster.open(blocks.depth).read()
    assert raster.variable.kind == "split"
    np.testing.assert_array_equal(np.isfinite(split), blocks.mask)
    np.testing.assert_array_equal(split[blocks.mask] == 2, depth[blocks.mask] > 510.0)
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    np.testing.assert_array_equal(np.bincount(split[blocks.mask].astype(int)), record["split"]["counts"])


def test_the_same_seed_writes_the_same_network_whatever_the_order_of_the_features(run, blocks, trained):
    again = train(run, blocks, "again", FEATURES=blocks.features[::-1])
    assert Path(trained["MODEL"]).read_bytes() == Path(again["MODEL"]).read_bytes()
    other = train(run, blocks, "other", SEED=2)
    assert Path(other["MODEL"]).read_bytes() != Path(again["MODEL"]).read_bytes()


@pytest.mark.parametrize("method", ["hole", "block", "random"])
def test_other_splits_keep_what_belongs_together(run, blocks, method):
    outputs = train(run, blocks, method, SPLIT=method, GROUPS=blocks.groups, CUBE_LENGTH=50.0, EPOCHS=1)
    split = BlockRaster.open(outputs["SPLIT_BLOCKS"]).read()[blocks.mask].astype(int)
    assert set(split) == {0, 1, 2}
    if method == "hole":
        holes = BlockRaster.open(blocks.groups).read()[blocks.mask]
        assert all(len(set(split[holes == hole])) == 1 for hole in np.unique(holes))


def test_blocks_without_a_value_are_left_out_and_counted(run, blocks, feedback, tmp_path):
    cu = BlockRaster.open(blocks.features[0]).read()
    cu[0, 0, :5] = np.nan
    holey = write(tmp_path, "holey", cu, Variable("cu_pct", "estimate", "%"))
    outputs = train(run, blocks, "holey", FEATURES=[holey, *blocks.features[1:]], EPOCHS=1)
    used = int(blocks.mask.sum()) - 5
    assert np.isfinite(BlockRaster.open(outputs["SPLIT_BLOCKS"]).read()).sum() == used
    assert f"{used} of {used + 5} blocks" in feedback.textLog()
    assert "cu_pct:estimate: -5" in feedback.textLog()


def test_a_label_that_a_feature_tells_rings_an_alarm(run, blocks, feedback, tmp_path):
    told = write(tmp_path, "told", blocks.ore * 2.0, Variable("ore", "indicator"))
    train(run, blocks, "told", FEATURES=[told, *blocks.features], EPOCHS=1)
    assert "the label is a function of ore:indicator" in feedback.textLog()


def test_coordinates_can_be_features(run, blocks):
    outputs = train(run, blocks, "places", COORDINATES=True, EPOCHS=1)
    names = read_model(Path(outputs["MODEL"])).names
    assert names == (
        "au_gpt:estimate", "cu_pct:estimate", "easting", "elevation", "lithology:category", "northing",
    )  # fmt: skip


def fails(run, blocks, sentence, **parameters):
    with pytest.raises(QgsProcessingException, match=sentence):
        train(run, blocks, "failed", **parameters)
    assert not (blocks.folder / "failed" / "network.safetensors").exists()


def test_a_missing_raster_of_depths_is_a_sentence(run, blocks):
    fails(run, blocks, "split by depth needs the block model DEPTH", DEPTH=None)


def test_a_depth_beyond_all_blocks_is_a_sentence(run, blocks):
    fails(run, blocks, "split is at a depth of 900", SPLIT_DEPTH=900.0)


def test_one_class_only_is_a_sentence(run, blocks, tmp_path):
    barren = write(tmp_path, "barren", np.where(blocks.mask, 0, -1), Variable("ore", "label"))
    fails(run, blocks, "one class only", LABEL=barren)


def test_stated_weights_are_kept_and_must_name_classes_there_are(run, blocks):
    record = train(run, blocks, WEIGHTS="ore:3, waste:1", EPOCHS=1)["RECORD"]
    assert json.loads(Path(record).read_text(encoding="utf-8"))["settings"]["class_weights"] == "ore:3, waste:1"
    fails(run, blocks, "name gold, but the classes are waste, ore", WEIGHTS="gold:3")
    fails(run, blocks, "either balanced or stated", WEIGHTS="ore:3", CLASS_WEIGHTS="balanced")


def test_no_ore_in_the_training_part_is_a_sentence(run, blocks, tmp_path):
    level = np.indices(GRID.shape)[0]
    deep = write(tmp_path, "deep", np.where(blocks.mask, level == 0, -1).astype(int), Variable("ore", "label"))
    fails(run, blocks, "no ore among the .* training blocks", LABEL=deep)


def test_two_features_of_one_name_are_a_sentence(run, blocks):
    fails(run, blocks, "Two rasters hold the variable cu_pct:estimate", FEATURES=[*blocks.features, blocks.features[0]])


def test_rasters_of_different_grids_are_a_sentence(run, blocks, tmp_path):
    grid = BlockGrid(GRID.origin, (8.0, 14.0, 10.0), GRID.shape)
    values = np.ones(GRID.shape)
    other = write_block_raster(tmp_path / "ag.tif", grid, values, Variable("ag_gpt", "estimate"), UTM)
    fails(run, blocks, "The rasters have different blocks", FEATURES=[*blocks.features, other])


def test_an_earlier_network_survives_a_failed_run(run, blocks, trained):
    before = Path(trained["MODEL"]).read_bytes()
    with pytest.raises(QgsProcessingException):
        train(run, blocks, SPLIT_DEPTH=900.0)
    assert Path(trained["MODEL"]).read_bytes() == before


def test_a_raster_that_is_not_there_is_a_sentence(run, blocks, tmp_path):
    fails(run, blocks, "nowhere.tif", LABEL=str(tmp_path / "nowhere.tif"))
    fails(run, blocks, "FEATURES|nowhere.tif", FEATURES=[*blocks.features, str(tmp_path / "nowhere.tif")])
    fails(run, blocks, "nowhere.tif", DEPTH=str(tmp_path / "nowhere.tif"))


def test_cancel_ends_it_at_once_and_leaves_nothing(run, blocks, feedback):
    began = []

    def cancel(fraction):
        if fraction > 15.0 and not began:
            began.append(monotonic())
            feedback.cancel()

    feedback.progressChanged.connect(cancel)
    outputs = train(run, blocks, "cancelled", EPOCHS=5000)
    assert outputs == {}
    assert monotonic() - began[0] < 3.0
    assert list((blocks.folder / "cancelled").glob("*")) == []
