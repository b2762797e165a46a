# SPDX-License-Identifier: GPL-2.0-or-later
"""Logits that were stretched and moved are brought back."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.metrics import log_loss
from oresight.plugin.engine.learning.calibration import (
    Calibration,
    fit_calibration,
    held_out_probability,
    is_useful,
    useful_calibration,
)


def test_stretched_and_moved_logits_are_brought_back():
    generator = np.random.default_rng(0)
    true = generator.normal(0.0, 1.5, 40_000)
    ore = generator.random(40_000) < 1.0 / (1.0 + np.exp(-true))
    found = fit_calibration(3.0 * true + 1.0, ore)
    assert found.slope == pytest.approx(1.0 / 3.0, rel=0.03)
    assert found.intercept == pytest.approx(-1.0 / 3.0, abs=0.04)


def test_the_mean_probability_becomes_the_share_of_ore():
    generator = np.random.default_rng(1)
    logits = generator.normal(size=500)
    ore = generator.random(500) < 0.2
    found = fit_calibration(logits, ore)
    assert found.probability(logits).mean() == pytest.approx(ore.mean(), abs=1e-4)


def test_classes_that_separate_wholly_give_finite_numbers():
    found = fit_calibration(np.array([-1.0, -2.0, 1.0, 2.0]), np.array([False, False, True, True]))
    assert np.isfinite([found.intercept, found.slope]).all()


def test_logits_that_rank_backwards_are_left_as_they_are():
    """A negative slope would turn the map upside down."""
    logits = np.linspace(-2.0, 2.0, 50)
    assert fit_calibration(logits, logits < 0.0) == Calibration()


def test_without_a_fit_logits_stay():
    assert Calibration().probability(np.array([0.0, np.log(3.0)])) == pytest.approx([0.5, 0.75])


PER_HOLE = 40


def drawn_logits(shifts: tuple[float, ...], stretch: float = 1.0) -> tuple[np.ndarray, ...]:
    """Return logits of as many folds as shifts, those of each moved by its own from the true ones, ore, folds, holes.

    A fold is of 100 holes.
    """
    generator = np.random.default_rng(2)
    hole = np.repeat(np.arange(100 * len(shifts)), PER_HOLE)
    fold = hole // 100
    true = generator.normal(0.0, 1.5, len(fold))
    ore = generator.random(len(fold)) < 1.0 / (1.0 + np.exp(-true))
    return stretch * true + np.array(shifts)[fold], ore, fold, hole


def test_a_fold_is_calibrated_by_the_other_folds_alone():
    logits, ore, fold, _ = drawn_logits((0.0, 2.0, -1.0))
    found = held_out_probability(logits, ore, fold)
    for number in range(3):
        is_out = fold == number
        wanted = fit_calibration(logits[~is_out], ore[~is_out]).probability(logits[is_out])
        np.testing.assert_array_equal(found[is_out], wanted)


def test_a_calibration_is_used_where_folds_agree_and_left_away_where_it_makes_other_folds_worse():
    """Folds that err the same way teach each other; two that err opposite ways make each other worse."""
    logits, ore, fold, hole = drawn_logits((1.0, 1.0, 1.0), stretch=3.0)
    assert useful_calibration(logits, ore, fold, hole) == fit_calibration(logits, ore)
    assert useful_calibration(logits, ore, fold, hole).slope == pytest.approx(1.0 / 3.0, rel=0.1)
    assert useful_calibration(*drawn_logits((2.0, -2.0))) == Calibration()


def test_one_fold_alone_decides_nothing():
    assert useful_calibration(*drawn_logits((1.0,), stretch=3.0)) == Calibration()


def test_two_cuts_that_are_what_errs_together_must_ask_for_much_the_same():
    """Of two gains a and b the sum is two standard errors where the larger is at most three times the smaller."""
    ore, raw = np.ones(2, dtype=bool), np.array([0.1, 0.1])
    for times, is_sure in ((2.9, True), (3.1, False)):
        assert is_useful(0.1 * np.exp([0.5, 0.5 * times]), raw, ore, np.arange(2)) == is_sure
    for shifts, is_used in (((1.5, 1.5), True), ((2.0, -2.0), False), ((1.5, 0.2), False)):
        logits, ore, fold, _ = drawn_logits(shifts)
        assert (useful_calibration(logits, ore, fold, fold) != Calibration()) == is_used


@pytest.mark.parametrize(("gaining", "is_sure"), [(12, True), (11, False), (8, False), (0, False)])
def test_a_gain_is_sure_where_it_is_two_standard_errors_over_holes(gaining, is_sure):
    """By hand: of 16 holes so many gain ln 2, the others lose it.

    Of 12 it is 8 ln 2, and two standard errors are 2 sqrt(16) sqrt(16 / 15 (1 - 1/4)) = 7.2 of ln 2; of 11 it is 6 and
    they are 7.7.
    """
    ore, raw, hole = np.ones(16, dtype=bool), np.full(16, 0.4), np.arange(16)
    assert is_useful(np.where(hole < gaining, 0.8, 0.2), raw, ore, hole) == is_sure


def test_what_changes_nothing_is_not_useful():
    same, ore = np.array([0.3, 0.6]), np.array([True, False])
    assert not is_useful(same, same, ore, np.arange(2))


def test_composites_of_one_hole_are_one_look_however_many_they_are():
    """A hundred composites of each hole that say the same are as sure as one; of one hole nothing is sure."""
    ore = np.ones(400, dtype=bool)
    raw, calibrated = np.full(400, 0.4), np.repeat([0.8, 0.8, 0.8, 0.2], 100)
    hole = np.repeat(np.arange(4), 100)
    assert is_useful(calibrated, raw, ore, np.arange(400))
    assert not is_useful(calibrated, raw, ore, hole)
    assert not is_useful(np.full(400, 0.8), raw, ore, np.zeros(400, dtype=int))


def test_holes_that_differ_by_chance_are_not_calibrated():
    """Each hole has a shift of its own, of mean zero: what some holes ask for is seldom sure to pay at the others.

    What gains nothing lies two standard errors above zero once in 44 drawings; four or more of 40 are one chance in 78.
    """
    calibrated = any_gain = 0
    for seed in range(40):
        generator = np.random.default_rng(seed)
        hole = np.repeat(np.arange(32), 25)
        true = generator.normal(0.0, 1.5, len(hole))
        ore = generator.random(len(hole)) < 1.0 / (1.0 + np.exp(-true - generator.normal(0.0, 0.7, 32)[hole]))
        calibrated += useful_calibration(true, ore, hole % 4, hole) != Calibration()
        by_others = held_out_probability(true, ore, hole % 4)
        any_gain += log_loss(by_others, ore) < log_loss(1.0 / (1.0 + np.exp(-true)), ore)
    assert calibrated < 4
    assert calibrated < any_gain
