# SPDX-License-Identifier: GPL-2.0-or-later
"""What is offered above the map: a run on tables that were just written, and the project of a run that has ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsLayerDefinition, QgsProject, QgsReadWriteContext
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton
from qgis.PyQt.QtXml import QDomDocument

from ..plugin.bridge.watch import JobWatch, RunPrepared, RunRecorded
from .texts import tr

if TYPE_CHECKING:
    from qgis.gui import QgisInterface, QgsMessageBarItem

PROJECT = "project.qgz"
REPORT = "report.html"
CALLED = "oresight_called"
"""Property of a button: what it does."""

Offers = Sequence[tuple[str, Callable[[], object]]]
"""Titles of buttons and what they do."""


class RunOffer(QObject):
    """Offers what comes next above the map; nothing of the user's open project changes unasked.

    Parameters
    ----------
    iface : QgisInterface
        The window.
    watch : JobWatch
        Tells of records and tables that were written.
    """

    prepared = pyqtSignal()
    """Tables were written with which a run can begin; `next_run` has its parameters."""
    run_wished = pyqtSignal()
    """Somebody wants that run."""

    def __init__(self, iface: QgisInterface, watch: JobWatch) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._watch = watch
        self.next_run: dict[str, str] = {}
        self._shown: list[QgsMessageBarItem] = []
        watch.recorded.connect(self._hear_of_record, Qt.ConnectionType.QueuedConnection)
        watch.prepared.connect(self._hear_of_tables, Qt.ConnectionType.QueuedConnection)

    def unsubscribe(self) -> None:
        """Hear of nothing any more; sentences whose buttons nobody would hear go."""
        self._watch.recorded.disconnect(self._hear_of_record)
        self._watch.prepared.disconnect(self._hear_of_tables)
        for message in self._shown:
            if not sip.isdeleted(message):
                self._iface.messageBar().popWidget(message)

    def offer(self, folder: Path) -> None:
        """Show what can be opened of a run's folder."""
        calls: tuple[tuple[str, str, Callable[[Path], object]], ...] = (
            (PROJECT, tr("Open its project"), self.open_project),
            (PROJECT, tr("Add its layers here"), add_layers),
            (REPORT, tr("Open its report"), open_report),
        )
        offers = [(title, partial(called, folder / file)) for file, title, called in calls if (folder / file).is_file()]
        self._show(tr("{run} has been computed.").format(run=folder.name), offers)

    def _show(self, text: str, offers: Offers) -> None:
        """Show a sentence with its buttons; it goes when one is clicked."""
        bar = self._iface.messageBar()
        message = bar.createMessage("Oresight", text)
        for title, called in offers:
            button = QPushButton(title)
            # A function that held the message would make a cycle of widgets, which only Python's collection ends.
            button.setProperty(CALLED, called)
            button.clicked.connect(self._take)
            message.layout().addWidget(button)
        bar.pushWidget(message, Qgis.MessageLevel.Success)
        self._shown = [*(one for one in self._shown if not sip.isdeleted(one)), message]

    def _take(self) -> None:
        """Let the sentence go whose button was clicked, the one that is seen, and do what the button offers."""
        called = self.sender().property(CALLED)
        self._iface.messageBar().popWidget()
        called()

    def open_project(self, path: Path) -> bool:
        """Open a run's project in place of the one that is open, which is saved first where the user wants that."""
        if QgsProject.instance().isDirty():
            answer = self._ask()
            if answer == QMessageBox.StandardButton.Cancel:
                return False
            if answer == QMessageBox.StandardButton.Save:
                self._iface.actionSaveProject().trigger()
                if QgsProject.instance().isDirty():  # the user gave no file name
                    return False
        return bool(self._iface.addProject(str(path)))

    def _ask(self) -> QMessageBox.StandardButton:
        buttons = QMessageBox.StandardButton
        return QMessageBox.question(
            self._iface.mainWindow(),
            tr("Oresight"),
            tr("The open project has changes that are not saved. Save them before the project of the run is opened?"),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )

    def _hear_of_record(self, said: RunRecorded) -> None:
        folder = Path(said.path).parent
        if (folder / PROJECT).is_file() and Path(said.path).name == "run.json":
            self.offer(folder)

    def _hear_of_tables(self, said: RunPrepared) -> None:
        self.next_run = said.parameters
        text = tr("The tables of {name} have been written.").format(name=said.title)
        self._show(text, [(tr("Run workflow with them…"), self.run_wished.emit)])
        self.prepared.emit()


def add_layers(path: Path) -> None:
    """Add the groups of a run's project to the open one, in a group with its title."""
    run = QgsProject()
    run.read(str(path))
    group = QgsProject.instance().layerTreeRoot().insertGroup(0, run.title())
    # A layer definition carries styles, 3D ones too, and which layers are shown. Loading one from a file would make its
    # folder that in which QGIS works, and every worker after it.
    definition, context = QDomDocument("qgis-layer-definition"), QgsReadWriteContext()
    QgsLayerDefinition.exportLayerDefinition(definition, run.layerTreeRoot().children(), context)
    QgsLayerDefinition.loadLayerDefinition(definition, QgsProject.instance(), group, context)
    run.clear()


def open_report(path: Path) -> None:
    """Show a report in the browser."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
