# SPDX-License-Identifier: GPL-2.0-or-later
"""Traces through the toolbox."""

from __future__ import annotations

import math

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer, QgsWkbTypes

from .drillhole_files import TABLES, write_tables


@pytest.fixture
def desurvey(run, tmp_path):
    def run_desurvey(**changed):
        tables = {
            name: path for name, path in write_tables(tmp_path / "tables").items() if name in ("COLLARS", "SURVEYS")
        }
        given = {**tables, "CRS": "EPSG:32612", "TRACES": str(tmp_path / "traces.gpkg"), **changed}
        return run("desurvey_drillholes", **given)

    return run_desurvey


def traces(outputs):
    layer = QgsVectorLayer(outputs["TRACES"], "traces", "ogr")
    return layer, {feature["hole_id"]: feature for feature in layer.getFeatures()}


def test_a_trace_runs_from_collar_to_end_with_the_depth_as_measure(desurvey):
    layer, holes = traces(desurvey())
    assert QgsWkbTypes.displayString(layer.wkbType()) == "LineStringZM"
    line = holes["1"].geometry()
    first, last = line.vertexAt(0), line.vertexAt(line.constGet().numPoints() - 1)
    assert (first.x(), first.y(), first.z(), first.m()) == (500_100, 4_400_000, 510, 0)
    assert (last.x(), last.m()) == (pytest.approx(500_115), 30)
    assert last.z() == pytest.approx(510 - 30 * math.sqrt(3) / 2)
    assert (holes["1"]["azimuth"], holes["1"]["dip"]) == (pytest.approx(90), pytest.approx(-60))


def test_a_bent_hole_is_drawn_along_its_arc(desurvey, tmp_path):
    quarter = 100.0 * math.pi / 2.0
    tables = write_tables(
        tmp_path,
        COLLARS=f"hole_id,x,y,z,max_depth\nA,1000,2000,500,{quarter}",
        SURVEYS=f"hole_id,depth,azimuth,dip\nA,0,90,-90\nA,{quarter},90,0",
    )
    _, holes = traces(desurvey(COLLARS=tables["COLLARS"], SURVEYS=tables["SURVEYS"], STEP=1.0))
    line = holes["A"].geometry()
    for vertex in line.vertices():
        assert math.hypot(vertex.x() - 1100, vertex.z() - 500) == pytest.approx(100.0)


def test_holes_of_unknown_depth_take_it_from_the_assays_or_are_named(desurvey, tmp_path, feedback):
    collars = "\n".join(line.rsplit(",", 1)[0] for line in TABLES["COLLARS"].splitlines())
    tables = write_tables(tmp_path, COLLARS=collars, ASSAYS="hole_id,from,to,cu\n001,0,12,1\n1,0,4,1")
    outputs = desurvey(COLLARS=tables["COLLARS"], ASSAYS=tables["ASSAYS"])
    _, holes = traces(outputs)
    assert {name: hole["depth"] for name, hole in holes.items()} == {"001": 12.0, "1": 4.0}
    assert outputs["TOTAL_LENGTH"] == 16.0
    assert "The depth of 1 holes is not known, and they are not drawn: C" in feedback.textLog()


def test_without_any_depth_there_is_a_sentence(desurvey, tmp_path):
    tables = write_tables(tmp_path, COLLARS="hole_id,x,y,z\nC,1,2,3")
    with pytest.raises(QgsProcessingException, match="depth of none of the 1 holes is known"):
        desurvey(COLLARS=tables["COLLARS"], SURVEYS=None)


def test_copper_creek_is_drawn(run, data_folder, tmp_path):
    raw = data_folder / "copper_creek" / "raw"
    outputs = run(
        "desurvey_drillholes",
        COLLARS=str(raw / "collar.csv"),
        SURVEYS=str(raw / "survey.csv"),
        ASSAYS=str(raw / "assay.csv"),
        LITHOLOGY=str(raw / "lithology.csv"),
        TRACES=str(tmp_path / "traces.gpkg"),
    )
    _, holes = traces(outputs)
    assert outputs["COUNT"] > 530
    upward = holes["EH1"].geometry()
    assert upward.vertexAt(upward.constGet().numPoints() - 1).z() > upward.vertexAt(0).z()


def test_intervals_are_lines_along_the_holes_with_their_values(desurvey, tmp_path):
    outputs = desurvey(
        ASSAYS=write_tables(tmp_path)["ASSAYS"],
        LITHOLOGY=write_tables(tmp_path)["LITHOLOGY"],
        ASSAY_INTERVALS=str(tmp_path / "assay_lines.gpkg"),
        LITHOLOGY_INTERVALS=str(tmp_path / "rock_lines.gpkg"),
        STEP=1.5,
    )
    layer = QgsVectorLayer(outputs["ASSAY_INTERVALS"], "assays", "ogr")
    assert QgsWkbTypes.displayString(layer.wkbType()) == "LineStringZM"
    lines = {(one["hole_id"], one["depth_from"]): one for one in layer.getFeatures()}
    assert lines["001", 2.0]["cu_pct"] == 3.0
    line = lines["1", 0.0].geometry()
    assert [vertex.m() for vertex in line.vertices()] == pytest.approx([0.0, 4 / 3, 8 / 3, 4.0])
    assert line.vertexAt(3).x() == pytest.approx(500_102)
    rocks = QgsVectorLayer(outputs["LITHOLOGY_INTERVALS"], "rocks", "ogr")
    assert rocks.renderer().classAttribute() == "rock"
    assert {one["rock"] for one in rocks.getFeatures()} == {"PORPHYRY", "DYKE", "LIMESTONE"}
    assert "ALTERATION_INTERVALS" not in outputs


def test_intervals_of_a_table_that_was_not_given_are_a_sentence_and_nothing_is_written(desurvey, tmp_path):
    with pytest.raises(QgsProcessingException, match="alteration along the holes need that table"):
        desurvey(ALTERATION_INTERVALS=str(tmp_path / "lines.gpkg"))
    assert not (tmp_path / "traces.gpkg").exists()


def test_a_wedge_is_drawn_from_where_it_leaves_its_parent(desurvey, tmp_path):
    collars = "hole_id,x,y,z,max_depth,parent,wedge_depth\nM,500000,4400000,500,100,,\nW,,,,120,M,40"
    tables = write_tables(tmp_path, COLLARS=collars, SURVEYS="hole_id,depth,azimuth,dip\nM,0,90,-60")
    outputs = desurvey(COLLARS=tables["COLLARS"], SURVEYS=tables["SURVEYS"], ASSAYS=None, LITHOLOGY=None)
    _, holes = traces(outputs)
    assert (holes["W"]["parent"], holes["W"]["wedge_depth"]) == ("M", 40.0)
    first = holes["W"].geometry().vertexAt(0)
    assert (first.x(), first.m()) == (pytest.approx(500_020), 40.0)
    assert outputs["TOTAL_LENGTH"] == pytest.approx(180.0)
