# SPDX-License-Identifier: GPL-2.0-or-later
"""Ends QGIS in the middle of a whole run or a model that was started as a user starts it."""

from __future__ import annotations

from typing import Any

from driver import Steps, Window, drive, plugin
from qgis.core import QgsApplication
from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, plugins


def steps(window: Window) -> Steps:
    yield lambda: plugin() is not None and plugin().desktop is not None
    dock = plugin().desktop.training
    plugin().desktop.actions["training"].trigger()
    open_dialog(window)
    yield open_dialogs
    open_dialogs()[0].setParameters(window.settings["parameters"])
    window.click(open_dialogs()[0].runButton())
    yield lambda: dock.chosen is not None and len(dock.chosen.history) > 2
    window.found["epochs"] = len(dock.chosen.history)
    if window.settings["is_closed"]:
        open_dialogs()[0].close()
        yield lambda: not open_dialogs()
    window.found["tasks"] = QgsApplication.taskManager().countActiveTasks()


def open_dialog(window: Window) -> None:
    """Open the dialog by the plugin's menu or as the toolbox does after a double click; the latter waits for it."""
    name = window.settings["algorithm"]
    if window.settings["by"] == "menu":
        plugin().desktop.open_algorithm(name)
        return
    registry = QgsApplication.processingRegistry()
    found = next(one.id() for one in registry.algorithms() if name in (one.id(), one.displayName()))
    QTimer.singleShot(0, lambda: plugins["processing"].executeAlgorithm(found, iface.mainWindow()))


def open_dialogs() -> list[Any]:
    """Return the dialogs of algorithms that are seen."""
    found = QApplication.topLevelWidgets()
    return [one for one in found if isinstance(one, QgsProcessingAlgorithmDialogBase) and one.isVisible()]


drive(steps)
