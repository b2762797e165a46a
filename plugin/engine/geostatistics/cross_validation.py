# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated from the others: how good a variogram and a search are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice
from ..progress import Progress, no_progress, share_of
from .covariance import Covariance
from .leave_out import OtherSamples, group_codes
from .leave_out_all import AllOtherSamples
from .method import ExternalDrift, KrigingMethod
from .pieces import Tally
from .preparation import Setting, check_method, choose_solver, prepare_group, share_of_preparation
from .samples import SampleGroup, merge_within
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
    tally: Tally
    """What happened to them."""
    crossing: int
    """Samples at the place of one of another group: seen from a third group each counts by itself."""

    def notices(self, trial: str) -> tuple[Notice, ...]:
        """Return what the user should be told of a trial of that name: each thing that there was."""
        said = (
            Notice(
                "{trial}: the kriging systems of {n} left-out samples were nearly singular and were solved with a tiny "
                "nugget.",
                {"trial": trial, "n": self.tally.stabilised},
            ),
            Notice(
                "{trial}: for {n} left-out samples the others cannot show the drift; they were estimated with a "
                "simpler one.",
                {"trial": trial, "n": self.tally.simplified},
            ),
            Notice(
                "{trial}: {n} left-out samples were not estimated: their kriging system has no solution.",
                {"trial": trial, "n": self.tally.unsolved},
            ),
            Notice(
                "{trial}: {n} samples lie at the place of a sample of another group. Where none of them is left out "
                "each counts by itself; Krige grades would average them.",
                {"trial": trial, "n": self.crossing},
            ),
        )
        return tuple(notice for notice in said if notice.fields["n"])

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
    is that of the samples that are not left out. Samples of one group at one place are averaged, without groups all of
    a place, and left out together. Those of different groups stay apart, each with a nugget of its own: there `krige`
    would average those that are not left out.

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
    method = _of_points(method or KrigingMethod())
    columns = values[:, None] if values.ndim == 1 else values
    at = np.arange(len(points)) if at is None else at
    covariance = Covariance.of(variogram)
    codes = group_codes(groups, len(points))
    merged = merge_within(
        SampleGroup(np.arange(columns.shape[1]), points, columns, holes, external),
        np.zeros(len(points), dtype=np.int64) if groups is None else codes,
        covariance.frames[0].transform,
    )
    asked, back = at, np.arange(len(at))
    if len(merged.first) < len(points):
        asked, back = np.unique(merged.row[at], return_inverse=True)
    left_out = _LeftOut(merged.group, codes[merged.first], asked)
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
    estimate, variance, tally = left_out.estimated(setting, progress)
    return CrossValidation(at, columns[at], estimate[back], variance[back], tally, merged.crossing)


@dataclass(frozen=True)
class _LeftOut:
    """Samples of which some are to be estimated without their groups."""

    group: SampleGroup
    """All samples."""
    codes: Numbers
    """Their groups, shape (n,)."""
    at: Numbers
    """Those that are estimated, shape (k,)."""

    def estimated(self, setting: Setting, progress: Progress) -> tuple[Floats, Floats, Tally]:
        """Return estimates (k, v), variances (k,), and what happened."""
        points, values, external = self.group.points, self.group.values, self.group.external
        drift = None if external is None else ExternalDrift(external, external[self.at])
        check_method(setting.method, setting.covariance, drift, len(points), len(self.at))
        if setting.method.kind != "simple" or setting.method.mean is not None:
            return self._kriged(self.group, setting, progress)
        method, beside_ones = _with_weights(values)
        group = replace(self.group, columns=np.arange(beside_ones.shape[1]), values=beside_ones)
        estimate, variance, tally = self._kriged(group, replace(setting, method=method), progress)
        change = mean_of_others(points, values, self.codes, self.at) - values.mean(axis=0)
        return estimate[:, :-1] + change * (1.0 - estimate[:, -1:]), variance, tally

    def _kriged(self, group: SampleGroup, setting: Setting, progress: Progress) -> tuple[Floats, Floats, Tally]:
        """Return the same with the means that are stated."""
        n, points = len(self.at), group.points[self.at]
        share = share_of_preparation(setting.search, len(group.points), n)
        run = prepare_group(
            group,
            setting,
            tree_of=partial(OtherSamples, codes=self.codes, at=self.at),
            all_of=partial(AllOtherSamples, codes=self.codes, at=self.at, minimum=setting.search.minimum),
            batch=BATCH,
            progress=share_of(progress, 0.0, share),
        )
        estimate, variance = np.full((n, group.values.shape[1]), np.nan), np.full(n, np.nan)
        tally, done = Tally(), 0
        progress(share, "Cross-validation")
        for piece in run.pieces(as_targets(points), None if group.external is None else group.external[self.at]):
            estimate[piece.positions], variance[piece.positions] = piece.estimate, piece.variance
            tally.add(piece.tally)
            done += len(piece.positions)
            progress(share + (1.0 - share) * done / n, "Cross-validation")
        return estimate, variance, tally


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
