# SPDX-License-Identifier: GPL-2.0-or-later
"""How near estimates come to known values, in a handful of numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class EstimationScores:
    """Scores of estimates beside the values that are true; NaN where there is nothing to compute them from."""

    n: int
    """Number of pairs compared."""
    mean_error: float
    """Mean of estimate minus truth: 0 without bias; unit of the field."""
    rmse: float
    """Root of the mean squared error; unit of the field."""
    correlation: float
    """Correlation of estimate and truth (Pearson)."""
    slope: float
    """Slope of the regression of truth on estimate: 1 without conditional bias, below 1 where high estimates
    promise too much."""
    standardised_mean: float
    """Mean of error over kriging standard deviation: 0 at best."""
    standardised_deviation: float
    """Root mean square of that: 1 when the kriging variance tells the truth about the errors."""

    def to_dict(self) -> dict[str, float | None]:
        """Return the scores as plain JSON values, None for NaN."""
        return {name: None if value != value else value for name, value in asdict(self).items()}


def score_estimates(truth: Floats, estimate: Floats, variance: Floats | None = None) -> EstimationScores:
    """Return the scores of estimates, shape (n,), where estimate and truth are known.

    Parameters
    ----------
    truth, estimate : arrays of shape (n,)
        In one unit; NaN where not known.
    variance : array of shape (n,), optional
        Kriging variances; pairs without one, or with none left, have no say in the standardised error.

    Examples
    --------
    >>> found = score_estimates(np.array([0.0, 2.0, 4.0]), np.array([1.0, 3.0, 5.0]), np.array([1.0, 1.0, 1.0]))
    >>> found.mean_error, found.rmse, found.slope, found.standardised_deviation
    (1.0, 1.0, 1.0, 1.0)
    """
    known = np.isfinite(truth) & np.isfinite(estimate)
    truth, estimate = truth[known], estimate[known]
    error = estimate - truth
    spread = np.zeros(0)
    if variance is not None:
        variance = variance[known]
        with np.errstate(invalid="ignore"):
            positive = variance > 0.0
        spread = error[positive] / np.sqrt(variance[positive])
    return EstimationScores(
        len(error),
        _mean(error),
        float(np.sqrt(_mean(np.square(error)))),
        *_line(truth, estimate),
        _mean(spread),
        float(np.sqrt(_mean(np.square(spread)))),
    )


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _line(truth: Floats, estimate: Floats) -> tuple[float, float]:
    """Return correlation, and slope of truth on estimate."""
    if len(truth) < 2:
        return float("nan"), float("nan")
    both = np.cov(estimate, truth)
    if both[0, 0] <= 0.0 or both[1, 1] <= 0.0:
        return float("nan"), float("nan")
    return float(both[0, 1] / np.sqrt(both[0, 0] * both[1, 1])), float(both[0, 1] / both[0, 0])
