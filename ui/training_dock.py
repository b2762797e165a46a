# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock that shows how networks learn: while they are trained, and from the records of earlier runs."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from qgis.PyQt.QtCore import Qt, QTime
from qgis.PyQt.QtGui import QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..plugin.bridge.watch import RunEpochs, RunFinished, RunProgress, RunStarted
from .pace import Pace
from .plot_dock import PlotDock
from .plots import PlotArea
from .run_sentences import run_sentence, state_title
from .texts import tr
from .theme import Theme
from .training_runs import ShownRun, TrainingRuns

KEY = Qt.ItemDataRole.UserRole


class TrainingDock(PlotDock):
    """Loss and accuracy by epoch, the best epoch, the time left, and the button that stops and keeps the best."""

    NAME = "OresightTraining"

    @classmethod
    def title(cls) -> str:
        """Return its title."""
        return tr("Oresight training")

    def set_up(self) -> None:
        """Make the widgets and listen to the watch."""
        self._runs = TrainingRuns()
        self._pace = Pace(self._update_state, self)
        self._build()
        self._subscribe()
        self._update_state()

    def open_records(self, paths: list[str]) -> None:
        """Show earlier runs; one whose record cannot be read is told of, the others are shown."""
        for path in paths:
            self._open_record(path)
        self._update_state()

    def _open_record(self, path: str) -> None:
        record = self.read(path)
        if record is None:
            return
        if record.history:
            self._choose(self._runs.add_record(record).key)
        else:
            self.said.emit(tr("{path} has no epochs to show: it is not the record of a training.").format(path=path))

    # -- widgets ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("runs")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMaximumHeight(4 * self.fontMetrics().height() + 24)
        self.list.setToolTip(tr("The runs; those with a tick are drawn, the chosen one strongest."))
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.legend = QLabel(tr("Solid line: validation. Dashed line: training. Circle: best epoch."))
        self.legend.setWordWrap(True)
        self.stop_button = QPushButton(tr("Stop and keep best"))
        self.stop_button.setToolTip(tr("End the training after this epoch and keep the network of its best epoch."))
        self.open_button = QPushButton(tr("Open run record…"))
        self.open_button.setToolTip(tr("Show an earlier run: the run record of a training, or run.json of a workflow."))
        self.remove_button = QPushButton(tr("Remove"))
        self.remove_button.setToolTip(tr("Show the chosen run no longer; its files stay."))
        self.area = PlotArea()
        buttons = QHBoxLayout()
        for button in (self.open_button, self.remove_button, self.stop_button):
            buttons.addWidget(button)
        content = QWidget()
        layout = QVBoxLayout(content)
        for widget in (self.list, self.status):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.legend)
        self.show_content(content)
        self.stop_button.clicked.connect(self._stop)
        self.open_button.clicked.connect(self._ask_for_records)
        self.remove_button.clicked.connect(self._remove)
        self.list.currentItemChanged.connect(self._update_state)
        self.list.itemChanged.connect(self.draw)
        self.visibilityChanged.connect(self._update_state)

    def _subscribe(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._watch.started.connect(self._start, queued)
        self._watch.epoch.connect(self._add_epochs, queued)
        self._watch.progress.connect(self._note_progress, queued)
        self._watch.finished.connect(self._finish, queued)

    def unsubscribe(self) -> None:
        """Hear of no run any more."""
        self._watch.started.disconnect(self._start)
        self._watch.epoch.disconnect(self._add_epochs)
        self._watch.progress.disconnect(self._note_progress)
        self._watch.finished.disconnect(self._finish)

    # -- what happens ----------------------------------------------------------------------

    def _start(self, said: RunStarted) -> None:
        run = self._runs.start(said, QTime.currentTime().toString("HH:mm:ss"))
        if run is not None:
            self._choose(run.key)
        self._update_state()

    def _add_epochs(self, said: RunEpochs) -> None:
        before = set(self._runs.shown)
        run = self._runs.add_epochs(said)
        if run is not None and run.key not in before:
            self._choose(run.key)
        self._pace.ask()

    def _note_progress(self, said: RunProgress) -> None:
        self._runs.note_progress(said)
        self._pace.ask()

    def _finish(self, said: RunFinished) -> None:
        self._runs.finish(said)
        self._update_state()

    def _stop(self) -> None:
        run = self.chosen
        if run is not None and run.state == "running":
            for one in self._runs.shown.values():
                one.state = "stopping" if one.run_id == run.run_id and one.is_live else one.state
            self._watch.request_stop(run.run_id)
        self._update_state()

    def _ask_for_records(self) -> None:
        self.open_records(self.ask_for_records())

    def _remove(self) -> None:
        if self.chosen is not None:
            self._runs.remove([self.chosen.key])
        self._update_state()

    # -- what is shown ---------------------------------------------------------------------

    @property
    def chosen(self) -> ShownRun | None:
        """The run chosen in the list."""
        item = self.list.currentItem()
        return self._runs.shown.get(item.data(KEY)) if item is not None else None

    def _choose(self, key: str) -> None:
        self._update_list()
        for place in range(self.list.count()):
            if self.list.item(place).data(KEY) == key:
                self.list.setCurrentRow(place)

    def _update_state(self) -> None:
        self._update_list()
        run = self.chosen
        self.status.setText(run_sentence(run))
        self.stop_button.setEnabled(run is not None and run.state == "running" and bool(run.history))
        self.remove_button.setEnabled(run is not None and not run.is_live)
        self.draw()

    def _update_list(self) -> None:
        """Bring the list up to date, its ticks and its choice kept."""
        self.list.blockSignals(True)
        items = {self.list.item(place).data(KEY): self.list.item(place) for place in range(self.list.count())}
        for key, item in items.items():
            if key not in self._runs.shown:
                self.list.takeItem(self.list.row(item))
        titles = self._runs.titles()
        for key, run in self._runs.shown.items():
            item = items.get(key) or self._add_item(key)
            item.setText(f"{titles[key]}  {state_title(run.state)}")
            item.setToolTip(key if run.state == "record" else run.title)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(self.list.count() - 1)
        self.list.blockSignals(False)

    def _add_item(self, key: str) -> QListWidgetItem:
        item = QListWidgetItem(self.list)
        item.setData(KEY, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        return item

    def _colour_list(self, theme: Theme) -> None:
        """Give the runs in the list the colours that their lines have in the plots."""
        self.list.blockSignals(True)
        for place in range(self.list.count()):
            item, pixmap = self.list.item(place), QPixmap(12, 12)
            pixmap.fill(theme.line(self._runs.shown[item.data(KEY)].number))
            item.setIcon(QIcon(pixmap))
        self.list.blockSignals(False)

    def _ticked(self) -> list[ShownRun]:
        items = [self.list.item(place) for place in range(self.list.count())]
        return [self._runs.shown[item.data(KEY)] for item in items if item.checkState() == Qt.CheckState.Checked]

    def draw(self, *_: object) -> None:
        """Draw the ticked runs, when the dock can be seen."""
        if not self.isVisible():
            return
        self.load_plots(self.area, self.legend)
        if self._plotting is None:
            return
        self._update_list()
        theme = self.theme
        self._colour_list(theme)
        chosen = self.chosen
        for figure, plot in self._plots.items():
            plot.setVisible(bool(self._runs.shown))
            self._plotting.colour_plot(plot, theme)
            self._plotting.draw_learning(plot, self._ticked(), figure, theme, chosen=chosen.key if chosen else "")

    def make_plots(self, plotting: ModuleType, theme: Theme) -> dict[str, Any]:
        """Return the plots of loss and accuracy, which move together."""
        titles = {"loss": tr("loss"), "accuracy": tr("accuracy")}
        plots = {figure: plotting.make_plot(figure, tr("epoch"), title, theme) for figure, title in titles.items()}
        plots["accuracy"].setXLink(plots["loss"])
        return plots
