# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures against scikit-learn, and their influences against what weighting a block more does to them."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.held_out import bootstrap_figures
from oresight.plugin.engine.evaluation.importance import permutation_importances
from oresight.plugin.engine.evaluation.measures import measure
from sklearn.metrics import log_loss, mean_absolute_error, r2_score, roc_auc_score

RNG = np.random.default_rng(11)
N = 120
PROBABILITY = np.round(RNG.random(N), 2)
IS_ORE = RNG.random(N) < 0.2 + 0.6 * PROBABILITY
CLASSES = RNG.integers(0, 3, N)
SHARES = RNG.dirichlet([1.0, 1.0, 1.0], N) * 0.5 + 0.5 * np.eye(3)[CLASSES] * (RNG.random((N, 1)) < 0.7) + 1e-3
SHARES /= SHARES.sum(axis=1, keepdims=True)
LABELS = RNG.random((N, 2)) < 0.4
BOTH = np.clip(LABELS * 0.3 + 0.7 * RNG.random((N, 2)), 0.01, 0.99)
NUMBERS = RNG.normal(size=N)
ESTIMATE = NUMBERS + RNG.normal(size=N)


def auc_of_each(weight=None):
    is_it = CLASSES[:, None] == np.arange(3)
    return np.mean([roc_auc_score(is_it[:, k], SHARES[:, k], sample_weight=weight) for k in range(3)])


CASES = {
    "auc of ore": ("auc", PROBABILITY, IS_ORE, lambda w: roc_auc_score(IS_ORE, PROBABILITY, sample_weight=w)),
    "log-loss of ore": (
        "log_loss", BOTH[:, 0], LABELS[:, 0], lambda w: log_loss(LABELS[:, 0], BOTH[:, 0], sample_weight=w),
    ),
    "auc of classes": ("auc", SHARES, CLASSES, auc_of_each),
    "log-loss of classes": ("log_loss", SHARES, CLASSES, lambda w: log_loss(CLASSES, SHARES, sample_weight=w)),
    "auc of labels": ("auc", BOTH, LABELS, lambda w: roc_auc_score(LABELS, BOTH, sample_weight=w)),
    "log-loss of labels": (
        "log_loss", BOTH, LABELS,
        lambda w: np.mean([log_loss(LABELS[:, k], BOTH[:, k], sample_weight=w) for k in range(2)]),
    ),
    "r2": ("r2", ESTIMATE, NUMBERS, lambda w: r2_score(NUMBERS, ESTIMATE, sample_weight=w)),
    "mae": ("mae", ESTIMATE, NUMBERS, lambda w: mean_absolute_error(NUMBERS, ESTIMATE, sample_weight=w)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_measure_is_scikit_learns(case):
    name, said, known, oracle = CASES[case]
    assert measure(name, said, known).value == pytest.approx(oracle(None), abs=1e-12)


@pytest.mark.parametrize("case", CASES)
def test_an_influence_is_the_slope_of_the_measure_with_the_weight_of_a_block(case):
    """Weights 1 + h of one block and of no other turn the measure by h / n times its influence, to first order."""
    name, said, known, oracle = CASES[case]
    influence, h = measure(name, said, known).influence, 1e-4
    for row in range(0, N, 7):
        weight = np.ones(N)
        weight[row] += h
        slope = (oracle(weight) - oracle(np.ones(N))) * N / h
        assert influence[row] == pytest.approx(slope, rel=2e-3, abs=2e-3)
    assert influence.mean() == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize(("name", "known"), [("auc", np.ones(N, dtype=bool)), ("r2", np.full(N, 2.0))])
def test_what_tells_nothing_apart_is_not_defined(name, known):
    assert np.isnan(measure(name, PROBABILITY, known).value)


def test_an_interval_of_influences_is_about_that_of_drawing_groups_and_scoring_anew():
    rng = np.random.default_rng(2)
    group = np.repeat(np.arange(40), 25)
    level = rng.normal(size=40)[group]
    score = level + rng.normal(size=len(group))
    probability = 1.0 / (1.0 + np.exp(-score))
    is_ore = level + rng.normal(size=len(group)) > 0.5
    found = permutation_importances(
        lambda features: {"": features[:, 0]}, probability[:, None].astype(np.float32), is_ore, [[0]], kind="binary",
        groups=group, repeats=1,
    )[""].skills  # fmt: skip
    figures, _ = bootstrap_figures({"one": probability, "two": probability}, is_ore, group, against="two", draws=1000)
    for ours, theirs in (("auc", "auc"), ("log_loss", "log_loss")):
        drawn = figures["one"][theirs]
        assert found[ours].high - found[ours].low == pytest.approx(drawn.high - drawn.low, rel=0.15)
        assert found[ours].low == pytest.approx(drawn.low, abs=0.15 * (drawn.high - drawn.low))
