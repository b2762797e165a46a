# SPDX-License-Identifier: GPL-2.0-or-later
"""A logistic regression bends as much as left-out holes allow, and no more."""

from __future__ import annotations

import numpy as np
from oresight.plugin.engine.learning.linear import PENALTIES, Plane, fit_plane


def rows_of(groups: int, slope: float, *, inputs: int = 6, per_group: int = 40) -> tuple[np.ndarray, ...]:
    """Return inputs, ore drawn from a logit along the first input, and groups."""
    generator = np.random.default_rng(0)
    given = generator.normal(size=(groups * per_group, inputs)).astype(np.float32)
    ore = generator.random(len(given)) < 1.0 / (1.0 + np.exp(-slope * given[:, 0]))
    return given, ore, np.repeat(np.arange(groups), per_group)


def test_the_logit_is_linear():
    plane = Plane(1.0, np.array([2.0, -1.0]))
    np.testing.assert_allclose(plane.each(np.array([[1.0, 3.0], [0.0, 0.0]], dtype=np.float32)), [[0.0, 1.0]])


def test_what_decides_gets_the_slope_and_noise_gets_little():
    plane = fit_plane(*rows_of(50, 2.0), seed=1)
    assert 1.0 < plane.slopes[0] < 2.5
    assert np.abs(plane.slopes[1:]).max() < 0.2


def test_labels_that_hang_on_nothing_get_the_strongest_ridge():
    given, ore, group = rows_of(12, 0.0, inputs=40, per_group=20)
    plane = fit_plane(given, ore, group, seed=1)
    from sklearn.linear_model import LogisticRegression

    loosest = LogisticRegression(C=PENALTIES[-1] * 6000 / len(ore), max_iter=200).fit(given, ore)
    assert np.abs(plane.slopes).max() < 0.5 * np.abs(loosest.coef_).max()
