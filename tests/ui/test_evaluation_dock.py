# SPDX-License-Identifier: GPL-2.0-or-later
"""The evaluation dock: every figure is that of the record's row, wherever the threshold is dragged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from oresight.plugin.bridge.run_record import read_run_record
from oresight.plugin.bridge.watch import RunRecorded
from oresight.ui.evaluation_dock import EvaluationDock
from oresight.ui.plots import PlotsMissingError, load_plotting
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QLabel


@pytest.fixture
def dock(iface, watch, settle):
    made = EvaluationDock(watch, read_run_record, load_plotting, iface.window)
    iface.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    settle()
    return made


@pytest.fixture
def curves(write_record):
    """Return the path of a record and its table of the test part."""
    path = write_record()
    return path, json.loads(Path(path).read_text(encoding="utf-8"))["curves"]["test"]


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(dock) -> tuple[list[str], list[list[str]]]:
    """Return the metrics accuracy, precision, recall, F1 and the confusion matrix."""
    return [row[0] for row in dock.form.figures.values()[2:]], dock.form.confusion.values()


def expected(table, threshold: float) -> tuple[list[str], list[list[str]]]:
    place = table["threshold"].index(threshold)
    counts = {name: f"{table[name][place]:,}" for name in table if name.endswith("tives")}
    metrics = [f"{table[name][place]:.3f}" for name in ("accuracy", "precision", "recall", "f1")]
    return metrics, [
        [counts["true_positives"], counts["false_negatives"]],
        [counts["false_positives"], counts["true_negatives"]],
    ]


def drag(plot, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag with the mouse between two points given in the plot's figures."""
    view = plot.getPlotItem().vb

    def pixel(point) -> QPoint:
        return plot.mapFromScene(view.mapViewToScene(QPointF(*point)))

    def send(kind, point: QPoint, button, buttons) -> None:
        viewport = plot.viewport()
        places = QPointF(point), QPointF(viewport.mapToGlobal(point))
        event = QMouseEvent(kind, *places, button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
        QTest.qWait(15)

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    first, last = pixel(start), pixel(end)
    send(QEvent.Type.MouseMove, first, none, none)
    send(QEvent.Type.MouseButtonPress, first, left, left)
    for step in range(1, 11):
        send(QEvent.Type.MouseMove, first + (last - first) * step / 10, none, left)
    send(QEvent.Type.MouseButtonRelease, last, left, none)


def test_the_chosen_threshold_is_shown_first(dock, curves):
    path, table = curves
    dock.open_record(path)
    assert shown(dock) == expected(table, 0.5)
    assert "probability 0.500" in dock.form.threshold.text()
    assert "the run chose" in dock.form.threshold.text()
    assert "AUC 0.910 (high), average precision 0.800" in dock.form.scores.text()


def test_the_published_figures_stand_beside(dock, curves):
    dock.open_record(curves[0])
    published = [row[1] for row in dock.form.figures.values()]
    assert published == ["0.932", "–", "0.873", "0.802", "0.703", "0.749"]


@pytest.mark.parametrize("name", ["roc", "precision_recall"])
def test_dragging_the_point_moves_metrics_confusion_and_the_other_point(dock, curves, settle, name):
    path, table = curves
    axes = load_plotting().AXES[name]
    dock.open_record(path)
    settle()
    wanted = 0.85
    first, last = table["threshold"].index(0.5), table["threshold"].index(wanted)
    ends = [tuple(table[axis][place] for axis in axes) for place in (first, last)]
    drag(dock.findChild(object, name), *ends)
    threshold = dock.row["threshold"]
    assert threshold == pytest.approx(wanted, abs=0.05)
    assert shown(dock) == expected(table, threshold)
    for other, (x, y) in load_plotting().AXES.items():
        point = dock._points[other].pos()
        assert (point.x(), point.y()) == pytest.approx((dock.row[x], dock.row[y]))
    assert "too good" in dock.form.threshold.text()


def test_the_slider_reaches_every_row_and_the_button_returns(dock, curves):
    path, table = curves
    dock.open_record(path)
    slider = dock.form.slider
    slider.setValue(slider.maximum())
    assert shown(dock) == expected(table, table["threshold"][0])
    slider.setValue(0)
    assert shown(dock) == expected(table, table["threshold"][-1])
    click(dock.form.chosen_button)
    assert shown(dock) == expected(table, 0.5)
    assert not dock.form.chosen_button.isEnabled()


def test_the_curve_and_the_published_point_are_drawn(dock, curves, settle):
    path, table = curves
    dock.open_record(path)
    settle()
    items = {one.objectName(): one for one in dock.findChild(object, "roc").getPlotItem().items}
    x, y = items["curve"].getData()
    assert [*x] == [0.0, *table["false_positive_rate"]]
    assert [*y] == [0.0, *table["true_positive_rate"]]
    assert [*map(list, items["published"].getData())] == [[0.0645], [0.7032]]
    items = {one.objectName(): one for one in dock.findChild(object, "precision_recall").getPlotItem().items}
    assert [*map(list, items["published"].getData())] == [[0.7032], [0.8021]]


def test_another_part_can_be_chosen_without_the_warning_of_the_test_part(dock, curves):
    dock.open_record(curves[0])
    parts = dock.form.parts
    assert [parts.itemText(place) for place in range(parts.count())] == ["test", "validation", "training"]
    parts.setCurrentIndex(1)
    parts.activated.emit(1)
    dock.form.slider.setValue(3)
    assert "too good" not in dock.form.threshold.text()


def test_a_record_that_was_just_written_is_shown(dock, watch, curves, settle):
    watch.recorded.emit(RunRecorded(curves[0]))
    settle()
    assert dock.form.runs.currentText() == "first"


def test_a_record_takes_the_place_of_one_that_was_moved(dock, watch, write_record, settle):
    for name in ("staged/training.json", "result/run.json"):
        path = write_record(name)
        watch.recorded.emit(RunRecorded(path))
        settle()
        if name.startswith("staged"):
            Path(path).unlink()
    assert [dock.form.runs.itemText(place) for place in range(dock.form.runs.count())] == ["result"]


def test_a_written_record_without_curves_disturbs_nobody(dock, watch, write_record, settle):
    told = []
    dock.said.connect(told.append)
    watch.recorded.emit(RunRecorded(write_record("plain.json", curves={})))
    watch.recorded.emit(RunRecorded("/gone.json"))
    settle()
    assert dock.form.runs.count() == 0
    assert told == []


def test_records_are_opened_by_hand_and_chosen_between(dock, write_record, monkeypatch, settle):
    for name in ("one.json", "two.json"):
        path = write_record(name)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, path=path: ([path], ""))
        click(dock.form.open_button)
    assert dock.form.runs.currentText() == "two"
    dock.form.runs.setCurrentIndex(0)
    dock.form.runs.activated.emit(0)
    assert dock.record.title == "one"


def test_what_cannot_be_opened_is_told(dock, write_record, tmp_path):
    told = []
    dock.said.connect(told.append)
    dock.open_record(str(tmp_path / "gone.json"))
    dock.open_record(write_record("plain.json", curves={}))
    assert ["cannot be read" in told[0], "has no curves to show" in told[1]] == [True, True]


def test_without_pyqtgraph_the_slider_and_the_figures_work(iface, watch, settle, curves):
    def missing():
        raise PlotsMissingError("The plots need pyqtgraph.")

    path, table = curves
    dock = EvaluationDock(watch, read_run_record, missing, iface.window)
    iface.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    settle()
    dock.open_record(path)
    dock.form.slider.setValue(0)
    assert shown(dock) == expected(table, table["threshold"][-1])
    assert dock.findChild(QLabel, "missing_plots") is not None
