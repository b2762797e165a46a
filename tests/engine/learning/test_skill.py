# SPDX-License-Identifier: GPL-2.0-or-later
"""Held-out holes are scored by what never saw them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.metrics import area_under_roc
from oresight.plugin.engine.learning.calibration import Calibration
from oresight.plugin.engine.learning.predictor import LearningSettings, fit_predictor
from oresight.plugin.engine.learning.skill import hole_folds, score_held_out
from oresight.plugin.engine.learning.sources import Sources
from oresight.plugin.engine.log_odds import log_odds

TREES = LearningSettings(members=("randomised",), trials=3, kept=2)


def test_folds_keep_holes_together_and_are_of_about_one_size(make_sources):
    sources = make_sources(holes=23, depth=7)
    fold = hole_folds(sources, 5, np.random.default_rng(0))
    assert all(len(np.unique(fold[sources.group == group])) == 1 for group in range(23))
    assert np.ptp(np.bincount(fold)) <= 7
    with pytest.raises(InvalidInputError, match="there are 23"):
        hole_folds(sources, 24, np.random.default_rng(0))


def test_ore_in_two_holes_is_never_held_out_all_at_once(make_sources):
    sources = make_sources(holes=20, depth=5)
    rare = Sources.of(sources.points, sources.grade, sources.group < 2, sources.hole, sources.group)
    for seed in range(30):
        fold = hole_folds(rare, 5, np.random.default_rng(seed))
        assert fold[sources.group == 0][0] != fold[sources.group == 1][0]


def test_held_out_holes_are_predicted_and_shuffled_labels_are_not(make_sources):
    sources = make_sources(holes=30, depth=10)
    found = score_held_out(sources, TREES, folds=3)
    assert area_under_roc(found.probabilities["blend"], sources.ore == 1) > 0.8
    assert set(found.probabilities) >= {"calibrated", "randomised", "kriging", "inverse_distance", "randomised_places"}
    generator = np.random.default_rng(5)
    grade = generator.permutation(sources.grade)
    noise = Sources.of(sources.points, grade, grade > np.median(grade), sources.hole, sources.group)
    blind = score_held_out(noise, TREES, folds=3).probabilities["blend"]
    # Of 300 composites, half of them ore, the AUC of chance has a deviation of sqrt(301 / (12 * 150 * 150)).
    assert area_under_roc(blind, noise.ore == 1) == pytest.approx(0.5, abs=3.0 * np.sqrt(301 / (12 * 150 * 150)))


def test_what_is_told_of_a_part_is_calibrated_by_what_was_learned_without_it(make_sources):
    sources = make_sources(holes=30, depth=10)
    held = score_held_out(sources, TREES, folds=3)
    slopes = []
    for number in range(3):
        is_out = held.fold == number
        calibration = fit_predictor(sources.at(~is_out), TREES).calibration
        calibrated = calibration.probability(log_odds(held.probabilities["blend"][is_out]))
        np.testing.assert_allclose(held.probabilities["calibrated"][is_out], calibrated, atol=1e-12)
        slopes.append(calibration.slope)
    assert len(set(slopes)) == 3
    assert calibration.intercept == 0.0


def test_below_the_drilling_left_out_holes_calibrate_nothing(make_sources):
    predictor = fit_predictor(make_sources(holes=12, depth=20), replace(TREES, is_below=True))
    assert predictor.calibration == Calibration()
