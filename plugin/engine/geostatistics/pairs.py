# SPDX-License-Identifier: GPL-2.0-or-later
"""Pairs of samples to measure a variogram with: all of them when they are few, a fair draw when not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress

ALL_PAIRS = 1_500_000
"""Up to this number all pairs are taken; beyond, all short ones and a draw of the rest, each about this many."""


@dataclass(frozen=True)
class SamplePairs:
    """Pairs of samples with what separates them."""

    separations: NDArray[np.float64]
    """Vector from the first to the second sample, shape (p, 3), CRS units."""
    half_squares: NDArray[np.float64]
    """Half the squared difference of the values (summed over the columns when there are several), shape (p,)."""
    in_one_hole: NDArray[np.bool_]
    """Whether both samples are of one hole, shape (p,); all False when holes are not known."""
    share: float
    """Share of the pairs beyond `complete_to` that was drawn; 1 when all were taken."""
    complete_to: float
    """Up to this distance all pairs are there."""


def collect_pairs(
    points: NDArray[np.float64],
    values: NDArray[np.float64],
    *,
    max_distance: float,
    holes: NDArray[Any] | None = None,
    seed: int = 0,
    progress: Progress = no_progress,
) -> SamplePairs:
    """Return pairs of samples up to a distance, without ever making an n x n matrix.

    Parameters
    ----------
    points : array of shape (n, 3)
        Easting, northing, elevation.
    values : array of shape (n, v)
        Values, all known.
    max_distance : float
        Pairs farther apart are left out; CRS units.
    holes : integer array of shape (n,), optional
        The hole of each sample.
    seed : int
        Seed of the draw of far pairs.
    progress : Progress
        Called now and then; may raise `CancelledError`.
    """
    from scipy.spatial import cKDTree

    n = len(points)
    generator = np.random.default_rng(seed)
    if n * (n - 1) // 2 <= ALL_PAIRS:
        first, second = np.triu_indices(n, 1)
        share, complete_to = 1.0, max_distance
    else:
        tree: Any = cKDTree(points)
        complete_to = _complete_distance(tree, max_distance)
        near = tree.query_pairs(complete_to, output_type="ndarray")
        progress(0.3, "Pairs of samples")
        drawn = generator.integers(0, n, (ALL_PAIRS, 2))
        length = np.linalg.norm(points[drawn[:, 0]] - points[drawn[:, 1]], axis=1)
        far = drawn[length > complete_to]
        first, second = np.concatenate((near, far)).T
        share = ALL_PAIRS / (n * (n - 1) / 2.0)
    separations = points[second] - points[first]
    keep = np.einsum("ij,ij->i", separations, separations) <= max_distance**2
    first, second, separations = first[keep], second[keep], separations[keep]
    progress(0.7, "Pairs of samples")
    half_squares = 0.5 * np.square(values[second] - values[first]).sum(axis=1)
    in_one_hole = np.zeros(len(first), dtype=bool) if holes is None else np.asarray(holes[first] == holes[second])
    return SamplePairs(separations, half_squares, in_one_hole, share, complete_to)


def _complete_distance(tree: Any, max_distance: float) -> float:
    """Return the largest distance below which there are no more than `ALL_PAIRS` pairs."""
    distances = max_distance * np.geomspace(1e-3, 1.0, 60)
    pairs = (tree.count_neighbors(tree, distances) - tree.n) / 2
    fitting = np.flatnonzero(pairs <= ALL_PAIRS)
    return float(distances[fitting[-1]]) if len(fitting) else float(distances[0])
