# SPDX-License-Identifier: GPL-2.0-or-later
"""The composites that features are made of, and which of them a place may know.

What a model learns from must look like what it will see. A block far from any hole knows only holes that are not
its own, so a training composite is given only the composites of other holes too; and as some blocks are farther
from the drilling than any composite is, part of the holes can be hidden as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..checks import check_points
from ..errors import InvalidInputError
from ..geostatistics.transforms import NormalScore
from ..progress import Progress, no_progress

NEIGHBOURS = 128
"""How many of the nearest composites a place knows."""

FEWEST_NEIGHBOURS = 24
"""A training row that knows fewer composites is left out."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Hidden = Callable[[Numbers], NDArray[np.bool_]]
"""Given the numbers of the places of one group, which sources they must not know, shape (m,)."""


@dataclass(frozen=True)
class Sources:
    """Composites whose grade is known."""

    points: Floats
    """Easting, northing, elevation, shape (m, 3)."""
    grade: Floats
    """Grade, shape (m,)."""
    score: Floats
    """Its normal score among these composites, shape (m,)."""
    ore: Floats
    """1 for ore, 0 for waste, shape (m,)."""
    hole: Numbers
    """Number of the hole, shape (m,)."""
    group: Numbers
    """Number of the group of holes that are kept together, such as wedges of one collar, shape (m,)."""

    @classmethod
    def of(
        cls, points: Floats, grade: Floats, ore: NDArray[np.bool_], hole: NDArray[np.int64], group: Numbers
    ) -> Sources:
        """Return the sources; scores are those of these composites alone.

        Raises
        ------
        InvalidInputError
            A value is missing, one class only, or one group of holes only.
        """
        check_points(points, "composites")
        if not np.isfinite(grade).all():
            raise InvalidInputError(
                "{wrong} of {total} composites have no grade.",
                wrong=int(np.count_nonzero(~np.isfinite(grade))),
                total=len(grade),
            )
        n_ore, groups = int(np.count_nonzero(ore)), len(np.unique(group))
        if n_ore in {0, len(ore)}:
            raise InvalidInputError(
                "{ore} of {total} composites are ore; learning needs ore and waste.", ore=n_ore, total=len(ore)
            )
        if groups < 2:
            raise InvalidInputError(
                "The composites come from {n} drillhole; learning needs at least two that do not share a collar.",
                n=groups,
            )
        score = NormalScore.of(grade).forward(grade)
        return cls(points, grade, score, np.asarray(ore, np.float64), np.asarray(hole), np.asarray(group))

    def at(self, rows: NDArray[np.bool_] | Numbers) -> Sources:
        """Return some of the composites as sources of their own, with scores among them alone."""
        return Sources.of(self.points[rows], self.grade[rows], self.ore[rows] == 1, self.hole[rows], self.group[rows])


def nearest_sources(
    places: Floats,
    groups: Numbers,
    sources: Sources,
    *,
    hidden: Hidden | None = None,
    k: int = NEIGHBOURS,
    progress: Progress = no_progress,
) -> Numbers:
    """Return the nearest sources that each place may know, nearest first.

    Parameters
    ----------
    places : array of shape (n, 3)
        Easting, northing, elevation.
    groups : integer array of shape (n,)
        Group of holes of each place: its sources are left out. -1: of no hole, as a block is.
    sources : Sources
    hidden : callable, optional
        Which sources the places of a group must not know besides its own.
    k : int
        How many at most.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Returns
    -------
    integer array of shape (n, k)
        Numbers of sources; -1 where there are no more.
    """
    from scipy.spatial import cKDTree

    found = np.full((len(places), k), -1, dtype=np.int64)
    asked = np.unique(groups)
    for number, group in enumerate(asked):
        rows = np.flatnonzero(groups == group)
        known = sources.group != group
        if hidden is not None:
            known &= ~hidden(rows)
        candidates = np.flatnonzero(known)
        if len(candidates):
            wanted = np.arange(1, min(k, len(candidates)) + 1)
            _, near = cKDTree(sources.points[candidates]).query(places[rows], k=wanted)
            found[rows, : len(wanted)] = candidates[near]
        progress((number + 1) / len(asked), "Nearest composites of other holes")
    return found


def hide_holes(sources: Sources, share: float, generator: np.random.Generator) -> Hidden:
    """Return a rule that hides each other group of holes with a probability, anew for each group that asks."""
    groups, at = np.unique(sources.group, return_inverse=True)

    def hidden(_rows: Numbers) -> NDArray[np.bool_]:
        return np.asarray((generator.random(len(groups)) < share)[at.ravel()])

    return hidden


def hide_below(sources: Sources, places: Floats, generator: np.random.Generator) -> Hidden:
    """Return a rule that imitates ground below the drilling: nothing is known below a level above the targets.

    For each group that asks, the level is drawn between its uppermost target and half of the sources' relief above
    its deepest one; targets above the level then know what a place beside the drilling would.
    """
    relief = float(np.ptp(sources.points[:, 2]))

    def hidden(rows: Numbers) -> NDArray[np.bool_]:
        lowest = float(places[rows, 2].min())
        level = lowest + generator.uniform(0.0, 0.5) * relief
        return np.asarray(sources.points[:, 2] < level)

    return hidden
