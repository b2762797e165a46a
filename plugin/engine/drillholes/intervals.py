# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading a table of intervals: assays, lithology, alteration."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from .assays import AssayRules
from .cells import Cells, reject_nameless
from .depths import hole_numbers
from .overlaps import TOLERANCE, untangle
from .records import BoolArray, Collars, FloatArray, Intervals
from .values import parse_values

NOT_FINITE = "Row {row} of the {table} (hole {hole}) lacks the depth where it begins or ends."
NOT_BEFORE = (
    "Row {row} of the {table} (hole {hole}) begins at {start:g} and ends at {end:g}; it must begin before it ends."
)
NEGATIVE = "Row {row} of the {table} (hole {hole}) begins above the collar, at {start:g}."
NO_COLLAR = "Row {row} of the {table}: hole {hole} is not in the collars."
BEYOND = "Row {row} of the {table} begins at {start:g}, but hole {hole} ends at {end:g}."


def parse_intervals(cells: Cells, collars: Collars, rules: AssayRules) -> Intervals:
    """Return the intervals of a table, sorted and free of overlaps; what is left out is entered."""
    start, end = cells.numbers("depth_from"), cells.numbers("depth_to")
    values = parse_values(cells, rules)
    kept = _reject_impossible(cells, collars, start, end)
    numbers = hole_numbers(cells.of.hole_id, collars.hole_id)
    chosen = np.flatnonzero(kept)
    chosen = chosen[np.lexsort((cells.of.rows[chosen], start[chosen], numbers[chosen]))]
    order, first, last = untangle(cells, chosen, numbers, start, end, values)
    return Intervals(
        cells.of.table,
        cells.of.hole_id[order],
        first,
        last,
        cells.of.rows[order],
        {name: column[order] for name, column in values.grades.items()},
        {name: column[order] for name, column in values.categories.items()},
        values.units,
        values.has_any[order],
    )


def _reject_impossible(cells: Cells, collars: Collars, start: FloatArray, end: FloatArray) -> BoolArray:
    """Reject the rows that cannot be placed in a hole; return the mask of the others."""
    ledger, of = cells.ledger, replace(cells.of, depth=start)
    hole = hole_numbers(of.hole_id, collars.hole_id)
    max_depth = (
        np.where(hole >= 0, collars.max_depth[hole], np.nan) if len(collars.hole_id) else np.full(len(hole), np.nan)
    )
    finite = np.isfinite(start) & np.isfinite(end)
    kept = reject_nameless(cells)
    tests = (
        ("no_collar", NO_COLLAR, hole < 0),
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
