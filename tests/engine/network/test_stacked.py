# SPDX-License-Identifier: GPL-2.0-or-later
"""Networks trained together are those trained alone, but for rounding."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.network.descent import descend
from oresight.plugin.engine.network.epochs import no_watcher
from oresight.plugin.engine.network.model import architecture_of
from oresight.plugin.engine.network.parts import Part
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.stacked import descend_together, shape_of
from oresight.plugin.engine.progress import no_progress

pytest.importorskip("torch")

TOLERANCE = 2e-4
"""Largest difference of a weight after three epochs; batched products add in another order."""
BASE = NetworkSettings(hidden_layers=(24, 12, 6), epochs=3, learning_rate=0.005, batch_size=64, device="cpu")


def part(seed, n):
    generator = np.random.default_rng(seed)
    inputs = generator.random((n, 5)).astype(np.float32)
    return Part(inputs, (inputs[:, 0] * inputs[:, 1] + 0.1 * generator.normal(size=n)) > 0.25)


TRAINING, VALIDATION = part(1, 1500), part(2, 400)


def together(settings, **options):
    told = {"report": lambda *_: None, "epoch": lambda *_: None, **options}
    return descend_together(TRAINING, VALIDATION, settings, device="cpu", **told)


KINDS = {
    "multi_class": (3, np.digitize),
    "multi_label": (2, lambda values, bounds: np.column_stack([values > bound for bound in bounds])),
    "regression": (1, lambda values, _: (values - 0.25).astype(np.float32)),
}
OTHERS = {
    "classes": {"target": "multi_class", "output": "softmax"},
    "classes of stated weights": {"target": "multi_class", "output": "softmax", "class_weights": "balanced"},
    "focused on classes called wrongly": {"target": "multi_class", "output": "softmax", "loss": "focal"},
    "labels": {"target": "multi_label"},
    "labels of stated weights": {"target": "multi_label", "class_weights": "balanced", "loss": "focal"},
    "numbers": {"target": "regression", "output": "linear", "loss": "mean_square"},
    "absolute errors": {"target": "regression", "output": "linear", "loss": "mean_absolute"},
    "errors of Huber": {"target": "regression", "output": "linear", "loss": "huber", "huber_delta": 0.1},
    "ore called wrongly": {"loss": "focal", "focal_gamma": 1.5, "class_weights": "ore:3"},
}


@pytest.mark.parametrize("case", OTHERS)
def test_networks_of_other_targets_and_losses_are_those_trained_alone(case):
    """PyTorch differentiates the loss by hand for none of them alone, and at the outputs only for all together."""
    settings = [replace(BASE, **OTHERS[case], seed=seed) for seed in (1, 2, 3)]
    targets, labels = KINDS.get(settings[0].target, (1, None))
    parts = [TRAINING, VALIDATION]
    if labels is not None:
        parts = [replace(one, labels=labels(one.inputs[:, 0] * one.inputs[:, 1], (0.15, 0.4))) for one in parts]
        parts = [replace(one, class_names=(("a", "0"), ("b", "1"), ("c", "2"))[:targets]) for one in parts]
    found = descend_together(
        *parts, settings, targets=targets, device="cpu", report=lambda *_: None, epoch=lambda *_: None
    )
    for one, together_ in zip(settings, found):
        architecture = architecture_of(one, 5, targets)
        expected = descend(*parts, architecture, one, device="cpu", progress=no_progress, epoch=no_watcher)
        for name, weights in expected.weights.items():
            np.testing.assert_allclose(together_.weights[name], weights, rtol=0.0, atol=TOLERANCE, err_msg=name)
        for ours, theirs in zip(together_.history, expected.history):
            assert ours.loss == pytest.approx(theirs.loss, abs=1e-4)
            assert ours.validation_loss == pytest.approx(theirs.validation_loss, abs=1e-4)
            assert ours.accuracy == pytest.approx(theirs.accuracy, abs=2e-3)


def alone(settings):
    architecture = architecture_of(settings, 5)
    return descend(TRAINING, VALIDATION, architecture, settings, device="cpu", progress=no_progress, epoch=no_watcher)


CASES = {
    "seeds": [{"seed": seed} for seed in (1, 2, 3)],
    "learning rates": [{"learning_rate": rate} for rate in (0.001, 0.02)],
    "schedules": [{"schedule": "cosine"}, {"schedule": "step", "schedule_every": 1}],
    "activations": [{"activation": one} for one in ("sigmoid", "relu", "tanh", "gelu", "elu", "silu,relu,linear")],
    "a penalty": [{"l1": 1e-4, "l2": 1e-3, "seed": seed} for seed in (1, 2)],
    "decay and rates": [{"optimizer": "adamw", "l2": 0.01, "learning_rate": rate} for rate in (0.001, 0.01)],
    "momentum": [{"optimizer": "sgd", "learning_rate": rate} for rate in (0.01, 0.05)],
    "rmsprop": [{"optimizer": "rmsprop", "learning_rate": rate} for rate in (0.001, 0.004)],
    "adagrad": [{"optimizer": "adagrad", "learning_rate": rate} for rate in (0.01, 0.05)],
    "two outputs": [{"output": "softmax", "seed": seed} for seed in (1, 2)],
    "the mean square": [{"loss": "mean_square", "output": "linear", "seed": seed} for seed in (1, 2)],
    "class weights": [{"class_weights": "balanced", "seed": seed} for seed in (1, 2)],
    "all blocks at once": [{"batch_size": 0, "seed": seed} for seed in (1, 2)],
    "no hidden layer": [{"hidden_layers": (), "seed": seed} for seed in (1, 2)],
}


@pytest.mark.parametrize("case", CASES)
def test_networks_trained_together_are_those_trained_alone(case):
    settings = [replace(BASE, **one) for one in CASES[case]]
    for one, found in zip(settings, together(settings)):
        expected = alone(one)
        assert [record.epoch for record in found.history] == [1, 2, 3]
        for name, weights in expected.weights.items():
            np.testing.assert_allclose(found.weights[name], weights, rtol=0.0, atol=TOLERANCE, err_msg=name)
        for ours, theirs in zip(found.history, expected.history):
            assert ours.loss == pytest.approx(theirs.loss, abs=1e-4)
            assert ours.validation_loss == pytest.approx(theirs.validation_loss, abs=1e-4)
            assert ours.learning_rate == theirs.learning_rate


def test_each_network_stops_where_it_would_alone():
    settings = [
        replace(BASE, epochs=25, early_stopping_patience=2, learning_rate=rate) for rate in (0.02, 0.0002, 0.05)
    ]
    for one, found in zip(settings, together(settings)):
        expected = alone(one)
        assert (len(found.history), found.kept_epoch) == (len(expected.history), expected.kept_epoch)


def test_a_network_that_diverges_leaves_the_others_alone():
    settings = [
        replace(BASE, optimizer="sgd", loss="mean_square", output="linear", activation="linear", learning_rate=rate)
        for rate in (0.01, 1e9)
    ]
    good, lost = together(settings)
    assert lost is None
    np.testing.assert_allclose(good.weights["output.bias"], alone(settings[0]).weights["output.bias"], atol=TOLERANCE)


@pytest.mark.parametrize(
    "option",
    [
        {"dropout": 0.1},
        {"batch_norm": True},
        {"gradient_clip": 1.0},
        {"momentum": 0.5, "dropout": 0.2},
        {"unlabelled_ore": 0.1},
    ],
)
def test_what_concerns_a_network_by_itself_is_not_stacked(option):
    assert shape_of(replace(BASE, **option)) is None
    with pytest.raises(InvalidInputError, match="must be of one shape"):
        together([replace(BASE, **option)] * 2)


def test_networks_of_two_shapes_are_refused():
    with pytest.raises(InvalidInputError, match="2 shapes"):
        together([BASE, replace(BASE, hidden_layers=(24, 12))])
    assert shape_of(BASE) != shape_of(replace(BASE, batch_size=32))


def test_a_stop_keeps_the_best_epoch_of_each_and_a_cancel_nothing():
    seen = []
    settings = [replace(BASE, seed=seed) for seed in (1, 2)]
    found = together(settings, epoch=lambda place, _: seen.append(place), should_stop=lambda: len(seen) >= 4)
    assert [len(one.history) for one in found] == [2, 2]
    assert all(one.is_stopped for one in found)

    def cancelled(fraction):
        raise CancelledError

    with pytest.raises(CancelledError):
        together(settings, report=cancelled)
