# SPDX-License-Identifier: GPL-2.0-or-later
"""Directions of holes: signs, gaps, sources."""

from __future__ import annotations

import pytest
from oresight.plugin.engine.drillholes.tables import Drillholes


def said(holes: Drillholes) -> str:
    return " ".join(str(notice) for notice in holes.notices)


def test_negative_dips_stay_and_the_rule_is_stated(read):
    holes = read()
    assert holes.surveys.dip.tolist() == [-90.0, -60.0, -45.0]
    assert "dips are negative downwards" in said(holes)


def test_positive_dips_are_turned_when_most_holes_have_them(read):
    holes = read(surveys="hole_id,depth,azimuth,dip\nA,0,0,60\nB,0,0,70\nC,0,0,-5")
    assert holes.surveys.dip.tolist() == [-60.0, -70.0, 5.0]
    assert "positive downwards" in said(holes)
    assert "1 of 3 holes of the surveys have the other sign and were read as going upwards: C" in said(holes)


def test_the_sign_can_be_set_by_hand(read):
    holes = read(surveys="hole_id,depth,azimuth,dip\nA,0,0,60\nB,0,0,70", dip_sign="negative_down")
    assert holes.surveys.dip.tolist() == [60.0, 70.0]


def test_many_stations_of_one_hole_do_not_outvote_the_other_holes(read):
    up = "".join(f"\nA,{depth},0,30" for depth in range(0, 100, 10))
    holes = read(surveys=f"hole_id,depth,azimuth,dip{up}\nB,0,0,-60\nC,0,0,-60")
    assert holes.surveys.dip.min() == -60.0


def test_an_angle_from_the_vertical_becomes_a_dip(read):
    holes = read(surveys="孔号,测点深度,方位角,天顶角\nA,0,90,0\nB,0,90,30")
    assert holes.surveys.dip.tolist() == [-90.0, -60.0]
    assert "angle from the vertical" in said(holes)


def test_a_hole_without_survey_goes_along_its_collar_direction(read):
    holes = read(
        collars="hole_id,x,y,z,azimuth,dip\nA,1000,2000,500,45,-60\nB,1100,2000,510,,",
        surveys=None,
    )
    assert (holes.surveys.hole_id.tolist(), holes.surveys.azimuth.tolist(), holes.surveys.dip.tolist()) == (
        ["A"],
        [45.0],
        [-60.0],
    )
    assert "1 holes have no survey and were taken as vertical, downwards: B" in said(holes)


def test_the_survey_table_goes_before_the_direction_of_the_collar(read):
    holes = read(
        collars="hole_id,x,y,z,azimuth,dip\nA,1000,2000,500,45,-60", surveys="hole_id,depth,azimuth,dip\nA,0,0,-80"
    )
    assert holes.surveys.dip.tolist() == [-80.0]


def test_azimuths_wrap_and_a_vertical_station_needs_none(read):
    holes = read(surveys="hole_id,depth,azimuth,dip\nA,0,360,-60\nB,0,-90,-60\nC,0,,-90")
    assert holes.surveys.azimuth.tolist() == [0.0, 270.0, 0.0]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("A,0,10,-50", "duplicate_station"),
        ("X,0,10,-50", "no_collar"),
        ("A,,10,-50", "no_depth"),
        ("A,-1,10,-50", "no_depth"),
        ("A,5,,-50", "no_direction"),
        ("A,5,10,", "no_direction"),
        (",5,10,-50", "no_hole_id"),
    ],
)
def test_unusable_stations_are_left_out_with_the_reason(read, row, rule):
    holes = read(surveys=f"hole_id,depth,azimuth,dip\nA,0,0,-90\n{row}")
    assert [entry.rule for entry in holes.rejected] == [rule]
    assert holes.surveys.rows.tolist() == [2]


def test_stations_are_sorted_by_depth(read):
    holes = read(surveys="hole_id,depth,azimuth,dip\nA,50,0,-80\nA,0,0,-90")
    assert holes.surveys.depth.tolist() == [0.0, 50.0]
