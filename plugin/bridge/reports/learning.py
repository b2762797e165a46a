# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of what was learned from composites: what it is worth at new holes, and what is as good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...engine.errors import Notice
from ..messages import translate as tr
from .learning_ways import ordered_ways, verdict, way_title, ways_table
from .page import Section, page, paragraph, table

Values = Mapping[str, Any]


def learning_report(values: Values, target: str, grade: str, settings: Values, notices: Iterable[Notice]) -> str:
    """Return the report of `train_on_composites`.

    Parameters
    ----------
    values : mapping
        Values of the job `train_on_composites`.
    target, grade : str
        The expressions of ore and of the grade that it is about.
    settings : mapping
        What was chosen.
    notices : iterable of Notice
        What the reader must know first.
    """
    return page(
        tr("Learning from composites"),
        [
            Section(tr("What it is worth at new holes"), _worth(values)),
            Section(tr("Called rightly and wrongly"), _called(values)),
            Section(tr("Method"), _method(values, target, grade, settings)),
        ],
        lead=verdict(values),
        notices=notices,
    )


def _worth(values: Values) -> str:
    text = tr(
        "Each of {folds} parts of the holes was held out in turn: its composites were taken away before variograms, "
        "kriging, scaling and learning, and then predicted. Holes that share a collar stay together. The intervals "
        "hold 95 of 100 draws of whole holes."
    ).format(folds=values["folds"])
    return paragraph(text) + ways_table(values)


def _called(values: Values) -> str:
    scores = values["metrics"]["test"]
    counts = scores["confusion"]
    text = tr(
        "From {threshold} on a block is called ore: the threshold of best F1 at held-out holes. The counts and scores "
        "below call each part of the holes at the best threshold of the other parts."
    ).format(threshold=f"{values['threshold']:.3f}")
    rows = [
        [tr("is ore"), counts["true_positives"], counts["false_negatives"]],
        [tr("is waste"), counts["false_positives"], counts["true_negatives"]],
    ]
    figures = [
        [tr("accuracy"), scores["accuracy"]],
        [tr("share of the larger class"), scores["larger_class"]],
        [tr("precision"), scores["precision"]],
        [tr("recall"), scores["recall"]],
        [tr("F1"), scores["f1"]],
    ]
    return (
        paragraph(text)
        + table(["", tr("called ore"), tr("called waste")], rows)
        + table(["", tr("at held-out holes")], figures)
    )


def _method(values: Values, target: str, grade: str, settings: Values) -> str:
    counts, calibration = values["counts"], values["calibration"]
    text = tr(
        "Ore is {target}; the grade it is about is {grade}. {composites} composites of {holes} holes, {ore} of them "
        "ore. Each composite was described by what the composites of other holes say about its place, as it is and "
        "with a fifth and two fifths of the other holes hidden: {names} features from {trials} variograms that err "
        "least at left-out holes, and from the nearest composites. The logits of {members} are averaged, and the "
        "average x becomes {intercept} + {slope} x, fitted at held-out holes."
    ).format(
        target=target,
        grade=grade,
        composites=f"{counts['composites']:,}",
        holes=counts["holes"],
        ore=f"{counts['ore']:,}",
        names=len(values["names"]),
        trials=len(values["trials"]),
        members=", ".join(way_title(kind) for kind in ordered_ways(values["members"])),
        intercept=f"{calibration['intercept']:.3f}",
        slope=f"{calibration['slope']:.3f}",
    )
    below = tr("Copies that know nothing at their own level and deeper imitate ground below the drilling.")
    seed = tr("Seed {seed}; {versions}.").format(
        seed=settings["seed"], versions=", ".join(f"{name} {one}" for name, one in values["versions"].items())
    )
    return paragraph(text) + (paragraph(below) if settings["is_below"] else "") + paragraph(seed)
