# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground of the sample deposit against what is said of it."""

import numpy as np
import pytest
from oresight.plugin.engine.synthetic import geology
from oresight.plugin.engine.synthetic.geology import body_axes, body_coordinates, draw_geology, ground_elevation


def test_the_axes_of_the_body_are_orthonormal_and_its_long_side_plunges_north():
    axes = body_axes()
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    length = axes[2]
    assert length[2] < 0.0
    assert length[1] > 0.0


def test_the_body_dips_west_by_its_dip():
    across = body_axes()[0]
    assert abs(across[2]) == pytest.approx(np.cos(np.radians(geology.DIP_DEG)), abs=1e-12)
    # Straight down from a point in the plane, the plane is met again further west.
    down = np.cross(across, np.cross([0.0, 0.0, -1.0], across))
    assert down[2] < 0.0
    assert down[0] < 0.0


def test_the_body_coordinates_keep_distances_from_the_centre():
    points = np.random.default_rng(0).uniform(0.0, 5000.0, (50, 3))
    np.testing.assert_allclose(
        np.linalg.norm(body_coordinates(points), axis=1), np.linalg.norm(points - np.array(geology.CENTRE), axis=1)
    )


def test_the_surface_is_a_gentle_hill_above_5050_m():
    east, north = (a.ravel() for a in np.meshgrid(np.arange(900.0, 1900.0, 10.0), np.arange(1500.0, 2700.0, 10.0)))
    ground = ground_elevation(east, north)
    assert ground.min() > 5050.0
    assert ground.max() < 5150.0
    assert np.abs(ground_elevation(east + 10.0, north) - ground).max() < 3.0


def test_the_overburden_follows_the_surface_and_alteration_shells_follow_the_potential():
    rng = np.random.default_rng(1)
    points = np.column_stack(
        (rng.uniform(1050, 1700, 8000), rng.uniform(1750, 2450, 8000), rng.uniform(4200, 5120, 8000))
    )
    points = points[points[:, 2] < ground_elevation(points[:, 0], points[:, 1])]
    ground = draw_geology(rng).at(points)
    depth = ground_elevation(points[:, 0], points[:, 1]) - points[:, 2]
    assert ((depth < 9.0) == (ground.rocks == geology.OVERBURDEN)).all()
    inner = np.median(ground.potential[ground.alterations == geology.POTASSIC])
    middle = np.median(ground.potential[ground.alterations == geology.PHYLLIC])
    outer = np.median(ground.potential[ground.alterations == geology.PROPYLITIC])
    fresh = np.median(ground.potential[(ground.alterations == geology.FRESH) & (ground.rocks != geology.DYKE)])
    assert inner > middle > outer > fresh
