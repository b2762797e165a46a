# SPDX-License-Identifier: GPL-2.0-or-later
"""Trees kept as arrays give what scikit-learn's own give."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.learning import forest as forest_module
from oresight.plugin.engine.learning.compiled_trees import compiled_leaves, expect_many_rows
from oresight.plugin.engine.learning.forest import Forest, grow_boosted, grow_means, grow_randomised


@pytest.fixture(scope="module")
def table() -> tuple[np.ndarray, np.ndarray]:
    """Return rows with some values missing, and labels that follow two of five features."""
    generator = np.random.default_rng(0)
    rows = generator.normal(size=(600, 5)).astype(np.float32)
    ore = rows[:, 0] + np.square(rows[:, 1]) + 0.3 * generator.normal(size=600) > 0.8
    rows[generator.random((600, 5)) < 0.1] = np.nan
    return rows, ore


def test_boosted_trees_sum_to_the_logit_of_scikit_learn(table):
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows, ore = table
    options = {"max_leaf_nodes": 15, "min_samples_leaf": 40, "l2_regularization": 5.0, "max_features": 0.5}
    wanted = HistGradientBoostingClassifier(
        max_iter=30, learning_rate=0.1, early_stopping=False, random_state=3, **options
    ).fit(rows, ore)
    forest = grow_boosted(rows, ore, seed=3, trees=30, rate=0.1)
    assert forest.sums(rows) == pytest.approx(wanted.decision_function(rows), abs=1e-12)


def test_a_feature_that_no_row_has_tells_boosted_trees_what_a_constant_does(table):
    """As the reach of 128 neighbours, where there are fewer composites."""
    rows, ore = table
    missing, constant = (np.column_stack([rows, np.full(len(rows), value, np.float32)]) for value in (np.nan, 0.0))
    sums = [grow_boosted(given, ore, seed=3, trees=10).sums(missing) for given in (missing, constant)]
    np.testing.assert_array_equal(*sums)
    assert np.isfinite(sums[0]).all()


def test_randomised_trees_sum_to_the_probability_of_scikit_learn(table):
    from sklearn.ensemble import ExtraTreesClassifier

    rows, ore = np.nan_to_num(table[0]), table[1]
    wanted = ExtraTreesClassifier(20, min_samples_leaf=8, random_state=3).fit(rows, ore)
    forest = grow_randomised(rows, ore, seed=3, trees=20)
    assert forest.sums(rows) == pytest.approx(wanted.predict_proba(rows)[:, 1], abs=1e-12)


def test_trees_of_a_number_sum_to_the_mean_of_scikit_learn(table):
    from sklearn.ensemble import ExtraTreesRegressor

    rows = np.nan_to_num(table[0])
    values = rows[:, 0] - 2.0 * rows[:, 3]
    wanted = ExtraTreesRegressor(20, min_samples_leaf=5, random_state=3).fit(rows, values)
    forest = grow_means(rows, values, seed=3, trees=20)
    assert forest.sums(rows) == pytest.approx(wanted.predict(rows), abs=1e-12)


def test_a_forest_comes_back_from_its_arrays(table):
    forest = grow_boosted(*table, seed=0, trees=5)
    again = Forest.of_arrays(forest.arrays(), forest.start)
    assert np.array_equal(again.sums(table[0]), forest.sums(table[0]))


@pytest.mark.parametrize("is_boosted", [True, False])
def test_machine_code_and_arrays_give_the_same_sums_to_the_last_bit(table, is_boosted, monkeypatch):
    pytest.importorskip("numba")
    rows = table[0] if is_boosted else np.nan_to_num(table[0])
    grow = grow_boosted if is_boosted else grow_randomised
    forest = grow(rows, table[1], seed=1, trees=10)
    found = {}
    for is_compiled in (True, False):
        monkeypatch.setattr(forest_module, "is_worth_compiling", lambda *_, is_compiled=is_compiled: is_compiled)
        monkeypatch.setattr(forest_module, "ROWS_AT_ONCE", 250)
        found[is_compiled] = forest.sums(rows)
    assert found[True].tobytes() == found[False].tobytes()
    assert np.ptp(found[True]) > 0.1


def test_few_rows_are_not_worth_compiling_unless_it_is_done_and_none_have_no_sums(table):
    pytest.importorskip("numba")
    compiled_leaves.cache_clear()
    assert not forest_module.is_worth_compiling(500, 200)
    expect_many_rows()
    assert forest_module.is_worth_compiling(500, 200)
    forest = grow_boosted(*table, seed=0, trees=5)
    assert forest.sums(table[0][:0]).shape == (0,)
