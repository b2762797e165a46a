# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated from the others: how good a variogram and a search are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress, share_of
from .covariance import Covariance
from .leave_out import OtherSamples, group_codes
from .leave_out_all import AllOtherSamples
from .method import ExternalDrift, KrigingMethod
from .preparation import Setting, check_method, choose_solver, prepare_group, share_of_preparation
from .samples import SampleGroup
from .search import Search
from .support import Support
from .targets import as_targets
from .variogram import Variogram

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

BATCH = 2048
"""Samples between two calls of the progress."""


@dataclass(frozen=True)
class CrossValidation:
    """Samples estimated without themselves, or without their group."""

    at: Numbers
    """Numbers of the samples that were estimated, shape (k,)."""
    truth: Floats
    """Their values, shape (k, v)."""
    estimate: Floats
    """Their estimates, shape (k, v); NaN where too few other samples are near."""
    variance: Floats
    """Kriging variances, shape (k,); NaN where not estimated."""

    @property
    def squared_errors(self) -> Floats:
        """Squared differences of estimate and truth, summed over the variables, shape (k,)."""
        return np.square(self.estimate - self.truth).sum(axis=1)


def cross_validate(
    points: Floats,
    values: Floats,
    variogram: Variogram,
    search: Search | None = None,
    *,
    method: KrigingMethod | None = None,
    groups: NDArray[Any] | None = None,
    holes: NDArray[Any] | None = None,
    external: Floats | None = None,
    at: Numbers | None = None,
    solver: str = "auto",
    threads: int = 1,
    progress: Progress = no_progress,
) -> CrossValidation:
    """Return each sample estimated by kriging from the samples of other groups.

    The systems are those of `krige`; only the neighbours differ. Where simple kriging takes the mean of the samples, it
    is that of the samples that are not left out.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation, all known.
    values : array of shape (n,) or (n, v)
        Values, all known.
    variogram : Variogram
    search : Search, optional
        By default the nearest 24 samples within twice the ranges. With all samples (`maximum` 0) one factorisation
        serves all.
    method : KrigingMethod, optional
        Ordinary kriging by default; always of points, as samples are.
    groups : array of shape (n,), optional
        A sample is estimated from samples of other groups, such as holes; without groups only the
        sample itself, and samples at its very place, are left out.
    holes : array of shape (n,), optional
        Drillhole of each sample, for a search with a limit per hole.
    external : array of shape (n, e), optional
        External variables of universal kriging at the samples, all known.
    at : integer array, optional
        Numbers of the samples to estimate; all by default.
    solver : str
        `numba`, `torch`, `numpy`, or `auto`, as for `krige`.
    threads : int
        How many threads may work.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        A method that the variogram does not allow, or more samples than can all be taken at once.
    """
    search = (search or Search()).resolved(variogram)
    columns = values[:, None] if values.ndim == 1 else values
    method = _of_points(method or KrigingMethod())
    has_own_mean = method.kind == "simple" and method.mean is None
    kriged = columns
    if has_own_mean:
        method, kriged = _with_weights(columns)
    at = np.arange(len(points)) if at is None else at
    covariance = Covariance.of(variogram)
    drift = None if external is None else ExternalDrift(external, external[at])
    check_method(method, covariance, drift, len(points), len(at))
    setting = Setting(
        method,
        covariance,
        search,
        Support.of(method, None),
        choose_solver(solver, len(at), covariance),
        "cpu",
        "float64",
        threads,
        wants_distance=False,
    )
    group = SampleGroup(np.arange(kriged.shape[1]), points, kriged, holes, external)
    codes = group_codes(groups, len(points))
    share = share_of_preparation(search, len(points), len(at))
    run = prepare_group(
        group,
        setting,
        tree_of=partial(OtherSamples, codes=codes, at=at),
        all_of=partial(AllOtherSamples, codes=codes, at=at, minimum=search.minimum),
        batch=BATCH,
        progress=share_of(progress, 0.0, share),
    )
    estimate, variance = np.full((len(at), kriged.shape[1]), np.nan), np.full(len(at), np.nan)
    done = 0
    progress(share, "Cross-validation")
    for piece in run.pieces(as_targets(points[at]), None if drift is None else drift.at_targets):
        estimate[piece.positions], variance[piece.positions] = piece.estimate, piece.variance
        done += len(piece.positions)
        progress(share + (1.0 - share) * done / len(at), "Cross-validation")
    if has_own_mean:
        means = mean_of_others(points, columns, codes, at)
        estimate = estimate[:, :-1] + (means - columns.mean(axis=0)) * (1.0 - estimate[:, -1:])
    return CrossValidation(at, columns[at], estimate, variance)


def mean_of_others(points: Floats, values: Floats, codes: Numbers, at: Numbers) -> Floats:
    """Return the mean of the samples of other groups and other places, shape (k, v); NaN where there are none.

    Parameters
    ----------
    points : array of shape (n, 3)
        The samples.
    values : array of shape (n, v)
        Their values, all known.
    codes : integer array of shape (n,)
        Group of each sample.
    at : integer array of shape (k,)
        Numbers of the samples that are asked about.

    Examples
    --------
    >>> points = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [2.0, 0.0, 0.0]])
    >>> values = np.array([[1.0], [2.0], [3.0], [4.0]])
    >>> mean_of_others(points, values, np.array([0, 0, 1, 2]), np.array([0, 1, 3])).ravel().tolist()
    [3.5, 4.0, 2.0]
    """
    middle = values.mean(axis=0)
    table = np.column_stack((values - middle, np.ones(len(values))))
    places = np.unique(points, axis=0, return_inverse=True)[1].ravel()
    both = np.unique(np.column_stack((places, codes)), axis=0, return_inverse=True)[1].ravel()
    left_out = _sums(table, codes)[at] + _sums(table, places)[at] - _sums(table, both)[at]
    kept = table.sum(axis=0) - left_out
    number = np.where(kept[:, -1:] > 0.5, kept[:, -1:], np.nan)
    return np.asarray(middle + kept[:, :-1] / number)


def _sums(table: Floats, labels: Numbers) -> Floats:
    """Return for each row the sum of all rows that have its label; shape of the table."""
    return np.column_stack([np.bincount(labels, weights=column)[labels] for column in table.T])


def _with_weights(values: Floats) -> tuple[KrigingMethod, Floats]:
    """Return simple kriging with the mean of all, and values beside ones, whose estimate is the sum of the weights.

    With another mean, the estimate changes by the change of the mean times one less the sum of the weights.
    """
    means = (*(float(mean) for mean in values.mean(axis=0)), 0.0)
    return KrigingMethod("simple", means), np.column_stack((values, np.ones(len(values))))


def _of_points(method: KrigingMethod) -> KrigingMethod:
    return KrigingMethod(method.kind, method.mean, method.drift)
