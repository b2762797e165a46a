# SPDX-License-Identifier: GPL-2.0-or-later
"""Folds are left out only where members have both ore and waste to learn from without each of them."""

from __future__ import annotations

import numpy as np
from oresight.plugin.engine.learning import inner_folds
from oresight.plugin.engine.learning.features import FeatureTable
from oresight.plugin.engine.learning.inner_folds import FOLDS, InnerFolds
from oresight.plugin.engine.learning.rows import TrainingRows


def rare_ore(*, holes: int = 30, depth: int = 20) -> TrainingRows:
    """Return rows with one row of ore in each hole."""
    n = holes * depth
    hole = np.repeat(np.arange(holes), depth)
    table = FeatureTable(np.zeros((n, 1), dtype=np.float32), ("kriged_1",))
    return TrainingRows(table, np.zeros((n, 3)), np.arange(n) % depth == 0, hole, np.zeros(n), np.zeros(n, np.int64))


def test_rare_ore_in_every_hole_allows_folds_to_be_left_out():
    assert InnerFolds.of(rare_ore(), 1) is not None


def test_no_fold_is_left_out_where_the_drawn_rows_of_the_others_are_all_waste(monkeypatch):
    """Fewer rows are drawn than there are folds to share them: without one fold or another no ore is left."""
    monkeypatch.setattr(inner_folds, "MOST_ROWS", FOLDS)
    rows = rare_ore()
    assert [InnerFolds.of(rows, seed) for seed in range(20)] == [None] * 20


def test_every_fold_leaves_drawn_rows_of_both_classes(monkeypatch):
    monkeypatch.setattr(inner_folds, "MOST_ROWS", 60)
    rows = rare_ore()
    found = [one for one in (InnerFolds.of(rows, seed) for seed in range(40)) if one is not None]
    assert 0 < len(found) < 40
    for one in found:
        for number in range(FOLDS):
            assert len(np.unique(rows.ore[(one.fold != number) & one.is_drawn])) == 2
