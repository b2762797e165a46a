# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of what the honest predictor learns from, at holes that were left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...engine.errors import Notice
from ..messages import translate as tr
from .assessment import few_text
from .explanation import importance_plots, importance_table, is_sure, lacks_intervals, signed
from .explanation_plots import dependence_section, pair_section
from .feature_family_titles import family_title, family_words
from .learning_ways import ordered_ways, way_title
from .page import Figure, Section, page, paragraph, table, three_digits

Values = Mapping[str, Any]

SHOWN = 15
"""Single features that are shown; the table of importance holds all."""


def explained_composites_report(values: Values, notices: Iterable[Notice]) -> str:
    """Return the report of an explanation of the honest predictor.

    Parameters
    ----------
    values : mapping
        Values of the job `explain_predictor`.
    notices : iterable of Notice
        What the reader must know first.
    """
    sections = [
        Section(tr("What it learns from, by kind"), _families(values)),
        Section(tr("What each kind can do alone"), _alone(values)),
        Section(tr("Which member leans on what"), _members(values)),
        Section(tr("Single features"), _features(values)),
        dependence_section(values),
        pair_section(values),
        Section(tr("What the features are"), _glossary(values)),
        Section(tr("Method"), "".join(paragraph(text) for text in _method(values))),
    ]
    return page(tr("What the model learns from"), sections, lead=" ".join(_lead(values)), notices=notices)


def items_of(values: Values, *reasons: str) -> list[Values]:
    """Return the items of some reasons, the one that is missed most first."""
    found = [item for item in values["items"] if item["reason"] in reasons]
    return sorted(found, key=lambda item: -(item["importances"]["auc"]["value"] or 0.0))


def _lead(values: Values) -> Iterator[str]:
    """Yield the conclusion in plain words."""
    auc = values["measures"][0]
    given = {"n": f"{values['scored']:,}", "groups": f"{values['drawn']['groups']:,}"}
    if auc["value"] is None:
        yield tr("The {n} composites are all ore or all waste: there is nothing to explain.").format(**given)
        return
    given["auc"] = f"{auc['value']:.3f}"
    if (auc["value"] if auc["low"] is None else auc["low"]) <= auc["chance"]:
        yield tr(
            "At {n} composites of left-out holes the model does no better than chance (AUC {auc}): what it leans on "
            "says nothing about the ground."
        ).format(**given)
        return
    yield tr("At {n} composites of {groups} holes or groups of holes that were left out the AUC is {auc}.").format(
        **given
    )
    if lacks_intervals(values):
        yield _few_text(values)
    yield from _kinds_in_words(values, auc["value"])
    if auc["low"] is None:
        yield tr("Whether the AUC is better than chance, and what is missed for certain, cannot be told.")
        return
    yield _missed_in_words(values, auc["value"])
    yield _feature_in_words(values, auc["value"])


def _few_text(values: Values) -> str:
    return few_text(values["drawn"], values["drawn"]["holding"])


def _kinds_in_words(values: Values, auc: float) -> Iterator[str]:
    """Yield what is left without the grades around, the distances and the place."""
    parts = [f"{_title(item)} {_left(item, auc)}" for item in items_of(values, "kind", "coordinates")]
    if parts:
        yield tr("The AUC that is left when features are shuffled: {parts}.").format(parts=", ".join(parts))


def _missed_in_words(values: Values, auc: float) -> str:
    """Return which families are missed for certain, and which can do most alone."""
    sure = [item for item in items_of(values, "family", "coordinates") if is_sure(item["importances"]["auc"])]
    alone = items_of(values, "only")
    best = min(
        (item for item in alone if item["of"] in ("family", "coordinates")),
        key=lambda item: item["importances"]["auc"]["value"],
        default=None,
    )
    if sure:
        names = ", ".join(f"{_title(item)} ({_left(item, auc)})" for item in sure[:3])
        text = tr("Most missed of the families when shuffled: {names}.").format(names=names)
    else:
        text = tr("No family is missed for certain when it alone is shuffled: the others make up for it.")
    if best is None:
        return text
    most = tr("With all else shuffled, {family} alone reaches most, an AUC of {left}.").format(
        family=_title(best), left=_left(best, auc)
    )
    return f"{text} {most}"


def _feature_in_words(values: Values, auc: float) -> str:
    sure = [item for item in items_of(values, "feature") if is_sure(item["importances"]["auc"])]
    if not sure:
        return tr("No single feature is missed for certain: look at the families.")
    return tr("Of single features {name} is missed most: without it {left} are left.").format(
        name=sure[0]["name"], left=_left(sure[0], auc)
    )


def _title(item: Values) -> str:
    """Return the name of a group: a user's own as it is, that of a family in words."""
    return str(item["name"]) if "given" in (item["reason"], item.get("of")) else family_title(item["name"])


def _left(item: Values, auc: float) -> str:
    return f"{auc - item['importances']['auc']['value']:.3f}"


def _families(values: Values) -> str:
    text = tr(
        "How much worse the model does when what it is told of all features of one kind belongs to other composites. "
        "Zero: the others make up for them, or they are not needed. The whisker is the {level} interval, from drawing "
        "whole holes anew; where it crosses zero, the kind may not matter at other holes of this deposit."
    ).format(level=f"{values['drawn']['level']:.0%}")
    together = _titled(items_of(values, "given", "family", "kind", "coordinates", "all"))
    return paragraph(text) + importance_plots(values, together) + importance_table(values, together)


def _alone(values: Values) -> str:
    """Return what is left when everything but a family is shuffled."""
    text = tr(
        "Kinds of features say much the same, so that one is hardly missed while the others are there. Here everything "
        "but one kind is shuffled: what is left is what that kind tells the model amid the noise of the others. 0.5 is "
        "chance; a model that had learned from that kind only may do better."
    )
    auc = values["measures"][0]["value"]
    if auc is None:
        return ""
    rows = []
    for item in reversed(items_of(values, "only")):
        one = item["importances"]["auc"]
        ends = Figure("–")
        if one["low"] is not None and one["high"] is not None:
            ends = Figure(f"[{auc - one['high']:.3f}, {auc - one['low']:.3f}]")
        rows.append([_title(item), len(item["members"]), Figure(f"{auc - one['value']:.3f}"), ends])
    return paragraph(text) + table([tr("kind"), tr("features"), tr("AUC with it alone"), tr("interval")], rows)


def _members(values: Values) -> str:
    """Return how much each member loses without each family."""
    ways = {one["way"]: one for one in values["ways"]}
    order = ordered_ways(ways)
    rows: list[list[Any]] = [
        [tr("weight in the average"), *(Figure(f"{ways[way]['weight']:.0%}") for way in order)],
        [tr("AUC, nothing shuffled"), *(three_digits(ways[way]["measures"][0]["value"]) for way in order)],
    ]
    for reason in ("given", "kind", "coordinates", "family"):
        for item in items_of(values, reason):
            at = values["items"].index(item)
            falls = [ways[way]["items"][at]["importances"]["auc"] for way in order]
            rows.append([_title(item), *(_fall(one) for one in falls)])
    text = tr(
        "The fall of each member's own AUC when a kind is shuffled. A star: missed for certain, its interval lies "
        "above zero. A dash: it does not change at all, because the member does not see that kind."
    )
    return paragraph(text) + table(["", *(way_title(way) for way in order)], rows, is_dense=True)


def _fall(one: Values) -> Figure:
    if one["value"] is None or (one["value"] == 0.0 and one["deviation"] == 0.0):
        return Figure("–")
    return Figure(f"{signed(one['value'], 3)}{' *' if is_sure(one) else ''}")


def _features(values: Values) -> str:
    """Return the features that are missed most."""
    found = items_of(values, "feature")
    text = tr(
        "The {shown} of {n} features that are missed most when they alone are shuffled; the table of importance holds "
        "all. What one feature tells, others of its kind tell too, so that small figures are to be expected."
    ).format(shown=min(SHOWN, len(found)), n=len(found))
    shown = found[:SHOWN]
    return paragraph(text) + importance_plots(values, shown) + importance_table(values, shown)


def _glossary(values: Values) -> str:
    words = family_words()
    rows = [
        [words[item["name"]][0], words[item["name"]][1], ", ".join(item["members"])]
        for item in values["items"]
        if item["reason"] in ("family", "coordinates")
    ]
    return table([tr("kind"), tr("what they are"), tr("names")], rows)


def _titled(items: Sequence[Values]) -> list[Values]:
    """Return items with the names of families in words."""
    return [{**item, "name": _title(item), "reason": "family"} for item in items]


def _averaged(values: Values) -> str:
    """Return how the members' logits become one, and what that means for its log-loss."""
    if values["is_below"]:
        return tr(
            "The logits of the members are averaged with their weights, which count what learns from the surroundings "
            "and trees on coordinates alike, and are not calibrated, since the model imitates ground below the "
            "drilling; log-loss is that of the average."
        )
    return tr(
        "The logits of the members are averaged with their weights and calibrated as the model is; log-loss is that "
        "of the calibrated average. Weights and calibration were fitted at these same composites, so that it flatters "
        "a little; the scores in the report of Train on composites do not."
    )


def _method(values: Values) -> list[str]:
    shuffles = {
        "blocks": tr("Each composite got the value of another scored composite, drawn at random from all of them."),
        "groups": tr(
            "Each hole got the values of another hole, in their order, so that values beside each other stayed beside "
            "each other."
        ),
        "within_groups": tr("Each composite got the value of a composite of its own hole."),
    }
    return [
        tr(
            "The model's members learned anew without each third of the holes in turn, with the variograms, the "
            "scaling, the draws and the seed of the model; holes that share a collar stay together. Each composite was "
            "then asked about by the members that had not learned its hole, one network or forest of each kind. "
            "Features of a composite never come from its own hole; variograms, normal scores and scaling are those of "
            "all composites, and composites of other holes that were learned from have it among their neighbours. "
            "{scored} of {n} composites were scored, {ore} of them ore; members of weight zero were left out."
        ).format(scored=f"{values['scored']:,}", n=f"{values['composites']:,}", ore=f"{values['ore']:,}"),
        f"{_averaged(values)} "
        + tr(
            "Shuffled, probabilities stay as sure as they were and go to the wrong composites, so that log-loss can "
            "rise above that of knowing nothing but the share of ore."
        ),
        tr(
            "Permutation importance (Breiman 2001): {shuffle} This was done {repeats} times for each feature and "
            "kind, with the same orders for all; the figure is the mean, the deviation that over the shuffles. "
            "Intervals come from drawing the {groups} holes or groups of holes anew, as wholes. Seed {seed}."
        ).format(
            shuffle=shuffles[values["shuffle"]],
            repeats=values["repeats"],
            groups=f"{values['drawn']['groups']:,}",
            seed=values["seed"],
        )
        + ("" if lacks_intervals(values) else f" {_few_text(values)}"),
        tr(
            "Importance says what this model leans on, not what makes ore: what is left out here may serve another "
            "model as well, and what is leaned on may stand for something else."
        ),
    ]
