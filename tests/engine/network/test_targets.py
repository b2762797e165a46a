# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks of classes, labels and numbers learn what there is to learn and survive their file."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.inference import predict, predict_with_dropout
from oresight.plugin.engine.network.model_file import read_model, write_model
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.target_answers import answer_arrays, entropy_of_classes
from oresight.plugin.engine.network.targets import Target, fitting_loss, fitting_output
from oresight.plugin.engine.network.training import train_network

pytest.importorskip("torch")
NAMES = ["a", "b"]
FAST = {"hidden_layers": (16,), "epochs": 25, "learning_rate": 0.02, "batch_size": 64, "device": "cpu"}
FITTING = {
    "multi_class": {"target": "multi_class", "output": "softmax"}, "multi_label": {"target": "multi_label"},
    "regression": {"target": "regression", "output": "linear", "loss": "mean_square"},
}  # fmt: skip


@pytest.fixture(scope="module")
def features():
    return np.random.default_rng(1).normal(size=(1500, 2)).astype(np.float32)


@pytest.fixture(scope="module")
def split():
    return np.random.default_rng(2).choice([0, 1, 2], 1500, p=[0.6, 0.2, 0.2]).astype(np.int8)


def labels_of(kind, features):
    a, b = features.T.astype(float)
    if kind == "multi_class":
        return np.where(a > 0.5, 30, np.where(b > 0.0, 20, 7)).astype(np.int32)
    if kind == "multi_label":
        return np.column_stack([a > 0.3, b > 0.0, a + b > 0.5]).astype(np.int8)
    return 500.0 + 20.0 * a - 10.0 * b


ABOUT = {
    "multi_class": {"variables": ["rock:category"], "codebook": {
        "codes": [7, 20, 30], "names": ["schist", "dyke", "skarn"], "colors": ["#888888", "#cc6677", "#44aa99"]}},
    "multi_label": {"variables": ["cu:label", "au:label", "mo:label"]},
    "regression": {"variables": ["cu_ppm:estimate"], "unit": "ppm"},
}  # fmt: skip


def train(kind, features, split, labels=None, **options):
    known = labels_of(kind, features) if labels is None else labels
    settings = NetworkSettings(**{**FAST, **FITTING[kind], **options})
    return train_network(features, NAMES, known, split, settings, about_label=ABOUT[kind])


def test_a_label_is_called_by_what_it_is_of_whatever_colons_that_has():
    target = Target("multi_label", ("geo:mag:label", "geo:mag", "cu:label", "gold"))
    assert target.titles == ("geo:mag", "geo:mag", "cu", "gold")


def view_of(features):
    return FeatureView(features, (0, 1), {})


def test_a_regression_learns_a_line_in_its_own_unit(features, split):
    trained = train("regression", features, split, hidden_layers=(), epochs=60)
    assert trained.target_scores["test"].r2 > 0.999
    known = labels_of("regression", features)
    np.testing.assert_allclose(trained.probability, known, atol=2.0)  # the numbers spread over more than 100
    assert trained.model.history[-1].accuracy is None


@pytest.mark.parametrize("loss", ["mean_square", "mean_absolute", "huber"])
def test_every_loss_of_numbers_learns(features, split, loss):
    assert train("regression", features, split, loss=loss).target_scores["test"].r2 > 0.9


def test_absolute_and_huber_losses_bear_a_wild_number_better_than_the_square(features, split):
    known = labels_of("regression", features)
    wild = known.copy()
    wild[np.flatnonzero(split == 0)[:12]] = 50_000.0
    line = {"hidden_layers": (), "epochs": 60, "labels": wild}
    errors = {
        loss: np.abs(
            train("regression", features, split, loss=loss, huber_delta=0.01, **line).probability - known
        ).mean()
        for loss in ("mean_square", "mean_absolute", "huber")
    }
    assert errors["mean_absolute"] < 0.1 * errors["mean_square"]
    assert errors["huber"] < 0.1 * errors["mean_square"]


@pytest.mark.parametrize("loss", ["cross_entropy", "focal"])
def test_several_classes_are_told_apart(features, split, loss):
    trained = train("multi_class", features, split, loss=loss)
    scores = trained.target_scores["test"]
    assert scores.accuracy > 0.9
    assert [one.name for one in scores.classes] == ["schist", "dyke", "skarn"]
    assert trained.probability.shape == (1500, 3)
    np.testing.assert_allclose(trained.probability.sum(axis=1), 1.0, rtol=1e-5)
    assert trained.model.history[-1].validation_accuracy > 0.9


def test_several_labels_are_learnt_at_once(features, split):
    scores = train("multi_label", features, split).target_scores["test"]
    assert scores.accuracy > 0.95
    assert set(scores.labels) == {"cu", "au", "mo"}


@pytest.mark.parametrize(
    ("kind", "options"),
    [(kind, options) for kind in FITTING for options in ({"dropout": 0.2}, {"batch_norm": True})]
    + [(kind, {"class_weights": "balanced"}) for kind in ("multi_class", "multi_label")],
)
def test_a_network_of_any_target_survives_its_file(features, split, tmp_path, kind, options):
    trained = train(kind, features, split, epochs=2, **options)
    path = tmp_path / "network.safetensors"
    write_model(path, trained.model)
    model = read_model(path)
    assert model.target == trained.model.target
    np.testing.assert_array_equal(predict(model, view_of(features)), trained.probability)


@pytest.mark.parametrize("kind", FITTING)
def test_passes_with_dropout_spread_about_the_answer(features, split, kind):
    trained = train(kind, features, split, epochs=3, dropout=0.3)
    mean, spread = predict_with_dropout(trained.model, view_of(features), passes=20)
    assert mean.shape == spread.shape == trained.probability.shape
    assert float(np.median(spread)) > 0.0
    deviation = trained.probability.std()
    assert np.abs(mean - trained.probability).mean() < 0.5 * deviation


@pytest.mark.parametrize(
    ("kind", "spoil", "sentence"),
    [
        ("multi_class", lambda known: known + 0.5, "must be whole numbers, but 1500 of 1500"),
        ("multi_class", lambda known: np.ones_like(known), "one class only"),
        ("regression", lambda known: np.where(known > 500, np.nan, known), "no finite number as label"),
        ("regression", np.ones_like, "the same number in all"),
        ("multi_label", lambda known: known * 2, "must be 0 .* or 1"),
    ],
)
def test_labels_that_do_not_fit_the_target_are_sentences(features, split, kind, spoil, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        train(kind, features, split, labels=spoil(labels_of(kind, features)))


def test_a_class_without_training_blocks_is_a_sentence(features, split):
    known = labels_of("multi_class", features)
    with pytest.raises(InvalidInputError, match="No training block is of the class 30"):
        train("multi_class", features, np.where(known == 30, 2, split), labels=known)


def test_the_output_and_loss_that_a_target_needs_are_found():
    assert [fitting_output(kind, "sigmoid") for kind in ("binary", *FITTING)] == [
        "sigmoid", "softmax", "sigmoid", "linear",
    ]  # fmt: skip
    assert fitting_output("binary", "softmax") == "softmax"
    assert fitting_loss("regression", "cross_entropy") == "mean_square"
    assert fitting_loss("regression", "huber") == "huber"
    assert fitting_loss("multi_class", "focal") == "focal"


def test_answers_become_arrays():
    said = np.array([[0.2, 0.5, 0.3], [0.9, 0.1, 0.0], [np.nan, np.nan, np.nan]], dtype=np.float32)
    found = answer_arrays(Target("multi_class", classes=(7, 20, 30), names=("x", "y", "z")), said, None)
    assert found["category"].tolist() == [20, 7, -1]
    np.testing.assert_allclose(found["probability"], [0.5, 0.9, np.nan])
    expected = -(0.2 * np.log2(0.2) + 0.5 * np.log2(0.5) + 0.3 * np.log2(0.3))
    np.testing.assert_allclose(found["uncertainty"][0], expected, rtol=1e-6)
    labels = answer_arrays(Target("multi_label", ("a:label", "b:label", "c:label")), said, None)
    np.testing.assert_array_equal(labels["probability"], said[:, 0])
    assert "uncertainty" not in answer_arrays(Target("regression"), said[:, 0], None)


def test_the_entropy_of_k_equal_classes_is_log2_k():
    assert entropy_of_classes(np.full((1, 8), 0.125)).tolist() == [3.0]


def test_a_label_that_is_a_feature_too_is_said(features, split):
    known = features[:, 0].astype(float)
    settings = NetworkSettings(**{**FAST, **FITTING["regression"], "epochs": 1})
    for name, is_told in (("a", True), ("c", False)):
        trained = train_network(features, NAMES, known, split, settings, about_label={"variables": [name]})
        assert ("a is both label and feature" in " ".join(str(one) for one in trained.notices)) is is_told
