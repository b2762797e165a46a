# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriged variables at the targets, collected piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import Notice
from .method import MEASURES
from .pieces import Piece, Tally
from .search import Search

EXCESS = "excess"
"""The measure that back-transforms need."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class KrigedField:
    """Kriged variables at the targets."""

    estimate: NDArray[np.float64]
    """Estimates, shape (n, v); NaN where not estimated."""
    variance: NDArray[np.float64]
    """Kriging variances, shape (n, v), not negative; NaN where not estimated. Variables known at the
    same samples have the same variance."""
    count: NDArray[np.int32]
    """Number of samples that each estimate was made of, shape (n, v); 0 where not estimated."""
    unestimated: int
    """Number of targets at which a variable has no estimate."""
    notices: tuple[Notice, ...]
    """What was repaired, and why targets were not estimated."""
    measures: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    """What else was asked for, by its name in `MEASURES`, each of shape (n, v); NaN where not estimated."""
    excess: NDArray[np.float64] | None = None
    """Variance of the estimate less its covariance with the truth, shape (n, v): in ordinary kriging the Lagrange
    multiplier, in simple kriging 0. None when not asked for."""
    target_variance: float = float("nan")
    """Variance of the truth at a target: the sill, or that of blocks."""


@dataclass(frozen=True)
class Benchmarks:
    """Against what the measures of a piece are taken."""

    target_variance: float
    """Variance of the truth at a target, with the lift."""
    lift: float
    """What the covariances have been raised by."""


class FieldOutput:
    """Collects the pieces."""

    def __init__(self, targets: int, variables: int, measures: Sequence[str]) -> None:
        for name in measures:
            check_choice(name, (*MEASURES, EXCESS), "measure")
        self._estimate = np.full((targets, variables), np.nan)
        self._variance = np.full((targets, variables), np.nan)
        self._count = np.zeros((targets, variables), dtype=np.int32)
        self._excess = np.full((targets, variables), np.nan) if EXCESS in measures else None
        self._measures = {
            name: np.full((targets, variables), np.nan, dtype=np.float32) for name in measures if name != EXCESS
        }
        self._target_variance = float("nan")
        self._reasons: dict[str, Notice] = {}

    def put(self, columns: NDArray[np.int64], piece: Piece, against: Benchmarks) -> None:
        """Take over the results of a piece for some of the variables."""
        at = np.ix_(piece.positions, columns)
        self._estimate[at] = piece.estimate
        self._variance[at] = piece.variance[:, None]
        self._count[at] = piece.count[:, None]
        if self._excess is not None:
            self._excess[at] = piece.excess[:, None]
        for name, table in self._measures.items():
            table[at] = _measure(name, piece, against)[:, None]
        self._target_variance = against.target_variance - against.lift

    def add_reasons(self, tally: Tally, search: Search) -> None:
        """Remember what happened, with the largest number that any group of variables has."""
        for notice in tally.notices(search):
            known = self._reasons.get(notice.template)
            if known is None or known.fields["n"] < notice.fields["n"]:
                self._reasons[notice.template] = notice

    def finished(self, notices: tuple[Notice, ...]) -> KrigedField:
        """Return the field."""
        return KrigedField(
            self._estimate,
            self._variance,
            self._count,
            int(np.count_nonzero(np.isnan(self._variance).any(axis=1))),
            (*notices, *self._reasons.values()),
            self._measures,
            self._excess,
            self._target_variance,
        )


def _measure(name: str, piece: Piece, against: Benchmarks) -> Floats:
    """Return a measure at the targets of a piece, NaN where nothing was estimated."""
    known = ~np.isnan(piece.variance)
    if name == "pass":
        return np.where(known, piece.passes, np.nan)
    if name == "mean_distance":
        return np.where(known, piece.mean_distance, np.nan)
    truth = against.target_variance - against.lift
    explained = truth - piece.variance
    if name == "efficiency":
        return explained / truth
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (explained + piece.excess) / (explained + 2.0 * piece.excess)
    return np.where(explained + 2.0 * piece.excess > 0.0, slope, np.nan)
