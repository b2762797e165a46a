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

CHUNK = 1024
"""Rows of one pass on the CPU: all layers' values stay in its cache. Every pass has exactly so many
rows, the last one filled up, so that a block's probability does not depend on its neighbours."""
PORTION = 16 * CHUNK
"""Rows of one thread's turn on the CPU: what is done once for a turn weighs little."""
CHUNK_ON_DEVICE = 65536
"""Rows of one pass on a graphics processor."""
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
        Called after each 16,384 blocks, on a graphics processor after each 65,536.
    """
    if model.further:
        return _mean_answer(model, features, device, progress)
    probability = np.empty(answer_shape(model, len(features)), dtype=np.float32)
    where = choose_device(device)
    portion = _portion(len(features)) if where == "cpu" else CHUNK_ON_DEVICE
    workers = _Workers(model, where, portion)

    def fill(span: tuple[int, int]) -> None:
        inputs = model.encoding.apply(features.rows(*span))
        probability[slice(*span)] = workers.passes().probability(inputs)

    portions = list(_spans(0, len(features), portion))
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
        weights = weights_on(model, where)
        generator = torch.Generator(device=where).manual_seed(seed)
        for start, stop in _spans(0, len(features), CHUNK):
            progress(start / len(features), "Predicting {n} blocks", n=len(features))
            inputs = torch.from_numpy(model.encoding.apply(features.rows(start, stop))).to(where)
            drawn = _draw(weights, inputs, model.architecture, generator, passes)  # (passes, rows)
            mean[start:stop] = drawn.mean(dim=0).cpu().numpy()
            spread[start:stop] = drawn.std(dim=0, unbiased=False).cpu().numpy()
    return mean, spread


def entropy_of(probability: Array) -> NDArray[np.float32]:
    """Return `binary_entropy` in single precision, as it is written to blocks."""
    return binary_entropy(probability).astype(np.float32)


def binary_entropy(probability: Array) -> NDArray[np.float64]:
    """Return the entropy of a probability of ore in bits: 0 when certain, 1 at one half.

    Examples
    --------
    >>> binary_entropy(np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 1.0, 0.0]
    """
    p = np.asarray(probability, dtype=np.float64)
    least = np.finfo(np.float64).tiny
    bits = -(p * np.log2(np.maximum(p, least)) + (1.0 - p) * np.log2(np.maximum(1.0 - p, least)))
    return np.asarray(bits + 0.0)


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


def _portion(n: int) -> int:
    """Return the rows of one thread's turn: whole chunks, and no more of them than n rows fill."""
    return min(PORTION, max(1, -(-n // CHUNK)) * CHUNK)


def _spans(first: int, last: int, rows: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last, rows):
        yield start, min(start + rows, last)


def weights_on(model: NetworkModel, device: str) -> dict[str, Tensor]:
    """Return copies of the weights of a model's first network on a device."""
    import torch

    return {name: torch.from_numpy(np.array(array)).to(device) for name, array in model.weights.items()}


@dataclass(frozen=True)
class _Hidden:
    """One hidden layer, ready for prediction: batch normalisation and bias are part of its matrix.

    The bias is the weight of an input that is always one, because a product alone is faster than one added to a bias.
    """

    weight: Tensor  # (inputs + 1, width), transposed
    activation: str
    values: Tensor  # (rows, width + 1), the last of them ones: the next layer's inputs
    sums: Tensor  # (rows, width): the values without their ones

    def take(self, inputs: Tensor) -> Tensor:
        """Return the layer's values."""
        import torch

        torch.mm(inputs, self.weight, out=self.sums)
        if self.activation == "relu":
            self.sums.relu_()
        elif self.activation != "linear":
            self.sums.copy_(activate(self.sums, self.activation))
        return self.values


def _beside_ones(rows: int, width: int) -> Tensor:
    """Return room for so many values of each row, and a column of ones beside them."""
    import torch

    room = torch.empty((rows, width + 1))
    room[:, width] = 1.0
    return room


class _Workers:
    """Gives each thread its own buffers."""

    def __init__(self, model: NetworkModel, device: str, portion: int) -> None:
        self.count = min(MOST_THREADS, os.cpu_count() or 1) if device == "cpu" else 1
        self._model, self._device, self._portion = model, device, portion
        self._local = local()

    def passes(self) -> _Passes | _PassesOnDevice:
        """Return the buffers of this thread."""
        if not hasattr(self._local, "passes"):
            if self._device == "cpu":
                self._local.passes = _Passes(self._model, self._portion)
            else:
                self._local.passes = _PassesOnDevice(self._model, self._device, self._portion)
        passes: _Passes | _PassesOnDevice = self._local.passes
        return passes


class _Passes:
    """Runs portions through a network, chunk by chunk and always in the same buffers."""

    def __init__(self, model: NetworkModel, portion: int) -> None:
        import torch

        torch.set_num_threads(1)  # holds for the thread that asks
        self._architecture = model.architecture
        *hidden, (self._last, _) = _folded(weights_on(model, "cpu"), model.architecture)
        self._layers = []
        for weight, activation in hidden:
            values = _beside_ones(CHUNK, weight.shape[1])
            self._layers.append(_Hidden(weight, activation, values, values[:, :-1]))
        given = _beside_ones(portion, model.architecture.inputs)
        self._inputs, self._sums = given[:, :-1], torch.empty((portion, model.architecture.outputs))
        self._inputs[-CHUNK:] = 0.0  # the last chunk may not be filled
        self._chunks = list(zip(given.split(CHUNK), self._sums.split(CHUNK)))

    def probability(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the network says of each row of scaled features, at most a portion of them."""
        import torch

        n = len(inputs)
        with torch.inference_mode():
            self._inputs[:n] = torch.from_numpy(inputs)
            for given, sums in self._chunks[: -(-n // CHUNK)]:
                x = given  # (rows, inputs + 1)
                for layer in self._layers:
                    x = layer.take(x)  # (rows, width + 1)
                torch.mm(x, self._last, out=sums)
            # Of whole chunks, so that a block's place among the given ones makes no difference here either.
            result: NDArray[np.float32] = answers(self._sums, self._architecture)[:n].numpy()
        return result


class _PassesOnDevice:
    """Runs portions through a network on a graphics processor, which has enough to do with each layer."""

    def __init__(self, model: NetworkModel, device: str, portion: int) -> None:
        import torch

        self._architecture, self._weights = model.architecture, weights_on(model, device)
        self._inputs = torch.zeros((portion, model.architecture.inputs), device=device)

    def probability(self, inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return what the network says of each row of scaled features, at most a portion of them."""
        import torch

        with torch.inference_mode():
            self._inputs[: len(inputs)] = torch.from_numpy(inputs)
            sums = forward(self._weights, self._inputs, self._architecture)
            result: NDArray[np.float32] = answers(sums, self._architecture)[: len(inputs)].cpu().numpy()
        return result


def _folded(weights: dict[str, Tensor], architecture: Architecture) -> Iterator[tuple[Tensor, str]]:
    """Yield the matrix of each layer, shape (inputs + 1, width), its bias in the last row; and its activation."""
    for number, layer in enumerate(architecture.hidden):
        weight, bias = weights[f"hidden.{number}.weight"], weights[f"hidden.{number}.bias"]
        if layer.batch_norm:
            norm = {name: weights[f"hidden.{number}.norm.{name}"] for name in ("scale", "shift", "mean", "variance")}
            factor = norm["scale"] / (norm["variance"] + EPSILON).sqrt()
            weight, bias = weight * factor[:, None], (bias - norm["mean"]) * factor + norm["shift"]
        yield _with_bias(weight, bias), layer.activation
    yield _with_bias(weights["output.weight"], weights["output.bias"]), "linear"


def _with_bias(weight: Tensor, bias: Tensor) -> Tensor:
    import torch

    return torch.cat((weight.T, bias[None])).contiguous()
