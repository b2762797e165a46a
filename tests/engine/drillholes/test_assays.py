# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of assay columns as grades."""

from __future__ import annotations

import math

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.assays import AssayRules, parse_grades
from oresight.plugin.engine.errors import InvalidInputError


def grade(cell, **options):
    return float(parse_grades([cell, "2", "0.04"], AssayRules(**options)).values[0])


@pytest.mark.parametrize(("rule", "value"), [("half", 0.0025), ("zero", 0.0), ("value", 0.005), ("missing", math.nan)])
@pytest.mark.parametrize("cell", ["<0.005", "< 0.005", "-0.005", "＜0.005"])
def test_below_detection_is_replaced_by_the_rule(cell, rule, value):
    assert grade(cell, below_detection=rule) == pytest.approx(value, nan_ok=True)


@pytest.mark.parametrize("cell", ["NS", "ns", "N/A", "-", "", "-99", "-999", "-9999", "-999.25", "未分析", "LNR"])
def test_codes_for_unassayed_are_missing_and_never_zero(cell):
    assert math.isnan(grade(cell))


def test_a_negative_number_with_odd_digits_is_missing_and_counted_as_unexplained():
    grades = parse_grades(["-0.37", "1"], AssayRules())
    assert math.isnan(grades.values[0])
    assert grades.replaced == (("negative_unexplained", "-0.37", 1, ""),)


def test_negative_codes_are_missing_when_asked():
    assert math.isnan(grade("-0.005", negative="missing"))


def test_a_trace_is_below_the_smallest_grade_reported():
    assert grade("tr") == 0.02
    assert grade("未检出") == 0.02


def test_above_the_upper_limit_the_limit_stands():
    assert grade(">10000") == 10000.0


def test_every_replacement_is_counted_by_cell():
    cells = ["<0.005"] * 3 + ["NS"] * 2 + ["-0.01", "1.5", ""]
    replaced = {cell: (rule, count, by) for rule, cell, count, by in parse_grades(cells, AssayRules()).replaced}
    assert replaced == {
        "<0.005": ("below_detection", 3, "0.0025"),
        "NS": ("not_sampled", 2, ""),
        "-0.01": ("negative_code", 1, "0.005"),
    }


def test_a_density_is_never_zero_or_negative():
    grades = parse_grades(["0", "-1", "2.7"], AssayRules(), is_density=True)
    assert np.isnan(grades.values).tolist() == [True, True, False]


def test_text_without_a_known_meaning_is_marked():
    assert parse_grades(["abc", "1", "NS"], AssayRules()).is_text.tolist() == [True, False, False]


def test_an_unknown_rule_is_a_sentence():
    with pytest.raises(InvalidInputError, match="must be one of half, zero, value, missing, but third"):
        AssayRules(below_detection="third")
