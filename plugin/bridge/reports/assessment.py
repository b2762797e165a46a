# SPDX-License-Identifier: GPL-2.0-or-later
"""The parts of a network's report that say how good its probabilities are, each figure with its interval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages import translate as tr
from .claims import metres
from .page import Figure, Html, Section, number, paragraph, table
from .scored_part import SCORED

Values = Mapping[str, Any]


def figure_names() -> list[tuple[str, str]]:
    """Return the figures that have an interval, and their names."""
    return [
        ("auc", tr("AUC")),
        ("average_precision", tr("average precision")),
        ("log_loss", tr("log-loss")),
        ("brier", tr("Brier score")),
        ("calibration_error", tr("calibration error (ECE)")),
        ("accuracy", tr("accuracy")),
        ("precision", tr("precision")),
        ("recall", tr("recall")),
        ("false_alarms", tr("barren ground called ore")),
        ("f1", tr("F1")),
        ("mcc", tr("Matthews' correlation (MCC)")),
        ("called", tr("share of the ground called ore")),
    ]


def part_title(part: str) -> str:
    """Return the name of a part of the split, translated."""
    titles = {"train": tr("training"), "validation": tr("validation"), "test": tr("test"), SCORED: tr("scored")}
    return titles.get(part, part)


def interval_text(values: Values | None, *, sign: str = "") -> Figure:
    """Return a figure with its interval, `0.912 [0.894, 0.931]`; `sign` is `+` for differences."""
    if not values or values["value"] is None:
        return Figure("–")
    value, low, high = (_thousandths(values[name], sign) for name in ("value", "low", "high"))
    return Figure(f"{value} [{low}, {high}]" if low and high else value)


def quantity_text(values: Values | None) -> Figure:
    """Return a figure that has a unit with its interval, `12.34 [11.9, 12.81]`: whatever its size, by `number`."""
    if not values or values["value"] is None:
        return Figure("–")
    value = number(values["value"])
    if values["low"] is None or values["high"] is None:
        return Figure(value)
    return Figure(f"{value} [{number(values['low'])}, {number(values['high'])}]")


def stacked(values: Values | None, *, sign: str = "") -> Html:
    """Return a figure with its interval below it, for tables of many columns; `sign` is `+` for differences."""
    if not values or values["value"] is None:
        return Html("–")
    value, low, high = (_thousandths(values[name], sign) for name in ("value", "low", "high"))
    return Html(f"{value}<br><small>[{low}, {high}]</small>" if low and high else value)


def _thousandths(value: float | None, sign: str) -> str:
    """Return a figure as it is written, empty where it is missing; what rounds to nothing has no minus."""
    return "" if value is None else f"{round(value, 3) + 0.0:{sign}.3f}"


def drawn_text(drawn: Values, part: str, unit: str) -> str:
    """Return how intervals were found; `unit` is that of lengths, empty where it is not known."""
    groups = drawn["groups"].get(part, 0)
    given = {"draws": drawn["draws"], "groups": f"{groups:,}", "level": f"{drawn['level']:.0%}"}
    if drawn["by"] == "hole":
        text = tr(
            "In brackets: {level} intervals, from {draws} draws of the {groups} groups (holes or domains) that the "
            "{part} blocks belong to, drawn as wholes because blocks of one group are alike."
        )
        return (
            f"{text.format(**given, part=part_title(part))} {few_text(drawn, drawn.get('holding', {}).get(part, {}))}"
        )
    text = tr(
        "In brackets: {level} intervals, from {draws} draws of the {groups} cubes of ground, {edge} on edge, that the "
        "{part} blocks fill, drawn as wholes because neighbouring blocks are alike. Where ground is alike farther than "
        "that, they are too narrow; give groups, such as the nearest hole, to draw those."
    )
    told = text.format(**given, part=part_title(part), edge=metres(drawn["cube_length"], unit))
    return f"{told} {few_text(drawn, drawn.get('holding', {}).get(part, {}))}"


def held_title(drawn: Values) -> str:
    """Return what the groups are that hold a class."""
    return tr("groups that hold it") if drawn["by"] == "hole" else tr("cubes that hold it")


def few_text(drawn: Values, holding: Values) -> str:
    """Return what becomes of figures of few groups, and which kinds of blocks, by what holds them, lie in too few."""
    if "fewest" not in drawn:  # a record of before
        return ""
    text = tr(
        "Where they are few, the intervals are wider than the draws, as new ground differs more than these do. A "
        "figure of fewer than {fewest} of them, counted as if of one size, has no interval: it would promise too much."
    ).format(fewest=drawn["fewest"])
    names = {"ore": tr("ore"), "barren": tr("barren ground")}
    rare = {names.get(name, name): held for name, held in holding.items() if held["equal_groups"] < drawn["fewest"]}
    if not rare:
        return text
    counted = tr("{name} ({groups}, which count as {equal})")
    listed = ", ".join(
        counted.format(name=name, groups=held["groups"], equal=f"{held['equal_groups']:.1f}")
        for name, held in rare.items()
    )
    return f"{text} " + tr("Too few hold these kinds of blocks: {kinds}.").format(kinds=listed)


def figures_section(values: Values) -> Section:
    """Return every figure of every part with its interval; empty where blocks were not assessed."""
    known = values.get("assessment") or {}
    figures = known.get("figures", {})
    if not figures:
        return Section(tr("How sure the figures are"), "")
    rows = [[title, *(interval_text(of.get(key)) for of in figures.values())] for key, title in figure_names()]
    header = ["", *(part_title(part) for part in figures)]
    return Section(
        tr("How sure the figures are"),
        paragraph(drawn_text(known["drawn"], known["part"], values.get("unit", ""))) + table(header, rows),
    )


def rule_titles(costs: Values) -> dict[str, str]:
    """Return the names of the rules for a threshold."""
    return {
        "own": tr("in use"),
        "best_f1": tr("best F1"),
        "nearest_corner": tr("nearest to (0, 1)"),
        "youden": tr("Youden's index"),
        "cost": tr("least cost, missed ore {cost} : 1").format(cost=f"{costs['miss_cost']:g}"),
        "budget": tr("{share} of the ground").format(
            share=f"{costs['budget']:.3g}" if costs["budget"] < 0.01 else f"{costs['budget']:.0%}"
        ),
        "fixed": tr("as published"),
    }


def thresholds_section(values: Values) -> Section:
    """Return what each rule for a threshold gives on the shown part."""
    title, known = tr("Which threshold"), values.get("assessment") or {}
    if "thresholds" not in known:
        return Section(title, "")
    chosen_on, part = known["thresholds"]["chosen_on"], known["part"]
    text = tr(
        "Each rule chose its threshold on the {chosen} blocks; the figures are those of the {part} blocks."
    ).format(chosen=part_title(chosen_on), part=part_title(part))
    if chosen_on == part:
        text = tr(
            "Each rule chose its threshold on the very blocks that are scored, for want of others: these figures are "
            "too good."
        )
    names = rule_titles(known["costs"])
    shown = ("threshold", "precision", "recall", "f1", "mcc", "called")
    rows = [[names[row["rule"]], *(stacked(row[key]) for key in shown)] for row in known["thresholds"]["rows"]]
    titles = {
        "threshold": tr("threshold"),
        "mcc": tr("MCC"),
        "called": tr("ground called ore"),
    }
    plain = {**dict(figure_names()), **titles}
    return Section(title, paragraph(text) + table([tr("rule"), *(plain[key] for key in shown)], rows, is_dense=True))
