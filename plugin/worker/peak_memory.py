# SPDX-License-Identifier: GPL-2.0-or-later
"""The most memory that this process and its workers have held, without any library."""

from __future__ import annotations

import sys
from pathlib import Path

MEGABYTE = 1024.0**2


def peak_memory_mb() -> dict[str, float | None]:
    """Return the peaks in megabytes: of this process (`qgis`) and of its largest child alive (`worker`).

    None where the system does not say.
    """
    children = [peak for peak in map(_peak_of, _children()) if peak is not None]
    return {"qgis": _own_peak(), "worker": max(children, default=None)}


def _own_peak() -> float | None:
    if sys.platform == "win32":
        return None
    if sys.platform == "darwin":
        import resource

        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE, 1)
    return _peak_of("self")  # `ru_maxrss` on Linux is that of the process that started this one, where that is larger


def _children() -> list[str]:
    """Return the ids of the processes that this one started; only Linux says them."""
    return [child for path in Path("/proc/self/task").glob("*/children") for child in _text(path).split()]


def _peak_of(process: str) -> float | None:
    for line in _text(Path(f"/proc/{process}/status")).splitlines():
        if line.startswith("VmHWM:"):
            return round(float(line.split()[1]) * 1024.0 / MEGABYTE, 1)
    return None


def _text(path: Path) -> str:
    """Return what a file of the system says; nothing when the process has ended meanwhile."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
