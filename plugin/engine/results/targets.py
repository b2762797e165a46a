# SPDX-License-Identifier: GPL-2.0-or-later
"""Drill targets: the connected bodies of blocks whose probability reaches a threshold, ranked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid
from ..checks import check_choice, check_points, check_positive
from ..errors import InvalidInputError, Notice
from ..progress import Progress, no_progress

RANKINGS = ("expected_volume", "volume", "mean", "maximum")
"""What comes first: most expected ore (volume times mean probability), largest, likeliest, best block."""
CONNECTIONS = ("faces", "edges", "corners")
"""What blocks of one body share at least."""

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Targets:
    """Bodies of blocks, the best first; each array has one row per body."""

    n_blocks: Counts
    """Number of blocks."""
    mean: Floats
    """Mean of the blocks' values."""
    maximum: Floats
    """Largest of the blocks' values."""
    centroid: Floats
    """Mean of the blocks' centres, shape (n, 3): easting, northing, elevation."""
    point: Floats
    """Where the target is put, shape (n, 3): the centroid, or the best block where the centroid lies outside."""
    is_at_centroid: NDArray[np.bool_]
    """Whether that is the centroid."""
    bottom: Floats
    """Elevation of the lowest face."""
    top: Floats
    """Elevation of the highest face."""
    depth_top: Floats
    """Least depth of a block's centre below the ground; NaN where not known."""
    depth_bottom: Floats
    """Greatest depth of a block's centre below the ground; NaN where not known."""
    nearest_hole: NDArray[np.int32]
    """Hole of the sample nearest to `point`; -1 without samples."""
    hole_distance: Floats
    """Distance from `point` to that sample; NaN without samples."""
    holes_inside: Counts
    """Number of holes with a sample inside the body."""
    block: Counts
    """Number of the best block in the grid."""
    notices: tuple[Notice, ...]
    """How many bodies were too small, or that there is none."""

    def __len__(self) -> int:
        return len(self.n_blocks)


@dataclass(frozen=True)
class Samples:
    """What is known from drilling."""

    points: Floats
    """Shape (m, 3): easting, northing, elevation."""
    holes: NDArray[np.int32]
    """Hole of each sample, as its place in a list of hole names, shape (m,)."""


def rank_targets(
    grid: BlockGrid,
    mask: NDArray[np.bool_],
    values: NDArray[np.floating[Any]],
    *,
    depths: NDArray[np.floating[Any]] | None = None,
    samples: Samples | None = None,
    minimum_volume: float = 0.0,
    connection: str = "faces",
    ranking: str = "expected_volume",
    progress: Progress = no_progress,
) -> Targets:
    """Return the connected bodies of some blocks, the best first.

    Parameters
    ----------
    grid : BlockGrid
    mask : bool array, shape of the grid
        The blocks that reach the threshold.
    values : array of shape (n,)
        Their probability of ore, or another value, in block order; finite.
    depths : array of shape (n,), optional
        Depth of their centres below the ground, NaN where not known.
    samples : Samples, optional
        Samples of the holes drilled so far.
    minimum_volume : float
        Smaller bodies are left out and counted; CRS units cubed.
    connection : str
        One of `CONNECTIONS`: what neighbouring blocks of one body share at least.
    ranking : str
        One of `RANKINGS`; of equal bodies the one with the lower block number comes first.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Raises
    ------
    InvalidInputError
        Arrays that do not fit each other, or an unknown choice.

    Examples
    --------
    >>> grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (1, 1, 4))
    >>> mask = np.array([[[True, False, True, True]]])
    >>> rank_targets(grid, mask, np.array([0.9, 0.7, 0.8])).n_blocks.tolist()
    [2, 1]
    """
    _check(grid, mask, values, depths, minimum_volume, connection, ranking)
    progress(0.0, "Connected bodies")
    body_of, n_bodies = _label(mask, connection)
    progress(0.4, "Size of the bodies")
    blocks = np.flatnonzero(mask)
    kept, notices = _large_enough(np.bincount(body_of, minlength=n_bodies), grid.volume, minimum_volume)
    place = np.full(n_bodies, -1)
    place[kept] = np.arange(len(kept))
    is_kept = place[body_of] >= 0
    bodies = _Bodies(grid, blocks[is_kept], place[body_of[is_kept]], np.asarray(values, float)[is_kept], len(kept))
    known_depths = np.full(len(blocks), np.nan) if depths is None else np.asarray(depths, float)
    progress(0.7, "Holes near the bodies")
    return _ranked(bodies, known_depths[is_kept], samples, ranking, notices)


def _check(
    grid: BlockGrid,
    mask: NDArray[np.bool_],
    values: NDArray[np.floating[Any]],
    depths: NDArray[np.floating[Any]] | None,
    minimum_volume: float,
    connection: str,
    ranking: str,
) -> None:
    check_choice(connection, CONNECTIONS, "connection of blocks")
    check_choice(ranking, RANKINGS, "ranking")
    if minimum_volume != 0.0:
        check_positive(minimum_volume, "minimum volume")
    n = int(np.count_nonzero(mask))
    if mask.shape != grid.shape or any(one is not None and one.shape != (n,) for one in (values, depths)):
        raise InvalidInputError(
            "{n} blocks of a grid of the shape {shape} need as many values, but there are {given}.",
            n=n,
            shape=str(grid.shape),
            given=values.size,
        )


def _label(mask: NDArray[np.bool_], connection: str) -> tuple[NDArray[np.intp], int]:
    """Return the body of each block in the mask, from 0, and the number of bodies."""
    from scipy.ndimage import generate_binary_structure, label

    neighbours = generate_binary_structure(3, CONNECTIONS.index(connection) + 1)
    labels, n_bodies = label(mask, neighbours)
    return labels[mask].astype(np.intp) - 1, int(n_bodies)


def _large_enough(counts: Counts, volume: float, minimum: float) -> tuple[NDArray[np.intp], list[Notice]]:
    """Return the bodies of at least the minimum volume, and what is to be said of the others."""
    kept = np.flatnonzero(counts * volume >= minimum * (1.0 - 1e-9))
    dropped = len(counts) - len(kept)
    if not dropped:
        return kept, []
    fields = {
        "n": dropped,
        "total": len(counts),
        "minimum": f"{minimum:.10g}",
        "blocks": f"{minimum / volume:.3g}",
        "largest": f"{counts.max() * volume:.10g}",
    }
    if len(kept):
        text = "{n} of {total} bodies are smaller than {minimum}, the volume of {blocks} blocks, and are left out."
    else:
        text = (
            "None of the {total} bodies has a volume of {minimum}, that of {blocks} blocks: the largest has {largest}."
        )
    return kept, [Notice(text, fields)]


class _Bodies:
    """Sums and extremes by body."""

    def __init__(self, grid: BlockGrid, blocks: Counts, body: NDArray[np.intp], values: Floats, n: int) -> None:
        self.grid, self.blocks, self.body, self.values, self.n = grid, blocks, body, values, n
        self.counts = np.bincount(body, minlength=n)
        self.centres = grid.centres(blocks)

    def mean(self, values: Floats) -> Floats:
        return np.bincount(self.body, weights=values, minlength=self.n) / self.counts

    def lowest(self, values: Floats) -> Floats:
        found = np.full(self.n, np.inf)
        np.fmin.at(found, self.body, values)
        return np.where(np.isinf(found), np.nan, found)

    def highest(self, values: Floats) -> Floats:
        return -self.lowest(-values)

    def centroids(self) -> Floats:
        return np.column_stack([self.mean(self.centres[:, axis]) for axis in range(3)])

    def best(self, centroids: Floats) -> NDArray[np.intp]:
        """Return the row of each body's best block: highest value, of equal ones nearest to the centroid."""
        away = np.linalg.norm(self.centres - centroids[self.body], axis=1)
        order = np.lexsort((away, -self.values, self.body))
        return order[np.searchsorted(self.body[order], np.arange(self.n))]

    def of_points(self, points: Floats) -> NDArray[np.intp]:
        """Return the body that holds each point; -1 for none."""
        found = self.grid.blocks_of(points)
        if len(self.blocks) == 0:
            return np.full(len(found), -1)
        row = np.searchsorted(self.blocks, found).clip(0, len(self.blocks) - 1)
        return np.where(self.blocks[row] == found, self.body[row], -1)


def _ranked(bodies: _Bodies, depths: Floats, samples: Samples | None, ranking: str, notices: list[Notice]) -> Targets:
    """Return the figures of all bodies in the order of their rank."""
    centroid = bodies.centroids()
    best = bodies.best(centroid)
    mean, maximum = bodies.mean(bodies.values), bodies.highest(bodies.values)
    merit = {"expected_volume": mean * bodies.counts, "volume": bodies.counts, "mean": mean, "maximum": maximum}
    order = np.argsort(-merit[ranking], kind="stable")
    is_at_centroid = bodies.of_points(centroid) == np.arange(bodies.n)
    point = np.where(is_at_centroid[:, None], centroid, bodies.centres[best])
    nearest, distance = _nearest_holes(point, samples)
    half = bodies.grid.size[2] / 2.0
    return Targets(
        n_blocks=bodies.counts[order],
        mean=mean[order],
        maximum=maximum[order],
        centroid=centroid[order],
        point=point[order],
        is_at_centroid=is_at_centroid[order],
        bottom=bodies.lowest(bodies.centres[:, 2])[order] - half,
        top=bodies.highest(bodies.centres[:, 2])[order] + half,
        depth_top=bodies.lowest(depths)[order],
        depth_bottom=bodies.highest(depths)[order],
        nearest_hole=nearest[order],
        hole_distance=distance[order],
        holes_inside=_holes_inside(bodies, samples)[order],
        block=bodies.blocks[best][order],
        notices=tuple(notices),
    )


def _nearest_holes(points: Floats, samples: Samples | None) -> tuple[NDArray[np.int32], Floats]:
    """Return the hole of the sample nearest to each point, and its distance."""
    from scipy.spatial import cKDTree

    if samples is None or len(samples.points) == 0 or len(points) == 0:
        return np.full(len(points), -1, dtype=np.int32), np.full(len(points), np.nan)
    check_points(samples.points, "samples")
    distance, nearest = cKDTree(samples.points).query(points)
    return samples.holes[nearest], distance


def _holes_inside(bodies: _Bodies, samples: Samples | None) -> Counts:
    """Return how many different holes have a sample in each body."""
    if samples is None or len(samples.points) == 0:
        return np.zeros(bodies.n, dtype=np.int64)
    body = bodies.of_points(samples.points)
    pairs = np.unique(np.column_stack((body, samples.holes))[body >= 0], axis=0)
    return np.bincount(pairs[:, 0], minlength=bodies.n)
