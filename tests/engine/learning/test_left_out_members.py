# SPDX-License-Identifier: GPL-2.0-or-later
"""What the predictor leans on is found by members that have not learned the hole they are asked about."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.evaluation.importance import permutation_importances
from oresight.plugin.engine.learning import inner_folds
from oresight.plugin.engine.learning.blending import blended, fit_blend
from oresight.plugin.engine.learning.calibration import Calibration
from oresight.plugin.engine.learning.feature_families import families, family_of
from oresight.plugin.engine.learning.features import FeatureTable
from oresight.plugin.engine.learning.left_out_members import CALIBRATED, learn_left_out, learn_left_out_of, learned_rows
from oresight.plugin.engine.learning.members import Inputs
from oresight.plugin.engine.learning.predictor import LearningSettings, Predictor, fit_predictor
from oresight.plugin.engine.learning.rows import TrainingRows
from oresight.plugin.engine.log_odds import sigmoid

QUICK = LearningSettings(members=("linear", "kriging", "randomised_places"), trials=2, kept=2)
INFORMATIVE = ("kriged_1", "kriged_2")
NOISE = ("octant_0", "octant_1", "octant_2")


@pytest.fixture(scope="module")
def learned(make_sources):
    sources = make_sources(holes=12, depth=10)
    return sources, fit_predictor(sources, QUICK)


class Constant:
    """A member that says the same of everything."""

    def __init__(self, logit):
        self.logit = logit

    def each(self, given):
        """Return the logit for each row."""
        return np.full((1, len(given)), self.logit)


def drawn_rows(*, holes=60, depth=20, seed=0):
    """Return rows whose ore follows the sum of the informative features, and noise that it does not follow."""
    generator = np.random.default_rng(seed)
    hole = np.repeat(np.arange(holes), depth)
    n = len(hole)
    values = generator.normal(size=(n, len(INFORMATIVE) + len(NOISE)))
    values[:, 1] = values[:, 0] + 0.1 * values[:, 1]
    ore = generator.random(n) < sigmoid(2.0 * values[:, 0] - 0.5)
    points = np.column_stack(
        [generator.uniform(0.0, 500.0, (holes, 2))[hole], np.tile(-10.0 * np.arange(depth), holes)]
    )
    table = FeatureTable(values.astype(np.float32), (*INFORMATIVE, *NOISE))
    return TrainingRows(table, points, ore, hole, values[:, 0], np.zeros(n, dtype=np.int64))


def left_out_of(rows, weights, *, most=10**6):
    """Return members of the kinds of some weights that learned from rows without each fold."""
    predictor = Predictor(QUICK, (), Inputs.of(rows), {}, rows.table.names, weights)
    return learn_left_out_of(rows, predictor, most=most)


def importances_of(left_out, groups, *, repeats=10):
    """Return by way the importances of groups of names, by the name of their first."""
    columns = [[left_out.names.index(name) for name in group] for group in groups]
    found = permutation_importances(
        left_out.said, left_out.table, left_out.rows.ore, columns, kind="binary",
        groups=left_out.rows.group, repeats=repeats,
    )  # fmt: skip
    return {way: dict(zip([group[0] for group in groups], one.losses)) for way, one in found.items()}


def test_members_are_learned_as_those_that_the_weights_were_fitted_with(learned):
    """The same rows and folds give the same weights to the last bit."""
    sources, predictor = learned
    rows = learned_rows(predictor, sources)
    again = fit_blend(list(predictor.weights), rows, Inputs.of(rows), seed=QUICK.seed)
    assert again.weights == predictor.weights
    assert again.calibration == predictor.calibration
    assert Inputs.of(rows) == predictor.inputs


def test_no_composite_is_scored_by_a_member_that_has_learned_its_hole(learned, monkeypatch):
    sources, predictor = learned
    knew = []

    def fit_member(_kind, known, _inputs, **_options):
        knew.append(set(known.group.tolist()))
        return Constant(float(len(knew) - 1))

    monkeypatch.setattr(inner_folds, "fit_member", fit_member)
    left_out = learn_left_out(predictor, sources, most=10**6)
    counted = [kind for kind, weight in predictor.weights.items() if weight > 0.0]
    assert len(knew) == 3 * len(counted)
    said = left_out.said(left_out.table)
    for kind in counted:
        who = np.rint(np.log(said[kind] / (1.0 - said[kind]))).astype(int)
        assert not any(group in knew[number] for number, group in zip(who, left_out.rows.group.tolist()))
        assert len(np.unique(who)) == 3
    assert len(left_out.fold) == len(sources.points), "each composite is scored once"


def test_the_average_is_the_calibrated_weighted_mean_of_what_the_members_say(learned):
    sources, predictor = learned
    calibration = Calibration(0.3, 0.8)
    left_out = learn_left_out(replace(predictor, calibration=calibration), sources, most=10**6)
    said = left_out.said(left_out.table)
    rows, logits = left_out.rows, {}
    for kind in left_out.weights:
        given = predictor.inputs.of_member(kind, rows.table.values, rows.points)
        each = np.stack([members[kind].each(given).mean(axis=0) for members in left_out.members])
        logits[kind] = each[left_out.fold, np.arange(len(rows.ore))]
        np.testing.assert_allclose(said[kind], sigmoid(logits[kind]), atol=1e-3)  # places are told to a millimetre
    whole = calibration.probability(blended(logits, left_out.weights))
    np.testing.assert_allclose(said[CALIBRATED], whole, atol=1e-3)


@pytest.mark.parametrize("kind", ["linear", "randomised"])
def test_the_only_informative_features_are_found_and_noise_has_an_interval_that_holds_zero(kind):
    left_out = left_out_of(drawn_rows(holes=40, depth=12), {kind: 1.0})
    found = importances_of(left_out, [INFORMATIVE, NOISE, *([name] for name in NOISE[1:])], repeats=4)
    for losses in found.values():
        for measure in ("auc", "log_loss"):
            assert losses["kriged_1"][measure].low > 0.1
            for name in NOISE:
                assert losses[name][measure].low <= 0.0 <= losses[name][measure].high


def test_of_two_features_that_say_the_same_each_is_missed_less_than_both_and_can_do_something_alone():
    left_out = left_out_of(drawn_rows(holes=40, depth=12), {"linear": 1.0})
    rest = [name for name in left_out.names if name != "kriged_1"]
    single, both, all_but_one = (
        importances_of(left_out, [group])["linear"][group[0]]["auc"].value
        for group in (["kriged_1"], INFORMATIVE, rest)
    )
    assert 0.0 < single < both
    assert 0.0 < all_but_one < both


def test_with_everything_shuffled_the_loss_is_that_of_each_probability_beside_each_label():
    """The mean over all orders: -(share of ore x mean log p + share of waste x mean log (1 - p)); the AUC is 1/2."""
    left_out = left_out_of(drawn_rows(holes=20, depth=10), {"linear": 1.0})
    loss = importances_of(left_out, [left_out.names], repeats=400)[CALIBRATED][left_out.names[0]]
    said, ore = left_out.said(left_out.table)[CALIBRATED], left_out.rows.ore
    own = -np.mean(np.where(ore, np.log(said), np.log(1.0 - said)))
    share = ore.mean()
    wanted = -(share * np.log(said).mean() + (1.0 - share) * np.log(1.0 - said).mean())
    assert loss["log_loss"].value == pytest.approx(wanted - own, abs=4.0 * loss["log_loss"].deviation / np.sqrt(400))
    hits, others = said[ore], said[~ore]
    area = np.mean((hits[:, None] > others) + 0.5 * (hits[:, None] == others))
    assert area - loss["auc"].value == pytest.approx(0.5, abs=4.0 * loss["auc"].deviation / np.sqrt(400))
    assert wanted > -(share * np.log(share) + (1.0 - share) * np.log(1.0 - share)), "Gibbs: above that of the prior"


def test_a_model_that_says_the_share_of_ore_everywhere_has_the_loss_of_the_prior_whatever_is_shuffled(monkeypatch):
    rows = drawn_rows(holes=9, depth=10)
    share = rows.ore.mean()
    prior = float(np.log(share / (1.0 - share)))
    monkeypatch.setattr(inner_folds, "fit_member", lambda *_given, **_options: Constant(prior))
    left_out = left_out_of(rows, {"linear": 1.0})
    found = permutation_importances(
        left_out.said, left_out.table, rows.ore, [range(len(left_out.names))], kind="binary", groups=left_out.rows.group
    )[CALIBRATED]
    entropy = -(share * np.log(share) + (1.0 - share) * np.log(1.0 - share))
    assert found.skills["log_loss"].value == pytest.approx(entropy, abs=1e-12)
    assert found.skills["auc"].value == 0.5
    assert found.losses[0]["log_loss"].value == found.losses[0]["auc"].value == 0.0


def test_members_that_do_not_see_a_kind_of_feature_do_not_change_with_it(learned):
    sources, predictor = learned
    even = replace(predictor, weights={"linear": 0.5, "randomised_places": 0.5})
    left_out = learn_left_out(even, sources, most=10**6)
    place, known = left_out.names[-3:], left_out.names[:-3]
    found = importances_of(left_out, [place, known], repeats=2)
    assert found["linear"]["easting"]["log_loss"].value == 0.0
    assert found["randomised_places"][known[0]]["log_loss"].value == 0.0
    assert found["linear"][known[0]]["auc"].value > 0.05
    assert found["randomised_places"]["easting"]["auc"].value > 0.05


def test_any_part_of_the_composites_hears_what_the_whole_hears():
    left_out = left_out_of(drawn_rows(holes=9, depth=10), {"linear": 1.0})
    table = left_out.table
    whole = left_out.said(table)[CALIBRATED]
    for part in (left_out.fold == 0, np.arange(len(table)) % 7 == 0):
        np.testing.assert_array_equal(left_out.said(table[part])[CALIBRATED], whole[part])


def test_of_many_composites_so_many_are_drawn_as_asked_for():
    left_out = left_out_of(drawn_rows(holes=9, depth=10), {"linear": 1.0}, most=40)
    assert len(left_out.fold) == len(left_out.table) == 40


def test_too_few_holes_are_refused_with_what_is_needed(make_sources):
    sources = make_sources(holes=2, depth=30)
    predictor = fit_predictor(sources, LearningSettings(members=("kriging",), trials=1, kept=1))
    with pytest.raises(InvalidInputError, match="More drilling is needed"):
        learn_left_out(predictor, sources, most=10**6)


def test_every_feature_is_of_one_family_and_the_families_are_all(learned):
    names = learned[1].names
    assert [name for name in names if not family_of(name)] == []
    groups = {group.name: group for group in families([*names, "easting", "northing", "elevation"])}
    members = [name for group in groups.values() if group.reason == "family" for name in group.members]
    assert sorted(members) == sorted(names)
    halves = [*groups["grades_around"].members, *groups["distances"].members]
    assert sorted(halves) == sorted(names)
    assert groups["coordinates"].members == ("easting", "northing", "elevation")
    assert len(groups["all features"].members) == len(names) + 3
