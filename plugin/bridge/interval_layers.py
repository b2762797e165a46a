# SPDX-License-Identifier: GPL-2.0-or-later
"""The intervals of drillhole tables as lines in space, to look at."""

from __future__ import annotations

from collections import Counter

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsRendererCategory,
    QgsRendererRange,
    QgsVectorLayer,
)

from ..engine.drillholes.encoding import color_of
from ..engine.drillholes.tables import Intervals
from ..engine.drillholes.traces import Traces
from ..engine.errors import InvalidInputError, Notice
from ..engine.progress import Progress, no_progress
from .layer_files import LayerStyle
from .points import Field, write_lines
from .staging import Staging, StrPath
from .styling import class_appearance

WIDTH_MM = 1.2
"""Width of the lines, so that they stand out from the traces."""
MOST_CLASSES = 40
"""Names that get a colour of their own, the most frequent ones."""


def write_intervals(
    path: StrPath,
    table: Intervals,
    traces: Traces,
    crs: QgsCoordinateReferenceSystem,
    *,
    step: float,
    staging: Staging | None = None,
    progress: Progress = no_progress,
) -> tuple[str, tuple[Notice, ...]]:
    """Write the intervals of a table as LineStringZM, depth as measure; return the path and what is to be said.

    Parameters
    ----------
    path : str or Path
        Target, `.gpkg`.
    table : Intervals
        Each interval becomes a line with its hole, depths and values; categories are drawn in colours, else the first
        grade is.
    traces : Traces
        Where the holes run.
    step : float
        Longest distance between two vertices.
    """
    lines = traces.stretches(table.hole_id, table.depth_from, table.depth_to, step=step)
    if not lines:
        raise InvalidInputError("The {table} have no row that can be drawn.", table=table.name)
    fields = [
        Field("hole_id", "text", table.hole_id),
        Field("depth_from", "float", table.depth_from),
        Field("depth_to", "float", table.depth_to),
        Field("length", "float", table.depth_to - table.depth_from),
        *(Field(name, "float", values, _alias(name, table)) for name, values in table.grades.items()),
        *(Field(name, "text", names) for name, names in table.categories.items()),
    ]
    written = write_lines(path, lines, fields, crs, style=_style(table), staging=staging, progress=progress)
    said = {"count": len(lines), "table": table.name}
    return written, (Notice("{count} intervals of the {table} were drawn.", said),)


def _alias(name: str, table: Intervals) -> str:
    unit = table.units.get(name, "")
    return f"{name} ({unit})" if unit else ""


def _style(table: Intervals) -> LayerStyle | None:
    """Return what draws the first grade along the ramp, in assays, or the first category in colours."""
    by_grade = _grade_style(table)
    by_name = _category_style(table)
    return (by_grade or by_name) if table.name == "assays" else (by_name or by_grade)


def _grade_style(table: Intervals) -> LayerStyle | None:
    for name, values in table.grades.items():
        known = values[np.isfinite(values)]
        bounds = np.unique(np.quantile(known, np.linspace(0.0, 1.0, 8))).tolist() if len(known) else []
        if len(bounds) < 3:
            continue

        def style(layer: QgsVectorLayer, field: str = name, bounds: list[float] = bounds) -> None:
            ranges = []
            for place in range(len(bounds) - 1):
                color, title = class_appearance(bounds, place)
                ranges.append(QgsRendererRange(bounds[place], bounds[place + 1], _line(color.name()), title))
            layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))

        return style
    return None


def _category_style(table: Intervals) -> LayerStyle | None:
    for name, names in table.categories.items():
        counts = Counter(str(one) for one in names if one)
        if not counts:
            continue
        shown = sorted(one for one, _ in counts.most_common(MOST_CLASSES))

        def style(layer: QgsVectorLayer, field: str = name, shown: list[str] = shown) -> None:
            classes = [QgsRendererCategory(one, _line(color_of(code)), one) for code, one in enumerate(shown, 1)]
            layer.setRenderer(QgsCategorizedSymbolRenderer(field, classes))

        return style
    return None


def _line(color: str) -> QgsLineSymbol:
    return QgsLineSymbol.createSimple({"line_color": color, "line_width": f"{WIDTH_MM}", "capstyle": "flat"})
