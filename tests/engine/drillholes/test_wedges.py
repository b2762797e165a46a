# SPDX-License-Identifier: GPL-2.0-or-later
"""Daughter holes leave their parent where the collar table says, in its direction."""

from __future__ import annotations

import math

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.desurvey import METHODS, desurvey

COLLARS = """hole_id,x,y,z,max_depth,parent,wedge_depth
M,1000,2000,500,400,,
W,1000,2000,500,400,M,100"""
SURVEYS = """hole_id,depth,azimuth,dip
M,0,0,-90
M,200,90,-60
M,300,90,-60"""


def traces_of(holes, **options):
    return desurvey(holes.collars, holes.surveys, **options)


def at(traces, hole, *depths):
    return traces.positions(np.array([hole] * len(depths)), np.array(depths, dtype=float))


@pytest.mark.parametrize("method", METHODS)
def test_down_to_where_it_leaves_a_daughter_is_its_parent(read, method):
    traces = traces_of(read(collars=COLLARS, surveys=SURVEYS), method=method)
    depths = (0.0, 40.0, 100.0)
    assert np.allclose(at(traces, "W", *depths), at(traces, "M", *depths), atol=1e-9)


def test_without_stations_of_its_own_a_daughter_goes_straight_on_in_the_parents_direction(read):
    traces = traces_of(read(collars=COLLARS, surveys=SURVEYS))
    turned = math.radians(15.0)  # half of the way through a bend of 30 degrees, from vertical towards east
    leaves = at(traces, "M", 100.0)[0]
    direction = np.array([math.sin(turned), 0.0, -math.cos(turned)])
    assert np.allclose(at(traces, "W", 250.0)[0], leaves + 150.0 * direction, atol=1e-9)


def test_its_own_stations_bend_a_daughter_from_where_it_leaves(read):
    surveys = "hole_id,depth,azimuth,dip\nM,0,0,-90\nM,400,0,-90\nW,100,0,-90\nW,257.0796326794897,90,0"
    traces = traces_of(read(collars=COLLARS, surveys=surveys))
    assert np.allclose(at(traces, "W", 100 + 50 * math.pi)[0], (1100, 2000, 300), atol=1e-6)  # a quarter circle of 100


def test_a_daughter_of_a_daughter_follows_both(read):
    collars = COLLARS + "\nWW,,,,400,W,150"
    surveys = SURVEYS + "\nW,120,90,-70\nW,300,90,-50"
    holes = read(collars=collars, surveys=surveys)
    traces = traces_of(holes)
    depths = (10.0, 100.0, 130.0, 150.0)
    assert np.allclose(at(traces, "WW", *depths), at(traces, "W", *depths), atol=1e-9)
    assert "1 daughter holes have no coordinates and got those of their parents: WW" in "".join(map(str, holes.notices))


def test_the_line_of_a_daughter_begins_where_it_leaves(read):
    traces = traces_of(read(collars=COLLARS, surveys=SURVEYS))
    path = traces.path(1, end=400.0, step=50.0)
    assert path[0, 3] == 100.0
    assert np.allclose(path[0, :3], at(traces, "M", 100.0)[0])
    assert traces.start().tolist() == [0.0, 100.0]


def test_the_order_of_the_collars_makes_no_difference(read):
    header, mother, daughter = COLLARS.splitlines()
    turned = traces_of(read(collars=f"{header}\n{daughter}\n{mother}", surveys=SURVEYS))
    plain = traces_of(read(collars=COLLARS, surveys=SURVEYS))
    for hole in ("M", "W"):
        assert np.allclose(at(turned, hole, 50.0, 333.0), at(plain, hole, 50.0, 333.0))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("W,1000,2000,500,400,Z,100", "1 holes name a parent that is not among the collars"),
        ("W,1000,2000,500,400,M,", "have no depth at which they leave their parent, nor a station"),
    ],
)
def test_what_cannot_be_a_daughter_is_a_hole_of_its_own_and_that_is_said(read, row, said):
    traces = traces_of(read(collars=COLLARS.rsplit("\n", 1)[0] + "\n" + row, surveys=SURVEYS))
    assert np.allclose(at(traces, "W", 100.0)[0], (1000, 2000, 400))
    assert said in str(traces.notices[0])


def test_holes_that_descend_from_each_other_are_holes_of_their_own(read):
    collars = "hole_id,x,y,z,parent,wedge_depth\nP,0,0,0,Q,10\nQ,900,0,0,P,10"
    traces = traces_of(read(collars=collars, surveys=None))
    assert np.allclose(at(traces, "Q", 20.0)[0], (900, 0, -20))


def test_the_depth_of_the_first_station_stands_for_a_depth_that_is_not_given(read):
    collars = COLLARS.replace("M,100", "M,")
    traces = traces_of(read(collars=collars, surveys=SURVEYS + "\nW,120,90,-70"))
    assert traces.start().tolist() == [0.0, 120.0]
    assert "was taken from their first station: W" in str(traces.notices[0])
