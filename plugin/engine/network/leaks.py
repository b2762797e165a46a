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
from .determined import determined_by, determined_notices, identical_notices, identical_pairs
from .features import is_category

Array = NDArray[Any]

ALARM = 0.99
"""A feature whose AUC alone is higher tells the label."""
HALF = 0.5
"""AUC of what says nothing about ore."""
KRIGED_NUMBERS = ("estimate", "indicator")
"""Kinds of variables that say a grade, or ore itself, by kriging."""
KRIGED_KINDS = (*KRIGED_NUMBERS, "category", "probability")
"""Kinds of variables that are kriged from samples."""
MOST_BLOCKS = 200_000
"""More blocks are thinned evenly: the figure needs no more."""


def auc_of_features(
    features: Array,
    names: Sequence[str],
    is_ore: NDArray[np.bool_],
    *,
    scored: tuple[Array, NDArray[np.bool_]] | None = None,
) -> dict[str, float]:
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
    scored : tuple of array of shape (m, f) and array of bool of shape (m,), optional
        Other blocks that are scored, as a network is scored on blocks that it never saw: whether high or low values
        stand for ore, and what each code counts, is read off the first ones. A code that those do not have counts
        as their share of ore.

    Returns
    -------
    dict of str to float
        NaN where the scored blocks are all of one class.

    Examples
    --------
    >>> seen, is_ore = np.array([[1.0], [2.0]]), np.array([True, False])
    >>> auc_of_features(seen, ["cu_pct"], is_ore, scored=(np.array([[3.0], [9.0]]), np.array([False, True])))
    {'cu_pct': 0.0}
    """
    step = max(1, len(is_ore) // MOST_BLOCKS)
    labels = is_ore[::step]
    others, other_labels = scored if scored is not None else (features, is_ore)
    other_step = max(1, len(other_labels) // MOST_BLOCKS)
    alone = {}
    for column, name in enumerate(names):
        values, other = features[::step, column], others[::other_step, column]
        if is_category(name):
            other = shares_of_ore(values, labels, other)
            values = shares_of_ore(values, labels, values)
        seen = area_under_roc(values, labels)
        auc = seen if scored is None else area_under_roc(other, other_labels[::other_step])
        alone[name] = 1.0 - auc if seen < HALF else auc
    return alone


def thinned(rows: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the numbers of the true rows, thinned evenly to what `auc_of_features` needs."""
    places = np.flatnonzero(rows)
    return places[:: max(1, len(places) // MOST_BLOCKS)]


def shares_of_ore(seen: Array, is_ore: NDArray[np.bool_], codes: Array) -> NDArray[np.float64]:
    """Return the share of ore that each code has among the seen blocks; of one that they lack, that of them all."""
    known, number = np.unique(seen, return_inverse=True)
    number = number.reshape(-1)
    shares = np.bincount(number, weights=is_ore) / np.bincount(number)
    place = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.where(known[place] == codes, shares[place], is_ore.mean())


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


def alarm_notices(
    features: Array, names: Sequence[str], is_ore: NDArray[np.bool_] | None, alone: dict[str, float]
) -> tuple[Notice, ...]:
    """Return a warning for each feature that determines the label or tells it, and for rasters that hold the same.

    Parameters
    ----------
    features : array of shape (n, f)
        Values, finite; thinned here.
    names : sequence of str
        Variable names of the columns.
    is_ore : array of bool, shape (n,), optional
        The label; None where it is not ore or barren.
    alone : dict of str to float
        AUC that each feature has alone; empty where the label is not ore or barren.
    """
    step = max(1, len(features) // MOST_BLOCKS)
    values = features[::step]
    told = () if is_ore is None else determined_by(values, names, is_ore[::step])
    return (
        *determined_notices(told),
        *leak_notices({name: auc for name, auc in alone.items() if name not in told}),
        *identical_notices(identical_pairs(values, names)),
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
