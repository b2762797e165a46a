# SPDX-License-Identifier: GPL-2.0-or-later
"""Distances from points to surfaces, lines and points, and the side they lie on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress

CHUNK = 16_384
"""Points looked at together."""
MOST_SAMPLES = 1_000_000
"""Points that stand for a shape in the search; a larger shape is sampled more coarsely."""
CANDIDATES = (8, 32, 128)
"""Samples whose simplices are measured exactly; more where fewer might have missed the nearest."""
FEW_SAMPLES = 500
"""As many samples are searched at once; a shape of more is looked at coarsely from afar."""
TOLERANCE = 0.25
"""What a distance may be too long, in units of the spacing."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]


def nearest_simplices(
    points: Floats,
    simplices: Floats,
    *,
    spacing: float,
    normals: Floats | None = None,
    progress: Progress = no_progress,
) -> tuple[Floats, Floats]:
    """Return the distance from each point to the nearest simplex and the side it lies on, shape (n,) each.

    The shape is covered with samples; the simplices of the samples nearest to a point are measured
    exactly. Within twice the `spacing` the result is exact. Farther away fewer samples stand for the shape, as many as
    keep the distance to a smooth shape true to `TOLERANCE` times the spacing.

    Parameters
    ----------
    points : array of shape (n, 3)
    simplices : array of shape (t, c, 3)
        Corners of points (c = 1), segments (2) or triangles (3).
    spacing : float
        Distance between the samples that cover the shape, such as half a block; made larger
        where they would be more than `MOST_SAMPLES`.
    normals : array of shape (t, 3), optional
        Unit normals that all point to the positive side.
    progress : Progress
        Called now and then; may raise `CancelledError`.

    Returns
    -------
    distance, side : array of shape (n,)
        Side is 1 or -1; 1 everywhere without normals.

    Examples
    --------
    >>> wall = np.array([[[0.0, -9, 0], [0.0, 9, 0]]])
    >>> nearest_simplices(np.array([[3.0, 0, 4]]), wall, spacing=1.0)[0].tolist()
    [5.0]
    """
    views = _views(simplices, spacing)
    distance, side = np.empty(len(points)), np.ones(len(points))
    for start in range(0, len(points), CHUNK):
        part = slice(start, start + CHUNK)
        distance[part], side[part] = _measure(points[part], simplices, normals, views)
        progress(min(1.0, (start + CHUNK) / len(points)), "Distances to the sources")
    return distance, side


@dataclass(frozen=True)
class _View:
    """A shape as it is seen from a distance or more."""

    tree: Any
    """k-d tree of the samples."""
    owner: Numbers
    """Simplex of each sample."""
    reach: float
    """Every point of the shape has a sample as near as this."""
    from_distance: float
    """Distance from which on the view is good enough."""


def _views(simplices: Floats, spacing: float) -> list[_View]:
    """Return views of a shape, the coarsest first, the last of them with all samples."""
    from scipy.spatial import cKDTree

    tolerance = TOLERANCE * spacing
    samples, owner, spacing = _cover(simplices, spacing)
    reach = spacing / np.sqrt(3.0)
    views = [_View(cKDTree(samples), owner, reach, 0.0)]
    cell = spacing
    while len(views[-1].owner) > FEW_SAMPLES:
        _, kept = np.unique(np.floor(samples / cell).astype(np.int64), axis=0, return_index=True)
        away = reach + np.sqrt(3.0) * cell
        views.append(_View(cKDTree(samples[kept]), owner[kept], away, away**2 / (2.0 * tolerance)))
        cell *= 2.0
    return views[::-1]


def _measure(points: Floats, simplices: Floats, normals: Floats | None, views: list[_View]) -> tuple[Floats, Floats]:
    """Return distance and side, from the coarsest view that each point may be seen in."""
    distance, side = np.full(len(points), np.inf), np.ones(len(points))
    pending = np.arange(len(points))
    for view in views[:-1]:
        k = min(CANDIDATES[0], len(view.owner))
        found = view.tree.query(points[pending], k=k, workers=-1)[1].reshape(len(pending), k)
        distance[pending], side[pending] = _among(points[pending], simplices, normals, view.owner[found])
        pending = pending[distance[pending] < view.from_distance]
        if len(pending) == 0:
            return distance, side
    distance[pending], side[pending] = _measure_near(points[pending], simplices, normals, views[-1])
    return distance, side


def _measure_near(points: Floats, simplices: Floats, normals: Floats | None, view: _View) -> tuple[Floats, Floats]:
    """Return distance and side; points near the shape are measured again until none can have been missed."""
    distance, side = np.full(len(points), np.inf), np.ones(len(points))
    pending = np.arange(len(points))
    for number in CANDIDATES:
        k = min(number, len(view.owner))
        away, found = view.tree.query(points[pending], k=k, workers=-1)
        away, found = away.reshape(len(pending), k), found.reshape(len(pending), k)
        distance[pending], side[pending] = _among(points[pending], simplices, normals, view.owner[found])
        is_near = distance[pending] < 4.0 * view.reach
        may_be_missed = away[:, -1] <= distance[pending] + view.reach
        pending = pending[is_near & may_be_missed]
        if len(pending) == 0 or k == len(view.owner):
            break
    return distance, side


def _among(points: Floats, simplices: Floats, normals: Floats | None, candidates: Numbers) -> tuple[Floats, Floats]:
    """Return the distance to the nearest of each point's candidates (n, k), and the side of it.

    On an edge that candidates share, the one that faces the point most decides.
    """
    n, k = candidates.shape
    corners = simplices[candidates.ravel()]
    away = np.repeat(points, k, axis=0) - _closest(np.repeat(points, k, axis=0), corners)
    lengths = np.linalg.norm(away, axis=1).reshape(n, k)
    distance = lengths.min(axis=1)
    if normals is None:
        return distance, np.ones(n)
    facing = np.einsum("ij,ij->i", away, normals[candidates.ravel()]).reshape(n, k)
    is_nearest = lengths <= distance[:, None] * (1.0 + 1e-9) + 1e-9
    chosen = np.argmax(np.where(is_nearest, np.abs(facing), -1.0), axis=1)
    return distance, np.where(facing[np.arange(n), chosen] < 0.0, -1.0, 1.0)


def _closest(points: Floats, corners: Floats) -> Floats:
    """Return the point of each simplex (n, c, 3) that is nearest to each point (n, 3)."""
    if corners.shape[1] == 1:
        return corners[:, 0]
    best = _on_segment(points, corners[:, 0], corners[:, 1])
    if corners.shape[1] == 2:
        return best
    for first, second in ((1, 2), (2, 0)):
        best = _nearer(points, best, _on_segment(points, corners[:, first], corners[:, second]))
    inside, is_inside = _in_plane(points, corners)
    return np.where(is_inside[:, None], inside, best)


def _on_segment(points: Floats, start: Floats, end: Floats) -> Floats:
    along = end - start
    length = np.einsum("ij,ij->i", along, along)
    share = np.einsum("ij,ij->i", points - start, along) / np.where(length > 0.0, length, 1.0)
    return start + np.clip(share, 0.0, 1.0)[:, None] * along


def _nearer(points: Floats, one: Floats, other: Floats) -> Floats:
    is_nearer = ((points - other) ** 2).sum(axis=1) < ((points - one) ** 2).sum(axis=1)
    return np.where(is_nearer[:, None], other, one)


def _in_plane(points: Floats, corners: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the foot of each point on the plane of its triangle, and whether it lies in the triangle."""
    first, second, away = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0], points - corners[:, 0]
    a, b, c = (np.einsum("ij,ij->i", u, v) for u, v in ((first, first), (first, second), (second, second)))
    d, e = np.einsum("ij,ij->i", first, away), np.einsum("ij,ij->i", second, away)
    area = a * c - b * b
    is_flat = area <= 1e-14 * a * c
    area = np.where(is_flat, 1.0, area)
    u, v = (c * d - b * e) / area, (a * e - b * d) / area
    is_inside = ~is_flat & (u >= 0.0) & (v >= 0.0) & (u + v <= 1.0)
    return corners[:, 0] + u[:, None] * first + v[:, None] * second, is_inside


def _cover(simplices: Floats, spacing: float) -> tuple[Floats, Numbers, float]:
    """Return points that cover simplices, the simplex of each, and their spacing."""
    edges = np.linalg.norm(simplices - np.roll(simplices, 1, axis=1), axis=2).max(axis=1)
    parts = _parts(edges, spacing)
    while _count(parts, simplices.shape[1]) > MOST_SAMPLES and parts.max() > 1:
        spacing *= 1.3
        parts = _parts(edges, spacing)
    samples, owner = [], []
    for number in np.unique(parts):
        chosen = np.flatnonzero(parts == number)
        weights = _lattice(int(number), simplices.shape[1])
        samples.append(np.einsum("wc,tcj->twj", weights, simplices[chosen]).reshape(-1, 3))
        owner.append(np.repeat(chosen, len(weights)))
    return np.concatenate(samples), np.concatenate(owner), max(spacing, float((edges / parts).max()))


def _parts(edges: Floats, spacing: float) -> NDArray[np.int64]:
    """Return into how many parts the longest edge of each simplex is cut."""
    return np.maximum(1, np.ceil(edges / spacing)).astype(np.int64)


def _count(parts: NDArray[np.int64], corners: int) -> float:
    """Return how many points cover the simplices."""
    total = parts.astype(float)
    return float({1: total, 2: total + 1, 3: (total + 1) * (total + 2) / 2}[corners].sum())


def _lattice(parts: int, corners: int) -> Floats:
    """Return the weights of the corners at evenly spread points of a simplex, shape (points, corners)."""
    if corners == 1:
        return np.ones((1, 1))
    if corners == 2:
        share = np.linspace(0.0, 1.0, parts + 1)
        return np.column_stack((1.0 - share, share))
    i, j = (one.ravel() for one in np.meshgrid(np.arange(parts + 1), np.arange(parts + 1), indexing="ij"))
    i, j = i[i + j <= parts], j[i + j <= parts]
    return np.column_stack((parts - i - j, i, j)) / parts
