# SPDX-License-Identifier: GPL-2.0-or-later
"""How well probabilities of ore agree with labels: the numbers of every table and record.

Each function equals scikit-learn's of the same meaning. A figure that is not defined, such as
the AUC of one class, is NaN.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError

Array = NDArray[Any]


@dataclass(frozen=True)
class Confusion:
    """How many blocks were called ore and barren, rightly and wrongly."""

    true_positives: int
    """Ore called ore."""
    false_positives: int
    """Barren called ore."""
    true_negatives: int
    """Barren called barren."""
    false_negatives: int
    """Ore called barren."""


@dataclass(frozen=True)
class Scores:
    """The figures of one part of the blocks."""

    auc: float
    """Area under the ROC curve: the chance that a block of ore gets a higher probability than a barren one."""
    accuracy: float
    """Share of blocks called rightly at the threshold."""
    precision: float
    """Share of ore among the blocks called ore; 0 when none is called ore."""
    recall: float
    """Share of the ore that is called ore; 0 when there is none."""
    f1: float
    """Harmonic mean of precision and recall."""
    threshold: float
    """Probability from which on a block is called ore."""
    loss: float
    """Mean cross-entropy (natural logarithm), or mean square for a network trained with that."""
    n: int
    """Number of blocks."""
    positives: int
    """How many of them are ore."""
    larger_class: float
    """Share of the larger class: the accuracy of calling every block the same."""
    average_precision: float
    """Area under the precision-recall curve, as a step function."""
    confusion: Confusion
    """The counts behind accuracy, precision and recall."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what is not defined is None."""
        return {
            name: None if isinstance(value, float) and not np.isfinite(value) else value
            for name, value in asdict(self).items()
        }


def score_probabilities(probability: Array, labels: Array, threshold: float, *, loss: str = "cross_entropy") -> Scores:
    """Return the scores of probabilities against labels.

    Parameters
    ----------
    probability : array of shape (n,)
        Probability of ore, 0 to 1, without missing values.
    labels : array of shape (n,)
        1 for ore, 0 for barren.
    threshold : float
        A block with at least this probability is called ore.
    loss : str
        `cross_entropy` or `mean_square`.

    Raises
    ------
    InvalidInputError
        Lengths differ, there are no blocks, or a value is missing.

    Examples
    --------
    >>> scores = score_probabilities(np.array([0.9, 0.8, 0.3]), np.array([1, 0, 0]), 0.5)
    >>> scores.auc, scores.precision
    (1.0, 0.5)
    """
    values, is_ore = check_scored(probability, labels)
    counts = confusion(values, is_ore, threshold)
    positives, n = int(np.count_nonzero(is_ore)), len(is_ore)
    called = counts.true_positives + counts.false_positives
    errors = counts.false_positives + counts.false_negatives
    return Scores(
        auc=area_under_roc(values, is_ore),
        accuracy=(counts.true_positives + counts.true_negatives) / n,
        precision=_ratio(counts.true_positives, called),
        recall=_ratio(counts.true_positives, positives),
        f1=_ratio(2 * counts.true_positives, 2 * counts.true_positives + errors),
        threshold=float(threshold),
        loss=mean_square(values, is_ore) if loss == "mean_square" else log_loss(values, is_ore),
        n=n,
        positives=positives,
        larger_class=max(positives, n - positives) / n,
        average_precision=average_precision(values, is_ore),
        confusion=counts,
    )


def check_scored(probability: Array, labels: Array) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return probabilities as float64 and labels as truth values, or raise `InvalidInputError`."""
    values, is_ore = np.asarray(probability, dtype=np.float64), np.asarray(labels) == 1
    if values.ndim != 1 or values.shape != is_ore.shape:
        raise InvalidInputError(
            "Probabilities and labels must be as many, but there are {probabilities} and {labels}.",
            probabilities=values.size,
            labels=is_ore.size,
        )
    if values.size == 0:
        raise InvalidInputError("There are no blocks to score.")
    missing = int(np.count_nonzero(~np.isfinite(values)))
    if missing:
        raise InvalidInputError("{missing} of {n} probabilities are missing.", missing=missing, n=values.size)
    return values, is_ore


def confusion(probability: Array, is_ore: NDArray[np.bool_], threshold: float) -> Confusion:
    """Return the counts of blocks called ore (probability at least the threshold) and barren."""
    called = probability >= threshold
    hits = int(np.count_nonzero(called & is_ore))
    false_alarms = int(np.count_nonzero(called)) - hits
    misses = int(np.count_nonzero(is_ore)) - hits
    return Confusion(hits, false_alarms, len(is_ore) - hits - false_alarms - misses, misses)


def area_under_roc(score: Array, is_ore: NDArray[np.bool_]) -> float:
    """Return the area under the ROC curve; ties count half; NaN when there is one class only.

    It is the Mann-Whitney statistic: for each value the ore blocks with it beat the barren ones
    below and share with those that have the same.
    """
    positives = int(np.count_nonzero(is_ore))
    negatives = len(is_ore) - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    hits, false_alarms = cumulative_counts(score, is_ore)[1:]
    area = float(np.sum(np.diff(false_alarms) * (hits[1:] + hits[:-1]))) / 2.0
    return area / (positives * negatives)


def cumulative_counts(score: Array, is_ore: NDArray[np.bool_]) -> tuple[Array, Array, Array]:
    """Return the distinct scores, descending, and how many ore and barren blocks have at least each.

    The first entry stands for a threshold above all scores: infinity, 0, 0.
    """
    order = np.argsort(-np.asarray(score, dtype=np.float64), kind="stable")
    sorted_score = np.asarray(score, dtype=np.float64)[order]
    last = np.append(np.flatnonzero(np.diff(sorted_score)), len(sorted_score) - 1)
    hits = np.cumsum(is_ore[order], dtype=np.float64)[last]
    false_alarms = last + 1.0 - hits
    return (
        np.concatenate(([np.inf], sorted_score[last])),
        np.concatenate(([0.0], hits)),
        np.concatenate(([0.0], false_alarms)),
    )


def average_precision(score: Array, is_ore: NDArray[np.bool_]) -> float:
    """Return the sum of precision times gain in recall over the thresholds; NaN without ore."""
    _, hits, false_alarms = cumulative_counts(score, is_ore)
    if hits[-1] == 0:
        return float("nan")
    precision = hits[1:] / (hits[1:] + false_alarms[1:])
    return float(np.sum(np.diff(hits) / hits[-1] * precision))


def log_loss(probability: Array, is_ore: NDArray[np.bool_]) -> float:
    """Return the mean cross-entropy; probabilities are kept off 0 and 1 by the float64 epsilon."""
    return float(np.mean(log_losses(probability, is_ore)))


def log_losses(probability: Array, is_ore: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the cross-entropy of each block."""
    epsilon = float(np.finfo(np.float64).eps)
    kept = np.clip(probability, epsilon, 1.0 - epsilon)
    return np.asarray(-np.log(np.where(is_ore, kept, 1.0 - kept)))


def matthews(hits: Array, false_alarms: Array, ore: Array, barren: Array) -> NDArray[np.float64]:
    """Return Matthews' correlation between what blocks are called and what they are, -1 to 1; 0 where undefined.

    Parameters
    ----------
    hits, false_alarms : arrays of one shape
        Blocks of ore and barren ones that are called ore.
    ore, barren : arrays of that shape, or numbers
        All blocks of ore and barren ones.

    Examples
    --------
    >>> float(matthews(np.array(2.0), np.array(0.0), np.array(2.0), np.array(2.0)))
    1.0
    """
    called = hits + false_alarms
    left = np.sqrt(called) * np.sqrt(ore + barren - called)
    right = np.sqrt(ore) * np.sqrt(barren)
    product = np.asarray(left * right, dtype=np.float64)
    top = np.asarray(hits * barren - false_alarms * ore, dtype=np.float64)
    return np.divide(top, product, out=np.zeros(np.broadcast(top, product).shape), where=product > 0.0)


def mean_square(probability: Array, is_ore: NDArray[np.bool_]) -> float:
    """Return the mean squared difference between probability and label (the Brier score)."""
    return float(np.mean((probability - is_ore) ** 2))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
