# SPDX-License-Identifier: GPL-2.0-or-later
"""Values on another scale, on which variograms are calmer, and the way back: logarithms and normal scores.

Grades are skewed: a few rich samples make most of a variogram. Logarithms calm them, and normal scores
replace each value by what a standard normal value of the same rank would be.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice

Floats = NDArray[np.float64]

NODES = 48
"""Nodes of the quadrature by which the mean over an uncertain score is taken."""


@dataclass(frozen=True)
class Logarithm:
    """The natural logarithm of values to which a constant is added."""

    shift: float = 0.0
    """The constant, unit of the values; not negative."""

    @classmethod
    def of(cls, values: Floats) -> tuple[Logarithm, tuple[Notice, ...]]:
        """Return the logarithm for these values, and what was done about zeros; NaN is passed over.

        Where there are zeros, half the smallest positive value is added to all.

        Raises
        ------
        InvalidInputError
            A value is negative, or none is positive.
        """
        known = values[np.isfinite(values)]
        positive = known[known > 0.0]
        if len(positive) == 0 or known.min() < 0.0:
            raise InvalidInputError(
                "Logarithms need values above zero, but the smallest value is {given}; take normal scores instead.",
                given=float(known.min()) if len(known) else float("nan"),
            )
        zeros = len(known) - len(positive)
        if zeros == 0:
            return cls(), ()
        shift = float(positive.min()) / 2.0
        said = (
            "{n} of {total} values are zero; half the smallest other value, {shift}, was added to all for logarithms."
        )
        return cls(shift), (Notice(said, {"n": zeros, "total": len(known), "shift": f"{shift:.4g}"}),)

    def forward(self, values: Floats) -> Floats:
        """Return the logarithms of values, any shape; NaN stays, and is given for what has no logarithm."""
        shifted = values + self.shift
        return np.log(np.where(shifted > 0.0, shifted, np.nan))

    def backward(self, logarithms: Floats) -> Floats:
        """Return the values of logarithms, any shape: medians, where the logarithms are estimates."""
        return np.asarray(np.exp(logarithms) - self.shift)

    def expected(self, logarithms: Floats, variances: Floats) -> Floats:
        """Return the mean value where the logarithm is normal with this mean and variance, any shape.

        This is the estimate of log-normal simple kriging; that of ordinary kriging subtracts the Lagrange multiplier
        from half the variance.
        """
        return np.asarray(np.exp(logarithms + 0.5 * variances) - self.shift)

    def to_dict(self) -> dict[str, Any]:
        """Return the transform as plain JSON values."""
        return {"kind": "log", "shift": self.shift}


@dataclass(frozen=True)
class NormalScore:
    """A table of values and the standard normal values of the same rank."""

    values: Floats
    """Distinct values, ascending, shape (k,)."""
    scores: Floats
    """Their normal scores, ascending, shape (k,)."""
    lowest: float
    """Value at probability zero: the lower tail is linear in probability between it and the smallest value."""
    highest: float
    """Value at probability one, for the upper tail."""

    @classmethod
    def of(
        cls,
        values: Floats,
        weights: Floats | None = None,
        *,
        lowest: float | None = None,
        highest: float | None = None,
    ) -> NormalScore:
        """Return the table of some samples.

        Equal values share a score: that of the middle of their ranks.

        Parameters
        ----------
        values : array of shape (n,)
            Values; NaN where missing.
        weights : array of shape (n,), optional
            Declustering weights, not negative; equal ones by default.
        lowest, highest : float, optional
            Ends of the tails; by default the smallest and the largest value.

        Raises
        ------
        InvalidInputError
            No value with a weight, or tails that end inside the values.

        Examples
        --------
        >>> NormalScore.of(np.array([3.0, 1.0, 2.0])).scores.round(3).tolist()
        [-0.967, 0.0, 0.967]
        """
        from scipy.special import ndtri

        values = np.asarray(values, dtype=np.float64).ravel()
        weights = np.ones(len(values)) if weights is None else np.asarray(weights, dtype=np.float64).ravel()
        known = np.isfinite(values) & (weights > 0.0)
        if not known.any():
            raise InvalidInputError("Normal scores need values, but none of the {n} samples has one.", n=len(values))
        distinct, place = np.unique(values[known], return_inverse=True)
        share = np.bincount(place.ravel(), weights[known])
        share = share / share.sum()
        scores = ndtri(np.cumsum(share) - 0.5 * share)
        low = float(distinct[0]) if lowest is None else lowest
        high = float(distinct[-1]) if highest is None else highest
        if low > distinct[0] or high < distinct[-1]:
            raise InvalidInputError(
                "The tails must end at or beyond the values, which reach from {smallest} to {largest}, but they end at "
                "{low} and {high}.",
                smallest=float(distinct[0]),
                largest=float(distinct[-1]),
                low=low,
                high=high,
            )
        return cls(distinct, scores, low, high)

    def forward(self, values: Floats) -> Floats:
        """Return the scores of values, any shape, linear between those of the table; NaN stays."""
        return np.interp(values, self.values, self.scores)

    def backward(self, scores: Floats) -> Floats:
        """Return the values of scores, any shape: medians, where the scores are estimates; NaN stays."""
        from scipy.special import ndtr

        inside = np.interp(scores, self.scores, self.values)
        below = ndtr(np.minimum(scores, self.scores[0])) / ndtr(self.scores[0])
        above = ndtr(-np.maximum(scores, self.scores[-1])) / ndtr(-self.scores[-1])
        low = (self.values[0] - self.lowest) * (1.0 - below)
        high = (self.highest - self.values[-1]) * (1.0 - above)
        return np.asarray(inside - low + high)

    def expected(self, scores: Floats, variances: Floats) -> Floats:
        """Return the mean value where the score is normal with this mean and variance; arrays of one shape.

        By Gauss-Hermite quadrature. With the estimate and variance of simple kriging of scores this is the estimate
        of the value: kriging smooths, and a bent table makes the value of the mean no mean of the values.
        """
        polynomial: Any = np.polynomial.hermite_e
        nodes, weights = polynomial.hermegauss(NODES)
        deviations = np.sqrt(np.maximum(variances, 0.0))
        total = np.zeros_like(np.asarray(scores, dtype=np.float64))
        for node, weight in zip(nodes, weights / weights.sum()):
            total += weight * self.backward(scores + node * deviations)
        return total

    def to_dict(self) -> dict[str, Any]:
        """Return the transform as plain JSON values."""
        return {
            "kind": "normal_score",
            "values": self.values.tolist(),
            "scores": self.scores.tolist(),
            "lowest": self.lowest,
            "highest": self.highest,
        }
