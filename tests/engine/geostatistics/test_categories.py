# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicator kriging of categories."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics.categories import krige_indicators, relative_entropy
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

MODEL = Variogram(0.05, (Structure("spherical", 0.2, (60.0, 60.0, 60.0)),))


def samples() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    generator = np.random.default_rng(0)
    points = generator.uniform(0.0, 100.0, (150, 3))
    codes = np.where(points[:, 2] > 60.0, 2, np.where(points[:, 0] > 50.0, 7, 11))
    return points, codes, generator.uniform(0.0, 100.0, (200, 3))


def test_probabilities_are_the_kriged_indicators_clipped_and_divided_by_their_sum():
    points, codes, targets = samples()
    result = krige_indicators(points, codes, targets, MODEL)
    assert result.classes == (2, 7, 11)
    raw = np.column_stack(
        [krige(points, (codes == code).astype(float), targets, MODEL).estimate[:, 0] for code in result.classes]
    )
    assert raw.sum(axis=1) == pytest.approx(1.0, abs=1e-9)
    clipped = np.clip(raw, 0.0, 1.0)
    assert result.probability == pytest.approx(clipped / clipped.sum(axis=1, keepdims=True), abs=1e-9)


def test_probabilities_lie_in_0_and_1_and_sum_to_1():
    points, codes, targets = samples()
    probability = krige_indicators(points, codes, targets, MODEL).probability
    assert probability.min() >= 0.0
    assert probability.max() <= 1.0
    assert probability.sum(axis=1) == pytest.approx(1.0)


def test_the_most_probable_class_is_the_one_that_surrounds_the_target():
    points, codes, _ = samples()
    targets = np.array([[50.0, 50.0, 90.0], [85.0, 50.0, 20.0], [15.0, 50.0, 20.0]])
    result = krige_indicators(points, codes, targets, MODEL)
    assert result.most_probable.tolist() == [2, 7, 11]
    assert (result.entropy < 0.6).all()


def test_zero_is_a_class_when_another_code_stands_for_missing():
    points, _, targets = samples()
    ore = (points[:, 2] > 50.0).astype(int)
    ore[:10] = -1
    result = krige_indicators(points, ore, targets, MODEL, missing=-1)
    assert result.classes == (0, 1)
    assert result.most_probable.tolist() == (result.probability[:, 1] > 0.5).astype(int).tolist()


def test_targets_without_an_estimate_have_no_class():
    points, codes, _ = samples()
    result = krige_indicators(points, codes, np.full((1, 3), 1e6), MODEL, Search((10.0, 10.0, 10.0)))
    assert np.isnan(result.probability).all()
    assert np.isnan(result.entropy).all()
    assert result.most_probable.tolist() == [0]
    assert result.unestimated == 1


def test_entropy_is_0_where_one_class_is_certain_and_1_where_all_are_equal():
    table = np.array([[1.0, 0.0, 0.0], [1 / 3, 1 / 3, 1 / 3], [0.5, 0.5, 0.0], [np.nan] * 3])
    assert relative_entropy(table) == pytest.approx([0.0, 1.0, np.log(2.0) / np.log(3.0), np.nan], nan_ok=True)


def test_samples_without_a_class_are_refused():
    points, codes, targets = samples()
    with pytest.raises(InvalidInputError, match="None of the 150 samples has a class"):
        krige_indicators(points, np.zeros_like(codes), targets, MODEL)
