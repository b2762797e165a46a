# SPDX-License-Identifier: GPL-2.0-or-later
"""How much memory the processes that a test started have taken at most."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EVERY_S = 0.2


class MemoryPeaks(dict[int, int]):
    """The most resident memory that each process has had, kB, by its number."""

    @property
    def sum_mb(self) -> float:
        """Sum of the peaks of all processes, which is at least the peak of their sum."""
        return sum(self.values()) / 1024.0


@contextmanager
def watch_memory() -> Iterator[MemoryPeaks]:
    """Look at the processes below this one until the block ends.

    Linux keeps the peak of each process, so that looking now and then misses none but the shortest.
    """
    peaks, over = MemoryPeaks(), threading.Event()

    def watch() -> None:
        while not over.wait(EVERY_S):
            for process in _below(os.getpid()):
                peaks[process] = max(peaks.get(process, 0), _peak_kb(process))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        over.set()
        thread.join()


def _below(parent: int) -> list[int]:
    """Return the processes below one."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:
            continue  # it ended meanwhile
        children.setdefault(int(stat.rsplit(")", 1)[1].split()[1]), []).append(int(folder.name))
    found, waiting = [], list(children.get(parent, []))
    while waiting:
        process = waiting.pop()
        found.append(process)
        waiting.extend(children.get(process, []))
    return found


def _peak_kb(process: int) -> int:
    """Return the most memory that a process has had, 0 when it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
