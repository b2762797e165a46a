# SPDX-License-Identifier: GPL-2.0-or-later
"""Cutting holes into pieces of one length, anew at each boundary; intervals and units as pieces."""

from __future__ import annotations

import numpy as np

from ..errors import InvalidInputError
from .arrays import BoolArray, FloatArray, IntArray, TextArray, hole_numbers
from .depths import Spans, places
from .records import Drillholes, Intervals

ENDS = ("merge", "keep", "discard")
SHORT = 0.5
"""A remainder shorter than this share of the composite length is a short end."""
TOLERANCE = 1e-6
"""Depths that differ by less, in CRS units, make no piece of their own."""


def spans_of(table: Intervals, names: TextArray) -> Spans:
    """Return the intervals of a table as spans of numbered holes."""
    return Spans(hole_numbers(table.hole_id, names), table.depth_from, table.depth_to)


def logged_runs(holes: Drillholes) -> Spans:
    """Return one span per hole, from its first interval with a value to its last, over all tables."""
    names = holes.collars.hole_id
    top, bottom = np.full(len(names), np.inf), np.full(len(names), -np.inf)
    for table in holes.tables:
        span = spans_of(table, names)
        np.minimum.at(top, span.hole[table.has_value], span.depth_from[table.has_value])
        np.maximum.at(bottom, span.hole[table.has_value], span.depth_to[table.has_value])
    used = np.flatnonzero(bottom > top)
    return Spans(used, top[used], bottom[used])


def intervals_of(holes: Drillholes, name: str) -> Spans:
    """Return the intervals of a table that have a value, each a piece of its own."""
    table = next((one for one in holes.tables if one.name == name), None)
    if table is None:
        raise InvalidInputError(
            "Composites by the intervals of the {given} need that table; the tables are {known}.",
            given=name,
            known=", ".join(one.name for one in holes.tables) or "none",
        )
    span = spans_of(table, holes.collars.hole_id)
    has = table.has_value
    return Spans(span.hole[has], span.depth_from[has], span.depth_to[has])


def boundary_table(holes: Drillholes, boundary: str) -> Intervals:
    """Return the table that has the category field of a hard boundary."""
    for table in (holes.lithology, holes.alteration, holes.assays):
        if table is not None and boundary in table.categories:
            return table
    known = sorted({name for table in holes.tables for name in table.categories})
    raise InvalidInputError(
        "The boundary field must be a category of the tables ({known}), but {given} was given.",
        known=", ".join(known) or "there is none",
        given=boundary,
    )


def cut_at_boundaries(runs: Spans, holes: Drillholes, boundary: str, *, shortest: float) -> Spans:
    """Return the runs cut where a category changes.

    A stretch without a name that is shorter than `shortest` goes with the unit above it.
    """
    table = boundary_table(holes, boundary)
    span = spans_of(table, holes.collars.hole_id)
    named = table.categories[boundary] != ""
    span = Spans(span.hole[named], span.depth_from[named], span.depth_to[named])
    code = np.unique(table.categories[boundary][named], return_inverse=True)[1]
    marks = np.concatenate(
        [places(runs.hole, runs.depth_from), places(runs.hole, runs.depth_to)]
        + [places(span.hole, depth) for depth in (span.depth_from, span.depth_to)]
    )
    marks = np.unique(marks)
    apart = np.ones(len(marks), dtype=bool)
    apart[1:] = (marks.real[1:] != marks.real[:-1]) | (np.diff(marks.imag) > TOLERANCE)
    marks = marks[apart]
    same = marks.real[1:] == marks.real[:-1]
    pieces = Spans(marks.real[:-1][same].astype(np.int64), marks.imag[:-1][same], marks.imag[1:][same])
    middle = (pieces.depth_from + pieces.depth_to) / 2.0
    run = runs.holding(pieces.hole, middle)
    inside = run >= 0
    pieces = Spans(pieces.hole[inside], pieces.depth_from[inside], pieces.depth_to[inside])
    holding = span.holding(pieces.hole, middle[inside])
    unit = np.where(holding >= 0, code[holding], -1) if len(code) else np.full(len(holding), -1)
    return _joined(pieces, run[inside], _with_short_gaps_filled(pieces, run[inside], unit, shortest))


def _with_short_gaps_filled(pieces: Spans, run: IntArray, unit: IntArray, shortest: float) -> IntArray:
    """Return the units of the pieces, those of short unnamed ones taken from above."""
    begins = begins_of(run)
    short = (unit < 0) & (pieces.depth_to - pieces.depth_from < shortest) & ~begins
    source = np.maximum.accumulate(np.where(short, 0, np.arange(len(unit)))) if len(unit) else unit
    return unit[source]


def begins_of(run: IntArray) -> BoolArray:
    """Return where a new hole or run begins, by its number."""
    begins: BoolArray = np.concatenate((np.ones(min(len(run), 1), dtype=bool), run[1:] != run[:-1]))
    return begins


def _joined(pieces: Spans, run: IntArray, unit: IntArray) -> Spans:
    """Return the pieces with neighbours of one unit in one run joined."""
    if not len(unit):
        return pieces
    begins = begins_of(run)
    begins[1:] |= (unit[1:] != unit[:-1]) | (pieces.depth_from[1:] != pieces.depth_to[:-1])
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(unit)) - 1
    return Spans(pieces.hole[first], pieces.depth_from[first], pieces.depth_to[last])


def cut_by_length(runs: Spans, length: float, *, ends: str) -> tuple[Spans, BoolArray]:
    """Return the runs cut into pieces of one length from their tops, and which pieces are to be discarded.

    What remains at the end of a run, when shorter than half the length, is joined to the piece above it
    (`merge`), stays a piece (`keep`), or is marked (`discard`). A run that is shorter itself stays one piece.
    """
    whole = np.floor((runs.depth_to - runs.depth_from) / length + TOLERANCE).astype(np.int64)
    rest = (runs.depth_to - runs.depth_from) - whole * length
    has_rest = rest > TOLERANCE * length
    is_short = has_rest & (rest < SHORT * length)
    joins = is_short & (whole > 0) & (ends == "merge")
    count = np.maximum(whole + (has_rest & ~joins), 1)
    run = np.repeat(np.arange(len(count)), count)
    number = np.arange(len(run)) - np.repeat(np.cumsum(count) - count, count)
    start: FloatArray = runs.depth_from[run] + number * length
    is_last = number == count[run] - 1
    end = np.where(is_last, runs.depth_to[run], runs.depth_from[run] + (number + 1) * length)
    discarded = is_last & is_short[run] & (ends == "discard")
    return Spans(runs.hole[run], start, end), discarded
