# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlapping rows: each column takes the value of the first row of the file that has one there."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.tables import TextTable, parse_drillholes


def intervals(table):
    return list(zip(table.depth_from.tolist(), table.depth_to.tolist()))


def rules(holes):
    return [(entry.row, entry.rule) for entry in holes.rejected]


def test_a_repeated_row_counts_once(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,2,1\nA,0,2,5\nA,2,4,3")
    assert holes.assays.grades["cu"].tolist() == [1.0, 3.0]
    assert rules(holes) == [(3, "duplicate_interval")]


def test_an_empty_row_gives_way_even_when_it_comes_first(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,2,\nA,0,2,5\nA,0,50,\nA,2,4,3")
    assert intervals(holes.assays) == [(0.0, 2.0), (2.0, 4.0)]
    assert rules(holes) == [(2, "duplicate_interval"), (4, "blank_overlap")]


def test_a_later_row_gives_only_what_lies_beyond_the_first(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,10,1\nA,8,12,5")
    assert intervals(holes.assays) == [(0.0, 10.0), (10.0, 12.0)]
    assert holes.assays.grades["cu"].tolist() == [1.0, 5.0]
    assert rules(holes) == [(3, "overlap_trimmed")]


def test_a_row_that_others_cover_is_left_out(read):
    holes = read(lithology="hole_id,from,to,rock\nA,0,5,P\nA,5,10,Q\nA,1,9,R")
    assert intervals(holes.lithology) == [(0.0, 5.0), (5.0, 10.0)]
    assert rules(holes) == [(4, "overlap")]


def test_detailed_rows_are_kept_where_a_coarse_one_follows_in_the_file(read):
    holes = read(lithology="hole_id,from,to,rock\nA,4,6,DYKE\nA,0,10,HOST")
    assert intervals(holes.lithology) == [(0.0, 4.0), (4.0, 6.0), (6.0, 10.0)]
    assert holes.lithology.categories["rock"].tolist() == ["HOST", "DYKE", "HOST"]


def test_an_element_assayed_on_longer_samples_is_kept_beside_the_others(read):
    holes = read(assays="hole_id,from,to,cu,ag\nA,0,3,1,\nA,3,6,2,\nA,0,6,1.5,40")
    assert intervals(holes.assays) == [(0.0, 3.0), (3.0, 6.0)]
    assert holes.assays.grades["cu"].tolist() == [1.0, 2.0]
    assert holes.assays.grades["ag"].tolist() == [40.0, 40.0]


def test_depths_that_differ_by_rounding_are_no_overlap(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,10.0004,1\nA,10,20,5")
    assert not holes.rejected
    assert holes.assays.depth_to[0] <= holes.assays.depth_from[1]


def test_the_rule_is_stated_with_the_number_of_rows(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,2,1\nA,0,2,5\nA,2,4,3")
    assert any("1 rows of the assays overlap others" in str(notice) for notice in holes.notices)


spans = st.lists(
    st.tuples(st.sampled_from("AB"), st.integers(0, 30), st.integers(1, 10), st.booleans()), min_size=1, max_size=25
)


@given(spans)
@settings(max_examples=150, deadline=None)
def test_every_point_has_the_value_of_the_first_row_there_and_nothing_overlaps(rows):
    cells = {
        "hole_id": [hole for hole, *_ in rows],
        "from": [str(start) for _, start, _, _ in rows],
        "to": [str(start + length) for _, start, length, _ in rows],
        "cu": [str(number + 1) if has else "" for number, (*_, has) in enumerate(rows)],
    }
    collars = TextTable("collars", {"hole_id": ["A", "B"], "x": ["0", "90"], "y": ["0", "0"], "z": ["0", "0"]}, [2, 3])
    assays = TextTable("assays", {**cells, "constant": ["1"] * len(rows)}, list(range(2, len(rows) + 2)))
    table = parse_drillholes({"collars": collars, "assays": assays}).assays
    for hole in "AB":
        own = table.hole_id == hole
        assert (table.depth_from[own][1:] >= table.depth_to[own][:-1]).all()
        for depth in np.arange(0.5, 41.0):
            covering = [n + 1 for n, (name, start, length, has) in enumerate(rows)
                        if has and name == hole and start < depth < start + length]  # fmt: skip
            inside = own & (table.depth_from < depth) & (depth < table.depth_to)
            if inside.any() and "cu" in table.grades:
                found = table.grades["cu"][inside]
                assert np.isnan(found[0]) if not covering else found[0] == min(covering)
            else:
                assert not covering


@given(spans)
@settings(max_examples=100, deadline=None)
def test_every_row_of_which_nothing_is_kept_is_listed(rows):
    cells = {
        "hole_id": [hole for hole, *_ in rows],
        "from": [str(start) for _, start, _, _ in rows],
        "to": [str(start + length) for _, start, length, _ in rows],
        "rock": [f"R{number}" for number in range(len(rows))],
    }
    collars = TextTable("collars", {"hole_id": ["A", "B"], "x": ["0", "90"], "y": ["0", "0"], "z": ["0", "0"]}, [2, 3])
    holes = parse_drillholes(
        {"collars": collars, "lithology": TextTable("lithology", cells, list(range(2, len(rows) + 2)))}
    )
    kept = set(holes.lithology.categories["rock"].tolist())
    listed = Counter(entry.row for entry in holes.rejected)
    assert all(f"R{number}" in kept or listed[number + 2] == 1 for number in range(len(rows)))
