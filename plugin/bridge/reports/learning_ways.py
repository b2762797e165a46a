# SPDX-License-Identifier: GPL-2.0-or-later
"""The ways of predicting beside each other: members, their blend, and what is simpler."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...engine.learning.members import MEMBERS
from ...engine.learning.predictor import BASELINES
from ..messages import translate as tr
from .assessment import interval_text, stacked
from .bars import Bar, bar_plot
from .claims import CHANCE
from .page import Figure, table

Values = Mapping[str, Any]

SHOWN = ("calibrated", "blend")
"""Ways that come first in a table; those of the members follow."""
STRONG = "randomised_places"
"""The baseline that is hard to beat."""
FIGURES = ("auc", "log_loss", "average_precision", "calibration_error")
"""Figures that are shown, with intervals."""


def way_title(way: str) -> str:
    """Return what a way of predicting is called, translated."""
    titles = {
        "calibrated": tr("average, calibrated"),
        "blend": tr("average, raw"),
        "network": tr("networks"),
        "network_places": tr("networks with coordinates"),
        "linear": tr("logistic regression"),
        "boosted": tr("gradient boosting"),
        "randomised": tr("extremely randomised trees on all features"),
        "randomised_places": tr("extremely randomised trees on coordinates"),
        "graded_places": tr("trees on coordinates that learn the grade"),
        "kriging": tr("kriging alone"),
        "inverse_distance": tr("inverse distance alone"),
    }
    return titles.get(way, way)


def ordered_ways(ways: Iterable[str]) -> list[str]:
    """Return ways in the order of a table."""
    known = (*SHOWN, *MEMBERS)
    return sorted(ways, key=lambda way: known.index(way) if way in known else len(known))


def titled_ways(found: Values) -> dict[str, str]:
    """Return the title of each way of which something was found, in the order of a table.

    Where the average's logits are not calibrated, calibrated and raw it is one way.
    """
    titles = {way: way_title(way) for way in ordered_ways(found)}
    if found.get("blend") == found["calibrated"]:
        del titles["blend"]
        titles["calibrated"] = tr("average")
    return titles


def ways_table(values: Values) -> str:
    """Return the figures of every way with intervals, and how far the average is above each."""
    header = ["", tr("AUC"), tr("log-loss"), tr("average precision"), tr("calibration error"), tr("average gains")]
    rows = []
    for way, title in titled_ways(values["figures"]).items():
        figures = values["figures"][way]
        gain = values["gains"].get(way) if way not in SHOWN else None
        cells = [stacked(figures[name]) for name in FIGURES]
        rows.append([title, *cells, stacked(gain, sign="+") if gain else Figure("")])
    return table(header, rows, is_dense=True)


def ways_plot(values: Values) -> str:
    """Return the AUC of every way as bars with whiskers."""
    bars = []
    for way, title in titled_ways(values["figures"]).items():
        figure = values["figures"][way]["auc"]
        low, high = (float("nan") if figure[end] is None else figure[end] for end in ("low", "high"))
        text = f"{figure['value']:.3f}"
        bars.append(Bar(title, figure["value"], text, low, high, is_marked=way in SHOWN))
    lowest = min((bar.low for bar in bars if bar.low == bar.low), default=0.5)
    start = max(0.0, min(0.5, lowest))
    return bar_plot(bars, x_label=tr("AUC at held-out holes"), x_range=(start, 1.0), guide=0.5)


def strongest_baseline(values: Values) -> str:
    """Return the simpler way with the highest AUC."""
    figures = values["figures"]
    return max((way for way in BASELINES if way in figures), key=lambda way: figures[way]["auc"]["value"])


def gains_of_calibrated(values: Values) -> Values:
    """Return what the calibrated average, whose figures are told, gains over the baselines.

    Records of before hold the gains of the raw average only, whose AUC differs by little.
    """
    gains: Values = values.get("calibrated_gains") or values["gains"]
    return gains


def members_in_words(values: Values) -> str:
    """Return which members the average is better than, which do as well by themselves, and which better."""
    if len(values["members"]) < 2:
        return tr("It has one member only.")
    gains = {way: values["gains"][way] for way in ordered_ways(values["members"]) if way in values["gains"]}
    known = {way: gain for way, gain in gains.items() if gain["low"] is not None}
    if not known:
        return tr("That cannot be said: ore or waste lies in too few groups of holes for an interval.")
    beaten, level, better = _by_gain(known)
    weights = values.get("weights") or {}
    parts = []
    for ways, text in (
        (beaten, tr("The average of all members is better than these by themselves: {ways}.")),
        (level, tr("As far as the data can tell, each of these by itself is as good as the average: {ways}.")),
        (better, tr("Each of these by itself is better than the average: {ways}.")),
    ):
        if ways:
            parts.append(text.format(ways=_named(ways, known, weights)))
    return " ".join(parts)


def _by_gain(gains: Mapping[str, Values]) -> tuple[list[str], list[str], list[str]]:
    """Return the ways that are beaten for sure, those that cannot be told from it, and those that beat it."""
    beaten = [way for way, gain in gains.items() if gain["low"] > 0.0]
    better = [way for way, gain in gains.items() if gain["high"] < 0.0]
    return beaten, [way for way in gains if way not in (*beaten, *better)], better


def _named(ways: Iterable[str], gains: Mapping[str, Values], weights: Mapping[str, float]) -> str:
    """Return ways with what the average gains over each, and the weight that each has in it."""
    named = []
    for way in ways:
        gain = interval_text(gains[way], sign="+").text
        weight = tr(", weight {weight}").format(weight=f"{weights[way]:.0%}") if way in weights else ""
        named.append(f"{way_title(way)} ({gain}{weight})")
    return ", ".join(named)


def _beside_chance(auc: Values) -> str:
    """Return how an AUC lies to chance, with a place for its figure; nothing of chance where it has no interval."""
    if auc["low"] is None or auc["high"] is None:
        return tr("At held-out holes the AUC is {auc}.")
    if auc["low"] > CHANCE:
        return tr("At held-out holes the AUC is {auc}: better than chance.")
    if auc["high"] < CHANCE:
        return tr("At held-out holes the AUC is {auc}: worse than chance.")
    return tr("At held-out holes the AUC is {auc}, which cannot be told from chance.")


def verdict(values: Values) -> str:
    """Return what the data support, in plain words: whether the average is better than chance and what is simpler."""
    figures, gains = values["figures"]["calibrated"], gains_of_calibrated(values)
    lead = _beside_chance(figures["auc"]).format(auc=interval_text(figures["auc"]).text)
    beside = [way for way in (STRONG, "kriging", "inverse_distance") if way in gains and gains[way]["low"] is not None]
    beaten, level, worse = _by_gain({way: gains[way] for way in beside})
    parts = [lead]
    for ways, text in (
        (beaten, tr("The data support that it is better than {ways}.")),
        (level, tr("It is no better than {ways} as far as the data can tell.")),
        (worse, tr("It is worse than {ways}.")),
    ):
        if ways:
            parts.append(text.format(ways=_named(ways, gains, {})))
    return " ".join(parts)
