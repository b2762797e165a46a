# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores by distance, where they are known by hand."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.by_distance import held_out_distance, scores_by_distance


def test_near_is_certain_and_far_is_chance():
    """In the nearest quarter the probability is the answer, in the farthest it says the same everywhere."""
    distance = np.arange(400.0)
    ore = np.tile([True, False], 200)
    probability = np.where(distance < 100.0, np.where(ore, 0.9, 0.1), 0.3)
    bands = scores_by_distance(distance, probability, np.full(400, 0.5), ore, np.arange(400))
    assert [one["n"] for one in bands] == [100, 100, 100, 100]
    assert [one["auc"]["value"] for one in bands] == [1.0, 0.5, 0.5, 0.5]
    assert [one["kriging_auc"]["value"] for one in bands] == [0.5] * 4
    assert [one["predicted"] for one in bands] == pytest.approx([0.5, 0.3, 0.3, 0.3])
    assert [one["observed"] for one in bands] == pytest.approx([0.5] * 4)
    assert (bands[0]["from"], bands[-1]["to"]) == (0.0, 399.0)


def test_equal_distances_are_one_band_and_one_class_has_no_score():
    bands = scores_by_distance(
        np.full(9, 25.0), np.full(9, 0.5), np.full(9, 0.5), np.zeros(9, dtype=bool), np.arange(9)
    )
    assert [(one["from"], one["to"], one["n"]) for one in bands] == [(25.0, 25.0, 9)]
    assert bands[0]["auc"] == {"value": None, "low": None, "high": None}


@pytest.mark.parametrize(
    ("counts", "bands_with"),
    [({40.0: 100, 50.0: 275, 70.7: 25}, [100, 300]), ({0.0: 1, 10.0: 1, 20.0: 1}, [1, 1, 1])],
)
def test_a_band_between_two_tied_distances_is_left_out(counts, bands_with):
    """By hand: the quarters of the first end at 40, 47.5, 50, 50 and 70.7, and nothing lies from 47.5 to 50."""
    distance = np.repeat(list(counts), list(counts.values()))
    n = len(distance)
    ore = np.arange(n) % 2 == 0
    bands = scores_by_distance(distance, np.full(n, 0.3), np.full(n, 0.5), ore, np.arange(n))
    assert [one["n"] for one in bands] == bands_with
    assert (bands[0]["from"], bands[-1]["to"]) == (distance[0], distance[-1])


def test_one_hole_alone_has_a_score_without_an_interval():
    ore = np.array([True, False] * 4)
    bands = scores_by_distance(np.arange(8.0), ore * 0.5, ore * 0.5, ore, np.zeros(8, dtype=np.int64))
    assert bands[0]["auc"] == {"value": 1.0, "low": None, "high": None}


def test_the_distance_is_to_other_folds_alone():
    points = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 3.0, 4.0]])
    np.testing.assert_allclose(held_out_distance(points, np.array([0, 0, 1])), [5.0, np.sqrt(26.0), 5.0])
