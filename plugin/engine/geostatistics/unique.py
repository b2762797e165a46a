# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging of every target from all samples: one factorisation for all, and matrix products for the targets.

With K = L L', the inverse W of L, and for a chunk of targets the covariances C (m, n), the product B = W C is all the
work: estimates are the products of W z and B, and variances need the squares of B. Nothing is solved per target.

Where all structures end at their range, most covariances are zero: samples out of reach of a chunk of targets are left
out of its product, which changes no result.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, no_progress, share_of
from .drift import RANK_TOLERANCE
from .factorisation import NotPositiveError, invert_factor
from .moving import JITTERS
from .pieces import Piece, Tally
from .reach import SampleReach, chunk_box
from .search import MOST_GLOBAL
from .systems import AT_SAMPLE, Floats, PreparedSamples, Solved
from .targets import Batch, Targets

BATCH = 2048
"""Targets that are handed to the threads together, for some thousand samples well below a second of work."""

CHUNK = 512
"""Targets in one matrix product."""

CHUNK_IN_REACH = 256
"""Targets in one matrix product where they see near samples only: fewer lie nearer to each other."""

PANEL = 250
"""Rows of the triangular inverse that are multiplied at once; beyond their last column there are only zeros."""

TILE = 8192
"""Covariances that are computed at once: their intermediate results stay in the processor's cache."""

ROWS = 256
"""Rows of the samples' matrix between two calls of the progress."""

FILLING = 0.2
"""Share of the covariances in the time that the inverse takes."""

FACTORISING = "Factorising the system of all samples"

NEGLIGIBLE = 1e-30
"""Covariances below this share of the sill are taken for zero: single precision writes smaller ones as denormal
numbers, with which processors are slow."""

MOST_IN_REACH = 0.75
"""When a larger share of the samples is in reach, leaving out the others costs more than it brings."""

SMALLEST_PIVOT = 1e-11
"""A squared pivot below this share of the sill means that the matrix is singular to working precision."""


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
        distances: bool = False,
        progress: Progress = no_progress,
    ) -> None:
        n = prepared[0].values.shape[1]
        if n > MOST_GLOBAL:
            raise InvalidInputError(
                "Every block can be estimated from all samples up to {most} samples, but there are {given}; give a "
                "maximum number of samples.",
                most=MOST_GLOBAL,
                given=n,
            )
        self._dtype = np.dtype(precision)
        self._threads = max(1, threads)
        self._wants_distance = distances
        self._reach = SampleReach.of(prepared[0])
        self._chunk = CHUNK if self._reach is None else CHUNK_IN_REACH
        self._samples = [np.ascontiguousarray(samples.T) for samples in prepared[0].samples]
        inverse, self._is_stabilised = _triangular_inverse(prepared[0], progress)
        self._panels = [
            np.asarray(inverse[first : first + PANEL, : first + PANEL], dtype=self._dtype)
            for first in range(0, n, PANEL)
        ]
        for number, given in enumerate(prepared):
            self._given = given
            self._is_simplified = number > 0
            if self._factor_drift(inverse):
                return
        raise InvalidInputError("The kriging system of all samples has no solution.")

    def pieces(self, targets: Targets, external: Floats | None) -> Iterator[Piece]:
        """Yield the results at all targets, in batches; `external` (n, e) are the external variables there."""
        box = (
            None if self._reach is None else chunk_box(targets, self._given.covariance.frames[0].transform, self._chunk)
        )
        with ThreadPoolExecutor(self._threads) as pool:
            for batch in targets.batches(BATCH, box):
                parts = batch.split(max(self._threads, -(-len(batch.positions) // self._chunk)))
                drifts = [None if external is None else external[part.positions] for part in parts]
                yield from pool.map(self._piece, parts, drifts)

    def _factor_drift(self, inverse: Floats) -> bool:
        """Prepare the functions of the mean, scaled to the samples; return whether the samples can show them."""
        given = self._given
        everywhere = np.ones((given.values.shape[1], 1), dtype=bool)
        middle = given.trends.mean(axis=1)
        self._middle = middle
        near, _ = given.drift.functions(given.trends[:, :, None], middle[:, None], everywhere)
        self._shrink = 1.0 / np.maximum(np.abs(given.trends - middle[:, None]).max(axis=1), np.finfo(float).tiny)
        halves = inverse @ near[:, :, 0].T  # (m, p)
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
        estimate = (self._value_halves.T @ product).astype(np.float64)
        variance = given.target_variance - np.einsum("kb,kb->b", product, product, dtype=np.float64)
        excess = np.zeros(len(places))
        if given.drift.n_functions:
            at_target = self._functions(places, external)
            missing = at_target - self._drift_halves.T @ product
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
        """Return the inverse's product (m, n) with the covariances of all samples and targets."""
        moved = self._given.places(places)
        m = self._given.values.shape[1]
        used = None if self._reach is None else self._reach.numbers(moved)
        if used is None or len(used) > MOST_IN_REACH * m:
            covariances = self._covariances(moved, self._samples)
            return np.concatenate([panel @ covariances[: panel.shape[1]] for panel in self._panels])
        covariances = self._covariances(moved, [samples[used] for samples in self._samples])
        product = np.empty((m, len(places)), dtype=self._dtype)
        for number, panel in enumerate(self._panels):
            count = int(np.searchsorted(used, panel.shape[1]))
            rows = slice(number * PANEL, number * PANEL + len(panel))
            np.matmul(panel.take(used[:count], axis=1), covariances[:count], out=product[rows])
        return product

    def _covariances(self, moved: list[Floats], samples: list[Floats]) -> NDArray[Any]:
        """Return the covariances (m, n) of samples (m, 3) with targets (3, n), some samples at a time."""
        m, n = samples[0].shape[0], moved[0].shape[1]
        covariances = np.empty((m, n), dtype=self._dtype)
        step = max(1, TILE // n)
        places = [np.ascontiguousarray(place.T) for place in moved]
        for first in range(0, m, step):
            rows = slice(first, first + step)
            covariances[rows] = self._covariances_of_few(places, [frame[rows] for frame in samples])
        return covariances

    def _covariances_of_few(self, places: list[Floats], samples: list[Floats]) -> Floats:
        """Return the covariances (m, n) of some samples, the mean over the points of a block."""
        from scipy.spatial.distance import cdist

        given = self._given
        total: Floats = np.zeros((len(samples[0]), len(places[0])))
        for point in range(len(given.support.offsets)):
            distances = [
                cdist(frame, place + offset[:, point]) for frame, place, offset in zip(samples, places, given.offsets)
            ]
            total += given.covariance.of_distances(distances)
        if given.support.is_block:
            total /= len(given.support.offsets)
        else:
            total[distances[0] < AT_SAMPLE] = given.covariance.variance
        if self._dtype != np.float64:
            total[np.abs(total) < NEGLIGIBLE * given.covariance.sill] = 0.0
        return total

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


def _triangular_inverse(given: PreparedSamples, progress: Progress) -> tuple[Floats, bool]:
    """Return the inverse of the Cholesky factor of the samples' covariances, and whether it needed a tiny nugget."""
    covariance = given.covariance
    limit = SMALLEST_PIVOT * covariance.sill
    diagonal = np.arange(len(given.points))
    for jitter in (0.0, *JITTERS):
        matrix = _matrix(given, share_of(progress, 0.0, FILLING))
        matrix[diagonal, diagonal] = covariance.variance + jitter * covariance.sill
        try:
            invert_factor(matrix, smallest_pivot=limit, progress=share_of(progress, FILLING, 1.0))
        except NotPositiveError:
            continue
        return matrix, jitter > 0.0
    raise InvalidInputError("The kriging system of all samples has no solution.")


def _matrix(given: PreparedSamples, progress: Progress) -> Floats:
    """Return the covariances of the samples with each other, shape (m, m): the lower triangle."""
    from scipy.spatial.distance import cdist

    samples = [np.ascontiguousarray(frame.T) for frame in given.samples]
    m = len(samples[0])
    matrix = np.empty((m, m))
    for first in range(0, m, ROWS):
        last = min(first + ROWS, m)
        near = [cdist(frame[first:last], frame[:last]) for frame in samples]
        matrix[first:last, :last] = given.covariance.of_distances(near)
        progress((last / m) ** 2, FACTORISING)
    return matrix
