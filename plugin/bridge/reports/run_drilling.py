# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report on the drillholes: what came in, what was done to it, and the variograms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...engine.geostatistics.variogram import Variogram
from ..messages import translate as tr
from ..run_results import RunResults
from .page import Figure, Section, cards, paragraph, table
from .variogram import variogram_plot

MOST_CLASSES = 12
"""Names of a category that are listed; the rest is summed up."""
Drilling = Mapping[str, Any]


def drilling_sections(run: RunResults) -> list[Section]:
    """Return the sections on drillholes and variograms."""
    drilling = run.record.get("drillholes")
    sections = [Section(tr("Variograms"), _variograms(run.variograms))]
    if not drilling:
        return sections
    return [
        Section(tr("Drillholes"), _overview(drilling) + _grades(drilling) + _categories(drilling)),
        *sections,
        Section(tr("Replaced and left out"), _replaced(drilling) + _left_out(drilling) + _guesses(drilling)),
    ]


def _overview(drilling: Drilling) -> str:
    figures = [
        (f"{drilling['holes']:,}", tr("holes")),
        (f"{drilling['surveyed_holes']:,}", tr("of them surveyed")),
        (f"{drilling['metres']:,.0f}", tr("drilled length")),
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
                figures = [found[one] for one in ("n", "missing", "minimum", "mean", "median", "maximum", "deviation")]
                rows.append([name if place == 0 else "", title, *figures])
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


def _categories(drilling: Drilling) -> str:
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
        parts.append(table([category["field"], tr("logged length"), tr("share")], rows))
    return "".join(parts)


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


def _guesses(drilling: Drilling) -> str:
    rows = [[said] for said in drilling["notices"]]
    return table([tr("Guessed and noticed in reading")], rows, is_long=True) if rows else ""


def rule_title(rule: str) -> str:
    """Return the id of a rule as words."""
    return tr(rule.replace("_", " "))


def _variograms(variograms: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the models as a table, and each on the experiment that it was fitted to."""
    if not variograms:
        return ""
    rows: list[list[Any]] = []
    plots = ""
    for name, content in variograms.items():
        model = Variogram.from_dict(dict(content))
        unit = f" ({model.unit})²" if model.unit else ""
        rows.append([name + unit, tr("nugget"), model.nugget, *[None] * 6])
        for one in model.structures:
            angles = [round(angle, 1) for angle in (one.azimuth_deg, one.dip_deg, one.plunge_deg)]
            rows.append(["", tr(one.model), one.sill, *one.ranges, *angles])
        plots += _experiment(name, content, model)
    header = [
        tr("field"),
        tr("structure"),
        tr("sill"),
        tr("range, major"),
        tr("semi-major"),
        tr("minor"),
        tr("azimuth (°)"),
        tr("dip (°)"),
        tr("plunge (°)"),
    ]
    text = tr(
        "Dots are the experiment, the line is the model, the grey line the variance of the samples. More directions "
        "and how they were fitted: the folder variograms."
    )
    return table(header, rows, is_long=True) + paragraph(text) + plots


def _experiment(name: str, content: Mapping[str, Any], model: Variogram) -> str:
    """Return the first experimental curve with the model; nothing where the experiment was not kept."""
    fit = content.get("fit")
    curves = fit.get("curves") if fit else None
    if not fit or not curves:
        return ""
    return variogram_plot(curves[0], model, dict(fit), title=name)
