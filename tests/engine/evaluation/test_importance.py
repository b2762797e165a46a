# SPDX-License-Identifier: GPL-2.0-or-later
"""Permutation importance, from theory and beside scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.evaluation.importance import permutation_importances, shuffled_rows
from scipy.stats import t
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.inspection import permutation_importance as sklearn_importance
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

RNG = np.random.default_rng(8)
N = 240
FEATURES = RNG.normal(size=(N, 3)).astype(np.float32)
IS_ORE = FEATURES[:, 0] + 0.5 * FEATURES[:, 1] + RNG.normal(size=N) > 0.3
GROUPS = np.repeat(np.arange(24), 10)
WEIGHTS = np.array([1.5, 0.8, 0.0])


def logistic(features):
    return 1.0 / (1.0 + np.exp(-(features.astype(np.float64) @ WEIGHTS - 0.3)))


def one_importance(predict, *data, **options):
    return permutation_importances(lambda features: {"": predict(features)}, *data, **options)[""]


def importance(columns, **options):
    given = {"kind": "binary", "groups": GROUPS, **options}
    return one_importance(logistic, FEATURES, IS_ORE, columns, **given)


def test_what_the_network_ignores_has_importance_zero_exactly():
    found = importance([[0], [2]]).losses
    for one in found[1].values():
        assert (one.value, one.deviation, one.low, one.high) == (0.0, 0.0, 0.0, 0.0)
    assert found[0]["auc"].low > 0.0


def test_the_same_shuffle_gives_what_scikit_learn_scores():
    rows = shuffled_rows(GROUPS, "blocks", np.random.default_rng(4))
    changed = FEATURES.copy()
    changed[:, 0] = FEATURES[rows, 0]
    found = importance([[0]], repeats=1, seed=4).losses[0]
    lost = roc_auc_score(IS_ORE, logistic(FEATURES)) - roc_auc_score(IS_ORE, logistic(changed))
    risen = log_loss(IS_ORE, logistic(changed)) - log_loss(IS_ORE, logistic(FEATURES))
    assert found["auc"].value == pytest.approx(lost, abs=1e-12)
    assert found["log_loss"].value == pytest.approx(risen, abs=1e-12)


def test_the_mean_over_shuffles_goes_to_that_over_all_pairs_of_blocks():
    """A shuffle gives each block the value of every block equally often: the mean over all n x n pairs."""
    pairs = np.repeat(FEATURES, N, axis=0)
    pairs[:, 0] = np.tile(FEATURES[:, 0], N)
    exact = log_loss(np.repeat(IS_ORE, N), logistic(pairs)) - log_loss(IS_ORE, logistic(FEATURES))
    found = importance([[0]], repeats=400).losses[0]["log_loss"]
    assert found.value == pytest.approx(exact, abs=4.0 * found.deviation / 20.0)
    assert found.deviation / 20.0 < 0.02 * exact


class Fitted(ClassifierMixin, BaseEstimator):
    """What scikit-learn calls a fitted classifier."""

    classes_ = np.array([False, True])

    def fit(self, features, labels):
        return self

    def predict_proba(self, features):
        probability = logistic(features)
        return np.column_stack((1.0 - probability, probability))


@pytest.mark.parametrize(("name", "scorer"), [("auc", "roc_auc"), ("log_loss", "neg_log_loss")])
def test_scikit_learns_importance_is_the_same_in_expectation(name, scorer):
    theirs = sklearn_importance(Fitted(), FEATURES, IS_ORE, scoring=scorer, n_repeats=60, random_state=1)
    ours = importance([[0], [1], [2]], repeats=60).losses
    for column in range(3):
        one = ours[column][name]
        error = np.hypot(one.deviation, theirs.importances_std[column]) / np.sqrt(60.0)
        assert one.value == pytest.approx(theirs.importances_mean[column], abs=4.0 * error + 1e-15)


def test_of_two_copies_each_seems_less_important_than_both_together():
    features = np.column_stack((FEATURES[:, 0], FEATURES[:, 0])).astype(np.float32)
    half = one_importance(
        lambda x: 1.0 / (1.0 + np.exp(-1.5 * x.astype(float).mean(axis=1))), features, IS_ORE, [[0], [1], [0, 1]],
        kind="binary", groups=GROUPS,
    ).losses  # fmt: skip
    assert half[0]["auc"].value == pytest.approx(half[1]["auc"].value)
    assert half[0]["auc"].high < half[2]["auc"].low
    left = roc_auc_score(IS_ORE, FEATURES[:, 0]) - half[2]["auc"].value
    assert left == pytest.approx(0.5, abs=0.03)


def test_all_features_at_once_leave_chance():
    found = importance([[0, 1, 2]], repeats=50)
    assert found.skills["auc"].value - found.losses[0]["auc"].value == pytest.approx(0.5, abs=0.02)


def test_a_feature_that_misleads_is_worth_less_than_nothing():
    found = one_importance(
        lambda x: 1.0 / (1.0 + np.exp(x[:, 0].astype(float) - x[:, 1])), FEATURES, IS_ORE, [[0], [1]], kind="binary",
        groups=GROUPS,
    ).losses  # fmt: skip
    assert found[0]["auc"].high < 0.0 < found[1]["auc"].low


@pytest.mark.parametrize("how", ["blocks", "within_groups"])
def test_a_shuffle_gives_every_value_once(how):
    rows = shuffled_rows(GROUPS, how, np.random.default_rng(1))
    assert sorted(rows) == list(range(N))
    assert (rows != np.arange(N)).mean() > 0.7


def test_within_groups_values_stay_in_their_group_and_what_groups_share_is_kept():
    rows = shuffled_rows(GROUPS, "within_groups", np.random.default_rng(1))
    np.testing.assert_array_equal(GROUPS[rows], GROUPS)
    shared = np.column_stack((GROUPS, RNG.normal(size=N))).astype(np.float32)
    found = one_importance(
        lambda x: 1.0 / (1.0 + np.exp(-(x[:, 0].astype(float) - 12.0))), shared, GROUPS > 11, [[0]], kind="binary",
        groups=GROUPS, how="within_groups",
    ).losses[0]  # fmt: skip
    assert found["log_loss"].value == 0.0


def test_between_groups_each_takes_another_ones_values_in_their_order():
    groups = np.array([7, 3, 3, 7, 7, 7, 5, 5, 5])
    rows = shuffled_rows(groups, "groups", np.random.default_rng(2))
    for one in (3, 5, 7):
        taken = groups[rows[groups == one]]
        assert len(set(taken)) == 1
        assert taken[0] != one
        assert (np.diff(rows[groups == one]) >= 0).all()


def test_groups_that_are_alike_make_intervals_wider_than_blocks_of_their_own():
    level = np.repeat(RNG.normal(size=24), 10)
    features = np.column_stack((level, level)).astype(np.float32)
    is_ore = level + 0.3 * RNG.normal(size=N) > 0.0

    def width(groups):
        one = one_importance(
            lambda x: 1.0 / (1.0 + np.exp(-x[:, 0].astype(float))), features, is_ore, [[0]], kind="binary",
            groups=groups,
        ).losses[0]["log_loss"]  # fmt: skip
        return one.high - one.low

    assert width(GROUPS) > 2.0 * width(np.arange(N))


def test_an_interval_holds_the_importance_on_all_ground_about_as_often_as_it_says():
    """Samples of 30 groups of a ground whose importance is known from 4,000 groups."""
    rng = np.random.default_rng(17)

    def ground(n_groups):
        group = np.repeat(np.arange(n_groups), 8)
        x = (rng.normal(size=n_groups)[group] + rng.normal(size=len(group))).astype(np.float32)[:, None]
        return group, x, rng.random(len(group)) < 1.0 / (1.0 + np.exp(-x[:, 0]))

    def found(group, x, is_ore):
        return one_importance(
            lambda one: 1.0 / (1.0 + np.exp(-one[:, 0].astype(float))), x, is_ore, [[0]], kind="binary", groups=group
        ).losses[0]

    truth = found(*ground(4000))
    tried = [found(*ground(30)) for _ in range(60)]
    for name in ("auc", "log_loss"):
        held = np.mean([one[name].low <= truth[name].value <= one[name].high for one in tried])
        assert 0.85 <= held <= 1.0


@pytest.mark.parametrize("kind", ["multi_class", "multi_label", "regression"])
def test_other_targets_have_measures_of_their_own(kind):
    known = {
        "multi_class": np.digitize(FEATURES[:, 0], [-0.5, 0.5]),
        "multi_label": np.column_stack((IS_ORE, FEATURES[:, 1] > 0)),
        "regression": 3.0 * FEATURES[:, 0],
    }[kind]

    def said(x):
        scores = np.exp(np.column_stack((-2 * x[:, 0], np.full(len(x), 0.3), 2 * x[:, 0])).astype(float))
        return {
            "multi_class": scores / scores.sum(axis=1, keepdims=True),
            "multi_label": 1.0 / (1.0 + np.exp(-x[:, :2].astype(float))),
            "regression": 3.0 * x[:, 0].astype(float),
        }[kind]

    found = one_importance(said, FEATURES, known, [[0], [2]], kind=kind, groups=GROUPS)
    assert all(one.low > 0.0 for one in found.losses[0].values())
    assert all(one.value == 0.0 for one in found.losses[1].values())
    if kind == "regression":
        # Shuffled, the estimate is independent of the number: mean square error twice the variance, R² = -1.
        assert found.skills["r2"].value == pytest.approx(1.0)
        assert found.losses[0]["r2"].value == pytest.approx(2.0, rel=0.1)


def test_the_same_seed_gives_the_same_figures():
    assert importance([[0]], seed=5) == importance([[0]], seed=5)
    assert importance([[0]], seed=5) != importance([[0]], seed=6)


def test_inputs_are_not_changed():
    before = FEATURES.copy()
    importance([[0, 1]])
    np.testing.assert_array_equal(FEATURES, before)


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"groups": np.zeros(N), "how": "groups"}, "two groups, but there are 240 blocks in 1 groups"),
        ({"how": "columns"}, "shuffle must be one of"),
        ({"repeats": 0}, "number of shuffles must be positive"),
    ],
)
def test_what_cannot_be_shuffled_is_a_sentence(options, complaint):
    with pytest.raises(InvalidInputError, match=complaint):
        importance([[0]], **options)


@pytest.mark.parametrize("n_groups", [1, 2, 5])
def test_fewer_than_six_groups_have_figures_without_an_interval(n_groups):
    """The range of n draws covers the middle of all with chance 1 - 2 ** (1 - n), 0.94 of five."""
    found = importance([[0]], groups=np.arange(N) % n_groups)
    for one in (*found.losses[0].values(), *found.skills.values()):
        assert one.value > 0.0
        assert np.isnan([one.low, one.high]).all()
    assert found.equal_groups["log_loss"] == pytest.approx(n_groups)


def test_an_auc_whose_ore_lies_in_too_few_groups_has_no_interval_but_the_loss_has():
    is_ore = (GROUPS < 5) & (np.arange(N) % 2 == 0)
    given = {"kind": "binary", "groups": GROUPS}
    found = one_importance(logistic, FEATURES, is_ore, [[0]], **given)
    assert found.equal_groups["auc"] == pytest.approx(5.0)
    assert found.equal_groups["log_loss"] == pytest.approx(24.0)
    for kinds in (found.losses[0], found.skills):
        assert np.isnan([kinds["auc"].low, kinds["auc"].high]).all()
        assert kinds["log_loss"].low < kinds["log_loss"].high


def test_classes_are_counted_by_that_which_the_fewest_groups_hold():
    classes = np.where(GROUPS < 4, 2, np.arange(N) % 2)  # the third in four of 24 groups, each of the others in twenty
    said = np.column_stack([logistic(FEATURES), 1.0 - logistic(FEATURES), np.full(N, 0.1)])
    found = one_importance(
        lambda _features: said, FEATURES, classes, [[0]], kind="multi_class", groups=GROUPS, repeats=1
    )
    assert found.equal_groups["auc"] == pytest.approx(4.0)


@pytest.mark.parametrize("n_groups", [6, 12])
def test_intervals_of_few_groups_are_as_wide_as_student_says(n_groups):
    """The mean error of groups of one size: their mean with Student's t of n - 1 degrees of freedom on either side."""
    rng = np.random.default_rng(3)
    level = rng.normal(size=n_groups)
    groups = np.repeat(np.arange(n_groups), 20)
    error = 5.0 + level[groups]
    found = one_importance(
        lambda features: features[:, 0].astype(float) + error, np.zeros((len(groups), 1), dtype=np.float32),
        np.zeros(len(groups)), [[0]], kind="regression", groups=groups, repeats=1,
    ).skills["mae"]  # fmt: skip
    half = t.ppf(0.975, n_groups - 1) * level.std(ddof=1) / np.sqrt(n_groups)
    assert found.value == pytest.approx(5.0 + level.mean())
    assert found.high - found.low == pytest.approx(2.0 * half, rel=0.15)


def test_a_cancel_is_heard_between_shuffles():
    said = []

    def progress(fraction, message="", **fields):
        said.append(fraction)
        if len(said) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        importance([[0], [1]], progress=progress)
    assert len(said) == 3


def test_scikit_learn_and_we_rank_a_fitted_model_alike():
    model = LogisticRegression().fit(FEATURES, IS_ORE)
    ours = one_importance(
        lambda x: model.predict_proba(x)[:, 1], FEATURES, IS_ORE, [[0], [1], [2]], kind="binary", groups=GROUPS
    ).losses
    theirs = sklearn_importance(model, FEATURES, IS_ORE, scoring="roc_auc", n_repeats=10, random_state=1)
    np.testing.assert_array_equal(np.argsort([one["auc"].value for one in ours]), np.argsort(theirs.importances_mean))
