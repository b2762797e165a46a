# SPDX-License-Identifier: GPL-2.0-or-later
"""How uncertain an ensemble, or a network with dropout, is of its answers, and where that comes from.

The answers p of the networks of an ensemble, each of them over passes that leave out other neurons where it has
dropout, are taken for draws of what could be believed. The entropy of their mean is how open the answer is. The mean
of their entropies is the part on which all agree: the ground itself is mixed. The difference, the mutual information
between answer and network, is the part that comes from the networks saying different things; more data can take it
away.

References
----------
Depeweg, Hernandez-Lobato, Doshi-Velez and Udluft, Decomposition of uncertainty in Bayesian deep learning (2018); Gal
and Ghahramani, Dropout as a Bayesian approximation (2016).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, no_progress
from .devices import choose_device, threads
from .feature_view import AT_ONCE, FeatureView
from .inference import CHUNK, answer_shape, entropy_of, predict, weights_on
from .model import answers, forward
from .model_file import NetworkModel
from .target_answers import entropy_of_classes

if TYPE_CHECKING:
    from torch import Generator, Tensor

Array = NDArray[Any]
Singles = NDArray[np.float32]

ANSWERS = 8 * AT_ONCE
"""Answers of all networks that stand in memory at once."""


@dataclass(frozen=True)
class EntropySplit:
    """Entropy of answers in bits and its parts, shape (n,) each; of several labels that of the first."""

    entropy: Singles
    """Of the mean answer: 0 when certain."""
    model_entropy: Singles
    """The part that comes from the networks or passes saying different things, at least 0."""
    data_entropy: Singles
    """The part on which they agree."""

    def arrays(self) -> dict[str, Singles]:
        """Return the arrays by name."""
        return {"entropy": self.entropy, "model_entropy": self.model_entropy, "data_entropy": self.data_entropy}


def spread_of_networks(
    model: NetworkModel, features: FeatureView, *, device: str = "cpu", progress: Progress = no_progress
) -> Singles:
    """Return the standard deviation of the answers of an ensemble's networks, shaped as those of `predict`.

    It is that of the networks themselves, not an estimate for networks that were not trained: the divisor is their
    number.

    Parameters
    ----------
    model : NetworkModel
        Of two networks or more.
    features : FeatureView
        Features in the model's order.
    device : str
        `cpu`, `cuda`, `mps` or `auto`.
    progress : Progress
        Called after each portion; may raise `CancelledError`.
    """
    spread = np.empty(answer_shape(model, len(features)), dtype=np.float32)
    for rows, each in _each_answer(model, features, device, progress):
        spread[rows] = each.std(axis=0, dtype=np.float64)
    return spread


def split_entropy(
    model: NetworkModel,
    features: FeatureView,
    *,
    passes: int = 30,
    seed: int = 1,
    device: str = "cpu",
    progress: Progress = no_progress,
) -> EntropySplit:
    """Return the entropy of what a model says and its parts.

    Parameters
    ----------
    model : NetworkModel
        An ensemble, a network with dropout, or an ensemble of such; of a single network without dropout all entropy
        is of the data, because nothing says what another network would say.
    features : FeatureView
        Features in the model's order; a block that lacks one has none.
    passes : int
        With dropout: passes of each network.
    seed : int
        Of what they leave out.
    device : str
        `cpu`, `cuda`, `mps` or `auto`.
    progress : Progress
        Called after each portion; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        The network gives numbers, which have no entropy.
    """
    if model.target.kind == "regression":
        raise InvalidInputError(
            "The network gives numbers, which have no entropy; UNCERTAINTY says how far its answers scatter."
        )
    parts = [np.empty(len(features), dtype=np.float32) for _ in range(3)]
    if model.architecture.has_dropout:
        found = _dropped_out(model, features, passes, seed, device, progress)
    else:
        found = (
            (rows, each.mean(axis=0, dtype=np.float64), _entropy(model, each).mean(axis=0))
            for rows, each in _each_answer(model, features, device, progress)
        )
    for rows, mean, of_data in found:
        total = _entropy(model, mean)
        for part, values in zip(parts, (total, np.maximum(total - of_data, 0.0), np.minimum(of_data, total))):
            part[rows] = values
    return EntropySplit(*parts)


def _entropy(model: NetworkModel, said: Array) -> NDArray[np.float64]:
    """Return the entropy of answers, the last axis of which are classes or labels where there are several."""
    if model.target.kind == "multi_class":
        flat = entropy_of_classes(said.reshape(-1, said.shape[-1]))
        return flat.reshape(said.shape[:-1]).astype(np.float64)
    return entropy_of(said[..., 0] if model.target.kind == "multi_label" else said).astype(np.float64)


def _each_answer(
    model: NetworkModel, features: FeatureView, device: str, progress: Progress
) -> Iterator[tuple[slice, Singles]]:
    """Yield some rows and what each network says of them, shape (networks, rows) or (networks, rows, targets)."""
    networks = model.networks
    most = max(1, min(AT_ONCE, ANSWERS // (len(networks) * model.architecture.targets)))
    several = len(networks) > 1
    text = "Asking {n} networks" if several else "Predicting {n} blocks"
    n = len(networks) if several else len(features)
    for rows, part in features.portions(most):
        progress(rows.start / len(features), text, n=n)
        yield rows, np.stack([predict(network, part, device=device) for network in networks])


def _dropped_out(
    model: NetworkModel, features: FeatureView, passes: int, seed: int, device: str, progress: Progress
) -> Iterator[tuple[slice, Array, Array]]:
    """Yield some rows, the mean answer of all passes of all networks, and the mean of their entropies."""
    import torch

    where, networks = choose_device(device), model.networks
    asked = [
        (weights_on(network, where), torch.Generator(device=where).manual_seed(seed + place))
        for place, network in enumerate(networks)
    ]
    for start in range(0, len(features), CHUNK):
        rows = slice(start, min(start + CHUNK, len(features)))
        with torch.inference_mode(), threads(1):
            inputs = torch.from_numpy(model.encoding.apply(features.rows(rows.start, rows.stop))).to(where)
            means, entropies = [], []
            for place, (weights, generator) in enumerate(asked):
                told = (start + (rows.stop - start) * place / len(asked)) / len(features)
                progress(told, "Predicting {n} blocks", n=len(features))
                drawn = np.stack(list(_passes(model, weights, inputs, generator, passes)))
                means.append(drawn.mean(axis=0, dtype=np.float64))
                entropies.append(_entropy(model, drawn).mean(axis=0))
        yield rows, np.mean(means, axis=0), np.mean(entropies, axis=0)


def _passes(
    model: NetworkModel, weights: dict[str, Tensor], inputs: Tensor, generator: Generator, passes: int
) -> Iterator[Array]:
    for _ in range(passes):
        sums = forward(weights, inputs, model.architecture, dropout_generator=generator)
        yield answers(sums, model.architecture).cpu().numpy()


def has_opinions(model: NetworkModel) -> bool:
    """Whether a model says more than one thing of a block: by several networks, or by passes with dropout."""
    return bool(model.further) or model.architecture.has_dropout
