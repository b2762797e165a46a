# SPDX-License-Identifier: GPL-2.0-or-later
"""What is remembered of small tables with one fault of each kind."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.drillholes import read_drillholes
from oresight.plugin.bridge.drilling_record import drilling_record
from oresight.plugin.bridge.points import Field, write_points
from qgis.core import QgsCoordinateReferenceSystem

TABLES = {
    "collars": "hole_id,x,y,z,max_depth\nA,0,0,100,40\nB,50,0,100,20\n",
    "surveys": "hole_id,depth,azimuth,dip\nA,0,90,-60\n",
    "assays": "hole_id,from,to,cu_pct\nA,0,10,<0.01\nA,10,20,2\nA,10,20,2\nB,0,20,NS\n",
    "lithology": "hole_id,from,to,rock\nA,0,30,granite\nA,30,40,schist\nB,0,20,granite\n",
}


@pytest.fixture
def record(qgis_app, tmp_path: Path) -> dict:
    paths = {}
    for name, text in TABLES.items():
        paths[name] = tmp_path / f"{name}.csv"
        paths[name].write_text(text, encoding="utf-8")
    fields = [
        Field("hole_id", "text", ["A", "A", "B"]),
        Field("length", "float", [10.0, 10.0, 20.0]),
        Field("cu_pct", "float", [0.005, 2.0, np.nan]),
    ]
    composites = tmp_path / "composites.gpkg"
    write_points(composites, np.arange(9.0).reshape(3, 3), fields, QgsCoordinateReferenceSystem("EPSG:32650"))
    return drilling_record(paths, read_drillholes(paths), composites)


def test_holes_rows_and_metres_are_counted(record):
    assert (record["holes"], record["surveyed_holes"], record["metres"], record["composites"]) == (2, 1, 60.0, 3)
    assert {"table": "assays", "rows": 4, "left_out": 1} in record["tables"]


def test_a_grade_is_described_as_found_as_cleaned_and_in_composites(record):
    (grade,) = record["grades"]
    assert (grade["field"], grade["unit"], grade["table"]) == ("cu_pct", "%", "assays")
    assert (grade["found"]["n"], grade["found"]["missing"], grade["found"]["mean"]) == (2, 2, 2.0)
    assert (grade["cleaned"]["n"], grade["cleaned"]["minimum"]) == (2, 0.005)
    assert grade["cleaned"]["mean"] == pytest.approx((0.005 * 10 + 2 * 10) / 20)
    assert grade["composites"]["missing"] == 1


def test_logged_lengths_and_rules_are_listed(record):
    (category,) = record["categories"]
    assert category["lengths"] == {"granite": 50.0, "schist": 10.0}
    assert {(one["rule"], one["value"], one["count"]) for one in record["replaced"]} >= {
        ("below_detection", "<0.01", 1)
    }
    assert [(one["table"], one["rule"], one["count"]) for one in record["left_out"]] == [
        ("assays", "duplicate_interval", 1)
    ]
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_what_looks_odd_and_is_used_as_it_stands_is_counted_by_rule(record):
    found = {(one["table"], one["rule"]): one for one in record["noticed"]}
    assert found["collars", "no_survey"]["count"] == 1
    assert "Hole B" in found["collars", "no_survey"]["first"]
    assert found["collars", "no_survey"]["remedy"]
    assert ("assays", "duplicate_interval") not in found  # it is listed among the rows left out
