# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicator kriging of categories: the probability of each class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress
from .kriging import krige
from .search import Search
from .targets import TargetsGiven
from .variogram import Variogram


@dataclass(frozen=True)
class KrigedCategories:
    """Class probabilities at the targets."""

    classes: tuple[int, ...]
    """Codes of the classes, ascending."""
    probability: NDArray[np.float64]
    """Shape (n, classes), in [0, 1], each row sums to 1; NaN where not estimated."""
    most_probable: NDArray[np.int32]
    """Code of the most probable class, shape (n,); `missing` where not estimated."""
    entropy: NDArray[np.float64]
    """Shannon's entropy over its largest possible value, shape (n,), 0 (certain) to 1 (anything); NaN where
    not estimated."""
    missing: int
    """The code that stands for no class."""
    unestimated: int
    """Number of targets without an estimate."""
    notices: tuple[Notice, ...]
    """What was repaired, and why targets were not estimated."""


def indicators(codes: NDArray[Any], *, missing: int = 0) -> tuple[tuple[int, ...], NDArray[np.float64]]:
    """Return the classes, ascending, and their indicators: shape (m, classes), NaN rows where a code is missing.

    Examples
    --------
    >>> indicators(np.array([2, 5, 0, 2]))[0]
    (2, 5)
    """
    codes = np.asarray(codes)
    known = codes != missing
    classes = np.unique(codes[known])
    table = np.where(known[:, None], (codes[:, None] == classes[None]).astype(np.float64), np.nan)
    return tuple(int(code) for code in classes), table


def krige_indicators(
    points: NDArray[np.float64],
    codes: NDArray[Any],
    targets: TargetsGiven,
    variogram: Variogram,
    search: Search | None = None,
    *,
    missing: int = 0,
    holes: NDArray[Any] | None = None,
    threads: int = 1,
    progress: Progress = no_progress,
) -> KrigedCategories:
    """Return the probability of each class by ordinary kriging of its indicator.

    All classes share the variogram, and so one factorisation per target gives them all; their raw
    estimates then sum to one. Estimates outside [0, 1], which negative weights make, are clipped, and
    the rest is divided by its sum.

    Parameters
    ----------
    points : array of shape (m, 3)
        Easting, northing, elevation of the samples.
    codes : integer array of shape (m,)
        Class of each sample.
    targets, variogram, search, holes, threads, progress
        As for `krige`.
    missing : int
        The code of samples without a class; they are not used.

    Raises
    ------
    InvalidInputError
        No sample has a class, or arrays do not fit each other.
    """
    classes, table = indicators(codes, missing=missing)
    if not classes:
        raise InvalidInputError("None of the {n} samples has a class; at least one is needed.", n=len(table))
    field = krige(points, table, targets, variogram, search, holes=holes, threads=threads, progress=progress)
    probability = np.clip(field.estimate, 0.0, 1.0)
    probability /= probability.sum(axis=1, keepdims=True)
    known = ~np.isnan(probability[:, 0])
    winner = np.array(classes, dtype=np.int32)[np.argmax(np.where(known[:, None], probability, 0.0), axis=1)]
    return KrigedCategories(
        classes,
        probability,
        np.where(known, winner, np.int32(missing)),
        relative_entropy(probability),
        missing,
        field.unestimated,
        field.notices,
    )


def relative_entropy(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the entropy of rows of probabilities, divided by that of equal ones; NaN rows stay NaN.

    Examples
    --------
    >>> relative_entropy(np.array([[0.5, 0.5], [1.0, 0.0]])).tolist()
    [1.0, 0.0]
    """
    classes = probability.shape[1]
    if classes == 1:
        return np.where(np.isnan(probability[:, 0]), np.nan, 0.0)
    logarithm = np.log(np.where(probability > 0, probability, 1.0))
    entropy = -(probability * logarithm).sum(axis=1) / np.log(classes)
    return np.where(np.isnan(probability[:, 0]), np.nan, np.abs(entropy))
