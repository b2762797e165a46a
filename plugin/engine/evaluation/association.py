# SPDX-License-Identifier: GPL-2.0-or-later
"""How far features say the same, whether they are numbers or codes of categories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Floats = NDArray[np.float64]


def association(features: Array, codes: Sequence[bool]) -> Floats:
    """Return how far each two features go together, shape (f, f), 0 for not at all to 1 for always.

    Of two numbers the size of Spearman's rank correlation; of a number and a category the correlation ratio of the
    ranks (root of the share of their variance that lies between categories); of two categories Cramér's V. A feature
    that is constant goes with none.

    Parameters
    ----------
    features : array of shape (n, f)
        Values, finite.
    codes : sequence of bool
        Whether each column holds codes of categories.

    Examples
    --------
    >>> association(np.array([[1.0, 9.0], [2.0, 4.0], [3.0, 1.0]]), [False, False]).round(6).tolist()
    [[1.0, 1.0], [1.0, 1.0]]
    """
    n_features = features.shape[1]
    ranked = [_codes(column) if is_coded else mean_ranks(column) for column, is_coded in zip(features.T, codes)]
    strength = np.eye(n_features)
    for i in range(n_features):
        for j in range(i):
            strength[i, j] = strength[j, i] = _of_two(ranked[i], ranked[j], is_coded=(codes[i], codes[j]))
    return strength


def mean_ranks(values: Array) -> Floats:
    """Return the rank of each value, 1 for the lowest; equal ones share the mean of theirs.

    Examples
    --------
    >>> mean_ranks(np.array([3.0, 1.0, 3.0])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    highest = np.cumsum(counts)
    return np.asarray((highest - (counts - 1) / 2.0)[place.reshape(-1)], dtype=np.float64)


def linked(strength: Floats, threshold: float) -> list[tuple[int, ...]]:
    """Return the sets of two and more features each two of which go together, the closest joined first.

    Sets are joined while even their least related members reach the threshold (complete linkage).

    Examples
    --------
    >>> linked(np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.85], [0.1, 0.85, 1.0]]), 0.8)
    [(0, 1)]
    """
    sets: list[tuple[int, ...]] = [(k,) for k in range(len(strength))]
    closeness = np.where(np.eye(len(strength), dtype=bool), -1.0, strength)
    while len(sets) > 1 and closeness.max() >= threshold:
        i, j = sorted(int(k) for k in np.unravel_index(np.argmax(closeness), closeness.shape))
        sets[i] = tuple(sorted(sets[i] + sets.pop(j)))
        closeness[i] = closeness[:, i] = np.minimum(closeness[i], closeness[j])
        closeness[i, i] = -1.0
        closeness = np.delete(np.delete(closeness, j, axis=0), j, axis=1)
    return [one for one in sets if len(one) > 1]


def _codes(values: Array) -> Floats:
    return np.asarray(np.unique(values, return_inverse=True)[1].reshape(-1), dtype=np.float64)


def _of_two(first: Floats, second: Floats, *, is_coded: tuple[bool, bool]) -> float:
    if first.min() == first.max() or second.min() == second.max():
        return 0.0
    if all(is_coded):
        return _cramers_v(first.astype(np.int64), second.astype(np.int64))
    if any(is_coded):
        category, number = (first, second) if is_coded[0] else (second, first)
        return _correlation_ratio(category.astype(np.int64), number)
    return float(min(1.0, abs(np.corrcoef(first, second)[0, 1])))


def _correlation_ratio(category: NDArray[np.int64], number: Floats) -> float:
    counts = np.bincount(category)
    means = np.bincount(category, number) / counts
    between = float((counts * (means - number.mean()) ** 2).sum())
    return float(np.sqrt(min(1.0, between / float(((number - number.mean()) ** 2).sum()))))


def _cramers_v(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    rows, columns = int(first.max()) + 1, int(second.max()) + 1
    counts = np.bincount(first * columns + second, minlength=rows * columns).reshape(rows, columns)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / counts.sum()
    square = float(((counts - expected) ** 2 / expected).sum()) / counts.sum()
    return float(np.sqrt(min(1.0, square / (min(rows, columns) - 1))))
