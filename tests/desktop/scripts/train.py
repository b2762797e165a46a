# SPDX-License-Identifier: GPL-2.0-or-later
"""Trains a network from its dialog, watches it, stops it, evaluates it, and loads the plugin again twice."""

from __future__ import annotations

from pathlib import Path

import processing
from driver import Steps, Window, drive, plugin
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QDockWidget, QMenu, QToolBar
from qgis.utils import iface, loadPlugin, startPlugin, unloadPlugin
from trained_blocks import training_parameters


def steps(window: Window) -> Steps:
    yield lambda: plugin() is not None and plugin().desktop is not None
    yield from train(window)
    yield from evaluate(window)
    yield from explain(window)
    yield from change_theme(window)
    yield from reload_twice(window)
    yield from open_dialogs(window)


def train(window: Window) -> Steps:
    """Start a training from the dialog of the toolbox, watch the curve grow, and stop it."""
    dock = plugin().desktop.training
    plugin().desktop.actions["training"].trigger()
    parameters = training_parameters(window.folder / "training", epochs=400)
    dialog = processing.createAlgorithmDialog("oresight:train_network", parameters)
    dialog.show()
    yield dialog.isVisible
    window.shot("training_dialog")
    window.click(dialog.runButton())
    yield lambda: dock.chosen is not None and dock.chosen.history
    dialog.hide()
    window.forget_pauses()
    grown = [len(drawn_epochs(dock))]
    for _ in range(3):
        yield lambda: len(drawn_epochs(dock)) >= grown[-1] + 3
        grown.append(len(drawn_epochs(dock)))
    window.found["grown"] = grown
    window.found["longest_pause"] = window.longest_pause
    window.found["status"] = dock.status.text()
    window.shot("training_live")
    window.click(dock.stop_button)
    stopped_at = len(dock.chosen.history)
    yield lambda: dock.chosen.state == "done"
    window.found["stopped_after"] = [stopped_at, len(dock.chosen.history), dock.chosen.history[-1]["epochs"]]
    yield lambda: Path(parameters["RECORD"]).exists()
    yield lambda: QgsApplication.taskManager().countActiveTasks() == 0
    yield lambda: QgsProject.instance().mapLayersByName("Split")
    window.found["split_renderer"] = QgsProject.instance().mapLayersByName("Split")[0].renderer().type()
    window.shot("training_stopped")


def evaluate(window: Window) -> Steps:
    """Look at what was trained, and drag the threshold."""
    dock = plugin().desktop.evaluation
    yield lambda: dock.record is not None
    plugin().desktop.actions["evaluation"].trigger()
    yield lambda: dock._plots and dock.isVisible()
    dock.raise_()
    yield lambda: not dock.visibleRegion().isEmpty()
    window.shot("evaluation")
    before = dock.row
    table = dock.table
    strict = table.row(table.place_of_threshold(0.6))
    axes = ("false_positive_rate", "true_positive_rate")
    window.drag(dock._plots["roc"], *(tuple(row[axis] for axis in axes) for row in (before, strict)))
    window.found["dragged"] = {"from": before, "to": dock.row, "wanted": strict}
    window.found["figures"] = dock.form.figures.values()
    window.found["confusion"] = dock.form.confusion.values()
    window.shot("evaluation_dragged")
    yield lambda: True


def explain(window: Window) -> Steps:
    """Ask in a dialog for the attributions, a folder of rasters, and run it a second time."""
    folder = window.folder / "training"
    parameters = {
        "MODEL": str(folder / "network.safetensors"),
        "FEATURES": [str(folder / "cu.tif"), str(folder / "au.tif")],
        "LABEL": str(folder / "label.tif"),
        "SPLIT_BLOCKS": str(folder / "split.tif"),
        "REPEATS": 1,
        "MOST_BLOCKS": 1000,
        "ATTRIBUTIONS": str(folder / "attributions"),
    }
    window.found["attributions"] = []
    for _ in range(2):
        dialog = processing.createAlgorithmDialog("oresight:explain_network", parameters)
        dialog.show()
        yield dialog.isVisible
        window.click(dialog.runButton())
        yield dialog.wasExecuted
        yield lambda: QgsApplication.taskManager().countActiveTasks() == 0
        yield lambda: QgsProject.instance().layerTreeRoot().findGroup("Attributions")
        group = QgsProject.instance().layerTreeRoot().findGroup("Attributions")
        window.found["attributions"].append(
            [[one.name(), one.itemVisibilityChecked(), one.layer().renderer().type()] for one in group.findLayers()]
        )
        window.shot("attributions")
        dialog.close()
        for one in group.findLayers():
            one.setItemVisibilityChecked(True)  # as the user may want them: the second run leaves them so


def change_theme(window: Window) -> Steps:
    """Change to QGIS's dark theme; back to its light one QGIS itself comes only half-way."""
    docks = {"evaluation": plugin().desktop.evaluation, "training": plugin().desktop.training}
    window.found["light"] = background_lightness(docks)
    QgsApplication.setUITheme("Night Mapping")
    for name, dock in docks.items():
        dock.raise_()
        yield lambda dock=dock: not dock.visibleRegion().isEmpty()
        window.shot(f"{name}_dark")
    window.found["dark"] = background_lightness(docks)


def reload_twice(window: Window) -> Steps:
    """Unload and load the plugin twice."""
    window.found["loaded"] = [widgets()]
    for _ in range(2):
        assert unloadPlugin("oresight")
        yield lambda: not any(widgets())
        window.found["loaded"].append(widgets())
        assert loadPlugin("oresight")
        assert startPlugin("oresight")
        yield lambda: all(widgets())
        window.found["loaded"].append(widgets())


def open_dialogs(window: Window) -> Steps:
    """Open an algorithm from the start page."""
    desktop = plugin().desktop
    desktop.actions["start"].trigger()
    yield desktop.start_page.isVisible
    window.shot("start_page")
    window.click(desktop.start_page.buttons["workflow"])
    yield lambda: desktop.open_dialogs() and desktop.open_dialogs()[0].isVisible()
    window.found["opened"] = desktop.open_dialogs()[0].algorithm().id()
    desktop.open_dialogs()[0].close()
    yield lambda: desktop.open_dialogs() == []
    desktop.actions["help"].trigger()
    yield desktop.help_window.isVisible
    window.shot("help")


def background_lightness(docks: dict[str, QDockWidget]) -> list[int]:
    """Return how light the plots are, 0 to 255."""
    return [plot.backgroundBrush().color().lightness() for dock in docks.values() for plot in dock._plots.values()]


def drawn_epochs(dock: QDockWidget) -> list[float]:
    """Return the epochs that are drawn in the plot of the loss."""
    items = dock._plots["loss"].getPlotItem().items if dock._plots else []
    lines = [one for one in items if one.objectName().endswith("training")]
    return [] if not lines or lines[0].getData()[0] is None else [*lines[0].getData()[0]]


def widgets() -> list[int]:
    """Return how many docks, toolbars and menus of the plugin the window has."""
    found = iface.mainWindow()
    return [
        len([one for one in found.findChildren(kind) if one.objectName().startswith("Oresight")])
        for kind in (QDockWidget, QToolBar, QMenu)
    ]


drive(steps)
