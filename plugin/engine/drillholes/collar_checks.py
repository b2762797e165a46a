# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about collars: places, elevations, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from ..errors import as_template
from .arrays import BoolArray, FloatArray, IntArray
from .hole_names import core_name
from .records import Collars, Drillholes
from .rules import Problem, problem

FAR = 20.0
"""A collar is far when its nearest neighbour is so many times farther than the others' are on average …"""
FAR_AT_LEAST = 1000.0
"""… and at least so far, CRS units."""
STEEP = 2.0
"""Greatest rise over the distance to a neighbouring collar …"""
STEEP_AT_LEAST = 60.0
"""… beyond this difference, CRS units."""
NEIGHBOURS = 5


def check_collars(holes: Drillholes) -> Iterator[Problem]:
    """Yield the problems of the collars."""
    collars = holes.collars
    yield from _similar_names(collars)
    yield from _without_rows(holes)
    if len(collars.hole_id) > 1:
        near, distance = _neighbours(collars.points)
        yield from _same_place(collars, near[:, 0], distance[:, 0])
        if len(collars.hole_id) > NEIGHBOURS:
            yield from _far_or_swapped(collars, distance[:, 0])
            yield from _elevations(collars, near, distance)


def _neighbours(points: FloatArray) -> tuple[IntArray, FloatArray]:
    """Return the nearest collars of each, in plan, and their distances; shape (n, k)."""
    n = len(points)
    k = min(NEIGHBOURS, n - 1)
    near, distance = np.empty((n, k), dtype=np.int64), np.empty((n, k))
    for first in range(0, n, 512):
        chunk = points[first : first + 512, None, :2] - points[None, :, :2]
        apart = np.hypot(chunk[..., 0], chunk[..., 1])
        apart[np.arange(len(apart)), first + np.arange(len(apart))] = np.inf
        near[first : first + 512] = np.argsort(apart, axis=1, kind="stable")[:, :k]
        distance[first : first + 512] = np.take_along_axis(apart, near[first : first + 512], axis=1)
    return near, distance


def _of(collars: Collars, rule: str, hole: int, template: str, **fields: str | float) -> Problem:
    """Return a problem of one collar."""
    return problem(rule, "collars", int(collars.rows[hole]), str(collars.hole_id[hole]), 0.0, template, **fields)


def _similar_names(collars: Collars) -> Iterator[Problem]:
    """Yield pairs of hole names that differ only in capitals, blanks, signs or leading zeros."""
    alike: dict[str, list[int]] = defaultdict(list)
    for hole, name in enumerate(collars.hole_id):
        alike[core_name(str(name))].append(hole)
    for group in alike.values():
        for hole in group[1:]:
            yield _of(
                collars,
                "similar_hole_names",
                hole,
                as_template("Holes {hole} and {other} differ only in capitals, blanks, signs or leading zeros."),
                other=str(collars.hole_id[group[0]]),
            )


def _without_rows(holes: Drillholes) -> Iterator[Problem]:
    """Yield the holes that have no survey, or no row in an interval table."""
    collars = holes.collars
    for hole in np.flatnonzero(~np.isin(collars.hole_id, holes.surveys.hole_id) & ~collars.is_daughter):
        yield _of(collars, "no_survey", int(hole), as_template("Hole {hole} has no survey."))
    for table in holes.tables:
        for hole in np.flatnonzero(~np.isin(collars.hole_id, table.hole_id[table.has_value])):
            yield _of(
                collars,
                "no_intervals",
                int(hole),
                as_template("Hole {hole} has no row in the {other_table}."),
                other_table=table.name,
            )


def _same_place(collars: Collars, near: IntArray, distance: FloatArray) -> Iterator[Problem]:
    """Yield the holes that start where another one starts."""
    rise = np.abs(collars.points[:, 2] - collars.points[near, 2])
    for hole in np.flatnonzero(
        (distance < 0.01) & (rise < 0.01) & (near < np.arange(len(near))) & ~collars.is_daughter
    ):
        yield _of(
            collars,
            "same_place",
            int(hole),
            as_template("Hole {hole} starts at the same point as hole {other}."),
            other=str(collars.hole_id[near[hole]]),
        )


def _far_or_swapped(collars: Collars, distance: FloatArray) -> Iterator[Problem]:
    """Yield the collars far from all others, as swapped where swapping would bring them home."""
    x, y = collars.points[:, 0], collars.points[:, 1]
    far = distance > max(FAR * float(np.median(distance)), FAR_AT_LEAST)
    home: BoolArray = ~far
    if not home.any():
        return
    for hole in np.flatnonzero(far):
        is_swapped = (
            x[home].min() <= y[hole] <= x[home].max()
            and y[home].min() <= x[hole] <= y[home].max()
            and not x[home].min() <= x[hole] <= x[home].max()
        )
        if is_swapped:
            yield _of(
                collars,
                "swapped_coordinates",
                int(hole),
                as_template("Easting and northing of hole {hole} seem to be swapped: {x:.2f}, {y:.2f}."),
                x=float(x[hole]),
                y=float(y[hole]),
            )
        else:
            yield _of(
                collars,
                "far_collar",
                int(hole),
                as_template("Hole {hole} lies {distance:.0f} from the nearest other collar."),
                distance=float(distance[hole]),
            )


def _elevations(collars: Collars, near: IntArray, distance: FloatArray) -> Iterator[Problem]:
    """Yield the collars that stand far above or below all their neighbours."""
    rise = collars.points[:, 2, None] - collars.points[near, 2]
    odd = np.abs(rise) > STEEP * distance + STEEP_AT_LEAST
    same_side = (rise > 0).all(axis=1) | (rise < 0).all(axis=1)
    for hole in np.flatnonzero(odd.all(axis=1) & same_side):
        yield _of(
            collars,
            "elevation_unlike_neighbours",
            int(hole),
            as_template(
                "Hole {hole} starts at elevation {z:.1f}, its nearest neighbour, {distance:.0f} away, at {other:.1f}."
            ),
            z=float(collars.points[hole, 2]),
            distance=float(distance[hole, 0]),
            other=float(collars.points[near[hole, 0], 2]),
        )
