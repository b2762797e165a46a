# SPDX-License-Identifier: GPL-2.0-or-later
"""The network computes what torch's own modules compute."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.model import (
    EPSILON,
    Architecture,
    Layer,
    architecture_of,
    batch_loss,
    forward,
    initial_weights,
    ore_probability,
)
from oresight.plugin.engine.network.settings import ACTIVATIONS, NetworkSettings

torch = pytest.importorskip("torch")
nn = torch.nn
MODULES = {
    "relu": nn.ReLU, "leaky_relu": nn.LeakyReLU, "elu": nn.ELU, "gelu": nn.GELU, "silu": nn.SiLU, "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid, "linear": nn.Identity,
}  # fmt: skip


def weights_of(architecture, seed=1):
    return initial_weights(architecture, torch.Generator().manual_seed(seed))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_forward_pass_equals_that_of_torch_modules(activation):
    architecture = Architecture(3, (Layer(5, activation, 0.0, batch_norm=True), Layer(4, activation)))
    weights = weights_of(architecture)
    module = nn.Sequential(
        nn.Linear(3, 5), nn.BatchNorm1d(5, eps=EPSILON), MODULES[activation](), nn.Linear(5, 4),
        MODULES[activation](), nn.Linear(4, 1),
    )  # fmt: skip
    names = {"0": "hidden.0", "3": "hidden.1", "5": "output"}
    for place, name in names.items():
        module.get_submodule(place).weight.data = weights[f"{name}.weight"].clone()
        module.get_submodule(place).bias.data = weights[f"{name}.bias"].clone()
    inputs = torch.randn((17, 3), generator=torch.Generator().manual_seed(2))
    for is_training in (True, False):
        module.train(is_training)
        found = forward(weights, inputs, architecture, is_training=is_training)
        torch.testing.assert_close(found, module(inputs), rtol=1e-6, atol=1e-6)
    torch.testing.assert_close(weights["hidden.0.norm.mean"], module[1].running_mean)
    torch.testing.assert_close(weights["hidden.0.norm.variance"], module[1].running_var)


def test_first_weights_keep_the_size_of_signals():
    architecture = Architecture(64, (Layer(256),) * 6)
    inputs = torch.randn((512, 64), generator=torch.Generator().manual_seed(1))
    weights, x = weights_of(architecture), inputs
    for number in range(6):
        x = torch.relu(x @ weights[f"hidden.{number}.weight"].T)
    assert 0.3 < float((x**2).mean()) < 3.0


def test_relu_layers_get_hes_weights_and_tanh_layers_glorots():
    wide = {name: weights_of(Architecture(100, (Layer(300, name),)))["hidden.0.weight"] for name in ("relu", "tanh")}
    assert float(wide["relu"].abs().max()) == pytest.approx((6 / 100) ** 0.5, rel=1e-3)
    assert float(wide["tanh"].abs().max()) == pytest.approx((6 / 400) ** 0.5, rel=1e-3)


def test_dropout_leaves_out_its_share_and_keeps_the_mean():
    architecture = Architecture(1, (Layer(20_000, "linear", 0.3),))
    weights = weights_of(architecture)
    weights["hidden.0.weight"].fill_(1.0)
    weights["output.weight"].fill_(1.0 / 20_000)
    ones = torch.ones((1, 1))
    assert float(forward(weights, ones, architecture)) == pytest.approx(1.0, rel=1e-5)
    dropped = float(forward(weights, ones, architecture, dropout_generator=torch.Generator().manual_seed(1)))
    assert dropped == pytest.approx(1.0, abs=0.02)
    assert dropped != pytest.approx(1.0, abs=1e-6)


def test_outputs_become_probabilities():
    sums = torch.tensor([[0.0, 2.0]])
    assert float(ore_probability(sums, "softmax")) == pytest.approx(float(torch.softmax(sums, 1)[0, 1]))
    assert float(ore_probability(torch.tensor([[2.0]]), "sigmoid")) == pytest.approx(1 / (1 + np.exp(-2)))
    assert ore_probability(torch.tensor([[1.7], [-0.2], [0.4]]), "linear").tolist() == pytest.approx([1.0, 0.0, 0.4])


def test_losses_equal_their_definitions():
    rng = torch.Generator().manual_seed(3)
    labels = torch.tensor([1.0, 0.0, 1.0, 0.0])
    one, two = torch.randn((4, 1), generator=rng), torch.randn((4, 2), generator=rng)
    p = torch.sigmoid(one[:, 0])
    crossed = -(labels * p.log() + (1 - labels) * (1 - p).log())
    weights = torch.tensor([2.0, 1.0, 0.5, 0.0])
    torch.testing.assert_close(batch_loss(one, labels, "sigmoid", "cross_entropy", None), crossed.mean())
    torch.testing.assert_close(batch_loss(one, labels, "sigmoid", "cross_entropy", weights), (crossed * weights).mean())
    softmax = nn.functional.cross_entropy(two, labels.long())
    torch.testing.assert_close(batch_loss(two, labels, "softmax", "cross_entropy", None), softmax)
    torch.testing.assert_close(batch_loss(one, labels, "sigmoid", "mean_square", None), ((p - labels) ** 2).mean())
    torch.testing.assert_close(
        batch_loss(one, labels, "linear", "mean_square", weights), ((one[:, 0] - labels) ** 2 * weights).mean()
    )


def test_the_layers_are_those_of_the_settings():
    settings = NetworkSettings(hidden_layers=(8, 4), activation="relu,tanh", dropout=0.2, batch_norm=True)
    architecture = architecture_of(settings, 3)
    assert architecture.hidden == (Layer(8, "relu", 0.2, True), Layer(4, "tanh", 0.2, True))
    assert Architecture.from_dict(architecture.to_dict()) == architecture
    assert architecture_of(NetworkSettings(output="softmax"), 3).outputs == 2


def test_a_kind_of_network_from_the_future_is_a_sentence():
    with pytest.raises(InvalidInputError, match="kind convolution, which this version does not know"):
        Architecture.from_dict({**Architecture(1, ()).to_dict(), "kind": "convolution"})
