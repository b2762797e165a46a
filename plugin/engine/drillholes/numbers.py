# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of text as numbers: decimal point or comma, thousands, exponents, codes for nothing there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ..errors import Notice, as_template
from .arrays import BoolArray, FloatArray
from .records import TextTable

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
COMMA_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
POINT_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?")
COMMA_DECIMAL = re.compile(r"[+-]?[\d.]*,\d+([eE][+-]?\d+)?")
SPACED_GROUPS = re.compile(r"(?<=\d)[ '’](?=\d{3}(\D|$))")

MISSING_WORDS = """
    ns n/s n.s. na n/a n.a. #n/a #na null none nan nil nd n.d. n/d nr n.r. n/r nss is i.s. ins iss lnr l.n.r.
    - -- --- — – . * ? / missing pending nodata #value! #ref! #div/0! \\n 未采样 未取样 未分析 未测 无 缺 缺失 空"""
MISSING_PHRASES = {"not sampled", "no sample", "not assayed", "no data", "not analysed", "not analyzed", "no assay"}
MISSING_CODES = frozenset(MISSING_WORDS.split()) | MISSING_PHRASES
"""Texts, in small letters, that say that there is no value."""


MISSING_NAME_WORDS = "- -- --- — – ? null none nan n/a #n/a na unlogged nodata 未编录 无 缺 缺失 空"
MISSING_NAMES = frozenset(MISSING_NAME_WORDS.split()) | {
    "not logged",
    "not recorded",
    "no data",
    "no core",
    "core loss",
    "lost core",
}
"""Texts, in small letters, that say that nothing was logged; codes such as `NR` or `IS` may be rocks."""


@dataclass(frozen=True)
class Numbers:
    """A column of cells as numbers."""

    values: FloatArray
    """Shape (n,), NaN where the cell is empty, a code for a missing value, or not a number."""
    is_text: BoolArray
    """Whether the cell holds text that is neither a number nor a code for a missing value, shape (n,)."""


def tidy(cell: str) -> str:
    """Return a cell with full-width characters, odd blanks and minus signs made plain."""
    if cell.isascii():
        return cell.strip()
    return unicodedata.normalize("NFKC", cell).replace("\u2212", "-").strip()


def is_missing(cell: str) -> bool:
    """Return whether a tidy cell is empty or a code for a missing value."""
    return not cell or cell.lower() in MISSING_CODES


def is_missing_name(cell: str) -> bool:
    """Return whether a tidy cell of a category is empty or says that nothing was logged."""
    return not cell or cell.lower() in MISSING_NAMES


def parse_number(cell: str, *, has_decimal_comma: bool = False) -> float | None:
    """Return the number in a tidy cell, or None when it is not one.

    Examples
    --------
    >>> parse_number("1,234.5"), parse_number("1.234,5", has_decimal_comma=True), parse_number("12 m")
    (1234.5, 1234.5, None)
    """
    plain = SPACED_GROUPS.sub("", cell)
    if has_decimal_comma:
        if POINT_GROUPS.fullmatch(plain):
            plain = plain.replace(".", "")
        plain = plain.replace(",", ".")
    elif COMMA_GROUPS.fullmatch(plain):
        plain = plain.replace(",", "")
    return float(plain) if NUMBER.fullmatch(plain) else None


def parse_numbers(cells: Iterable[str], *, has_decimal_comma: bool = False) -> Numbers:
    """Return a column as numbers; each distinct text is parsed once."""
    listed = list(cells)
    parsed: dict[str, float] = {}
    strange: set[str] = set()
    for cell in set(listed):
        plain = tidy(cell).rstrip("°")
        value = parse_number(plain, has_decimal_comma=has_decimal_comma)
        parsed[cell] = np.nan if value is None else value
        if value is None and not is_missing(plain):
            strange.add(cell)
    values = np.fromiter(map(parsed.__getitem__, listed), dtype=np.float64, count=len(listed))
    return Numbers(values, is_among(listed, strange))


def is_among(cells: list[str], some: set[str]) -> BoolArray:
    """Return whether each cell is one of some texts, shape (n,)."""
    if not some:
        return np.zeros(len(cells), dtype=bool)
    return np.fromiter(map(some.__contains__, cells), dtype=bool, count=len(cells))


@dataclass(frozen=True)
class DecimalMarks:
    """Which columns of a table have a decimal comma."""

    commas: frozenset[str]
    """Headers of the columns with a decimal comma."""
    mixed: frozenset[str]
    """Headers of the columns where some cells have a decimal comma and others a decimal point."""
    notices: tuple[Notice, ...] = ()
    """What was found or guessed."""


def decimal_marks(table: TextTable) -> DecimalMarks:
    """Return which columns of a table have a decimal comma.

    A comma is a decimal mark where some cell of the column allows nothing else (`0,25`, `12,5`). Columns with
    only cells such as `1,234`, which can be read both ways, follow the other columns of the table; where those
    say nothing, the comma separates thousands.
    """
    signs = {header: _comma_signs(cells) for header, cells in table.columns.items()}
    clear = {header for header, (decimal, _, _) in signs.items() if decimal}
    pointed = {header for header, (_, _, point) in signs.items() if point}
    unclear = {header for header, (decimal, either, point) in signs.items() if either and not decimal and not point}
    notices: tuple[Notice, ...] = ()
    if clear:
        template = as_template("The {table} have decimal commas (column {columns}).")
        notices = (Notice(template, {"table": table.name, "columns": ", ".join(sorted(clear))}),)
    elif unclear:
        template = as_template("In the {table}, the comma in {columns} was read as a separator of thousands.")
        notices = (Notice(template, {"table": table.name, "columns": ", ".join(sorted(unclear))}),)
    commas = clear | (set(table.columns) - pointed) if clear else set()
    return DecimalMarks(frozenset(commas), frozenset(clear & pointed), notices)


def _comma_signs(cells: list[str]) -> tuple[bool, bool, bool]:
    """Return whether some cell can only have a decimal comma, may have one, and has a decimal point."""
    decimal = either = point = False
    for cell in set(cells):
        if "," not in cell and "." not in cell:
            continue
        plain = SPACED_GROUPS.sub("", tidy(cell)).lstrip("<>")
        if COMMA_GROUPS.fullmatch(plain):
            either = either or "." not in plain
            point = point or "." in plain
        elif COMMA_DECIMAL.fullmatch(plain):
            decimal = True
        elif NUMBER.fullmatch(plain) and not POINT_GROUPS.fullmatch(plain):
            point = True
    return decimal, either, point
