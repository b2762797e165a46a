# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes that are drilled, or listed, twice: what is held out of one is then known from the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..errors import Notice

TOLERATED = 0.1
"""Share of the composites beside one of another group from which on the alarm rings: some holes cross others."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


def twin_share(points: Floats, hole: Numbers, group: Numbers) -> tuple[float, float]:
    """Return the share of the composites that lie beside one of another group, and what counts as beside.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation of the composites, those of a hole one after another.
    hole, group : integer arrays of shape (n,)
        Hole of each, and group of holes that are held out together.

    Returns
    -------
    tuple of float
        The share, and the median distance between neighbouring composites of a hole, CRS units; 0 where no hole has
        two.

    Examples
    --------
    >>> points = np.array([[0.0, 0, 0], [0, 0, -5], [2, 0, 0], [2, 0, -5], [90, 0, 0], [90, 0, -5]])
    >>> twin_share(points, np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 1, 2, 2]))
    (0.6666666666666666, 5.0)
    """
    from scipy.spatial import cKDTree

    is_next = hole[1:] == hole[:-1]
    steps = np.sqrt(np.square(np.diff(points, axis=0)).sum(axis=1))[is_next]
    if not len(steps):
        return 0.0, 0.0
    beside = float(np.median(steps))
    pairs = cKDTree(points).query_pairs(beside, output_type="ndarray")
    has_twin = np.zeros(len(points), dtype=bool)
    has_twin[pairs[group[pairs[:, 0]] != group[pairs[:, 1]]]] = True
    return float(has_twin.mean()), beside


def twin_notices(points: Floats, hole: Numbers, group: Numbers) -> tuple[Notice, ...]:
    """Return a warning where many composites have one of another group beside them; see `twin_share`."""
    share, beside = twin_share(points, hole, group)
    if share <= TOLERATED:
        return ()
    return (
        Notice(
            "Leak: {share:.0%} of the composites lie within {length:.1f} of one of another hole, as where holes are "
            "drilled, or listed, twice. What is held out is then known from its twin, and the scores say nothing of "
            "a new hole. Hold such holes out together by a larger distance of one collar, or leave one of them out.",
            {"share": share, "length": beside},
        ),
    )
