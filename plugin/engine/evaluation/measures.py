# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures of what a network says against what is, each with the pull that every block has on it.

The influence of a block is how far the measure turns when the block counts a little more. Sums of influences over
groups of blocks give an interval without scoring anew for every draw (Hampel 1974; for the AUC, whose influences are
the shares of blocks of the other class on the right side, Obuchowski 1997).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .class_scores import losses_of_classes
from .metrics import log_losses

Array = NDArray[np.generic]
Floats = NDArray[np.float64]

MEASURES = {
    "binary": ("auc", "log_loss"),
    "multi_class": ("auc", "log_loss"),
    "multi_label": ("auc", "log_loss"),
    "regression": ("r2", "mae"),
}
"""What is measured for each kind of target, that which tells skill from chance first."""
CHANCE = {"auc": 0.5, "r2": 0.0}
"""What saying the same of every block reaches."""
IS_LOSS = {"auc": False, "r2": False, "log_loss": True, "mae": True}
"""Whether less is better."""


@dataclass(frozen=True)
class Measured:
    """A measure of all blocks."""

    value: float
    """NaN where it is not defined, such as the AUC of one class."""
    influence: Floats
    """How far it turns with the weight of each block, shape (n,); their mean is 0."""


def measure(name: str, said: Array, known: Array) -> Measured:
    """Return a measure of `MEASURES`.

    Parameters
    ----------
    name : str
        `auc` (mean over the classes or labels that have one), `log_loss`, `r2` or `mae`.
    said : array of shape (n,) or (n, k)
        Probabilities of ore, of classes or of labels, or numbers; none missing.
    known : array of shape (n,) or (n, k)
        Truth values; places of the classes (integers), shape (n,); or numbers.

    Examples
    --------
    >>> measure("auc", np.array([0.9, 0.2, 0.3]), np.array([True, False, False])).value
    1.0
    """
    values = np.asarray(said, dtype=np.float64)
    if name == "auc":
        return _mean_auc(values, known)
    if name == "log_loss":
        return mean_of(row_losses(values, known))
    if name == "mae":
        return mean_of(np.abs(values - np.asarray(known, dtype=np.float64)))
    return _determination(values, np.asarray(known, dtype=np.float64))


def mean_of(values: Floats) -> Measured:
    """Return the mean as a measure."""
    mean = float(values.mean())
    return Measured(mean, values - mean)


def row_losses(probability: Floats, known: Array) -> Floats:
    """Return the cross-entropy of each block; of several labels the mean over them."""
    if probability.ndim == 1:
        return log_losses(probability, np.asarray(known, dtype=bool))
    if known.ndim == 1:
        return losses_of_classes(probability, np.asarray(known, dtype=np.int64))
    return np.asarray(log_losses(probability, np.asarray(known, dtype=bool)).mean(axis=1))


def area_with_influence(score: Floats, is_ore: NDArray[np.bool_]) -> Measured:
    """Return the area under the ROC curve, ties counting half; NaN when there is one class only."""
    n, ore = len(score), int(np.count_nonzero(is_ore))
    if ore in (0, n):
        return Measured(float("nan"), np.zeros(n))
    _, place = np.unique(score, return_inverse=True)
    place = place.reshape(-1)
    hits, others = np.bincount(place, is_ore), np.bincount(place, ~is_ore)
    below = (np.cumsum(others) - 0.5 * others) / (n - ore)
    above = (ore - np.cumsum(hits) + 0.5 * hits) / ore
    right = np.where(is_ore, below[place], above[place])
    area = float(right[is_ore].mean())
    return Measured(area, (right - area) * np.where(is_ore, n / ore, n / (n - ore)))


def _mean_auc(values: Floats, known: Array) -> Measured:
    if values.ndim == 1:
        return area_with_influence(values, np.asarray(known, dtype=bool))
    columns = range(values.shape[1])
    is_it = [known == k if known.ndim == 1 else np.asarray(known[:, k], dtype=bool) for k in columns]
    each = [area_with_influence(values[:, k], is_it[k]) for k in columns]
    defined = [one for one in each if np.isfinite(one.value)]
    if not defined:
        return Measured(float("nan"), np.zeros(len(values)))
    return Measured(float(np.mean([one.value for one in defined])), np.mean([one.influence for one in defined], axis=0))


def _determination(values: Floats, known: Floats) -> Measured:
    """Return 1 - mean square error / variance; NaN where all blocks have one number."""
    squares, spread = (values - known) ** 2, (known - known.mean()) ** 2
    if spread.max() <= 0.0:
        return Measured(float("nan"), np.zeros(len(known)))
    share = float(squares.mean() / spread.mean())
    return Measured(1.0 - share, (share * spread - squares) / float(spread.mean()))
