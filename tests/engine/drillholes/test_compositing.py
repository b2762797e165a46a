# SPDX-License-Identifier: GPL-2.0-or-later
"""Composites: means worked out by hand, and what must be conserved."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.compositing import composite_intervals
from oresight.plugin.engine.drillholes.desurvey import desurvey
from oresight.plugin.engine.drillholes.tables import TextTable, parse_drillholes
from oresight.plugin.engine.errors import CancelledError, InvalidInputError


def composite(holes, **settings):
    return composite_intervals(holes, desurvey(holes.collars, holes.surveys), **settings)


def spans(composites):
    return list(zip(composites.depth_from.tolist(), composites.depth_to.tolist()))


def test_a_mean_is_weighted_with_length(read):
    result = composite(read(assays="hole_id,from,to,cu\nA,0,1,2\nA,1,3,5"), length=3.0)
    assert spans(result) == [(0.0, 3.0)]
    assert result.grades["cu"].tolist() == [pytest.approx(4.0)]


def test_an_assay_is_shared_among_the_composites_it_crosses(read):
    result = composite(read(assays="hole_id,from,to,cu\nA,0,5,1\nA,5,8,9"), length=4.0)
    assert result.grades["cu"].tolist() == pytest.approx([1.0, (1 * 1 + 3 * 9) / 4])


def test_composites_lie_at_their_middles(read):
    result = composite(read(assays="hole_id,from,to,cu\nB,0,4,1\nB,4,8,1"), length=4.0)
    half = np.sqrt(3) / 2
    expected = [[1100 + 0.5 * depth, 2000, 510 - half * depth] for depth in (2.0, 6.0)]
    assert np.allclose(result.points, expected)


def test_unassayed_is_neither_zero_nor_mean(read):
    result = composite(read(assays="hole_id,from,to,cu\nA,0,3,6\nA,3,6,NS\nA,6,12,NS\nA,12,18,2"), length=6.0)
    assert np.isnan(result.grades["cu"]).tolist() == [False, False]
    assert result.grades["cu"].tolist() == [6.0, 2.0]
    assert result.assayed["cu"].tolist() == [3.0, 6.0]
    assert [entry.rule for entry in result.rejected] == ["too_little_coverage"]


def test_a_grade_with_too_little_length_is_empty_and_counted(read):
    assays = "hole_id,from,to,cu,au\nA,0,2,1,7\nA,2,6,1,"
    result = composite(read(assays=assays), length=6.0)
    assert np.isnan(result.grades["au"][0])
    assert result.grades["cu"][0] == 1.0
    assert "1 composites have too little assayed length for au" in str(result.notices[0])
    assert composite(read(assays=assays), length=6.0, minimum_coverage=0.0).grades["au"][0] == 7.0


def test_the_category_with_the_greatest_length_is_taken_and_of_equals_the_first_by_name(read):
    holes = read(lithology="hole_id,from,to,rock\nA,0,2,P\nA,2,3,Q\nA,3,4,P\nA,4,8,Q\nB,0,2,Z\nB,2,4,Y")
    assert composite(holes, length=4.0).categories["rock"].tolist() == ["P", "Q", "Y"]


def test_composites_begin_anew_at_a_hard_boundary(read):
    holes = read(
        assays="hole_id,from,to,cu\nA,0,5,1\nA,5,13,3",
        lithology="hole_id,from,to,rock\nA,0,7,P\nA,7,13,Q",
    )
    result = composite(holes, length=4.0, boundary="rock")
    assert spans(result) == [(0.0, 4.0), (4.0, 7.0), (7.0, 11.0), (11.0, 13.0)]
    assert result.categories["rock"].tolist() == ["P", "P", "Q", "Q"]


def test_adjacent_intervals_of_one_rock_are_one_unit(read):
    holes = read(lithology="hole_id,from,to,rock\nA,0,3,P\nA,3,8,P\nA,8,12,Q")
    assert spans(composite(holes, length=4.0, boundary="rock")) == [(0.0, 4.0), (4.0, 8.0), (8.0, 12.0)]


def test_what_is_not_logged_is_a_unit_of_its_own_when_long_and_goes_with_the_one_above_when_short(read):
    assays = "hole_id,from,to,cu\nA,0,20,1"
    long_gap = read(assays=assays, lithology="hole_id,from,to,rock\nA,0,8,P\nA,12,20,P")
    assert spans(composite(long_gap, length=8.0, boundary="rock")) == [(0.0, 8.0), (8.0, 12.0), (12.0, 20.0)]
    short_gap = read(assays=assays, lithology="hole_id,from,to,rock\nA,0,8,P\nA,9,20,P")
    assert spans(composite(short_gap, length=10.0, boundary="rock")) == [(0.0, 10.0), (10.0, 20.0)]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("merge", [(0.0, 4.0), (4.0, 9.0)]),
        ("keep", [(0.0, 4.0), (4.0, 8.0), (8.0, 9.0)]),
        ("discard", [(0.0, 4.0), (4.0, 8.0)]),
    ],
)
def test_short_ends_are_merged_kept_or_discarded(read, ends, expected):
    result = composite(read(assays="hole_id,from,to,cu\nA,0,9,1"), length=4.0, ends=ends)
    assert spans(result) == expected
    assert [entry.rule for entry in result.rejected] == (["short_end"] if ends == "discard" else [])


def test_a_column_of_one_name_in_two_tables_gets_the_name_of_the_second_table(read):
    holes = read(assays="hole_id,from,to,cu,zone\nA,0,4,1,OX", lithology="hole_id,from,to,zone\nA,0,4,HOST")
    result = composite(holes, length=4.0)
    assert {name: values.tolist() for name, values in result.categories.items()} == {
        "zone": ["OX"],
        "lithology_zone": ["HOST"],
    }


def test_a_column_called_like_a_field_of_composites_gets_the_name_of_its_table(read):
    holes = read(lithology="hole_id,from,to,ore\nA,0,4,YES")
    assert list(composite(holes, length=4.0).categories) == ["lithology_ore"]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"length": 0.0}, "composite length must be positive, but 0.0"),
        ({"length": 4.0, "boundary": "rok"}, r"boundary field must be a category of the tables \(rock\), but rok"),
        ({"length": 4.0, "minimum_coverage": 2.0}, "minimum coverage must lie between"),
        ({"length": 4.0, "ends": "stretch"}, "rule for short ends must be one of"),
    ],
)
def test_wrong_settings_are_sentences(read, settings, sentence):
    holes = read(assays="hole_id,from,to,cu\nA,0,4,1", lithology="hole_id,from,to,rock\nA,0,4,P")
    with pytest.raises(InvalidInputError, match=sentence):
        composite(holes, **settings)


def test_tables_without_any_value_are_a_sentence(read):
    with pytest.raises(InvalidInputError, match="no interval with a grade or a category"):
        composite(read(assays="hole_id,from,to,cu\nA,0,4,NS"), length=4.0)


def test_a_cancelled_run_stops(read):
    def cancel(fraction, message="", **fields):
        raise CancelledError

    with pytest.raises(CancelledError):
        composite(read(assays="hole_id,from,to,cu\nA,0,4,1"), length=4.0, progress=cancel)


lengths = st.floats(0.05, 9.0)
holes_of_samples = st.lists(
    st.lists(st.tuples(lengths, st.booleans(), st.floats(0.0, 100.0) | st.none(), st.sampled_from(["P", "Q", ""])),
             min_size=1, max_size=30),
    min_size=1, max_size=4,
)  # fmt: skip


@given(holes_of_samples, st.floats(0.3, 20.0), st.sampled_from(["", "rock"]), st.sampled_from(["merge", "keep"]))
@settings(max_examples=200, deadline=None)
def test_length_times_grade_is_conserved(samples, length, boundary, ends):
    rows, metal, logged = [], 0.0, 0.0
    for number, hole in enumerate(samples):
        depth = 0.0
        for step, is_gap, grade, rock in hole:
            start, depth = depth, depth + step
            if not is_gap:
                rows.append((f"H{number}", repr(start), repr(depth), "" if grade is None else repr(grade), rock))
                metal += (depth - start) * (grade or 0.0)
                logged += depth - start if grade is not None else 0.0
    if not any(grade for *_, grade, _ in rows) or not any(rock for *_, rock in rows):
        return
    columns = dict(zip(("hole_id", "from", "to", "cu"), ([row[k] for row in rows] for k in range(4))))
    rocks = {
        "hole_id": columns["hole_id"],
        "from": columns["from"],
        "to": columns["to"],
        "rock": [row[4] for row in rows],
    }
    names = sorted(set(columns["hole_id"]))
    collars = {
        "hole_id": names,
        "x": [str(90 * k) for k in range(len(names))],
        "y": ["0"] * len(names),
        "z": ["0"] * len(names),
    }
    order = list(range(2, len(rows) + 2))
    holes = parse_drillholes(
        {
            "collars": TextTable("collars", collars, list(range(2, len(names) + 2))),
            "assays": TextTable("assays", columns, order),
            "lithology": TextTable("lithology", rocks, order),
        }
    )
    result = composite(holes, length=length, boundary=boundary, ends=ends, minimum_coverage=0.0)
    assert np.nansum(result.assayed["cu"] * result.grades["cu"]) == pytest.approx(metal, rel=1e-9, abs=1e-9)
    assert result.assayed["cu"].sum() == pytest.approx(logged, rel=1e-9)
    known = result.grades["cu"][np.isfinite(result.grades["cu"])]
    assert (known >= holes.assays.grades["cu"][np.isfinite(holes.assays.grades["cu"])].min() - 1e-9).all()
    overlap = (result.hole_id[1:] == result.hole_id[:-1]) & (result.depth_from[1:] < result.depth_to[:-1] - 1e-9)
    assert not overlap.any()
    assert np.allclose(result.length, result.depth_to - result.depth_from)
