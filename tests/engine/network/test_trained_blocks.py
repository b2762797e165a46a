# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks are called like those of the training, at their edge, or unlike them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.applicability import BEYOND, DOUBTFUL, INSIDE, OUTSIDE
from oresight.plugin.engine.network.trained_blocks import ScoreTable, TrainedBlocks

NAMES = ("au_gpt:estimate", "cu_pct:estimate", "lithology:category")


def training(n=20_000):
    """Return two correlated grades and a rock of the codes 1 and 3."""
    generator = np.random.default_rng(5)
    first, second = generator.normal(size=(2, n))
    rock = generator.choice([1.0, 3.0], n)
    return np.column_stack([10.0 + first, 5.0 + 0.9 * first + 0.436 * second, rock]).astype(np.float32)


ROWS = training()
KNOWN = TrainedBlocks.of(ROWS, NAMES)


def codes(*blocks, distance=0.0, is_beyond=False, known=KNOWN):
    features = np.array(blocks, dtype=np.float32)
    n = len(features)
    return known.codes(features, np.full(n, distance), np.full(n, is_beyond), reach=100.0).tolist()


def test_training_blocks_are_inside_but_for_one_in_a_hundred():
    found = np.array(codes(*ROWS))
    assert set(found) == {INSIDE, DOUBTFUL}
    assert np.mean(found == DOUBTFUL) == pytest.approx(0.01, abs=0.001)


def test_one_feature_beyond_its_range_is_doubtful_and_two_are_outside():
    top = ROWS[:, :2].max(axis=0)
    usual = [10.0, 5.0, 1.0]
    assert codes(usual, [top[0] + 0.01, top[1], 1.0], [top[0] + 0.01, top[1] + 0.01, 1.0]) == [
        INSIDE,
        DOUBTFUL,
        OUTSIDE,
    ]


def test_usual_values_that_never_come_together_are_outside():
    assert codes([12.5, 2.5, 1.0]) == [OUTSIDE]  # each 2.5 deviations off, in opposite directions
    assert codes([12.0, 6.8, 1.0]) == [INSIDE]


def test_a_code_between_those_of_the_training_is_a_rock_it_never_saw():
    assert codes([10.0, 5.0, 3.0], [10.0, 5.0, 2.0]) == [INSIDE, OUTSIDE]


def test_unseen_codes_are_counted():
    blocks = np.array([[10.0, 5.0, code] for code in (1.0, 2.0, 2.0, 7.0, np.nan)], dtype=np.float32)
    assert KNOWN.count_unseen(blocks) == {("lithology:category", 2): 2, ("lithology:category", 7): 1}


def test_a_block_that_lacks_a_feature_is_outside():
    assert codes([np.nan, 5.0, 1.0], [10.0, 5.0, np.nan]) == [OUTSIDE, OUTSIDE]


@pytest.mark.parametrize(
    ("distance", "is_beyond", "code"),
    [(100.0, False, INSIDE), (150.0, False, DOUBTFUL), (150.0, True, BEYOND), (250.0, True, OUTSIDE)],
)
def test_distance_and_drilling_count_with_the_limit_of_the_day(distance, is_beyond, code):
    assert codes([10.0, 5.0, 1.0], distance=distance, is_beyond=is_beyond) == [code]


def test_it_comes_back_from_the_model_file():
    again = TrainedBlocks.from_dict(json.loads(json.dumps(KNOWN.to_dict(), allow_nan=False)))
    assert again == KNOWN


def test_rich_blocks_are_inside_however_skew_grades_are():
    """One block in twenty-five is ore: rich in both metals, standard deviations above the mean."""
    generator = np.random.default_rng(1)
    is_ore = np.arange(20_000) % 25 == 0
    rows = generator.lognormal(np.where(is_ore, 4.0, 0.0)[:, None], 0.5, size=(20_000, 2)).astype(np.float32)
    known = TrainedBlocks.of(rows, NAMES[:2])
    deviations = (rows[is_ore] - rows.mean(axis=0)) / rows.std(axis=0)
    assert np.median(deviations) > 3.0
    found = np.array(codes(*rows[is_ore], known=known))
    assert np.mean(found == OUTSIDE) == 0.0
    assert np.mean(found == INSIDE) > 0.7  # the edge is one block in a hundred
    assert codes(10.0 * rows.max(axis=0), known=known) == [OUTSIDE]


def test_scores_are_those_of_the_normal_distribution_and_go_on_beyond_the_ends():
    from scipy.stats import norm

    values = np.random.default_rng(3).normal(50.0, 4.0, 50_000)
    table = ScoreTable.of(values)
    asked = np.linspace(42.0, 58.0, 30)
    np.testing.assert_allclose(table.apply(asked), (asked - 50.0) / 4.0, atol=0.03)
    ends = table.apply(np.array([values.min(), values.max()]))
    np.testing.assert_allclose(ends, norm.ppf([0.5 / 50_000, 1.0 - 0.5 / 50_000]))
    assert table.apply(np.array([values.max() + 4.0]))[0] > ends[1] + 0.5
    assert table.apply(np.array([values.min() - 4.0]))[0] < ends[0] - 0.5


def test_values_that_most_blocks_share_have_one_score():
    values = np.concatenate([np.zeros(900), np.linspace(1.0, 2.0, 100)])
    table = ScoreTable.of(values)
    scores = table.apply(np.array([-1.0, 0.0, 1.0, 2.0, 3.0]))
    assert (np.diff(scores) > 0.0).all()


@pytest.mark.parametrize("other", [2.5, 1e9, -1e9])
def test_training_blocks_that_are_all_alike_know_nothing_but_themselves(other):
    known = TrainedBlocks.of(np.tile(np.array([[1.0, 2.0, 1.0]], dtype=np.float32), (10, 1)), NAMES)
    assert codes([1.0, 2.0, 1.0], [1.0, other, 1.0], known=known) == [INSIDE, OUTSIDE]
    json.dumps(known.to_dict(), allow_nan=False)


def test_a_single_training_block_is_enough():
    known = TrainedBlocks.of(np.array([[1.0, 2.0, 1.0]], dtype=np.float32), NAMES)
    assert codes([1.0, 2.0, 1.0], [0.0, 2.5, 1.0], known=known) == [INSIDE, OUTSIDE]
