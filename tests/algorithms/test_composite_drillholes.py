# SPDX-License-Identifier: GPL-2.0-or-later
"""Composites through the toolbox."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import read_points
from qgis.core import QgsProcessingException, QgsVectorLayer

from .drillhole_files import TABLES, write_tables

CRS = "EPSG:32612"


@pytest.fixture
def composite(run, tmp_path):
    def run_composite(**changed):
        given = {
            **write_tables(tmp_path / "tables"),
            "LENGTH": 4.0,
            "CRS": CRS,
            "COMPOSITES": str(tmp_path / "composites.gpkg"),
            "REJECTED": str(tmp_path / "rejected.csv"),
            **changed,
        }
        return run("composite_drillholes", **given)

    return run_composite


def rows(outputs):
    layer = QgsVectorLayer(outputs["COMPOSITES"], "composites", "ogr")
    return [dict(zip(feature.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def test_composites_are_points_with_depths_means_and_categories(composite):
    outputs = composite()
    layer = QgsVectorLayer(outputs["COMPOSITES"], "composites", "ogr")
    assert layer.fields().names() == [
        "fid", "hole_id", "depth_from", "depth_to", "length", "cu_pct", "au_gpt", "rock"
    ]  # fmt: skip
    assert layer.crs().authid() == CRS
    table = read_points(layer)
    assert table.columns["hole_id"].tolist() == ["001", "1", "C"]
    assert table.columns["cu_pct"][0] == pytest.approx(2.0)
    assert np.isnan(table.columns["cu_pct"][1])
    assert table.columns["rock"].tolist() == ["PORPHYRY", "PORPHYRY", "LIMESTONE"]
    assert np.allclose(table.points[0], (500_000, 4_400_000, 498))
    assert np.allclose(table.points[1], (500_101, 4_400_000, 510 - np.sqrt(3)))
    assert outputs["COUNT"] == 3


def test_ore_is_one_zero_or_null(composite):
    outputs = composite(ORE='"cu_pct" >= 0.3')
    layer = QgsVectorLayer(outputs["COMPOSITES"], "composites", "ogr")
    ore = read_points(layer, ["ore"]).columns["ore"]
    assert ore[[0, 2]].tolist() == [1.0, 0.0]
    assert np.isnan(ore[1])
    assert outputs["ORE_COUNT"] == 1


def test_every_row_left_out_is_listed_with_the_reason(composite):
    outputs = composite()
    with Path(outputs["REJECTED"]).open(encoding="utf-8-sig") as lines:
        listed = [(row["table_name"], row["row"], row["rule"]) for row in csv.DictReader(lines)]
    assert sorted(listed) == [("assays", "6", "from_not_before_to"), ("assays", "7", "no_collar")]
    assert outputs["REJECTED_COUNT"] == 2


def test_the_list_can_be_a_geopackage(composite, tmp_path):
    outputs = composite(REJECTED=str(tmp_path / "rejected.gpkg"))
    layer = QgsVectorLayer(outputs["REJECTED"], "rejected", "ogr")
    assert sorted(feature["rule"] for feature in layer.getFeatures()) == ["from_not_before_to", "no_collar"]


def test_the_log_says_what_was_guessed_and_replaced(composite, feedback):
    composite()
    log = feedback.textLog()
    assert "dips are negative downwards" in log
    assert "<0.01 was replaced by 0.005; cells: 1" in log
    assert "NS was taken as missing; cells: 1" in log
    assert "hole X is not in the collars" in log


def test_composites_end_at_a_hard_boundary(composite):
    outputs = composite(BOUNDARY_FIELD="rock")
    assert [(row["hole_id"], row["depth_to"], row["rock"]) for row in rows(outputs)][:2] == [
        ("001", 3.0, "PORPHYRY"),
        ("001", 4.0, "DYKE"),
    ]


@pytest.mark.parametrize("kind", ["path", "delimitedtext", "ogr with types"])
def test_a_table_gives_the_same_composites_however_it_is_opened(composite, tmp_path, kind):
    path = tmp_path / "tables" / "assays.csv"
    expected = rows(composite())
    layers = {
        "path": str(path),
        "delimitedtext": QgsVectorLayer(f"file://{path}?delimiter=,&detectTypes=yes", "assays", "delimitedtext"),
        "ogr with types": QgsVectorLayer(f"{path}|option:AUTODETECT_TYPE=YES", "assays", "ogr"),
    }
    if kind != "path":
        assert layers[kind].isValid()
    assert rows(composite(ASSAYS=layers[kind])) == expected


def test_columns_can_be_set_by_hand(composite, tmp_path):
    strange = write_tables(tmp_path, ASSAYS=TABLES["ASSAYS"].replace("from,to", "VON,BIS"))
    with pytest.raises(QgsProcessingException, match="assays have no column for depth_from, depth_to"):
        composite(**strange)
    assert composite(**strange, COLUMNS="assays.from = VON\nassays.to = BIS")["COUNT"] == 3
    assert composite(**strange, COLUMNS='{"assays": {"from": "VON", "to": "BIS"}}')["COUNT"] == 3


def test_the_rule_for_values_below_detection_can_be_chosen(composite):
    assert rows(composite(BELOW_DETECTION="zero"))[0]["au_gpt"] == pytest.approx(0.25)
    assert rows(composite(BELOW_DETECTION="half"))[0]["au_gpt"] == pytest.approx(0.2525)


def test_collars_may_be_points(composite, tmp_path, run):
    layer = QgsVectorLayer(f"PointZ?crs={CRS}&field=hole_id:string", "collars", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    for name, place in (("001", "500000 4400000 500"), ("1", "500100 4400000 510"), ("C", "500000 4400100 505")):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"PointZ ({place})"))
        feature.setAttributes([name])
        layer.dataProvider().addFeature(feature)
    assert rows(composite(COLLARS=layer, CRS=None)) == rows(composite())


def test_holes_without_a_survey_table_are_vertical_and_that_is_said(composite, feedback):
    outputs = composite(SURVEYS=None)
    assert np.allclose(read_points(QgsVectorLayer(outputs["COMPOSITES"])).points[:, 2], [498, 508, 503])
    assert "3 holes have no survey and were taken as vertical" in feedback.textLog()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"CRS": "EPSG:4326"}, "coordinates are in degrees"),
        ({"ORE": '"cu" >= 1'}, "uses cu, but the fields are hole_id"),
        ({"ORE": '"cu_pct" >='}, "cannot be read"),
        ({"BOUNDARY_FIELD": "colour"}, "boundary field must be a category"),
        ({"COLUMNS": "assays: VON"}, "set by hand as table.role = header"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(composite, changed, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        composite(**changed)


def test_another_extension_is_a_sentence(composite, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"must end in \.gpkg"):
        composite(COMPOSITES=str(tmp_path / "composites.shp"))


def test_good_outputs_survive_a_run_that_fails(composite, tmp_path):
    outputs = composite()
    before = Path(outputs["COMPOSITES"]).read_bytes(), Path(outputs["REJECTED"]).read_bytes()
    with pytest.raises(QgsProcessingException):
        composite(ORE='"cu" >= 1')
    with pytest.raises(QgsProcessingException):
        composite(REJECTED=str(tmp_path / "rejected.xyz"))
    assert (Path(outputs["COMPOSITES"]).read_bytes(), Path(outputs["REJECTED"]).read_bytes()) == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_the_layer_carries_its_style(composite):
    layer = QgsVectorLayer(composite(ORE='"cu_pct" >= 0.3')["COMPOSITES"], "composites", "ogr")
    assert layer.renderer().type() == "categorizedSymbol"
    assert layer.renderer().classAttribute() == "ore"


def test_wolfpass_is_composited_from_its_raw_tables(run, data_folder, tmp_path):
    raw = data_folder / "wolfpass" / "raw"
    outputs = run(
        "composite_drillholes",
        COLLARS=str(raw / "Wolfpass_collar.csv"),
        SURVEYS=str(raw / "Wolfpass_survey.csv"),
        ASSAYS=str(raw / "Wolfpass_WP_assay.csv"),
        LITHOLOGY=str(raw / "Wolfpass_WP_lith.csv"),
        LENGTH=6.0,
        ORE='"cu_pct" >= 1',
        COMPOSITES=str(tmp_path / "composites.gpkg"),
        REJECTED=str(tmp_path / "rejected.csv"),
    )
    assert outputs["REJECTED_COUNT"] == 0
    assert 2700 < outputs["COUNT"] < 2900  # 16,904 m of holes, 6 m each
    table = read_points(QgsVectorLayer(outputs["COMPOSITES"], "composites", "ogr"), ["cu_pct", "rock", "ore"])
    assert np.isfinite(table.points).all()
    assert np.nansum(table.columns["ore"]) == outputs["ORE_COUNT"]
    assert np.array_equal(table.columns["ore"] == 1, table.columns["cu_pct"] >= 1)
