# SPDX-License-Identifier: GPL-2.0-or-later
"""Conditions over columns: true, false, and not known."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.expressions import evaluate_condition, evaluate_number
from oresight.plugin.engine.errors import InvalidInputError

COLUMNS = {
    "cu_pct": np.array([0.1, 0.3, np.nan, np.nan]),
    "au_gpt": np.array([0.9, 0.1, 0.6, np.nan]),
    "rock": np.array(["granite", "", "skarn", "granite"]),
    "code": np.array([1, 2, 3, 4], dtype=np.int32),
}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('"cu_pct" >= 0.3', [0, 1, -1, -1]),
        ('"cu_pct" >= 0.3 or "au_gpt" >= 0.5', [1, 1, 1, -1]),
        ("CU_PCT >= 0.3", [0, 1, -1, -1]),
        ("\"rock\" = 'granite'", [1, -1, 0, 1]),
        ('"code" % 2', [1, 0, 1, 0]),
        ('coalesce("cu_pct", 0) > 0.2', [0, 1, 0, 0]),
        ("1 = 1", [1, 1, 1, 1]),
    ],
)
def test_a_condition_is_true_false_or_unknown(expression: str, expected: list[int]) -> None:
    assert evaluate_condition(expression, COLUMNS).tolist() == expected


@pytest.mark.parametrize("expression", ["", "  ", '"cu_pct" >=', "(("])
def test_what_is_no_expression_is_a_sentence(expression: str) -> None:
    with pytest.raises(InvalidInputError, match="cannot be read"):
        evaluate_condition(expression, COLUMNS)


def test_a_field_that_is_not_there_is_named_with_those_there_are() -> None:
    with pytest.raises(InvalidInputError, match="uses mo_pct, but the fields are cu_pct, au_gpt"):
        evaluate_condition('"mo_pct" > 1', COLUMNS)


def test_a_result_that_is_no_condition_names_its_row() -> None:
    with pytest.raises(InvalidInputError, match="at row 1"):
        evaluate_condition('"rock"', COLUMNS)


def test_no_rows_give_no_results() -> None:
    assert evaluate_condition('"cu_pct" > 1', {"cu_pct": np.zeros(0)}).shape == (0,)


def test_numbers_of_an_expression_are_null_where_a_field_is():
    columns = {"cu": np.array([1.0, np.nan, 2.0]), "au": np.array([0.5, 1.0, 0.0])}
    assert evaluate_number('"cu" + 0.6 * "au"', columns).tolist() == pytest.approx([1.3, np.nan, 2.0], nan_ok=True)


def test_text_is_no_number():
    with pytest.raises(InvalidInputError, match="is no number"):
        evaluate_number("'rich'", {"cu": np.array([1.0])})
