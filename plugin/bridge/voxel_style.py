# SPDX-License-Identifier: GPL-2.0-or-later
"""Voxels as cubes in the 3D view."""

from __future__ import annotations

from collections.abc import Sequence

from qgis._3d import QgsPhongMaterialSettings, QgsPoint3DSymbol, QgsRuleBased3DRenderer
from qgis.core import Qgis, QgsMarkerSymbol, QgsRuleBasedRenderer, QgsVectorLayer
from qgis.PyQt.QtGui import QColor, QMatrix4x4

from ..engine.evaluation.applicability import BEYOND
from .hatching import hatched_title
from .styling import PROBABILITY_CLASSES, class_appearance, style_graduated_points

APPLICABILITY_FIELD = "applicability"
"""Field of the codes of applicability of voxels."""
IS_OUTSIDE = f'coalesce("{APPLICABILITY_FIELD}", {BEYOND}) >= {BEYOND}'
"""Which voxels lie beyond what the data supports; those of which nothing is known do."""
IS_INSIDE = f'"{APPLICABILITY_FIELD}" < {BEYOND}'
"""Which do not."""
FAINT, FAINTNESS = "#b4b4b4", 0.04
"""Colour and opacity of voxels beyond what the data supports; one looks through many."""


def style_voxels(
    layer: QgsVectorLayer,
    field: str,
    block_size: tuple[float, float, float],
    *,
    bounds: Sequence[float] = PROBABILITY_CLASSES,
    classes: Sequence[tuple[str, str]] = (),
    has_applicability: bool = False,
) -> None:
    """Draw points as cubes of the block's size in 3D and as dots along the ramp in 2D.

    One rule per class: the colours of 3D materials cannot be taken from data in QGIS 3.40.

    Parameters
    ----------
    block_size : tuple of float
        Length of a block along easting, northing, elevation.
    bounds : sequence of float
        Ascending bounds of the classes of `field`.
    classes : sequence of (str, str), optional
        Colour and title of each class; by default colours along the ramp, and the bounds as titles.
    has_applicability : bool
        Whether the field `APPLICABILITY_FIELD` says what lies beyond what the data supports: that is faint.
    """
    style_graduated_points(layer, field, bounds, classes=classes, size=1.2)
    if has_applicability:
        _let_outside_be_rings(layer)
    root = QgsRuleBased3DRenderer.Rule(None)
    last = len(bounds) - 2
    for place in range(last + 1):
        lowest, highest = bounds[place], bounds[place + 1]
        upper = "<=" if place == last else "<"
        color, title = class_appearance(bounds, place, classes)
        condition = f'"{field}" >= {lowest!r} AND "{field}" {upper} {highest!r}'
        condition = f"{condition} AND {IS_INSIDE}" if has_applicability else condition
        rule = QgsRuleBased3DRenderer.Rule(_cube(color, block_size), condition, title)
        root.appendChild(rule)
    if has_applicability:
        faint = _cube(QColor(FAINT), block_size, opacity=FAINTNESS)
        root.appendChild(QgsRuleBased3DRenderer.Rule(faint, IS_OUTSIDE, hatched_title()))
    renderer = QgsRuleBased3DRenderer(root)
    renderer.setLayer(layer)
    layer.setRenderer3D(renderer)


def _let_outside_be_rings(layer: QgsVectorLayer) -> None:
    """Draw what lies beyond what the data supports as pale rings on the map instead of along the ramp."""
    renderer = QgsRuleBasedRenderer.convertFromRenderer(layer.renderer(), layer)
    root = renderer.rootRule()
    for rule in root.children():
        rule.setFilterExpression(f"({rule.filterExpression()}) AND {IS_INSIDE}")
    ring = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#00ffffff", "outline_color": FAINT, "outline_width": "0.2", "size": "1.2"}
    )
    root.appendChild(QgsRuleBasedRenderer.Rule(ring, filterExp=IS_OUTSIDE, label=hatched_title()))
    layer.setRenderer(renderer)


def show_part(layer: QgsVectorLayer, *, is_outside: bool) -> None:
    """Let a layer show only voxels beyond what the data supports, or only the others; its legend names no more."""
    layer.setSubsetString(IS_OUTSIDE if is_outside else IS_INSIDE)
    renderer = layer.renderer().clone()
    if not isinstance(renderer, QgsRuleBasedRenderer):  # somebody has styled the file in another way
        return
    root = renderer.rootRule()
    for rule in list(root.children()):
        if (rule.filterExpression() == IS_OUTSIDE) != is_outside:
            root.removeChild(rule)
    layer.setRenderer(renderer)


def _cube(color: QColor, block_size: tuple[float, float, float], *, opacity: float = 1.0) -> QgsPoint3DSymbol:
    """Return a cube of the block's size; the axes of the 3D world are east, up, minus north."""
    x, y, z = block_size
    scale = QMatrix4x4()
    scale.scale(x, z, y)
    material = QgsPhongMaterialSettings()
    material.setDiffuse(color)
    # The default light bleaches the top faces of pale colours.
    material.setAmbient(color.darker(250) if opacity == 1.0 else color)
    material.setSpecular(QColor(0, 0, 0))
    material.setOpacity(opacity)
    symbol = QgsPoint3DSymbol()
    symbol.setShape(Qgis.Point3DShape.Cube)
    symbol.setShapeProperties({"size": 1.0})
    symbol.setTransform(scale)
    symbol.setAltitudeClamping(Qgis.AltitudeClamping.Absolute)
    symbol.setMaterialSettings(material)
    return symbol
