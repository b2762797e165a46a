# SPDX-License-Identifier: GPL-2.0-or-later
"""The training dock: live from the watch, stopped by its button, earlier runs beside."""

from __future__ import annotations

from math import nan

import pytest
from oresight.plugin.bridge.run_record import read_run_record
from oresight.plugin.bridge.watch import RunEpochs, RunFinished, RunProgress, RunStarted
from oresight.ui.plots import PlotArea, PlotsMissingError, load_plotting
from oresight.ui.training_dock import TrainingDock
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QFileDialog, QFrame, QLabel, QScrollArea, QWidget


@pytest.fixture
def dock(iface, watch, settle):
    made = TrainingDock(watch, read_run_record, load_plotting, iface.window)
    iface.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, made)
    settle()
    return made


@pytest.fixture
def tell(watch, settle, make_epoch):
    """Return functions that let the watch tell of a run."""

    class Run:
        def start(self, job="train_network", run_id="run"):
            watch.started.emit(RunStarted(run_id, job))
            settle()

        def epochs(self, *numbers, run_id="run", **changes):
            watch.epoch.emit(RunEpochs(run_id, tuple({**make_epoch(number), **changes} for number in numbers)))
            settle()

        def progress(self, fraction, left=nan, text="", run_id="run"):
            watch.progress.emit(RunProgress(run_id, fraction, text, left))
            settle()

        def finish(self, outcome="done", text="", run_id="run"):
            watch.finished.emit(RunFinished(run_id, outcome, text))
            settle()

    return Run()


def drawn(dock, figure: str, ending: str) -> list:
    """Return the visible lines of a plot whose names end so."""
    items = dock.findChild(object, figure).getPlotItem().items
    return [one for one in items if one.objectName().endswith(ending) and one.isVisible()]


def points(dock, figure: str, ending: str) -> list[tuple[list[float], list[float]]]:
    """Return the data of those lines."""
    return [tuple([*map(float, values)] for values in line.getData()) for line in drawn(dock, figure, ending)]


def swatch(dock, place: int) -> QColor:
    """Return the colour of a run in the list."""
    return dock.list.item(place).icon().pixmap(12, 12).toImage().pixelColor(6, 6)


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_curve_grows_with_each_epoch(dock, tell):
    tell.start()
    tell.epochs(1, 2)
    assert points(dock, "loss", "training") == [([1.0, 2.0], [1.0, 0.5])]
    tell.epochs(3)
    assert points(dock, "loss", "training")[0][0] == [1.0, 2.0, 3.0]
    assert points(dock, "accuracy", "validation") == [([1.0, 2.0, 3.0], [0.8, 0.8, 0.8])]


def test_the_best_epoch_is_marked(dock, tell):
    tell.start()
    tell.epochs(*range(1, 8))
    assert points(dock, "loss", "best") == [([3.0], [0.5])]
    assert "Best epoch 3: loss 0.500, accuracy 0.800." in dock.status.text()


def test_epoch_device_and_time_left_are_said(dock, tell):
    tell.start()
    tell.epochs(1, 2)
    tell.progress(0.25, left=75.0)
    assert "Epoch 2 of 80." in dock.status.text()
    assert "On the processor, about 1 min 15 s left." in dock.status.text()
    tell.epochs(3, device="cuda")
    assert "graphics card (CUDA)" in dock.status.text()


def test_without_a_validation_part_the_training_loss_is_said_and_nothing_marked(dock, watch, settle, make_epoch, tell):
    tell.start()
    epoch = {**make_epoch(1), "validation_loss": None, "validation_accuracy": None, "is_best": False}
    watch.epoch.emit(RunEpochs("run", (epoch,)))
    settle()
    assert "Training loss 1.000" in dock.status.text()
    assert points(dock, "loss", "best") == []


def test_the_stop_button_asks_the_run_to_stop_once(dock, tell, watch):
    assert not dock.stop_button.isEnabled()
    tell.start()
    assert not dock.stop_button.isEnabled()  # there is no epoch yet that could be kept
    tell.epochs(1)
    assert dock.stop_button.isEnabled()
    click(dock.stop_button)
    assert watch.is_stop_requested("run")
    assert not dock.stop_button.isEnabled()
    assert "keeps the best" in dock.status.text()


def test_a_run_that_ended_cannot_be_stopped_and_can_be_removed(dock, tell):
    tell.start()
    tell.epochs(1)
    assert not dock.remove_button.isEnabled()
    tell.finish()
    assert not dock.stop_button.isEnabled()
    assert "done" in dock.list.item(0).text()
    click(dock.remove_button)
    assert dock.list.count() == 0
    assert points(dock, "loss", "training") == []


def test_each_network_of_a_comparison_has_a_line_of_its_own(dock, tell, watch):
    tell.start("compare_networks")
    assert dock.list.count() == 0
    tell.epochs(1, 2, network="128-64 relu")
    tell.epochs(1, 2, 3, network="17-17 relu")
    assert [len(x) for x, _ in points(dock, "loss", "training")] == [2, 3]
    assert [dock.list.item(place).text().split("  ")[0] for place in range(2)] == ["128-64 relu", "17-17 relu"]
    click(dock.stop_button)
    assert watch.is_stop_requested("run")
    tell.finish()
    assert all("done" in dock.list.item(place).text() for place in range(2))


def test_of_an_ensemble_each_network_has_a_line_of_its_own_and_none_stands_for_all(dock, tell):
    tell.start()
    assert dock.list.count() == 1
    tell.epochs(1, network="seed 1")
    tell.epochs(1, network="seed 2")
    assert [dock.list.item(place).text().split("  ")[0] for place in range(2)] == ["seed 1", "seed 2"]
    assert dock.list.count() == 2
    tell.finish("failed", "The training of the network with the seed 1 diverged.")
    assert dock.list.count() == 2


def test_of_a_large_ensemble_twelve_networks_are_shown_each_with_all_its_epochs(dock, tell):
    tell.start()
    for epoch in range(1, 4):
        for seed in range(20):
            tell.epochs(epoch, network=f"seed {seed}")
    assert dock.list.count() == 12
    assert [x for x, _ in points(dock, "loss", "training")] == 12 * [[1.0, 2.0, 3.0]]
    assert "Epoch 3 of 80." in dock.status.text()


def test_a_network_that_gives_way_is_drawn_no_more_though_the_list_is_shown_anew_later(dock, tell, make_epoch):
    tell.start()
    for seed in range(12):
        tell.epochs(1, 2, network=f"seed {seed}")
    told = [{**make_epoch(number), "network": f"seed {seed}"} for number, seed in ((1, 12), (2, 12), (3, 11))]
    dock._add_epochs(RunEpochs("run", tuple(told)))
    dock.list.item(5).setCheckState(Qt.CheckState.Unchecked)  # drawn at once
    assert dock.list.count() == 12
    assert len(drawn(dock, "loss", "training")) == 11


def test_networks_of_one_run_are_called_by_what_tells_them_apart(dock, tell):
    tell.start()
    for seed in (1, 12):
        tell.epochs(1, network=f"128-64-32-16 relu, batch 128, rate 0.001, seed {seed}")
    items = [dock.list.item(place) for place in range(dock.list.count())]
    assert [item.text().split("  ")[0] for item in items] == ["seed 1", "seed 12"]
    assert items[1].toolTip() == "128-64-32-16 relu, batch 128, rate 0.001, seed 12"
    tell.epochs(1, network="8 tanh, batch 128, rate 0.001, seed 1")
    assert items[0].text().split("  ")[0] == "128-64-32-16 relu, seed 1"


def test_the_chosen_network_lies_before_the_others(dock, tell):
    tell.start()
    for name in ("first", "second"):
        tell.epochs(1, 2, network=name)
    dock.list.setCurrentRow(0)
    lines = {one.objectName(): one.zValue() for one in dock.findChild(object, "loss").getPlotItem().items}
    assert lines["run: first validation"] > lines["run: second validation"]
    assert lines["run: first best"] > lines["run: second best"]


def test_a_failed_training_says_why(dock, tell):
    tell.start()
    tell.finish("failed", "There is no ore among the 90 training blocks.")
    assert "There is no ore" in dock.status.text()


def test_a_training_cancelled_before_its_first_epoch_disappears(dock, tell):
    tell.start()
    tell.finish("cancelled")
    assert dock.list.count() == 0


def test_jobs_that_train_nothing_are_not_shown(dock, tell):
    tell.start("krige_grades")
    tell.progress(0.5, 3.0)
    tell.finish()
    assert dock.list.count() == 0


def test_another_job_that_tells_of_epochs_is_shown(dock, tell):
    tell.start("compare_networks", "other")
    tell.epochs(1, run_id="other")
    assert dock.list.count() == 1


def test_two_trainings_of_one_workflow_are_two_runs(dock, tell):
    for _ in range(2):
        tell.start()
        tell.epochs(1, 2)
        tell.finish()
    assert dock.list.count() == 2
    assert len(points(dock, "loss", "training")) == 2


def test_earlier_runs_lie_over_each_other(dock, write_record, monkeypatch, settle):
    paths = [write_record("one.json"), write_record("two.json")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))
    click(dock.open_button)
    settle()
    assert [dock.list.item(place).text().strip() for place in range(2)] == ["one", "two"]
    assert len(points(dock, "loss", "validation")) == 2
    assert "On the processor, trained in 1 min 15 s." in dock.status.text()


def test_a_run_without_its_tick_is_not_drawn(dock, write_record, settle):
    dock.open_records([write_record("one.json"), write_record("two.json")])
    dock.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    settle()
    assert len(points(dock, "loss", "validation")) == 1


def test_a_record_opened_twice_is_one_run(dock, write_record):
    path = write_record()
    dock.open_records([path, path])
    assert dock.list.count() == 1


def test_what_cannot_be_opened_is_told_and_the_rest_opened(dock, write_record, tmp_path):
    told = []
    dock.said.connect(told.append)
    dock.open_records([str(tmp_path / "gone.json"), write_record("scores.json", history=[]), write_record()])
    assert dock.list.count() == 1
    assert ["gone.json cannot be read" in told[0], "has no epochs to show" in told[1]] == [True, True]


def test_the_plots_follow_a_dark_theme(dock, write_record, settle):
    dock.open_records([write_record()])
    palette = dock.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e0e0e0"))
    in_the_light = swatch(dock, 0)
    dock.setPalette(palette)
    settle()
    line = drawn(dock, "loss", "validation")[0].opts["pen"].color()
    assert swatch(dock, 0).name() == line.name()
    assert line.name() != in_the_light.name()
    plot = dock.findChild(object, "loss")
    assert plot.backgroundBrush().color().name() == "#202020"
    assert plot.getAxis("left").textPen().color().name() == "#e0e0e0"


def test_without_pyqtgraph_a_sentence_says_how_to_get_it_and_the_rest_works(iface, watch, settle, tell):
    def missing():
        raise PlotsMissingError("The plots need pyqtgraph.")

    dock = TrainingDock(watch, read_run_record, missing, iface.window)
    iface.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    settle()
    tell.start()
    tell.epochs(1, 2)
    assert dock.findChild(QLabel, "missing_plots").text() == "The plots need pyqtgraph."
    assert "Epoch 2 of 80." in dock.status.text()
    click(dock.stop_button)
    assert watch.is_stop_requested("run")


def test_an_unseen_dock_draws_when_it_is_shown(iface, watch, settle, tell):
    dock = TrainingDock(watch, read_run_record, load_plotting, iface.window)
    iface.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    dock.hide()
    tell.start()
    tell.epochs(1, 2)
    assert dock.findChild(object, "loss") is None
    dock.show()
    settle()
    assert points(dock, "loss", "training")[0][0] == [1.0, 2.0]


def test_a_low_window_scrolls_the_dock_instead_of_growing(dock, iface, write_record, settle):
    dock.open_records([write_record()])
    for height in (900, 300):
        iface.window.resize(1000, height)
        settle()
        assert iface.window.height() == height
        assert dock.findChild(object, "loss").height() >= dock.findChild(object, "loss").minimumHeight()
    assert dock.widget().verticalScrollBar().maximum() > 0


def test_a_dock_cannot_be_made_so_narrow_that_its_buttons_are_cut(dock, iface, write_record, settle):
    dock.open_records([write_record()])
    iface.window.resize(100, 300)
    settle()
    assert dock.stop_button.width() >= dock.stop_button.minimumSizeHint().width()
    assert dock.widget().horizontalScrollBar().maximum() == 0


def test_plots_side_by_side_can_be_made_narrow_again(qgis_app, settle):
    area, plots = PlotArea(), [QWidget(), QWidget()]
    for plot in plots:
        plot.setMinimumSize(220, 160)
    area.show_plots(*plots)
    holder = QScrollArea()
    holder.setWidgetResizable(True)
    holder.setFrameShape(QFrame.Shape.NoFrame)
    holder.setWidget(area)
    holder.show()
    for width, height, is_beside in ((900, 300, True), (300, 340, False), (900, 340, True), (430, 200, False)):
        holder.resize(width, height)
        settle()
        assert area.width() == holder.viewport().width()
        assert (plots[0].y() == plots[1].y()) == is_beside
    assert area.minimumSizeHint().width() == 220
