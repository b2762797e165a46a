# SPDX-License-Identifier: GPL-2.0-or-later
"""The problems of drillhole tables as a layer of points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..engine.drillholes.rules import Problem
from ..engine.drillholes.traces import Traces
from .messages import sentence
from .points import Field, write_points
from .staging import Staging, StrPath
from .styling import style_categorized_points

SEVERITY_COLORS = {"error": "#d55e00", "warning": "#e69f00", "note": "#56b4e9"}
"""Colours that stay apart for the colour-blind."""


def severity_title(severity: str) -> str:
    """Return the name of a severity, translated."""
    titles = {
        "error": QCoreApplication.translate("Oresight", "error"),
        "warning": QCoreApplication.translate("Oresight", "warning"),
        "note": QCoreApplication.translate("Oresight", "note"),
    }
    return titles[severity]


def write_problems(
    path: StrPath,
    problems: Sequence[Problem],
    traces: Traces,
    crs: QgsCoordinateReferenceSystem,
    *,
    staging: Staging | None = None,
) -> str:
    """Write a point for each problem at its place in its hole and return the path.

    A problem without a depth stands at the collar; one without a hole has no geometry.
    """
    holes = np.array([problem.hole_id for problem in problems], dtype=np.str_)
    depth = np.array([problem.depth if problem.depth >= 0 else 0.0 for problem in problems], dtype=np.float64)
    fields = [
        Field("severity", "text", [problem.severity for problem in problems]),
        Field("rule", "text", [problem.rule for problem in problems]),
        Field("table_name", "text", [problem.table for problem in problems]),
        Field("row", "int", [problem.row or None for problem in problems]),
        Field("hole_id", "text", holes),
        Field("depth", "float", [problem.depth for problem in problems]),
        Field("message", "text", [sentence(problem.message) for problem in problems]),
        Field("remedy", "text", [sentence(problem.remedy) for problem in problems]),
    ]
    return write_points(path, traces.positions(holes, depth), fields, crs, style=_style, staging=staging)


def _style(layer: QgsVectorLayer) -> None:
    """Draw the problems in the colours of their severities; the tip of a point says what is wrong."""
    classes = {severity: (color, severity_title(severity)) for severity, color in SEVERITY_COLORS.items()}
    style_categorized_points(layer, "severity", classes)
    layer.setDisplayExpression("\"hole_id\" || ' ' || coalesce(\"depth\", '') || ': ' || \"message\"")
    layer.setMapTipTemplate('<b>[% "hole_id" %]</b> [% "message" %]<br><i>[% "remedy" %]</i>')
