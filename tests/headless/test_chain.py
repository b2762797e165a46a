# SPDX-License-Identifier: GPL-2.0-or-later
"""The chain in a real `qgis_process` with a fresh profile: step by step, as a model and in one call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster

from ..algorithms.model_builder import RECIPES
from ..algorithms.small_tables import ORE, write_settings, write_tables
from .conftest import QgisProcess

FIELDS = {"grades": ["cu_pct"], "categories": ["lithology"]}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return write_tables(tmp_path_factory.mktemp("Bohrungen 钻孔"), with_truth=False)


@pytest.fixture(scope="module")
def whole(qgis_process: QgisProcess, tables: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run in one call."""
    folder = tmp_path_factory.mktemp("one call")
    settings = write_settings(folder / "settings.json", **FIELDS)
    given = {**tables, "ORE": ORE, "SETTINGS": settings, "FOLDER": str(folder / "run")}
    ended = qgis_process.run("oresight:run_workflow", given)
    assert ended.code == 0, ended.text
    assert "Traceback" not in ended.text
    assert ended.results["AUC"] > 0.5
    return folder / "run"


def probabilities(path: str | Path) -> np.ndarray:
    return BlockRaster.open(path).read()


def test_one_call_fills_the_folder(whole: Path) -> None:
    record = json.loads((whole / "run.json").read_text(encoding="utf-8"))
    assert {"train", "validation", "test"} <= set(record["metrics"])
    assert (whole / "blocks" / "probability.tif").is_file()
    assert (whole / "voxels.gpkg").is_file()


def test_the_model_gives_the_same(
    qgis_process: QgisProcess, tables: dict[str, str], whole: Path, tmp_path: Path
) -> None:
    names = {"composites": "gpkg", "rejected": "gpkg", "model": "safetensors", "record": "json", "report": "html",
             "probability": "tif", "voxels": "gpkg"}  # fmt: skip
    given: dict[str, Any] = {
        **tables, "ORE": ORE, "GRADE_1": "cu_pct", "CATEGORY_1": "lithology", "LENGTH": "5", "BLOCK_X": "10",
        "BLOCK_Y": "10", "BLOCK_Z": "10", "SPLIT_DEPTH": "60", "EPOCHS": "40",
        **{name: str(tmp_path / f"{name}.{extension}") for name, extension in names.items()},
    }  # fmt: skip
    ended = qgis_process.run(f"oresight:{RECIPES[0].name}", given)
    assert ended.code == 0, ended.text
    np.testing.assert_array_equal(
        probabilities(tmp_path / "probability.tif"), probabilities(whole / "blocks" / "probability.tif")
    )


def test_each_algorithm_works_alone_and_all_together_give_the_same(
    qgis_process: QgisProcess, tables: dict[str, str], whole: Path, tmp_path: Path
) -> None:
    """Numbers arrive as text, as on a command line."""

    def at(name: str) -> str:
        return str(tmp_path / name)

    def run(algorithm: str, **given: Any) -> dict[str, Any]:
        ended = qgis_process.run(f"oresight:{algorithm}", given)
        assert ended.code == 0, ended.text
        assert "Traceback" not in ended.text
        return ended.results

    found = run("validate_drillholes", **tables, PROBLEMS=at("problems.gpkg"), REPORT=at("problems.html"))
    assert Path(found["PROBLEMS"]).is_file()
    run("desurvey_drillholes", COLLARS=tables["COLLARS"], SURVEYS=tables["SURVEYS"], TRACES=at("traces.gpkg"))
    samples = run("composite_drillholes", **tables, LENGTH="5", ORE=ORE, COMPOSITES=at("c.gpkg"))["COMPOSITES"]
    run("encode_lithology", INPUT=samples, FIELD="lithology", OUTPUT=at("e.gpkg"), CODEBOOK=at("codes.json"))
    run("encode_lithology", INPUT=tables["LITHOLOGY"], FIELD="LITHOLOGY", OUTPUT=at("t.gpkg"), CODEBOOK=at("t.json"))
    run(
        "create_block_model", SAMPLES=samples, COLLARS=tables["COLLARS"], BLOCK_X="10", BLOCK_Y="10", BLOCK_Z="10",
        BLOCK_MODEL=at("blocks.tif"), DEPTH=at("depth.tif"),
    )  # fmt: skip
    given = {"SAMPLES": samples, "BLOCK_MODEL": at("blocks.tif")}
    for field in ("cu_pct", "ore"):
        run("fit_variogram", SAMPLES=samples, FIELD=field, VARIOGRAM=at(f"{field}.json"))
        run("krige_grades", **given, FIELD=field, VARIOGRAM=at(f"{field}.json"), ESTIMATE=at(f"{field}.tif"))
    run("fit_variogram", SAMPLES=samples, FIELD="lithology", VARIOGRAM=at("rock.json"))
    more = {"FIELD": "lithology", "CODEBOOK": at("codes.json"), "VARIOGRAM": at("rock.json")}
    run("krige_categories", **given, **more, CATEGORY=at("rock.tif"), PROBABILITIES=at("rocks"))
    run("label_blocks", INPUT=at("ore.tif"), CUTOFF="0.5", LABEL=at("label.tif"))
    features = [at("rock.tif"), at("cu_pct.tif")]
    scores = run(
        "train_network", FEATURES=features, LABEL=at("label.tif"), DEPTH=at("depth.tif"), SPLIT_DEPTH="60",
        EPOCHS="40", MODEL=at("n.safetensors"), SPLIT_BLOCKS=at("split.tif"),
    )  # fmt: skip
    assert scores["AUC"] > 0.5
    network = {"MODEL": at("n.safetensors"), "FEATURES": features[::-1]}
    again = run("evaluate_network", **network, LABEL=at("label.tif"), SPLIT_BLOCKS=at("split.tif"))
    assert again["AUC"] == pytest.approx(scores["AUC"], abs=1e-12)
    told = run(
        "explain_network", **network, LABEL=at("label.tif"), SPLIT_BLOCKS=at("split.tif"), REPEATS="2",
        FEATURE_GROUPS="rock and copper = lithology, cu_pct", IMPORTANCE=at("i.csv"), ATTRIBUTIONS=at("shares"),
    )  # fmt: skip
    assert told["MOST_IMPORTANT"] in {"cu_pct:estimate", "lithology:category"}
    assert [Path(one).stem for one in told["ATTRIBUTION_LAYERS"]] == ["cu_pct_estimate", "lithology_category"]
    run("predict_probability", **network, PROBABILITY=at("p.tif"))
    run("extract_voxels", INPUT=at("p.tif"), MINIMUM="0.2", VOXELS=at("v.gpkg"))
    run("extract_level_plan", INPUT=at("p.tif"), ELEVATION="945", PLAN=at("plan.tif"))
    run("rank_targets", PROBABILITY=at("p.tif"), THRESHOLD="0.2", TARGETS=at("targets.gpkg"))
    run("sample_to_blocks", BLOCK_MODEL=at("blocks.tif"), INPUTS=[at("plan.tif")], METHOD="draped", FOLDER=at("draped"))
    np.testing.assert_array_equal(probabilities(at("p.tif")), probabilities(whole / "blocks" / "probability.tif"))


def test_the_sample_deposit_is_made(qgis_process: QgisProcess, tmp_path: Path) -> None:
    larger = {"BLOCK_X": "60", "BLOCK_Y": "60", "BLOCK_Z": "60"}
    ended = qgis_process.run("oresight:create_sample_deposit", {"SEED": "3", "FOLDER": str(tmp_path / "d"), **larger})
    assert ended.code == 0, ended.text
    assert Path(ended.results["TRUTH"]).is_file()
