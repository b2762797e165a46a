# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a fitted variogram."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.errors import Notice
from ...engine.geostatistics.anisotropy import ellipsoid_axes
from ...engine.geostatistics.variogram import Variogram
from .page import Section, page, paragraph, row_of, table
from .plots import Dots, Line, line_plot


def variogram_report(fit: dict[str, Any], notices: Iterable[Notice] = ()) -> str:
    """Return the report of a fit, made by `VariogramFit.to_dict`, as one HTML page."""
    model = Variogram.from_dict(fit["variogram"])
    title = QCoreApplication.translate("Oresight", "Variogram of {}").format(model.field or "?")
    lead = QCoreApplication.translate("Oresight", "Fitted to {} samples.").format(f"{fit['n_samples']:,}")
    if fit["is_fallback"]:
        lead = QCoreApplication.translate(
            "Oresight", "The fit was refused; this is a rule of thumb, not a model of these data."
        )
    sections = (
        Section(QCoreApplication.translate("Oresight", "Model"), _model_table(model) + _facts(fit, model)),
        Section(
            QCoreApplication.translate("Oresight", "Experiment and model"),
            "".join(variogram_plot(curve, model, fit) for curve in fit["curves"]),
        ),
        Section(QCoreApplication.translate("Oresight", "Method"), paragraph(_method())),
    )
    return page(title, sections, lead=lead, notices=notices)


def _model_table(model: Variogram) -> str:
    translate = QCoreApplication.translate
    header = [
        translate("Oresight", "Structure"),
        translate("Oresight", "Sill"),
        translate("Oresight", "Range, major"),
        translate("Oresight", "Range, semi-major"),
        translate("Oresight", "Range, minor"),
        translate("Oresight", "Azimuth (°)"),
        translate("Oresight", "Dip (°)"),
        translate("Oresight", "Plunge (°)"),
    ]
    rows = [row_of(translate("Oresight", "nugget"), [model.nugget, *[None] * 6])]
    for one in model.structures:
        angles = [round(angle, 1) for angle in (one.azimuth_deg, one.dip_deg, one.plunge_deg)]
        rows.append(row_of(one.model, [one.sill, *one.ranges, *angles]))
    unit = f" ({model.unit})²" if model.unit else ""
    caption = translate("Oresight", "Sills in the squared unit of the field{}; ranges are practical ranges.").format(
        unit
    )
    return table(header, rows, caption=caption)


def _facts(fit: dict[str, Any], model: Variogram) -> str:
    translate = QCoreApplication.translate
    misfit = fit["misfit"]
    rows = [
        (translate("Oresight", "Sill of the model"), model.sill),
        (translate("Oresight", "Variance of the samples"), fit["sample_variance"]),
        (translate("Oresight", "Nugget, share of the sill"), f"{model.nugget / model.sill:.0%}"),
        (translate("Oresight", "Misfit, relative"), None if misfit is None else f"{misfit:.0%}"),
        (translate("Oresight", "Error with ranges by direction, from other holes"), _change(fit["gain_of_directions"])),
        (translate("Oresight", "Samples"), fit["n_samples"]),
        (translate("Oresight", "Pairs looked at"), fit["n_pairs"]),
    ]
    return table([translate("Oresight", "Figure"), translate("Oresight", "Value")], rows)


def _change(gain: float | None) -> str | None:
    """Return how an error changed, with its sign."""
    return None if gain is None else f"{-gain:+.1%}"


def variogram_plot(curve: dict[str, Any], model: Variogram, fit: dict[str, Any], *, title: str = "") -> str:
    """Return one experimental curve with the model in its direction; `title` goes before the direction."""
    translate = QCoreApplication.translate
    titles = {
        "omnidirectional": translate("Oresight", "All directions"),
        "down-hole": translate("Oresight", "Down the holes"),
        "major": translate("Oresight", "Major axis"),
        "semi-major": translate("Oresight", "Semi-major axis"),
        "minor": translate("Oresight", "Minor axis"),
    }
    caption = (f"{title}: " if title else "") + titles.get(curve["name"], curve["name"])
    if curve["azimuth_deg"] is not None:
        caption += translate("Oresight", ", azimuth {0}°, dip {1}°").format(
            round(curve["azimuth_deg"]), round(curve["dip_deg"])
        )
    farthest = max(curve["distance"])
    lines = [
        Line(translate("Oresight", "model"), *_model_line(curve, model, farthest)),
        Line("", [0.0, farthest], [fit["sample_variance"]] * 2, is_guide=True),
    ]
    points = Dots(translate("Oresight", "experiment"), curve["distance"], curve["gamma"])
    highest = 1.1 * max(*curve["gamma"], model.sill, fit["sample_variance"])
    return line_plot(
        lines,
        dots=[points],
        x_label=translate("Oresight", "Distance"),
        y_label=translate("Oresight", "Half mean squared difference"),
        x_range=(0.0, farthest),
        y_range=(0.0, highest),
        caption=caption,
    )


def _model_line(curve: dict[str, Any], model: Variogram, farthest: float) -> tuple[list[float], list[float]]:
    """Return the model along the curve's direction; without one, its means over the pairs of each lag."""
    if curve["azimuth_deg"] is None:
        return [0.0, *curve["distance"]], [model.nugget, *curve["model"]]
    reach = np.linspace(0.0, farthest, 120)
    along = model.gamma(reach[:, None] * ellipsoid_axes(curve["azimuth_deg"], curve["dip_deg"])[0])
    along[0] = model.nugget
    return reach.tolist(), along.tolist()


def _method() -> str:
    return QCoreApplication.translate(
        "Oresight",
        "Points are half the mean squared difference of pairs of samples at about one distance, divided by the "
        "variance of these very samples and multiplied by that of all: so that rich ground that was drilled densely "
        "does not make near samples look more different than far ones. The line is the model, "
        "the grey line is the variance of the samples. Pairs were summed up by distance and direction; ranges and "
        "angles were searched from many starts, nugget and sills follow from non-negative least squares; every "
        "distance counts alike. Ranges differ by direction only where samples are then better estimated from other "
        "holes. Angles: azimuth of the major axis clockwise from north, its dip negative downwards, "
        "and the turn of the other two axes about it. Without a direction "
        "the line is the mean of the model over the pairs of each distance.",
    )
