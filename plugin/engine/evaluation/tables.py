# SPDX-License-Identifier: GPL-2.0-or-later
"""Curves of the parts of a split, thinned to what a plot or a table needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .metrics import check_scored, cumulative_counts

Array = NDArray[Any]

PARTS = ("train", "validation", "test")
"""Names, in records and model files, of the codes 0, 1, 2 of a split."""
MOST_POINTS = 200
"""Points of one curve, besides the thresholds that are wanted by name."""

Columns = dict[str, list[float]]


def curves_of_parts(
    probability: Array, labels: Array, split: Array, thresholds: Sequence[float] = ()
) -> dict[str, Columns]:
    """Return by part the table of `curve_table`; a part that lacks one of the classes is left out."""
    curves = {}
    for code, part in enumerate(PARTS):
        rows = np.asarray(split) == code
        if len(np.unique(labels[rows])) > 1:
            curves[part] = curve_table(probability[rows], labels[rows], thresholds)
    return curves


def curve_table(probability: Array, labels: Array, thresholds: Sequence[float] = ()) -> Columns:
    """Return what calling blocks ore from a threshold on gives, one row for each threshold, descending.

    Where there are many different probabilities, those are kept between which neither rate nor the
    threshold itself changes much; each row is exact.

    Parameters
    ----------
    probability : array of shape (n,)
        Probability of ore, 0 to 1.
    labels : array of shape (n,)
        1 for ore, 0 for barren; both occur.
    thresholds : sequence of float
        Thresholds that get a row in any case; one above all probabilities calls nothing ore.

    Returns
    -------
    dict
        Columns `threshold false_positive_rate true_positive_rate precision recall accuracy f1
        true_positives false_positives true_negatives false_negatives`. Precision is 0 where nothing
        is called ore.

    Examples
    --------
    >>> table = curve_table(np.array([0.9, 0.8, 0.3]), np.array([1, 0, 1]), [0.5])
    >>> table["threshold"], table["recall"], table["false_positives"]
    ([0.9, 0.8, 0.5, 0.3], [0.5, 0.5, 0.5, 1.0], [0, 1, 1, 1])
    """
    scores, hits, false_alarms = cumulative_counts(*check_scored(probability, labels))
    ore, barren = hits[-1], false_alarms[-1]
    wanted = np.unique([*scores[1:][_evenly_along(scores[1:], hits[1:] / ore, false_alarms[1:] / barren)], *thresholds])
    wanted = wanted[::-1]
    at = np.searchsorted(-scores, -wanted, side="right") - 1  # the lowest score that reaches the threshold
    tp, fp = hits[at], false_alarms[at]
    columns = {
        "threshold": wanted,
        "false_positive_rate": fp / barren,
        "true_positive_rate": tp / ore,
        "precision": tp / np.maximum(tp + fp, 1.0),
        "recall": tp / ore,
        "accuracy": (tp + barren - fp) / (ore + barren),
        "f1": 2.0 * tp / (tp + fp + ore),
    }
    counts = {
        "true_positives": tp,
        "false_positives": fp,
        "true_negatives": barren - fp,
        "false_negatives": ore - tp,
    }
    return {
        **{name: values.tolist() for name, values in columns.items()},
        **{name: values.astype(np.int64).tolist() for name, values in counts.items()},
    }


def _evenly_along(scores: Array, recall: Array, false_positive_rate: Array) -> Array:
    """Return the positions of about `MOST_POINTS` rows, evenly by the way that rates and threshold go together."""
    if len(scores) <= MOST_POINTS:
        return np.arange(len(scores))
    way = recall + false_positive_rate + (scores[0] - scores)
    return np.unique(np.searchsorted(way, np.linspace(way[0], way[-1], MOST_POINTS)).clip(0, len(scores) - 1))
