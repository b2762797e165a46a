# SPDX-License-Identifier: GPL-2.0-or-later
"""Distances and sides against geometry that has a formula."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.distances import TOLERANCE
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.sides import is_closed, surface_normals
from oresight.plugin.engine.blocks.sources import Shape, shape_distances
from oresight.plugin.engine.errors import InvalidInputError
from scipy.optimize import nnls

GRID = BlockGrid((1000.0, 2000.0, -500.0), (10.0, 12.0, 8.0), (12, 15, 20))
MASK = np.ones(GRID.shape, dtype=bool)
CENTRES = GRID.centres(np.arange(GRID.n_blocks))
MIDDLE = np.array([1100.0, 2090.0, -452.0])


def quad(corners):
    """Return two triangles of a plane quadrilateral, the second with its corners the other way round."""
    a, b, c, d = np.array(corners, dtype=float)
    return np.array([[a, b, c], [d, c, a]])[:, :, :]


def sphere(radius, steps=24):
    """Return the triangles of a ball of many faces about the middle, their corners in random order."""
    theta, phi = np.linspace(0, np.pi, steps + 1), np.linspace(0, 2 * np.pi, 2 * steps + 1)
    t, p = np.meshgrid(theta, phi, indexing="ij")
    points = np.stack([np.sin(t) * np.cos(p), np.sin(t) * np.sin(p), np.cos(t)], axis=-1).round(12) * radius + MIDDLE
    a, b, c, d = points[:-1, :-1], points[1:, :-1], points[1:, 1:], points[:-1, 1:]
    triangles = np.concatenate([np.stack([a, b, c], axis=-2), np.stack([a, c, d], axis=-2)]).reshape(-1, 3, 3)
    area = np.linalg.norm(np.cross(triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]), axis=1)
    triangles = triangles[area > 1e-9]
    turn = np.random.default_rng(0).random(len(triangles)) < 0.5
    triangles[turn] = triangles[turn][:, ::-1]
    return triangles


def surface(triangles):
    return Shape(triangles, np.zeros(len(triangles), dtype=np.intp), is_plan=False)


def lines(*polylines, is_plan=True):
    segments = [np.stack([np.array(line[:-1], float), np.array(line[1:], float)], axis=1) for line in polylines]
    pieces = np.repeat(np.arange(len(segments)), [len(one) for one in segments])
    return Shape(np.concatenate(segments), pieces, is_plan=is_plan)


def test_the_distance_to_a_level_plane_is_the_height_above_it():
    wide = quad([(800, 1800, -450), (1400, 1800, -450), (1400, 2400, -450), (800, 2400, -450)])
    distance, notices = shape_distances(GRID, MASK, surface(wide), is_signed=True)
    np.testing.assert_allclose(distance, CENTRES[:, 2] + 450.0, atol=1e-9)
    assert "positive above" in str(notices[0])


def test_unsigned_distances_have_no_sign():
    wide = quad([(800, 1800, -450), (1400, 1800, -450), (1400, 2400, -450), (800, 2400, -450)])
    distance, notices = shape_distances(GRID, MASK, surface(wide), is_signed=False)
    np.testing.assert_allclose(distance, np.abs(CENTRES[:, 2] + 450.0), atol=1e-9)
    assert notices == ()


def test_a_dipping_fault_is_positive_in_its_hanging_wall():
    # It dips east at 60 degrees: z falls by tan 60 for each metre east of x = 1100.
    slope = np.tan(np.radians(60.0))
    corners = [(x, y, -450.0 - slope * (x - 1100.0)) for x, y in ((850, 1800), (1350, 1800), (1350, 2400), (850, 2400))]
    distance, _ = shape_distances(GRID, MASK, surface(quad(corners)), is_signed=True)
    above = (CENTRES[:, 2] + 450.0 + slope * (CENTRES[:, 0] - 1100.0)) * np.cos(np.radians(60.0))
    np.testing.assert_allclose(distance, above, atol=1e-8)


def test_an_upright_fault_is_positive_in_the_east():
    wall = quad([(1100, 1800, -700), (1100, 2400, -700), (1100, 2400, -200), (1100, 1800, -200)])
    distance, _ = shape_distances(GRID, MASK, surface(wall), is_signed=True)
    np.testing.assert_allclose(distance, CENTRES[:, 0] - 1100.0, atol=1e-8)


def test_a_small_plate_is_far_from_blocks_beside_it():
    plate = quad([(1090, 2080, -452), (1110, 2080, -452), (1110, 2100, -452), (1090, 2100, -452)])
    distance, _ = shape_distances(GRID, MASK, surface(plate), is_signed=False)
    beside = np.maximum(np.abs(CENTRES - MIDDLE) - np.array([10.0, 10.0, 0.0]), 0.0)
    np.testing.assert_allclose(distance, np.linalg.norm(beside, axis=1), atol=0.05)


def test_a_ball_is_negative_inside_and_its_corners_may_run_either_way():
    triangles = sphere(45.0, 40)
    assert is_closed(triangles)
    distance, notices = shape_distances(GRID, MASK, surface(triangles), is_signed=True)
    expected = np.linalg.norm(CENTRES - MIDDLE, axis=1) - 45.0
    is_near, facets = np.abs(expected) < 2.0 * 4.0, 45.0 * (1 - np.cos(np.pi / 40))
    np.testing.assert_allclose(distance[is_near], expected[is_near], atol=facets)
    np.testing.assert_allclose(distance, expected, atol=facets + TOLERANCE * 4.0)
    assert str(notices[0]) == "Distances are negative inside."


def distance_by_least_squares(point, triangle):
    """Return the distance to a triangle as the residual of non-negative weights of its corners that sum to one."""
    heavy = 1e6
    weights, _ = nnls(np.vstack([(triangle - point).T, np.full(3, heavy)]), np.array([0.0, 0.0, 0.0, heavy]))
    return np.linalg.norm(weights @ (triangle - point))


def test_distances_to_crossing_triangles_agree_with_least_squares_over_every_one():
    triangles = np.random.default_rng(5).uniform((1000, 2000, -500), (1200, 2180, -404), (60, 3, 3))
    distance, _ = shape_distances(GRID, MASK, surface(triangles), is_signed=False)
    chosen = np.random.default_rng(6).choice(GRID.n_blocks, 100, replace=False)
    nearest = [min(distance_by_least_squares(CENTRES[block], one) for one in triangles) for block in chosen]
    is_near = np.array(nearest) < 8.0
    np.testing.assert_allclose(distance[chosen][is_near], np.array(nearest)[is_near], atol=1e-3)
    np.testing.assert_allclose(distance[chosen], nearest, atol=TOLERANCE * 4.0)


def test_pieces_of_a_surface_face_the_same_way():
    one = quad([(0, 0, 0), (10, 0, 1), (10, 10, 1), (0, 10, 0)])
    other = one[:, ::-1] + np.array([500.0, 0.0, 3.0])
    normals = surface_normals(np.concatenate([one, other]))
    assert (normals[:, 2] > 0.9).all()


def test_a_sheet_without_a_rim_between_its_sides_is_open():
    triangles = sphere(45.0)
    assert not is_closed(triangles[1:])


def test_a_line_on_the_map_is_a_wall_with_a_side():
    distance, notices = shape_distances(GRID, MASK, lines([(1100, 0, 0), (1100, 9000, 0)]), is_signed=True)
    np.testing.assert_allclose(distance, CENTRES[:, 0] - 1100.0, atol=1e-9)
    assert "east" in str(notices[0])


def test_pieces_of_a_trace_drawn_either_way_have_the_same_sides():
    trace = lines([(0, 2080, 0), (1100, 2090, 0)], [(9000, 2071, 0), (1100, 2090, 0)])
    distance, _ = shape_distances(GRID, MASK, trace, is_signed=True)
    is_north = CENTRES[:, 1] > 2090.0
    assert (distance[is_north] > 0.0).all()
    assert (distance[CENTRES[:, 1] < 2070.0] < 0.0).all()


def test_a_line_with_elevations_is_far_from_blocks_above_it():
    drift = lines([(0, 2090, -452), (9000, 2090, -452)], is_plan=False)
    distance, _ = shape_distances(GRID, MASK, drift, is_signed=False)
    np.testing.assert_allclose(distance, np.hypot(CENTRES[:, 1] - 2090.0, CENTRES[:, 2] + 452.0), atol=1e-6)


def test_an_outline_on_the_map_is_negative_inside():
    ring = [(1050, 2050, 0), (1150, 2050, 0), (1150, 2130, 0), (1050, 2130, 0), (1050, 2050, 0)]
    x, y = np.meshgrid(GRID.eastings, GRID.northings)
    inside = (x > 1050) & (x < 1150) & (y > 2050) & (y < 2130)
    shape = lines(ring)
    shape = Shape(shape.simplices, shape.pieces, is_plan=True, inside=inside)
    distance, _ = shape_distances(GRID, MASK, shape, is_signed=True)
    beside = np.abs(CENTRES[:, :2] - np.array([1100.0, 2090.0])) - np.array([50.0, 40.0])
    expected = np.where((beside < 0).all(axis=1), beside.max(axis=1), np.linalg.norm(np.maximum(beside, 0), axis=1))
    np.testing.assert_allclose(distance, expected, atol=0.05)


def test_only_blocks_of_the_domain_are_measured():
    mask = np.random.default_rng(2).random(GRID.shape) < 0.3
    distance, _ = shape_distances(GRID, mask, lines([(1100, 0, 0), (1100, 9000, 0)]), is_signed=True)
    np.testing.assert_allclose(distance, CENTRES[mask.ravel(), 0] - 1100.0, atol=1e-9)


def test_points_have_distances_but_no_sides():
    shape = Shape(MIDDLE[None, None, :], np.zeros(1, dtype=np.intp), is_plan=False)
    distance, _ = shape_distances(GRID, MASK, shape, is_signed=False)
    np.testing.assert_allclose(distance, np.linalg.norm(CENTRES - MIDDLE, axis=1))
    with pytest.raises(InvalidInputError, match="A point has no sides"):
        shape_distances(GRID, MASK, shape, is_signed=True)


def test_a_corner_without_elevation_is_a_sentence():
    with pytest.raises(InvalidInputError, match="no coordinates or no elevation"):
        shape_distances(GRID, MASK, lines([(0, 0, np.nan), (1, 1, 1)], is_plan=False), is_signed=False)
