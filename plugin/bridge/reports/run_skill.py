# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that says how good the network is, beside the published figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...engine.evaluation.published import (
    PUBLISHED_FALSE_POSITIVE_RATE,
    PUBLISHED_TEST,
    PUBLISHED_THRESHOLD,
    PUBLISHED_TRAINING,
)
from ...engine.evaluation.tables import PARTS
from ..messages import translate as tr
from ..run_results import RunResults
from .bars import Bar, bar_plot
from .learning_curves import learning_curves
from .network import confusion_matrix, confusion_table, roc_and_precision_recall
from .page import Figure, Section, paragraph, side, table

Record = Mapping[str, Any]
Scores = Mapping[str, Any]


def auc_in_words(auc: float | None) -> str:
    """Return what an AUC says, as the publication reads it.

    Examples
    --------
    >>> auc_in_words(0.95), auc_in_words(0.8), auc_in_words(0.5)
    ('high', 'moderate', 'none')
    """
    if auc is None:
        return "–"
    if auc <= 0.5:
        return tr("none")
    return tr("moderate") if auc <= 0.9 else tr("high")


def published_section(run: RunResults) -> Section:
    """Return the published figures beside those of the run."""
    return Section(tr("Published figures beside this deposit's"), published_table(run.record))


def learning_section(run: RunResults) -> Section:
    """Return the curves of loss and accuracy."""
    networks = len(run.record.get("networks", ()))
    return Section(tr("Learning"), learning_curves(run.record["history"], networks))


def curves_section(run: RunResults) -> Section:
    """Return the ROC and precision-recall curves."""
    values = _skill_values(run.record)
    return Section(tr("Telling ore from waste"), _curves_text(run.record) + roc_and_precision_recall(values))


def confusion_section(run: RunResults) -> Section:
    """Return the confusion matrices at the chosen and the published threshold."""
    values = _skill_values(run.record)
    matrices = [
        confusion_matrix(of["test"], title.format(threshold=f"{of['test']['threshold']:.3g}"))
        for of, title in (
            (values["metrics"], tr("Test blocks, chosen threshold {threshold}")),
            (values["metrics_published"], tr("Test blocks, published threshold {threshold}")),
        )
        if "test" in of
    ]
    body = side(matrices) + confusion_table(values["metrics"], caption=tr("All parts, chosen threshold"))
    return Section(tr("Called rightly and wrongly"), body)


def features_section(run: RunResults) -> Section:
    """Return the skill of each feature alone."""
    return Section(tr("Each feature alone"), _features(run.record))


def truth_section(run: RunResults) -> Section:
    """Return the scores against the true ore, where it is known."""
    return Section(tr("Against the true ore"), _truth(run.record))


def _skill_values(record: Record) -> dict[str, Any]:
    """Return metrics and curves under the names that the reports of a network use."""
    return {
        "metrics": by_part(record["metrics"]),
        "metrics_published": by_part(record["metrics_published_threshold"]),
        "curves": by_part(record["curves"]),
    }


def _share(value: Any) -> Any:
    """Return a share or score with three digits after the point; counts and what is missing as they are."""
    return Figure(f"{value:.3f}") if isinstance(value, float) else value


def published_table(record: Record) -> str:
    """Return the figures of the publication beside those of the run."""
    test, fixed = record["metrics"].get("test", {}), record["metrics_published_threshold"].get("test", {})
    train = record["metrics"].get("train", {})
    rows: list[list[Any]] = []
    for key, title in (
        ("auc", tr("AUC")),
        ("accuracy", tr("accuracy")),
        ("larger_class", tr("share of the larger class")),
        ("precision", tr("precision")),
        ("recall", tr("recall")),
        ("f1", tr("F1")),
        ("loss", tr("loss")),
        ("threshold", tr("threshold")),
        ("n", tr("blocks")),
        ("positives", tr("of them ore")),
    ):
        published = {**PUBLISHED_TEST, "threshold": PUBLISHED_THRESHOLD}.get(key)
        found = [published, fixed.get(key), test.get(key), PUBLISHED_TRAINING.get(key), train.get(key)]
        rows.append([title, *(_share(one) for one in found)])
        if key == "auc":
            rows.append([tr("AUC in words"), *(auc_in_words(one) for one in found)])
    header = [
        "",
        tr("published, test"),
        tr("here, test, at {threshold}").format(threshold=PUBLISHED_THRESHOLD),
        tr("here, test, chosen threshold"),
        tr("published, training"),
        tr("here, training"),
    ]
    text = tr(
        "In words: an AUC up to 0.5 says nothing, up to 0.9 it is moderate, above 0.9 high. An accuracy means little "
        "unless it is above the share of the larger class. The published figures come from another deposit; the "
        "chosen threshold was found without the test blocks."
    )
    return table(header, rows) + paragraph(text)


def _curves_text(record: Record) -> str:
    scores = record["metrics"].get("test")
    if scores is None or scores["auc"] is None:
        return paragraph(tr("The test blocks are all of one class: there is nothing to tell apart."))
    text = tr(
        "AUC {auc} ({words}) on {n} test blocks, of which the larger class has {share}. The published network calls "
        "{rate} of the barren test blocks ore, at a recall of {recall}."
    )
    return paragraph(
        text.format(
            auc=f"{scores['auc']:.3f}",
            words=auc_in_words(scores["auc"]),
            n=f"{scores['n']:,}",
            share=f"{scores['larger_class']:.1%}",
            rate=f"{PUBLISHED_FALSE_POSITIVE_RATE:.1%}",
            recall=f"{PUBLISHED_TEST['recall']:.1%}",
        )
    )


def by_part(of: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of the parts of the split, in the order in which they are used."""
    return {part: of[part] for part in PARTS if part in of}


def best_feature(record: Record, part: str) -> tuple[str, float] | None:
    """Return the feature that alone has the highest AUC on a part (`train test`), and that; None where not known."""
    alone = _alone(record, part)
    return max(alone.items(), key=lambda pair: pair[1]) if alone else None


def beside_the_best_feature(record: Record) -> str:
    """Return a sentence that says whether the network beats the best single feature on the test blocks."""
    best, network = best_feature(record, "test"), record["metrics"].get("test", {}).get("auc")
    if best is None or network is None:
        return ""
    text = (
        tr("The best single feature, {feature}, has {auc} on the same blocks: the network gains {gain}.")
        if network > best[1]
        else tr("The best single feature, {feature}, has {auc} on the same blocks: the network does not beat it.")
    )
    return text.format(feature=best[0], auc=f"{best[1]:.3f}", gain=f"{network - best[1]:.3f}")


def _alone(record: Record, part: str) -> dict[str, float]:
    """Return the AUC that each feature has alone on a part; nothing where it is not known."""
    key = {"train": "auc_of_features_alone", "test": "auc_of_features_alone_on_test"}[part]
    return {name: auc for name, auc in (record.get(key) or {}).items() if auc is not None}


def _features(record: Record) -> str:
    """Return the AUC of each feature alone beside the network's, on test and training blocks, the best first."""
    titles = {"test": tr("Test blocks"), "train": tr("Training blocks")}
    plots = [_feature_bars(record, part, title) for part, title in titles.items() if _alone(record, part)]
    if not plots:
        return ""
    text = tr(
        "AUC that each feature has alone, against the label that the network learned: 0.5 says nothing about ore, 1 "
        "says all. Whether high or low values stand for ore is read off the training blocks."
    )
    return paragraph(f"{text} {beside_the_best_feature(record)}".strip()) + "".join(plots)


def _feature_bars(record: Record, part: str, title: str) -> str:
    bars = [Bar(name, auc, f"{auc:.3f}") for name, auc in _alone(record, part).items()]
    network = record["metrics"].get(part, {}).get("auc")
    if network is not None:
        bars.append(Bar(tr("network"), network, f"{network:.3f}", is_marked=True))
    bars.sort(key=lambda bar: -bar.value)
    return bar_plot(bars, x_label=tr("AUC"), x_range=(0.0, 1.0), guide=0.5, caption=title)


def _truth(record: Record) -> str:
    """Return the scores against the true ore of a deposit that was made up."""
    scores = record["metrics"].get("truth")
    if not scores:
        return ""
    text = tr(
        "The truth of this deposit is known. On {n} test blocks, none of which was learned from, the network has an "
        "AUC of {auc} ({words}) against the true ore."
    ).format(n=f"{scores['n']:,}", auc=f"{scores['auc']:.3f}", words=auc_in_words(scores["auc"]))
    alone = scores.get("auc_of_features_alone", {})
    rows: list[list[Any]] = [[tr("network"), _share(scores["auc"])]]
    rows += [[name, _share(auc)] for name, auc in sorted(alone.items(), key=lambda pair: -(pair[1] or 0.0))]
    return paragraph(text) + table([tr("predictor"), tr("AUC against the truth")], rows)
