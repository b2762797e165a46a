# SPDX-License-Identifier: GPL-2.0-or-later
"""What the predictor is worth at holes it has not seen, beside what is strong without it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..log_odds import sigmoid
from ..network.checkpoint import State
from ..progress import Progress, no_progress, share_of
from .kept_parts import KeptParts
from .predictor import LearningSettings, fit_predictor
from .sources import Sources

FOLDS = 5
"""Parts that the groups of holes are cut into."""

DRAWINGS = 50
"""Folds are drawn anew at most so often where all ore, or all waste, lies in one of them."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class HeldOut:
    """Probabilities at composites whose group of holes was left out of everything."""

    probabilities: dict[str, Floats]
    """By member (with the baselines), `blend` and `calibrated`, shape (n,) each."""
    fold: NDArray[np.int64]
    """Number of the fold of each composite, shape (n,)."""


def hole_folds(sources: Sources, folds: int, generator: np.random.Generator) -> NDArray[np.int64]:
    """Return the fold of each composite, shape (n,): groups of holes stay together, folds are of about one size.

    Outside each fold there are ore and waste, where a few drawings find that.

    Raises
    ------
    InvalidInputError
        There are fewer groups than folds.
    """
    groups, at, count = np.unique(sources.group, return_inverse=True, return_counts=True)
    if len(groups) < folds:
        raise InvalidInputError(
            "{folds} folds need as many holes that do not share a collar, but there are {n}.",
            folds=folds,
            n=len(groups),
        )
    for _ in range(DRAWINGS):
        fold_of, filled = np.zeros(len(groups), dtype=np.int64), np.zeros(folds)
        for number in generator.permutation(len(groups)):
            fold_of[number] = int(np.argmin(filled))
            filled[fold_of[number]] += count[number]
        fold = np.asarray(fold_of[at.ravel()])
        if all(len(np.unique(sources.ore[fold != number])) > 1 for number in range(folds)):
            break
    return fold


def score_held_out(
    sources: Sources,
    settings: LearningSettings,
    *,
    folds: int = FOLDS,
    kept: KeptParts | None = None,
    progress: Progress = no_progress,
) -> HeldOut:
    """Return the probabilities at each composite by what learned from the other folds only.

    Held-out composites are taken away before normal scores, variograms, kriging, scaling, weights and calibration.
    Each fold is kept in `kept` as soon as it is finished.
    """
    kept = kept or KeptParts()
    fold = hole_folds(sources, folds, np.random.default_rng(settings.seed))
    found: dict[str, Floats] = {}
    for number in range(folds):
        part = share_of(progress, number / folds, (number + 1) / folds)
        is_out = fold == number
        state = kept.part(f"fold {number + 1}", partial(_fold, sources, is_out, settings, part))
        for name in state.about["members"]:
            found.setdefault(name, np.full(len(fold), np.nan))[is_out] = state.arrays[name]
    return HeldOut({name: sigmoid(values) for name, values in found.items()}, fold)


def _fold(sources: Sources, is_out: NDArray[np.bool_], settings: LearningSettings, progress: Progress) -> State:
    """Return the logits at held-out composites by member, shape (held out,) each, as what is kept."""
    known, places = sources.at(~is_out), sources.points[is_out]
    predictor = fit_predictor(known, settings, progress=share_of(progress, 0.0, 0.9))
    table = predictor.features(places, known, progress=share_of(progress, 0.9, 0.95))
    logits = predictor.logits(table, places)
    logits = {**logits, "calibrated": predictor.calibration.logits(logits["blend"])}
    return State({"members": list(logits)}, logits)
