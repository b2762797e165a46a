# SPDX-License-Identifier: GPL-2.0-or-later
"""What members learn from: composites, each with what a place without its own hole would know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, no_progress, share_of
from .features import FeatureTable, make_features
from .kriging_trials import KrigingTrial
from .sources import FEWEST_NEIGHBOURS, Hidden, Sources, hide_below, hide_holes, nearest_sources

HIDDEN_SHARES = (0.0, 0.2, 0.4)
"""Share of the other holes that is hidden, in each copy of the composites: some blocks are far from all holes."""

CUTS = 2
"""Copies in which nothing is known below a level, for prediction below the drilling."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class TrainingRows:
    """Composites with their features, one or more times each."""

    table: FeatureTable
    """Features, n rows."""
    points: Floats
    """Easting, northing, elevation, shape (n, 3)."""
    ore: NDArray[np.bool_]
    """Shape (n,)."""
    group: Numbers
    """Group of holes, shape (n,)."""
    score: Floats
    """Normal score of the grade, shape (n,)."""
    copy: Numbers
    """Which copy of the composites a row is of, shape (n,); of copy 0 nothing but the own group is hidden."""

    def at(self, rows: NDArray[np.bool_] | Numbers) -> TrainingRows:
        """Return some of the rows."""
        return TrainingRows(
            FeatureTable(self.table.values[rows], self.table.names),
            self.points[rows],
            self.ore[rows],
            self.group[rows],
            self.score[rows],
            self.copy[rows],
        )


def training_rows(
    sources: Sources,
    trials: Sequence[KrigingTrial],
    *,
    generator: np.random.Generator,
    shares: Sequence[float] = HIDDEN_SHARES,
    cuts: int = 0,
    progress: Progress = no_progress,
) -> TrainingRows:
    """Return composites with features from other groups of holes only.

    Parameters
    ----------
    sources : Sources
    trials : sequence of KrigingTrial
    generator : numpy.random.Generator
    shares : sequence of float
        One copy of all composites for each, in which this share of the other groups is hidden.
    cuts : int
        Copies in which nothing is known below a level drawn for each group, as below the drilling (`hide_below`);
        a composite above its level is left out of such a copy.
    progress : Progress
        May raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        No composite knows enough others.
    """
    rules: list[Hidden] = [hide_holes(sources, share, generator) for share in shares]
    rules += [hide_below(sources, sources.points, generator) for _ in range(cuts)]
    parts = []
    for number, rule in enumerate(rules):
        part = share_of(progress, number / len(rules), (number + 1) / len(rules))
        near = nearest_sources(sources.points, sources.group, sources, hidden=rule, progress=share_of(part, 0.0, 0.3))
        enough = near[:, FEWEST_NEIGHBOURS - 1] >= 0
        if number >= len(shares):
            enough &= _is_below(near, sources)
        at = np.flatnonzero(enough)
        if len(at):
            table = make_features(sources.points[at], near[at], sources, trials, progress=share_of(part, 0.3, 1.0))
            parts.append((table, at, np.full(len(at), number)))
    if not parts:
        raise InvalidInputError(
            "No composite has {needed} composites of other holes; learning needs more drilling.",
            needed=FEWEST_NEIGHBOURS,
        )
    tables, places, copies = zip(*parts)
    at = np.concatenate(places)
    return TrainingRows(
        FeatureTable(np.concatenate([table.values for table in tables]), tables[0].names),
        sources.points[at],
        sources.ore[at] == 1.0,
        sources.group[at],
        sources.score[at],
        np.concatenate(copies),
    )


def _is_below(near: Numbers, sources: Sources) -> NDArray[np.bool_]:
    """Return whether each source lies below all that it knows."""
    known = np.where(near >= 0, sources.points[near, 2], np.inf)
    return np.asarray(sources.points[:, 2] < known.min(axis=1))
