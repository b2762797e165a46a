# SPDX-License-Identifier: GPL-2.0-or-later
"""How the variogram is estimated from the pairs of a cell: plain means, and means that outliers sway less."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors import InvalidInputError
from .pairs import Floats, Numbers, SamplePairs

ESTIMATORS = ("standardised", "matheron", "cressie_hawkins", "pairwise_relative")
"""`matheron` is the plain mean; `standardised` divides it by the variance of the very samples in the pairs of a cell,
and multiplies it by that of all."""

DRAWN = 200_000
"""Pairs drawn at random to find the level of an estimator that does not end at the variance."""


def estimate_cells(pairs: SamplePairs, cell: Numbers, size: int, estimator: str) -> tuple[Numbers, Floats]:
    """Return the number of pairs and the variogram of each cell, shape (size,); no pairs where it is not known.

    `cell` of shape (p,) holds the cell of each pair, -1 for none.
    """
    if estimator in {"cressie_hawkins", "pairwise_relative"}:
        return robust_moments(pairs, cell, size, estimator)
    count, gamma, variance = pair_moments(pairs, cell, size)
    if estimator == "matheron":
        return count, gamma
    is_known = variance > 0
    gamma = gamma / np.where(is_known, variance, 1.0) * pairs.values.var(axis=0).sum()
    return np.where(is_known, count, 0), gamma


def pair_moments(pairs: SamplePairs, cell: Numbers, size: int) -> tuple[Numbers, Floats, Floats]:
    """Return of each cell the number of pairs, half their mean squared difference, the variance of their samples.

    `cell` of shape (p,) holds the cell of each pair, -1 for none.
    """
    inside = cell >= 0
    cell, first, second = cell[inside], pairs.first[inside], pairs.second[inside]
    count = np.bincount(cell, minlength=size)
    gamma, variance = np.zeros(size), np.zeros(size)
    divisor = np.maximum(count, 1)
    for column in pairs.values.T:
        centred = column - column.mean()
        one, other = centred[first], centred[second]
        gamma += 0.5 * np.bincount(cell, np.square(one - other), size) / divisor
        mean = np.bincount(cell, one + other, size) / (2 * divisor)
        variance += np.bincount(cell, one * one + other * other, size) / (2 * divisor) - mean * mean
    return count, gamma, variance


def robust_moments(pairs: SamplePairs, cell: Numbers, size: int, estimator: str) -> tuple[Numbers, Floats]:
    """Return of each cell the number of pairs and the variogram by `cressie_hawkins` or `pairwise_relative`.

    Cressie and Hawkins: the fourth power of the mean root of the absolute difference, made fair for normal values.
    Pairwise relative: differences are divided by the mean of the pair, and pairs whose sum is zero are passed over;
    it has no unit. Several columns of values are summed up.

    Raises
    ------
    InvalidInputError
        Pairwise relative with negative values.

    References
    ----------
    Cressie and Hawkins, Mathematical Geology 12 (1980), 115-125; Deutsch and Journel, GSLIB, 2nd edition (1998),
    section III.1.
    """
    check_relative(pairs.values, estimator)
    inside = cell >= 0
    cell, first, second = cell[inside], pairs.first[inside], pairs.second[inside]
    gamma = np.zeros(size)
    for column in pairs.values.T:
        one, other = column[first], column[second]
        gamma += (_pairwise_relative if estimator == "pairwise_relative" else _cressie_hawkins)(one, other, cell, size)
    return np.bincount(cell, minlength=size), gamma


def level_of(pairs: SamplePairs, estimator: str, seed: int = 0) -> float:
    """Return what an estimator gives for pairs at random, however far apart: its own measure of the variance."""
    if estimator in {"standardised", "matheron"}:
        return float(pairs.values.var(axis=0).sum())
    n = len(pairs.points)
    generator = np.random.default_rng(seed)
    first = generator.integers(0, n, DRAWN)
    second = (first + generator.integers(1, max(n, 2), DRAWN)) % n
    drawn = replace(pairs, first=first, second=second, in_one_hole=np.zeros(DRAWN, dtype=bool))
    return float(robust_moments(drawn, np.zeros(DRAWN, dtype=np.int64), 1, estimator)[1][0])


def check_relative(values: Floats, estimator: str) -> None:
    """Refuse negative values for the pairwise relative estimator."""
    negative = int(np.count_nonzero(values < 0.0)) if estimator == "pairwise_relative" else 0
    if negative:
        raise InvalidInputError(
            "The pairwise relative variogram needs values that are not negative, but {n} of {total} are; logarithms "
            "and normal scores are negative too.",
            n=negative,
            total=values.size,
        )


def _cressie_hawkins(one: Floats, other: Floats, cell: Numbers, size: int) -> Floats:
    count = np.maximum(np.bincount(cell, minlength=size), 1)
    root = np.bincount(cell, np.sqrt(np.abs(one - other)), size) / count
    return np.asarray(0.5 * root**4 / (0.457 + 0.494 / count + 0.045 / np.square(count)))


def _pairwise_relative(one: Floats, other: Floats, cell: Numbers, size: int) -> Floats:
    total = one + other
    relative = np.where(total > 0.0, 2.0 * (one - other) / np.where(total > 0.0, total, 1.0), 0.0)
    count = np.maximum(np.bincount(cell, total > 0.0, size), 1)
    return np.asarray(0.5 * np.bincount(cell, np.square(relative), size) / count)
