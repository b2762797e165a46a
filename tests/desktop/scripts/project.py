# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens the project of a run folder in the window and looks at its map, its legend and its 3D view."""

from __future__ import annotations

from time import monotonic

import qgis._3d  # noqa: F401 - else Python does not know what a 3D view is
from driver import Steps, Window, drive, plugin
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QApplication, QDialog
from qgis.utils import iface

FONT = "Open Sans"
"""QGIS complains of this font on machines that have not got it; that is no fault of a project."""


def steps(window: Window) -> Steps:
    yield lambda: (plugin() is not None) == window.settings["has_plugin"]
    name = window.settings["name"]
    window.found["opened"] = iface.addProject(window.settings["project"])
    yield lambda: len(iface.mapCanvases3D()) == 1
    canvas = iface.mapCanvases3D()[0]
    yield lambda: canvas.scene() is not None and canvas.scene().totalPendingJobsCount() == 0
    yield from pause(3.0)
    window.found["warnings"] = [
        text for text in (item.text() for item in iface.messageBar().items()) if FONT not in text
    ]
    window.found["dialogs"] = [one.windowTitle() for one in view_dialogs()]
    window.found["invalid"] = [one.name() for one in QgsProject.instance().mapLayers().values() if not one.isValid()]
    window.found["in_space"] = [layer.name() for layer in canvas.mapSettings().layers()]
    yield from window.still_shot(f"{name}_3d")
    for dialog in view_dialogs():
        dialog.hide()
    yield lambda: not iface.mapCanvas().isDrawing()
    yield from window.still_shot(f"{name}_map")


def view_dialogs() -> list[QDialog]:
    """Return the windows beside the main one."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def pause(seconds: float) -> Steps:
    end = monotonic() + seconds
    yield lambda: monotonic() > end


drive(steps)
