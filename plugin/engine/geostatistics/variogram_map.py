# SPDX-License-Identifier: GPL-2.0-or-later
"""The variogram over the separation in three planes: from above, from the south and from the west.

A picture of anisotropy before any model: dark along the direction in which samples stay alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .estimators import estimate_cells
from .pairs import Floats, Numbers, SamplePairs

PLANES = {"plan": (0, 1, 2), "east": (0, 2, 1), "north": (1, 2, 0)}
"""Axes to the right, up and out of each picture: plan, section along east, section along north."""

PIXELS = 21
"""Pixels along each side, an odd number: the one in the middle holds the separation zero."""

SLAB_DEG = 30.0
"""Pairs whose separation leaves the plane by no more than this angle, or by half a pixel, belong to it."""

FEWEST_PAIRS = 10
"""Pixels with fewer pairs are blank."""

REACH = 0.6
"""Half the width of a picture, in longest distances looked at: the far lags say least."""


@dataclass(frozen=True)
class VariogramMap:
    """The variogram over separations in one plane."""

    plane: str
    """`plan`, `east` or `north`: the plane of east and north, of east and up, of north and up."""
    reach: float
    """Half the width of the picture, CRS units."""
    gamma: Floats
    """Shape (PIXELS, PIXELS), rows upwards, columns to the right, symmetric about the middle; NaN with few pairs."""
    pairs: Numbers
    """Number of pairs, same shape."""

    def to_dict(self) -> dict[str, Any]:
        """Return the map as plain JSON values; None where there are few pairs."""
        gamma = [[None if np.isnan(value) else float(f"{value:.6g}") for value in row] for row in self.gamma]
        return {"plane": self.plane, "reach": self.reach, "gamma": gamma, "pairs": self.pairs.tolist()}


def variogram_maps(
    pairs: SamplePairs, longest: float, *, estimator: str = "standardised", factor: float = 1.0
) -> tuple[VariogramMap, ...]:
    """Return the maps of the three planes; a plane in which nothing lies is left out.

    Parameters
    ----------
    pairs : SamplePairs
        What to take the means over; each pair counts in both senses.
    longest : float
        Longest distance looked at, CRS units.
    estimator : str
        One of `ESTIMATORS`.
    factor : float
        What the variogram is multiplied by.
    """
    separations = pairs.separations(slice(None))
    found = [_map(pairs, separations, plane, REACH * longest, estimator, factor) for plane in PLANES]
    return tuple(one for one in found if np.count_nonzero(~np.isnan(one.gamma)) > 1)


def _map(
    pairs: SamplePairs, separations: Floats, plane: str, reach: float, estimator: str, factor: float
) -> VariogramMap:
    right, up, out = (separations[:, axis] for axis in PLANES[plane])
    pixel = 2.0 * reach / PIXELS
    off = np.maximum(0.5 * pixel, np.tan(np.deg2rad(SLAB_DEG)) * np.hypot(right, up))
    column = np.floor((right + reach) / pixel).astype(np.int64)
    row = np.floor((up + reach) / pixel).astype(np.int64)
    inside = (np.abs(out) <= off) & (column >= 0) & (column < PIXELS) & (row >= 0) & (row < PIXELS)
    number = row * PIXELS + column
    half = np.minimum(number, PIXELS**2 - 1 - number)  # a separation and its opposite are one
    count, gamma = estimate_cells(pairs, np.where(inside, half, -1), PIXELS**2, estimator)
    full = np.minimum(np.arange(PIXELS**2), np.arange(PIXELS**2)[::-1])
    shown = np.where(count >= FEWEST_PAIRS, factor * gamma, np.nan)[full]
    return VariogramMap(plane, reach, shown.reshape(PIXELS, PIXELS), count[full].reshape(PIXELS, PIXELS))
