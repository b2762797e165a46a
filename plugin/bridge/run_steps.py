# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of a run and the files they wrote, so that a later run takes over what would come out the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ..engine.errors import Notice
from ..engine.network.checkpoint import Checkpoint
from .file_copies import link
from .file_states import FileState, file_state, is_same, layer_content
from .run_folder import CHECKPOINTS, RUN_RECORD, contents, recorded_files
from .staging import writing

OF_THE_USER = (".qml", ".qgz")
"""Files that the user may change without the results being others: a style, the project."""


@dataclass(frozen=True)
class StepRecord:
    """One algorithm that was run, or whose results were taken over."""

    step: str
    """What it made, such as `blocks/grade_cu_pct.tif`."""
    algorithm: str
    """Its id."""
    key: str
    """Hash of everything that its results depend on."""
    ran: str
    """When it ran."""
    seconds: float
    """How long it took then."""
    reused: bool = False
    """Whether the results are those of an earlier run."""
    results: Mapping[str, Any] = field(default_factory=dict)
    """Numbers that it gave."""
    warnings: tuple[str, ...] = ()
    """What it said."""
    files: tuple[str, ...] = ()
    """What it wrote, relative to the run's folder."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**self.__dict__, "warnings": list(self.warnings), "files": list(self.files)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> StepRecord:
        """Return what `to_dict` gave."""
        return cls(**{**values, "warnings": tuple(values["warnings"]), "files": tuple(values["files"])})


class RunFiles:
    """The files of a run that is being made, and those of the earlier one in its place.

    Parameters
    ----------
    folder : Path
        Where the results of the earlier run stand, if there is one.
    staged : Path
        Where those of this one are written.
    """

    def __init__(self, folder: Path, staged: Path) -> None:
        self.folder = folder
        self.staged = staged
        self._known = recorded_files(folder)
        self._steps = _steps(folder)
        self._now = {name: _state(folder / name, state) for name, state in self._known.items()}
        self._states: dict[str, FileState] = {}
        self._not_ours: dict[str, FileState] = {}
        self._kept: dict[str, str] = {}

    @property
    def changed(self) -> tuple[str, ...]:
        """Files of the earlier run that somebody has changed since."""
        return tuple(
            name
            for name, state in self._now.items()
            if state is not None and state.content != self._known[name].content
        )

    def take(self, key: str) -> StepRecord | None:
        """Bring the files of an earlier step; None where there was none, or not all of its files are as it left them.

        Raises
        ------
        InvalidInputError, MemoryLimitError
            A file cannot be brought.
        """
        step = self._steps.get(key)
        if step is None or not all(self._is_as_it_was(name) for name in step.files):
            return None
        with writing(self.folder):
            for name in step.files:
                link(self.folder / name, self.staged / name)
                self._states[name] = file_state(self.staged / name, self._now[name])
                if name in self.changed:
                    self._not_ours[name] = self._known[name]
        return replace(step, reused=True)

    def checkpoint(self, key: str) -> Checkpoint:
        """Return where the state of a step's training is kept; what is there and broken is removed first."""
        path = self.staged / CHECKPOINTS / f"{key[:32]}.safetensors"
        with writing(self.folder):
            path.parent.mkdir(parents=True, exist_ok=True)
            checkpoint = Checkpoint(path)
            if not checkpoint.is_whole:
                checkpoint.remove()
        return checkpoint

    def state(self, path: Path) -> FileState:
        """Return the state of a file of this run."""
        name = path.relative_to(self.staged).as_posix()
        self._states[name] = file_state(path, self._states.get(name))
        return self._states[name]

    def states(self) -> dict[str, dict[str, Any]]:
        """Return the states of all files of this run, for its record; of one that the user changed, as it was made."""
        ours = [name for name in contents(self.staged) if name not in self._kept.values()]
        states = {name: self.state(self.staged / name) for name in ours}
        return {name: state.to_dict() for name, state in {**states, **self._not_ours}.items()}

    def keep_changed(self) -> tuple[Notice, ...]:
        """Keep what the user changed in the earlier run, or had under the same name, and say so.

        It may be asked again when more has been written: what is kept already is not told twice.
        """
        changed = [name for name in self.changed if name not in self._kept and self._is_replaced(name)]
        foreign = [name for name in self._foreign() if name not in self._kept]
        stamp = datetime.now().astimezone().strftime("%Y%m%d_%H%M%S")
        kept = {name: _kept_name(name, stamp) for name in (*changed, *foreign)}
        with writing(self.folder):
            for name, new in kept.items():
                link(self.folder / name, self.staged / new)
        self._kept.update(kept)
        return (
            *(
                Notice(
                    "{file} was changed after the run that had written it. It was made again; what was there is kept "
                    "as {kept}.",
                    {"file": name, "kept": kept[name]},
                )
                for name in changed
            ),
            *(
                Notice(
                    "{file} was there before, and no run had written it. What was there is kept as {kept}.",
                    {"file": name, "kept": kept[name]},
                )
                for name in foreign
            ),
        )

    def _foreign(self) -> list[str]:
        """Return the files of this run whose place is taken by a file that no run wrote."""
        if not self._known and (self.folder / RUN_RECORD).exists():  # a run that kept no list
            return []
        taken = [name for name in contents(self.staged) if name not in self._known and (self.folder / name).is_file()]
        return [name for name in taken if not is_same(self.folder / name, self.state(self.staged / name))]

    def _is_as_it_was(self, name: str) -> bool:
        state = self._now.get(name)
        if state is None:
            return False
        return name.endswith(OF_THE_USER) or state.content == self._known[name].content

    def _is_replaced(self, name: str) -> bool:
        """Return whether a changed file will no longer stand where it does."""
        if not (self.staged / Path(name).parts[0]).exists():
            return False
        staged = self.staged / name
        return not staged.exists() or self.state(staged).content != self._require(name).content

    def _require(self, name: str) -> FileState:
        state = self._now[name]
        assert state is not None  # noqa: S101 - only files that are there are asked for
        return state


def _kept_name(name: str, stamp: str) -> str:
    """Return the name under which a file is kept beside those of the run: its folder becomes part of it."""
    path = Path(name.replace("/", "_"))
    return f"{path.stem}_changed_{stamp}{path.suffix}"


def part_of_layer(path: Path, fields: Iterable[str]) -> str:
    """Return the hash of composites' places and some of their fields: what a step that reads no others depends on."""
    return layer_content(path, {"hole_id", "depth_from", "depth_to", "length", *fields})


def _steps(folder: Path) -> dict[str, StepRecord]:
    """Return the steps of the run in a folder by key; none where there is none, or it knows none."""
    try:
        record = json.loads((folder / RUN_RECORD).read_text(encoding="utf-8"))
        steps = [StepRecord.from_dict(values) for values in record["steps"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {step.key: step for step in steps}


def _state(path: Path, known: FileState) -> FileState | None:
    """Return the state of a file of an earlier run; None where it is gone or cannot be read."""
    try:
        return file_state(path, known)
    except OSError:
        return None
