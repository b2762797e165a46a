# SPDX-License-Identifier: GPL-2.0-or-later
"""The alarm rings for a label that one feature tells, and only then."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.network.leaks import auc_of_features, leak_notices, shared_samples_notices

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
