# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether probabilities of classes or labels mean what they say, and what is left without the most uncertain blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .assessment import interval_text, part_title, stacked
from .assessment_plots import NAN, UNIT, banded
from .page import Figure, Section, paragraph, table
from .plots import Line, line_plot

Values = Mapping[str, Any]

RAW, TEMPERED = "raw", "temperature"
"""The probabilities as the network gives them, and calibrated."""
HALF = 10
"""Place among the steps of dropping at which half of the blocks are left out."""


def target_calibration_section(known: Values) -> Section:
    """Return calibration curves and errors of classes or labels; empty of numbers and of a record of before."""
    title, methods = tr("Do the probabilities mean what they say?"), known.get("calibrations") or {}
    if not methods:
        return Section(title, "")
    is_label = known["kind"] == "multi_label"
    names = {RAW: tr("as the network gives it"), TEMPERED: tr("temperature")}
    lines = [
        banded(names[method], of["curve"]) if method == RAW else _line(names[method], of["curve"])
        for method, of in methods.items()
    ]
    plot = line_plot(
        [*lines, Line("", UNIT, UNIT, is_guide=True)],
        x_label=tr("probability, mean of each tenth"),
        y_label=tr("share that has the label") if is_label else tr("share called rightly"),
        x_range=UNIT,
        y_range=UNIT,
    )
    shown = ("calibration_error", "brier", "log_loss")
    rows = [
        [names[method], _one_temperature(of), *(interval_text(of["figures"][key]) for key in shown)]
        for method, of in methods.items()
    ]
    header = ["", tr("temperature"), tr("calibration error (ECE)"), tr("Brier score"), tr("log-loss")]
    return Section(title, paragraph(_text(known, methods)) + plot + table(header, rows) + _each(known, methods))


def _line(name: str, curve: Values) -> Line:
    return Line(name, curve["x"], [NAN if one is None else one for one in curve["y"]])


def _one_temperature(of: Values) -> Figure:
    """Return the temperature of all classes; of labels, which have one each, none."""
    temperatures = of["map"]["temperatures"] if of["map"] else []
    return Figure(f"{temperatures[0]:.2f}" if len(temperatures) == 1 else "–")


def _text(known: Values, methods: Values) -> str:
    """Return what the plot shows and how the calibration was fitted."""
    if known["kind"] == "multi_label":
        text = tr(
            "Of the blocks to which a probability of 0.7 of a label was given, seven in ten should have it: the line, "
            "of all labels together, should lie on the diagonal. Above it labels are more frequent than was said, "
            "below it rarer. On {part} blocks; ECE is the mean distance from the diagonal, its mean over the labels."
        )
    else:
        text = tr(
            "Of the blocks that are called their most probable class with a probability of 0.7, seven in ten should be "
            "of it: the line should lie on the diagonal. Below it the network is too sure of itself, above it not sure "
            "enough. On {part} blocks; ECE is the mean distance from the diagonal, of that highest probability."
        )
    text = text.format(part=part_title(known["part"]))
    if TEMPERED not in methods:
        return text
    return f"{text} {_fitted(known['kind'], methods[TEMPERED]['map']['temperatures'])}"


def _fitted(kind: str, temperatures: Any) -> str:
    """Return what the temperatures are, and what becomes of them."""
    kept = tr(
        "The network's own probabilities are kept; Predict probability gives calibrated ones beside them when asked."
    )
    if all(one == 1.0 for one in temperatures):
        return tr(
            "Temperatures fitted on some of the validation ground did not lower the log-loss of the rest of it: none "
            "is kept, and calibrated probabilities are the network's own."
        )
    if kind == "multi_label":
        fitted = tr(
            "A temperature, fitted on the validation blocks, divides the logit of each label: above 1 the network was "
            "too sure, below 1 not sure enough; it is 1 where that did not help on ground that it was not fitted on."
        )
    else:
        fitted = tr(
            "A temperature, fitted on the validation blocks, divides the logits of all classes: above 1 the network "
            "was too sure, below 1 not sure enough. What a block is called stays the same."
        )
    return f"{fitted} {kept}"


def _each(known: Values, methods: Values) -> str:
    """Return the errors of each class or label, as the network gives its probability and calibrated."""
    names = list(methods[RAW]["each"])
    is_label, of_map = known["kind"] == "multi_label", (methods.get(TEMPERED) or {}).get("map")
    titles = {"calibration_error": tr("ECE"), "log_loss": tr("log-loss")}
    header = ["", *([tr("temperature")] if is_label and of_map else [])]
    for title in titles.values():
        header += [title, *([tr("{figure}, calibrated").format(figure=title)] if of_map else [])]
    rows = []
    for place, name in enumerate(names):
        row: list[Any] = [name]
        if is_label and of_map:
            row.append(Figure(f"{of_map['temperatures'][place]:.2f}"))
        row += [stacked(methods[method]["each"][name][key]) for key in titles for method in methods]
        rows.append(row)
    text = tr("Each label by itself.") if is_label else tr("Each class by its own probability, against all others.")
    if of_map and not is_label:
        text += " " + tr(
            "One temperature serves all classes: it makes what is called mean what it says, but the probability of a "
            "single class, above all of a rare one, may mean it less."
        )
    return paragraph(text) + table(header, rows, is_dense=True)


def target_dropped_section(known: Values, unit: str) -> Section:
    """Return the scores when the most uncertain blocks are left out; empty without an uncertainty.

    Parameters
    ----------
    known : mapping
        What `assess_target` says.
    unit : str
        Of the numbers.
    """
    title, columns = tr("When uncertain blocks are left out"), known.get("dropped")
    if not columns:
        return Section(title, "")

    def line(name: str, key: str) -> Line:
        return banded(name, {"x": columns["dropped"], **_ends(columns, key)})

    across = tr("share of the blocks left out, the most uncertain first")
    loss_across = tr("share left out")
    if known["kind"] == "regression":
        of_unit = tr("error ({unit})").format(unit=unit or "–")
        errors = [line(tr("root mean square error"), "rmse"), line(tr("mean absolute error"), "mae")]
        plots = line_plot(errors, x_label=across, y_label=of_unit)
        plots += line_plot([line("", "r2")], x_label=loss_across, y_label=tr("R²"))
    else:
        scores = [line(tr("accuracy"), "accuracy"), line(tr("AUC, mean"), "auc")]
        plots = line_plot(scores, x_label=across, y_label=tr("score"))
        plots += line_plot([line("", "log_loss")], x_label=loss_across, y_label=tr("log-loss"))
    return Section(title, paragraph(_dropped_text(known, columns, unit)) + plots)


def _ends(columns: Values, key: str) -> dict[str, Any]:
    return {"y": columns[key], "low": columns[f"{key}_low"], "high": columns[f"{key}_high"]}


def _dropped_text(known: Values, columns: Values, unit: str) -> str:
    """Return what half of the blocks gain, what the uncertainty is, and what the means are of."""
    part = part_title(known["part"])
    if known["kind"] == "regression":
        first, last = (f"{columns['rmse'][place]:.4g} {unit}".rstrip() for place in (0, HALF))
        text = tr(
            "The root mean square error is {first} on all {part} blocks, {last} on the surer half of them. A line that "
            "does not fall says that the uncertainty does not know where the network errs. R² is that of the blocks "
            "that are left: where they differ less, it falls though errors fall too."
        ).format(first=first, part=part, last=last)
    else:
        first, last = (f"{columns['accuracy'][place]:.1%}" for place in (0, HALF))
        text = tr(
            "Accuracy {first} on all {part} blocks, {last} on the surer half of them. An accuracy that does not rise "
            "says that the uncertainty does not know where the network errs; the mean AUC, in which all count the "
            "same however few blocks they have, need not rise."
        ).format(first=first, part=part, last=last)
    return " ".join(one for one in (text, _by(known.get("dropped_by", "")), _means(known, columns)) if one)


def _by(by: str) -> str:
    return {
        "given": tr("How uncertain a block is, the raster of the uncertainty says."),
        "entropy": tr("How uncertain a block is, the entropy of the network's own answer says."),
        "networks": tr("How uncertain a block is, the networks of the ensemble say by how far they disagree."),
        "dropout": tr("How uncertain a block is, passes with dropout say by how far they disagree."),
    }.get(by, "")


def _means(known: Values, columns: Values) -> str:
    """Return which classes or labels the mean AUC leaves out; of numbers nothing."""
    counted = columns.get("auc_of", ())
    names = [name for name in known.get("each", {}).get(known["part"], ()) if name not in counted]
    if not names or not counted:
        return ""
    return tr(
        "The mean AUC is without {names}: when half of the blocks are left out, none of them is there beside others. "
        "Its line ends where another one is gone."
    ).format(names=", ".join(names))
