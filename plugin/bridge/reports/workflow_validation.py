# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of a validation: how far the map can be believed, read in a minute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...engine.errors import Notice
from ...engine.learning.baselines import BASELINES
from ..messages import translate as tr
from .assessment import stacked
from .bars import Bar, bar_plot
from .claims import CHANCE, signed, span, taken_at_their_word, than_chance, than_other, weak_places, with_interval
from .page import Section, answers, beside, cards, page, paragraph, table
from .plots import Line, line_plot
from .validation_details import distance_table, fold_table, method_text
from .validation_maps import hole_map, hole_table
from .validation_methods import method_title, way_in_words

Values = Mapping[str, Any]


def validation_report(title: str, values: Values, holes: Sequence[str], notices: Sequence[Notice]) -> str:
    """Return the report of a validation as one HTML page.

    Parameters
    ----------
    title : str
        The expression of ore.
    values : mapping
        Values of the job `validate_workflow`.
    holes : sequence of str
        Names of the holes by their numbers.
    notices : sequence of Notice
        Alarms first.
    """
    return page(
        tr("How far can the map be believed?"),
        [
            Section(tr("In a minute"), _cards(values) + answers(_answers(values))),
            Section(tr("The honest predictor beside simpler methods"), _gains(values)),
            Section(tr("How much the usual figures say too much"), _optimism(values)),
            Section(tr("All figures"), _figures(values)),
            Section(tr("Do the probabilities mean what they say?"), _curves(values)),
            Section(tr("Where not to trust it"), distance_table(values["distance"], values.get("unit", ""))),
            Section(tr("Hole by hole"), hole_map(values["by_hole"], holes) + hole_table(values["by_hole"], holes)),
            Section(tr("The folds"), fold_table(values)),
            Section(tr("Method"), paragraph(method_text(values))),
        ],
        lead=_lead(title, values),
        notices=notices,
    )


def _lead(title: str, values: Values) -> str:
    return tr(
        "Ore is {title}. {n} composites of {holes} holes, {ore} of them ore, were withheld from everything and "
        "predicted: {way}."
    ).format(
        title=title,
        n=f"{values['n']:,}",
        holes=values["holes"],
        ore=f"{values['ore']:,}",
        way=way_in_words(values["by"]),
    )


def _cards(values: Values) -> str:
    figures, strongest = values["figures"], values["strongest"]
    honest = figures["honest"]
    kriging, best = values["gains"]["kriging"], values["gains"][strongest]
    return cards([
        (f"{honest['auc']['value']:.3f}", tr("AUC at withheld composites, {range}; 0.5 is chance, 1 is perfect").format(
            range=span(honest["auc"], ".3f"))),
        (f"{kriging['value']:+.3f}", tr("in AUC over the kriged grade alone, {range}").format(
            range=span(kriging, "+.3f"))),
        (f"{best['value']:+.3f}", tr("in AUC over the strongest simpler method, {method}, {range}").format(
            method=method_title(strongest), range=span(best, "+.3f"))),
        (f"{honest['calibration_error']['value']:.3f}", tr("how far a probability is off, on average, {range}").format(
            range=span(honest["calibration_error"], ".3f"))),
        (f"{figures['naive']['auc']['value']:.3f}", tr(
            "AUC as usually told, with the withheld data in it, {range}").format(
            range=span(figures["naive"]["auc"], ".3f"))),
    ])  # fmt: skip


def _answers(values: Values) -> Iterator[tuple[str, str]]:
    """Yield what a manager asks, with the answer."""
    figures, gains, strongest = values["figures"], values["gains"], values["strongest"]
    yield tr("Is it better than chance?"), than_chance(figures["honest"]["auc"])
    yield tr("Is it better than kriging alone?"), than_other(gains["kriging"], method_title("kriging"))
    if strongest != "kriging":
        yield (
            tr("Is it better than the best of the simpler methods?"),
            than_other(gains[strongest], method_title(strongest)),
        )
    yield (
        tr("Can its probabilities be taken at their word?"),
        taken_at_their_word(figures["honest"]["calibration_error"], values["ore"] / values["n"]),
    )
    yield tr("What would the usual way of testing have said?"), _usual(values)
    yield tr("Where should it not be trusted?"), weak_places(values["distance"], values.get("unit", ""))
    if values["truth"]:
        yield tr("What does the truth say?"), _truth(values)


def _usual(values: Values) -> str:
    figures, optimism = values["figures"], values["optimism"]
    text = tr(
        "An AUC of {naive}. Everything is then kriged from all data, the withheld composites too. The same network on "
        "the same folds, kriged without them, has {published}: {gain} of the usual figure is optimism."
    ).format(
        naive=with_interval(figures["naive"]["auc"]),
        published=with_interval(figures["published"]["auc"]),
        gain=signed(optimism["published"]),
    )
    if optimism["kriged"]["value"] is None:
        return text
    reported = tr("Scored at kriged labels instead of real ones, as publications do, it would even be {auc}.")
    return text + " " + reported.format(auc=with_interval(optimism["kriged"]))


def _truth(values: Values) -> str:
    truth, auc = values["truth"], values["figures"]["honest"]["auc"]
    if truth["auc"] is None:
        return tr("The ground about the withheld composites is all ore or all waste in truth.")
    if auc["low"] is None:
        text = tr(
            "Against the true ore of {n} blocks about the withheld composites its AUC is {auc}; there is no interval "
            "to compare it with."
        )
    elif auc["low"] <= truth["auc"] <= auc["high"]:
        text = tr(
            "Against the true ore of {n} blocks about the withheld composites its AUC is {auc}: within the interval."
        )
    else:
        text = tr(
            "Against the true ore of {n} blocks about the withheld composites its AUC is {auc}: not in the interval."
        )
    return text.format(n=f"{truth['n']:,}", auc=f"{truth['auc']:.3f}")


def _gains(values: Values) -> str:
    """Return the AUC of all methods as bars, and what the honest predictor has over each in words."""
    figures, gains = values["figures"], values["gains"]
    order = sorted(BASELINES, key=lambda name: -figures[name]["auc"]["value"])
    bars = bar_plot(
        [_bar(method_title(name), figures[name]["auc"], is_marked=name == "honest") for name in ("honest", *order)],
        x_label=tr("AUC, with its interval over holes"),
        x_range=(CHANCE, 1.0),
        caption=tr("At the withheld composites"),
    )
    rows = [[method_title(name), signed(gains[name]), _verdict(gains[name])] for name in order]
    header = ["", tr("gain in AUC"), tr("the honest predictor is")]
    return beside(bars, table(header, rows, caption=tr("What it has over each, in the same draws of holes")))


def _verdict(gain: Values) -> str:
    if gain["low"] is None or gain["high"] is None:
        return tr("not to be told: too few holes")
    if gain["low"] > 0.0:
        return tr("better")
    return tr("worse") if gain["high"] < 0.0 else tr("no better")


def _bar(name: str, interval: Values, *, is_marked: bool = False) -> Bar:
    low, high = (float("nan") if interval[end] is None else interval[end] for end in ("low", "high"))
    return Bar(name, interval["value"], f"{interval['value']:.3f}", low, high, is_marked=is_marked)


def _optimism(values: Values) -> str:
    figures, optimism = values["figures"], values["optimism"]
    bars = [
        _bar(method_title(name), figures[name]["auc"], is_marked=name == "honest")
        for name in ("honest", "published", "naive")
    ]
    if optimism["kriged"]["value"] is not None:
        bars.append(_bar(tr("the same, at kriged labels"), optimism["kriged"]))
    text = tr(
        "The published protocol kriges grades, rocks and ore into blocks and trains a network on them. Done strictly, "
        "it sees known composites only. As usual, it is kriged from all data and only the blocks nearest to withheld "
        "composites are kept from training, so that the answers are in its features. Between the two lies "
        "{gain} of AUC."
    ).format(gain=signed(optimism["published"]))
    plot = bar_plot(bars, x_label=tr("AUC, with its interval over holes"), x_range=(CHANCE, 1.0))
    return paragraph(text) + plot


def _figures(values: Values) -> str:
    places = {"honest": 0, "published": 2, "naive": 3}
    names = sorted(values["figures"], key=lambda name: (places.get(name, 1), -values["figures"][name]["auc"]["value"]))
    keys = ("auc", "log_loss", "average_precision", "calibration_error")
    rows = [[method_title(name), *(stacked(values["figures"][name][key]) for key in keys)] for name in names]
    header = ["", tr("AUC"), tr("log-loss"), tr("average precision"), tr("calibration error")]
    caption = tr(
        "With intervals of 95 % from drawing whole holes anew; a share of ore of {share} lies in them."
    ).format(share=f"{values['ore'] / values['n']:.1%}")
    return table(header, rows, caption=caption, is_dense=True, is_long=True)


def _curves(values: Values) -> str:
    unit = (0.0, 1.0)
    calibration = line_plot(
        [
            *(
                Line(method_title(name), one["probability"], one["share"])
                for name, one in values["calibration"].items()
            ),
            Line("", unit, unit, is_guide=True),
        ],
        x_label=tr("probability"),
        y_label=tr("share of ore"),
        x_range=unit,
        y_range=unit,
        caption=tr("Calibration: on the diagonal, probabilities mean what they say"),
    )
    shares = [k / 100.0 for k in range(len(values["capture"]["honest"]))]
    shown = dict.fromkeys(["honest", values["strongest"], "published"])
    capture = line_plot(
        [*(Line(method_title(name), shares, values["capture"][name]) for name in shown),
         Line("", unit, unit, is_guide=True)],
        x_label=tr("share of the ground, likeliest first"),
        y_label=tr("share of the ore in it"),
        x_range=unit,
        y_range=unit,
        caption=tr("Capture: how much of the ore lies in the likeliest ground"),
    )  # fmt: skip
    return beside(calibration, capture)
