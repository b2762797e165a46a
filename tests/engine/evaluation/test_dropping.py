# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores rise when uncertain blocks are dropped only where the uncertainty knows where the network errs."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.dropping import scores_without_uncertain


def noisy(n: int = 20_000):
    generator = np.random.default_rng(4)
    error_rate = 0.5 * generator.random(n)
    is_ore = generator.random(n) < 0.5
    called = is_ore ^ (generator.random(n) < error_rate)
    return np.where(called, 0.9, 0.1), is_ore, error_rate


def test_an_uncertainty_that_knows_the_errors_lifts_the_accuracy_as_theory_says():
    probability, is_ore, error_rate = noisy()
    found = scores_without_uncertain(probability, is_ore, error_rate, 0.5)
    # Errors are even between 0 and one half: of the share k that is kept, k / 4 are wrong.
    expected = [1.0 - 0.25 * (1.0 - dropped) for dropped in found["dropped"]]
    assert found["accuracy"] == pytest.approx(expected, abs=0.02)


def test_an_uncertainty_that_knows_nothing_changes_nothing():
    probability, is_ore, _ = noisy()
    chance = np.random.default_rng(5).random(len(is_ore))
    found = scores_without_uncertain(probability, is_ore, chance, 0.5)
    assert found["accuracy"][:15] == pytest.approx([0.75] * 15, abs=0.02)


def test_blocks_without_an_uncertainty_go_first():
    found = scores_without_uncertain(
        np.array([0.1] * 5 + [0.9] * 15), np.ones(20, dtype=bool), np.array([np.nan] * 5 + [0.5] * 15), 0.5
    )
    assert (found["blocks"][0], found["accuracy"][0], found["accuracy"][5]) == (20, 0.75, 1.0)
