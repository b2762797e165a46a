# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of classes and labels are calibrated on validation blocks alone, an ensemble by the mean of its networks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.class_calibration import fit_temperatures
from oresight.plugin.engine.evaluation.class_scores import losses_of_classes
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.inference import predict
from oresight.plugin.engine.network.model_file import NetworkModel, read_model, write_model
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.worker.jobs import JobInput, calibrated, prediction
from oresight.plugin.worker.jobs.network import evaluate_network_of, train_network_of
from oresight.plugin.worker.jobs.prediction import predict_probability_of

pytest.importorskip("torch")

NAMES = ["au_gpt:estimate", "cu_pct:estimate"]
ARRAYS = {
    "features": np.random.default_rng(1).normal(size=(900, 2)).astype(np.float32),
    "split": np.arange(900) % 3,
    "groups": np.arange(900) // 30,
}
OUTPUTS = {"multi_class": "softmax", "multi_label": "sigmoid", "regression": "linear"}


def labels_of(kind: str) -> np.ndarray:
    """Return labels that the features tell better where a network learns: it is too sure of itself elsewhere."""
    noise = np.where(ARRAYS["split"] == 0, 0.2, 1.0)[:, None] * np.random.default_rng(2).normal(size=(900, 2))
    found = ARRAYS["features"] + noise
    if kind == "regression":
        return found[:, 0]
    return (found > 0.0).astype(np.int8) if kind == "multi_label" else 3 + (found > 0.0).sum(axis=1)


def trained(folder: Path, kind: str, **parameters: Any) -> tuple[NetworkModel, dict[str, Any]]:
    settings = NetworkSettings(
        hidden_layers=(32, 16), epochs=60, batch_size=32, learning_rate=0.01, target=kind, output=OUTPUTS[kind],
        loss="mean_square" if kind == "regression" else "cross_entropy",
    )  # fmt: skip
    about = {"variables": ["a:label", "b:label"][: 2 if kind == "multi_label" else 1]}
    given = {"names": NAMES, "settings": settings.to_dict(), "label": about, **parameters}
    result = train_network_of(JobInput(given, {**ARRAYS, "labels": labels_of(kind)}, folder))
    return read_model(Path(result.files["model"])), result.values


def ask(model: NetworkModel, folder: Path, **parameters: Any) -> Any:
    write_model(folder / "asked.safetensors", model)
    given = {"model": str(folder / "asked.safetensors"), "names": NAMES, **parameters}
    return predict_probability_of(JobInput(given, {"features": ARRAYS["features"]}, folder))


@pytest.mark.parametrize(("kind", "networks"), [("multi_class", 1), ("multi_class", 3), ("multi_label", 1)])
def test_temperatures_are_those_of_the_validation_blocks_and_of_the_mean_answer(kind, networks, tmp_path, monkeypatch):
    model, values = trained(tmp_path, kind, networks=networks)
    said = predict(model, FeatureView(ARRAYS["features"], (0, 1), {}))
    rows = ARRAYS["split"] == 1
    known = model.target.encode(labels_of(kind))
    own = fit_temperatures(kind, said[rows], known[rows], ARRAYS["groups"][rows])["temperature"]
    assert model.calibration == {"temperature": own.to_dict()}
    assert max(own.temperatures) > 1.2
    assert values["assessment"]["calibrations"]["temperature"]["map"] == own.to_dict()
    if kind == "multi_class":
        test = ARRAYS["split"] == 2
        losses = [losses_of_classes(p[test], known[test]).mean() for p in (said.astype(float), own.apply(said))]
        assert losses[1] < losses[0]
    monkeypatch.setattr(calibrated, "AT_ONCE", 400)
    asked = ask(model, tmp_path, calibration="temperature").arrays
    np.testing.assert_array_equal(asked["probabilities"], said)
    np.testing.assert_allclose(asked["calibrated_probabilities"], own.apply(said), rtol=1e-6)
    shown = asked["calibrated_probabilities"]
    np.testing.assert_array_equal(asked["calibrated"], shown.max(axis=1) if kind == "multi_class" else shown[:, 0])
    assert not {"calibrated", "calibrated_probabilities"} & set(ask(model, tmp_path).arrays)


def test_an_evaluation_takes_the_calibration_of_the_training_and_a_network_without_one_gets_its_own(tmp_path):
    model, values = trained(tmp_path, "multi_class")
    told = values["assessment"]["calibrations"]["temperature"]
    for calibration in (model.calibration, {}):
        write_model(tmp_path / "n.safetensors", replace(model, calibration=calibration))
        given = {"model": str(tmp_path / "n.safetensors"), "names": NAMES}
        found = evaluate_network_of(JobInput(given, {**ARRAYS, "labels": labels_of("multi_class")}, tmp_path))
        assert found.values["assessment"]["calibrations"]["temperature"] == told
        assert found.values["assessment"]["is_calibration_held"] is bool(calibration)


def test_numbers_are_dropped_by_how_far_networks_disagree_and_have_no_calibration(tmp_path):
    model, values = trained(tmp_path, "regression", networks=2)
    assert model.calibration == {}
    assert values["assessment"]["dropped_by"] == "networks"
    assert "calibrations" not in values["assessment"]
    with pytest.raises(InvalidInputError, match="numbers, which are no probabilities"):
        ask(model, tmp_path, calibration="temperature")


def test_what_cannot_be_calibrated_is_refused_before_the_network_is_asked(tmp_path, monkeypatch):
    model, _ = trained(tmp_path, "multi_class")
    monkeypatch.setattr(prediction, "predict", Mock(side_effect=AssertionError("the network was asked")))
    with pytest.raises(InvalidInputError, match="by temperature only, but isotonic was asked for"):
        ask(model, tmp_path, calibration="isotonic")
    with pytest.raises(InvalidInputError, match="holds no calibration"):
        ask(replace(model, calibration={}), tmp_path, calibration="temperature")
