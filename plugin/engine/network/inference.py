# SPDX-License-Identifier: GPL-2.0-or-later
"""Prediction: the probability of ore, chunk by chunk, in memory that does not grow with the blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .devices import choose_device, threads
from .feature_view import FeatureView
from .model import EPSILON, Architecture, activate, forward, ore_probability
from .model_file import NetworkModel

if TYPE_CHECKING:
    from torch import Generator, Tensor

Array = NDArray[Any]

CHUNK = 2048
"""Rows of one pass on the CPU: all layers' values stay in its cache. Every pass has exactly so many
rows, the last one filled up, so that a block's probability does not depend on its neighbours."""
CHUNK_ON_DEVICE = 65536
"""Rows of one pass on a graphics processor."""


def predict(
    model: NetworkModel, features: FeatureView, *, device: str = "cpu", progress: Progress = no_progress
) -> NDArray[np.float32]:
    """Return the probability of ore of each block, shape (n,); NaN where a feature is missing.

    Parameters
    ----------
    model : NetworkModel
        The trained network.
    features : FeatureView
        Features in the model's order (see `view_features`), possibly larger than memory.
    device : str
        `cpu`, `cuda`, `mps` or `auto`.
    progress : Progress
        Called after each chunk.
    """
    import torch

    probability = np.empty(len(features), dtype=np.float32)
    where = choose_device(device)
    with torch.inference_mode(), threads(1):
        passes = _Passes(model, where)
        for start, stop in _spans(len(features), passes.rows, progress):
            inputs = model.encoding.apply(features.rows(start, stop))
            probability[start:stop] = passes.probability(inputs)
    return probability


def predict_with_dropout(
    model: NetworkModel,
    features: FeatureView,
    *,
    passes: int = 30,
    seed: int = 1,
    device: str = "cpu",
    progress: Progress = no_progress,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return mean and standard deviation of the probability over passes with dropout left on.

    Each pass leaves out other neurons, as in training: the spread says how far the network's
    answer depends on any of them (Monte-Carlo dropout).

    Returns
    -------
    tuple of arrays of shape (n,)
        Mean and standard deviation; NaN where a feature is missing.
    """
    import torch

    where = choose_device(device)
    mean = np.empty(len(features), dtype=np.float32)
    spread = np.empty(len(features), dtype=np.float32)
    with torch.inference_mode(), threads(1):
        weights = _weights_on(model, where)
        generator = torch.Generator(device=where).manual_seed(seed)
        for start, stop in _spans(len(features), CHUNK, progress):
            inputs = torch.from_numpy(model.encoding.apply(features.rows(start, stop))).to(where)
            drawn = _draw(weights, inputs, model.architecture, generator, passes)  # (passes, rows)
            mean[start:stop] = drawn.mean(dim=0).cpu().numpy()
            spread[start:stop] = drawn.std(dim=0, unbiased=False).cpu().numpy()
    return mean, spread


def entropy_of(probability: Array) -> NDArray[np.float32]:
    """Return the entropy of a probability of ore in bits: 0 when certain, 1 at one half.

    Examples
    --------
    >>> entropy_of(np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 1.0, 0.0]
    """
    p = np.asarray(probability, dtype=np.float64)
    least = np.finfo(np.float64).tiny
    bits = -(p * np.log2(np.maximum(p, least)) + (1.0 - p) * np.log2(np.maximum(1.0 - p, least)))
    return np.asarray(bits + 0.0, dtype=np.float32)


def _draw(
    weights: dict[str, Tensor], inputs: Tensor, architecture: Architecture, generator: Generator, passes: int
) -> Tensor:
    import torch

    return torch.stack(
        [
            ore_probability(forward(weights, inputs, architecture, dropout_generator=generator), architecture.output)
            for _ in range(passes)
        ]
    )


def _spans(n: int, rows: int, progress: Progress) -> Iterator[tuple[int, int]]:
    for start in range(0, n, rows):
        progress(start / n, "Predicting {n} blocks", n=n)
        yield start, min(start + rows, n)
    progress(1.0)


def _weights_on(model: NetworkModel, device: str) -> dict[str, Tensor]:
    import torch

    return {name: torch.from_numpy(np.array(array)).to(device) for name, array in model.weights.items()}


@dataclass(frozen=True)
class _Dense:
    """One layer, ready for prediction: its batch normalisation is part of weight and bias."""

    weight: Tensor  # (inputs, width), transposed
    bias: Tensor  # (width,)
    activation: str
    buffer: Tensor  # (rows, width)


class _Passes:
    """Runs chunks through a network, always in the same buffers."""

    def __init__(self, model: NetworkModel, device: str) -> None:
        import torch

        self.rows = CHUNK if device == "cpu" else CHUNK_ON_DEVICE
        self._output = model.architecture.output
        self._inputs = torch.zeros((self.rows, model.architecture.inputs), device=device)
        self._layers = [
            _Dense(weight, bias, activation, torch.empty((self.rows, len(bias)), device=device))
            for weight, bias, activation in _folded(_weights_on(model, device), model.architecture)
        ]

    def probability(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the probability of each row of scaled features."""
        import torch

        x = self._inputs
        x[: len(inputs)] = torch.from_numpy(inputs)
        for layer in self._layers:
            torch.addmm(layer.bias, x, layer.weight, out=layer.buffer)
            x = activate(layer.buffer, layer.activation)
        result: NDArray[np.float32] = ore_probability(x, self._output)[: len(inputs)].cpu().numpy()
        return result


def _folded(weights: dict[str, Tensor], architecture: Architecture) -> Iterator[tuple[Tensor, Tensor, str]]:
    for number, layer in enumerate(architecture.hidden):
        weight, bias = weights[f"hidden.{number}.weight"], weights[f"hidden.{number}.bias"]
        if layer.batch_norm:
            norm = {name: weights[f"hidden.{number}.norm.{name}"] for name in ("scale", "shift", "mean", "variance")}
            factor = norm["scale"] / (norm["variance"] + EPSILON).sqrt()
            weight, bias = weight * factor[:, None], (bias - norm["mean"]) * factor + norm["shift"]
        yield weight.T.contiguous(), bias, layer.activation
    yield weights["output.weight"].T.contiguous(), weights["output.bias"], "linear"
