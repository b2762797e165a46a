# SPDX-License-Identifier: GPL-2.0-or-later
"""Categories kriged into blocks, with their probabilities."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.algorithms import base
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsVectorLayer

from .deposits import CORNER, UTM, drill, write_samples

GRID = BlockGrid((*(CORNER[:2] + 10.0), CORNER[2] - 108.0), (10.0, 20.0, 12.0), (8, 4, 8))
BOOK = {
    "version": 1,
    "variable": "rock",
    "codes": [4, 9],
    "names": ["cover", "basement"],
    "colors": ["#0072b2", "#e69f00"],
}


@pytest.fixture
def samples(qgis_app, tmp_path):
    return write_samples(tmp_path / "samples.gpkg")


@pytest.fixture
def model(qgis_app, tmp_path):
    domain = np.ones(GRID.shape, dtype=np.int8)
    return write_block_raster(tmp_path / "model.tif", GRID, domain, Variable("block_model", "domain"), UTM)


@pytest.fixture
def codebook(tmp_path):
    path = tmp_path / "codebook.json"
    path.write_text(json.dumps(BOOK), encoding="utf-8")
    return str(path)


def outputs_in(folder) -> dict[str, str]:
    return {
        "CATEGORY": str(folder / "category.tif"),
        "ENTROPY": str(folder / "entropy.tif"),
        "PROBABILITIES": str(folder / "probabilities"),
    }


def test_layers_of_rock_are_found_again_with_the_codes_of_the_codebook(run, samples, model, codebook, tmp_path):
    out = run(
        "krige_categories", SAMPLES=samples, FIELD="rock", CODEBOOK=codebook, BLOCK_MODEL=model, **outputs_in(tmp_path)
    )
    raster = BlockRaster.open(out["CATEGORY"])
    expected = np.where(GRID.elevations > CORNER[2] - 60.0, 4, 9)
    assert raster.variable.name == "rock:category"
    assert raster.codebook == BOOK
    assert (raster.read() == expected[:, None, None]).all()


def test_rasters_of_the_folder_are_loaded_where_they_are_asked_for(
    run, samples, model, codebook, monkeypatch, tmp_path
):
    handed = []
    monkeypatch.setattr(base, "load_together", lambda *given: handed.append(given[2:]))
    given = {"SAMPLES": samples, "FIELD": "rock", "CODEBOOK": codebook, "BLOCK_MODEL": model}
    out = run("krige_categories", **given, **outputs_in(tmp_path))
    assert handed == [(out["PROBABILITY_LAYERS"], "Probability layers")]
    run("krige_categories", **given, **{**outputs_in(tmp_path), "PROBABILITIES": None})
    assert len(handed) == 1


def test_probabilities_lie_between_0_and_1_and_sum_to_1(run, samples, model, codebook, tmp_path):
    out = run(
        "krige_categories", SAMPLES=samples, FIELD="rock", CODEBOOK=codebook, BLOCK_MODEL=model, **outputs_in(tmp_path)
    )
    rasters = [BlockRaster.open(path) for path in out["PROBABILITY_LAYERS"]]
    assert [raster.variable.name for raster in rasters] == ["rock_cover:probability", "rock_basement:probability"]
    values = np.array([raster.read() for raster in rasters])
    assert (values >= 0.0).all()
    assert (values <= 1.0).all()
    np.testing.assert_allclose(values.sum(axis=0), 1.0, atol=1e-6)
    entropy = BlockRaster.open(out["ENTROPY"]).read()
    share = np.clip(values, 1e-12, 1.0)
    np.testing.assert_allclose(entropy, -(share * np.log2(share)).sum(axis=0), atol=1e-5)


def test_probabilities_of_classes_with_chinese_names_are_read_again_under_these_names(run, model, tmp_path):
    points, _ = drill()
    rock = np.where(points[:, 2] > CORNER[2] - 60.0, "花岗岩", "角砾岩 (氧化)")
    samples = write_samples(tmp_path / "more.gpkg", 岩性=rock)
    out = run("krige_categories", SAMPLES=samples, FIELD="岩性", BLOCK_MODEL=model, **outputs_in(tmp_path))
    rasters = [BlockRaster.open(path) for path in out["PROBABILITY_LAYERS"]]
    assert {raster.variable.name for raster in rasters} == {
        "岩性_花岗岩:probability",
        "岩性_角砾岩_氧化:probability",
    }
    granite = next(path for path in out["PROBABILITY_LAYERS"] if path.endswith("岩性_花岗岩.tif"))
    assert QgsRasterLayer(granite).renderer().type() == "singlebandpseudocolor"  # its style lies beside it
    voxels = run("extract_voxels", INPUT=granite, MINIMUM=0.5, VOXELS=str(tmp_path / "voxels.gpkg"))["VOXELS"]
    upper = int(np.count_nonzero(GRID.elevations > CORNER[2] - 60.0)) * 4 * 8
    assert QgsVectorLayer(voxels).featureCount() == upper


def test_ore_of_zeros_and_ones_is_a_category_with_zero_as_a_class(run, samples, model, tmp_path):
    out = run("krige_categories", SAMPLES=samples, FIELD="ore", BLOCK_MODEL=model, **outputs_in(tmp_path))
    raster = BlockRaster.open(out["CATEGORY"])
    expected = (GRID.elevations > CORNER[2] - 60.0).astype(int)
    assert raster.variable.name == "ore:category"
    assert (raster.read() == expected[:, None, None]).all()
    label = run("label_blocks", INPUT=out["CATEGORY"], LABEL=str(tmp_path / "label.tif"))
    assert (BlockRaster.open(label["LABEL"]).read() == expected[:, None, None]).all()


def test_names_that_the_codebook_does_not_know_are_reported_not_guessed(run, model, codebook, feedback, tmp_path):
    points, _ = drill()
    rock = np.where(points[:, 2] > CORNER[2] - 60.0, "cover", "basement").astype("U10")
    rock[::50] = "dyke"
    samples = write_samples(tmp_path / "more.gpkg", mapped=rock)
    run(
        "krige_categories",
        SAMPLES=samples,
        FIELD="mapped",
        CODEBOOK=codebook,
        BLOCK_MODEL=model,
        **outputs_in(tmp_path),
    )
    assert "15 samples have a mapped that the codebook does not know and are left out: dyke." in feedback.textLog()


def test_numbers_with_decimals_are_no_category(run, samples, model, tmp_path):
    with pytest.raises(QgsProcessingException, match="holds numbers with decimals"):
        run("krige_categories", SAMPLES=samples, FIELD="cu_pct", BLOCK_MODEL=model, **outputs_in(tmp_path))


@pytest.mark.parametrize(
    ("text", "words"),
    [('{"codes": [1]}', "is not a codebook: codes, names"), (None, r"bad\.json cannot be read: No such")],
)
def test_a_file_that_is_no_codebook_is_refused(run, samples, model, tmp_path, text, words):
    path = tmp_path / "bad.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=words):
        run(
            "krige_categories",
            SAMPLES=samples,
            FIELD="rock",
            CODEBOOK=str(path),
            BLOCK_MODEL=model,
            **outputs_in(tmp_path),
        )
