# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of an evaluation in words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..plugin.engine.evaluation.published import PUBLISHED_TEST, PUBLISHED_THRESHOLD
from .texts import auc_in_words, count, share, tr

FIGURES = ("accuracy", "precision", "recall", "f1")
Row = Mapping[str, float]


def figure_titles() -> tuple[list[str], list[str]]:
    """Return the titles of the rows and columns of `figure_rows`."""
    rows = [tr("AUC"), tr("share of the larger class"), tr("accuracy"), tr("precision"), tr("recall"), tr("F1")]
    return rows, [tr("here"), tr("published ({threshold})").format(threshold=PUBLISHED_THRESHOLD)]


def figure_rows(row: Row | None, scores: Mapping[str, Any]) -> list[list[str]]:
    """Return the figures of a row of a threshold table beside the published ones."""
    here = row or {}
    return [
        [share(scores.get("auc")), share(PUBLISHED_TEST["auc"])],
        [share(scores.get("larger_class")), share(None)],
        *([share(here.get(name)), share(PUBLISHED_TEST[name])] for name in FIGURES),
    ]


def confusion_titles() -> tuple[list[str], list[str]]:
    """Return the titles of the rows and columns of `confusion_rows`."""
    return [tr("ore"), tr("barren")], [tr("called ore"), tr("called barren")]


def confusion_rows(row: Row | None) -> list[list[str]]:
    """Return how many blocks of ore and barren ones are called which."""
    if row is None:
        return [["–", "–"], ["–", "–"]]
    return [
        [count(row["true_positives"]), count(row["false_negatives"])],
        [count(row["false_positives"]), count(row["true_negatives"])],
    ]


def legend_sentence() -> str:
    """Return what is drawn in the plots."""
    return tr(
        "Circle: the threshold, to be dragged. Diamond: published, threshold {threshold}. Dotted line: without skill."
    ).format(threshold=PUBLISHED_THRESHOLD)


def score_sentence(scores: Mapping[str, Any]) -> str:
    """Return what does not depend on the threshold."""
    if not scores:
        return tr("Train or evaluate a network, or open the record of an earlier run.")
    auc, precision = scores.get("auc"), scores.get("average_precision")
    words = auc_in_words(auc) if auc is not None else ""
    return tr("{n} blocks, {positives} of them ore. AUC {auc} ({words}), average precision {precision}.").format(
        n=count(scores["n"]),
        positives=count(scores["positives"]),
        auc=share(auc),
        words=words,
        precision=share(precision),
    )


def threshold_sentence(row: Row | None, part: str, *, is_moved: bool) -> str:
    """Return the threshold that is shown, and what to think of it."""
    if row is None:
        return ""
    said = tr("Called ore from probability {threshold} on.").format(threshold=share(row["threshold"]))
    if not is_moved:
        return f"{said} {tr('This is the threshold that the run chose.')}"
    if part == "test":
        return f"{said} {tr('A threshold chosen on the test blocks makes their figures too good.')}"
    return said
