# SPDX-License-Identifier: GPL-2.0-or-later
"""What the training blocks of a network look like, and how like them other blocks are.

Grades are skew: measured by their own variance every rich block is unlike the rest. Numbers are compared as normal
scores among the training blocks instead, as the honest predictor compares them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..evaluation.applicability import MANY, OUTSIDE, Applicability
from .features import is_category

Array = NDArray[Any]
Floats = NDArray[np.float64]

MOST_ROWS = 200_000
"""Training blocks that mean, spread and quantiles are taken from; ranges are those of all."""
FEWEST_BEYOND = 2
"""A block of few features is outside when so many of them lie beyond their range, not one alone."""
SHARES = (0.0, 0.001, 0.003, *np.linspace(0.01, 0.99, 99).tolist(), 0.997, 0.999, 1.0)
"""Shares of the training blocks whose values are the knots of a table of scores."""
TAIL = 0.01
"""Beyond its ends a table goes on as steeply as over this share of the training blocks."""


@dataclass(frozen=True)
class ScoreTable:
    """Normal scores of a feature among the training blocks."""

    values: tuple[float, ...]
    """Values, ascending."""
    scores: tuple[float, ...]
    """The score of each."""
    slopes: tuple[float, float]
    """Score for each unit of the value below the lowest and above the highest one."""

    @classmethod
    def of(cls, values: Array) -> ScoreTable:
        """Return the table of a feature's values in the training blocks, finite."""
        last = 0.5 / len(values)
        levels = np.quantile(np.asarray(values, dtype=np.float64), SHARES)
        scores = np.array([NormalDist().inv_cdf(min(max(share, last), 1.0 - last)) for share in SHARES])
        known, place = np.unique(levels, return_inverse=True)
        mean = np.bincount(place.ravel(), weights=scores) / np.bincount(place.ravel())
        inner = np.quantile(np.asarray(values, dtype=np.float64), (TAIL, 1.0 - TAIL))
        slopes = [
            _slope(known, mean, float(np.interp(at, known, mean)), float(at), end) for at, end in zip(inner, (0, -1))
        ]
        return cls(tuple(known.tolist()), tuple(mean.tolist()), (slopes[0], slopes[1]))

    def apply(self, values: Array) -> Floats:
        """Return the scores of values; beyond the training range they go on growing."""
        exact = np.asarray(values, dtype=np.float64)
        inside = np.interp(exact, self.values, self.scores)
        below, above = np.minimum(exact - self.values[0], 0.0), np.maximum(exact - self.values[-1], 0.0)
        return np.asarray(inside + self.slopes[0] * below + self.slopes[1] * above)


def _slope(values: Floats, scores: Floats, score: float, value: float, end: int) -> float:
    """Return how steep a table is from an inner value to an end; where they are one, how steep it is in all."""
    for width, height in (
        (abs(values[end] - value), abs(scores[end] - score)),
        (values[-1] - values[0], scores[-1] - scores[0]),
    ):
        if width > 0.0 and height > 0.0:
            return float(height / width)
    return 1.0


@dataclass(frozen=True)
class TrainedBlocks:
    """Range and spread of the features of a network's training blocks.

    A number is compared by its score, a category by whether any training block has its code.
    """

    names: tuple[str, ...]
    """Variable names of the features."""
    like: Applicability
    """Range, mean and spread of what is compared; its distance is that of the data of the day."""
    tables: Mapping[str, ScoreTable]
    """The scores of each feature that is a number."""
    seen: Mapping[str, tuple[int, ...]]
    """Codes among the training blocks of each feature that is a category."""

    @classmethod
    def of(cls, features: Array, names: Sequence[str]) -> TrainedBlocks:
        """Return what training blocks look like.

        Parameters
        ----------
        features : array of shape (n, f)
            Features of the training blocks, finite.
        names : sequence of str
            Their variable names.
        """
        tables, seen = {}, {}
        for column, name in enumerate(names):
            values = np.asarray(features[:, column])
            if is_category(name):
                seen[name] = tuple(int(code) for code in np.unique(values))
            else:
                tables[name] = ScoreTable.of(values)
        rows = features[:: -(-len(features) // MOST_ROWS)]
        like = Applicability.of(_compared(rows, names, tables, seen), np.ones(len(rows)))
        ends = [[tables[name].scores[end] if name in tables else 0.0 for name in names] for end in (0, -1)]
        like = replace(like, lowest=tuple(ends[0]), highest=tuple(ends[1]))
        return cls(tuple(names), like, tables, seen)

    def codes(
        self, features: Array, distance: Floats, is_beyond: NDArray[np.bool_], *, reach: float
    ) -> NDArray[np.uint8]:
        """Return the code of `Applicability.codes` of each block, shape (n,).

        A code that no training block has puts a block outside by itself, as does another value of a feature that is the
        same in all of them.

        Parameters
        ----------
        features : array of shape (n, f)
            In the order of the names; a block that lacks one is outside.
        distance : array of shape (n,)
            To the nearest data, CRS units; 0 where it is not to count.
        is_beyond : boolean array of shape (n,)
            Whether a block lies below or beyond the drilling.
        reach : float
            Distance from which on a block is not near the data, CRS units.
        """
        like = replace(self.like, distance=reach)
        many = max(MANY, (FEWEST_BEYOND - 0.5) / len(self.names))
        compared = _compared(features, self.names, self.tables, self.seen)
        codes = like.codes(compared, distance, is_beyond, many=many)
        return np.where(np.isnan(features).any(axis=1), OUTSIDE, codes).astype(np.uint8)

    def count_unseen(self, features: Array) -> dict[tuple[str, int], int]:
        """Return how many blocks have each code that no training block has, by feature and code.

        Parameters
        ----------
        features : array of shape (n, f)
            In the order of the names; NaN where missing.
        """
        counts: dict[tuple[str, int], int] = {}
        for column, name in enumerate(self.names):
            if name in self.seen:
                codes, blocks = np.unique(features[~np.isnan(features[:, column]), column], return_counts=True)
                unseen = {int(code): int(n) for code, n in zip(codes, blocks) if int(code) not in self.seen[name]}
                counts.update({(name, code): n for code, n in unseen.items()})
        return counts

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {
            "names": list(self.names),
            "like": self.like.to_dict(),
            "tables": {name: asdict(table) for name, table in self.tables.items()},
            "seen": {name: list(codes) for name, codes in self.seen.items()},
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> TrainedBlocks:
        """Return what `to_dict` gave."""
        tables = {
            str(name): ScoreTable(tuple(one["values"]), tuple(one["scores"]), (one["slopes"][0], one["slopes"][1]))
            for name, one in values["tables"].items()
        }
        seen = {str(name): tuple(int(code) for code in codes) for name, codes in values["seen"].items()}
        return cls(tuple(values["names"]), Applicability.from_dict(values["like"]), tables, seen)


def _compared(
    features: Array,
    names: Sequence[str],
    tables: Mapping[str, ScoreTable],
    seen: Mapping[str, Sequence[int]],
) -> Floats:
    """Return scores of numbers, and 1 for a code that no training block has and 0 for any other, shape (n, f)."""
    compared = np.empty(features.shape, dtype=np.float64)
    for column, name in enumerate(names):
        values = np.asarray(features[:, column])
        compared[:, column] = ~np.isin(values, seen[name]) if name in seen else tables[name].apply(values)
        compared[np.isnan(values), column] = np.nan
    return compared
