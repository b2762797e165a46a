# SPDX-License-Identifier: GPL-2.0-or-later
"""Inverse distance and nearest sample: what kriging must beat, and what checks it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .neighbours import SampleTree
from .search import Search
from .targets import TargetsGiven, as_targets

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

BATCH = 16384
"""Targets between two calls of the progress."""

POWER = 2.0
"""Exponent of the distance unless another is asked for."""


@dataclass(frozen=True)
class Weighed:
    """Estimates without a variogram."""

    inverse: Floats
    """Mean of the neighbours weighted by inverse distance, shape (n,); NaN where not estimated."""
    nearest: Floats
    """Value of the nearest sample, shape (n,); NaN where not estimated."""


def inverse_distance(
    points: Floats,
    values: Floats,
    targets: TargetsGiven,
    search: Search,
    *,
    power: float = POWER,
    progress: Progress = no_progress,
) -> Weighed:
    """Return inverse-distance and nearest-sample estimates from the same neighbours that kriging takes.

    Distances are those of the search ellipsoid: a flat search makes flat estimates.

    Parameters
    ----------
    points : array of shape (m, 3)
        Easting, northing, elevation of the samples.
    values : array of shape (m,)
        Their values; samples without a value are left out.
    targets : array of shape (n, 3), or a pair of BlockGrid and bool array of its shape
        Where to estimate; of a grid, the centres of the blocks in the mask, in block order.
    search : Search
        With radii, such as `Search.resolved` gives.
    power : float
        Exponent of the distance.
    progress : Progress
        May raise `CancelledError`.
    """
    known = np.isfinite(values) & np.isfinite(points).all(axis=1)
    points, values = points[known], values[known]
    places = as_targets(targets)
    tree = SampleTree(points, search)
    transform = search.transform()
    inverse, nearest = np.full(len(places), np.nan), np.full(len(places), np.nan)
    done = 0
    for batch in places.batches(BATCH, None):
        found = weigh(batch.places, points, values, tree.neighbours(batch), transform, search.minimum, power=power)
        inverse[batch.positions], nearest[batch.positions] = found.inverse, found.nearest
        done += len(batch.positions)
        progress(done / len(places), "Inverse distance")
    return Weighed(inverse, nearest)


def weigh(
    places: Floats,
    points: Floats,
    values: Floats,
    neighbours: Numbers,
    transform: Floats,
    minimum: int = 1,
    *,
    power: float = POWER,
) -> Weighed:
    """Return inverse-distance and nearest-sample estimates of places from given neighbours.

    Parameters
    ----------
    places : array of shape (n, 3)
    points, values : arrays of shape (m, 3) and (m,)
        The samples.
    neighbours : integer array of shape (n, k)
        Numbers of the samples, nearest first, -1 where there is none.
    transform : array of shape (3, 3)
        Into the space in which distances are measured.
    minimum : int
        Places with fewer neighbours are not estimated.
    power : float
        Exponent of the distance.

    Examples
    --------
    >>> line = np.array([[0.0, 0.0, 0.0], [3.0, 0.0, 0.0]])
    >>> both = np.array([[0, 1]])
    >>> found = weigh(np.array([[1.0, 0.0, 0.0]]), line, np.array([0.0, 5.0]), both, np.eye(3))
    >>> found.inverse.tolist(), found.nearest.tolist()
    ([1.0], [0.0])
    """
    present = neighbours >= 0
    separations = (points[neighbours] - places[:, None]) @ transform.T
    distance = np.linalg.norm(separations, axis=2)
    closest = np.where(present, distance, np.inf).min(axis=1, keepdims=True)
    at_sample = closest[:, 0] == 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(present, (closest / distance) ** power, 0.0)
    share[at_sample] = (present & (distance == 0.0))[at_sample]
    estimated = np.count_nonzero(present, axis=1) >= minimum
    total = np.where(estimated, share.sum(axis=1), np.nan)
    inverse = (share * values[neighbours]).sum(axis=1) / total
    nearest = np.where(estimated, values[neighbours[:, 0]], np.nan)
    return Weighed(inverse, nearest)
