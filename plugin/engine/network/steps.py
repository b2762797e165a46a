# SPDX-License-Identifier: GPL-2.0-or-later
"""One step of the descent: by PyTorch's own differentiation, or by hand, which is several times faster.

Both leave the same gradients. By hand, all weights lie in one array and every product goes into
a buffer that is made once: networks of this size otherwise spend most of their time on bookkeeping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from .losses import is_plain, training_loss
from .model import Architecture, Layer, activate, forward, is_trained
from .optimizers import FlatWeights, take_step
from .settings import NetworkSettings

if TYPE_CHECKING:
    from torch import Generator, Tensor


class Step(Protocol):
    """Takes steps that make a network's loss smaller."""

    weights: dict[str, Tensor]
    """The network, changed by each step."""
    flat: FlatWeights
    """The same weights, without running means and variances, as the optimizer sees them."""

    def take(self, inputs: Tensor, labels: Tensor, row_weights: Tensor | None) -> Tensor:
        """Take a step on a batch and return its output sums, shape (rows, outputs), valid until the next."""


def make_step(
    first: dict[str, Tensor], architecture: Architecture, settings: NetworkSettings, dropout: Generator | None
) -> Step:
    """Return the fastest step for a network; `first` are its first weights, on their device.

    This is the one place that parts what is written out by hand from what PyTorch differentiates.
    """
    if any(layer.batch_norm for layer in architecture.hidden) or not is_plain(settings):
        return AutogradStep(first, architecture, settings, dropout)
    return ManualStep(first, architecture, settings, dropout)


class AutogradStep:
    """Steps by automatic differentiation: any network that `forward` computes."""

    def __init__(
        self, first: dict[str, Tensor], architecture: Architecture, settings: NetworkSettings, dropout: Generator | None
    ) -> None:
        self.weights, gradients, self.flat = _flattened(first)
        self._trained = [self.weights[name].requires_grad_() for name in gradients]
        self._gradients = list(gradients.values())
        self._architecture, self._settings, self._dropout = architecture, settings, dropout

    def take(self, inputs: Tensor, labels: Tensor, row_weights: Tensor | None) -> Tensor:
        """Take a step on a batch and return its output sums."""
        import torch

        sums = forward(self.weights, inputs, self._architecture, is_training=True, dropout_generator=self._dropout)
        loss = training_loss(sums, labels, self._settings, row_weights)
        slopes = torch.autograd.grad(loss, self._trained)
        with torch.no_grad():
            for gradient, slope in zip(self._gradients, slopes):
                gradient.copy_(slope)
            take_step(self.flat, self._settings)
        return sums.detach()


class ManualStep:
    """Steps with the gradients written out: ore or barren, a plain loss, no batch normalisation."""

    def __init__(
        self, first: dict[str, Tensor], architecture: Architecture, settings: NetworkSettings, dropout: Generator | None
    ) -> None:
        self.weights, self._gradients, self.flat = _flattened(first)
        self._architecture, self._settings, self._dropout = architecture, settings, dropout
        self._passes: dict[int, _Pass] = {}

    def take(self, inputs: Tensor, labels: Tensor, row_weights: Tensor | None) -> Tensor:
        """Take a step on a batch and return its output sums."""
        import torch

        rows = len(labels)
        if rows not in self._passes:
            self._passes[rows] = _Pass(rows, self._architecture, self.weights, self._gradients, self._dropout)
        passed = self._passes[rows]
        with torch.no_grad():
            sums = passed.forward(inputs)
            slope = loss_slope(sums, labels, self._architecture.output, self._settings.loss)
            if row_weights is not None:
                slope *= row_weights[:, None]
            passed.backward(slope)
            take_step(self.flat, self._settings)
        return sums


def _flattened(first: dict[str, Tensor]) -> tuple[dict[str, Tensor], dict[str, Tensor], FlatWeights]:
    """Return weights and gradients by name as views of one array each, and that array."""
    import torch

    trained = sorted((name for name in first if is_trained(name)), key=lambda name: first[name].ndim == 1)
    values = torch.cat([first[name].reshape(-1) for name in trained])
    flat = FlatWeights(values, torch.zeros_like(values), sum(one.numel() for one in first.values() if one.ndim == 2))
    sizes = [first[name].numel() for name in trained]
    weights, gradients = (
        {name: part.view(first[name].shape) for name, part in zip(trained, array.split(sizes))}
        for array in (flat.values, flat.gradient)
    )
    fixed = {name: one.clone() for name, one in first.items() if name not in weights}
    return {**weights, **fixed}, gradients, flat


class _Pass:
    """The buffers of batches of one size, and the two ways through them."""

    def __init__(
        self,
        rows: int,
        architecture: Architecture,
        weights: dict[str, Tensor],
        gradients: dict[str, Tensor],
        dropout: Generator | None,
    ) -> None:
        import torch

        device = next(iter(weights.values())).device
        self._dropout = dropout
        self._layers = [*architecture.hidden, Layer(architecture.outputs, "linear")]
        names = [f"hidden.{number}" for number in range(len(architecture.hidden))] + ["output"]
        self._matrices = [weights[f"{name}.weight"] for name in names]
        self._biases = [weights[f"{name}.bias"] for name in names]
        self._matrix_slopes = [gradients[f"{name}.weight"] for name in names]
        self._bias_slopes = [gradients[f"{name}.bias"] for name in names]
        self._sums = [torch.empty((rows, layer.width), device=device) for layer in self._layers]
        self._slopes = [torch.empty_like(sums) for sums in self._sums]
        self._kept = [
            torch.empty_like(sums) if layer.dropout else None for sums, layer in zip(self._sums, self._layers)
        ]
        self._outputs: list[Tensor] = []

    def forward(self, inputs: Tensor) -> Tensor:
        """Return the output sums, shape (rows, outputs)."""
        import torch

        x = inputs  # (rows, inputs)
        self._outputs = [x]
        for number, layer in enumerate(self._layers):
            sums = torch.addmm(self._biases[number], x, self._matrices[number].t(), out=self._sums[number])
            x = sums.relu_() if layer.activation == "relu" else activate(sums, layer.activation)  # (rows, width)
            kept = self._kept[number]
            if kept is not None:
                torch.rand(kept.shape, generator=self._dropout, out=kept)
                kept.ge_(layer.dropout).div_(1.0 - layer.dropout)
                x = x * kept
            self._outputs.append(x)
        return x

    def backward(self, slope: Tensor) -> None:
        """Fill the gradients from the slope of the loss by the output sums, shape (rows, outputs)."""
        import torch

        for number in range(len(self._layers) - 1, -1, -1):
            torch.mm(slope.t(), self._outputs[number], out=self._matrix_slopes[number])
            torch.sum(slope, 0, out=self._bias_slopes[number])
            if number:
                below = number - 1
                slope = torch.mm(slope, self._matrices[number], out=self._slopes[below])
                kept = self._kept[below]
                if kept is not None:
                    slope *= kept
                activation_slope(slope, self._sums[below], self._layers[below].activation)


def activation_slope(slope: Tensor, sums: Tensor, activation: str) -> None:
    """Multiply a slope by the derivative of the activation, in place.

    `sums` are the sums of the neurons; for `relu`, which is applied in place, its outputs, which
    have the same sign.
    """
    import torch

    if activation == "linear":
        return
    backward: Any = torch.ops.aten
    if activation == "relu":
        backward.threshold_backward.grad_input(slope, sums, 0.0, grad_input=slope)
    elif activation == "leaky_relu":
        backward.leaky_relu_backward.grad_input(slope, sums, 0.01, False, grad_input=slope)
    elif activation == "elu":
        backward.elu_backward.grad_input(slope, 1.0, 1.0, 1.0, False, sums, grad_input=slope)
    elif activation == "gelu":
        backward.gelu_backward.grad_input(slope, sums, grad_input=slope)
    elif activation == "silu":
        backward.silu_backward.grad_input(slope, sums, grad_input=slope)
    elif activation == "tanh":
        slope.mul_(1.0 - torch.tanh(sums) ** 2)
    elif activation == "sigmoid":
        outputs = torch.sigmoid(sums)
        slope.mul_(outputs * (1.0 - outputs))


def loss_slope(sums: Tensor, labels: Tensor, output: str, loss: str) -> Tensor:
    """Return the derivative of the mean loss by the output sums, shape (rows, outputs)."""
    import torch

    logit = sums[:, 1:] - sums[:, :1] if output == "softmax" else sums  # (rows, 1)
    wanted = labels[:, None]
    if output == "linear":
        slope = (logit - wanted) * (2.0 / len(labels))
    else:
        probability = logit.sigmoid()
        slope = (probability - wanted) / len(labels)
        if loss == "mean_square":
            slope *= 2.0 * probability * (1.0 - probability)
    return torch.cat((-slope, slope), dim=1) if output == "softmax" else slope
