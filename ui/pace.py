# SPDX-License-Identifier: GPL-2.0-or-later
"""How often something is shown anew: what comes faster than the window can draw it is drawn together."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from qgis.PyQt.QtCore import QObject, QTimer

REST = 4
"""How many times as long as it worked, the window is left to its other work."""


class Pace(QObject):
    """Calls a function soon after it was asked for, once for all that asked meanwhile, and rests in between.

    Parameters
    ----------
    called : callable
        What is to be done, in the thread of the owner.
    parent : QObject
        Its owner.
    """

    def __init__(self, called: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._called = called
        self._rested_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._call)

    def ask(self) -> None:
        """Ask for a call."""
        if not self._timer.isActive():
            self._timer.start(max(0, round(1000 * (self._rested_at - monotonic()))))

    def _call(self) -> None:
        began = monotonic()
        self._called()
        ended = monotonic()
        self._rested_at = ended + REST * (ended - began)
