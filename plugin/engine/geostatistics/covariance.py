# SPDX-License-Identifier: GPL-2.0-or-later
"""A variogram as the solvers of kriging systems want it: covariances over distances without anisotropy."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .models import correlation
from .support import Support
from .variogram import Variogram

Floats = NDArray[np.float64]

LIFT = 10.0
"""A power structure becomes a covariance when a constant is added: this many times its value over the samples'
extent. No estimate and no variance depends on it where weights sum to one."""


@dataclass(frozen=True)
class Part:
    """One structure in a frame."""

    model: str
    """Its shape, one of `MODELS`."""
    sill: float
    """What it adds to the covariance at distance zero."""
    factor: float
    """What distances in the frame are multiplied by to be in units of its range."""
    shape: float | None
    """Parameter of the shape; None when it has none."""


@dataclass(frozen=True)
class Frame:
    """Structures of one anisotropy: a space in which their distances are plain ones."""

    transform: Floats
    """Matrix (3, 3) into units of the first structure's range."""
    parts: tuple[Part, ...]
    """The structures."""


@dataclass(frozen=True)
class Covariance:
    """Covariance of two places: the anisotropy removed first."""

    nugget: float
    """Covariance that a place has with itself only."""
    frames: tuple[Frame, ...]
    """The structures by anisotropy; at least one frame, without parts for a pure nugget."""
    sill: float
    """Covariance of a place with itself, without the lift."""
    is_bounded: bool = True
    """Whether all structures end at a sill."""
    lift: float = 0.0
    """Constant added to all covariances, so that they are some where the variogram is not bounded."""

    @classmethod
    def of(cls, variogram: Variogram) -> Covariance:
        """Return the covariance of a variogram, structures of one anisotropy in one frame."""
        frames: list[tuple[Floats, list[Part]]] = []
        for structure in variogram.structures:
            transform = structure.transform
            for known, parts in frames:
                factor = float(np.linalg.norm(transform) / np.linalg.norm(known))
                if np.allclose(transform, factor * known, rtol=1e-12, atol=0.0):
                    parts.append(Part(structure.model, structure.sill, factor, structure.shape))
                    break
            else:
                frames.append((transform, [Part(structure.model, structure.sill, 1.0, structure.shape)]))
        if not frames:
            frames.append((np.eye(3), []))
        done = tuple(Frame(transform, tuple(parts)) for transform, parts in frames)
        return cls(variogram.nugget, done, variogram.sill, variogram.is_bounded)

    @property
    def variance(self) -> float:
        """Covariance of a place with itself, with the lift."""
        return self.sill + self.lift

    def lifted(self, points: Floats) -> Covariance:
        """Return the covariance with a lift that is enough for samples at points (n, 3)."""
        if self.is_bounded:
            return self
        lift = 0.0
        for frame in self.frames:
            extent = float(np.linalg.norm(np.ptp(points @ frame.transform.T, axis=0)))
            for part in frame.parts:
                if part.model == "power":
                    rise = 1.0 - float(correlation(part.model, np.array([extent * part.factor]), part.shape)[0])
                    lift += LIFT * part.sill * max(rise, 1.0)
        return replace(self, lift=lift)

    def in_frames(self, points: Floats) -> list[Floats]:
        """Return points (n, 3) in the space of each frame, each of shape (3, n)."""
        return [np.ascontiguousarray((points @ frame.transform.T).T) for frame in self.frames]

    def of_squares(self, squares: list[Floats]) -> Floats:
        """Return the covariance over squared distances in each frame, without the nugget."""
        return self.of_distances([np.sqrt(square) for square in squares])

    def of_distances(self, distances: list[Floats]) -> Floats:
        """Return the covariance over distances in each frame, without the nugget."""
        total = np.full_like(distances[0], self.lift)
        for frame, distance in zip(self.frames, distances):
            for part in frame.parts:
                scaled = distance if part.factor == 1.0 else distance * part.factor
                total += part.sill * correlation(part.model, scaled, part.shape)
        return total

    def of_support(self, support: Support) -> float:
        """Return the covariance of a target with itself: of a block the mean over all pairs of its points.

        The nugget is variation at no distance, of which the mean over a block has nothing left.
        """
        if not support.is_block:
            return self.variance
        places = self.in_frames(support.offsets)
        means = []
        for number in range(len(support.offsets)):
            squares = [np.square(place - place[:, number : number + 1]).sum(axis=0) for place in places]
            means.append(float(self.of_squares(squares).mean()))
        return float(np.mean(means))
