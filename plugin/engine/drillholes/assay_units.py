# SPDX-License-Identifier: GPL-2.0-or-later
"""Grades in other units than those of their table; each conversion is stated with its factor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..errors import InvalidInputError, Notice, as_template
from .names import UNITS, with_unit
from .records import Drillholes, Intervals

TROY_OUNCE_G = 31.1034768
SHORT_TON_T = 0.90718474

WHOLE = 1e9
"""Parts per billion that make the whole: shares are measured in them, so that factors are round."""

SCALES: dict[str, tuple[str, float]] = {
    "%": ("share", 1e7),
    "kg/t": ("share", 1e6),
    "g/t": ("share", 1e3),
    "ppm": ("share", 1e3),
    "mg/kg": ("share", 1e3),
    "ppb": ("share", 1.0),
    "oz/t": ("share", TROY_OUNCE_G * 1e3),
    "oz/st": ("share", TROY_OUNCE_G / SHORT_TON_T * 1e3),
    "t/m3": ("density", 1e3),
    "kg/m3": ("density", 1.0),
}
"""What each unit measures, and its size; an ounce is a troy ounce, `t` a metric and `st` a short ton."""

CONVERTED = as_template("{old} ({old_unit}) was converted to {new} ({new_unit}) with the factor {factor:.10g}.")


def conversion_factor(unit: str, wanted: str) -> float:
    """Return what a value in one unit is multiplied with to be in another.

    Raises
    ------
    InvalidInputError
        An unknown unit, or units that do not measure the same.

    Examples
    --------
    >>> round(conversion_factor("oz/st", "g/t"), 4), conversion_factor("ppb", "ppm")
    (34.2857, 0.001)
    """
    for one in (unit, wanted):
        if one not in SCALES:
            raise InvalidInputError(
                "The unit must be one of {known}, but {given} was given.", known=", ".join(SCALES), given=one or "none"
            )
    (kind, size), (wanted_kind, wanted_size) = SCALES[unit], SCALES[wanted]
    if kind != wanted_kind:
        raise InvalidInputError("A {kind} in {unit} cannot be given in {wanted}.", kind=kind, unit=unit, wanted=wanted)
    return size / wanted_size


def convert_units(holes: Drillholes, wanted: Mapping[str, str]) -> Drillholes:
    """Return drillholes with some grades in other units, under the names that the units give them.

    Parameters
    ----------
    holes : Drillholes
        The tables.
    wanted : mapping
        Unit by field, such as `{"au_ppb": "g/t"}`. For a field whose name states no unit, both, as `ppm -> %`.

    Raises
    ------
    InvalidInputError
        An unknown field or unit, a field without a unit, or a new name that is taken.
    """
    for field, text in wanted.items():
        table = table_of_grade(holes, field)
        stated, arrow, unit = text.rpartition("->")
        old_unit = known_unit(stated) if arrow else table.units.get(field, "")
        if not old_unit:
            raise InvalidInputError(
                "The name of {field} states no unit: write {field} = ppm -> {wanted}, with the unit that it is in.",
                field=field,
                wanted=text.strip(),
            )
        holes = _converted(holes, table, field, old_unit, known_unit(unit))
    return holes


def known_unit(text: str) -> str:
    """Return the unit that a text means, however it is written, such as `gpt` for `g/t`."""
    plain = text.strip().lower()
    return UNITS.get(plain, plain)


def table_of_grade(holes: Drillholes, field: str) -> Intervals:
    """Return the first table that has a grade.

    Raises
    ------
    InvalidInputError
        None has it; the sentence names those there are.
    """
    for table in holes.tables:
        if field in table.grades:
            return table
    known = sorted({name for table in holes.tables for name in table.grades})
    raise InvalidInputError(
        "There is no grade {field}; the grades are {known}.", field=field, known=", ".join(known) or "none"
    )


def with_grades(holes: Drillholes, table: Intervals, changed: Intervals) -> Drillholes:
    """Return drillholes with one table exchanged for another of its name."""
    if table.name == "assays":
        return replace(holes, assays=changed)
    if table.name == "lithology":
        return replace(holes, lithology=changed)
    return replace(holes, alteration=changed)


def _converted(holes: Drillholes, table: Intervals, field: str, old_unit: str, unit: str) -> Drillholes:
    """Return drillholes with one grade in another unit, in its place among the grades."""
    factor = conversion_factor(old_unit, unit)
    new = with_unit(field, old_unit, unit)
    if new != field and (new in table.grades or new in table.categories):
        raise InvalidInputError(
            "{field} in {unit} would be called {new}, but the {table} have such a field already.",
            field=field,
            unit=unit,
            new=new,
            table=table.name,
        )
    grades = {new if name == field else name: values for name, values in table.grades.items()}
    grades[new] = grades[new] * factor
    units = {new if name == field else name: one for name, one in table.units.items()}
    changed = replace(table, grades=grades, units={**units, new: unit})
    said = {"old": field, "old_unit": old_unit, "new": new, "new_unit": unit, "factor": factor}
    replaced = tuple(
        replace(one, column=new) if (one.table, one.column) == (table.name, field) else one for one in holes.replaced
    )
    holes = replace(holes, notices=(*holes.notices, Notice(CONVERTED, said)), replaced=replaced)
    return with_grades(holes, table, changed)
