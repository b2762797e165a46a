# SPDX-License-Identifier: GPL-2.0-or-later
"""The state of an unfinished training is kept beside the run's folder, for the same step of the next run alone."""

from __future__ import annotations

import errno
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge import run_folder
from oresight.plugin.bridge.run_steps import RunFiles
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.network.checkpoint import State


def train_in(folder: Path, key: str, *, is_broken: bool = False) -> None:
    """Make a run that fails while it trains."""
    with run_folder.run_folder(folder) as run:
        checkpoint = RunFiles(folder, run.path).checkpoint(key)
        if is_broken:
            checkpoint.path.write_text("half")
        else:
            checkpoint.write("blocks and settings", State({"epoch": 7}, {"weights": np.ones(3)}))
        (run.path / "blocks").mkdir()
        (run.path / "blocks" / "label.tif").write_text("new")
        raise InvalidInputError("The worker was killed.")


def test_an_unfinished_training_goes_on_in_the_next_run_of_the_same_step_only(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with pytest.raises(InvalidInputError):
        train_in(folder, "a" * 64)
    assert not folder.exists()
    (left,) = tmp_path.iterdir()
    assert {path.relative_to(left).as_posix() for path in left.rglob("*") if path.is_file()} == {
        ".owner.json", f"work/checkpoints/{'a' * 32}.safetensors"
    }  # fmt: skip
    with run_folder.run_folder(folder) as run:
        assert "it goes on from there" in str(run.notices[0])
        files = RunFiles(folder, run.path)
        state = files.checkpoint("a" * 64).read("blocks and settings")
        assert state is not None
        assert state.about["epoch"] == 7
        assert not files.checkpoint("b" * 64).path.exists()
        (run.path / "run.json").write_text("new")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_a_broken_state_of_a_training_is_not_gone_on_from(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    with pytest.raises(InvalidInputError):
        train_in(folder, "a" * 64, is_broken=True)
    with run_folder.run_folder(folder) as run:
        assert not RunFiles(folder, run.path).checkpoint("a" * 64).path.exists()


def test_a_run_that_ends_as_it_takes_over_a_state_leaves_it_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, bring = tmp_path / "run", run_folder._bring_checkpoints
    with pytest.raises(InvalidInputError):
        train_in(folder, "a" * 64)

    def bring_and_end(*folders: Path) -> None:
        bring(*folders)
        raise KeyboardInterrupt

    monkeypatch.setattr(run_folder, "_bring_checkpoints", bring_and_end)
    with pytest.raises(KeyboardInterrupt), run_folder.run_folder(folder):
        pass
    monkeypatch.undo()
    with run_folder.run_folder(folder) as run:
        assert RunFiles(folder, run.path).checkpoint("a" * 64).read("blocks and settings") is not None


def test_a_state_that_cannot_be_taken_over_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "run"
    with pytest.raises(InvalidInputError):
        train_in(folder, "a" * 64)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InvalidInputError, match="cannot be written"), run_folder.run_folder(folder):
        pass
