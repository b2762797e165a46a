# SPDX-License-Identifier: GPL-2.0-or-later
"""Each sample from all samples of other groups: one factorisation for all, nothing solved again.

With A the inverse of the samples' covariances K less what the functions of the mean take, A = K^-1 -
K^-1 F (F' K^-1 F)^-1 F' K^-1, the errors of the samples S that are left out together are (A_SS)^-1 (A z)_S, and
(A_SS)^-1 is their covariance (Dubrule, Cross validation of kriging in a unique neighborhood, Mathematical Geology 15
(1983), for one sample; the same algebra for several).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, no_progress
from .blas import one_thread_each
from .drift import RANK_TOLERANCE
from .pieces import Piece, Tally
from .sample_system import functions_of_samples, triangular_inverse
from .systems import Floats, PreparedSamples
from .targets import Targets

Numbers = NDArray[np.int64]

AT_ONCE = 100
"""Samples between two calls of the progress, or one group when that has more."""


@dataclass(frozen=True)
class LeftOut:
    """Samples that are left out together."""

    members: Numbers
    """Their ascending numbers, shape (s,)."""
    positions: Numbers
    """Which of the targets are estimated without them, shape (e,)."""


@dataclass(frozen=True)
class _Mean:
    """What the mean follows, taken out of the values."""

    basis: Floats
    """Orthonormal functions of the mean, whitened, shape (m, p)."""
    left: Floats
    """Whitened values without them, shape (m, v)."""


class AllOtherSamples:
    """Kriging of samples from all samples of other groups; in the place of `UniqueNeighbourhood`.

    Parameters
    ----------
    prepared : list of PreparedSamples
        The samples; with the drift that was asked for, and with simpler ones in case those left cannot show it.
    codes : integer array of shape (m,)
        Group of each sample. Those at the very place of the one that is estimated are left out too.
    at : integer array of shape (n,)
        Numbers of the samples to estimate, in the order of the targets.
    minimum : int
        With fewer samples left, nothing is estimated.
    threads : int
        How many threads may work at the factorisation.
    progress : Progress
        Called while the matrix of the samples is made and factored; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Too many samples, or a system without a solution.
    """

    def __init__(
        self,
        prepared: list[PreparedSamples],
        *,
        codes: Numbers,
        at: Numbers,
        minimum: int,
        threads: int = 1,
        progress: Progress = no_progress,
        **_of_products: Any,
    ) -> None:
        given = prepared[0]
        self._at, self._minimum = at, minimum
        self._values = given.values.T
        with one_thread_each():
            self._inverse, self._is_stabilised = triangular_inverse(given, threads, progress)
        self._groups = left_out_together(given.points, codes, at)
        means = [(number, _mean(self._inverse, one)) for number, one in enumerate(prepared)]
        self._means = [(number > 0, mean) for number, mean in means if mean is not None]
        if not self._means:
            raise InvalidInputError("The kriging system of all samples has no solution.")

    def pieces(self, targets: Targets, external: Floats | None) -> Iterator[Piece]:
        """Yield the results at the targets, some groups at a time; drifts are taken from the samples themselves."""
        del targets, external
        waiting: list[LeftOut] = []
        for group in self._groups:
            waiting.append(group)
            if sum(len(one.members) for one in waiting) >= AT_ONCE:
                yield self._piece(waiting)
                waiting = []
        if waiting:
            yield self._piece(waiting)

    def _piece(self, groups: list[LeftOut]) -> Piece:
        """Return the estimates of the samples of some groups."""
        tally = Tally()
        piece = Piece.empty(np.concatenate([one.positions for one in groups]), self._values.shape[1], tally)
        first = 0
        for group in groups:
            rows = slice(first, first + len(group.positions))
            first = rows.stop
            others, n = len(self._values) - len(group.members), len(group.positions)
            if others < self._minimum:
                tally.too_few += n
                continue
            solved = self._errors(group.members)
            if solved is None:
                tally.unsolved += n
                continue
            errors, variances, is_simplified = solved
            tally.stabilised += n * self._is_stabilised
            tally.simplified += n * is_simplified
            asked = self._at[group.positions]
            inside = np.searchsorted(group.members, asked)
            piece.estimate[rows] = self._values[asked] - errors[inside]
            piece.variance[rows] = np.maximum(variances[inside], 0.0)
            piece.count[rows] = others
            piece.passes[rows] = 1
        return piece

    def _errors(self, members: Numbers) -> tuple[Floats, Floats, bool] | None:
        """Return errors (s, v), their variances (s,) and whether a simpler mean was taken; None where none is shown."""
        rows = self._inverse[members[0] :, members]
        known = np.linalg.inv(rows.T @ rows)
        for is_simpler, mean in self._means:
            basis = rows.T @ mean.basis[members[0] :]
            turned = known @ basis
            missing = np.eye(basis.shape[1]) - basis.T @ turned
            if len(missing) and not np.linalg.eigvalsh(missing)[0] > RANK_TOLERANCE:
                continue
            spread = known + turned @ np.linalg.solve(missing, turned.T)
            errors = np.asarray(spread @ (rows.T @ mean.left[members[0] :]), dtype=np.float64)
            return errors, np.diag(spread), is_simpler
        return None


def left_out_together(points: Floats, codes: Numbers, at: Numbers) -> list[LeftOut]:
    """Return the groups of the samples `at`; a sample with others at its very place, in other groups, has its own.

    Examples
    --------
    >>> points = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [2.0, 0.0, 0.0]])
    >>> found = left_out_together(points, np.array([5, 5, 6, 6]), np.array([0, 1]))
    >>> [(one.members.tolist(), one.positions.tolist()) for one in found]
    [([0, 1], [0]), ([0, 1, 2], [1])]
    """
    places = np.unique(points, axis=0, return_inverse=True)[1].ravel()
    pairs = np.unique(np.column_stack((places, codes)), axis=0)
    is_shared = (np.bincount(pairs[:, 0]) > 1)[places[at]]
    found = []
    for code in np.unique(codes[at]):
        is_member = codes == code
        here = codes[at] == code
        alone = np.flatnonzero(here & ~is_shared)
        if len(alone):
            found.append(LeftOut(np.flatnonzero(is_member), alone))
        for position in np.flatnonzero(here & is_shared):
            with_twins = is_member | (places == places[at[position]])
            found.append(LeftOut(np.flatnonzero(with_twins), np.array([position])))
    return found


def _mean(inverse: Floats, given: PreparedSamples) -> _Mean | None:
    """Return the functions of the mean over the samples; None when the samples cannot show them."""
    halves = inverse @ functions_of_samples(given).T
    basis, triangle = np.linalg.qr(halves)
    if not (np.square(np.diag(triangle)) > RANK_TOLERANCE * np.square(halves).sum(axis=0)).all():
        return None
    values = inverse @ given.values.T
    return _Mean(basis, values - basis @ (basis.T @ values))
