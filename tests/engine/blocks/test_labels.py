# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels of ore and waste."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.labels import label_by_codes, label_by_cutoff
from oresight.plugin.engine.errors import InvalidInputError


def test_the_cutoff_itself_is_ore_and_missing_stays_missing():
    labels = label_by_cutoff(np.array([[0.499, 0.5], [np.nan, 0.9]]), 0.5)
    assert labels.tolist() == [[0, 1], [-1, 1]]
    assert labels.dtype == np.int8


def test_named_categories_are_ore():
    assert label_by_codes(np.array([0.0, 3.0, 7.0, np.nan]), (3, 7)).tolist() == [0, 1, 1, -1]


def test_a_cutoff_that_is_no_number_and_no_category_are_refused():
    with pytest.raises(InvalidInputError, match="cutoff must be a number"):
        label_by_cutoff(np.zeros(2), float("nan"))
    with pytest.raises(InvalidInputError, match="No category"):
        label_by_codes(np.zeros(2), ())
