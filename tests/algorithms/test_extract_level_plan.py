# SPDX-License-Identifier: GPL-2.0-or-later
"""Level plans as rasters."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsRasterLayer

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
