# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that says where to drill."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..messages import translate as tr
from ..run_results import RunResults
from .page import Figure, Section, paragraph, table

MOST_TARGETS = 20
"""Rows of the table of targets."""


def targets_section(run: RunResults) -> Section:
    """Return the table of targets, the best first; nothing where they were not ranked."""
    return Section(tr("Drill targets"), _targets(run))


def _targets(run: RunResults) -> str:
    targets, unit = run.targets, run.unit
    if targets is None:
        return ""
    if len(targets.points) == 0:
        return paragraph(tr("No body of blocks reaches the threshold and the least volume."))
    columns = targets.columns
    rows = []
    for k in range(min(MOST_TARGETS, len(targets.points))):
        one = {name: values[k] for name, values in columns.items()}
        rows.append(
            [
                one["rank"],
                Figure(million(one["volume"])),
                Figure(million(one["tonnage"])),
                Figure(f"{one['mean_probability']:.2f}"),
                Figure(f"{one['max_probability']:.2f}"),
                f"{one['easting']:,.0f}, {one['northing']:,.0f}, {one['elevation']:,.0f}",
                _range(one["bottom"], one["top"]),
                _range(one["depth_top"], one["depth_bottom"]),
                _hole(one),
                one["holes_inside"],
            ]
        )
    header = [
        tr("rank"),
        tr("volume (million {unit}³)").format(unit=unit),
        tr("tonnes (million)"),
        tr("mean probability"),
        tr("highest"),
        tr("centroid: easting, northing, elevation"),
        tr("elevations ({unit})").format(unit=unit),
        tr("depths ({unit})").format(unit=unit),
        tr("nearest hole, distance ({unit})").format(unit=unit),
        tr("holes inside"),
    ]
    text = tr("Connected bodies of blocks that reach the threshold. {n} in all.").format(n=len(targets.points))
    return paragraph(text) + table(header, rows, is_long=True)


def million(value: float) -> str:
    """Return a large amount in millions with three digits.

    Examples
    --------
    >>> million(30_690_240.0), million(1344.0)
    ('30.7', '0.00134')
    """
    return f"{value / 1e6:,.0f}" if value >= 1e9 else f"{value / 1e6:.3g}"


def _range(low: float, high: float) -> str:
    return tr("{low} to {high}").format(low=f"{low:,.0f}", high=f"{high:,.0f}") if np.isfinite(low) else "–"


def _hole(one: dict[str, Any]) -> str:
    distance = one["hole_distance"]
    return f"{one['nearest_hole']} ({distance:,.0f})" if np.isfinite(distance) else "–"
