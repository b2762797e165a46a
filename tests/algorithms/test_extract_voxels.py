# SPDX-License-Identifier: GPL-2.0-or-later
"""Voxels as a layer with its style."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from oresight.plugin.bridge.points import read_points
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer, QgsWkbTypes

GRID = BlockGrid((500000.0, 4000000.0, 4200.0), (8.0, 14.0, 12.0), (4, 5, 6))
FAINT = "Beyond what the data supports"
UTM = QgsCoordinateReferenceSystem("EPSG:32648")


@pytest.fixture
def model(qgis_app, tmp_path):
    """Return the path of a model that rises to the east, north and top, and its values."""
    level, row, column = np.indices(GRID.shape)
    values = (100.0 * level + 10.0 * row + column) / 400.0
    values[0] = np.nan
    path = write_block_raster(tmp_path / "probability.tif", GRID, values, Variable("ore", "probability"), UTM)
    return path, values


def test_voxels_are_points_with_elevation_at_the_block_centres(run, model, tmp_path):
    path, values = model
    outputs = run("extract_voxels", INPUT=path, MINIMUM=0.6, VOXELS=str(tmp_path / "voxels.gpkg"))
    layer = QgsVectorLayer(outputs["VOXELS"], "voxels", "ogr")
    assert layer.wkbType() == QgsWkbTypes.Type.PointZ
    assert layer.crs() == UTM
    table = read_points(layer)
    expected = GRID.centres(np.flatnonzero(np.nan_to_num(values.ravel()) >= 0.6))
    np.testing.assert_allclose(table.points, expected)
    np.testing.assert_allclose(table.columns["value"], values[np.nan_to_num(values) >= 0.6], rtol=1e-6)
    np.testing.assert_allclose(table.columns["elevation"], expected[:, 2])
    assert {table.columns[f"block_{axis}"][0] for axis in "xyz"} == {8.0, 14.0, 12.0}


def test_count_and_volume_are_numbers_of_the_outputs(run, model, tmp_path):
    path, values = model
    outputs = run("extract_voxels", INPUT=path, MINIMUM=0.6, VOXELS=str(tmp_path / "voxels.gpkg"))
    count = int((np.nan_to_num(values) >= 0.6).sum())
    assert outputs["COUNT"] == count
    assert outputs["VOLUME"] == pytest.approx(count * 8.0 * 14.0 * 12.0)


def styles_3d(path):
    """Return title, colour and scale along the axes of each kind of cube in the 3D style of a GeoPackage."""
    dataset = ogr.Open(path)
    style = dataset.GetLayerByName("layer_styles").GetNextFeature().GetField("styleQML")
    style = style[style.index("<renderer-3d") : style.index("</renderer-3d>")]
    styles = {}
    for rule in style.split("<rule ")[1:]:
        assert 'shape="cube"' in rule
        matrix = re.search(r'transform matrix="([^"]*)"', rule).group(1).split()
        color = re.search(r'diffuse="(\d+,\d+,\d+)', rule).group(1)
        styles[re.search(r'description="([^"]*)"', rule).group(1)] = (color, [float(one) for one in matrix[0:11:5]])
    return styles


def test_the_layer_brings_cubes_of_the_block_size_for_the_3d_view(run, model, tmp_path):
    outputs = run("extract_voxels", INPUT=model[0], MINIMUM=0.5, VOXELS=str(tmp_path / "voxels.gpkg"))
    # The axes of the 3D world are east, up, minus north.
    assert all(scale == [8.0, 12.0, 14.0] for _, scale in styles_3d(outputs["VOXELS"]).values())
    # Only the classes that occur, in the colours that they have where all ten do.
    assert list(styles_3d(outputs["VOXELS"])) == ["0.5 - 0.6", "0.6 - 0.7", "0.7 - 0.8", "0.8 - 0.9", "0.9 - 1"]


def test_a_minimum_above_everything_is_a_sentence_and_leaves_an_earlier_output(run, model, tmp_path):
    target = tmp_path / "voxels.gpkg"
    run("extract_voxels", INPUT=model[0], MINIMUM=0.5, VOXELS=str(target))
    before = target.read_bytes()
    with pytest.raises(QgsProcessingException, match=r"No block reaches 1\.5: the largest value of the 90 blocks"):
        run("extract_voxels", INPUT=model[0], MINIMUM=1.5, VOXELS=str(target))
    assert target.read_bytes() == before


def test_a_run_cancelled_while_it_writes_leaves_nothing(run, model, tmp_path, feedback):
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent >= 50 else None)
    assert run("extract_voxels", INPUT=model[0], MINIMUM=0.5, VOXELS=str(tmp_path / "voxels.gpkg")) == {}
    assert not [path for path in tmp_path.iterdir() if "voxels" in path.name]


def test_another_extension_is_a_sentence(run, model, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"must end in \.gpkg"):
        run("extract_voxels", INPUT=model[0], MINIMUM=0.5, VOXELS=str(tmp_path / "voxels.shp"))


def test_the_rocks_of_a_model_become_voxels_in_the_colours_of_their_codebook(run, qgis_app, tmp_path):
    codebook = {
        "version": 1,
        "variable": "rock",
        "codes": [1, 2],
        "names": ["AND", "SLT"],
        "colors": ["#ff0000", "#0000ff"],
    }
    values = np.ones(GRID.shape)
    values[2:] = 2.0
    path = write_block_raster(tmp_path / "rock.tif", GRID, values, Variable("rock", "category"), UTM, codebook=codebook)
    outputs = run("extract_voxels", INPUT=path, MINIMUM=1, VOXELS=str(tmp_path / "voxels.gpkg"))
    colors = {title: color for title, (color, _) in styles_3d(outputs["VOXELS"]).items()}
    assert colors == {"AND": "255,0,0", "SLT": "0,0,255"}


def test_voxels_beyond_the_data_are_faint_and_told_by_a_field(run, model, tmp_path):
    path, _ = model
    codes = np.zeros(GRID.shape)
    codes[:, :, 5], codes[3, 4, 4] = 2.0, np.nan
    applicability = write_block_raster(tmp_path / "codes.tif", GRID, codes, Variable("ore", "applicability"), UTM)
    given = {"APPLICABILITY": applicability, "VOXELS": str(tmp_path / "voxels.gpkg")}
    layer = QgsVectorLayer(run("extract_voxels", INPUT=path, MINIMUM=0.8, **given)["VOXELS"], "voxels", "ogr")
    found = {feature["fid"]: feature for feature in layer.getFeatures()}
    easternmost = GRID.origin[0] + 5 * GRID.size[0]
    for feature in found.values():
        assert (feature["applicability"] == 2) == (feature.geometry().constGet().x() > easternmost)
    rules = {one["description"]: one for one in rules_3d(given["VOXELS"])}
    drawn = {title: matching(layer, one["filter"]) for title, one in rules.items()}
    assert sum(len(ids) for ids in drawn.values()) == len(found)  # each voxel has one rule
    outside = drawn[FAINT]
    assert outside == {fid for fid, one in found.items() if one["applicability"] != 0}
    assert {title: one["opacity"] < 0.3 for title, one in rules.items()} == {title: title == FAINT for title in rules}
    on_the_map = {
        rule.label(): matching(layer, rule.filterExpression()) for rule in layer.renderer().rootRule().children()
    }
    assert on_the_map[FAINT] == outside
    assert sum(len(ids) for ids in on_the_map.values()) == len(found)


def rules_3d(path):
    """Return description, filter and opacity of the rules of the 3D style that is stored in a file."""
    dataset = ogr.Open(path)
    document = ET.fromstring(dataset.GetLayerByName("layer_styles").GetNextFeature().GetField("styleQML"))  # noqa: S314 - QGIS wrote it
    rules = [rule for rule in document.find("renderer-3d").iter("rule") if rule.get("description")]
    return [{**rule.attrib, "opacity": float(rule.find(".//material").get("opacity"))} for rule in rules]


def matching(layer, expression):
    return {feature["fid"] for feature in layer.getFeatures(expression)}
