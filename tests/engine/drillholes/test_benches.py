# SPDX-License-Identifier: GPL-2.0-or-later
"""Composites between levels, by hand and by what must be conserved."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.benches import cut_by_benches
from oresight.plugin.engine.drillholes.compositing import composite_intervals
from oresight.plugin.engine.drillholes.depths import Spans
from oresight.plugin.engine.drillholes.desurvey import desurvey
from oresight.plugin.engine.drillholes.records import Collars, Surveys


def benches(holes, height, **settings):
    traces = desurvey(holes.collars, holes.surveys)
    return composite_intervals(holes, traces, length=height, by="bench", **settings)


def spans(composites):
    return [(round(start, 9), round(end, 9)) for start, end in zip(composites.depth_from, composites.depth_to)]


def test_a_vertical_hole_is_cut_at_the_levels(read):
    # the collar lies at 500; levels of 12 from 0 lie at 492, 480, 468
    result = benches(read(assays="hole_id,from,to,cu\nA,0,8,1\nA,8,20,2\nA,20,30,3"), 12.0)
    assert spans(result) == [(0.0, 8.0), (8.0, 20.0), (20.0, 30.0)]
    assert result.bench.tolist() == [492.0, 480.0, 468.0]
    assert result.grades["cu"].tolist() == pytest.approx([1.0, 2.0, 3.0])


def test_the_base_moves_the_levels(read):
    result = benches(read(assays="hole_id,from,to,cu\nA,0,30,1"), 12.0, bench_base=500.0)
    assert spans(result) == [(0.0, 12.0), (12.0, 24.0), (24.0, 30.0)]
    assert result.bench.tolist() == [488.0, 476.0, 464.0]


def test_an_inclined_hole_stays_longer_in_a_bench(read):
    # hole B starts at 510 with a dip of 60 degrees: 10 of height are 10 / sin 60 of hole
    result = benches(read(assays="hole_id,from,to,cu\nB,0,40,1"), 10.0)
    step = 10.0 / math.sin(math.radians(60.0))
    assert np.allclose(result.depth_to[:-1], step * np.arange(1, len(result.depth_to)), atol=1e-6)
    assert np.allclose(result.points[:-1, 2], 505.0 - 10.0 * np.arange(len(result.depth_to) - 1), atol=1e-6)


def test_a_mean_shares_an_assay_among_benches(read):
    result = benches(read(assays="hole_id,from,to,cu\nA,0,9,1\nA,9,20,5"), 10.0)
    assert result.grades["cu"].tolist() == pytest.approx([(9 * 1 + 1 * 5) / 10, 5.0])


def test_a_horizontal_hole_lies_in_one_bench(read):
    holes = read(surveys="hole_id,depth,azimuth,dip\nA,0,90,0", assays="hole_id,from,to,cu\nA,0,80,1")
    assert spans(benches(holes, 12.0)) == [(0.0, 80.0)]


def test_a_hole_that_turns_upwards_comes_back_into_its_bench(read):
    half = 50.0 * math.pi  # half a circle of radius 50: down 50, and up again
    surveys = f"hole_id,depth,azimuth,dip\nA,0,90,-90\nA,{half / 2},90,0\nA,{half},90,90"
    collars = f"hole_id,x,y,z,max_depth\nA,0,0,505,{half}"
    result = benches(read(collars=collars, surveys=surveys, assays=f"hole_id,from,to,cu\nA,0,{half},1"), 10.0)
    assert result.bench.tolist() == [500, 490, 480, 470, 460, 450, 460, 470, 480, 490, 500]
    assert np.allclose(result.depth_from + result.depth_to[::-1], half, atol=1e-6)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("merge", [(0.0, 13.0), (13.0, 26.0)]),
        ("keep", [(0.0, 3.0), (3.0, 13.0), (13.0, 23.0), (23.0, 26.0)]),
        ("discard", [(3.0, 13.0), (13.0, 23.0)]),
    ],
)
def test_short_ends_are_merged_kept_or_discarded_at_top_and_bottom(read, ends, expected):
    result = benches(read(assays="hole_id,from,to,cu\nA,0,26,1"), 10.0, ends=ends, bench_base=7.0)
    assert spans(result) == expected
    assert [entry.rule for entry in result.rejected] == (["short_end"] * 2 if ends == "discard" else [])


def test_benches_end_at_a_hard_boundary_too(read):
    holes = read(assays="hole_id,from,to,cu\nA,0,20,1", lithology="hole_id,from,to,rock\nA,0,14,P\nA,14,20,Q")
    assert spans(benches(holes, 10.0, boundary="rock")) == [(0.0, 14.0), (14.0, 20.0)]
    assert spans(benches(holes, 10.0, boundary="rock", ends="keep")) == [(0.0, 10.0), (10.0, 14.0), (14.0, 20.0)]


@given(
    st.lists(st.tuples(st.floats(5, 60), st.floats(0, 360), st.floats(-90, 90)), min_size=1, max_size=5),
    st.floats(2.0, 40.0),
    st.floats(-100.0, 100.0),
    st.sampled_from(["merge", "keep"]),
)
@settings(max_examples=80, deadline=None)
def test_pieces_follow_each_other_and_stay_in_their_bench(stations, height, base, ends):
    depth = np.cumsum([0.0, *(step for step, _, _ in stations)])[:-1]
    n = len(depth)
    collars = Collars(np.array(["A"]), np.array([[0.0, 0.0, 300.0]]), np.array([np.nan]), np.array([2]))
    _, azimuth, dip = (np.array(column) for column in zip(*stations))
    traces = desurvey(collars, Surveys(np.array(["A"] * n), depth, azimuth, dip, np.arange(n)))
    end = float(depth[-1] + stations[-1][0])
    runs = Spans(np.array([0]), np.array([0.0]), np.array([end]))
    pieces, discarded = cut_by_benches(runs, traces, height, base, ends=ends)
    assert not discarded.any()
    assert (pieces.depth_from[0], pieces.depth_to[-1]) == (0.0, end)
    assert np.array_equal(pieces.depth_from[1:], pieces.depth_to[:-1])
    inner = slice(1, -1) if ends == "merge" else slice(None)
    for start, stop in list(zip(pieces.depth_from, pieces.depth_to))[inner]:
        along = np.linspace(start, stop, 9)[1:-1]
        level = (traces.positions(np.array(["A"] * 7), along)[:, 2] - base) / height
        assert level.max() - level.min() < 1.0 + 0.26  # between two samples a turning hole may touch a level
