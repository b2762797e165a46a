# SPDX-License-Identifier: GPL-2.0-or-later
"""How cells of an assay column become grades, and what is counted when they are replaced."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..checks import check_choice
from .arrays import BoolArray, FloatArray
from .numbers import is_among, is_missing, parse_number, tidy

BELOW_DETECTION = ("half", "zero", "value", "missing")
"""What may stand for a cell below detection."""
NEGATIVES = ("code", "missing", "zero")
"""How a negative number may be read."""
BELOW = re.compile(r"(?:<=?|≤|b\.?d\.?l\.?\s*)\s*(.+)", re.IGNORECASE)
ABOVE = re.compile(r"(?:>=?|≥)\s*(.+)")
TRACE_WORDS = "tr tr. trace traces bdl b.d.l. lod <lod <dl <ld <mdl bld 未检出 痕量 痕 微量"
TRACES = frozenset(TRACE_WORDS.split())
MISSING_NUMBERS = frozenset(
    {-9.0, -99.0, -999.0, -9999.0, -99999.0, -999999.0, -99.9, -999.9, -9999.9, -999.99, -999.25, -99.99, -9999.99}
)
LIMIT_DIGITS = frozenset({"1", "2", "3", "4", "5", "6", "7", "8", "15", "25"})
"""Leading digits of the detection limits that laboratories write as negative numbers."""


@dataclass(frozen=True)
class AssayRules:
    """What is done with cells of an assay column that are no plain grade; unassayed is never zero."""

    below_detection: str = "half"
    """For `<0.005`, and for negative codes such as `-0.005`: `half`, `zero`, `value` or `missing`."""
    negative: str = "code"
    """`code`: a negative number with the digits of a detection limit is one, any other missing; `missing`: all are;
    `zero`: all are zero, but codes such as -99."""
    codes: Mapping[str, float] = field(default_factory=dict)
    """What stands for cells of these texts, capitals or not, NaN for missing; they come before every other rule."""

    def __post_init__(self) -> None:
        check_choice(self.below_detection, BELOW_DETECTION, "rule for values below detection")
        check_choice(self.negative, NEGATIVES, "rule for negative values")
        object.__setattr__(self, "codes", {tidy(text).lower(): value for text, value in self.codes.items()})


@dataclass(frozen=True)
class Grades:
    """A column of cells as grades."""

    values: FloatArray
    """Shape (n,), NaN where missing."""
    is_text: BoolArray
    """Whether the cell is text without a meaning known here, shape (n,)."""
    n_numbers: int
    """Number of cells that hold a number, a limit included."""
    replaced: tuple[tuple[str, str, int, str], ...]
    """Rule, cell as found, count, and what replaced it ('' missing), in the order of the rules."""


def parse_grades(
    cells: list[str], rules: AssayRules, *, has_decimal_comma: bool = False, is_density: bool = False
) -> Grades:
    """Return a column of cells as grades; each distinct text is read once.

    Parameters
    ----------
    cells : list of str
        The cells of the column.
    rules : AssayRules
        What is done with limits and codes.
    has_decimal_comma : bool
        Whether the decimal mark is a comma.
    is_density : bool
        Whether the column holds densities, of which none can be zero or less.
    """
    counts = Counter(cells)
    read = {cell: _read(tidy(cell), rules, has_decimal_comma=has_decimal_comma) for cell in counts}
    plain = [value for rule, value in read.values() if rule == "" and value > 0]
    smallest = min(plain, default=np.nan)
    values: dict[str, float] = {}
    replaced: list[tuple[str, str, int, str]] = []
    for cell, (found, number) in read.items():
        rule, value = _apply(found, number, rules, smallest, is_density=is_density)
        values[cell] = value
        if rule and cell and rule != "text":
            replaced.append((rule, cell, counts[cell], "" if np.isnan(value) else repr(float(value))))
    strange = {cell for cell, (rule, _) in read.items() if rule == "text"}
    n_numbers = sum(counts[cell] for cell, (rule, _) in read.items() if rule in ("", "below_detection", "above_limit"))
    column = np.fromiter(map(values.__getitem__, cells), dtype=np.float64, count=len(cells))
    return Grades(column, is_among(cells, strange), n_numbers, tuple(sorted(replaced)))


def _read(cell: str, rules: AssayRules, *, has_decimal_comma: bool) -> tuple[str, float]:
    """Return what a tidy cell is ('' for a plain number) and its number, NaN when it has none."""
    if cell.lower() in rules.codes:
        return "stated_code", rules.codes[cell.lower()]
    value = parse_number(cell.rstrip("%"), has_decimal_comma=has_decimal_comma)
    if value is not None:
        return "", value
    if cell.lower() in TRACES:
        return "trace", np.nan
    for rule, pattern in (("below_detection", BELOW), ("above_limit", ABOVE)):
        limit = pattern.fullmatch(cell)
        number = parse_number(limit.group(1), has_decimal_comma=has_decimal_comma) if limit else None
        if number is not None:
            return rule, number
    return ("not_sampled" if is_missing(cell) else "text"), np.nan


def _apply(found: str, number: float, rules: AssayRules, smallest: float, *, is_density: bool) -> tuple[str, float]:
    """Return the rule that replaced a cell ('' none) and the grade that it gives."""
    if found == "trace":
        return found, _below(smallest, rules)
    if found == "below_detection":
        return found, _below(abs(number), rules)
    if found or np.isnan(number):
        return found, number
    if is_density and number <= 0:
        return "density_not_positive", np.nan
    return _negative(number, rules) if number < 0 else ("", number)


def _negative(number: float, rules: AssayRules) -> tuple[str, float]:
    """Return the rule for a negative number and the grade that it gives."""
    if number in MISSING_NUMBERS:
        return "missing_code", np.nan
    digits = f"{-number:e}".split("e")[0].replace(".", "").rstrip("0")
    if rules.negative != "code":
        return "negative", np.nan if rules.negative == "missing" else 0.0
    if digits in LIMIT_DIGITS:
        return "negative_code", _below(-number, rules)
    return "negative_unexplained", np.nan


def _below(limit: float, rules: AssayRules) -> float:
    """Return what stands for a value below a limit."""
    return {"half": limit / 2.0, "zero": 0.0, "value": limit, "missing": np.nan}[rules.below_detection]
