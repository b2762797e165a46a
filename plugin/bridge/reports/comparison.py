# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of networks that were compared: what was tried, what was chosen, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from ...engine.errors import Notice
from ..messages import duration
from ..messages import translate as tr
from .bars import Bar, bar_plot
from .comparison_trials import CHANGED, Trial, as_good, keys_of, settings_title, stages_of, trial_like
from .network import split_text
from .page import Figure, Section, beside, cards, page, paragraph, quotation, table
from .plots import Line, line_plot

Values = Mapping[str, Any]

MOST_LINES = 8
"""Networks whose curves one plot holds."""


def comparison_report(values: Values, split: Values, lists: Values, notices: Iterable[Notice]) -> str:
    """Return the report of a comparison as one HTML page.

    Parameters
    ----------
    values : mapping
        Values of the job `compare_networks`.
    split : mapping
        Description of the split.
    lists : mapping
        What was tried (`SearchLists.to_dict`).
    notices : iterable of Notice
        What the reader must know first.
    """
    stages = dict(stages_of(values))
    return page(
        tr("Networks compared"),
        [
            Section(tr("The best network"), _best(values)),
            *(Section(_stage_title(stage, lists), _stage(stage, trials, values)) for stage, trials in stages.items()),
            Section(tr("Method"), _method(values, split, lists)),
        ],
        lead=_lead(values),
        notices=notices,
    )


def _lead(values: Values) -> str:
    best, n = values["tried"][values["best_place"]], len(values["tried"])
    text = tr("Of {n} networks {title} did best on the validation blocks, which none of them was trained on.").format(
        n=n, title=settings_title(best["settings"], CHANGED)
    )
    if values["test"] is None or values["test"]["auc"] is None:
        return text
    return f"{text} " + tr("On the test blocks, which chose nothing, its AUC is {auc}.").format(
        auc=_three(values["test"]["auc"])
    )


def _best(values: Values) -> str:
    """Return the best network's figures beside those of the settings that were given, and how to use it."""
    tried, test = values["tried"], values["test"]
    best, given = tried[values["best_place"]], tried[0]
    figures = [
        (_three(best["auc"]), tr("AUC, validation blocks")),
        (_three(test["auc"]) if test else "–", tr("AUC, test blocks")),
        (_share(test["accuracy"]) if test else "–", tr("accuracy, test blocks")),
        (_share(test["larger_class"]) if test else "–", tr("accuracy of calling them all the same")),
        (str(len(tried)), tr("networks tried")),
        (duration(values["seconds"]), tr("in all")),
    ]
    settings = best["settings"]
    layers = ",".join(map(str, settings["hidden_layers"]))
    passed = (
        f"HIDDEN_LAYERS={layers}; ACTIVATION={settings['activation']}; LEARNING_RATE={settings['learning_rate']:g}; "
        f"BATCH_SIZE={settings['batch_size']}; EPOCHS={settings['epochs']}"
    )
    shown = [(tr("best"), best)] if best is given else [(tr("best"), best), (tr("settings as given"), given)]
    rows = [
        [title, settings_title(one["settings"], CHANGED), *_figures_of(trial_like(values, one).networks)]
        for title, one in shown
    ]
    return (
        cards(figures)
        + table(["", tr("Network"), *_figure_titles()], rows)
        + paragraph(tr("To train it, give Train network these parameters; the outputs of this run hold them too:"))
        + quotation(passed)
        + paragraph(_caution(values))
    )


def _caution(values: Values) -> str:
    """Return how far the choice can be trusted."""
    n = len(values["tried"])
    text = tr(
        "The best of {n} networks on the validation blocks looks better there than it is, because it was chosen there; "
        "the figures of the test blocks are free of that."
    ).format(n=n)
    alike, near = as_good(values)
    if len(alike) == 1:
        return f"{text} " + tr(
            "No other setting comes within {near} of it, twice the usual spread between seeds."
        ).format(near=f"{near:.3g}")
    if alike:
        return f"{text} " + tr(
            "{alike} settings come within {near} of the best, twice the usual spread between seeds, and are as good as "
            "it is; the smallest network among them is {title}."
        ).format(alike=len(alike), near=f"{near:.3g}", title=alike[0].title)
    return f"{text} " + tr(
        "Each network was trained once: differences of a few thousandths may be luck. More networks for each setting "
        "tell."
    )


def _stage(stage: str, trials: list[Trial], values: Values) -> str:
    if stage == "given":
        return _table(trials, values) + _curves(trials)
    said = paragraph(_stage_text(stage, trials)) if stage != "grid" else ""
    return said + _table(trials, values) + _bars(trials) + _curves(trials)


def _stage_text(stage: str, trials: list[Trial]) -> str:
    """Return what the trials of a stage have in common."""
    rest = tuple(name for name in CHANGED if name not in keys_of(stage))
    return tr("All with {rest}.").format(rest=settings_title(trials[0].networks[0]["settings"], rest))


def _table(trials: list[Trial], values: Values) -> str:
    rows = [[_marked(trial), *_figures_of(trial.networks), _state(trial)] for trial in trials]
    rows.append([tr("calling every block the same"), None, Figure(_share(values["larger_class"])), *[None] * 4, ""])
    return table([tr("Network"), *_figure_titles(), ""], rows, is_long=len(rows) > 20)


def _figure_titles() -> list[str]:
    return [
        tr("AUC"),
        tr("accuracy"),
        tr("loss"),
        tr("accuracy, training blocks"),
        tr("converged in epoch"),
        tr("seconds"),
    ]


def _figures_of(networks: Sequence[Values]) -> list[Any]:
    trial = Trial("", tuple(networks), is_best=False)
    epoch = trial.mean("converged_epoch")
    return [
        Figure(_with_spread(trial, "auc")),
        Figure(_share(trial.mean("accuracy"))),
        Figure(_three(trial.mean("loss"))),
        Figure(_share(trial.mean("training_accuracy"))),
        None if np.isnan(epoch) else round(epoch),
        Figure(f"{trial.mean('seconds'):.1f}"),
    ]


def _with_spread(trial: Trial, name: str) -> str:
    spread = trial.spread(name)
    return _three(trial.mean(name)) + ("" if np.isnan(spread) else f" ± {_three(spread)}")


def _marked(trial: Trial) -> str:
    return f"{trial.title} ★" if trial.is_best else trial.title


def _state(trial: Trial) -> str:
    """Return what went wrong, in words; empty when nothing did."""
    words = {"did_not_learn": tr("did not learn"), "diverged": tr("diverged")}
    states = [words[one["state"]] for one in trial.networks if one["state"] in words]
    if not states or len(trial.networks) == 1:
        return "".join(states)
    return ", ".join(f"{states.count(state)} x {state}" for state in dict.fromkeys(states))


def _bars(trials: list[Trial]) -> str:
    known = [trial for trial in trials if np.isfinite(trial.mean("auc"))][: 3 * MOST_LINES]
    lowest = min([0.5, *(trial.mean("auc") - 0.02 for trial in known)])
    bars = [
        Bar(
            trial.title,
            trial.mean("auc"),
            _three(trial.mean("auc")),
            max(lowest, trial.mean("auc") - trial.spread("auc")) if len(trial.networks) > 1 else float("nan"),
            min(1.0, trial.mean("auc") + trial.spread("auc")) if len(trial.networks) > 1 else float("nan"),
            is_marked=trial.is_best,
        )
        for trial in known
    ]
    return bar_plot(
        bars,
        x_label=tr("AUC, validation blocks"),
        x_range=(lowest, 1.0),
        guide=0.5,
        caption=tr("0.5 is chance"),
    )


def _curves(trials: list[Trial]) -> str:
    """Return loss and accuracy by epoch of the first network of each trial, the best ones when there are many."""
    shown = [trial for trial in trials if trial.networks[0]["history"]]
    if len(shown) > MOST_LINES:
        shown = sorted(shown, key=lambda trial: -trial.mean("auc"))[:MOST_LINES]

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
    return beside(plot("loss", tr("loss, training blocks")), plot("validation_loss", tr("loss, validation blocks")))


def _stage_title(stage: str, lists: Values) -> str:
    titles = {
        "given": tr("The settings as given"),
        "layers": tr("Number of hidden layers"),
        "widths": tr("Widths of the hidden layers"),
        "activation": tr("Activation"),
        "batch_size": tr("Batch size"),
        "learning_rate": tr("Learning rate"),
        "grid": tr("All networks"),
    }
    return titles.get(stage, stage) if lists else stage


def _method(values: Values, split: Values, lists: Values) -> str:
    settings = values["best"]
    way = (
        tr("Every combination of the lists was tried.")
        if lists["method"] == "grid"
        else tr("The lists were tried in turn, each with the best of those before.")
    )
    criteria = {"auc": tr("the highest AUC"), "loss": tr("the lowest loss"), "accuracy": tr("the highest accuracy")}
    counts = split.get("counts", [0, 0, 0])
    used = min(counts[0], lists["most_blocks"] or counts[0])
    text = tr(
        "Blocks were split by {split}: {training} trained, {validation} judged, {test} were scored once, for the best. "
        "{way} Every network was trained for {epochs} epochs with {optimizer}, features scaled ({scaling}) by the "
        "training blocks only, from seed {seed} on; networks of one shape were trained together, and a network's "
        "seconds are its share. The best has {criterion} on the validation blocks. A network did not learn when its "
        "accuracy, on the training or the validation blocks, merely equals the share of the larger class. It has "
        "converged in the first epoch in which the training loss has done 99 % of its fall. Accuracies are at 0.5. "
        "Device {device}; PyTorch {torch}."
    )
    return paragraph(
        text.format(
            split=split_text(split),
            training=f"{used:,}",
            validation=f"{counts[1]:,}",
            test=f"{counts[2]:,}",
            way=way,
            epochs=settings["epochs"],
            optimizer=settings["optimizer"],
            scaling=settings["scaling"].replace("_", "-"),
            seed=settings["seed"],
            criterion=criteria[values["criterion"]],
            device=values["device"],
            torch=values["versions"].get("torch", ""),
        )
    )


def _three(value: float | None) -> str:
    return "–" if value is None or np.isnan(value) else f"{value:.3f}"


def _share(value: float | None) -> str:
    return "–" if value is None or np.isnan(value) else f"{value:.1%}"
