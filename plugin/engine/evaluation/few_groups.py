# SPDX-License-Identifier: GPL-2.0-or-later
"""A figure with what draws of groups say of it, also where few groups were drawn.

The middle of the draws is too narrow where groups are few: they are as different as the groups at hand, whose spread is
by the factor sqrt((n - 1) / n) smaller than that of new ones, and is known from n of them only. Less is left out at the
ends, therefore: the share that lies beyond sqrt(n / (n - 1)) times Student's t of n - 1 degrees of freedom in a normal
distribution. Groups of different size count as the number of groups of one size that would say as much.

No draw leaves the range of the groups that were drawn. That range covers the middle value of all groups with the chance
1 - 2 ** (1 - n): below six groups less than 95 %, however much of it is taken; then there is no interval.

References
----------
Hesterberg, What teachers should know about the bootstrap (2015), section 5.3, the expanded percentile interval.
Kish, Survey sampling (1965), section 8.2, the number of equal groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEVEL = 0.95
"""Share of all cases in which an interval is to hold the figure of new groups."""
FEWEST = 6
"""Equal groups below which there is no interval: `1 - 2 ** (1 - n)` reaches `LEVEL` from here on."""


@dataclass(frozen=True)
class Interval:
    """A figure with its interval."""

    value: float
    """On all composites or blocks."""
    low: float
    """Lower end."""
    high: float
    """Upper end."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; what is not defined is None."""
        return {name: one if np.isfinite(one) else None for name, one in asdict(self).items()}


@dataclass(frozen=True)
class DrawnFigure:
    """A figure with its draws."""

    value: float
    """Of all blocks."""
    draws: Floats
    """Of each draw of groups; NaN where it is not defined."""
    groups: float
    """Of how many equal groups it is made (see `equal_groups`)."""

    def interval(self) -> Interval:
        """Return it with its interval; the ends are NaN where groups are too few.

        The ends never leave the figure outside: counting by levels rounds the draws a little.
        """
        low, high = ends(self.draws, self.groups)
        if not np.isfinite([self.value, low, high]).all():
            return Interval(float(self.value), float("nan"), float("nan"))
        return Interval(float(self.value), min(low, float(self.value)), max(high, float(self.value)))


def interval(value: float, draws: Floats, groups: float) -> Interval:
    """Return the interval of a figure; parameters are those of `DrawnFigure`."""
    return DrawnFigure(value, draws, groups).interval()


def ends(draws: Floats, groups: float) -> tuple[float, float]:
    """Return the ends between which the figure of new groups lies, NaN where groups are too few.

    Draws in which the figure is not defined do not count.
    """
    known = draws[np.isfinite(draws)]
    if not len(known) or not groups >= FEWEST:
        return float("nan"), float("nan")
    share = left_out(groups)
    # With so few draws the expected place of the k-th is k / (n + 1): linear quantiles would cut the tails.
    low, high = np.quantile(known, [share, 1.0 - share], method="weibull")
    return float(low), float(high)


def left_out(groups: float) -> float:
    """Return the share of the draws that is left out at each end.

    Examples
    --------
    >>> round(left_out(6.0), 4), round(left_out(40.0), 4)
    (0.0024, 0.0203)
    """
    from scipy.special import ndtr, stdtrit

    t = -stdtrit(groups - 1.0, 0.5 * (1.0 - LEVEL))
    return float(ndtr(-t * (groups / (groups - 1.0)) ** 0.5))


def equal_groups(sizes: NDArray[Any]) -> Any:
    """Return how many groups of one size say as much as groups of these sizes: (sum)^2 / sum of squares.

    Parameters
    ----------
    sizes : array of shape (groups, ...)
        What each group holds of what a figure is made of, in one or more columns.

    Returns
    -------
    float or array of shape (...)
        0 where no group holds anything.

    Examples
    --------
    >>> float(equal_groups(np.array([5, 5, 5]))), round(float(equal_groups(np.array([98, 1, 1]))), 2)
    (3.0, 1.04)
    """
    held = np.asarray(sizes, dtype=np.float64)
    squares = (held**2).sum(axis=0)
    return np.divide(held.sum(axis=0) ** 2, squares, out=np.zeros_like(squares), where=squares > 0.0)


def mean_of_figures(each: Sequence[DrawnFigure]) -> DrawnFigure:
    """Return the mean of the figures that are defined, and that of each draw.

    Figures of the same holes vary together, so that what is known of each does not add up: the mean has the degrees of
    freedom of those that vary most, the harmonic mean weighted with their variances. One figure of fewer than `FEWEST`
    groups, of which nobody knows how it varies, leaves it without an interval, however little its draws vary.
    """
    known = [one for one in each if np.isfinite(one.value)]
    if not known:
        return DrawnFigure(float("nan"), np.array([]), 0.0)
    stacked = np.stack([one.draws for one in known])
    n = np.isfinite(stacked).sum(axis=0)
    means = np.divide(np.nansum(stacked, axis=0), n, out=np.full(len(n), np.nan), where=n > 0)
    return DrawnFigure(float(np.mean([one.value for one in known])), means, _groups_of_mean(known))


def _groups_of_mean(known: Sequence[DrawnFigure]) -> float:
    fewest = min(one.groups for one in known)
    variances = np.array([_variance(one.draws) for one in known])
    if fewest < FEWEST or not variances.sum() > 0.0:
        return fewest
    freedom = np.array([one.groups - 1.0 for one in known])
    return float(variances.sum() / (variances / freedom).sum()) + 1.0


def _variance(draws: Floats) -> float:
    known = draws[np.isfinite(draws)]
    return float(np.var(known)) if len(known) else 0.0
