# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a report that shows how a learning rate was found."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10
from typing import Any

from ..messages import translate as tr
from .page import Section, paragraph
from .plots import Line, Mark, line_plot


def rate_section(values: Mapping[str, Any]) -> Section:
    """Return the losses by learning rate and the rate that was taken; empty where none was looked for."""
    title = tr("Learning rate")
    search = values.get("rate_search")
    if not search:
        return Section(title, "")
    rates, losses = [log10(rate) for rate in search["rates"]], search["losses"]
    at = min(range(len(rates)), key=lambda k: abs(rates[k] - log10(search["found"])))
    text = tr(
        "A network of its own took {n} steps with growing learning rates. The one that was taken, {found}, is a tenth "
        "of the rate at which the smoothed loss was lowest."
    ).format(n=len(rates), found=f"{search['found']:.3g}")
    plot = line_plot(
        [Line(tr("loss"), rates, losses)],
        x_label=tr("power of ten of the learning rate"),
        y_label=tr("smoothed loss"),
        marks=[Mark(f"{search['found']:.3g}", rates[at], losses[at])],
    )
    return Section(title, paragraph(text) + plot)
