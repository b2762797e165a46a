# SPDX-License-Identifier: GPL-2.0-or-later
"""Every figure of estimated numbers with its interval, by drawing whole groups anew, and whether estimates hold."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .few_groups import equal_groups, interval
from .held_out import DRAWS
from .intervals import group_times, sums_of_groups
from .number_scores import score_numbers

Array = NDArray[Any]
Floats = NDArray[np.float64]

OF_NUMBERS = ("rmse", "mae", "r2", "bias", "correlation")
"""Figures that have an interval."""
TENTHS = 10
"""Parts of the blocks, by their estimate, whose means are compared."""


def figures_of_numbers(
    estimate: Array, numbers: Array, groups: Array, *, draws: int = DRAWS, seed: int = 1
) -> dict[str, Any]:
    """Return `OF_NUMBERS` with intervals.

    Parameters
    ----------
    estimate, numbers : arrays of shape (n,)
        What was estimated, and what the blocks have.
    groups : array of shape (n,)
        Code of the hole or cube of ground of each block: drawn as wholes.
    """
    whole = score_numbers(estimate, numbers).to_dict()
    middle = float(np.mean(numbers))  # far from zero sums of squares lose digits
    said, known = np.asarray(estimate, dtype=np.float64) - middle, np.asarray(numbers, dtype=np.float64) - middle
    error = said - known
    columns = np.column_stack(
        (np.ones(len(said)), error, error**2, np.abs(error), known, known**2, said, said**2, said * known)
    )
    sums = sums_of_groups(columns, groups)
    drawn = _figures_of_sums(group_times(len(sums), draws, seed) @ sums)
    held = float(equal_groups(sums[:, 0]))
    return {name: interval(_number(whole[name]), drawn[name], held).to_dict() for name in OF_NUMBERS}


def tenths_of_estimates(
    estimate: Array, numbers: Array, groups: Array, *, draws: int = DRAWS, seed: int = 1
) -> dict[str, list[Any]]:
    """Return the mean number over the mean estimate, by tenths of the blocks: columns x y low high blocks.

    Where estimates hold, both are the same; where they smooth, low estimates are too high and high ones too low.
    """
    said, known = np.asarray(estimate, dtype=np.float64), np.asarray(numbers, dtype=np.float64)
    bounds = np.unique(np.quantile(said, np.linspace(0.0, 1.0, TENTHS + 1)[1:-1]))
    at = np.searchsorted(bounds, said, side="right")
    rows: list[tuple[Any, ...]] = []
    for tenth in np.unique(at):
        here = at == tenth
        sums = sums_of_groups(np.column_stack((here, here * known)), groups)
        drawn = group_times(len(sums), draws, seed) @ sums
        means = np.divide(drawn[:, 1], drawn[:, 0], out=np.full(len(drawn), np.nan), where=drawn[:, 0] > 0.0)
        found = interval(float(known[here].mean()), means, float(equal_groups(sums[:, 0]))).to_dict()
        rows.append((float(said[here].mean()), found["value"], found["low"], found["high"], int(here.sum())))
    return {name: list(values) for name, values in zip(("x", "y", "low", "high", "blocks"), zip(*rows))}


def _figures_of_sums(sums: Floats) -> dict[str, Floats]:
    """Return the figures of rows of sums: blocks, errors, their squares and sizes, numbers, estimates, products."""
    n, error, squares, sizes, known, known2, said, said2, products = sums.T
    spread = known2 - known**2 / n
    varied = spread * (said2 - said**2 / n)
    is_spread, is_varied = spread > 1e-12 * known2, varied > 0.0
    nan = np.full(len(n), np.nan)
    return {
        "rmse": np.sqrt(squares / n),
        "mae": sizes / n,
        "bias": error / n,
        "r2": 1.0 - np.divide(squares, spread, out=nan.copy(), where=is_spread),
        "correlation": np.divide(products - said * known / n, np.sqrt(np.abs(varied)), out=nan.copy(), where=is_varied),
    }


def _number(value: float | None) -> float:
    return float("nan") if value is None else float(value)
