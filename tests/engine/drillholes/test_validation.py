# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules that tables are checked by."""

from __future__ import annotations

import re

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.ground_checks import GroundAt
from oresight.plugin.engine.drillholes.validation import RULES, validate_drillholes

GRID = "hole_id,x,y,z,max_depth\n" + "\n".join(
    f"H{k},{1000 + 50 * (k % 4)},{9000 + 50 * (k // 4)},{500 + k},100" for k in range(12)
)
DOWN = "hole_id,depth,azimuth,dip\n" + "\n".join(f"H{k},0,0,-90" for k in range(12))


def collars_with(row):
    return f"{GRID}\n{row}"


def found(holes, rule):
    return [(one.hole_id, one.row) for one in validate_drillholes(holes) if one.rule == rule]


def test_clean_tables_have_no_problem_beyond_holes_without_rows(read):
    holes = read(
        collars=GRID, surveys=DOWN, assays="hole_id,from,to,cu\n" + "\n".join(f"H{k},0,2,1" for k in range(12))
    )
    assert validate_drillholes(holes) == ()


@pytest.mark.parametrize(
    ("rule", "tables", "hole", "row"),
    [
        ("same_place", {"collars": collars_with("T,1000,9000,500,100")}, "T", 14),
        ("far_collar", {"collars": collars_with("T,91000,9000,500,100")}, "T", 14),
        ("swapped_coordinates", {"collars": collars_with("T,9050,1100,500,100")}, "T", 14),
        ("elevation_unlike_neighbours", {"collars": collars_with("T,1020,9020,5050,100")}, "T", 14),
        ("similar_hole_names", {"collars": collars_with("h-1,1020,9020,505,100")}, "h-1", 14),
        ("no_survey", {"collars": collars_with("T,1020,9020,505,100")}, "T", 14),
        ("no_intervals", {"assays": "hole_id,from,to,cu\nH1,0,2,1"}, "H0", 2),
        ("no_station_at_collar", {"surveys": "hole_id,depth,azimuth,dip\nH1,5,0,-90"}, "H1", 2),
        ("single_station", {"collars": GRID.replace(",100", ",900")}, "H0", 2),
        ("unsurveyed_end", {"collars": GRID.replace(",100", ",900"), "surveys": DOWN + "\nH0,50,0,-90"}, "H0", 14),
        ("kink", {"surveys": DOWN + "\nH0,10,0,-50"}, "H0", 14),
        ("station_beyond_hole", {"surveys": DOWN + "\nH0,150,0,-90"}, "H0", 14),
        ("upward_hole", {"surveys": DOWN.replace("H0,0,0,-90", "H0,0,0,60")}, "H0", 2),
        ("mixed_dip_signs", {"surveys": DOWN + "\nH0,99,0,20"}, "H0", 14),
        ("zero_direction", {"surveys": DOWN + "\nH0,50,0,0"}, "H0", 14),
        ("gap", {"assays": "hole_id,from,to,cu\nH1,0,2,1\nH1,5,7,1"}, "H1", 3),
        ("crosses_end", {"assays": "hole_id,from,to,cu\nH1,98,104,1"}, "H1", 2),
        ("long_interval", {"assays": "hole_id,from,to,cu\nH1,0,1,1\nH1,1,2,1\nH1,2,50,1"}, "H1", 4),
        ("no_value", {"assays": "hole_id,from,to,cu\nH1,0,1,1\nH1,1,2,NS"}, "H1", 3),
        ("above_100_percent", {"assays": "hole_id,from,to,cu_pct\nH1,0,1,101"}, "H1", 2),
        ("from_not_before_to", {"assays": "hole_id,from,to,cu\nH1,0,1,1\nH1,3,2,1"}, "H1", 3),
        ("text_in_number", {"assays": "hole_id,from,to,cu\nH1,0,1,1\nH1,1,x,1"}, "H1", 3),
        ("dip_out_of_range", {"surveys": DOWN + "\nH0,50,0,200"}, "H0", 14),
        ("replaced_cells", {"assays": "hole_id,from,to,cu\nH1,0,1,<0.1\nH1,1,2,1"}, "", 0),
        ("negative_unexplained", {"assays": "hole_id,from,to,cu\nH1,0,1,-0.37\nH1,1,2,1"}, "", 0),
        ("mixed_case_names", {"lithology": "hole_id,from,to,rock\nH1,0,1,Pqd\nH1,1,2,pqd"}, "", 0),
        ("coordinates_in_degrees", {"collars": "hole_id,x,y,z\nH0,102.1,36.1,9\nH1,102.2,36.2,9"}, "", 0),
    ],
)
def test_a_rule_finds_its_row(read, rule, tables, hole, row):
    holes = read(**{"collars": GRID, "surveys": DOWN, **tables}, stop_at_faults=False)
    assert (hole, row) in found(holes, rule)


def test_values_are_checked_where_there_are_enough_of_them(read):
    n = 300
    grades = ["1"] * n
    grades[7] = "99"
    assays = "hole_id,from,to,cu\n" + "\n".join(f"H{k % 12},{k},{k + 1},{grade}" for k, grade in enumerate(grades))
    holes = read(collars=GRID.replace(",100", ",999"), surveys=DOWN, assays=assays)
    assert found(holes, "grade_outlier") == [("H7", 9)]
    zeros = assays.replace(",1\n", ",0\n", 50)
    assert found(read(collars=GRID.replace(",100", ",999"), surveys=DOWN, assays=zeros), "many_zeros") == [("", 0)]


def test_a_name_that_occurs_once_among_many_is_noted(read):
    rocks = ["P", "Q"] * 20 + ["QQ"]
    rows = "\n".join(f"H1,{2 * k},{2 * k + 2},{rock}" for k, rock in enumerate(rocks))
    holes = read(collars=GRID, surveys=DOWN, lithology="hole_id,from,to,rock\n" + rows)
    assert found(holes, "rare_name") == [("H1", 42)]


def test_the_gravest_problems_come_first_and_each_says_what_to_do(read):
    holes = read(
        collars=collars_with("T,91000,9000,500,100"),
        surveys=DOWN,
        assays="hole_id,from,to,cu\nH1,0,1,x\nH1,1,2,1\nH1,2,3,1\nH1,5,6,1\nX,0,1,1",
        stop_at_faults=False,
    )
    problems = validate_drillholes(holes)
    severities = [one.severity for one in problems]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    assert {"text_in_number", "no_collar", "far_collar", "gap"} <= {one.rule for one in problems}
    for one in problems:
        assert one.severity == RULES[one.rule][0]
        assert str(one.remedy).endswith(".")
        assert not re.search(r"[{}]|nan", str(one.message))


def test_a_kink_is_measured_in_degrees_over_thirty(read):
    holes = read(collars=GRID, surveys=DOWN + "\nH0,30,0,-82")
    assert not any(one.rule == "kink" for one in validate_drillholes(holes))
    assert any(one.rule == "kink" for one in validate_drillholes(holes, greatest_bend_deg=7.0))


def heights(*elevations):
    """Return the ground below the twelve collars of the grid, all of them on it but the first ones."""
    level = np.arange(500.0, 512.0)
    level[: len(elevations)] = elevations
    return GroundAt(level, np.full(12, np.nan))


def on_ground(holes, ground):
    return {(one.rule, one.hole_id) for one in validate_drillholes(holes, ground=ground) if "topo" in one.rule}


def test_a_collar_far_from_the_ground_is_found(read):
    holes = read(collars=GRID, surveys=DOWN)
    assert on_ground(holes, heights(540.0, 495.0)) == {("collar_off_topography", "H0")}


def test_all_collars_off_by_the_same_are_one_problem_not_many(read):
    holes = read(collars=GRID, surveys=DOWN)
    higher = GroundAt(np.arange(530.0, 542.0) + np.eye(12)[3] * 40, np.full(12, np.nan))
    assert on_ground(holes, higher) == {("topography_offset", ""), ("collar_off_topography", "H3")}


def test_collars_beside_the_elevation_model_are_noted(read):
    holes = read(collars=GRID, surveys=DOWN)
    assert on_ground(holes, heights(np.nan)) == {("outside_topography", "H0")}
    nowhere = GroundAt(np.full(12, np.nan), np.full(12, np.nan))
    assert on_ground(holes, nowhere) == {("outside_topography", "")}


def test_collars_that_would_lie_on_it_when_swapped_are_said_to_be_swapped(read):
    holes = read(collars=GRID, surveys=DOWN)
    problems = validate_drillholes(holes, ground=GroundAt(np.full(12, np.nan), np.full(12, 500.0)))
    assert ("swapped_coordinates", 0) in {(one.rule, one.row) for one in problems}


WEDGE = "hole_id,x,y,z,max_depth,parent,wedge_depth\n" + "\n".join(
    f"H{k},{1000 + 50 * (k % 4)},{9000 + 50 * (k // 4)},{500 + k},100,," for k in range(12)
)


@pytest.mark.parametrize(
    ("rule", "tables"),
    [
        ("unknown_parent", {"collars": WEDGE + "\nT,1000,9000,500,100,X,20"}),
        ("wedge_elsewhere", {"collars": WEDGE + "\nT,1030,9000,500,100,H0,20"}),
        (
            "rows_above_wedge",
            {"collars": WEDGE + "\nT,1000,9000,500,100,H0,20", "assays": "hole_id,from,to,cu\nT,0,2,1\nT,20,22,1"},
        ),
        (
            "collar_direction_differs",
            {
                "collars": "hole_id,x,y,z,max_depth,azimuth,dip\nT,1000,9000,500,100,90,60\nU,1100,9000,500,100,90,60",
                "surveys": "hole_id,depth,azimuth,dip\nT,0,120,-60\nT,50,90,-60\nU,0,90,-60",
            },
        ),
    ],
)
def test_a_rule_about_directions_and_daughters_finds_its_hole(read, rule, tables):
    holes = read(**{"collars": GRID, "surveys": DOWN, **tables}, stop_at_faults=False)
    assert [hole for hole, _ in found(holes, rule)] == ["T"]


def test_a_daughter_at_its_parents_collar_is_nothing_to_report(read):
    holes = read(collars=WEDGE + "\nT,1000,9000,500,100,H0,20", surveys=DOWN)
    assert validate_drillholes(holes) == ()


def test_a_log_that_ends_early_is_noted(read):
    holes = read(collars=GRID, surveys=DOWN, lithology="hole_id,from,to,rock\nH1,0,70,P\nH2,0,95,P")
    assert found(holes, "unlogged_end") == [("H1", 2)]


def test_one_grade_copied_down_a_hole_is_noted_but_detection_limits_are_not(read):
    def assays(cells):
        rows = [f"H{k},0,5,{0.1 + 0.01 * k}" for k in range(2, 12)]
        rows += [f"H1,{5 * k},{5 * k + 5},{cell}" for k, cell in enumerate(cells)]
        rows += [f"H0,{k / 9},{(k + 1) / 9},{1 + 0.01 * k}" for k in range(800)]
        return "hole_id,from,to,cu\n" + "\n".join(rows)

    collars = GRID.replace(",100", ",")
    holes = {
        cells[0]: read(collars=collars, surveys=DOWN, assays=assays(cells)) for cells in (["0.7"] * 12, ["<0.2"] * 12)
    }
    assert [one for one, _ in found(holes["0.7"], "constant_grades")] == ["H1"]
    assert found(holes["<0.2"], "constant_grades") == []


def test_names_with_another_letter_are_other_holes(read):
    holes = read(
        collars=GRID + "\nOR-1,1000,9200,500,100\nOOR1,1050,9200,500,100\nO-R1,1100,9200,500,100", surveys=DOWN
    )
    assert [hole for hole, _ in found(holes, "similar_hole_names")] == ["O-R1"]
