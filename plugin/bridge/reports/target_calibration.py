# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether probabilities of classes or labels mean what they say, and what is left without the most uncertain blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .assessment import part_title, stacked
from .assessment_plots import banded, calibration_figures, kept_text, no_value_text, noise_text, unknown_text
from .page import Figure, Section, number, paragraph, table
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
    is_label, text = known["kind"] == "multi_label", _text(known, methods)
    if TEMPERED in methods and not _is_tempered(methods[TEMPERED]):
        methods = {RAW: methods[RAW]}
    names = {RAW: tr("as the network gives it"), TEMPERED: tr("temperature")}
    share = tr("share that has the label") if is_label else tr("share called rightly")
    figures = calibration_figures(methods, names, y_label=share, temperature=_one_temperature)
    return Section(title, paragraph(text) + figures + _each(known, methods))


def _is_tempered(of: Values) -> bool:
    """Return whether a calibration changes anything."""
    return any(one != 1.0 for one in of["map"]["temperatures"])


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
    text = f"{text.format(part=part_title(known['part']))} {noise_text()}"
    if TEMPERED not in methods:
        return text
    of = methods[TEMPERED]
    said = (
        text,
        _fitted(known["kind"], of),
        _untried(of),
        _kept(_is_tempered(of), known.get("is_calibration_held", True)),
    )
    return " ".join(one for one in said if one)


def _fitted(kind: str, of: Values) -> str:
    """Return what the temperatures are, or why there are none."""
    if not _is_tempered(of):
        tried = of["map"].get("tried")
        if tried and not any(tried):
            return tr(
                "No temperature was fitted: the validation blocks are all of one hole or cube of ground, so that it "
                "could not be tried whether it helps on ground that it was not fitted on."
            )
        return tr(
            "Temperatures fitted on some of the validation ground did not lower the log-loss of the rest of it: none "
            "is kept."
        )
    if kind == "multi_label":
        return tr(
            "A temperature, fitted on the validation blocks, divides the logit of each label: above 1 the network was "
            "too sure, below 1 not sure enough; it is 1 where that did not help on ground that it was not fitted on."
        )
    return tr(
        "A temperature, fitted on the validation blocks, divides the logits of all classes: above 1 the network was "
        "too sure, below 1 not sure enough. What a block is called stays the same."
    )


def _untried(of: Values) -> str:
    """Return of which labels, beside others, no temperature could be fitted."""
    tried = of["map"].get("tried", ())
    names = [name for name, is_tried in zip(of["each"], tried) if not is_tried]
    if not names or not any(tried):
        return ""
    return tr("None was fitted for {names}: all or none of the validation blocks have it.").format(
        names=", ".join(names)
    )


def _kept(is_tempered: bool, is_held: bool) -> str:
    """Return what becomes of the calibration."""
    if is_held and not is_tempered:
        return tr("Calibrated probabilities are the network's own.")
    return kept_text(is_held=is_held)


def _each(known: Values, methods: Values) -> str:
    """Return the errors of each class or label, as the network gives its probability and calibrated."""
    names = list(methods[RAW]["each"])
    is_label, of_map = known["kind"] == "multi_label", (methods.get(TEMPERED) or {}).get("map")
    unchanged = {name for name, one in zip(names, of_map["temperatures"]) if one == 1.0} if is_label and of_map else ()
    titles = {"calibration_error": tr("ECE"), "log_loss": tr("log-loss")}
    header = ["", *([tr("temperature")] if is_label and of_map else [])]
    for title in titles.values():
        header += [title, *([tr("{figure}, calibrated").format(figure=title)] if of_map else [])]
    rows = []
    for place, name in enumerate(names):
        row: list[Any] = [name]
        if is_label and of_map:
            row.append(Figure(f"{of_map['temperatures'][place]:.2f}"))
        row += [
            "–" if method != RAW and name in unchanged else stacked(methods[method]["each"][name][key])
            for key in titles
            for method in methods
        ]
        rows.append(row)
    text = tr("Each label by itself.") if is_label else tr("Each class by its own probability, against all others.")
    if of_map and not is_label:
        text += " " + tr(
            "One temperature serves all classes: it makes what is called mean what it says, but the probability of a "
            "single class, above all of a rare one, may mean it less."
        )
    return paragraph(text) + table(header, rows, is_dense=True)


def target_dropped_section(known: Values, unit: str) -> Section:
    """Return the scores when the most uncertain blocks are left out; without an uncertainty why there are none.

    Parameters
    ----------
    known : mapping
        What `assess_target` says.
    unit : str
        Of the numbers.
    """
    title, columns = tr("When uncertain blocks are left out"), known.get("dropped")
    if not columns:
        text = _no_uncertainty(known)
        return Section(title, paragraph(text) if text else "")

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
        scores = [line(tr("accuracy"), "accuracy")]
        if _has_mean(columns):
            scores.append(line(tr("AUC, mean"), "auc"))
        plots = line_plot(scores, x_label=across, y_label=tr("score"))
        plots += line_plot([line("", "log_loss")], x_label=loss_across, y_label=tr("log-loss"))
    return Section(title, paragraph(_dropped_text(known, columns, unit)) + plots)


def _no_uncertainty(known: Values) -> str:
    """Return why no blocks are left out as uncertain; of a record of before nothing."""
    if "dropped" not in known:
        return ""
    if known.get("dropped_by") == "given":
        return no_value_text(known)
    if known["kind"] != "regression":
        return ""
    return tr(
        "A single network of numbers without dropout does not say how uncertain they are. With an ensemble, with "
        "dropout, or with a raster of the uncertainty given to Evaluate network, it is shown here what the errors "
        "become without the most uncertain blocks."
    )


def _has_mean(columns: Values) -> bool:
    """Return whether any class or label lasts long enough for a mean AUC."""
    return bool(columns.get("auc_of", True))


def _ends(columns: Values, key: str) -> dict[str, Any]:
    return {"y": columns[key], "low": columns[f"{key}_low"], "high": columns[f"{key}_high"]}


def _dropped_text(known: Values, columns: Values, unit: str) -> str:
    """Return what half of the blocks gain, what the uncertainty is, and what the means are of."""
    part = part_title(known["part"])
    if known["kind"] == "regression":
        first, last = (f"{number(columns['rmse'][place])} {unit}".rstrip() for place in (0, HALF))
        text = tr(
            "The root mean square error is {first} on all {part} blocks, {last} on the surer half of them. A line that "
            "does not fall says that the uncertainty does not know where the network errs. R² is that of the blocks "
            "that are left: where they differ less, it falls though errors fall too."
        ).format(first=first, part=part, last=last)
    else:
        first, last = (f"{columns['accuracy'][place]:.1%}" for place in (0, HALF))
        text = tr(
            "Accuracy {first} on all {part} blocks, {last} on the surer half of them. An accuracy that does not rise "
            "says that the uncertainty does not know where the network errs."
        ).format(first=first, part=part, last=last)
    said = (text, _means(known, columns), _by(known.get("dropped_by", "")), unknown_text(known))
    return " ".join(one for one in said if one)


def _by(by: str) -> str:
    return {
        "given": tr("How uncertain a block is, the raster of the uncertainty says."),
        "entropy": tr("How uncertain a block is, the entropy of the network's own answer says."),
        "networks": tr("How uncertain a block is, the networks of the ensemble say by how far they disagree."),
        "dropout": tr("How uncertain a block is, passes with dropout say by how far they disagree."),
    }.get(by, "")


def _means(known: Values, columns: Values) -> str:
    """Return what the mean AUC is of, and which classes or labels it leaves out; of numbers nothing."""
    if known["kind"] == "regression":
        return ""
    if not _has_mean(columns):
        return tr(
            "There is no mean AUC: when half of the blocks are left out, no class or label is there beside others."
        )
    text = tr("The mean AUC, in which all count the same however few blocks they have, need not rise.")
    counted = columns.get("auc_of", ())
    names = [name for name in known.get("each", {}).get(known["part"], ()) if name not in counted]
    if not names or not counted:
        return text
    without = tr(
        "The mean AUC is without {names}: when half of the blocks are left out, none of them is there beside others. "
        "Its line ends where another one is gone."
    ).format(names=", ".join(names))
    return f"{text} {without}"
