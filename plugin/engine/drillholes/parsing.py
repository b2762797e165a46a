# SPDX-License-Identifier: GPL-2.0-or-later
"""From tables of text to drillholes that were checked against each other."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..errors import InvalidInputError, as_template
from .assays import AssayRules
from .cells import Cells, open_cells
from .collars import parse_collars
from .hole_names import core_name
from .intervals import parse_intervals
from .ledger import Ledger
from .records import INTERVAL_TABLES, TABLES, Collars, Drillholes, Intervals, TextTable
from .surveys import listed, parse_surveys


def parse_drillholes(
    tables: Mapping[str, TextTable],
    *,
    columns: Mapping[str, Mapping[str, str]] | None = None,
    rules: AssayRules | None = None,
    dip_sign: str = "auto",
    stop_at_faults: bool = True,
) -> Drillholes:
    """Return the drillholes of tables of text.

    Parameters
    ----------
    tables : mapping
        `collars` and any of `surveys`, `assays`, `lithology`, `alteration`.
    columns : mapping, optional
        Table to role to header, for columns with unusual names. Roles are `hole_id`, `x`, `y`, `z`, `max_depth`,
        `depth`, `azimuth`, `dip`, `depth_from`, `depth_to`.
    rules : AssayRules, optional
        What is done with cells below detection and codes.
    dip_sign : str
        `negative_down`, `positive_down`, or `auto`: the sign that more holes have points down.
    stop_at_faults : bool
        Whether a cell that cannot be read raises; if not, it is entered in `Drillholes.faults` and taken as
        missing, so that all faults can be shown at once.

    Returns
    -------
    Drillholes
        Rows that contradict others or cannot be placed are left out by stated rules and listed in `rejected`.

    Raises
    ------
    InvalidInputError
        No collars, a missing column, text in a column of numbers, an impossible dip or azimuth, coordinates in
        degrees, or a table of which no hole is in the collars.
    """
    unknown = sorted({*tables, *(columns or {})} - set(TABLES))
    if unknown or "collars" not in tables:
        raise InvalidInputError(
            "Drillholes need a table of collars, and may have {known}, but {given} was given.",
            known=", ".join(TABLES[1:]),
            given=", ".join(sorted({*tables, *unknown})) or "nothing",
        )
    ledger = Ledger(stop_at_faults)
    rules = AssayRules() if rules is None else rules
    opened = {name: open_cells(tables[name], (columns or {}).get(name), ledger) for name in TABLES if name in tables}
    collars = parse_collars(opened["collars"])
    if not len(collars.hole_id):
        raise InvalidInputError("None of the {rows} rows of the collars can be used.", rows=tables["collars"].n_rows)
    for name in TABLES[1:]:
        if name in opened:
            _check_some_match(opened[name], collars)
    surveys = parse_surveys(opened.get("surveys"), collars, ledger, dip_sign=dip_sign)
    intervals: dict[str, Intervals] = {
        name: parse_intervals(opened[name], collars, rules) for name in INTERVAL_TABLES if name in opened
    }
    return Drillholes(
        collars,
        surveys,
        intervals.get("assays"),
        intervals.get("lithology"),
        intervals.get("alteration"),
        tuple(ledger.rejected),
        tuple(ledger.replaced),
        tuple(ledger.notices),
        tuple(ledger.faults),
    )


def _check_some_match(cells: Cells, collars: Collars) -> None:
    """Enter a fault when no hole of a table is in the collars, with a hint at why."""
    holes = np.unique(cells.of.hole_id[cells.of.hole_id != ""])
    if not len(holes) or np.isin(holes, collars.hole_id).any():
        return
    alike = {core_name(str(hole)) for hole in holes} & {core_name(str(hole)) for hole in collars.hole_id}
    template = as_template("No hole of the {table} is in the collars: the {table} have {theirs}, the collars {ours}.")
    if alike:
        template = as_template(
            "No hole of the {table} is in the collars: the {table} have {theirs}, the collars {ours}. They would match "
            "without capitals, blanks, signs and leading zeros: was a table saved by a spreadsheet?"
        )
    cells.ledger.table_fault(
        cells.of.table, "no_matching_holes", template, theirs=listed(holes, 4), ours=listed(collars.hole_id, 4)
    )
