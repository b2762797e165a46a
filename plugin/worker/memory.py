# SPDX-License-Identifier: GPL-2.0-or-later
"""How much memory is free, without any library."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def available_memory() -> int | None:
    """Return the bytes of memory that a new process could use; None where the system does not say."""
    if sys.platform == "win32":
        return _available_on_windows()
    table = Path("/proc/meminfo")
    if table.is_file():
        for line in table.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("MemAvailable:"):
                return min(int(line.split()[1]) * 1024, _left_in_control_group())
    if sys.platform == "darwin":
        with suppress(OSError, subprocess.SubprocessError):
            said = subprocess.run(["/usr/bin/vm_stat"], capture_output=True, text=True, timeout=5.0, check=True)
            return free_by_vm_stat(said.stdout)
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def free_by_vm_stat(text: str) -> int | None:
    """Return the bytes that macOS could give a process, from what its `vm_stat` says; None where that is unknown.

    Pages that are free, read ahead, given up by their programs, or held but not lately used.
    """
    size = re.search(r"page size of (\d+) bytes", text)
    pages = re.findall(r"^Pages (?:free|inactive|speculative|purgeable): +(\d+)\.", text, flags=re.MULTILINE)
    return int(size[1]) * sum(map(int, pages)) if size and pages else None


def _left_in_control_group() -> int:
    """Return what a container's limit leaves, a very large number where there is none."""
    folder = Path("/sys/fs/cgroup")
    try:
        limit = (folder / "memory.max").read_text(encoding="ascii").strip()
        used = (folder / "memory.current").read_text(encoding="ascii").strip()
    except OSError:
        return sys.maxsize
    return int(limit) - int(used) if limit.isdigit() else sys.maxsize


def _available_on_windows() -> int | None:
    import ctypes

    class MemoryStatus(ctypes.Structure):
        _fields_ = [  # noqa: RUF012  ctypes prescribes a list
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("available", ctypes.c_ulonglong),
            ("total_page_file", ctypes.c_ulonglong),
            ("available_page_file", ctypes.c_ulonglong),
            ("total_virtual", ctypes.c_ulonglong),
            ("available_virtual", ctypes.c_ulonglong),
            ("available_extended", ctypes.c_ulonglong),
        ]

    status = MemoryStatus()
    status.length = ctypes.sizeof(MemoryStatus)
    windll = getattr(ctypes, "windll")  # noqa: B009  unknown to the type checker elsewhere
    if not windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.available)
