# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about daughter holes, and about directions that stand in two tables."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..errors import as_template
from .arcs import angle_between, direction_vectors
from .arrays import hole_numbers
from .records import Collars, Drillholes
from .rules import Problem, problem
from .wedges import Wedges, find_wedges

APART = 1.0
"""A daughter's collar is that of its parent to so much, CRS units."""
GREATEST_TURN_DEG = 10.0
"""Angle between the direction in the collar table and the first station beyond which they contradict each other."""
NEAR = 30.0
"""The first station counts as the collar's when it is not deeper, CRS units."""

LOST = as_template("The parent of hole {hole}, {parent}, is not among the collars, descends from it, or has no depth.")
ELSEWHERE = as_template("Hole {hole} leaves hole {parent}, but its collar lies {distance:.1f} from the other's.")
ABOVE = as_template(
    "{count} rows of hole {hole} in the {other_table} lie above depth {depth:g}, where it leaves hole {parent}."
)
TURNED = as_template(
    "The collars give hole {hole} the azimuth {azimuth:g} and dip {dip:g}, {turn:.0f} degrees from its first station."
)


def check_daughters(holes: Drillholes) -> Iterator[Problem]:
    """Yield the problems of daughter holes."""
    collars = holes.collars
    if not len(collars.parent):
        return
    wedges = find_wedges(collars, holes.surveys)
    for hole in np.flatnonzero((collars.parent != "") & (wedges.parent < 0)):
        yield _of(collars, "unknown_parent", int(hole), 0.0, LOST, parent=str(collars.parent[hole]))
    for hole in np.flatnonzero(wedges.parent >= 0):
        parent = int(wedges.parent[hole])
        distance = float(np.linalg.norm(collars.points[hole] - collars.points[parent]))
        if distance > APART:
            other = str(collars.hole_id[parent])
            yield _of(collars, "wedge_elsewhere", int(hole), 0.0, ELSEWHERE, parent=other, distance=distance)
    yield from _above(holes, wedges)


def _above(holes: Drillholes, wedges: Wedges) -> Iterator[Problem]:
    """Yield the daughters that have rows where they still are their parent."""
    collars = holes.collars
    for table in holes.tables:
        hole = hole_numbers(table.hole_id, collars.hole_id)
        above = (wedges.parent[hole] >= 0) & (table.depth_to <= wedges.depth[hole])
        for number in np.unique(hole[above]):
            count = int(np.count_nonzero(hole[above] == number))
            depth, parent = float(wedges.depth[number]), str(collars.hole_id[wedges.parent[number]])
            yield problem(
                "rows_above_wedge",
                "collars",
                int(collars.rows[number]),
                str(collars.hole_id[number]),
                depth,
                ABOVE,
                count=count,
                other_table=table.name,
                parent=parent,
            )


def check_collar_directions(holes: Drillholes) -> Iterator[Problem]:
    """Yield the holes whose direction in the collar table is not that of their first station."""
    collars, surveys = holes.collars, holes.surveys
    if not len(collars.azimuth) or not len(surveys.depth):
        return
    first = np.ones(len(surveys.depth), dtype=bool)
    first[1:] = surveys.hole_id[1:] != surveys.hole_id[:-1]
    stations = np.flatnonzero(first & (surveys.depth <= NEAR) & (surveys.rows > 0))
    hole = hole_numbers(surveys.hole_id[stations], collars.hole_id)
    measured = direction_vectors(surveys.azimuth[stations], surveys.dip[stations])
    turns = [
        np.degrees(angle_between(direction_vectors(collars.azimuth[hole], sign * collars.dip[hole]), measured))
        for sign in (1.0, -1.0)
    ]
    turn = np.minimum(*turns)
    for place in np.flatnonzero(turn > GREATEST_TURN_DEG):
        number = int(hole[place])
        fields = {"azimuth": float(collars.azimuth[number]), "dip": float(collars.dip[number])}
        yield _of(collars, "collar_direction_differs", number, 0.0, TURNED, turn=float(turn[place]), **fields)


def _of(collars: Collars, rule: str, hole: int, depth: float, template: str, **fields: str | float) -> Problem:
    """Return a problem of one hole."""
    return problem(rule, "collars", int(collars.rows[hole]), str(collars.hole_id[hole]), depth, template, **fields)
