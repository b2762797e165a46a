# SPDX-License-Identifier: GPL-2.0-or-later
"""Cell declustering: closed forms of clustered and sparse samples."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.declustering import cell_weights, decluster
from oresight.plugin.engine.errors import InvalidInputError

SPARSE = np.array([[100.0 * k + 50, 50.0, 50.0] for k in range(9)])
CLUSTER = np.array([[450.0 + k, 50.0, 50.0] for k in range(-4, 5) if k])
POINTS = np.vstack((SPARSE, CLUSTER))


def test_a_cell_counts_once_however_many_samples_it_has():
    weights = cell_weights(POINTS, 100.0, origins=1)
    # the net begins at the lowest sample, 50: nine cells, of which 450 to 550 holds the middle and four of the cluster
    cell = np.floor((POINTS[:, 0] - 50.0) / 100.0)
    counts = np.array([np.count_nonzero(cell == one) for one in cell])
    assert np.allclose(weights, len(POINTS) / (len(np.unique(cell)) * counts))


def test_the_declustered_mean_of_a_rich_cluster_is_in_closed_form():
    values = np.concatenate((np.ones(9), np.full(8, 10.0)))
    # cells of 100 from 50 on: one holds four of the cluster and a sparse sample, the next below the other four
    weights = cell_weights(POINTS, 100.0, origins=1)
    in_cell = (POINTS[:, 0] >= 450) & (POINTS[:, 0] < 550)
    below = (POINTS[:, 0] >= 350) & (POINTS[:, 0] < 450)
    expected = (7 * 1.0 + values[in_cell].mean() + values[below].mean()) / 9
    assert np.mean(weights * values) == pytest.approx(expected)


def test_samples_on_an_even_net_weigh_the_same():
    net = np.array([[x, y, z] for x in range(4) for y in range(4) for z in range(4)], dtype=float) * 10.0
    assert np.allclose(cell_weights(net, 10.0), 1.0)
    assert np.allclose(cell_weights(net, 0.5), 1.0)
    assert np.allclose(cell_weights(net, 1e6, origins=1), 1.0)


@given(
    st.lists(st.tuples(*[st.floats(0, 1000)] * 3), min_size=2, max_size=40),
    st.floats(0.1, 2000.0),
    st.integers(1, 9),
)
@settings(max_examples=80, deadline=None)
def test_weights_are_positive_and_one_on_average(points, size, origins):
    weights = cell_weights(np.array(points), size, origins=origins)
    assert (weights > 0).all()
    assert weights.mean() == pytest.approx(1.0)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
@settings(max_examples=20, deadline=None)
def test_moving_all_samples_changes_nothing(east, north):
    moved = POINTS + np.round(np.array([east, north, 0.0]))
    assert np.allclose(cell_weights(moved, 64.0), cell_weights(POINTS, 64.0))


def test_a_rich_cluster_loses_weight_and_the_lowest_mean_is_found():
    values = np.concatenate((np.ones(9), np.full(8, 10.0)))
    found = decluster(POINTS, values, field="cu")
    assert found.mean == pytest.approx(found.means.min())
    assert found.sizes[found.means.argmin()] == found.size
    assert found.mean < 0.6 * found.plain_mean
    assert found.weights[9:].max() < found.weights[:9].min() * 1.01
    assert np.mean(found.weights * values) == pytest.approx(found.mean)
    assert "give the minimum mean" in str(found.notices[0])


def test_for_a_poor_cluster_the_highest_mean_is_found():
    values = np.concatenate((np.full(9, 10.0), np.ones(8)))
    found = decluster(POINTS, values, rule="maximum")
    assert found.mean == pytest.approx(found.means.max())
    assert found.mean > found.plain_mean


def test_a_given_size_is_taken_and_said():
    found = decluster(POINTS, np.arange(17.0), size=30.0)
    assert (found.size, len(found.sizes)) == (30.0, 1)
    assert "cells of 30, as given" in str(found.notices[0])


def test_samples_without_a_value_have_no_weight_and_do_not_count():
    values = np.concatenate((np.ones(9), np.full(8, np.nan)))
    found = decluster(POINTS, values, size=50.0)
    assert np.isnan(found.weights[9:]).all()
    assert np.allclose(found.weights[:9], 1.0)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: decluster(POINTS[:1], np.ones(1), field="cu"), "at least two samples with cu, but there are 1"),
        (lambda: decluster(POINTS, np.ones(17), rule="best"), "rule of declustering must be one of"),
        (lambda: cell_weights(POINTS, 0.0), "size of a cell must be positive"),
    ],
)
def test_what_cannot_be_declustered_is_a_sentence(call, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        call()
