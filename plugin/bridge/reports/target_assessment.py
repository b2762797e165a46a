# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of a report that say how good a network of classes, labels or numbers is, each figure with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .assessment import (
    drawn_text,
    figure_names,
    held_title,
    interval_text,
    part_title,
    quantity_text,
    rule_titles,
    stacked,
)
from .assessment_plots import UNIT, banded, det_line, det_plot, plain_line
from .page import Section, paragraph, table
from .plots import Line, line_plot
from .target_areas import target_areas_section
from .target_calibration import target_calibration_section, target_dropped_section

Values = Mapping[str, Any]

WITH_UNIT = ("rmse", "mae", "bias", "mean", "deviation")
"""Figures of a number that are in its unit."""
MOST_LINES = 6
"""Classes or labels that plots show: those of most blocks."""


def target_sections(values: Values) -> list[Section]:
    """Return all sections; empty ones where blocks were not assessed."""
    known = values.get("assessment") or {}
    if not known.get("figures"):
        return []
    unit = values.get("unit", "")
    if known["kind"] == "regression":
        of_number = values["target"]["unit"]
        return [_figures(known, unit), _tenths(known, of_number), target_dropped_section(known, of_number)]
    return [
        _figures(known, unit),
        _each(known),
        _confusion(known),
        _curves(known),
        target_calibration_section(known),
        _captured(known),
        target_areas_section(known, _largest(known)),
        _thresholds(known),
        target_dropped_section(known, ""),
    ]


def _titles(kind: str) -> list[tuple[str, str]]:
    error = tr("calibration error (ECE) of the highest probability")
    return [
        ("accuracy", tr("accuracy")),
        ("all_right", tr("blocks with all labels right")),
        ("auc", tr("AUC, mean")),
        ("average_precision", tr("average precision, mean")),
        ("precision", tr("precision, mean")),
        ("recall", tr("recall, mean")),
        ("f1", tr("macro-F1")),
        ("mcc", tr("Matthews' correlation (MCC)")),
        ("log_loss", tr("log-loss")),
        ("brier", tr("Brier score")),
        ("calibration_error", error if kind == "multi_class" else tr("calibration error (ECE), mean")),
        ("rmse", tr("root mean square error")),
        ("mae", tr("mean absolute error")),
        ("r2", tr("R²")),
        ("correlation", tr("correlation")),
        ("bias", tr("mean of estimate minus number")),
    ]


def _figures(known: Values, unit: str) -> Section:
    """Return every figure of every part with its interval; `unit` is that of lengths."""
    figures = known["figures"]
    rows = [
        [title, *((quantity_text if key in WITH_UNIT else interval_text)(of.get(key)) for of in figures.values())]
        for key, title in _titles(known["kind"])
        if any(key in of for of in figures.values())
    ]
    text = drawn_text(known["drawn"], known["part"], unit)
    if known["kind"] != "regression":
        text += " " + tr("Means count every class or label the same, however few blocks it has.")
    return Section(
        tr("How sure the figures are"), paragraph(text) + table(["", *(part_title(part) for part in figures)], rows)
    )


def _each(known: Values) -> Section:
    """Return the figures of each class or label on the shown part, with intervals."""
    holding = known["drawn"].get("holding", {}).get(known["part"], {})  # a record of before has none
    shown = ("auc", "average_precision", "precision", "recall", "false_alarms", "f1", "mcc", "calibration_error")
    names = {
        **dict(figure_names()),
        "false_alarms": tr("others called so"),
        "mcc": tr("MCC"),
        "calibration_error": tr("ECE"),
    }
    rows = [
        [name, *([holding[name]["groups"]] if holding else []), *(stacked(of[key]) for key in shown)]
        for name, of in known["each"][known["part"]].items()
    ]
    text = tr(
        "The {part} blocks, each class or label against all others. A class of few blocks in few places has wide "
        "intervals, or none: its figures say little of new ground."
    ).format(part=part_title(known["part"]))
    header = ["", *([held_title(known["drawn"])] if holding else []), *(names[key] for key in shown)]
    return Section(tr("Each of them, with intervals"), paragraph(text) + table(header, rows, is_dense=True))


def _confusion(known: Values) -> Section:
    """Return what share of each class was called what, with intervals; empty for labels."""
    title = tr("What is taken for what")
    if "confusion" not in known:
        return Section(title, "")
    names = list(known["each"][known["part"]])
    counts, shares = known["confusion"]["counts"], known["confusion"]["shares"]
    rows = [[name, sum(counted), *(stacked(cell) for cell in row)] for name, counted, row in zip(names, counts, shares)]
    text = tr("Share of the {part} blocks of each class (rows) that are called each class (columns).")
    header = [tr("labelled, called"), tr("blocks"), *names]
    return Section(title, paragraph(text.format(part=part_title(known["part"]))) + table(header, rows, is_dense=True))


def _largest(known: Values) -> list[str]:
    """Return the classes or labels that plots show, in their order."""
    sizes = {name: _blocks(one) for name, one in known["one_by_one"].items()}
    kept = sorted(sizes, key=lambda name: -sizes[name])[:MOST_LINES]
    return [name for name in sizes if name in kept]


def _blocks(one: Values) -> float:
    """Return how many blocks have a class or label, as its calibration curve counts them."""
    curve = one["curves"]["calibration"]
    return sum(share * n for share, n in zip(curve["y"], curve["blocks"]) if share is not None)


def _curves(known: Values) -> Section:
    """Return ROC, precision-recall, calibration and DET of the largest classes or labels."""
    title, names = tr("Curves of each"), _largest(known)
    if not names:
        return Section(title, "")
    curves = {name: known["one_by_one"][name]["curves"] for name in names}
    chance = Line("", UNIT, UNIT, is_guide=True)
    labels = {
        "roc": (tr("false positive rate"), tr("true positive rate")),
        "precision_recall": (tr("recall"), tr("precision")),
        "calibration": (tr("probability, mean of each tenth"), tr("share found")),
    }
    plots = ""
    for kind, (across, up) in labels.items():
        lines = [plain_line(name, of[kind]) for name, of in curves.items()]
        guides = [] if kind == "precision_recall" else [chance]
        plots += line_plot([*lines, *guides], x_label=across, y_label=up, x_range=UNIT, y_range=UNIT)
    plots += det_plot(
        [det_line(name, of["roc"], is_banded=False) for name, of in curves.items()],
        x_label=tr("others called so"),
        y_label=tr("missed"),
    )
    text = tr(
        "The {part} blocks, each class or label against all others; where there are many, the {n} that most "
        "blocks have. The last plot (DET) shows both errors on the scale of a normal distribution, the lower the "
        "better; the grey line is chance. Bands are in the file of scores, all points in that of curves."
    ).format(part=part_title(known["part"]), n=len(names))
    return Section(title, paragraph(text) + plots)


def _captured(known: Values) -> Section:
    """Return how much of each class or label the likeliest ground holds."""
    title, names = tr("How much the likeliest ground holds"), list(known["one_by_one"])
    if not names:
        return Section(title, "")
    captured = {name: known["one_by_one"][name]["captured"]["ore"] for name in names}
    header = [tr("ground"), *(f"{row['ground']:.0%}" for row in captured[names[0]])]
    rows = [[name, *(stacked(row) for row in of)] for name, of in captured.items()]
    text = tr("Share of each class or label in the ground that is likeliest to have it, with intervals.")
    return Section(title, paragraph(text) + table(header, rows, is_dense=True))


def _thresholds(known: Values) -> Section:
    """Return what each rule for a threshold gives for each class or label."""
    title, rows = tr("Which threshold for each"), []
    for name, one in known["one_by_one"].items():
        titles = {**rule_titles(one["costs"]), "own": tr("half")}
        for place, row in enumerate(one["thresholds"]["rows"]):
            figures = [stacked(row[key]) for key in ("threshold", "precision", "recall", "f1", "called")]
            rows.append(["" if place else name, titles[row["rule"]], *figures])
    if not rows:
        return Section(title, "")
    text = tr(
        "For looking for one class or label alone: from which probability of it on a block is called so, chosen by "
        "each rule on the {chosen} blocks; the figures are those of the {part} blocks."
    ).format(
        chosen=part_title(next(iter(known["one_by_one"].values()))["thresholds"]["chosen_on"]),
        part=part_title(known["part"]),
    )
    header = ["", tr("rule"), tr("threshold"), tr("precision"), tr("recall"), tr("F1"), tr("ground called so")]
    return Section(title, paragraph(text) + table(header, rows, is_dense=True))


def _tenths(known: Values, unit: str) -> Section:
    """Return the mean number over the mean estimate by tenths of the blocks."""
    tenths = known["tenths"]
    ends = (min(*tenths["x"], *tenths["y"]), max(*tenths["x"], *tenths["y"]))
    plot = line_plot(
        [banded(tr("mean of the blocks"), tenths), Line(tr("as estimated"), ends, ends, is_guide=True)],
        x_label=tr("estimate, mean of each tenth ({unit})").format(unit=unit or "–"),
        y_label=tr("number, mean ({unit})").format(unit=unit or "–"),
    )
    text = tr(
        "The {part} blocks in ten parts by their estimate. Above the grey line there is more than was estimated, below "
        "it less; a line flatter than it says that high estimates are too high."
    ).format(part=part_title(known["part"]))
    return Section(tr("Do the estimates hold?"), paragraph(text) + plot)
