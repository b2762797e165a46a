# SPDX-License-Identifier: GPL-2.0-or-later
"""Prediction: the probability of ore, chunk by chunk, in memory that does not grow with the blocks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import local
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress, share_of
from .devices import choose_device, threads
from .feature_view import FeatureView
from .model import EPSILON, Architecture, activate, answers, forward
from .model_file import NetworkModel

if TYPE_CHECKING:
    from torch import Generator, Tensor

Array = NDArray[Any]

CHUNK = 2048
"""Rows of one pass on the CPU: all layers' values stay in its cache. Every pass has exactly so many
rows, the last one filled up, so that a block's probability does not depend on its neighbours."""
CHUNK_ON_DEVICE = 65536
"""Rows of one pass on a graphics processor, and of one thread's turn on the CPU."""
MOST_THREADS = 8


def predict(
    model: NetworkModel, features: FeatureView, *, device: str = "cpu", progress: Progress = no_progress
) -> NDArray[np.float32]:
    """Return the probability of ore of each block, shape (n,); NaN where a feature is missing.

    Of a network of several classes or labels the probability of each, shape (n, targets); of one of
    numbers the number, shape (n,). Of an ensemble it is the mean of what its networks say.

    Parameters
    ----------
    model : NetworkModel
        The trained network.
    features : FeatureView
        Features in the model's order (see `view_features`), possibly larger than memory.
    device : str
        `cpu`, `cuda`, `mps` or `auto`.
    progress : Progress
        Called after each 65,536 blocks.
    """
    if model.further:
        return _mean_answer(model, features, device, progress)
    probability = np.empty(answer_shape(model, len(features)), dtype=np.float32)
    where = choose_device(device)
    rows = CHUNK if where == "cpu" else CHUNK_ON_DEVICE
    workers = _Workers(model, where, rows)

    def fill(span: tuple[int, int]) -> None:
        for start, stop in _spans(*span, rows):
            inputs = model.encoding.apply(features.rows(start, stop))
            probability[start:stop] = workers.passes().probability(inputs)

    portions = list(_spans(0, len(features), CHUNK_ON_DEVICE))
    # Small products gain nothing from a second thread inside, but two of them run well side by side.
    with threads(1), ThreadPoolExecutor(workers.count) as pool:
        try:
            for number, _ in enumerate(pool.map(fill, portions)):
                progress((number + 1) / len(portions), "Predicting {n} blocks", n=len(features))
        finally:
            pool.shutdown(cancel_futures=True)
    return probability


def _mean_answer(model: NetworkModel, features: FeatureView, device: str, progress: Progress) -> NDArray[np.float32]:
    networks = model.networks
    total = np.zeros(answer_shape(model, len(features)))
    for place, network in enumerate(networks):
        part = share_of(progress, place / len(networks), (place + 1) / len(networks))
        total += predict(network, features, device=device, progress=part)
    return (total / len(networks)).astype(np.float32)


def answer_shape(model: NetworkModel, n: int) -> tuple[int, ...]:
    """Return the shape of what a network says of n blocks."""
    is_several = model.architecture.target in ("multi_class", "multi_label")
    return (n, model.architecture.targets) if is_several else (n,)


def predict_with_dropout(
    model: NetworkModel,
    features: FeatureView,
    *,
    passes: int = 30,
    seed: int = 1,
    device: str = "cpu",
    progress: Progress = no_progress,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return mean and standard deviation of `predict` over passes with dropout left on.

    Each pass leaves out other neurons, as in training: the spread says how far the network's
    answer depends on any of them (Monte-Carlo dropout).

    Returns
    -------
    tuple of arrays
        Mean and standard deviation, shaped as those of `predict`; NaN where a feature is missing.
    """
    import torch

    where = choose_device(device)
    mean = np.empty(answer_shape(model, len(features)), dtype=np.float32)
    spread = np.empty_like(mean)
    with torch.inference_mode(), threads(1):
        weights = _weights_on(model, where)
        generator = torch.Generator(device=where).manual_seed(seed)
        for start, stop in _spans(0, len(features), CHUNK):
            progress(start / len(features), "Predicting {n} blocks", n=len(features))
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
            answers(forward(weights, inputs, architecture, dropout_generator=generator), architecture)
            for _ in range(passes)
        ]
    )


def _spans(first: int, last: int, rows: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last, rows):
        yield start, min(start + rows, last)


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


class _Workers:
    """Gives each thread its own buffers."""

    def __init__(self, model: NetworkModel, device: str, rows: int) -> None:
        self.count = min(MOST_THREADS, os.cpu_count() or 1) if device == "cpu" else 1
        self._model, self._device, self._rows = model, device, rows
        self._local = local()

    def passes(self) -> _Passes:
        """Return the buffers of this thread."""
        if not hasattr(self._local, "passes"):
            self._local.passes = _Passes(self._model, self._device, self._rows)
        passes: _Passes = self._local.passes
        return passes


class _Passes:
    """Runs chunks through a network, always in the same buffers."""

    def __init__(self, model: NetworkModel, device: str, rows: int) -> None:
        import torch

        torch.set_num_threads(1)  # holds for the thread that asks
        self._architecture = model.architecture
        self._inputs = torch.zeros((rows, model.architecture.inputs), device=device)
        self._layers = [
            _Dense(weight, bias, activation, torch.empty((rows, len(bias)), device=device))
            for weight, bias, activation in _folded(_weights_on(model, device), model.architecture)
        ]

    def probability(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the network says of each row of scaled features."""
        import torch

        with torch.inference_mode():
            x = self._inputs
            x[: len(inputs)] = torch.from_numpy(inputs)
            for layer in self._layers:
                sums = torch.addmm(layer.bias, x, layer.weight, out=layer.buffer)
                x = sums.relu_() if layer.activation == "relu" else activate(sums, layer.activation)
            result: NDArray[np.float32] = answers(x, self._architecture)[: len(inputs)].cpu().numpy()
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
