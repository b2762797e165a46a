# SPDX-License-Identifier: GPL-2.0-or-later
"""Ensembles as algorithms, and what a prediction says of its own uncertainty and of where it applies."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, write_points
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.evaluation.applicability import BEYOND, OUTSIDE
from oresight.plugin.engine.network.model_file import read_model, write_model
from qgis.core import QgsProcessingException

from .network_blocks import GRID, UTM, make_blocks, write

FAST = {"EPOCHS": 4, "LEARNING_RATE": 0.005, "SPLIT_DEPTH": 510.0, "DEVICE": "cpu", "HIDDEN_LAYERS": "16,8"}
ENTROPIES = ("ENTROPY", "MODEL_ENTROPY", "DATA_ENTROPY")


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


def train(run, blocks, folder, **parameters):
    path = blocks.folder / folder / "network.safetensors"
    given = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth}
    targets = blocks.destinations(folder)
    return targets if path.exists() else run("train_network", **given, **FAST, **targets, **parameters)


@pytest.fixture
def ensemble(run, blocks):
    return train(run, blocks, "ensemble", NETWORKS=3)


@pytest.fixture
def single(run, blocks):
    return train(run, blocks, "single")


@pytest.fixture(scope="module")
def variances(blocks):
    """Write the variance of the first grade: none at the lowest level, much at the highest."""
    level = np.indices(GRID.shape)[0]
    values = np.where(blocks.mask, 0.2 * level, np.nan)
    return [write(blocks.folder, "cu_variance", values, Variable("cu_pct", "variance", "(%)²"))]


@pytest.fixture(scope="module")
def samples(blocks):
    """Write four vertical holes round the south-western quarter of the blocks, down to half of their depth."""
    west, south, bottom, east, north, top = GRID.bounds
    corners = [(x, y) for x in (west, (west + east) / 2.0) for y in (south, (south + north) / 2.0)]
    depths = np.arange(0.0, (top - bottom) / 2.0, 6.0)
    points = np.array([(x, y, top - depth) for x, y in corners for depth in depths])
    holes = [f"H{number}" for number in range(4) for _ in depths]
    return write_points(blocks.folder / "composites.gpkg", points, [Field("hole_id", "text", holes)], UTM)


def predict(run, network, blocks, folder, *names, **parameters):
    rasters = {name: str(folder / f"{name.lower()}.tif") for name in ("PROBABILITY", "UNCERTAINTY", *names)}
    return run("predict_probability", MODEL=network["MODEL"], FEATURES=blocks.features, **{**rasters, **parameters})


def values(outputs, blocks, name):
    return BlockRaster.open(outputs[name]).read()[blocks.mask].astype(float)


def test_the_probability_of_an_ensemble_is_the_mean_and_its_uncertainty_the_spread_of_its_networks(
    run, blocks, ensemble, tmp_path
):
    outputs = predict(run, ensemble, blocks, tmp_path)
    each = []
    for number, model in enumerate(read_model(Path(ensemble["MODEL"])).networks):
        path = tmp_path / f"{number}.safetensors"
        write_model(path, model)
        each.append(values(predict(run, {"MODEL": str(path)}, blocks, tmp_path / str(number)), blocks, "PROBABILITY"))
    assert len(each) == 3
    np.testing.assert_allclose(values(outputs, blocks, "PROBABILITY"), np.mean(each, axis=0), atol=1e-6)
    np.testing.assert_allclose(values(outputs, blocks, "UNCERTAINTY"), np.std(each, axis=0), atol=1e-6)
    assert BlockRaster.open(outputs["UNCERTAINTY"]).variable.unit == ""


def test_record_and_report_name_the_best_epoch_of_each_network(run, blocks, ensemble, single):
    record = json.loads(Path(ensemble["RECORD"]).read_text(encoding="utf-8"))
    assert [one["seed"] for one in record["networks"]] == [1, 2, 3]
    assert all(1 <= one["best_epoch"] <= 4 and one["kept_epoch"] == 4 for one in record["networks"])
    assert "3 networks" in Path(ensemble["REPORT"]).read_text(encoding="utf-8")
    assert len(json.loads(Path(single["RECORD"]).read_text(encoding="utf-8"))["networks"]) == 1
    assert "3 networks" not in Path(single["REPORT"]).read_text(encoding="utf-8")


def test_the_entropy_has_two_parts_and_is_that_of_the_probability(run, blocks, ensemble, tmp_path):
    outputs = predict(run, ensemble, blocks, tmp_path, *ENTROPIES)
    p = values(outputs, blocks, "PROBABILITY")
    total, model, data = (values(outputs, blocks, name) for name in ENTROPIES)
    np.testing.assert_allclose(total, -(p * np.log2(p) + (1 - p) * np.log2(1 - p)), atol=1e-5)
    np.testing.assert_allclose(model + data, total, atol=1e-6)
    assert model.min() >= 0.0
    assert model.max() > 0.001
    found = [BlockRaster.open(outputs[name]).variable for name in ENTROPIES]
    assert [one.name for one in found] == ["ore:entropy", "ore_by_models:entropy", "ore_by_data:entropy"]
    assert {one.unit for one in found} == {"bit"}


def test_dropout_splits_the_entropy_of_a_single_network_and_the_uncertainty_stays(run, blocks, tmp_path):
    dropped = train(run, blocks, "dropout", DROPOUT=0.3)
    plain = predict(run, dropped, blocks, tmp_path / "plain", PASSES=20)
    outputs = predict(run, dropped, blocks, tmp_path, *ENTROPIES, PASSES=20)
    total, model, data = (values(outputs, blocks, name) for name in ENTROPIES)
    np.testing.assert_allclose(model + data, total, atol=1e-6)
    assert model.mean() > 0.001
    np.testing.assert_array_equal(values(plain, blocks, "UNCERTAINTY"), values(outputs, blocks, "UNCERTAINTY"))


def test_a_single_network_without_dropout_has_no_part_of_the_models(run, blocks, single, tmp_path, feedback):
    with pytest.raises(QgsProcessingException, match=r"single one without dropout\. Train an ensemble"):
        predict(run, single, blocks, tmp_path, *ENTROPIES)
    assert list(tmp_path.iterdir()) == []
    outputs = predict(run, single, blocks, tmp_path, "ENTROPY", "DATA_ENTROPY")
    np.testing.assert_array_equal(values(outputs, blocks, "ENTROPY"), values(outputs, blocks, "UNCERTAINTY"))
    assert "all of its entropy is called one of the data" in feedback.textLog()


def test_kriging_variance_is_carried_where_there_is_some(run, blocks, single, variances, tmp_path, feedback):
    outputs = predict(
        run, single, blocks, tmp_path, "CARRIED_PROBABILITY", "CARRIED_UNCERTAINTY", VARIANCES=variances, DRAWS=12
    )
    level = np.indices(GRID.shape)[0][blocks.mask]
    spread, mean = (values(outputs, blocks, name) for name in ("CARRIED_UNCERTAINTY", "CARRIED_PROBABILITY"))
    p = values(outputs, blocks, "PROBABILITY")
    assert spread[level == 0].max() < 1e-6
    np.testing.assert_allclose(mean[level == 0], p[level == 0], atol=1e-6)
    by_level = [spread[level == one].mean() for one in (1, 4, 11)]
    assert by_level == sorted(by_level)
    assert by_level[0] > 0.0
    assert "without a variance are taken for certain: au_gpt:estimate, lithology:category" in feedback.textLog()
    assert BlockRaster.open(outputs["CARRIED_UNCERTAINTY"]).variable.name == "ore_carried:uncertainty"


def test_a_block_without_a_variance_or_distance_lacks_only_what_needs_it(
    run, blocks, single, variances, tmp_path, feedback
):
    plain = predict(run, single, blocks, tmp_path / "plain", "ENTROPY")
    level = np.indices(GRID.shape)[0][blocks.mask]
    known = blocks.mask & (np.indices(GRID.shape)[0] > 2)
    variance = np.where(known, BlockRaster.open(variances[0]).read(), np.nan)
    partly = [write(tmp_path, "partly", variance, Variable("cu_pct", "variance", "(%)²"))]
    distance = write(tmp_path, "distance", np.where(known, 10.0, np.nan), Variable("sample", "distance"))
    outputs = predict(
        run, single, blocks, tmp_path, "ENTROPY", "CARRIED_UNCERTAINTY", "APPLICABILITY",
        VARIANCES=partly, DRAWS=2, DISTANCE=distance, REACH=100.0,
    )  # fmt: skip
    assert outputs["BLOCKS"] == plain["BLOCKS"]
    for name in ("PROBABILITY", "UNCERTAINTY", "ENTROPY"):
        np.testing.assert_array_equal(values(outputs, blocks, name), values(plain, blocks, name))
    np.testing.assert_array_equal(np.isfinite(values(outputs, blocks, "CARRIED_UNCERTAINTY")), level > 2)
    codes = values(outputs, blocks, "APPLICABILITY")
    assert np.isfinite(codes[level > 2]).all()
    assert set(codes[(level <= 2) & np.isfinite(codes)]) <= {OUTSIDE}
    assert np.isnan(codes[level <= 2]).mean() > 0.9
    lacking = int(np.count_nonzero(level <= 2))
    assert f"{lacking} of {len(level)} blocks have no value of cu_pct:variance" in feedback.textLog()


def test_lognormal_draws_say_where_there_are_none(run, blocks, single, variances, tmp_path, feedback):
    given = {"VARIANCES": variances, "DRAWS": 2, "DISTRIBUTION": "lognormal"}
    predict(run, single, blocks, tmp_path, "CARRIED_UNCERTAINTY", **given)
    below = int((BlockRaster.open(blocks.features[0]).read()[blocks.mask] <= 0.0).sum())
    assert f"{below} of {blocks.mask.sum()} blocks have a kriged value that is not above 0" in feedback.textLog()


def test_carried_rasters_need_variances_of_features(run, blocks, single, variances, tmp_path):
    with pytest.raises(QgsProcessingException, match="no kriging variances were given"):
        predict(run, single, blocks, tmp_path, "CARRIED_UNCERTAINTY")
    with pytest.raises(QgsProcessingException, match="surface:depth is not the kriging variance of a feature"):
        predict(run, single, blocks, tmp_path, "CARRIED_UNCERTAINTY", VARIANCES=[blocks.depth])
    assert list(tmp_path.iterdir()) == []


def test_what_is_given_for_nothing_is_said(run, blocks, single, variances, samples, tmp_path, feedback):
    predict(run, single, blocks, tmp_path, VARIANCES=variances, SAMPLES=samples)
    log = feedback.textLog()
    not_used = "given, but not used, because no raster that needs it was asked for"
    assert f"Kriging variances: {not_used}: CARRIED_PROBABILITY, CARRIED_UNCERTAINTY." in log
    assert f"Samples: {not_used}: APPLICABILITY." in log
    assert "Distance to the data: given" not in log


def test_a_variance_may_be_a_feature_too(run, blocks, variances, tmp_path):
    given = {"FEATURES": [blocks.features[0], *variances], "LABEL": blocks.label, "DEPTH": blocks.depth}
    model = str(tmp_path / "network.safetensors")
    run("train_network", **given, **FAST, MODEL=model, RECORD="", REPORT="", SPLIT_BLOCKS="")
    features = replace(blocks, features=given["FEATURES"])
    outputs = predict(run, {"MODEL": model}, features, tmp_path, "CARRIED_UNCERTAINTY", VARIANCES=variances, DRAWS=2)
    assert values(outputs, blocks, "CARRIED_UNCERTAINTY").max() > 0.0


def test_the_applicability_veils_unlike_features(run, blocks, single, tmp_path, feedback):
    """Copper a hundred times as high as anywhere, and a gold that goes with it, are unlike the training blocks."""
    changed = []
    for path, name in zip(blocks.features[:2], ("cu_pct", "au_gpt")):
        raster = BlockRaster.open(path)
        grade = raster.read()
        grade[0] = np.where(np.isfinite(grade[0]), 100.0 * np.nanmax(grade), np.nan)
        changed.append(write(tmp_path / "given", name, grade, raster.variable))
    outputs = predict(run, single, replace(blocks, features=[*changed, blocks.features[2]]), tmp_path, "APPLICABILITY")
    raster = BlockRaster.open(outputs["APPLICABILITY"])
    codes = raster.read()
    assert raster.variable.name == "ore:applicability"
    assert (codes[0][blocks.mask[0]] == OUTSIDE).all()
    assert np.mean(codes[1:][blocks.mask[1:]] == OUTSIDE) < 0.05
    assert "how far a block lies from the data does not count" in feedback.textLog()


def test_a_rock_that_no_training_block_has_is_named(run, blocks, tmp_path, feedback):
    """The skarn is no feature of the blocks that were trained on: their labels there are not known."""
    rock = BlockRaster.open(blocks.features[2]).read()
    label = np.where((rock == 3) | ~blocks.mask, -1, blocks.ore).astype(int)
    given = {"FEATURES": blocks.features, "DEPTH": blocks.depth}
    given["LABEL"] = write(tmp_path / "given", "label", label, Variable("ore", "label"))
    network = run("train_network", **given, **FAST, **{**blocks.destinations("skarn"), "REPORT": "", "RECORD": ""})
    predict(run, network, blocks, tmp_path)
    count = int((rock == 3).sum())
    assert f"{count} of {blocks.mask.sum()} blocks have skarn as lithology:category" in feedback.textLog()


def test_samples_say_what_is_beyond_the_drilling_and_targets_leave_it_out(run, blocks, single, samples, tmp_path):
    outputs = predict(run, single, blocks, tmp_path, "APPLICABILITY", SAMPLES=samples)
    codes = BlockRaster.open(outputs["APPLICABILITY"]).read()
    inside = codes[-2:, :5, :6]  # among the holes, near the top
    below = codes[:2, :5, :6]
    assert not np.isin(inside, (BEYOND, OUTSIDE)).any()
    assert np.isin(below, (BEYOND, OUTSIDE)).all()
    found = [
        run("rank_targets", PROBABILITY=outputs["PROBABILITY"], THRESHOLD=0.01, DENSITY=3.0, MINIMUM_VOLUME=0.0,
            TARGETS=str(tmp_path / f"{name}.gpkg"), **given)["VOLUME"]
        for name, given in {"all": {}, "some": {"APPLICABILITY": outputs["APPLICABILITY"]}}.items()
    ]  # fmt: skip
    assert 0.0 < found[1] < found[0]


def test_distances_count_by_the_reach_that_is_given(run, blocks, single, tmp_path):
    level = np.indices(GRID.shape)[0]
    distance = write(tmp_path, "distance", np.where(blocks.mask, 30.0 * level, np.nan), Variable("sample", "distance"))
    out = tmp_path / "out"
    with pytest.raises(QgsProcessingException, match="needed as REACH"):
        predict(run, single, blocks, out, "APPLICABILITY", DISTANCE=distance)
    outputs = predict(run, single, blocks, out, "APPLICABILITY", DISTANCE=distance, REACH=100.0)
    codes = BlockRaster.open(outputs["APPLICABILITY"]).read()
    assert (codes[7:][blocks.mask[7:]] == OUTSIDE).all()  # 210 and more
    assert (codes[4][blocks.mask[4]] > 0).all()  # 120
    assert np.mean(codes[:3][blocks.mask[:3]] == 0) > 0.5


def test_samples_and_distances_at_once_are_a_sentence(run, blocks, single, samples, tmp_path):
    with pytest.raises(QgsProcessingException, match="the applicability takes one of them"):
        predict(run, single, blocks, tmp_path, "APPLICABILITY", SAMPLES=samples, DISTANCE=blocks.depth, REACH=1.0)


def test_a_network_of_an_earlier_version_predicts_but_does_not_know_where_it_applies(run, blocks, single, tmp_path):
    path = tmp_path / "earlier.safetensors"
    write_model(path, replace(read_model(Path(single["MODEL"])), known_blocks={}))
    outputs = predict(run, {"MODEL": str(path)}, blocks, tmp_path)
    expected = predict(run, single, blocks, tmp_path / "new")
    np.testing.assert_array_equal(values(outputs, blocks, "PROBABILITY"), values(expected, blocks, "PROBABILITY"))
    with pytest.raises(QgsProcessingException, match="written by an earlier version"):
        predict(run, {"MODEL": str(path)}, blocks, tmp_path, "APPLICABILITY")


def test_an_evaluation_scores_an_ensemble_and_drops_what_its_networks_disagree_on(run, blocks, ensemble, tmp_path):
    outputs = predict(run, ensemble, blocks, tmp_path)
    given = {"MODEL": ensemble["MODEL"], "FEATURES": blocks.features, "LABEL": blocks.label, "BASELINES": False}
    metrics = run(
        "evaluate_network", **given, SPLIT_BLOCKS=ensemble["SPLIT_BLOCKS"], UNCERTAINTY=outputs["UNCERTAINTY"],
        METRICS=str(tmp_path / "metrics.json"), CURVES="", SCORES="", REPORT=str(tmp_path / "report.html"),
    )["METRICS"]  # fmt: skip
    found = json.loads(Path(metrics).read_text(encoding="utf-8"))
    assert "Those of the first of 3 networks." in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert found["metrics"] == json.loads(Path(ensemble["RECORD"]).read_text(encoding="utf-8"))["metrics"]
    dropped = found["assessment"]["dropped"]
    split = BlockRaster.open(ensemble["SPLIT_BLOCKS"]).read()[blocks.mask]
    spread = np.sort(values(outputs, blocks, "UNCERTAINTY")[split == 2])
    assert dropped["uncertainty"][0] == pytest.approx(spread[-1], abs=1e-6)
    assert dropped["uncertainty"][10] == pytest.approx(spread[round(0.5 * len(spread)) - 1], abs=1e-6)


def test_an_ensemble_of_numbers_has_a_spread_in_their_unit_and_no_entropy(run, blocks, tmp_path):
    given = {"FEATURES": blocks.features[1:], "LABEL": blocks.features[0], "DEPTH": blocks.depth}
    model = tmp_path / "numbers.safetensors"
    run("train_network", **given, **FAST, TARGET="regression", NETWORKS=2, MODEL=str(model), RECORD="", REPORT="",
        SPLIT_BLOCKS="")  # fmt: skip
    outputs = predict(run, {"MODEL": str(model)}, blocks, tmp_path)
    raster = BlockRaster.open(outputs["UNCERTAINTY"])
    assert (raster.variable.name, raster.variable.unit) == ("cu_pct_predicted:uncertainty", "%")
    assert np.nanmax(raster.read()) > 0.0
    with pytest.raises(QgsProcessingException, match="the network gives numbers, which have none"):
        predict(run, {"MODEL": str(model)}, blocks, tmp_path, "ENTROPY")


def test_an_ensemble_of_classes_has_all_of_it(run, blocks, variances, tmp_path):
    given = {"FEATURES": blocks.features[:2], "LABEL": blocks.features[2], "DEPTH": blocks.depth}
    model = tmp_path / "classes.safetensors"
    run("train_network", **given, **FAST, TARGET="multi_class", NETWORKS=2, MODEL=str(model), RECORD="",
        REPORT=str(tmp_path / "report.html"), SPLIT_BLOCKS="")  # fmt: skip
    names = (*ENTROPIES, "APPLICABILITY", "CARRIED_PROBABILITY", "CARRIED_UNCERTAINTY", "CATEGORY")
    outputs = predict(run, {"MODEL": str(model)}, blocks, tmp_path, *names, VARIANCES=variances, DRAWS=3)
    total, models, data = (values(outputs, blocks, name) for name in ENTROPIES)
    np.testing.assert_allclose(models + data, total, atol=1e-6)
    assert 0.0 < total.max() <= np.log2(3.0) + 1e-6
    assert values(outputs, blocks, "UNCERTAINTY").max() > 0.0
    assert BlockRaster.open(outputs["ENTROPY"]).variable.name == "lithology_predicted:entropy"
    assert "2 networks" in (tmp_path / "report.html").read_text(encoding="utf-8")
