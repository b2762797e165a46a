# SPDX-License-Identifier: GPL-2.0-or-later
"""What training makes small, for every kind of target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Architecture, answers, batch_loss, ore_probability
from .settings import NetworkSettings

if TYPE_CHECKING:
    from torch import Tensor

SURE = 1e-12
"""Doubt about a block that is not taken for smaller: below a power of 1 the focal loss would have no slope there."""
PLAIN = ("cross_entropy", "mean_square")
"""Losses of ore and barren blocks whose slopes `steps` knows by heart."""


def is_plain(settings: NetworkSettings) -> bool:
    """Whether the loss is that of `model.batch_loss`."""
    return settings.target == "binary" and settings.loss in PLAIN and settings.unlabelled_ore == 0.0


def training_loss(sums: Tensor, labels: Tensor, settings: NetworkSettings, row_weights: Tensor | None) -> Tensor:
    """Return the mean loss of a batch.

    Parameters
    ----------
    sums : tensor of shape (rows, outputs)
        Sums of the output neurons.
    labels : tensor
        0 and 1, shape (rows,), for `binary`; places of classes (int64, (rows,)) for `multi_class`;
        0 and 1, shape (rows, labels), for `multi_label`; numbers, shape (rows,), for `regression`.
    settings : NetworkSettings
        Target, output, loss and what belongs to it.
    row_weights : tensor of the shape of the labels, optional
        Weights of the blocks.
    """
    if is_plain(settings):
        return batch_loss(sums, labels, settings.output, settings.loss, row_weights)
    if settings.unlabelled_ore > 0.0:
        return _unlabelled_loss(_logit(sums, settings.output), labels, settings.unlabelled_ore)
    losses = _losses_of_blocks(sums, labels, settings)
    return (losses if row_weights is None else losses * row_weights).mean()


def accuracy(sums: Tensor, labels: Tensor, architecture: Architecture) -> float | None:
    """Return the share of blocks (of several labels: of blocks times labels) called rightly; None for numbers.

    Ore is called at a probability of 0.5, of several classes the most probable.
    """
    if architecture.target == "regression":
        return None
    if architecture.target == "multi_class":
        return float((sums.argmax(dim=1) == labels).float().mean())
    called = answers(sums, architecture) >= 0.5
    return float((called == (labels > 0.5)).float().mean())


def _losses_of_blocks(sums: Tensor, labels: Tensor, settings: NetworkSettings) -> Tensor:
    """Return the loss of each block, shape of the labels."""
    if settings.loss in ("mean_square", "mean_absolute", "huber"):
        is_number = settings.target == "regression" or settings.output == "linear"
        return _distance(sums[:, 0] if is_number else ore_probability(sums, settings.output), labels, settings)
    crossed = _cross_entropy(sums, labels, settings)
    if settings.loss == "cross_entropy":
        return crossed
    # exp(-crossed) is the probability that the network gives to what the block is.
    return (-(-crossed).expm1()).clamp_min(SURE) ** settings.focal_gamma * crossed


def _distance(values: Tensor, labels: Tensor, settings: NetworkSettings) -> Tensor:
    from torch.nn import functional

    if settings.loss == "huber":
        return functional.huber_loss(values, labels, reduction="none", delta=settings.huber_delta)
    return (values - labels).abs() if settings.loss == "mean_absolute" else (values - labels) ** 2


def _cross_entropy(sums: Tensor, labels: Tensor, settings: NetworkSettings) -> Tensor:
    from torch.nn import functional

    if settings.target == "multi_class":
        return functional.cross_entropy(sums, labels, reduction="none")
    logit = sums if settings.target == "multi_label" else _logit(sums, settings.output)
    return functional.binary_cross_entropy_with_logits(logit, labels, reduction="none")


def _logit(sums: Tensor, output: str) -> Tensor:
    return sums[:, 1] - sums[:, 0] if output == "softmax" else sums[:, 0]


def _unlabelled_loss(logit: Tensor, labels: Tensor, ore_share: float) -> Tensor:
    """Return the risk of calling blocks wrongly where only ore is known and `ore_share` of the others is ore too.

    The others' loss as barren blocks counts the ore among them; `ore_share` times the loss of known
    ore as barren is what it counts too much (du Plessis et al. 2015). Where that leaves less than
    nothing, the network has learnt the blocks by heart; the value is then cut at zero and the slope
    turned, which unlearns them (non-negative risk; Kiryo et al. 2017, beta 0 and gamma 1).
    """
    from torch.nn.functional import softplus

    is_ore = labels > 0.5
    n_ore, n_others = is_ore.sum().clamp(min=1), (~is_ore).sum().clamp(min=1)
    as_ore, as_barren = softplus(-logit), softplus(logit)
    positive = ore_share * (as_ore * is_ore).sum() / n_ore
    negative = (as_barren * ~is_ore).sum() / n_others - ore_share * (as_barren * is_ore).sum() / n_ore
    if negative < 0.0:
        return positive.detach() - (negative - negative.detach())
    return positive + negative
