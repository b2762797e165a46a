# SPDX-License-Identifier: GPL-2.0-or-later
"""The details of a validation's report: by distance, by fold, and how it was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import translate as tr
from .assessment import stacked
from .claims import metres
from .page import Figure, paragraph, table
from .validation_methods import method_title

Values = Mapping[str, Any]
UNCHANGED = {"intercept": 0.0, "slope": 1.0}
"""The calibration that changes nothing."""
MORE_FIGURES = ("log_loss", "average_precision", "calibration_error")
"""Figures of the honest predictor that are shown fold by fold beside the AUC."""


def distance_table(bands: Sequence[Values], unit: str = "") -> str:
    """Return scores in bands of distance to the nearest known composite, with the unit of lengths where it is known."""
    rows = [
        [
            tr("{low} to {high}").format(low=metres(one["from"]), high=metres(one["to"], unit)),
            one["n"], one["ore"], stacked(one["auc"]), stacked(one["kriging_auc"]),
            Figure(f"{one['predicted']:.1%}"), Figure(f"{one['observed']:.1%}"),
        ]
        for one in bands
    ]  # fmt: skip
    header = [
        tr("distance to the nearest known composite"), tr("composites"), tr("of them ore"), tr("AUC"),
        tr("AUC of kriging alone"), tr("ore predicted"), tr("ore found"),
    ]  # fmt: skip
    return table(header, rows, is_dense=True)


def fold_table(values: Values) -> str:
    """Return what was withheld in each fold, the AUC of the main methods, and all figures of the honest predictor."""
    is_depth = values["by"] == "depth"
    shown = ("honest", values["strongest"], "published", "naive")
    names = [f"{one['share']:.0%}" if is_depth else one["fold"] for one in values["folds"]]
    fold = tr("deepest share withheld") if is_depth else tr("fold")
    rows = [
        [
            name, one["withheld"], one["ore"], one["known"], one["removed"],
            *(stacked(one["figures"][method]["auc"]) for method in shown),
        ]
        for name, one in zip(names, values["folds"])
    ]  # fmt: skip
    header = [
        fold, tr("withheld"), tr("of them ore"), tr("known"), tr("left out in the buffer"), tr("AUC, honest"),
        method_title(values["strongest"]), tr("published, strictly"), tr("published, as usual"),
    ]  # fmt: skip
    honest = [
        [name, *(stacked(one["figures"]["honest"][figure]) for figure in MORE_FIGURES)]
        for name, one in zip(names, values["folds"])
    ]
    titles = [fold, tr("log-loss"), tr("average precision"), tr("calibration error")]
    text = tr("The figures above are those of the first cut; the others show how they change with its depth.")
    return (
        (paragraph(text) if is_depth and len(rows) > 1 else "")
        + table(header, rows, is_dense=True)
        + table(titles, honest, is_dense=True, caption=tr("Of the honest predictor"))
    )


def method_text(values: Values) -> str:
    """Return how it was done, in a paragraph."""
    rules = values["rules"]
    ways = {
        "hole": tr("Whole holes were withheld, those with a common collar together."),
        "depth": tr("The deepest composites were withheld."),
        "block": tr("Blocks of ground {block} wide were withheld, and composites within {buffer} of them left out."),
        "random": tr("Single composites were withheld at random: they mostly lie beside others of their own hole."),
    }
    calibrated = sum(one["calibration"] != UNCHANGED for one in values["folds"])
    fitted = tr("It is not calibrated: left-out holes say little about such ground, or are too few.")
    if calibrated:
        fitted = tr(
            "It is calibrated by a slope that was fitted within the known composites, at holes that its members had "
            "not learned from ({calibrated} of {folds} folds)."
        ).format(calibrated=calibrated, folds=len(values["folds"]))
    block, buffer = (metres(rules[name] or 0.0, values.get("unit", "")) for name in ("block", "buffer"))
    way = ways[values["by"]].format(block=block, buffer=buffer)
    text = tr(
        "Before normal scores, variograms, kriging, codes, scaling, training and calibration the withheld composites "
        "were taken away; only their places were told. The honest predictor is the weighted mean logit of {members}, "
        "on features from other holes only. {fitted} The strongest simpler method was picked with hindsight, which is "
        "in its favour. Intervals come from drawing whole holes with replacement. {unknown} withheld composites could "
        "not be kriged by the published protocol and got the share of ore. It took {minutes} minutes."
    ).format(
        fitted=fitted,
        members=", ".join(method_title(name) for name in rules["members"]),
        unknown=f"{values['unknown']:,}",
        minutes=f"{values['seconds'] / 60:.0f}",
    )
    return way + " " + text
