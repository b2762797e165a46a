# SPDX-License-Identifier: GPL-2.0-or-later
"""Prediction as an algorithm: found by name, the same whatever the order, honest about what it does not know."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsProcessingException, QgsRasterLayer

from .network_blocks import BOOK, make_blocks, write

FAST = {"EPOCHS": 4, "LEARNING_RATE": 0.005, "SPLIT_DEPTH": 510.0, "DEVICE": "cpu"}


@pytest.fixture(scope="module")
def blocks(qgis_app, tmp_path_factory):
    return make_blocks(tmp_path_factory.mktemp("blocks"))


@pytest.fixture
def network(run, blocks):
    path = blocks.folder / "out" / "network.safetensors"
    if not path.exists():
        run(
            "train_network", FEATURES=blocks.features, LABEL=blocks.label, DEPTH=blocks.depth, **FAST,
            **blocks.destinations(),
        )  # fmt: skip
    return str(path)


def predict(run, network, features, folder, **parameters):
    return run(
        "predict_probability",
        MODEL=network,
        FEATURES=features,
        PROBABILITY=str(folder / "probability.tif"),
        UNCERTAINTY=str(folder / "uncertainty.tif"),
        **parameters,
    )


def test_every_block_with_all_features_gets_a_probability(run, blocks, network, tmp_path):
    outputs = predict(run, network, blocks.features, tmp_path)
    raster = BlockRaster.open(outputs["PROBABILITY"])
    probability = raster.read()
    assert raster.variable.name == "ore:probability"
    np.testing.assert_array_equal(np.isfinite(probability), blocks.mask)
    assert outputs["BLOCKS"] == blocks.mask.sum()
    assert probability[blocks.mask & blocks.ore].mean() > probability[blocks.mask & ~blocks.ore].mean()


def test_the_uncertainty_of_a_network_without_dropout_is_the_entropy_in_bits(run, blocks, network, tmp_path):
    outputs = predict(run, network, blocks.features, tmp_path)
    p = BlockRaster.open(outputs["PROBABILITY"]).read()[blocks.mask].astype(float)
    uncertainty = BlockRaster.open(outputs["UNCERTAINTY"])
    expected = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    np.testing.assert_allclose(uncertainty.read()[blocks.mask], expected, atol=1e-6)
    assert uncertainty.variable.unit == "bit"


def test_order_and_layer_names_make_no_difference(run, blocks, network, tmp_path):
    first = BlockRaster.open(predict(run, network, blocks.features, tmp_path / "a")["PROBABILITY"]).read()
    copies = []
    for number, path in enumerate(reversed(blocks.features)):
        copy = tmp_path / f"{number}" / "ESTIMATE.tif"
        copy.parent.mkdir()
        shutil.copyfile(path, copy)
        copies.append(QgsRasterLayer(str(copy), "ESTIMATE", "gdal"))
    second = BlockRaster.open(predict(run, network, copies, tmp_path / "b")["PROBABILITY"]).read()
    assert first.tobytes() == second.tobytes()


def test_a_raster_the_network_does_not_know_is_left_aside(run, blocks, network, tmp_path):
    first = BlockRaster.open(predict(run, network, blocks.features, tmp_path / "a")["PROBABILITY"]).read()
    second = predict(run, network, [blocks.groups, *blocks.features], tmp_path / "b")["PROBABILITY"]
    assert first.tobytes() == BlockRaster.open(second).read().tobytes()


def test_a_rock_with_another_code_is_found_by_its_name(run, blocks, network, tmp_path, feedback):
    rock = BlockRaster.open(blocks.features[2]).read()
    turned = np.where(np.isfinite(rock), 4 - rock, np.nan)
    book = {**BOOK, "names": BOOK["names"][::-1]}
    other = write(tmp_path, "turned", turned, Variable("lithology", "category"), book)
    first = BlockRaster.open(predict(run, network, blocks.features, tmp_path / "a")["PROBABILITY"]).read()
    second = predict(run, network, [*blocks.features[:2], other], tmp_path / "b")["PROBABILITY"]
    assert first.tobytes() == BlockRaster.open(second).read().tobytes()
    assert "matched to the network's by name" in feedback.textLog()


def test_a_rock_the_network_never_saw_gets_no_probability_and_is_named(run, blocks, network, tmp_path, feedback):
    book = {**BOOK, "names": ["schist", "gabbro", "skarn"]}
    rock = BlockRaster.open(blocks.features[2]).read()
    other = write(tmp_path, "gabbro", rock, Variable("lithology", "category"), book)
    outputs = predict(run, network, [*blocks.features[:2], other], tmp_path)
    probability = BlockRaster.open(outputs["PROBABILITY"]).read()
    np.testing.assert_array_equal(np.isfinite(probability), blocks.mask & (rock != 2))
    assert "not trained with gabbro" in feedback.textLog()


def test_the_uncertainty_of_a_network_with_dropout_is_its_spread(run, blocks, tmp_path):
    train = {"FEATURES": blocks.features, "LABEL": blocks.label, "DEPTH": blocks.depth, "DROPOUT": 0.3}
    network = run("train_network", **train, **FAST, **blocks.destinations("dropout"))["MODEL"]
    outputs = predict(run, network, blocks.features, tmp_path, PASSES=20)
    spread = BlockRaster.open(outputs["UNCERTAINTY"]).read()[blocks.mask]
    assert 0.0 < spread.mean() < 0.5
    again = predict(run, network, blocks.features, tmp_path / "again", PASSES=20)
    np.testing.assert_array_equal(BlockRaster.open(again["UNCERTAINTY"]).read()[blocks.mask], spread)


def test_a_missing_feature_is_a_sentence(run, blocks, network, tmp_path):
    with pytest.raises(QgsProcessingException, match=r"trained with lithology:category, which is missing; given were"):
        predict(run, network, blocks.features[:2], tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 some archive", b"\x10" + b"\0" * 7 + b'{"a": 1}        '])
def test_a_file_that_is_no_network_is_a_sentence(run, blocks, tmp_path, content):
    path = tmp_path / "other.safetensors"
    path.write_bytes(content)
    with pytest.raises(QgsProcessingException, match="is not a network of Oresight"):
        predict(run, str(path), blocks.features, tmp_path)


def test_an_earlier_map_survives_a_failed_run(run, blocks, network, tmp_path):
    target = Path(predict(run, network, blocks.features, tmp_path)["PROBABILITY"])
    before = target.read_bytes()
    with pytest.raises(QgsProcessingException):
        predict(run, network, blocks.features[:2], tmp_path)
    assert target.read_bytes() == before
