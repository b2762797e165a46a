# SPDX-License-Identifier: GPL-2.0-or-later
"""What scores become when the most uncertain blocks are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .metrics import area_under_roc, confusion, log_loss, matthews

Array = NDArray[Any]

STEP = 0.05
"""Share of the blocks that is left out from one point to the next."""
FIGURES = ("accuracy", "auc", "mcc", "log_loss")
"""What is scored."""


def scores_without_uncertain(
    probability: Array, is_ore: NDArray[np.bool_], uncertainty: Array, threshold: float
) -> dict[str, list[Any]]:
    """Return the scores of the blocks that are left when the most uncertain ones are dropped, share by share.

    Parameters
    ----------
    probability, is_ore, uncertainty : arrays of shape (n,)
        Probability of ore, whether it is, and how uncertain; where that is missing the block goes first.
    threshold : float
        Probability from which on a block is called ore.

    Returns
    -------
    dict
        Columns `dropped` (share of the blocks), `uncertainty` (highest that is left), `blocks`, and `FIGURES`; None
        where a figure is not defined. Blocks of one uncertainty are dropped in their order.

    Examples
    --------
    >>> wrong_where_uncertain = scores_without_uncertain(
    ...     np.array([0.9, 0.9, 0.1]), np.array([True, False, False]), np.array([0.1, 0.8, 0.1]), 0.5
    ... )
    >>> wrong_where_uncertain["accuracy"][0] < wrong_where_uncertain["accuracy"][-1]
    True
    """
    columns: dict[str, list[Any]] = {name: [] for name in ("dropped", "uncertainty", "blocks", *FIGURES)}
    for dropped, kept in kept_blocks(uncertainty):
        row = {"dropped": dropped, "uncertainty": float(uncertainty[kept[-1]]), "blocks": len(kept)}
        for name, value in {**row, **_scores(probability[kept], is_ore[kept], threshold)}.items():
            columns[name].append(value if np.isfinite(value) else None)
    return columns


def kept_blocks(uncertainty: Array) -> Iterator[tuple[float, Array]]:
    """Yield the share of the blocks that is dropped, step by step, and the numbers of those left, the surest first."""
    order = np.argsort(np.where(np.isfinite(uncertainty), uncertainty, np.inf), kind="stable")
    for dropped in np.arange(0.0, 1.0 - STEP / 2.0, STEP):
        yield float(dropped), order[: max(1, round((1.0 - dropped) * len(order)))]


def _scores(probability: Array, is_ore: NDArray[np.bool_], threshold: float) -> dict[str, float]:
    counts = confusion(probability, is_ore, threshold)
    ore = counts.true_positives + counts.false_negatives
    hits, false_alarms = np.array(float(counts.true_positives)), np.array(float(counts.false_positives))
    return {
        "accuracy": (counts.true_positives + counts.true_negatives) / len(is_ore),
        "auc": area_under_roc(probability, is_ore),
        "mcc": float(matthews(hits, false_alarms, np.array(float(ore)), np.array(float(len(is_ore) - ore)))),
        "log_loss": log_loss(probability, is_ore),
    }
