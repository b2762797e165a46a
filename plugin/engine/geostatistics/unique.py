# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging of every target from all samples: one factorisation for all, and matrix products for the targets.

With K = L L', the inverse W of L, and for a chunk of targets the covariances C (n, m), the product B = C W' is all the
work: estimates are the products of B and W z, and variances need the squares of B. Nothing is solved per target.

Where all structures end at their range, most covariances are zero: samples out of reach of a chunk of targets are left
out of its product, which changes no result.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, no_progress
from .blas import one_thread_each
from .drift import RANK_TOLERANCE
from .pieces import Piece, Tally
from .reach import SampleReach, chunk_box
from .sample_system import functions_of_samples, triangular_inverse
from .systems import Floats, PreparedSamples, Solved
from .target_covariances import TargetCovariances
from .targets import Batch, Targets
from .triangle import Triangle

BATCH = 2048
"""Targets that are handed to the threads together, for some thousand samples well below a second of work."""

CHUNK = 512
"""Targets in one matrix product."""

CHUNK_IN_REACH = 256
"""Targets in one matrix product where they see near samples only: fewer lie nearer to each other."""

SUMMED = 256
"""Squares that are added in the precision of the products, before their sum is added in double precision."""

MOST_IN_REACH = 0.75
"""When a larger share of the samples is in reach, leaving out the others costs more than it brings."""


class UniqueNeighbourhood:
    """Kriging of each target from all samples of a group.

    Parameters
    ----------
    prepared : sequence of PreparedSamples
        The samples; with the drift that was asked for, and with simpler ones in case they cannot show it.
    threads : int
        How many threads may work.
    precision : str
        `float64` or `float32`, in which the products are taken.
    may_compile : bool
        Whether covariances may be computed by numba, where it is installed.
    distances : bool
        Whether mean distances are asked for.
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
        threads: int,
        precision: str = "float64",
        may_compile: bool = True,
        distances: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        self._dtype = np.dtype(precision)
        self._threads = max(1, threads)
        self._wants_distance = distances
        self._reach = SampleReach.of(prepared[0])
        self._chunk = CHUNK if self._reach is None else CHUNK_IN_REACH
        self._covariances = TargetCovariances(prepared[0], self._dtype, may_compile=may_compile)
        with one_thread_each():
            inverse, self._is_stabilised = triangular_inverse(prepared[0], self._threads, progress)
        self._inverse = Triangle(inverse.astype(self._dtype, copy=False))
        for number, given in enumerate(prepared):
            self._given = given
            self._is_simplified = number > 0
            if self._factor_drift(inverse):
                return
        raise InvalidInputError("The kriging system of all samples has no solution.")

    def pieces(self, targets: Targets, external: Floats | None) -> Iterator[Piece]:
        """Yield the results at all targets, in batches; `external` (n, e) are the external variables there."""
        self._covariances.prepare(len(targets))
        waiting: deque[Future[Piece]] = deque()
        with one_thread_each(), ThreadPoolExecutor(self._threads) as pool:
            try:
                for part in self._parts(targets):
                    drift = None if external is None else external[part.positions]
                    waiting.append(pool.submit(self._piece, part, drift))
                    if len(waiting) > 2 * self._threads:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()

    def _parts(self, targets: Targets) -> Iterator[Batch]:
        """Yield the targets, as many at a time as make one product."""
        box = (
            None if self._reach is None else chunk_box(targets, self._given.covariance.frames[0].transform, self._chunk)
        )
        for batch in targets.batches(BATCH, box):
            yield from batch.split(-(-len(batch.positions) // self._chunk))

    def _factor_drift(self, inverse: Floats) -> bool:
        """Prepare the functions of the mean, scaled to the samples; return whether the samples can show them."""
        given = self._given
        middle = given.trends.mean(axis=1)
        self._middle = middle
        self._shrink = 1.0 / np.maximum(np.abs(given.trends - middle[:, None]).max(axis=1), np.finfo(float).tiny)
        halves = inverse @ functions_of_samples(given).T  # (m, p)
        values = inverse @ given.values.T  # (m, v)
        schur = halves.T @ halves
        self._triangle: Floats = np.asarray(np.linalg.qr(halves, mode="r"))
        self._drift_halves = halves.astype(self._dtype)
        self._value_halves = values.astype(self._dtype)
        return bool((np.diag(self._triangle) ** 2 > RANK_TOLERANCE * np.diag(schur)).all())

    def _piece(self, batch: Batch, external: Floats | None) -> Piece:
        given, n = self._given, len(batch.positions)
        tally = Tally()
        piece = Piece.empty(batch.positions, len(given.values), tally)
        rows = np.arange(n)
        if external is not None:
            rows = np.flatnonzero(np.isfinite(external).all(axis=1))
            external = external[rows]
            tally.without_drift = n - len(rows)
        if self._is_stabilised:
            tally.stabilised = len(rows)
        if self._is_simplified:
            tally.simplified = len(rows)
        if len(rows):
            places = batch.places[rows]
            count = np.full(len(rows), given.values.shape[1])
            piece.put(rows, self._solved(places, external), count, 1)
            if self._wants_distance:
                piece.mean_distance[rows] = self._mean_distance(places)
        return piece

    def _solved(self, places: Floats, external: Floats | None) -> Solved:
        given = self._given
        product = self._product(places)
        estimate = (product @ self._value_halves).T.astype(np.float64)
        variance = given.target_variance - _squares(product)
        excess = np.zeros(len(places))
        if given.drift.n_functions:
            at_target = self._functions(places, external)
            missing = at_target - (product @ self._drift_halves).T
            share = self._divided(missing)
            estimate += (self._value_halves.T @ self._drift_halves) @ share
            variance += np.einsum("pb,pb->b", missing, share)
            excess = np.einsum("pb,pb->b", at_target, share)
        none = np.zeros(len(places), dtype=bool)
        return Solved(estimate, np.maximum(variance, 0.0), none, none, excess)

    def _divided(self, missing: Floats) -> Floats:
        """Return the Schur complement's inverse times columns (p, n), by the factors of its root."""
        forward = np.linalg.solve(self._triangle.T, missing)
        return np.asarray(np.linalg.solve(self._triangle, forward))

    def _product(self, places: Floats) -> NDArray[Any]:
        """Return the covariances (n, m) of targets with all samples, times the inverse's transpose."""
        used = None if self._reach is None else self._reach.numbers(self._given.places(places))
        if used is None or len(used) > MOST_IN_REACH * self._given.values.shape[1]:
            return self._inverse.times(self._covariances.rows(places))
        return self._inverse.times_some(self._covariances.rows(places, used), used)

    def _functions(self, places: Floats, external: Floats | None) -> Floats:
        """Return the functions of the mean at targets, shape (p, n), scaled as those of the samples."""
        drift = self._given.drift
        scaled = (self._given.target_trends(places, external) - self._middle[:, None]) * self._shrink[:, None]
        parts = [scaled]
        if drift.has_constant:
            parts.insert(0, np.ones((1, len(places))))
        if drift.is_quadratic:
            left, right = np.triu_indices(len(drift.axes))
            moments = drift.moments[left, right] * self._shrink[left] * self._shrink[right]
            parts.append(scaled[left] * scaled[right] + moments[:, None])
        return np.concatenate(parts)

    def _mean_distance(self, places: Floats) -> Floats:
        """Return the mean distance of targets to all samples, CRS units, shape (n,)."""
        from scipy.spatial.distance import cdist

        return np.asarray(cdist(self._given.points, places).mean(axis=0))


def _squares(product: NDArray[Any]) -> Floats:
    """Return the sum of squares of each row (n, m); some columns at a time, so that few are added in one precision."""
    total: Floats = np.zeros(len(product))
    for first in range(0, product.shape[1], SUMMED):
        some = product[:, first : first + SUMMED]
        total += np.einsum("bk,bk->b", some, some)
    return total
