# SPDX-License-Identifier: GPL-2.0-or-later
"""The book that is kept while tables are read: what was left out, replaced, guessed, found at fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..errors import InvalidInputError, Notice
from .arrays import AnyArray, BoolArray, FloatArray, IntArray, TextArray
from .records import Rejection, Replacement


@dataclass(frozen=True)
class RowsOf:
    """Where the rows of a table come from, for messages."""

    table: str
    """Name of the table."""
    rows: IntArray
    """Row number in its file, shape (n,)."""
    hole_id: TextArray
    """Hole of each row, shape (n,)."""
    depth: FloatArray | None = None
    """Depth of each row, shape (n,), once it is known."""

    def where(self, mask: AnyArray) -> RowsOf:
        """Return some of the rows, by a mask or by numbers."""
        depth = None if self.depth is None else self.depth[mask]
        return RowsOf(self.table, self.rows[mask], self.hole_id[mask], depth)


@dataclass
class Ledger:
    """Collects what happens to the rows; a fault stops the reading, unless all of them are wanted."""

    stop_at_faults: bool = True
    """Whether a fault raises."""
    rejected: list[Rejection] = field(default_factory=list)
    """Rows left out."""
    replaced: list[Replacement] = field(default_factory=list)
    """Cells replaced."""
    notices: list[Notice] = field(default_factory=list)
    """Guesses, rules, warnings."""
    faults: list[Rejection] = field(default_factory=list)
    """Faults, when they do not stop the reading."""

    def notice(self, template: str, **fields: Any) -> None:
        """Add a sentence for the user."""
        self.notices.append(Notice(template, fields))

    def reject(self, of: RowsOf, mask: BoolArray, rule: str, template: str, **fields: Any) -> None:
        """Enter the rows of a mask as left out; fields that are arrays give each row its own value."""
        if mask.any():
            self.rejected.extend(_entries(of, mask, rule, template, fields))

    def fault(self, of: RowsOf, mask: BoolArray, rule: str, template: str, **fields: Any) -> None:
        """Raise the sentence of the first row of a mask, or enter them all.

        The template has `{row}`, `{hole}` and `{table}`, and `{count}`, the number of rows of the mask.
        """
        if not mask.any():
            return
        entries = _entries(of, mask, rule, template, {**fields, "count": int(np.count_nonzero(mask))})
        if self.stop_at_faults:
            raise InvalidInputError(entries[0].reason.template, **entries[0].reason.fields)
        self.faults.extend(entries)

    def table_fault(self, table: str, rule: str, template: str, **fields: Any) -> None:
        """Raise, or enter, a fault of a whole table."""
        if self.stop_at_faults:
            raise InvalidInputError(template, table=table, **fields)
        self.faults.append(Rejection(table, 0, "", rule, Notice(template, {"table": table, **fields})))


def _entries(of: RowsOf, mask: BoolArray, rule: str, template: str, fields: Mapping[str, Any]) -> list[Rejection]:
    """Return one entry for each row of a mask."""
    places = np.flatnonzero(mask)
    entries = []
    for place in places:
        row, hole = int(of.rows[place]), str(of.hole_id[place])
        own = {key: _plain(value[place]) if isinstance(value, np.ndarray) else value for key, value in fields.items()}
        reason = Notice(template, {"table": of.table, "row": row, "hole": hole, **own})
        depth = float("nan") if of.depth is None else float(of.depth[place])
        entries.append(Rejection(of.table, row, hole, rule, reason, depth))
    return entries


def _plain(value: Any) -> str | int | float:
    """Return a numpy scalar as the Python value that a message can hold."""
    plain: str | int | float = value.item() if isinstance(value, np.generic) else value
    return plain
