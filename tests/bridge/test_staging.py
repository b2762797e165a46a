# SPDX-License-Identifier: GPL-2.0-or-later
"""Outputs appear together or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from oresight.plugin.bridge.staging import Staging, check_extension, write_error
from oresight.plugin.engine.errors import InvalidInputError, MemoryLimitError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_outputs_appear_on_a_good_end_only(tmp_path: Path) -> None:
    with Staging() as staging:
        for name in ("a.tif", "b.tif"):
            staging.path(tmp_path / name).write_text(name)
        assert not (tmp_path / "a.tif").exists()
        assert all(name.startswith(".") for name in names(tmp_path))
    assert names(tmp_path) == ["a.tif", "b.tif"]


def test_a_failure_leaves_earlier_outputs_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_text("earlier")
    with pytest.raises(ZeroDivisionError), Staging() as staging:
        staging.path(tmp_path / "a.tif").write_text(str(1 / 0))
    assert names(tmp_path) == ["a.tif"]
    assert (tmp_path / "a.tif").read_text() == "earlier"


def test_when_one_move_fails_all_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.tif", "b.tif"):
        (tmp_path / name).write_text("earlier")
    staging = Staging()
    hidden = [staging.path(tmp_path / name) for name in ("a.tif", "b.tif")]
    for path in hidden:
        path.write_text("later")
    move = Path.replace

    def fail_on_the_second(self: Path, target: Path) -> Path:
        if self == hidden[1]:
            raise OSError(errno.EACCES, "open in another program")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", fail_on_the_second)
    with pytest.raises(InvalidInputError, match=r"b\.tif cannot be written"):
        staging.commit()
    assert names(tmp_path) == ["a.tif", "b.tif"]
    assert {(tmp_path / name).read_text() for name in names(tmp_path)} == {"earlier"}


def test_a_folder_can_be_an_output(tmp_path: Path) -> None:
    (tmp_path / "classes").mkdir()
    (tmp_path / "classes" / "old.tif").write_text("earlier")
    with Staging() as staging:
        folder = staging.path(tmp_path / "classes")
        folder.mkdir()
        (folder / "new.tif").write_text("later")
    assert names(tmp_path / "classes") == ["new.tif"]
    assert names(tmp_path) == ["classes"]


def test_what_other_programs_left_beside_the_earlier_file_goes(tmp_path: Path) -> None:
    for name in ("a.tif", "a.tif.aux.xml", "a.tif.ovr"):
        (tmp_path / name).write_text("earlier")
    with Staging() as staging:
        staging.path(tmp_path / "a.tif").write_text("later")
    assert names(tmp_path) == ["a.tif"]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    with Staging() as staging:
        staging.path(tmp_path / "run" / "blocks" / "a.tif").write_text("x")
    assert (tmp_path / "run" / "blocks" / "a.tif").is_file()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(InvalidInputError, match=r"a\.tif cannot be written"):
        Staging().path(tmp_path / "file" / "a.tif")


def test_the_sentence_says_what_is_wrong() -> None:
    assert isinstance(write_error("a.tif", OSError(errno.ENOSPC, "")), MemoryLimitError)
    assert "does not allow" in str(write_error("a.tif", PermissionError(errno.EACCES, "")))


def test_the_extension_is_checked_whatever_its_case() -> None:
    assert check_extension("A.TIF", ".tif") == Path("A.TIF")
    with pytest.raises(InvalidInputError, match=r"must end in \.tif, but it ends in \.shp"):
        check_extension("a.shp", ".tif")


def test_a_file_that_stands_elsewhere_can_be_adopted(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "a.tif").write_text("later")
    (tmp_path / "a.tif").write_text("earlier")
    with Staging() as staging:
        staging.adopt(tmp_path / "work" / "a.tif", tmp_path / "a.tif")
    assert (tmp_path / "a.tif").read_text() == "later"
    assert names(tmp_path / "work") == []
