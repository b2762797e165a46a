# SPDX-License-Identifier: GPL-2.0-or-later
"""How ground beyond what the data supports is hatched, over whatever colours lie below."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMapLayerElevationProperties,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSimpleFillSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QColor

from ..engine.blocks.grid import BlockGrid
from ..engine.evaluation.applicability import BEYOND, OUTSIDE, UNKNOWN
from .styling import class_title

HATCHED = (BEYOND, OUTSIDE, UNKNOWN)
"""Codes of applicability that are hatched."""
ANGLES = {BEYOND: (45.0,), OUTSIDE: (45.0, 135.0), UNKNOWN: (135.0,)}
"""Directions of the hatches: lines below or beyond the drilling, a net where ground is unlike what was learned from,
lines the other way where it is not known whether it is."""
INK, HALO = "#1b1f23", "#a8ffffff"
"""Colours of a hatch's lines and of the light beside them, without which they would not show on dark ground."""
GAP, LINE, LIGHT = 2.4, 0.2, 0.5
"""Distance between lines, their width, and the width of the light, millimetres."""


def hatched_title() -> str:
    """Return what hatched ground is called."""
    return QCoreApplication.translate("Oresight", "Beyond what the data supports")


def style_hatched(layer: QgsVectorLayer, grid: BlockGrid, level: int) -> None:
    """Hatch the polygons of `outside.write_outside` by their codes: those of the level that the map shows.

    Parameters
    ----------
    grid : BlockGrid
        Whose levels the polygons are of.
    level : int
        The level that is shown where no elevation is chosen, as the raster below does.
    """
    root = QgsRuleBasedRenderer.Rule(None)
    for code in HATCHED:
        symbol = hatch(code)
        rule = QgsRuleBasedRenderer.Rule(
            symbol, filterExp=f'"code" = {code} AND {_is_shown(grid, level)}', label=class_title("applicability", code)
        )
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    _set_heights(layer)


def hatch(code: int) -> QgsFillSymbol:
    """Return the hatch of a code of applicability."""
    symbol = QgsFillSymbol()
    symbol.deleteSymbolLayer(0)
    for width, color in ((LIGHT, HALO), (LINE, INK)):
        for angle in ANGLES[code]:
            symbol.appendSymbolLayer(_lines(angle, width, color))
    rim = QgsSimpleFillSymbolLayer(QColor(INK), Qt.BrushStyle.NoBrush, QColor(INK))
    rim.setStrokeWidth(LINE)
    symbol.appendSymbolLayer(rim)
    return symbol


def _lines(angle: float, width: float, color: str) -> QgsLinePatternFillSymbolLayer:
    line = QgsLineSymbol.createSimple({"line_color": color, "line_width": f"{width}"})
    pattern = QgsLinePatternFillSymbolLayer()
    pattern.setSubSymbol(line)
    pattern.setLineAngle(angle)
    pattern.setDistance(GAP)
    pattern.setCoordinateReference(Qgis.SymbolCoordinateReference.Viewport)  # neighbours' lines go on in each other
    return pattern


def _is_shown(grid: BlockGrid, level: int) -> str:
    """Return whether a polygon is of the level that is shown: the highest within the chosen elevations, as of rasters.

    Where no elevation is chosen the map has no range, and it is the given level.
    """
    middles = [float(one) for one in grid.elevations]
    highest = f"min(coalesce(@map_z_range_upper, {middles[level]!r}), {middles[-1]!r})"
    is_within = f"coalesce(@map_z_range_lower, {middles[level]!r}) < {grid.bounds[5]!r}"
    return f'"bottom" <= {highest} AND "top" > {highest} AND {is_within}'


def _set_heights(layer: QgsVectorLayer) -> None:
    """Let elevation profiles show each polygon from its bottom to its top."""
    heights = layer.elevationProperties()
    heights.setClamping(Qgis.AltitudeClamping.Absolute)
    heights.setExtrusionEnabled(True)
    properties = heights.dataDefinedProperties()
    kinds = QgsMapLayerElevationProperties.Property
    properties.setProperty(kinds.ZOffset, QgsProperty.fromField("bottom"))
    properties.setProperty(kinds.ExtrusionHeight, QgsProperty.fromExpression('"top" - "bottom"'))
    heights.setDataDefinedProperties(properties)
