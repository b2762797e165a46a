# SPDX-License-Identifier: GPL-2.0-or-later
"""What the docks with plots share: their collaborators, plots made when they are first seen, and the theme."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QEvent, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QFrame, QLabel, QScrollArea, QWidget

from ..plugin.bridge.messages import sentence
from ..plugin.bridge.run_record import RunRecord
from ..plugin.bridge.watch import JobWatch
from ..plugin.engine.errors import EngineError
from .plots import PlotArea, PlotsMissingError
from .texts import tr
from .theme import Theme, theme_of


class PlotDock(QgsDockWidget):
    """A dock that shows run records in plots; a subclass gives its title, its widgets and its plots.

    Parameters
    ----------
    watch : JobWatch
        Tells of runs and of records that were written, and takes the wish to stop one.
    read_record : callable
        Returns the run record in a file.
    load_plotting : callable
        Returns the module `plotting`, or raises `PlotsMissingError`.
    """

    said = pyqtSignal(str)
    """Carries a sentence that the user should see: a record that cannot be read."""

    NAME = ""
    """Name of the object, by which QGIS remembers its place."""

    def __init__(
        self,
        watch: JobWatch,
        read_record: Callable[[str], RunRecord],
        load_plotting: Callable[[], ModuleType],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.title(), parent)
        self.setObjectName(self.NAME)
        self._watch = watch
        self._read_record = read_record
        self._load_plotting = load_plotting
        self._plotting: ModuleType | None = None
        self._plots: dict[str, Any] = {}
        self._has_asked_for_plots = False
        self.set_up()

    # -- what a subclass gives -------------------------------------------------------------

    @classmethod
    def title(cls) -> str:
        """Return its title, translated."""
        raise AssertionError("a dock has a title")

    def set_up(self) -> None:
        """Make the widgets and listen to the watch."""
        raise AssertionError("a dock has widgets")

    def make_plots(self, plotting: ModuleType, theme: Theme) -> dict[str, Any]:
        """Return the plots by name, made with the module `plotting`."""
        raise AssertionError("a dock makes its plots")

    def draw(self) -> None:
        """Draw what there is."""
        raise AssertionError("a dock draws")

    # -- for subclasses --------------------------------------------------------------------

    @property
    def theme(self) -> Theme:
        """The colours that go with QGIS's theme."""
        return theme_of(self.palette())

    def read(self, path: str) -> RunRecord | None:
        """Return the record in a file; one that cannot be read is told of."""
        try:
            return self._read_record(path)
        except EngineError as error:
            self.said.emit(sentence(error))
            return None

    def ask_for_records(self) -> list[str]:
        """Let the user choose run records."""
        paths, _ = QFileDialog.getOpenFileNames(
            self, tr("Open run record"), str(Path.home()), tr("Run records (*.json)")
        )
        return [str(path) for path in paths]

    def show_content(self, content: QWidget) -> None:
        """Show a widget that is scrolled up and down where it has no room, and is never narrower than it needs.

        It must not make the window higher than the screen.
        """
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        area.setMinimumWidth(content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        self.setWidget(area)

    def load_plots(self, area: PlotArea, legend: QLabel) -> None:
        """Make the plots when they are first seen; without pyqtgraph show the sentence in place of them."""
        if self._has_asked_for_plots:
            return
        self._has_asked_for_plots = True
        try:
            self._plotting = self._load_plotting()
        except PlotsMissingError as error:
            area.show_sentence(str(error))
            legend.hide()
            return
        self._plots = self.make_plots(self._plotting, self.theme)
        area.show_plots(*self._plots.values())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self.draw()
