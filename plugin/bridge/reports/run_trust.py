# SPDX-License-Identifier: GPL-2.0-or-later
"""The part of a run's report that says how far the network can be trusted: alarms, simpler ways, intervals, costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ...engine.blocks.layers import Variable
from ...engine.errors import Notice
from ...engine.network.leaks import KRIGED_NUMBERS
from ...worker.protocol import notice_of
from ..messages import translate as tr
from ..run_results import RunResults
from .assessment import figures_section, thresholds_section
from .assessment_plots import capture_section, dropped_section
from .claims import span, taken_at_their_word, than_chance, than_other, with_interval
from .compared import best_of_ways, comparison_section, nearness_section, way_titles
from .page import Section

Values = Mapping[str, Any]
LEAST_RISE = 0.01
"""Share that must be called rightly more often in the surer half for the uncertainty to know where the network errs."""


def alarm_notices(run: RunResults) -> list[Notice]:
    """Return what tells of leaks, before anything else is read."""
    learning = run.record.get("learning") or {}
    return [notice_of(one) for of in (run.evaluation, learning) for one in of.get("alarms", ())]


def has_leaking_feature(run: RunResults) -> bool:
    """Return whether an alarm names a feature that tells the label."""
    return any("name" in fields for _, fields in run.evaluation.get("alarms", ()))


def interval_of_test(run: RunResults) -> str:
    """Return the interval of the AUC on test blocks, to be set behind it; '' where it was not evaluated."""
    auc = figures_of_test(run).get("auc")
    return f", {span(auc, '.3f')}" if auc and auc["low"] is not None else ""


def trust_answers(run: RunResults) -> Iterator[tuple[str, str]]:
    """Yield what a manager asks of the network, with the answer; nothing where it was not evaluated."""
    known, figures = run.evaluation, figures_of_test(run)
    if not figures:
        return
    yield tr("Is it better than chance?"), than_chance(figures["auc"], is_of_blocks=True)
    yield from _beside_ways(known.get("comparison"))
    ore = known["metrics"]["test"]["positives"] / known["metrics"]["test"]["n"]
    yield tr("Can its probabilities be taken at their word?"), taken_at_their_word(figures["calibration_error"], ore)
    yield tr("How much do these figures flatter?"), _flattery(run)
    network = run.record["settings"]["network"]
    yield tr("Where should it not be trusted?"), _where_not(known["assessment"].get("dropped"), network)


def figures_of_test(run: RunResults) -> Values:
    """Return the network's figures on test blocks; nothing where those are all of one class, or not evaluated."""
    figures: Values = ((run.evaluation.get("assessment") or {}).get("figures") or {}).get("test") or {}
    return figures


def _beside_ways(compared: Values | None) -> Iterator[tuple[str, str]]:
    if not compared:
        return
    gains, best = compared["gains"], best_of_ways(compared)
    yield _beside_best_feature(gains["best_feature"], compared.get("best_feature"))
    if best != "best_feature":
        yield tr("Is it better than the best of the simpler ways?"), than_other(gains[best], way_titles(compared)[best])


def _beside_best_feature(gain: Values, name: str | None) -> tuple[str, str]:
    """Return question and answer on the feature that tells training blocks best; records of before do not name it."""
    if not name:
        return tr("Is it better than the best single feature?"), than_other(gain, tr("the best single feature"))
    question = tr("Is it better than the feature that told the training blocks best ({name})?").format(name=name)
    text = tr("kriging alone ({name})") if Variable.parse(name).kind in KRIGED_NUMBERS else tr("{name} alone")
    return question, than_other(gain, text.format(name=name))


def _flattery(run: RunResults) -> str:
    """Return how near test blocks lie, what a random split would have said, and that no new hole was asked."""
    parts = [*_nearness(run.evaluation.get("nearness")), *_random_split(run.evaluation.get("comparison"))]
    learning = run.record.get("learning")
    if learning:
        text = tr(
            "These figures ask no held-out hole. At holes held out of everything the honest way has an AUC of {auc}."
        )
        return " ".join([*parts, text.format(auc=with_interval(learning["figures"]["calibrated"]["auc"]))])
    text = tr(
        "No held-out hole was asked here. The preset both and Validate workflow say what to expect of a new hole."
    )
    return " ".join([*parts, text])


def _nearness(nearness: Values | None) -> Iterator[str]:
    if nearness:
        text = tr(
            "Half of the test blocks lie within {half} of the variogram's range of a training or validation block."
        )
        yield text.format(half=f"{nearness['distances'][4]:.0%}")


def _random_split(compared: Values | None) -> Iterator[str]:
    """Yield the AUC that a random split gives: of the network where it was trained on one, else of the best way."""
    if not compared:
        return
    way = "network" if "network" in compared["random"] else best_of_ways(compared)
    here, there = compared["figures"][way]["auc"]["value"], compared["random"].get(way, {}).get("auc")
    if here is not None and there is not None:
        yield tr("On a random split {way} has an AUC of {random}, on this one {test}.").format(
            way=way_titles(compared)[way], random=f"{there:.3f}", test=f"{here:.3f}"
        )


def _where_not(dropped: Values | None, network: Values) -> str:
    """Return whether the uncertainty knows where the network errs, and what else was not looked at.

    Parameters
    ----------
    dropped : mapping, optional
        Scores when uncertain blocks are left out.
    network : mapping
        Settings of the network: what its uncertainty is depends on them.
    """
    ground = tr("Which ground lies far from the drilling or is unlike the training blocks was not looked at here.")
    if not dropped:
        return ground
    first, surer = dropped["accuracy"][0], dropped["accuracy"][len(dropped["accuracy"]) // 2]
    text = (
        tr(
            "Where its uncertainty is high: of all test blocks it calls {all} rightly, of the surer half {surer}. The "
            "uncertainty is {what}."
        )
        if surer - first >= LEAST_RISE
        else tr(
            "Its uncertainty hardly says: of all test blocks it calls {all} rightly, of the surer half {surer}. The "
            "uncertainty is {what}."
        )
    )
    told = text.format(all=f"{first:.1%}", surer=f"{surer:.1%}", what=_uncertainty_in_words(network))
    return f"{told} {ground}"


def _uncertainty_in_words(network: Values) -> str:
    if int(network.get("networks", 1)) > 1:
        return tr("how far the networks of the ensemble differ")
    if float(network.get("dropout", 0.0)) > 0.0:
        return tr("how far passes with dropout differ")
    return tr("the entropy of the probability itself: it is highest near one half, where any network errs most")


def _section(make: Callable[[Values], Section]) -> Callable[[RunResults], Section]:
    """Return a section of an evaluation's report as one of a run's."""

    def made(run: RunResults) -> Section:
        return make({**run.evaluation, "unit": run.unit}) if run.evaluation else Section("", "")

    return made


TRUST_SECTIONS = tuple(
    _section(make)
    for make in (figures_section, comparison_section, nearness_section, thresholds_section, capture_section,
                 dropped_section)
)  # fmt: skip
"""What the evaluation's report says, in the run's."""
