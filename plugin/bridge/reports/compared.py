# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of an evaluation's report that sets simpler ways and a random split beside the network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .assessment import stacked
from .bars import Bar, bar_plot
from .claims import metres
from .page import Figure, Section, paragraph, table

Values = Mapping[str, Any]
NAN = float("nan")


def way_titles(known: Values) -> dict[str, str]:
    """Return the names of the ways that were compared; the best single feature with its own name."""
    single = known.get("best_feature")  # not in records of before
    return {
        "network": tr("network"),
        "best_feature": tr("{name} alone").format(name=single) if single else tr("best single feature"),
        "logistic": tr("logistic regression"),
        "boosted": tr("gradient boosting"),
        "randomised_places": tr("trees on coordinates"),
    }


def comparison_section(values: Values) -> Section:
    """Return the table of ways on this split and on a random one; empty when none were compared."""
    title, known = tr("Beside simpler ways and a random split"), values.get("comparison")
    if not known:
        return Section(title, "")
    titles, random = way_titles(known), known["random"]
    rows, bars = [], []
    for way, figures in sorted(known["figures"].items(), key=lambda one: -(one[1]["auc"]["value"] or 0.0)):
        auc, at_random = figures["auc"], random.get(way, {}).get("auc")
        gap = None if at_random is None or auc["value"] is None else at_random - auc["value"]
        rows.append(
            [
                titles.get(way, way),
                stacked(auc),
                stacked(known["gains"].get(way), sign="+"),
                stacked(figures["log_loss"]),
                stacked(figures["average_precision"]),
                Figure("–" if at_random is None else f"{at_random:.3f}"),
                Figure("–" if gap is None else f"{gap:+.3f}"),
            ]
        )
        low, high = (NAN if auc[end] is None else auc[end] for end in ("low", "high"))
        value = NAN if auc["value"] is None else auc["value"]
        bars.append(Bar(titles.get(way, way), value, f"{value:.3f}", low, high, is_marked=way == "network"))
    header = [
        tr("way"), tr("AUC, test"), tr("network's AUC less that"), tr("log-loss"), tr("average precision"),
        tr("AUC, random split"), tr("gap, random less test"),
    ]  # fmt: skip
    plot = bar_plot(bars, x_label=tr("AUC on the test blocks"), x_range=(0.0, 1.0), guide=0.5)
    return Section(
        title,
        paragraph(verdict_on_network(known)) + plot + table(header, rows, is_dense=True) + paragraph(_note(known)),
    )


def best_of_ways(known: Values) -> str:
    """Return the simpler way with the highest AUC."""
    others = {way: of["auc"]["value"] for way, of in known["figures"].items() if way != "network"}
    return max(others, key=lambda way: others[way] or 0.0)


def verdict_on_network(known: Values) -> str:
    """Return in a sentence whether the network is better than the best of the simpler ways."""
    best = best_of_ways(known)
    gain = known["gains"][best]
    given = {"best": way_titles(known).get(best, best), "gain": f"{abs(gain['value']):.3f}"}
    if gain["low"] is None or gain["high"] is None:
        return tr(
            "Whether the network is better than the best simpler way, {best}, cannot be said: the AUCs differ by "
            "{gain}, but ore or barren ground lies in too few groups for an interval."
        ).format(**given)
    given.update({end: f"{gain[end]:+.3f}" for end in ("low", "high")})
    if gain["low"] > 0.0:
        text = tr("The network beats the best simpler way, {best}, by {gain} in AUC [{low}, {high}].")
    elif gain["high"] < 0.0:
        text = tr(
            "The network is worse than the best simpler way, {best}, by {gain} in AUC [{low}, {high}]: nothing here "
            "speaks for the network."
        )
    else:
        text = tr(
            "The network is no better than the best simpler way, {best}: the difference in AUC, {gain} [{low}, "
            "{high}], may be chance."
        )
    return text.format(**given)


def _note(known: Values) -> str:
    text = tr(
        "Every way learned from {learned} of the training blocks and was scored on the same {scored} test blocks; the "
        "network learned from all training blocks. The gap says how much a random split flatters: its test blocks have "
        "neighbours among the training blocks."
    ).format(learned=f"{known['learned']:,}", scored=f"{known['scored']:,}")
    if "network" in known["random"]:
        return text
    return f"{text} " + tr("The network's own score on a random split is found when it is asked to train on one too.")


def nearness_section(values: Values) -> Section:
    """Return how far test blocks lie from training blocks; empty where no variogram was given."""
    title, known = tr("Distance from test to training blocks"), values.get("nearness")
    if not known:
        return Section(title, "")
    text = tr(
        "{share} of {n} test blocks lie nearer to a training or validation block than the range of the variogram, "
        "{range} at its longest; the range depends on the direction."
    ).format(
        share=f"{known['within']:.1%}", n=f"{known['tested']:,}", range=metres(known["longest"], values.get("unit", ""))
    )
    header = [tr("share of the test blocks"), *(f"{tenth * 10} %" for tenth in range(1, 10))]
    rows = [[tr("lie within so many ranges"), *(Figure(f"{one:.2f}") for one in known["distances"])]]
    return Section(title, paragraph(text) + table(header, rows))
