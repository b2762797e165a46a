# SPDX-License-Identifier: GPL-2.0-or-later
"""Every figure of several classes, or of several labels, with its interval, by drawing whole groups anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .calibration_error import BINS, bins_of, drawn_errors
from .class_scores import LABEL_THRESHOLD, losses_of_classes
from .few_groups import DrawnFigure, equal_groups, mean_of_figures
from .figures import OF_THRESHOLD, at_threshold, drawn_at_threshold, drawn_of_probability, groups_of_calls
from .held_out import DRAWS
from .intervals import Held, draw_groups, group_times, sums_of_groups
from .metrics import log_losses

Array = NDArray[Any]
Floats = NDArray[np.float64]
Figures = dict[str, Any]

MEANS = ("auc", "average_precision", "precision", "recall", "f1")
"""Figures of which the mean over classes or labels is taken, each counting the same."""


def figures_of_classes(
    probability: Array, classes: Array, names: Sequence[str], groups: Array, *, draws: int = DRAWS, seed: int = 1
) -> tuple[Figures, dict[str, Figures], dict[str, Any]]:
    """Return the figures of all classes together, of each class against the others, and the confusion.

    A block is called the class of its highest probability.

    Parameters
    ----------
    probability : array of shape (n, k)
        Probability of each class.
    classes : array of shape (n,)
        Number of each block's class, 0 to k - 1.
    names : sequence of str
        Names of the k classes.
    groups : array of shape (n,)
        Code of the hole or cube of ground of each block: drawn as wholes.
    draws, seed : int
        How often groups are drawn, and the seed of that.

    Returns
    -------
    dict, dict, dict
        `accuracy mcc log_loss brier calibration_error` (of the highest probability) and `MEANS`; by name
        `figures.OF_PROBABILITY` and `figures.OF_THRESHOLD`; `counts` and `shares` of the confusion, each row a class
        as labelled. Figures are value, low, high, without ends where too few groups hold the class (see `few_groups`);
        the Brier score is the sum over classes, 0 to 2.
    """
    p, k = np.asarray(probability, dtype=np.float64), len(names)
    times = _times(groups, draws, seed)
    counts = _Counts.of(p.argmax(axis=1), classes, k, groups, times)
    each = [
        {**_of_probability(p[:, place], classes == place, groups, draws, seed), **_of_calls(counts, place)}
        for place in range(k)
    ]
    overall = {
        **_of_confusion(counts),
        **_of_blocks(p, classes, groups, times),
        **{name: mean_of_figures([one[name] for one in each]) for name in MEANS},
    }
    by_name = {name: _with_intervals(one) for name, one in zip(names, each)}
    return _with_intervals(overall), by_name, _shares(counts)


def figures_of_labels(
    probability: Array, labels: Array, names: Sequence[str], groups: Array, *, draws: int = DRAWS, seed: int = 1
) -> tuple[Figures, dict[str, Figures]]:
    """Return the figures of several labels together, and of each label.

    Parameters are those of `figures_of_classes`, but `labels` says of each block and label whether it has it, shape
    (n, k). Together they have `accuracy` (of labels), `all_right` (blocks all of whose labels are right), `log_loss`,
    `brier`, `calibration_error` (mean over labels) and `MEANS`.
    """
    p, known = np.asarray(probability, dtype=np.float64), np.asarray(labels) == 1
    times = _times(groups, draws, seed)
    each = []
    for place in range(len(names)):
        called = (p[:, place] >= LABEL_THRESHOLD).astype(np.int64)
        counts = _Counts.of(called, known[:, place].astype(np.int64), 2, groups, times)
        each.append({**_of_probability(p[:, place], known[:, place], groups, draws, seed), **_of_calls(counts, 1)})
    is_right = (p >= LABEL_THRESHOLD) == known
    columns = np.column_stack(
        [
            is_right.mean(axis=1),
            is_right.all(axis=1),
            log_losses(p, known).mean(axis=1),
            ((p - known) ** 2).mean(axis=1),
        ]
    )
    overall = {
        **dict(zip(("accuracy", "all_right", "log_loss", "brier"), _means_of(columns, groups, times))),
        **{name: mean_of_figures([one[name] for one in each]) for name in MEANS},
        "calibration_error": _calibration_error(p, known, groups, times),
    }
    return _with_intervals(overall), {name: _with_intervals(one) for name, one in zip(names, each)}


def _times(groups: Array, draws: int, seed: int) -> Floats:
    """Return how often each group counts: in the first row once, as it is, then as it is drawn."""
    n_groups = len(np.unique(groups))
    return np.vstack((np.ones((1, n_groups)), group_times(n_groups, draws, seed)))


@dataclass(frozen=True)
class _Counts:
    """Blocks by class (rows) and by what they are called (columns)."""

    drawn: Floats
    """Shape (1 + draws, k, k), the first of all blocks."""
    classes: Floats
    """How many equal groups hold each class, shape (k,)."""
    others: Floats
    """How many hold any other."""
    called: Floats
    """How many hold blocks that are called each class."""
    blocks: float
    """How many there are."""

    @classmethod
    def of(cls, called: Array, classes: Array, k: int, groups: Array, times: Floats) -> _Counts:
        """Return the counts of blocks, each group taken as often as `times` says."""
        number = np.unique(groups, return_inverse=True)[1].reshape(-1)
        cells = (number * k + np.asarray(classes, dtype=np.int64)) * k + called
        counts = np.bincount(cells, minlength=times.shape[1] * k * k).reshape(-1, k * k).astype(np.float64)
        by_class = counts.reshape(-1, k, k).sum(axis=2)
        sizes = by_class.sum(axis=1)
        return cls(
            np.asarray((times @ counts).reshape(-1, k, k)),
            equal_groups(by_class),
            equal_groups(sizes[:, None] - by_class),
            equal_groups(counts.reshape(-1, k, k).sum(axis=1)),
            float(equal_groups(sizes)),
        )

    def held(self, place: int) -> Held:
        """Return how many equal groups hold one class, and the others."""
        nothing = np.zeros(0)
        return Held(self.blocks, float(self.classes[place]), float(self.others[place]), nothing, nothing, 0.0)


def _of_calls(counts: _Counts, place: int) -> dict[str, DrawnFigure]:
    """Return `OF_THRESHOLD` of one class against the others."""
    drawn = counts.drawn
    hits, ore = drawn[:, place, place], drawn[:, place].sum(axis=1)
    called, n = drawn[:, :, place].sum(axis=1), drawn.sum(axis=(1, 2))
    counted = (hits, called - hits, ore, n - ore)
    whole, draws = at_threshold(*(one[:1] for one in counted)), drawn_at_threshold(*(one[1:] for one in counted))
    groups = groups_of_calls(counts.held(place), float(counts.called[place]))
    return {name: DrawnFigure(float(whole[name][0]), draws[name], groups[name]) for name in OF_THRESHOLD}


def _of_probability(
    probability: Array, is_it: NDArray[np.bool_], groups: Array, draws: int, seed: int
) -> dict[str, DrawnFigure]:
    whole, drawn = draw_groups(probability, is_it, groups, draws=draws, seed=seed)
    return drawn_of_probability(probability, is_it, whole, drawn)


def _of_confusion(counts: _Counts) -> dict[str, DrawnFigure]:
    n, right = counts.drawn.sum(axis=(1, 2)), np.trace(counts.drawn, axis1=1, axis2=2)
    figures = {"accuracy": right / n, "mcc": matthews_of_classes(counts.drawn)}
    return {name: _parted(values, counts.blocks) for name, values in figures.items()}


def matthews_of_classes(counts: Floats) -> Floats:
    """Return Matthews' correlation of several classes (Gorodkin 2004, R_K), shape (d,) of counts (d, k, k).

    Of two classes it is the usual one; 0 where all blocks are, or are called, the same.
    """
    n, right = counts.sum(axis=(1, 2)), np.trace(counts, axis1=1, axis2=2)
    known, called = counts.sum(axis=2), counts.sum(axis=1)
    top = right * n - (known * called).sum(axis=1)
    below = np.sqrt(n**2 - (known**2).sum(axis=1)) * np.sqrt(n**2 - (called**2).sum(axis=1))
    return np.divide(top, below, out=np.zeros(len(n)), where=below > 0.0)


def _of_blocks(p: Floats, classes: Array, groups: Array, times: Floats) -> dict[str, DrawnFigure]:
    """Return log-loss, Brier score and calibration error of the highest probability."""
    rows = np.arange(len(p))
    losses = losses_of_classes(p, classes)
    truth = np.zeros_like(p)
    truth[rows, classes] = 1.0
    loss, brier = _means_of(np.column_stack((losses, ((p - truth) ** 2).sum(axis=1))), groups, times)
    highest, is_right = p.max(axis=1), p.argmax(axis=1) == classes
    error = _calibration_error(highest[:, None], is_right[:, None], groups, times)
    return {"log_loss": loss, "brier": brier, "calibration_error": error}


def _calibration_error(said: Floats, is_so: Array, groups: Array, times: Floats) -> DrawnFigure:
    """Return the mean calibration error of several probabilities of each block, shape (n, m) each.

    Their gaps are one sum of sizes: the mean of draws that noise is taken from, one by one, would lie above the ground
    (see `drawn_errors`).
    """
    n, m = said.shape
    of_groups = []
    for place in range(m):
        gaps = np.zeros((n, BINS))
        gaps[np.arange(n), bins_of(said[:, place])] = (said[:, place] - is_so[:, place]) / m
        of_groups.append(sums_of_groups(gaps, groups))
    sizes = np.bincount(np.unique(groups, return_inverse=True)[1].reshape(-1))
    sums, blocks = times @ np.hstack(of_groups), times @ sizes
    value, means = float(np.abs(sums[0]).sum() / blocks[0]), sums / blocks[:, None]
    return DrawnFigure(value, drawn_errors(means[0], means[1:]), float(equal_groups(sizes)))


def _means_of(columns: Floats, groups: Array, times: Floats) -> list[DrawnFigure]:
    """Return the mean of each column over blocks, with its draws."""
    of_groups = sums_of_groups(np.column_stack((columns, np.ones(len(columns)))), groups)
    sums, held = times @ of_groups, float(equal_groups(of_groups[:, -1]))
    return [_parted(sums[:, place] / sums[:, -1], held) for place in range(columns.shape[1])]


def _parted(values: Floats, groups: float) -> DrawnFigure:
    return DrawnFigure(float(values[0]), np.asarray(values[1:]), groups)


def _with_intervals(figures: Mapping[str, DrawnFigure]) -> Figures:
    return {name: one.interval().to_dict() for name, one in figures.items()}


def _shares(counts: _Counts) -> dict[str, Any]:
    """Return the confusion as counts, and as shares of each class with their intervals."""
    of_class = counts.drawn.sum(axis=2, keepdims=True)
    shares = np.divide(counts.drawn, of_class, out=np.full_like(counts.drawn, np.nan), where=of_class > 0.0)

    def cell(row: int, column: int) -> dict[str, Any]:
        return _parted(shares[:, row, column], float(counts.classes[row])).interval().to_dict()

    k = range(shares.shape[1])
    return {
        "counts": counts.drawn[0].astype(np.int64).tolist(),
        "shares": [[cell(row, column) for column in k] for row in k],
    }
