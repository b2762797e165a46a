# SPDX-License-Identifier: GPL-2.0-or-later
"""Which columns of an interval table are grades and which are categories, and their values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from ..errors import as_template
from .arrays import AnyArray, BoolArray, FloatArray, IntArray, TextArray
from .assays import AssayRules, Grades, parse_grades
from .cells import Cells
from .names import DENSITY, field_name
from .numbers import is_missing, is_missing_name, tidy
from .records import Replacement

RESERVED = frozenset(
    {
        "fid",
        "ogc_fid",
        "geom",
        "geometry",
        "hole_id",
        "depth_from",
        "depth_to",
        "length",
        "bench",
        "weight",
        "assayed",
        "ore",
        "x",
        "y",
        "z",
    }
)
"""Names of composites' own fields; a column of such a name gets the table's name before it."""

TEXT_IN_GRADES = as_template(
    "Row {row} of the {table} (hole {hole}): {column} must be a number or a code such as <0.005 or NS, "
    'but "{given}" stands there; rows like this: {count}.'
)


@dataclass(frozen=True)
class Values:
    """The grades and categories of a table, in the order of its rows."""

    grades: dict[str, FloatArray]
    """Numbers by field name, NaN where missing."""
    categories: dict[str, TextArray]
    """Texts by field name, '' where missing."""
    units: dict[str, str]
    """Unit of each grade."""
    n_values: IntArray
    """How many values each row has, shape (n,)."""

    @property
    def has_any(self) -> BoolArray:
        """Whether each row has any value, shape (n,)."""
        has: BoolArray = self.n_values > 0
        return has


def parse_values(cells: Cells, rules: AssayRules) -> Values:
    """Return the values of an interval table.

    In assays a column is a grade unless most of its cells are text. In lithology and alteration a column
    is a category, whole numbers too (they are codes), unless it holds numbers with decimals.
    """
    values = Values({}, {}, {}, np.zeros(cells.table.n_rows, dtype=np.int64))
    empty: list[str] = []
    for header in cells.columns.values:
        texts = cells.table.columns[header]
        name, unit = _free_name(header, cells.of.table, values)
        grades = parse_grades(texts, rules, has_decimal_comma=header in cells.marks.commas, is_density=name in DENSITY)
        says_nothing = is_missing if cells.of.table == "assays" else is_missing_name
        if all(says_nothing(tidy(text)) for text in set(texts)):
            empty.append(header)
        elif _is_grade(cells, header, grades):
            _enter_replaced(cells, name, grades)
            values.grades[name], values.units[name] = grades.values, unit
            _count(values, np.isfinite(grades.values))
        else:
            values.categories[name] = _names(cells, name, texts)
            _count(values, values.categories[name] != "")
    if empty:
        cells.ledger.notice(
            "Columns of the {table} without any value were passed over: {columns}.",
            table=cells.of.table,
            columns=", ".join(empty),
        )
    return values


def _names(cells: Cells, name: str, texts: list[str]) -> TextArray:
    """Return a column of categories; texts that say that nothing was logged are counted and become ''."""
    nothing = {text: count for text, count in Counter(texts).items() if is_missing_name(tidy(text))}
    cells.ledger.replaced.extend(
        Replacement(cells.of.table, name, "not_logged", count, text) for text, count in sorted(nothing.items()) if text
    )
    return np.array(["" if text in nothing else text for text in texts], dtype=np.str_)


def _count(values: Values, has: AnyArray) -> None:
    """Add a column to the number of values of each row."""
    np.add(values.n_values, has, out=values.n_values)


def _free_name(header: str, table: str, values: Values) -> tuple[str, str]:
    """Return the field name of a header that no other field has, and its unit."""
    name, unit = field_name(header)
    if name in RESERVED:
        name = f"{table}_{name}"
    free, number = name, 2
    while free in values.grades or free in values.categories:
        free, number = f"{name}_{number}", number + 1
    return free, unit


def _is_grade(cells: Cells, header: str, grades: Grades) -> bool:
    """Return whether a column holds grades; stray text in one that mostly does is a fault."""
    n_texts = int(np.count_nonzero(grades.is_text))
    if grades.n_numbers <= n_texts:
        return False
    if cells.of.table != "assays":
        return not n_texts and bool(np.any(np.mod(grades.values[np.isfinite(grades.values)], 1.0)))
    cells.check_marks(header)
    cells.ledger.fault(
        cells.of, grades.is_text, "text_in_number", TEXT_IN_GRADES, column=header, given=cells.texts(header)
    )
    return True


def _enter_replaced(cells: Cells, name: str, grades: Grades) -> None:
    """Enter the replaced cells of a column of grades."""
    cells.ledger.replaced.extend(
        Replacement(cells.of.table, name, rule, count, value, by) for rule, value, count, by in grades.replaced
    )
