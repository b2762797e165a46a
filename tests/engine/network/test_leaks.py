# SPDX-License-Identifier: GPL-2.0-or-later
"""The alarm rings for a label that one feature tells, and only then."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import CancelledError
from oresight.plugin.engine.network.leaks import auc_of_features, leak_notices, leaks_of_labels, shared_samples_notices

RNG = np.random.default_rng(1)
IS_ORE = RNG.random(4000) < 0.2


def alone(values, name="cu_pct:estimate"):
    return auc_of_features(values[:, None], [name], IS_ORE)[name]


def test_noise_says_nothing():
    assert alone(RNG.normal(size=4000)) == pytest.approx(0.5, abs=0.03)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_high_and_low_values_may_stand_for_ore(sign):
    assert alone(sign * (IS_ORE + 0.1 * RNG.random(4000))) == 1.0


def test_codes_have_no_order():
    codes = np.where(IS_ORE, 2, RNG.choice([1, 3], 4000)).astype(float)
    assert alone(codes, "lithology:category") == 1.0
    assert alone(codes) < 0.6


def test_the_alarm_names_the_feature():
    said = leak_notices({"cu_pct:estimate": 0.995, "au_gpt:estimate": 0.98})
    assert len(said) == 1
    assert "cu_pct:estimate alone tells ore from barren blocks (AUC 0.995)" in str(said[0])


def test_the_label_that_was_cut_from_a_feature_is_named_and_one_of_chance_is_not():
    grade = RNG.random(4000)
    features = np.column_stack([grade, RNG.random(4000)])
    labels = np.column_stack([IS_ORE, grade >= 0.9]).astype(np.int8)
    (said,) = leaks_of_labels(features, ["au_gpt:estimate", "depth:depth"], labels, ["铜", "金"])
    assert "the label 金 is a function of au_gpt:estimate" in str(said)


def test_a_feature_that_all_but_tells_one_of_several_labels_is_named_with_its_auc():
    grade = IS_ORE + RNG.normal(scale=0.25, size=4000)  # four deviations apart: an AUC of Phi(4 / sqrt 2) = 0.998
    grade[40] = np.nan  # a block that lacks the feature is left out
    labels = np.column_stack([IS_ORE, np.zeros(4000)])  # no block has the second
    (said,) = leaks_of_labels(grade[:, None], ["au_gpt:estimate"], labels, ["au", "cu"])
    assert "au_gpt:estimate alone tells which blocks have the label au" in str(said)
    assert dict(said.fields)["auc"] == pytest.approx(0.998, abs=0.002)


def test_the_auc_of_a_feature_that_tells_one_of_several_labels_is_that_of_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    generator = np.random.default_rng(4)
    codes = generator.integers(0, 50, 4000)
    in_some = (codes % 5 == 0) != (generator.random(4000) < 0.002)  # of practically all blocks of those codes
    shares = np.array([in_some[codes == code].mean() for code in range(50)])[codes]
    low = np.round(-4.0 * IS_ORE + generator.normal(scale=0.9, size=4000), 1)  # with ties, low for ore
    features, labels = np.column_stack([codes, low]), np.column_stack([in_some, IS_ORE]).astype(np.int8)
    named = ["rock:category", "au_gpt:estimate"]
    found = {one.fields["name"]: one.fields.get("auc") for one in leaks_of_labels(features, named, labels, ["a", "b"])}
    assert found == {
        "rock:category": pytest.approx(metrics.roc_auc_score(in_some, shares), abs=1e-12),
        "au_gpt:estimate": pytest.approx(metrics.roc_auc_score(IS_ORE, -low), abs=1e-12),
    }


def test_two_labels_of_one_thing_do_not_say_the_same_twice():
    grade = RNG.random(4000)
    labels = np.column_stack([grade >= 0.9, grade >= 0.5]).astype(np.int8)
    (said,) = leaks_of_labels(grade[:, None], ["depth:depth"], labels, ["cu", "cu"])
    assert "the label cu is a function of depth:depth" in str(said)


def test_the_search_for_leaks_of_several_labels_says_how_far_it_is_and_can_be_cancelled_between_features():
    told = []

    def cancel_later(fraction, message="", **fields):
        told.append(fraction)
        if fraction >= 0.5:
            raise CancelledError

    labels = np.column_stack([IS_ORE, ~IS_ORE]).astype(np.int8)
    with pytest.raises(CancelledError):
        leaks_of_labels(RNG.random((4000, 4)), ["a", "b", "c", "d"], labels, ["cu", "au"], progress=cancel_later)
    assert told == [0.0, 0.25, 0.5]


def test_kriged_features_share_their_samples_with_the_label_and_measured_ones_do_not():
    assert len(shared_samples_notices(["cu_pct:estimate", "magnetics"])) == 1
    assert shared_samples_notices(["magnetics", "fault:distance"]) == ()


def test_what_high_and_low_mean_is_learned_on_the_first_blocks_and_not_on_those_that_are_scored():
    values = (IS_ORE + 0.1 * RNG.random(4000))[:, None]
    assert auc_of_features(values, ["cu_pct:estimate"], IS_ORE, scored=(-values, IS_ORE)) == {"cu_pct:estimate": 0.0}
    assert auc_of_features(-values, ["cu_pct:estimate"], IS_ORE, scored=(-values, IS_ORE)) == {"cu_pct:estimate": 1.0}


def test_a_code_counts_on_scored_blocks_what_it_counted_on_the_first_ones():
    seen, is_ore = np.array([[1.0], [1.0], [2.0], [2.0], [4.0]]), np.array([True, True, False, False, True])
    scored = np.array([[1.0], [2.0], [3.0], [9.0]])  # 3 and 9 are new: they count 0.6, between 2 and 1
    for truth, auc in (([1, 0, 0, 0], 1.0), ([0, 1, 0, 0], 0.0), ([0, 0, 1, 0], 0.5)):
        found = auc_of_features(seen, ["rock:category"], is_ore, scored=(scored, np.array(truth) == 1))
        assert found["rock:category"] == pytest.approx(auc)
