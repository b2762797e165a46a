# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes that start at one place, such as wedges and fans: they know of each other and are left out together."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def collars_of_samples(points: Floats, depth: Floats, holes: NDArray[Any]) -> Floats:
    """Return where each hole starts, drawn straight on from its two uppermost samples; shape (holes, 3).

    Parameters
    ----------
    points : array of shape (n, 3)
        Samples: easting, northing, elevation.
    depth : array of shape (n,)
        Depth of each sample along its hole, not negative; NaN where not known.
    holes : integer array of shape (n,)
        Number of the hole of each sample, from 0 on. A hole with a single sample is taken to start straight above
        it, one without depths at its first sample.

    Examples
    --------
    >>> down = np.array([[0.0, 0.0, 90.0], [5.0, 0.0, 80.0]])
    >>> collars_of_samples(down, np.array([10.0, 20.0]), np.array([0, 0])).tolist()
    [[-5.0, 0.0, 100.0]]
    """
    order = np.lexsort((np.nan_to_num(depth, nan=np.inf), holes))
    numbers, first = np.unique(holes[order], return_index=True)
    last = np.append(first[1:], len(holes)) - 1
    upper, lower = order[first], order[np.minimum(first + 1, last)]
    collars = points[upper].copy()
    run = depth[lower] - depth[upper]
    straight = np.isfinite(run) & (run > 0.0)
    collars[straight] -= (points[lower] - points[upper])[straight] * (depth[upper] / np.where(straight, run, 1.0))[
        straight, None
    ]
    alone = ~straight & np.isfinite(depth[upper])
    collars[alone, 2] += depth[upper][alone]
    starts = np.full((int(numbers.max()) + 1, 3), np.nan)
    starts[numbers] = collars
    return starts


def joined_holes(collars: Floats, distance: float) -> NDArray[np.int64]:
    """Return the group of each hole, shape (holes,): those whose collars lie within a distance are one.

    Holes without a collar (NaN) stay by themselves.

    Examples
    --------
    >>> joined_holes(np.array([[0.0, 0.0, 0.0], [50.0, 0.0, 0.0], [0.5, 0.0, 0.0]]), 1.0).tolist()
    [0, 1, 0]
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    n = len(collars)
    placed = np.flatnonzero(np.isfinite(collars).all(axis=1))
    pairs = np.zeros((0, 2), dtype=np.int64)
    if len(placed):
        pairs = placed[cKDTree(collars[placed]).query_pairs(distance, output_type="ndarray")]
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)
