# SPDX-License-Identifier: GPL-2.0-or-later
"""Making the intervals of a table free of duplicates and overlaps, by one stated rule.

Where rows overlap, each column takes the value of the first row of the file that has one there. So a row
that is repeated, or logged twice, counts once; an empty row gives way; and an element that was assayed on
longer samples than the others (silver on every third sample, say) is kept beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..errors import as_template
from .arrays import BoolArray, FloatArray, IntArray
from .cells import Cells
from .depths import Places, places
from .values import Values

TOLERANCE = 1e-3
"""Depths that differ by less, in CRS units, are the same place."""

DUPLICATE = as_template(
    "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) repeats row {other}, which was kept."
)
COVERED = as_template(
    "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) overlaps row {other}, which comes first."
)
PARTLY = as_template(
    "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) overlaps row {other}, which comes first; "
    "only what that lacks was taken from it."
)
BLANK = as_template(
    "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) has no value and overlaps row {other}."
)


@dataclass(frozen=True)
class Placed:
    """Rows of a table and where they lie."""

    cells: Cells
    """The table that is read."""
    hole: IntArray
    """Number of the hole, for every row of the table."""
    start: FloatArray
    """Where each row begins."""
    end: FloatArray
    """Where each row ends."""
    has: BoolArray
    """Which columns have a value in each row, shape (rows, columns)."""


@dataclass(frozen=True)
class Untangled:
    """Stretches of holes, sorted, none overlapping another, and the rows their values come from."""

    row: IntArray
    """The first row of the file that has a value there, or that lies there, shape (k,)."""
    start: FloatArray
    """Where each begins, shape (k,)."""
    end: FloatArray
    """Where each ends, shape (k,)."""
    source: IntArray
    """Row that gives each column its value, -1 where none does, shape (k, columns)."""


@dataclass(frozen=True)
class Cover:
    """Which overlapping rows lie over which pieces; pieces run from one mark to the next."""

    knot: IntArray
    """The rows, ascending, so in the order of the file."""
    marks: Places
    """Where rows begin or end."""
    row: IntArray
    """Row of each pair."""
    piece: IntArray
    """Piece of each pair; pairs are sorted by piece, then row."""


NONE = np.iinfo(np.int64).max
"""Stands for no row where the first of several is looked for."""


def place_rows(cells: Cells, hole: IntArray, start: FloatArray, end: FloatArray, values: Values) -> Placed:
    """Return the rows of a table with their places and where they have values."""
    has = [np.isfinite(column) for column in values.grades.values()]
    has += [column != "" for column in values.categories.values()]
    return Placed(cells, hole, start, end, np.column_stack(has) if has else np.zeros((len(start), 0), dtype=bool))


def untangle(placed: Placed, chosen: IntArray) -> Untangled:
    """Return the chosen rows free of overlaps, sorted by hole and depth; what is left out is entered.

    Parameters
    ----------
    placed : Placed
        All rows of the table.
    chosen : array of int
        Rows with possible depths in a known hole.
    """
    order = chosen[np.lexsort((placed.start[chosen], placed.hole[chosen]))]
    tangled = _tangled(placed.hole[order], placed.start[order], placed.end[order])
    lone, knot = order[~tangled], np.sort(order[tangled])
    pieces = _pieces(placed, knot)
    source = np.vstack((np.where(placed.has[lone], lone[:, None], -1), pieces.source))
    row = np.concatenate((lone, pieces.row))
    start, end = np.concatenate((placed.start[lone], pieces.start)), np.concatenate((placed.end[lone], pieces.end))
    by_depth = np.lexsort((start, placed.hole[row]))
    return Untangled(row[by_depth], start[by_depth], end[by_depth], source[by_depth])


def _tangled(hole: IntArray, start: FloatArray, end: FloatArray) -> BoolArray:
    """Return which of sorted intervals overlap another, directly or through others."""
    reach = end.copy()
    edges = [0, *(np.flatnonzero(np.diff(hole)) + 1).tolist(), len(hole)]
    for first, last in zip(edges[:-1], edges[1:]):
        reach[first:last] = np.maximum.accumulate(end[first:last])
    begins = np.ones(len(hole), dtype=bool)
    begins[1:] = (hole[1:] != hole[:-1]) | (start[1:] >= reach[:-1])
    knot = np.cumsum(begins) - 1
    tangled: BoolArray = np.bincount(knot, minlength=1)[knot] > 1
    return tangled


def _pieces(placed: Placed, knot: IntArray) -> Untangled:
    """Return overlapping rows cut where any begins or ends, each column with its first value."""
    cover = _cover(placed, knot)
    source = np.full((len(cover.marks), placed.has.shape[1]), -1, dtype=np.int64)
    for column in range(source.shape[1]):
        has = placed.has[cover.row, column]
        distinct, at = np.unique(cover.piece[has], return_index=True)
        source[distinct, column] = cover.row[has][at]
    leader = np.min(np.where(source >= 0, source, NONE), axis=1, initial=NONE)
    _enter_left_out(placed, cover, source, leader)
    used = np.flatnonzero(leader < NONE)
    first, last = _joined(used, placed.hole[leader[used]], source[used])
    return Untangled(leader[first], cover.marks.imag[first], cover.marks.imag[last + 1], source[first])


def _cover(placed: Placed, knot: IntArray) -> Cover:
    """Return which rows lie over which pieces; marks closer than the tolerance are one."""
    starts, ends = places(placed.hole[knot], placed.start[knot]), places(placed.hole[knot], placed.end[knot])
    marks, number = np.unique(np.concatenate((starts, ends)), return_inverse=True)
    apart = np.ones(len(marks), dtype=bool)
    apart[1:] = (marks.real[1:] != marks.real[:-1]) | (np.diff(marks.imag) > TOLERANCE)
    number = (np.cumsum(apart) - 1)[number.reshape(-1)]
    first, last = number[: len(knot)], number[len(knot) :]
    counts = last - first
    row = np.repeat(knot, counts)
    piece = np.repeat(first, counts) + np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    order = np.lexsort((row, piece))
    return Cover(knot, marks[apart], row[order], piece[order])


def _joined(used: IntArray, hole: IntArray, source: IntArray) -> tuple[IntArray, IntArray]:
    """Return the first and the last piece of each run of neighbours that have the same sources."""
    begins = np.ones(len(used), dtype=bool)
    begins[1:] = (np.diff(used) > 1) | (hole[1:] != hole[:-1]) | (source[1:] != source[:-1]).any(axis=1)
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(used))[: len(first)] - 1
    return used[first], used[last]


def _enter_left_out(placed: Placed, cover: Cover, source: IntArray, leader: IntArray) -> None:
    """Reject the rows of which some value, or all, was not used."""
    knot, number = cover.knot, np.searchsorted(cover.knot, cover.row)
    long_enough = np.diff(cover.marks.imag, append=0.0)[cover.piece] > TOLERANCE
    given = placed.has[cover.row] & long_enough[:, None]
    taken = (source[cover.piece] == cover.row[:, None]) & given
    n_given = np.bincount(number, weights=given.sum(axis=1), minlength=len(knot))
    n_taken = np.bincount(number, weights=taken.sum(axis=1), minlength=len(knot))
    other = _others(cover, number, leader[cover.piece])
    same = (placed.start[knot] == placed.start[other]) & (placed.end[knot] == placed.end[other]) & (other != knot)
    blank = ~placed.has[knot].any(axis=1)
    of = replace(placed.cells.of, depth=placed.start).where(knot)
    fields = {"start": placed.start[knot], "end": placed.end[knot], "other": placed.cells.of.rows[other]}
    for mask, rule, template in (
        ((n_taken == 0) & same, "duplicate_interval", DUPLICATE),
        ((n_taken == 0) & ~same & ~blank, "overlap", COVERED),
        ((n_taken > 0) & (n_taken < n_given), "overlap_trimmed", PARTLY),
        (blank & ~same, "blank_overlap", BLANK),
    ):
        placed.cells.ledger.reject(of, mask, rule, template, **fields)


def _others(cover: Cover, number: IntArray, leader: IntArray) -> IntArray:
    """Return for each row the first of the file that has a value where it lies, itself if there is none."""
    real = (leader < NONE) & (leader != cover.row)
    best = np.full(len(cover.knot), NONE)
    np.minimum.at(best, number[real], leader[real])
    return np.where(best < NONE, best, cover.knot)
