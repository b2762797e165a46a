# SPDX-License-Identifier: GPL-2.0-or-later
"""All that is said of probabilities, on synthetic blocks whose answers are known."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.assessment import Scored, Terms, assess, cube_edge, drawn_thresholds
from oresight.plugin.engine.evaluation.calibration import fit_maps
from oresight.plugin.engine.evaluation.intervals import draw_groups
from oresight.plugin.engine.evaluation.thresholds import RULES, choose_threshold


def blocks(n: int = 6000, *, factor: float = 1.0) -> Scored:
    """Return blocks in three parts whose true logit is normal; the network's is that times a factor."""
    generator = np.random.default_rng(8)
    logit = generator.normal(-1.0, 1.5, n)
    labels = (generator.random(n) < 1.0 / (1.0 + np.exp(-logit))).astype(np.int8)
    probability = 1.0 / (1.0 + np.exp(-factor * logit))
    return Scored(probability, labels, np.arange(n) % 3, np.arange(n) // 60)


def test_what_is_said_is_plain_json():
    text = json.dumps(assess(blocks(), 0.5, Terms(draws=20)), allow_nan=False)
    assert set(json.loads(text)["figures"]) == {"train", "validation", "test"}


def test_thresholds_are_chosen_on_the_validation_part_and_lie_in_their_intervals():
    given = blocks()
    found = assess(given, 0.5, Terms(3.0, 0.2, draws=50))["thresholds"]
    assert found["chosen_on"] == "validation"
    rows = given.split == 1
    by_rule = {row["rule"]: row["threshold"] for row in found["rows"]}
    assert set(by_rule) == {"own", *RULES}
    for rule in set(RULES) - {"fixed"}:
        expected = choose_threshold(given.probability[rows], given.labels[rows], rule=rule, miss_cost=3.0, budget=0.2)
        assert by_rule[rule]["value"] == expected
        assert by_rule[rule]["low"] <= expected <= by_rule[rule]["high"]
    # Probabilities mean what they say: the cheapest threshold is 1 / (1 + cost), and its interval knows that.
    assert by_rule["cost"]["low"] <= 0.25 <= by_rule["cost"]["high"]


@pytest.mark.parametrize("rule", ["best_f1", "cost", "budget", "youden"])
def test_draws_of_one_hole_of_two_that_hold_one_kind_each_give_no_threshold(rule):
    """Draws that hold both holes have the four blocks equally often: half-way between the kinds, as of all blocks."""
    probability, groups = np.array([0.9, 0.8, 0.2, 0.1]), np.array([0, 0, 1, 1])
    drawn = draw_groups(probability, groups == 0, groups, draws=50)[1]
    found = drawn_thresholds(rule, drawn, Terms(budget=0.5))
    holds_both = (drawn.n_ore > 0.0) & (drawn.n_barren > 0.0)
    assert 0 < holds_both.sum() < 50
    np.testing.assert_allclose(found, np.where(holds_both, 0.5, np.nan))


def test_calibrated_probabilities_are_better_where_the_network_was_too_sure():
    given = blocks(factor=3.0)
    rows = given.split == 1
    found = assess(given, 0.5, Terms(draws=20), maps=fit_maps(given.probability[rows], given.labels[rows]))[
        "calibrations"
    ]
    errors = {method: of["figures"]["calibration_error"] for method, of in found.items()}
    assert errors["raw"]["low"] > errors["temperature"]["high"]
    assert errors["raw"]["low"] > errors["isotonic"]["high"]
    assert found["temperature"]["map"]["temperature"] == pytest.approx(3.0, rel=0.1)
    assert found["temperature"]["figures"]["auc"]["value"] == found["raw"]["figures"]["auc"]["value"]


def test_a_part_of_one_class_is_left_out_and_none_says_nothing():
    given = blocks(90)
    barren = Scored(given.probability, given.labels * (given.split != 2), given.split, given.groups)
    found = assess(barren, 0.5, Terms(draws=5))
    assert (list(found["figures"]), found["part"]) == (["train", "validation"], "validation")
    assert assess(Scored(given.probability, given.labels * 0, given.split, given.groups), 0.5)["figures"] == {}


def ends_of(said) -> list:
    """Return the ends of all intervals and bands in what is said."""
    if isinstance(said, list):
        return [end for one in said for end in ends_of(one)]
    if not isinstance(said, dict):
        return []
    own = [said[key] for key in said if key.rpartition("_")[2] in ("low", "high")]
    flat = [end for one in own for end in (one if isinstance(one, list) else [one])]
    return [*flat, *(end for one in said.values() for end in ends_of(one))]


def test_blocks_of_one_hole_have_figures_without_intervals():
    given = blocks(90)
    alone = assess(replace(given, groups=np.zeros(90, dtype=np.int64), grade=np.arange(90.0)), 0.5, Terms(draws=5))
    assert (
        alone["figures"]["test"]["auc"]["value"]
        == assess(given, 0.5, Terms(draws=5))["figures"]["test"]["auc"]["value"]
    )
    ends = ends_of(alone)
    assert len(ends) > 100
    assert set(ends) == {None}


def test_the_same_blocks_give_the_same_intervals():
    assert assess(blocks(600), 0.5, Terms(draws=20)) == assess(blocks(600), 0.5, Terms(draws=20))


def test_cubes_of_an_edge_hold_as_many_blocks_as_wanted():
    assert cube_edge((10.0, 10.0, 10.0), 8000, 8) == pytest.approx(100.0)
    assert cube_edge((10.0, 20.0, 5.0), 3, 100) == 20.0


def test_a_block_without_a_grade_counts_as_one_without_metal():
    given, grade = blocks(90), np.arange(90.0)
    unknown, none = (np.where(np.arange(90) // 3 % 2, grade, empty) for empty in (np.nan, 0.0))
    found, expected = (assess(replace(given, grade=one), 0.5, Terms(draws=5)) for one in (unknown, none))
    assert found["captured"]["metal"] == expected["captured"]["metal"]
    assert found["captured"]["metal"] != assess(replace(given, grade=grade), 0.5, Terms(draws=5))["captured"]["metal"]
