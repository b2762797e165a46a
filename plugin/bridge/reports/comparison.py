# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of networks that were compared: what was tried, what was chosen, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...engine.errors import Notice
from ..messages import duration
from ..messages import translate as tr
from .comparison_figures import figure_cells, figure_titles, figures_of_best, is_of_numbers, main_figure, three
from .comparison_stages import stage_sections
from .comparison_trials import CHANGED, as_good, settings_title, trial_like
from .network import split_text
from .page import Section, cards, page, paragraph, quotation, table

Values = Mapping[str, Any]


def comparison_report(
    values: Values,
    split: Values,
    lists: Values,
    notices: Iterable[Notice],
    *,
    passed: str = "",
    code: Section | None = None,
) -> str:
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
    passed : str
        The best settings as parameters of Train network.
    code : Section, optional
        How to use the best network without Oresight (see `code_section`).
    """
    return page(
        tr("Networks compared"),
        [
            Section(tr("The best network"), _best(values, passed)),
            *stage_sections(values),
            Section(tr("Method"), _method(values, split, lists, has_network=code is not None)),
            *([] if code is None else [code]),
        ],
        lead=_lead(values),
        notices=notices,
    )


def _lead(values: Values) -> str:
    best, n = values["tried"][values["best_place"]], len(values["tried"])
    text = tr(
        "Of {n} networks this did best on the validation blocks, which none of them was trained on: {title}."
    ).format(n=n, title=settings_title(best["settings"], CHANGED))
    name, figure = main_figure(values)
    if values["test"] is None or values["test"][name] is None:
        return text
    said = tr("On the test blocks, which chose nothing, its {figure} is {value}.")
    return f"{text} {said.format(figure=figure, value=three(values['test'][name]))} {_no_better(values)}".rstrip()


def _no_better(values: Values) -> str:
    """Return that the best is no better on the test blocks than saying the same of all; empty where it is better."""
    test = values["test"]
    if is_of_numbers(values):
        return "" if test["r2"] > 0.0 else tr("That is no better than saying their mean of every block.")
    if test["accuracy"] > test["larger_class"]:
        return ""
    return tr("It calls no more of them rightly than calling all of them the same would.")


def _best(values: Values, passed: str) -> str:
    """Return the best network's figures beside those of the settings that were given, and how to use it."""
    tried = values["tried"]
    best, given = tried[values["best_place"]], tried[0]
    figures = [
        *figures_of_best(values),
        (str(len(tried)), tr("networks tried")),
        (duration(values["seconds"]), tr("in all")),
    ]
    shown = [(tr("best"), best)] if best is given else [(tr("best"), best), (tr("settings as given"), given)]
    rows = [
        [title, settings_title(one["settings"], CHANGED), *figure_cells(trial_like(values, one).networks, values)]
        for title, one in shown
    ]
    return (
        cards(figures)
        + table(["", tr("Network"), *figure_titles(values)], rows)
        + paragraph(_how_to_train(values))
        + quotation(passed)
        + paragraph(_caution(values))
    )


def _how_to_train(values: Values) -> str:
    if values["target"]["kind"] == "binary":
        return tr(
            "To train it, give Train network the file of the best settings, which Run workflow takes too; or these "
            "parameters, with the same split:"
        )
    return tr(
        "To train it, give Train network the file of the best settings; or these parameters, with the same split:"
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


def _method(values: Values, split: Values, lists: Values, *, has_network: bool) -> str:
    settings = values["best"]
    way = (
        tr("Every combination of the lists was tried.")
        if lists["method"] == "grid"
        else tr("The lists were tried in turn, each with the best of those before.")
    )
    criteria = {
        "auc": tr("the highest AUC"),
        "loss": tr("the lowest loss"),
        "accuracy": tr("the highest accuracy"),
        "f1": tr("the highest F1"),
        "rmse": tr("the lowest root mean square error"),
        "mae": tr("the lowest mean absolute error"),
    }
    counts = split.get("counts", [0, 0, 0])
    used = min(counts[0], lists["most_blocks"] or counts[0])
    text = tr(
        "Blocks were split by {split}: {training} trained, {validation} judged, {test} were scored once, for the best. "
        "{way} Every network was trained for {epochs} epochs with {optimizer}, features scaled ({scaling}) by the "
        "training blocks only, from seed {seed} on; networks of one shape were trained together, and a network's "
        "seconds are its share. The best has {criterion} on the validation blocks. {learned} It has converged in the "
        "first epoch in which the training loss has done 99 % of its fall. Device {device}; PyTorch {torch}."
    )
    learned = (
        tr("A network did not learn when its error merely equals that of saying the mean of every block.")
        if is_of_numbers(values)
        else tr(
            "A network did not learn when its accuracy, on the training or the validation blocks, merely equals the "
            "share of the larger class. Accuracies are at 0.5, of classes by the most probable; of classes and labels "
            "AUC and F1 are means over them."
        )
    )
    if has_network:
        learned = tr("It was trained once more, alone and on all training blocks.") + f" {learned}"
    return paragraph(
        text.format(
            split=split_text(split, values.get("unit", "")),
            training=f"{used:,}",
            validation=f"{counts[1]:,}",
            test=f"{counts[2]:,}",
            way=way,
            epochs=settings["epochs"],
            optimizer=settings["optimizer"],
            scaling=settings["scaling"].replace("_", "-"),
            seed=settings["seed"],
            criterion=criteria[values["criterion"]],
            learned=learned,
            device=values["device"],
            torch=values["versions"].get("torch", ""),
        )
    )
