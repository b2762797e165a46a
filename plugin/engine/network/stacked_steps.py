# SPDX-License-Identifier: GPL-2.0-or-later
"""One step of several networks of one shape: every product is that of all of them, made at once.

Weights and gradients of all networks lie in one array, layer by layer, so that a layer of all networks is one
operand of a batched matrix product and the optimizer is one pass over the array.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from .losses import is_plain, training_loss
from .model import Architecture, Layer, activate, initial_weights
from .optimizers import FlatWeights, take_step
from .settings import NetworkSettings
from .steps import activation_slope, set_loss_slope

if TYPE_CHECKING:
    from torch import Generator, Tensor


@dataclass(frozen=True)
class _Run:
    """Networks that lie side by side and have one activation in a layer."""

    networks: slice
    activation: str


class StackedStep:
    """Takes steps of networks whose architectures differ in nothing but activations."""

    def __init__(
        self,
        architectures: Sequence[Architecture],
        settings: NetworkSettings,
        generators: Sequence[Generator],
        device: str,
    ) -> None:
        first = [initial_weights(one, generator) for one, generator in zip(architectures, generators)]
        self.count = len(first)
        self.weights, gradients, self.flat = _stacked(first, device)
        self._gradients, self._settings = gradients, settings
        self._architecture = architectures[0]
        self._runs = [
            list(_runs([one.hidden[layer].activation for one in architectures]))
            for layer in range(len(self._architecture.hidden))
        ]
        self._passes: dict[int, _StackedPass] = {}

    def set_rates(self, rates: Sequence[float]) -> None:
        """Give each network the learning rate of its next steps."""
        if len(set(rates)) == 1:
            self.flat.rate = rates[0]
            return
        import torch

        every = torch.empty_like(self.flat.values)
        start = 0
        for name in _order(self._architecture):
            part = self.weights[name]
            of_layer = every[start : start + part.numel()].view(self.count, -1)
            of_layer.copy_(torch.tensor(rates, dtype=every.dtype)[:, None])
            start += part.numel()
        self.flat.rate = every

    def take(self, inputs: Tensor, labels: Tensor, row_weights: Tensor | None) -> Tensor:
        """Take a step of each network and return the output sums, valid until the next.

        Parameters
        ----------
        inputs : tensor of shape (networks, rows, inputs)
            A batch for each network.
        labels : tensor of shape (networks, rows) or (networks, rows, labels)
            As `losses.training_loss` wants them.
        row_weights : tensor of the shape of the labels, optional
            Weights of the rows in the loss.

        Returns
        -------
        tensor of shape (networks, rows, outputs)
        """
        import torch

        rows = labels.shape[1]
        with torch.inference_mode():
            if rows not in self._passes:
                self._passes[rows] = _StackedPass(self.weights, self._gradients, self._architecture, self._runs, rows)
            passed = self._passes[rows]
            sums = passed.forward(inputs)
            self._fill(passed.slope, sums, labels, row_weights)
            passed.backward()
            take_step(self.flat, self._settings)
        return sums

    def _fill(self, slope: Tensor, sums: Tensor, labels: Tensor, row_weights: Tensor | None) -> None:
        """Fill `slope` with the derivative of each network's mean loss by its output sums."""
        if not is_plain(self._settings):
            slope.copy_(_differentiated(sums, labels, self._settings, row_weights))
            return
        set_loss_slope(slope, sums, labels, self._architecture.output, self._settings.loss)
        if row_weights is not None:
            slope.mul_(row_weights.unsqueeze(-1))

    def network(self, place: int) -> dict[str, Tensor]:
        """Return the weights of one network, as views."""
        return {name: one[place] for name, one in self.weights.items()}


def _differentiated(sums: Tensor, labels: Tensor, settings: NetworkSettings, row_weights: Tensor | None) -> Tensor:
    """Return the derivative of each network's mean loss by its output sums, as PyTorch finds it.

    The mean over the rows of all networks, times their number, is the sum of the networks' means.
    """
    import torch

    with torch.inference_mode(mode=False), torch.enable_grad():
        every = sums.clone().flatten(0, 1).requires_grad_()  # (networks · rows, outputs)
        weights = None if row_weights is None else row_weights.flatten(0, 1)
        loss = training_loss(every, labels.flatten(0, 1), settings, weights) * len(sums)
        return torch.autograd.grad(loss, every)[0].view_as(sums)


def _order(architecture: Architecture) -> list[str]:
    """Return the names of the arrays, matrices first, as the optimizer wants them."""
    shapes = architecture.shapes()
    return sorted(shapes, key=lambda name: len(shapes[name]) == 1)


def _stacked(
    first: Sequence[dict[str, Tensor]], device: str
) -> tuple[dict[str, Tensor], dict[str, Tensor], FlatWeights]:
    """Return weights and gradients of all networks by name as views of one array each, and that array."""
    import torch

    names = sorted(first[0], key=lambda name: first[0][name].ndim == 1)
    values = torch.cat([torch.stack([one[name] for one in first]).reshape(-1) for name in names]).to(device)
    in_matrices = sum(len(first) * one.numel() for one in first[0].values() if one.ndim == 2)
    flat = FlatWeights(values, torch.zeros_like(values), in_matrices)
    sizes = [len(first) * first[0][name].numel() for name in names]
    weights, gradients = (
        {name: part.view(len(first), *first[0][name].shape) for name, part in zip(names, array.split(sizes))}
        for array in (flat.values, flat.gradient)
    )
    return weights, gradients, flat


def _runs(activations: Sequence[str]) -> Iterator[_Run]:
    start = 0
    for activation, same in groupby(activations):
        stop = start + len(list(same))
        yield _Run(slice(start, stop), activation)
        start = stop


class _StackedPass:
    """The buffers of batches of one size, and the two ways through them."""

    def __init__(
        self,
        weights: dict[str, Tensor],
        gradients: dict[str, Tensor],
        architecture: Architecture,
        runs: list[list[_Run]],
        rows: int,
    ) -> None:
        import torch

        names = [f"hidden.{number}" for number in range(len(architecture.hidden))] + ["output"]
        self._matrices = [weights[f"{name}.weight"] for name in names]  # (networks, width, inputs)
        self._turned = [one.transpose(1, 2) for one in self._matrices]
        self._biases = [weights[f"{name}.bias"].unsqueeze(1) for name in names]  # (networks, 1, width)
        self._matrix_slopes = [gradients[f"{name}.weight"] for name in names]
        self._bias_slopes = [gradients[f"{name}.bias"] for name in names]
        self._runs = [*runs, []]
        layers = [*architecture.hidden, Layer(architecture.outputs, "linear")]
        self._sums = [one.new_empty((len(one), rows, layer.width)) for one, layer in zip(self._matrices, layers)]
        self._slopes = [torch.empty_like(sums) for sums in self._sums]
        # What is activated in place needs no second buffer: the sign of its output is that of its sum.
        in_place = [all(run.activation in ("relu", "linear") for run in some) for some in self._runs]
        self._activated = [sums if is_in else torch.empty_like(sums) for sums, is_in in zip(self._sums, in_place)]
        self._outputs: list[Tensor] = []

    @property
    def slope(self) -> Tensor:
        """The slope of the loss by the output sums, shape (networks, rows, outputs), to be filled before `backward`."""
        return self._slopes[-1]

    def forward(self, inputs: Tensor) -> Tensor:
        """Return the output sums, shape (networks, rows, outputs)."""
        import torch

        x = inputs  # (networks, rows, inputs)
        self._outputs = [x]
        for number, runs in enumerate(self._runs):
            sums = torch.baddbmm(self._biases[number], x, self._turned[number], out=self._sums[number])
            x = self._activated[number]  # (networks, rows, width)
            for run in runs:
                if run.activation == "relu":
                    torch.clamp_min(sums[run.networks], 0.0, out=x[run.networks])
                elif x is not sums:
                    x[run.networks] = activate(sums[run.networks], run.activation)
            self._outputs.append(x)
        return x

    def backward(self) -> None:
        """Fill the gradients from `slope`."""
        import torch

        for number in range(len(self._runs) - 1, -1, -1):
            slope = self._slopes[number]  # (networks, rows, width)
            torch.bmm(slope.transpose(1, 2), self._outputs[number], out=self._matrix_slopes[number])
            torch.sum(slope, 1, out=self._bias_slopes[number])
            if number:
                below = number - 1
                torch.bmm(slope, self._matrices[number], out=self._slopes[below])
                for run in self._runs[below]:
                    activation_slope(self._slopes[below][run.networks], self._sums[below][run.networks], run.activation)
