# SPDX-License-Identifier: GPL-2.0-or-later
"""Log-ratios of compositions: identities of the theory."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from oresight.plugin.engine.drillholes.log_ratios import (
    TRANSFORMS,
    closed,
    compositions,
    ilr_basis,
    log_ratios,
    replace_zeros,
)
from oresight.plugin.engine.errors import InvalidInputError

parts_of = st.integers(2, 6).flatmap(lambda d: arrays(np.float64, (4, d), elements=st.floats(1e-6, 1e3)))


@pytest.mark.parametrize("transform", TRANSFORMS)
@given(parts=parts_of)
@settings(max_examples=60, deadline=None)
def test_the_inverse_gives_the_closed_parts_back(transform, parts):
    assert np.allclose(compositions(log_ratios(parts, transform), transform), closed(parts), rtol=1e-9)


@pytest.mark.parametrize("transform", TRANSFORMS)
@given(parts=parts_of, scale=st.floats(1e-3, 1e3))
@settings(max_examples=30, deadline=None)
def test_only_ratios_count_whatever_the_unit(transform, parts, scale):
    assert np.allclose(log_ratios(parts, transform), log_ratios(scale * parts, transform), atol=1e-9)


@given(parts=parts_of)
@settings(max_examples=60, deadline=None)
def test_clr_sums_to_zero_and_ilr_keeps_its_distances(parts):
    clr, ilr = log_ratios(parts, "clr"), log_ratios(parts, "ilr")
    assert np.allclose(clr.sum(axis=1), 0.0, atol=1e-9)
    for first in range(4):
        for second in range(4):
            assert np.linalg.norm(clr[first] - clr[second]) == pytest.approx(
                np.linalg.norm(ilr[first] - ilr[second]), abs=1e-9
            )


@given(parts=parts_of)
@settings(max_examples=30, deadline=None)
def test_alr_is_a_difference_of_clr(parts):
    clr = log_ratios(parts, "clr")
    assert np.allclose(log_ratios(parts, "alr"), clr[:, :-1] - clr[:, -1:], atol=1e-9)


@given(first=parts_of, powers=st.floats(-3.0, 3.0))
@settings(max_examples=30, deadline=None)
def test_powering_a_composition_scales_its_coordinates(first, powers):
    assert np.allclose(log_ratios(closed(first) ** powers, "ilr"), powers * log_ratios(first, "ilr"), atol=1e-6)


@pytest.mark.parametrize("n_parts", [2, 3, 7])
def test_the_basis_is_orthonormal_and_across_the_diagonal(n_parts):
    basis = ilr_basis(n_parts)
    assert np.allclose(basis @ basis.T, np.eye(n_parts - 1))
    assert np.allclose(basis.sum(axis=1), 0.0)


def test_three_parts_by_hand():
    parts = np.array([[1.0, 2.0, 4.0]])
    two = np.log(2.0)
    assert np.allclose(log_ratios(parts, "clr"), [[-two, 0.0, two]])
    assert np.allclose(log_ratios(parts, "alr"), [[-2 * two, -two]])
    assert np.allclose(log_ratios(parts, "ilr"), [[-two / np.sqrt(2), -1.5 * two / np.sqrt(1.5)]])


def test_a_row_without_a_part_has_no_ratios():
    assert np.isnan(log_ratios(np.array([[1.0, np.nan], [1.0, 1.0]]), "clr")).tolist() == [[True, True], [False, False]]


def test_zeros_are_replaced_and_the_other_ratios_stay():
    parts = np.array([[0.0, 2.0, 6.0], [1.0, 1.0, 2.0]])
    replaced, count = replace_zeros(parts, np.full(3, 0.01))
    assert count == 1
    assert replaced.sum(axis=1) == pytest.approx(1.0)
    assert replaced[0].tolist() == pytest.approx([0.01, 0.99 * 0.25, 0.99 * 0.75])
    assert replaced[1].tolist() == [0.25, 0.25, 0.5]


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: log_ratios(np.array([[0.0, 1.0]]), "clr"), "1 of 1 compositions have a part that is zero or negative"),
        (lambda: log_ratios(np.ones((3, 1)), "clr"), "at least two parts"),
        (lambda: log_ratios(np.ones((3, 2)), "logit"), "transform of compositions must be one of"),
        (lambda: replace_zeros(np.array([[0.0, 1.0]]), np.array([0.5, 0.6])), "sum to less than the whole"),
        (lambda: replace_zeros(np.array([[-1.0, 1.0]]), np.array([0.1, 0.1])), "1 parts of compositions are negative"),
    ],
)
def test_what_is_no_composition_is_a_sentence(call, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        call()
