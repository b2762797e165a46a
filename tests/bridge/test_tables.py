# SPDX-License-Identifier: GPL-2.0-or-later
"""The same table, whichever way it reaches QGIS."""

from __future__ import annotations

from pathlib import Path

import pytest
from oresight.plugin.bridge.tables import read_table, text_of
from oresight.plugin.engine.errors import InvalidInputError
from osgeo import ogr
from qgis.core import QgsFeature, QgsGeometry, QgsPoint, QgsVectorLayer
from qgis.PyQt.QtCore import NULL, QUrl

N = 80_010
LATE = 79_998
"""Index of the record in row 80,000 of the file: the header is row 1."""


@pytest.fixture(scope="module")
def assays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a long table with holes called 001… and one value below detection far down."""
    path = tmp_path_factory.mktemp("tables") / "assays.csv"
    lines = ["HOLEID,FROM,TO,AU_GPT,ROCK CODE"]
    lines += [f"{1 + i // 5000:03d},{i},{i + 1},{'<0.005' if i == LATE else f'{i / 7:.3f}'},10" for i in range(N)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def loaded(path: Path, way: str) -> QgsVectorLayer | Path:
    """Return the table as a user may have brought it into QGIS."""
    if way == "path":
        return path
    if way == "delimitedtext":
        uri = f"{QUrl.fromLocalFile(str(path)).toString()}?type=csv&detectTypes=yes&geomType=none&delimiter=,"
        return QgsVectorLayer(uri, "ESTIMATE", "delimitedtext")
    if way == "ogr with types":
        return QgsVectorLayer(f"{path}|option:AUTODETECT_TYPE=YES|option:AUTODETECT_SIZE_LIMIT=0", "ESTIMATE", "ogr")
    return QgsVectorLayer(str(path), "ESTIMATE", "ogr")


@pytest.mark.parametrize("way", ["path", "delimitedtext", "ogr", "ogr with types"])
def test_a_text_file_gives_the_same_table_whichever_way_it_was_loaded(assays: Path, way: str) -> None:
    layer = loaded(assays, way)
    assert isinstance(layer, Path) or layer.isValid()
    table = read_table(layer, "assays")
    assert list(table.columns) == ["HOLEID", "FROM", "TO", "AU_GPT", "ROCK CODE"]
    assert len(table.rows) == N
    assert table.columns["HOLEID"][0] == "001"
    assert table.rows[LATE] == 80_000
    assert table.columns["AU_GPT"][LATE] == "<0.005"
    assert table.columns["AU_GPT"][7] == "1.000"


def test_a_folder_with_blanks_and_chinese_letters_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "钻孔 数据 & more"
    folder.mkdir()
    path = folder / "assays.csv"
    path.write_text("BHID,FROM,TO,CU\n007,0,1,0.5\n")
    for way in ("delimitedtext", "ogr"):
        assert read_table(loaded(path, way), "assays").columns["BHID"] == ["007"]


def test_a_chinese_table_is_read_right_although_its_layer_is_garbled(tmp_path: Path) -> None:
    path = tmp_path / "lithology.csv"
    path.write_bytes("孔号,自,至,岩性\nZK001,0,12.5,花岗斑岩\nZK001,12.5,30,矽卡岩\n".encode("gb18030"))
    layer = loaded(path, "ogr")
    assert "岩性" not in layer.fields().names()
    table = read_table(layer, "lithology")
    assert table.columns["岩性"] == ["花岗斑岩", "矽卡岩"]
    assert "GB18030" in str(table.notices[0])


def test_a_layer_without_header_line_gives_its_attributes(tmp_path: Path) -> None:
    path = tmp_path / "assays.csv"
    path.write_text("A1,0,1,0.5\nA1,1,2,0.7\n")
    uri = f"file://{path}?type=csv&useHeader=no&detectTypes=no&geomType=none"
    table = read_table(QgsVectorLayer(uri, "a", "delimitedtext"), "assays")
    assert list(table.columns.values())[3] == ["0.5", "0.7"]


@pytest.mark.parametrize("way", ["delimitedtext", "ogr"])
def test_a_filter_on_the_layer_is_kept_and_the_cells_stay_text(tmp_path: Path, way: str) -> None:
    path = tmp_path / "assays.csv"
    path.write_text("BHID,FROM,TO,CU\n001,0,1,<0.005\n\n002,0,1,0.5\n001,1,2,0.7\n")
    layer = loaded(path, way)
    assert layer.setSubsetString('"TO" >= 2' if way == "delimitedtext" else "\"TO\" >= '2'")
    table = read_table(layer, "assays")
    assert table.columns["BHID"] == ["001"]
    assert table.columns["CU"] == ["0.7"]
    assert table.rows == [5]


@pytest.mark.parametrize(("driver", "suffix"), [("GPKG", ".gpkg"), ("XLSX", ".xlsx"), ("ODS", ".ods")])
def test_geopackages_and_spreadsheets_give_what_their_cells_show(tmp_path: Path, driver: str, suffix: str) -> None:
    path = tmp_path / f"assays{suffix}"
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    layer = dataset.CreateLayer("assays", geom_type=ogr.wkbNone)
    for name, kind in (("BHID", ogr.OFTString), ("FROM", ogr.OFTReal), ("N", ogr.OFTInteger), ("CU", ogr.OFTString)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    for row in (("001", 0.0, 7, "0.5"), ("002", 1.25, None, "<0.005"), ("ZK-3", 2.0, 9, None)):
        feature = ogr.Feature(layer.GetLayerDefn())
        for place, value in enumerate(row):
            if value is not None:
                feature.SetField(place, value)
        layer.CreateFeature(feature)
    layer = None
    dataset = None
    table = read_table(QgsVectorLayer(str(path), "ESTIMATE", "ogr"), "assays")
    assert table.columns["BHID"] == ["001", "002", "ZK-3"]
    assert table.columns["FROM"] == ["0", "1.25", "2"]
    assert table.columns["N"] == ["7", "", "9"]
    assert table.columns["CU"] == ["0.5", "<0.005", ""]
    assert table.rows == ([2, 3, 4] if suffix != ".gpkg" else [1, 2, 3])


def test_a_sheet_of_text_alone_has_its_header_found(tmp_path: Path) -> None:
    path = tmp_path / "lithology.xlsx"
    dataset = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    layer = dataset.CreateLayer("lithology", geom_type=ogr.wkbNone)
    for name in ("BHID", "ROCK"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for row in (("A1", "granite"), ("A2", "skarn")):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, row[0])
        feature.SetField(1, row[1])
        layer.CreateFeature(feature)
    layer = None
    dataset = None
    table = read_table(path, "lithology")
    assert table.columns == {"BHID": ["A1", "A2"], "ROCK": ["granite", "skarn"]}


def test_a_memory_layer_gives_text_and_the_geometry_its_coordinates() -> None:
    layer = QgsVectorLayer("PointZ?crs=EPSG:32650&field=hole:string&field=depth:double", "ESTIMATE", "memory")
    features = []
    for name, depth, shape in (("001", 120.0, QgsPoint(1.5, 2, 3)), ("002", NULL, None)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, depth])
        if shape is not None:
            feature.setGeometry(QgsGeometry(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    table = read_table(layer, "collars")
    assert table.columns == {
        "hole": ["001", "002"],
        "depth": ["120", ""],
        "x": ["1.5", ""],
        "y": ["2", ""],
        "z": ["3", ""],
    }
    assert "geometry" in str(table.notices[0])


def test_columns_of_coordinates_go_before_the_geometry() -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:32650&field=hole:string&field=EAST:double&field=NORTH:double", "c", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["A", 10.0, 20.0])
    feature.setGeometry(QgsGeometry(QgsPoint(1, 2)))
    layer.dataProvider().addFeatures([feature])
    table = read_table(layer, "collars")
    assert list(table.columns) == ["hole", "EAST", "NORTH"]
    assert table.notices == ()


def test_a_table_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"assays"):
        read_table(tmp_path / "none.csv", "assays")
    with pytest.raises(InvalidInputError, match=r"The table assays cannot be opened"):
        read_table(tmp_path / "none.gpkg", "assays")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (NULL, ""), (float("nan"), ""), (1.0, "1"), (0.1, "0.1"), (12, "12"), (True, "true"), ("x", "x")],
)
def test_values_as_text(value: object, text: str) -> None:
    assert text_of(value) == text
