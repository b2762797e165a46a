# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of what a network leans on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

from ...engine.errors import Notice
from ..messages import translate as tr
from .assessment import few_text
from .bars import Bar, bar_plot
from .claims import metres
from .explained_shares import shares_section
from .explanation_plots import dependence_section, pair_section
from .page import Figure, Section, page, paragraph, table

Values = Mapping[str, Any]
NAN = float("nan")
MOST_OF_SKILL = 0.9
"""A feature whose shuffling takes so much of what a network is better than chance is nearly all it is."""
ROOM = 0.25
"""Room for figures at the end of the bars, of their length."""


def explanation_report(values: Values, shared: Values | None, notices: Iterable[Notice]) -> str:
    """Return the report of an explanation.

    Parameters
    ----------
    values : mapping
        Values of the job `explain_network`.
    shared : mapping, optional
        Values of the job `attribute_network`.
    notices : iterable of Notice
        What the reader must know first.
    """
    return page(
        tr("What the network leans on"),
        [
            Section(tr("Importance of each feature"), _features(values)),
            Section(tr("Importance of features together"), _groups(values)),
            dependence_section(values),
            pair_section(values),
            shares_section(values, shared),
            Section(tr("Method"), "".join(paragraph(text) for text in _method(values))),
        ],
        lead=_lead(values),
        notices=notices,
    )


def measure_titles(unit: str = "") -> dict[str, str]:
    """Return the names of the measures; `unit` is that of a network of numbers."""
    error = tr("mean absolute error, {unit}").format(unit=unit) if unit else tr("mean absolute error")
    return {"auc": tr("AUC"), "log_loss": tr("log-loss"), "r2": tr("R²"), "mae": error}


def part_titles() -> dict[str, str]:
    """Return the names of the blocks that were scored."""
    return {
        "test": tr("test blocks"),
        "validation": tr("validation blocks"),
        "training": tr("training blocks"),
        "all": tr("blocks"),
    }


def is_sure(importance: Values) -> bool | None:
    """Whether the interval of an importance lies above zero; None without an interval: that cannot be told."""
    return None if importance["low"] is None else bool(importance["low"] > 0.0)


def lacks_intervals(values: Values) -> bool:
    """Whether too few groups hold what some measure is made of."""
    return any(measure["value"] is not None and measure["low"] is None for measure in values["measures"])


def _lead(values: Values) -> str:
    """Return the main conclusion in plain words."""
    measure = values["measures"][0]
    given = {"n": f"{values['scored']:,}", "blocks": part_titles()[values["part"]]}
    if measure["value"] is None:
        return tr("The {n} {blocks} are all alike: there is nothing to tell apart, and nothing to explain.").format(
            **given
        )
    given.update(measure=measure_titles()[measure["name"]], value=f"{measure['value']:.3f}")
    reached = measure["value"] if measure["low"] is None else measure["low"]
    if reached <= measure["chance"]:
        return tr(
            "On {n} {blocks} the network does no better than chance ({measure} {value}): what it leans on says nothing "
            "about the ground."
        ).format(**given)
    if measure["low"] is None:
        return tr(
            "On {n} {blocks} the network has an {measure} of {value}. Whether that is better than chance, and which "
            "features are missed for certain, cannot be told: too few groups hold what it is made of."
        ).format(**given)
    return _leaned_on(values, measure, given)


def _leaned_on(values: Values, measure: Values, given: dict[str, str]) -> str:
    """Return which features are missed for certain."""
    ranked = sorted(
        (item for item in values["items"] if item["reason"] == "feature"),
        key=lambda item: -item["importances"][measure["name"]]["value"],
    )
    sure = [item for item in ranked if is_sure(item["importances"][measure["name"]])]
    if not sure:
        return tr(
            "On {n} {blocks} the network has an {measure} of {value}, and no single feature is missed when it is "
            "shuffled: features make up for each other. Look at the groups."
        ).format(**given)
    best = sure[0]
    given.update(
        best=best["name"],
        left=f"{measure['value'] - best['importances'][measure['name']]['value']:.3f}",
        others=", ".join(item["name"] for item in sure[1:3]),
    )
    if len(sure) == 1:
        text = tr(
            "On {n} {blocks} the network has an {measure} of {value} and leans on {best}: shuffled, it leaves {left}. "
            "No other feature is missed for certain."
        )
    else:
        text = tr(
            "On {n} {blocks} the network has an {measure} of {value} and leans most on {best}: shuffled, it leaves "
            "{left}. Next: {others}."
        )
    return " ".join([text.format(**given), *_single(measure, best), *_together(values, best["name"], measure)])


def _single(measure: Values, best: Values) -> Iterator[str]:
    """Yield that the network is little more than one feature, where all its skill goes with that."""
    skill = measure["value"] - measure["chance"]
    if best["importances"][measure["name"]]["value"] >= MOST_OF_SKILL * skill:
        yield tr("Without it hardly more than chance is left: the network is little more than that feature.")


def _together(values: Values, name: str, measure: Values) -> Iterator[str]:
    """Yield what is left when a feature is shuffled with those that say much the same."""
    for item in values["items"]:
        if item["reason"] == "correlated" and name in item["members"]:
            left = measure["value"] - item["importances"][measure["name"]]["value"]
            yield tr("Shuffled together with what says much the same ({group}), it leaves {left}.").format(
                group=item["name"], left=f"{left:.3f}"
            )


def _features(values: Values) -> str:
    alone = [item for item in values["items"] if item["reason"] == "feature"]
    text = tr(
        "How much worse the network does when what it is told of one feature belongs to other blocks. Zero: the "
        "network does not need it. The whisker is the {level} interval; where it crosses zero, the feature may not "
        "matter on other ground of this kind."
    ).format(level=f"{values['drawn']['level']:.0%}")
    unused = [item["name"] for item in alone if _is_unused(item)]
    told = tr("The network does not use {names} at all: shuffling changes nothing.").format(names=", ".join(unused))
    said = (paragraph(told) if unused else "") + _misleading(values, alone)
    drawn = paragraph(_drawn_text(values)) if lacks_intervals(values) else ""
    return paragraph(text) + drawn + said + importance_plots(values, alone) + importance_table(values, alone)


def _misleading(values: Values, items: Sequence[Values]) -> str:
    """Return which features the network would do better without, as far as that is certain."""
    wrong = [
        item["name"]
        for item in items
        if any(one["high"] is not None and one["high"] < 0.0 for one in item["importances"].values())
    ]
    if not wrong:
        return ""
    text = tr(
        "Below zero: {names}. The network does better here when it is told something else: what it learned of that "
        "feature on the training blocks does not hold on these."
    )
    if values["part"] == "training":
        text = tr("Below zero: {names}. The network would do better without it.")
    return paragraph(text.format(names=", ".join(wrong)))


def _is_unused(item: Values) -> bool:
    return all(one["value"] == 0.0 and one["deviation"] == 0.0 for one in item["importances"].values())


def _groups(values: Values) -> str:
    together = [item for item in values["items"] if item["reason"] != "feature"]
    if not together:
        return ""
    text = tr(
        "Features that belong together are shuffled together, so that none can make up for another. The "
        "group of all features says how much there is to lose at most."
    )
    titles = reason_titles()
    rows = [
        [_group_title(item), titles[item["reason"]], ", ".join(item["members"])]
        for item in together
        if item["reason"] != "all"
    ]
    listed = table([tr("group"), tr("why"), tr("features")], rows) if rows else ""
    return paragraph(text) + importance_plots(values, together) + importance_table(values, together) + listed


def reason_titles() -> dict[str, str]:
    """Return why features are one group."""
    return {
        "given": tr("as asked"),
        "field": tr("of one field"),
        "classes": tr("classes of one raster"),
        "coordinates": tr("place"),
        "correlated": tr("say much the same"),
    }


def _group_title(item: Values) -> str:
    titles = {"all": tr("all features"), "coordinates": tr("coordinates")}
    return titles.get(item["reason"], str(item["name"]))


def importance_plots(values: Values, items: Sequence[Values]) -> str:
    """Return bars of the importance of features or groups with intervals, a plot for each measure."""
    titles = measure_titles(values["unit"])
    plots = []
    for measure in values["measures"]:
        name = measure["name"]
        if measure["value"] is None:
            continue
        ranked = sorted(items, key=lambda item: -item["importances"][name]["value"])
        bars = []
        for item in ranked:
            one = item["importances"][name]
            low, high = (NAN if one[end] is None else one[end] for end in ("low", "high"))
            bars.append(Bar(_group_title(item), one["value"], signed(one["value"], 3), low, high))
        label = tr("rise of {measure}") if measure["is_loss"] else tr("fall of {measure}")
        ends = [0.0, *(end for bar in bars for end in (bar.value, bar.low, bar.high) if isfinite(end))]
        limits = (min(ends), max(ends) + ROOM * (max(ends) - min(ends)) or 1.0)
        plots.append(bar_plot(bars, x_label=label.format(measure=titles[name]), x_range=limits, guide=0.0))
    return "".join(plots)


def importance_table(values: Values, items: Sequence[Values]) -> str:
    """Return the importance of features or groups by measure, with interval and deviation."""
    titles = measure_titles(values["unit"])
    known = [measure for measure in values["measures"] if measure["value"] is not None]
    if not known:
        return ""
    header = [tr("shuffled")]
    for measure in known:
        label = tr("rise of {measure}") if measure["is_loss"] else tr("fall of {measure}")
        header += [label.format(measure=titles[measure["name"]]), tr("interval"), tr("deviation over shuffles")]
    first = known[0]["name"]
    rows = []
    for item in sorted(items, key=lambda one: -one["importances"][first]["value"]):
        row: list[Any] = [_group_title(item)]
        for measure in known:
            one = item["importances"][measure["name"]]
            row += [Figure(signed(one["value"], 4)), interval(one), Figure(f"{one['deviation']:.4f}")]
        rows.append(row)
    return table(header, rows, is_dense=True)


def interval(one: Values) -> Figure:
    """Return the interval of an importance."""
    if one["low"] is None or one["high"] is None:
        return Figure("–")
    return Figure(f"[{signed(one['low'], 4)}, {signed(one['high'], 4)}]")


def signed(value: float, digits: int) -> str:
    """Return a number with so many digits after the point, zero without a sign.

    Examples
    --------
    >>> signed(-0.0004, 3), signed(-0.0006, 3)
    ('0.000', '-0.001')
    """
    text = f"{value:.{digits}f}"
    return text if float(text) else text.lstrip("-")


def _drawn_text(values: Values) -> str:
    """Return how intervals were found, and why there may be none."""
    drawn = values["drawn"]
    groups = tr("groups (holes or domains)")
    if drawn.get("by") == "cube":
        groups = tr("cubes of ground, {edge} on edge").format(
            edge=metres(drawn["cube_length"], values.get("length_unit", ""))
        )
    text = tr(
        "Blocks beside each other are alike, so the shuffles alone would make figures look surer than they are: "
        "intervals come from drawing the {groups} {what} that the scored blocks fill anew, as wholes."
    ).format(groups=f"{drawn['groups']:,}", what=groups)
    return f"{text} {few_text(drawn, drawn['holding'])}"


def _method(values: Values) -> list[str]:
    shuffles = {
        "blocks": tr("Each block got the value of another scored block, drawn at random from all of them."),
        "groups": tr(
            "Each group of blocks got the values of another group, in their order, so that values beside each other "
            "stayed beside each other."
        ),
        "within_groups": tr("Each block got the value of a block of its own group."),
    }
    return [
        tr(
            "Permutation importance (Breiman 2001): {shuffle} This was done {repeats} times for each feature and "
            "group, with the same orders for all; the figure is the mean, the deviation that over the shuffles. "
            "Seed {seed}."
        ).format(shuffle=shuffles[values["shuffle"]], repeats=values["repeats"], seed=values["seed"]),
        *(() if lacks_intervals(values) else (_drawn_text(values),)),
        tr(
            "Importance says what this network leans on, not what makes ore: a feature that is left out here may serve "
            "another network as well, and one that is leaned on may stand for something else."
        ),
    ]
