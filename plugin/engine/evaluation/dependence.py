# SPDX-License-Identifier: GPL-2.0-or-later
"""Partial dependence: what a network says on average when one feature, or two, are set to a value in every block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .importance import Predict

Floats = NDArray[np.float64]

POINTS = 30
"""Values at which a number is looked at."""
PAIR_POINTS = 12
"""The same of two numbers at once, along each."""
TAILS = (0.01, 0.99)
"""Shares of the blocks between which numbers are looked at: beyond them there is hardly any ground."""
BAND = (0.1, 0.9)
"""Shares of the blocks between which the band lies."""
BINS = 30
"""Classes of the distribution."""


@dataclass(frozen=True)
class Dependence:
    """How what a network says goes with one feature."""

    column: int
    """Number of the feature."""
    is_category: bool
    """Whether the values are codes."""
    values: tuple[float, ...]
    """Where it was looked at, ascending."""
    mean: tuple[float, ...]
    """Mean over the blocks at each value."""
    deviation: tuple[float, ...]
    """Standard deviation over the blocks."""
    low: tuple[float, ...]
    """What a tenth of the blocks does not reach."""
    high: tuple[float, ...]
    """What a tenth of the blocks exceeds."""
    edges: tuple[float, ...]
    """Bounds of the classes of the distribution; empty for codes."""
    shares: tuple[float, ...]
    """Share of the blocks in each class, of codes with each value."""

    def shifted(self, by: float) -> Dependence:
        """Return the same with values counted from elsewhere."""
        return replace(self, values=_shifted(self.values, by), edges=_shifted(self.edges, by))


@dataclass(frozen=True)
class PairDependence:
    """How what a network says goes with two numbers together."""

    columns: tuple[int, int]
    """Numbers of the features."""
    first: tuple[float, ...]
    """Values of the first."""
    second: tuple[float, ...]
    """Values of the second."""
    mean: tuple[tuple[float, ...], ...]
    """Mean over the blocks, a row for each value of the second."""
    share: tuple[tuple[float, ...], ...]
    """Share of the blocks nearest to each pair of values: 0 where there is no such ground."""

    def shifted(self, first: float, second: float) -> PairDependence:
        """Return the same with the values of both counted from elsewhere."""
        return replace(self, first=_shifted(self.first, first), second=_shifted(self.second, second))


def looked_at(column: NDArray[Any], *, is_category: bool, points: int = POINTS) -> Floats:
    """Return the values at which a feature is looked at, ascending.

    Of codes all there are; of a number all it has when they are few, else evenly spaced values within `TAILS`.

    Examples
    --------
    >>> looked_at(np.array([2.0, 1.0, 2.0]), is_category=False).tolist()
    [1.0, 2.0]
    """
    distinct = np.unique(column).astype(np.float64)
    if is_category or len(distinct) <= points:
        return distinct
    low, high = np.quantile(column.astype(np.float64), TAILS)
    return np.linspace(low, high, points) if high > low else distinct[[0, -1]]


def partial_dependence(
    predict: Predict, features: NDArray[np.float32], values: Floats, column: int
) -> NDArray[np.float64]:
    """Return what the network says of each block with the feature set to each value, shape (values, n).

    Means over the blocks are the partial dependence (Friedman 2001), single columns the individual conditional
    expectations (Goldstein et al. 2015).

    Parameters
    ----------
    predict : callable
        The network; gives one number for each block.
    features : array of shape (n, f)
        Features of the blocks, finite.
    values : array
        Values of the feature.
    column : int
        Number of the feature.
    """
    changed = np.tile(features, (len(values), 1))
    changed[:, column] = np.repeat(values.astype(np.float32), len(features))
    return np.asarray(predict(changed), dtype=np.float64).reshape(len(values), len(features))


def depend_on(
    predict: Predict,
    features: NDArray[np.float32],
    ground: NDArray[np.float32],
    column: int,
    *,
    is_category: bool,
) -> Dependence:
    """Return how what the network says goes with a feature.

    Parameters
    ----------
    predict : callable
        The network; gives one number for each block.
    features : array of shape (m, f)
        The blocks that are asked about.
    ground : array of shape (n,)
        The feature in all blocks that stand for the ground: its range and distribution.
    column : int
        Number of the feature.
    is_category : bool
        Whether it holds codes.
    """
    values = looked_at(ground, is_category=is_category)
    said = partial_dependence(predict, features, values, column)
    low, high = np.quantile(said, BAND, axis=1)
    edges, shares = _distribution(ground, values, is_category=is_category)
    return Dependence(
        column,
        is_category,
        _tuple(values),
        _tuple(said.mean(axis=1)),
        _tuple(said.std(axis=1)),
        _tuple(low),
        _tuple(high),
        _tuple(edges),
        _tuple(shares),
    )


def depend_on_pair(
    predict: Predict, features: NDArray[np.float32], ground: NDArray[np.float32], columns: tuple[int, int]
) -> PairDependence:
    """Return how what the network says goes with two numbers together.

    Parameters
    ----------
    predict, features
        As of `depend_on`.
    ground : array of shape (n, 2)
        The two features in all blocks.
    columns : tuple of int
        Their numbers.
    """
    first, second = (looked_at(ground[:, k], is_category=False, points=PAIR_POINTS) for k in range(2))
    rows = []
    for value in second:
        changed = features.copy()
        changed[:, columns[1]] = value
        rows.append(_tuple(partial_dependence(predict, changed, first, columns[0]).mean(axis=1)))
    places = [_nearest(values, ground[:, k]) for k, values in enumerate((first, second))]
    counts = np.bincount(places[1] * len(first) + places[0], minlength=len(first) * len(second))
    share = (counts / len(ground)).reshape(len(second), len(first))
    return PairDependence(columns, _tuple(first), _tuple(second), tuple(rows), tuple(_tuple(row) for row in share))


def depend_on_each(
    predict: Predict,
    ground: NDArray[np.float32],
    columns: Sequence[int],
    *,
    codes: Sequence[bool],
    ranks: Sequence[float],
    rows: int,
    progress: Progress = no_progress,
) -> tuple[list[Dependence], PairDependence | None]:
    """Return how what a network says goes with each of some features, and with the two of them that matter most.

    Parameters
    ----------
    predict : callable
        The network; gives one number for each block.
    ground : array of shape (n, f)
        Features of the blocks; where one is missing the block does not count for its range and distribution.
    columns : sequence of int
        Numbers of the features.
    codes : sequence of bool
        Whether each of all features holds codes.
    ranks : sequence of float
        How much each of all features matters.
    rows : int
        So many blocks at most are asked about, evenly thinned; a quarter of them for two features together.
    progress : Progress
        May raise `CancelledError`.

    Returns
    -------
    tuple
        One `Dependence` for each column, and that on two numbers; None where fewer numbers have two values.
    """
    asked = ground[:: max(1, -(-len(ground) // rows))]
    curves = []
    for number, column in enumerate(columns):
        progress(number / (len(columns) + 1), "Asking how the answer goes with each feature")
        known = ground[np.isfinite(ground[:, column]), column]
        curves.append(depend_on(predict, asked, known, column, is_category=codes[column]))
    numbers = [one.column for one in curves if not one.is_category and len(one.values) > 1]
    numbers.sort(key=lambda column: -ranks[column])
    if len(numbers) < 2:
        return curves, None
    pair = (numbers[0], numbers[1])
    both = ground[:, list(pair)]
    return curves, depend_on_pair(predict, asked[::4], both[np.isfinite(both).all(axis=1)], pair)


def _distribution(
    ground: NDArray[np.float32], values: Floats, *, is_category: bool
) -> tuple[Sequence[float], NDArray[np.float64]]:
    if is_category or len(values) < 2:
        return (), np.array([np.mean(ground == np.float32(value)) for value in values])
    edges = np.linspace(values[0], values[-1], BINS + 1)
    return edges.tolist(), np.histogram(ground.astype(np.float64), bins=edges)[0] / len(ground)


def _nearest(values: Floats, column: NDArray[np.float32]) -> NDArray[np.int64]:
    middles = (values[1:] + values[:-1]) / 2.0
    return np.searchsorted(middles, column.astype(np.float64)).astype(np.int64)


def _shifted(values: Sequence[float], by: float) -> tuple[float, ...]:
    return tuple(value + by for value in values)


def _tuple(values: Sequence[float] | Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
