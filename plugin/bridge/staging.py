# SPDX-License-Identifier: GPL-2.0-or-later
"""Outputs that appear together or not at all.

An output is written under a hidden name in the folder it will stand in, and moved when all of
them are whole. What stood there before stays untouched until then, and comes back when a move fails.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Union
from uuid import uuid4

from ..engine.errors import InvalidInputError, MemoryLimitError

if TYPE_CHECKING:
    from typing_extensions import Self

StrPath = Union[str, Path]

SIDECARS = (".aux.xml", ".ovr", "-wal", "-shm", "-journal")
"""Endings of files that other programs leave beside an output and that are wrong once it is replaced."""


def check_extension(path: StrPath, *allowed: str) -> Path:
    """Return the path; raise `InvalidInputError` when its extension is not among `allowed` (`".tif"`)."""
    target = Path(path)
    if target.suffix.lower() not in allowed:
        raise InvalidInputError(
            "The output {path} must end in {allowed}, but it ends in {given}.",
            path=str(target),
            allowed=" / ".join(allowed),
            given=target.suffix or "''",
        )
    return target


def check_place(path: StrPath) -> None:
    """Raise `InvalidInputError` when nothing can be written at an absolute path; nothing is made or changed."""
    target = Path(path)
    if not target.is_absolute():
        return
    folder = target.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        raise InvalidInputError(
            "{path} cannot be written: {folder} is a file; a folder is needed.", path=str(path), folder=str(folder)
        )
    if not os.access(folder, os.W_OK):
        raise write_error(path, PermissionError(errno.EACCES, ""))


@contextmanager
def writing(target: StrPath) -> Iterator[None]:
    """Turn a failure of the file system into a sentence about `target`."""
    try:
        yield
    except OSError as error:
        raise write_error(target, error) from error


def write_error(target: StrPath, error: OSError) -> InvalidInputError | MemoryLimitError:
    """Return the sentence for a file that could not be written."""
    folder = Path(target).parent
    if error.errno == errno.ENOSPC:
        return MemoryLimitError("The disk is full: {path} could not be written. Free some space.", path=str(target))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return InvalidInputError(
            "{path} cannot be written: the folder {folder} does not allow it, or another program holds the file open.",
            path=str(target),
            folder=str(folder),
        )
    return InvalidInputError(
        "{path} cannot be written: {reason}.", path=str(target), reason=error.strerror or str(error)
    )


class Staging:
    """Collects outputs under hidden names and moves them to their places on a good end.

    Examples
    --------
    >>> with Staging() as staging:  # doctest: +SKIP
    ...     staging.path("estimate.tif").write_bytes(b"...")
    ...     staging.path("variance.tif").write_bytes(b"...")
    """

    def __init__(self) -> None:
        self._token = uuid4().hex[:8]
        self._staged: dict[Path, Path] = {}
        self._stale: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.commit()
        else:
            self.discard()

    def path(self, target: StrPath) -> Path:
        """Return the hidden path, same folder and extension, under which `target` is to be written.

        The folder is made when it is missing. `target` may become a file or a folder.

        Raises
        ------
        InvalidInputError
            The folder cannot be made or written to.
        """
        final = Path(target).absolute()
        if final not in self._staged:
            hidden = final.with_name(f".{final.stem}.{self._token}{final.suffix}")
            with writing(final):
                final.parent.mkdir(parents=True, exist_ok=True)
                hidden.touch(exist_ok=False)
                hidden.unlink()
            self._staged[final] = hidden
        return self._staged[final]

    def adopt(self, written: StrPath, target: StrPath) -> None:
        """Take a file or folder that stands elsewhere on the same disk as the output `target`."""
        self._staged[Path(target).absolute()] = Path(written).absolute()

    def replaces(self, *stale: StrPath) -> None:
        """Name files that belong to an earlier output and go when the new ones are moved in."""
        self._stale.extend(Path(path) for path in stale)

    def commit(self) -> None:
        """Move every output to its place; when one move fails, put everything back and raise."""
        moved: list[tuple[Path, Path | None]] = []
        try:
            for final, hidden in self._staged.items():
                if not hidden.exists():
                    continue
                with writing(final):
                    moved.append((final, self._set_aside(final)))
                    hidden.replace(final)
        except (InvalidInputError, MemoryLimitError):
            _put_back(moved)
            self.discard()
            raise
        for final, backup in moved:
            if backup is not None:
                _remove(backup)
            _remove_all([final.with_name(final.name + ending) for ending in SIDECARS])
        _remove_all([path for path in self._stale if path.absolute() not in self._staged])
        self.discard()

    def discard(self) -> None:
        """Remove everything that was written and not moved."""
        for hidden in self._staged.values():
            _remove(hidden)
            _remove_all([hidden.with_name(hidden.name + ending) for ending in SIDECARS])
        self._staged.clear()

    def _set_aside(self, final: Path) -> Path | None:
        """Rename what stands at `final`; None when nothing does."""
        if not final.exists():
            return None
        backup = final.with_name(f".{final.stem}.{self._token}.old{final.suffix}")
        final.replace(backup)
        return backup


def _put_back(moved: list[tuple[Path, Path | None]]) -> None:
    """Undo moves, the last first."""
    for final, backup in reversed(moved):
        if backup is not None and backup.exists():
            _remove(final)
            backup.replace(final)


def _remove_all(paths: Sequence[Path]) -> None:
    for path in paths:
        _remove(path)


def _remove(path: Path) -> None:
    """Remove a file or a folder; one that is not there or is held open is left."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        path.unlink()
    except OSError:
        return
