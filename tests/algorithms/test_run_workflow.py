# SPDX-License-Identifier: GPL-2.0-or-later
"""The whole chain in one call: same numbers as the single steps, all in one folder or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.file_states import file_state
from oresight.plugin.bridge.rasters import BlockRaster
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from .model_builder import RECIPES
from .small_tables import ONE_FEATURE, ORE, write_settings, write_tables

OUTPUTS = {
    "composites.gpkg", "rejected.csv", "codebook.json", "blocks", "network.safetensors", "network_report.html",
    "run.json", "voxels.gpkg", "level_plan.tif", "level_plan.qml", "variograms", "traces.gpkg", "targets.gpkg",
    "problems.gpkg", "validation.html", "report.html", "project.qgz", "codebooks", "network.json",
    "settings.json", "evaluation.json", "evaluation.csv", "evaluation.html",
}  # fmt: skip
SCORES = {"auc", "accuracy", "precision", "recall", "f1", "threshold", "loss", "n", "positives"}
Run = Callable[..., dict[str, Any]]
pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return write_tables(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def finished(
    provider: Any, tables: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the outputs and the record of one good run."""
    folder = tmp_path_factory.mktemp("run")
    outputs = run_in(folder / "results", tables, write_settings(folder / "settings.json"))
    return outputs, json.loads(Path(outputs["RECORD"]).read_text(encoding="utf-8"))


def run_in(
    folder: Path, tables: dict[str, str], settings: str, feedback: QgsProcessingFeedback | None = None, **more: Any
) -> dict[str, Any]:
    """Run the workflow into a folder."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("oresight:run_workflow")
    given = {**tables, "ORE": ORE, "SETTINGS": settings, "FOLDER": str(folder), **more}
    results, _ = algorithm.run(given, context, feedback or QgsProcessingFeedback(False), {}, False)
    return results


def everything_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# -- what comes out --------------------------------------------------------------------------


def test_everything_lies_in_one_folder_and_nothing_beside_it(finished: Any) -> None:
    folder = Path(finished[0]["FOLDER"])
    assert everything_in(folder) == OUTPUTS
    assert everything_in(folder.parent) == {"results", "settings.json"}
    blocks = everything_in(folder / "blocks")
    assert {"grade_cu_pct.tif", "category_lithology.tif", "label.tif", "split.tif", "probability.tif"} <= blocks
    assert not [name for name in blocks if name.endswith(".aux.xml")]


def test_the_record_says_what_went_in_and_what_came_out(finished: Any, tables: dict[str, str]) -> None:
    _, record = finished
    hashes = {one["role"]: one["sha256"] for one in record["inputs"]}
    for name, path in tables.items():
        assert hashes[name.lower()] == hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert record["settings"]["blocks"]["block_x"] == 10
    assert record["settings"]["network"]["hidden_layers"] == "128,64,32,16"
    assert record["seeds"]["network"] == 1
    assert {"oresight", "python", "qgis", "torch", "numpy"} <= set(record["versions"])
    assert record["device"]
    assert len(record["history"]) == 40
    assert set(record["seconds"]) >= {"composites", "kriging", "training", "prediction"}
    assert record["peak_memory_mb"]["worker"] > 50
    for part in ("train", "validation", "test", "truth"):
        assert set(record["metrics"][part]) >= SCORES


def test_the_truth_beside_the_tables_is_scored_on_the_deep_blocks_only(finished: Any) -> None:
    outputs, record = finished
    folder = Path(outputs["FOLDER"])
    depth = BlockRaster.open(folder / "blocks" / "depth.tif").read()
    probability = BlockRaster.open(folder / "blocks" / "probability.tif").read()
    assert record["metrics"]["truth"]["n"] <= np.count_nonzero((depth > 60) & np.isfinite(probability))
    assert outputs["AUC_TRUTH"] == record["metrics"]["truth"]["auc"] > 0.9


def test_ore_is_where_the_body_is(finished: Any) -> None:
    raster = BlockRaster.open(finished[0]["PROBABILITY"])
    centres = raster.grid.centres(np.arange(raster.grid.n_blocks))
    likely = np.nan_to_num(raster.read().ravel()) >= 0.5
    middle = centres[likely].mean(axis=0)
    np.testing.assert_allclose(middle, [50.0, 50.0, 940.0], atol=12.0)


def test_the_layers_open_with_their_style(finished: Any) -> None:
    outputs, _ = finished
    assert QgsVectorLayer(outputs["VOXELS"], "", "ogr").renderer().type() == "graduatedSymbol"
    assert QgsVectorLayer(outputs["COMPOSITES"], "", "ogr").featureCount() == 25 * 24


def test_the_codebook_holds_every_category(finished: Any) -> None:
    books = json.loads((Path(finished[0]["FOLDER"]) / "codebook.json").read_text(encoding="utf-8"))["codebooks"]
    assert books["lithology"]["names"] == ["AND", "QMP"]
    assert books["alteration"]["names"] == ["POT", "PRP"]


def test_the_separate_algorithms_give_the_same_probabilities(
    run: Run, finished: Any, tables: dict[str, str], tmp_path: Path
) -> None:
    def at(name: str) -> str:
        return str(tmp_path / name)

    samples = run("composite_drillholes", **tables, LENGTH=5, ORE=ORE, COMPOSITES=at("c.gpkg"))["COMPOSITES"]
    run(
        "create_block_model", SAMPLES=samples, COLLARS=tables["COLLARS"], BLOCK_X=10, BLOCK_Y=10, BLOCK_Z=10,
        BLOCK_MODEL=at("blocks.tif"), DEPTH=at("depth.tif"),
    )  # fmt: skip
    given = {"SAMPLES": samples, "BLOCK_MODEL": at("blocks.tif")}
    features = []
    for field in ("ore", "cu_pct", "au_gpt"):
        run("fit_variogram", SAMPLES=samples, FIELD=field, VARIOGRAM=at("v.json"))
        features.append(
            run("krige_grades", **given, FIELD=field, VARIOGRAM=at("v.json"), ESTIMATE=at(f"{field}.tif"))["ESTIMATE"]
        )
    run("label_blocks", INPUT=features.pop(0), LABEL=at("label.tif"))
    for field in ("lithology", "alteration"):
        run("encode_lithology", INPUT=samples, FIELD=field, OUTPUT=at("e.gpkg"), CODEBOOK=at("codes.json"))
        run("fit_variogram", SAMPLES=samples, FIELD=field, VARIOGRAM=at("v.json"))
        more = {"CODEBOOK": at("codes.json"), "VARIOGRAM": at("v.json"), "CATEGORY": at(f"{field}.tif")}
        features.append(run("krige_categories", **given, FIELD=field, **more)["CATEGORY"])
    run(
        "train_network", FEATURES=features, LABEL=at("label.tif"), DEPTH=at("depth.tif"), SPLIT_DEPTH=60, EPOCHS=40,
        MODEL=at("n.safetensors"),
    )  # fmt: skip
    probability = run(
        "predict_probability", MODEL=at("n.safetensors"), FEATURES=features[::-1], PROBABILITY=at("p.tif")
    )["PROBABILITY"]
    whole = BlockRaster.open(finished[0]["PROBABILITY"]).read()
    np.testing.assert_array_equal(BlockRaster.open(probability).read(), whole)
    assert Path(at("n.safetensors")).read_bytes() == Path(finished[0]["MODEL"]).read_bytes()


def test_the_model_gives_the_same_probabilities(run: Run, tables: dict[str, str], tmp_path: Path) -> None:
    """In the model all kriged layers are called ESTIMATE."""
    settings = write_settings(tmp_path / "settings.json", grades=["cu_pct"], categories=["lithology"])
    whole = run_in(tmp_path / "run", tables, settings)["PROBABILITY"]
    of_model = run(
        RECIPES[0].name, **tables, ORE=ORE, GRADE_1="cu_pct", CATEGORY_1="lithology", LENGTH=5, BLOCK_X=10,
        BLOCK_Y=10, BLOCK_Z=10, SPLIT_DEPTH=60, EPOCHS=40,
        **dict.fromkeys(("composites", "rejected", "model", "record", "report", "probability", "voxels"),
                        "TEMPORARY_OUTPUT"),
    )  # fmt: skip
    np.testing.assert_array_equal(BlockRaster.open(of_model["probability"]).read(), BlockRaster.open(whole).read())


# -- runs that do not end well ---------------------------------------------------------------


def test_what_else_lies_in_the_folder_stays_and_an_earlier_run_is_replaced(tmp_path: Path) -> None:
    tables = write_tables(tmp_path, with_truth=False)
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "old.tif").write_text("of an earlier run")
    (tmp_path / "blocks" / "mine.txt").write_text("of the user")
    state = file_state(tmp_path / "blocks" / "old.tif").to_dict()
    (tmp_path / "run.json").write_text(json.dumps({"files": {"blocks/old.tif": state}}))
    settings = write_settings(tmp_path / "settings.json", **ONE_FEATURE)
    outputs = run_in(tmp_path, tables, settings)
    given = {Path(path).name for path in tables.values()} | {"settings.json"}
    assert everything_in(tmp_path) == OUTPUTS - {"codebooks"} | given
    assert not (tmp_path / "blocks" / "old.tif").exists()
    assert (tmp_path / "blocks" / "mine.txt").read_text() == "of the user"
    assert outputs["AUC_TRUTH"] is None


def test_a_run_that_fails_late_leaves_the_earlier_results(
    finished: Any, tables: dict[str, str], tmp_path: Path
) -> None:
    folder = Path(finished[0]["FOLDER"])
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    settings = write_settings(tmp_path / "settings.json", network={"split_depth": 5000}, **ONE_FEATURE)
    with pytest.raises(QgsProcessingException, match="Train network"):
        run_in(folder, tables, settings)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert everything_in(folder.parent) == {"results", "settings.json"}


class CancelAt(QgsProcessingFeedback):
    """Cancels when a word appears in the log."""

    def __init__(self, word: str) -> None:
        super().__init__(False)
        self.word = word

    def pushInfo(self, info: str) -> None:  # noqa: N802
        if self.word in info:
            self.cancel()


@pytest.mark.parametrize("step", ["Fit variogram", "Train network"])
def test_a_cancelled_run_leaves_nothing(tables: dict[str, str], tmp_path: Path, step: str) -> None:
    settings = write_settings(tmp_path / "settings.json", **ONE_FEATURE)
    assert run_in(tmp_path / "results", tables, settings, CancelAt(step)) == {}
    assert everything_in(tmp_path) == {"settings.json"}


def test_a_place_that_cannot_be_written_is_a_sentence_before_any_work(tables: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    settings = write_settings(tmp_path / "settings.json")
    with pytest.raises(QgsProcessingException, match="is a file; a folder is needed"):
        run_in(tmp_path / "file", tables, settings)
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        run_in(tmp_path / "file" / "results", tables, settings)


def test_ore_must_be_said(tables: dict[str, str], tmp_path: Path) -> None:
    settings = write_settings(tmp_path / "settings.json")
    with pytest.raises(QgsProcessingException, match="What ore is must be said"):
        run_in(tmp_path / "results", tables, settings, ORE="")


def test_nothing_but_waste_is_a_sentence_with_the_counts(tables: dict[str, str], tmp_path: Path) -> None:
    settings = write_settings(tmp_path / "settings.json")
    with pytest.raises(QgsProcessingException, match="makes 0 composites ore and 600 waste"):
        run_in(tmp_path / "results", tables, settings, ORE='"cu_pct" > 90')
    assert everything_in(tmp_path) == {"settings.json"}


def test_a_field_that_is_not_there_is_named_with_those_there_are(tables: dict[str, str], tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text('{"grades": ["mo_pct"]}')
    with pytest.raises(QgsProcessingException, match="no number field mo_pct; those they have are cu_pct, au_gpt"):
        run_in(tmp_path / "results", tables, str(settings))
