# SPDX-License-Identifier: GPL-2.0-or-later
"""The plots: functions that draw data into a plot. The only module that imports pyqtgraph.

Drawing again changes the items that are there and hides those that are not needed: inside QGIS with
Qt 5, taking an item out of a plot raises (https://github.com/pyqtgraph/pyqtgraph/issues/774).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite, nan
from typing import Any

import pyqtgraph as pg
from qgis.PyQt.QtCore import Qt

from ..plugin.bridge.run_record import ThresholdTable
from ..plugin.engine.evaluation.published import PUBLISHED_FALSE_POSITIVE_RATE, PUBLISHED_TEST
from .texts import share
from .theme import Theme
from .training_runs import ShownRun

UNIT = (0.0, 1.0)
TICKS = [[(tenth / 10.0, f"{tenth / 10.0:g}") for tenth in range(0, 11, 2)], []]
AXES = {"roc": ("false_positive_rate", "true_positive_rate"), "precision_recall": ("recall", "precision")}
"""The figures on the axes of the two plots of an evaluation."""
SMALLEST = (220, 160)
"""Width and height below which a plot says nothing."""


def make_plot(name: str, x_title: str, y_title: str, theme: Theme) -> pg.PlotWidget:
    """Return an empty plot."""
    plot = pg.PlotWidget()
    plot.setObjectName(name)
    plot.setAntialiasing(True)
    plot.setMenuEnabled(False)
    plot.setMinimumSize(*SMALLEST)
    for side, title in (("bottom", x_title), ("left", y_title)):
        plot.getAxis(side).enableAutoSIPrefix(False)
        plot.setLabel(side, title)
    plot.showGrid(x=True, y=True, alpha=0.15)
    colour_plot(plot, theme)
    return plot


def make_unit_plot(name: str, x_title: str, y_title: str, theme: Theme) -> pg.PlotWidget:
    """Return an empty plot whose axes go from 0 to 1 and stay where they are."""
    plot = make_plot(name, x_title, y_title, theme)
    plot.setXRange(*UNIT, padding=0.03)
    plot.setYRange(*UNIT, padding=0.08)
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    for side in ("bottom", "left"):
        plot.getAxis(side).setTicks(TICKS)
    return plot


def colour_plot(plot: pg.PlotWidget, theme: Theme) -> None:
    """Give a plot's frame the colours of the theme; what is in it is coloured when it is drawn."""
    plot.setBackground(theme.background)
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setPen(theme.guide)
        axis.setTextPen(theme.text)
        axis.setLabel(axis.labelText, color=theme.text.name())


def draw_learning(
    plot: pg.PlotWidget, runs: Sequence[ShownRun], figure: str, theme: Theme, *, chosen: str = ""
) -> None:
    """Draw a figure of the epochs of runs: training dashed, validation solid, the best epoch a circle.

    Parameters
    ----------
    figure : str
        `loss` or `accuracy`.
    chosen : str
        Key of the run that is drawn strongest.
    """
    drawn: set[Any] = set()
    for run in runs:
        colour = theme.line(run.number)
        is_strong = run.key == chosen or len(runs) == 1
        epochs = [one["epoch"] for one in run.history]
        training = [_number(one[figure]) for one in run.history]
        validation = [_number(one[f"validation_{figure}"]) for one in run.history]
        dashed = pg.mkPen(colour, width=1.4, style=Qt.PenStyle.DashLine)
        solid = pg.mkPen(colour, width=2.4 if is_strong else 1.4)
        items = [
            _draw_line(plot, f"{run.key} training", epochs, training, dashed),
            _draw_line(plot, f"{run.key} validation", epochs, validation, solid),
        ]
        if run.best is not None:
            at = [run.best["epoch"]], [_number(run.best[f"validation_{figure}"])]
            circle = _item(plot, f"{run.key} best", pg.ScatterPlotItem)
            circle.setData(*at, size=10, pen=pg.mkPen(colour, width=2), brush=pg.mkBrush(theme.background))
            items.append(circle)
        for item in items:
            item.setZValue(1.0 if is_strong else 0.0)  # before those of other runs, which may have its colour
        drawn.update(items)
    _hide_all_but(plot, drawn)


def draw_roc(plot: pg.PlotWidget, table: ThresholdTable | None, theme: Theme) -> None:
    """Draw the ROC curve, the diagonal of guessing, and the published point."""
    _draw_guide(plot, UNIT, UNIT, theme)
    _draw_curve(plot, table, "roc", [(0.0, 0.0)], theme)
    _draw_published(plot, PUBLISHED_FALSE_POSITIVE_RATE, PUBLISHED_TEST["recall"], theme)


def draw_precision_recall(plot: pg.PlotWidget, table: ThresholdTable | None, theme: Theme) -> None:
    """Draw the precision-recall curve, the precision of calling everything ore, and the published point."""
    everything = nan if table is None else table.row(len(table) - 1)["precision"]
    _draw_guide(plot, UNIT, (everything, everything), theme)
    _draw_curve(plot, table, "precision_recall", [], theme)
    _draw_published(plot, PUBLISHED_TEST["recall"], PUBLISHED_TEST["precision"], theme)


def make_threshold_point(plot: pg.PlotWidget, moved: Callable[[float, float], None]) -> pg.TargetItem:
    """Return a point to drag, not yet shown, that tells where it was dragged to."""
    point = pg.TargetItem(size=14, symbol="o")
    point.setZValue(10)
    point.hide()
    plot.addItem(point)
    point.sigPositionChanged.connect(lambda one: moved(one.pos().x(), one.pos().y()))
    return point


def place_threshold_point(
    plot: pg.PlotWidget, point: pg.TargetItem, row: dict[str, float], axes: tuple[str, str], theme: Theme
) -> None:
    """Put the point on a row of a threshold table, its threshold beside it."""
    x, y = row[axes[0]], row[axes[1]]
    point.setPen(pg.mkPen(theme.line(1), width=3))
    point.setBrush(pg.mkBrush(theme.background))
    point.setHoverPen(pg.mkPen(theme.line(1), width=5))
    point.setHoverBrush(pg.mkBrush(theme.background))
    point.blockSignals(True)
    point.setPos(x, y)
    point.blockSignals(False)
    point.show()
    anchor = (1.0 if x > 0.6 else 0.0, 0.0 if y > 0.4 else 1.0)
    _draw_text(plot, "threshold", f"\u2002{share(row['threshold'])}\u2002", (x, y), anchor, theme)


def _draw_line(plot: pg.PlotWidget, name: str, x: Sequence[float], y: Sequence[float], pen: Any) -> Any:
    line = _item(plot, name, pg.PlotDataItem)
    line.setData(x, y, pen=pen, connect="finite")
    line.setVisible(sum(map(isfinite, y)) > 1)  # pyqtgraph 0.13 complains when it has no line to draw
    return line


def _draw_curve(
    plot: pg.PlotWidget, table: ThresholdTable | None, name: str, first: list[tuple[float, float]], theme: Theme
) -> None:
    rows = [] if table is None else [table.row(place) for place in range(len(table))]
    x, y = AXES[name]
    points = [*first, *((row[x], row[y]) for row in rows if _calls_something(row))] if rows else []
    _draw_line(
        plot, "curve", [one for one, _ in points], [one for _, one in points], pg.mkPen(theme.line(0), width=2.4)
    )


def _calls_something(row: dict[str, float]) -> bool:
    """Tell whether any block is called ore at a row's threshold; otherwise there is no precision to draw."""
    return row["true_positives"] + row["false_positives"] > 0


def _draw_published(plot: pg.PlotWidget, x: float, y: float, theme: Theme) -> None:
    diamond = _item(plot, "published", pg.ScatterPlotItem)
    diamond.setData([x], [y], symbol="d", size=12, pen=pg.mkPen(theme.text), brush=pg.mkBrush(theme.guide))


def _draw_guide(plot: pg.PlotWidget, x: tuple[float, float], y: tuple[float, float], theme: Theme) -> None:
    _draw_line(plot, "guide", x, y, pg.mkPen(theme.guide, style=Qt.PenStyle.DotLine))


def _draw_text(
    plot: pg.PlotWidget,
    name: str,
    said: str,
    at: tuple[float, float],
    anchor: tuple[float, float],
    theme: Theme,
) -> None:
    text = _item(plot, name, pg.TextItem)
    text.setText(said)
    text.setColor(theme.text)
    text.setAnchor(anchor)
    text.setPos(*at)


def _item(plot: pg.PlotWidget, name: str, kind: Callable[[], Any]) -> Any:
    """Return the item of that name, made when it is not there, and shown."""
    for item in plot.getPlotItem().items:
        if item.objectName() == name:
            item.show()
            return item
    item = kind()
    item.setObjectName(name)
    plot.addItem(item)
    return item


def _hide_all_but(plot: pg.PlotWidget, drawn: set[Any]) -> None:
    for item in plot.getPlotItem().items:
        if item not in drawn:
            item.hide()


def _number(value: float | None) -> float:
    return nan if value is None else float(value)
