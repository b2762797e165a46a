# SPDX-License-Identifier: GPL-2.0-or-later
"""Grade-tonnage curves: how much lies above a cutoff, and how rich it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError

Floats = NDArray[np.float64]

STEPS = 25
"""Cutoffs of a curve."""
HIGHEST = 0.98
"""Share of the samples below the highest cutoff: beyond it a handful of blocks decides."""


@dataclass(frozen=True)
class GradeTonnage:
    """What lies at or above each cutoff."""

    cutoffs: Floats
    """Ascending, unit of the grade, shape (k,)."""
    amount: Floats
    """Tonnage, or whatever the weights were, at or above each cutoff, shape (k,)."""
    grade: Floats
    """Mean grade of that, shape (k,); NaN where there is nothing."""


class GradeTonnageSums:
    """A grade-tonnage curve collected part by part: memory does not depend on the number of blocks.

    Parameters
    ----------
    cutoffs : array of shape (k,)
        Ascending.

    Examples
    --------
    >>> sums = GradeTonnageSums(np.array([0.0, 1.0]))
    >>> sums.add(np.array([0.5, 2.0, np.nan]))
    >>> curve = sums.curve(10.0)
    >>> curve.amount.tolist(), curve.grade.tolist()
    ([20.0, 10.0], [1.25, 2.0])
    """

    def __init__(self, cutoffs: Floats) -> None:
        if len(cutoffs) == 0 or np.any(np.diff(cutoffs) <= 0):
            raise InvalidInputError("Cutoffs must be ascending; at least one is needed.")
        self._cutoffs = np.asarray(cutoffs, dtype=np.float64)
        self._weights = np.zeros(len(cutoffs) + 1)
        self._sums = np.zeros(len(cutoffs) + 1)

    def add(self, values: NDArray[Any], weights: Floats | None = None) -> None:
        """Add values of any shape, NaN left out; each counts by its weight, one by default."""
        grades = np.asarray(values, dtype=np.float64).ravel()
        shares = np.ones(len(grades)) if weights is None else np.asarray(weights, dtype=np.float64).ravel()
        known = np.isfinite(grades) & np.isfinite(shares)
        grades, shares = grades[known], shares[known]
        reached = np.searchsorted(self._cutoffs, grades, side="right")
        self._weights += np.bincount(reached, shares, len(self._weights))
        self._sums += np.bincount(reached, shares * grades, len(self._sums))

    @property
    def total(self) -> float:
        """Sum of all weights, those below the first cutoff included."""
        return float(self._weights.sum())

    @property
    def mean(self) -> float:
        """Mean of all values; NaN without any."""
        return float(self._sums.sum() / self.total) if self.total > 0 else float("nan")

    def curve(self, unit_amount: float = 1.0) -> GradeTonnage:
        """Return the curve; `unit_amount` is what a weight of one stands for, such as the tonnes of a block."""
        weights = np.cumsum(self._weights[::-1])[::-1][1:]
        sums = np.cumsum(self._sums[::-1])[::-1][1:]
        with np.errstate(invalid="ignore", divide="ignore"):
            return GradeTonnage(self._cutoffs, weights * unit_amount, np.where(weights > 0, sums / weights, np.nan))


def cutoffs_for(values: NDArray[Any]) -> Floats:
    """Return even, round cutoffs from zero, or the lowest value below it, to nearly the highest of some samples.

    Raises
    ------
    InvalidInputError
        No value is known.

    Examples
    --------
    >>> cutoffs_for(np.linspace(0.0, 1.0, 101))[[0, 1, -1]].round(3).tolist()
    [0.0, 0.05, 0.95]
    """
    known = np.asarray(values, dtype=np.float64).ravel()
    known = known[np.isfinite(known)]
    if len(known) == 0:
        raise InvalidInputError("A grade-tonnage curve needs at least one value.")
    lowest = min(0.0, float(known.min()))
    span = float(np.quantile(known, HIGHEST)) - lowest
    span = span if span > 0 else float(known.max()) - lowest or 1.0
    magnitude = 10.0 ** np.floor(np.log10(span / STEPS))
    step = magnitude * next(factor for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if factor * magnitude * STEPS >= span)
    first = int(np.floor(lowest / step))
    return np.asarray(step * np.arange(first, first + int(span / step * (1.0 + 1e-12)) + 1))
