# SPDX-License-Identifier: GPL-2.0-or-later
"""From which probability on a block is called ore."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_between, check_choice, check_positive
from .metrics import check_scored, cumulative_counts

Array = NDArray[Any]

RULES = ("best_f1", "nearest_corner", "fixed", "youden", "cost", "budget")
"""How a threshold is found: highest F1; ROC point nearest to (0, 1); a given number; largest difference between the
shares of ore and of barren ground called ore (Youden's index); least cost of wrong calls; a share of the ground."""
MISS_COST = 5.0
"""What a missed block of ore costs, in units of a barren block called ore."""
BUDGET = 0.1
"""Share of the ground that may be called ore."""


def choose_threshold(
    probability: Array,
    labels: Array,
    *,
    rule: str = "best_f1",
    fixed: float = 0.5,
    miss_cost: float = MISS_COST,
    budget: float = BUDGET,
) -> float:
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
    miss_cost : float
        For `cost`: what a missed block of ore costs, in units of a barren block called ore; positive.
    budget : float
        For `budget`: share of the blocks that are called ore at most, above 0 to 1. Where blocks of one probability
        alone are more, they are called all the same.

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
    best = int(np.argmax(merit_of(rule, hits, false_alarms, miss_cost=miss_cost, budget=budget)))
    below = score[best + 1] if best + 1 < len(score) else score[best]
    return float(0.5 * (score[best] + below))


def merit_of(
    rule: str, hits: Array, false_alarms: Array, *, miss_cost: float = MISS_COST, budget: float = BUDGET
) -> NDArray[np.float64]:
    """Return how good a rule finds each threshold, the higher the better.

    Parameters
    ----------
    rule : str
        One of `RULES` but `fixed`.
    hits, false_alarms : arrays of shape (..., n)
        Blocks of ore and barren ones called ore from each threshold on, the strictest first, the last one calling all.
    miss_cost, budget : float
        As of `choose_threshold`.
    """
    check_positive(miss_cost, "cost of a missed block of ore")
    check_between(budget, 1e-9, 1.0, "share of the ground that may be called ore")
    ore, barren = hits[..., -1:], false_alarms[..., -1:]
    called = hits + false_alarms
    if rule == "best_f1":
        merit = 2.0 * hits / (called + ore)
    elif rule == "cost":
        merit = -(miss_cost * (ore - hits) + false_alarms)
    elif rule == "budget":
        merit = np.where(called <= budget * (ore + barren), called, -called)
    else:
        false_rate, recall = false_alarms / np.maximum(barren, 1.0), hits / np.maximum(ore, 1.0)
        merit = recall - false_rate if rule == "youden" else -np.hypot(false_rate, 1.0 - recall)
    return np.asarray(merit, dtype=np.float64)
