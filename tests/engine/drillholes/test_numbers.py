# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells as numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.numbers import DecimalMarks, decimal_marks, parse_number, parse_numbers
from oresight.plugin.engine.drillholes.tables import TextTable


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12.0), ("-3.5", -3.5), ("+7", 7.0), (".5", 0.5), ("5.", 5.0), ("1.2E-03", 0.0012), ("1e3", 1000.0),
        ("1,234.5", 1234.5), ("4,400,200", 4400200.0), ("1 234.5", 1234.5), ("1'234", 1234.0),
    ],
)  # fmt: skip
def test_numbers_are_read_with_a_decimal_point(cell, value):
    assert parse_number(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"), [("0,25", 0.25), ("1.234,5", 1234.5), ("1 234,5", 1234.5), ("1,2E-3", 0.0012), ("12.5", 12.5)]
)
def test_numbers_are_read_with_a_decimal_comma(cell, value):
    assert parse_number(cell, has_decimal_comma=True) == value


@pytest.mark.parametrize("cell", ["", "abc", "1_000", "inf", "nan", "12 m", "0x10", "1,2,3", "1.2.3", "--5", "1e"])
def test_what_is_no_number_is_none(cell):
    assert parse_number(cell) is None


def test_full_width_digits_and_the_typographic_minus_are_read():
    assert parse_numbers(["１２．５", "\u22127", "45°"]).values.tolist() == [12.5, -7.0, 45.0]


def test_codes_for_nothing_are_missing_and_other_text_is_marked():
    numbers = parse_numbers(["", "NS", "n/a", "-", "abc", "1"])
    assert np.isnan(numbers.values).tolist() == [True] * 5 + [False]
    assert numbers.is_text.tolist() == [False] * 4 + [True, False]


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_a_number_written_by_python_reads_back_exactly_in_both_marks(value):
    assert parse_number(repr(value)) == value
    assert parse_number(repr(value).replace(".", ","), has_decimal_comma=True) == value


def columns(**cells):
    return TextTable("assays", cells, [2, 3])


def test_the_comma_is_a_decimal_mark_when_a_cell_allows_nothing_else():
    marks = decimal_marks(columns(cu=["0,25", "1,234"], au=["1,234", "2,345"], ag=["1.5", "2.5"]))
    assert marks.commas == {"cu", "au"}


def test_without_any_comma_there_is_nothing_to_say():
    assert decimal_marks(columns(cu=["0.25", "1"])) == DecimalMarks(frozenset(), frozenset())


def test_a_comma_before_three_digits_separates_thousands_and_that_is_stated():
    marks = decimal_marks(columns(x=["543,210", "544,000"], y=["1.5", "2.5"]))
    assert not marks.commas
    assert "thousands" in str(marks.notices[0])


def test_a_column_with_both_marks_is_found():
    assert decimal_marks(columns(x=["0,25", "12.5"])).mixed == {"x"}
