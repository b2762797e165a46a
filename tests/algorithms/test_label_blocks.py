# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks labelled ore and waste."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

from .deposits import UTM

GRID = BlockGrid((500000.0, 4000000.0, 0.0), (10.0, 10.0, 10.0), (6, 7, 8))
CORNERS = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)]
FACES = [(0, 1, 2, 3), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]


@pytest.fixture
def grade(qgis_app, tmp_path):
    values = np.linspace(0.0, 1.0, GRID.n_blocks).reshape(GRID.shape)
    values[0, 0, :3] = np.nan
    return write_block_raster(tmp_path / "grade.tif", GRID, values, Variable("cu_pct", "estimate", "%"), UTM), values


def box(low, high, faces=FACES) -> QgsVectorLayer:
    """Return a layer of a box's faces."""
    layer = QgsVectorLayer("MultiPolygonZ?crs=EPSG:32648", "body", "memory")
    low, high = np.array(low), np.array(high)
    rings = []
    for face in faces:
        points = [low + np.array(CORNERS[corner]) * (high - low) for corner in (*face, face[0])]
        rings.append("((" + ", ".join(" ".join(str(c) for c in point) for point in points) + "))")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("MultiPolygonZ(" + ", ".join(rings) + ")"))
    layer.dataProvider().addFeature(feature)
    return layer


def test_a_cutoff_divides_ore_from_waste_and_nodata_stays(run, grade, tmp_path):
    path, values = grade
    out = run("label_blocks", INPUT=path, CUTOFF=0.75, LABEL=str(tmp_path / "label.tif"))
    raster = BlockRaster.open(out["LABEL"])
    labels = raster.read()
    assert raster.variable.name == "ore:label"
    assert np.array_equal(np.isnan(labels), np.isnan(values))
    assert np.array_equal(labels == 1, np.nan_to_num(values) >= 0.75)
    assert out["ORE_BLOCKS"] == np.count_nonzero(np.nan_to_num(values) >= 0.75)
    assert out["ORE_SHARE"] == pytest.approx(out["ORE_BLOCKS"] / (GRID.n_blocks - 3))


def test_labels_to_be_learnt_together_have_names_of_their_own(run, grade, tmp_path):
    out = run("label_blocks", INPUT=grade[0], CUTOFF=0.75, NAME=" au ", LABEL=str(tmp_path / "au.tif"))
    assert BlockRaster.open(out["LABEL"]).variable.name == "au:label"
    with pytest.raises(QgsProcessingException, match="The label has no name: a name such as ore is needed"):
        run("label_blocks", INPUT=grade[0], CUTOFF=0.75, NAME=" ", LABEL=str(tmp_path / "none.tif"))


def test_a_label_may_be_called_in_chinese(run, grade, tmp_path):
    out = run("label_blocks", INPUT=grade[0], CUTOFF=0.75, NAME="金 (氧化)", LABEL=str(tmp_path / "金.tif"))
    assert BlockRaster.open(out["LABEL"]).variable.name == "金 (氧化):label"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("../a/b", r"The name of the label is \.\./a/b, but .* no file name may have /: a name of letters"),
        ("a\\b", r"no file name may have \\:"),
        ("x\ny<b>", r"The name of the label is x\\ny<b>, but .* no file name may have \\n < >: a name"),
        (":", "no file name may have :: a name"),
        ("ore:label", "The name of the label is ore:label, but .* no file name may have :: a name"),
        ("金" * 51, "The name of the label has 51 signs, but at most 50 are allowed"),
    ],
)
def test_a_name_that_no_file_can_have_is_refused(run, grade, tmp_path, name, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run("label_blocks", INPUT=grade[0], CUTOFF=0.75, NAME=name, LABEL=str(tmp_path / "label.tif"))
    assert not (tmp_path / "label.tif").exists()


def test_blocks_inside_a_closed_body_are_ore(run, grade, tmp_path):
    body = box((500012.0, 4000012.0, 12.0), (500058.0, 4000048.0, 38.0))
    out = run("label_blocks", BODY=body, BLOCK_MODEL=grade[0], LABEL=str(tmp_path / "label.tif"))
    labels = BlockRaster.open(out["LABEL"]).read()
    expected = np.zeros(GRID.shape)
    expected[1:4, 1:5, 1:6] = 1.0  # centres at 15 to 35, 15 to 45, 15 to 55
    expected[0, 0, :3] = np.nan
    assert np.array_equal(labels, expected, equal_nan=True)


def test_an_open_body_is_refused(run, grade, tmp_path):
    body = box((500012.0, 4000012.0, 12.0), (500058.0, 4000048.0, 38.0), FACES[1:])
    with pytest.raises(QgsProcessingException, match="not closed"):
        run("label_blocks", BODY=body, BLOCK_MODEL=grade[0], LABEL=str(tmp_path / "label.tif"))


def test_categories_are_ore_by_name_or_code(run, qgis_app, tmp_path):
    codes = np.arange(GRID.n_blocks).reshape(GRID.shape) % 3 + 1
    book = {"version": 1, "variable": "rock", "codes": [1, 2, 3], "names": ["A", "B", "C"], "colors": ["#000000"] * 3}
    path = write_block_raster(tmp_path / "rock.tif", GRID, codes, Variable("rock", "category"), UTM, codebook=book)
    out = run("label_blocks", INPUT=path, CATEGORIES="b, 3", LABEL=str(tmp_path / "label.tif"))
    assert np.array_equal(BlockRaster.open(out["LABEL"]).read() == 1, codes >= 2)
    with pytest.raises(QgsProcessingException, match="has no category X; it has A, B, C"):
        run("label_blocks", INPUT=path, CATEGORIES="X", LABEL=str(tmp_path / "label.tif"))
    with pytest.raises(QgsProcessingException, match="name those that are ore"):
        run("label_blocks", INPUT=path, LABEL=str(tmp_path / "label.tif"))


def test_labels_that_are_all_alike_are_warned_about(run, grade, feedback, tmp_path):
    run("label_blocks", INPUT=grade[0], CUTOFF=9.0, LABEL=str(tmp_path / "label.tif"))
    assert "All labels are alike" in feedback.textLog()


def test_an_empty_block_model_has_nothing_to_label(run, qgis_app, tmp_path):
    grade = Variable("cu_pct", "estimate", "%")
    empty = write_block_raster(tmp_path / "empty.tif", GRID, np.full(GRID.shape, np.nan), grade, UTM)
    with pytest.raises(QgsProcessingException, match=r"empty\.tif has no values"):
        run("label_blocks", INPUT=empty, LABEL=str(tmp_path / "label.tif"))
    assert not (tmp_path / "label.tif").exists()


def test_nothing_to_label_is_a_sentence(run, qgis_app, tmp_path):
    with pytest.raises(QgsProcessingException, match="A raster to cut or a body is needed"):
        run("label_blocks", LABEL=str(tmp_path / "label.tif"))
