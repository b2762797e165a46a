# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run's report says first: the answer, how sure it is, and what must be known before any figure is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...engine.errors import Notice
from ...engine.evaluation.published import PUBLISHED_TEST
from ..messages import translate as tr
from ..points import PointTable
from ..run_results import RunResults
from .page import Section, answers, beside, cards
from .run_blocks import blocks_with_a_probability
from .run_maps import overview
from .run_skill import auc_in_words, beside_the_best_feature, best_feature
from .run_targets import is_at_centre, million, target_of
from .run_trust import has_leaking_feature, interval_of_test, trust_answers

SMALLEST_GAP = 0.0005
"""Difference of AUC that shows with three digits."""
NEARLY = 0.01
"""Difference of AUC up to which a feature does nearly as well as the network."""
MUCH_AT_THE_EDGE = 0.02
"""Share of the predicted ore in the outermost blocks from which on it is said."""


def lead(run: RunResults) -> str:
    """Return what came out, in one or two sentences."""
    scores = run.record["metrics"].get("test")
    if scores is None or scores["auc"] is None:
        return tr("The test blocks are all of one class: how good the network is cannot be said.")
    return tr(
        "On {n} test blocks the network has an AUC of {auc} ({words}). It calls {accuracy} of them rightly, where "
        "calling all of them the same would get {share}."
    ).format(
        n=f"{scores['n']:,}",
        auc=f"{scores['auc']:.3f}",
        words=auc_in_words(scores["auc"]),
        accuracy=f"{scores['accuracy']:.1%}",
        share=f"{scores['larger_class']:.1%}",
    )


def glance_section(run: RunResults, *, is_first: bool = True) -> Section:
    """Return the large figures, the answers in words, and the ground seen from above.

    Parameters
    ----------
    is_first : bool
        Whether it is the first of the page, which tells of the data too: those are the same for both ways.
    """
    questions = [
        (tr("How good is it?"), _how_good(run.record)),
        *trust_answers(run),
        (tr("How sure is it?"), _how_sure(run.record)),
        (tr("Where to drill?"), where_to_drill(run)),
        (tr("What is wrong with the data?"), data_in_words(run.record.get("drillholes")) if is_first else ""),
    ]
    text = answers((question, answer) for question, answer in questions if answer)
    return Section(tr("At a glance"), cards(_figures(run)) + beside(text, overview(run)))


def _figures(run: RunResults) -> list[tuple[str, str]]:
    """Return the large figures."""
    scores = run.record["metrics"].get("test") or {}
    figures = []
    if scores.get("auc") is not None:
        text = tr("AUC, test blocks ({words})").format(words=auc_in_words(scores["auc"]))
        figures.append((f"{scores['auc']:.3f}", text + interval_of_test(run)))
        share = f"{scores['larger_class']:.1%}"
        figures.append((f"{scores['accuracy']:.1%}", tr("called rightly (larger class {share})").format(share=share)))
    return figures + figures_of_ore(run)


def figures_of_ore(run: RunResults, *, is_part_guessed: bool = False) -> list[tuple[str, str]]:
    """Return the large figures on volume, targets and blocks.

    Parameters
    ----------
    is_part_guessed : bool
        Whether some of the ground, whose ore counts too, lies beyond what the data supports.
    """
    text = (
        tr("million {unit}³ from probability {threshold} on, with the ground that is a guess")
        if is_part_guessed
        else tr("million {unit}³ from probability {threshold} on")
    ).format(unit=run.unit, threshold=f"{run.threshold:.2g}")
    figures = [(million(run.compare(run.threshold).predicted_volume), text)]
    if run.targets is not None and len(run.targets.points):
        figures.append((million(float(run.targets.columns["tonnage"][0])), tr("million tonnes, best target")))
        figures.append((f"{len(run.targets.points):,}", tr("drill targets")))
    total = f"{run.record['results']['blocks']['blocks']:,}"
    text = tr("blocks with a probability, of {total} in the ground").format(total=total)
    figures.append((f"{blocks_with_a_probability(run):,}", text))
    return figures


def _how_good(record: Mapping[str, Any]) -> str:
    scores = record["metrics"].get("test") or {}
    if scores.get("auc") is None:
        return ""
    text = tr(
        "AUC {auc} ({words}) on blocks that it did not learn from, measured against the kriged label, not against "
        "drilling; the publication has {published} on another deposit."
    )
    words = auc_in_words(scores["auc"])
    said = text.format(auc=f"{scores['auc']:.3f}", words=words, published=f"{PUBLISHED_TEST['auc']:.3f}")
    return f"{said} {beside_the_best_feature(record)}".strip()


def _how_sure(record: Mapping[str, Any]) -> str:
    scores, seen = record["metrics"].get("test") or {}, record["metrics"].get("train") or {}
    if scores.get("auc") is None or seen.get("auc") is None:
        return ""
    text = tr(
        "Of 100 test blocks that it calls ore, {precision} are labelled ore; of 100 labelled ore, it finds {recall}. "
        "On the blocks it learned from the AUC is {seen}: {gap}."
    )
    gap = seen["auc"] - scores["auc"]
    return text.format(
        precision=f"{100 * scores['precision']:.0f}",
        recall=f"{100 * scores['recall']:.0f}",
        seen=f"{seen['auc']:.3f}",
        gap=tr("{gap} better than on new ones").format(gap=f"{gap:.3f}")
        if gap >= SMALLEST_GAP
        else tr("no better than on new ones"),
    )


def where_to_drill(run: RunResults) -> str:
    """Return the best target, and the best one that no hole has met."""
    if run.targets is None:
        return ""
    targets = run.targets.columns
    if len(run.targets.points) == 0:
        return tr("No body of blocks reaches the threshold and the least volume.")
    undrilled = [k for k, holes in enumerate(targets["holes_inside"]) if holes == 0]
    text = tr("The best target: {place}.").format(place=_place(run.targets, 0, run.unit))
    if undrilled and undrilled[0] > 0:
        place = _place(run.targets, undrilled[0], run.unit)
        text += " " + tr("The best that no hole has met: {place}.").format(place=place)
    return text


def _place(targets: PointTable, place: int, unit: str) -> str:
    one = target_of(targets, place)
    easting, northing, elevation = one["point"]
    kind = (
        tr("the centre of its body")
        if is_at_centre(one)
        else tr("its likeliest block, as the centre of its body lies outside it")
    )
    text = tr(
        "number {rank}, {tonnage} million tonnes, at easting {easting}, northing {northing}, elevation {elevation} "
        "({kind}); depth {top} to {bottom} {unit}; mean probability {mean}; nearest hole {hole}, {distance} {unit} "
        "from there"
    )
    return text.format(
        rank=int(one["rank"]),
        tonnage=million(one["tonnage"]),
        easting=f"{easting:.0f}",
        northing=f"{northing:.0f}",
        elevation=f"{elevation:.0f}",
        kind=kind,
        top=f"{one['depth_top']:.0f}",
        bottom=f"{one['depth_bottom']:.0f}",
        unit=unit,
        mean=f"{one['mean_probability']:.2f}",
        hole=one["nearest_hole"] or "–",
        distance=f"{one['hole_distance']:,.0f}" if np.isfinite(one["hole_distance"]) else "–",
    )


def data_in_words(drilling: Mapping[str, Any] | None) -> str:
    """Return how much of the tables could not be used as it stands."""
    if not drilling:
        return ""
    text = tr(
        "{left_out} of {rows} table rows were left out, wholly or in part; {cells} cells were replaced; of {all} "
        "holes {holes} have no survey; in {odd} places something looked wrong and was used as it stands. Every rule is "
        "listed under Replaced and left out."
    )
    return text.format(
        left_out=f"{sum(one['left_out'] for one in drilling['tables']):,}",
        rows=f"{sum(one['rows'] for one in drilling['tables']):,}",
        cells=f"{sum(one['count'] for one in drilling['replaced']):,}",
        holes=f"{drilling['holes'] - drilling['surveyed_holes']:,}",
        all=f"{drilling['holes']:,}",
        odd=f"{sum(one['count'] for one in drilling.get('noticed', ()) if one['severity'] != 'note'):,}",
    )


def model_notices(run: RunResults) -> list[Notice]:
    """Return what must be known of the block model."""
    notices = []
    if not run.probability.crs.isValid():
        notices.append(
            Notice(
                "The data have no coordinate reference system: lengths, volumes and tonnes are given as if in metres."
            )
        )
    return [*notices, *_edge_notices(run)]


def _edge_notices(run: RunResults) -> list[Notice]:
    """Return how much ore lies at the edge of the model, where it is much; where both ways were gone, by the way."""
    honest = run.of_honest_way() if run.has_both_ways else None
    shares = {"share": run.share_at_the_edge(run.threshold)}
    text = (
        "{share} of the predicted ore lies in the outermost blocks of the model: the body may go on beyond. "
        "A larger margin (blocks.margin) shows it."
    )
    if honest is not None:
        shares["honest"] = honest.share_at_the_edge(honest.threshold)
        text = (
            "Of the ore that the honest way predicts, {honest} lies in the outermost blocks of the model, of that of "
            "the published way {share}: the body may go on beyond. A larger margin (blocks.margin) shows it."
        )
    elif run.has_both_ways:
        text = (
            "{share} of the ore that the published way predicts lies in the outermost blocks of the model: the body "
            "may go on beyond. A larger margin (blocks.margin) shows it."
        )
    if max(shares.values()) <= MUCH_AT_THE_EDGE:
        return []
    return [Notice(text, {name: f"{share:.1%}" for name, share in shares.items()})]


def skill_notices(run: RunResults) -> list[Notice]:
    """Return how far the scores can be trusted."""
    record = run.record
    notices = []
    if record["settings"]["preset"] != "honest":
        notices.append(
            Notice(
                "Features and label were kriged from the same samples, as in the publication: the scores say how well "
                "the network agrees with the kriging, not how well either would do at a new hole."
            )
        )
    notices += [*_test_notices(record), *(() if has_leaking_feature(run) else _training_notices(record))]
    notices += _truth_notices(record["metrics"].get("truth"))
    return notices


def _test_notices(record: Mapping[str, Any]) -> list[Notice]:
    """Return a plain word where the network is no better than its best feature on blocks that it never saw."""
    best, network = best_feature(record, "test"), (record["metrics"].get("test") or {}).get("auc")
    if best is None or network is None or network > best[1]:
        return []
    fields = {"feature": best[0], "auc": f"{best[1]:.3f}", "network": f"{network:.3f}"}
    return [
        Notice(
            "On the test blocks {feature} alone has an AUC of {auc} and the network {network}: the network does not "
            "win here.",
            fields,
        )
    ]


def _training_notices(record: Mapping[str, Any]) -> list[Notice]:
    """Return a warning where one feature all but is the label."""
    best, network = best_feature(record, "train"), (record["metrics"].get("train") or {}).get("auc")
    if best is None or network is None or best[1] < network - NEARLY:
        return []
    fields = {"feature": best[0], "auc": f"{best[1]:.3f}", "network": f"{network:.3f}"}
    return [
        Notice(
            "{feature} alone tells ore from waste nearly as well on the training blocks (AUC {auc}) as the network "
            "does ({network}): the label is all but a function of it.",
            fields,
        )
    ]


def _truth_notices(truth: Mapping[str, Any] | None) -> list[Notice]:
    """Return how the network does beside the best feature where the truth is known."""
    if not truth or truth.get("auc") is None:
        return []
    alone = {name: auc for name, auc in truth.get("auc_of_features_alone", {}).items() if auc is not None}
    best = max(alone, key=lambda name: alone[name], default="")
    if not best or alone[best] < truth["auc"]:
        return []
    fields = {"feature": best, "auc": f"{alone[best]:.3f}", "network": f"{truth['auc']:.3f}"}
    return [
        Notice(
            "Against the true ore below the split, {feature} alone has an AUC of {auc} and the network {network}: the "
            "network does not win here.",
            fields,
        )
    ]
