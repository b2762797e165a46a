# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground above the blocks, made from collars or samples where there is no elevation model."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..checks import check_points
from .grid import BlockGrid

STEEPEST = 1.5
"""Steepest slope of natural ground and of the walls of pits, rise over distance."""
HIGHEST_STEP = 20.0
"""Height of a cliff or bench that may be steeper, CRS units."""
PAIRED_AT_ONCE = 512


def surface_through(points: NDArray[np.float64], grid: BlockGrid) -> NDArray[np.float64]:
    """Return the elevation above each column of blocks of a surface through points, shape (rows, columns).

    Between the points it consists of triangles (Delaunay); beyond their hull, and where all points
    lie on one line, it has the elevation of the nearest point. Of several points at one place the
    mean counts.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation, such as those of collars.
    grid : BlockGrid
        The grid above whose columns the surface is wanted.

    Raises
    ------
    InvalidInputError
        No points, or one without coordinates.
    """
    from scipy.interpolate import LinearNDInterpolator
    from scipy.spatial import QhullError, cKDTree

    check_points(points, "points of the surface")
    plan, elevations = _distinct_places(points)
    easting, northing = np.meshgrid(grid.eastings, grid.northings)
    columns = np.column_stack((easting.ravel(), northing.ravel())) - plan.mean(axis=0)
    plan = plan - plan.mean(axis=0)
    heights = np.full(len(columns), np.nan)
    if len(plan) >= 3:
        try:
            triangles: Any = LinearNDInterpolator(plan, elevations)
        except QhullError:  # all points on one line: there are no triangles
            pass
        else:
            heights = triangles(columns)
    beyond = np.isnan(heights)
    _, nearest = cKDTree(plan).query(columns[beyond])
    heights[beyond] = elevations[nearest]
    return heights.reshape(grid.shape[1:])


def _distinct_places(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return distinct places in the plan, shape (k, 2), and the mean elevation at each, shape (k,)."""
    plan, place = np.unique(points[:, :2], axis=0, return_inverse=True)
    place = place.ravel()
    return plan, np.bincount(place, weights=points[:, 2]) / np.bincount(place)


def top_of_holes(points: NDArray[np.float64], holes: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the highest point of each hole, shape (k, 3): what stands for collars that are not known.

    Examples
    --------
    >>> samples = np.array([[0.0, 0.0, 5.0], [0.0, 1.0, 9.0], [7.0, 0.0, 3.0]])
    >>> top_of_holes(samples, np.array([0, 0, 1], dtype=np.int32))[:, 2].tolist()
    [9.0, 3.0]
    """
    order = np.lexsort((-points[:, 2], holes))
    _, first = np.unique(holes[order], return_index=True)
    return points[order[first]]


def lies_underground(collars: NDArray[np.float64], tops: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which collars lie underground, shape (n,): rock was drilled higher up than ground could rise from there.

    Holes from the galleries of a mine start far below the surface; a surface through their collars would have pits
    that are not there. A collar is taken as one of them when another hole starts, or has samples, so high above it
    that the ground between the two would be steeper than `STEEPEST`, a step of `HIGHEST_STEP` aside.

    Parameters
    ----------
    collars : array of shape (n, 3)
        Easting, northing, elevation.
    tops : array of shape (m, 3)
        Where else rock was drilled, such as the highest sample of each hole; may be empty.

    Examples
    --------
    >>> collars = np.array([[0.0, 0.0, 100.0], [10.0, 0.0, 100.0], [5.0, 0.0, 20.0]])
    >>> lies_underground(collars, np.zeros((0, 3))).tolist()
    [False, False, True]
    """
    rock = np.concatenate((collars, tops))
    found = np.zeros(len(collars), dtype=bool)
    for first in range(0, len(collars), PAIRED_AT_ONCE):
        chunk = collars[first : first + PAIRED_AT_ONCE, None]
        apart = np.hypot(rock[:, 0] - chunk[..., 0], rock[:, 1] - chunk[..., 1])
        highest_ground = chunk[..., 2] + HIGHEST_STEP + STEEPEST * apart
        found[first : first + PAIRED_AT_ONCE] = (rock[:, 2] > highest_ground).any(axis=1)
    return found
