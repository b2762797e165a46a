# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about intervals: gaps, ends, lengths, emptiness."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..errors import as_template
from .arrays import AnyArray, hole_numbers
from .overlaps import TOLERANCE
from .records import Drillholes, Intervals
from .rules import Problem, problem

LONG = 20.0
"""An interval is long when it is so many times longer than half of the others …"""
LONG_AT_LEAST = 20.0
"""… and at least so long, CRS units; logged units may well be longer, so this is asked of assays only."""

UNLOGGED = 0.1
"""Share of a hole below its log that is reported, beyond the same length."""

ENDS_EARLY = as_template("The {table} of hole {hole} ends at {end:g}, but the hole at {bottom:g}.")
GAP = as_template("Hole {hole}: nothing in the {table} between {start:g} and {end:g}.")
CROSSES = as_template("Row {row} of the {table} ends at {end:g}, but hole {hole} at {bottom:g}.")
LONG_INTERVAL = as_template("Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) is {length:g} long.")
NO_VALUE = as_template("Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) has no value.")


def check_intervals(holes: Drillholes) -> Iterator[Problem]:
    """Yield the problems of the interval tables."""
    for table in holes.tables:
        bottom = holes.collars.max_depth[hole_numbers(table.hole_id, holes.collars.hole_id)]
        length = table.depth_to - table.depth_from
        crosses = table.depth_to > bottom + max(TOLERANCE, 0.01)
        yield from _each(table, "crosses_end", crosses, CROSSES, table.depth_to, bottom=bottom)
        yield from _each(table, "no_value", ~table.has_value, NO_VALUE, table.depth_from)
        if table.name == "assays" and len(length):
            limit = max(LONG * float(np.median(length)), LONG_AT_LEAST)
            yield from _each(table, "long_interval", length > limit, LONG_INTERVAL, table.depth_from, length=length)
        yield from _gaps(table)
        if table.name == "lithology":
            yield from _unlogged_ends(table, holes)


def _unlogged_ends(table: Intervals, holes: Drillholes) -> Iterator[Problem]:
    """Yield the holes whose log ends well above the end of the hole that the collars state."""
    hole = hole_numbers(table.hole_id, holes.collars.hole_id)
    is_last = np.append(hole[1:] != hole[:-1], True)[: len(hole)]
    bottom = holes.collars.max_depth[hole]
    early = is_last & (bottom - table.depth_to > np.maximum(LONG_AT_LEAST, UNLOGGED * bottom))
    yield from _each(table, "unlogged_end", early, ENDS_EARLY, table.depth_to, bottom=bottom)


def _gaps(table: Intervals) -> Iterator[Problem]:
    """Yield the stretches between two intervals of a hole that no interval covers."""
    gap = np.zeros(len(table.depth_from), dtype=bool)
    gap[1:] = (table.hole_id[1:] == table.hole_id[:-1]) & (table.depth_from[1:] > table.depth_to[:-1] + TOLERANCE)
    for place in np.flatnonzero(gap):
        start, end = float(table.depth_to[place - 1]), float(table.depth_from[place])
        hole, row = str(table.hole_id[place]), int(table.rows[place])
        yield problem("gap", table.name, row, hole, start, GAP, start=start, end=end)


def _each(
    table: Intervals, rule: str, mask: AnyArray, template: str, depth: AnyArray, **fields: AnyArray
) -> Iterator[Problem]:
    """Yield a problem for each interval of a mask; every array gives its value there."""
    for place in np.flatnonzero(mask):
        values = {"start": table.depth_from, "end": table.depth_to, **fields}
        yield problem(
            rule,
            table.name,
            int(table.rows[place]),
            str(table.hole_id[place]),
            float(depth[place]),
            template,
            **{name: float(column[place]) for name, column in values.items()},
        )
