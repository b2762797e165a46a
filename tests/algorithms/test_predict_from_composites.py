# SPDX-License-Identifier: GPL-2.0-or-later
"""Prediction from composites as an algorithm."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster

from .learning_composites import make_deposit, ore_at
from .test_train_on_composites import learn


@pytest.fixture(scope="module")
def deposit(qgis_app, tmp_path_factory):
    return make_deposit(tmp_path_factory.mktemp("deposit"))


def predict(run, deposit, model, name="out", **parameters):
    outputs = {
        "PROBABILITY": str(deposit.folder / f"{name}_probability.tif"),
        "UNCERTAINTY": str(deposit.folder / f"{name}_uncertainty.tif"),
    }
    given = {"MODEL": model, "SAMPLES": deposit.composites, "BLOCK_MODEL": deposit.blocks}
    return run("predict_from_composites", **{**given, **outputs, **parameters})


def test_the_probability_is_high_where_the_ore_is_and_the_right_way_up(run, deposit):
    model = learn(run, deposit)["MODEL"]
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
