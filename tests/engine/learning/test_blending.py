# SPDX-License-Identifier: GPL-2.0-or-later
"""Members count by what they are worth at holes they have not seen; without evidence all count alike."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.learning.blending import blend_weights, blended, fit_weights
from oresight.plugin.engine.learning.members import Inputs
from oresight.plugin.engine.learning.predictor import LearningSettings, find_trials
from oresight.plugin.engine.learning.rows import training_rows


def draws(seed: int = 0, n: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    """Return true logits and ore drawn with them."""
    generator = np.random.default_rng(seed)
    logits = generator.normal(0.0, 2.0, n)
    return logits, generator.random(n) < 1.0 / (1.0 + np.exp(-logits))


def test_a_member_that_is_right_counts_and_one_that_is_noise_does_not():
    logits, ore = draws()
    noise = np.random.default_rng(1).normal(0.0, 2.0, len(logits))
    weights = fit_weights(np.stack([logits, noise]), ore, pull=0.0)
    assert weights == pytest.approx([1.0, 0.0], abs=0.03)


def test_weights_are_never_negative_and_sum_to_one():
    logits, ore = draws()
    weights = fit_weights(np.stack([logits, -logits, 0.5 * logits]), ore)
    assert weights.min() >= 0.0
    assert weights.sum() == pytest.approx(1.0)
    assert weights[1] == 0.0


def test_members_that_say_the_same_count_alike():
    logits, ore = draws()
    assert fit_weights(np.stack([logits] * 4), ore) == pytest.approx([0.25] * 4)


def test_the_optimum_without_pull_has_no_slope():
    """At the least loss the residual is uncorrelated with every member that counts, and so with their blend."""
    logits, ore = draws()
    generator = np.random.default_rng(2)
    members = np.stack([logits + generator.normal(0.0, 1.0, len(logits)) for _ in range(2)])
    weights = fit_weights(members, ore, pull=0.0)
    assert weights == pytest.approx([0.5, 0.5], abs=0.05), "two members with the same noise count alike"


def test_the_blend_is_the_weighted_mean():
    found = {"a": np.array([1.0, 2.0]), "b": np.array([3.0, 6.0]), "c": np.array([9.0, 9.0])}
    np.testing.assert_allclose(blended(found, {"a": 0.25, "b": 0.75}), [2.5, 5.0])


def test_weights_are_equal_where_too_few_holes_can_be_left_out(make_sources):
    sources = make_sources(holes=2, depth=30)
    generator = np.random.default_rng(0)
    trials = find_trials(sources, generator=generator, trials=1, kept=1)
    rows = training_rows(sources, trials, generator=generator, shares=(0.0,))
    kinds = ("kriging", "inverse_distance")
    assert blend_weights(kinds, rows, Inputs.of(rows), seed=LearningSettings().seed) == dict.fromkeys(kinds, 0.5)
