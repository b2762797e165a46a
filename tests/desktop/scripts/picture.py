# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens the project of a run as a user does, and takes the README's picture: layers, map, and the 3D view beside it."""

from __future__ import annotations

from time import monotonic
from typing import Any

from driver import Steps, Window, drive, plugin
from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget
from qgis.utils import iface

LAYERS_WIDTH = 390
VIEW = (930, 128, 662, 832)
"""Left, top, width and height of the 3D view on the screen."""


def steps(window: Window) -> Steps:
    yield lambda: plugin() is not None
    main = iface.mainWindow()
    for dock in main.findChildren(QDockWidget):
        if dock.objectName() != "Layers":
            dock.hide()
    main.resizeDocks([main.findChild(QDockWidget, "Layers")], [LAYERS_WIDTH], Qt.Orientation.Horizontal)
    iface.addProject(window.settings["project"])
    yield lambda: iface.mapCanvases3D()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    dialog.setGeometry(*VIEW)
    canvas = iface.mapCanvases3D()[0]
    iface.layerTreeView().clearSelection()
    for nearer in (0.999, 1.0 / 0.999):
        yield from pause(3.0)
        yield lambda: canvas.scene().totalPendingJobsCount() == 0 and not iface.mapCanvas().isDrawing()
        move_camera(canvas, nearer)
    show_beside(dialog.x())  # the last: a window that takes its time would go back to the whole
    yield from pause(1.0)
    yield lambda: not iface.mapCanvas().isDrawing()
    yield from window.still_shot("window")


def move_camera(canvas: Any, nearer: float) -> None:
    """Move the camera a little: QGIS 3.40 finds anew how far it must see only then, and may have cut off what is far.

    Where the view was opened before its layers were there, nothing else makes them be seen whole.
    """
    camera = canvas.cameraController()
    camera.setLookingAtPoint(camera.lookingAtPoint(), nearer * camera.distance(), camera.pitch(), camera.yaw())


def show_beside(edge: int) -> None:
    """Let the block model fill the part of the map that lies left of the 3D view, with a margin."""
    canvas = iface.mapCanvas()
    data = QgsProject.instance().mapLayersByName("Composites")[0].extent()
    data.combineExtentWith(QgsProject.instance().mapLayersByName("Probability of ore")[0].extent())
    width, height = edge - canvas.mapToGlobal(QPoint(0, 0)).x(), canvas.height()
    scale = 1.08 * max(data.width() / width, data.height() / height)
    west, south = data.center().x() - scale * width / 2.0, data.center().y() - scale * height / 2.0
    canvas.setExtent(QgsRectangle(west, south, west + scale * canvas.width(), south + scale * height))


def pause(seconds: float) -> Steps:
    end = monotonic() + seconds
    yield lambda: monotonic() > end


drive(steps)
