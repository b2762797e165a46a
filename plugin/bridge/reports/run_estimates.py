# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that holds the kriged grades against the samples: swaths and grade-tonnage curves."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

from ...engine.results.grade_tonnage import GradeTonnage
from ..estimate_checks import EstimateCheck, check_estimates
from ..messages import translate as tr
from ..run_results import RunResults
from .page import Section, number, paragraph, table, three_digits
from .plots import Line, line_plot

WAYS = ("kriged", "declustered", "inverse", "nearest")
"""What is drawn, in this order."""


def estimates_section(run: RunResults) -> Section:
    """Return swaths and grade-tonnage curves of each kriged grade."""
    checks = list(check_estimates(run))
    parts = [swath_plots(one) + grade_tonnage_plots(one) + means_table(one) for one in checks]
    return Section(tr("Kriged grades beside the samples"), _text(checks) + "".join(parts) if checks else "")


def swath_plots(check: EstimateCheck) -> str:
    """Return the means of slices along easting, northing and elevation."""
    field = _field(check)
    plots = []
    for axis, title in enumerate((tr("easting"), tr("northing"), tr("elevation"))):
        lines = [
            Line(_title(name), check.swaths[name].middles(axis).tolist(), check.swaths[name].means(axis).tolist())
            for name in WAYS
            if name in check.swaths and name != "nearest"
        ]
        samples = check.swaths["declustered"].counts(axis)
        caption = tr("{field} in slices along {axis}; {least} to {most} samples in each")
        plots.append(
            line_plot(
                lines,
                x_label=title,
                y_label=field,
                caption=caption.format(field=field, axis=title, least=int(samples.min()), most=int(samples.max())),
            )
        )
    return "".join(plots)


def grade_tonnage_plots(check: EstimateCheck) -> str:
    """Return tonnage and mean grade above each cutoff."""
    field = _field(check)
    curves = [(name, check.curves[name]) for name in WAYS if name in check.curves]
    tonnage = [Line(_title(name), one.cutoffs.tolist(), (one.amount / 1e6).tolist()) for name, one in curves]
    grade = [Line(_title(name), one.cutoffs.tolist(), one.grade.tolist()) for name, one in curves]
    cutoff = tr("cutoff, {field}").format(field=field)
    return line_plot(
        tonnage,
        x_label=cutoff,
        y_label=tr("million tonnes above the cutoff"),
        caption=tr("Tonnage above a cutoff, at {density} t/m³").format(density=number(check.density)),
    ) + line_plot(
        grade,
        x_label=cutoff,
        y_label=tr("mean {field} above the cutoff").format(field=field),
        caption=tr("Grade above a cutoff"),
    )


def means_table(check: EstimateCheck) -> str:
    """Return the means, and tonnage and grade at some cutoffs."""
    names = [name for name in WAYS if name in check.curves]
    rows: list[list[Any]] = [[tr("mean"), *(three_digits(check.means[name]) for name in names)]]
    for place in _shown(check.curves["kriged"]):
        cutoff = number(float(check.curves["kriged"].cutoffs[place]))
        cells = [_at(check.curves[name], place) for name in names]
        rows.append([tr("from {cutoff} on").format(cutoff=cutoff), *cells])
    caption = tr("{field}: mean, then million tonnes and their grade from a cutoff on").format(field=_field(check))
    return table(["", *(_title(name) for name in names)], rows, caption=caption)


def _shown(curve: GradeTonnage) -> Iterator[int]:
    """Yield the places of a few cutoffs."""
    last = len(curve.cutoffs) - 1
    yield from (round(share * last) for share in (0.1, 0.25, 0.5, 0.75))


def _at(curve: GradeTonnage, place: int) -> str:
    grade = float(curve.grade[place])
    tonnes = three_digits(float(curve.amount[place]) / 1e6).text
    return (
        tr("{tonnes} at {grade}").format(tonnes=tonnes, grade=three_digits(grade).text) if isfinite(grade) else tonnes
    )


def _title(name: str) -> str:
    titles = {
        "kriged": tr("kriged"),
        "declustered": tr("composites, declustered"),
        "inverse": tr("inverse distance"),
        "nearest": tr("nearest sample"),
    }
    return titles[name]


def _field(check: EstimateCheck) -> str:
    return f"{check.field} ({check.unit})" if check.unit else check.field


def _text(checks: list[EstimateCheck]) -> str:
    first = checks[0]
    text = tr(
        "Kriged blocks should follow the samples in every slice, only smoother. The composites are weighted by cell "
        "declustering (cells of {cells}), so that ground that was drilled densely counts once. Inverse distance "
        "(squared) and the nearest sample come from the same samples as the kriging, at {places} of {blocks} blocks. "
        "Each grade-tonnage curve stands for all blocks with a kriged grade, at {density} tonnes per cubic metre: "
        "kriged blocks hold more tonnes at lower grades than samples do, as blocks are larger than samples."
    )
    cells = ", ".join(f"{one.field} {number(round(one.cell))}" for one in checks)
    return paragraph(
        text.format(cells=cells, places=f"{first.places:,}", blocks=f"{first.blocks:,}", density=number(first.density))
    )
