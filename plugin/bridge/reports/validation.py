# SPDX-License-Identifier: GPL-2.0-or-later
"""The report on the drillhole tables of a project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.drillholes.rules import SEVERITIES, Problem
from ...engine.drillholes.tables import Drillholes
from ...engine.errors import Notice
from ..messages import sentence
from ..problems import severity_title
from .page import Section, page, paragraph, table
from .replaced import replaced_table

MOST_SHOWN = 40
"""Problems of one rule that the report lists; the layer has them all."""


def validation_report(holes: Drillholes, problems: Sequence[Problem], notices: Sequence[Notice] = ()) -> str:
    """Return the report on tables as one HTML page.

    Parameters
    ----------
    holes : Drillholes
        The tables as they were read.
    problems : sequence of Problem
        What `validate_drillholes` found.
    notices : sequence of Notice
        What else the reader must know first, such as a missing CRS.
    """
    translate = QCoreApplication.translate
    counts = Counter(problem.severity for problem in problems)
    lead = translate("Oresight", "{errors} errors, {warnings} warnings and {notes} notes in {holes} holes.").format(
        errors=counts["error"], warnings=counts["warning"], notes=counts["note"], holes=len(holes.collars.hole_id)
    )
    sections = (
        Section(translate("Oresight", "Problems by rule"), _rules(problems)),
        Section(translate("Oresight", "What was read"), _tables(holes)),
        Section(translate("Oresight", "Grades"), _grades(holes)),
        Section(translate("Oresight", "Replaced cells"), replaced_table(holes.replaced)),
        Section(translate("Oresight", "Rules applied in reading"), "".join(_applied(holes))),
        *_listed(problems),
    )
    return page(translate("Oresight", "Drillhole tables"), sections, lead=lead, notices=notices)


def _rules(problems: Sequence[Problem]) -> str:
    """Return a table of the rules that were broken, the gravest first."""
    translate = QCoreApplication.translate
    if not problems:
        return paragraph(translate("Oresight", "Nothing was found."))
    counts = Counter((problem.severity, problem.rule, problem.table) for problem in problems)
    remedies = {problem.rule: sentence(problem.remedy) for problem in problems}
    header = [
        translate("Oresight", "Severity"),
        translate("Oresight", "Rule"),
        translate("Oresight", "Table"),
        translate("Oresight", "Count"),
        translate("Oresight", "What to do"),
    ]
    ordered = sorted(counts.items(), key=lambda item: (SEVERITIES.index(item[0][0]), -item[1]))
    rows = [[severity_title(severity), rule, name, count, remedies[rule]] for (severity, rule, name), count in ordered]
    return table(header, rows)


def _tables(holes: Drillholes) -> str:
    """Return a table of what each table holds and how much of it was left out."""
    translate = QCoreApplication.translate
    left_out = Counter(entry.table for entry in holes.rejected)
    held: list[tuple[str, int, int, float | None]] = [
        ("collars", len(holes.collars.hole_id), len(holes.collars.hole_id), None),
        ("surveys", len(holes.surveys.depth), len(np.unique(holes.surveys.hole_id)), None),
    ]
    for one in holes.tables:
        length = float((one.depth_to - one.depth_from)[one.has_value].sum())
        held.append((one.name, len(one.depth_from), len(np.unique(one.hole_id)), length))
    header = [
        translate("Oresight", "Table"),
        translate("Oresight", "Rows used"),
        translate("Oresight", "Left out, wholly or in part"),
        translate("Oresight", "Holes"),
        translate("Oresight", "Length with values"),
    ]
    return table(header, [[name, rows, left_out[name], count, length] for name, rows, count, length in held])


def _grades(holes: Drillholes) -> str:
    """Return a table of the grades: how many, and their spread."""
    translate = QCoreApplication.translate
    rows: list[list[Any]] = []
    for one in holes.tables:
        for name, values in one.grades.items():
            known = values[np.isfinite(values)]
            if not len(known):
                continue
            weight = (one.depth_to - one.depth_from)[np.isfinite(values)]
            spread = [*np.quantile(known, (0.0, 0.5, 0.99, 1.0)), np.average(known, weights=weight)]
            unit = one.units.get(name, "")
            rows.append([name, unit, len(known), len(values) - len(known), *(float(value) for value in spread)])
    header = [
        translate("Oresight", "Grade"),
        translate("Oresight", "Unit"),
        translate("Oresight", "Values"),
        translate("Oresight", "Missing"),
        translate("Oresight", "Lowest"),
        translate("Oresight", "Median"),
        translate("Oresight", "99 %"),
        translate("Oresight", "Highest"),
        translate("Oresight", "Mean by length"),
    ]
    return table(header, rows) if rows else ""


def _applied(holes: Drillholes) -> Iterator[str]:
    """Yield a paragraph for each guess and rule."""
    for notice in holes.notices:
        yield paragraph(sentence(notice))


def _listed(problems: Sequence[Problem]) -> Iterator[Section]:
    """Yield a section for each severity, with the problems of each rule."""
    translate = QCoreApplication.translate
    titles = {
        "error": translate("Oresight", "Errors"),
        "warning": translate("Oresight", "Warnings"),
        "note": translate("Oresight", "Notes"),
    }
    header = [
        translate("Oresight", "Row"),
        translate("Oresight", "Hole"),
        translate("Oresight", "Depth"),
        translate("Oresight", "What is wrong"),
    ]
    groups: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        groups[problem.severity, problem.rule, problem.table].append(problem)
    for severity in SEVERITIES:
        parts = []
        for (own, rule, name), group in groups.items():
            if own != severity:
                continue
            caption = f"{rule}, {name}: {sentence(group[0].remedy)}"
            if len(group) > MOST_SHOWN:
                caption += " " + translate("Oresight", "The first {shown} of {count}; the layer has them all.").format(
                    shown=MOST_SHOWN, count=len(group)
                )
            rows = [
                [str(one.row or "–"), one.hole_id or "–", one.depth, sentence(one.message)]
                for one in group[:MOST_SHOWN]
            ]
            parts.append(table(header, rows, caption=caption))
        yield Section(titles[severity], "".join(parts))
