# SPDX-License-Identifier: GPL-2.0-or-later
"""Integrated gradients where the integral is known."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation import attribution
from oresight.plugin.engine.evaluation.attribution import integrated_gradients

RNG = np.random.default_rng(31)
INPUTS = RNG.normal(size=(40, 3)).astype(np.float32)
BASELINE = np.array([0.2, -0.4, 0.1], dtype=np.float32)


def test_of_a_straight_logit_the_shares_are_weight_times_way():
    weights = np.array([1.5, -2.0, 0.0])

    def slope(x):
        return x @ weights + 0.7, np.tile(weights, (len(x), 1))

    found = integrated_gradients(slope, INPUTS, BASELINE)
    np.testing.assert_allclose(found.shares, weights * (INPUTS - BASELINE), atol=1e-6)
    np.testing.assert_array_equal(found.shares[:, 2], 0.0)
    np.testing.assert_allclose(found.logit, (INPUTS - BASELINE) @ weights, atol=1e-6)


def test_of_a_product_each_factor_has_the_integral_of_the_other_one():
    """Along the line from a to b, x y has the shares (b1-a1)(a2+b2)/2 and (b2-a2)(a1+b1)/2."""

    def slope(x):
        wide = x.astype(np.float64)
        return wide[:, 0] * wide[:, 1], np.column_stack((wide[:, 1], wide[:, 0], np.zeros(len(x))))

    found = integrated_gradients(slope, INPUTS, BASELINE)
    way, mean = INPUTS - BASELINE, (INPUTS + BASELINE) / 2.0
    np.testing.assert_allclose(found.shares[:, 0], way[:, 0] * mean[:, 1], atol=2e-3)
    np.testing.assert_allclose(found.shares[:, 1], way[:, 1] * mean[:, 0], atol=2e-3)


def test_of_one_neuron_with_a_kink_the_shares_are_those_of_its_bent_part_exactly():
    """Of max(w x, 0) every share is w_i way_i times the part of the way on which the neuron is on."""
    weights = np.array([1.0, 2.0, -1.5])

    def slope(x):
        total = x.astype(np.float64) @ weights
        return np.maximum(total, 0.0), (total > 0.0)[:, None] * weights

    found = integrated_gradients(slope, INPUTS, BASELINE)
    first, last = BASELINE.astype(float) @ weights, INPUTS.astype(float) @ weights
    rise = np.maximum(last, 0.0) - np.maximum(first, 0.0)
    on = np.divide(rise, last - first)
    np.testing.assert_allclose(found.shares, on[:, None] * weights * (INPUTS - BASELINE), atol=1e-5)
    np.testing.assert_allclose(found.shares.sum(axis=1), found.logit, atol=1e-5)


@pytest.mark.parametrize("tolerance", [1e-2, 1e-4])
def test_shares_add_up_to_within_the_tolerance(monkeypatch, tolerance):
    monkeypatch.setattr(attribution, "TOLERANCE", tolerance)
    weights = RNG.normal(size=(25, 3))

    def slope(x):
        total = np.tanh(3.0 * x.astype(np.float64) @ weights.T)
        return total.sum(axis=1), 3.0 * (1.0 - total**2) @ weights

    found = integrated_gradients(slope, INPUTS, BASELINE)
    assert (np.abs(found.residual) <= tolerance * (1.0 + np.abs(found.logit))).all()


def test_the_reference_itself_has_no_shares():
    found = integrated_gradients(lambda x: (x[:, 0] ** 2, 2.0 * x), BASELINE[None, :], BASELINE)
    np.testing.assert_array_equal(found.shares, 0.0)
    np.testing.assert_array_equal(found.residual, 0.0)
