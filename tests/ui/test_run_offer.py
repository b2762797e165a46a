# SPDX-License-Identifier: GPL-2.0-or-later
"""A finished run is offered; the user's open project is never replaced, saved or filled unasked."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from oresight.plugin.bridge.scenes import write_project
from oresight.plugin.bridge.watch import RunRecorded
from oresight.ui.run_offer import RunOffer, add_layers
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton

from ..bridge.run_folders import make_run_folder

ANSWERS = QMessageBox.StandardButton


@pytest.fixture
def window(iface, qgis_app, qgis_new_project):
    """Return a window with a real message bar that notes what is opened and saved."""
    bar = QgsMessageBar(iface.window)
    iface.opened, iface.saved = [], []
    iface.messageBar = lambda: bar
    iface.addProject = lambda path: iface.opened.append(path) or True
    iface.actionSaveProject = lambda: SimpleNamespace(
        trigger=lambda: (iface.saved.append(True), QgsProject.instance().setDirty(False))
    )
    return iface


@pytest.fixture
def folder(tmp_path):
    """Return a run folder with its project."""
    made = make_run_folder(tmp_path / "north pit")
    write_project(made)
    return made


def buttons(iface) -> dict[str, QPushButton]:
    item = iface.messageBar().currentItem()
    return {} if item is None else {one.text(): one for one in item.findChildren(QPushButton)}


def test_a_finished_run_is_offered_with_what_it_has(window, watch, settle, folder):
    RunOffer(window, watch)
    watch.recorded.emit(RunRecorded(str(folder / "run.json")))
    settle()
    assert list(buttons(window)) == ["Open its project", "Add its layers here"]
    assert "north pit" in window.messageBar().currentItem().text()
    assert (window.opened, len(QgsProject.instance().mapLayers())) == ([], 0)


def test_a_clicked_offer_does_what_it_says_and_goes(window, watch, settle, folder):
    RunOffer(window, watch).offer(folder)
    buttons(window)["Open its project"].click()
    settle()
    assert window.opened == [str(folder / "project.qgz")]
    assert buttons(window) == {}


def test_an_offer_that_nobody_would_hear_goes_with_the_plugin(window, watch, settle, folder):
    offer = RunOffer(window, watch)
    offer.offer(folder)
    offer.unsubscribe()
    settle()
    assert buttons(window) == {}


def test_the_record_of_a_single_training_is_no_offer(window, watch, settle, folder):
    RunOffer(window, watch)
    watch.recorded.emit(RunRecorded(str(folder / "training.json")))
    settle()
    assert buttons(window) == {}


@pytest.mark.parametrize(
    ("answer", "is_opened", "is_saved"),
    [(ANSWERS.Cancel, False, False), (ANSWERS.Save, True, True), (ANSWERS.Discard, True, False)],
)
def test_a_project_with_changes_is_asked_about(window, watch, folder, monkeypatch, answer, is_opened, is_saved):
    QgsProject.instance().setDirty(True)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    RunOffer(window, watch).open_project(folder / "project.qgz")
    assert (bool(window.opened), bool(window.saved)) == (is_opened, is_saved)


def test_layers_are_added_in_a_group_above_those_that_are_there(window, folder):
    project = QgsProject.instance()
    project.addMapLayer(QgsVectorLayer("Point", "mine", "memory"))
    before = Path.cwd()
    add_layers(folder / "project.qgz")
    assert Path.cwd() == before
    assert [one.name() for one in project.layerTreeRoot().children()] == ["north pit", "mine"]
    group = project.layerTreeRoot().findGroup("north pit")
    assert [one.name() for one in group.children()][:3] == ["Targets", "Drillholes", "Ore in 3D"]
    added = [one.layer() for one in group.findLayers()]
    assert all(one.isValid() for one in added)
    voxels = next(one for one in group.findLayers() if one.name().startswith("Voxels"))
    assert not voxels.itemVisibilityChecked()
    assert voxels.layer().renderer3D() is not None
