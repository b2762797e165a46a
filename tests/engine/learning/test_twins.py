# SPDX-License-Identifier: GPL-2.0-or-later
"""Holes that are there twice are seen, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.learning.twins import twin_notices, twin_share


def holes_at(*eastings: float, depth: int = 10) -> tuple[np.ndarray, np.ndarray]:
    """Return the composites of vertical holes, 5 m apart, and their holes."""
    hole = np.repeat(np.arange(len(eastings)), depth)
    down = np.tile(5.0 * np.arange(depth), len(eastings))
    return np.column_stack([np.array(eastings)[hole], np.zeros(len(hole)), -down]), hole


def test_holes_beside_each_other_have_twins_unless_they_are_held_out_together():
    points, hole = holes_at(0.0, 3.0, 50.0, 100.0)
    assert twin_share(points, hole, hole) == (0.5, 5.0)
    (notice,) = twin_notices(points, hole, hole)
    assert str(notice).startswith("Leak: 50% of the composites lie within 5.0 of one of another hole")
    together = np.array([0, 0, 2, 3])[hole]
    assert twin_share(points, hole, together)[0] == 0.0
    assert twin_notices(points, hole, together) == ()


def test_a_hole_that_crosses_another_rings_no_alarm():
    points, hole = holes_at(0.0, 50.0, 100.0)
    points[hole == 1] = np.column_stack([np.linspace(-90.0, 90.0, 10), np.zeros(10), np.full(10, -22.0)])
    share, _ = twin_share(points, hole, hole)
    assert 0.0 <= share <= 0.1
    assert twin_notices(points, hole, hole) == ()


@pytest.mark.parametrize("depth", [0, 1])
def test_holes_of_one_composite_say_nothing(depth):
    points, hole = holes_at(0.0, 1.0, depth=depth)
    assert twin_share(points, hole, hole) == (0.0, 0.0)
