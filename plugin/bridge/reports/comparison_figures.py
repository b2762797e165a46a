# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures of compared networks as cells of a table, for every kind of target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..messages import translate as tr
from .comparison_trials import Trial
from .page import Figure

Values = Mapping[str, Any]


def is_of_numbers(values: Values) -> bool:
    """Return whether the networks learnt a number."""
    return bool(values["target"]["kind"] == "regression")


def main_figure(values: Values) -> tuple[str, str]:
    """Return the figure by which networks are drawn, higher being better, and its title."""
    return ("r2", tr("R²")) if is_of_numbers(values) else ("auc", tr("AUC"))


def figure_titles(values: Values) -> list[str]:
    """Return the titles of the columns that `figure_cells` fills."""
    if is_of_numbers(values):
        own = [tr("root mean square error"), tr("mean absolute error"), tr("R²"), tr("R², training blocks")]
    else:
        own = [tr("AUC"), tr("accuracy"), tr("F1"), tr("loss"), tr("accuracy, training blocks")]
    return [*own, tr("converged in epoch"), tr("seconds")]


def figure_cells(networks: Sequence[Values], values: Values) -> list[Any]:
    """Return the figures of networks that differ in their seeds: means, the main one with its spread."""
    trial = Trial("", tuple(networks), is_best=False)
    if is_of_numbers(values):
        own = [Figure(_with_spread(trial, "rmse", four)), *(Figure(four(trial.mean(one))) for one in ("mae", "r2"))]
        own.append(Figure(three(trial.mean("training_r2"))))
    else:
        own = [
            Figure(_with_spread(trial, "auc", three)),
            Figure(share(trial.mean("accuracy"))),
            Figure(three(trial.mean("f1"))),
            Figure(three(trial.mean("loss"))),
            Figure(share(trial.mean("training_accuracy"))),
        ]
    epoch = trial.mean("converged_epoch")
    return [*own, None if np.isnan(epoch) else round(epoch), Figure(f"{trial.mean('seconds'):.1f}")]


def saying_the_same(values: Values) -> list[Any]:
    """Return the row of a way that says the same of every block."""
    if is_of_numbers(values):
        deviation = Figure(four(values["deviation"]))
        return [tr("saying the mean of every block"), deviation, None, Figure(four(0.0)), *[None] * 3, ""]
    accuracy = Figure(share(values["larger_class"]))
    return [tr("calling every block the same"), None, accuracy, *[None] * 5, ""]


def figures_of_best(values: Values) -> list[tuple[str, str]]:
    """Return the figures of the best network on the validation and test blocks, with their titles."""
    test, name = values["test"] or {}, main_figure(values)[0]
    best = values["tried"][values["best_place"]]
    if is_of_numbers(values):
        return [
            (three(best[name]), tr("R², validation blocks")),
            (three(test.get("r2")), tr("R², test blocks")),
            (_in_unit(test.get("rmse"), values), tr("root mean square error, test blocks")),
            (_in_unit(test.get("deviation"), values), tr("error of saying their mean")),
        ]
    return [
        (three(best[name]), tr("AUC, validation blocks")),
        (three(test.get("auc")), tr("AUC, test blocks")),
        (share(test.get("accuracy")), tr("accuracy, test blocks")),
        (share(test.get("larger_class")), tr("accuracy of calling them all the same")),
    ]


def three(value: float | None) -> str:
    """Return a number with three digits after the point."""
    return "–" if value is None or np.isnan(value) else f"{value:.3f}"


def four(value: float | None) -> str:
    """Return a number with four digits that count."""
    return "–" if value is None or np.isnan(value) else f"{value:.4g}"


def share(value: float | None) -> str:
    """Return a share in per cent."""
    return "–" if value is None or np.isnan(value) else f"{value:.1%}"


def _in_unit(value: float | None, values: Values) -> str:
    return f"{four(value)} {values['target']['unit']}".rstrip()


def _with_spread(trial: Trial, name: str, written: Any) -> str:
    spread = trial.spread(name)
    return str(written(trial.mean(name))) + ("" if np.isnan(spread) else f" ± {written(spread)}")
