# SPDX-License-Identifier: GPL-2.0-or-later
"""The calibration error, and draws of it that are freed of what noise adds.

It is a sum of sizes of gaps between probability and share of ore. Noise adds to such a sum whatever its sign: a sample
lies above the ground that it is of, and a draw of the sample above the sample. Of probabilities that mean exactly what
they say the plain draws never reach the zero that is true.

The lower end of an interval is found by inverting a test, therefore: it is the smallest error that together with the
noise still gives what was found. As there are many ways in which ten gaps can be smaller, one is taken for all: gaps of
the same shape, each smaller by the same factor.

References
----------
DiCiccio and Romano, Nonparametric confidence limits by resampling methods and least favorable families (1990).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BINS = 10
"""Bins of the calibration error, evenly wide."""


def bins_of(probability: Floats) -> NDArray[np.int64]:
    """Return the bin of each probability."""
    return np.minimum((probability * BINS).astype(np.int64), BINS - 1)


def expected_calibration_error(probability: Floats, is_ore: NDArray[np.bool_]) -> float:
    """Return the mean distance between probability and share of ore over `BINS` bins of probability.

    Examples
    --------
    >>> expected_calibration_error(np.array([0.75, 0.75]), np.array([True, False]))
    0.25
    """
    gaps = np.bincount(bins_of(probability), probability - is_ore, BINS)
    return float(np.abs(gaps).sum() / len(probability))


def drawn_errors(gaps: Floats, drawn: Floats) -> Floats:
    """Return draws whose quantiles are the ends of an interval for the calibration error of the ground.

    A draw below the error that was found is the one of a test (see `_inverted`); the others are plain ones, moved so
    that their middle is the error, none below it.

    Parameters
    ----------
    gaps : array of shape (bins,)
        Sum of probability minus ore in each bin over the number of all blocks: the sizes add up to the error.
    drawn : array of shape (draws, bins)
        The same of draws of groups.

    Returns
    -------
    array of shape (draws,)

    Examples
    --------
    >>> drawn_errors(np.array([0.25]), np.array([[0.0], [0.25], [0.5], [0.75]])).tolist()
    [0.0, 0.25, 0.375, 0.625]
    """
    value, plain = float(np.abs(gaps).sum()), np.abs(drawn).sum(axis=1)
    if not len(plain):
        return plain
    moved = np.maximum(plain - (float(np.median(plain)) - value), value)
    inverted = _inverted(gaps, drawn - gaps) if value > 0.0 else moved
    return np.where(inverted < value, inverted, moved)


def _inverted(gaps: Floats, noise: Floats) -> Floats:
    """Return the error of gaps of this shape that, less the noise of a draw, give the error that was found.

    Where two do it is the larger one, and 0 where none does: the noise alone gives more then. The sum of sizes is
    convex in the factor: Newton's steps from above end after one for each gap at most.
    """
    value = np.abs(gaps).sum()
    factor = 1.0 + np.abs(noise).sum(axis=1) / value
    for _ in range(len(gaps) + 1):
        left = factor[:, None] * gaps - noise
        slope = (np.sign(left) * gaps).sum(axis=1)
        above = np.maximum(np.abs(left).sum(axis=1) - value, 0.0)
        is_open = (above > 1e-12 * value) & (factor > 0.0)
        step = np.divide(above, slope, out=factor.copy(), where=slope > 0.0)
        factor = np.where(is_open, np.maximum(factor - step, 0.0), factor)
    return np.asarray(factor * value)
