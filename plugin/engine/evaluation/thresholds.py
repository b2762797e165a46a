# SPDX-License-Identifier: GPL-2.0-or-later
"""From which probability on a block is called ore."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_between, check_choice
from .metrics import check_scored, cumulative_counts

Array = NDArray[Any]

RULES = ("best_f1", "nearest_corner", "fixed")
"""How a threshold is found: highest F1, ROC point nearest to (0, 1), or a given number."""


def choose_threshold(probability: Array, labels: Array, *, rule: str = "best_f1", fixed: float = 0.5) -> float:
    """Return the threshold that a rule gives on these blocks.

    It lies half-way between two probabilities that occur, so that the last digit of neither
    decides about a block. Where two do equally well, the higher one is taken. The blocks should
    be a validation part: a threshold read off the scored blocks is optimistic.

    Parameters
    ----------
    probability : array of shape (n,)
        Probability of ore, 0 to 1.
    labels : array of shape (n,)
        1 for ore, 0 for barren; both must occur unless the threshold is fixed.
    rule : str
        One of `RULES`.
    fixed : float
        The threshold of the rule `fixed`, 0 to 1.

    Examples
    --------
    >>> choose_threshold(np.array([0.75, 0.5, 0.25, 0.0]), np.array([1, 1, 0, 0]))
    0.375
    """
    check_choice(rule, RULES, "rule for the threshold")
    if rule == "fixed":
        check_between(fixed, 0.0, 1.0, "threshold")
        return float(fixed)
    score, hits, false_alarms = (counts[1:] for counts in cumulative_counts(*check_scored(probability, labels)))
    ore, barren = hits[-1], false_alarms[-1]
    if rule == "best_f1":
        merit = 2.0 * hits / (hits + false_alarms + ore)
    else:
        merit = -np.hypot(false_alarms / max(barren, 1.0), 1.0 - hits / max(ore, 1.0))
    best = int(np.argmax(merit))
    below = score[best + 1] if best + 1 < len(score) else score[best]
    return float(0.5 * (score[best] + below))
