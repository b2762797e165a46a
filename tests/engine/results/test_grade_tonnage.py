# SPDX-License-Identifier: GPL-2.0-or-later
"""How much lies above a cutoff, and how rich it is."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.results.grade_tonnage import GradeTonnageSums, cutoffs_for


def test_an_exponential_grade_has_the_curve_of_theory():
    # Of an exponential distribution with mean m, exp(-c / m) lies above c, and its mean is c + m.
    mean, n = 0.4, 200_000
    grades = -mean * np.log((np.arange(n) + 0.5) / n)
    sums = GradeTonnageSums(np.linspace(0.0, 1.5, 16))
    for part in np.array_split(grades, 7):
        sums.add(part)
    curve = sums.curve(2.0)
    np.testing.assert_allclose(curve.amount, 2.0 * n * np.exp(-curve.cutoffs / mean), atol=3.0)
    np.testing.assert_allclose(curve.grade, curve.cutoffs + mean, rtol=1e-3)


def test_a_grade_at_the_cutoff_is_above_it_and_what_is_missing_counts_nowhere():
    sums = GradeTonnageSums(np.array([1.0, 2.0]))
    sums.add(np.array([[1.0, np.nan], [0.5, 1.5]]))
    curve = sums.curve()
    assert curve.amount.tolist() == [2.0, 0.0]
    assert curve.grade[0] == 1.25
    assert np.isnan(curve.grade[1])
    assert sums.total == 3.0
    assert sums.mean == 1.0


def test_weights_count():
    sums = GradeTonnageSums(np.array([0.0]))
    sums.add(np.array([1.0, 3.0]), np.array([3.0, 1.0]))
    assert sums.curve().grade.tolist() == [1.5]


@pytest.mark.parametrize("cutoffs", [[], [1.0, 1.0], [2.0, 1.0]])
def test_cutoffs_must_ascend(cutoffs):
    with pytest.raises(InvalidInputError, match="ascending"):
        GradeTonnageSums(np.array(cutoffs))


@pytest.mark.parametrize("values", [np.linspace(0.0, 37.0, 500), np.array([5.0]), np.zeros(4), np.array([-1.0, 2.0])])
def test_cutoffs_are_even_round_and_reach_from_zero_or_below_to_nearly_the_highest(values):
    cutoffs = cutoffs_for(values)
    steps = np.diff(cutoffs)
    assert np.allclose(steps, steps[0])
    assert steps[0] * 10.0 ** -np.floor(np.log10(steps[0])) == pytest.approx(
        min((1.0, 2.0, 2.5, 5.0, 10.0), key=lambda one: abs(one - steps[0] * 10.0 ** -np.floor(np.log10(steps[0]))))
    )
    assert cutoffs[0] <= min(0.0, values.min())
    assert len(cutoffs) <= 28
    assert cutoffs[-1] <= max(1.0, values.max())


def test_without_a_value_there_are_no_cutoffs():
    with pytest.raises(InvalidInputError, match="at least one value"):
        cutoffs_for(np.array([np.nan]))
