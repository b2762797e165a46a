# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels that a feature determines, and rasters that hold the same: what no network need be trained for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice
from .features import is_category

Array = NDArray[Any]

FEW_CHANGES = 0.01
"""A label that changes less often along a feature, as a share of what chance would give, is a function of it."""
LEAST_EXPECTED = 50.0
"""Where chance gives fewer changes, a label cannot be told from one that a feature determines."""
MOST_CODES = 0.1
"""Codes that are more than this share of the blocks tell single blocks, not kinds of ground."""
SAME = 1e-6
"""Two features on the scale 0 to 1 that are nowhere further apart hold the same."""


def determined_by(features: Array, names: Sequence[str], is_ore: NDArray[np.bool_]) -> tuple[str, ...]:
    """Return the features of which the label is a function: an interval, several, or some of the codes.

    Blocks are put in the order of a feature, those of one value in the order of chance, and the changes of label from
    one block to the next are counted. A feature that has nothing to do with ore gives 2 n p (1 - p) of them, p the
    share of ore; a label that was cut from the feature gives one or two, however unlike its AUC may be to 1.

    Parameters
    ----------
    features : array of shape (n, f)
        Values, finite.
    names : sequence of str
        Variable names of the columns.
    is_ore : array of bool, shape (n,)
    """
    limit = most_changes(is_ore)
    if limit is None:
        return ()
    return tuple(name for column, name in enumerate(names) if _changes(features[:, column], is_ore, name=name) <= limit)


def most_changes(is_ore: NDArray[np.bool_]) -> float | None:
    """Return how often a label changes at most along a feature that determines it; None where chance gives too few."""
    share = float(is_ore.mean()) if len(is_ore) else 0.0
    expected = 2.0 * len(is_ore) * share * (1.0 - share)
    return None if expected < LEAST_EXPECTED else max(2.0, FEW_CHANGES * expected)


def changes_along(ore: Array, counts: Array, *, name: str) -> float:
    """Return how often a label changes along a feature, blocks of one value in the order of chance.

    Parameters
    ----------
    ore : array of shape (v,)
        Blocks that have the label, of each value, ascending.
    counts : array of shape (v,)
        Blocks of each value.
    name : str
        Variable name of the feature: codes have no order.
    """
    within = float(np.sum(2.0 * ore * (counts - ore) / counts))
    if is_category(name):
        return within if len(counts) <= MOST_CODES * int(counts.sum()) else float("inf")
    shares = ore / counts
    return within + float(np.sum(shares[:-1] * (1.0 - shares[1:]) + (1.0 - shares[:-1]) * shares[1:]))


def _changes(values: Array, is_ore: NDArray[np.bool_], *, name: str) -> float:
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    return changes_along(np.bincount(place.reshape(-1), weights=is_ore), counts, name=name)


def identical_pairs(features: Array, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of features that hold the same values in every block, whatever unit or sign they have.

    Parameters
    ----------
    features : array of shape (n, f)
        Values, finite; a feature of one value only equals none.
    names : sequence of str
        Variable names of the columns.
    """
    scaled = {name: _scaled(features[:, column]) for column, name in enumerate(names)}
    varied = [(name, values) for name, values in scaled.items() if values is not None]
    return tuple(
        (one, other)
        for place, (one, first) in enumerate(varied)
        for other, second in varied[place + 1 :]
        if _is_same(first, second)
    )


def determined_notices(names: Sequence[str]) -> tuple[Notice, ...]:
    """Return a warning for each feature that determines the label."""
    return tuple(
        Notice(
            "Leak: the label is a function of {name}: from the value of this feature alone follows, for practically "
            "every block, whether it counts as ore. The network repeats how the label was made, and its figures say "
            "nothing about ground that was not drilled. Leave the feature out, or take a label from other data.",
            {"name": name},
        )
        for name in names
    )


def identical_notices(pairs: Sequence[tuple[str, str]]) -> tuple[Notice, ...]:
    """Return a warning for each pair of features that hold the same."""
    return tuple(
        Notice(
            "Leak: {one} and {other} hold the same values in every block, apart from unit or sign. One of the two "
            "rasters adds nothing, or is not what its name says.",
            {"one": one, "other": other},
        )
        for one, other in pairs
    )


def _scaled(values: Array) -> NDArray[np.float64] | None:
    lowest, highest = float(values.min()), float(values.max())
    if not highest > lowest:
        return None
    return np.asarray((values.astype(np.float64) - lowest) / (highest - lowest))


def _is_same(first: NDArray[np.float64], second: NDArray[np.float64]) -> bool:
    return bool(np.abs(first - second).max() <= SAME or np.abs(first + second - 1.0).max() <= SAME)
