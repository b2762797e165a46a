# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging of logarithms and normal scores, and the way back to grades without bias.

With Y the kriged logarithm, V its kriging variance, e its excess (see `KrigedField`), C the variance of the truth at
the target (of blocks, of their mean logarithm) and S the sill, the estimate is::

    exp(Y + (S - C + V) / 2 - e)        less the constant that was added before the logarithm

Its mean is that of the grades, because C - V + 2 e is the variance of Y. In simple kriging e is 0. Of blocks this
takes their grades to be log-normal too. The variance is the square of that exponential times (exp(V) - 1).

Normal scores are taken to be normal around the kriged one with the kriging variance; mean and variance of the grade
are integrals of the table over that distribution, by sums over 201 scores that lie five standard deviations to either
side: the table is bent at every sample, for which an even spacing is better than a Gaussian quadrature. This is for
points only.

References
----------
Journel and Huijbregts, Mining Geostatistics (1978), section VIII.A; Goovaerts, Geostatistics for Natural Resources
Evaluation (1997), section 7.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_choice
from ..errors import InvalidInputError
from ..progress import Progress, no_progress, share_of
from .estimation import Estimation
from .field import EXCESS, KrigedField
from .transforms import Logarithm, NormalScore
from .variogram import SCALES, Variogram

Floats = NDArray[np.float64]

FARTHEST = 5.0
"""Standard deviations from the kriged score to either side over which the table is integrated."""

NODES = 201
"""Scores in that sum."""

CHUNK = 65536
"""Targets taken back at once."""


def krige_on_scale(
    estimation: Estimation,
    values: Floats,
    variogram: Variogram,
    *,
    scale: str = "raw",
    measures: Sequence[str] = (),
    progress: Progress = no_progress,
) -> KrigedField:
    """Return kriged values that are on another scale while they are kriged.

    Efficiency and slope are those of that scale; so is the known mean of simple kriging, which is 0 for normal scores
    unless one is given.

    Parameters
    ----------
    estimation : Estimation
        Where, from what and how.
    values : array of shape (m,)
        Values of one variable; NaN where missing.
    variogram : Variogram
        Of the values on that scale.
    scale : str
        One of `SCALES`.
    measures : sequence of str
        What else is wanted, as for `krige`.
    progress : Progress
        May raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        The variogram is of another scale or has no sill, values that have no logarithm, or blocks by normal scores.
    """
    check_choice(scale, SCALES, "scale of values")
    _check_scale(estimation, variogram, scale)
    if scale == "raw":
        return estimation.estimate(values, variogram, measures=measures, progress=progress)
    first, last = share_of(progress, 0.0, 0.9), share_of(progress, 0.9, 1.0)
    wanted = (*measures, EXCESS)
    if scale == "log":
        logarithm, said = Logarithm.of(values)
        field = estimation.estimate(logarithm.forward(values), variogram, measures=wanted, progress=first)
        field = replace(field, notices=(*said, *field.notices))
        return _taken_back(field, lambda part: _from_logarithms(logarithm, part, variogram.sill), last)
    scores = NormalScore.of(values)
    if estimation.method.kind == "simple" and estimation.method.mean is None:
        estimation = replace(estimation, method=replace(estimation.method, mean=0.0))
    field = estimation.estimate(scores.forward(values), variogram, measures=wanted, progress=first)
    return _taken_back(field, lambda part: _from_scores(scores, part), last)


def _check_scale(estimation: Estimation, variogram: Variogram, scale: str) -> None:
    if variogram.scale != scale:
        raise InvalidInputError(
            "The variogram is of values on the scale {given}, but they are kriged on the scale {wanted}; both must be "
            "the same.",
            given=variogram.scale,
            wanted=scale,
        )
    if scale != "raw" and not variogram.is_bounded:
        raise InvalidInputError("Logarithms and normal scores need a variogram that ends at a sill.")
    if scale == "normal_score" and estimation.method.is_block:
        raise InvalidInputError(
            "The mean score of a block says nothing about its mean grade; krige normal scores at points, with a "
            "discretisation of 1 x 1 x 1."
        )


def _from_logarithms(logarithm: Logarithm, field: KrigedField, sill: float) -> tuple[Floats, Floats]:
    """Return means and variances of grades."""
    excess = field.variance * 0.0 if field.excess is None else field.excess
    half = (sill - field.target_variance + field.variance) / 2.0 - excess
    mean = np.exp(field.estimate + half)
    return mean - logarithm.shift, np.square(mean) * np.expm1(field.variance)


def _from_scores(scores: NormalScore, field: KrigedField) -> tuple[Floats, Floats]:
    """Return means and variances of grades."""
    nodes = np.linspace(-FARTHEST, FARTHEST, NODES)
    weights = np.exp(-0.5 * np.square(nodes))
    deviation = np.sqrt(field.variance)
    mean, square = np.zeros_like(deviation), np.zeros_like(deviation)
    for node, weight in zip(nodes, weights / weights.sum()):
        value = scores.backward(field.estimate + node * deviation)
        mean += weight * value
        square += weight * np.square(value)
    return mean, np.maximum(square - np.square(mean), 0.0)


def _taken_back(field: KrigedField, back: Any, progress: Progress) -> KrigedField:
    """Return the field with estimates and variances of grades, chunk by chunk."""
    estimate, variance = np.empty_like(field.estimate), np.empty_like(field.variance)
    for start in range(0, len(estimate), CHUNK):
        rows = slice(start, start + CHUNK)
        excess = None if field.excess is None else field.excess[rows]
        part = replace(field, estimate=field.estimate[rows], variance=field.variance[rows], excess=excess)
        estimate[rows], variance[rows] = back(part)
        progress(min(1.0, (start + CHUNK) / len(estimate)), "Back to grades")
    return replace(field, estimate=estimate, variance=variance, excess=None)
