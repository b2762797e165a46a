# SPDX-License-Identifier: GPL-2.0-or-later
"""Private folders for the files of a job: on a disk, with room enough, and removed in the end."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp

from ..engine.errors import MemoryLimitError
from .errors import WorkerError

PREFIX = "oresight-job-"
SPARE_BYTES = 64 * 2**20
"""What must remain free on the disk."""

_MEMORY_FILE_SYSTEMS = {"tmpfs", "ramfs", "devtmpfs"}


def make_job_folder(roots: Iterable[Path]) -> Path:
    """Return a new folder that only this user can read, below the first usable root that is on a disk.

    When every root lies in memory, the first usable one is taken.
    """
    usable = [root for root in roots if _is_writable(root)]
    if not usable:
        raise WorkerError(
            "No folder for temporary files can be written: {roots}. Set one in the options of Processing.",
            roots=", ".join(str(root) for root in roots),
        )
    on_disk = [root for root in usable if not is_in_memory(root)]
    return Path(mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=(on_disk or usable)[0]))


def remove_job_folder(folder: Path) -> bool:
    """Remove a job's folder; False when something still holds it open (Windows)."""
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


def remove_abandoned(roots: Iterable[Path]) -> None:
    """Remove the folders that processes left which are no longer there."""
    for root in roots:
        for folder in root.glob(f"{PREFIX}*") if root.is_dir() else ():
            owner = folder.name[len(PREFIX) :].split("-")[0]
            if owner.isdigit() and not is_running(int(owner)):
                remove_job_folder(folder)


def check_free_space(folder: Path, needed: int) -> None:
    """Raise `MemoryLimitError` unless the disk of `folder` has room for `needed` bytes and some to spare."""
    free = shutil.disk_usage(folder).free
    if needed + SPARE_BYTES > free:
        raise MemoryLimitError(
            "The run needs {needed} MB on the disk of {folder}, but only {free} MB are free. Free some space, choose "
            "another folder for temporary files in the options of Processing, or use larger blocks.",
            needed=-(-(needed + SPARE_BYTES) // 2**20),
            folder=str(folder),
            free=free // 2**20,
        )


def is_in_memory(folder: Path) -> bool:
    """Tell whether a folder lies on a file system that is held in memory (known on Linux only)."""
    mounts = Path("/proc/self/mounts")
    if not mounts.is_file():
        return False
    best, kind = "", ""
    place = str(folder.resolve())
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, mount, file_system = line.split(" ")[:3]
        mount = mount.encode().decode("unicode_escape") if "\\" in mount else mount
        if (place == mount or place.startswith(mount.rstrip("/") + "/")) and len(mount) >= len(best):
            best, kind = mount, file_system
    return kind in _MEMORY_FILE_SYSTEMS


def is_running(process: int) -> bool:
    """Tell whether a process of that number is there."""
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)  # query limited information
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_writable(root: Path) -> bool:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(root, os.W_OK | os.X_OK)
