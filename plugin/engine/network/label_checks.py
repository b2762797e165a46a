# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels that no network can learn from, refused with the reason."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError

Array = NDArray[Any]


def check_labels(kind: str, labels: Array, is_training: NDArray[np.bool_]) -> None:
    """Raise `InvalidInputError` unless a network can learn these labels on the training blocks.

    Parameters
    ----------
    kind : str
        One of `targets.TARGETS`.
    labels : array of shape (n,), or (n, labels) for `multi_label`
        The labels of all blocks.
    is_training : array of bool, shape (n,)
        The blocks that train.
    """
    if kind == "regression":
        _check_numbers(labels, labels[is_training])
    elif kind == "multi_class":
        _check_classes(labels, labels[is_training])
    else:
        for column in np.atleast_2d(labels.T):
            _check_ore(column, is_training)


def _check_ore(labels: Array, is_training: NDArray[np.bool_]) -> None:
    check_ore_or_barren(labels)
    ore, n = int(np.count_nonzero(labels == 1)), len(labels)
    if ore in (0, n):
        raise InvalidInputError(
            "The label has one class only: {ore} of {n} blocks are ore. A network needs ore and barren blocks.",
            ore=ore,
            n=n,
        )
    trained, ore = int(np.count_nonzero(is_training)), int(np.count_nonzero(labels[is_training] == 1))
    if ore == 0:
        raise InvalidInputError(
            "There is no ore among the {n} training blocks: the split puts all of it elsewhere. Choose another split.",
            n=trained,
        )
    if ore == trained:
        raise InvalidInputError(
            "All {n} training blocks are ore: there is nothing to tell it from. Choose another split.", n=trained
        )


def check_ore_or_barren(labels: Array) -> None:
    """Raise `InvalidInputError` unless every label is 0 or 1."""
    wrong = int(np.count_nonzero((labels != 0) & (labels != 1)))
    if wrong:
        raise InvalidInputError(
            "The label must be 0 (barren) or 1 (ore), but {wrong} of {n} blocks have another value.",
            wrong=wrong,
            n=len(labels),
        )


def _check_classes(labels: Array, trained: Array) -> None:
    broken = int(np.count_nonzero(labels != np.round(labels)))
    if broken:
        raise InvalidInputError(
            "The label of several classes must be whole numbers, but {broken} of {n} blocks have another value. For "
            "numbers choose the target regression.",
            broken=broken,
            n=len(labels),
        )
    classes, seen = np.unique(labels), np.unique(trained)
    if len(classes) < 2:
        raise InvalidInputError("The label has one class only; a network needs at least two to tell apart.")
    missing = [str(int(code)) for code in classes if code not in seen]
    if missing:
        raise InvalidInputError(
            "No training block is of the class {missing}: the split puts all of them elsewhere. Choose another split, "
            "or merge rare classes.",
            missing=", ".join(missing),
        )


def _check_numbers(labels: Array, trained: Array) -> None:
    missing = int(np.count_nonzero(~np.isfinite(labels)))
    if missing:
        raise InvalidInputError(
            "{missing} of {n} blocks have no finite number as label.", missing=missing, n=len(labels)
        )
    if len(np.unique(trained[:100_000])) < 2 and len(np.unique(trained)) < 2:
        raise InvalidInputError(
            "The label is the same number in all {n} training blocks: there is nothing to learn.", n=len(trained)
        )
