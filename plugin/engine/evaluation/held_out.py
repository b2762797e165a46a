# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores at held-out holes, with intervals by drawing holes anew.

Composites of one hole are alike, so that drawing composites would give intervals far too narrow; whole groups of
holes are drawn with replacement, and a figure is taken with each composite counted as often as its hole was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .calibration_error import BINS, bins_of, drawn_errors
from .few_groups import Interval, equal_groups, interval
from .metrics import log_losses

Floats = NDArray[np.float64]

DRAWS = 400
"""Draws of the bootstrap."""
FIGURES = ("auc", "log_loss", "average_precision", "calibration_error")
"""What is scored."""
OF_BOTH = ("auc", "average_precision")
"""Of these, how composites of ore lie to barren ones: as many groups count as hold the rarer of both."""


def bootstrap_figures(
    probabilities: Mapping[str, Floats],
    is_ore: NDArray[np.bool_],
    group: NDArray[np.int64],
    *,
    against: str,
    seed: int = 1,
    draws: int = DRAWS,
) -> tuple[dict[str, dict[str, Interval]], dict[str, Interval]]:
    """Return the figures of each way by name, and the AUC of one way less that of each other.

    Where too few groups hold what a figure is made of, there is no interval (see `few_groups`).

    Parameters
    ----------
    probabilities : mapping of str to array of shape (n,)
        Probability of ore by each way at the same composites.
    is_ore : boolean array of shape (n,)
    group : integer array of shape (n,)
        Groups of holes, drawn as wholes.
    against : str
        The way whose AUC the others' are taken from; differences are drawn in pairs.
    """
    generator = np.random.default_rng(seed)
    groups, at = np.unique(group, return_inverse=True)
    ranked = {name: RankedProbabilities(values, is_ore) for name, values in probabilities.items()}
    whole = {name: one.figures(np.ones(len(is_ore))) for name, one in ranked.items()}
    drawn: dict[str, list[Floats]] = {name: [] for name in ranked}
    gaps: dict[str, list[Floats]] = {name: [] for name in ranked}
    for _ in range(draws if len(groups) > 1 else 0):  # one hole alone says nothing of others
        times = np.bincount(generator.integers(0, len(groups), len(groups)), minlength=len(groups))
        weight = times[at.ravel()].astype(np.float64)
        for name, one in ranked.items():
            drawn[name].append(one.figures(weight))
            gaps[name].append(one.gaps(weight))
    stacked = {name: np.array(rows).reshape(-1, len(FIGURES)) for name, rows in drawn.items()}
    error = FIGURES.index("calibration_error")
    for name, draws_of in stacked.items():
        draws_of[:, error] = drawn_errors(
            ranked[name].gaps(np.ones(len(is_ore))), np.array(gaps[name]).reshape(-1, BINS)
        )
    sizes = np.column_stack([np.bincount(at.ravel(), rows, len(groups)) for rows in (is_ore, ~is_ore)])
    all_groups, both = float(equal_groups(sizes.sum(axis=1))), float(equal_groups(sizes).min())
    made_of = [both if figure in OF_BOTH else all_groups for figure in FIGURES]
    figures = {
        name: {figure: interval(whole[name][k], stacked[name][:, k], made_of[k]) for k, figure in enumerate(FIGURES)}
        for name in ranked
    }
    gains = {
        name: interval(whole[against][0] - whole[name][0], stacked[against][:, 0] - stacked[name][:, 0], both)
        for name in ranked
        if name != against
    }
    return figures, gains


class RankedProbabilities:
    """Probabilities ranked once, to be scored with many weights."""

    def __init__(self, probability: Floats, is_ore: NDArray[np.bool_]) -> None:
        self.probability, self.is_ore = probability, is_ore
        values, place = np.unique(-probability, return_inverse=True)
        self.place, self.n = place.ravel(), len(values)
        self.loss = log_losses(probability, is_ore)
        self._bin, self._gap = bins_of(probability), probability - is_ore

    def gaps(self, weight: Floats) -> Floats:
        """Return the share of all rows in each bin times the gap between probability and ore in it, shape (bins,)."""
        return np.asarray(self._gaps(weight) / weight.sum())

    def _gaps(self, weight: Floats) -> Floats:
        return np.asarray(np.bincount(self._bin, weight * self._gap, BINS), dtype=np.float64)

    def figures(self, weight: Floats) -> Floats:
        """Return the `FIGURES` with each row counted `weight` times, shape (4,); `OF_BOTH` NaN without both classes."""
        ore = np.bincount(self.place, weight * self.is_ore, self.n)
        waste = np.bincount(self.place, weight * ~self.is_ore, self.n)
        hits, false_alarms = np.cumsum(ore), np.cumsum(waste)
        loss = float((weight * self.loss).sum() / weight.sum())
        error = float(np.abs(self._gaps(weight)).sum() / weight.sum())
        if hits[-1] == 0.0 or false_alarms[-1] == 0.0:
            return np.array([np.nan, loss, np.nan, error])
        area = float((waste * (hits - 0.5 * ore)).sum() / (hits[-1] * false_alarms[-1]))
        called = hits + false_alarms
        precision = np.divide(hits, called, out=np.zeros_like(hits), where=called > 0.0)
        average = float((ore * precision).sum() / hits[-1])
        return np.array([area, loss, average, error])
