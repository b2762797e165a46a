# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps: gradients by hand equal those by automatic differentiation, optimizers equal PyTorch's."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from oresight.plugin.engine.network import optimizers
from oresight.plugin.engine.network.model import architecture_of, initial_weights
from oresight.plugin.engine.network.optimizers import FlatWeights, take_step
from oresight.plugin.engine.network.settings import ACTIVATIONS, OPTIMIZERS, NetworkSettings
from oresight.plugin.engine.network.steps import AutogradStep, ManualStep, make_step

torch = pytest.importorskip("torch")


def generator(seed):
    return torch.Generator().manual_seed(seed)


def batch(seed, rows=33):
    inputs = torch.randn((rows, 5), generator=generator(seed))
    return inputs, (inputs[:, 0] * inputs[:, 1] > 0).float(), torch.rand(rows, generator=generator(seed + 100))


def walked(kind, settings, steps=4, *, is_weighted=False):
    """Return the step after some batches, and the output sums of the last."""
    architecture = architecture_of(settings, 5)
    dropout = generator(7) if settings.dropout else None
    step = kind(initial_weights(architecture, generator(1)), architecture, settings, dropout)
    step.flat.rate = 0.05
    for number in range(steps):
        inputs, labels, row_weights = batch(number, 33 if number else 20)
        sums = step.take(inputs, labels, row_weights if is_weighted else None).clone()
    return step, sums


CASES = [{"activation": one} for one in ACTIVATIONS] + [
    {"output": "softmax"}, {"loss": "mean_square"}, {"output": "softmax", "loss": "mean_square"},
    {"output": "linear", "loss": "mean_square"}, {"dropout": 0.4}, {"hidden_layers": ()}, {"l1": 0.01, "l2": 0.02},
    {"gradient_clip": 0.1}, {"activation": "tanh,gelu", "dropout": 0.2},
]  # fmt: skip


@pytest.mark.parametrize("is_weighted", [False, True])
@pytest.mark.parametrize("options", CASES)
def test_gradients_by_hand_go_where_automatic_differentiation_goes(options, is_weighted):
    settings = NetworkSettings(**{"hidden_layers": (9, 6), "optimizer": "sgd", "momentum": 0.0, **options})
    manual, manual_sums = walked(ManualStep, settings, is_weighted=is_weighted)
    auto, auto_sums = walked(AutogradStep, settings, is_weighted=is_weighted)
    torch.testing.assert_close(manual_sums, auto_sums, rtol=1e-5, atol=1e-6)
    torch.testing.assert_close(manual.flat.gradient, auto.flat.gradient, rtol=1e-4, atol=1e-7)
    for name, weights in manual.weights.items():
        torch.testing.assert_close(weights, auto.weights[name].detach(), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        ({}, ManualStep), ({"loss": "mean_square"}, ManualStep), ({"batch_norm": True}, AutogradStep),
        ({"layer_batch_norm": (True,)}, AutogradStep), ({"loss": "focal"}, AutogradStep),
        ({"unlabelled_ore": 0.1}, AutogradStep), ({"target": "multi_class", "output": "softmax"}, AutogradStep),
    ],
)  # fmt: skip
def test_what_is_not_written_out_is_differentiated_automatically(options, kind):
    settings = NetworkSettings(hidden_layers=(4,), **options)
    architecture = architecture_of(settings, 5)
    assert isinstance(make_step(initial_weights(architecture, generator(1)), architecture, settings, None), kind)


def peer(optimizer, parameters, settings):
    """Return PyTorch's optimizer of the same settings."""
    optim = torch.optim
    decay = settings.l2 if optimizer == "adamw" else 2.0 * settings.l2
    if optimizer == "sgd":
        momentum = settings.momentum
        is_nesterov = settings.nesterov and momentum > 0.0
        return optim.SGD(parameters, lr=0.05, momentum=momentum, nesterov=is_nesterov, weight_decay=decay)
    if optimizer == "rmsprop":
        return optim.RMSprop(parameters, lr=0.05, alpha=0.9, weight_decay=decay)
    kinds = {"adam": optim.Adam, "adamw": optim.AdamW, "adagrad": optim.Adagrad}
    return kinds[optimizer](parameters, lr=0.05, weight_decay=decay)


@pytest.mark.parametrize("l2", [0.0, 0.01])
@pytest.mark.parametrize("optimizer", [*OPTIMIZERS, "sgd without momentum", "sgd with plain momentum"])
def test_optimizers_go_where_those_of_pytorch_go(optimizer, l2):
    name = optimizer.split()[0]
    momentum = 0.0 if "without" in optimizer else 0.9
    settings = NetworkSettings(optimizer=name, l2=l2, momentum=momentum, nesterov="plain" not in optimizer)
    first = torch.randn(50, generator=generator(1))
    flat = FlatWeights(first.clone(), torch.zeros(50), 50, rate=0.05)
    parameter = first.clone().requires_grad_()
    other = peer(name, [parameter], settings)
    for number in range(30):
        gradient = torch.randn(50, generator=generator(number + 2))
        flat.gradient.copy_(gradient)
        take_step(flat, settings)
        parameter.grad = gradient.clone()
        other.step()
    torch.testing.assert_close(flat.values, parameter.detach(), rtol=2e-5, atol=2e-6)


@pytest.mark.parametrize("optimizer", ["adam", "adamw"])
def test_adam_goes_the_same_way_with_and_without_the_kernel_of_pytorch(optimizer, monkeypatch):
    settings = NetworkSettings(optimizer=optimizer, l2=0.01)
    ends = []
    for has_kernel in (optimizers.has_adam_kernel(), False):
        monkeypatch.setattr(optimizers, "has_adam_kernel", lambda has_kernel=has_kernel: has_kernel)
        flat = FlatWeights(torch.randn(500, generator=generator(1)), torch.zeros(500), 300, rate=0.02)
        for number in range(200):
            flat.gradient.copy_(torch.randn(500, generator=generator(number + 2)))
            take_step(flat, settings)
        ends.append(flat)
    torch.testing.assert_close(ends[0].values, ends[1].values, rtol=1e-5, atol=1e-6)
    assert set(ends[0].buffers) < set(ends[1].buffers)


def test_this_pytorch_has_the_kernel_of_adam():
    assert optimizers.has_adam_kernel()


def test_a_pytorch_without_the_kernel_of_adam_is_told_from_one_where_it_fails(monkeypatch):
    found = optimizers.has_adam_kernel.__wrapped__
    kernel = Mock(side_effect=NotImplementedError("Could not run 'aten::_fused_adam_' with arguments from 'CPU'."))
    monkeypatch.setattr(torch, "_fused_adam_", kernel)
    assert not found()
    kernel.side_effect = RuntimeError("The arrays have different lengths.")
    with pytest.raises(RuntimeError, match="different lengths"):
        found()
    monkeypatch.delattr(torch, "_fused_adam_")
    assert not found()


def test_penalties_are_for_matrices_only():
    for penalty in ({"l1": 0.1}, {"l2": 0.1}):
        settings = NetworkSettings(optimizer="sgd", momentum=0.0, **penalty)
        flat = FlatWeights(torch.ones(4), torch.zeros(4), 2, rate=1.0)
        take_step(flat, settings)
        assert flat.values.tolist() == pytest.approx([0.9, 0.9, 1.0, 1.0] if "l1" in penalty else [0.8, 0.8, 1.0, 1.0])


def test_a_gradient_that_is_too_long_is_shortened_and_a_short_one_is_not():
    for length, expected in ((5.0, 2.0), (1.0, 1.0)):
        settings = NetworkSettings(optimizer="sgd", momentum=0.0, gradient_clip=2.0)
        flat = FlatWeights(torch.zeros(4), torch.tensor([0.6, 0.8, 0.0, 0.0]) * length, 2, rate=1.0)
        take_step(flat, settings)
        assert float(flat.values.norm()) == pytest.approx(expected, rel=1e-5)
