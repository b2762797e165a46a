# SPDX-License-Identifier: GPL-2.0-or-later
"""Curves of the parts of a split, thinned to what a plot or a table needs."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .curves import precision_recall_curve, roc_curve, thin_points

Array = NDArray[Any]

PARTS = ("train", "validation", "test")
"""Names, in records and model files, of the codes 0, 1, 2 of a split."""
MOST_POINTS = 1000
"""Points of one curve."""

Columns = dict[str, list[float]]


def curves_of_parts(probability: Array, labels: Array, split: Array) -> dict[str, Columns]:
    """Return by part the columns `threshold false_positive_rate true_positive_rate precision`.

    One row for each of at most `MOST_POINTS` thresholds, descending: both curves share them, the
    recall being the true positive rate. A part that lacks one of the classes is left out.
    """
    curves = {}
    for code, part in enumerate(PARTS):
        rows = split == code
        if len(np.unique(labels[rows])) < 2:
            continue
        roc, pr = roc_curve(probability[rows], labels[rows]), precision_recall_curve(probability[rows], labels[rows])
        kept = thin_points(len(pr.threshold), MOST_POINTS)
        curves[part] = {
            "threshold": pr.threshold[kept].tolist(),
            "false_positive_rate": roc.false_positive_rate[kept + 1].tolist(),
            "true_positive_rate": roc.true_positive_rate[kept + 1].tolist(),
            "precision": pr.precision[kept].tolist(),
        }
    return curves
