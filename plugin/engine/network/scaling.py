# SPDX-License-Identifier: GPL-2.0-or-later
"""Scalers: numbers of any unit become inputs of one size. Fitted on training blocks only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from .settings import SCALINGS

Array = NDArray[Any]


@dataclass(frozen=True)
class Scaler:
    """Turns the numbers of one feature into one input: `(g(x) - offset) / scale`.

    `g` is `ln(1 + max(x - lowest, 0) / typical)` for the method `log` and x itself for the others.
    """

    method: str
    """One of `SCALINGS`."""
    lowest: float
    """Smallest value among the training blocks."""
    highest: float
    """Largest value among the training blocks."""
    offset: float = 0.0
    """Taken away from g(x)."""
    scale: float = 1.0
    """What the difference is divided by; 1 for a feature that is constant, whose input is then 0."""
    typical: float = 1.0
    """Median height above the lowest value, for `log`."""

    def apply(self, values: Array) -> Array:
        """Return the scaled values as float32; values beyond the training range are not cut."""
        heights = values.astype(np.float64)
        if self.method == "log":
            heights = np.log1p(np.maximum(heights - self.lowest, 0.0) / self.typical)
        return ((heights - self.offset) / self.scale).astype(np.float32)

    @property
    def is_constant(self) -> bool:
        """Whether all training blocks have one value."""
        return self.lowest == self.highest

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {name: getattr(self, name) for name in ("method", "lowest", "highest", "offset", "scale", "typical")}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Scaler:
        """Return the scaler of plain JSON values."""
        return cls(str(values["method"]), *(float(values[name]) for name in _NUMBERS))


_NUMBERS = ("lowest", "highest", "offset", "scale", "typical")


def fit_scaler(values: Array, method: str) -> Scaler:
    """Return the scaler of one feature.

    Parameters
    ----------
    values : array of shape (n,)
        The feature's values in the training blocks; finite, at least one.
    method : str
        `min_max`: training values to 0 to 1, as published. `z_score`: mean 0, standard deviation 1.
        `log`: logarithm of the height above the lowest value, to 0 to 1; for skew grades.
        `robust`: median 0, quartiles 1 apart; for values with outliers. `none`: as they are.

    Examples
    --------
    >>> fit_scaler(np.array([2.0, 4.0, 6.0]), "min_max").apply(np.array([3.0])).tolist()
    [0.25]
    """
    check_choice(method, SCALINGS, "scaling")
    numbers = np.asarray(values, dtype=np.float64)
    lowest, highest = float(numbers.min()), float(numbers.max())
    typical = 1.0
    if method == "log":
        heights = numbers - lowest
        typical = float(np.median(heights)) or float(heights.mean()) or 1.0
        numbers = np.log1p(heights / typical)
    offset, scale = _offset_and_scale(numbers, method)
    return Scaler(method, lowest, highest, offset, scale if scale > 0.0 else 1.0, typical)


def _offset_and_scale(numbers: NDArray[np.float64], method: str) -> tuple[float, float]:
    if method == "none":
        return 0.0, 1.0
    if method == "z_score":
        return float(numbers.mean()), float(numbers.std())
    if method == "robust":
        lower, middle, upper = (float(value) for value in np.quantile(numbers, (0.25, 0.5, 0.75)))
        return middle, (upper - lower) or float(numbers.std())
    low, high = float(numbers.min()), float(numbers.max())
    return low, high - low
