# SPDX-License-Identifier: GPL-2.0-or-later
"""Members count by what they are worth at holes they have not seen; without evidence all count alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.learning import inner_folds
from oresight.plugin.engine.learning.blending import Blend, blended, family_weights, fit_blend, fit_weights
from oresight.plugin.engine.learning.calibration import Calibration
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


def test_members_that_are_too_sure_get_a_slope_below_one_and_timid_ones_a_slope_above(make_sources, monkeypatch):
    """All say the truth times a factor at left-out holes: the slope is its inverse, whatever the weights."""
    sources = make_sources(holes=40, depth=60)
    generator = np.random.default_rng(0)
    trials = find_trials(sources, generator=generator, trials=1, kept=1)
    rows = training_rows(sources, trials, generator=generator, shares=(0.0,))
    true = generator.normal(0.0, 2.0, len(rows.ore))
    ore, group = generator.random(len(true)) < 1.0 / (1.0 + np.exp(-true)), np.arange(len(true))
    rows = replace(rows, ore=ore, group=group)  # so many groups that the pull is not felt
    told = dict(zip(map(tuple, rows.points.tolist()), true))
    monkeypatch.setattr(Inputs, "of_member", lambda _self, _kind, _values, points: points)
    for factor in (0.5, 2.0):
        monkeypatch.setattr(inner_folds, "fit_member", lambda *_, factor=factor, **__: Telling(told, factor))
        found = fit_blend(("kriging", "linear"), rows, Inputs.of(rows), seed=1)
        assert found.weights == pytest.approx({"kriging": 0.5, "linear": 0.5}, abs=1e-3)
        assert found.calibration.intercept == 0.0
        assert found.calibration.slope == pytest.approx(1.0 / factor, rel=0.15)


class Telling:
    """A member that says a number of its own for each point, times a factor."""

    def __init__(self, told: dict[tuple[float, ...], float], factor: float) -> None:
        self.told, self.factor = told, factor

    def each(self, points: np.ndarray) -> np.ndarray:
        """Return the logit for each point."""
        return np.array([[self.factor * self.told[tuple(point)] for point in points.tolist()]])


def test_weights_are_equal_where_too_few_holes_can_be_left_out(make_sources):
    sources = make_sources(holes=2, depth=30)
    generator = np.random.default_rng(0)
    trials = find_trials(sources, generator=generator, trials=1, kept=1)
    rows = training_rows(sources, trials, generator=generator, shares=(0.0,))
    kinds = ("kriging", "inverse_distance")
    found = fit_blend(kinds, rows, Inputs.of(rows), seed=LearningSettings().seed)
    assert found == Blend(dict.fromkeys(kinds, 0.5), Calibration())


def test_families_of_members_count_alike_however_many_members_they_have():
    weights = family_weights(["network", "network_places", "linear", "kriging", "randomised_places"])
    assert weights["randomised_places"] == 0.5
    assert weights["network"] == weights["kriging"] == 0.125


def test_one_family_alone_shares_everything():
    assert family_weights(["randomised_places", "graded_places"]) == {"randomised_places": 0.5, "graded_places": 0.5}


def test_weights_are_fitted_where_only_the_own_hole_is_hidden(make_sources, monkeypatch):
    """Rows of copies in which more is hidden have their labels turned round; the weights do not change."""
    sources = make_sources(holes=9, depth=20)
    generator = np.random.default_rng(0)
    trials = find_trials(sources, generator=generator, trials=2, kept=1)
    rows = training_rows(sources, trials, generator=generator, shares=(0.0, 0.4))
    inputs = Inputs.of(rows)
    turned = replace(rows, ore=np.where(rows.copy == 0, rows.ore, ~rows.ore))

    def fit_member(kind, _known, _inputs, **_options):
        return Constant(1.0 if kind == "kriging" else -1.0)

    monkeypatch.setattr(inner_folds, "fit_member", fit_member)
    kinds = ("kriging", "randomised_places")
    assert fit_blend(kinds, turned, inputs, seed=1) == fit_blend(kinds, rows, inputs, seed=1)


class Constant:
    """A member that says the same everywhere."""

    def __init__(self, logit: float) -> None:
        self.logit = logit

    def each(self, given: np.ndarray) -> np.ndarray:
        """Return the logit for each row."""
        return np.full((1, len(given)), self.logit)


def test_trees_on_places_are_weighed_with_all_composites_of_the_other_folds(make_sources, monkeypatch):
    sources = make_sources(holes=9, depth=20)
    generator = np.random.default_rng(0)
    trials = find_trials(sources, generator=generator, trials=2, kept=1)
    rows = training_rows(sources, trials, generator=generator, shares=(0.0, 0.4))
    learned = {}

    def fit_member(kind, known, _inputs, **_options):
        learned.setdefault(kind, []).append(len(np.unique(known.points, axis=0)))
        return Constant(0.0)

    monkeypatch.setattr(inner_folds, "fit_member", fit_member)
    monkeypatch.setattr(inner_folds, "MOST_ROWS", 60)
    fit_blend(("linear", "randomised_places"), rows, Inputs.of(rows), seed=1)
    assert learned["randomised_places"] == [120, 120, 120]
    assert max(learned["linear"]) <= 60


@pytest.mark.parametrize("pull", [0.02, 0.0])
def test_weights_of_members_that_err_together_are_those_of_least_loss(pull):
    """Seven members of nearly the same logits: the search ends at the optimum that scipy finds."""
    optimize = pytest.importorskip("scipy.optimize")
    generator = np.random.default_rng(4)
    true = generator.normal(-2.5, 2.0, 2000)
    ore = generator.random(len(true)) < 1.0 / (1.0 + np.exp(-true))
    members = np.stack([true * stretch + generator.normal(0.0, 0.3, len(true)) for stretch in np.linspace(0.5, 2.0, 7)])
    design = np.vstack([members, np.ones(len(true))])

    def loss(at):
        logits = at @ design
        slope = design @ (1.0 / (1.0 + np.exp(-logits)) - ore) / len(ore)
        slope[:7] += 2.0 * pull * (at[:7] - 1.0 / 7.0)
        return np.mean(np.logaddexp(0.0, logits) - ore * logits) + pull * np.sum((at[:7] - 1.0 / 7.0) ** 2), slope

    found = optimize.minimize(
        loss,
        np.append(np.full(7, 1.0 / 7.0), 0.0),
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, None)] * 7 + [(None, None)],
        options={"maxiter": 20_000, "maxfun": 50_000, "ftol": 1e-15, "gtol": 1e-10},
    )
    assert fit_weights(members, ore, pull=pull) == pytest.approx(found.x[:7] / found.x[:7].sum(), abs=1e-4)
