# SPDX-License-Identifier: GPL-2.0-or-later
"""Many small kriging systems solved at once with numpy, the targets along the last axis.

A system has the covariances K of the neighbours and the functions F that the mean follows (in ordinary kriging a
single one, 1; in simple kriging none)::

    [ K   F ] [ w ]   [ c ]        estimate = z w
    [ F'  0 ] [ u ] = [ f ]        variance = C - c w - f u

It is eliminated on a tableau: below this matrix lie one row with the covariances c with the target and the functions
f at the target, and one row per variable with its values z. After the elimination the inner products of these rows,
divided by the pivots, are all that estimate and variance need; nothing is substituted back. The last pivots are
negative: those of the Schur complement -F' K⁻¹ F. For a block, c is the mean over the points that stand for it, and C
the mean over all pairs of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .covariance import Covariance
from .drift import RANK_TOLERANCE, Drift
from .support import Support

BATCH = 192
"""Systems in one batch: their tableau stays in the processor's cache."""

SMALLEST_PIVOT = 1e-11
"""A pivot below this share of the sill means that the system is singular to working precision."""

AT_SAMPLE = 1e-9
"""A target nearer to a sample than this, in units of the range, is at the sample."""

POINT = Support(np.zeros((1, 3)))
"""Estimates stand for points."""

UNKNOWN_MEAN = Drift(True, np.zeros((0, 3)), False, 0, np.zeros((0, 0)))
"""The mean is a constant that is not known: ordinary kriging."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Solved:
    """What came out of a batch of systems."""

    estimate: Floats
    """Shape (v, batch)."""
    variance: Floats
    """Shape (batch,)."""
    is_singular: NDArray[np.bool_]
    """Whether a pivot of the covariances vanished, shape (batch,)."""
    is_deficient: NDArray[np.bool_]
    """Whether the neighbours cannot tell the functions of the mean apart, shape (batch,)."""
    excess: Floats
    """f A⁻¹ (f - F' K⁻¹ c), A = F' K⁻¹ F: the variance of the estimate less its covariance with the truth; shape
    (batch,). In ordinary kriging the Lagrange multiplier, in simple kriging 0."""

    def replace_at(self, at: NDArray[np.int64], other: Solved) -> None:
        """Put the results of some systems, solved again, in place of theirs."""
        self.estimate[:, at] = other.estimate
        self.variance[at] = other.variance
        self.is_singular[at] = other.is_singular
        self.is_deficient[at] = other.is_deficient
        self.excess[at] = other.excess

    @classmethod
    def joined(cls, parts: list[Solved]) -> Solved:
        """Return several batches as one."""
        return cls(
            np.concatenate([part.estimate for part in parts], axis=1),
            np.concatenate([part.variance for part in parts]),
            np.concatenate([part.is_singular for part in parts]),
            np.concatenate([part.is_deficient for part in parts]),
            np.concatenate([part.excess for part in parts]),
        )


class PreparedSamples:
    """Samples in the spaces that the systems are made in; what all solvers begin with."""

    def __init__(
        self,
        covariance: Covariance,
        points: Floats,
        values: Floats,
        *,
        support: Support = POINT,
        drift: Drift = UNKNOWN_MEAN,
        external: Floats | None = None,
    ) -> None:
        self.covariance = covariance.lifted(points)
        self.support = support
        self.drift = drift
        self.points = points
        self.centre: Floats = points.mean(axis=0)
        self.samples = self.covariance.in_frames(points - self.centre)
        self.trends = drift.trends(points - self.centre, external)
        self.offsets = self.covariance.in_frames(support.offsets)
        self.values: Floats = np.ascontiguousarray(values.T)
        self.target_variance = self.covariance.of_support(support)

    def places(self, targets: Floats) -> list[Floats]:
        """Return targets (n, 3) in the space of each frame, each of shape (3, n)."""
        return self.covariance.in_frames(targets - self.centre)

    def target_trends(self, targets: Floats, external: Floats | None) -> Floats:
        """Return the trends at targets, shape (trends, n)."""
        return self.drift.trends(targets - self.centre, external)


class NumpySolver:
    """Kriging systems of one set of samples, with numpy alone.

    Parameters
    ----------
    covariance : Covariance
    points : array of shape (m, 3)
        Easting, northing, elevation of the samples.
    values : array of shape (m, v)
        Their values, of simple kriging less the known mean.
    support : Support
        Points that stand for a target; a single one by default.
    drift : Drift
        What the mean follows; by default an unknown constant, as in ordinary kriging.
    external : array of shape (m, e), optional
        External variables of the drift.
    """

    def __init__(
        self,
        covariance: Covariance,
        points: Floats,
        values: Floats,
        *,
        support: Support = POINT,
        drift: Drift = UNKNOWN_MEAN,
        external: Floats | None = None,
    ) -> None:
        self.prepared = PreparedSamples(covariance, points, values, support=support, drift=drift, external=external)
        """The samples, and what is assumed of them."""

    def solve(
        self,
        targets: Floats,
        neighbours: NDArray[np.int64],
        *,
        external: Floats | None = None,
        jitter: float = 0.0,
    ) -> Solved:
        """Return estimate and variance at targets (n, 3) from neighbours (n, k), -1 where there is none.

        `external` (n, e) are the external variables at the targets. `jitter`, a share of the sill, is added to the
        diagonal: it makes singular systems solvable.
        """
        trends = self.prepared.target_trends(targets, external)
        return Solved.joined(
            [
                self._solve_batch(
                    targets[start : start + BATCH],
                    trends[:, start : start + BATCH],
                    neighbours[start : start + BATCH].T,
                    jitter,
                )
                for start in range(0, len(targets), BATCH)
            ]
        )

    def _solve_batch(self, targets: Floats, trends: Floats, neighbours: NDArray[np.int64], jitter: float) -> Solved:
        given = self.prepared
        absent = neighbours < 0
        tableau = self._tableau(targets, np.where(absent, 0, neighbours), absent, jitter)
        k, p = len(neighbours), given.drift.n_functions
        near, at_target = given.drift.functions(given.trends[:, np.maximum(neighbours, 0)], trends, ~absent)
        tableau[k : k + p, :k] = near
        tableau[k + p, k:] = at_target
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            _eliminate(tableau, 0, k)
            diagonal = np.arange(k + p)
            before = tableau[diagonal[k:], diagonal[k:]].copy()
            _eliminate(tableau, k, k + p)
            pivots = tableau[diagonal, diagonal]
            share = tableau[k + p] / pivots
            estimate = np.einsum("vkb,kb->vb", tableau[k + p + 1 :], share)
            variance = given.target_variance - np.einsum("kb,kb->b", tableau[k + p], share)
            excess = _excess(tableau[k : k + p, k:], at_target, share[k:])
            is_deficient = ~(pivots[k:] < RANK_TOLERANCE * before).all(axis=0)
        is_singular = ~(pivots[:k].min(axis=0) > SMALLEST_PIVOT * given.covariance.sill)
        return Solved(estimate, np.maximum(variance, 0.0), is_singular, is_deficient, excess)

    def _tableau(
        self, targets: Floats, neighbours: NDArray[np.int64], absent: NDArray[np.bool_], jitter: float
    ) -> Floats:
        """Return the tableau (k + p + 1 + v, k + p, batch) without the drift.

        A neighbour that is absent has covariance 1 with itself and 0 with all else, so its weight is 0.
        """
        given = self.prepared
        covariance, p = given.covariance, given.drift.n_functions
        k, batch = neighbours.shape
        near = [samples[:, neighbours] for samples in given.samples]
        first, second = np.tril_indices(k, -1)
        pairs = [np.square(frame[:, first] - frame[:, second]).sum(axis=0) for frame in near]
        tableau = np.zeros((k + p + 1 + len(given.values), k + p, batch))
        present = ~absent
        tableau[first, second] = covariance.of_squares(pairs) * (present[first] & present[second])
        diagonal = np.arange(k)
        tableau[diagonal, diagonal] = np.where(present, covariance.variance + jitter * covariance.sill, 1.0)
        tableau[k + p, :k] = self._with_target(targets, near) * present
        tableau[k + p + 1 :, :k] = given.values[:, neighbours] * present
        return tableau

    def _with_target(self, targets: Floats, near: list[Floats]) -> Floats:
        """Return the covariances (k, batch) of neighbours with targets, the mean over the points of a block."""
        given = self.prepared
        places = given.places(targets)
        total = np.zeros(near[0].shape[1:])
        for point in range(len(given.support.offsets)):
            squares = [
                np.square(frame - (place + offset[:, point : point + 1])[:, None, :]).sum(axis=0)
                for frame, place, offset in zip(near, places, given.offsets)
            ]
            total += given.covariance.of_squares(squares)
        if given.support.is_block:
            return total / len(given.support.offsets)
        return np.where(squares[0] < AT_SAMPLE**2, given.covariance.variance, total)


def _eliminate(tableau: Floats, first: int, last: int) -> None:
    """Take the columns `first` to `last` - 1 out of those after them, in place; the pivots stay on the diagonal."""
    columns = tableau.shape[1]
    for i in range(first, min(last, columns - 1)):
        below = tableau[i + 1 :, i]
        factors = below[: columns - 1 - i] / tableau[i, i]
        tableau[i + 1 :, i + 1 :] -= below[:, None] * factors[None]


def _excess(schur: Floats, at_target: Floats, share: Floats) -> Floats:
    """Return f A⁻¹ d from the eliminated Schur complement (p, p, batch), f, and d over the pivots, (p, batch)."""
    total = np.zeros(at_target.shape[1])
    forward: list[Floats] = []
    for i in range(len(at_target)):
        one = at_target[i] - sum(
            (schur[i, j] / schur[j, j] * forward[j] for j in range(i)), start=np.zeros_like(at_target[i])
        )
        forward.append(one)
        total -= one * share[i]
    return total
