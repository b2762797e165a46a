# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report on the variograms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...engine.geostatistics.variogram import Variogram
from ..messages import translate as tr
from ..run_results import RunResults
from .page import Section, paragraph, table, three_digits
from .plots import Dots, Line, line_plot
from .variogram import curve_title

Values = Mapping[str, Any]


def variograms_section(run: RunResults) -> Section:
    """Return the models as a table, and each on the experiment that it was fitted to."""
    if not run.variograms:
        return Section(tr("Variograms"), "")
    text = tr(
        "Dots are the experiment, lines the model: along the main axes where ranges differ by direction, else in all "
        "directions and down the holes. The grey line is the variance of the samples. More directions, and how each "
        "model was fitted, are in the folder variograms."
    )
    plots = (_plot(name, content, run.unit) for name, content in run.variograms.items())
    return Section(tr("Variograms"), _models(run) + paragraph(text) + "".join(plots))


def _models(run: RunResults) -> str:
    """Return the structures of all models."""
    rows: list[list[Any]] = []
    for name, content in run.variograms.items():
        model = Variogram.from_dict(dict(content))
        rows.append([name + _squared(model), tr("nugget"), three_digits(model.nugget), *[None] * 6])
        for one in model.structures:
            angles = [round(angle, 1) for angle in (one.azimuth_deg, one.dip_deg, one.plunge_deg)]
            rows.append(["", tr(one.model), *map(three_digits, (one.sill, *one.ranges)), *angles])
    header = [
        tr("field"),
        tr("structure"),
        tr("sill"),
        tr("range ({unit}), major").format(unit=run.unit),
        tr("semi-major"),
        tr("minor"),
        tr("azimuth (°)"),
        tr("dip (°)"),
        tr("plunge (°)"),
    ]
    return table(header, rows, is_long=True)


def _squared(model: Variogram) -> str:
    return f" ({model.unit})²" if model.unit else ""


def _plot(name: str, content: Values, unit: str) -> str:
    """Return the experiment and the model along the main axes, else of all curves; nothing where it was not kept."""
    fit = content.get("fit") or {}
    curves = [curve for curve in fit.get("curves", ()) if curve["distance"]]
    shown = [curve for curve in curves if curve["name"] in {"major", "semi-major", "minor"}] or curves
    if not shown:
        return ""
    model, variance = Variogram.from_dict(dict(content)), fit["sample_variance"]
    farthest = max(max(curve["distance"]) for curve in shown)
    lines = [Line(curve_title(curve), [0.0, *curve["distance"]], [model.nugget, *curve["model"]]) for curve in shown]
    highest = max(variance, *(max((*curve["gamma"], *curve["model"])) for curve in shown))
    return line_plot(
        [*lines, Line("", [0.0, farthest], [variance] * 2, is_guide=True)],
        dots=[Dots("", curve["distance"], curve["gamma"], number) for number, curve in enumerate(shown)],
        x_label=tr("distance ({unit})").format(unit=unit),
        y_label=tr("half mean squared difference{unit}").format(unit=_squared(model)),
        x_range=(0.0, farthest),
        y_range=(0.0, 1.08 * highest),
        caption=name,
    )
