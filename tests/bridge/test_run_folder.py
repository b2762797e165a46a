# SPDX-License-Identifier: GPL-2.0-or-later
"""One run at a time in a folder; what killed runs left is finished or removed; nothing of the user's is lost."""

from __future__ import annotations

import errno
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from oresight.plugin.bridge import file_copies, run_folder
from oresight.plugin.bridge.file_states import file_state, layer_content
from oresight.plugin.bridge.points import Field, write_points
from oresight.plugin.bridge.run_lock import Owner, lock_path
from oresight.plugin.bridge.run_steps import RunFiles, StepRecord
from oresight.plugin.bridge.staging import Staging
from oresight.plugin.engine.errors import InvalidInputError, MemoryLimitError
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import importlib.util, os, signal, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("oresight", sys.argv[1] + "/__init__.py",
                                              submodule_search_locations=[sys.argv[1]])
module = importlib.util.module_from_spec(spec)
sys.modules["oresight"] = module
spec.loader.exec_module(module)
from oresight.plugin.bridge.run_folder import run_folder
from oresight.plugin.bridge.staging import Staging

moves = []
aside = Staging._set_aside
def set_aside(self, final):
    moves.append(final)
    if len(moves) == 2 and sys.argv[3] == "moving":
        os.kill(os.getpid(), signal.SIGKILL)
    return aside(self, final)
Staging._set_aside = set_aside
with run_folder(Path(sys.argv[2])) as run:
    for name in ("a.txt", "b.txt", "run.json"):
        (run.path / name).write_text("new")
    if sys.argv[3] == "writing":
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def other_process() -> Iterator[int]:
    """Return the number of a process that runs during the test."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate(b"\n")


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def earlier(folder: Path) -> Path:
    """Make a folder with results of an earlier run."""
    folder.mkdir()
    for name in ("a.txt", "b.txt", "run.json"):
        (folder / name).write_text("old")
    return folder


def run_into(folder: Path, *names: str) -> None:
    """Make a run that writes some files."""
    with run_folder.run_folder(folder) as run:
        for name in names:
            (run.path / name).parent.mkdir(exist_ok=True)
            (run.path / name).write_text("new")


def kill_while(folder: Path, moment: str) -> None:
    """Run into a folder in a process that kills itself at a moment."""
    ended = subprocess.run([sys.executable, "-c", SCRIPT, str(ROOT), str(folder), moment], capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


# -- killed ------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_run_killed_while_it_writes_changes_nothing_and_the_next_clears_up(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "run")
    kill_while(folder, "writing")
    assert set(contents(folder).values()) == {"old"}
    assert len(list(tmp_path.iterdir())) == 3
    with run_folder.run_folder(folder) as run:
        said = [str(notice) for notice in run.notices]
    assert "its lock was taken over" in said[0]
    assert "What an ended run" in said[1]
    assert [path.name for path in tmp_path.iterdir()] == ["run"]
    assert set(contents(folder).values()) == {"old"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_run_killed_while_it_moves_its_results_is_finished_by_the_next(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "run")
    (folder / "mine.txt").write_text("mine")
    kill_while(folder, "moving")
    assert set(contents(folder).values()) == {"old", "new", "mine"}
    with run_folder.run_folder(folder) as run:
        assert "they are whole now" in str(run.notices[1])
    assert contents(folder) == {"a.txt": "new", "b.txt": "new", "run.json": "new", "mine.txt": "mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


# -- in use ------------------------------------------------------------------------------------


def test_a_folder_in_use_is_refused_with_the_process_that_uses_it(tmp_path: Path, other_process: int) -> None:
    folder = earlier(tmp_path / "run")
    owner = Owner(other_process, Owner.this().host, "", "2026-01-01 08:00:00")
    lock_path(folder).write_text(owner.to_json())
    with (
        pytest.raises(InvalidInputError, match=f"process {other_process} on this machine, since 2026-01-01 08:00:00"),
        run_folder.run_folder(folder),
    ):
        pass
    assert lock_path(folder).is_file()
    assert set(contents(folder).values()) == {"old"}


def test_two_runs_of_one_process_do_not_share_a_folder(tmp_path: Path) -> None:
    with (
        run_folder.run_folder(tmp_path / "run"),
        pytest.raises(InvalidInputError, match=f"process {os.getpid()} on this machine"),
        run_folder.run_folder(tmp_path / "run"),
    ):
        pass
    with run_folder.run_folder(tmp_path / "run"), run_folder.run_folder(tmp_path / "other"):
        pass


def test_a_process_of_another_machine_is_not_taken_for_dead(tmp_path: Path) -> None:
    lock_path(tmp_path / "run").write_text(Owner(1, "elsewhere", "", "yesterday").to_json())
    with (
        pytest.raises(InvalidInputError, match=r"process 1 on elsewhere, since yesterday\. .* remove "),
        run_folder.run_folder(tmp_path / "run"),
    ):
        pass


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says when a process began")
def test_a_number_given_to_another_process_is_no_owner(tmp_path: Path, other_process: int) -> None:
    lock_path(tmp_path / "run").write_text(Owner(other_process, Owner.this().host, "1", "yesterday").to_json())
    with run_folder.run_folder(tmp_path / "run") as run:
        assert "its lock was taken over" in str(run.notices[0])


def test_a_lock_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    lock_path(tmp_path / "run").write_text("{")
    with (
        pytest.raises(InvalidInputError, match=r"\.run\.lock does not name"),
        run_folder.run_folder(tmp_path / "run"),
    ):
        pass


def test_folders_that_only_look_like_those_of_a_run_stay(tmp_path: Path) -> None:
    (tmp_path / ".run.0123abcd").mkdir()
    with run_folder.run_folder(tmp_path / "run"):
        pass
    assert (tmp_path / ".run.0123abcd").is_dir()


# -- a full disk -------------------------------------------------------------------------------


def full(*arguments: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_fills_up_while_files_are_kept_leaves_the_earlier_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = earlier(tmp_path / "run")
    (folder / "blocks").mkdir()
    (folder / "blocks" / "mine.txt").write_text("mine")
    monkeypatch.setattr(file_copies.os, "link", full)
    monkeypatch.setattr(file_copies.shutil, "copy2", full)
    with pytest.raises(MemoryLimitError, match="The disk is full"):
        run_into(folder, "blocks/new.tif", "a.txt")
    assert (folder / "a.txt").read_text() == "old"
    assert {path.name for path in (folder / "blocks").iterdir()} == {"mine.txt"}
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_lock_that_cannot_be_written_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Owner, "to_json", full)
    with pytest.raises(MemoryLimitError, match="The disk is full"):
        run_into(tmp_path / "run", "a.txt")
    assert not list(tmp_path.iterdir())


def test_a_move_that_fails_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = earlier(tmp_path / "run")
    aside, moved = Staging._set_aside, []

    def fails_at_the_second(self: Staging, final: Path) -> Path | None:
        moved.append(final)
        if len(moved) == 2:
            full()
        return aside(self, final)

    monkeypatch.setattr(Staging, "_set_aside", fails_at_the_second)
    with pytest.raises(MemoryLimitError, match="The disk is full"):
        run_into(folder, "a.txt", "b.txt", "run.json")
    assert contents(folder) == {"a.txt": "old", "b.txt": "old", "run.json": "old"}


# -- what files hold ---------------------------------------------------------------------------


def composites(path: Path, cu: float = 1.0, ore: int = 1, hole: str = "A") -> Path:
    fields = [Field("hole_id", "text", [hole]), Field("cu_pct", "float", [cu], "cu (%)"), Field("ore", "int", [ore])]
    write_points(path, [[0.0, 0.0, 0.0]], fields, QgsCoordinateReferenceSystem("EPSG:32650"))
    return path


def test_layers_written_twice_hold_the_same_and_a_value_or_a_place_makes_them_differ(tmp_path: Path) -> None:
    first, second = layer_content(composites(tmp_path / "a" / "c.gpkg")), composites(tmp_path / "b" / "c.gpkg")
    assert layer_content(second) == first
    assert layer_content(composites(tmp_path / "d" / "c.gpkg", cu=1.5)) != first
    with closing(sqlite3.connect(second)) as layer:
        layer.execute("update gpkg_spatial_ref_sys set definition = 'other' where srs_id = 32650")
        layer.commit()
    assert layer_content(second) != first


def test_a_part_of_a_layer_counts_by_the_fields_that_are_named(tmp_path: Path) -> None:
    first, other = composites(tmp_path / "a" / "c.gpkg"), composites(tmp_path / "b" / "c.gpkg", ore=0)
    assert layer_content(first) != layer_content(other)
    assert layer_content(first, {"hole_id", "cu_pct"}) == layer_content(other, {"hole_id", "cu_pct"})
    assert layer_content(first, {"ore"}) != layer_content(other, {"ore"})


def test_a_style_saved_into_a_layer_changes_nothing_that_counts(tmp_path: Path, qgis_app: object) -> None:
    path = composites(tmp_path / "c.gpkg")
    state = file_state(path)
    layer = QgsVectorLayer(str(path), "c", "ogr")
    layer.saveStyleToDatabase("mine", "", True, "")
    del layer
    changed = file_state(path, state)
    assert changed.sha256 != state.sha256
    assert changed.content == state.content


def test_a_file_of_known_size_and_time_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(b"1")
    state = file_state(path)
    monkeypatch.setattr("oresight.plugin.bridge.file_states.file_record", full)
    assert file_state(path, state) is state


def test_a_layer_with_a_journal_is_copied_with_what_the_journal_holds(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as source:
        source.execute("pragma journal_mode = wal")
        source.execute("create table t (x)")
        source.execute("insert into t values (7)")
        source.commit()
        file_copies.link(tmp_path / "a.gpkg", tmp_path / "b.gpkg")
    with closing(sqlite3.connect(tmp_path / "b.gpkg")) as copied:
        assert copied.execute("select x from t").fetchall() == [(7,)]


def finished(folder: Path, name: str = "a.tif") -> None:
    """Make a folder with one step of an earlier run."""
    folder.mkdir(exist_ok=True)
    (folder / "a.tif").write_bytes(b"made")
    step = StepRecord("a.tif", "krige", "key", "then", 3.0, files=(name,)).to_dict()
    record = {"files": {name: file_state(folder / "a.tif").to_dict()}, "steps": [step]}
    (folder / "run.json").write_text(json.dumps(record))


def test_a_step_is_taken_over_by_its_key_while_its_files_are_as_it_left_them(tmp_path: Path) -> None:
    finished(tmp_path / "run")
    (tmp_path / "staged").mkdir()
    files = RunFiles(tmp_path / "run", tmp_path / "staged")
    assert files.take("other") is None
    step = files.take("key")
    assert step is not None
    assert (step.reused, step.seconds) == (True, 3.0)
    assert (tmp_path / "staged" / "a.tif").read_bytes() == b"made"
    (tmp_path / "run" / "a.tif").write_bytes(b"mine")
    files = RunFiles(tmp_path / "run", tmp_path / "staged")
    assert files.changed == ("a.tif",)
    assert files.take("key") is None


@pytest.mark.parametrize("damage", ["", "[]", '{"files": 3, "steps": []}', '{"files": {}, "steps": [{"x": 1}]}'])
def test_a_record_that_cannot_be_read_gives_no_steps(tmp_path: Path, damage: str) -> None:
    finished(tmp_path / "run")
    (tmp_path / "run" / "run.json").write_text(damage)
    assert RunFiles(tmp_path / "run", tmp_path).take("key") is None


def test_a_record_that_names_files_elsewhere_gives_no_steps(tmp_path: Path) -> None:
    finished(tmp_path / "run", "../run/a.tif")
    (tmp_path / "staged").mkdir()
    assert RunFiles(tmp_path / "run", tmp_path / "staged").take("key") is None


def test_a_file_of_the_user_under_the_name_of_a_result_is_kept(tmp_path: Path) -> None:
    folder = earlier(tmp_path / "run")
    (folder / "run.json").unlink()
    with run_folder.run_folder(folder) as run:
        (run.path / "a.txt").write_text("new")
        (run.path / "b.txt").write_text("old")
        (notice,) = RunFiles(folder, run.path).keep_changed()
    assert "a.txt was there before, and no run had written it" in str(notice)
    (kept,) = folder.glob("a_changed_*.txt")
    assert (kept.read_text(), (folder / "a.txt").read_text()) == ("old", "new")
    assert not list(folder.glob("b_changed_*"))
