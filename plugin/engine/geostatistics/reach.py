# SPDX-License-Identifier: GPL-2.0-or-later
"""Which samples have any covariance with targets, where all structures end at their range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .covariance import Frame
from .systems import AT_SAMPLE, PreparedSamples
from .targets import BlockTargets, Box, Targets

ENDING = ("spherical", "cubic")
"""Models without any covariance beyond their range."""

SLACK = 1e-9
"""Share by which ranges are lengthened, so that rounding leaves no sample out."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class SampleReach:
    """How far the covariances of samples reach."""

    samples: list[Floats]
    """The samples in the space of each frame, each of shape (3, m)."""
    lengths: tuple[float, ...]
    """Distance in each frame beyond which there is no covariance."""
    offsets: list[Floats]
    """Where the points of a target lie from its centre in each frame, each of shape (3, d)."""

    @classmethod
    def of(cls, given: PreparedSamples) -> SampleReach | None:
        """Return the reach of samples; None where a structure has no end, or ends beyond all samples."""
        frames = given.covariance.frames
        if given.covariance.lift or any(part.model not in ENDING for frame in frames for part in frame.parts):
            return None
        lengths = tuple(_length(frame) for frame in frames)
        extents = [float(np.linalg.norm(np.ptp(samples, axis=1))) for samples in given.samples]
        if any(length >= extent > 0.0 for length, extent in zip(lengths, extents)):
            return None
        return cls(given.samples, lengths, given.offsets)

    def numbers(self, places: list[Floats]) -> NDArray[np.int64]:
        """Return the ascending numbers of all samples within reach of the box around places (3, n) in each frame."""
        is_near = np.zeros(self.samples[0].shape[1], dtype=bool)
        for samples, length, place, offsets in zip(self.samples, self.lengths, places, self.offsets):
            low = place.min(axis=1) + offsets.min(axis=1)
            high = place.max(axis=1) + offsets.max(axis=1)
            apart = np.maximum(np.maximum(low[:, None] - samples, samples - high[:, None]), 0.0)
            is_near |= np.square(apart).sum(axis=0) <= length * length
        return np.flatnonzero(is_near)


def _length(frame: Frame) -> float:
    """Return the longest range of a frame, and a little more; where a frame has no structure, the little."""
    ranges = [1.0 / part.factor for part in frame.parts]
    return max(ranges, default=0.0) * (1.0 + SLACK) + 2.0 * AT_SAMPLE


def chunk_box(targets: Targets, transform: Floats, count: int) -> Box | None:
    """Return how many blocks along each axis make a compact box of about `count`; None for targets without a grid.

    `transform` (3, 3) leads into the space in which the box is a cube.
    """
    if not isinstance(targets, BlockTargets):
        return None
    steps = np.linalg.norm(transform * np.array(targets.grid.size), axis=0)
    side = (count * float(np.prod(steps))) ** (1.0 / 3.0)
    columns, rows, levels = (int(max(1, round(side / step))) for step in steps)
    shape = targets.grid.shape
    return (min(levels, shape[0]), min(rows, shape[1]), min(columns, shape[2]))
