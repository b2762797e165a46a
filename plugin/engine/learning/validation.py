# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole chain without some composites, fold by fold: what it says of them, beside baselines and the usual protocol.

Of the withheld composites nothing but their places is used: normal scores, variograms, kriging, codes, scaling,
networks, trees and the calibration are made from the others. Only the naive protocol, which stands beside, sees all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..evaluation.by_distance import distance_to_known
from ..evaluation.folds import Fold, FoldRules, make_folds
from ..log_odds import sigmoid
from ..network.checkpoint import State
from ..progress import Progress, no_progress, share_of
from .baselines import baseline_logits
from .kept_parts import KeptParts
from .members import MEMBERS
from .naive import (
    Composites,
    Ground,
    Learned,
    Protocol,
    fit_estimator,
    krige_ground,
    learn_and_predict,
    published_protocol,
)
from .predictor import LearningSettings, Predictor, fit_predictor
from .sources import Sources
from .told import Told

HONEST, RAW, PUBLISHED, NAIVE = "honest", "honest_raw", "published", "naive"
"""The honest predictor, calibrated and not; the published protocol, from known composites and from all."""
NAIVE_SHARE = 0.08
"""Share of the work that kriging from all composites is."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Truth:
    """Places at which it is known whether there is ore, as in a deposit that was made up."""

    points: Floats
    """Shape (t, 3)."""
    ore: Flags
    """Shape (t,)."""


@dataclass(frozen=True)
class Task:
    """What is validated."""

    composites: Composites
    """All composites."""
    grade: Floats
    """The grade that ore is about, shape (n,), all known."""
    rules: FoldRules
    """What is withheld."""
    learning: LearningSettings
    """The honest predictor."""
    protocol: Protocol
    """The published one."""
    truth: Truth | None = None
    """Where the truth is known."""

    def sources(self, rows: Flags) -> Sources:
        """Return some composites as the honest predictor takes them."""
        part = self.composites.at(rows)
        return Sources.of(part.points, self.grade[rows], part.ore, part.hole, part.group)


def validate(task: Task, *, kept: KeptParts | None = None, progress: Progress = no_progress) -> tuple[Told, ...]:
    """Return what the chain tells of the withheld composites, one result for each fold.

    Parameters
    ----------
    task : Task
    kept : KeptParts, optional
        Where each fold is kept as soon as it is finished.
    progress : Progress
        Told how far the work is over all folds; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        The composites cannot be cut into such folds, or what is left teaches nothing.
    """
    composites, kept = task.composites, kept or KeptParts()
    folds = make_folds(composites.points, composites.group, composites.ore, task.rules)
    ground = cache(partial(_ground_of_all, task, share_of(progress, 0.0, NAIVE_SHARE)))
    told = []
    for number, fold in enumerate(folds):
        start, end = (NAIVE_SHARE + (1.0 - NAIVE_SHARE) * (number + k) / len(folds) for k in (0, 1))
        part = _named(share_of(progress, start, end), number + 1, len(folds))
        told.append(_told(task, fold, f"fold {number + 1}", ground, kept, part))
    return tuple(told)


def _ground_of_all(task: Task, progress: Progress) -> Ground:
    """Return the blocks with what is kriged into them from all composites, for the naive protocol."""
    seeing = fit_estimator(task.composites, task.protocol, progress=share_of(progress, 0.0, 0.4))
    return krige_ground(seeing, progress=share_of(progress, 0.4, 1.0))


def _told(task: Task, fold: Fold, name: str, ground: Callable[[], Ground], kept: KeptParts, progress: Progress) -> Told:
    """Return what is told of a fold, or was told before the work was ended."""

    def make() -> State:
        return _tell(task, fold, ground(), progress).to_state()

    return Told.of_state(fold, kept.part(name, make))


def _named(progress: Progress, number: int, folds: int) -> Progress:
    """Return a progress whose messages are about a fold."""

    def named(fraction: float, message: str = "", **fields: Any) -> None:
        step = message.format(**fields).lower()
        progress(fraction, "Fold {fold} of {folds}: {step}", fold=number, folds=folds, step=step)

    return named


def _tell(task: Task, fold: Fold, ground: Ground, progress: Progress) -> Told:
    composites, rules = task.composites, task.rules
    places, known = composites.points[fold.withheld], task.sources(fold.known)
    settings = replace(task.learning, is_below=task.learning.is_below or rules.by == "depth")
    predictor = fit_predictor(known, settings, progress=share_of(progress, 0.0, 0.7))
    table = predictor.features(places, known, progress=share_of(progress, 0.7, 0.73))
    logits = predictor.logits(table, places)
    blend = logits["blend"]
    members = {kind: logits[kind] for kind in MEMBERS if kind in logits}
    logits = {**members, **baseline_logits(
        predictor, known, places, table, members, progress=share_of(progress, 0.73, 0.83)
    )}  # fmt: skip
    published = published_protocol(
        composites.at(fold.known), task.protocol, places, by=rules.by, progress=share_of(progress, 0.83, 0.93)
    )
    naive = _naive(task, fold, ground, share_of(progress, 0.93, 0.98))
    return Told(
        fold,
        {
            HONEST: predictor.calibration.probability(blend),
            RAW: sigmoid(blend),
            **{kind: sigmoid(values) for kind, values in logits.items()},
            PUBLISHED: published.probability,
            NAIVE: naive.probability,
        },
        naive.kriged_ore,
        distance_to_known(known.points, places),
        predictor.calibration,
        published.unknown,
        _at_truth(task, fold, predictor, known, share_of(progress, 0.98, 1.0)),
        (*published.notices, *naive.notices),
    )


def _naive(task: Task, fold: Fold, ground: Ground, progress: Progress) -> Learned:
    """Return what the usual protocol tells.

    Its network does not learn from blocks nearest to withheld composites, but all blocks were kriged with them.
    """
    rows = fold.known[ground.nearest]
    return learn_and_predict(ground, rows, task.composites.points[fold.withheld], by=task.rules.by, progress=progress)


def _at_truth(
    task: Task, fold: Fold, predictor: Predictor, known: Sources, progress: Progress
) -> tuple[Numbers, Floats]:
    """Return the honest probability at the ground that the withheld composites stand for."""
    from scipy.spatial import cKDTree

    if task.truth is None:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    points = task.truth.points
    away, nearest = cKDTree(task.composites.points).query(points, distance_upper_bound=task.protocol.reach)
    rows = np.flatnonzero(np.isfinite(away))
    rows = rows[fold.withheld[nearest[rows]]]
    table = predictor.features(points[rows], known, progress=progress)
    return rows, predictor.calibration.probability(predictor.logits(table, points[rows])["blend"])
