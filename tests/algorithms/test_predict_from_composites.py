# SPDX-License-Identifier: GPL-2.0-or-later
"""Prediction from composites as an algorithm."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.points import read_points
from oresight.plugin.bridge.rasters import BlockRaster
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRasterLayer,
    QgsVectorLayer,
)

from .learning_composites import make_deposit, ore_at, write_composites
from .test_train_on_composites import FAST


@pytest.fixture(scope="module")
def deposit(qgis_app, tmp_path_factory):
    return make_deposit(tmp_path_factory.mktemp("deposit"))


@pytest.fixture(scope="module")
def model(deposit, provider):
    """Return a model of the deposit."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:train_on_composites")
    path = str(deposit.folder / "model.safetensors")
    given = {"SAMPLES": deposit.composites, "MODEL": path, **FAST}
    algorithm.run(given, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)
    return path


def predict(run, deposit, model, name="out", **parameters):
    outputs = {
        "PROBABILITY": str(deposit.folder / f"{name}_probability.tif"),
        "UNCERTAINTY": str(deposit.folder / f"{name}_uncertainty.tif"),
    }
    given = {"MODEL": model, "SAMPLES": deposit.composites, "BLOCK_MODEL": deposit.blocks}
    return run("predict_from_composites", **{**given, **outputs, **parameters})


def test_the_probability_is_high_where_the_ore_is_and_the_right_way_up(run, deposit, model):
    outputs = predict(run, deposit, model)
    raster = BlockRaster.open(outputs["PROBABILITY"])
    probability = raster.read()
    inside = ore_at(deposit.grid.centres(np.arange(deposit.grid.n_blocks))).reshape(deposit.grid.shape)
    assert raster.variable.name == "ore:probability"
    assert outputs["BLOCKS"] == np.isfinite(probability).sum() == deposit.grid.n_blocks
    assert probability[inside > 0.3].mean() > 0.6 > 0.3 > probability[inside < -1.0].mean()
    agreement = np.corrcoef(probability.ravel(), inside.ravel())[0, 1]
    for axis in range(3):
        assert np.corrcoef(np.flip(probability, axis).ravel(), inside.ravel())[0, 1] < agreement


def test_all_rasters_are_over_the_blocks_and_fit_each_other(run, deposit, model):
    names = ("APPLICABILITY", "RAW", "ENTROPY", "MODEL_ENTROPY", "DATA_ENTROPY")
    more = {name: str(deposit.folder / f"all_{name}.tif") for name in names}
    outputs = predict(run, deposit, model, "all", **more)
    read = {name: BlockRaster.open(outputs[name]).read() for name in (*names, "PROBABILITY", "UNCERTAINTY")}
    assert all(np.isfinite(values).all() for values in read.values())
    np.testing.assert_allclose(read["ENTROPY"], read["MODEL_ENTROPY"] + read["DATA_ENTROPY"], atol=1e-5)
    order = np.argsort(read["RAW"].ravel(), kind="stable")  # a calibration keeps the order of the blocks
    assert (np.diff(read["PROBABILITY"].ravel()[order]) >= -1e-6).all()
    assert set(np.unique(read["APPLICABILITY"])) <= {0.0, 1.0, 2.0, 3.0}
    layer = QgsRasterLayer(outputs["APPLICABILITY"], "applicability")
    titles = [one.label.split(":")[0] for one in layer.renderer().classes()]
    assert titles == ["inside", "doubtful", "below or beyond the drilling", "outside"]
    assert layer.renderer().classes()[0].color.alpha() == 0


def test_twice_is_the_same_and_other_composites_are_warned_of(run, deposit, model, feedback):
    first, second = predict(run, deposit, model), predict(run, deposit, model, "again")
    one, other = (BlockRaster.open(outputs["PROBABILITY"]).read() for outputs in (first, second))
    np.testing.assert_array_equal(one, other)
    assert "not the composites that the model learned from" not in feedback.textLog()
    table = read_points(QgsVectorLayer(deposit.composites, "composites", "ogr"))
    number = np.array([int(name[1:]) for name in table.columns["hole_id"]])
    changed = deposit.folder / "changed.gpkg"
    write_composites(changed, table.points, number, table.columns["depth_from"], 1.01 * table.columns["cu_pct"])
    predict(run, deposit, model, "changed", SAMPLES=str(changed))
    assert "not the composites that the model learned from" in feedback.textLog()


def test_a_network_of_blocks_or_another_file_is_a_sentence(run, deposit):
    path = deposit.folder / "nonsense.safetensors"
    path.write_bytes(b"nonsense")
    with pytest.raises(QgsProcessingException) as refused:
        predict(run, deposit, str(path), "refused")
    assert "is no model of Train on composites" in str(refused.value)
    assert not (deposit.folder / "refused_probability.tif").exists()
