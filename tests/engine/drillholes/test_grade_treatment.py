# SPDX-License-Identifier: GPL-2.0-or-later
"""Units, top cuts and codes: every change is worked out by hand and counted."""

from __future__ import annotations

import math

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.assay_units import SCALES, conversion_factor, convert_units
from oresight.plugin.engine.drillholes.assays import AssayRules, parse_grades
from oresight.plugin.engine.drillholes.names import with_unit
from oresight.plugin.engine.drillholes.top_cuts import TopCut, cut_grades
from oresight.plugin.engine.errors import InvalidInputError

ASSAYS = "hole_id,from,to,cu_pct,au_ppb\nA,0,1,1,500\nA,1,2,2,<10\nA,2,6,30,\nA,6,8,NS,1500"


def said(holes):
    return " ".join(map(str, holes.notices))


@pytest.mark.parametrize(
    ("unit", "wanted", "factor"),
    [
        ("ppb", "g/t", 1e-3),
        ("ppm", "%", 1e-4),
        ("%", "ppm", 1e4),
        ("kg/t", "%", 0.1),
        ("oz/t", "g/t", 31.1034768),
        ("oz/st", "g/t", 31.1034768 / 0.90718474),
        ("kg/m3", "t/m3", 1e-3),
        ("mg/kg", "ppm", 1.0),
    ],
)
def test_factors_are_those_of_the_units(unit, wanted, factor):
    assert conversion_factor(unit, wanted) == pytest.approx(factor, rel=1e-9)
    assert conversion_factor(wanted, unit) == pytest.approx(1 / factor, rel=1e-9)


def test_there_and_back_is_nothing():
    shares = [unit for unit, (kind, _) in SCALES.items() if kind == "share"]
    for first in shares:
        for second in shares:
            assert conversion_factor(first, second) * conversion_factor(second, first) == pytest.approx(1.0)


def test_a_converted_grade_has_a_new_name_its_unit_and_its_place(read):
    holes = convert_units(read(assays=ASSAYS), {"au_ppb": "gpt"})
    assert list(holes.assays.grades) == ["cu_pct", "au_gpt"]
    assert holes.assays.grades["au_gpt"].tolist() == pytest.approx([0.5, 0.005, math.nan, 1.5], nan_ok=True)
    assert holes.assays.units == {"cu_pct": "%", "au_gpt": "g/t"}
    assert "au_ppb (ppb) was converted to au_gpt (g/t) with the factor 0.001" in said(holes)
    assert [one.column for one in holes.replaced if one.rule == "below_detection"] == ["au_gpt"]


def test_a_name_without_a_unit_needs_both(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,1,5000")
    with pytest.raises(InvalidInputError, match="The name of cu states no unit: write cu = ppm"):
        convert_units(holes, {"cu": "%"})
    assert convert_units(holes, {"cu": "ppm -> %"}).assays.grades["cu_pct"].tolist() == [0.5]


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"ag_ppm": "g/t"}, "There is no grade ag_ppm; the grades are au_ppb, cu_pct"),
        ({"cu_pct": "stone"}, "unit must be one of .*, but stone"),
        ({"cu_pct": "t/m3"}, "A share in % cannot be given in t/m3"),
    ],
)
def test_units_that_do_not_fit_are_sentences(read, wanted, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        convert_units(read(assays=ASSAYS), wanted)


def test_a_new_name_that_is_taken_is_a_sentence(read):
    with pytest.raises(InvalidInputError, match="would be called au_gpt, but the assays have such a field"):
        convert_units(read(assays="hole_id,from,to,au_ppb,au_gpt\nA,0,1,5,5"), {"au_ppb": "g/t"})


def test_the_unit_at_the_end_of_a_name_is_exchanged():
    assert with_unit("cu_total_ppm", "ppm", "%") == "cu_total_pct"


def test_grades_above_a_top_cut_become_it_and_are_counted(read):
    holes = cut_grades(read(assays=ASSAYS), {"cu_pct": TopCut(5.0)})
    assert holes.assays.grades["cu_pct"].tolist() == pytest.approx([1, 2, 5, math.nan], nan_ok=True)
    entry = holes.replaced[-1]
    assert (entry.rule, entry.column, entry.count, entry.value, entry.replaced_by) == (
        "top_cut", "cu_pct", 1, "> 5", "5"
    )  # fmt: skip
    before, after = (1 + 2 + 4 * 30) / 6, (1 + 2 + 4 * 5) / 6
    assert f"the mean by length goes from {before:.6g} to {after:.6g}" in said(holes)


def test_a_top_cut_may_be_a_percentile_of_the_grades(read):
    rows = "\n".join(f"A,{k},{k + 1},{k + 1}" for k in range(101))
    holes = cut_grades(read(assays=f"hole_id,from,to,cu\n{rows}"), {"cu": TopCut(95.0, is_percentile=True)})
    assert holes.assays.grades["cu"].max() == 96.0  # of 1 to 101
    assert holes.replaced[-1].count == 5


def test_a_cut_that_nothing_exceeds_changes_nothing_and_says_so(read):
    before = read(assays=ASSAYS)
    after = cut_grades(before, {"cu_pct": TopCut(30.0)})
    assert np.array_equal(after.assays.grades["cu_pct"], before.assays.grades["cu_pct"], equal_nan=True)
    assert after.replaced == before.replaced
    assert "0 values" in said(after)


@pytest.mark.parametrize("cut", [lambda: TopCut(-1.0), lambda: TopCut(math.nan), lambda: TopCut(101.0, True)])
def test_impossible_cuts_are_sentences(cut):
    with pytest.raises(InvalidInputError, match="top cut"):
        cut()


@pytest.mark.parametrize(("rule", "value"), [("code", math.nan), ("missing", math.nan), ("zero", 0.0)])
def test_negative_numbers_follow_their_rule(rule, value):
    grades = parse_grades(["-0.37", "-99", "1"], AssayRules(negative=rule))
    assert grades.values.tolist() == pytest.approx([value, math.nan, 1.0], nan_ok=True)


def test_a_negative_detection_code_is_zero_when_all_negatives_are():
    assert parse_grades(["-0.005", "1"], AssayRules(negative="zero")).values.tolist() == [0.0, 1.0]


def test_stated_codes_come_before_every_other_rule_and_are_counted():
    rules = AssayRules(codes={"xx": math.nan, "-5": 0.0025, "<0.1": 0.07})
    grades = parse_grades(["XX", "-5", "<0.1", "2", "XX"], rules)
    assert grades.values.tolist() == pytest.approx([math.nan, 0.0025, 0.07, 2.0, math.nan], nan_ok=True)
    assert not grades.is_text.any()
    counted = {(rule, cell): (count, by) for rule, cell, count, by in grades.replaced}
    assert counted == {
        ("stated_code", "XX"): (2, ""),
        ("stated_code", "-5"): (1, "0.0025"),
        ("stated_code", "<0.1"): (1, "0.07"),
    }
