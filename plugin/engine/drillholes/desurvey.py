# SPDX-License-Identifier: GPL-2.0-or-later
"""Where a hole runs: from stations of depth, azimuth and dip to points in space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..checks import check_choice
from ..errors import Notice
from .arrays import FloatArray, IntArray, TextArray, hole_numbers
from .depths import places
from .records import Collars, Surveys

METHODS = ("minimum_curvature", "balanced_tangential", "tangential")


@dataclass(frozen=True)
class Traces:
    """The paths of all holes; every hole has a station at depth 0."""

    hole_id: TextArray
    """Names of the holes, shape (n,), in the order of the collars."""
    hole: IntArray
    """Number in `hole_id` of each station, shape (m,), ascending."""
    depth: FloatArray
    """Depth of each station, shape (m,), ascending within a hole, 0 first."""
    points: FloatArray
    """Easting, northing, elevation of each station, shape (m, 3)."""
    directions: FloatArray
    """Unit vector of each station, down the hole, shape (m, 3)."""
    method: str = "minimum_curvature"
    """One of `METHODS`."""
    notices: tuple[Notice, ...] = ()
    """What was assumed."""

    def positions(self, hole_id: TextArray, depth: FloatArray) -> FloatArray:
        """Return the points at depths of holes, on the arc between two stations, straight below the last.

        Parameters
        ----------
        hole_id : array of str, shape (n,)
        depth : array of float, shape (n,)
            Depth along the hole.

        Returns
        -------
        array of float, shape (n, 3)
            Easting, northing, elevation; NaN for an unknown hole and for a missing or negative depth.
        """
        hole = hole_numbers(np.asarray(hole_id), self.hole_id)
        depth = np.asarray(depth, dtype=np.float64)
        known = (hole >= 0) & (depth >= 0)
        result = np.full((len(depth), 3), np.nan)
        upper = np.searchsorted(places(self.hole, self.depth), places(hole[known], depth[known]), side="right") - 1
        last = len(self.hole) - 1
        lower = np.minimum(upper + 1, last)
        lower = np.where(self.hole[lower] == self.hole[upper], lower, upper)
        beyond = depth[known] - self.depth[upper]
        length = self.depth[lower] - self.depth[upper]
        step = steps_along(self.directions[upper], self.directions[lower], length, beyond, self.method)
        result[known] = self.points[upper] + step
        return result

    def path(self, hole: int, *, end: float, step: float) -> FloatArray:
        """Return the path of a hole down to a depth, shape (k, 4): easting, northing, elevation, depth.

        It has a vertex at each station, and at least one every `step` along the hole.
        """
        stations = self.depth[self.hole == hole]
        depth = np.union1d(stations[stations < end], np.append(np.arange(0.0, end, step), end))
        points = self.positions(np.full(len(depth), self.hole_id[hole]), depth)
        return np.column_stack((points, depth))


def desurvey(collars: Collars, surveys: Surveys, *, method: str = "minimum_curvature") -> Traces:
    """Return the traces of the holes.

    The direction above the first station is that of the first station, below the last that of the last.
    A hole without a station is vertical, downwards.

    Parameters
    ----------
    collars : Collars
        The holes.
    surveys : Surveys
        Their stations, sorted by hole and depth, dips negative down.
    method : str
        `minimum_curvature`: between two stations the hole is an arc of a circle tangent to both directions.
        `balanced_tangential`: the upper half of the way has the upper direction, the lower half the lower one.
        `tangential`: the direction of a station holds until the next.

    References
    ----------
    Sawaryn, S. J., and Thorogood, J. L. (2005): A compendium of directional calculations based on the minimum
    curvature method. SPE Drilling & Completion 20 (1), 24-36.

    Examples
    --------
    A hole that turns from straight down to horizontal east over a quarter of a circle of radius 100 ends 100
    east of and 100 below its collar, at a depth of 157.08.
    """
    check_choice(method, METHODS, "method of desurveying")
    hole, depth, directions = _stations(collars, surveys)
    length = np.diff(depth, prepend=depth[:1])
    first = np.concatenate(([True], hole[1:] != hole[:-1]))[: len(hole)]
    length[first] = 0.0
    upper = np.maximum(np.arange(len(hole)) - 1, 0)
    steps = steps_along(directions[upper], directions, length, length, method)
    steps[first] = collars.points[hole[first]]
    points = _summed_by_hole(steps, first)
    return Traces(collars.hole_id, hole, depth, points, directions, method)


def direction_vectors(azimuth: FloatArray, dip: FloatArray) -> FloatArray:
    """Return the unit vectors of azimuths and dips in degrees, shape (n, 3).

    Examples
    --------
    >>> direction_vectors(np.array([90.0]), np.array([0.0])).round(9).tolist()
    [[1.0, 0.0, 0.0]]
    """
    around, down = np.radians(azimuth), np.radians(dip)
    return np.column_stack((np.sin(around) * np.cos(down), np.cos(around) * np.cos(down), np.sin(down)))


def steps_along(
    upper: FloatArray, lower: FloatArray, length: FloatArray, beyond: FloatArray, method: str
) -> FloatArray:
    """Return the way from an upper station to a place `beyond` it, shape (n, 3).

    Parameters
    ----------
    upper, lower : arrays of shape (n, 3)
        Unit vectors at the two stations.
    length : array of shape (n,)
        Distance along the hole between them; 0 where there is no lower station.
    beyond : array of shape (n,)
        Distance of the place from the upper station.
    method : str
        One of `METHODS`.
    """
    far = length[:, None]
    if method == "tangential":
        return upper * beyond[:, None]
    if method == "balanced_tangential":
        above = np.minimum(beyond[:, None], np.where(far > 0, far / 2.0, np.inf))
        return upper * above + lower * (beyond[:, None] - above)
    share = np.divide(beyond, length, out=np.zeros_like(beyond), where=length > 0)[:, None]
    bend = angle_between(upper, lower)[:, None]
    # With t the share of the way: the integral of the direction that turns by `bend`, written with
    # sin(x)/x so that a straight stretch needs no case of its own.
    scale = far * share / _sinc(bend)
    along_upper = scale * (2.0 - share) / 2.0 * _sinc((2.0 - share) * bend / 2.0) * _sinc(share * bend / 2.0)
    along_lower = scale * share / 2.0 * _sinc(share * bend / 2.0) ** 2
    arc = along_upper * upper + along_lower * lower
    return np.where(far > 0, arc, upper * beyond[:, None])


def _sinc(angle: FloatArray) -> FloatArray:
    """Return sin(x)/x, 1 at zero."""
    result: FloatArray = np.sinc(angle / np.pi)
    return result


def angle_between(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the angle between unit vectors in radians, shape (n,), a hair below a reversal at most."""
    across = np.linalg.norm(np.cross(first, second), axis=1)
    along = np.einsum("ij,ij->i", first, second)
    return np.minimum(np.arctan2(across, along), np.pi - 1e-6)


def _stations(collars: Collars, surveys: Surveys) -> tuple[IntArray, FloatArray, FloatArray]:
    """Return hole number, depth and direction of all stations, with one at depth 0 in every hole."""
    hole = hole_numbers(surveys.hole_id, collars.hole_id)
    known = hole >= 0
    hole, depth = hole[known], surveys.depth[known]
    directions = direction_vectors(surveys.azimuth[known], surveys.dip[known])
    order = np.lexsort((depth, hole))
    hole, depth, directions = hole[order], depth[order], directions[order]
    number = np.arange(len(collars.hole_id))
    first = np.searchsorted(hole, number)
    has_station = np.isin(number, hole)
    at_collar = np.zeros(len(number), dtype=bool)
    at_collar[has_station] = depth[first[has_station]] == 0.0
    added = np.flatnonzero(~at_collar)
    start = np.tile((0.0, 0.0, -1.0), (len(added), 1))
    start[has_station[added]] = directions[first[added][has_station[added]]]
    hole, depth = np.concatenate((added, hole)), np.concatenate((np.zeros(len(added)), depth))
    order = np.lexsort((depth, hole))
    return hole[order], depth[order], np.vstack((start, directions))[order]


def _summed_by_hole(steps: FloatArray, first: IntArray) -> FloatArray:
    """Return running sums that begin anew at each hole, without carrying large coordinates along."""
    begins = np.flatnonzero(first)
    own = steps.copy()
    own[begins] = 0.0
    running = np.cumsum(own, axis=0)
    counts = np.diff(np.append(begins, len(steps)))
    return running - np.repeat(running[begins], counts, axis=0) + np.repeat(steps[begins], counts, axis=0)
