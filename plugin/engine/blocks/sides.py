# SPDX-License-Identifier: GPL-2.0-or-later
"""Which side of a surface or a line is the positive one, the same along all of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Pieces = NDArray[np.intp]

LEVEL = 0.1
"""A direction whose component is smaller than this does not count as pointing that way."""


def is_closed(triangles: Floats) -> bool:
    """Return whether triangles of shape (t, 3, 3) enclose a space: every edge belongs to an even number of them.

    Examples
    --------
    >>> bool(is_closed(np.array([[[0.0, 0, 0], [1, 0, 0], [0, 1, 0]]])))
    False
    """
    corner = _corner_numbers(triangles)
    edges = np.sort(np.concatenate([corner[:, [0, 1]], corner[:, [1, 2]], corner[:, [2, 0]]]), axis=1)
    _, count = np.unique(edges[edges[:, 0] != edges[:, 1]], axis=0, return_counts=True)
    return bool((count % 2 == 0).all())


def surface_normals(triangles: Floats) -> Floats:
    """Return unit normals of triangles, shape (t, 3), all on one side of the surface; zeros for flat ones.

    Triangles that share an edge agree, whatever the order of their corners. Separate pieces agree
    with the direction that most of the surface faces, and that points up: for a fault the hanging wall is
    positive. A surface that stands upright faces east, or north where it strikes east.
    """
    normals = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    is_flipped, pieces = _consistent(_corner_numbers(triangles))
    return _agreeing(np.where(is_flipped[:, None], -normals, normals), pieces)


def line_normals(segments: Floats, pieces: Pieces) -> Floats:
    """Return horizontal unit normals of segments, shape (s, 3), all on one side of the lines; zeros for upright ones.

    Lines agree with the direction that most of them face, and that points east, or north where they
    run from west to east.

    Parameters
    ----------
    segments : array of shape (s, 2, 3)
    pieces : integer array of shape (s,)
        The line that each segment belongs to.
    """
    along = segments[:, 1] - segments[:, 0]
    normals = np.column_stack((along[:, 1], -along[:, 0], np.zeros(len(along))))
    return _agreeing(normals, pieces)


def _corner_numbers(triangles: Floats) -> NDArray[np.intp]:
    """Return a number for each distinct corner, shape (t, 3)."""
    corners = triangles.reshape(-1, 3)
    scale = max(float(np.ptp(corners, axis=0).max()), 1e-12)
    whole = np.round((corners - corners.min(axis=0)) / scale * 1e9).astype(np.int64)
    _, number = np.unique(whole, axis=0, return_inverse=True)
    return np.asarray(number).reshape(-1, 3)


def _consistent(corner: NDArray[np.intp]) -> tuple[NDArray[np.bool_], Pieces]:
    """Return which triangles must be turned so that neighbours agree, and the piece of each.

    Each triangle appears twice in a graph, as it is and turned; neighbours that run along their
    common edge the same way agree when one of them is turned. An orientable piece falls into two
    halves: the one that holds a triangle as it is, and its mirror image.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n = len(corner)
    edges = np.concatenate([corner[:, [0, 1]], corner[:, [1, 2]], corner[:, [2, 0]]])
    triangle = np.tile(np.arange(n), 3)
    is_forward = edges[:, 0] < edges[:, 1]
    edges = np.sort(edges, axis=1)
    order = np.lexsort((edges[:, 1], edges[:, 0]))
    edges, triangle, is_forward = edges[order], triangle[order], is_forward[order]
    is_shared = (edges[1:] == edges[:-1]).all(axis=1)
    one, other = triangle[:-1][is_shared], triangle[1:][is_shared]
    turns = (is_forward[1:] == is_forward[:-1])[is_shared].astype(np.intp)
    rows = np.concatenate([one, one + n])
    columns = np.concatenate([other + n * turns, other + n * (1 - turns)])
    graph: Any = coo_array((np.ones(len(rows), dtype=np.int8), (rows, columns)), shape=(2 * n, 2 * n))
    _, half = connected_components(graph, directed=False)
    return half[:n] > half[n:], np.minimum(half[:n], half[n:]).astype(np.intp)


def _agreeing(normals: Floats, pieces: Pieces) -> Floats:
    """Return unit vectors of normals as long as what they stand for is large, whole pieces turned to agree."""
    _, piece = np.unique(pieces, return_inverse=True)
    sums = np.column_stack([np.bincount(piece, weights=normals[:, axis]) for axis in range(3)])
    _, axes = np.linalg.eigh(sums.T @ sums)
    facing = _pointing_up(axes[:, -1])
    turned = np.where((sums @ facing < 0.0)[piece][:, None], -normals, normals)
    length = np.linalg.norm(turned, axis=1, keepdims=True)
    unit: Floats = np.divide(turned, length, out=np.zeros_like(turned), where=length > 0.0)
    return unit


def _pointing_up(direction: Floats) -> Floats:
    """Return a unit vector or its opposite: up, or east when level, or north when that is level too."""
    for component in (direction[2], direction[0], direction[1]):
        if abs(component) > LEVEL:
            return direction if component > 0.0 else -direction
    return direction
