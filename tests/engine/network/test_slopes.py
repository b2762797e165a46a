# SPDX-License-Identifier: GPL-2.0-or-later
"""Logits and their slopes: those of the probability, and integrated gradients beside captum's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from captum.attr import IntegratedGradients
from oresight.plugin.engine.evaluation.attribution import integrated_gradients
from oresight.plugin.engine.network.feature_view import FeatureView
from oresight.plugin.engine.network.inference import predict
from oresight.plugin.engine.network.model import forward
from oresight.plugin.engine.network.model_file import FurtherNetwork
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.slopes import LogitSlope, logit_of
from oresight.plugin.engine.network.training import train_network

RNG = np.random.default_rng(41)
FEATURES = RNG.random((400, 4)).astype(np.float32)
NAMES = ["ag_gpt:estimate", "au_gpt:estimate", "cu_pct:estimate", "zn_pct:estimate"]
ORE = (np.sin(5.0 * FEATURES[:, 0]) + FEATURES[:, 1] * FEATURES[:, 2] > 0.6).astype(np.int8)
SPLIT = np.repeat(np.array([0, 1, 2], dtype=np.int8), [240, 80, 80])
LABELS = {
    "binary": ORE,
    "multi_class": (FEATURES[:, 0] * 3).astype(np.int32) + 1,
    "multi_label": np.column_stack((ORE, FEATURES[:, 3] > 0.5)).astype(np.int8),
    "regression": 7.0 * FEATURES[:, 0] * FEATURES[:, 1],
}


def trained(target="binary", **options):
    fitting = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "linear"}
    loss = "mean_square" if target == "regression" else "cross_entropy"
    settings = NetworkSettings(
        **{"hidden_layers": (16, 8), "epochs": 15, "learning_rate": 0.01, "target": target, "output": fitting[target],
           "loss": loss, **options}
    )  # fmt: skip
    about = {"variables": ["ore:label", "zinc:label"]} if target == "multi_label" else None
    return train_network(FEATURES, NAMES, LABELS[target], SPLIT, settings, about_label=about).model


def said(model, output=0):
    answer = predict(model, FeatureView(FEATURES, (0, 1, 2, 3), {})).astype(np.float64)
    return answer if answer.ndim == 1 else answer[:, output]


@pytest.mark.parametrize(
    ("target", "output", "options"),
    [
        ("binary", 0, {}),
        ("binary", 0, {"output": "softmax", "activation": "gelu", "batch_norm": True}),
        ("multi_class", 2, {}),
        ("multi_label", 1, {"dropout": 0.2}),
    ],
)
def test_the_logit_is_that_of_the_predicted_probability(target, output, options):
    model = trained(target, **options)
    logit, slope = LogitSlope(model, output)(model.encoding.apply(FEATURES))
    np.testing.assert_allclose(1.0 / (1.0 + np.exp(-logit)), said(model, output), atol=2e-6)
    assert slope.shape == FEATURES.shape


def test_of_numbers_it_is_the_number():
    model = trained("regression")
    np.testing.assert_allclose(LogitSlope(model)(model.encoding.apply(FEATURES))[0], said(model), rtol=1e-5, atol=1e-5)


def test_of_an_ensemble_it_is_the_logit_of_the_mean_probability():
    model, other = trained(seed=1), trained(seed=2)
    both = replace(model, further=(FurtherNetwork(2, other.weights, other.history),))
    logit, _ = LogitSlope(both)(model.encoding.apply(FEATURES))
    mean = (said(model) + said(other)) / 2.0
    np.testing.assert_allclose(logit, np.log(mean / (1.0 - mean)), atol=1e-4)
    inputs = model.encoding.apply(FEATURES)
    found = integrated_gradients(LogitSlope(both), inputs, inputs.mean(axis=0))
    assert (np.abs(found.residual) <= 2e-3 * (1.0 + np.abs(found.logit))).all()


def test_a_slope_is_how_far_the_logit_rises():
    model = trained(activation="tanh")
    slope_of, inputs = LogitSlope(model), model.encoding.apply(FEATURES)
    _, slope = slope_of(inputs)
    for column in range(4):
        step = np.zeros(4, dtype=np.float32)
        step[column] = 1e-2
        rise = (slope_of(inputs + step)[0] - slope_of(inputs - step)[0]) / 2e-2
        np.testing.assert_allclose(slope[:, column], rise, rtol=5e-2, atol=2e-2)


def test_slopes_leave_the_number_of_threads_alone(monkeypatch):
    """It is one for the whole process: a thread that sets it back would do so for others that are at work."""
    model, asked = trained(), []
    monkeypatch.setattr(torch, "set_num_threads", asked.append)
    LogitSlope(model)(model.encoding.apply(FEATURES))
    assert asked == []


def test_a_network_without_hidden_layers_shares_its_logit_out_by_weight_times_way():
    model = trained(hidden_layers=())
    inputs = model.encoding.apply(FEATURES)
    baseline = inputs.mean(axis=0)
    found = integrated_gradients(LogitSlope(model), inputs, baseline)
    weights = model.weights["output.weight"][0].astype(np.float64)
    np.testing.assert_allclose(found.shares, weights * (inputs - baseline).astype(np.float64), atol=1e-6)


@pytest.mark.parametrize(("activation", "tolerance"), [("relu", 0.02), ("tanh", 0.01), ("silu", 0.01)])
def test_shares_are_captums(activation, tolerance):
    model = trained(activation=activation)
    inputs = model.encoding.apply(FEATURES[:24])
    baseline = inputs.mean(axis=0)
    weights = {name: torch.from_numpy(np.array(one)).double() for name, one in model.weights.items()}

    def logit(x):
        return logit_of(forward(weights, x, model.architecture), model.architecture)

    theirs = IntegratedGradients(logit).attribute(
        torch.from_numpy(inputs).double(), torch.from_numpy(baseline).double()[None, :], n_steps=1000,
        method="riemann_middle", internal_batch_size=20_000,
    )  # fmt: skip
    found = integrated_gradients(LogitSlope(model), inputs, baseline)
    size = np.abs(theirs.numpy()).sum(axis=1).max()
    np.testing.assert_allclose(found.shares, theirs.numpy(), atol=tolerance * size)
    assert np.abs(found.shares - theirs.numpy()).mean() < 0.1 * tolerance * size
