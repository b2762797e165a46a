# SPDX-License-Identifier: GPL-2.0-or-later
"""The convention of directions: azimuth clockwise from north, dip negative down, plunge about the major axis."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oresight.plugin.engine.geostatistics.anisotropy import direction_angles, ellipsoid_axes, isotropic_transform
from oresight.plugin.engine.geostatistics.geometry import usual_angles

ANGLE = st.floats(-360.0, 360.0)


@pytest.mark.parametrize(
    ("azimuth", "dip", "expected"),
    [
        (0.0, 0.0, (0.0, 1.0, 0.0)),
        (90.0, 0.0, (1.0, 0.0, 0.0)),
        (180.0, 0.0, (0.0, -1.0, 0.0)),
        (90.0, -30.0, (np.sqrt(0.75), 0.0, -0.5)),
        (17.0, -90.0, (0.0, 0.0, -1.0)),
    ],
)
def test_the_major_axis_points_along_azimuth_and_dip(azimuth, dip, expected):
    assert ellipsoid_axes(azimuth, dip)[0] == pytest.approx(expected, abs=1e-12)


def test_without_plunge_the_semi_major_axis_is_horizontal():
    assert ellipsoid_axes(40.0, -25.0)[1, 2] == pytest.approx(0.0, abs=1e-12)


def test_a_plunge_turns_clockwise_for_someone_who_looks_along_the_major_axis():
    # Looking north, a quarter turn clockwise brings what points east (right) down.
    assert ellipsoid_axes(0.0, 0.0, 90.0)[1] == pytest.approx([0.0, 0.0, -1.0], abs=1e-12)


@given(ANGLE, st.floats(-90.0, 90.0), ANGLE)
def test_axes_stand_at_right_angles_and_have_length_one(azimuth, dip, plunge):
    axes = ellipsoid_axes(azimuth, dip, plunge)
    assert axes @ axes.T == pytest.approx(np.eye(3), abs=1e-12)


def gslib_rotation(azimuth, dip, plunge, ranges):
    """Return the matrix of GSLIB (Deutsch and Journel 1998, section II.3), from its three angles and two ratios."""
    alpha, beta, theta = np.deg2rad([90.0 - azimuth, -dip, plunge])
    about_z = np.array([[np.cos(alpha), np.sin(alpha), 0], [-np.sin(alpha), np.cos(alpha), 0], [0, 0, 1]])
    about_y = np.array([[np.cos(beta), 0, -np.sin(beta)], [0, 1, 0], [np.sin(beta), 0, np.cos(beta)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(theta), np.sin(theta)], [0, -np.sin(theta), np.cos(theta)]])
    return np.diag(1.0 / np.array(ranges)) @ about_x @ about_y @ about_z


@pytest.mark.parametrize("angles", [(30.0, -20.0, 10.0), (200.0, -75.0, -40.0), (310.0, 15.0, 85.0)])
def test_distances_are_those_of_gslib(angles):
    separations = np.random.default_rng(0).normal(size=(50, 3))
    ranges = (300.0, 150.0, 40.0)
    ours = np.linalg.norm(separations @ isotropic_transform(ranges, *angles).T, axis=1)
    theirs = np.linalg.norm(separations @ gslib_rotation(*angles, ranges).T, axis=1)
    assert ours == pytest.approx(theirs, rel=1e-12)


@given(ANGLE, st.floats(-89.0, 89.0), ANGLE)
def test_usual_angles_mean_the_same_ellipsoid(azimuth, dip, plunge):
    ranges = (5.0, 3.0, 1.0)
    same = usual_angles(azimuth, dip, plunge)
    assert 0.0 <= same[0] < 360.0
    assert -90.0 <= same[1] <= 0.0
    assert -90.0 < same[2] <= 90.0
    separations = np.random.default_rng(0).normal(size=(20, 3))
    before, after = (
        np.linalg.norm(separations @ isotropic_transform(ranges, *angles).T, axis=1)
        for angles in ((azimuth, dip, plunge), same)
    )
    assert after == pytest.approx(before, rel=1e-9)


def test_a_direction_and_its_opposite_have_the_same_angles():
    assert direction_angles(np.array([0.0, 1.0, 1.0])) == pytest.approx((180.0, -45.0))
    assert direction_angles(np.array([0.0, -1.0, -1.0])) == pytest.approx((180.0, -45.0))
