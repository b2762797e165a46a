# SPDX-License-Identifier: GPL-2.0-or-later
"""An ensemble is its separate networks: trained together, kept in one file, and averaged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, DivergedError, InvalidInputError
from oresight.plugin.engine.network import model_file, search_training, trained_stack
from oresight.plugin.engine.network.array_file import read_arrays
from oresight.plugin.engine.network.descent import descend
from oresight.plugin.engine.network.epochs import no_watcher
from oresight.plugin.engine.network.feature_view import view_features
from oresight.plugin.engine.network.inference import predict
from oresight.plugin.engine.network.model_file import read_model, write_model
from oresight.plugin.engine.network.parts import Part
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.training import train_network
from oresight.plugin.engine.progress import no_progress

pytest.importorskip("torch")
NAMES = ["a:estimate", "b:estimate", "c:category"]
RNG = np.random.default_rng(1)
FEATURES = np.column_stack((RNG.normal(size=(3000, 2)), RNG.integers(1, 4, 3000))).astype(np.float32)
SCORE = FEATURES[:, 0] + (FEATURES[:, 2] == 2) + 0.3 * RNG.normal(size=3000)
SPLIT = (np.arange(3000) % 3).astype(np.int8)
LABELS = {
    "binary": (SCORE > 0.7).astype(np.int8),
    "multi_class": np.digitize(SCORE, (-0.3, 0.7)),
    "multi_label": np.column_stack((SCORE > 0.7, FEATURES[:, 1] > 0.0)).astype(np.int8),
    "regression": SCORE.astype(np.float32),
}
TOLERANCE = 1e-3
"""Largest difference of a probability between networks of a stack and separate ones, after three epochs: batched
products add in another order, and rounding grows with the steps."""


def trained(networks=1, *, seed=4, target="binary", **options):
    fitting = {
        "binary": {},
        "multi_class": {"output": "softmax"},
        "multi_label": {"output": "sigmoid"},
        "regression": {"output": "linear", "loss": "mean_square"},
    }[target]
    settings = {"hidden_layers": (16, 8), "epochs": 3, "learning_rate": 0.01, "device": "cpu", "batch_size": 64}
    about = {"variables": ["a:label", "b:label"]} if target == "multi_label" else None
    watched = ("progress", "network_epoch", "should_stop")
    watch = {name: options.pop(name) for name in watched if name in options}
    settings = NetworkSettings(**{**settings, **fitting, "target": target, "seed": seed, **options})
    return train_network(
        FEATURES, NAMES, LABELS[target], SPLIT, settings, networks=networks, about_label=about, **watch
    )


def said(model, features=FEATURES):
    return predict(model, view_features(features, NAMES, model.names)[0])


@pytest.mark.parametrize(
    ("options", "tolerance"),
    [
        ({}, TOLERANCE),
        ({"output": "softmax", "activation": "tanh"}, TOLERANCE),
        ({"dropout": 0.2}, 1e-6),
        ({"batch_norm": True}, 1e-6),
        ({"loss": "focal"}, TOLERANCE),
        ({"target": "multi_class"}, TOLERANCE),
        ({"target": "multi_class", "dropout": 0.2}, 1e-6),
        ({"target": "multi_label"}, TOLERANCE),
        ({"target": "regression"}, TOLERANCE),
        ({"target": "regression", "loss": "huber"}, TOLERANCE),
    ],
)
def test_what_it_says_is_the_mean_of_what_separate_networks_say(options, tolerance):
    alone = [trained(seed=seed, **options) for seed in (4, 5, 6)]
    ensemble = trained(3, **options)
    assert [one.settings.seed for one in ensemble.model.networks] == [4, 5, 6]
    expected = np.mean([said(one.model).astype(np.float64) for one in alone], axis=0)
    np.testing.assert_allclose(said(ensemble.model), expected, rtol=0.0, atol=tolerance)
    np.testing.assert_array_equal(ensemble.probability, said(ensemble.model))
    assert np.abs(said(alone[0].model) - said(alone[1].model)).max() > 0.01  # they are not one network thrice


@pytest.mark.parametrize("target", ["multi_class", "multi_label", "regression"])
def test_networks_of_every_target_take_their_steps_together(target, monkeypatch):
    """Not one of them goes down by itself."""

    def alone(*_, **__):
        raise AssertionError("a network was trained by itself")

    monkeypatch.setattr(trained_stack, "descend", alone)
    monkeypatch.setattr(search_training.os, "cpu_count", lambda: 1)  # one stack, whatever the machine
    assert len(trained(3, target=target, epochs=1).networks) == 3


def test_one_network_of_an_ensemble_is_a_model_of_its_own():
    ensemble = trained(2, dropout=0.1).model
    for one, seed in zip(ensemble.networks, (4, 5)):
        np.testing.assert_array_equal(said(one), said(trained(seed=seed, dropout=0.1).model))
        assert one.networks == (one,)


def test_one_network_is_bit_for_bit_that_of_a_descent_of_its_own_and_its_file_is_as_before(tmp_path):
    model = trained().model
    is_training, is_validation = SPLIT == 0, SPLIT == 1
    parts = [
        Part(model.encoding.apply(FEATURES[rows]), LABELS["binary"][rows] == 1) for rows in (is_training, is_validation)
    ]
    alone = descend(*parts, model.architecture, model.settings, device="cpu", progress=no_progress, epoch=no_watcher)
    assert {name: one.tobytes() for name, one in model.weights.items()} == {
        name: one.tobytes() for name, one in alone.weights.items()
    }
    path = tmp_path / "one.safetensors"
    write_model(path, model)
    about, arrays = read_arrays(path.read_bytes())
    assert about["version"] == 1
    assert not {"further", "known_blocks"} & set(about)
    layers = ("hidden.0", "hidden.1", "output")
    assert set(arrays) == {f"{layer}.{kind}" for layer in layers for kind in ("weight", "bias")}


def test_its_file_gives_it_back_and_what_knows_no_ensembles_refuses_it(tmp_path, monkeypatch):
    path = tmp_path / "ensemble.safetensors"
    model = trained(3).model
    write_model(path, model)
    again = read_model(path)
    assert again.description() == model.description()
    assert again.description()["version"] == 2
    np.testing.assert_array_equal(said(again), said(model))
    monkeypatch.setattr(model_file, "ENSEMBLE_VERSION", 1)  # an Oresight that knows files of version 1 only
    with pytest.raises(InvalidInputError, match="another version of Oresight"):
        read_model(path)


def test_a_file_that_lacks_a_network_is_refused(tmp_path):
    path = tmp_path / "ensemble.safetensors"
    model = trained(2).model
    lacking = replace(model.further[0], weights={**model.further[0].weights, "output.bias": np.zeros(3, np.float32)})
    write_model(path, replace(model, further=(lacking,)))
    with pytest.raises(InvalidInputError, match="its parts do not fit together"):
        read_model(path)


def test_it_tells_of_every_epoch_of_every_network_and_of_the_best():
    told = []
    found = trained(
        3, epochs=4, early_stopping_patience=3, network_epoch=lambda one, record: told.append((one.seed, record))
    )
    for about, model in zip(found.networks, found.model.networks):
        history = [record for seed, record in told if seed == about["seed"]]
        assert history == list(model.history)
        losses = [record.validation_loss for record in history]
        assert about["best_epoch"] == about["kept_epoch"] == 1 + int(np.argmin(losses))
        assert about["validation_loss"] == min(losses)
    assert [about["seed"] for about in found.networks] == [4, 5, 6]


def test_without_validation_blocks_the_last_epoch_is_kept():
    settings = NetworkSettings(hidden_layers=(4,), epochs=2, device="cpu")
    found = train_network(FEATURES, NAMES, LABELS["binary"], np.where(SPLIT == 1, 0, SPLIT), settings, networks=2)
    assert [(one["best_epoch"], one["kept_epoch"]) for one in found.networks] == [(None, 2), (None, 2)]


def test_networks_that_diverge_are_a_sentence():
    with pytest.raises(DivergedError, match=r"network with the seed \d diverged"):
        trained(2, optimizer="sgd", learning_rate=1e30, output="linear", loss="mean_square")


@pytest.mark.parametrize("target", ["binary", "multi_class", "regression"])
def test_a_stop_keeps_the_networks_that_had_begun(target):
    told = []
    found = trained(
        3,
        target=target,
        epochs=2000,
        network_epoch=lambda *said: told.append(said),
        should_stop=lambda: len(told) >= 6,
    )
    assert [len(one.history) < 2000 for one in found.model.networks] == [True] * len(found.networks)
    assert len(found.networks) == 3
    assert any("stopped by hand" in str(one) and "Of the 3 networks" in str(one) for one in found.notices)


def test_it_is_cancelled_at_once():
    def cancel(fraction, message="", **fields):
        raise CancelledError

    with pytest.raises(CancelledError):
        trained(2, epochs=500, progress=cancel)
