# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks inside closed surfaces."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.bodies import blocks_inside
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import InvalidInputError
from scipy.spatial import ConvexHull

GRID = BlockGrid((1000.0, 2000.0, -50.0), (5.0, 4.0, 3.0), (30, 26, 22))
MIDDLE = np.array([1050.0, 2050.0, 0.0])


def centres() -> np.ndarray:
    return GRID.centres(np.arange(GRID.n_blocks))


def hull_of(points: np.ndarray) -> np.ndarray:
    """Return the triangles of the convex hull of points."""
    return points[ConvexHull(points).simplices]


def test_blocks_inside_an_ellipsoid_are_those_of_its_equation():
    middle, radii = np.array([1055.0, 2052.0, -5.0]), np.array([42.0, 30.0, 35.0])
    place = np.arange(4000) + 0.5
    up, turn = 1.0 - 2.0 * place / 4000, np.pi * (1.0 + np.sqrt(5.0)) * place
    sphere = np.column_stack((np.cos(turn) * np.sqrt(1 - up**2), np.sin(turn) * np.sqrt(1 - up**2), up))
    inside = blocks_inside(GRID, hull_of(middle + radii * sphere)).ravel()
    distance = np.linalg.norm((centres() - middle) / radii, axis=1)
    clear = np.abs(distance - 1.0) > 0.005
    assert np.array_equal(inside[clear], distance[clear] < 1.0)


def test_the_order_of_corners_does_not_matter():
    points = np.random.default_rng(0).uniform(-40.0, 40.0, (30, 3)) + MIDDLE
    triangles = hull_of(points)
    turned = triangles.copy()
    turned[::2] = turned[::2, ::-1]
    assert np.array_equal(blocks_inside(GRID, triangles), blocks_inside(GRID, turned))


def test_a_body_drawn_through_block_centres_and_corners_is_handled():
    # Every face and edge lies on a row of block centres, where lines would graze them.
    low, high = np.array([1002.5, 2002.0, -48.5]), np.array([1052.5, 2042.0, -18.5])
    corners = np.array([[x, y, z] for x in (0, 1) for y in (0, 1) for z in (0, 1)]) * (high - low) + low
    inside = blocks_inside(GRID, hull_of(corners)).reshape(GRID.shape)
    assert inside[1:9, 1:9, 1:9].all()
    assert not inside[:, :, 12:].any()
    assert not inside[12:].any()


def test_two_bodies_and_a_hollow_one_are_counted_by_parity():
    def box(low: float, high: float) -> np.ndarray:
        corners = np.array([[x, y, z] for x in (low, high) for y in (low, high) for z in (low, high)])
        return hull_of(corners + MIDDLE)

    hollow = blocks_inside(GRID, np.concatenate((box(-30.2, 30.2), box(-10.2, 10.2)))).ravel()
    reach = np.abs(centres() - MIDDLE).max(axis=1)
    assert np.array_equal(hollow, (reach < 30.2) & (reach > 10.2))


def test_an_open_surface_is_refused_with_the_count():
    points = np.random.default_rng(0).uniform(-40.0, 40.0, (30, 3)) + MIDDLE
    triangles = hull_of(points)
    sides = np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0])
    largest = np.argmax(np.linalg.norm(sides, axis=1))
    with pytest.raises(InvalidInputError, match=r"not closed: \d+ of 572 vertical lines"):
        blocks_inside(GRID, np.delete(triangles, largest, axis=0))


def test_corners_without_elevation_are_refused():
    with pytest.raises(InvalidInputError, match="corners without elevation"):
        blocks_inside(GRID, np.full((1, 3, 3), np.nan))
