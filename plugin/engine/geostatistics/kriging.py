# SPDX-License-Identifier: GPL-2.0-or-later
"""Ordinary kriging in a moving neighbourhood."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress
from .neighbours import SampleTree
from .samples import SampleGroup, group_samples
from .search import Search
from .systems import Covariance, NumpySolver, Solved
from .targets import Targets, TargetsGiven, as_targets
from .variogram import Variogram

CHUNK = 8192
"""Targets between two calls of the progress."""

JITTERS = (1e-9, 1e-7, 1e-5)
"""Shares of the sill added to the diagonal, one after another, until a singular system can be solved."""


@dataclass(frozen=True)
class KrigedField:
    """Kriged variables at the targets."""

    estimate: NDArray[np.float64]
    """Estimates, shape (n, v); NaN where not estimated."""
    variance: NDArray[np.float64]
    """Kriging variances, shape (n, v), not negative; NaN where not estimated. Variables known at the
    same samples have the same variance."""
    count: NDArray[np.int32]
    """Number of samples that each estimate was made of, shape (n, v); 0 where not estimated."""
    unestimated: int
    """Number of targets at which a variable has no estimate."""
    notices: tuple[Notice, ...]
    """What was repaired, and why targets were not estimated."""


def krige(
    points: NDArray[np.float64],
    values: NDArray[np.float64],
    targets: TargetsGiven,
    variogram: Variogram,
    search: Search | None = None,
    *,
    threads: int = 1,
    progress: Progress = no_progress,
) -> KrigedField:
    """Return ordinary kriging estimates and variances of one or several variables.

    The weights minimise the variance of the error under the condition that they sum to one, so the
    mean need not be known. Each target has a system of its own, made of the samples in its
    neighbourhood; the variables that are known at the same samples share its factorisation. At a
    sample the estimate is the sample, whatever the nugget.

    Parameters
    ----------
    points : array of shape (m, 3)
        Easting, northing, elevation of the samples.
    values : array of shape (m,) or (m, v)
        Values of the variables; NaN where missing. A variable is kriged from the samples it is known at.
    targets : array of shape (n, 3), or a pair of BlockGrid and bool array of its shape
        Where to estimate; of a grid, the centres of the blocks in the mask, in block order.
    variogram : Variogram
        Model that all variables share; only the ratios of its sills matter to the estimates.
    search : Search, optional
        Neighbourhood; by default the nearest 24 samples within twice the ranges.
    threads : int
        How many threads may work.
    progress : Progress
        Called after every 8,192 targets; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Arrays that do not fit each other, no targets, or a variable without a value.

    Examples
    --------
    >>> from .variogram import Structure
    >>> model = Variogram(0.0, (Structure("spherical", 1.0, (10.0, 10.0, 10.0)),))
    >>> samples = np.array([[0.0, 0.0, 0.0], [4.0, 0.0, 0.0]])
    >>> middle = krige(samples, np.array([1.0, 3.0]), np.array([[2.0, 0.0, 0.0]]), model, Search(minimum=1))
    >>> float(middle.estimate[0, 0].round(9))
    2.0
    """
    points, columns = _check_samples(points, values)
    places = as_targets(targets)
    if len(places) == 0:
        raise InvalidInputError("There is nothing to estimate: the domain has no blocks.")
    search = (search or Search()).resolved(variogram)
    covariance = Covariance.of(variogram)
    groups, notices = group_samples(points, columns, covariance.frames[0].transform)
    field = _Output(len(places), columns.shape[1])
    for number, group in enumerate(groups):
        run = _GroupRun(group, covariance, search, threads)
        for start in range(0, len(places), CHUNK):
            stop = min(start + CHUNK, len(places))
            field.put(group.columns, start, run.estimate(places, start, stop))
            progress((number + stop / len(places)) / len(groups), "Kriging")
        field.add_reasons(run, search)
    return field.finished(notices)


def _check_samples(
    points: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return points and values (m, v) as float64; refuse arrays that do not fit each other."""
    points = np.asarray(points, dtype=np.float64)
    values = np.asarray(values, dtype=np.float64)
    columns = values[:, None] if values.ndim == 1 else values
    if points.ndim != 2 or points.shape[1] != 3 or columns.ndim != 2 or len(points) != len(columns):
        raise InvalidInputError(
            "Samples need coordinates of shape (m, 3) and values of shape (m,) or (m, v), but {points} and {values} "
            "were given.",
            points=str(points.shape),
            values=str(values.shape),
        )
    if len(points) == 0:
        raise InvalidInputError("There are no samples to krige from.")
    return points, columns


@dataclass(frozen=True)
class _Chunk:
    """Some targets of one group of variables."""

    estimate: NDArray[np.float64]
    variance: NDArray[np.float64]
    count: NDArray[np.int32]


class _GroupRun:
    """Kriging from one group of samples, and what happened on the way."""

    def __init__(self, group: SampleGroup, covariance: Covariance, search: Search, threads: int) -> None:
        self._tree = SampleTree(group.points, search)
        self._solver = NumpySolver(covariance, group.points, group.values)
        self._minimum = search.minimum
        self._variables = group.values.shape[1]
        self._threads = threads
        self.empty = 0
        self.too_few = 0
        self.stabilised = 0
        self.unsolved = 0

    def estimate(self, places: Targets, start: int, stop: int) -> _Chunk:
        targets = places.places(start, stop)
        neighbours = self._tree.neighbours(targets, threads=self._threads)
        count = np.count_nonzero(neighbours >= 0, axis=1).astype(np.int32)
        enough = count >= self._minimum
        self.empty += int(np.count_nonzero(count == 0))
        self.too_few += int(np.count_nonzero((count > 0) & ~enough))
        estimate = np.full((len(targets), self._variables), np.nan)
        variance = np.full(len(targets), np.nan)
        chosen = np.flatnonzero(enough)
        if len(chosen):
            solved = self._solve(targets[chosen], neighbours[chosen])
            estimate[chosen] = np.where(solved.is_singular[:, None], np.nan, solved.estimate.T)
            variance[chosen] = np.where(solved.is_singular, np.nan, solved.variance)
        return _Chunk(estimate, variance, np.where(np.isnan(variance), 0, count).astype(np.int32))

    def _solve(self, targets: NDArray[np.float64], neighbours: NDArray[np.int64]) -> Solved:
        solved = self._solve_in_threads(targets, neighbours)
        singular = np.flatnonzero(solved.is_singular)
        if len(singular) == 0:
            return solved
        estimate, variance, is_singular = solved.estimate.copy(), solved.variance.copy(), solved.is_singular.copy()
        for jitter in JITTERS:
            again = self._solver.solve(targets[singular], neighbours[singular], jitter=jitter)
            estimate[:, singular], variance[singular] = again.estimate, again.variance
            is_singular[singular] = again.is_singular
            self.stabilised += int(np.count_nonzero(~again.is_singular))
            singular = singular[again.is_singular]
            if len(singular) == 0:
                break
        self.unsolved += len(singular)
        return Solved(estimate, variance, is_singular)

    def _solve_in_threads(self, targets: NDArray[np.float64], neighbours: NDArray[np.int64]) -> Solved:
        if self._threads < 2:
            return self._solver.solve(targets, neighbours)
        parts = np.array_split(np.arange(len(targets)), self._threads)
        with ThreadPoolExecutor(self._threads) as pool:
            solved = list(pool.map(lambda part: self._solver.solve(targets[part], neighbours[part]), parts))
        return Solved(
            np.concatenate([one.estimate for one in solved], axis=1),
            np.concatenate([one.variance for one in solved]),
            np.concatenate([one.is_singular for one in solved]),
        )


class _Output:
    """Collects the chunks."""

    def __init__(self, targets: int, variables: int) -> None:
        self._estimate = np.full((targets, variables), np.nan)
        self._variance = np.full((targets, variables), np.nan)
        self._count = np.zeros((targets, variables), dtype=np.int32)
        self._reasons: dict[str, Notice] = {}

    def put(self, columns: NDArray[np.int64], start: int, chunk: _Chunk) -> None:
        rows = slice(start, start + len(chunk.variance))
        self._estimate[rows, columns] = chunk.estimate
        self._variance[rows, columns] = chunk.variance[:, None]
        self._count[rows, columns] = chunk.count[:, None]

    def add_reasons(self, run: _GroupRun, search: Search) -> None:
        """Remember what happened, with the largest number that any group of variables has."""
        for notice in (
            Notice("{n} blocks were not estimated: no sample lies within the search ellipsoid.", {"n": run.empty}),
            Notice(
                "{n} blocks were not estimated: fewer than {minimum} samples lie within the search ellipsoid.",
                {"n": run.too_few, "minimum": search.minimum},
            ),
            Notice("{n} blocks were not estimated: their kriging system has no solution.", {"n": run.unsolved}),
            Notice(
                "The kriging systems of {n} blocks were nearly singular and were solved with a tiny nugget.",
                {"n": run.stabilised},
            ),
        ):
            known = self._reasons.get(notice.template)
            if notice.fields["n"] and (known is None or known.fields["n"] < notice.fields["n"]):
                self._reasons[notice.template] = notice

    def finished(self, notices: tuple[Notice, ...]) -> KrigedField:
        unestimated = int(np.count_nonzero(np.isnan(self._variance).any(axis=1)))
        return KrigedField(
            self._estimate, self._variance, self._count, unestimated, (*notices, *self._reasons.values())
        )
