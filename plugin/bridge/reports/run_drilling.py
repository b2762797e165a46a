# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report on the drillholes: what came in and what was done to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from ..run_results import RunResults
from .page import Figure, Section, cards, paragraph, side, table, three_digits

MOST_CLASSES = 12
"""Names of a category that are listed; the rest is summed up."""
Drilling = Mapping[str, Any]


def drillholes_section(run: RunResults) -> Section:
    """Return what the tables held, before and after cleaning; nothing where it was not recorded."""
    drilling = run.record.get("drillholes")
    body = _overview(drilling, run.unit) + _grades(drilling) + _categories(drilling, run.unit) if drilling else ""
    return Section(tr("Drillholes"), body)


def cleaning_section(run: RunResults) -> Section:
    """Return everything that was replaced, left out or guessed, by rule."""
    drilling = run.record.get("drillholes")
    parts = (_replaced, _left_out, _noticed, _guesses)
    body = "".join(part(drilling) for part in parts) if drilling else ""
    return Section(tr("Replaced and left out"), body)


def _overview(drilling: Drilling, unit: str) -> str:
    figures = [
        (f"{drilling['holes']:,}", tr("holes")),
        (f"{drilling['surveyed_holes']:,}", tr("of them surveyed")),
        (f"{drilling['metres']:,.0f}", tr("drilled length ({unit})").format(unit=unit)),
        (f"{drilling['composites']:,}", tr("composites")),
    ]
    rows = [[tr(one["table"]), one["rows"], one["left_out"]] for one in drilling["tables"]]
    header = [tr("table"), tr("rows"), tr("left out, wholly or in part")]
    return cards(figures) + table(header, rows)


def _grades(drilling: Drilling) -> str:
    """Return the statistics of each grade: as found in the file, after cleaning, and in the composites."""
    stages = (("found", tr("in the file")), ("cleaned", tr("after cleaning")), ("composites", tr("composites")))
    rows: list[list[Any]] = []
    for grade in drilling["grades"]:
        name = grade["field"] + (f" ({grade['unit']})" if grade["unit"] else "")
        for place, (key, title) in enumerate(stages):
            found = grade.get(key)
            if found:
                figures = [three_digits(found[key]) for key in ("minimum", "mean", "median", "maximum", "deviation")]
                rows.append([name if place == 0 else "", title, found["n"], found["missing"], *figures])
    header = [
        tr("grade"),
        "",
        tr("values"),
        tr("missing"),
        tr("minimum"),
        tr("mean"),
        tr("median"),
        tr("maximum"),
        tr("deviation"),
    ]
    text = tr("In the file: the numbers as they stand there, codes too. Later means are weighted with length.")
    return table(header, rows, is_long=True) + paragraph(text) if rows else ""


def _categories(drilling: Drilling, unit: str) -> str:
    """Return the logged lengths of each category."""
    parts = []
    for category in drilling["categories"]:
        lengths = list(category["lengths"].items())
        total = sum(length for _, length in lengths) + category["missing"]
        rows = [[name, *_part(length, total)] for name, length in lengths[:MOST_CLASSES]]
        rest = sum(length for _, length in lengths[MOST_CLASSES:])
        if rest:
            title = tr("{n} others").format(n=len(lengths) - MOST_CLASSES)
            rows.append([title, *_part(rest, total)])
        if category["missing"]:
            rows.append([tr("not logged"), *_part(category["missing"], total)])
        title = tr("logged length ({unit})").format(unit=unit)
        parts.append(table([category["field"], title, tr("share")], rows))
    return side(parts)


def _part(length: float, total: float) -> tuple[Figure, Figure]:
    """Return a length and its share."""
    return Figure(f"{length:,.0f}"), Figure(f"{length / total:.1%}")


def _replaced(drilling: Drilling) -> str:
    """Return the cells that were replaced, by rule."""
    if not drilling["replaced"]:
        return paragraph(tr("No cell was replaced."))
    rows = [
        [
            tr(one["table"]),
            one["column"],
            rule_title(one["rule"]),
            one["value"],
            one["by"] or tr("missing"),
            one["count"],
        ]
        for one in drilling["replaced"]
    ]
    header = [tr("table"), tr("column"), tr("rule"), tr("found"), tr("replaced by"), tr("cells")]
    return table(header, rows, caption=tr("Cells that were replaced"), is_long=True)


def _left_out(drilling: Drilling) -> str:
    """Return the rows that were left out, by rule."""
    if not drilling["left_out"]:
        return paragraph(tr("No row was left out."))
    rows = [[tr(one["table"]), rule_title(one["rule"]), one["count"], one["first"]] for one in drilling["left_out"]]
    header = [tr("table"), tr("rule"), tr("rows"), tr("the first of them")]
    text = tr("Every single row is listed in rejected.csv.")
    return table(header, rows, caption=tr("Rows left out, wholly or in part"), is_long=True) + paragraph(text)


def _noticed(drilling: Drilling) -> str:
    """Return what looks odd and was used as it stands, by rule."""
    found = drilling.get("noticed", [])
    if not found:
        return ""
    rows = [[tr(one["table"]), rule_title(one["rule"]), one["count"], one["first"], one["remedy"]] for one in found]
    header = [tr("table"), tr("rule"), tr("times"), tr("the first of them"), tr("what to do")]
    text = tr("Every single one is in validation.html, and with its place in the layer problems.gpkg.")
    return table(header, rows, caption=tr("Odd, and used as it stands"), is_long=True) + paragraph(text)


def _guesses(drilling: Drilling) -> str:
    rows = [[said] for said in drilling["notices"]]
    return table([tr("Guessed and noticed in reading")], rows, is_long=True) if rows else ""


def rule_title(rule: str) -> str:
    """Return the id of a rule as words."""
    return tr(rule.replace("_", " "))
