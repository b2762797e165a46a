# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of a run is filled beside its place and moved there whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from oresight.plugin.bridge.file_states import file_state
from oresight.plugin.bridge.run_files import table_record
from oresight.plugin.bridge.run_folder import run_folder
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.worker.peak_memory import peak_memory_mb
from qgis.core import QgsVectorLayer


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_results_appear_at_the_end_and_intermediate_files_do_not(tmp_path: Path) -> None:
    with run_folder(tmp_path / "run") as run:
        work = run.path
        (work / "blocks").mkdir()
        (work / "blocks" / "a.tif").touch()
        (work / "blocks" / "a.tif.aux.xml").touch()
        (work / "work").mkdir()
        (work / "run.json").touch()
        assert not (tmp_path / "run").exists()
    assert names(tmp_path) == {"run"}
    assert names(tmp_path / "run") == {"blocks", "run.json"}
    assert names(tmp_path / "run" / "blocks") == {"a.tif"}


def test_a_failure_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text("earlier")
    with pytest.raises(ZeroDivisionError), run_folder(tmp_path) as run:
        (run.path / "run.json").write_text(str(1 / 0))
    assert names(tmp_path) == {"run.json"}
    assert (tmp_path / "run.json").read_text() == "earlier"
    assert not [name for name in names(tmp_path.parent) if name.startswith(f".{tmp_path.name}")]


def test_folders_of_an_earlier_run_are_replaced_and_strangers_stay(tmp_path: Path) -> None:
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "old.tif").touch()
    (tmp_path / "blocks" / "old.qml").touch()
    (tmp_path / "blocks" / "mine.txt").touch()
    (tmp_path / "notes.txt").touch()
    state = file_state(tmp_path / "blocks" / "old.tif").to_dict()
    (tmp_path / "run.json").write_text(json.dumps({"files": {"blocks/old.tif": state}}))
    with run_folder(tmp_path) as run:
        work = run.path
        (work / "blocks").mkdir()
        (work / "blocks" / "new.tif").touch()
    assert names(tmp_path) == {"blocks", "notes.txt", "run.json"}
    assert names(tmp_path / "blocks") == {"new.tif", "mine.txt"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").touch()
    with pytest.raises(InvalidInputError, match="is a file; a folder is needed"), run_folder(tmp_path / "run"):
        pass


def test_a_table_is_recorded_with_its_hash_and_filter(tmp_path: Path) -> None:
    path = tmp_path / "assays.csv"
    path.write_text("BHID,CU\nA,1\nB,2\n")
    layer = QgsVectorLayer(str(path), "x", "ogr")
    layer.setSubsetString("\"BHID\" = 'A'")
    record = table_record("assays", layer)
    assert record["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert record["filter"] == "\"BHID\" = 'A'"


def test_a_layer_without_file_is_recorded_without_its_source() -> None:
    """A source may hold a password."""
    record = table_record("assays", QgsVectorLayer("Point?field=a:int", "holes", "memory"))
    assert record == {"role": "assays", "layer": "holes", "provider": "memory"}


def test_the_peak_of_memory_is_known_here() -> None:
    assert peak_memory_mb()["qgis"] > 10.0
