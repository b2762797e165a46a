# SPDX-License-Identifier: GPL-2.0-or-later
"""Classes, labels and numbers from rasters to rasters: training, its report and record, and prediction."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from oresight.algorithms import base
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.network.model_file import read_model
from qgis.core import QgsProcessingException

from .network_blocks import BOOK, make_blocks, write

FAST = {"EPOCHS": 30, "LEARNING_RATE": 0.01, "SPLIT": "random", "DEVICE": "cpu", "HIDDEN_LAYERS": "24,12"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture(scope="module")
def labels(blocks):
    """Return paths of labels that the first two features tell: three classes, two labels, and a number."""
    cu, au = (BlockRaster.open(path).read() for path in blocks.features[:2])
    outside = ~blocks.mask
    zone = np.where(cu > 0.6, 3, np.where(au > 1.0, 2, 1))
    rich = (au > 1.5).astype(int)
    folder = blocks.folder
    return {
        "zone": write(folder, "zone", np.where(outside, -1, zone), Variable("zone", "category"), BOOK),
        "rich": write(folder, "rich", np.where(outside, -1, rich), Variable("gold", "label")),
        "grade": write(folder, "grade", 40.0 + 10.0 * cu, Variable("ag_gpt", "estimate", "g/t")),
    }


def train(run, blocks, folder, **parameters):
    given = {"FEATURES": blocks.features[:2], "LABEL": blocks.label}
    return run("train_network", **{**given, **FAST, **blocks.destinations(folder), **parameters})


def predict(run, blocks, trained, folder, **parameters):
    target = blocks.folder / folder
    given = {"PROBABILITY": str(target / "probability.tif"), "UNCERTAINTY": str(target / "uncertainty.tif")}
    model = {"MODEL": trained["MODEL"], "FEATURES": blocks.features}
    return run("predict_probability", **{**model, **given, **parameters})


def test_classes_go_from_a_raster_of_codes_to_rasters_of_probabilities(run, blocks, labels, monkeypatch):
    handed = []
    monkeypatch.setattr(base, "load_together", lambda *given: handed.append(given[2:]))
    trained = train(run, blocks, "zones", LABEL=labels["zone"], TARGET="multi_class")
    assert trained["ACCURACY"] > 0.85
    assert trained["F1"] > 0.8
    assert trained["RMSE"] is None
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    assert [one["name"] for one in record["metrics"]["test"]["classes"]] == BOOK["names"]
    assert trained["LOG_LOSS"] == record["metrics"]["test"]["loss"]
    report = Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert "macro-F1" in report
    assert "porphyry" in report
    model = read_model(Path(trained["MODEL"]))
    assert (model.settings.output, model.settings.loss) == ("softmax", "cross_entropy")
    folder = blocks.folder / "zones" / "each"
    tempered = {name: str(blocks.folder / "zones" / name) for name in ("calibrated.tif", "tempered")}
    outputs = predict(
        run, blocks, trained, "zones", PROBABILITIES=str(folder), CATEGORY=str(blocks.folder / "zones" / "zone.tif"),
        CALIBRATED=tempered["calibrated.tif"], CALIBRATED_PROBABILITIES=tempered["tempered"],
    )  # fmt: skip
    groups = {"Calibrated probabilities of each": "CALIBRATED_LAYERS", "Probabilities": "PROBABILITY_LAYERS"}
    assert handed == [(outputs[name], title) for title, name in groups.items()]
    each = [BlockRaster.open(path) for path in outputs["PROBABILITY_LAYERS"]]
    assert [one.variable.name for one in each] == [
        f"zone_{name}_predicted:probability" for name in ("schist", "porphyry", "skarn")
    ]
    values = np.stack([one.read() for one in each])
    np.testing.assert_allclose(values[:, blocks.mask].sum(axis=0), 1.0, rtol=1e-5)
    most = BlockRaster.open(outputs["CATEGORY"])
    assert most.variable.name == "zone_predicted:category"
    assert most.codebook["names"] == BOOK["names"]
    np.testing.assert_array_equal(most.read()[blocks.mask], values[:, blocks.mask].argmax(axis=0) + 1)
    known = BlockRaster.open(labels["zone"]).read()
    assert (most.read()[blocks.mask] == known[blocks.mask]).mean() > 0.85
    np.testing.assert_allclose(
        BlockRaster.open(outputs["PROBABILITY"]).read()[blocks.mask], values[:, blocks.mask].max(axis=0)
    )
    told = record["assessment"]["calibrations"]["temperature"]["map"]
    assert model.calibration == {"temperature": told}
    powers = values[:, blocks.mask].astype(np.float64) ** (1.0 / told["temperatures"][0])
    calibrated = [BlockRaster.open(path) for path in outputs["CALIBRATED_LAYERS"]]
    assert calibrated[1].variable.name == "zone_porphyry_predicted_calibrated:probability"
    found = np.stack([one.read()[blocks.mask] for one in calibrated])
    np.testing.assert_allclose(found, powers / powers.sum(axis=0), rtol=1e-4, atol=1e-6)
    shown = BlockRaster.open(outputs["CALIBRATED"])
    assert shown.variable.name == "zone_predicted_calibrated:probability"
    np.testing.assert_array_equal(shown.read()[blocks.mask], found.max(axis=0))
    for heading in ("Do the probabilities mean what they say?", "Prediction and area of each", "uncertain blocks are"):
        assert heading in report
    with pytest.raises(QgsProcessingException, match="calibrated by temperature only, but isotonic"):
        predict(run, blocks, trained, "zones", CALIBRATED=tempered["calibrated.tif"], CALIBRATION="isotonic")


def test_numbers_go_from_a_raster_to_a_raster_of_the_same_unit(run, blocks, labels, feedback):
    trained = train(run, blocks, "grade", LABEL=labels["grade"], TARGET="regression")
    assert trained["R2"] > 0.95
    assert trained["AUC"] is None
    known = BlockRaster.open(labels["grade"]).read()
    outputs = predict(run, blocks, trained, "grade")
    found = BlockRaster.open(outputs["PROBABILITY"])
    assert (found.variable.name, found.variable.unit) == ("ag_gpt_predicted:estimate", "g/t")
    errors = (found.read() - known)[blocks.mask]
    assert np.sqrt((errors**2).mean()) < 0.3 * known[blocks.mask].std()
    assert "UNCERTAINTY" not in outputs
    predict(run, blocks, trained, "grade", UNCERTAINTY=None)  # asks for none, and is told of none
    assert feedback.textLog().count("does not say how uncertain") == 1
    assert "root mean square error" in Path(trained["REPORT"]).read_text(encoding="utf-8")
    model = read_model(Path(trained["MODEL"]))
    assert (model.settings.loss, model.calibration) == ("mean_square", {})


def test_numbers_of_a_network_with_dropout_have_an_uncertainty(run, blocks, labels):
    trained = train(run, blocks, "dropped", LABEL=labels["grade"], TARGET="regression", DROPOUT=0.1, EPOCHS=5)
    outputs = predict(run, blocks, trained, "dropped", PASSES=5)
    uncertainty = BlockRaster.open(outputs["UNCERTAINTY"])
    assert uncertainty.variable.unit == "g/t"
    assert np.median(uncertainty.read()[blocks.mask]) > 0.0


def test_several_labels_are_learnt_and_predicted_together(run, blocks, labels, feedback):
    trained = train(run, blocks, "labels", TARGET="multi_label", MORE_LABELS=[labels["rich"]])
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    assert set(record["metrics"]["test"]["labels"]) == {"ore", "gold"}
    assert record["metrics"]["test"]["labels"]["gold"]["auc"] > 0.95
    told = "the label gold is a function of au_gpt:estimate"  # from which it was cut
    assert told in Path(trained["REPORT"]).read_text(encoding="utf-8")
    assert feedback.textLog().count(told) == sum(told in sentence for sentence in record["notices"]) == 1
    outputs = predict(run, blocks, trained, "labels", PROBABILITIES=str(blocks.folder / "labels" / "each"))
    ore, gold = (BlockRaster.open(path).read()[blocks.mask] for path in outputs["PROBABILITY_LAYERS"])
    np.testing.assert_array_equal(BlockRaster.open(outputs["PROBABILITY"]).read()[blocks.mask], ore)
    assert len(read_model(Path(trained["MODEL"])).calibration["temperature"]["temperatures"]) == 2
    rich = BlockRaster.open(labels["rich"]).read()[blocks.mask] == 1
    assert gold[rich].mean() > gold[~rich].mean() + 0.5


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"TARGET": "multi_label"}, "multi_label needs further labels"),
        ({"TARGET": "multi_class", "LOSS": "huber"}, "the loss must be one of cross_entropy, focal, but huber"),
        ({"TARGET": "regression", "CLASS_WEIGHTS": "balanced"}, "Class weights need classes"),
        ({"HIDDEN_LAYERS": "24:swish"}, "norm for batch normalisation"),
    ],
)
def test_what_does_not_go_together_is_a_sentence(run, blocks, parameters, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        train(run, blocks, "wrong", **parameters)


def test_what_a_network_cannot_give_is_a_sentence(run, blocks, labels, tmp_path):
    ore = train(run, blocks, "ore", EPOCHS=1)
    with pytest.raises(QgsProcessingException, match="does not tell classes"):
        predict(run, blocks, ore, "ore", CATEGORY=str(tmp_path / "class.tif"))
    grade = train(run, blocks, "number", LABEL=labels["grade"], TARGET="regression", EPOCHS=1)
    with pytest.raises(QgsProcessingException, match="numbers, which are no probabilities"):
        predict(run, blocks, grade, "number", CALIBRATED=str(tmp_path / "calibrated.tif"))
    with pytest.raises(QgsProcessingException, match="one answer of each block"):
        predict(run, blocks, grade, "number", CALIBRATED_PROBABILITIES=str(tmp_path / "each"))


def test_layers_with_their_own_options_are_in_the_model(run, blocks):
    trained = train(run, blocks, "layers", HIDDEN_LAYERS="16:tanh:norm:0.2, 8", EPOCHS=1)
    first, second = read_model(Path(trained["MODEL"])).architecture.hidden
    assert (first.activation, first.batch_norm, first.dropout) == ("tanh", True, 0.2)
    assert (second.activation, second.batch_norm, second.dropout) == ("relu", False, 0.0)


def test_a_found_learning_rate_stands_in_record_and_report(run, blocks):
    trained = train(run, blocks, "found", FIND_LEARNING_RATE=True, EPOCHS=1)
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    assert record["settings"]["learning_rate"] == record["learning_rates_tried"]["found"]
    assert "growing learning rates" in Path(trained["REPORT"]).read_text(encoding="utf-8")
