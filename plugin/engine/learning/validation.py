# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole chain without some composites, fold by fold: what it says of them, beside baselines and the usual protocol.

Of the withheld composites nothing but their places is used: normal scores, variograms, kriging, codes, scaling,
networks, trees and the calibration are made from the others. Only the naive protocol, which stands beside, sees all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..evaluation.by_distance import distance_to_known
from ..evaluation.folds import Fold, FoldRules, make_folds, make_slabs
from ..log_odds import sigmoid
from ..network.checkpoint import State
from ..progress import Progress, no_progress, share_of
from .baselines import baseline_logits
from .calibration import Calibration, useful_calibration
from .kept_parts import WITHIN, Keep, KeptParts
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
INNER_FOLDS = 4
"""Parts of the known composites that are withheld in turn to fit the calibration of a fold."""
INNER_ENOUGH = 2000
"""Once so many were withheld, the other parts are spared."""
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
        Where each fold is kept as soon as it is finished, and what is withheld within it for the calibration.
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

    def keep(part: str, make: Callable[[], State]) -> State:
        return kept.part(f"{name}{WITHIN}{part}", make)

    def make() -> State:
        return _tell(task, fold, ground(), keep, progress).to_state()

    return Told.of_state(fold, kept.part(name, make))


def _named(progress: Progress, number: int, folds: int) -> Progress:
    """Return a progress whose messages are about a fold."""

    def named(fraction: float, message: str = "", **fields: Any) -> None:
        step = message.format(**fields).lower()
        progress(fraction, "Fold {fold} of {folds}: {step}", fold=number, folds=folds, step=step)

    return named


def _tell(task: Task, fold: Fold, ground: Ground, keep: Keep, progress: Progress) -> Told:
    composites, rules = task.composites, task.rules
    places, known = composites.points[fold.withheld], task.sources(fold.known)
    settings = replace(task.learning, is_below=task.learning.is_below or rules.by == "depth")
    calibration = _calibration(known, rules, settings, keep, share_of(progress, 0.0, 0.4))
    predictor = fit_predictor(known, settings, progress=share_of(progress, 0.4, 0.7))
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
            HONEST: calibration.probability(blend),
            RAW: sigmoid(blend),
            **{kind: sigmoid(values) for kind, values in logits.items()},
            PUBLISHED: published.probability,
            NAIVE: naive.probability,
        },
        naive.kriged_ore,
        distance_to_known(known.points, places),
        calibration,
        published.unknown,
        _at_truth(task, fold, predictor, known, calibration, share_of(progress, 0.98, 1.0)),
        (*published.notices, *naive.notices),
    )


def _naive(task: Task, fold: Fold, ground: Ground, progress: Progress) -> Learned:
    """Return what the usual protocol tells.

    Its network does not learn from blocks nearest to withheld composites, but all blocks were kriged with them.
    """
    rows = fold.known[ground.nearest]
    return learn_and_predict(ground, rows, task.composites.points[fold.withheld], by=task.rules.by, progress=progress)


def _calibration(
    known: Sources, rules: FoldRules, settings: LearningSettings, keep: Keep, progress: Progress
) -> Calibration:
    """Return the calibration fitted at known composites that were withheld in turn, by the same rule as the others.

    It is left away where it does not surely pay at them, as training on composites does (`useful_calibration`). By
    depth two slabs are withheld, each with all below it, and what errs together is a slab: one level of the ground
    asks for more ore than is foretold, the next for less, whatever the holes. Folds of which one alone is enough are
    parted by holes to see whether it pays. Where the known composites cannot be cut that way, or too few are left to
    learn from, none is made.
    """
    is_depth = rules.by == "depth"
    try:
        folds = _slabs(known, rules) if is_depth else _inner_folds(known, rules)
    except InvalidInputError:
        return Calibration()
    rows, logits = [], []
    for number, fold in enumerate(folds):
        part = share_of(progress, number / len(folds), (number + 1) / len(folds))
        state = keep(f"part {number + 1}", partial(_blend, known, fold, settings, part))
        if "blend" not in state.arrays:
            return Calibration()
        logits.append(state.arrays["blend"])
        rows.append(np.flatnonzero(fold.withheld))
    at = np.concatenate(rows)
    hole, part_of = known.group[at], np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    if len(folds) == 1:
        part_of = np.unique(hole, return_inverse=True)[1].ravel() % INNER_FOLDS
    return useful_calibration(np.concatenate(logits), known.ore[at] == 1.0, part_of, part_of if is_depth else hole)


def _slabs(known: Sources, rules: FoldRules) -> Sequence[Fold]:
    return make_slabs(known.points, known.ore == 1.0, rules.deepest)


def _inner_folds(known: Sources, rules: FoldRules) -> Sequence[Fold]:
    """Return the first inner folds that withhold `INNER_ENOUGH` composites."""
    inner = replace(rules, folds=INNER_FOLDS, seed=rules.seed + 1)
    folds = make_folds(known.points, known.group, known.ore == 1.0, inner)
    withheld = np.cumsum([np.count_nonzero(fold.withheld) for fold in folds])
    return folds[: int(np.searchsorted(withheld, INNER_ENOUGH)) + 1]


def _blend(known: Sources, fold: Fold, settings: LearningSettings, progress: Progress) -> State:
    """Return the blended logits at composites that are withheld among the known ones; nothing where none is learned."""
    others, places = known.at(fold.known), known.points[fold.withheld]
    try:
        predictor = fit_predictor(others, settings, progress=progress)
    except InvalidInputError:
        return State({}, {})
    return State({}, {"blend": predictor.logits(predictor.features(places, others), places)["blend"]})


def _at_truth(
    task: Task, fold: Fold, predictor: Predictor, known: Sources, calibration: Calibration, progress: Progress
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
    return rows, calibration.probability(predictor.logits(table, points[rows])["blend"])
