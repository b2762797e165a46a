# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run's report says first: the answer, how sure it is, and what must be known before any figure is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...engine.errors import Notice
from ..messages import translate as tr
from ..run_results import RunResults
from .page import Section, cards
from .run_skill import auc_in_words
from .run_targets import million

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


def glance_section(run: RunResults) -> Section:
    """Return the large figures."""
    record = run.record
    scores = record["metrics"].get("test") or {}
    chosen = run.compare(run.threshold)
    figures = [(f"{record['results']['blocks']['blocks']:,}", tr("blocks"))]
    if scores.get("auc") is not None:
        figures.append(
            (f"{scores['auc']:.3f}", tr("AUC, test blocks ({words})").format(words=auc_in_words(scores["auc"])))
        )
        share = f"{scores['larger_class']:.1%}"
        figures.append((f"{scores['accuracy']:.1%}", tr("called rightly (larger class {share})").format(share=share)))
    text = tr("million {unit}³ from probability {threshold} on").format(unit=run.unit, threshold=f"{run.threshold:.2g}")
    figures.append((million(chosen.predicted_volume), text))
    if run.targets is not None and len(run.targets.points):
        figures.append((f"{len(run.targets.points):,}", tr("drill targets")))
        figures.append((million(float(run.targets.columns["tonnage"][0])), tr("million tonnes, best target")))
    return Section(tr("At a glance"), cards(figures))


def model_notices(run: RunResults) -> list[Notice]:
    """Return what must be known of the block model."""
    notices = []
    if not run.probability.crs.isValid():
        notices.append(
            Notice(
                "The data have no coordinate reference system: lengths, volumes and tonnes are given as if in metres."
            )
        )
    share = run.share_at_the_edge(run.threshold)
    if share > MUCH_AT_THE_EDGE:
        notices.append(
            Notice(
                "{share} of the predicted ore lies in the outermost blocks of the model: the body may go on beyond. "
                "A larger margin (blocks.margin) shows it.",
                {"share": f"{share:.1%}"},
            )
        )
    return notices


def skill_notices(run: RunResults) -> list[Notice]:
    """Return how far the scores can be trusted."""
    record = run.record
    notices = []
    if record["settings"]["preset"] == "published":
        notices.append(
            Notice(
                "Features and label were kriged from the same samples, as in the publication: the scores say how well "
                "the network agrees with the kriging, not how well either would do at a new hole."
            )
        )
    alone = {name: auc for name, auc in (record.get("auc_of_features_alone") or {}).items() if auc is not None}
    scores = record["metrics"].get("train") or {}
    best = max(alone, key=lambda name: alone[name], default="")
    if best and scores.get("auc") is not None and alone[best] >= scores["auc"] - 0.01:
        fields = {"feature": best, "auc": f"{alone[best]:.3f}", "network": f"{scores['auc']:.3f}"}
        notices.append(
            Notice(
                "{feature} alone tells ore from waste nearly as well on the training blocks (AUC {auc}) as the network "
                "does ({network}): the label is all but a function of it.",
                fields,
            )
        )
    notices += _truth_notices(record["metrics"].get("truth"))
    return notices


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
