# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report on the honest way: by itself, and beside the published way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...engine.evaluation.applicability import APPLICABILITIES, BEYOND
from ..messages import translate as tr
from ..run_results import HONEST_PROBABILITY, RunResults
from .assessment import interval_text
from .claims import percent, span
from .learning import (
    calibration_section,
    called_section,
    distance_section,
    learning_answers,
    method_of_learning,
    worth_section,
)
from .learning_ways import verdict
from .page import Figure, Section, answers, beside, cards, paragraph, quotation, table
from .run_maps import overview
from .run_summary import data_in_words, figures_of_ore, glance_section, lead, where_to_drill
from .run_trust import figures_of_test

Values = Mapping[str, Any]
CALIBRATED = "calibrated"
"""The way whose probabilities stand in the blocks."""
LEAST_SHOWN = 0.001
"""Share that a digit after the point of percent shows."""


def honest_lead(run: RunResults) -> str:
    """Return what the data support, and how much of the ground they say nothing of."""
    said, share = verdict(run.record["learning"]), _guessed_share(run)
    if not share:
        return said
    text = tr("It says nothing of {share} of the ground, which lies beyond the drilling or is unlike it.")
    return f"{said} " + text.format(share=_in_percent(share, percent(share)))


def honest_glance_section(run: RunResults) -> Section:
    """Return the large figures, the answers in words, and the ground seen from above."""
    large = [*_figures(run), *figures_of_ore(run, is_part_guessed=_guessed_share(run) > 0.0)]
    text = _questions(run, (tr("Where to drill?"), where_to_drill(run)))
    return Section(tr("At a glance"), cards(large) + beside(text, overview(run)))


def _glance_without_map(run: RunResults) -> Section:
    """Return the figures and answers that need no map, and that it is not there."""
    text = tr(
        "The map of the honest way, blocks/{file}, is not in the folder of the run: its volume, its map and its "
        "targets cannot be shown."
    ).format(file=f"{HONEST_PROBABILITY}.tif")
    return Section(tr("At a glance"), cards(_figures(run)) + paragraph(text) + _questions(run))


def _figures(run: RunResults) -> list[tuple[str, str]]:
    """Return the large figures at held-out holes."""
    learning = run.record["learning"]
    figures, scores = learning["figures"][CALIBRATED], learning["metrics"]["test"]
    auc = figures["auc"]
    known = f", {span(auc, '.3f')}" if auc["low"] is not None else ""
    return [
        (f"{auc['value']:.3f}", tr("AUC at held-out holes") + known),
        (
            f"{scores['accuracy']:.1%}",
            tr("called rightly (larger class {share})").format(share=f"{scores['larger_class']:.1%}"),
        ),
    ]


def _questions(run: RunResults, *of_map: tuple[str, str]) -> str:
    """Return what a manager asks of the honest way, those of its map included, and of the data, with the answers."""
    questions = [
        *_answers(run),
        (tr("How sure is it?"), _how_sure(run)),
        *of_map,
        (tr("What is wrong with the data?"), data_in_words(run.record.get("drillholes"))),
    ]
    return answers((question, answer) for question, answer in questions if answer)


def believed_glance_section(run: RunResults) -> Section:
    """Return the first section: of both ways that which is to be believed, else the published one."""
    if not run.has_both_ways:
        return glance_section(run)
    honest = run.of_honest_way()
    return honest_glance_section(honest) if honest is not None else _glance_without_map(run)


def published_glance_section(run: RunResults) -> Section:
    """Return what the published way says of itself where both ways were gone; else the first section tells it."""
    if not run.has_both_ways:
        return Section("", "")
    body = glance_section(run, is_first=False).body
    return Section(tr("What the published way says of itself"), paragraph(lead(run)) + body)


def believed_lead(run: RunResults) -> str:
    """Return what came out: of the honest way wherever it was gone."""
    if not run.record.get("learning"):
        return lead(run)
    if not run.has_both_ways:
        return honest_lead(run)
    text = tr(
        "Believe the honest way. {said} What is said below of the network and of test blocks is of the published way."
    )
    return text.format(said=honest_lead(run))


def _in_percent(share: float, text: str) -> str:
    """Return a share as it is written, save one that is not nothing and would be written so."""
    return tr("less than 0.1%") if 0.0 < share < LEAST_SHOWN else text


def _guessed_share(run: RunResults) -> float:
    """Return the share of the blocks that lie beyond what the data supports; 0 where that is not known."""
    counts = run.applicability_counts()
    return sum(counts[BEYOND:]) / sum(counts) if any(counts) else 0.0


def _answers(run: RunResults) -> Iterator[tuple[str, str]]:
    """Yield what a manager asks of the honest way, with the answer."""
    yield from learning_answers({**run.record["learning"], "unit": run.unit})
    told = _where_it_applies(run)
    if told:
        yield tr("In how much of the ground does it apply?"), told


def _where_it_applies(run: RunResults) -> str:
    """Return the shares of the blocks that are like what was learned from, and of those that are not."""
    counts = run.applicability_counts()
    total = sum(counts)
    if not total:
        return ""
    text = tr(
        "{inside} of the blocks are like what was learned from, {doubtful} at its edge; {beyond} lie below or beyond "
        "the drilling and {outside} are unlike all of it: there the map is a guess, and there are no targets."
    )
    shares = {name: _in_percent(count / total, f"{count / total:.1%}") for name, count in zip(APPLICABILITIES, counts)}
    return text.format(**shares)


def _how_sure(run: RunResults) -> str:
    scores = run.record["learning"]["metrics"]["test"]
    text = tr(
        "Of 100 composites of held-out holes that it calls ore, {precision} are ore; of 100 that are ore, it finds "
        "{recall}."
    )
    return text.format(precision=f"{100 * scores['precision']:.0f}", recall=f"{100 * scores['recall']:.0f}")


def honest_worth_section(run: RunResults) -> Section:
    """Return the figures of every way of predicting at held-out holes; nothing where the honest way was not gone."""
    learning = run.record.get("learning")
    return worth_section(learning) if learning else Section("", "")


def honest_distance_section(run: RunResults) -> Section:
    """Return scores by distance to what is known; nothing where the honest way was not gone."""
    learning = run.record.get("learning")
    return distance_section({**learning, "unit": run.unit}) if learning else Section("", "")


def honest_calibration_section(run: RunResults) -> Section:
    """Return whether the honest way's probabilities mean what they say; nothing where the record does not hold it."""
    learning = run.record.get("learning") or {}
    return calibration_section(learning) if learning.get("reliability") else Section("", "")


def honest_called_section(run: RunResults) -> Section:
    """Return what is called ore rightly and wrongly at held-out holes."""
    return called_section(run.record["learning"])


def honest_method_section(run: RunResults) -> Section:
    """Return the method as a paragraph to paste."""
    return Section(tr("Method, to paste"), quotation(method_of_learning(run.record["learning"])))


def sides_section(run: RunResults) -> Section:
    """Return both ways beside each other and which to believe; nothing where one was gone only."""
    if not run.has_both_ways:
        return Section("", "")
    record = run.record
    learning, scores = record["learning"], record["metrics"].get("test") or {}
    own, figures = learning["metrics"]["test"], learning["figures"][CALIBRATED]
    rows: list[list[Any]] = [
        [tr("scored on"), tr("test blocks, against the kriged label"), tr("composites of held-out holes")],
        [tr("how many"), scores.get("n"), own["n"]],
        [tr("AUC"), _published(run, "auc"), interval_text(figures["auc"])],
        [tr("log-loss"), _published(run, "log_loss"), interval_text(figures["log_loss"])],
        [tr("average precision"), _published(run, "average_precision"), interval_text(figures["average_precision"])],
        [tr("calibration error"), _published(run, "calibration_error"), interval_text(figures["calibration_error"])],
    ]
    for name, title in (
        ("accuracy", tr("accuracy")),
        ("larger_class", tr("share of the larger class")),
        ("precision", tr("precision")),
        ("recall", tr("recall")),
        ("f1", tr("F1")),
    ):
        rows.append([title, _published(run, name), _share(own[name])])
    rows += _truth_rows(record["metrics"])
    results = record["results"]
    rows.append([tr("drill targets"), results["targets"]["count"], results["honest_targets"]["count"]])
    header = ["", tr("published: a network on kriged blocks"), tr("honest: learned without the own hole")]
    return Section(
        tr("Published and honest, side by side"),
        table(header, rows) + paragraph(_whom_to_believe(run)) + paragraph(_truth_in_words(record["metrics"])),
    )


def _published(run: RunResults, name: str) -> Figure:
    """Return a figure of the network on its test blocks, with its interval where it was evaluated."""
    found = figures_of_test(run).get(name)
    scores = run.record["metrics"].get("test") or {}
    return interval_text(found) if found else _share(scores.get("loss" if name == "log_loss" else name))


def _whom_to_believe(run: RunResults) -> str:
    """Return which column to believe, and what on the page is of which way."""
    believed = tr(
        "Believe the right column. The left one says how well the network repeats a kriging of the very samples that "
        "its features were kriged from; no new hole was asked. The right one was measured at holes that had been left "
        "out of everything, and says what to expect of the next hole, with an interval."
    )
    top = (
        tr("The answers at the top are the honest way's.")
        if run.of_honest_way() is None
        else tr("The answers, the map and the targets at the top are the honest way's.")
    )
    rest = tr(
        "All that follows on level plans, sections, targets and test blocks is the published way's. More of the "
        "honest way is in the project, under Honest way."
    )
    return f"{believed} {top} {rest}"


def _truth_rows(metrics: Values) -> list[list[Any]]:
    """Return the scores against the true ore, where it is known."""
    truth, honest, whole = (metrics.get(name) for name in ("truth", "truth_honest", "truth_honest_all"))
    rows: list[list[Any]] = []
    if truth and honest:
        rows.append([tr("AUC against the true ore, test blocks"), _share(truth["auc"]), _share(honest["auc"])])
        rows.append([tr("log-loss against the true ore, test blocks"), _share(truth["loss"]), _share(honest["loss"])])
    if whole:
        rows.append([tr("AUC against the true ore, all blocks"), Figure("–"), _share(whole["auc"])])
    return rows


def _truth_in_words(metrics: Values) -> str:
    truth, honest = metrics.get("truth"), metrics.get("truth_honest")
    if not truth or not honest or truth["auc"] is None:
        return ""
    text = tr(
        "The true ore of this deposit is known. On the same {n} blocks the published way has an AUC of {published} "
        "against it and the honest way {honest}; the log-loss, which punishes false confidence, is {sure} and {unsure}."
    )
    return text.format(
        n=f"{truth['n']:,}",
        published=f"{truth['auc']:.3f}",
        honest=f"{honest['auc']:.3f}",
        sure=f"{truth['loss']:.3f}",
        unsure=f"{honest['loss']:.3f}",
    )


def _share(value: float | None) -> Figure:
    return Figure("–" if value is None else f"{value:.3f}")
