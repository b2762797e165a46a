# SPDX-License-Identifier: GPL-2.0-or-later
"""Codes through the toolbox."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

NAMES = ["PORPHYRY", "DYKE", "", "PORPHYRY", "-"]


@pytest.fixture
def layer():
    made = QgsVectorLayer(
        "PointZ?crs=EPSG:32612&field=rock:string&field=cu:double&field=n:integer", "samples", "memory"
    )
    for number, name in enumerate(NAMES):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"PointZ ({number} 1 2)"))
        feature.setAttributes([name or None, 0.5 * number, number])
        made.dataProvider().addFeature(feature)
    return made


@pytest.fixture
def encode(run, tmp_path):
    def run_encode(layer, **changed):
        given = {
            "INPUT": layer,
            "FIELD": "rock",
            "OUTPUT": str(tmp_path / "coded.gpkg"),
            "CODEBOOK": str(tmp_path / "codebook.json"),
            **changed,
        }
        return run("encode_lithology", **given)

    return run_encode


def rows(outputs):
    made = QgsVectorLayer(outputs["OUTPUT"], "coded", "ogr")
    return [dict(zip(feature.fields().names(), feature.attributes())) for feature in made.getFeatures()]


def is_null(value):
    return value is None or (hasattr(value, "isNull") and value.isNull())


def test_a_field_of_codes_stands_beside_everything_else(encode, layer):
    outputs = encode(layer)
    coded = rows(outputs)
    assert [None if is_null(row["rock_code"]) else row["rock_code"] for row in coded] == [2, 1, None, 2, None]
    assert [row["n"] for row in coded] == [0, 1, 2, 3, 4]
    made = QgsVectorLayer(outputs["OUTPUT"], "coded", "ogr")
    assert [feature.geometry().asWkt() for feature in made.getFeatures()] == [
        feature.geometry().asWkt() for feature in layer.getFeatures()
    ]
    assert made.crs() == layer.crs()
    assert (outputs["CODE_FIELD"], outputs["CLASSES"], outputs["MISSING"]) == ("rock_code", 2, 2)


def test_the_codebook_says_which_is_which(encode, layer):
    book = json.loads(Path(encode(layer)["CODEBOOK"]).read_text("utf-8"))
    assert (book["version"], book["variable"], book["codes"], book["names"]) == (
        1,
        "rock",
        [1, 2],
        ["DYKE", "PORPHYRY"],
    )


def test_the_most_frequent_name_can_be_the_first(encode, layer):
    book = json.loads(Path(encode(layer, METHOD="frequency")["CODEBOOK"]).read_text("utf-8"))
    assert book["names"] == ["PORPHYRY", "DYKE"]


@pytest.fixture
def earlier(tmp_path):
    path = tmp_path / "earlier.json"
    book = {"version": 1, "variable": "rock", "codes": [5], "names": ["PORPHYRY"], "colors": ["#123456"]}
    path.write_text(json.dumps(book))
    return str(path)


@pytest.mark.parametrize(("rule", "codes"), [("extend", [5, 6, 0, 5, 0]), ("missing", [5, 0, 0, 5, 0])])
def test_known_names_keep_their_codes_and_new_ones_are_reported(encode, layer, earlier, feedback, rule, codes):
    outputs = encode(layer, KNOWN_CODES=earlier, NEW_NAMES=rule)
    assert [0 if is_null(row["rock_code"]) else row["rock_code"] for row in rows(outputs)] == codes
    assert "1 names of rock are not in the earlier codebook: DYKE" in feedback.textLog()


def test_new_names_can_be_refused(encode, layer, earlier):
    with pytest.raises(QgsProcessingException, match="not in the earlier codebook: DYKE"):
        encode(layer, KNOWN_CODES=earlier, NEW_NAMES="refuse")


def test_a_text_file_keeps_its_hole_names(encode, tmp_path):
    path = tmp_path / "lithology.csv"
    path.write_text("hole_id,from,to,rock\n001,0,1,P\n1,0,1,Q\n")
    coded = rows(encode(QgsVectorLayer(f"file://{path}?delimiter=,", "lithology", "delimitedtext")))
    assert [(row["hole_id"], row["rock_code"]) for row in coded] == [("001", 1), ("1", 2)]


def test_an_encoded_layer_can_be_encoded_again(encode, layer, tmp_path, feedback):
    first = encode(layer)
    again = encode(first["OUTPUT"], OUTPUT=str(tmp_path / "again.gpkg"), METHOD="frequency")
    assert rows(again)[0]["rock_code"] == 1
    assert "rock_code already; it is replaced" in feedback.textLog()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"FIELD": "colour"}, "has no field colour; its fields are rock, cu, n"),
        ({"KNOWN_CODES": "wrong.json"}, "not JSON"),
        ({"CODEBOOK": "book.txt"}, "must end in .json"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(encode, layer, tmp_path, monkeypatch, changed, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.json").write_text("wrong")
    with pytest.raises(QgsProcessingException, match=sentence):
        encode(layer, **changed)


def test_the_layer_is_drawn_in_the_colours_of_the_codebook(encode, layer):
    outputs = encode(layer)
    book = json.loads(Path(outputs["CODEBOOK"]).read_text("utf-8"))
    made = QgsVectorLayer(outputs["OUTPUT"], "coded", "ogr")
    assert [category.symbol().color().name() for category in made.renderer().categories()] == book["colors"]


@pytest.fixture
def classes_table(tmp_path):
    path = tmp_path / "classes.csv"
    path.write_text("name,group\nPORPHYRY,intrusive\nSTOCK,intrusive\nLIMESTONE,sediment\n")
    return str(path)


@pytest.mark.parametrize(("rule", "codes"), [("extend", [1, 3, 0, 1, 0]), ("missing", [1, 0, 0, 1, 0])])
def test_a_table_orders_and_groups_and_other_names_are_reported(encode, layer, classes_table, feedback, rule, codes):
    outputs = encode(layer, CLASSES_TABLE=classes_table, NEW_NAMES=rule)
    assert [0 if is_null(row["rock_code"]) else row["rock_code"] for row in rows(outputs)] == codes
    book = json.loads(Path(outputs["CODEBOOK"]).read_text("utf-8"))
    assert book["names"][:2] == ["intrusive", "sediment"]
    assert book["aliases"]["STOCK"] == "intrusive"
    assert "1 names of rock are not in the earlier codebook: DYKE" in feedback.textLog()


def test_a_codebook_and_a_table_of_classes_are_one_too_many(encode, layer, earlier, classes_table):
    with pytest.raises(QgsProcessingException, match="only one can be used"):
        encode(layer, KNOWN_CODES=earlier, CLASSES_TABLE=classes_table)


def test_rare_names_are_merged_and_said(encode, layer, feedback):
    outputs = encode(layer, RARE=0.5)
    assert json.loads(Path(outputs["CODEBOOK"]).read_text("utf-8"))["names"] == ["PORPHYRY", "other"]
    assert "1 rare names of rock were merged into other: DYKE" in feedback.textLog()


def test_each_class_can_have_a_field_of_zeros_and_ones(encode, layer):
    coded = rows(encode(layer, ONE_HOT=True))
    assert [row["rock_porphyry"] for row in coded if not is_null(row["rock_code"])] == [1, 0, 1]
    assert [row["rock_dyke"] for row in coded if not is_null(row["rock_code"])] == [0, 1, 0]
    assert is_null(coded[2]["rock_dyke"])


def test_one_name_has_one_code_in_several_layers(encode, layer, tmp_path):
    first = encode(layer)
    table = tmp_path / "log.csv"
    table.write_text("hole_id,rock\nA,ANDESITE\nA,PORPHYRY\n")
    second = encode(
        str(table),
        KNOWN_CODES=first["CODEBOOK"],
        OUTPUT=str(tmp_path / "second.gpkg"),
        CODEBOOK=str(tmp_path / "second.json"),
    )
    codes = {row["rock"]: row["rock_code"] for row in (*rows(first), *rows(second)) if not is_null(row["rock_code"])}
    assert codes == {"DYKE": 1, "PORPHYRY": 2, "ANDESITE": 3}
    book = json.loads(Path(second["CODEBOOK"]).read_text("utf-8"))
    assert book["names"] == ["DYKE", "PORPHYRY", "ANDESITE"]
