# SPDX-License-Identifier: GPL-2.0-or-later
"""Folds within what a predictor learns from: members that learn anew from part of the holes, for what the others say.

They weigh the members, and say what each leans on. What rows are made of is not held back: features know all groups
but a row's own, and variograms, normal scores and the scaling of inputs are those of all composites. So of a scored row
members on features know all other groups, those on places the other folds only, about two thirds. Scores of the whole
predictor are not touched: its held-out holes are taken away before any of this.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .members import PLACES, Inputs, Member, fit_member
from .rows import TrainingRows

FOLDS = 3
"""Parts of the groups of holes, each left out once."""

MOST_ROWS = 20_000
"""Rows that are drawn at most for members to learn from; trees on places learn from all."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class InnerFolds:
    """Which rows are left out together, and which are used at all."""

    rows: TrainingRows
    """All rows."""
    fold: Numbers
    """Fold of each row, shape (n,); rows of one group of holes are in one fold."""
    is_drawn: NDArray[np.bool_]
    """Rows that are used, shape (n,)."""

    @classmethod
    def of(cls, rows: TrainingRows, seed: int) -> InnerFolds | None:
        """Return the folds that a seed draws; None where one cannot be left out.

        That is so with fewer groups of holes than folds, and where all drawn ore, or all drawn waste, lies in one fold.
        """
        groups, place = np.unique(rows.group, return_inverse=True)
        if len(groups) < FOLDS:
            return None
        generator = np.random.default_rng([seed, FOLDS])
        fold = (generator.permutation(len(groups)) % FOLDS)[place.ravel()]
        is_drawn = np.zeros(len(fold), dtype=bool)
        is_drawn[generator.permutation(len(fold))[:MOST_ROWS]] = True
        if any(len(np.unique(rows.ore[(fold != number) & is_drawn])) < 2 for number in range(FOLDS)):
            return None
        return cls(rows, fold, is_drawn)

    @property
    def scored(self) -> Numbers:
        """Numbers of the drawn rows of which nothing but the own group is hidden, as of withheld holes, shape (s,)."""
        return np.flatnonzero(self.is_drawn & (self.rows.copy == 0))

    def fit(
        self,
        kind: str,
        number: int,
        inputs: Inputs,
        *,
        seed: int,
        threads: int = 1,
        progress: Progress = no_progress,
    ) -> Member:
        """Return a member of a kind that has learned no row of a fold, of one model each."""
        known = self.rows.at((self.fold != number) & (self.is_drawn | (kind in PLACES)))
        return fit_member(kind, known, inputs, seed=seed, threads=threads, models=1, progress=progress)
