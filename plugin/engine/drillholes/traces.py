# SPDX-License-Identifier: GPL-2.0-or-later
"""The paths of all holes, and the places along them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..errors import Notice
from .arcs import directions_along, steps_along
from .arrays import FloatArray, IntArray, TextArray, hole_numbers
from .depths import places


@dataclass(frozen=True)
class Traces:
    """The paths of all holes; each has a station at depth 0, a daughter hole where it leaves its parent."""

    hole_id: TextArray
    """Names of the holes, shape (n,), in the order of the collars."""
    hole: IntArray
    """Number in `hole_id` of each station, shape (m,), ascending."""
    depth: FloatArray
    """Depth of each station, shape (m,), ascending within a hole."""
    points: FloatArray
    """Easting, northing, elevation of each station, shape (m, 3)."""
    directions: FloatArray
    """Unit vector of each station, down the hole, shape (m, 3)."""
    method: str = "minimum_curvature"
    """One of `METHODS`."""
    notices: tuple[Notice, ...] = ()
    """What was assumed."""
    parent: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """Number of each hole's parent, -1 for a hole of its own, shape (n,); (0,) where there are no daughter holes."""

    def start(self) -> FloatArray:
        """Return the depth at which each hole begins, shape (n,): 0, or where a daughter leaves its parent."""
        return self.depth[np.searchsorted(self.hole, np.arange(len(self.hole_id)))]

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
        at = self._between(hole[known], depth[known])
        step = steps_along(*at.ends(self), at.beyond, self.method)
        result[known] = self.points[at.upper] + step
        return result

    def directions_at(self, hole: IntArray, depth: FloatArray) -> FloatArray:
        """Return the unit vectors down the holes at depths, shape (n, 3)."""
        at = self._between(hole, depth)
        return directions_along(*at.ends(self), at.beyond, self.method)

    def _between(self, hole: IntArray, depth: FloatArray) -> _Between:
        """Return the stations about places; above the depth where a daughter leaves its parent, the parent's."""
        if len(self.parent):
            start = self.start()
            above = (depth < start[hole]) & (self.parent[hole] >= 0)
            while above.any():
                hole = np.where(above, self.parent[hole], hole)
                above = (depth < start[hole]) & (self.parent[hole] >= 0)
        upper = np.searchsorted(places(self.hole, self.depth), places(hole, depth), side="right") - 1
        lower = np.minimum(upper + 1, len(self.hole) - 1)
        lower = np.where(self.hole[lower] == self.hole[upper], lower, upper)
        return _Between(upper, lower, depth - self.depth[upper])

    def path(self, hole: int, *, end: float, step: float) -> FloatArray:
        """Return the path of a hole down to a depth, shape (k, 4): easting, northing, elevation, depth.

        It has a vertex at each station, and at least one every `step` along the hole. That of a daughter hole begins
        where it leaves its parent.
        """
        stations = self.depth[self.hole == hole]
        depth = np.union1d(stations[stations < end], np.append(np.arange(stations[0], end, step), end))
        points = self.positions(np.full(len(depth), self.hole_id[hole]), depth)
        return np.column_stack((points, depth))

    def stretches(self, hole_id: TextArray, start: FloatArray, end: FloatArray, *, step: float) -> list[FloatArray]:
        """Return the paths of stretches of holes, each of shape (k, 4): easting, northing, elevation, depth.

        Each has a vertex at either end, at every station between, and at least one every `step`.
        """
        hole = hole_numbers(np.asarray(hole_id), self.hole_id)
        station = places(self.hole, self.depth)
        first = np.searchsorted(station, places(hole, start), side="right")
        last = np.maximum(np.searchsorted(station, places(hole, end), side="left"), first)
        counts = np.where(hole >= 0, last - first, 0)
        own = np.repeat(np.arange(len(hole)), counts)
        inside = self.depth[np.repeat(first, counts) + _places_in(counts)]
        steps = np.maximum(np.ceil((end - start) / step).astype(np.int64), 1)
        every = np.repeat(np.arange(len(hole)), steps + 1)
        evenly = start[every] + (end - start)[every] * (_places_in(steps + 1) / steps[every])
        number, depth = np.concatenate((every, own)), np.concatenate((evenly, inside))
        order = np.lexsort((depth, number))
        number, depth = number[order], depth[order]
        again = np.append(False, (number[1:] == number[:-1]) & (depth[1:] - depth[:-1] < 1e-9))
        number, depth = number[~again], depth[~again]
        vertices = np.column_stack((self.positions(np.asarray(hole_id)[number], depth), depth))
        return np.split(vertices, np.searchsorted(number, np.arange(1, len(hole)))) if len(hole) else []


@dataclass(frozen=True)
class _Between:
    """Places between two stations each."""

    upper: IntArray
    lower: IntArray
    """The same as `upper` below the last station."""
    beyond: FloatArray
    """Distance along the hole from the upper station."""

    def ends(self, traces: Traces) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Return the directions at both stations, and their distance along the hole."""
        length = traces.depth[self.lower] - traces.depth[self.upper]
        return traces.directions[self.upper], traces.directions[self.lower], length


def _places_in(counts: IntArray) -> IntArray:
    """Return 0, 1, 2 … anew for each count."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
