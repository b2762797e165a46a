# SPDX-License-Identifier: GPL-2.0-or-later
"""What an evaluation leaves behind: scores, curves and report, all of them or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from ..engine.errors import Notice
from .records import notices_record, write_record
from .reports.network import evaluation_report
from .staging import Staging, check_extension, writing
from .watch import publish_record

NO_SPLIT = Notice(
    "No split was given: blocks that the network was trained on may be among the scored ones, and then the figures "
    "are too good."
)
CURVE_COLUMNS = (
    "threshold", "false_positive_rate", "true_positive_rate", "precision", "accuracy", "f1",
    "true_positives", "false_positives", "true_negatives", "false_negatives",
)  # fmt: skip


def write_evaluation(
    targets: Mapping[str, str],
    values: Mapping[str, Any],
    inputs: Sequence[Mapping[str, Any]],
    notices: Sequence[Notice],
) -> dict[str, str]:
    """Write the wanted outputs `METRICS CURVES REPORT` and return their paths.

    Parameters
    ----------
    targets : mapping
        Paths by output name.
    values : mapping
        Values of the job `evaluate_network`.
    inputs : sequence of mapping
        Records of what was read.
    notices : sequence of Notice
        What the user was told.
    """
    for name, extension in (("METRICS", ".json"), ("CURVES", ".csv"), ("REPORT", ".html")):
        if name in targets:
            check_extension(targets[name], extension)
    with Staging() as staging:
        if "METRICS" in targets:
            record = {
                "algorithm": "evaluate_network",
                "inputs": list(inputs),
                "threshold": values["threshold"],
                "metrics": values["metrics"],
                "metrics_published_threshold": values["metrics_published"],
                "curves": values["curves"],
                "metrics_of_training": values["trained_metrics"],
                "versions": values["versions"],
                "notices": notices_record(notices),
            }
            write_record(staging.path(targets["METRICS"]), record)
        for name, text in (("CURVES", _curve_table(values)), ("REPORT", evaluation_report(values, notices))):
            if name in targets:
                with writing(targets[name]):
                    staging.path(targets[name]).write_text(text, encoding="utf-8", newline="")
    if "METRICS" in targets:
        publish_record(targets["METRICS"])
    return dict(targets)


def _curve_table(values: Mapping[str, Any]) -> str:
    """Return the curves of all parts as CSV; the recall is the true positive rate."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("part", *CURVE_COLUMNS))
    for part, columns in values["curves"].items():
        for row in zip(*(columns[name] for name in CURVE_COLUMNS)):
            writer.writerow((part, *row))
    return text.getvalue()
