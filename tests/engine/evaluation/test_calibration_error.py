# SPDX-License-Identifier: GPL-2.0-or-later
"""Draws of the calibration error: the inverted test against a search, and what has no noise or no error."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.calibration_error import BINS, drawn_errors

FACTORS = np.linspace(0.0, 1.0, 20_001)


@pytest.mark.parametrize("size", [0.002, 0.01, 0.05])
def test_a_draw_below_the_error_gives_it_together_with_the_noise(size):
    generator = np.random.default_rng(7)
    gaps, noise = 0.02 * generator.normal(size=BINS), size * generator.normal(size=(200, BINS))
    value, found = np.abs(gaps).sum(), drawn_errors(gaps, gaps + noise)
    is_low = found < value
    assert is_low.mean() > 0.2
    for error, one in zip(found[is_low], noise[is_low]):
        given = np.abs(FACTORS[:, None] * gaps - one).sum(axis=1)
        fitting = np.flatnonzero(given <= value)
        largest = FACTORS[fitting[-1]] if len(fitting) else 0.0
        assert error == pytest.approx(largest * value, abs=value * 1e-4)


def test_the_other_draws_lie_about_the_error_as_far_as_they_differ():
    gaps = np.zeros(BINS)
    gaps[:2] = 0.3, -0.1  # far larger than the noise: the error is a plain mean, and nothing is lifted
    noise = np.zeros((401, BINS))
    noise[:, 0] = np.linspace(-0.05, 0.05, 401)
    found = drawn_errors(gaps, gaps + noise)
    assert found == pytest.approx(0.4 + noise[:, 0], abs=1e-12)


def test_without_error_or_draws_there_is_nothing_to_invert():
    assert drawn_errors(np.zeros(BINS), np.zeros((3, BINS))).tolist() == [0.0, 0.0, 0.0]
    assert len(drawn_errors(np.ones(BINS), np.empty((0, BINS)))) == 0
