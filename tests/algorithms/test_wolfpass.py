# SPDX-License-Identifier: GPL-2.0-or-later
"""Real tables as they come: the chain by steps, as a model and in one call gives the same probabilities."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.points import read_points
from oresight.plugin.bridge.rasters import BlockRaster
from qgis.core import QgsVectorLayer

from .model_builder import RECIPES

ORE = '"cu_pct" >= 1'
BLOCKS = {"BLOCK_X": 20, "BLOCK_Y": 20, "BLOCK_Z": 20}
SPLIT = {"SPLIT_DEPTH": 150, "EPOCHS": 3}
MODEL_OUTPUTS = ("composites", "rejected", "model", "record", "report", "probability", "voxels")
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def tables(data_folder: Path) -> dict[str, str]:
    raw = data_folder / "wolfpass" / "raw"
    files = {
        "COLLARS": "Wolfpass_collar.csv", "SURVEYS": "Wolfpass_survey.csv", "ASSAYS": "Wolfpass_WP_assay.csv",
        "LITHOLOGY": "Wolfpass_WP_lith.csv",
    }  # fmt: skip
    return {name: str(raw / file) for name, file in files.items()}


def in_one_call(run: Run, tables: dict[str, str], folder: Path) -> dict[str, Any]:
    settings = {
        "composites": {"length": 6},
        "blocks": {name.lower(): size for name, size in BLOCKS.items()},
        "grades": ["cu_pct"],
        "categories": ["rock"],
        "network": {name.lower(): value for name, value in SPLIT.items()},
    }
    (folder / "settings.json").write_text(json.dumps(settings))
    return run("run_workflow", **tables, ORE=ORE, SETTINGS=str(folder / "settings.json"), FOLDER=str(folder / "run"))


def by_steps(run: Run, tables: dict[str, str], folder: Path) -> str:
    def at(name: str) -> str:
        return str(folder / name)

    samples = run("composite_drillholes", **tables, LENGTH=6, ORE=ORE, COMPOSITES=at("c.gpkg"))["COMPOSITES"]
    ground = {"SAMPLES": samples, "COLLARS": tables["COLLARS"], "DEPTH": at("depth.tif")}
    run("create_block_model", **ground, **BLOCKS, BLOCK_MODEL=at("blocks.tif"))
    given = {"SAMPLES": samples, "BLOCK_MODEL": at("blocks.tif")}
    for field in ("cu_pct", "ore"):
        run("fit_variogram", SAMPLES=samples, FIELD=field, VARIOGRAM=at(f"{field}.json"))
        run("krige_grades", **given, FIELD=field, VARIOGRAM=at(f"{field}.json"), ESTIMATE=at(f"{field}.tif"))
    run("encode_lithology", INPUT=samples, FIELD="rock", OUTPUT=at("e.gpkg"), CODEBOOK=at("codes.json"))
    run("fit_variogram", SAMPLES=samples, FIELD="rock", VARIOGRAM=at("rock.json"))
    rock = {"FIELD": "rock", "CODEBOOK": at("codes.json"), "VARIOGRAM": at("rock.json"), "CATEGORY": at("rock.tif")}
    run("krige_categories", **given, **rock)
    run("label_blocks", INPUT=at("ore.tif"), LABEL=at("label.tif"))
    features = [at("rock.tif"), at("cu_pct.tif")]
    learned = {"LABEL": at("label.tif"), "DEPTH": at("depth.tif"), "MODEL": at("n.safetensors")}
    run("train_network", FEATURES=features, **learned, **SPLIT)
    return run("predict_probability", MODEL=at("n.safetensors"), FEATURES=features[::-1], PROBABILITY=at("p.tif"))[
        "PROBABILITY"
    ]


@pytest.mark.slow
def test_steps_model_and_one_call_give_the_same(run: Run, tables: dict[str, str], tmp_path: Path) -> None:
    whole = in_one_call(run, tables, tmp_path)
    expected = BlockRaster.open(whole["PROBABILITY"])
    np.testing.assert_array_equal(BlockRaster.open(by_steps(run, tables, tmp_path)).read(), expected.read())
    of_model = run(
        RECIPES[0].name, **tables, **BLOCKS, **SPLIT, ORE=ORE, GRADE_1="cu_pct", CATEGORY_1="rock", LENGTH=6,
        **dict.fromkeys(MODEL_OUTPUTS, "TEMPORARY_OUTPUT"),
    )  # fmt: skip
    np.testing.assert_array_equal(BlockRaster.open(of_model["probability"]).read(), expected.read())
    _check_the_map(whole["COMPOSITES"], expected)


def _check_the_map(composites: str, probability: BlockRaster) -> None:
    """Blocks that hold an ore composite must be likelier than those that hold waste: right way up, right place."""
    table = read_points(QgsVectorLayer(composites, "", "ogr"), ["ore"])
    values = probability.read().ravel()[probability.grid.blocks_of(table.points)]
    ore, waste = values[table.columns["ore"] == 1], values[table.columns["ore"] == 0]
    assert np.nanmedian(ore) > 0.5 > np.nanmedian(waste)
    upside_down = probability.read()[::-1, ::-1].ravel()[probability.grid.blocks_of(table.points)]
    assert np.nanmedian(upside_down[table.columns["ore"] == 1]) < np.nanmedian(ore)
