# SPDX-License-Identifier: GPL-2.0-or-later
"""Level plans as rasters."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDoubleRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMapSettings,
    QgsProcessingException,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)

GRID = BlockGrid((500000.0, 4000000.0, 4200.0), (8.0, 14.0, 12.0), (4, 5, 6))
UTM = QgsCoordinateReferenceSystem("EPSG:32648")


@pytest.fixture
def model(qgis_app, tmp_path):
    """Return the path of a model that rises to the east, north and top, and its values."""
    level, row, column = np.indices(GRID.shape)
    values = 100.0 * level + 10.0 * row + column
    values[:, 0, 0] = np.nan
    path = write_block_raster(tmp_path / "cu.tif", GRID, values, Variable("cu_pct", "estimate", "%"), UTM)
    return path, values


def test_the_plan_holds_the_level_at_that_elevation_the_right_way_up(run, model, tmp_path):
    path, values = model
    outputs = run("extract_level_plan", INPUT=path, ELEVATION=4230, PLAN=str(tmp_path / "plan.tif"))
    plan = BlockRaster.open(outputs["PLAN"])
    np.testing.assert_allclose(plan.read()[0], values[2])
    assert plan.grid == BlockGrid((500000.0, 4000000.0, 4224.0), GRID.size, (1, 5, 6))
    assert plan.crs == UTM
    assert (plan.variable.name, plan.variable.unit) == ("cu_pct:estimate", "%")
    assert (outputs["BOTTOM"], outputs["TOP"]) == (4224.0, 4236.0)
    # North is the first row of the file.
    dataset = gdal.Open(outputs["PLAN"])
    assert np.frombuffer(dataset.ReadRaster(5, 0, 1, 1), dtype="float32")[0] == values[2, 4, 5]


def test_the_plan_is_drawn_as_the_model_is(run, model, tmp_path):
    path, _ = model
    outputs = run("extract_level_plan", INPUT=path, ELEVATION=4205, PLAN=str(tmp_path / "plan.tif"))
    model_layer, plan_layer = QgsRasterLayer(path), QgsRasterLayer(outputs["PLAN"])
    assert plan_layer.renderer().inputBand() == 1
    for name in ("classificationMin", "classificationMax"):
        assert getattr(model_layer.renderer(), name)() == getattr(plan_layer.renderer(), name)()
    properties = plan_layer.elevationProperties()
    assert properties.fixedRangePerBand()[1].lower() == 4200.0
    assert properties.fixedRangePerBand()[1].upper() == 4212.0


def test_an_elevation_outside_the_model_is_a_sentence_with_the_range(run, model, tmp_path):
    target = tmp_path / "plan.tif"
    with pytest.raises(QgsProcessingException, match=r"from 4200\.0 to 4248\.0, but 5000\.0 was given"):
        run("extract_level_plan", INPUT=model[0], ELEVATION=5000, PLAN=str(target))
    assert not target.exists()


def test_the_rocks_of_a_plan_keep_codes_names_and_colours(run, qgis_app, tmp_path):
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
    outputs = run("extract_level_plan", INPUT=path, ELEVATION=4201, PLAN=str(tmp_path / "plan.tif"))
    assert BlockRaster.open(outputs["PLAN"]).codebook == codebook
    layer = QgsRasterLayer(outputs["PLAN"])
    classes = layer.renderer().classes()
    assert [(one.value, one.label, one.color.name()) for one in classes] == [
        (1.0, "AND", "#ff0000"),
        (2.0, "SLT", "#0000ff"),
    ]


@pytest.fixture
def applicability(model, tmp_path):
    """Return the path of codes: two columns beyond the drilling on each level, a corner outside on the upper two."""
    codes = np.zeros(GRID.shape)
    codes[:, :, :2] = 2.0
    codes[2:, 4, 5] = 3.0
    codes[:, 0, 0] = np.nan
    return write_block_raster(tmp_path / "codes.tif", GRID, codes, Variable("ore", "applicability"), UTM)


def extract(run, model, tmp_path, elevation=4230, **parameters):
    given = {"PLAN": str(tmp_path / "plan.tif"), "OUTSIDE": str(tmp_path / "outside.gpkg"), **parameters}
    return run("extract_level_plan", INPUT=model[0], ELEVATION=elevation, **given)


def shown(layer, z_range=None):
    """Return bottom and code of the polygons that a map draws, without or at a choice of elevations."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    if z_range is not None:
        settings.setZRange(QgsDoubleRange(*z_range))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    found = set()
    for feature in layer.getFeatures():
        context.setFeature(feature)
        for rule in layer.renderer().rootRule().children():
            if QgsExpression(rule.filterExpression()).evaluate(context):
                found.add((feature["bottom"], feature["code"]))
    return found


def test_ground_beyond_the_data_is_hatched_along_the_edges_of_its_blocks(run, model, applicability, tmp_path):
    layer = QgsVectorLayer(extract(run, model, tmp_path, APPLICABILITY=applicability)["OUTSIDE"], "outside", "ogr")
    found = {feature["code"]: feature for feature in layer.getFeatures()}
    assert {code: (one["bottom"], one["top"], one["blocks"], one["area"]) for code, one in found.items()} == {
        2: (4224.0, 4236.0, 9, 9 * 8.0 * 14.0),
        3: (4224.0, 4236.0, 1, 8.0 * 14.0),
    }
    assert found[2].geometry().area() == pytest.approx(9 * 8.0 * 14.0)
    # The second of the rows from the south begins at 14, the corner without a code is left out.
    assert found[2].geometry().boundingBox() == QgsRectangle(500000.0, 4000000.0, 500016.0, 4000070.0)
    assert not found[2].geometry().intersects(QgsRectangle(500001.0, 4000001.0, 500007.0, 4000013.0))
    assert found[3].geometry().boundingBox() == QgsRectangle(500040.0, 4000056.0, 500048.0, 4000070.0)
    assert layer.crs() == UTM
    kinds = [one.layerType() for one in layer.renderer().rootRule().children()[0].symbol().symbolLayers()]
    assert "LinePatternFill" in kinds


def test_ground_that_is_shown_but_not_judged_is_hatched(run, model, tmp_path):
    codes = np.zeros(GRID.shape)
    codes[:, 0, 0] = codes[:, 3, 4] = np.nan  # of these two blocks the model has the second one
    path = write_block_raster(tmp_path / "codes.tif", GRID, codes, Variable("ore", "applicability"), UTM)
    layer = QgsVectorLayer(extract(run, model, tmp_path, APPLICABILITY=path)["OUTSIDE"], "outside", "ogr")
    (found,) = layer.getFeatures()
    assert (found["meaning"], found["blocks"]) == ("not known", 1)
    assert found.geometry().boundingBox() == QgsRectangle(500032.0, 4000042.0, 500040.0, 4000056.0)
    assert shown(layer) == {(4224.0, -1)}


def test_hatches_follow_the_elevation_controller_as_the_rasters_bands_do(run, model, applicability, tmp_path):
    outputs = extract(run, model, tmp_path, APPLICABILITY=applicability, ALL_LEVELS=True)
    layer = QgsVectorLayer(outputs["OUTSIDE"], "outside", "ogr")
    assert layer.featureCount() == 4 + 2
    assert shown(layer) == {(4224.0, 2), (4224.0, 3)}
    assert shown(layer, (4200.0, 4206.0)) == {(4200.0, 2)}
    assert shown(layer, (4205.0, 4213.0)) == {(4212.0, 2)}  # of two levels a raster shows the upper one
    assert shown(layer, (4240.0, 4300.0)) == {(4236.0, 2), (4236.0, 3)}
    assert shown(layer, (4250.0, 4260.0)) == set()
    assert shown(layer, (4100.0, 4110.0)) == set()


def test_without_an_applicability_nothing_is_hatched(run, model, tmp_path):
    assert "OUTSIDE" not in extract(run, model, tmp_path)
    assert not (tmp_path / "outside.gpkg").exists()


def test_ground_that_is_inside_everywhere_gives_a_layer_without_polygons(run, model, tmp_path):
    inside = write_block_raster(
        tmp_path / "inside.tif", GRID, np.zeros(GRID.shape), Variable("ore", "applicability"), UTM
    )
    outputs = extract(run, model, tmp_path, APPLICABILITY=inside)
    assert QgsVectorLayer(outputs["OUTSIDE"], "outside", "ogr").featureCount() == 0


def test_a_raster_of_other_blocks_or_of_no_applicability_is_a_sentence_and_leaves_nothing(run, model, tmp_path):
    other = BlockGrid(GRID.origin, GRID.size, (4, 5, 5))
    path = write_block_raster(
        tmp_path / "other.tif", other, np.zeros(other.shape), Variable("ore", "applicability"), UTM
    )
    for raster, sentence in ((path, "different blocks"), (model[0], "not the applicability")):
        with pytest.raises(QgsProcessingException, match=sentence):
            extract(run, model, tmp_path, APPLICABILITY=raster)
    assert not (tmp_path / "plan.tif").exists()
