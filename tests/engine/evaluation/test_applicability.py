# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks unlike those of the training are counted."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.applicability import (
    BEYOND,
    DOUBTFUL,
    INSIDE,
    OUTSIDE,
    Applicability,
    count_outside,
    range_notices,
    unlike_notices,
)


def test_what_lies_beyond_the_drilling_is_told_only_where_something_does():
    assert unlike_notices(np.array([INSIDE, DOUBTFUL])) == ()
    (said,) = unlike_notices(np.array([INSIDE, OUTSIDE, OUTSIDE]))
    assert str(said).startswith("2 of 3 blocks are unlike all that was learned from")
    assert "drilling" not in str(said)
    (said,) = unlike_notices(np.array([INSIDE, BEYOND]))
    assert str(said).startswith("1 of 2 blocks lie below or beyond the drilling: what is said of them")
    (said,) = unlike_notices(np.array([INSIDE, BEYOND, OUTSIDE]))
    assert str(said).startswith("1 of 3 blocks lie below or beyond the drilling and 1 are unlike")


def test_values_beyond_either_end_are_counted_and_missing_ones_are_not():
    features = np.array([[0.0, 5.0], [1.0, 7.0], [2.0, np.nan], [-1.0, 5.5]], dtype=np.float32)
    assert count_outside(features, [0.0, 5.0], [1.0, 6.0]).tolist() == [2, 1]


def test_a_thousandth_of_the_blocks_is_not_worth_a_word():
    said = range_notices(["cu", "au"], [1, 2], 1000)
    assert [one.fields["name"] for one in said] == ["au"]


def normal_places(n: int = 20_000) -> tuple[np.ndarray, np.ndarray]:
    """Return features of a known distribution, two of them correlated, and distances even from 0 to 100."""
    generator = np.random.default_rng(3)
    first, second, third = generator.normal(size=(3, n))
    return np.column_stack([first, 0.8 * first + 0.6 * second, 5.0 + 2.0 * third]), generator.uniform(0.0, 100.0, n)


def test_the_mahalanobis_distance_is_that_of_the_covariance():
    features, distance = normal_places()
    found = Applicability.of(features[:, :2], distance)
    place = np.array([[1.5, -1.0]])
    centred = place - features[:, :2].mean(axis=0)
    square = (centred @ np.linalg.inv(np.cov(features[:, :2].T, bias=True)) @ centred.T).item()
    np.testing.assert_allclose(found.mahalanobis(place), np.sqrt(square / 2.0))


def test_what_was_learned_from_is_inside_but_for_its_edge():
    features, distance = normal_places()
    found = Applicability.of(features, distance)
    codes = found.codes(features, distance, np.zeros(len(features), dtype=bool))
    assert set(codes) == {INSIDE, DOUBTFUL}
    assert np.mean(codes == DOUBTFUL) == pytest.approx(1.0 - 0.99**2, abs=0.003)


def test_places_that_are_far_or_unlike_or_beyond_have_their_codes():
    features, distance = normal_places()
    found = Applicability.of(features, distance)
    usual = np.array([0.1, 0.0, 5.0])
    odd = np.array([2.9, -2.9, 5.0])  # each value is usual, both together are not
    asked = np.stack([usual, usual, usual, usual, odd, np.array([40.0, 0.0, 5.0]), np.array([np.nan, 0.0, 5.0])])
    away = np.array([50.0, 150.0, 250.0, 50.0, 50.0, 50.0, 50.0])
    is_beyond = np.array([False, False, False, True, False, False, False])
    wanted = [INSIDE, DOUBTFUL, OUTSIDE, BEYOND, OUTSIDE, OUTSIDE, INSIDE]
    assert found.codes(asked, away, is_beyond).tolist() == wanted
    assert Applicability.from_dict(found.to_dict()) == found


def test_another_value_of_a_feature_that_is_the_same_everywhere_is_outside_by_itself():
    """One feature of twenty beyond its range is doubtful at worst, but of this one no other value was ever seen."""
    features = np.random.default_rng(4).normal(size=(500, 20))
    features[:, 7] = 0.1
    features[::3, 7] = np.nan  # filled with a mean that is off by rounding
    found = Applicability.of(features, np.ones(500))
    same, missing, off, beyond = np.zeros((4, 20))
    same[7], missing[7], off[7], beyond[7] = 0.1, np.nan, 0.2, 0.1
    beyond[3] = features[:, 3].max() + 0.01
    codes = found.codes(np.stack([same, missing, off, beyond]), np.ones(4), np.zeros(4, dtype=bool))
    assert codes.tolist() == [INSIDE, INSIDE, OUTSIDE, DOUBTFUL]
