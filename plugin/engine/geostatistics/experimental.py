# SPDX-License-Identifier: GPL-2.0-or-later
"""The experimental variogram: half the mean squared difference of pairs, by distance and direction.

Holes are drilled where grades are high, so that near pairs are pairs of rich samples, which differ
more than poor ones: near lags then look wilder than far ones. The `standardised` estimator divides each lag by the
variance of the very samples in its pairs, and multiplies by the variance of all: one minus their
correlation, on the scale of the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..checks import check_choice
from .anisotropy import direction_angles
from .directions import Direction
from .estimators import ESTIMATORS, estimate_cells, pair_moments
from .pairs import Floats, Numbers, SamplePairs
from .variogram import Variogram

LAG_GROWTH = 1.25
"""Each lag is this much wider than the one before: fine where the variogram rises, coarse far away."""

FEWEST_PAIRS = 10
"""Lags of a curve with fewer pairs are left out."""

SHRINKAGE = 50
"""A cell's own variance counts like its pairs, that of its whole lag like this many."""

PER_LAG = 2000
"""Pairs of a lag over which the mean of a model is taken."""

CHUNK = 200_000
"""Pairs looked at together."""


@dataclass(frozen=True)
class ExperimentalCurve:
    """An experimental variogram over the distance, for all directions or about one."""

    name: str
    """`omnidirectional`, `down-hole`, `major`, `semi-major`, `minor` or `directional`."""
    distance: Floats
    """Mean distance of the pairs of each lag, shape (lags,), CRS units."""
    gamma: Floats
    """Experimental variogram at each lag, shape (lags,)."""
    pairs: Numbers
    """Number of pairs of each lag, shape (lags,); lags with few are left out."""
    azimuth_deg: float = float("nan")
    """Azimuth of the direction; NaN for all directions."""
    dip_deg: float = float("nan")
    """Dip of the direction, negative downwards; NaN for all directions."""
    tolerance_deg: float = float("nan")
    """Largest angle between a pair and the direction; NaN for all directions."""
    model: Floats = field(default_factory=lambda: np.zeros(0))
    """Mean of a model over the very pairs of each lag, shape (lags,); empty when there is no model."""

    def to_dict(self) -> dict[str, Any]:
        """Return the curve as plain JSON values; None for no direction."""
        return {
            "name": self.name,
            "distance": self.distance.tolist(),
            "gamma": self.gamma.tolist(),
            "pairs": self.pairs.tolist(),
            "model": self.model.tolist(),
            "azimuth_deg": None if np.isnan(self.azimuth_deg) else self.azimuth_deg,
            "dip_deg": None if np.isnan(self.dip_deg) else self.dip_deg,
            "tolerance_deg": None if np.isnan(self.tolerance_deg) else self.tolerance_deg,
        }


@dataclass(frozen=True)
class VariogramCells:
    """Pairs summed up by direction and lag: what a model is fitted to."""

    separations: Floats
    """Mean separation of each cell, shape (c, 3), its length the mean distance."""
    gamma: Floats
    """Experimental variogram, shape (c,)."""
    pairs: Numbers
    """Number of pairs, shape (c,)."""
    lag: Numbers
    """Number of the lag, shape (c,)."""
    spread: float
    """Variance of the squared difference of one pair over its squared mean: 2 for normal values, more for skewed "
    "ones."""


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


def uniform_edges(lag: float | None, n_lags: int | None, max_distance: float) -> Floats:
    """Return edges of lags of one width: half a lag about zero, then lags about its multiples.

    Without a number of lags they reach the longest distance; without a width they are that distance in equal parts.

    Examples
    --------
    >>> uniform_edges(10.0, 3, 100.0).tolist()
    [0.0, 5.0, 15.0, 25.0, 35.0]
    """
    width = lag or max_distance / ((n_lags or 1) + 0.5)
    number = n_lags or max(1, int(np.ceil(max_distance / width - 0.5)))
    return np.concatenate(([0.0], (np.arange(number + 1) + 0.5) * width))


def experimental_variogram(
    pairs: SamplePairs,
    edges: Floats,
    *,
    name: str = "omnidirectional",
    direction: Direction | None = None,
    within_holes: bool = False,
    estimator: str = "standardised",
    factor: float = 1.0,
    model: Variogram | None = None,
) -> ExperimentalCurve:
    """Return the experimental variogram of pairs; with several columns of values the sum of theirs.

    Parameters
    ----------
    pairs : SamplePairs
        What to take the means over.
    edges : array of shape (lags + 1,)
        Edges of the lags, ascending, CRS units.
    name : str
        What the curve is called.
    direction : Direction, optional
        Only pairs along its axis, within its tolerance and band.
    within_holes : bool
        Only pairs of one hole.
    estimator : str
        One of `ESTIMATORS`.
    factor : float
        What the variogram is multiplied by.
    model : Variogram, optional
        Its mean over the pairs of each lag is given too: holes point in some directions, and so do their pairs.
    """
    check_choice(estimator, ESTIMATORS, "estimator of the variogram")
    lags = len(edges) - 1
    cell = np.full(len(pairs), -1, dtype=np.int64)
    total = np.zeros(lags)
    for part, separations, distance, lag in _parts(pairs, edges):
        chosen = lag >= 0
        if within_holes:
            chosen &= pairs.in_one_hole[part]
        if direction is not None:
            chosen &= direction.holds(separations, distance)
        cell[part] = np.where(chosen, lag, -1)
        total += np.bincount(lag[chosen], distance[chosen], lags)
    count, gamma = estimate_cells(pairs, cell, lags, estimator)
    filled = count >= FEWEST_PAIRS
    azimuth = dip = tolerance = float("nan")
    if direction is not None:
        azimuth, dip = direction_angles(direction.axis)
        tolerance = direction.tolerance_deg
    expected = np.zeros(0) if model is None else _model_means(pairs, cell, lags, model)[filled]
    return ExperimentalCurve(
        name, total[filled] / count[filled], factor * gamma[filled], count[filled], azimuth, dip, tolerance, expected
    )


def variogram_cells(
    pairs: SamplePairs,
    edges: Floats,
    *,
    directions: int = 60,
    estimator: str = "standardised",
    factor: float = 1.0,
) -> VariogramCells:
    """Return the pairs summed up by lag and by the nearest of evenly spread directions.

    With the `standardised` estimator the variance of a cell with few pairs is drawn to that of its lag.
    """
    axes = _spread_axes(directions)
    size = (len(edges) - 1) * directions
    cell = np.full(len(pairs), -1, dtype=np.int64)
    sums = np.zeros((4, size))
    for part, separations, distance, lag in _parts(pairs, edges):
        along = separations @ axes.T
        nearest = np.argmax(np.abs(along), axis=1)
        sense = np.sign(along[np.arange(len(nearest)), nearest])
        inside = lag >= 0
        cell[part] = np.where(inside, lag * directions + nearest, -1)
        for row, weights in enumerate((*(separations * sense[:, None]).T, distance)):
            sums[row] += np.bincount(cell[part][inside], weights[inside], size)
    count, gamma, variance = pair_moments(pairs, cell, size)
    filled = np.flatnonzero(count > 0)
    if estimator == "standardised":
        shrunk = _shrunk(count[filled], variance[filled], filled // directions)
        filled, shrunk = filled[shrunk > 0], shrunk[shrunk > 0]
        scaled = gamma[filled] / shrunk * pairs.values.var(axis=0).sum()
    else:
        scaled = factor * estimate_cells(pairs, cell, size, estimator)[1][filled]
    vectors = sums[:3, filled].T
    vectors *= (sums[3, filled] / count[filled] / np.linalg.norm(vectors, axis=1))[:, None]
    return VariogramCells(vectors, scaled, count[filled], filled // directions, _spread(pairs.values))


def _shrunk(own: Numbers, variance: Floats, lag: Numbers) -> Floats:
    """Return the variances of cells, those with few pairs drawn to the mean of their lag."""
    pairs_of_lag = np.bincount(lag, own)
    of_lag = np.bincount(lag, own * variance) / np.maximum(pairs_of_lag, 1)
    return (own * variance + SHRINKAGE * of_lag[lag]) / (own + SHRINKAGE)


def _spread(values: Floats) -> float:
    """Return (kurtosis + 1) / 2, the mean over the columns: what independent pairs would have; at least 2."""
    centred = values - values.mean(axis=0)
    squares = np.square(centred).mean(axis=0)
    kurtosis = (centred**4).mean(axis=0)[squares > 0] / squares[squares > 0] ** 2
    return max(2.0, float((kurtosis.mean() + 1.0) / 2.0)) if len(kurtosis) else 2.0


def _parts(pairs: SamplePairs, edges: Floats) -> Iterator[tuple[slice, Floats, Floats, Numbers]]:
    """Yield pairs in parts: which, their separations, distances and lags; -1 beyond the last lag."""
    for start in range(0, len(pairs), CHUNK):
        part = slice(start, start + CHUNK)
        separations = pairs.separations(part)
        distance = np.linalg.norm(separations, axis=1)
        lag = np.searchsorted(edges, distance, side="left") - 1
        yield part, separations, distance, np.where(lag < len(edges) - 1, lag, -1)


def _model_means(pairs: SamplePairs, cell: Numbers, size: int, model: Variogram) -> Floats:
    """Return the mean of a model over pairs of each cell, of many pairs a part; shape (size,)."""
    inside = np.flatnonzero(cell >= 0)
    counts = np.bincount(cell[inside], minlength=size)
    keep = np.random.default_rng(0).random(len(inside)) < (PER_LAG / np.maximum(counts, 1))[cell[inside]]
    chosen = inside[keep | (counts[cell[inside]] <= PER_LAG)]
    gamma = model.gamma(pairs.points[pairs.second[chosen]] - pairs.points[pairs.first[chosen]])
    taken = np.bincount(cell[chosen], minlength=size)
    return np.asarray(np.bincount(cell[chosen], gamma, size) / np.maximum(taken, 1))


def _spread_axes(n: int) -> Floats:
    """Return n evenly spread axes, upper half of a Fibonacci sphere, shape (n, 3)."""
    place = np.arange(n) + 0.5
    up = 1.0 - place / n
    azimuth = np.pi * (1.0 + np.sqrt(5.0)) * place
    flat = np.sqrt(1.0 - up * up)
    return np.column_stack((flat * np.cos(azimuth), flat * np.sin(azimuth), up))
