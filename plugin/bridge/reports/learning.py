# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of what was learned from composites: what it is worth at new holes, and what is as good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...engine.errors import Notice
from ..messages import translate as tr
from .claims import taken_at_their_word, than_chance, than_other, weak_places
from .learning_ways import (
    gains_of_calibrated,
    members_in_words,
    ordered_ways,
    strongest_baseline,
    titled_ways,
    verdict,
    way_title,
    ways_plot,
    ways_table,
)
from .page import Figure, Section, page, paragraph, quotation, side, table
from .plots import Line, line_plot
from .validation_details import distance_table

Values = Mapping[str, Any]


def learning_report(values: Values, notices: Iterable[Notice], code: Section | None = None) -> str:
    """Return the report of `train_on_composites`.

    Parameters
    ----------
    values : mapping
        Its record: values of the job, `target`, `grade` and `settings`.
    notices : iterable of Notice
        What the reader must know first.
    code : Section, optional
        How its networks are read without Oresight (see `networks_code_section`).
    """
    method = Section(tr("Method, to paste"), quotation(method_of_learning(values)))
    sections = [
        worth_section(values),
        distance_section(values),
        called_section(values),
        calibration_section(values),
        method,
    ]
    sections += [] if code is None else [code]
    return page(tr("Learning from composites"), sections, lead=verdict(values), notices=notices)


def worth_section(values: Values) -> Section:
    """Return the figures of every way of predicting at held-out holes."""
    text = tr(
        "Each of {folds} parts of the holes was held out in turn: its composites were taken away before variograms, "
        "kriging, scaling and learning, and then predicted. Holes that share a collar stay together. The intervals "
        "hold 95 of 100 draws of whole holes; the last column says how far the raw average's AUC is above each."
    ).format(folds=values["folds"])
    return Section(tr("What it is worth at new holes"), paragraph(text) + ways_plot(values) + ways_table(values))


def distance_section(values: Values) -> Section:
    """Return scores by distance to the nearest known composite; nothing where a record does not hold them."""
    bands, unit = values.get("distance"), values.get("unit", "")
    title = tr("Where not to trust it")
    if not bands:
        return Section(title, "")
    return Section(title, paragraph(weak_places(bands, unit)) + distance_table(bands, unit))


def learning_answers(values: Values) -> Iterator[tuple[str, str]]:
    """Yield what a manager asks of what was learned, with the answer."""
    figures, gains = values["figures"]["calibrated"], gains_of_calibrated(values)
    best = strongest_baseline(values)
    yield tr("Is it better than chance?"), than_chance(figures["auc"])
    yield tr("Is it better than kriging alone?"), than_other(gains["kriging"], way_title("kriging"))
    if best != "kriging":
        yield tr("Is it better than the best of the simpler ways?"), than_other(gains[best], way_title(best))
    yield tr("Which of its members do the data support?"), members_in_words(values)
    ore = values["counts"]["ore"] / values["counts"]["composites"]
    yield tr("Can its probabilities be taken at their word?"), taken_at_their_word(figures["calibration_error"], ore)
    if values.get("distance"):
        yield tr("Where should it not be trusted?"), weak_places(values["distance"], values.get("unit", ""))


def called_section(values: Values) -> Section:
    """Return what is called ore rightly and wrongly at held-out holes."""
    scores = values["metrics"]["test"]
    counts = scores["confusion"]
    text = tr(
        "From {threshold} on a block is called ore: the threshold of best F1 at held-out holes. The counts and scores "
        "below call each part of the holes at the best threshold of the other parts."
    ).format(threshold=f"{values['threshold']:.3f}")
    rows = [
        [tr("is ore"), counts["true_positives"], counts["false_negatives"]],
        [tr("is waste"), counts["false_positives"], counts["true_negatives"]],
    ]
    figures = [
        [tr("accuracy"), _share(scores["accuracy"])],
        [tr("share of the larger class"), _share(scores["larger_class"])],
        [tr("precision"), _share(scores["precision"])],
        [tr("recall"), _share(scores["recall"])],
        [tr("F1"), _share(scores["f1"])],
    ]
    tables = [table(["", tr("called ore"), tr("called waste")], rows), table(["", tr("at held-out holes")], figures)]
    return Section(tr("Called rightly and wrongly"), paragraph(text) + side(tables))


def calibration_section(values: Values) -> Section:
    """Return the share of ore by probability, before and after calibration."""
    bins = values["reliability"]
    lines = [Line(title, bins[way]["probability"], bins[way]["share"]) for way, title in titled_ways(bins).items()]
    diagonal = Line(tr("as it should be"), [0.0, 1.0], [0.0, 1.0], is_guide=True)
    plot = line_plot(
        [*lines, diagonal],
        x_label=tr("probability"),
        y_label=tr("share of ore"),
        x_range=(0.0, 1.0),
        y_range=(0.0, 1.0),
        caption=tr("Composites of held-out holes in ten bins of probability"),
    )
    text = tr("Of the places with a probability of 0.7, seven of ten should be ore.")
    if is_calibrated(values):
        fitted = tr(
            "The average x of the logits becomes {calibrated}: fitted within what was learned from, at holes that the "
            "members had not learned from; what is shown of a part of the holes was learned and fitted without it."
        ).format(calibrated=calibrated_text(values))
    else:
        fitted = tr("No calibration was fitted: the probabilities are the average's own.")
    text = f"{text} {fitted}"
    return Section(tr("Whether probabilities mean what they say"), paragraph(text) + plot)


def method_of_learning(values: Values) -> str:
    """Return the method as a paragraph."""
    counts, settings = values["counts"], values["settings"]
    weighed = tr("with weights fitted at left-out holes")
    if settings["is_below"]:
        weighed = tr("so that what learns from the surroundings and trees on coordinates count alike")
    text = tr(
        "Ore is {target}; the grade it is about is {grade}. {composites} composites of {holes} holes, {ore} of them "
        "ore. Each composite was described by what the composites of other holes say about its place, as it is and "
        "with a fifth and two fifths of the other holes hidden: kriged normal scores and indicators with the "
        "variograms that err least at left-out holes, and statistics of the nearest composites. The logits of "
        "{members} are averaged {weighed}."
    ).format(
        target=values["target"],
        grade=values["grade"],
        composites=f"{counts['composites']:,}",
        holes=counts["holes"],
        ore=f"{counts['ore']:,}",
        members=", ".join(way_title(kind) for kind in ordered_ways(values["members"])),
        weighed=weighed,
    )
    calibrated = tr("The average x becomes {calibrated}, fitted at left-out holes.").format(
        calibrated=calibrated_text(values)
    )
    below = tr("Copies that know nothing at their own level and deeper imitate ground below the drilling.")
    seed = tr("Seed {seed}.").format(seed=settings["seed"])
    said = [text, calibrated if is_calibrated(values) else "", below if settings["is_below"] else "", seed]
    return " ".join(one for one in said if one)


def calibrated_text(values: Values) -> str:
    """Return what the average x of the logits becomes."""
    return f"{values['calibration']['slope']:.3f} x"


def is_calibrated(values: Values) -> bool:
    """Return whether the average's logits were changed by a calibration."""
    return bool(values["calibration"]["slope"] != 1.0)


def _share(value: float) -> Figure:
    return Figure(f"{value:.3f}")
