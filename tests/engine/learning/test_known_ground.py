# SPDX-License-Identifier: GPL-2.0-or-later
"""Below, beyond and beside the drilling."""

from __future__ import annotations

import numpy as np
from oresight.plugin.engine.learning.known_ground import Drilling, KnownGround, known_ground, usual_distances
from oresight.plugin.engine.learning.kriging_trials import find_trials
from oresight.plugin.engine.learning.sources import Sources


def square_of_holes() -> Sources:
    """Return 25 vertical holes 100 apart and 90 deep from elevation 0."""
    column, row = np.meshgrid(np.arange(5) * 100.0, np.arange(5) * 100.0)
    hole = np.repeat(np.arange(25), 10)
    points = np.column_stack([column.ravel()[hole], row.ravel()[hole], np.tile(-10.0 * np.arange(10), 25)])
    grade = np.random.default_rng(0).random(250)
    return Sources.of(points, grade, grade > 0.5, hole, hole)


def test_places_below_and_beyond_the_drilling_are_told_from_those_within_and_beside():
    drilling = Drilling(square_of_holes(), 100.0)
    places = np.array(
        [
            [150.0, 150.0, -45.0],  # among the holes
            [150.0, 150.0, -200.0],  # below them
            [600.0, 200.0, -45.0],  # east of them
            [420.0, 200.0, -45.0],  # outside, but beside a hole
            [200.0, 200.0, -100.0],  # just below the end of a hole
        ]
    )
    distance, is_beyond = drilling.reach(places)
    assert is_beyond.tolist() == [False, True, True, False, False]
    np.testing.assert_allclose(distance[2:], [200.0005, 20.6155, 10.0], atol=0.7)


def test_the_usual_distance_between_holes_is_that_of_the_pattern():
    sources = square_of_holes()
    trials = find_trials(sources, generator=np.random.default_rng(0), trials=2, kept=1)
    known = known_ground(sources, trials, seed=1)
    assert known.spacing == 100.0
    assert KnownGround.from_dict(known.to_dict()) == known


def test_holes_in_one_line_are_beyond_everywhere_but_beside_a_hole():
    holes = square_of_holes()
    line = holes.at(holes.points[:, 1] == 0.0)
    _, is_beyond = Drilling(line, 100.0).reach(np.array([[150.0, 80.0, -40.0], [110.0, 0.0, -40.0]]))
    assert is_beyond.tolist() == [True, False]


def test_usual_distances_are_those_from_hole_to_hole():
    """The next hole is 100 away; when two of five are hidden, hardly any composite has none within twice that."""
    spacing, reach = usual_distances(square_of_holes())
    assert spacing == 100.0
    assert 100.0 < reach <= 200.0
