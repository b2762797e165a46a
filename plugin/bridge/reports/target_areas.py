# SPDX-License-Identifier: GPL-2.0-or-later
"""Prediction-area plots of single classes or labels: how much of each lies in how little ground."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import translate as tr
from .assessment import interval_text, part_title
from .assessment_plots import hundredths_text, percent_text, prediction_area_plot
from .page import Figure, Section, paragraph, table

Values = Mapping[str, Any]


def target_areas_section(known: Values, shown: Sequence[str]) -> Section:
    """Return the plots of some classes or labels, and of all of them where both lines cross.

    Parameters
    ----------
    known : mapping
        What `assess_target` says of classes or labels.
    shown : sequence of str
        Names of those that are drawn.
    """
    title = tr("Prediction and area of each")
    areas = {name: one["curves"]["prediction_area"] for name, one in known["one_by_one"].items()}
    if not areas:
        return Section(title, "")
    plots = "".join(
        prediction_area_plot(areas[name], captured=tr("of it above the threshold"), caption=name) for name in shown
    )
    rows = [[name, *_cells(of["crossing"])] for name, of in areas.items()]
    header = ["", tr("share of it captured"), tr("in the likeliest ground"), tr("times as dense"), tr("at probability")]
    text = tr(
        "For looking for one class or label alone, on the {part} blocks: the falling line is the share of its blocks "
        "that have at least a probability, the rising one the share of the ground that has less. Where they cross, "
        "that share of it lies in the likeliest ground of the table, so many times as dense as on the whole; 1 is "
        "chance. The higher they cross, the better is it told. Bands and brackets are intervals. Drawn are the {n} "
        "that most blocks have."
    ).format(part=part_title(known["part"]), n=len(shown))
    return Section(title, paragraph(text) + plots + table(header, rows))


def _cells(crossing: Values) -> list[Figure]:
    shares = [percent_text(crossing[name]) for name in ("ore", "ground")]
    return [*shares, Figure(hundredths_text(crossing["density"])), interval_text(crossing["threshold"])]
