# SPDX-License-Identifier: GPL-2.0-or-later
"""Covariances of targets with many samples at once: compiled where that pays and numba is there, else by numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .compiled import can_compile, compiled_rows, has_compiler, parts_of
from .covariance import Floats
from .systems import AT_SAMPLE, PreparedSamples

TILE = 8192
"""Covariances that numpy computes at once: its intermediate results stay in the processor's cache."""

NEGLIGIBLE = 1e-30
"""Covariances below this share of the sill are taken for zero: single precision writes smaller ones as denormal
numbers, with which processors are slow."""

WORTH_COMPILING = 100_000_000
"""Fewer covariances are done sooner by numpy than the compiler."""


class TargetCovariances:
    """Covariances of samples with targets, a row for each target.

    Parameters
    ----------
    given : PreparedSamples
    kind : dtype
        Float64 or float32, in which they are written; they are computed in float64.
    may_compile : bool
        Whether numba may be used where it is installed.
    """

    def __init__(self, given: PreparedSamples, kind: np.dtype[Any], *, may_compile: bool) -> None:
        self._given = given
        self._kind = kind
        self._may_compile = may_compile and can_compile(given.covariance)
        self._is_compiled = False
        covariance = given.covariance
        at_sample = -1.0 if given.support.is_block else covariance.variance
        negligible = 0.0 if kind == np.float64 else NEGLIGIBLE * covariance.sill
        self._sills = np.array([at_sample, covariance.lift, negligible])
        self._parts = parts_of(covariance) if self._may_compile else np.empty((0, 0))
        self._samples = np.stack(given.samples)
        self._offsets = np.ascontiguousarray(np.stack(given.offsets).transpose(0, 2, 1))

    def prepare(self, targets: int) -> None:
        """Get ready for so many targets."""
        evaluations = targets * self._samples.shape[2] * self._offsets.shape[1]
        self._is_compiled = self._may_compile and evaluations >= WORTH_COMPILING and has_compiler()

    def rows(self, places: Floats, used: NDArray[np.int64] | None = None) -> NDArray[Any]:
        """Return the covariances (n, k) of targets at places (n, 3) with all samples, or with those used (k,)."""
        moved = np.stack(self._given.places(places))
        samples = self._samples if used is None else self._samples.take(used, axis=2)
        rows = np.empty((len(places), samples.shape[2]), dtype=self._kind)
        if self._is_compiled:
            compiled_rows()(samples, moved, self._parts, self._sills, self._offsets, rows)
        else:
            self._fill(np.ascontiguousarray(samples.transpose(0, 2, 1)), moved.transpose(0, 2, 1), rows)
        return rows

    def _fill(self, samples: Floats, places: Floats, rows: NDArray[Any]) -> None:
        """Fill in the covariances of places (frames, n, 3) and samples (frames, m, 3), some places at a time."""
        step = max(1, TILE // max(1, samples.shape[1]))
        for first in range(0, len(rows), step):
            some = slice(first, first + step)
            rows[some] = self._of_few(samples, np.ascontiguousarray(places[:, some]))

    def _of_few(self, samples: Floats, places: Floats) -> Floats:
        """Return the covariances of some places, the mean over the points of a block."""
        from scipy.spatial.distance import cdist

        given = self._given
        total: Floats = np.zeros((places.shape[1], samples.shape[1]))
        for point in range(self._offsets.shape[1]):
            distances = [
                cdist(place + offset[point], frame) for frame, place, offset in zip(samples, places, self._offsets)
            ]
            total += given.covariance.of_distances(distances)
        if given.support.is_block:
            total /= self._offsets.shape[1]
        else:
            total[distances[0] < AT_SAMPLE] = self._sills[0]
        if self._sills[2]:
            total[np.abs(total) < self._sills[2]] = 0.0
        return total
