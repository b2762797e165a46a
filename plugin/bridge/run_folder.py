# SPDX-License-Identifier: GPL-2.0-or-later
"""The folder of a whole run: filled beside its place, and moved there when all is good."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from ..engine.errors import InvalidInputError, Notice
from .file_copies import link
from .file_states import FileState, is_same
from .run_lock import Owner, folder_lock
from .staging import Staging, writing

RUN_RECORD = "run.json"
WORK = "work"
"""Folder within a run for what is not kept."""
CHECKPOINTS = f"{WORK}/checkpoints"
"""Folder within a run for the states of unfinished trainings, from which the next run goes on."""
OWNER = ".owner.json"
"""Names the process that fills a staged folder."""
WHOLE = ".whole.json"
"""Says that a staged folder is whole and being moved, with the names in it."""
SIDECARS = (".aux.xml", ".ovr", ".qml", "-wal", "-shm", "-journal")
"""Endings of files that belong to another file and go with it."""


@dataclass(frozen=True)
class StagedRun:
    """A run that is being made."""

    folder: Path
    """Where its results will stand."""
    path: Path
    """Where they are written, beside `folder`."""
    notices: tuple[Notice, ...]
    """What ended runs had left, and what became of it."""


@contextmanager
def run_folder(folder: Path) -> Iterator[StagedRun]:
    """Give an empty folder beside `folder`; on a good end its contents replace those of the same names.

    What else lies in `folder` stays, the user's files among those of an earlier run too. On a bad
    end nothing of `folder` is changed. What runs that were killed had left is removed; where one was
    killed while it moved its whole results, they are moved. The state of a training that was not
    finished is kept beside `folder` and brought into the next run.

    Raises
    ------
    InvalidInputError
        The place cannot be written, is a file, or is in use by another run.
    """
    if folder.is_file():
        raise InvalidInputError("{path} is a file; a folder is needed for the results.", path=str(folder))
    with folder_lock(folder) as taken_over:
        staged = folder.with_name(f".{folder.name}.{uuid4().hex[:8]}")
        try:
            with writing(folder):
                staged.mkdir()
                (staged / OWNER).write_text(Owner.this().to_json(), encoding="utf-8")
            notices = (*taken_over, *_tidy(folder, staged))
            yield StagedRun(folder, staged, notices)
            _clear(staged)
            _check_writable(folder)
            recorded = recorded_files(folder)
            _keep_strangers(folder, staged, recorded)
            stale = [name for name in recorded if not (staged / Path(name).parts[0]).exists()]
            _move(staged, folder)
            _remove_unchanged(folder, stale, recorded)
        finally:
            _leave(staged)


def _leave(staged: Path) -> None:
    """Remove a staged folder, but for the states of trainings that were not finished."""
    kept = {staged / OWNER, *_checkpoints(staged)}
    if len(kept) == 1:
        shutil.rmtree(staged, ignore_errors=True)
        return
    with suppress(OSError):  # what cannot be removed now, the next run removes
        for path in [path for path in staged.rglob("*") if path.is_file() and path not in kept]:
            path.unlink()
        for path in sorted((path for path in staged.rglob("*") if path.is_dir()), reverse=True):
            if not any(path.iterdir()):
                path.rmdir()


def _checkpoints(staged: Path) -> list[Path]:
    """Return the states of trainings that were not finished."""
    return sorted((staged / CHECKPOINTS).glob("*.safetensors"))


def _bring_checkpoints(ended: Path, staged: Path) -> bool:
    """Bring the states of unfinished trainings of an ended run into a new one; return whether there are any.

    Raises
    ------
    InvalidInputError, MemoryLimitError
        One of them cannot be moved.
    """
    found = _checkpoints(ended)
    for path in found:
        target = staged / CHECKPOINTS / path.name
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    return bool(found)


def contents(folder: Path) -> Iterator[str]:
    """Yield the files of a run that are kept, its record left out, relative to its folder, with slashes."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        is_kept = not (name.parts[0] in {WORK, RUN_RECORD} or name.parts[0].startswith(".") or _is_statistics(path))
        if is_kept and path.is_file():
            yield name.as_posix()


def _is_statistics(path: Path) -> bool:
    """Return whether a file is what QGIS leaves beside a raster."""
    return path.name.endswith(".aux.xml")


def recorded_files(folder: Path) -> dict[str, FileState]:
    """Return the files that the run in a folder wrote, as its record says; none where it does not say."""
    try:
        record = json.loads((folder / RUN_RECORD).read_text(encoding="utf-8"))
        states = {str(name): FileState.from_dict(values) for name, values in record["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {} if any(Path(name).is_absolute() or ".." in Path(name).parts for name in states) else states


def _clear(staged: Path) -> None:
    """Remove what is not kept: intermediate files, and the statistics that QGIS leaves beside rasters."""
    shutil.rmtree(staged / WORK, ignore_errors=True)
    for path in staged.rglob("*.aux.xml"):
        path.unlink()


def _check_writable(folder: Path) -> None:
    with writing(folder / RUN_RECORD):
        folder.mkdir(exist_ok=True)


def _keep_strangers(folder: Path, staged: Path, recorded: Collection[str]) -> None:
    """Bring what others put into the folders of an earlier run, which are replaced whole."""
    for part in [path for path in staged.iterdir() if path.is_dir()]:
        for path in (folder / part.name).rglob("*"):
            name = path.relative_to(folder).as_posix()
            if not path.is_file() or name in recorded or (staged / name).exists() or _is_sidecar(name, recorded):
                continue
            with writing(folder):
                link(path, staged / name)


def _is_sidecar(name: str, recorded: Collection[str]) -> bool:
    """Return whether a file only goes with one that the run wrote."""
    for ending in SIDECARS:
        if name.endswith(ending):
            stem = name[: -len(ending)]
            return stem in recorded or any(one.rpartition(".")[0] == stem for one in recorded)
    return False


def _move(staged: Path, folder: Path) -> None:
    """Move everything into `folder`, all or nothing; the run record goes last."""
    names = sorted((path.name for path in staged.iterdir() if path.name != OWNER), key=lambda name: name == RUN_RECORD)
    staging = Staging()
    for name in names:
        staging.adopt(staged / name, folder / name)
    with writing(folder):
        (staged / WHOLE).write_text(json.dumps(names), encoding="utf-8")
    staging.commit()


def _remove_unchanged(folder: Path, stale: Sequence[str], recorded: Mapping[str, FileState]) -> None:
    """Remove files of the earlier run that this one has no more; what somebody changed stays."""
    for name in stale:
        path = folder / name
        if is_same(path, recorded[name]):
            path.unlink()
            if path.parent != folder and not any(path.parent.iterdir()):
                path.parent.rmdir()


def _tidy(folder: Path, staged: Path) -> tuple[Notice, ...]:
    """Finish or remove what runs whose process has ended left beside the folder; take their states of trainings."""
    pattern = re.compile(re.escape(f".{folder.name}.") + r"[0-9a-f]{8}")
    notices = []
    for path in sorted(folder.parent.iterdir()):
        if path == staged or not pattern.fullmatch(path.name) or not path.is_dir():
            continue
        owner = Owner.read(path / OWNER)
        if owner is None or (owner.is_here and not owner.is_dead and owner.pid != os.getpid()):
            continue  # not ours, or still at work
        fields = {"folder": str(folder), "pid": owner.pid, "since": owner.since}
        if (path / WHOLE).is_file():
            _finish(path, folder)
            notices.append(
                Notice(
                    "A run (process {pid}, since {since}) was ended while it moved its results into {folder}; they are "
                    "whole now.",
                    fields,
                )
            )
        elif _bring_checkpoints(path, staged):
            notices.append(
                Notice(
                    "What an ended run (process {pid}, since {since}) had left was removed, but for the state of its "
                    "training: with the same data and settings it goes on from there.",
                    fields,
                )
            )
        else:
            notices.append(Notice("What an ended run (process {pid}, since {since}) had left was removed.", fields))
        shutil.rmtree(path, ignore_errors=True)
    return tuple(notices)


def _finish(staged: Path, folder: Path) -> None:
    """Move what an ended run had not moved, and remove what it had set aside."""
    names = json.loads((staged / WHOLE).read_text(encoding="utf-8"))
    staging = Staging()
    for name in names:
        if (staged / name).exists():
            staging.adopt(staged / name, folder / name)
    staging.commit()
    for name in names:
        given = Path(name)
        aside = re.compile(re.escape(f".{given.stem}.") + r"[0-9a-f]{8}\.old" + re.escape(given.suffix))
        for path in [path for path in folder.iterdir() if aside.fullmatch(path.name)]:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
