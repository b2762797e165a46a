# SPDX-License-Identifier: GPL-2.0-or-later
"""The scores of a network as outputs that a model may want, for every algorithm that scores one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProcessingOutputNumber

from ..plugin.bridge.messages import translate as tr
from .base import OresightAlgorithm


def add_score_outputs(algorithm: OresightAlgorithm, taken: str = "") -> None:
    """Add the scores that a model may want; `taken` says where they are taken, if not on test blocks."""
    at_threshold = taken or tr("On the test blocks, at the network's threshold; empty when it is not defined.")
    of_ranks = taken or tr("On the test blocks; empty when it is not defined.")
    titles = (tr("AUC"), tr("Accuracy"), tr("Precision"), tr("Recall"), tr("F1"))
    for name, title in zip(_SCORES, titles):
        algorithm.add(QgsProcessingOutputNumber(name, title), of_ranks if name == "AUC" else at_threshold)
    algorithm.add(
        QgsProcessingOutputNumber("THRESHOLD", tr("Threshold")), tr("Probability from which on a block is called ore.")
    )


def score_outputs(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs that `add_score_outputs` declares, from the values of a job."""
    scores = values["metrics"].get("test", {})
    return {**{name: scores.get(name.lower()) for name in _SCORES}, "THRESHOLD": values["threshold"]}


def add_target_outputs(algorithm: OresightAlgorithm) -> None:
    """Add the scores of classes, labels and numbers."""
    titles = (tr("Log-loss"), tr("Root mean square error"), tr("Mean absolute error"), tr("R²"))
    for name, title in zip(_TARGET_SCORES, titles):
        algorithm.add(
            QgsProcessingOutputNumber(name, title),
            tr("On the test blocks; the log-loss of ore, classes or labels, the others of numbers; else empty."),
        )


def target_outputs(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the outputs that `add_target_outputs` declares, from the values of the job `train_network`."""
    scores = values["metrics"].get("test", {})
    is_crossed = values["settings"]["loss"] != "mean_square"
    return {
        **{name: scores.get(name.lower()) for name in _TARGET_SCORES},
        "LOG_LOSS": scores.get("loss") if is_crossed else None,
    }


_TARGET_SCORES = ("LOG_LOSS", "RMSE", "MAE", "R2")
_SCORES = ("AUC", "ACCURACY", "PRECISION", "RECALL", "F1")
