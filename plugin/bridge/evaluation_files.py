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
from .reports.target_evaluation import target_evaluation_report
from .staging import Staging, check_extension, writing
from .watch import publish_record

NO_SPLIT = Notice(
    "No split was given: blocks that the network was trained on may be among the scored ones, and then the figures "
    "are too good."
)
CURVE_COLUMNS = (
    "threshold", "false_positive_rate", "true_positive_rate", "false_negative_rate", "precision", "accuracy", "f1",
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
        Values of the job `evaluate_network`, and the `unit` of lengths.
    inputs : sequence of mapping
        Records of what was read.
    notices : sequence of Notice
        What the user was told.
    """
    for name, extension in (("METRICS", ".json"), ("CURVES", ".csv"), ("SCORES", ".csv"), ("REPORT", ".html")):
        if name in targets:
            check_extension(targets[name], extension)
    with Staging() as staging:
        if "METRICS" in targets:
            record = {
                "algorithm": "evaluate_network",
                "inputs": list(inputs),
                "unit": values["unit"],
                "threshold": values["threshold"],
                "metrics": values["metrics"],
                "metrics_published_threshold": values["metrics_published"],
                **({"target": values["target"]} if "target" in values else {}),
                "curves": values["curves"],
                "assessment": values["assessment"],
                "comparison": values["comparison"],
                "nearness": values["nearness"],
                "alarms": values["alarms"],
                "metrics_of_training": values["trained_metrics"],
                "versions": values["versions"],
                "notices": notices_record(notices),
            }
            write_record(staging.path(targets["METRICS"]), record)
        for name, text in (
            ("CURVES", _curve_table(values)),
            ("SCORES", score_table(values)),
            ("REPORT", _report(values, notices)),
        ):
            if name in targets:
                with writing(targets[name]):
                    staging.path(targets[name]).write_text(text, encoding="utf-8", newline="")
    if "METRICS" in targets:
        publish_record(targets["METRICS"])
    return dict(targets)


def _report(values: Mapping[str, Any], notices: Sequence[Notice]) -> str:
    """Return the report that fits what the network tells."""
    is_ore = values.get("target", {}).get("kind", "binary") == "binary"
    return evaluation_report(values, notices) if is_ore else target_evaluation_report(values, notices)


def _curve_table(values: Mapping[str, Any]) -> str:
    """Return the curves of all parts as CSV; the recall is the true positive rate."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("part", *CURVE_COLUMNS))
    for part, columns in values["curves"].items():
        missed = [1.0 - share for share in columns["true_positive_rate"]]
        known = {**columns, "false_negative_rate": missed}
        for row in zip(*(known[name] for name in CURVE_COLUMNS)):
            writer.writerow((part, *row))
    return text.getvalue()


def score_table(values: Mapping[str, Any]) -> str:
    """Return every figure with its interval as CSV: what is scored, the figure, value, low, high."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("of", "figure", "value", "low", "high"))
    for of, figures in _scored(values):
        for name, found in figures.items():
            writer.writerow((of, name, found["value"], found["low"], found["high"]))
    return text.getvalue()


def _scored(values: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return what has figures with intervals: parts, classes, thresholds, calibrations, captured shares, other ways."""
    known, ways = values["assessment"], values["comparison"] or {"figures": {}, "gains": {}}
    scored = list(known.get("figures", {}).items())
    for part, each in known.get("each", {}).items():
        scored += [(f"{part}: {name}", figures) for name, figures in each.items()]
    scored += _of_groups(known.get("drawn", {}))
    scored += _of_confusion(known)
    metal = f"metal of {known['metal_of']}" if known.get("metal_of") else "metal"
    for name, one in known.get("one_by_one", {}).items():
        scored += [(f"{name}: {of}", figures) for of, figures in _of_ranking(one, metal)]
    scored += _of_ranking(known, metal)
    scored += [(f"way: {name}", figures) for name, figures in ways["figures"].items()]
    return [*scored, ("auc of the network less", ways["gains"])]


def _of_groups(drawn: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return how many groups there are in each part, and how many hold each kind of its blocks."""
    return [
        (
            part,
            {
                name: {"value": n, "low": None, "high": None}
                for name, n in {"groups": groups, **_holding(drawn, part)}.items()
            },
        )
        for part, groups in drawn.get("groups", {}).items()
    ]


def _holding(drawn: Mapping[str, Any], part: str) -> dict[str, float]:
    """Return how many groups hold each kind of blocks, and how many of one size they count as."""
    titles = {"groups": "groups", "equal_groups": "equal groups"}
    held = drawn.get("holding", {}).get(part, {})
    return {f"{title} of {name}": held[name][key] for name in held for key, title in titles.items()}


def _of_confusion(known: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return what share of each class was called what; of classes only."""
    if "confusion" not in known:
        return []
    names = list(known["each"][known["part"]])
    return [
        (f"labelled {name}", {f"called {called}": cell for called, cell in zip(names, row)})
        for name, row in zip(names, known["confusion"]["shares"])
    ]


def _of_ranking(known: Mapping[str, Any], metal: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the figures of thresholds, calibrations, captured shares and the crossing of prediction and area.

    `metal` is what the captured metal is called.
    """
    scored: list[tuple[str, Mapping[str, Any]]] = []
    for row in known.get("thresholds", {}).get("rows", ()):
        figures = {name: found for name, found in row.items() if name != "rule"}
        scored.append((f"threshold: {row['rule']}", figures))
    for method, of in known.get("calibrations", {}).items():
        scored.append((f"calibration: {method}", of["figures"]))
        each = of.get("each", {}) if of["map"] else {}  # raw ones are those of the part itself
        scored += [(f"calibration: {method}: {name}", figures) for name, figures in each.items()]
    for what, rows in known.get("captured", {}).items():
        title = metal if what == "metal" else what
        scored.append((f"captured: {title}", {f"top {row['ground']:g}": row for row in rows}))
    crossing = known.get("curves", {}).get("prediction_area", {}).get("crossing")
    return [*scored, ("prediction-area crossing", crossing)] if crossing else scored
