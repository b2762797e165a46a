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
from ..progress import Progress, no_progress
from .determined import (
    changes_along,
    determined_by,
    determined_notices,
    identical_notices,
    identical_pairs,
    most_changes,
)
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


def leaks_of_labels(
    features: Array, names: Sequence[str], labels: Array, titles: Sequence[str], *, progress: Progress = no_progress
) -> tuple[Notice, ...]:
    """Return a warning for each feature that determines one of several labels, or tells it by itself.

    Parameters
    ----------
    features : array of shape (n, f)
        Values of the training blocks; blocks that lack one are left out.
    names : sequence of str
        Variable names of the columns.
    labels : array of shape (n, k)
        1 where a block has a label, else 0.
    titles : sequence of str
        What each label is of.
    progress : Progress
        Told before each feature.
    """
    rows = thinned(np.isfinite(features).all(axis=1))
    given = [_Label(title, labels[rows, column] == 1) for column, title in enumerate(titles)]
    varied = [label for label in given if label.has_it.any() and not label.has_it.all()]
    for column, name in enumerate(names if varied else ()):
        progress(column / len(names))
        _, place, counts = np.unique(features[rows, column], return_inverse=True, return_counts=True)
        for label in varied:
            label.look_at(name, np.bincount(place.reshape(-1), weights=label.has_it), counts)
    progress(1.0)
    return tuple(dict.fromkeys(notice for label in varied for notice in label.notices()))


class _Label:
    """One of several labels, and the features that tell it."""

    def __init__(self, title: str, has_it: NDArray[np.bool_]) -> None:
        self.has_it = has_it
        self._title = title
        self._limit = most_changes(has_it)
        self._told: list[str] = []
        self._alone: dict[str, float] = {}

    def look_at(self, name: str, having: Array, counts: Array) -> None:
        """Keep whether a feature tells the label, from the blocks that have it, and all, of each value ascending."""
        if self._limit is not None and changes_along(having, counts, name=name) <= self._limit:
            self._told.append(name)
        else:
            auc = _auc_of_counts(having, counts, is_code=is_category(name))
            self._alone[name] = 1.0 - auc if auc < HALF else auc

    def notices(self) -> list[Notice]:
        """Return a warning for each feature that was kept."""
        return [
            *(
                Notice(
                    "Leak: the label {label} is a function of {name}: from the value of this feature alone follows, "
                    "for practically every block, whether it has the label. The network repeats how the label was "
                    "made, and the figures of this label say nothing about ground that was not drilled. Leave the "
                    "feature out, or take a label from other data.",
                    {"label": self._title, "name": name},
                )
                for name in self._told
            ),
            *(
                Notice(
                    "The feature {name} alone tells which blocks have the label {label} (AUC {auc:.3f}): the label is "
                    "a function of it, and the figures of this label say nothing about ground that was not drilled.",
                    {"name": name, "label": self._title, "auc": auc},
                )
                for name, auc in sorted(self._alone.items())
                if auc > ALARM
            ),
        ]


def _auc_of_counts(having: Array, counts: Array, *, is_code: bool) -> float:
    """Return the AUC of a feature from the blocks of each value, ascending; codes count as their share (see above)."""
    order = np.argsort(having / counts) if is_code else slice(None)
    hits, misses = having[order], (counts - having)[order]
    below = np.cumsum(misses) - misses / 2.0
    return float(np.sum(hits * below) / (hits.sum() * misses.sum()))


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
