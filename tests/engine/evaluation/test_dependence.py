# SPDX-License-Identifier: GPL-2.0-or-later
"""Partial dependence, beside scikit-learn's and where it can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.dependence import (
    depend_on,
    depend_on_each,
    depend_on_pair,
    looked_at,
    partial_dependence,
)
from sklearn.inspection import partial_dependence as sklearn_dependence
from sklearn.svm import SVR

RNG = np.random.default_rng(21)
FEATURES = RNG.normal(size=(150, 3)).astype(np.float32)


def test_means_and_single_curves_are_scikit_learns_by_brute_force():
    model = SVR()
    model.fit(FEATURES, FEATURES[:, 0] * FEATURES[:, 1] - FEATURES[:, 2] ** 2)
    theirs = sklearn_dependence(model, FEATURES, [1], kind="both", method="brute", grid_resolution=15)
    values = theirs["grid_values"][0].astype(np.float64)
    said = partial_dependence(model.predict, FEATURES, values, 1)
    np.testing.assert_allclose(said.mean(axis=1), theirs["average"][0], atol=1e-6)
    np.testing.assert_allclose(said.T, theirs["individual"][0], atol=1e-6)


def test_two_features_together_are_scikit_learns_by_brute_force():
    model = SVR()
    model.fit(FEATURES, FEATURES[:, 0] * FEATURES[:, 1])
    found = depend_on_pair(model.predict, FEATURES, FEATURES[:, [0, 1]], (0, 1))
    theirs = sklearn_dependence(
        model, FEATURES, [0, 1], method="brute", custom_values={0: np.array(found.first), 1: np.array(found.second)}
    )
    np.testing.assert_allclose(np.array(found.mean).T, theirs["average"][0], atol=1e-6)
    assert np.sum(found.share) == pytest.approx(1.0)


def test_a_sum_has_the_curve_of_its_own_part_and_the_spread_of_the_other():
    """Of 2 x + z the mean at x is 2 x + mean(z), the deviation that of z, the band its tenths."""
    found = depend_on(lambda x: 2.0 * x[:, 0] + x[:, 1], FEATURES, FEATURES[:, 0], 0, is_category=False)
    x, z = np.array(found.values), FEATURES[:, 1].astype(float)
    np.testing.assert_allclose(found.mean, 2.0 * x + z.mean(), atol=1e-6)
    np.testing.assert_allclose(found.deviation, z.std(), atol=1e-6)
    np.testing.assert_allclose(found.low, 2.0 * x + np.quantile(z, 0.1), atol=1e-6)
    np.testing.assert_allclose(found.high, 2.0 * x + np.quantile(z, 0.9), atol=1e-6)


def test_what_the_network_ignores_has_a_level_curve():
    found = depend_on(lambda x: x[:, 1], FEATURES, FEATURES[:, 0], 0, is_category=False)
    assert len(set(found.mean)) == 1


def test_codes_have_a_value_for_each_class_and_its_share():
    features = np.column_stack((np.repeat([1, 4, 9], [30, 90, 30]), FEATURES[:, 1])).astype(np.float32)
    found = depend_on(lambda x: (x[:, 0] == 4) * 0.5, features, features[:, 0], 0, is_category=True)
    assert (found.values, found.mean, found.shares) == ((1.0, 4.0, 9.0), (0.0, 0.5, 0.0), (0.2, 0.6, 0.2))
    assert found.edges == ()


def test_numbers_are_looked_at_between_their_outermost_hundredths():
    values = looked_at(np.arange(1001.0), is_category=False)
    assert (values[0], values[-1], len(values)) == (10.0, 990.0, 30)
    assert looked_at(np.full(9, 3.0), is_category=False).tolist() == [3.0]
    skew = np.append(np.zeros(990), np.arange(1.0, 40.0))
    assert len(looked_at(np.where(skew > 35, skew, 0.0), is_category=False)) >= 2


def test_the_distribution_counts_the_blocks_of_the_ground():
    ground = np.linspace(0.0, 1.0, 3001, dtype=np.float32)
    found = depend_on(lambda x: x[:, 0], FEATURES, ground, 0, is_category=False)
    assert len(found.edges) == len(found.shares) + 1
    np.testing.assert_allclose(found.shares, 0.98 / 30, rtol=0.02)


def test_pairs_that_no_block_is_near_have_no_share():
    x = np.linspace(0.0, 1.0, 200)
    ground = np.column_stack((x, x)).astype(np.float32)
    share = np.array(depend_on_pair(lambda f: f[:, 0], ground, ground, (0, 1)).share)
    assert (np.diag(share) > 0.0).all()
    assert share.sum() == pytest.approx(np.diag(share).sum())


@pytest.mark.parametrize("n", [100, 150, 199, 201, 1000])
def test_blocks_that_are_asked_about_are_thinned_evenly_however_many_there_are(n):
    """Of blocks in the order of their elevation the mean elevation is that of their middle, not of the lower ones."""
    ground = np.column_stack((np.arange(n) % 2, np.linspace(-1.0, 1.0, n))).astype(np.float32)
    asked = []

    def predict(features):
        asked.append(len(features))
        return features[:, 1]

    (found,), pair = depend_on_each(predict, ground, [0], codes=[False, False], ranks=[1.0, 0.0], rows=100)
    np.testing.assert_allclose(found.mean, 0.0, atol=0.02)
    assert 2 * min(n, 51) <= asked[0] <= 2 * min(n, 100)
    assert pair is None
