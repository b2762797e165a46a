# SPDX-License-Identifier: GPL-2.0-or-later
"""The plots of a network's assessment: ROC, DET, precision-recall, calibration, capture, prediction and area."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import NormalDist
from typing import Any

from ..messages import translate as tr
from .assessment import interval_text, part_title
from .axes import Ticks
from .page import Figure, Section, number, paragraph, table
from .plots import Line, Mark, line_plot

Values = Mapping[str, Any]

UNIT = (0.0, 1.0)
DET_SHARES = (0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95)
"""Rates that are named at the axes of a DET plot."""
DET_RANGE = (0.0005, 0.98)
"""Rates that it shows."""
NAN = float("nan")


def banded(name: str, curve: Values) -> Line:
    """Return a line with the band of its interval."""
    y, low, high = ([NAN if one is None else one for one in curve[key]] for key in ("y", "low", "high"))
    return Line(name, curve["x"], y, low=low, high=high)


def curves_section(values: Values) -> Section:
    """Return ROC, DET and precision-recall of the shown part with their intervals."""
    title, known = tr("Telling ore from waste, with intervals"), values.get("assessment") or {}
    if "curves" not in known:
        return Section(title, "")
    curves = known["curves"]
    part = part_title(known["part"])
    text = tr(
        "The {part} blocks, with bands of the same intervals. The third plot (DET) shows both errors on the scale of "
        "a normal distribution: nearly a straight line, the lower the better; the grey one is chance."
    ).format(part=part)
    roc = line_plot(
        [banded("", curves["roc"]), Line("", UNIT, UNIT, is_guide=True)],
        x_label=tr("false positive rate"),
        y_label=tr("true positive rate"),
        x_range=UNIT,
        y_range=UNIT,
    )
    precision = line_plot(
        [banded("", curves["precision_recall"])],
        x_label=tr("recall"),
        y_label=tr("precision"),
        x_range=UNIT,
        y_range=UNIT,
    )
    det = det_plot([det_line("", curves["roc"])], x_label=tr("barren ground called ore"), y_label=tr("ore missed"))
    return Section(title, paragraph(text) + roc + precision + det)


def det_line(name: str, roc: Values, *, is_banded: bool = True) -> Line:
    """Return the share that is missed over the share of the others that is called so, both as normal deviates."""
    places = [k for k, x in enumerate(roc["x"]) if DET_RANGE[0] <= x <= DET_RANGE[1] and roc["y"][k] is not None]
    missed = {
        key: [1.0 - (roc[key][k] if roc[key][k] is not None else NAN) for k in places] for key in ("y", "low", "high")
    }
    x, y = [_deviate(roc["x"][k]) for k in places], _deviates(missed["y"])
    if not is_banded:
        return Line(name, x, y)
    low, high = ([NAN if one != one else _deviate(one) for one in missed[key]] for key in ("high", "low"))
    return Line(name, x, y, low=low, high=high)


def det_plot(lines: Sequence[Line], *, x_label: str, y_label: str) -> str:
    """Return the plot of lines of `det_line`, with that of chance."""
    ends = (_deviate(DET_RANGE[0]), _deviate(DET_RANGE[1]))
    return line_plot(
        [*lines, Line("", (-ends[1], ends[1]), (ends[1], -ends[1]), is_guide=True)],
        x_label=x_label,
        y_label=y_label,
        x_range=ends,
        y_range=ends,
        x_ticks=_det_ticks(),
        y_ticks=_det_ticks(),
    )


def _det_ticks() -> Ticks:
    return tuple((_deviate(share), f"{share * 100:g} %") for share in DET_SHARES)


def _deviate(share: float) -> float:
    return NormalDist().inv_cdf(min(max(share, DET_RANGE[0]), DET_RANGE[1]))


def _deviates(shares: Sequence[float]) -> list[float]:
    """Return deviates; a share below those that the plot shows has none."""
    return [_deviate(share) if share >= DET_RANGE[0] else NAN for share in shares]


def calibration_section(values: Values) -> Section:
    """Return whether probabilities mean what they say, as the network gives them and calibrated."""
    title, known = tr("Do the probabilities mean what they say?"), values.get("assessment") or {}
    if not known.get("calibrations"):
        return Section(title, "")
    methods = known["calibrations"]
    names = {"raw": tr("as the network gives it"), "temperature": tr("temperature"), "isotonic": tr("isotonic")}
    figures = calibration_figures(methods, names, y_label=tr("share of ore found"), temperature=_temperature)
    return Section(title, paragraph(_calibration_text(known, methods)) + figures)


def calibration_figures(
    methods: Values, names: Mapping[str, str], *, y_label: str, temperature: Callable[[Values], Figure]
) -> str:
    """Return the curves of probabilities as the network gives them and calibrated, with a table of their errors."""
    lines = [
        banded(names[method], of["curve"]) if method == "raw" else plain_line(names[method], of["curve"])
        for method, of in methods.items()
    ]
    plot = line_plot(
        [*lines, Line("", UNIT, UNIT, is_guide=True)],
        x_label=tr("probability, mean of each tenth"),
        y_label=y_label,
        x_range=UNIT,
        y_range=UNIT,
    )
    shown = ("calibration_error", "brier", "log_loss")
    rows = [
        [names[method], temperature(of), *(interval_text(of["figures"][key]) for key in shown)]
        for method, of in methods.items()
    ]
    header = ["", tr("temperature"), tr("calibration error (ECE)"), tr("Brier score"), tr("log-loss")]
    return plot + table(header, rows)


def plain_line(name: str, curve: Values) -> Line:
    """Return a line without its band, which among several would hide the others."""
    return Line(name, curve["x"], [NAN if one is None else one for one in curve["y"]])


def _temperature(of: Values) -> Figure:
    known = of["map"]
    return Figure(f"{known['temperature']:.2f}" if known and known["method"] == "temperature" else "–")


def noise_text() -> str:
    """Return what noise does to the calibration error, and to its interval."""
    return tr(
        "Noise lifts it above that of the ground, for which its interval is: the lower end is freed of what noise "
        "adds, the upper one is not."
    )


def _calibration_text(known: Values, methods: Values) -> str:
    text = tr(
        "Of the blocks to which a probability of 0.7 was given, seven in ten should be ore: the line should lie on the "
        "diagonal. Above it ore is more frequent than was said, below it rarer. On {part} blocks; ECE is the mean "
        "distance from the diagonal."
    ).format(part=part_title(known["part"]))
    text += " " + noise_text()
    if len(methods) == 1:
        return text
    fitted = tr(
        "The calibrations were fitted on the validation blocks: a temperature divides the logit by one number, "
        "isotonic follows a rising curve."
    )
    return f"{text} {fitted} {kept_text(is_held=known.get('is_calibration_held', True))}"


def kept_text(*, is_held: bool) -> str:
    """Return what becomes of a calibration that changes something: the file of the network holds it or does not."""
    if is_held:
        return tr(
            "The network's own probabilities are kept; Predict probability gives calibrated ones beside them when "
            "asked."
        )
    return tr(
        "This was tried in this evaluation: the file of the network holds no calibration, and Predict probability "
        "gives calibrated probabilities only once the network is trained again."
    )


def capture_section(values: Values) -> Section:
    """Return how much of the ore, and of the metal, the likeliest ground holds, and prediction against area."""
    title, known = tr("How much ore the likeliest ground holds"), values.get("assessment") or {}
    if "captured" not in known:
        return Section(title, "")
    curves, captured = known["curves"], known["captured"]
    lines = [banded(tr("ore"), curves["capture"])]
    if "capture_of_metal" in curves:
        lines.append(banded(_with_name(tr("metal"), known), curves["capture_of_metal"]))
    share = values["metrics"][known["part"]]
    ideal = share["positives"] / share["n"]
    guides = [
        Line(tr("chance"), UNIT, UNIT, is_guide=True),
        Line(tr("best possible"), (0.0, ideal, 1.0), (0.0, 1.0, 1.0), is_guide=True),
    ]
    plot = line_plot(
        [*lines, *guides],
        x_label=tr("share of the ground, the likeliest first"),
        y_label=tr("share captured"),
        x_range=UNIT,
        y_range=UNIT,
    )
    columns, rows = [tr("ground"), tr("ore captured")], []
    columns += [_with_name(tr("metal captured"), known)] if "metal" in captured else []
    for k, row in enumerate(captured["ore"]):
        cells = [Figure(f"{row['ground']:.0%}"), percent_text(row)]
        rows.append(cells + ([percent_text(captured["metal"][k])] if "metal" in captured else []))
    crossing = curves["prediction_area"]["crossing"]
    text = tr(
        "{ore} of the ore lies in the likeliest {ground} of the {part} ground, {density} times as dense as on the "
        "whole: there both lines of the second plot cross, at probability {threshold}."
    ).format(
        ore=percent_text(crossing["ore"]).text,
        ground=percent_text(crossing["ground"]).text,
        part=part_title(known["part"]),
        density=hundredths_text(crossing["density"]),
        threshold=hundredths_text(crossing["threshold"]),
    )
    areas = prediction_area_plot(curves["prediction_area"], captured=tr("ore above the threshold"))
    return Section(title, paragraph(text) + plot + areas + table(columns, rows))


def _with_name(title: str, known: Values) -> str:
    """Return a title with the variable whose metal it is, where that is known."""
    return f"{title} ({known['metal_of']})" if known.get("metal_of") else title


def percent_text(row: Values) -> Figure:
    """Return a share with its interval, in percent."""
    if row["value"] is None:
        return Figure("–")
    ends = "" if row["low"] is None else f" [{row['low']:.1%}, {row['high']:.1%}]"
    return Figure(f"{row['value']:.1%}{ends}")


def hundredths_text(values: Values) -> str:
    """Return a figure of two digits after the point with its interval."""
    if values["value"] is None:
        return "–"
    ends = "" if values["low"] is None else f" [{values['low']:.2f}, {values['high']:.2f}]"
    return f"{values['value']:.2f}{ends}"


def prediction_area_plot(of: Values, *, captured: str, caption: str = "") -> str:
    """Return the share that is captured above each threshold and the ground below it, with the point where they cross.

    Parameters
    ----------
    of : mapping
        As `bands.prediction_area` gives it.
    captured : str
        What the falling line shows, translated.
    caption : str
        What the plot is of.
    """
    crossing = of["crossing"]
    ore, ground, at = (crossing[name]["value"] for name in ("ore", "ground", "threshold"))
    marks = [] if ore is None else [Mark(f"{ore:.1%} / {ground:.1%}", at, ore)]

    def line(title: str, name: str) -> Line:
        known = {"y": of[name], "low": of[f"{name}_low"], "high": of[f"{name}_high"]}
        return banded(title, {"x": of["threshold"], **known})

    return line_plot(
        [line(captured, "captured"), line(tr("ground below the threshold"), "outside")],
        x_label=tr("threshold"),
        y_label=tr("share"),
        marks=marks,
        x_range=UNIT,
        y_range=UNIT,
        caption=caption,
    )


def dropped_section(values: Values) -> Section:
    """Return the scores when the most uncertain blocks are left out; empty without a raster that says how uncertain."""
    title, known = tr("When uncertain blocks are left out"), values.get("assessment") or {}
    columns = known.get("dropped")
    if not columns:
        return Section(title, paragraph(no_value_text(known)) if known.get("dropped_by") == "given" else "")

    def line(name: str, key: str) -> Line:
        return Line(name, columns["dropped"], [NAN if one is None else one for one in columns[key]])

    first, last = columns["accuracy"][0], columns["accuracy"][10]
    text = tr(
        "Accuracy {first} on all {part} blocks, {last} on the surer half of them. A line that does not rise says that "
        "the uncertainty does not know where the network errs."
    ).format(first=f"{first:.1%}", part=part_title(known["part"]), last=f"{last:.1%}")
    text = " ".join(one for one in (text, unknown_text(known)) if one)
    scores = line_plot(
        [line(tr("accuracy"), "accuracy"), line(tr("AUC"), "auc"), line(tr("MCC"), "mcc")],
        x_label=tr("share of the blocks left out, the most uncertain first"),
        y_label=tr("score"),
    )
    loss = line_plot([line("", "log_loss")], x_label=tr("share left out"), y_label=tr("log-loss"))
    return Section(title, paragraph(text) + scores + loss)


def no_value_text(known: Values) -> str:
    """Return why nothing is left out where the raster of the uncertainty has no value at the shown blocks."""
    return tr(
        "The raster of the uncertainty has no value at any of the {part} blocks: which of them are the most uncertain "
        "is not known, and none are left out."
    ).format(part=part_title(known["part"]))


def unknown_text(known: Values) -> str:
    """Return how many blocks have no uncertainty; nothing where all have one."""
    columns = known["dropped"]
    if not columns.get("unknown"):
        return ""
    return tr("{count} of the {n} {part} blocks have no value of the uncertainty: they are left out first.").format(
        count=number(columns["unknown"]), n=number(columns["blocks"][0]), part=part_title(known["part"])
    )
