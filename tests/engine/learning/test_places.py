# SPDX-License-Identifier: GPL-2.0-or-later
"""Turned axes are turned: lengths stay, and no axis is one of the others."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.learning.places import Placement


def test_turned_axes_keep_lengths():
    points = np.random.default_rng(0).normal(size=(20, 3)) * [300.0, 200.0, 50.0] + [5e5, 6e6, 0.0]
    placement = Placement.of(points)
    axes = placement.axes(points).reshape(20, 3, 3).astype(float)
    length = np.linalg.norm((points - points.mean(axis=0)) / points.std(axis=0).max(), axis=1)
    for frame in range(3):
        assert np.linalg.norm(axes[:, frame], axis=1) == pytest.approx(length, rel=1e-5)


def test_the_nine_axes_point_in_nine_directions():
    placement = Placement((0.0, 0.0, 0.0), 1.0)
    directions = placement.axes(np.eye(3)).T.astype(float)
    cosines = np.abs(directions @ directions.T) - np.eye(9)
    assert cosines.max() < 0.98


def test_a_placement_comes_back_from_its_definition():
    placement = Placement((10.0, 20.0, 30.0), 5.0)
    assert Placement.from_dict(placement.to_dict()) == placement
