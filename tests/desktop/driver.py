# SPDX-License-Identifier: GPL-2.0-or-later
"""Drives a QGIS window from inside: a script is a generator that yields what it waits for.

def steps(window):
    window.click(button)
    yield lambda: dock.isVisible()
    window.shot("dock")

drive(steps)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from time import monotonic
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QImage, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMessageBox, QWidget
from qgis.utils import iface

Steps = Generator[Callable[[], Any], None, None]
POLL_MS = 50
SCREEN = (1600, 1000)
LIMIT_S = 600.0
"""Longest wait for one thing; a busy machine takes minutes for what takes seconds on a quiet one."""
MOST_PICTURES = 30


class Window:
    """The window under test, and what was found."""

    def __init__(self) -> None:
        self.folder = Path(os.environ["ORESIGHT_FOLDER"])
        self.settings: dict[str, Any] = json.loads(os.environ["ORESIGHT_SETTINGS"])
        self.found: dict[str, Any] = {"errors": []}
        self._beat = monotonic()
        self._slowest = 0.0
        self._heart = QTimer()
        self._heart.timeout.connect(self._tick)
        self._heart.start(20)
        sys.excepthook = self._note_error

    def write(self) -> None:
        """Write what was found so far."""
        Path(os.environ["ORESIGHT_RESULT"]).write_text(json.dumps(self.found, indent=1), encoding="utf-8")

    def shot(self, name: str) -> QImage:
        """Take a picture of the screen, without messages such as that of a font that cannot be downloaded."""
        iface.messageBar().clearWidgets()
        QApplication.processEvents()
        target = Path(os.environ["ORESIGHT_SCREENSHOTS"]) / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], check=True)
        self._beat = monotonic()
        return QImage(str(target))

    def still_shot(self, name: str) -> Steps:
        """Take pictures, a second apart, until nothing moves any more, whatever time drawing takes; keep the last."""
        before = QImage()
        for _ in range(MOST_PICTURES):
            end = monotonic() + 1.0
            yield lambda end=end: monotonic() > end
            now = self.shot(name)
            if now == before:
                return
            before = now

    def click(self, widget: QWidget) -> None:
        """Click into the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def drag(self, plot: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag with the mouse between two points given in the figures of a plot."""
        view = plot.getPlotItem().vb
        first, last = (plot.mapFromScene(view.mapViewToScene(QPointF(*point))) for point in (start, end))
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self._mouse(plot, QEvent.Type.MouseMove, first, none, none)
        self._mouse(plot, QEvent.Type.MouseButtonPress, first, left, left)
        for step in range(1, 11):
            self._mouse(plot, QEvent.Type.MouseMove, first + (last - first) * step / 10, none, left)
        self._mouse(plot, QEvent.Type.MouseButtonRelease, last, left, none)

    def forget_pauses(self) -> None:
        """Begin to measure anew how long the window does not answer."""
        self._slowest, self._beat = 0.0, monotonic()

    @property
    def longest_pause(self) -> float:
        """Longest time, in seconds, in which the window did not answer."""
        return self._slowest

    def _tick(self) -> None:
        now = monotonic()
        self._slowest, self._beat = max(self._slowest, now - self._beat), now

    def _mouse(self, plot: Any, kind: QEvent.Type, point: QPoint, button: Any, buttons: Any) -> None:
        viewport = plot.viewport()
        places = QPointF(point), QPointF(viewport.mapToGlobal(point))
        QApplication.sendEvent(viewport, QMouseEvent(kind, *places, button, buttons, Qt.KeyboardModifier.NoModifier))
        QTest.qWait(20)

    def _note_error(self, *error: Any) -> None:
        self.found["errors"].append("".join(traceback.format_exception(*error)))


class _Driver:
    """Goes from step to step as soon as what is waited for has come."""

    def __init__(self, script: Callable[[Window], Steps]) -> None:
        self.window = Window()
        self._steps = script(self.window)
        self._wanted: Callable[[], Any] = lambda: iface.mainWindow().isVisible()
        self._since = monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._go_on)
        self._timer.start(POLL_MS)

    def _go_on(self) -> None:
        self._timer.stop()
        try:
            if self._wanted():
                # There is no window manager that would keep the window on the screen.
                iface.mainWindow().setGeometry(0, 0, *SCREEN)
                self._wanted = next(self._steps)
                self._since = monotonic()
            elif monotonic() - self._since > LIMIT_S:
                self.window.shot("too_late")
                raise TimeoutError(f"waited in vain at line {self._steps.gi_frame.f_lineno}")  # noqa: TRY301
        except StopIteration:
            self._end()
        except Exception:  # noqa: BLE001 - whatever went wrong in a script is a finding
            self.window.found["errors"].append(traceback.format_exc())
            self._end()
        else:
            self._timer.start(POLL_MS)

    def _end(self) -> None:
        """Write what was found, and close QGIS as a user does: as often as it takes, saying yes to what it asks."""
        self.window.write()
        QgsProject.instance().clear()  # so that nothing is asked about layers that are not saved
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(_leave)
        self._timer.start(500)


def _leave() -> None:
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        yes = {QMessageBox.ButtonRole.YesRole, QMessageBox.ButtonRole.AcceptRole}
        next(button for button in box.buttons() if box.buttonRole(button) in yes).click()
    elif box is None:
        QTimer.singleShot(0, iface.actionExit().trigger)  # not from here: while a question is open, this timer rests


_drivers: list[_Driver] = []


def drive(script: Callable[[Window], Steps]) -> None:
    """Run a script once the window is there; QGIS ends when the script does."""
    QTimer.singleShot(0, lambda: _drivers.append(_Driver(script)))


def plugin() -> Any:
    """Return the plugin that QGIS has loaded."""
    from qgis.utils import plugins

    return plugins.get("oresight")
