# SPDX-License-Identifier: GPL-2.0-or-later
"""Daughter holes: wedges that leave a parent hole at some depth.

The collar table names the parent and the depth at which the daughter leaves it. All depths of a daughter are
measured from the parent's collar, and down to that depth it is the parent.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import Notice, as_template
from .arrays import BoolArray, FloatArray, IntArray, TextArray, hole_numbers
from .records import Collars, Surveys

UNKNOWN_PARENT = as_template(
    "{count} holes name a parent that is not among the collars, or that descends from them; they were taken as holes "
    "of their own: {holes}."
)
NO_DEPTH = as_template(
    "{count} daughter holes have no depth at which they leave their parent, nor a station below the collar; they were "
    "taken as holes of their own: {holes}."
)
FIRST_STATION = as_template(
    "{count} daughter holes have no depth at which they leave their parent; it was taken from their first station: "
    "{holes}."
)
FOLLOW = as_template(
    "{count} daughter holes follow their parent down to the depth at which they leave it: {holes}. {ignored} of their "
    "stations above it were not used."
)


@dataclass(frozen=True)
class Wedges:
    """Which holes are daughters of which."""

    parent: IntArray
    """Number of each hole's parent, -1 for a hole of its own, shape (n,)."""
    depth: FloatArray
    """Depth at which a daughter leaves its parent, 0 for a hole of its own, shape (n,)."""
    notices: tuple[Notice, ...] = ()
    """What was assumed."""

    @property
    def has_any(self) -> bool:
        """Whether there is a daughter hole."""
        return bool((self.parent >= 0).any())

    def generation(self) -> IntArray:
        """Return how many parents each hole descends from, shape (n,)."""
        generation = np.zeros(len(self.parent), dtype=np.int64)
        above = self.parent.copy()
        while (above >= 0).any():
            generation += above >= 0
            above = np.where(above >= 0, self.parent[above], -1)
        return generation


def find_wedges(collars: Collars, surveys: Surveys) -> Wedges:
    """Return the daughter holes of a collar table; what cannot be one is a hole of its own, and a notice says so."""
    n = len(collars.hole_id)
    if not len(collars.parent):
        return Wedges(np.full(n, -1, dtype=np.int64), np.zeros(n))
    named = collars.parent != ""
    parent = np.where(named, hole_numbers(collars.parent, collars.hole_id), -1)
    lost = named & ((parent < 0) | _in_circle(parent))
    parent = np.where(lost, -1, parent)
    first = _first_depths(collars, surveys)
    guessed = (parent >= 0) & ~(collars.wedge_depth > 0)
    depth = np.where(guessed, first, np.nan_to_num(collars.wedge_depth))
    nowhere = guessed & ~(first > 0)
    parent = np.where(nowhere, -1, parent)
    notices = [
        *_said(UNKNOWN_PARENT, collars.hole_id, lost),
        *_said(NO_DEPTH, collars.hole_id, nowhere),
        *_said(FIRST_STATION, collars.hole_id, guessed & ~nowhere),
    ]
    depth = np.where(parent >= 0, depth, 0.0)
    station = hole_numbers(surveys.hole_id, collars.hole_id)
    ignored = (station >= 0) & (parent[station] >= 0) & (surveys.depth < depth[station])
    notices += _said(FOLLOW, collars.hole_id, parent >= 0, ignored=int(np.count_nonzero(ignored)))
    return Wedges(parent, depth, tuple(notices))


def fill_from_parents(points: FloatArray, hole_id: TextArray, parent: TextArray) -> IntArray:
    """Give holes without coordinates those of their parents, in place; return the rows that were filled."""
    row = {str(hole): place for place, hole in reversed(list(enumerate(hole_id)))}
    filled = []
    for place in np.flatnonzero(~np.isfinite(points).all(axis=1)):
        seen, above = {place}, row.get(str(parent[place]), -1)
        while above >= 0 and above not in seen and not np.isfinite(points[above]).all():
            seen.add(above)
            above = row.get(str(parent[above]), -1)
        if above >= 0 and above not in seen:
            points[place] = points[above]
            filled.append(place)
    return np.array(filled, dtype=np.int64)


def _in_circle(parent: IntArray) -> BoolArray:
    """Return which holes descend from themselves or from a hole that does."""
    above = parent.copy()
    for _ in range(len(parent)):
        if not (above >= 0).any():
            break
        above = np.where(above >= 0, parent[above], -1)
    circle: BoolArray = above >= 0
    return circle


def _first_depths(collars: Collars, surveys: Surveys) -> FloatArray:
    """Return the depth of the first station below the collar of each hole; 0 where there is none."""
    hole = hole_numbers(surveys.hole_id, collars.hole_id)
    used = (hole >= 0) & (surveys.depth > 0)
    first = np.full(len(collars.hole_id), np.inf)
    np.minimum.at(first, hole[used], surveys.depth[used])
    return np.where(np.isfinite(first), first, 0.0)


def _said(template: str, names: TextArray, which: BoolArray, **fields: int) -> list[Notice]:
    """Return the sentence about some holes; nothing when there are none."""
    if not which.any():
        return []
    holes = ", ".join(str(name) for name in names[which][:8]) + (" …" if np.count_nonzero(which) > 8 else "")
    return [Notice(template, {"count": int(np.count_nonzero(which)), "holes": holes, **fields})]
