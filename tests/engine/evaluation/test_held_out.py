# SPDX-License-Identifier: GPL-2.0-or-later
"""Figures with counts equal scikit-learn's with weights; intervals cover what they say they cover."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation import class_figures
from oresight.plugin.engine.evaluation.calibration_error import expected_calibration_error
from oresight.plugin.engine.evaluation.class_figures import figures_of_classes, figures_of_labels
from oresight.plugin.engine.evaluation.figures import figures_of_probability
from oresight.plugin.engine.evaluation.held_out import FIGURES, RankedProbabilities, bootstrap_figures
from oresight.plugin.engine.evaluation.intervals import draw_groups, group_times


def test_weighted_figures_equal_those_of_scikit_learn():
    from sklearn.metrics import average_precision_score, log_loss, roc_auc_score

    generator = np.random.default_rng(0)
    probability = np.round(generator.uniform(0.01, 0.99, 300), 2)  # with ties
    ore = generator.random(300) < probability
    weight = generator.integers(0, 4, 300).astype(float)
    given = {"sample_weight": weight}
    wanted = [
        roc_auc_score(ore, probability, **given),
        log_loss(ore, probability, **given),
        average_precision_score(ore, probability, **given),
    ]
    assert RankedProbabilities(probability, ore).figures(weight)[:3] == pytest.approx(wanted, abs=1e-12)


def test_without_ore_only_what_compares_it_to_waste_is_undefined():
    """Three composites of waste said to be ore with 0.1 lose -ln 0.9 each and lie 0.1 too high."""
    found = RankedProbabilities(np.array([0.1, 0.1, 0.1, 0.9]), np.array([False, False, False, True]))
    np.testing.assert_allclose(
        found.figures(np.array([1.0, 1.0, 1.0, 0.0])), [np.nan, -np.log(0.9), np.nan, 0.1], atol=1e-12
    )


def test_calibration_error_is_the_gap_between_probability_and_share():
    probability = np.repeat([0.15, 0.85], 100)
    ore = np.concatenate([np.arange(100) < 25, np.arange(100) < 85])
    assert expected_calibration_error(probability, ore) == pytest.approx(0.05)


def test_intervals_cover_the_true_area_as_often_as_they_say():
    """Scores of two normal classes one deviation apart have an AUC of Phi(1 / sqrt 2) = 0.7602."""
    covered = 0
    for trial in range(60):
        generator = np.random.default_rng(trial)
        ore = generator.random(400) < 0.5
        score = 1.0 / (1.0 + np.exp(-generator.normal(size=400) - ore))
        figures, _ = bootstrap_figures({"a": score}, ore, np.arange(400), against="a", draws=200, seed=trial)
        interval = figures["a"]["auc"]
        covered += interval.low <= 0.7602 <= interval.high
    assert covered >= 51  # of 60 at 95 %: fewer has a chance of 0.2 %


def test_whole_holes_are_drawn():
    """A hole of one hundred equal composites says no more than one composite."""
    generator = np.random.default_rng(0)
    ore = generator.random(40) < 0.5
    score = 1.0 / (1.0 + np.exp(-generator.normal(size=40) - ore))
    group = np.arange(40)
    single, _ = bootstrap_figures({"a": score}, ore, group, against="a")
    many, _ = bootstrap_figures({"a": np.repeat(score, 100)}, np.repeat(ore, 100), np.repeat(group, 100), against="a")
    for figure in FIGURES:
        assert many["a"][figure].low == pytest.approx(single["a"][figure].low)
        assert many["a"][figure].high == pytest.approx(single["a"][figure].high)


def test_a_way_gains_nothing_over_itself_and_much_over_chance():
    generator = np.random.default_rng(0)
    ore = generator.random(500) < 0.5
    good = 1.0 / (1.0 + np.exp(-generator.normal(size=500) - 2.0 * ore))
    _, gains = bootstrap_figures(
        {"good": good, "same": good.copy(), "chance": generator.random(500)}, ore, np.arange(500), against="good"
    )
    assert (gains["same"].low, gains["same"].value, gains["same"].high) == (0.0, 0.0, 0.0)
    assert gains["chance"].low > 0.2


LABELS = 8
SLOPES = {"means what it says": 1.0, "surer than it may be": 2.0}
LOGITS = -0.3 + 1.4 * np.linspace(-7.0, 7.0, 20_001)
"""Logits of ore of the ground, normally distributed, with the weight of each."""
OF_LOGITS = np.exp(-0.5 * ((LOGITS + 0.3) / 1.4) ** 2)


def composites(slope: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return what is said of 400 composites, whose logit is the true one times a slope, and which are ore."""
    generator = np.random.default_rng(seed)
    logit = generator.normal(-0.3, 1.4, 400)
    return sigmoid(slope * logit), generator.random(400) < sigmoid(logit)


def sigmoid(logit: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-logit))


def true_error(slope: float, *, is_of_highest: bool) -> float:
    """Return the calibration error of the ground itself: its gaps in tenths, by quadrature."""
    said, is_ore = sigmoid(slope * LOGITS), sigmoid(LOGITS)
    if is_of_highest:
        said, is_ore = np.maximum(said, 1.0 - said), np.where(said >= 0.5, is_ore, 1.0 - is_ore)
    gaps = np.bincount((10.0 * said).astype(int), OF_LOGITS * (said - is_ore))
    return float(np.abs(gaps).sum() / OF_LOGITS.sum())


def several_labels(slope: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return what is said of the labels of 400 blocks, and which they have, shape (400, LABELS) each."""
    several = [composites(slope, 100 * seed + label) for label in range(LABELS)]
    said, is_so = (np.column_stack([one[k] for one in several]) for k in (0, 1))
    return said, is_so


def test_the_calibration_error_of_labels_is_the_mean_of_theirs():
    said, is_so = several_labels(2.0, 1)
    overall, each = figures_of_labels(said, is_so, "abcdefgh"[:LABELS], np.arange(400), draws=50, seed=3)
    mean = np.mean([one["calibration_error"]["value"] for one in each.values()])
    assert overall["calibration_error"]["value"] == pytest.approx(mean, rel=1e-12)
    times = np.vstack((np.ones((1, 400)), group_times(400, 50, 3)))
    assert (
        overall["calibration_error"]
        == class_figures._calibration_error(said, is_so, np.arange(400), times).interval().to_dict()
    )


def ends_by(way: str, slope: float, seed: int) -> dict[str, float]:
    """Return the calibration error with its interval, as held-out holes, blocks, classes or labels have it."""
    group = np.arange(400)
    probability, ore = composites(slope, seed)
    if way == "held_out":
        found, _ = bootstrap_figures({"a": probability}, ore, group, against="a", draws=200, seed=seed)
        return found["a"]["calibration_error"].to_dict()
    if way == "blocks":
        whole, drawn = draw_groups(probability, ore, group, draws=200, seed=seed)
        return figures_of_probability(probability, ore, whole, drawn)["calibration_error"]
    if way == "labels":
        said, is_so = several_labels(slope, seed)
        times = np.vstack((np.ones((1, 400)), group_times(400, 200, seed)))
        return class_figures._calibration_error(said, is_so, group, times).interval().to_dict()
    both = np.column_stack((1.0 - probability, probability))
    overall, _, _ = figures_of_classes(both, ore.astype(np.int64), ("waste", "ore"), group, draws=200, seed=seed)
    return overall["calibration_error"]


@pytest.mark.parametrize("way", ["held_out", "blocks", "classes", "labels"])
@pytest.mark.parametrize("slope", SLOPES.values(), ids=SLOPES.keys())
def test_intervals_of_the_calibration_error_hold_that_of_the_ground(way, slope):
    """95 % are meant, 38 of 40: fewer than 35 have a chance of 1.4 %. Noise makes an error of 0.05 where there is none.

    Plain draws, and draws moved to the value, hold 0 to 5 % of the first kind; twice 1.96 deviations of the second kind
    are 0.075.
    """
    truth = true_error(slope, is_of_highest=way == "classes")
    found = [ends_by(way, slope, trial) for trial in range(40)]
    assert min(one["low"] for one in found) >= 0.0
    assert sum(one["low"] <= truth + 1e-12 and truth <= one["high"] for one in found) >= 35
    assert np.mean([one["high"] - one["low"] for one in found]) < 0.12
    if slope > 1.0:
        assert truth > 0.09
        assert np.median([one["low"] for one in found]) > 0.03
    else:
        assert truth == pytest.approx(0.0, abs=1e-12)
        assert np.mean([one["value"] for one in found]) > 0.02
