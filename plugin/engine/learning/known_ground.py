# SPDX-License-Identifier: GPL-2.0-or-later
"""Which places are like the composites that were learned from, and which lie below or beyond the drilling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..evaluation.applicability import DOUBTFUL, EDGE, Applicability
from ..progress import Progress, no_progress, share_of
from .features import FeatureTable, make_features
from .kriging_trials import KrigingTrial
from .sources import Sources, hide_holes, nearest_sources

SHARES = (0.0, 0.4)
"""Share of the other holes that is hidden in each look at a composite: as the predictor learned."""

LOOKED_AT = 2000
"""Composites that are looked at, at most."""

AROUND = 32
"""Nearest composites among which one must lie deeper than a place, or the place is below the drilling."""

BESIDE = 0.5
"""Places nearer to a composite than this share of the usual distance between holes are beyond nothing."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class KnownGround:
    """What the composites look like from other holes."""

    like: Applicability
    """Range and spread of their features."""
    spacing: float
    """Usual distance from a composite to the nearest one of another hole, CRS units."""

    def codes(self, table: FeatureTable, distance: Floats, is_beyond: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """Return the codes of `Applicability.codes` for places; beside a composite they are doubtful at worst.

        What a composite knows of its place has no composite beside it, so that a place beside one looks unlike all;
        but there the composite itself says what the ground is.
        """
        codes = self.like.codes(compared_features(table), distance, is_beyond)
        return np.where(distance <= BESIDE * self.spacing, np.minimum(codes, DOUBTFUL), codes).astype(np.uint8)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"like": self.like.to_dict(), "spacing": self.spacing}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> KnownGround:
        """Return the known ground of values made by `to_dict`."""
        return cls(Applicability.from_dict(values["like"]), float(values["spacing"]))


def known_ground(sources: Sources, trials: Sequence[KrigingTrial], *, seed: int) -> KnownGround:
    """Return what the composites look like from other holes.

    Parameters
    ----------
    sources : Sources
    trials : sequence of KrigingTrial
        Variograms of the features.
    seed : int
        Of the composites that are looked at and the holes that are hidden.
    """
    generator = np.random.default_rng(seed)
    at = np.sort(generator.permutation(len(sources.points))[:LOOKED_AT])
    tables, distances = [], []
    for share in SHARES:
        hidden = hide_holes(sources, share, generator)
        near = nearest_sources(sources.points[at], sources.group[at], sources, hidden=hidden)
        some = near[:, 0] >= 0
        places = sources.points[at][some]
        tables.append(compared_features(make_features(places, near[some], sources, trials)))
        distances.append(np.linalg.norm(sources.points[near[some, 0]] - places, axis=1))
    like = Applicability.of(np.concatenate(tables), np.concatenate(distances))
    return KnownGround(like, float(np.median(distances[0])))


def usual_distances(sources: Sources, *, progress: Progress = no_progress) -> tuple[float, float]:
    """Return how far composites usually are from other holes, and how far hardly any is, CRS units.

    The first is the median distance to the nearest composite of another hole; the second is passed by one in a hundred
    only, when part of the other holes is hidden from half of the looks: as `known_ground` looks at them.

    Parameters
    ----------
    sources : Sources
        Only their places and groups of holes count; of two groups or more.
    progress : Progress
        May raise `CancelledError`.
    """
    generator = np.random.default_rng(1)
    at = np.sort(generator.permutation(len(sources.points))[:LOOKED_AT])
    distances = []
    for number, share in enumerate(SHARES):
        part = share_of(progress, number / len(SHARES), (number + 1) / len(SHARES))
        hidden = hide_holes(sources, share, generator)
        near = nearest_sources(sources.points[at], sources.group[at], sources, hidden=hidden, k=1, progress=part)[:, 0]
        some = near >= 0
        distances.append(np.linalg.norm(sources.points[near[some]] - sources.points[at][some], axis=1))
    return float(np.median(distances[0])), float(np.quantile(np.concatenate(distances), EDGE))


def compared_features(table: FeatureTable) -> Floats:
    """Return the features that say what is known, not how far away: a place beside a hole is not unlike others."""
    kept = [number for number, name in enumerate(table.names) if not is_about_distance(name)]
    return table.values[:, kept].astype(np.float64)


def is_about_distance(name: str) -> bool:
    """Return whether a feature grows or shrinks with the distance to the data alone.

    Examples
    --------
    >>> is_about_distance("distance_8"), is_about_distance("inverse_distance"), is_about_distance("mean_8")
    (True, False, False)
    """
    is_distance = "distance" in name and not name.startswith("inverse")
    return is_distance or "variance" in name or "weight" in name


class Drilling:
    """Where the drilling reaches.

    Parameters
    ----------
    sources : Sources
    spacing : float
        Usual distance between holes, CRS units.
    """

    def __init__(self, sources: Sources, spacing: float) -> None:
        from scipy.spatial import Delaunay, QhullError, cKDTree

        self._points, self._near = sources.points, BESIDE * spacing
        self._tree = cKDTree(sources.points)
        try:
            self._outline: Delaunay | None = Delaunay(sources.points[:, :2] - sources.points[:, :2].mean(axis=0))
        except QhullError:  # holes in one line enclose no ground
            self._outline = None

    def reach(self, places: Floats) -> tuple[Floats, NDArray[np.bool_]]:
        """Return the distance of places to the nearest composite, and whether they lie below or beyond the drilling."""
        k = min(AROUND, len(self._points))
        distance, near = self._tree.query(places, k=np.arange(1, k + 1))
        is_below = places[:, 2] < self._points[near, 2].min(axis=1)
        is_within = np.zeros(len(places), dtype=bool)
        if self._outline is not None:
            is_within = self._outline.find_simplex(places[:, :2] - self._points[:, :2].mean(axis=0)) >= 0
        return distance[:, 0], (is_below | ~is_within) & (distance[:, 0] > self._near)
