# SPDX-License-Identifier: GPL-2.0-or-later
"""Making the intervals of a table free of duplicates and overlaps, by stated rules.

An interval without any value gives way to one that has some. Of several with the same depths the one
with most values is kept, of equals the first. Where one begins before another ends, the upper one
(of two that begin together, the first in the file) is kept whole; of the other only what lies
beyond is kept, and the overlapping part is entered as left out.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .cells import Cells
from .depths import Spans
from .ledger import RowsOf
from .records import BoolArray, FloatArray, IntArray
from .values import Values

TOLERANCE = 1e-3
"""Depths that differ by less, in CRS units, are the same place."""

DUPLICATE = (
    "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) has the same depths as row {other}, which was kept."
)
COVERED = "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) lies within rows above it, to row {other}."
TRIMMED = (
    "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) overlaps row {other}; "
    "only the part from {kept_from:g} was kept."
)
BLANK = "Row {row} of the {table} (hole {hole}, {start:g} to {end:g}) has no value and overlaps row {other}, which has."


def untangle(
    cells: Cells, chosen: IntArray, hole: IntArray, start: FloatArray, end: FloatArray, values: Values
) -> tuple[IntArray, FloatArray, FloatArray]:
    """Return the rows that are kept, sorted by hole and depth, and where each begins and ends.

    Parameters
    ----------
    cells : Cells
        The table that is read.
    chosen : array of int
        Rows with possible depths, sorted by hole, start and row.
    hole, start, end : arrays over all rows
        Number of the hole and depths.
    values : Values
        Grades and categories.
    """
    of = replace(cells.of, depth=start)
    chosen = _without_duplicates(cells, of, chosen, hole, start, end, values)
    full = chosen[values.has_any[chosen]]
    full, begins = _without_overlaps(cells, of, full, hole, start, end)
    blank = chosen[~values.has_any[chosen]]
    blank = _blanks_beside(cells, of, blank, Spans(hole[full], begins, end[full]), full, hole, start, end)
    blank, blank_begins = _without_overlaps(cells, of, blank, hole, start, end)
    order, first = np.concatenate((full, blank)), np.concatenate((begins, blank_begins))
    by_depth = np.lexsort((first, hole[order]))
    order, first = order[by_depth], first[by_depth]
    return order, first, end[order]


def _without_duplicates(
    cells: Cells, of: RowsOf, chosen: IntArray, hole: IntArray, start: FloatArray, end: FloatArray, values: Values
) -> IntArray:
    """Return the rows less those that repeat the depths of another; the one with most values stays."""
    rank = np.lexsort((of.rows[chosen], -values.n_values[chosen], end[chosen], start[chosen], hole[chosen]))
    ranked = chosen[rank]
    again = np.zeros(len(ranked), dtype=bool)
    for key in (hole, start, end):
        same = key[ranked][1:] == key[ranked][:-1]
        again[1:] = same if key is hole else again[1:] & same
    leader = np.maximum.accumulate(np.where(again, 0, np.arange(len(ranked)))) if len(ranked) else ranked
    cells.ledger.reject(
        of.where(ranked),
        again,
        "duplicate_interval",
        DUPLICATE,
        start=start[ranked],
        end=end[ranked],
        other=of.rows[ranked[leader]],
    )
    return chosen[np.isin(chosen, ranked[~again])]


def _without_overlaps(
    cells: Cells, of: RowsOf, chosen: IntArray, hole: IntArray, start: FloatArray, end: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Return the rows that are not covered by those above them, and where each then begins."""
    if not len(chosen):
        return chosen, np.empty(0)
    before = _deepest_before(hole[chosen], end[chosen])
    has_before = before >= 0
    reached = np.where(has_before, end[chosen][before], -np.inf)
    begins = np.maximum(start[chosen], reached)
    covered = begins >= end[chosen] - TOLERANCE
    covered &= has_before
    trimmed = ~covered & (begins > start[chosen] + TOLERANCE)
    fields = {"start": start[chosen], "end": end[chosen], "other": of.rows[chosen[np.maximum(before, 0)]]}
    cells.ledger.reject(of.where(chosen), covered, "overlap", COVERED, **fields)
    cells.ledger.reject(of.where(chosen), trimmed, "overlap_trimmed", TRIMMED, kept_from=begins, **fields)
    return chosen[~covered], begins[~covered]


def _deepest_before(hole: IntArray, end: FloatArray) -> IntArray:
    """Return for each interval the place of the deepest one above it in its hole, -1 for the first.

    A running maximum over all holes at once: ends are ranked, and the rank is raised from hole to
    hole by more than there are ranks.
    """
    n = len(end)
    rank = np.empty(n, dtype=np.int64)
    rank[np.argsort(end, kind="stable")] = np.arange(n)
    step = np.concatenate(([0], np.cumsum(hole[1:] != hole[:-1])))
    key = rank + step * n
    order = np.argsort(key)
    place = order[np.searchsorted(key[order], np.maximum.accumulate(key))]
    before = np.concatenate(([-1], place[:-1]))
    before[np.concatenate(([True], hole[1:] != hole[:-1]))] = -1
    return before


def _blanks_beside(
    cells: Cells,
    of: RowsOf,
    blank: IntArray,
    full: Spans,
    full_rows: IntArray,
    hole: IntArray,
    start: FloatArray,
    end: FloatArray,
) -> IntArray:
    """Return the rows without a value that overlap no row with one; the others are rejected."""
    pairs = _touching(Spans(hole[blank], start[blank], end[blank]), full)
    overlapping = np.zeros(len(blank), dtype=bool)
    other = np.zeros(len(blank), dtype=np.int64)
    overlapping[pairs[0]] = True
    other[pairs[0]] = of.rows[full_rows[pairs[1]]]
    cells.ledger.reject(
        of.where(blank), overlapping, "blank_overlap", BLANK, start=start[blank], end=end[blank], other=other
    )
    return blank[~overlapping]


def _touching(blank: Spans, full: Spans) -> tuple[IntArray, IntArray]:
    """Return pairs of a blank and a full span that share more than the tolerance."""
    pairs = blank.overlaps(full)
    real: BoolArray = pairs.length > TOLERANCE
    return pairs.first[real], pairs.second[real]
