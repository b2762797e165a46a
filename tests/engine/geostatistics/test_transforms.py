# SPDX-License-Identifier: GPL-2.0-or-later
"""Logarithms and normal scores, there and back."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics.transforms import Logarithm, NormalScore
from scipy.stats import norm


@pytest.fixture
def grades() -> np.ndarray:
    return np.random.default_rng(0).lognormal(-1.0, 1.2, 3000)


def test_logarithms_go_there_and_back(grades):
    transform, notices = Logarithm.of(grades)
    assert notices == ()
    assert transform.backward(transform.forward(grades)) == pytest.approx(grades)


def test_zeros_are_shifted_by_half_the_smallest_value_and_said():
    transform, notices = Logarithm.of(np.array([0.0, 0.4, np.nan, 2.0]))
    assert transform.forward(np.array([0.0])) == pytest.approx(np.log(0.2))
    assert "1 of 3 values are zero" in str(notices[0])


@pytest.mark.parametrize("values", [[-1.0, 2.0], [0.0, 0.0]])
def test_values_without_a_logarithm_are_refused(values):
    with pytest.raises(InvalidInputError, match="above zero"):
        Logarithm.of(np.array(values))


def test_the_mean_of_a_log_normal_value_is_the_one_of_the_textbook():
    assert Logarithm().expected(np.array([0.5]), np.array([1.44])) == pytest.approx(np.exp(0.5 + 0.72))


def test_scores_are_normal_and_keep_the_order(grades):
    scores = NormalScore.of(grades).forward(grades)
    assert np.array_equal(np.argsort(scores), np.argsort(grades))
    assert scores.mean() == pytest.approx(0.0, abs=1e-9)
    assert scores.std() == pytest.approx(1.0, abs=0.01)


def test_scores_go_there_and_back_and_beyond_the_table_to_its_tails(grades):
    table = NormalScore.of(grades, lowest=0.0, highest=100.0)
    assert table.backward(table.forward(grades)) == pytest.approx(grades)
    assert table.backward(np.array([-40.0, 40.0])) == pytest.approx([0.0, 100.0])
    half = norm.ppf(0.5 * norm.cdf(table.scores[0]))
    assert table.backward(np.array([half])) == pytest.approx([0.5 * grades.min()])
    assert np.isnan(table.backward(np.array([np.nan])))


def test_equal_values_share_the_score_of_the_middle_of_their_ranks():
    table = NormalScore.of(np.array([0.0, 0.0, 0.0, 5.0]))
    assert table.scores == pytest.approx(norm.ppf([0.375, 0.875]))


def test_weights_count_as_that_many_samples():
    twice = NormalScore.of(np.array([1.0, 2.0, 2.0, 7.0]))
    weighted = NormalScore.of(np.array([1.0, 2.0, 7.0]), np.array([1.0, 2.0, 1.0]))
    assert weighted.scores == pytest.approx(twice.scores)


def test_the_mean_over_an_uncertain_score_is_that_of_a_large_draw(grades):
    table = NormalScore.of(grades)
    draw = table.backward(0.3 + 0.8 * np.random.default_rng(1).normal(size=400_000)).mean()
    assert table.expected(np.array([0.3]), np.array([0.64])) == pytest.approx([draw], rel=0.01)
    assert table.expected(np.array([0.3]), np.array([0.0])) == pytest.approx(table.backward(np.array([0.3])))


def test_tails_inside_the_values_and_no_values_are_refused():
    with pytest.raises(InvalidInputError, match="tails must end"):
        NormalScore.of(np.array([1.0, 2.0]), highest=1.5)
    with pytest.raises(InvalidInputError, match="none of the 1 samples"):
        NormalScore.of(np.array([np.nan]))
