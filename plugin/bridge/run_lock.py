# SPDX-License-Identifier: GPL-2.0-or-later
"""One run at a time in a folder: a lock file beside it that names the process."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ..engine.errors import InvalidInputError, Notice
from .staging import writing

_held: set[Path] = set()
"""Locks that this process holds now."""


@dataclass(frozen=True)
class Owner:
    """A process that runs."""

    pid: int
    host: str
    began: str
    """When the process itself began, as the system counts it; '' where it does not say."""
    since: str
    """When it took what it owns."""

    @classmethod
    def this(cls) -> Owner:
        """Return this process."""
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
        return cls(os.getpid(), platform.node(), _beginning(os.getpid()), now)

    @classmethod
    def read(cls, path: Path) -> Owner | None:
        """Return the owner that a file names; None when it names none."""
        try:
            values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return cls(int(values["pid"]), str(values["host"]), str(values["began"]), str(values["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @property
    def is_here(self) -> bool:
        """Whether it is, or was, on this machine."""
        return self.host == platform.node()

    @property
    def is_dead(self) -> bool:
        """Whether it has surely ended; of another machine nobody knows."""
        if not self.is_here:
            return False
        return not _is_running(self.pid) or (bool(self.began) and self.began != _beginning(self.pid))

    def to_json(self) -> str:
        """Return what `read` takes."""
        return json.dumps(asdict(self))


@contextmanager
def folder_lock(folder: Path) -> Iterator[tuple[Notice, ...]]:
    """Hold the lock of a folder; give what is to be said about a lock that was left behind.

    Raises
    ------
    InvalidInputError
        Another run fills the folder; the sentence names its process. Or the place cannot be written.
    """
    path = lock_path(folder)
    notices = _take(path, folder)
    _held.add(path)
    try:
        yield notices
    finally:
        _held.discard(path)
        path.unlink(missing_ok=True)


def lock_path(folder: Path) -> Path:
    """Return the lock file of a folder, which lies beside it."""
    return folder.with_name(f".{folder.name}.lock")


def _take(path: Path, folder: Path) -> tuple[Notice, ...]:
    """Make the lock file; one that an ended process left is replaced."""
    with writing(folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        if _make(path):
            return ()
        notice = _left_behind(path, folder)
        path.unlink(missing_ok=True)
        if _make(path):
            return (notice,)
    raise _in_use(folder, path, Owner.read(path))


def _make(path: Path) -> bool:
    """Make the lock file with this process in it; return whether it was not there."""
    try:
        file = path.open("x", encoding="utf-8")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(Owner.this().to_json())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True


def _left_behind(path: Path, folder: Path) -> Notice:
    """Return what is said of a lock whose process has ended; refuse one whose process may run."""
    owner = Owner.read(path)
    is_own = owner is not None and owner.is_here and owner.pid == os.getpid() and path not in _held
    if owner is None or not (owner.is_dead or is_own):
        raise _in_use(folder, path, owner)
    return Notice(
        "An earlier run into {folder} (process {pid}, since {since}) has ended without finishing; its lock was taken "
        "over.",
        {"folder": str(folder), "pid": owner.pid, "since": owner.since},
    )


def _in_use(folder: Path, lock: Path, owner: Owner | None) -> InvalidInputError:
    if owner is None:
        return InvalidInputError(
            "The folder {folder} is in use by another run, which its lock {lock} does not name. Wait for it, choose "
            "another folder, or remove the lock if no run is going on.",
            folder=str(folder),
            lock=str(lock),
        )
    fields: dict[str, Any] = {
        "folder": str(folder), "pid": owner.pid, "host": owner.host, "since": owner.since, "lock": str(lock),
    }  # fmt: skip
    if owner.is_here:
        return InvalidInputError(
            "The folder {folder} is in use by another run: process {pid} on this machine, since {since}. Wait for it, "
            "or choose another folder.",
            **fields,
        )
    return InvalidInputError(
        "The folder {folder} is in use by another run: process {pid} on {host}, since {since}. Wait for it, choose "
        "another folder, or remove {lock} if that run is no more.",
        **fields,
    )


def _is_running(pid: int) -> bool:
    """Return whether there is a process of this number."""
    if sys.platform == "win32":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it belongs to somebody else
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    """Ask Windows: `os.kill` would end the process."""
    import ctypes

    query, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(query, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return code.value == still_active


def _beginning(pid: int) -> str:
    """Return when a process began, in the system's own count; '' where only its number is known."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    return status.rpartition(")")[2].split()[19]
