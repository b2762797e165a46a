# SPDX-License-Identifier: GPL-2.0-or-later
"""What users state field by field."""

from __future__ import annotations

import math

import pytest
from oresight.plugin.bridge.stated_values import (
    read_codes,
    read_formulas,
    read_names,
    read_pairs,
    read_top_cuts,
    read_unassayed,
    read_units,
)
from oresight.plugin.engine.drillholes.top_cuts import TopCut
from oresight.plugin.engine.errors import InvalidInputError


@pytest.mark.parametrize("text", ["a = 1; b = 2", "a = 1\n\n b=2 \n", '{"a": 1, "b": 2}'])
def test_pairs_stand_on_lines_between_semicolons_or_in_json(text):
    assert read_pairs(text, "a = 1") == {"a": "1", "b": "2"}


def test_nothing_is_nothing():
    assert read_pairs("", "a = 1") == {}
    assert read_names("") == ()
    assert read_unassayed("", ("cu_pct",)) == {}


def test_fields_are_called_as_headers_write_them():
    assert read_top_cuts("Cu (%) = 5; AU_gpt = P99.5") == {"cu_pct": TopCut(5.0), "au_gpt": TopCut(99.5, True)}
    assert read_units("Au (ppb) = g/t") == {"au_ppb": "g/t"}
    assert read_names("Rock Code; Alteration") == ("rock_code", "alteration")


def test_one_number_stands_for_all_grades():
    assert read_unassayed(" 0 ", ("cu_pct", "au_gpt")) == {"cu_pct": 0.0, "au_gpt": 0.0}
    assert read_unassayed("au_gpt = 0.001", ("cu_pct", "au_gpt")) == {"au_gpt": 0.001}


def test_codes_stand_for_numbers_or_for_missing():
    codes = read_codes("XX = missing; -5 = 0.0025; LL =")
    assert math.isnan(codes["XX"])
    assert math.isnan(codes["LL"])
    assert codes["-5"] == 0.0025


def test_a_formula_may_hold_equals_signs():
    assert read_formulas('flag = if("cu" = 1, 2, 3)') == {"flag": 'if("cu" = 1, 2, 3)'}


@pytest.mark.parametrize(
    "call",
    [
        lambda: read_pairs("cu 5", "cu = 5"),
        lambda: read_pairs("= 5", "cu = 5"),
        lambda: read_pairs("{wrong", "cu = 5"),
        lambda: read_top_cuts("cu = high"),
        lambda: read_unassayed("cu = none", ()),
        lambda: read_codes("XX = little"),
    ],
)
def test_another_form_is_a_sentence_with_an_example(call):
    with pytest.raises(InvalidInputError, match=r"What is stated by field is written as in .* but .* was given"):
        call()
