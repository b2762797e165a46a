# SPDX-License-Identifier: GPL-2.0-or-later
"""Every figure of several classes, or of several labels, with its interval, by drawing whole groups anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .class_scores import LABEL_THRESHOLD
from .figures import OF_THRESHOLD, at_threshold, drawn_of_probability
from .held_out import BINS, DRAWS, Interval
from .intervals import draw_groups, group_times, interval, sums_of_groups
from .metrics import log_losses

Array = NDArray[Any]
Floats = NDArray[np.float64]
Drawn = tuple[float, Floats]
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
        as labelled. Figures are value, low, high; the Brier score is the sum over classes, 0 to 2.
    """
    p, k = np.asarray(probability, dtype=np.float64), len(names)
    times = _times(groups, draws, seed)
    counts = _confusions(p.argmax(axis=1), classes, k, groups, times)
    each = [
        {**_of_probability(p[:, place], classes == place, groups, draws, seed), **_of_calls(counts, place)}
        for place in range(k)
    ]
    overall = {
        **_of_confusion(counts),
        **_of_blocks(p, classes, groups, times),
        **{name: _mean([one[name] for one in each]) for name in MEANS},
    }
    by_name = {name: _with_intervals(one) for name, one in zip(names, each)}
    return _with_intervals(overall), by_name, _shares(counts)


def figures_of_labels(
    probability: Array, labels: Array, names: Sequence[str], groups: Array, *, draws: int = DRAWS, seed: int = 1
) -> tuple[Figures, dict[str, Figures]]:
    """Return the figures of several labels together, and of each label.

    Parameters are those of `figures_of_classes`, but `labels` says of each block and label whether it has it, shape
    (n, k). Together they have `accuracy` (of labels), `all_right` (blocks all of whose labels are right), `log_loss`,
    `brier` and `MEANS`.
    """
    p, known = np.asarray(probability, dtype=np.float64), np.asarray(labels) == 1
    times = _times(groups, draws, seed)
    each = []
    for place in range(len(names)):
        called = (p[:, place] >= LABEL_THRESHOLD).astype(np.int64)
        counts = _confusions(called, known[:, place].astype(np.int64), 2, groups, times)
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
        **{name: _mean([one[name] for one in each]) for name in MEANS},
    }
    return _with_intervals(overall), {name: _with_intervals(one) for name, one in zip(names, each)}


def _times(groups: Array, draws: int, seed: int) -> Floats:
    """Return how often each group counts: in the first row once, as it is, then as it is drawn."""
    n_groups = len(np.unique(groups))
    return np.vstack((np.ones((1, n_groups)), group_times(n_groups, draws, seed)))


def _confusions(called: Array, classes: Array, k: int, groups: Array, times: Floats) -> Floats:
    """Return the blocks by class and by what they are called, shape (1 + draws, k, k), the first of all blocks."""
    number = np.unique(groups, return_inverse=True)[1].reshape(-1)
    cells = (number * k + np.asarray(classes, dtype=np.int64)) * k + called
    counts = np.bincount(cells, minlength=times.shape[1] * k * k).reshape(-1, k * k)
    return np.asarray((times @ counts.astype(np.float64)).reshape(-1, k, k))


def _of_calls(counts: Floats, place: int) -> dict[str, Drawn]:
    """Return `OF_THRESHOLD` of one class against the others; a draw without its blocks says nothing of it."""
    hits, ore = counts[:, place, place], counts[:, place].sum(axis=1)
    called, n = counts[:, :, place].sum(axis=1), counts.sum(axis=(1, 2))
    figures = at_threshold(hits, called - hits, ore, n - ore)
    is_missing = (ore == 0.0) & (ore[0] > 0.0)
    return {name: _parted(np.where(is_missing, np.nan, figures[name])) for name in OF_THRESHOLD}


def _of_probability(
    probability: Array, is_it: NDArray[np.bool_], groups: Array, draws: int, seed: int
) -> dict[str, Drawn]:
    whole, drawn = draw_groups(probability, is_it, groups, draws=draws, seed=seed)
    return drawn_of_probability(probability, is_it, whole, drawn)


def _of_confusion(counts: Floats) -> dict[str, Drawn]:
    n, right = counts.sum(axis=(1, 2)), np.trace(counts, axis1=1, axis2=2)
    return {"accuracy": _parted(right / n), "mcc": _parted(matthews_of_classes(counts))}


def matthews_of_classes(counts: Floats) -> Floats:
    """Return Matthews' correlation of several classes (Gorodkin 2004, R_K), shape (d,) of counts (d, k, k).

    Of two classes it is the usual one; 0 where all blocks are, or are called, the same.
    """
    n, right = counts.sum(axis=(1, 2)), np.trace(counts, axis1=1, axis2=2)
    known, called = counts.sum(axis=2), counts.sum(axis=1)
    top = right * n - (known * called).sum(axis=1)
    below = np.sqrt(n**2 - (known**2).sum(axis=1)) * np.sqrt(n**2 - (called**2).sum(axis=1))
    return np.divide(top, below, out=np.zeros(len(n)), where=below > 0.0)


def _of_blocks(p: Floats, classes: Array, groups: Array, times: Floats) -> dict[str, Drawn]:
    """Return log-loss, Brier score and calibration error of the highest probability."""
    rows = np.arange(len(p))
    losses = -np.log(np.clip(p[rows, classes], np.finfo(np.float64).eps, 1.0))
    truth = np.zeros_like(p)
    truth[rows, classes] = 1.0
    loss, brier = _means_of(np.column_stack((losses, ((p - truth) ** 2).sum(axis=1))), groups, times)
    highest, is_right = p.max(axis=1), p.argmax(axis=1) == classes
    gaps = np.zeros((len(p), BINS))
    gaps[rows, np.minimum((highest * BINS).astype(np.int64), BINS - 1)] = highest - is_right
    sizes = np.bincount(np.unique(groups, return_inverse=True)[1].reshape(-1))
    error = np.abs(times @ sums_of_groups(gaps, groups)).sum(axis=1) / (times @ sizes)
    return {"log_loss": loss, "brier": brier, "calibration_error": _parted(error)}


def _means_of(columns: Floats, groups: Array, times: Floats) -> list[Drawn]:
    """Return the mean of each column over blocks, with its draws."""
    counted = np.column_stack((columns, np.ones(len(columns))))
    sums = times @ sums_of_groups(counted, groups)
    return [_parted(sums[:, place] / sums[:, -1]) for place in range(columns.shape[1])]


def _mean(each: Sequence[Drawn]) -> Drawn:
    """Return the mean over the classes that have a figure, and that of each draw."""
    known = [one for one in each if np.isfinite(one[0])]
    if not known:
        return float("nan"), np.array([])
    stacked = np.stack([one[1] for one in known])
    n = np.isfinite(stacked).sum(axis=0)
    sums = np.nansum(stacked, axis=0)
    means = np.divide(sums, n, out=np.full(len(n), np.nan), where=n > 0)
    return float(np.mean([one[0] for one in known])), means


def _parted(values: Floats) -> Drawn:
    return float(values[0]), np.asarray(values[1:])


def _with_intervals(figures: Mapping[str, Drawn]) -> Figures:
    return {name: interval(*one).to_dict() for name, one in figures.items()}


def _shares(counts: Floats) -> dict[str, Any]:
    """Return the confusion as counts, and as shares of each class with their intervals."""
    of_class = counts.sum(axis=2, keepdims=True)
    shares = np.divide(counts, of_class, out=np.full_like(counts, np.nan), where=of_class > 0.0)

    def cell(row: int, column: int) -> dict[str, Any]:
        found: Interval = interval(*_parted(shares[:, row, column]))
        return found.to_dict()

    k = range(counts.shape[1])
    return {
        "counts": counts[0].astype(np.int64).tolist(),
        "shares": [[cell(row, column) for column in k] for row in k],
    }
