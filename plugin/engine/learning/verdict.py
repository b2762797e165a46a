# SPDX-License-Identifier: GPL-2.0-or-later
"""What a validation comes to, in plain numbers: scores, gains over baselines, optimism, and where not to trust it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..evaluation.by_distance import scores_by_distance
from ..evaluation.few_groups import Interval
from ..evaluation.held_out import bootstrap_figures
from ..evaluation.metrics import area_under_roc
from ..network.leaks import ALARM, auc_of_features
from .baselines import BASELINES
from .fold_scores import reliability
from .naive import MISSING, Composites
from .told import Told
from .validation import HONEST, NAIVE, PUBLISHED, Task

CAPTURE_POINTS = 101
"""Points of the capture curve."""
SHOWN = (HONEST, PUBLISHED, NAIVE)
"""Methods whose calibration curve is given."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Probabilities = Mapping[str, Floats]


def pooled(told: Sequence[Told], by: str) -> Sequence[Told]:
    """Return the folds whose composites are scored together: all of a partition, the first of nested cuts."""
    return told[:1] if by == "depth" else told


def verdict(task: Task, told: Sequence[Told]) -> dict[str, Any]:
    """Return everything that is reported of a validation, as plain JSON values.

    `figures` by method, each with an interval from drawing groups of holes anew; `gains`: AUC of the honest predictor
    less that of each other method, drawn in pairs; `strongest`: the baseline with the highest AUC; `optimism`: what
    the naive protocol says too much; `folds`; `calibration` and `capture` curves; `distance`: scores by distance to
    the nearest known composite; `holes`; `truth`; `alarms`: fields that tell ore by themselves.
    """
    composites = task.composites
    scored = pooled(told, task.rules.by)
    rows = np.concatenate([np.flatnonzero(one.fold.withheld) for one in scored])
    found = {
        name: np.concatenate([one.probabilities[name] for one in scored]) for name in scored[0].probabilities
    }  # fmt: skip
    ore, group = composites.ore[rows], composites.group[rows]
    figures, gains = bootstrap_figures(found, ore, group, against=HONEST, seed=task.rules.seed)
    return {
        "by": task.rules.by,
        "n": len(rows),
        "ore": int(np.count_nonzero(ore)),
        "holes": len(np.unique(composites.hole[rows])),
        "unknown": sum(one.unknown for one in scored),
        "figures": {name: _plain(one) for name, one in figures.items()},
        "gains": _plain(gains),
        "strongest": max(BASELINES, key=lambda name: figures[name]["auc"].value),
        "optimism": _optimism(found, scored, ore, group, task.rules.seed),
        "folds": [_fold(number, one, composites, task.rules.seed) for number, one in enumerate(told, start=1)],
        "calibration": {name: reliability(found[name], ore) for name in SHOWN},
        "capture": {name: _capture(values, ore) for name, values in found.items()},
        "distance": scores_by_distance(
            np.concatenate([one.distance for one in scored]), found[HONEST], found["kriging"], ore, group,
            seed=task.rules.seed,
        ),
        "by_hole": _by_hole(composites, rows, found[HONEST]),
        "truth": _truth(task, scored),
        "alarms": _alarms(composites),
    }  # fmt: skip


def _plain(intervals: Mapping[str, Interval]) -> dict[str, dict[str, Any]]:
    return {name: one.to_dict() for name, one in intervals.items()}


def _optimism(found: Probabilities, scored: Sequence[Told], ore: Flags, group: Any, seed: int) -> dict[str, Any]:
    """Return the AUC of the naive protocol less that of the strict one and of the honest predictor, with intervals.

    `kriged` is the AUC of the naive protocol at labels that were kriged too, with its interval: what is usually
    reported.
    """
    some = {name: found[name] for name in (NAIVE, PUBLISHED, HONEST)}
    _, gains = bootstrap_figures(some, ore, group, against=NAIVE, seed=seed)
    label = np.concatenate([one.kriged_ore for one in scored])
    known = np.isfinite(label)
    if not known.any():
        return {**_plain(gains), "kriged": {"value": None, "low": None, "high": None}}
    naive = {NAIVE: found[NAIVE][known]}
    figures, _ = bootstrap_figures(naive, label[known] == 1.0, group[known], against=NAIVE, seed=seed)
    return {**_plain(gains), "kriged": figures[NAIVE]["auc"].to_dict()}


def _fold(number: int, told: Told, composites: Composites, seed: int) -> dict[str, Any]:
    """Return what was withheld, and the figures of each method on it with intervals."""
    rows = told.fold.withheld
    label = composites.ore[rows]
    figures, _ = bootstrap_figures(told.probabilities, label, composites.group[rows], against=HONEST, seed=seed)
    return {
        "fold": number,
        "withheld": int(np.count_nonzero(rows)),
        "ore": int(np.count_nonzero(label)),
        "known": int(np.count_nonzero(told.fold.known)),
        "removed": int(np.count_nonzero(told.fold.removed)),
        "share": told.fold.share,
        "figures": {name: _plain(one) for name, one in figures.items()},
        "calibration": {"intercept": told.calibration.intercept, "slope": told.calibration.slope},
    }


def _capture(probability: Floats, ore: Flags) -> list[float]:
    """Return the share of the ore among the likeliest 0, 1, 2 … 100 % of the composites; ties share evenly.

    Examples
    --------
    >>> _capture(np.array([0.9, 0.5, 0.2, 0.1]), np.array([True, False, True, False]))[25::25]
    [0.5, 0.5, 1.0, 1.0]
    """
    values, at = np.unique(-probability, return_inverse=True)
    taken = np.concatenate([[0.0], np.cumsum(np.bincount(at.ravel(), minlength=len(values)))]) / len(ore)
    got = np.concatenate([[0.0], np.cumsum(np.bincount(at.ravel(), ore, len(values)))]) / np.count_nonzero(ore)
    return np.interp(np.linspace(0.0, 1.0, CAPTURE_POINTS), taken, got).tolist()


def _by_hole(composites: Composites, rows: NDArray[np.int64], probability: Floats) -> list[dict[str, Any]]:
    """Return for each hole its middle, the share of ore predicted and found, and the AUC within it."""
    hole = composites.hole[rows]
    told = []
    for number in np.unique(hole):
        own = hole == number
        middle = composites.points[rows[own]].mean(axis=0)
        told.append({
            "hole": int(number),
            "easting": float(middle[0]),
            "northing": float(middle[1]),
            "n": int(np.count_nonzero(own)),
            "predicted": float(probability[own].mean()),
            "observed": float(composites.ore[rows[own]].mean()),
            "auc": _auc(probability[own], composites.ore[rows[own]]),
        })  # fmt: skip
    return told


def _truth(task: Task, scored: Sequence[Told]) -> dict[str, Any] | None:
    """Return the score against the truth, in the ground that the withheld composites stand for."""
    if task.truth is None:
        return None
    at = np.concatenate([one.at_truth[0] for one in scored])
    probability = np.concatenate([one.at_truth[1] for one in scored])
    ore = task.truth.ore[at]
    return {"auc": _auc(probability, ore), "n": len(at), "ore": int(np.count_nonzero(ore))}


def _alarms(composites: Composites) -> list[dict[str, Any]]:
    """Return the fields that tell ore from waste by themselves."""
    fields: dict[str, NDArray[Any]] = {f"{name}:estimate": values for name, values in composites.grades.items()}
    fields.update({f"{name}:category": codes for name, codes in composites.categories.items()})
    alarms = []
    for name, values in fields.items():
        known = np.isfinite(values) if values.dtype.kind == "f" else values != MISSING
        if len(np.unique(composites.ore[known])) < 2:
            continue
        auc = auc_of_features(values[known][:, None], [name], composites.ore[known])[name]
        if auc > ALARM:
            alarms.append({"field": name.rpartition(":")[0], "auc": float(auc)})
    return alarms


def _auc(probability: Floats, ore: Flags) -> float | None:
    """Return the AUC; None where all are ore or all waste."""
    return float(area_under_roc(probability, ore)) if 0 < np.count_nonzero(ore) < len(ore) else None
