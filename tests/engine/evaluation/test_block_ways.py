# SPDX-License-Identifier: GPL-2.0-or-later
"""Simpler ways learn from training blocks only, and find what is to be found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.evaluation.block_ways import (
    MOST_ROWS,
    WAYS,
    Rows,
    best_feature,
    probabilities_of_ways,
    thinned_rows,
)
from oresight.plugin.engine.evaluation.metrics import area_under_roc

NAMES = tuple(f"feature_{number}:measure" for number in range(4))


def made(*, n: int = 1500, noise: float = 0.3, is_place: bool = False) -> Rows:
    """Return blocks whose ore follows the second feature, or the easting."""
    generator = np.random.default_rng(3)
    features = generator.normal(size=(n, 4)).astype(np.float32)
    points = generator.random((n, 3)) * 100.0
    signal = (points[:, 0] - 50.0) / 30.0 if is_place else features[:, 1]
    is_ore = signal + noise * generator.normal(size=n) > 0.5
    return Rows(features, features, NAMES, points, is_ore, np.arange(n) % 3)


def scores(rows: Rows) -> dict[str, float]:
    is_ore = rows.is_ore[rows.split == 2]
    return {way: area_under_roc(found, is_ore) for way, found in probabilities_of_ways(rows).items()}


def test_ways_on_features_find_what_features_tell_and_trees_on_coordinates_do_not():
    found = scores(made())
    assert set(found) == set(WAYS)
    assert min(found["best_feature"], found["logistic"], found["boosted"]) > 0.9
    assert found["randomised_places"] == pytest.approx(0.5, abs=0.1)


def test_trees_on_coordinates_find_what_lies_in_one_place():
    found = scores(made(is_place=True))
    assert found["randomised_places"] > 0.9
    assert found["logistic"] == pytest.approx(0.5, abs=0.1)


def test_codes_of_rocks_count_by_their_share_of_ore_not_by_their_number():
    rows = made(n=3000)
    code = np.random.default_rng(4).integers(0, 5, len(rows.split))
    single = rows.single.copy()
    single[:, 2] = code
    names = (*NAMES[:2], "rock:category", NAMES[3])
    rows = replace(rows, single=single, names=names, is_ore=code == 2)  # ore is in the middle of the numbers
    assert best_feature(rows) == "rock:category"
    assert scores(rows)["best_feature"] == 1.0


def test_labels_of_test_blocks_make_no_difference():
    rows = made()
    turned = replace(rows, is_ore=np.where(rows.split == 2, ~rows.is_ore, rows.is_ore))
    for way, probability in probabilities_of_ways(rows).items():
        np.testing.assert_array_equal(probability, probabilities_of_ways(turned)[way])


def test_the_logistic_regression_equals_that_of_scikit_learn():
    from sklearn.linear_model import LogisticRegression

    rows = made(noise=1.0)
    training, test = rows.split == 0, rows.split == 2
    centre, spread = rows.features[training].mean(axis=0), rows.features[training].std(axis=0)
    model = LogisticRegression(C=1e3, tol=1e-10, max_iter=1000)
    model.fit((rows.features[training] - centre) / spread, rows.is_ore[training])
    expected = model.predict_proba((rows.features[test] - centre) / spread)[:, 1]
    np.testing.assert_allclose(probabilities_of_ways(rows)["logistic"], expected, atol=1e-5)


def test_many_blocks_are_thinned_in_both_parts_and_validation_blocks_are_left_out():
    split = np.repeat([0, 1, 2], [3 * MOST_ROWS, 10, 100])
    rows = thinned_rows(split)
    assert np.bincount(split[rows]).tolist() == [MOST_ROWS, 0, 100]
