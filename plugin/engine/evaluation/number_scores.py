# SPDX-License-Identifier: GPL-2.0-or-later
"""How well estimated numbers agree with what blocks have."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from .class_scores import plain

Array = NDArray[Any]


@dataclass(frozen=True)
class NumberScores:
    """The figures of one part of the blocks, in the unit of the number."""

    rmse: float
    """Root of the mean square error."""
    mae: float
    """Mean absolute error."""
    r2: float
    """1 - sum of squared errors / sum of squared distances to the blocks' own mean: 0 for that mean, 1 for no error."""
    bias: float
    """Mean of estimate minus number."""
    correlation: float
    """Pearson's, between estimate and number."""
    mean: float
    """Mean of the numbers."""
    deviation: float
    """Standard deviation of the numbers: the RMSE of saying their mean."""
    n: int
    """Number of blocks."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what is not defined is None."""
        return plain(asdict(self))


def score_numbers(estimate: Array, numbers: Array) -> NumberScores:
    """Return the scores of estimates.

    Parameters
    ----------
    estimate, numbers : arrays of shape (n,)
        What was estimated, and what the blocks have; without missing values.

    Raises
    ------
    InvalidInputError
        There are no blocks, or a value is missing.

    Examples
    --------
    >>> scores = score_numbers(np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0, 3.0]))
    >>> scores.r2, round(scores.mae, 3)
    (0.5, 0.333)
    """
    said, known = np.asarray(estimate, dtype=np.float64), np.asarray(numbers, dtype=np.float64)
    if said.shape != known.shape or said.size == 0 or not (np.isfinite(said) & np.isfinite(known)).all():
        raise InvalidInputError(
            "Numbers and their estimates must be as many, at least one and none missing, but there are {estimates} and "
            "{numbers}.",
            estimates=said.size,
            numbers=known.size,
        )
    error, spread = said - known, float(((known - known.mean()) ** 2).sum())
    varies = spread > 0.0 and said.std() > 0.0
    return NumberScores(
        rmse=float(np.sqrt((error**2).mean())),
        mae=float(np.abs(error).mean()),
        r2=1.0 - float((error**2).sum()) / spread if spread > 0.0 else float("nan"),
        bias=float(error.mean()),
        correlation=float(np.corrcoef(said, known)[0, 1]) if varies else float("nan"),
        mean=float(known.mean()),
        deviation=float(known.std()),
        n=len(known),
    )
