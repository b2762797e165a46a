# SPDX-License-Identifier: GPL-2.0-or-later
"""The sections of a comparison's report: a stage each, with the networks tried in it, their figures and curves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..messages import translate as tr
from .bars import Bar, bar_plot
from .comparison_figures import figure_cells, figure_titles, is_of_numbers, main_figure, saying_the_same, three
from .comparison_trials import CHANGED, Trial, keys_of, settings_title, stages_of
from .page import Section, beside, paragraph, table
from .plots import Line, line_plot

Values = Mapping[str, Any]

MOST_LINES = 8
"""Networks whose curves one plot holds."""


def stage_sections(values: Values) -> list[Section]:
    """Return a section for each stage of the search."""
    titles = {
        "given": tr("The settings as given"),
        "layers": tr("Number of hidden layers"),
        "widths": tr("Widths of the hidden layers"),
        "activation": tr("Activation"),
        "batch_size": tr("Batch size"),
        "learning_rate": tr("Learning rate"),
        "grid": tr("All networks"),
    }
    return [Section(titles.get(stage, stage), _stage(stage, trials, values)) for stage, trials in stages_of(values)]


def _stage(stage: str, trials: list[Trial], values: Values) -> str:
    if stage == "given":
        return _table(trials, values) + _curves(trials, values)
    said = paragraph(_stage_text(stage, trials)) if stage != "grid" else ""
    return said + _table(trials, values) + _bars(trials, values) + _curves(trials, values)


def _stage_text(stage: str, trials: list[Trial]) -> str:
    """Return what the trials of a stage have in common."""
    rest = tuple(name for name in CHANGED if name not in keys_of(stage))
    return tr("All with {rest}.").format(rest=settings_title(trials[0].networks[0]["settings"], rest))


def _table(trials: list[Trial], values: Values) -> str:
    rows = [[_marked(trial), *figure_cells(trial.networks, values), _state(trial)] for trial in trials]
    rows.append(saying_the_same(values))
    return table([tr("Network"), *figure_titles(values), ""], rows, is_long=len(rows) > 20)


def _marked(trial: Trial) -> str:
    return f"{trial.title} ★" if trial.is_best else trial.title


def _state(trial: Trial) -> str:
    """Return what went wrong, in words; empty when nothing did."""
    words = {"did_not_learn": tr("did not learn"), "diverged": tr("diverged")}
    states = [words[one["state"]] for one in trial.networks if one["state"] in words]
    if not states or len(trial.networks) == 1:
        return "".join(states)
    return ", ".join(f"{states.count(state)} x {state}" for state in dict.fromkeys(states))


def _bars(trials: list[Trial], values: Values) -> str:
    name, title = main_figure(values)
    floor = 0.0 if is_of_numbers(values) else 0.5
    known = [trial for trial in trials if np.isfinite(trial.mean(name))][: 3 * MOST_LINES]
    lowest = min([floor, *(trial.mean(name) - 0.02 for trial in known)])
    bars = [
        Bar(
            trial.title,
            trial.mean(name),
            three(trial.mean(name)),
            max(lowest, trial.mean(name) - trial.spread(name)) if np.isfinite(trial.spread(name)) else float("nan"),
            min(1.0, trial.mean(name) + trial.spread(name)) if np.isfinite(trial.spread(name)) else float("nan"),
            is_marked=trial.is_best,
        )
        for trial in known
    ]
    return bar_plot(
        bars,
        x_label=tr("{figure}, validation blocks").format(figure=title),
        x_range=(lowest, 1.0),
        guide=floor,
        caption=tr("0 is saying the mean of every block") if is_of_numbers(values) else tr("0.5 is chance"),
    )


def _curves(trials: list[Trial], values: Values) -> str:
    """Return loss and accuracy by epoch of the first network of each trial, the best ones when there are many."""
    shown = [trial for trial in trials if trial.networks[0]["history"]]
    if len(shown) > MOST_LINES:
        shown = sorted(shown, key=lambda trial: -trial.mean(main_figure(values)[0]))[:MOST_LINES]

    def plot(key: str, title: str) -> str:
        lines = [
            Line(
                trial.title,
                [record["epoch"] for record in trial.networks[0]["history"]],
                [record[key] for record in trial.networks[0]["history"]],
            )
            for trial in shown
        ]
        return line_plot(lines, x_label=tr("epoch"), y_label=title)

    if not shown:
        return ""
    losses = beside(plot("loss", tr("loss, training blocks")), plot("validation_loss", tr("loss, validation blocks")))
    if is_of_numbers(values):
        return losses
    return losses + beside(
        plot("accuracy", tr("accuracy, training blocks")),
        plot("validation_accuracy", tr("accuracy, validation blocks")),
    )
