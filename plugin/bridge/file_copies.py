# SPDX-License-Identifier: GPL-2.0-or-later
"""A file in a second place: the same on disk where that is possible and safe, else a copy."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

DATABASES = (".gpkg", ".sqlite")
"""Files that may have a journal beside them: two names of one would be two journals."""


def link(source: Path, target: Path) -> None:
    """Let a file stand at a second place too; folders are made.

    A hard link where the file system has them: it takes no time and no room. A database is copied
    with what its journal still holds.

    Raises
    ------
    OSError
        It cannot be read or written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix.lower() in DATABASES:
        _copy_database(source, target)
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _copy_database(source: Path, target: Path) -> None:
    if not source.with_name(source.name + "-wal").exists():
        shutil.copy2(source, target)
        return
    try:
        with closing(sqlite3.connect(source)) as opened, closing(sqlite3.connect(target)) as copy:
            opened.backup(copy)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
