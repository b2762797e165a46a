# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a fitted variogram."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from ...engine.errors import Notice
from ...engine.geostatistics.anisotropy import ellipsoid_axes
from ...engine.geostatistics.fit_options import model_name
from ...engine.geostatistics.variogram import Variogram
from ..messages import translate as tr
from .angles import angles_figure
from .page import Section, page, paragraph, row_of, table
from .plots import Dots, Line, line_plot
from .variogram_maps import maps_of

GOOD, FAIR = 0.1, 0.2
"""Misfits up to which a model is called good, and fair."""


def variogram_report(fit: dict[str, Any], notices: Iterable[Notice] = ()) -> str:
    """Return the report of a fit, made by `VariogramFit.to_dict`, as one HTML page."""
    model = Variogram.from_dict(fit["variogram"])
    sections = (
        Section(tr("Model"), _model_table(model) + _facts(fit, model)),
        Section(tr("Experiment and model"), "".join(variogram_plot(curve, model, fit) for curve in fit["curves"])),
        Section(tr("Map of three planes"), maps_of(fit, model)),
        Section(tr("Pairs of each lag"), "".join(_lags(curve) for curve in fit["curves"])),
        Section(tr("Angles"), angles_figure()),
        Section(tr("Method"), paragraph(_method(fit))),
    )
    title = tr("Variogram of {}").format(model.field or "?")
    return page(title, sections, lead=_lead(fit), notices=notices)


def _lead(fit: dict[str, Any]) -> str:
    """Return in words how good the model is."""
    if fit["is_fallback"]:
        return tr("The fit was refused; this is a rule of thumb, not a model of these data.")
    told = tr("Fitted to {} samples.").format(f"{fit['n_samples']:,}")
    misfit = fit["misfit"]
    if misfit is None:
        return told
    if misfit <= GOOD:
        words = tr("The model misses the experiment by {share} on average: a good fit.")
    elif misfit <= FAIR:
        words = tr("The model misses the experiment by {share} on average: a fair fit; look at the plots.")
    else:
        words = tr(
            "The model misses the experiment by {share} on average: a poor fit; look at the plots before it is used."
        )
    return f"{told} {words.format(share=f'{misfit:.0%}')}"


def _model_table(model: Variogram) -> str:
    header = [
        tr("Structure"),
        tr("Sill"),
        tr("Range, major"),
        tr("Range, semi-major"),
        tr("Range, minor"),
        tr("Azimuth (°)"),
        tr("Dip (°)"),
        tr("Plunge (°)"),
    ]
    rows = [row_of(tr("nugget"), [model.nugget, *[None] * 6])]
    for one in model.structures:
        angles = [round(angle, 1) for angle in (one.azimuth_deg, one.dip_deg, one.plunge_deg)]
        rows.append(row_of(model_name((one.model, one.shape)), [one.sill, *one.ranges, *angles]))
    return table(header, rows, caption=_units(model))


def _units(model: Variogram) -> str:
    """Return what sills and ranges are measured in."""
    if model.scale == "log":
        sills = tr("Sills of natural logarithms, without a unit")
    elif model.scale == "normal_score":
        sills = tr("Sills of normal scores, without a unit; those of all samples have a variance of about 1")
    else:
        unit = f" ({model.unit})²" if model.unit else ""
        sills = tr("Sills in the squared unit of the field{}").format(unit)
    return sills + tr("; practical ranges in the unit of the coordinates. A power structure has no sill: the figure is "
                      "its rise at its range.")  # fmt: skip


def _facts(fit: dict[str, Any], model: Variogram) -> str:
    misfit, experiment = fit["misfit"], fit.get("experiment", {})
    rows = [
        (tr("Sill of the model"), model.sill if model.is_bounded else None),
        (tr("Variance of the samples"), fit["sample_variance"]),
        (tr("Nugget, share of the sill"), f"{model.nugget / model.sill:.0%}" if model.is_bounded else None),
        (tr("Misfit, relative"), None if misfit is None else f"{misfit:.0%}"),
        (tr("Ranges that differ by direction, tried on samples of other holes"), _gain(fit["gain_of_directions"])),
        (tr("Misfit over all directions"), _misfits(fit.get("misfits_by_direction"))),
        (tr("Estimator"), experiment.get("estimator")),
        (tr("Scale of the values"), experiment.get("scale")),
        (tr("Given by hand"), _given(fit.get("constraints", {}))),
        (tr("Samples"), fit["n_samples"]),
        (tr("Pairs looked at"), fit["n_pairs"]),
    ]
    return table([tr("Figure"), tr("Value")], rows)


def _gain(gain: float | None) -> str | None:
    """Return in words by how much directions help to estimate samples from other holes."""
    if gain is None:
        return None
    share = f"{abs(gain):.1%}"
    if gain < 0.0:
        return tr("their estimates err by {} more").format(share)
    return tr("their estimates err by {} less").format(share)


def _misfits(misfits: list[float | None] | None) -> str | None:
    """Return the misfits of both models over directions."""
    if not misfits or None in misfits:
        return None
    return tr("{0} with equal ranges, {1} with ranges by direction").format(*(f"{one:.0%}" for one in misfits))


def _given(constraints: dict[str, Any]) -> str | None:
    """Return which figures of the model were given."""
    names = {
        "nugget": tr("nugget"),
        "ranges": tr("ranges"),
        "angles_deg": tr("angles"),
        "shortest": tr("shortest range"),
        "longest": tr("longest range"),
    }
    return ", ".join(title for name, title in names.items() if constraints.get(name) is not None) or None


def curve_title(curve: dict[str, Any]) -> str:
    """Return what an experimental curve shows."""
    titles = {
        "omnidirectional": tr("All directions"),
        "down-hole": tr("Down the holes"),
        "major": tr("Major axis"),
        "semi-major": tr("Semi-major axis"),
        "minor": tr("Minor axis"),
        "directional": tr("Direction"),
    }
    title = titles.get(curve["name"], curve["name"])
    if curve["azimuth_deg"] is None:
        return title
    place = tr(", azimuth {0}°, dip {1}°").format(round(curve["azimuth_deg"]), round(curve["dip_deg"]))
    tolerance = curve.get("tolerance_deg")
    return title + place + ("" if tolerance is None else f" ± {tolerance:g}°")


def variogram_plot(curve: dict[str, Any], model: Variogram, fit: dict[str, Any]) -> str:
    """Return one experimental curve with the model in its direction."""
    farthest = max(curve["distance"])
    is_robust = fit.get("experiment", {}).get("estimator") in {"cressie_hawkins", "pairwise_relative"}
    lines = [
        Line(tr("model"), *_model_line(curve, model, farthest)),
        Line("", [0.0, farthest], [fit["sample_variance"]] * 2, is_guide=True),
    ]
    return line_plot(
        lines,
        dots=[Dots("", curve["distance"], curve["gamma"])],
        x_label=tr("Distance"),
        y_label=tr("Variogram") if is_robust else tr("Half mean squared difference"),
        x_range=(0.0, farthest),
        y_range=(0.0, 1.1 * max(*curve["gamma"], *lines[0].y, fit["sample_variance"])),
        caption=curve_title(curve),
    )


def _model_line(curve: dict[str, Any], model: Variogram, farthest: float) -> tuple[list[float], list[float]]:
    """Return the model along the curve's direction; without one, its means over the pairs of each lag."""
    if curve["azimuth_deg"] is None:
        return [0.0, *curve["distance"]], [model.nugget, *curve["model"]]
    reach = np.linspace(0.0, farthest, 120)
    along = model.gamma(reach[:, None] * ellipsoid_axes(curve["azimuth_deg"], curve["dip_deg"])[0])
    along[0] = model.nugget
    return reach.tolist(), along.tolist()


def _lags(curve: dict[str, Any]) -> str:
    """Return the lags of a curve as a table."""
    header = [tr("Distance"), tr("Pairs"), tr("Experiment"), tr("Model, mean over the pairs")]
    rows = zip(curve["distance"], curve["pairs"], curve["gamma"], curve["model"])
    return table(header, rows, caption=curve_title(curve))


def _method(fit: dict[str, Any]) -> str:
    """Return how pairs were summed up and the model was fitted."""
    estimator = fit.get("experiment", {}).get("estimator", "standardised")
    estimators = {
        "standardised": tr(
            "Points are half the mean squared difference of pairs of samples at about one distance, divided by the "
            "variance of these very samples and multiplied by that of all: so that rich ground that was drilled "
            "densely does not make near samples look more different than far ones."
        ),
        "matheron": tr("Points are half the mean squared difference of pairs of samples at about one distance."),
        "cressie_hawkins": tr(
            "Points are the estimator of Cressie and Hawkins (1980): the fourth power of the mean root of the "
            "differences, which outliers sway less, scaled so that pairs at random have the variance of the samples."
        ),
        "pairwise_relative": tr(
            "Points are half the mean squared difference of pairs over their mean, scaled so that pairs at random have "
            "the variance of the samples."
        ),
    }
    rest = tr(
        "The line is the model, the grey line is the variance of the samples. Pairs were summed up by distance and "
        "direction; ranges and angles were searched from many starts, nugget and sills follow from non-negative least "
        "squares. Ranges differ by direction only where samples are then better estimated from other holes, or where "
        "angles were given. Without a direction the line is the mean of the model over the pairs of each distance."
    )
    return f"{estimators[estimator]} {rest} {_weights(fit.get('constraints', {}).get('weights', 'balanced'))}"


def _weights(weights: str) -> str:
    """Return how the lags were weighted."""
    told = {
        "balanced": tr("Every distance with enough pairs counts alike, in relative terms."),
        "pairs": tr("Distances count by their pairs."),
        "pairs_by_distance": tr("Distances count by their pairs over the squared distance."),
        "equal": tr("Every distance counts the same."),
    }
    return told[weights]
