# SPDX-License-Identifier: GPL-2.0-or-later
"""Ordinary kriging in a moving neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress
from .moving import MovingNeighbourhood, Piece, Tally, choose_solver
from .samples import group_samples
from .search import Search
from .systems import Covariance
from .targets import TargetsGiven, as_targets
from .variogram import Variogram


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
    solver: str = "auto",
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
    solver : str
        `numba` (compiled), `numpy`, or `auto`: compiled where numba is installed and the targets are
        many. Both work in float64 and agree to rounding.
    threads : int
        How many threads may work.
    progress : Progress
        Called several times a second; may raise `CancelledError`.

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
    solver = choose_solver(solver, len(places))
    output = _Output(len(places), columns.shape[1])
    progress(0.0, "Kriging")
    for number, group in enumerate(groups):
        run = MovingNeighbourhood(group, covariance, search, solver=solver, threads=threads)
        tally, done = Tally(), 0
        for piece in run.pieces(places):
            output.put(group.columns, piece)
            tally.add(piece.tally)
            done += len(piece.positions)
            progress((number + done / len(places)) / len(groups), "Kriging")
        output.add_reasons(tally, search)
    return output.finished(notices)


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


class _Output:
    """Collects the chunks."""

    def __init__(self, targets: int, variables: int) -> None:
        self._estimate = np.full((targets, variables), np.nan)
        self._variance = np.full((targets, variables), np.nan)
        self._count = np.zeros((targets, variables), dtype=np.int32)
        self._reasons: dict[str, Notice] = {}

    def put(self, columns: NDArray[np.int64], piece: Piece) -> None:
        at = np.ix_(piece.positions, columns)
        self._estimate[at] = piece.estimate
        self._variance[at] = piece.variance[:, None]
        self._count[at] = piece.count[:, None]

    def add_reasons(self, tally: Tally, search: Search) -> None:
        """Remember what happened, with the largest number that any group of variables has."""
        for notice in (
            Notice("{n} blocks were not estimated: no sample lies within the search ellipsoid.", {"n": tally.empty}),
            Notice(
                "{n} blocks were not estimated: fewer than {minimum} samples lie within the search ellipsoid.",
                {"n": tally.too_few, "minimum": search.minimum},
            ),
            Notice("{n} blocks were not estimated: their kriging system has no solution.", {"n": tally.unsolved}),
            Notice(
                "The kriging systems of {n} blocks were nearly singular and were solved with a tiny nugget.",
                {"n": tally.stabilised},
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
