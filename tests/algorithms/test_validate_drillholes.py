# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks of tables through the toolbox."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer

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


def write_plane(path, crs="EPSG:32612"):
    """Write an elevation model that rises by a tenth towards east and falls by a fifth towards north."""
    x, y = np.meshgrid(np.arange(499_905.0, 500_300, 10), np.arange(4_400_295.0, 4_399_900, -10))
    heights = (500 + 0.1 * (x - 500_000) - 0.2 * (y - 4_400_000)).astype("float32")
    rows, columns = heights.shape
    made = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32)
    made.SetGeoTransform((499_900, 10, 0, 4_400_300, 0, -10))
    made.SetProjection(QgsCoordinateReferenceSystem(crs).toWkt())
    made.GetRasterBand(1).WriteRaster(0, 0, columns, rows, heights.tobytes(), buf_type=gdal.GDT_Float32)
    return str(path)


def test_collars_are_compared_with_the_ground_between_its_pixels(validate, tmp_path):
    plane = write_plane(tmp_path / "dem.tif")  # 500, 510 and 480 below the collars at 500, 510 and 505
    found = problems(validate(TOPOGRAPHY=plane))
    assert [hole for rule, hole in found if rule == "collar_off_topography"] == ["C"]
    assert (
        "at elevation 505.0, but the ground of the elevation model lies at 480.0"
        in found["collar_off_topography", "C"]["message"]
    )
    assert not [rule for rule, _ in problems(validate(TOPOGRAPHY=plane, GROUND_TOLERANCE=26)) if "topo" in rule]
    strict = problems(validate({"COLLARS": "hole_id,x,y,z\nA,500003,4400007,498.9"}, TOPOGRAPHY=plane,
                               GROUND_TOLERANCE=0.01, SURVEYS=None, ASSAYS=None, LITHOLOGY=None))  # fmt: skip
    assert not [rule for rule, _ in strict if "topo" in rule]


def test_without_an_elevation_model_nothing_is_said_of_the_ground(validate):
    assert not [rule for rule, _ in problems(validate()) if "topography" in rule]


def test_an_elevation_model_elsewhere_is_said(validate, tmp_path):
    tables = {"COLLARS": TABLES["COLLARS"].replace("44000", "94000").replace("44001", "94001")}
    found = problems(validate(tables, TOPOGRAPHY=write_plane(tmp_path / "dem.tif")))
    said = [one["message"] for (rule, _), one in found.items() if rule == "outside_topography"]
    assert said == ["None of the 3 collars lies where the elevation model has data."]


def test_codes_of_the_laboratory_can_be_stated(validate):
    tables = {"ASSAYS": "hole_id,from,to,Cu_pct\n001,0,2,XX\n001,2,4,-7\nC,0,4,0.1"}
    found = problems(validate(tables, CODES="XX = missing; -7 = 0.003"))
    assert not [rule for rule, _ in found if rule in {"text_in_number", "negative_unexplained"}]
