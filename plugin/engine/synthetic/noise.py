# SPDX-License-Identifier: GPL-2.0-or-later
"""Smooth random fields that are functions of position: sums of waves (the spectral method)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WAVES = 64
CHUNK = 8192


@dataclass(frozen=True)
class NoiseField:
    """A random field of mean 0 and variance 1 that can be evaluated at any point."""

    frequencies: NDArray[np.float64]
    """Angular frequencies of the waves, shape (waves, 3), radians per metre."""
    phases: NDArray[np.float64]
    """Phases of the waves, shape (waves,), radians."""

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the field at points of shape (n, 3), as an array of shape (n,)."""
        values = np.empty(len(points))
        for start in range(0, len(points), CHUNK):
            part = slice(start, start + CHUNK)
            values[part] = np.cos(points[part] @ self.frequencies.T + self.phases).sum(axis=1)
        return values * np.sqrt(2.0 / len(self.phases))


def draw_noise(
    generator: np.random.Generator, lengths: tuple[float, float, float], *, smoothness: float = 1.5
) -> NoiseField:
    """Return a field with a Matérn covariance, drawn from `generator`.

    The frequencies of a Matérn covariance of smoothness v follow a multivariate t distribution
    with 2v degrees of freedom: a normal vector over the root of a chi-square of 2v, divided by 2v.

    Parameters
    ----------
    generator : numpy.random.Generator
        Source of the random numbers.
    lengths : tuple of float
        Correlation length along each axis, metres. The correlation falls to 5 % at 3.0 of it for
        smoothness 0.5 (the exponential model) and at 2.7 of it for smoothness 1.5.
    smoothness : float
        0.5 gives rough fields such as grades, 1.5 smooth ones such as contacts.
    """
    normal = generator.standard_normal((WAVES, 3))
    spread = np.sqrt(generator.chisquare(2.0 * smoothness, WAVES) / (2.0 * smoothness))
    phases = generator.uniform(0.0, 2.0 * np.pi, WAVES)
    return NoiseField(normal / spread[:, None] / np.array(lengths), phases)
