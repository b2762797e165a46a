# SPDX-License-Identifier: GPL-2.0-or-later
"""How much each member counts and how sure they are together, as holes say that they have not learned from.

Which member is right hangs on the drilling. With forty holes a plain regression and trees on coordinates are
steadier than anything that bends much; with four hundred the networks and the boosted trees have learned more. So the
members learn anew from part of the holes, and their logits at the others say what each is worth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..log_odds import sigmoid
from ..progress import Progress, no_progress
from .calibration import UNCHANGED, Calibration, fit_slope
from .inner_folds import FOLDS, InnerFolds
from .members import PLACES, Inputs
from .rows import TrainingRows

PULL = 0.02
"""Pull of the weights to equal ones, beside the mean loss: few holes tell little."""

STEPS = 100
"""Newton steps of the search for the weights at most; about ten are needed."""

CLOSE = 1e-7
"""A step that changes no weight by more ends the search."""

NEARLY = 0.01
"""Weights below, and on their way down, go to 0 by themselves: they would hold up the others."""

RIDGE = 1e-9
"""Share of the mean curvature that is added to it: members that say the same leave it singular."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Blend:
    """What makes one probability of the members' logits."""

    weights: Mapping[str, float]
    """Weight of each kind of member, none negative, with sum 1."""
    calibration: Calibration
    """Of their weighted mean."""


def fit_blend(
    kinds: Sequence[str],
    rows: TrainingRows,
    inputs: Inputs,
    *,
    seed: int,
    threads: int = 1,
    progress: Progress = no_progress,
) -> Blend:
    """Return how much each kind of member counts, and the slope that their mean wants.

    Both are fitted at rows of which nothing but the own group is hidden, as of withheld holes, by members that learned
    no row of the fold (see `inner_folds`); trees on places learn from all composites there, since fewer would be
    farther apart. Equal weights and no calibration where a fold cannot be left out.
    """
    folds = InnerFolds.of(rows, seed)
    if folds is None:
        return Blend(equal_weights(kinds), UNCHANGED)
    scored = folds.scored
    logits = np.full((len(kinds), len(folds.fold)), np.nan)
    for number in range(FOLDS):
        at = scored[folds.fold[scored] == number]
        for column, kind in enumerate(kinds):
            member = folds.fit(kind, number, inputs, seed=seed, threads=threads)
            given = inputs.of_member(kind, rows.table.values[at], rows.points[at])
            logits[column, at] = member.each(given).mean(axis=0)
            progress((number + (column + 1) / len(kinds)) / FOLDS, "What each member is worth at left-out holes")
    weights = fit_weights(logits[:, scored], rows.ore[scored])
    calibration = fit_slope(weights @ logits[:, scored], rows.ore[scored], rows.group[scored])
    return Blend(dict(zip(kinds, weights.tolist())), calibration)


def equal_weights(kinds: Sequence[str]) -> dict[str, float]:
    """Return the same weight for each kind of member, with sum 1."""
    return {kind: 1.0 / len(kinds) for kind in kinds}


def family_weights(kinds: Sequence[str]) -> dict[str, float]:
    """Return weights with sum 1: what learns from the surroundings and trees on places count alike, as do all within.

    The two err in different ways where nothing is drilled; members of one family err together, however many there are.

    Examples
    --------
    >>> family_weights(["network", "linear", "randomised_places"])
    {'network': 0.25, 'linear': 0.25, 'randomised_places': 0.5}
    """
    members = Counter(kind in PLACES for kind in kinds)
    return {kind: 1.0 / (len(members) * members[kind in PLACES]) for kind in kinds}


def fit_weights(logits: Floats, ore: NDArray[np.bool_], *, pull: float = PULL) -> Floats:
    """Return the weights of least mean log-loss, none negative, with sum 1, shape (members,).

    The blend may be stretched, as calibration does later, and shifted on the way; the sum is made 1 at the end.
    Found by Newton steps among the weights that are not held at 0, halved until they gain.

    Parameters
    ----------
    logits : array of shape (members, n)
        At rows that the members have not learned from.
    ore : boolean array of shape (n,)
    pull : float
        Weight of the squared distance from equal weights.
    """
    members = len(logits)
    equal = np.full(members, 1.0 / members)
    design = np.vstack([logits, np.ones(logits.shape[1])])
    at: Floats = np.append(equal, 0.0)
    for _ in range(STEPS):
        following = _stepped(at, design, ore, pull)
        if float(np.abs(following - at).max()) <= CLOSE:
            break
        at = following
    total = float(at[:-1].sum())
    return at[:-1] / total if total > 0.0 else equal


def _stepped(at: Floats, design: Floats, ore: NDArray[np.bool_], pull: float) -> Floats:
    """Return weights and intercept after a step that gains, or as they are where none does (Bertsekas 1982)."""
    n, pulls = design.shape[1], np.append(np.full(len(at) - 1, 2.0 * pull), 0.0)
    probability = sigmoid(at @ design)
    slope = design @ (probability - ore) / n + pulls * (at - 1.0 / (len(at) - 1))
    curvature = (design * (probability * (1.0 - probability))) @ design.T / n + np.diag(pulls)
    curvature += RIDGE * np.trace(curvature) / len(at) * np.eye(len(at))
    single = slope / np.diag(curvature)
    nearly = float(np.abs(at[:-1] - np.maximum(at[:-1] - single[:-1], 0.0)).max())  # 0 at the optimum
    is_free = (at > min(NEARLY, nearly)) | (slope < 0.0)
    is_free[-1] = True
    step = single
    step[is_free] = np.linalg.solve(curvature[np.ix_(is_free, is_free)], slope[is_free])
    cost = _cost(at, design, ore, pull)
    while float(np.abs(step).max()) > CLOSE:
        following = at - step
        following[:-1] = np.maximum(following[:-1], 0.0)
        if _cost(following, design, ore, pull) < cost:
            return following
        step = 0.5 * step
    return at


def _cost(at: Floats, design: Floats, ore: NDArray[np.bool_], pull: float) -> float:
    """Return the mean log-loss with the pull."""
    logits = at @ design
    apart = at[:-1] - 1.0 / (len(at) - 1)
    return float(np.mean(np.logaddexp(0.0, logits) - ore * logits) + pull * np.sum(np.square(apart)))


def blended(logits: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """Return the weighted mean of the members' logits, shape (n,)."""
    return np.asarray(np.sum([weights[kind] * logits[kind] for kind in sorted(weights)], axis=0))
