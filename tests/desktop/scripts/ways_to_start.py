# SPDX-License-Identifier: GPL-2.0-or-later
"""Watches trainings in the dock that were started by a whole run, by a model and in a batch, each from its dialog."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

import processing
from driver import Steps, Window, drive, plugin
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from qgis.core import QgsApplication, QgsProcessingContext, QgsProject
from qgis.PyQt.QtWidgets import QDialog, QProgressBar, QPushButton
from qgis.utils import iface
from trained_blocks import training_parameters


def steps(window: Window) -> Steps:
    yield lambda: plugin() is not None and plugin().desktop is not None
    plugin().desktop.actions["training"].trigger()
    yield from run_workflow(window)
    yield from take_offer(window)
    yield from run_model(window)
    yield from run_batch(window)
    yield from open_earlier(window)


def run_workflow(window: Window) -> Steps:
    """Start a whole run and look at the dock and the dialog's progress bar while it trains."""
    folder = window.folder / "first run"
    given = {**window.settings["tables"], "SETTINGS": window.settings["settings"], "FOLDER": str(folder)}
    dialog = processing.createAlgorithmDialog("oresight:run_workflow", {**given, "ORE": window.settings["ore"]})
    dialog.show()
    yield dialog.isVisible
    before = set(QgsProject.instance().mapLayers())
    window.click(dialog.runButton())
    yield from watch_training(window, "workflow", dialog.findChild(QProgressBar).value)
    yield lambda: offers()
    window.found["added_unasked"] = len(set(QgsProject.instance().mapLayers()) - before)
    dialog.close()


def take_offer(window: Window) -> Steps:
    """Add the layers of the run to the open project."""
    yield lambda: len(offers()) == 3
    window.found["offers"] = [one.text() for one in offers()]
    window.click(offers()[1])
    yield lambda: QgsProject.instance().layerTreeRoot().findGroup("first run")
    group = QgsProject.instance().layerTreeRoot().findGroup("first run")
    window.found["added"] = [one.name() for one in group.children()]
    window.found["probability"] = QgsProject.instance().mapLayersByName("Probability of ore")[0].renderer().type()
    yield lambda: not iface.mapCanvas().isDrawing()
    window.shot("run_added")
    QgsProject.instance().clear()


def run_model(window: Window) -> Steps:
    """Start a model of the toolbox."""
    registry = QgsApplication.processingRegistry()
    model = next(one for one in registry.algorithms() if one.displayName() == window.settings["model"])
    given = {**window.settings["tables"], **window.settings["model_values"]}
    dialog = processing.createAlgorithmDialog(model.id(), given)
    dialog.show()
    yield dialog.isVisible
    window.click(dialog.runButton())
    yield from watch_training(window, "model")
    yield lambda: QgsApplication.taskManager().countActiveTasks() == 0
    dialog.close()


def run_batch(window: Window) -> Steps:
    """Start two trainings, one after the other, from the table of a batch."""
    dialog = BatchAlgorithmDialog(
        QgsApplication.processingRegistry().createAlgorithmById("oresight:train_network"), parent=iface.mainWindow()
    )
    panel, context = dialog.mainWidget(), QgsProcessingContext()
    panel.addRow(2 - panel.batchRowCount())
    for row in range(2):
        given = training_parameters(window.folder / f"batch {row}", epochs=8)
        # A report is a web page, at which the batch dialog itself fails: https://github.com/qgis/QGIS/issues/47884, in
        # 3.40 still. Its cells are empty at first, and no report is written.
        del given["REPORT"]
        for name, column in panel.parameter_to_column.items():
            if name in given and panel.wrappers[row][column] is not None:
                panel.wrappers[row][column].setParameterValue(given[name], context)
            elif name in given:
                panel.tblParameters.cellWidget(row + 1, column).setValue(given[name])
    dock = plugin().desktop.training
    before = len(dock._runs.shown)
    dialog.show()
    yield dialog.isVisible
    window.click(dialog.runButton())
    yield from watch_training(window, "batch")
    yield lambda: [one.state for one in dock._runs.shown.values()][before:] == ["done", "done"]
    window.found["batch_epochs"] = [len(one.history) for one in dock._runs.shown.values()][before:]
    yield lambda: QgsApplication.taskManager().countActiveTasks() == 0
    # The dialog writes its summary after the last task has ended, and handles events meanwhile: this script goes on
    # within it, and a dialog that is closed there takes QGIS down.
    ended = monotonic()
    yield lambda: dialog.runButton().isEnabled() and monotonic() > ended + 2.0
    dialog.close()


def open_earlier(window: Window) -> Steps:
    """Open the record of the whole run and lay its curve over the others."""
    dock = plugin().desktop.training
    dock.open_records([str(window.folder / "first run" / "run.json")])
    yield lambda: dock.chosen is not None and dock.chosen.state == "record"
    window.found["earlier"] = [dock.chosen.title, dock.status.text()]
    items = dock._plots["loss"].getPlotItem().items
    window.found["curves"] = len([one for one in items if one.objectName().endswith("validation") and one.isVisible()])
    window.shot("training_overlay")
    yield lambda: True


def watch_training(window: Window, name: str, figure: Callable[[], Any] = lambda: None) -> Steps:
    """Wait for epochs of a new run in the dock, and note what is shown meanwhile."""
    dock = plugin().desktop.training
    known = set(dock._runs.shown)

    def new_run() -> Any:
        return next((one for key, one in dock._runs.shown.items() if key not in known and one.history), None)

    yield new_run
    run = new_run()
    yield lambda: len(run.history) > 2 or run.state == "done"
    window.found[name] = {"state": run.state, "status": dock.status.text(), "figure": figure(), "device": run.device}
    for dialog in iface.mainWindow().findChildren(QDialog):
        dialog.lower()
    window.shot(f"training_by_{name}")
    yield lambda: run.state == "done"
    window.found[name]["epochs"] = len(run.history)


def offers() -> list[QPushButton]:
    """Return the buttons of the message that offers a run."""
    item = iface.messageBar().currentItem()
    return item.findChildren(QPushButton) if item is not None and item.title() == "Oresight" else []


drive(steps)
