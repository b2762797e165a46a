# SPDX-License-Identifier: GPL-2.0-or-later
"""Surfaces through collars."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.surfaces import lies_underground, surface_through, top_of_holes
from oresight.plugin.engine.errors import InvalidInputError

GRID = BlockGrid((500000.0, 4000000.0, 0.0), (10.0, 10.0, 10.0), (2, 8, 6))
CORNER = np.array([500000.0, 4000000.0])


def plane(points: np.ndarray) -> np.ndarray:
    return 100.0 + (points[..., :2] - CORNER) @ np.array([0.5, -0.25])


def columns() -> np.ndarray:
    easting, northing = np.meshgrid(GRID.eastings, GRID.northings)
    return np.stack((easting, northing), axis=2)


def test_a_tilted_plane_is_reproduced_between_the_points():
    generator = np.random.default_rng(0)
    corners = np.array([[0.0, 0.0], [60.0, 0.0], [0.0, 80.0], [60.0, 80.0]])
    plan = np.concatenate((corners, generator.uniform(0.0, 60.0, (15, 2)))) + CORNER
    points = np.column_stack((plan, plane(plan)))
    assert surface_through(points, GRID) == pytest.approx(plane(columns()), abs=1e-6)


def test_beyond_the_points_it_has_the_elevation_of_the_nearest_one():
    points = np.array([[500020.0, 4000020.0, 1.0], [500024.0, 4000020.0, 2.0], [500020.0, 4000024.0, 3.0]])
    surface = surface_through(points, GRID)
    assert surface[-1, 0] == 3.0
    assert surface[0, -1] == 2.0


def test_points_on_one_line_make_no_triangles_but_a_surface():
    points = np.array([[500000.0, 4000040.0, 1.0], [500031.0, 4000040.0, 2.0], [500060.0, 4000040.0, 3.0]])
    surface = surface_through(points, GRID)
    assert surface[0].tolist() == [1.0, 1.0, 2.0, 2.0, 2.0, 3.0]


def test_of_several_points_at_one_place_the_mean_counts():
    points = np.array([[500030.0, 4000030.0, 10.0], [500030.0, 4000030.0, 20.0]])
    assert (surface_through(points, GRID) == 15.0).all()


def test_the_highest_sample_stands_for_its_hole():
    samples = np.array([[0.0, 0.0, 5.0], [0.0, 1.0, 9.0], [7.0, 0.0, 3.0], [7.0, 0.0, 1.0]])
    assert top_of_holes(samples, np.array([4, 4, 2, 2], dtype=np.int32)).tolist() == [[7.0, 0.0, 3.0], [0.0, 1.0, 9.0]]


def test_no_points_are_refused():
    with pytest.raises(InvalidInputError, match="There are no points of the surface"):
        surface_through(np.zeros((0, 3)), GRID)


def test_collars_in_a_gallery_below_other_collars_lie_underground():
    surface = np.array([[x, 0.0, 1000.0 + x / 10.0] for x in np.arange(0.0, 500.0, 50.0)])
    gallery = np.array([[120.0, 5.0, 900.0], [180.0, -5.0, 900.0]])
    assert lies_underground(np.vstack((surface, gallery)), np.zeros((0, 3))).tolist() == [False] * 10 + [True] * 2


def test_a_hole_that_goes_up_tells_that_its_collar_lies_underground():
    assert lies_underground(np.array([[0.0, 0.0, 900.0]]), np.array([[10.0, 0.0, 960.0]])).tolist() == [True]


@pytest.mark.parametrize("slope", [-1.2, -0.5, 0.0, 0.5, 1.2])
def test_on_a_slope_that_ground_can_have_every_collar_is_at_the_surface(slope):
    plan = np.random.default_rng(3).uniform(0.0, 800.0, (60, 2))
    collars = np.column_stack((plan, slope * plan[:, 0]))
    below = collars - (0.0, 0.0, 300.0)
    assert not lies_underground(collars, below).any()


def test_a_bench_of_a_pit_is_no_gallery():
    collars = np.array([[0.0, 0.0, 500.0], [5.0, 0.0, 485.0], [40.0, 0.0, 470.0]])
    assert not lies_underground(collars, np.zeros((0, 3))).any()
