# SPDX-License-Identifier: GPL-2.0-or-later
"""Files given relative to the folder that QGIS runs in are found and written there, by the worker too."""

from __future__ import annotations

from pathlib import Path

import pytest

from .learning_composites import make_deposit
from .network_blocks import make_blocks
from .small_tables import ONE_FEATURE, ORE, write_settings, write_tables
from .test_train_on_composites import FAST as FAST_COMPOSITES

FAST = {"EPOCHS": 3, "LEARNING_RATE": 0.005, "SPLIT_DEPTH": 510.0, "DEVICE": "cpu"}
MODEL = "net/n.safetensors"
SPLIT = "net/split.tif"


@pytest.fixture(scope="module")
def folder(qgis_app, tmp_path_factory):
    return tmp_path_factory.mktemp("relative")


@pytest.fixture
def here(folder, monkeypatch):
    """Return the folder of a module's files, in which QGIS runs."""
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="module")
def inputs(folder):
    """Return the rasters of a training, whole paths: GDAL may note statistics beside one when the test has ended."""
    blocks = make_blocks(folder / "blocks")
    return {"FEATURES": blocks.features, "LABEL": blocks.label}


@pytest.fixture
def trained(run, here, inputs):
    """Train a network of blocks once, and return its file."""
    if not (here / MODEL).exists():
        outputs = {
            "MODEL": MODEL,
            "SPLIT_BLOCKS": SPLIT,
            "RECORD": "net/run.json",
            "REPORT": "net/report.html",
            "ONNX": "net/n.onnx",
        }
        given = {**inputs, "DEPTH": str(here / "blocks" / "depth.tif"), **FAST}
        run("train_network", **given, **outputs, CHECKPOINT="kept.safetensors")
        assert all((here / path).is_file() for path in outputs.values())
        assert not (here / "kept.safetensors").exists()
    return MODEL


@pytest.mark.parametrize(
    ("algorithm", "outputs"),
    [
        ("predict_probability", {"PROBABILITY": "p/p.tif", "UNCERTAINTY": "p/u.tif"}),
        ("evaluate_network", {"METRICS": "e/scores.json", "CURVES": "e/curves.csv", "REPORT": "e/report.html"}),
        ("explain_network", {"IMPORTANCE": "x/i.csv", "REPORT": "x/r.html", "ATTRIBUTIONS": "x/a"}),
        ("export_network", {"ONNX": "o/n.onnx", "SCRIPT": "o/predict.py"}),
    ],
)  # fmt: skip
def test_a_network_is_found_and_what_is_written_lies_beside_it(run, here, inputs, trained, algorithm, outputs):
    split = str(here / SPLIT)
    needed = {
        "predict_probability": {"FEATURES": inputs["FEATURES"]},
        "evaluate_network": {**inputs, "SPLIT_BLOCKS": split, "BASELINES": False},
        "explain_network": {**inputs, "SPLIT_BLOCKS": split, "REPEATS": 1},
        "export_network": {},
    }[algorithm]
    run(algorithm, MODEL=trained, **needed, **outputs)
    assert all((here / path).exists() for path in outputs.values())


def test_a_model_of_composites_is_trained_and_predicts(run, here):
    deposit = make_deposit(here)
    outputs = {"MODEL": "m.safetensors", "RECORD": "m.json", "REPORT": "m.html"}
    run("train_on_composites", SAMPLES="composites.gpkg", CHECKPOINT="c.safetensors", **outputs, **FAST_COMPOSITES)
    blocks = {"SAMPLES": "composites.gpkg", "BLOCK_MODEL": deposit.blocks, "PROBABILITY": "ore.tif"}
    run("predict_from_composites", MODEL="m.safetensors", **blocks, UNCERTAINTY="unsure.tif")
    written = (*outputs.values(), "ore.tif", "unsure.tif")
    assert all((here / path).is_file() for path in written)
    assert not (here / "c.safetensors").exists()


def test_a_run_stands_in_the_folder_that_was_named(run, here):
    write_tables(here / "tables")
    tables = {name.upper(): f"tables/{name}.csv" for name in ("collars", "surveys", "assays", "lithology")}
    write_settings(here / "own.json", **ONE_FEATURE)
    outputs = run("run_workflow", **tables, ORE=ORE, SETTINGS="own.json", FOLDER="results/one", TEMPLATE="all.json")
    assert Path(outputs["PROBABILITY"]).is_relative_to(here / "results" / "one")
    assert Path(outputs["PROBABILITY"]).is_file()
    assert (here / "all.json").is_file()
