# SPDX-License-Identifier: GPL-2.0-or-later
"""Many small kriging systems solved at once with numpy, the targets along the last axis.

A system is eliminated on a tableau: below its covariances lie one row of covariances with the
target, one of ones (the weights sum to one), and one per variable. After the elimination the inner
products of these rows are all that estimate and variance need; nothing is substituted back::

    estimate = z K⁻¹ c + (1 - 1 K⁻¹ c) (z K⁻¹ 1) / (1 K⁻¹ 1)
    variance = C(0) - c K⁻¹ c + (1 - 1 K⁻¹ c)² / (1 K⁻¹ 1)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .models import correlation
from .variogram import Variogram

BATCH = 192
"""Systems in one batch: their tableau stays in the processor's cache."""

SMALLEST_PIVOT = 1e-11
"""A pivot below this share of the sill means that the system is singular to working precision."""

AT_SAMPLE = 1e-9
"""A target nearer to a sample than this, in units of the range, is at the sample."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Frame:
    """Structures of one anisotropy: a space in which their distances are plain ones."""

    transform: Floats
    """Matrix (3, 3) into units of the first structure's range."""
    parts: tuple[tuple[str, float, float], ...]
    """Model, sill, and what its distances are multiplied by, of each structure."""


@dataclass(frozen=True)
class Covariance:
    """A variogram as the solvers want it: the anisotropy removed first."""

    nugget: float
    """Covariance that a place has with itself only."""
    frames: tuple[Frame, ...]
    """The structures by anisotropy; at least one frame, without parts for a pure nugget."""
    sill: float
    """Covariance of a place with itself."""

    @classmethod
    def of(cls, variogram: Variogram) -> Covariance:
        """Return the covariance of a variogram, structures of one anisotropy in one frame."""
        frames: list[tuple[Floats, list[tuple[str, float, float]]]] = []
        for structure in variogram.structures:
            transform = structure.transform
            for known, parts in frames:
                factor = float(np.linalg.norm(transform) / np.linalg.norm(known))
                if np.allclose(transform, factor * known, rtol=1e-12, atol=0.0):
                    parts.append((structure.model, structure.sill, factor))
                    break
            else:
                frames.append((transform, [(structure.model, structure.sill, 1.0)]))
        if not frames:
            frames.append((np.eye(3), []))
        return cls(variogram.nugget, tuple(Frame(t, tuple(parts)) for t, parts in frames), variogram.sill)

    def of_squares(self, squares: list[Floats]) -> Floats:
        """Return the covariance over squared distances in each frame, without the nugget."""
        total = np.zeros_like(squares[0])
        for frame, square in zip(self.frames, squares):
            distance = np.sqrt(square)
            for model, sill, factor in frame.parts:
                total += sill * correlation(model, distance if factor == 1.0 else distance * factor)
        return total


@dataclass(frozen=True)
class Solved:
    """What came out of a batch of systems."""

    estimate: Floats
    """Shape (v, batch)."""
    variance: Floats
    """Shape (batch,)."""
    is_singular: NDArray[np.bool_]
    """Whether a pivot vanished, shape (batch,)."""


class NumpySolver:
    """Ordinary kriging systems of one set of samples, with numpy alone."""

    def __init__(self, covariance: Covariance, points: Floats, values: Floats) -> None:
        self._covariance = covariance
        self._centre = points.mean(axis=0)
        self._samples = [np.ascontiguousarray(((points - self._centre) @ f.transform.T).T) for f in covariance.frames]
        self._values = np.ascontiguousarray(values.T)

    def solve(self, targets: Floats, neighbours: NDArray[np.int64], *, jitter: float = 0.0) -> Solved:
        """Return estimate and variance at targets (n, 3) from neighbours (n, k), -1 where there is none.

        `jitter`, a share of the sill, is added to the diagonal: it makes singular systems solvable.
        """
        batches = [
            self._solve_batch(targets[start : start + BATCH], neighbours[start : start + BATCH].T, jitter)
            for start in range(0, len(targets), BATCH)
        ]
        return Solved(
            np.concatenate([batch.estimate for batch in batches], axis=1),
            np.concatenate([batch.variance for batch in batches]),
            np.concatenate([batch.is_singular for batch in batches]),
        )

    def _solve_batch(self, targets: Floats, neighbours: NDArray[np.int64], jitter: float) -> Solved:
        absent = neighbours < 0
        tableau = self._tableau(targets, np.where(absent, 0, neighbours), absent, jitter)
        k = tableau.shape[1]
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            pivots = _eliminate(tableau)
            halves = tableau[k:]
            with_target = np.einsum("rkb,kb->rb", halves, halves[0] / pivots)
            with_ones = np.einsum("rkb,kb->rb", halves[1:], halves[1] / pivots)
            lagrange = (1.0 - with_target[1]) / with_ones[0]
            estimate = with_target[2:] + lagrange * with_ones[1:]
            variance = self._covariance.sill - with_target[0] + lagrange * (1.0 - with_target[1])
        is_singular = ~(pivots.min(axis=0) > SMALLEST_PIVOT * self._covariance.sill)
        return Solved(estimate, np.maximum(variance, 0.0), is_singular)

    def _tableau(
        self, targets: Floats, neighbours: NDArray[np.int64], absent: NDArray[np.bool_], jitter: float
    ) -> Floats:
        """Return the tableau (k + 2 + v, k, batch): covariances (lower half), with the target, ones, values.

        A neighbour that is absent has covariance 1 with itself and 0 with all else, so its weight is 0.
        """
        k, batch = neighbours.shape
        first, second = np.tril_indices(k, -1)
        pairs, to_target = [], []
        for frame, samples in zip(self._covariance.frames, self._samples):
            near = samples[:, neighbours]
            places = ((targets - self._centre) @ frame.transform.T).T[:, None, :]
            pairs.append(np.square(near[:, first] - near[:, second]).sum(axis=0))
            to_target.append(np.square(near - places).sum(axis=0))
        tableau = np.zeros((k + 2 + len(self._values), k, batch))
        present = ~absent
        covariance = self._covariance
        tableau[first, second] = covariance.of_squares(pairs) * (present[first] & present[second])
        diagonal = np.arange(k)
        tableau[diagonal, diagonal] = np.where(present, covariance.sill * (1.0 + jitter), 1.0)
        at_sample = to_target[0] < AT_SAMPLE**2
        at_target = np.where(at_sample, covariance.sill, covariance.of_squares(to_target))
        tableau[k] = at_target * present
        tableau[k + 1] = present
        tableau[k + 2 :] = self._values[:, neighbours] * present
        return tableau


def _eliminate(tableau: Floats) -> Floats:
    """Eliminate the lower half of the covariances in place; return the pivots, shape (k, batch)."""
    k = tableau.shape[1]
    for i in range(k - 1):
        below = tableau[i + 1 :, i]
        factors = below[: k - 1 - i] / tableau[i, i]
        tableau[i + 1 :, i + 1 :] -= below[:, None] * factors[None]
    diagonal = np.arange(k)
    return tableau[diagonal, diagonal]
