# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of samples estimated from the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.errors import Notice
from ...engine.geostatistics.search import UNLIMITED, Search
from ..left_out import LeftOut
from ..messages import sentence
from ..messages import translate as tr
from ..variograms import describe_variogram
from .page import Figure, Section, number, page, paragraph, table
from .plots import Dots, Line, line_plot, scatter_plot

Floats = NDArray[np.float64]

MOST_LOGS = 0.9
"""Share of positive samples and estimates from which on they are drawn as logarithms too."""
MOST_HOLES = 25
"""Rows of the table of holes."""
WIDEST = 4.0
"""Ends of the histogram, in standard deviations; what lies beyond is counted in the last class."""
CLASSES = 32
SLICES = 20
"""Classes of the histogram, and slices along an axis."""


def cross_validation_report(found: LeftOut, notices: Iterable[Notice] = ()) -> str:
    """Return the report of a cross-validation as one HTML page."""
    field = found.samples.field + (f" ({found.samples.unit})" if found.samples.unit else "")
    sections = (
        Section(tr("Scores"), scores_table(found)),
        Section(tr("What was tried"), _trials(found)),
        Section(tr("Estimates beside samples"), _scatter(found, field)),
        Section(tr("Errors beside what the kriging variance promises"), _histogram(found)),
        Section(tr("Residuals along the axes"), "".join(_along_axes(found))),
        Section(tr("Residuals by hole"), _holes(found)),
        Section(tr("Method"), paragraph(_method(found))),
    )
    return page(tr("Cross-validation of {field}").format(field=field), sections, lead=_lead(found), notices=notices)


def _lead(found: LeftOut) -> str:
    rmse, inverse = found.scores[found.best]["rmse"], found.inverse_scores["rmse"]
    gain = 1.0 - rmse / inverse if inverse else 0.0
    text = (
        tr("{n} samples estimated from other holes: the error of kriging is {rmse}, {share} below inverse distance's.")
        if found.by_hole
        else tr(
            "{n} samples estimated from the others: the error of kriging is {rmse}, {share} below inverse distance's."
        )
    )
    if gain < 0.0:
        text = tr("{n} samples: the error of kriging is {rmse}, {share} above inverse distance's.")
    n = int(np.count_nonzero(found.common))
    return text.format(n=f"{n:,}", rmse=number(rmse), share=f"{abs(gain):.1%}")


def scores_table(found: LeftOut) -> str:
    """Return the scores of all ways of estimating, on the same samples."""
    header = [
        "",
        tr("mean error"),
        tr("RMSE"),
        tr("correlation"),
        tr("slope"),
        tr("standardised error: mean"),
        tr("standardised error: deviation"),
    ]
    ways = [
        *((_title(found, k), one) for k, one in enumerate(found.scores)),
        (tr("inverse distance"), found.inverse_scores),
        (tr("nearest sample"), found.nearest_scores),
    ]
    keys = ("mean_error", "rmse", "correlation", "slope", "standardised_mean", "standardised_deviation")
    rows = [[title, *(_figure(one[key]) for key in keys)] for title, one in ways]
    total, scored = len(found.common), int(np.count_nonzero(found.common))
    caption = tr("{n} of {total} samples, those that every way estimates.").format(n=f"{scored:,}", total=f"{total:,}")
    return table(header, rows, caption=caption)


def _figure(value: float | None) -> Any:
    return None if value is None else Figure(f"{value:.3f}" if abs(value) >= 0.1 else f"{value:.3g}")


def _title(found: LeftOut, k: int) -> str:
    if len(found.trials) == 1:
        return tr("kriging")
    best = tr(" (best)") if k == found.best else ""
    return f"{k + 1}. {found.trials[k].name}{best}"


def _trials(found: LeftOut) -> str:
    kinds = {"ordinary": tr("ordinary"), "simple": tr("simple"), "universal": tr("universal")}
    rows = [
        [
            _title(found, k),
            kinds[trial.method.kind],
            sentence(describe_variogram(trial.variogram)),
            search_in_words(trial.search),
        ]
        for k, trial in enumerate(found.trials)
    ]
    return table([tr("Trial"), tr("Kriging"), tr("Variogram"), tr("Search")], rows)


def search_in_words(search: Search) -> str:
    """Return a search in one line."""
    if search.is_global:
        return tr("all samples")
    parts = [tr("{minimum} to {maximum} samples").format(minimum=search.minimum, maximum=search.maximum)]
    if search.radii is None:
        parts.append(tr("within {reach} ranges").format(reach=number(search.reach)))
    elif min(search.radii) < UNLIMITED:
        parts.append(tr("within {radii}").format(radii=" x ".join(number(radius) for radius in search.radii)))
    limits = (
        (search.hole_maximum, tr("at most {n} per hole")),
        (search.octant_maximum, tr("at most {n} per octant")),
        (search.octants_minimum, tr("in at least {n} octants")),
    )
    parts += [text.format(n=n) for n, text in limits if n]
    parts += [
        tr("then {factor} times as far from {n} samples on").format(factor=number(one.factor), n=one.minimum)
        for one in search.passes
    ]
    return ", ".join(parts)


def _scatter(found: LeftOut, field: str) -> str:
    """Return samples over estimates with the line on which both are equal and the regression."""
    rows = np.flatnonzero(found.common)
    truth, estimate = found.samples.values[rows], found.estimates[found.best][rows]
    slope = found.scores[found.best]["slope"] or 0.0
    reach = [float(estimate.min()), float(estimate.max())]
    fitted = [float(truth.mean()) + slope * (x - float(estimate.mean())) for x in reach]
    plot = scatter_plot(
        estimate.tolist(),
        truth.tolist(),
        lines=[Line(tr("regression"), reach, fitted)],
        x_label=tr("estimate, {field}").format(field=field),
        y_label=tr("sample, {field}").format(field=field),
        caption=tr("Samples over their estimates"),
    )
    inside = (truth > 0.0) & (estimate > 0.0)
    if np.count_nonzero(inside) < MOST_LOGS * len(rows):
        return plot
    return plot + scatter_plot(
        np.log10(estimate[inside]).tolist(),
        np.log10(truth[inside]).tolist(),
        x_label=tr("estimate, log10 of {field}").format(field=field),
        y_label=tr("sample, log10 of {field}").format(field=field),
        caption=tr("The same as logarithms"),
    )


def _histogram(found: LeftOut) -> str:
    """Return the histogram of the standardised errors beside the bell curve."""
    errors = found.standardised[found.common]
    errors = errors[np.isfinite(errors)]
    if len(errors) == 0:
        return paragraph(tr("Every kriging variance is zero: there is nothing to compare the errors with."))
    edges = np.linspace(-WIDEST, WIDEST, CLASSES + 1)
    counts, _ = np.histogram(np.clip(errors, -WIDEST, WIDEST), edges)
    density = counts / len(errors) / (edges[1] - edges[0])
    steps = [*density.tolist(), float(density[-1])]
    bell = np.linspace(-WIDEST, WIDEST, 121)
    plot = line_plot(
        [
            Line(tr("errors"), edges.tolist(), steps, is_step=True, low=[0.0] * len(steps), high=steps),
            Line(tr("normal distribution"), bell.tolist(), (np.exp(-0.5 * bell**2) / np.sqrt(2 * np.pi)).tolist()),
        ],
        x_label=tr("error over kriging standard deviation"),
        y_label=tr("density"),
        caption=tr("Standardised errors"),
    )
    beyond = float(np.mean(np.abs(errors) > 2.0))
    text = tr(
        "{share} of the errors lie beyond two standard deviations, where a normal distribution has 4.6 %. A deviation "
        "of the standardised errors above 1 means that the kriging variance promises too much, below 1 too little."
    )
    return plot + paragraph(text.format(share=f"{beyond:.1%}"))


def _along_axes(found: LeftOut) -> Iterator[str]:
    """Yield the residuals and their mean in slices along each axis."""
    rows = np.flatnonzero(found.common)
    residuals = found.residuals[rows]
    reach = float(np.quantile(np.abs(residuals), 0.99)) or 1.0
    shown = np.abs(residuals) <= reach
    for axis, title in enumerate((tr("easting"), tr("northing"), tr("elevation"))):
        places = found.samples.points[rows, axis]
        if np.ptp(places) == 0.0:
            continue
        edges = np.linspace(places.min(), places.max(), SLICES + 1)
        slices = np.clip(np.searchsorted(edges, places, side="right") - 1, 0, SLICES - 1)
        counts = np.bincount(slices, minlength=SLICES)
        sums = np.bincount(slices, residuals, SLICES)
        means = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
        middles = 0.5 * (edges[1:] + edges[:-1])
        yield line_plot(
            [
                Line("", [float(edges[0]), float(edges[-1])], [0.0, 0.0], is_guide=True),
                Line(tr("mean of each slice"), middles[counts > 0].tolist(), means[counts > 0].tolist()),
            ],
            dots=[Dots("", places[shown].tolist(), residuals[shown].tolist())],
            x_label=title,
            y_label=tr("estimate minus sample"),
            y_range=(-1.05 * reach, 1.05 * reach),
            caption=tr("Residuals along {axis}; the line is the mean of each slice").format(axis=title),
        )


def _holes(found: LeftOut) -> str:
    """Return the holes whose residuals are farthest from zero, weighed by their number."""
    samples = found.samples
    if not samples.hole_names:
        return ""
    rows = np.flatnonzero(found.common)
    holes, residuals, truth = samples.holes[rows], found.residuals[rows], samples.values[rows]
    counts = np.bincount(holes, minlength=len(samples.hole_names))
    there = np.flatnonzero(counts)
    mean, square, value = (
        np.bincount(holes, weights, len(counts))[there] / counts[there]
        for weights in (residuals, np.square(residuals), truth)
    )
    order = np.argsort(-np.abs(mean) * np.sqrt(counts[there]), kind="stable")[:MOST_HOLES]
    body = [
        [
            samples.hole_names[there[k]],
            int(counts[there[k]]),
            float(value[k]),
            float(mean[k]),
            float(np.sqrt(square[k])),
        ]
        for k in order
    ]
    header = [tr("Hole"), tr("Samples"), tr("Mean of the samples"), tr("Mean error"), tr("RMSE")]
    text = tr("The {n} of {total} holes that stand out most; the layer of residuals has all samples.")
    return paragraph(text.format(n=len(body), total=len(there))) + table(header, body, is_long=True)


def _method(found: LeftOut) -> str:
    left = (
        tr("Each sample was estimated from the samples of other holes; holes that start at one place count as one.")
        if found.by_hole
        else tr("Each sample was estimated from all others; samples at its very place were left out with it.")
    )
    rest = tr(
        "Inverse distance takes the samples of the first trial's search, weighted by one over the squared distance in "
        "its ellipsoid; the nearest sample is the nearest of these. The error is estimate minus sample; RMSE is the "
        "root of its mean square. The slope is that of the regression of samples on estimates: below 1, high "
        "estimates promise too much. The standardised error is the error over the kriging standard deviation: mean 0 "
        "and deviation 1 are ideal. Best is the trial with the smallest RMSE; plots and layer show it."
    )
    if found.trials[0].search.is_global:
        rest += " " + tr(
            "That search takes all samples; for inverse distance they are the nearest {n} in its ellipsoid."
        ).format(n=max(Search.maximum, found.trials[0].search.minimum))
    return f"{left} {rest}"
