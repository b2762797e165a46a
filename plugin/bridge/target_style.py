# SPDX-License-Identifier: GPL-2.0-or-later
"""How drill targets look: numbered dots on the map, flags above the ground in the 3D view."""

from __future__ import annotations

from qgis._3d import QgsPhongMaterialSettings, QgsPoint3DSymbol, QgsRuleBased3DRenderer
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFontMarkerSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererRange,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor, QMatrix4x4

from .points import is_null
from .styling import LABEL_COLORS, probability_classes

MOST_FLAGS = 10
"""Targets that get a flag in the 3D view: the best ones."""
INK = "#1b1f23"


def style_targets(layer: QgsVectorLayer) -> None:
    """Draw targets along the ramp by mean probability, labelled with their rank; flags in the 3D view."""
    layer.setRenderer(QgsGraduatedSymbolRenderer("mean_probability", _ranges(layer)))
    label = QgsPalLayerSettings()
    label.fieldName = "rank"
    label.placement = Qgis.LabelPlacement.OrderedPositionsAroundPoint
    label.dist = 1.0
    label.setFormat(_text())
    layer.setLabeling(QgsVectorLayerSimpleLabeling(label))
    layer.setLabelsEnabled(True)
    renderer = QgsRuleBased3DRenderer(_flags(layer))
    renderer.setLayer(layer)
    layer.setRenderer3D(renderer)


def _text() -> QgsTextFormat:
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(1.0)
    halo.setColor(QColor("#ffffff"))
    text = QgsTextFormat()
    text.setSize(11.0)
    text.setColor(QColor(INK))
    text.setBuffer(halo)
    return text


def _ranges(layer: QgsVectorLayer) -> list[QgsRendererRange]:
    """Return the classes of probability, in the colours of every probability."""
    lowest = layer.minimumValue(layer.fields().lookupField("mean_probability"))
    bounds, classes = probability_classes(float(lowest) if isinstance(lowest, (int, float)) else 0.0)
    ranges = []
    for low, high, (color, title) in zip(bounds, bounds[1:], classes):
        marker = {"name": "circle", "color": color, "size": "4.5", "outline_color": INK, "outline_width": "0.6"}
        ranges.append(QgsRendererRange(low, high, QgsMarkerSymbol.createSimple(marker), title))
    return ranges


def _flags(layer: QgsVectorLayer) -> QgsRuleBased3DRenderer.Rule:
    """Return the rules of the best targets: a pole from the target to above the ground, its rank on the top."""
    root = QgsRuleBased3DRenderer.Rule(None)
    features = sorted(layer.getFeatures(), key=lambda feature: feature["rank"])[:MOST_FLAGS]
    if not features:
        return root
    tops = [_ground(feature) for feature in features]
    tallest = max(tops) - min(feature.geometry().vertexAt(0).z() for feature in features)
    radius = max(tallest / 60.0, 1.0)
    for feature, top in zip(features, tops):
        rank, height = feature["rank"], top - feature.geometry().vertexAt(0).z() + 4.0 * radius
        condition = f'"rank" = {rank}'
        pole = _solid(Qgis.Point3DShape.Cylinder, {"radius": radius / 5.0, "length": height}, height / 2.0)
        for symbol in (pole, _number(rank, height)):
            root.appendChild(QgsRuleBased3DRenderer.Rule(symbol, condition, str(rank)))
    return root


def _ground(feature: QgsFeature) -> float:
    """Return the elevation of the ground above a target; where it is not known, that of its top."""
    top, depth = float(feature["top"]), feature["depth_top"]
    return top if is_null(depth) else top + float(depth)


def _number(rank: int, up: float) -> QgsPoint3DSymbol:
    """Return the rank in a disc that faces the camera, some way above its point."""
    disc = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": LABEL_COLORS[1], "outline_color": "#ffffff", "size": "6"}
    )
    disc.appendSymbolLayer(QgsFontMarkerSymbolLayer("Sans Serif", str(rank), 3.6, QColor("#ffffff")))
    symbol = QgsPoint3DSymbol()
    symbol.setShape(Qgis.Point3DShape.Billboard)
    symbol.setBillboardSymbol(disc)
    sip.transferto(disc, None)  # QGIS 3.40 takes it without telling Python
    place = QMatrix4x4()
    place.translate(0.0, up, 0.0)
    symbol.setTransform(place)
    symbol.setAltitudeClamping(Qgis.AltitudeClamping.Absolute)
    return symbol


def _solid(shape: Qgis.Point3DShape, properties: dict[str, float], up: float) -> QgsPoint3DSymbol:
    """Return a solid that stands some way above its point; the axes of the 3D world are east, up, minus north."""
    material = QgsPhongMaterialSettings()
    material.setDiffuse(QColor(LABEL_COLORS[1]))
    material.setAmbient(QColor(LABEL_COLORS[1]).darker(180))
    material.setSpecular(QColor(0, 0, 0))
    place = QMatrix4x4()
    place.translate(0.0, up, 0.0)
    symbol = QgsPoint3DSymbol()
    symbol.setShape(shape)
    symbol.setShapeProperties(properties)
    symbol.setTransform(place)
    symbol.setAltitudeClamping(Qgis.AltitudeClamping.Absolute)
    symbol.setMaterialSettings(material)
    return symbol
