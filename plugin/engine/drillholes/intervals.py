# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading a table of intervals: assays, lithology, alteration."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors import as_template
from .arrays import AnyArray, BoolArray, FloatArray, IntArray, hole_numbers
from .assays import AssayRules
from .cells import Cells, reject_nameless
from .hole_names import reject_unknown_holes
from .overlaps import TOLERANCE, place_rows, untangle
from .records import Collars, Intervals
from .values import parse_values

NOT_FINITE = as_template("Row {row} of the {table} (hole {hole}) lacks the depth where it begins or ends.")
NOT_BEFORE = as_template(
    "Row {row} of the {table} (hole {hole}) begins at {start:g} and ends at {end:g}; it must begin before it ends."
)
NEGATIVE = as_template("Row {row} of the {table} (hole {hole}) begins above the collar, at {start:g}.")
BEYOND = as_template("Row {row} of the {table} begins at {start:g}, but hole {hole} ends at {end:g}.")


def parse_intervals(cells: Cells, collars: Collars, rules: AssayRules) -> Intervals:
    """Return the intervals of a table, sorted and free of overlaps; what is left out is entered."""
    start, end = cells.numbers("depth_from"), cells.numbers("depth_to")
    values = parse_values(cells, rules)
    possible = _reject_impossible(cells, collars, start, end)
    hole = hole_numbers(cells.of.hole_id, collars.hole_id)
    kept = untangle(place_rows(cells, hole, start, end, values), np.flatnonzero(possible))
    _say_rule(cells)
    n_grades = len(values.grades)
    return Intervals(
        cells.of.table,
        cells.of.hole_id[kept.row],
        kept.start,
        kept.end,
        cells.of.rows[kept.row],
        {name: _taken(values.grades[name], kept.source[:, place], np.nan) for place, name in enumerate(values.grades)},
        {
            name: _taken(values.categories[name], kept.source[:, n_grades + place], "")
            for place, name in enumerate(values.categories)
        },
        values.units,
        (kept.source >= 0).any(axis=1),
    )


def _say_rule(cells: Cells) -> None:
    """Say by which rule overlapping rows were untangled, if there are any."""
    rules = {"duplicate_interval", "overlap", "overlap_trimmed", "blank_overlap"}
    count = sum(entry.table == cells.of.table and entry.rule in rules for entry in cells.ledger.rejected)
    if count:
        cells.ledger.notice(
            "{count} rows of the {table} overlap others; where rows overlap, each column takes the value of the first "
            "row of the file that has one there.",
            count=count,
            table=cells.of.table,
        )


def _taken(column: AnyArray, source: IntArray, missing: float | str) -> AnyArray:
    """Return the values of a column at rows; `missing` where the row is -1."""
    return np.where(source >= 0, column[np.maximum(source, 0)], missing) if len(column) else column


def _reject_impossible(cells: Cells, collars: Collars, start: FloatArray, end: FloatArray) -> BoolArray:
    """Reject the rows that cannot be placed in a hole; return the mask of the others."""
    ledger, of = cells.ledger, replace(cells.of, depth=start)
    hole = hole_numbers(of.hole_id, collars.hole_id)
    max_depth = (
        np.where(hole >= 0, collars.max_depth[hole], np.nan) if len(collars.hole_id) else np.full(len(hole), np.nan)
    )
    finite = np.isfinite(start) & np.isfinite(end)
    kept = reject_unknown_holes(of, reject_nameless(cells), collars, ledger)
    tests = (
        ("no_depth", NOT_FINITE, ~finite),
        ("from_not_before_to", NOT_BEFORE, start >= end),
        ("negative_depth", NEGATIVE, start < -TOLERANCE),
        ("beyond_hole", BEYOND, start >= max_depth + TOLERANCE),
    )
    for rule, template, wrong in tests:
        fields = {"start": start, "end": max_depth if rule == "beyond_hole" else end}
        ledger.reject(of, kept & wrong, rule, template, **fields)
        kept = kept & ~wrong
    return kept
