# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that QGIS loads when an algorithm has ended are styled."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.algorithms import loading
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
)

GRID = BlockGrid((500000.0, 4000000.0, 4200.0), (8.0, 14.0, 12.0), (4, 5, 6))


@pytest.fixture
def probability(qgis_app, tmp_path) -> str:
    values = np.linspace(0.0, 1.0, 120).reshape(GRID.shape)
    crs = QgsCoordinateReferenceSystem("EPSG:32648")
    return write_block_raster(tmp_path / "probability.tif", GRID, values, Variable("ore", "probability"), crs)


@pytest.mark.parametrize(
    ("algorithm", "output", "file", "renderer"),
    [
        ("extract_level_plan", "PLAN", "plan.tif", "singlebandpseudocolor"),
        ("extract_voxels", "VOXELS", "voxels.gpkg", "graduatedSymbol"),
    ],
)
def test_a_loaded_result_looks_as_it_was_written(
    provider, feedback, probability, tmp_path, algorithm, output, file, renderer
):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    target = QgsProcessingOutputLayerDefinition(str(tmp_path / file), QgsProject.instance())
    parameters = {"INPUT": probability, output: target, **({"ELEVATION": 4210} if output == "PLAN" else {})}
    made = QgsApplication.processingRegistry().createAlgorithmById(f"oresight:{algorithm}")
    _, is_good = made.run(parameters, context, feedback, {}, False)
    assert is_good
    (source,) = context.layersToLoadOnCompletion()
    layer = QgsProcessingUtils.mapLayerFromString(source, context, True)
    assert layer.renderer().type() != renderer  # as Processing opens it
    context.layerToLoadOnCompletionDetails(source).postProcessor().postProcessLayer(layer, context, feedback)
    assert layer.renderer().type() == renderer
    assert loading._waiting == set()
