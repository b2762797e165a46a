# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers that QGIS loads when an algorithm has ended are styled."""

from __future__ import annotations

from pathlib import Path

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
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
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


@pytest.fixture
def project(qgis_app):
    """Return the open project, empty before and after."""
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def of_dialog(qgis_app):
    """Return the feedback that the dialog of an algorithm gives it; Python knows its class by a base only."""
    from qgis.gui import QgsProcessingAlgorithmDialogBase

    names = ("createProcessingParameters", "isFinalized", "parametersPanel", "processingContext", "runAlgorithm")
    dialog = type("Dialog", (QgsProcessingAlgorithmDialogBase,), dict.fromkeys(names, lambda *_: None))()
    yield dialog.createFeedback()
    dialog.deleteLater()


@pytest.fixture
def load(qgis_app, monkeypatch):
    """Return what the toolbox calls when an algorithm has ended: it adds the layers to the project."""
    monkeypatch.syspath_prepend(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.gui.Postprocessing import handleAlgorithmResults

    return handleAlgorithmResults


def test_rasters_of_a_folder_are_loaded_into_one_group_styled_and_the_first_one_shown(
    provider, feedback, of_dialog, probability, project, load, tmp_path
):
    paths = [str(tmp_path / f"{name}.tif") for name in ("au", "岩性", "cu")]
    crs = QgsCoordinateReferenceSystem("EPSG:32648")
    for path in paths:
        write_block_raster(path, GRID, np.ones(GRID.shape), Variable(Path(path).stem, "attribution"), crs)
    context = QgsProcessingContext()
    context.setProject(project)
    loading.load_together(context, of_dialog, paths, "Attributions")
    loading.style_on_load(context)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:explain_network")
    assert load(algorithm, context, feedback, {})
    (group,) = project.layerTreeRoot().children()
    assert group.name() == "Attributions"
    nodes = group.children()
    assert [node.layer().name() for node in nodes] == ["au", "岩性", "cu"]
    assert [node.itemVisibilityChecked() for node in nodes] == [True, False, False]
    assert {node.layer().renderer().type() for node in nodes} == {"singlebandpseudocolor"}
    assert [node.layer().source() for node in nodes] == paths
    assert loading._waiting == set()


def test_layers_that_were_loaded_before_stay_as_the_user_has_set_them(
    provider, feedback, of_dialog, probability, project, load
):
    layer = QgsRasterLayer(probability, "mine")
    project.addMapLayer(layer)
    node = project.layerTreeRoot().findLayer(layer.id())
    node.setExpanded(True)
    node.setItemVisibilityChecked(False)
    context = QgsProcessingContext()
    context.setProject(project)
    loading.load_together(context, of_dialog, [probability], "Attributions")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:explain_network")
    load(algorithm, context, feedback, {})
    assert (node.isExpanded(), node.itemVisibilityChecked()) == (True, False)


def test_rasters_of_a_folder_are_loaded_where_other_results_are(feedback, project, probability):
    context = QgsProcessingContext()
    context.setProject(project)
    context.addLayerToLoadOnCompletion("other.tif", QgsProcessingContext.LayerDetails("other", project))
    loading.load_together(context, feedback, [probability], "Attributions")
    assert set(context.layersToLoadOnCompletion()) == {"other.tif", probability}
    loading._waiting.clear()


def test_rasters_of_a_folder_are_left_to_a_model_a_batch_or_a_script(feedback, of_dialog, project, probability):
    context = QgsProcessingContext()
    loading.load_together(context, of_dialog, [probability], "Attributions")
    context.setProject(project)
    loading.load_together(context, feedback, [probability], "Attributions")
    loading.load_together(context, QgsProcessingMultiStepFeedback(2, of_dialog), [probability], "Attributions")
    assert context.layersToLoadOnCompletion() == {}
    assert loading._waiting == set()
