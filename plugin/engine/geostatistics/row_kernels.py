# SPDX-License-Identifier: GPL-2.0-or-later
"""Covariances of targets with many samples, as plain loops for a compiler; see `kernels.py`."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .covariance_kernels import add_covariances
from .kernels import AT_SAMPLE_SQUARED

WIDTH = 512
"""Samples at a time: their distances and covariances stay in the nearest cache."""

Floats = NDArray[np.float64]


def fill_rows(samples: Floats, targets: Floats, parts: Floats, sills: Floats, offsets: Floats, rows: Any) -> None:
    """Fill in the covariances (n, m) of n targets with m samples.

    Parameters
    ----------
    samples, targets : arrays of shape (frames, 3, m) and (frames, 3, n)
        In the space of each frame.
    parts : array of shape (structures, 4 and more)
        The structures, as `kernels.solve_systems` is given them.
    sills : array of shape (3,)
        Covariance of a target with a sample at its place (not above zero for blocks), what is added to every
        covariance, and the size below which a covariance is written as zero.
    offsets : array of shape (frames, d, 3)
        Points that stand for a target.
    rows : array of shape (n, m)
        Float64 or float32.
    """
    n, m = rows.shape
    squares, covariances = np.zeros((1, WIDTH)), np.zeros((1, WIDTH))
    for target in range(n):
        for first in range(0, m, WIDTH):
            covariances[:] = sills[1]
            for frame in range(
                samples.shape[0] - 1, -1, -1
            ):  # the first one last: its distances tell what is at a sample
                for point in range(offsets.shape[1]):
                    squares_to_many(samples[frame], first, targets[frame, :, target], offsets[frame, point], squares)
                    for part in range(parts.shape[0]):
                        if int(parts[part, 0]) == frame:
                            add_covariances(squares, 1, parts[part], 1.0 / offsets.shape[1], covariances, 0)
            write_row(squares[0], covariances[0], sills, rows[target, first : first + WIDTH])


def squares_to_many(samples: Floats, first: int, place: Floats, offset: Floats, squares: Floats) -> None:
    """Fill in squared distances (1, width) of samples (3, m), from one on, to a place (3,) moved by an offset (3,)."""
    x, y, z = place[0] + offset[0], place[1] + offset[1], place[2] + offset[2]
    last = first + squares.shape[1]
    eastings, northings, elevations = samples[0, first:last], samples[1, first:last], samples[2, first:last]
    into = squares[0]
    for at in range(eastings.shape[0]):
        dx, dy, dz = x - eastings[at], y - northings[at], z - elevations[at]
        into[at] = dx * dx + dy * dy + dz * dz


def write_row(squares: Floats, covariances: Floats, sills: Floats, row: Any) -> None:
    """Write covariances into a row, those at a sample and those of no size put right."""
    at_sample, negligible = sills[0], sills[2]
    nearest = AT_SAMPLE_SQUARED if at_sample > 0.0 else -1.0
    for at in range(row.shape[0]):
        covariance = at_sample if squares[at] < nearest else covariances[at]
        row[at] = covariance if abs(covariance) >= negligible else 0.0
