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
    # On Apple's graphics processors PyTorch does not always fill a part of an array as it should.
    is_apple = next(iter(first.values())).device.type == "mps"
    if is_apple or any(layer.batch_norm for layer in architecture.hidden) or not is_plain(settings):
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
        self.weights, gradients, self.flat = _flattened(first)
        self._matrix_slopes = [one for one in gradients.values() if one.ndim == 2]
        self._architecture, self._settings, self._dropout = architecture, settings, dropout
        self._passes: dict[int, _Pass] = {}

    def take(self, inputs: Tensor, labels: Tensor, row_weights: Tensor | None) -> Tensor:
        """Take a step on a batch and return its output sums."""
        import torch

        rows = len(labels)
        # Nothing here is ever differentiated, and PyTorch then has less to look after.
        with torch.inference_mode():
            if rows not in self._passes:
                slopes = (self._matrix_slopes, self.flat.gradient[self.flat.n_in_matrices :])
                self._passes[rows] = _Pass(rows, self._architecture, self.weights, slopes, self._dropout)
            passed = self._passes[rows]
            sums = passed.forward(inputs)
            set_loss_slope(passed.slope, sums, labels, self._architecture.output, self._settings.loss)
            if row_weights is not None:
                passed.slope.mul_(row_weights[:, None])
            passed.backward()
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
        slopes: tuple[list[Tensor], Tensor],
        dropout: Generator | None,
    ) -> None:
        import torch

        device = next(iter(weights.values())).device
        self._dropout = dropout
        self._layers = [*architecture.hidden, Layer(architecture.outputs, "linear")]
        names = [f"hidden.{number}" for number in range(len(architecture.hidden))] + ["output"]
        self._matrices = [weights[f"{name}.weight"] for name in names]
        self._turned = [one.t() for one in self._matrices]
        self._biases = [weights[f"{name}.bias"] for name in names]
        self._matrix_slopes, self._bias_slopes = slopes
        widths = [layer.width for layer in self._layers]
        self._sums = [torch.empty((rows, width), device=device) for width in widths]
        # Side by side, as the biases are: one sum then gives the slopes by all of them.
        self._every_slope = torch.empty((rows, sum(widths)), device=device)
        self._slopes = self._every_slope.split(widths, dim=1)
        self._turned_slopes = [one.t() for one in self._slopes]
        self._kept = [
            torch.empty_like(sums) if layer.dropout else None for sums, layer in zip(self._sums, self._layers)
        ]
        self._outputs: list[Tensor] = []

    @property
    def slope(self) -> Tensor:
        """The slope of the loss by the output sums, shape (rows, outputs), to be filled before `backward`."""
        return self._slopes[-1]

    def forward(self, inputs: Tensor) -> Tensor:
        """Return the output sums, shape (rows, outputs)."""
        import torch

        x = inputs  # (rows, inputs)
        self._outputs = [x]
        for number, layer in enumerate(self._layers):
            sums = torch.addmm(self._biases[number], x, self._turned[number], out=self._sums[number])
            x = sums.relu_() if layer.activation == "relu" else activate(sums, layer.activation)  # (rows, width)
            kept = self._kept[number]
            if kept is not None:
                torch.rand(kept.shape, generator=self._dropout, out=kept)
                kept.ge_(layer.dropout).div_(1.0 - layer.dropout)
                x = x * kept
            self._outputs.append(x)
        return x

    def backward(self) -> None:
        """Fill the gradients from `slope`."""
        import torch

        for number in range(len(self._layers) - 1, -1, -1):
            torch.mm(self._turned_slopes[number], self._outputs[number], out=self._matrix_slopes[number])
            if number:
                below = number - 1
                torch.mm(self._slopes[number], self._matrices[number], out=self._slopes[below])
                kept = self._kept[below]
                if kept is not None:
                    self._slopes[below].mul_(kept)
                activation_slope(self._slopes[below], self._sums[below], self._layers[below].activation)
        torch.sum(self._every_slope, 0, out=self._bias_slopes)


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


def set_loss_slope(slope: Tensor, sums: Tensor, labels: Tensor, output: str, loss: str) -> None:
    """Fill `slope` with the derivative of the mean loss by the output sums.

    Both have the shape (rows, outputs), or (networks, rows, outputs) where the loss is each network's own; `labels`
    are shaped like them without the outputs.
    """
    import torch

    rows, wanted = labels.shape[-1], labels.unsqueeze(-1)
    is_pair = output == "softmax"
    logit = sums[..., 1:] - sums[..., :1] if is_pair else sums
    room = None if is_pair else slope
    if output == "linear":
        last = torch.sub(logit, wanted, out=room).mul_(2.0 / rows)
    else:
        last = torch.sigmoid(logit, out=room)
        bend = 2.0 * last * (1.0 - last) if loss == "mean_square" else None
        last.sub_(wanted).div_(rows)
        if bend is not None:
            last.mul_(bend)
    if is_pair:
        slope[..., :1] = -last
        slope[..., 1:] = last
