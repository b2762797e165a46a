# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicator kriging of grades: the probability of a grade above each of several cutoffs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress
from .estimation import Estimation
from .variogram import Variogram

Floats = NDArray[np.float64]

NOTICED = 1e-9
"""Probabilities that were changed by less than this were right."""


@dataclass(frozen=True)
class KrigedCutoffs:
    """Probabilities of grades above cutoffs at the targets."""

    cutoffs: tuple[float, ...]
    """Ascending."""
    probability: Floats
    """That the grade is not below each cutoff, shape (n, cutoffs), in [0, 1], falling from cutoff to cutoff; NaN where
    not estimated."""
    mean: Floats
    """Mean grade of these probabilities, shape (n,): of each class between cutoffs the mean of its samples."""
    corrected: int
    """Number of targets at which probabilities had to be put in order."""
    unestimated: int
    """Number of targets without an estimate."""
    notices: tuple[Notice, ...]
    """What was repaired, and why targets were not estimated."""


def indicators_above(values: Floats, cutoffs: Sequence[float]) -> Floats:
    """Return 1 where a value is not below a cutoff, else 0, shape (m, cutoffs); NaN rows where it is missing.

    Examples
    --------
    >>> indicators_above(np.array([0.2, 0.7]), (0.5, 0.7)).tolist()
    [[0.0, 0.0], [1.0, 1.0]]
    """
    above = values[:, None] >= np.asarray(cutoffs, dtype=np.float64)
    return np.where(np.isnan(values)[:, None], np.nan, above.astype(np.float64))


def krige_cutoffs(
    estimation: Estimation,
    values: Floats,
    cutoffs: Sequence[float],
    variogram: Variogram,
    *,
    progress: Progress = no_progress,
) -> KrigedCutoffs:
    """Return the probability of a grade above each cutoff by kriging of indicators.

    All cutoffs share the variogram, and so one factorisation per target gives them all. Estimates outside [0, 1] are
    clipped; where a higher cutoff has the higher probability, the mean is taken of the smallest change that raises
    the lower cutoffs' and the smallest that lowers the higher ones'.

    Parameters
    ----------
    estimation : Estimation
        Where, from what and how.
    values : array of shape (m,)
        Grades; NaN where missing.
    cutoffs : sequence of float
        At least one; at least one sample must lie on each side of each.
    variogram : Variogram
        Of the indicators, raw.
    progress : Progress
        May raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        No cutoffs, or all samples on one side of one.

    References
    ----------
    Deutsch and Journel, GSLIB, 2nd edition (1998), section IV.1.9.
    """
    cutoffs = _checked(values, cutoffs)
    field = estimation.estimate(indicators_above(values, cutoffs), variogram, progress=progress)
    raw = np.clip(field.estimate, 0.0, 1.0)
    probability = ordered(raw)
    known = ~np.isnan(field.estimate[:, 0])
    changed = np.abs(probability - field.estimate).max(axis=1) > NOTICED
    corrected = int(np.count_nonzero(known & changed))
    notices = field.notices
    if corrected:
        said = "The probabilities of {n} blocks were put in order: between 0 and 1, and falling from cutoff to cutoff."
        notices = (*notices, Notice(said, {"n": corrected}))
    mean = _mean_of_classes(probability, values, cutoffs)
    return KrigedCutoffs(cutoffs, probability, mean, corrected, field.unestimated, notices)


def ordered(probability: Floats) -> Floats:
    """Return probabilities (n, cutoffs) that do not rise from cutoff to cutoff: the mean of both corrections.

    Examples
    --------
    >>> ordered(np.array([[0.5, 0.7, 0.2]])).round(3).tolist()
    [[0.6, 0.6, 0.2]]
    """
    lowered = np.minimum.accumulate(probability, axis=1)
    raised = np.maximum.accumulate(probability[:, ::-1], axis=1)[:, ::-1]
    return np.asarray((lowered + raised) / 2.0)


def _checked(values: Floats, cutoffs: Sequence[float]) -> tuple[float, ...]:
    """Return the cutoffs, ascending and distinct."""
    distinct = tuple(sorted({float(cutoff) for cutoff in cutoffs}))
    if not distinct:
        raise InvalidInputError("Indicator kriging needs at least one cutoff.")
    known = values[~np.isnan(values)]
    for cutoff in distinct:
        above = int(np.count_nonzero(known >= cutoff))
        if not 0 < above < len(known):
            raise InvalidInputError(
                "{above} of {n} samples are not below the cutoff {cutoff}; some on both sides are needed.",
                above=above,
                n=len(known),
                cutoff=cutoff,
            )
    return distinct


def _mean_of_classes(probability: Floats, values: Floats, cutoffs: tuple[float, ...]) -> Floats:
    """Return the mean of the classes' mean samples, weighted by their probabilities, shape (n,)."""
    known = values[~np.isnan(values)]
    number = np.searchsorted(np.asarray(cutoffs), known, side="right")
    classes = len(cutoffs) + 1
    counts = np.bincount(number, minlength=classes)
    edges = np.asarray((cutoffs[0], *cutoffs))
    means = np.where(counts > 0, np.bincount(number, known, minlength=classes) / np.maximum(counts, 1), edges)
    bounds = np.concatenate((np.ones((len(probability), 1)), probability, np.zeros((len(probability), 1))), axis=1)
    return np.asarray((bounds[:, :-1] - bounds[:, 1:]) @ means)
