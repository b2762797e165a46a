# SPDX-License-Identifier: GPL-2.0-or-later
"""The report on composites: what became of the grades between the tables and the layer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.drillholes.compositing import Composites
from ...engine.drillholes.declustering import Declustering
from ...engine.drillholes.missing_core import MissingCore
from ...engine.drillholes.statistics import summarize
from ...engine.drillholes.tables import Drillholes
from ...engine.errors import Notice
from ..messages import sentence
from .page import Section, page, paragraph, table
from .plots import Line, Mark, line_plot
from .replaced import replaced_table


@dataclass(frozen=True)
class CompositesReport:
    """What the report is made from."""

    holes: Drillholes
    """The tables, after units were converted and grades cut."""
    composites: Composites
    """The composites."""
    missing: tuple[MissingCore, ...]
    """What was not assayed, by grade."""
    weights: Declustering | None = None
    """Declustering weights, when they were asked for."""
    notices: Sequence[Notice] = ()
    """What the reader must know first."""


def composites_report(facts: CompositesReport) -> str:
    """Return the report on composites as one HTML page."""
    translate = QCoreApplication.translate
    composites = facts.composites
    lead = translate("Oresight", "{count} composites, {length:,.0f} long together, from {holes} holes.").format(
        count=f"{len(composites.length):,}",
        length=float(composites.length.sum()),
        holes=len(np.unique(composites.hole_id)),
    )
    sections = (
        Section(translate("Oresight", "Means"), _means(facts)),
        Section(translate("Oresight", "What was not assayed"), _missing(facts.missing)),
        Section(translate("Oresight", "Declustering"), _declustering(facts.weights)),
        Section(translate("Oresight", "Replaced cells"), replaced_table(facts.holes.replaced)),
        Section(
            translate("Oresight", "Rules applied"),
            "".join(paragraph(sentence(one)) for one in (*facts.holes.notices, *composites.notices)),
        ),
    )
    return page(translate("Oresight", "Composites"), sections, lead=lead, notices=facts.notices)


def _means(facts: CompositesReport) -> str:
    """Return a table of the grades before and after compositing."""
    translate = QCoreApplication.translate
    before = {one.field: one.mean for one in facts.missing}
    weights = None if facts.weights is None else facts.weights.weights
    header = [
        translate("Oresight", "Grade"),
        translate("Oresight", "Unit"),
        translate("Oresight", "Mean of the assays by length"),
        translate("Oresight", "Composites with it"),
        translate("Oresight", "Mean by weight"),
        translate("Oresight", "Mean, each counted once"),
        translate("Oresight", "Standard deviation"),
        translate("Oresight", "Highest"),
    ]
    if weights is not None:
        header.append(translate("Oresight", "Declustered mean"))
    rows: list[list[Any]] = []
    for name, values in facts.composites.grades.items():
        mass = facts.composites.weights.get(name)
        plain = summarize(values)
        if not plain.n:
            continue
        heavy = plain.mean if mass is None else summarize(values, mass).mean
        row = [name, facts.composites.units.get(name, ""), before.get(name), plain.n, heavy]
        row += [plain.mean, plain.deviation, plain.maximum]
        if weights is not None:
            row.append(summarize(np.where(np.isfinite(weights), values, np.nan), weights).mean)
        rows.append(row)
    caption = translate(
        "Oresight", "By weight: each composite counts with its assayed length, times density where that was asked for."
    )
    return table(header, rows, caption=caption) if rows else ""


def _missing(missing: Sequence[MissingCore]) -> str:
    """Return a table of what the rule for unassayed stretches does to the means."""
    translate = QCoreApplication.translate
    header = [
        translate("Oresight", "Grade"),
        translate("Oresight", "Holes"),
        translate("Oresight", "Assayed length"),
        translate("Oresight", "Not assayed"),
        translate("Oresight", "Mean, unassayed ignored"),
        translate("Oresight", "Mean, unassayed zero"),
        translate("Oresight", "Stands for unassayed"),
        translate("Oresight", "Mean by this choice"),
        translate("Oresight", "Change"),
    ]
    ignored = translate("Oresight", "ignored")
    rows = []
    for one in missing:
        stated: Any = ignored if np.isnan(one.stated) else one.stated
        change = f"{one.used_mean / one.mean - 1.0:+.1%}" if one.mean else None
        means = [one.mean, one.mean_with(0.0), stated, one.used_mean, change]
        rows.append([one.field, one.holes, one.assayed, one.unassayed, *means])
    caption = translate(
        "Oresight",
        "Not assayed: stretches between the first and the last interval of the holes that have the grade somewhere.",
    )
    return table(header, rows, caption=caption) if rows else ""


def _declustering(found: Declustering | None) -> str:
    """Return the means by size of cells, and what was chosen."""
    if found is None:
        return ""
    translate = QCoreApplication.translate
    said = "".join(paragraph(sentence(notice)) for notice in found.notices)
    if len(found.sizes) < 2:
        return said
    lines = [
        Line(translate("Oresight", "declustered mean"), found.sizes.tolist(), found.means.tolist()),
        Line("", [float(found.sizes[0]), float(found.sizes[-1])], [found.plain_mean] * 2, is_guide=True),
    ]
    return said + line_plot(
        lines,
        x_label=translate("Oresight", "Side of the cells"),
        y_label=translate("Oresight", "Mean"),
        marks=[Mark("", found.size, found.mean)],
        caption=translate("Oresight", "The grey line is the mean with equal weights."),
    )
