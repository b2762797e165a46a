# SPDX-License-Identifier: GPL-2.0-or-later
"""The experimental variogram: half the mean squared difference of pairs, by distance and direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .anisotropy import direction_angles
from .pairs import SamplePairs

Floats = NDArray[np.float64]

LAG_GROWTH = 1.3
"""Each lag is this much wider than the one before: fine where the variogram rises, coarse far away."""


@dataclass(frozen=True)
class ExperimentalCurve:
    """An experimental variogram over the distance, for all directions or about one."""

    name: str
    """`omnidirectional`, `down-hole`, `major`, `semi-major`, `minor` or `directional`."""
    distance: Floats
    """Mean distance of the pairs of each lag, shape (lags,), CRS units."""
    gamma: Floats
    """Half the mean squared difference of the pairs of each lag, shape (lags,)."""
    pairs: NDArray[np.int64]
    """Number of pairs of each lag, shape (lags,); lags without pairs are left out."""
    azimuth_deg: float = float("nan")
    """Azimuth of the direction; NaN for all directions."""
    dip_deg: float = float("nan")
    """Dip of the direction, negative downwards; NaN for all directions."""

    def to_dict(self) -> dict[str, Any]:
        """Return the curve as plain JSON values; None for no direction."""
        return {
            "name": self.name,
            "distance": self.distance.tolist(),
            "gamma": self.gamma.tolist(),
            "pairs": self.pairs.tolist(),
            "azimuth_deg": None if np.isnan(self.azimuth_deg) else self.azimuth_deg,
            "dip_deg": None if np.isnan(self.dip_deg) else self.dip_deg,
        }


def lag_edges(points: Floats, max_distance: float) -> Floats:
    """Return edges of lags, ascending: the first lags are a sample spacing wide, the later ones wider."""
    from scipy.spatial import cKDTree

    tree: Any = cKDTree(points)
    nearest = tree.query(points, k=min(2, len(points)))[0].reshape(len(points), -1)[:, -1]
    spacing = float(np.median(nearest[nearest > 0])) if np.any(nearest > 0) else max_distance / 10
    spacing = min(max(spacing, max_distance / 200), max_distance / 4)
    edges = [0.0, 0.5 * spacing, 1.5 * spacing]
    width = spacing
    while edges[-1] < max_distance:
        width *= LAG_GROWTH
        edges.append(edges[-1] + width)
    edges[-1] = max_distance
    return np.array(edges)


def experimental_variogram(
    pairs: SamplePairs,
    edges: Floats,
    *,
    name: str = "omnidirectional",
    direction: Floats | None = None,
    tolerance_deg: float = 22.5,
    within_holes: bool = False,
) -> ExperimentalCurve:
    """Return the experimental variogram of pairs.

    Parameters
    ----------
    pairs : SamplePairs
        What to take the means over.
    edges : array of shape (lags + 1,)
        Edges of the lags, ascending, CRS units.
    name : str
        What the curve is called.
    direction : array of shape (3,), optional
        Only pairs along this vector, either sense, within the tolerance.
    tolerance_deg : float
        Largest angle between a pair and the direction.
    within_holes : bool
        Only pairs of one hole.
    """
    distance = np.linalg.norm(pairs.separations, axis=1)
    chosen = distance > 0
    azimuth = dip = float("nan")
    if direction is not None:
        unit = direction / np.linalg.norm(direction)
        chosen &= np.abs(pairs.separations @ unit) >= np.cos(np.deg2rad(tolerance_deg)) * distance
        azimuth, dip = direction_angles(unit)
    if within_holes:
        chosen &= pairs.in_one_hole
    distance, half_squares = distance[chosen], pairs.half_squares[chosen]
    lag = np.searchsorted(edges, distance, side="left") - 1
    inside = lag < len(edges) - 1
    count = np.bincount(lag[inside], minlength=len(edges) - 1)
    filled = count > 0
    mean_distance = np.bincount(lag[inside], distance[inside], len(edges) - 1)[filled] / count[filled]
    gamma = np.bincount(lag[inside], half_squares[inside], len(edges) - 1)[filled] / count[filled]
    return ExperimentalCurve(name, mean_distance, gamma, count[filled], azimuth, dip)


@dataclass(frozen=True)
class VariogramCells:
    """Pairs summed up by direction and lag: what a model is fitted to."""

    separations: Floats
    """Mean separation of each cell, shape (c, 3), its length the mean distance."""
    gamma: Floats
    """Half the mean squared difference, shape (c,)."""
    pairs: NDArray[np.int64]
    """Number of pairs, shape (c,)."""
    lag: NDArray[np.int64]
    """Number of the lag, shape (c,)."""


def variogram_cells(pairs: SamplePairs, edges: Floats, *, directions: int = 60) -> VariogramCells:
    """Return the pairs summed up by lag and by the nearest of evenly spread directions."""
    axes = _spread_axes(directions)
    lags = len(edges) - 1
    size = lags * directions
    count = np.zeros(size, dtype=np.int64)
    sums = np.zeros((5, size))
    for start in range(0, len(pairs.half_squares), 100_000):
        separations = pairs.separations[start : start + 100_000]
        distance = np.linalg.norm(separations, axis=1)
        lag = np.searchsorted(edges, distance, side="left") - 1
        inside = (distance > 0) & (lag < lags)
        separations, distance, lag = separations[inside], distance[inside], lag[inside]
        along = separations @ axes.T
        nearest = np.argmax(np.abs(along), axis=1)
        sense = np.sign(along[np.arange(len(nearest)), nearest])
        cell = lag * directions + nearest
        count += np.bincount(cell, minlength=size)
        half_squares = pairs.half_squares[start : start + 100_000][inside]
        for row, weights in enumerate((*(separations * sense[:, None]).T, distance, half_squares)):
            sums[row] += np.bincount(cell, weights, size)
    filled = np.flatnonzero(count > 0)
    means = sums[:, filled] / count[filled]
    vectors = means[:3].T
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True) * means[3][:, None]
    return VariogramCells(vectors, means[4], count[filled], filled // directions)


def _spread_axes(n: int) -> Floats:
    """Return n evenly spread axes, upper half of a Fibonacci sphere, shape (n, 3)."""
    place = np.arange(n) + 0.5
    up = 1.0 - place / n
    azimuth = np.pi * (1.0 + np.sqrt(5.0)) * place
    flat = np.sqrt(1.0 - up * up)
    return np.column_stack((flat * np.cos(azimuth), flat * np.sin(azimuth), up))
