# SPDX-License-Identifier: GPL-2.0-or-later
"""What the plugin adds to the window of QGIS: a menu, a toolbar and the docks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Union

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDialog, QMenu

from ..plugin.bridge.garbage import GarbageCollection
from ..plugin.bridge.paths import RESOURCES
from ..plugin.bridge.run_record import read_run_record
from ..plugin.bridge.watch import JobWatch
from .evaluation_dock import EvaluationDock
from .help_window import HelpWindow
from .kept_dialogs import KeptDialogs
from .plots import load_plotting
from .run_offer import RunOffer
from .start_page import StartPage
from .texts import tr
from .training_dock import TrainingDock

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

Dock = Union[TrainingDock, EvaluationDock]
STACKED_SETTING = "oresight/docks_stacked"
"""Key of the option that remembers that the docks were given their first place."""


class OresightDesktop:
    """The plugin's part of the window; `remove` takes back everything that was added.

    Parameters
    ----------
    iface : QgisInterface
        The window.
    watch : JobWatch
        Tells the docks of runs.
    """

    def __init__(self, iface: QgisInterface, watch: JobWatch) -> None:
        self.iface = iface
        window = iface.mainWindow()
        self.training = TrainingDock(watch, read_run_record, load_plotting, window)
        self.evaluation = EvaluationDock(watch, read_run_record, load_plotting, window)
        self.offer = RunOffer(iface, watch)
        self.start_page = StartPage(window)
        self.help_window = HelpWindow(window)
        self.dialogs: list[QDialog] = []
        self.garbage = GarbageCollection(window)
        self.garbage.start()
        self.kept = KeptDialogs(window)
        self.kept.start()
        self.actions = self._actions()
        self.menu = QMenu(tr("&Oresight"), window)
        self.menu.setObjectName("OresightMenu")
        self.toolbar = iface.addToolBar("Oresight")
        self.toolbar.setObjectName("OresightToolBar")
        self._add_docks()
        self._fill()
        self.start_page.wished.connect(self._run_action)
        self.offer.run_wished.connect(self.run_sample)
        self.offer.prepared.connect(self._note_sample)
        iface.initializationCompleted.connect(self._stack_docks_once)

    def remove(self) -> None:
        """Take everything out of the window again."""
        window = self.iface.mainWindow()
        self.garbage.stop()
        self.garbage.deleteLater()
        self.kept.stop()
        self.kept.deleteLater()
        self.iface.initializationCompleted.disconnect(self._stack_docks_once)
        for dialog in self.open_dialogs():
            dialog.close()
        self.offer.unsubscribe()
        for dock in (self.training, self.evaluation):
            dock.unsubscribe()
            self.iface.removeDockWidget(dock)
        window.menuBar().removeAction(self.menu.menuAction())
        window.removeToolBar(self.toolbar)
        added = (self.training, self.evaluation, self.start_page, self.help_window, self.menu, self.toolbar)
        for one in (*added, *self.actions.values(), self.offer):
            one.deleteLater()

    def open_algorithm(self, id: str, parameters: Mapping[str, str] = MappingProxyType({})) -> None:
        """Open the dialog of an algorithm, with parameters filled in, beside the window's other work."""
        if QgsApplication.processingRegistry().algorithmById(id) is None:
            self.say(tr("The toolbox has no algorithm {id}.").format(id=id))
            return
        from processing import createAlgorithmDialog

        self.dialogs = [*self.open_dialogs(), createAlgorithmDialog(id, dict(parameters))]
        self.dialogs[-1].show()

    def run_sample(self) -> None:
        """Open the dialog of a whole run, with the sample deposit filled in that was made last."""
        self.open_algorithm("oresight:run_workflow", self.offer.next_run)

    def open_dialogs(self) -> list[QDialog]:
        """Return the dialogs that were opened here and that QGIS has not deleted yet, as it does after closing."""
        return [dialog for dialog in self.dialogs if not sip.isdeleted(dialog)]

    def say(self, sentence: str) -> None:
        """Show a sentence above the map."""
        self.iface.messageBar().pushWarning("Oresight", sentence)

    # -- what is added ---------------------------------------------------------------------

    def _actions(self) -> dict[str, QAction]:
        """Return the actions by name, in the order of the menu."""
        rows = (
            ("start", "oresight", tr("Start page"), self.start_page.show),
            ("environment", "manage_environment", tr("Manage environment…"), self._opener("manage_environment")),
            ("sample", "create_sample_deposit", tr("Create sample deposit…"), self._opener("create_sample_deposit")),
            ("run_sample", "run_workflow", tr("Run workflow on the sample deposit…"), self.run_sample),
            ("workflow", "run_workflow", tr("Run workflow…"), self._opener("run_workflow")),
            ("training", "training", tr("Training"), None),
            ("evaluation", "evaluation", tr("Evaluation"), None),
            ("help", "help", tr("Help"), self.help_window.show),
        )
        actions = {}
        for name, icon, title, called in rows:
            action = QAction(QIcon(str(RESOURCES / "icons" / f"{icon}.svg")), title, self.iface.mainWindow())
            action.setObjectName(f"Oresight_{name}")
            if called is not None:
                action.triggered.connect(called)
            actions[name] = action
        actions["run_sample"].setEnabled(False)  # until one has been made
        return actions

    def _add_docks(self) -> None:
        docks: tuple[tuple[str, Dock], ...] = (("training", self.training), ("evaluation", self.evaluation))
        for _, dock in docks:
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._stack_docks()
        for name, dock in docks:
            dock.hide()
            dock.setToggleVisibilityAction(self.actions[name])
            dock.said.connect(self.say)

    def _stack_docks(self) -> None:
        """Lay one dock over the other."""
        self.iface.mainWindow().tabifyDockWidget(self.training, self.evaluation)

    def _stack_docks_once(self) -> None:
        """Do so after QGIS has arranged its window for the first time; later they are where the user put them."""
        settings = QgsSettings()
        if not settings.value(STACKED_SETTING, False, bool):
            self._stack_docks()
            settings.setValue(STACKED_SETTING, True)

    def _fill(self) -> None:
        for name, action in self.actions.items():
            if name in {"training", "help"}:
                self.menu.addSeparator()
            self.menu.addAction(action)
            if name not in {"start", "environment", "run_sample", "help"}:
                self.toolbar.addAction(action)
        self.iface.mainWindow().menuBar().insertMenu(self.iface.firstRightStandardMenu().menuAction(), self.menu)

    def _opener(self, id: str) -> Callable[[], None]:
        return lambda: self.open_algorithm(f"oresight:{id}")

    def _note_sample(self) -> None:
        for one in (self.actions["run_sample"], self.start_page.buttons["run_sample"]):
            one.setEnabled(True)

    def _run_action(self, name: str) -> None:
        self.actions[name].trigger()
