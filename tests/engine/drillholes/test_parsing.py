# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of text as drillholes: what is refused, what is left out, what is said."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.tables import TextTable, parse_drillholes
from oresight.plugin.engine.errors import InvalidInputError


def rules(holes):
    return Counter(entry.rule for entry in holes.rejected)


def said(holes):
    return " ".join(str(notice) for notice in holes.notices)


def test_hole_names_stay_text(read):
    holes = read(
        collars="hole_id,x,y,z\n001,0,0,0\n1,50,50,0\n1.0,90,50,0", surveys=None, assays="hole_id,from,to,cu\n001,0,1,5"
    )
    assert holes.collars.hole_id.tolist() == ["001", "1", "1.0"]
    assert holes.assays.hole_id.tolist() == ["001"]


def test_a_limit_in_row_80000_survives():
    n = 80_000
    cells = {
        "hole_id": ["A"] * n,
        "from": [str(k) for k in range(n)],
        "to": [str(k + 1) for k in range(n)],
        "au_gpt": ["0.5"] * (n - 2) + ["<0.005", "0.5"],
    }
    collars = TextTable("collars", {"hole_id": ["A"], "x": ["1"], "y": ["2"], "z": ["3"]}, [2])
    holes = parse_drillholes({"collars": collars, "assays": TextTable("assays", cells, list(range(2, n + 2)))})
    assert holes.assays.grades["au_gpt"][79_998] == 0.0025
    assert holes.assays.rows[79_998] == 80_000
    assert [(one.value, one.count) for one in holes.replaced] == [("<0.005", 1)]


def test_no_matching_holes_is_a_sentence_with_both_names_and_a_hint(read):
    with pytest.raises(InvalidInputError) as raised:
        read(collars="hole_id,x,y,z\nDH-001,0,0,0\nDH-002,50,0,0", surveys=None, assays="hole_id,from,to,cu\nDH1,0,1,5")
    assert "the assays have DH1, the collars DH-001, DH-002" in str(raised.value)
    assert "leading zeros" in str(raised.value)


@pytest.mark.parametrize(
    ("tables", "sentence"),
    [
        ({"assays": "hole_id,from,to,cu\nA,0,x1,5"}, r'Row 2 of the assays \(hole A\): to must be a number, but "x1"'),
        (
            {"assays": "hole_id,from,to,cu\nA,0,1,5\nA,1,2,6\nA,2,3,high"},
            r'Row 4 of the assays \(hole A\): cu must be a number or a code such as <0.005 or NS, but "high"',
        ),
        ({"surveys": "hole_id,depth,azimuth,dip\nA,0,0,200"}, "dip must lie between -90 and 90 degrees, but 200"),
        ({"surveys": "hole_id,depth,azimuth,dip\nA,0,400,-60"}, "azimuth must lie between 0 and 360 degrees, but 400"),
        (
            {"collars": "hole_id,x,y,z\nA,102.1,36.2,1500\nB,102.11,36.21,1510\nC,102.12,36.2,1490"},
            "look like degrees",
        ),
        ({"collars": "hole_id,x,y,z\nA,,2,3"}, "None of the 1 rows of the collars can be used"),
        ({"collars": "hole_id,x,y\nA,1,2"}, "collars have no column for z"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(read, tables, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        read(**tables)


def test_a_sentence_says_how_many_rows_are_like_this(read):
    with pytest.raises(InvalidInputError, match=r"Row 2 .* rows like this: 3"):
        read(assays="hole_id,from,to,cu\nA,0,a,5\nA,1,b,5\nA,2,c,5")


def test_all_faults_are_entered_when_they_do_not_stop_the_reading(read):
    holes = read(
        surveys="hole_id,depth,azimuth,dip\nA,0,0,200\nB,0,500,-60",
        assays="hole_id,from,to,cu\nA,0,a,5\nA,1,2,5\nA,2,3,high\nA,3,4,6",
        stop_at_faults=False,
    )
    assert Counter(entry.rule for entry in holes.faults) == {
        "dip_out_of_range": 1,
        "azimuth_out_of_range": 1,
        "text_in_number": 2,
    }
    assert holes.assays.depth_from.tolist() == [1.0, 2.0, 3.0]


def test_rows_that_cannot_be_placed_are_left_out_with_the_reason(read):
    holes = read(
        assays="hole_id,from,to,cu\nA,5,5,1\nA,7,6,1\nA,,3,1\nX,0,1,1\n,0,1,1\nA,-5,-2,1\nA,150,160,1\nA,0,1,1"
    )
    assert rules(holes) == {
        "from_not_before_to": 2,
        "no_depth": 1,
        "no_collar": 1,
        "no_hole_id": 1,
        "negative_depth": 1,
        "beyond_hole": 1,
    }
    assert holes.assays.rows.tolist() == [9]
    reasons = [str(entry.reason) for entry in holes.rejected]
    assert "Row 3 of the assays (hole A) begins at 7 and ends at 6; it must begin before it ends." in reasons


def test_a_hole_written_differently_is_named_beside_the_one_it_may_be(read):
    holes = read(
        collars="hole_id,x,y,z\nZK0404,0,0,0\nB,50,50,0",
        surveys=None,
        assays="hole_id,from,to,cu\nB,0,1,5\nZKO404,0,1,5\nC,0,1,5",
    )
    reasons = [str(entry.reason) for entry in holes.rejected]
    assert "hole C is not in the collars." in reasons[0]
    assert "hole ZKO404 is not in the collars, but ZK0404 is" in reasons[1]


def test_of_duplicate_collars_the_first_is_kept_and_their_distance_told(read):
    holes = read(collars="hole_id,x,y,z\nA,1000,2000,500\nB,1100,2000,510\nC,900,2000,510\nA,1003,2004,500")
    assert holes.collars.points[0].tolist() == [1000.0, 2000.0, 500.0]
    assert "row 2, 5.00 away, was kept" in str(holes.rejected[0].reason)


def test_decimal_commas_are_read_throughout_a_table():
    collars = TextTable(
        "collars", {"hole_id": ["A"], "x": ["1.234,5"], "y": ["2000,25"], "z": ["500"]}, [2], notices=()
    )
    holes = parse_drillholes({"collars": collars})
    assert holes.collars.points.tolist() == [[1234.5, 2000.25, 500.0]]
    assert "decimal commas" in said(holes)


def test_both_decimal_marks_in_one_column_are_a_sentence():
    columns = {"hole_id": ["A", "B"], "x": ["1000,5", "1100.25"], "y": ["1", "2"], "z": ["3", "4"]}
    with pytest.raises(InvalidInputError, match="decimal commas in some cells and decimal points in others"):
        parse_drillholes({"collars": TextTable("collars", columns, [2, 3])})


def test_chinese_x_is_the_northing_when_the_numbers_say_so():
    columns = {
        "孔号": ["ZK1", "ZK2"],
        "X坐标": ["4400100", "4400200"],
        "Y坐标": ["500100", "500200"],
        "高程": ["1", "2"],
    }
    holes = parse_drillholes({"collars": TextTable("collars", columns, [2, 3])})
    assert holes.collars.points[0].tolist() == [500100.0, 4400100.0, 1.0]
    assert "northings" in said(holes)


def test_a_text_column_of_assays_is_a_category_and_whole_numbers_of_lithology_are_codes(read):
    holes = read(
        assays="hole_id,from,to,cu,zone\nA,0,1,5,OX\nA,1,2,6,SU",
        lithology="hole_id,from,to,code,recovery\nA,0,1,3,0.95\nA,1,2,12,0.8",
    )
    assert holes.assays.categories["zone"].tolist() == ["OX", "SU"]
    assert holes.lithology.categories["code"].tolist() == ["3", "12"]
    assert holes.lithology.grades["recovery"].tolist() == [0.95, 0.8]


def test_a_rock_called_nr_stays_and_a_dash_is_missing(read):
    holes = read(lithology="hole_id,from,to,rock\nA,0,1,NR\nA,1,2,-\nA,2,3,IS")
    assert holes.lithology.categories["rock"].tolist() == ["NR", "", "IS"]
    assert [(one.value, one.count) for one in holes.replaced] == [("-", 1)]


def test_the_inputs_are_not_modified(table):
    tables = {
        "collars": table("collars", "hole_id,x,y,z\nA,1,2,3"),
        "assays": table("assays", "hole_id,from,to,cu\nA,0,1,NS\nA,1,2,3"),
    }
    before = {name: {header: list(cells) for header, cells in one.columns.items()} for name, one in tables.items()}
    parse_drillholes(tables)
    assert {name: one.columns for name, one in tables.items()} == before


def test_tables_may_come_without_rows(read):
    holes = read(surveys="hole_id,depth,azimuth,dip", assays="hole_id,from,to,cu")
    assert len(holes.assays.depth_from) == 0
    assert len(holes.surveys.depth) == 0
    assert np.isfinite(holes.collars.points).all()
