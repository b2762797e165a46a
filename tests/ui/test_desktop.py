# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin adds to the window, and that all of it goes again."""

from __future__ import annotations

import builtins
import sys
from pathlib import Path

import processing
import pytest
from oresight import classFactory
from oresight.plugin.bridge.jobs import job_watch
from oresight.plugin.engine.synthetic.deposit import ORE_EXPRESSION
from oresight.ui import plots
from qgis.gui import QgsMessageBar
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QPushButton, QToolBar

TABLES = ("collars", "surveys", "assays", "lithology", "alteration")
OPENED = ["Create sample deposit…", "Run workflow…"]


@pytest.fixture
def plugin(iface, settle):
    made = classFactory(iface)
    made.initGui()
    settle()
    yield made
    if made.desktop is not None:
        made.unload()
        settle()


def objects(window) -> set[str]:
    """Return the names of everything of the plugin in the window."""
    found = window.findChildren(QObject) + [one.menu() for one in window.menuBar().actions() if one.menu()]
    return {one.objectName() for one in found if one.objectName().lower().startswith("oresight")}


def listeners() -> list[int]:
    watch = job_watch()
    signals = (watch.started, watch.epoch, watch.progress, watch.finished, watch.recorded, watch.prepared)
    return [watch.receivers(signal) for signal in signals]


def test_the_menu_stands_before_help_and_holds_everything(plugin, iface):
    titles = [one.text() for one in iface.window.menuBar().actions()]
    assert titles == ["&Oresight", "Help"]
    texts = [one.text() for one in plugin.desktop.menu.actions() if not one.isSeparator()]
    create, run = OPENED
    sample = "Run workflow on the sample deposit…"
    assert texts == ["Start page", "Manage environment…", create, sample, run, "Training", "Evaluation", "Help"]


def test_the_toolbar_opens_and_closes_the_docks(plugin, iface, settle):
    toolbar = iface.window.findChild(QToolBar, "OresightToolBar")
    actions = {one.text(): one for one in toolbar.actions()}
    assert list(actions) == [*OPENED, "Training", "Evaluation"]
    for text, name in (("Training", "OresightTraining"), ("Evaluation", "OresightEvaluation")):
        dock = iface.window.findChild(QDockWidget, name)
        assert not dock.isVisible()
        actions[text].trigger()
        settle()
        assert dock.isVisible()
        actions[text].trigger()
        assert not dock.isVisible()


def test_menu_and_start_page_open_algorithms_by_their_id(plugin, settle):
    ids = []
    plugin.desktop.open_algorithm = ids.append
    page = plugin.desktop.start_page
    plugin.desktop.actions["start"].trigger()
    assert page.isVisible()
    for name in ("environment", "sample", "workflow"):
        QTest.mouseClick(page.buttons[name], Qt.MouseButton.LeftButton)
    assert ids == ["oresight:manage_environment", "oresight:create_sample_deposit", "oresight:run_workflow"]


def test_a_sample_deposit_that_was_made_is_one_click_from_its_run(plugin, iface, settle, tmp_path):
    bar = QgsMessageBar(iface.window)
    iface.messageBar = lambda: bar
    opened = []
    plugin.desktop.open_algorithm = lambda *given: opened.append(given)
    entries = (plugin.desktop.actions["run_sample"], plugin.desktop.start_page.buttons["run_sample"])
    assert not any(entry.isEnabled() for entry in entries)

    folder = tmp_path / "my deposit"
    processing.run("oresight:create_sample_deposit", {"FOLDER": str(folder), "BLOCK_X": 90, "BLOCK_Y": 90})
    settle()
    (offered,) = bar.currentItem().findChildren(QPushButton)
    assert "my deposit" in bar.currentItem().text()
    offered.click()
    plugin.desktop.start_page.show()
    for entry in entries:
        assert entry.isEnabled()
        entry.trigger() if isinstance(entry, QAction) else entry.click()

    tables = {name.upper(): str(folder / f"{name}.csv") for name in TABLES}
    ((opened_id, given), *others) = opened
    assert opened_id == "oresight:run_workflow"
    assert given == {**tables, "ORE": ORE_EXPRESSION, "FOLDER": str(folder / "run")}
    assert all(Path(path).is_file() for path in tables.values())
    assert others == [(opened_id, given)] * 2
    assert bar.currentItem() is None


def test_an_algorithm_that_is_not_there_is_a_sentence(plugin, iface):
    plugin.desktop.open_algorithm("oresight:nothing_of_that_name")
    assert iface.warnings == ["The toolbox has no algorithm oresight:nothing_of_that_name."]


def test_the_help_shows_the_readme_without_its_pictures(plugin, settle):
    plugin.desktop.actions["help"].trigger()
    settle()
    shown = plugin.desktop.help_window.browser
    assert "First run in the desktop" in shown.toPlainText()
    assert "<img" not in shown.toHtml()
    assert "flags carry" not in shown.toPlainText()  # from a caption


def test_the_start_page_shows_its_texts_whole(plugin, settle):
    page = plugin.desktop.start_page
    page.show()
    settle()
    for button in page.buttons.values():
        assert button.height() >= button.heightForWidth(button.width())


def test_loading_and_unloading_twice_leaves_nothing_behind(iface, settle):
    before = objects(iface.window)
    heard = listeners()
    for _ in range(2):
        plugin = classFactory(iface)
        plugin.initGui()
        desktop = plugin.desktop
        for dock in (desktop.training, desktop.evaluation):
            dock.show()
        settle()
        assert {"OresightTraining", "OresightEvaluation", "OresightToolBar", "OresightMenu"} <= objects(iface.window)
        plugin.unload()
        settle()
        assert objects(iface.window) == before
        assert listeners() == heard
        assert all(map(sip.isdeleted, (desktop.training, desktop.evaluation, desktop.menu, desktop.toolbar)))


def test_a_missing_pyqtgraph_says_how_to_get_it(monkeypatch):
    found = builtins.__import__

    def without(name, *rest):
        if name.split(".")[0] == "pyqtgraph":
            raise ModuleNotFoundError("No module named 'pyqtgraph'")
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, "oresight.ui.plotting", raising=False)
    with pytest.raises(plots.PlotsMissingError) as raised:
        plots.load_plotting()
    said = str(raised.value)
    assert "No module named 'pyqtgraph'" in said
    assert plots.install_command() in said
    assert "pyqtgraph" in plots.install_command()
