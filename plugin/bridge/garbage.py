# SPDX-License-Identifier: GPL-2.0-or-later
"""Garbage is collected in the main thread while algorithms run in others.

Python collects cycles in whichever thread happens to ask for memory. Widgets may be among them, such as those of a
dialog that was closed or of a plot, and QGIS goes down when a widget is deleted outside the main thread.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from qgis.PyQt.QtCore import QObject, QTimer

INTERVAL_MS = 500
"""Time between two looks at whether there is enough garbage."""

YOUNG = (0, 1)
"""Generations that are collected meanwhile; what has lived long is left to Python, which looks at it rarely."""


class GarbageCollection(QObject):
    """Where garbage is collected; lives in the main thread, as long as there is a window.

    Parameters
    ----------
    parent : QObject, optional
        Its owner, such as the main window.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._runs = 0
        self._is_kept = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Begin to look after what runs in other threads."""
        _current.append(self)
        self._timer.start(INTERVAL_MS)

    def stop(self) -> None:
        """End it; Python collects by itself again, as soon as no run is left."""
        if self in _current:
            _current.remove(self)
        self._timer.stop()
        with self._lock:
            self._give_back()

    def collect(self) -> None:
        """Collect as far as Python would by itself; once no run is left, let it do so again."""
        if not self._is_kept:
            return
        for generation in YOUNG:
            if gc.get_count()[generation] <= gc.get_threshold()[generation]:
                break
            gc.collect(generation)
        with self._lock:
            self._give_back()

    def count(self, change: int) -> None:
        """Note that a run in another thread has begun (1) or ended (-1)."""
        with self._lock:
            self._runs += change
            if self._runs and self in _current and gc.isenabled():
                self._is_kept = True
                gc.disable()
            elif self not in _current:
                self._give_back()

    def _give_back(self) -> None:
        if self._is_kept and not self._runs:
            self._is_kept = False
            gc.enable()


_current: list[GarbageCollection] = []
"""The one of the window, if there is a window."""


@contextmanager
def no_garbage_collected_here() -> Iterator[None]:
    """Keep Python from collecting in this thread, where it is not the main one and the main one collects."""
    if not _current or threading.current_thread() is threading.main_thread():
        yield
        return
    collection = _current[-1]
    collection.count(1)
    try:
        yield
    finally:
        collection.count(-1)
