# SPDX-License-Identifier: GPL-2.0-or-later
"""Every figure of one part of the blocks with its interval, by drawing whole groups anew."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .calibration_error import drawn_errors, expected_calibration_error
from .few_groups import DrawnFigure
from .held_out import OF_BOTH
from .intervals import Drawn, Held
from .metrics import area_under_roc, average_precision, confusion, log_loss, matthews, mean_square

Array = NDArray[Any]
Floats = NDArray[np.float64]

OF_PROBABILITY = ("auc", "average_precision", "brier", "log_loss", "calibration_error")
"""Figures that need no threshold."""
OF_THRESHOLD = ("accuracy", "precision", "recall", "false_alarms", "f1", "mcc", "called")
"""Figures at a threshold; `called` is the share of the ground that is called ore, `false_alarms` that of the barren."""


def figures_of_probability(probability: Array, is_ore: NDArray[np.bool_], whole: Drawn, drawn: Drawn) -> dict[str, Any]:
    """Return `OF_PROBABILITY` with intervals; parameters as of `drawn_of_probability`."""
    drawn_figures = drawn_of_probability(probability, is_ore, whole, drawn)
    return {name: one.interval().to_dict() for name, one in drawn_figures.items()}


def drawn_of_probability(
    probability: Array, is_ore: NDArray[np.bool_], whole: Drawn, drawn: Drawn
) -> dict[str, DrawnFigure]:
    """Return `OF_PROBABILITY`, each with its draws, freed of what counting by levels changes.

    Parameters
    ----------
    probability, is_ore : arrays of shape (n,)
        Probability of ore, 0 to 1, and whether it is.
    whole, drawn : Drawn
        Their counts, once and by draw (see `draw_groups`).
    """
    exact = {
        "auc": area_under_roc(probability, is_ore),
        "average_precision": average_precision(probability, is_ore),
        "brier": mean_square(probability, is_ore),
        "log_loss": log_loss(probability, is_ore),
        "calibration_error": expected_calibration_error(probability, is_ore),
    }
    counted, draws = _counted_figures(whole), _counted_figures(drawn)
    draws["calibration_error"] = drawn_errors(_gaps(whole)[0], _gaps(drawn))
    held = whole.held
    return {
        name: DrawnFigure(
            exact[name],
            np.maximum(draws[name] + (exact[name] - float(counted[name][0])), 0.0),
            held.both if name in OF_BOTH else held.blocks,
        )
        for name in OF_PROBABILITY
    }


def figures_at(probability: Array, is_ore: NDArray[np.bool_], threshold: float, drawn: Drawn) -> dict[str, Any]:
    """Return `OF_THRESHOLD` with intervals; the threshold is one that the counts tell apart."""
    counts = confusion(probability, is_ore, threshold)
    ore = counts.true_positives + counts.false_negatives
    hits = np.array([counts.true_positives], dtype=np.float64)
    false_alarms = np.array([counts.false_positives], dtype=np.float64)
    exact = at_threshold(hits, false_alarms, np.array([float(ore)]), np.array([float(len(is_ore) - ore)]))
    draws = drawn_at_threshold(*drawn.called(threshold), drawn.n_ore, drawn.n_barren)
    groups = groups_of_calls(drawn.held, drawn.calling_groups(threshold))
    return {
        name: DrawnFigure(float(exact[name][0]), draws[name], groups[name]).interval().to_dict()
        for name in OF_THRESHOLD
    }


def groups_of_calls(held: Held, calling: float) -> dict[str, float]:
    """Return how many equal groups each of `OF_THRESHOLD` is made of.

    Parameters
    ----------
    held : Held
        Groups that hold the blocks.
    calling : float
        Groups that hold those called ore.
    """
    return {
        "accuracy": held.blocks,
        "precision": min(held.both, calling),
        "recall": held.ore,
        "false_alarms": held.barren,
        "f1": held.both,
        "mcc": held.both,
        "called": held.blocks,
    }


def at_threshold(hits: Floats, false_alarms: Floats, ore: Floats, barren: Floats) -> dict[str, Floats]:
    """Return the figures of counts; precision is 0 where nothing is called ore, as elsewhere."""
    n, called = ore + barren, hits + false_alarms
    return {
        "accuracy": _share(hits + barren - false_alarms, n),
        "precision": _or_zero(hits, called),
        "recall": _or_zero(hits, ore),
        "false_alarms": _or_zero(false_alarms, barren),
        "f1": _or_zero(2.0 * hits, called + ore),
        "mcc": matthews(hits, false_alarms, ore, barren),
        "called": _share(called, n),
    }


def drawn_at_threshold(hits: Floats, false_alarms: Floats, ore: Floats, barren: Floats) -> dict[str, Floats]:
    """Return the figures of draws; one that lacks the blocks that a figure is of says nothing of it, and is NaN."""
    lacks_ore, lacks_barren = ore == 0.0, barren == 0.0
    lacking = {
        "precision": lacks_ore | (hits + false_alarms == 0.0),
        "recall": lacks_ore,
        "false_alarms": lacks_barren,
        "f1": lacks_ore,
        "mcc": lacks_ore | lacks_barren,
    }
    figures = at_threshold(hits, false_alarms, ore, barren)
    return {name: np.where(lacking[name], np.nan, one) if name in lacking else one for name, one in figures.items()}


def _counted_figures(drawn: Drawn) -> dict[str, Floats]:
    n = drawn.n_ore + drawn.n_barren
    return {
        "auc": _areas(drawn),
        "average_precision": _average_precisions(drawn),
        "brier": _share(drawn.squares, n),
        "log_loss": _share(drawn.losses, n),
        "calibration_error": np.abs(_gaps(drawn)).sum(axis=1),
    }


def _gaps(drawn: Drawn) -> Floats:
    """Return the share of all blocks in each bin times the gap between probability and ore in it, (draws, bins)."""
    n = drawn.n_ore + drawn.n_barren
    return np.asarray((drawn.expected - drawn.found) / n[:, None])


def _areas(drawn: Drawn) -> Floats:
    """Return the area under the ROC curve of each draw; ties of a level count half."""
    barren_of_level = -np.diff(drawn.barren, axis=1, append=0.0)
    ore_of_level = -np.diff(drawn.ore, axis=1, append=0.0)
    won = (barren_of_level * (drawn.ore - 0.5 * ore_of_level)).sum(axis=1)
    return _share(won, drawn.n_ore * drawn.n_barren)


def _average_precisions(drawn: Drawn) -> Floats:
    called = drawn.ore + drawn.barren
    precision = np.divide(drawn.ore, called, out=np.zeros_like(called), where=called > 0.0)
    ore_of_level = -np.diff(drawn.ore, axis=1, append=0.0)
    return _share((ore_of_level * precision).sum(axis=1), drawn.n_ore)


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0.0)


def _or_zero(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0.0)
