# SPDX-License-Identifier: GPL-2.0-or-later
"""Points, lines and tables come back from the files they were written to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, read_points, write_lines, write_points, write_table
from oresight.plugin.bridge.staging import Staging
from oresight.plugin.bridge.styling import style_graduated_points
from oresight.plugin.engine.errors import InvalidInputError
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer, QgsWkbTypes

CRS = QgsCoordinateReferenceSystem("EPSG:32650")
POINTS = np.array([[500_000.25, 4_000_000.5, -12.125], [1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def fields() -> list[Field]:
    return [
        Field("hole_id", "text", np.array(["001", "", "孔 '3'"])),
        Field("cu_pct", "float", np.array([0.1, np.nan, 3.0]), "Cu (%)"),
        Field("rock", "int", [1, None, 3]),
    ]


def test_points_fields_and_missing_values_come_back(tmp_path: Path) -> None:
    layer = QgsVectorLayer(write_points(tmp_path / "p.gpkg", POINTS, fields(), CRS), "ESTIMATE", "ogr")
    table = read_points(layer, ["hole_id", "cu_pct", "rock"])
    np.testing.assert_array_equal(table.points, POINTS)
    assert table.columns["hole_id"].tolist() == ["001", "", "孔 '3'"]
    np.testing.assert_array_equal(table.columns["cu_pct"], [0.1, np.nan, 3.0])
    np.testing.assert_array_equal(table.columns["rock"], [1, np.nan, 3])
    assert table.crs == CRS
    assert layer.wkbType() == QgsWkbTypes.Type.PointZ
    assert layer.attributeAlias(layer.fields().lookupField("cu_pct")) == "Cu (%)"


def test_the_order_of_points_is_kept(tmp_path: Path) -> None:
    points = np.random.default_rng(0).random((5000, 3))
    path = write_points(tmp_path / "p.gpkg", points, [Field("n", "int", np.arange(5000))], CRS)
    table = read_points(QgsVectorLayer(path, "", "ogr"))
    np.testing.assert_array_equal(table.points, points)
    np.testing.assert_array_equal(table.columns["n"], np.arange(5000))


def test_a_point_without_place_has_no_geometry(tmp_path: Path) -> None:
    points = POINTS.copy()
    points[1, 2] = np.nan
    layer = QgsVectorLayer(write_points(tmp_path / "p.gpkg", points, fields(), CRS), "", "ogr")
    assert np.isnan(read_points(layer).points[1]).all()


def test_the_style_comes_with_the_file(tmp_path: Path) -> None:
    path = write_points(
        tmp_path / "p.gpkg",
        POINTS,
        fields(),
        CRS,
        style=lambda layer: style_graduated_points(layer, "cu_pct", [0.0, 1.0, 5.0]),
    )
    layer = QgsVectorLayer(path, "", "ogr")
    assert layer.renderer().type() == "graduatedSymbol"
    assert [path.name for path in tmp_path.iterdir()] == ["p.gpkg"]


@pytest.mark.parametrize(("columns", "kind"), [(3, QgsWkbTypes.Type.LineStringZ), (4, QgsWkbTypes.Type.LineStringZM)])
def test_lines_keep_height_and_measure(tmp_path: Path, columns: int, kind: QgsWkbTypes.Type) -> None:
    line = np.arange(3.0 * columns).reshape(3, columns)
    path = write_lines(tmp_path / "l.gpkg", [line], [Field("hole_id", "text", ["A"])], CRS)
    layer = QgsVectorLayer(path, "", "ogr")
    assert layer.wkbType() == kind
    geometry = next(layer.getFeatures()).geometry()
    vertices = [(v.x(), v.y(), v.z(), v.m())[:columns] for v in geometry.vertices()]
    np.testing.assert_array_equal(vertices, line)


def test_a_csv_table_opens_in_spreadsheets_with_its_letters(tmp_path: Path) -> None:
    path = Path(write_table(tmp_path / "t.csv", fields()))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["hole_id,cu_pct,rock", "001,0.1,1", ",,", "孔 '3',3.0,3"]


@pytest.mark.parametrize("raises", [True, False])
def test_a_table_can_be_a_geopackage(tmp_path: Path, raise_or_not, raises: bool) -> None:
    """In `qgis_process` GDAL's bindings raise, elsewhere they may only remember."""
    raise_or_not(raises)
    layer = QgsVectorLayer(write_table(tmp_path / "t.gpkg", fields()), "", "ogr")
    assert layer.wkbType() == QgsWkbTypes.Type.NoGeometry
    assert layer.featureCount() == 3


def test_an_empty_layer_has_its_fields(tmp_path: Path) -> None:
    path = write_points(tmp_path / "p.gpkg", np.zeros((0, 3)), [Field("n", "int", [])], CRS)
    table = read_points(QgsVectorLayer(path, "", "ogr"))
    assert table.points.shape == (0, 3)
    assert "n" in table.columns


def test_a_missing_field_is_named_with_those_there_are(tmp_path: Path) -> None:
    layer = QgsVectorLayer(write_points(tmp_path / "p.gpkg", POINTS, fields(), CRS), "holes", "ogr")
    with pytest.raises(InvalidInputError, match=r"holes has no field au_gpt; its fields are fid, hole_id, cu_pct"):
        read_points(layer, ["au_gpt"])


def test_lines_where_points_are_needed_are_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "l.gpkg", [np.zeros((2, 3))], [], CRS)
    with pytest.raises(InvalidInputError, match="must be a layer of points, but it holds LineStringZ"):
        read_points(QgsVectorLayer(path, "traces", "ogr"))


def test_two_fields_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="Two fields are called cu"):
        write_points(tmp_path / "p.gpkg", POINTS, [Field("cu", "int", [1, 2, 3]), Field("CU", "int", [1, 2, 3])], CRS)


def test_another_extension_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"must end in \.gpkg"):
        write_points(tmp_path / "p.shp", POINTS, fields(), CRS)


def test_an_earlier_layer_is_replaced_even_while_it_is_open(tmp_path: Path) -> None:
    path = write_points(tmp_path / "p.gpkg", POINTS, fields(), CRS)
    open_layer = QgsVectorLayer(path, "", "ogr")
    assert open_layer.featureCount() == 3
    write_points(path, POINTS[:1], [Field("n", "int", [7])], CRS)
    assert read_points(QgsVectorLayer(path, "", "ogr")).columns["n"].tolist() == [7]


def test_layers_of_one_staging_appear_together(tmp_path: Path) -> None:
    with Staging() as staging:
        write_points(tmp_path / "p.gpkg", POINTS, fields(), CRS, staging=staging)
        write_table(tmp_path / "t.csv", fields(), staging=staging)
        assert not (tmp_path / "p.gpkg").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["p.gpkg", "t.csv"]


def test_a_mine_grid_without_crs_comes_back_without(tmp_path: Path) -> None:
    """GeoPackage writes an undefined system where there is none, and QGIS takes it for a real one."""
    path = write_points(tmp_path / "p.gpkg", POINTS, fields(), QgsCoordinateReferenceSystem())
    assert not read_points(QgsVectorLayer(path, "", "ogr")).crs.isValid()
