# SPDX-License-Identifier: GPL-2.0-or-later
"""Pairs of samples to measure a variogram with: all of them when they are few, a fair draw when not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress

ALL_PAIRS = 700_000
"""Up to this number all pairs are taken; beyond, the near ones and a draw of the far ones, each about this many."""

PROBES = 400
"""Samples around which pairs are counted to find out how far all of them can be taken, and at least taken."""

PER_LAG = 8_000
"""Lags that the draw leaves with fewer pairs than this get more."""

ANCHORS = 16
"""Samples whose partners are looked up together: lists of partners take memory."""

MOST_IN_HOLE = 1500
"""Samples of one hole of which all pairs are taken."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class SamplePairs:
    """Pairs of samples."""

    points: Floats
    """Easting, northing, elevation of the samples, shape (n, 3)."""
    values: Floats
    """Values of the samples, shape (n, v)."""
    first: Numbers
    """Number of one sample of each pair, shape (p,)."""
    second: Numbers
    """Number of the other one, shape (p,)."""
    in_one_hole: NDArray[np.bool_]
    """Whether both samples are of one hole, shape (p,); all False when holes are not known."""

    def __len__(self) -> int:
        return len(self.first)

    def separations(self, part: slice) -> Floats:
        """Return the vectors from the first to the second sample of some pairs, shape (n, 3)."""
        return self.points[self.second[part]] - self.points[self.first[part]]


def collect_pairs(
    points: Floats,
    values: Floats,
    edges: Floats,
    *,
    holes: NDArray[Any] | None = None,
    seed: int = 0,
    most: int = ALL_PAIRS,
    progress: Progress = no_progress,
) -> SamplePairs:
    """Return pairs of samples up to the last lag, without ever making an n x n matrix.

    Of many samples all pairs of the first lags are taken, as far as they are about `most`, and
    beyond these lags as many drawn at random: a mean over the pairs of a lag is fair.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation.
    values : array of shape (n, v)
        Values, all known.
    edges : array of shape (lags + 1,)
        Edges of the lags, ascending, CRS units; pairs farther apart than the last are left out.
    holes : integer array of shape (n,), optional
        The hole of each sample.
    seed : int
        Seed of the draw of far pairs.
    most : int
        Up to this number all pairs are taken.
    progress : Progress
        Called now and then; may raise `CancelledError`.
    """
    n = len(points)
    if n * (n - 1) // 2 <= most:
        first, second = np.triu_indices(n, 1)
    else:
        first, second = _near_and_drawn(points, edges, np.random.default_rng(seed), most, progress)
    progress(0.7, "Pairs of samples")
    length = np.linalg.norm(points[second] - points[first], axis=1)
    keep = (length > 0.0) & (length <= edges[-1])
    first, second = first[keep], second[keep]
    in_one_hole = np.zeros(len(first), dtype=bool) if holes is None else np.asarray(holes[first] == holes[second])
    progress(1.0, "Pairs of samples")
    return SamplePairs(points, values, first, second, in_one_hole)


def pairs_within_holes(
    points: Floats, values: Floats, edges: Floats, holes: NDArray[Any], *, seed: int = 0
) -> SamplePairs:
    """Return every pair of samples of one hole up to the last lag; of very long holes, those of a draw of samples."""
    generator = np.random.default_rng(seed)
    order = np.argsort(holes, kind="stable")
    starts = np.flatnonzero(holes[order[1:]] != holes[order[:-1]]) + 1
    members = [
        hole if len(hole) <= MOST_IN_HOLE else generator.choice(hole, MOST_IN_HOLE, replace=False)
        for hole in np.split(order, starts)
    ]
    found = [hole[np.array(np.triu_indices(len(hole), 1))] for hole in members]
    first, second = np.concatenate(found, axis=1)
    length = np.linalg.norm(points[second] - points[first], axis=1)
    keep = (length > 0.0) & (length <= edges[-1])
    first, second = first[keep], second[keep]
    return SamplePairs(points, values, first, second, np.ones(len(first), dtype=bool))


def _near_and_drawn(
    points: Floats, edges: Floats, generator: np.random.Generator, most: int, progress: Progress
) -> tuple[Numbers, Numbers]:
    """Return all near pairs and a draw of far ones."""
    from scipy.spatial import cKDTree

    tree: Any = cKDTree(points)
    reach = _complete_distance(tree, points, float(edges[-1]), generator, most)
    border = max(1, int(np.searchsorted(edges, reach, side="right")) - 1)
    progress(0.2, "Pairs of samples")
    near = tree.query_pairs(float(edges[border]), output_type="ndarray")
    progress(0.4, "Pairs of samples")
    drawn = generator.integers(0, len(points), (most, 2))
    length = np.linalg.norm(points[drawn[:, 0]] - points[drawn[:, 1]], axis=1)
    counts = np.histogram(length, edges)[0]
    more = [
        _around_anchors(tree, points, edges[lag], edges[lag + 1], generator)
        for lag in range(border, len(edges) - 1)
        if counts[lag] < PER_LAG
    ]
    first, second = np.concatenate((near, drawn[length > edges[border]], *more)).T
    return first, second


def _around_anchors(tree: Any, points: Floats, inner: float, outer: float, generator: np.random.Generator) -> Numbers:
    """Return about `PER_LAG` pairs of one lag, or all there are: every partner of samples drawn at random."""
    order = generator.permutation(len(points))
    probes = points[order[:PROBES]]
    per_anchor = (
        tree.query_ball_point(probes, outer, return_length=True).sum()
        - tree.query_ball_point(probes, inner, return_length=True).sum()
    ) / len(probes)
    anchors = order[: int(min(len(points), max(PROBES, np.ceil(PER_LAG / max(per_anchor, 1e-9)))))]
    found = [
        _partners(tree, points, anchors[start : start + ANCHORS], inner, outer)
        for start in range(0, len(anchors), ANCHORS)
    ]
    return np.concatenate(found)


def _partners(tree: Any, points: Floats, anchors: Numbers, inner: float, outer: float) -> Numbers:
    """Return the pairs of some samples with all others between two distances, shape (p, 2)."""
    partners = tree.query_ball_point(points[anchors], outer, return_sorted=False)
    first = np.repeat(anchors, [len(one) for one in partners])
    second = np.fromiter(chain.from_iterable(partners), np.int64, len(first))
    length = np.linalg.norm(points[first] - points[second], axis=1)
    return np.column_stack((first, second))[length > inner]


def _complete_distance(
    tree: Any, points: Floats, max_distance: float, generator: np.random.Generator, most: int
) -> float:
    """Return about the largest distance below which there are no more than `most` pairs."""
    probes = points[generator.choice(len(points), min(PROBES, len(points)), replace=False)]
    around_probes = most * 2.0 * len(probes) / len(points)
    low, high = 0.0, max_distance
    for _ in range(14):
        middle = 0.5 * (low + high)
        around = tree.query_ball_point(probes, middle, return_length=True)
        low, high = (middle, high) if around.sum() - len(probes) <= around_probes else (low, middle)
    return low
