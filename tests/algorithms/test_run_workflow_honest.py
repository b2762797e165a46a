# SPDX-License-Identifier: GPL-2.0-or-later
"""The honest way of a run: after the published one, which stays as it is, and by itself."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster
from qgis.core import QgsProject

from .small_tables import ONE_FEATURE, write_settings, write_tables
from .test_run_workflow import everything_in, run_in

QUICK = {"learning": {"members": ["randomised_places", "kriging"], "folds": 2, "trials": 2}}
PUBLISHED = ("blocks/probability.tif", "blocks/label.tif", "network.safetensors", "voxels.gpkg", "targets.gpkg")
pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return write_tables(tmp_path_factory.mktemp("tables"))


def hashes_of(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in PUBLISHED}


def record_of(outputs: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(Path(outputs["RECORD"]).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def both(provider: Any, tables: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any, Any]:
    """Return a published run's files, and outputs and record after it went on to both ways in the same folder."""
    folder = tmp_path_factory.mktemp("both")
    run_in(folder / "run", tables, write_settings(folder / "one.json", **ONE_FEATURE))
    before = hashes_of(folder / "run")
    outputs = run_in(folder / "run", tables, write_settings(folder / "two.json", preset="both", **ONE_FEATURE, **QUICK))
    return before, outputs, record_of(outputs)


def test_the_published_way_is_kept_to_the_last_bit_and_not_run_again(both: Any) -> None:
    before, outputs, record = both
    assert hashes_of(Path(outputs["FOLDER"])) == before
    made = [step["algorithm"] for step in record["steps"] if not step["reused"] and step["algorithm"]]
    assert made == [
        "train_on_composites", "predict_from_composites", "extract_voxels", "extract_level_plan", "rank_targets"
    ]  # fmt: skip


def test_both_ways_stand_side_by_side_with_the_truth(both: Any) -> None:
    _, outputs, record = both
    folder = Path(outputs["FOLDER"])
    assert {"honest.safetensors", "honest.json", "honest_report.html", "honest_voxels.gpkg", "honest_targets.gpkg"} <= (
        everything_in(folder)
    )
    assert {"honest_probability.tif", "honest_uncertainty.tif", "applicability.tif"} <= everything_in(folder / "blocks")
    assert record["learning"]["counts"]["holes"] == 25
    assert record["learning"]["grade"] == "cu_pct"
    assert record["metrics"]["truth_honest"]["n"] == record["metrics"]["truth"]["n"]
    assert record["metrics"]["truth_honest_all"]["auc"] > 0.9
    text = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    for words in ("Published and honest, side by side", "Believe the right column", "The true ore of this deposit"):
        assert words in text
    project = QgsProject()
    assert project.read(outputs["PROJECT"])
    names = {group.name(): [one.name() for one in group.findLayers()] for group in project.layerTreeRoot().findGroups()}
    assert {"Probability of ore", "Where the honest way applies"} <= set(names["Honest way"])


def test_the_honest_way_alone_needs_no_kriged_label(tables: dict[str, str], tmp_path: Path) -> None:
    settings = write_settings(tmp_path / "settings.json", preset="honest", **ONE_FEATURE, **QUICK)
    outputs = run_in(tmp_path / "run", tables, settings)
    folder, record = Path(outputs["FOLDER"]), record_of(outputs)
    assert {"network.safetensors", "variograms", "codebooks"}.isdisjoint(everything_in(folder))
    scores = json.loads((folder / "honest.json").read_text(encoding="utf-8"))["metrics"]["test"]
    assert Path(outputs["MODEL"]) == folder / "honest.safetensors"
    assert Path(outputs["MODEL"]).is_file()
    assert outputs["AUC"] == scores["auc"] == record["metrics"]["test"]["auc"]
    assert outputs["AUC_TRUTH"] == record["metrics"]["truth_honest_all"]["auc"]
    assert BlockRaster.open(outputs["PROBABILITY"]).variable.name == "ore:probability"
    text = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert "At held-out holes the AUC is" in text
    assert "labelled ore" not in text
    assert Path(outputs["VOXELS"]).is_file()
    assert Path(outputs["PROJECT"]).is_file()


def test_a_planted_leak_is_the_first_that_the_page_says(tables: dict[str, str], both: Any, tmp_path: Path) -> None:
    """A field that is the label itself is kriged as the label is, so that the label follows from it everywhere."""
    with Path(tables["ASSAYS"]).open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    leaky = [[*row, "0" if row[3].startswith("<") else str(int(float(row[3]) >= 1.0))] for row in rows]
    path = tmp_path / "assays.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*header, "SEEN_PCT"], *leaky])
    settings = write_settings(
        tmp_path / "settings.json", grades=["cu_pct", "seen_pct"], categories=[], evaluation={"baselines": False},
        network={"epochs": 2}, variogram={"structures": "spherical", "anisotropic": False},
    )  # fmt: skip
    outputs = run_in(tmp_path / "run", {**tables, "ASSAYS": str(path)}, settings)
    page = Path(outputs["REPORT"]).read_text(encoding="utf-8")
    assert '<ul class="notices"><li>Leak: the label is a function of seen_pct:indicator' in page
    assert "the label is a function of seen_pct" not in Path(both[1]["REPORT"]).read_text(encoding="utf-8")


def test_targets_of_the_honest_way_lie_where_it_applies(both: Any) -> None:
    _, outputs, record = both
    blocks = Path(outputs["FOLDER"]) / "blocks"
    probability = BlockRaster.open(blocks / "honest_probability.tif").read()
    codes = BlockRaster.open(blocks / "applicability.tif").read()
    threshold = record["learning"]["threshold"]
    grid = BlockRaster.open(blocks / "applicability.tif").grid
    allowed = np.count_nonzero((probability >= threshold) & (codes <= 1)) * grid.volume
    assert 0.0 < record["results"]["honest_targets"]["volume"] <= allowed
