# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of columns against figures worked out by hand."""

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.records import TextTable
from oresight.plugin.engine.drillholes.statistics import raw_numbers, summarize


def test_a_summary_counts_what_is_missing_and_describes_the_rest():
    summary = summarize(np.array([1.0, np.nan, 3.0, 8.0]))
    assert (summary.n, summary.missing, summary.minimum, summary.maximum) == (3, 1, 1.0, 8.0)
    assert (summary.mean, summary.median) == (4.0, 3.0)
    assert summary.deviation == pytest.approx(np.sqrt((9 + 1 + 16) / 3))


def test_means_are_weighted_with_length():
    assert summarize(np.array([1.0, 4.0, np.nan]), np.array([2.0, 1.0, 50.0])).mean == pytest.approx(2.0)


def test_a_column_without_values_has_no_figures():
    summary = summarize(np.array([np.nan, np.nan]))
    assert (summary.n, summary.missing) == (0, 2)
    assert summary.to_dict()["mean"] is None


def test_numbers_are_taken_as_they_stand_in_the_file():
    table = TextTable("assays", {"Au (g/t)": ["<0.005", "-0.01", "1.5", "NS", ""]}, [2, 3, 4, 5, 6])
    np.testing.assert_allclose(raw_numbers(table, "au_gpt"), [np.nan, -0.01, 1.5, np.nan, np.nan])
    assert np.isnan(raw_numbers(table, "cu_pct")).all()
