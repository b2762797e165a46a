# SPDX-License-Identifier: GPL-2.0-or-later
"""Warnings of scores that are too good: a feature that tells the label, samples that features and label share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.layers import Variable
from ..errors import Notice
from ..evaluation.metrics import area_under_roc
from .features import is_category

Array = NDArray[Any]

ALARM = 0.99
"""A feature whose AUC alone is higher tells the label."""
KRIGED_KINDS = ("estimate", "category", "indicator", "probability")
"""Kinds of variables that are kriged from samples."""
MOST_BLOCKS = 200_000
"""More blocks are thinned evenly: the figure needs no more."""


def auc_of_features(features: Array, names: Sequence[str], is_ore: NDArray[np.bool_]) -> dict[str, float]:
    """Return the AUC that each feature has alone, high or low values standing for ore.

    Codes have no order: each code counts as the share of ore among the blocks that have it.

    Parameters
    ----------
    features : array of shape (n, f)
        Values, finite.
    names : sequence of str
        Variable names of the columns.
    is_ore : array of bool, shape (n,)
        The label.
    """
    step = max(1, len(is_ore) // MOST_BLOCKS)
    labels = is_ore[::step]
    alone = {}
    for column, name in enumerate(names):
        values = features[::step, column]
        if is_category(name):
            _, number = np.unique(values, return_inverse=True)
            number = number.reshape(-1)
            values = (np.bincount(number, weights=labels) / np.bincount(number))[number]
        auc = area_under_roc(values, labels)
        alone[name] = max(auc, 1.0 - auc)
    return alone


def leak_notices(alone: dict[str, float]) -> tuple[Notice, ...]:
    """Return a warning for each feature that tells the label by itself."""
    return tuple(
        Notice(
            "The feature {name} alone tells ore from barren blocks (AUC {auc:.3f}): the label is a function of it, and "
            "the network's figures say nothing about ground that was not drilled.",
            {"name": name, "auc": auc},
        )
        for name, auc in sorted(alone.items())
        if auc > ALARM
    )


def shared_samples_notices(names: Sequence[str]) -> tuple[Notice, ...]:
    """Return a warning when features were kriged, as the label was: both then come from the same samples."""
    if not any(Variable.parse(name).kind in KRIGED_KINDS for name in names):
        return ()
    return (
        Notice(
            "Features and label were kriged from the same samples, as in the publication: the scores say how well the "
            "network agrees with the kriging, not how well either would do at a new hole."
        ),
    )
