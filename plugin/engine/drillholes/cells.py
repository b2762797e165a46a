# SPDX-License-Identifier: GPL-2.0-or-later
"""A text table with its columns found: its hole names, its numbers, its faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..errors import as_template
from .arrays import BoolArray, FloatArray, TextArray
from .columns import Columns, find_columns
from .ledger import Ledger, RowsOf
from .numbers import DecimalMarks, decimal_marks, parse_numbers
from .records import TextTable


@dataclass(frozen=True)
class Cells:
    """A text table that is being read."""

    table: TextTable
    """The cells."""
    columns: Columns
    """Which column plays which role."""
    marks: DecimalMarks
    """Which columns have a decimal comma."""
    of: RowsOf
    """Row numbers and hole names."""
    ledger: Ledger
    """Where everything is entered."""

    def has(self, role: str) -> bool:
        """Return whether the table has a column for a role."""
        return role in self.columns.headers

    def numbers(self, role: str) -> FloatArray:
        """Return the column of a role as numbers, NaN where there is none; text in it is a fault."""
        header = self.columns.headers[role]
        numbers = parse_numbers(self.table.columns[header], has_decimal_comma=header in self.marks.commas)
        self.check_marks(header)
        self.ledger.fault(
            self.of,
            numbers.is_text,
            "text_in_number",
            as_template(
                'Row {row} of the {table} (hole {hole}): {column} must be a number, but "{given}" stands there; '
                "rows like this: {count}."
            ),
            column=header,
            given=self.texts(header),
        )
        return numbers.values

    def check_marks(self, header: str) -> None:
        """Enter a fault when a column of numbers has decimal commas and decimal points."""
        if header in self.marks.mixed:
            self.ledger.table_fault(
                self.of.table,
                "mixed_decimal_marks",
                as_template(
                    "Column {column} of the {table} has decimal commas in some cells and decimal points in others; "
                    "one of them is needed throughout."
                ),
                column=header,
            )

    def texts(self, header: str) -> TextArray:
        """Return a column as an array of text."""
        return np.array(self.table.columns[header], dtype=np.str_)


def open_cells(table: TextTable, overrides: Mapping[str, str] | None, ledger: Ledger) -> Cells:
    """Return a table with its columns found; guesses are entered in the ledger."""
    columns = find_columns(table, overrides)
    marks = decimal_marks(table)
    ledger.notices.extend((*table.notices, *columns.notices, *marks.notices))
    holes = np.array(table.columns[columns.headers["hole_id"]], dtype=np.str_).reshape(-1)
    of = RowsOf(table.name, np.array(table.rows, dtype=np.int64), holes)
    return Cells(table, columns, marks, of, ledger)


def reject_nameless(cells: Cells) -> BoolArray:
    """Reject the rows without a hole name; return the mask of the others."""
    named = cells.of.hole_id != ""
    cells.ledger.reject(cells.of, ~named, "no_hole_id", as_template("Row {row} of the {table} has no hole name."))
    return named
