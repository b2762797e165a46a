# SPDX-License-Identifier: GPL-2.0-or-later
"""Grouped classes as probabilities in the blocks, and a network that learns from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from oresight.plugin.bridge.rasters import BlockRaster

from .small_tables import ORE, write_tables


@pytest.fixture
def blocks(run, tmp_path):
    """Return what a run has before training: label, depth, and the probabilities of two groups of rocks."""
    tables = write_tables(tmp_path / "tables", with_truth=False)
    composites = str(tmp_path / "composites.gpkg")
    run("composite_drillholes", **tables, LENGTH=10.0, ORE=ORE, COMPOSITES=composites)
    classes = tmp_path / "classes.csv"
    classes.write_text("name,group\nAND,volcanic rocks\nQMP,intrusive rocks\n")
    coded = run(
        "encode_lithology",
        INPUT=composites,
        FIELD="lithology",
        CLASSES_TABLE=str(classes),
        OUTPUT=str(tmp_path / "coded.gpkg"),
        CODEBOOK=str(tmp_path / "codebook.json"),
    )
    model = run(
        "create_block_model",
        SAMPLES=composites,
        COLLARS=tables["COLLARS"],
        **{f"BLOCK_{axis}": 10.0 for axis in "XYZ"},
        **{name: str(tmp_path / f"{name}.tif") for name in ("BLOCK_MODEL", "DEPTH", "DISTANCE", "NEAREST_HOLE")},
    )
    kriged = run(
        "krige_categories",
        SAMPLES=composites,
        FIELD="lithology",
        CODEBOOK=coded["CODEBOOK"],
        BLOCK_MODEL=model["BLOCK_MODEL"],
        CATEGORY=str(tmp_path / "category.tif"),
        ENTROPY=str(tmp_path / "entropy.tif"),
        PROBABILITIES=str(tmp_path / "probabilities"),
    )
    estimate = run(
        "krige_grades",
        SAMPLES=composites,
        FIELD="cu_pct",
        BLOCK_MODEL=model["BLOCK_MODEL"],
        ESTIMATE=str(tmp_path / "cu.tif"),
        VARIANCE=str(tmp_path / "variance.tif"),
    )
    label = run("label_blocks", INPUT=estimate["ESTIMATE"], CUTOFF=1.0, LABEL=str(tmp_path / "label.tif"))
    return {"probabilities": kriged["PROBABILITY_LAYERS"], "label": label["LABEL"], "depth": model["DEPTH"]}


def test_names_of_the_samples_are_found_by_their_group_and_a_network_takes_the_probabilities(run, blocks, tmp_path):
    rasters = [BlockRaster.open(path) for path in blocks["probabilities"]]
    names = {f"lithology_{group}_rocks:probability" for group in ("volcanic", "intrusive")}
    assert {raster.variable.name for raster in rasters} == names
    trained = run(
        "train_network",
        FEATURES=blocks["probabilities"],
        LABEL=blocks["label"],
        DEPTH=blocks["depth"],
        SPLIT_DEPTH=60.0,
        EPOCHS=3,
        MODEL=str(tmp_path / "network.safetensors"),
        RECORD=str(tmp_path / "record.json"),
        REPORT=str(tmp_path / "report.html"),
        SPLIT_BLOCKS=str(tmp_path / "split.tif"),
    )
    record = json.loads(Path(trained["RECORD"]).read_text(encoding="utf-8"))
    assert all(name in json.dumps(record) for name in names)
