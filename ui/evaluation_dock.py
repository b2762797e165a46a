# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock that shows how well a network does, and what another threshold would give."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from qgis.PyQt.QtCore import Qt

from ..plugin.bridge.run_record import RunRecord, ThresholdTable
from ..plugin.bridge.watch import RunRecorded
from ..plugin.engine.errors import EngineError
from .evaluation_form import EvaluationForm
from .evaluation_sentences import confusion_rows, figure_rows, score_sentence, threshold_sentence
from .plot_dock import PlotDock
from .texts import part_title, tr
from .theme import Theme

PARTS = ("test", "validation", "train")
"""The parts of the blocks in the order they are offered."""


class EvaluationDock(PlotDock):
    """ROC and precision-recall, the published point, and the threshold as a point to drag.

    Every figure is looked up in the run record's threshold table; nothing is computed.
    """

    NAME = "OresightEvaluation"

    @classmethod
    def title(cls) -> str:
        """Return its title."""
        return tr("Oresight evaluation")

    def set_up(self) -> None:
        """Make the widgets and listen to the watch."""
        self._records: dict[str, RunRecord] = {}
        self._place = 0
        self._points: dict[str, Any] = {}
        self.form = EvaluationForm()
        self.show_content(self.form)
        self._connect()
        self._update_state()

    def open_record(self, path: str) -> None:
        """Show the record in a file."""
        record = self.read(path)
        if record is None:
            return
        if not record.curves:
            self.said.emit(
                tr("{path} has no curves to show: no part of its blocks has both ore and barren ones.").format(
                    path=path
                )
            )
            return
        self._records[record.path] = record
        if self.form.runs.findData(record.path) < 0:
            self.form.runs.addItem(record.title, record.path)
        self.form.runs.setCurrentIndex(self.form.runs.findData(record.path))
        self._show_record()

    def unsubscribe(self) -> None:
        """Hear of no record any more."""
        self._watch.recorded.disconnect(self._hear_of_record)

    # -- what happens ----------------------------------------------------------------------

    def _connect(self) -> None:
        self._watch.recorded.connect(self._hear_of_record, Qt.ConnectionType.QueuedConnection)
        self.form.open_button.clicked.connect(self._ask_for_record)
        self.form.chosen_button.clicked.connect(self._return_to_chosen)
        self.form.runs.activated.connect(self._show_record)
        self.form.parts.activated.connect(self._show_part)
        self.form.slider.valueChanged.connect(self._slide)
        self.visibilityChanged.connect(self.draw)

    def _hear_of_record(self, said: RunRecorded) -> None:
        """Show a record that was just written; one without curves is nothing to complain of."""
        try:
            has_curves = bool(self._read_record(said.path).curves)
        except EngineError:
            return
        if has_curves:
            self._forget_moved_records()
            self.open_record(said.path)

    def _forget_moved_records(self) -> None:
        """Offer no record any more whose file is gone, such as that of a workflow's training within the workflow."""
        for path in [path for path in self._records if not Path(path).exists()]:
            del self._records[path]
            self.form.runs.removeItem(self.form.runs.findData(path))

    def _ask_for_record(self) -> None:
        for path in self.ask_for_records():
            self.open_record(path)

    def _show_record(self) -> None:
        """Offer the parts of the chosen record, and show the first."""
        record = self.record
        self.form.parts.clear()
        for part in PARTS:
            if record is not None and part in record.curves:
                self.form.parts.addItem(part_title(part), part)
        self._show_part()

    def _show_part(self) -> None:
        """Show the chosen part at the threshold that the run chose."""
        table = self.table
        if table is not None:
            self.form.slider.blockSignals(True)
            self.form.slider.setRange(0, len(table) - 1)
            self.form.slider.blockSignals(False)
        self._place = self._chosen_place()
        self.draw()

    def _return_to_chosen(self) -> None:
        self._place = self._chosen_place()
        self._update_state()

    def _slide(self, value: int) -> None:
        """Follow the slider, which goes up with the threshold while the table's rows go down."""
        if self.table is not None:
            self._place = len(self.table) - 1 - value
        self._update_state()

    def _drag(self, figures: tuple[str, str], x: float, y: float) -> None:
        if self.table is not None:
            self._place = self.table.place_of_point(*figures, x, y)
        self._update_state()

    # -- what is shown ---------------------------------------------------------------------

    @property
    def record(self) -> RunRecord | None:
        """The chosen record."""
        return self._records.get(self.form.runs.currentData())

    @property
    def table(self) -> ThresholdTable | None:
        """The threshold table of the chosen part."""
        return self.record.curves.get(self.form.parts.currentData()) if self.record is not None else None

    @property
    def row(self) -> dict[str, float] | None:
        """The row of the table that is shown."""
        return self.table.row(self._place) if self.table is not None else None

    def _chosen_place(self) -> int:
        if self.table is None or self.record is None or self.record.threshold is None:
            return 0
        return self.table.place_of_threshold(self.record.threshold)

    def _update_state(self) -> None:
        table, row, part = self.table, self.row, self.form.parts.currentData()
        is_moved = self._place != self._chosen_place()
        scores = self.record.metrics.get(part, {}) if self.record is not None else {}
        self.form.slider.setEnabled(table is not None)
        self.form.chosen_button.setEnabled(is_moved)
        if table is not None:
            self.form.slider.blockSignals(True)
            self.form.slider.setValue(len(table) - 1 - self._place)
            self.form.slider.blockSignals(False)
        self.form.scores.setText(score_sentence(scores))
        self.form.threshold.setText(threshold_sentence(row, part, is_moved=is_moved))
        self.form.figures.show_values(figure_rows(row, scores))
        self.form.confusion.show_values(confusion_rows(row))
        self._place_points()

    def draw(self, *_: object) -> None:
        """Draw both curves, when the dock can be seen, and bring the rest up to date."""
        self._draw_curves()
        self._update_state()

    def _draw_curves(self) -> None:
        """Draw both curves, when the dock can be seen."""
        if not self.isVisible():
            return
        self.load_plots(self.form.area, self.form.legend)
        if self._plotting is None:
            return
        theme = self.theme
        for plot in self._plots.values():
            plot.setVisible(self.table is not None)
            self._plotting.colour_plot(plot, theme)
        self._plotting.draw_roc(self._plots["roc"], self.table, theme)
        self._plotting.draw_precision_recall(self._plots["precision_recall"], self.table, theme)

    def _place_points(self) -> None:
        row = self.row
        if self._plotting is None or row is None:
            return
        theme = self.theme
        for name, axes in self._plotting.AXES.items():
            self._plotting.place_threshold_point(self._plots[name], self._points[name], row, axes, theme)

    def make_plots(self, plotting: ModuleType, theme: Theme) -> dict[str, Any]:
        """Return both plots, each with its point to drag."""
        make = plotting.make_unit_plot
        plots = {
            "roc": make("roc", tr("false positive rate"), tr("true positive rate"), theme),
            "precision_recall": make("precision_recall", tr("recall"), tr("precision"), theme),
        }
        self._points = {
            name: plotting.make_threshold_point(plots[name], lambda x, y, axes=axes: self._drag(axes, x, y))
            for name, axes in plotting.AXES.items()
        }
        return plots
