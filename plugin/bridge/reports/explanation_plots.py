# SPDX-License-Identifier: GPL-2.0-or-later
"""How a network's answer goes with its features, drawn: curves of numbers, bars of classes, a map of two numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .axes import range_of
from .bars import Bar, bar_plot
from .heat_map import heat_map
from .page import Section, paragraph
from .plots import Line, line_plot

Values = Mapping[str, Any]
SHARE_HEIGHT = 0.3
"""Height of the tallest class of the distribution, of that of the plot."""


def is_of_composites(values: Values) -> bool:
    """Return whether composites were asked about, not blocks."""
    return values.get("explained") == "composites"


def answer_title(values: Values) -> str:
    """Return what the network says, as an axis names it."""
    if values["kind"] == "regression":
        unit = f", {values['unit']}" if values["unit"] else ""
        return f"{values['answer']}{unit}"
    if values["kind"] == "binary":
        return tr("probability of ore")
    return tr("probability of {name}").format(name=values["answer"])


def feature_title(values: Values, name: str) -> str:
    """Return the name of a feature with its unit."""
    unit = values["units"].get(name, "")
    return f"{name}, {unit}" if unit else name


def dependence_section(values: Values) -> Section:
    """Return a plot of each feature: the mean answer, the band about it, and where blocks are."""
    ends = [end for one in values["dependence"] for end in (*one["low"], *one["high"])]
    limits = range_of(ends) if values["kind"] == "regression" else (0.0, max([0.05, *ends]) * 1.05)
    text = tr(
        "What the network says on average when a feature is set to a value in every block and all others stay as they "
        "are; the band holds eight blocks in ten. All plots have one scale. Grey: where blocks have values; a curve "
        "means little where there are none."
    )
    if is_of_composites(values):
        text = tr(
            "What the model says on average at composites of left-out holes when a feature that is missed most is set "
            "to a value in all of them and all others stay as they are; the band holds eight composites in ten. All "
            "plots have one scale. Grey: where composites have values; a curve means little where there are none. A "
            "flat curve does not say that the kind of feature is not needed: others of its kind hold the answer."
        )
    plots = [
        _curve(values, one, limits) if not one["is_category"] else _bars(values, one) for one in values["dependence"]
    ]
    return Section(tr("How the answer goes with each feature"), paragraph(text) + "".join(plots) if plots else "")


def pair_section(values: Values) -> Section:
    """Return the map of the two most important numbers together; empty where there are fewer."""
    title, pair = tr("Two features together"), values["pair"]
    if pair is None:
        return Section(title, "")
    text = tr(
        "The same for {first} and {second} at once. White: pairs of values that no block is near; what the network "
        "would say there has never been seen."
    ).format(first=pair["names"][0], second=pair["names"][1])
    if is_of_composites(values):
        text = tr(
            "The same for {first} and {second} at once. White: pairs of values that no composite is near; what the "
            "model would say there has never been seen."
        ).format(first=pair["names"][0], second=pair["names"][1])
    drawn = heat_map(
        pair["first"],
        pair["second"],
        [
            [value if share > 0.0 else None for value, share in zip(row, shares)]
            for row, shares in zip(pair["mean"], pair["share"])
        ],
        x_label=feature_title(values, pair["names"][0]),
        y_label=feature_title(values, pair["names"][1]),
        bar_label=answer_title(values),
    )
    return Section(title, paragraph(text) + drawn)


def _curve(values: Values, one: Values, limits: tuple[float, float]) -> str:
    tallest = max(one["shares"], default=0.0)
    share = tr("share of the composites") if is_of_composites(values) else tr("share of the blocks")
    lines = [Line(answer_title(values), one["values"], one["mean"], low=one["low"], high=one["high"])]
    if len(one["edges"]) and tallest > 0.0:
        scale = SHARE_HEIGHT * (limits[1] - limits[0]) / tallest
        heights = [limits[0] + scale * share for share in one["shares"]]
        lines.append(Line(share, one["edges"], [*heights, heights[-1]], is_guide=True, is_step=True))
    return line_plot(lines, x_label=feature_title(values, one["name"]), y_label=answer_title(values), y_range=limits)


def _bars(values: Values, one: Values) -> str:
    """Return a bar for each class, the share of its blocks beside its name."""
    book = values["codebooks"].get(one["name"])
    titles = {float(code): str(title) for code, title in zip(book["codes"], book["names"])} if book else {}
    bars = [
        Bar(
            tr("{name} ({share} of blocks)").format(name=titles.get(value, f"{value:g}"), share=f"{share:.0%}"),
            mean,
            f"{mean:.3g}",
            low,
            high,
        )
        for value, mean, low, high, share in zip(one["values"], one["mean"], one["low"], one["high"], one["shares"])
    ]
    return bar_plot(bars, x_label=answer_title(values), caption=one["name"])
