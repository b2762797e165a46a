# SPDX-License-Identifier: GPL-2.0-or-later
"""A second run in a folder: what would come out the same is kept, all else is as from scratch, nothing is lost."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProject

from .small_tables import ORE, write_settings, write_tables
from .test_run_workflow import run_in

pytestmark = pytest.mark.usefixtures("provider")
NETWORK = {"network.safetensors", "blocks/probability.tif", "evaluation.json", "project.qgz", "report.html", "shown",
           "voxels.gpkg", "level_plan.tif", "targets.gpkg", "truth"}  # fmt: skip
"""What the network's settings decide."""
QUICK: dict[str, Any] = {
    "grades": ["cu_pct"], "categories": ["lithology"], "network": {"epochs": 8},
    "variogram": {"structures": "spherical", "anisotropic": False, "max_pairs": 20000},
    "evaluation": {"baselines": False},
}  # fmt: skip
"""Settings of a quick run."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with tables, settings, and a finished run in `run`."""
    folder = tmp_path_factory.mktemp("again")
    tables = write_tables(folder / "tables")
    settings = write_settings(folder / "settings.json", **QUICK)
    run_in(folder / "run", tables, settings)
    return folder


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Path:
    """Return a copy of that folder to be changed."""
    shutil.copytree(place, tmp_path / "again")
    return tmp_path / "again"


def again(place: Path, feedback: QgsProcessingFeedback | None = None, **settings: Any) -> dict[str, Any]:
    """Run again in a folder and return the run record; `ORE` may be among the settings."""
    tables = {path.stem.upper(): str(path) for path in (place / "tables").glob("*.csv")}
    ore = settings.pop("ORE", ORE)
    given = {**QUICK, **settings}
    run_in(place / "run", tables, write_settings(place / "settings.json", **given), feedback, ORE=ore)
    return record_of(place)


def record_of(place: Path) -> dict[str, Any]:
    return json.loads((place / "run" / "run.json").read_text(encoding="utf-8"))


def made(record: dict[str, Any]) -> set[str]:
    """Return the steps that were not taken over."""
    return {step["step"] for step in record["steps"] if not step["reused"]}


def results(place: Path) -> dict[str, bytes]:
    """Return the bytes of every block model, variogram and network."""
    kinds = (".tif", ".safetensors", ".csv")
    paths = [path for path in (place / "run").rglob("*") if path.suffix in kinds and "_changed_" not in path.name]
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}


def from_scratch(place: Path, tmp_path: Path, **settings: Any) -> dict[str, bytes]:
    """Return the results of a run with the same tables in a new folder."""
    fresh = tmp_path / "fresh"
    shutil.copytree(place / "tables", fresh / "tables")
    assert not any(step["reused"] for step in again(fresh, **settings)["steps"])
    return results(fresh)


# -- what is kept and what is made again -----------------------------------------------------


def test_nothing_changed_keeps_every_step_and_says_so(copy: Path) -> None:
    before, was = results(copy), record_of(copy)
    feedback = QgsProcessingFeedback(False)
    record = again(copy, feedback)
    assert made(record) == set()
    assert "Nothing has changed since the earlier run: all " in feedback.textLog()
    assert results(copy) == before
    assert record["this_run"]["reused"] == record["this_run"]["steps"] == len(was["steps"])
    assert [step["seconds"] for step in record["steps"]] == [step["seconds"] for step in was["steps"]]
    assert record["seconds"]["training"] == pytest.approx(was["seconds"]["training"], abs=0.5)
    assert record["warnings"] == was["warnings"]
    for part in ("metrics", "results", "drillholes", "inputs", "history", "curves"):
        assert record[part] == was[part]


def test_in_another_language_reports_and_project_are_made_again_and_no_block_model(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = results(copy)
    for module in ("running", "step_keys"):
        monkeypatch.setattr(f"oresight.algorithms.workflow.{module}.language", lambda: "eo")
    spoken = made(again(copy))
    assert {"problems.gpkg", "project.qgz", "report.html"} <= spoken
    assert not {step for step in spoken if step.startswith("blocks/")}
    assert results(copy) == before


def test_files_that_are_kept_take_no_room(copy: Path) -> None:
    inode = (copy / "run" / "blocks" / "domain.tif").stat().st_ino
    again(copy)
    assert (copy / "run" / "blocks" / "domain.tif").stat().st_ino == inode


def test_changed_settings_make_again_what_depends_on_them_and_give_what_a_fresh_run_gives(
    copy: Path, tmp_path: Path
) -> None:
    ore = '"cu_pct" >= 1.2'
    steps = made(again(copy, ORE=ore))
    assert {"composites.gpkg", "variograms/ore.json", "blocks/ore_indicator.tif", "blocks/label.tif"} <= steps
    assert not steps & {"blocks/grade_cu_pct.tif", "variograms/cu_pct.json", "blocks/domain.tif", "traces.gpkg"}
    record = again(copy, ORE=ore, network={"epochs": 3})
    assert {"network.safetensors", "blocks/probability.tif", "report.html", "project.qgz"} <= made(record) <= NETWORK
    assert record["settings"]["network"]["epochs"] == len(record["history"]) == 3
    assert results(copy) == from_scratch(copy, tmp_path, ORE=ore, network={"epochs": 3})


def test_another_search_leaves_the_variograms(copy: Path) -> None:
    steps = made(again(copy, kriging={"max_samples": 12}))
    assert {"blocks/grade_cu_pct.tif", "blocks/ore_indicator.tif"} <= steps
    assert not steps & {"variograms/cu_pct.json", "blocks/domain.tif", "composites.gpkg"}


def test_a_table_counts_by_what_it_holds(copy: Path) -> None:
    table = copy / "tables" / "assays.csv"
    os.utime(table, (1, 1))
    assert made(again(copy)) == set()
    table.write_text(table.read_text().replace("<0.03", "0.01", 1))
    assert {"composites.gpkg", "blocks/grade_cu_pct.tif"} <= made(again(copy))


# -- what somebody did to the results ----------------------------------------------------------


def test_a_block_model_that_was_changed_is_made_again_and_the_changed_one_is_kept(copy: Path) -> None:
    before = results(copy)
    label = copy / "run" / "blocks" / "label.tif"
    label.write_bytes(b"mine")
    record = again(copy)
    assert made(record) == {"blocks/label.tif", "report.html"}  # the report says it
    assert results(copy) == before
    (kept,) = (copy / "run").glob("blocks_label_changed_*.tif")
    assert kept.read_bytes() == b"mine"
    assert [kept.name in warning for warning in record["warnings"]].count(True) == 1
    assert kept.name not in record["files"]
    assert kept.name in (copy / "run" / "report.html").read_text(encoding="utf-8")
    assert made(again(copy)) == {"report.html"}  # nothing was replaced this time, so that it says nothing of it
    assert kept.read_bytes() == b"mine"


def test_a_block_model_that_is_gone_is_made_again(copy: Path) -> None:
    before = results(copy)
    (copy / "run" / "blocks" / "grade_cu_pct.tif").unlink()
    assert made(again(copy)) == {"blocks/grade_cu_pct.tif"}
    assert results(copy) == before


def test_a_layer_counts_by_its_rows_and_not_by_its_bytes(copy: Path) -> None:
    path = copy / "run" / "composites.gpkg"
    with closing(sqlite3.connect(path)) as layer:
        layer.execute("vacuum")
    assert made(again(copy)) == set()
    with closing(sqlite3.connect(path)) as layer:
        layer.execute("drop trigger if exists rtree_composites_geom_update1")
        for (trigger,) in layer.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            layer.execute(f'drop trigger "{trigger}"')
        layer.execute("update composites set cu_pct = 9.0 where fid = 1")
        layer.commit()
    record = again(copy)
    assert made(record) == {"composites.gpkg", "report.html"}  # the report says it
    assert any("composites_changed_" in warning for warning in record["warnings"])


def test_a_style_and_a_project_of_the_user_stay(copy: Path) -> None:
    style = copy / "run" / "blocks" / "domain.qml"
    style.write_text(style.read_text().replace("<qgis ", "<qgis mine='1' ", 1))
    project = QgsProject()
    assert project.read(str(copy / "run" / "project.qgz"))
    project.setTitle("mine")
    project.write()
    project.clear()
    assert made(again(copy)) == set()
    assert "mine='1'" in style.read_text()
    assert title_of(copy / "run" / "project.qgz") == "mine"
    record = again(copy, network={"epochs": 3})
    (kept,) = (copy / "run").glob("project_changed_*.qgz")
    assert title_of(kept) == "mine"
    assert title_of(copy / "run" / "project.qgz") == "run"
    assert any(kept.name in warning for warning in record["warnings"])
    assert "mine='1'" in style.read_text()


def title_of(path: Path) -> str:
    project = QgsProject()
    assert project.read(str(path))
    title = project.title()
    project.clear()
    return title


def test_what_the_new_settings_do_not_make_goes_and_what_the_user_added_stays(copy: Path) -> None:
    assert (copy / "run" / "codebooks" / "lithology.json").is_file()
    (copy / "run" / "blocks" / "notes.txt").write_text("mine")
    again(copy, categories=[])
    assert not (copy / "run" / "codebooks").exists()
    assert not (copy / "run" / "blocks" / "category_lithology.tif").exists()
    assert not (copy / "run" / "blocks" / "category_lithology.qml").exists()
    assert (copy / "run" / "blocks" / "notes.txt").read_text() == "mine"


def test_settings_edited_in_the_folder_stay_as_they_were_written(copy: Path) -> None:
    tables = {path.stem.upper(): str(path) for path in (copy / "tables").glob("*.csv")}
    settings = copy / "run" / "settings.json"
    text = settings.read_text().replace('"epochs": 8', '/* fewer */ "epochs": 3')
    settings.write_text(text)
    run_in(copy / "run", tables, str(settings), ORE="")
    assert settings.read_text() == text
    assert record_of(copy)["settings"]["network"]["epochs"] == 3
    assert not list((copy / "run").glob("settings_changed_*"))


def test_the_settings_in_the_folder_repeat_the_run(copy: Path) -> None:
    tables = {path.stem.upper(): str(path) for path in (copy / "tables").glob("*.csv")}
    shutil.copy(copy / "run" / "settings.json", copy / "repeat.json")
    run_in(copy / "run", tables, str(copy / "repeat.json"), ORE="")
    assert made(record_of(copy)) == set()


# -- what happens while it runs --------------------------------------------------------------


class At(QgsProcessingFeedback):
    """Does something when a step begins."""

    def __init__(self, word: str, action: Callable[[], None]) -> None:
        super().__init__(False)
        self.word, self.action = word, action

    def pushInfo(self, info: str) -> None:  # noqa: N802
        if self.word in info:
            self.action()


class Cancel(QgsProcessingFeedback):
    """Cancels when a step begins that is not kept from the earlier run."""

    def __init__(self, title: str) -> None:
        super().__init__(False)
        self.title = title

    def pushInfo(self, info: str) -> None:  # noqa: N802
        if info == self.title:
            self.cancel()


@pytest.fixture
def untouched(copy: Path) -> Iterator[Path]:
    """Return a folder whose results must be the same after the test, with nothing beside them."""
    run = copy / "run"
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    yield copy
    assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before
    assert {path.name for path in copy.iterdir()} == {"run", "tables", "settings.json"}


def test_a_table_that_changes_before_it_is_read_stops_the_run(untouched: Path) -> None:
    table = untouched / "tables" / "assays.csv"
    edit = At("Composite drillholes", lambda: table.write_text(table.read_text().replace("1.5", "1.6")))
    with pytest.raises(QgsProcessingException, match=r"assays\.csv changed while the run read it"):
        again(untouched, edit, composites={"length": 6})


def test_a_table_that_changes_after_it_was_read_costs_no_result(copy: Path) -> None:
    table = copy / "tables" / "assays.csv"
    edit = At("Train network", lambda: table.write_text(table.read_text().replace("1.5", "1.6")))
    record = again(copy, edit, network={"epochs": 3})
    assert any("has changed since the run read it" in warning for warning in record["warnings"])
    known = {one["role"]: one["sha256"] for one in record["inputs"]}
    assert known["assays"] != hashlib.sha256(table.read_bytes()).hexdigest()


def test_a_full_disk_leaves_the_earlier_results(untouched: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, *arguments: Any, **more: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full, raising=True)
    tables = {path.stem.upper(): str(path) for path in (untouched / "tables").glob("*.csv")}
    with pytest.raises(QgsProcessingException, match="The disk is full"):
        run_in(untouched / "run", tables, str(untouched / "settings.json"))


STEPS = {
    "Validate drillholes": "problems.gpkg", "Desurvey drillholes": "traces.gpkg",
    "Composite drillholes": "composites.gpkg", "Encode lithology": "codebooks/lithology.json",
    "Create block model": "blocks/domain.tif", "Fit variogram": "variograms/ore.json",
    "Krige grades": "blocks/grade_cu_pct.tif", "Krige categories": "blocks/category_lithology.tif",
    "Label blocks": "blocks/label.tif", "Train network": "network.safetensors",
    "Predict probability": "blocks/probability.tif", "Evaluate network": "evaluation.json",
    "Extract voxels": "voxels.gpkg", "Extract level plan": "level_plan.tif", "Rank targets": "targets.gpkg",
}  # fmt: skip
"""Algorithms of the chain, and a file that each makes."""


@pytest.mark.parametrize("step", STEPS)
def test_a_run_cancelled_in_any_stage_leaves_the_earlier_results(copy: Path, step: str) -> None:
    (copy / "run" / STEPS[step]).unlink()
    before = {path: path.read_bytes() for path in (copy / "run").rglob("*") if path.is_file()}
    cancel = Cancel(step)
    tables = {path.stem.upper(): str(path) for path in (copy / "tables").glob("*.csv")}
    assert run_in(copy / "run", tables, str(copy / "settings.json"), cancel) == {}
    assert cancel.isCanceled()
    assert {path: path.read_bytes() for path in (copy / "run").rglob("*") if path.is_file()} == before
    assert {path.name for path in copy.iterdir()} == {"run", "tables", "settings.json"}
