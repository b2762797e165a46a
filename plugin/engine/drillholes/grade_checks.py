# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about the values of intervals: outliers, impossible grades, zeros, names written in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from ..errors import as_template
from .arrays import FloatArray, TextArray
from .records import Drillholes, Intervals
from .rules import Problem, problem

OUTLIER = 5.0
"""A grade is an outlier when it is so many times the one that 99.5 % of the grades do not exceed."""
MANY_ZEROS = 0.05
"""Share of exact zeros in a column above which they are reported."""
FEWEST_GRADES = 200
"""Columns with fewer grades have no outliers to speak of."""

CONSTANT = 10
"""So many intervals one after another do not have the same grade by chance …"""
COMMON = 0.02
"""… unless this share of all has it, as detection limits do."""

SAME = as_template("Hole {hole}: {column} is {value:g} in {count} intervals one after another, down to depth {end:g}.")
HIGH = as_template(
    "Row {row} of the {table} (hole {hole}): {column} is {value:g}; 99.5 % of the grades do not exceed {usual:g}."
)
IMPOSSIBLE = as_template("Row {row} of the {table} (hole {hole}): {column} is {value:g} %.")
ZEROS = as_template("{count} of {total} values of {column} in the {table} are exactly zero.")
CASES = as_template("{column} of the {table}: {names} differ only in capitals or blanks.")
RARE = as_template("{column} of the {table}: {name} is there once, in hole {hole}.")


def check_values(holes: Drillholes) -> Iterator[Problem]:
    """Yield the problems of grades and categories."""
    for table in holes.tables:
        for name, grades in table.grades.items():
            yield from _check_grades(table, name, grades)
            given = {one.replaced_by for one in holes.replaced if (one.table, one.column) == (table.name, name)}
            yield from _constant_runs(table, name, grades, {float(value) for value in given if value})
        for name, names in table.categories.items():
            yield from _check_names(table, name, names)


def _check_grades(table: Intervals, name: str, grades: FloatArray) -> Iterator[Problem]:
    known = grades[np.isfinite(grades)]
    if table.units.get(name) == "%":
        yield from _each(table, "above_100_percent", np.flatnonzero(grades > 100.0), name, grades, IMPOSSIBLE)
    if len(known) < FEWEST_GRADES:
        return
    zeros = int(np.count_nonzero(known == 0.0))
    if zeros > MANY_ZEROS * len(known):
        yield problem("many_zeros", table.name, 0, "", np.nan, ZEROS, column=name, count=zeros, total=len(known))
    usual = float(np.quantile(known, 0.995))
    if usual > 0.0:
        high = np.flatnonzero(grades > OUTLIER * usual)
        yield from _each(table, "grade_outlier", high, name, grades, HIGH, usual=usual)


def _constant_runs(table: Intervals, name: str, grades: FloatArray, limits: set[float]) -> Iterator[Problem]:
    """Yield where one grade stands in many intervals, one after another; `limits` stand for detection limits."""
    counts = Counter(grades[np.isfinite(grades)].tolist())
    lowest = min((grade for grade in counts if grade > 0), default=0.0)
    common = limits | {grade for grade, count in counts.items() if count > COMMON * len(grades)}
    same = np.zeros(len(grades), dtype=bool)
    same[1:] = (table.hole_id[1:] == table.hole_id[:-1]) & (grades[1:] == grades[:-1])
    first = np.flatnonzero(~same)
    lengths = np.diff(np.append(first, len(grades)))
    for place, length in zip(first, lengths):
        grade = float(grades[place])
        if length < CONSTANT or not grade > lowest or grade in common:
            continue
        last = place + length - 1
        end = float(table.depth_to[last])
        yield problem(
            "constant_grades", table.name, int(table.rows[place]), str(table.hole_id[place]),
            float(table.depth_from[place]), SAME, column=name, value=grade, count=int(length), end=end,
        )  # fmt: skip


def _each(
    table: Intervals,
    rule: str,
    which: np.ndarray[tuple[int], np.dtype[np.intp]],
    name: str,
    grades: FloatArray,
    template: str,
    **fields: float,
) -> Iterator[Problem]:
    """Yield a problem for each of some intervals."""
    for place in which:
        yield problem(
            rule,
            table.name,
            int(table.rows[place]),
            str(table.hole_id[place]),
            float(table.depth_from[place]),
            template,
            column=name,
            value=float(grades[place]),
            **fields,
        )


def _check_names(table: Intervals, name: str, names: TextArray) -> Iterator[Problem]:
    counts = Counter(str(one) for one in names if one)
    ways: dict[str, list[str]] = defaultdict(list)
    for one in sorted(counts):
        ways["".join(one.casefold().split())].append(one)
    for group in ways.values():
        if len(group) > 1:
            listed = ", ".join(f"{one} ({counts[one]})" for one in group)
            yield problem("mixed_case_names", table.name, 0, "", np.nan, CASES, column=name, names=listed)
    if len(counts) * 10 > len(names):
        return
    for place in np.flatnonzero(np.isin(names, [one for one, count in counts.items() if count == 1])):
        yield problem(
            "rare_name",
            table.name,
            int(table.rows[place]),
            str(table.hole_id[place]),
            float(table.depth_from[place]),
            RARE,
            column=name,
            name=str(names[place]),
        )
