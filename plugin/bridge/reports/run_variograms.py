# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report on the variograms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...engine.geostatistics.variogram import Variogram
from ..messages import translate as tr
from ..run_results import RunResults
from .page import Section, paragraph, table
from .variogram import variogram_plot


def variograms_section(run: RunResults) -> Section:
    """Return the models as a table, and each on the experiment that it was fitted to."""
    return Section(tr("Variograms"), _variograms(run.variograms))


def _variograms(variograms: Mapping[str, Mapping[str, Any]]) -> str:
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
