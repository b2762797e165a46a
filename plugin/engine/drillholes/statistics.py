# SPDX-License-Identifier: GPL-2.0-or-later
"""What columns of drillhole tables hold, before and after they were cleaned."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .names import field_name
from .numbers import decimal_marks, parse_numbers
from .records import TextTable


@dataclass(frozen=True)
class Summary:
    """Figures of one column; NaN where there are no values."""

    n: int
    """Values."""
    missing: int
    """Rows without a value."""
    minimum: float
    mean: float
    """Mean, weighted with length where lengths were given."""
    median: float
    maximum: float
    deviation: float
    """Standard deviation, weighted as the mean."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what is not defined is None."""
        return {name: None if value != value else value for name, value in asdict(self).items()}


def summarize(values: NDArray[np.float64], weights: NDArray[np.float64] | None = None) -> Summary:
    """Return the figures of values of shape (n,), NaN where missing.

    Examples
    --------
    >>> summarize(np.array([1.0, 2.0, 6.0, np.nan])).mean
    3.0
    """
    is_known = np.isfinite(values)
    known = values[is_known]
    missing = int(np.count_nonzero(~is_known))
    if len(known) == 0:
        return Summary(0, missing, *[float("nan")] * 5)
    shares = np.ones(len(known)) if weights is None else weights[is_known]
    shares = shares / shares.sum()
    mean = float(shares @ known)
    deviation = float(np.sqrt(shares @ (known - mean) ** 2))
    return Summary(
        len(known), missing, float(known.min()), mean, float(np.median(known)), float(known.max()), deviation
    )


def raw_numbers(table: TextTable, field: str) -> NDArray[np.float64]:
    """Return the numbers of a column as they stand in its file, shape (n,): codes too, NaN for text.

    Parameters
    ----------
    field : str
        Name of the grade; its column is the first one whose header gives that name.
    """
    header = next((one for one in table.columns if field_name(one)[0] == field), None)
    if header is None:
        return np.full(table.n_rows, np.nan)
    has_comma = header in decimal_marks(table).commas
    return parse_numbers(table.columns[header], has_decimal_comma=has_comma).values
