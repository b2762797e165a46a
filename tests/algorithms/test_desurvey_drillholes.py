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
