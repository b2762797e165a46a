# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks of tables through the toolbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from .drillhole_files import TABLES, write_tables


@pytest.fixture
def validate(run, tmp_path):
    def run_validate(tables=None, **changed):
        given = {
            **write_tables(tmp_path, **(tables or {})),
            "CRS": "EPSG:32612",
            "PROBLEMS": str(tmp_path / "problems.gpkg"),
            "REPORT": str(tmp_path / "report.html"),
            **changed,
        }
        return run("validate_drillholes", **given)

    return run_validate


def problems(outputs):
    layer = QgsVectorLayer(outputs["PROBLEMS"], "problems", "ogr")
    return {(feature["rule"], feature["hole_id"]): feature for feature in layer.getFeatures()}


def test_each_problem_is_a_point_in_its_hole_with_row_and_remedy(validate):
    found = problems(validate())
    swapped = found["from_not_before_to", "C"]
    assert (swapped["severity"], swapped["table_name"], swapped["row"]) == ("error", "assays", 6)
    assert "begins at 4 and ends at 3" in swapped["message"]
    assert "swapped" in swapped["remedy"]
    place = swapped.geometry().vertexAt(0)
    assert place.y() == pytest.approx(4_400_100 - 4 * 0.5**0.5)
    assert place.z() == pytest.approx(505 - 4 * 0.5**0.5)


def test_a_problem_without_a_hole_has_no_place(validate):
    orphan = problems(validate())["no_collar", "X"]
    assert not orphan.hasGeometry()


def test_everything_that_would_stop_a_run_is_listed_at_once(validate):
    tables = {
        "SURVEYS": TABLES["SURVEYS"] + "\n001,10,0,200",
        "ASSAYS": TABLES["ASSAYS"] + "\n001,x,9,1,1\n001,10,12,high,1",
    }
    outputs = validate(tables)
    rules = [rule for rule, _ in problems(outputs)]
    assert "dip_out_of_range" in rules
    assert "text_in_number" in rules
    assert outputs["ERRORS"] >= 5


def test_the_report_is_one_page_with_counts_and_rules(validate):
    text = Path(validate()["REPORT"]).read_text("utf-8")
    assert "<html" in text
    assert "http" not in text.replace("http-equiv", "")
    for words in ("from_not_before_to", "dips are negative downwards", "&lt;0.01", "not a mineral resource estimate"):
        assert words in text


def test_names_from_the_tables_are_shown_as_text(validate):
    tables = {"ASSAYS": TABLES["ASSAYS"] + "\n<b>x</b>,0,4,9,9"}
    text = Path(validate(tables)["REPORT"]).read_text("utf-8")
    assert "&lt;b&gt;x&lt;/b&gt;" in text
    assert "<b>x</b>" not in text


def test_the_points_are_coloured_by_severity(validate):
    layer = QgsVectorLayer(validate()["PROBLEMS"], "problems", "ogr")
    assert layer.renderer().classAttribute() == "severity"


def test_a_missing_column_is_a_sentence(validate):
    with pytest.raises(QgsProcessingException, match="collars have no column for z"):
        validate({"COLLARS": "hole_id,x,y\nA,1,2"})


def test_copper_creek_is_checked_from_its_raw_tables(run, data_folder, tmp_path):
    raw = data_folder / "copper_creek" / "raw"
    outputs = run(
        "validate_drillholes",
        COLLARS=str(raw / "collar.csv"),
        SURVEYS=str(raw / "survey.csv"),
        ASSAYS=str(raw / "assay.csv"),
        LITHOLOGY=str(raw / "lithology.csv"),
        CRS="EPSG:26912",
        PROBLEMS=str(tmp_path / "problems.gpkg"),
        REPORT=str(tmp_path / "report.html"),
    )
    assert outputs["ERRORS"] == 0
    assert outputs["WARNINGS"] > 141
    layer = QgsVectorLayer(outputs["PROBLEMS"], "problems", "ogr")
    placed = [feature for feature in layer.getFeatures() if feature["hole_id"]]
    assert all(feature.hasGeometry() for feature in placed)
