# SPDX-License-Identifier: GPL-2.0-or-later
"""The network: its layers, its first weights, and how inputs become the probability of ore.

A network is a dictionary of arrays and a few pure functions over it, so that the same weights
train, predict and lie in a file without being wrapped in anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ..errors import InvalidInputError
from .settings import NetworkSettings

if TYPE_CHECKING:
    from torch import Generator, Tensor

EPSILON = 1e-5
"""Added to variances by batch normalisation."""
BATCH_NORM_MOMENTUM = 0.1
"""Weight of a batch in the running mean and variance."""


@dataclass(frozen=True)
class Layer:
    """One hidden layer."""

    width: int
    """Number of neurons."""
    activation: str = "relu"
    """One of `settings.ACTIVATIONS`."""
    dropout: float = 0.0
    """Share of its outputs left out in a training step."""
    batch_norm: bool = False
    """Whether its sums are normalised over the batch."""


@dataclass(frozen=True)
class Architecture:
    """The layers of a network."""

    inputs: int
    """Number of inputs."""
    hidden: tuple[Layer, ...]
    """Hidden layers, from the input to the output."""
    output: str = "sigmoid"
    """`sigmoid`, `softmax` or `linear`."""
    kind: str = "dense"
    """What a network sees of a block; `dense`: the block's own features."""
    target: str = "binary"
    """What it learns, one of `targets.TARGETS`."""
    targets: int = 1
    """How many probabilities or numbers a block gets: classes of `multi_class`, labels of `multi_label`."""

    @property
    def outputs(self) -> int:
        """Number of output neurons."""
        return 2 if self.output == "softmax" and self.target == "binary" else self.targets

    @property
    def has_dropout(self) -> bool:
        """Whether any layer leaves out outputs in training."""
        return any(layer.dropout > 0.0 for layer in self.hidden)

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the name and shape of every array of the network, in order."""
        arrays: dict[str, tuple[int, ...]] = {}
        width = self.inputs
        for number, layer in enumerate(self.hidden):
            arrays[f"hidden.{number}.weight"] = (layer.width, width)
            arrays[f"hidden.{number}.bias"] = (layer.width,)
            if layer.batch_norm:
                for name in ("scale", "shift", "mean", "variance"):
                    arrays[f"hidden.{number}.norm.{name}"] = (layer.width,)
            width = layer.width
        return {**arrays, "output.weight": (self.outputs, width), "output.bias": (self.outputs,)}

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        values = asdict(self)
        return {**values, "hidden": list(values["hidden"])}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Architecture:
        """Return the architecture of plain JSON values."""
        if values["kind"] != "dense":
            raise InvalidInputError(
                "The network is of the kind {given}, which this version does not know.", given=str(values["kind"])
            )
        hidden = tuple(
            Layer(int(one["width"]), str(one["activation"]), float(one["dropout"]), bool(one["batch_norm"]))
            for one in values["hidden"]
        )
        target, targets = str(values.get("target", "binary")), int(values.get("targets", 1))
        return cls(int(values["inputs"]), hidden, str(values["output"]), str(values["kind"]), target, targets)


def architecture_of(settings: NetworkSettings, inputs: int, targets: int = 1) -> Architecture:
    """Return the layers that settings ask for; `targets` are as of `Architecture`."""
    layers = zip(settings.hidden_layers, settings.activations, settings.dropouts, settings.batch_norms)
    hidden = tuple(Layer(*layer) for layer in layers)
    return Architecture(inputs, hidden, settings.output, target=settings.target, targets=targets)


def is_trained(name: str) -> bool:
    """Whether the array of that name is changed by the optimizer (running means and variances are not)."""
    return not name.endswith((".mean", ".variance"))


def initial_weights(architecture: Architecture, generator: Generator) -> dict[str, Tensor]:
    """Return first weights on the CPU: He's for activations of the ReLU kind, Glorot's for the others.

    Both draw from a uniform distribution with the variance that keeps signals of one size
    through the layers; biases begin at zero.
    """
    import torch

    activations = [layer.activation for layer in architecture.hidden] + ["output"]
    weights: dict[str, Tensor] = {}
    for name, shape in architecture.shapes().items():
        if len(shape) == 2:
            fan_out, fan_in = shape
            is_relu = activations[len([one for one in weights if one.endswith(".weight")])] in _RELU_KIND
            limit = (6.0 / fan_in) ** 0.5 if is_relu else (6.0 / (fan_in + fan_out)) ** 0.5
            weights[name] = torch.empty(shape).uniform_(-limit, limit, generator=generator)
        else:
            weights[name] = torch.ones(shape) if name.endswith((".scale", ".variance")) else torch.zeros(shape)
    return weights


_RELU_KIND = ("relu", "leaky_relu", "elu", "gelu", "silu")


def forward(
    weights: Mapping[str, Tensor],
    inputs: Tensor,
    architecture: Architecture,
    *,
    is_training: bool = False,
    dropout_generator: Generator | None = None,
) -> Tensor:
    """Return the sums of the output neurons (before sigmoid or softmax), shape (rows, outputs).

    Parameters
    ----------
    weights : mapping of tensors
        Arrays as `Architecture.shapes` names them.
    inputs : tensor of shape (rows, inputs)
        Scaled features.
    architecture : Architecture
        The layers.
    is_training : bool
        Whether batch normalisation uses the batch's own mean and variance (and updates the
        running ones).
    dropout_generator : torch.Generator, optional
        Draws what dropout leaves out; without it nothing is.
    """
    import torch
    from torch.nn import functional

    x = inputs  # (rows, inputs)
    for number, layer in enumerate(architecture.hidden):
        x = functional.linear(x, weights[f"hidden.{number}.weight"], weights[f"hidden.{number}.bias"])  # (rows, width)
        if layer.batch_norm:
            scale, shift, mean, variance = (
                weights[f"hidden.{number}.norm.{name}"] for name in ("scale", "shift", "mean", "variance")
            )
            x = functional.batch_norm(
                x, mean, variance, scale, shift, training=is_training, momentum=BATCH_NORM_MOMENTUM, eps=EPSILON
            )  # (rows, width)
        x = activate(x, layer.activation)
        if layer.dropout > 0.0 and dropout_generator is not None:
            kept = torch.rand(x.shape, generator=dropout_generator, device=x.device) >= layer.dropout
            x = x * kept / (1.0 - layer.dropout)  # (rows, width)
    return functional.linear(x, weights["output.weight"], weights["output.bias"])  # (rows, outputs)


def activate(sums: Tensor, activation: str) -> Tensor:
    """Return the outputs of neurons from their sums."""
    import torch
    from torch.nn import functional

    functions = {
        "relu": functional.relu,
        "leaky_relu": functional.leaky_relu,
        "elu": functional.elu,
        "gelu": functional.gelu,
        "silu": functional.silu,
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
    }
    return functions[activation](sums) if activation != "linear" else sums


def ore_probability(sums: Tensor, output: str) -> Tensor:
    """Return the probability of ore, shape (rows,), from the sums of the output neurons."""
    if output == "softmax":
        return (sums[:, 1] - sums[:, 0]).sigmoid()
    return sums[:, 0].sigmoid() if output == "sigmoid" else sums[:, 0].clamp(0.0, 1.0)


def answers(sums: Tensor, architecture: Architecture) -> Tensor:
    """Return what the network says of each block, from the sums of the output neurons.

    The probability of ore, shape (rows,); of each class or label, shape (rows, targets); or the
    number, shape (rows,).
    """
    if architecture.target == "binary":
        return ore_probability(sums, architecture.output)
    if architecture.target == "multi_class":
        return sums.softmax(dim=1)
    return sums.sigmoid() if architecture.target == "multi_label" else sums[:, 0]


def batch_loss(sums: Tensor, labels: Tensor, output: str, loss: str, row_weights: Tensor | None) -> Tensor:
    """Return the mean cross-entropy or square of a batch of ore and barren blocks (for all others see `losses`).

    `labels` and `row_weights` have the shape (rows,).
    """
    from torch.nn import functional

    if loss == "cross_entropy":
        # The softmax of two sums is the sigmoid of their difference.
        logit = sums[:, 1] - sums[:, 0] if output == "softmax" else sums[:, 0]
        return functional.binary_cross_entropy_with_logits(logit, labels, weight=row_weights)
    value = sums[:, 0] if output == "linear" else ore_probability(sums, output)
    squares = (value - labels) ** 2
    return (squares if row_weights is None else squares * row_weights).mean()
