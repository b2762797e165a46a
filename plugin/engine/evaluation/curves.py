# SPDX-License-Identifier: GPL-2.0-or-later
"""The ROC curve, with the threshold of every point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from ..errors import InvalidInputError
from .metrics import check_scored, cumulative_counts

Array = NDArray[Any]


@dataclass(frozen=True)
class RocCurve:
    """Points of the ROC curve, from the strictest threshold to the loosest."""

    false_positive_rate: Array
    """Share of the barren blocks called ore, ascending from 0 to 1."""
    true_positive_rate: Array
    """Share of the ore called ore, ascending from 0 to 1."""
    threshold: Array
    """Lowest probability called ore; the first is infinity: nothing is called ore."""


def roc_curve(probability: Array, labels: Array) -> RocCurve:
    """Return the ROC curve with a point for each distinct probability.

    Raises
    ------
    InvalidInputError
        There is one class only.

    Examples
    --------
    >>> curve = roc_curve(np.array([0.9, 0.8, 0.3]), np.array([1, 0, 1]))
    >>> curve.true_positive_rate.tolist(), curve.false_positive_rate.tolist()
    ([0.0, 0.5, 0.5, 1.0], [0.0, 0.0, 1.0, 1.0])
    """
    values, is_ore = check_scored(probability, labels)
    threshold, hits, false_alarms = cumulative_counts(values, is_ore)
    if hits[-1] == 0 or false_alarms[-1] == 0:
        raise InvalidInputError(
            "A ROC curve needs blocks of ore and barren blocks, but there are {ore} and {barren}.",
            ore=int(hits[-1]),
            barren=int(false_alarms[-1]),
        )
    return RocCurve(false_alarms / false_alarms[-1], hits / hits[-1], threshold)
