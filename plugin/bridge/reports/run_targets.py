# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that says where to drill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from ..messages import translate as tr
from ..points import PointTable
from ..run_results import RunResults
from ..target_files import LEAST_BLOCKS
from .page import Figure, Section, paragraph, table

MOST_TARGETS = 20
"""Rows of the table of targets."""

CENTRE = ("easting", "northing", "elevation")
"""Columns of a target with the centroid of its body."""

Target = Mapping[str, Any]


def targets_section(run: RunResults) -> Section:
    """Return the table of targets, the best first; nothing where they were not ranked."""
    return Section(tr("Drill targets"), _targets(run))


def _targets(run: RunResults) -> str:
    if run.targets is None:
        return ""
    count = len(run.targets.points)
    if count == 0:
        return paragraph(tr("No body of blocks reaches the threshold and the least volume."))
    given = run.record["settings"].get("targets", {})
    columns = _columns(run.unit)
    shown = [target_of(run.targets, k) for k in range(min(MOST_TARGETS, count))]
    rows = [[cell(one) for _, cell in columns] for one in shown]
    text = tr(
        "Connected bodies of blocks of probability {threshold} and more, {n} in all; tonnes at a density of {density} "
        "t/m³. {least} The centre of a body (its centroid) may lie outside it, where a body is bent. The place to "
        "drill lies within: it is the centre, or the likeliest block where the centre lies outside. The points of "
        "targets.gpkg, which holds all targets, stand at the place to drill, and the distance to the nearest hole is "
        "that from there to a sample of it."
    ).format(
        least=_least(run),
        threshold=f"{given.get('threshold') or run.threshold:.2g}",
        n=f"{count:,}",
        density=f"{given.get('density', 2.7):g}",
    )
    listed = table([title for title, _ in columns], rows, is_long=True, is_dense=True)
    return paragraph(text) + listed + _drilled_elsewhere(shown)


def _least(run: RunResults) -> str:
    """Return which bodies are left out for their size."""
    given = run.record["settings"].get("targets", {}).get("minimum_volume")
    if given == 0:
        return tr("However small a body is, it is listed.")
    least = LEAST_BLOCKS * run.grid.volume if given is None else float(given)
    return tr("Bodies of less than {volume} {unit}³ ({blocks} blocks) are left out.").format(
        volume=f"{least:,.10g}", unit=run.unit, blocks=f"{least / run.grid.volume:.3g}"
    )


def _columns(unit: str) -> list[tuple[str, Callable[[Target], Any]]]:
    """Return title and cell of each column."""

    def rounded(name: str) -> Callable[[Target], Any]:
        return lambda one: Figure(f"{one[name]:.0f}")

    return [
        (tr("rank"), lambda one: one["rank"]),
        (tr("million {unit}³").format(unit=unit), lambda one: Figure(million(one["volume"]))),
        (tr("million tonnes"), lambda one: Figure(million(one["tonnage"]))),
        (tr("mean probability"), lambda one: Figure(f"{one['mean_probability']:.2f}")),
        (tr("highest"), lambda one: Figure(f"{one['max_probability']:.2f}")),
        (tr("centre: easting"), rounded("easting")),
        (tr("centre: northing"), rounded("northing")),
        (tr("centre: elevation"), rounded("elevation")),
        (tr("elevations ({unit})").format(unit=unit), lambda one: _range(one["bottom"], one["top"])),
        (tr("depths ({unit})").format(unit=unit), lambda one: _range(one["depth_top"], one["depth_bottom"])),
        (tr("nearest hole ({unit})").format(unit=unit), _hole),
        (tr("holes inside"), lambda one: one["holes_inside"]),
    ]


def target_of(targets: PointTable, place: int) -> dict[str, Any]:
    """Return what is known of a target: its columns and, as `point`, the place to drill."""
    return {**{name: values[place] for name, values in targets.columns.items()}, "point": targets.points[place]}


def is_at_centre(one: Target) -> bool:
    """Whether the place to drill is the centre of the body: the likeliest block where the centre lies outside."""
    return bool(np.allclose(one["point"], [one[name] for name in CENTRE], rtol=0.0, atol=1e-6))


def million(value: float) -> str:
    """Return a large amount in millions with three digits.

    Examples
    --------
    >>> million(30_690_240.0), million(1344.0)
    ('30.7', '0.00134')
    """
    return f"{value / 1e6:,.0f}" if value >= 1e9 else f"{value / 1e6:.3g}"


def _range(low: float, high: float) -> Figure:
    return Figure(f"{low:.0f} – {high:.0f}" if np.isfinite(low) else "–")


def _drilled_elsewhere(shown: Iterable[Target]) -> str:
    """Return the places to drill of those targets whose centre lies outside; nothing where there are none."""
    place = tr("number {rank} at easting {easting}, northing {northing}, elevation {elevation}")
    places = [
        place.format(rank=int(one["rank"]), **{name: f"{value:.0f}" for name, value in zip(CENTRE, one["point"])})
        for one in shown
        if not is_at_centre(one)
    ]
    text = tr("The centre of these lies outside their body; the place to drill is their likeliest block: {places}.")
    return paragraph(text.format(places="; ".join(places))) if places else ""


def _hole(one: Target) -> str:
    distance = one["hole_distance"]
    return f"{one['nearest_hole']} ({distance:,.0f})" if np.isfinite(distance) else "–"
