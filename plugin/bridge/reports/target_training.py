# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a network that learnt classes, several labels or a number instead of ore."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...engine.errors import Notice
from ..messages import translate as tr
from .assessment import part_title
from .ensemble import networks_section
from .learning_curves import learning_curves
from .network import decimals, method_text
from .page import Section, number, page, paragraph, table
from .rate_search import rate_section
from .scored_part import main_part
from .target_assessment import WITH_UNIT, target_sections

Values = Mapping[str, Any]


def target_training_report(
    values: Values, split: Values, notices: Iterable[Notice], code: Section | None = None
) -> str:
    """Return the report of a trained network whose target is not ore or barren.

    Parameters
    ----------
    values : mapping
        Values of the job `train_network`.
    split : mapping
        Description of the split, as in the model file.
    notices : iterable of Notice
        What the reader must know first.
    code : Section, optional
        How to use the network without Oresight (see `code_section`).
    """
    return page(
        tr("Network training"),
        [
            Section(tr("Scores"), target_scores(values)),
            Section(tr("One by one"), _each(values)),
            Section(tr("Called rightly and wrongly"), target_confusion(values)),
            *target_sections(values),
            Section(tr("Learning curves"), learning_curves(values["history"])),
            networks_section(values),
            rate_section(values),
            Section(tr("Method"), method_text(values, split)),
            *([] if code is None else [code]),
        ],
        lead=target_lead(values),
        notices=notices,
    )


def target_lead(values: Values) -> str:
    """Return the figures that matter most, in a sentence."""
    scores = _last(values["metrics"])
    has_split = values.get("has_split", True)
    if values["target"]["kind"] == "regression":
        text = tr(
            "On {n} test blocks the root mean square error is {rmse} {unit}, where saying their mean would have "
            "{deviation}: R² {r2}."
        )
        if not has_split:
            text = tr(
                "On {n} blocks, training blocks perhaps among them, the root mean square error is {rmse} {unit}, where "
                "saying their mean would have {deviation}: R² {r2}."
            )
        return text.format(
            n=f"{scores['n']:,}",
            rmse=number(scores["rmse"]),
            unit=values["target"]["unit"],
            deviation=number(scores["deviation"]),
            r2="–" if scores["r2"] is None else f"{scores['r2']:.3f}",
        )
    text = tr(
        "On {n} test blocks {accuracy} are called rightly, where calling all of them the same would get {share}; "
        "macro-F1 {f1}."
    )
    if not has_split:
        text = tr(
            "On {n} blocks, training blocks perhaps among them, {accuracy} are called rightly, where calling all of "
            "them the same would get {share}; macro-F1 {f1}."
        )
    return text.format(
        n=f"{scores['n']:,}",
        accuracy=f"{scores['accuracy']:.1%}",
        share=f"{scores['larger_class']:.1%}",
        f1=f"{scores['f1']:.3f}",
    )


def _last(metrics: Values) -> Values:
    """Return the scores of the test part, or of the first there is."""
    scores: Values = metrics[main_part(metrics)]
    return scores


def target_scores(values: Values) -> str:
    """Return the scores of each part: three digits after the point, figures that have a unit by `number`."""
    metrics = values["metrics"]
    titles = _number_titles() if values["target"]["kind"] == "regression" else _class_titles()
    rows = [[title, *(_shown(key, scores.get(key)) for scores in metrics.values())] for key, title in titles]
    known = [row for row in rows if any(value is not None for value in row[1:])]
    return table(["", *(part_title(part) for part in metrics)], known)


def _shown(key: str, value: float | None) -> Any:
    """Return a score as a cell."""
    return value if key in WITH_UNIT else decimals(value)


def _class_titles() -> list[tuple[str, str]]:
    return [
        ("accuracy", tr("accuracy")),
        ("larger_class", tr("share of the larger class")),
        ("all_right", tr("blocks with all labels right")),
        ("f1", tr("macro-F1")),
        ("precision", tr("precision")),
        ("recall", tr("recall")),
        ("auc", tr("AUC")),
        ("loss", tr("log-loss")),
        ("n", tr("blocks")),
    ]


def _number_titles() -> list[tuple[str, str]]:
    return [
        ("rmse", tr("root mean square error")),
        ("mae", tr("mean absolute error")),
        ("r2", tr("R²")),
        ("correlation", tr("correlation")),
        ("bias", tr("mean of estimate minus number")),
        ("mean", tr("mean")),
        ("deviation", tr("standard deviation")),
        ("n", tr("blocks")),
    ]


def _each(values: Values) -> str:
    """Return the figures of each class or label on the test blocks."""
    scores = _last(values["metrics"])
    figures = [tr("AUC"), tr("precision"), tr("recall"), tr("F1"), tr("log-loss")]
    if "classes" in scores:
        header = [tr("class"), tr("blocks"), *figures]
        of_class = ("n", "auc", "precision", "recall", "f1", "log_loss")
        rows = [[one["name"], *(decimals(one[key]) for key in of_class)] for one in scores["classes"]]
    elif "labels" in scores:
        header = [tr("label"), tr("blocks with it"), *figures]
        of_label = ("positives", "auc", "precision", "recall", "f1", "loss")
        rows = [[name, *(decimals(one[key]) for key in of_label)] for name, one in scores["labels"].items()]
    else:
        return ""
    text = tr("On the test blocks, each against all others; the figures above are the means of these.")
    return paragraph(text) + table(header, rows)


def target_confusion(values: Values) -> str:
    """Return what the blocks of each class were called; of classes only."""
    scores = _last(values["metrics"])
    if "confusion" not in scores:
        return ""
    names = [one["name"] for one in scores["classes"]]
    rows = [[name, *counts] for name, counts in zip(names, scores["confusion"])]
    return table([tr("labelled, called"), *names], rows)
