# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks unlike those of the training are counted."""

from __future__ import annotations

import numpy as np
from oresight.plugin.engine.evaluation.applicability import count_outside, range_notices


def test_values_beyond_either_end_are_counted_and_missing_ones_are_not():
    features = np.array([[0.0, 5.0], [1.0, 7.0], [2.0, np.nan], [-1.0, 5.5]], dtype=np.float32)
    assert count_outside(features, [0.0, 5.0], [1.0, 6.0]).tolist() == [2, 1]


def test_a_thousandth_of_the_blocks_is_not_worth_a_word():
    said = range_notices(["cu", "au"], [1, 2], 1000)
    assert [str(one).split(" have a ")[1].split(" ")[0] for one in said] == ["au"]
