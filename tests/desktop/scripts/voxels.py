# SPDX-License-Identifier: GPL-2.0-or-later
"""Shows a layer of voxels in the 3D view of the window, looked at from the south-east and above."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import numpy as np
import processing
from driver import Steps, Window, drive, plugin
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVector3D, QgsVectorLayer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget
from qgis.utils import iface
from trained_blocks import GRID

NAME = "voxels"
PLACE = (320, 130, 1260, 840)
"""Left, top, width and height of the 3D view on the screen."""


def steps(window: Window) -> Steps:
    yield lambda: plugin() is not None
    layer = QgsVectorLayer(window.settings.get("voxels") or made_voxels(window.folder), NAME, "ogr")
    window.found["voxels"] = layer.featureCount()
    QgsProject.instance().setCrs(layer.crs())
    QgsProject.instance().addMapLayer(layer)
    iface.mainWindow().findChild(QDockWidget, "Browser").hide()
    iface.layerTreeView().expandAll()
    iface.zoomToActiveLayer()
    canvas = iface.createNewMapCanvas3D(NAME)
    yield lambda: view_dialog() is not None
    view_dialog().setGeometry(*PLACE)
    yield lambda: canvas.scene() is not None and canvas.scene().totalPendingJobsCount() == 0
    for name, pitch, yaw in (("voxels", 65.0, -40.0), ("voxels_above", 10.0, 0.0)):
        look_at(canvas, layer, pitch, yaw)
        yield from pause(1.0)
        yield lambda: canvas.scene().totalPendingJobsCount() == 0
        yield from window.still_shot(name)
    iface.closeMapCanvas3D(NAME)
    yield from pause(1.0)
    window.shot("voxels_map")


def made_voxels(folder: Path) -> str:
    """Return the voxels of an ellipsoid that is likelier towards the east, as the algorithm makes them."""
    level, row, column = np.indices(GRID.shape)
    distance = ((level - 15) / 13.0) ** 2 + ((row - 20) / 11.0) ** 2 + ((column - 20) / 17.0) ** 2
    path = write_block_raster(
        folder / "probability.tif",
        GRID,
        np.where(distance < 0.8, 0.5 + 0.49 * column / GRID.shape[2], 0.1),
        Variable("ore", "probability"),
        QgsCoordinateReferenceSystem("EPSG:32648"),
    )
    given = {"INPUT": path, "MINIMUM": 0.5, "VOXELS": str(folder / "voxels.gpkg")}
    return str(processing.run("oresight:extract_voxels", given)["VOXELS"])


def look_at(canvas, layer: QgsVectorLayer, pitch: float, yaw: float) -> None:
    """Send the camera to the middle of the voxels; the axes of QGIS 3.40's 3D world are east, up, minus north."""
    extent, origin = layer.extent(), canvas.mapSettings().origin()
    heights = [feature.geometry().constGet().z() for feature in layer.getFeatures()]
    middle = extent.center()
    point = QgsVector3D(
        middle.x() - origin.x(), (min(heights) + max(heights)) / 2.0 - origin.z(), -(middle.y() - origin.y())
    )
    size = max(extent.width(), extent.height(), max(heights) - min(heights))
    canvas.cameraController().setLookingAtPoint(point, 1.5 * size, pitch, yaw)


def view_dialog() -> QDialog | None:
    """Return the window of the 3D view."""
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()), None)


def pause(seconds: float) -> Steps:
    end = monotonic() + seconds
    yield lambda: monotonic() > end


drive(steps)
