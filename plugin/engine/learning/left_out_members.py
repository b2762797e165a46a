# SPDX-License-Identifier: GPL-2.0-or-later
"""What the honest predictor says of composites whose holes it has not learned from, whatever it is told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..evaluation.feature_groups import PLACES
from ..log_odds import sigmoid
from ..progress import Progress, no_progress, share_of
from .blending import blended
from .calibration import Calibration
from .compiled_trees import expect_many_rows
from .inner_folds import FOLDS, InnerFolds
from .kriging_trials import draw_trials
from .members import Inputs, Member
from .predictor import Predictor
from .rows import CUTS, HIDDEN_SHARES, TrainingRows, training_rows
from .sources import Sources

CALIBRATED = "calibrated"
"""What the average of the members says once it is calibrated, with the coefficients by which prediction calibrates.

They and the weights were fitted at these very composites, to members such as these: one model of each that learned two
thirds of the groups of holes. So the log-loss flatters a little, which scores at held-out holes do not.
"""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Rows = NDArray[np.float32]


@dataclass(frozen=True)
class LeftOutMembers:
    """Members of a predictor that learned anew without each fold of holes, to be asked about the holes of that fold.

    They are asked with a table of `names` and, last, the number of the fold: it says who answers.
    """

    rows: TrainingRows
    """The composites that are asked about."""
    fold: Numbers
    """Fold of each, shape (n,)."""
    inputs: Inputs
    """From features to inputs."""
    members: tuple[Mapping[str, Member], ...]
    """Members that count, by fold and kind."""
    weights: Mapping[str, float]
    """What each counts."""
    calibration: Calibration
    """Of their average."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the features, then of the coordinates."""
        return (*self.rows.table.names, *PLACES)

    @property
    def table(self) -> Rows:
        """The composites as they are, shape (n, names + 1); coordinates are counted from the centre, in CRS units."""
        away = self.rows.points - np.array(self.inputs.placement.centre)
        return np.column_stack([self.rows.table.values, away, self.fold]).astype(np.float32)

    def said(self, asked: Rows) -> dict[str, Floats]:
        """Return probabilities by kind of member and, first, of their calibrated average, shape (n,) each.

        Parameters
        ----------
        asked : array of shape (n, names + 1)
            As `table`, with anything in it changed but the fold.
        """
        logits = {kind: np.empty(len(asked)) for kind in self.weights}
        for number, members in enumerate(self.members):
            at = np.flatnonzero(asked[:, -1] == number)
            for kind, member in members.items() if len(at) else ():
                logits[kind][at] = member.each(_inputs(self.inputs, kind, asked[at])).mean(axis=0)
        average = self.calibration.probability(blended(logits, self.weights))
        return {CALIBRATED: average, **{kind: sigmoid(values) for kind, values in logits.items()}}


def _inputs(inputs: Inputs, kind: str, asked: Rows) -> Rows:
    """Return the inputs of a kind of member for rows of a table with place and fold last."""
    points = asked[:, -1 - len(PLACES) : -1].astype(np.float64) + np.array(inputs.placement.centre)
    return inputs.of_member(kind, asked[:, : -1 - len(PLACES)], points)


def learn_left_out(
    predictor: Predictor,
    sources: Sources,
    *,
    most: int,
    progress: Progress = no_progress,
) -> LeftOutMembers:
    """Return members that learned without each fold of holes, as the weights of the predictor were fitted.

    Parameters
    ----------
    predictor : Predictor
        Its variograms, scaling, weights, calibration and seed are taken as they are; members with weight 0 are left
        out.
    sources : Sources
        The composites that it learned from.
    most : int
        Of more composites so many are drawn.
    progress : Progress
        May raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Too few groups of holes, or all ore or all waste in a fold.
    """
    rows = learned_rows(predictor, sources, progress=share_of(progress, 0.0, 0.4))
    return learn_left_out_of(rows, predictor, most=most, progress=share_of(progress, 0.4, 1.0))


def learn_left_out_of(
    rows: TrainingRows,
    predictor: Predictor,
    *,
    most: int,
    progress: Progress = no_progress,
) -> LeftOutMembers:
    """Return the same of rows that are made; see `learn_left_out`."""
    settings = predictor.settings
    folds = InnerFolds.of(rows, settings.seed)
    if folds is None:
        raise InvalidInputError(
            "What the model leans on is found at holes that are left out, a third of them at a time, with ore and "
            "waste among the others; {holes} holes that do not share a collar, {ore} of {total} composites ore, do "
            "not allow that. More drilling is needed.",
            holes=len(np.unique(rows.group)),
            ore=int(np.count_nonzero(rows.ore[rows.copy == 0])),
            total=int(np.count_nonzero(rows.copy == 0)),
        )
    scored = folds.scored
    if len(scored) > most:
        scored = np.sort(np.random.default_rng(settings.seed).choice(scored, most, replace=False))
    expect_many_rows()
    weights = {kind: weight for kind, weight in predictor.weights.items() if weight > 0.0}
    members = tuple(
        _learn_fold(folds, number, list(weights), predictor, share_of(progress, number / FOLDS, (number + 1) / FOLDS))
        for number in range(FOLDS)
    )
    return LeftOutMembers(
        rows.at(scored), folds.fold[scored], predictor.inputs, members, weights, predictor.calibration
    )


def learned_rows(predictor: Predictor, sources: Sources, *, progress: Progress = no_progress) -> TrainingRows:
    """Return the rows that a predictor learned from, the same holes hidden."""
    settings = predictor.settings
    generator = np.random.default_rng(settings.seed)
    draw_trials(sources, generator, settings.trials)  # leaves the generator where learning found it
    return training_rows(
        sources,
        predictor.trials,
        generator=generator,
        shares=HIDDEN_SHARES,
        cuts=CUTS if settings.is_below else 0,
        progress=progress,
    )


def _learn_fold(
    folds: InnerFolds, number: int, kinds: Sequence[str], predictor: Predictor, progress: Progress
) -> dict[str, Member]:
    """Return members that have not learned from a fold."""
    settings = predictor.settings
    learned: dict[str, Member] = {}
    for place, kind in enumerate(kinds):
        part = share_of(progress, place / len(kinds), (place + 1) / len(kinds))
        part(0.0, "Learning without part {part} of {parts} of the holes", part=number + 1, parts=FOLDS)
        member = folds.fit(kind, number, predictor.inputs, seed=settings.seed, threads=settings.threads, progress=part)
        learned[kind] = _Recalling(member)
    return learned


class _Recalling:
    """A member that says at once what it said of the first rows, as often as it is asked about them."""

    def __init__(self, member: Member) -> None:
        self._member = member
        self._first: tuple[Rows, Floats] | None = None

    def each(self, rows: Rows) -> Floats:
        """Return the logits by each model of the member, shape (models, n)."""
        if self._first is None:
            self._first = (rows, self._member.each(rows))
        first, said = self._first
        return said if np.array_equal(rows, first, equal_nan=True) else self._member.each(rows)
