# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours and styles of everything Oresight writes; the one place that owns the ramp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor, log10
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsDoubleRange,
    QgsGradientColorRamp,
    QgsGradientStop,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.layers import Variable
from ..engine.drillholes.encoding import color_of

RAMP = (
    (0.0, "#440154"), (0.125, "#472d7b"), (0.25, "#3b528b"), (0.375, "#2c728e"), (0.5, "#21918c"),
    (0.625, "#28ae80"), (0.75, "#5ec962"), (0.875, "#addc30"), (1.0, "#fde725"),
)  # fmt: skip
"""Position and colour of the ramp for grades and probabilities: even in lightness and safe for colour-blind eyes."""

DIVERGING = ((0.0, "#0072b2"), (0.5, "#f7f7f7"), (1.0, "#d55e00"))
"""The ramp of what speaks against and for: blue below zero, pale at zero, orange above."""

LABEL_COLORS = {0: "#c8c8c8", 1: "#b5367a"}
"""Waste and ore."""
SPLIT_COLORS = {0: "#3b528b", 1: "#5ec962", 2: "#fde725"}
"""Training, validation and test."""
DOMAIN_COLORS = {1: "#8da0cb"}
APPLICABILITY_COLORS = {0: "#00ffffff", 1: "#80d9d9d9", 2: "#c0a6a6a6", 3: "#ff595959"}
"""Veils over a probability, the first two digits being how dense: the less it is to be believed, the less is seen."""
CLASS_COLORS = {
    "label": LABEL_COLORS, "split": SPLIT_COLORS, "domain": DOMAIN_COLORS, "applicability": APPLICABILITY_COLORS,
}  # fmt: skip
PROBABILITY_CLASSES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Bounds of the classes into which probabilities are drawn."""
SIGNED_KINDS = ("attribution",)
"""Kinds whose values lie on both sides of zero."""
UNIT_KINDS = ("probability", "indicator", "uncertainty", "entropy")
"""Kinds whose values lie between 0 and 1."""


def ramp_color(fraction: float) -> QColor:
    """Return the ramp's colour at a fraction from 0 to 1."""
    return ramp().color(min(1.0, max(0.0, fraction)))


def ramp() -> QgsGradientColorRamp:
    """Return the ramp as QGIS's own object."""
    return _ramp_of(RAMP)


def _ramp_of(colors: Sequence[tuple[float, str]]) -> QgsGradientColorRamp:
    stops = [QgsGradientStop(position, QColor(color)) for position, color in colors[1:-1]]
    return QgsGradientColorRamp(QColor(colors[0][1]), QColor(colors[-1][1]), False, stops)


def class_title(kind: str, code: int) -> str:
    """Return what a code of a label, split or domain means, translated."""
    titles = {
        ("label", 0): QCoreApplication.translate("Oresight", "waste"),
        ("label", 1): QCoreApplication.translate("Oresight", "ore"),
        ("split", 0): QCoreApplication.translate("Oresight", "training"),
        ("split", 1): QCoreApplication.translate("Oresight", "validation"),
        ("split", 2): QCoreApplication.translate("Oresight", "test"),
        ("applicability", 0): QCoreApplication.translate("Oresight", "inside: like what was learned from"),
        ("applicability", 1): QCoreApplication.translate("Oresight", "doubtful: at the edge of it"),
        ("applicability", 2): QCoreApplication.translate("Oresight", "below or beyond the drilling"),
        ("applicability", 3): QCoreApplication.translate("Oresight", "outside: unlike what was learned from"),
        ("applicability", -1): QCoreApplication.translate("Oresight", "not known"),
        ("domain", 1): QCoreApplication.translate("Oresight", "block model"),
    }
    return titles.get((kind, code), str(code))


# -- block models ----------------------------------------------------------------------------


def style_block_raster(
    layer: QgsRasterLayer,
    grid: BlockGrid,
    variable: Variable,
    *,
    codebook: Mapping[str, Any] | None = None,
    value_range: tuple[float, float] = (0.0, 1.0),
    band: int = 1,
) -> None:
    """Style a block model by the kind of its variable, its bands on the elevation slider.

    Parameters
    ----------
    value_range : tuple of float
        Values at the ends of the ramp, for kinds that have no fixed ends.
    band : int
        The level shown where no elevation is chosen.
    """
    classes = _classes(variable, codebook, value_range)
    provider = layer.dataProvider()
    if classes is not None:
        layer.setRenderer(QgsPalettedRasterRenderer(provider, band, classes))
    else:
        ends = _ends(variable.kind, value_range)
        colors = _ramp_of(DIVERGING) if variable.kind in SIGNED_KINDS else ramp()
        is_inverted = variable.kind in {"depth", "distance"}
        renderer = _ramp_renderer(provider, band, ends, colors, is_inverted=is_inverted)
        if variable.kind in SIGNED_KINDS:
            _say_signs(renderer)
        layer.setRenderer(renderer)
    set_level_elevations(layer, grid)


def write_raster_style(style_path: Path, grid: BlockGrid, variable: Variable, **style: Any) -> None:
    """Write the style of a block model into a `.qml`; what else is given goes to `style_block_raster`.

    A style knows bands but no pixels. It is made on a raster of one pixel, of bytes, in memory: of a real one
    QGIS would read the pixels for statistics and leave them in a file beside it.
    """
    path = f"/vsimem/{uuid4().hex}.tif"
    pixel = gdal.GetDriverByName("GTiff").Create(path, 1, 1, grid.shape[0], gdal.GDT_Byte)
    pixel.SetGeoTransform((0.0, 1.0, 0.0, 0.0, 0.0, -1.0))
    pixel = None
    layer = QgsRasterLayer(path, style_path.stem, "gdal", QgsRasterLayer.LayerOptions(False))
    style_block_raster(layer, grid, variable, **style)
    layer.saveNamedStyle(str(style_path))
    del layer
    gdal.Unlink(path)


def set_level_elevations(layer: QgsRasterLayer, grid: BlockGrid) -> None:
    """Give each band its elevation range, so that QGIS's elevation controller walks through the levels."""
    bottoms = grid.origin[2] + grid.size[2] * np.arange(grid.shape[0] + 1, dtype=float)
    ranges = {band: QgsDoubleRange(bottoms[band - 1], bottoms[band], True, False) for band in range(1, len(bottoms))}
    properties = layer.elevationProperties()
    properties.setEnabled(True)
    properties.setMode(Qgis.RasterElevationMode.FixedRangePerBand)
    properties.setFixedRangePerBand(ranges)


def _ends(kind: str, value_range: tuple[float, float]) -> tuple[float, float]:
    """Return the values at the ends of the ramp of a kind."""
    if kind in SIGNED_KINDS:
        reach = max(abs(value) for value in value_range)
        return -reach, reach
    return (0.0, 1.0) if kind in UNIT_KINDS else value_range


def _classes(
    variable: Variable, codebook: Mapping[str, Any] | None, value_range: tuple[float, float]
) -> list[QgsPalettedRasterRenderer.Class] | None:
    """Return the classes of a coded variable; None when it is drawn with the ramp."""
    if codebook is not None:
        rows = list(zip(codebook["codes"], codebook["colors"], codebook["names"]))
    elif variable.kind in CLASS_COLORS:
        colors = CLASS_COLORS[variable.kind]
        rows = [(code, color, class_title(variable.kind, code)) for code, color in colors.items()]
    elif variable.is_coded:
        codes = range(int(value_range[0]), min(int(value_range[1]), int(value_range[0]) + 400) + 1)
        rows = [(code, color_of(code), str(code)) for code in codes]
    else:
        return None
    return [QgsPalettedRasterRenderer.Class(float(code), QColor(color), str(name)) for code, color, name in rows]


def _ramp_renderer(
    provider: Any, band: int, ends: tuple[float, float], colors: QgsGradientColorRamp, *, is_inverted: bool
) -> QgsSingleBandPseudoColorRenderer:
    """Return a renderer along a ramp with nine steps in its legend."""
    lowest, highest = _legible_ends(*ends)
    items = []
    for position, _ in RAMP:
        value = lowest + (highest - lowest) * position
        color = colors.color(1.0 - position if is_inverted else position)
        items.append(QgsColorRampShader.ColorRampItem(value, color, f"{value:.4g}"))
    function = QgsColorRampShader(lowest, highest, colors, QgsColorRampShader.Type.Interpolated)
    function.setColorRampItemList(items)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(function)
    renderer = QgsSingleBandPseudoColorRenderer(provider, band, shader)
    renderer.setClassificationMin(lowest)
    renderer.setClassificationMax(highest)
    return renderer


def _say_signs(renderer: QgsSingleBandPseudoColorRenderer) -> None:
    """Let the legend say what the two ends of the diverging ramp mean."""
    function = renderer.shader().rasterShaderFunction()
    settings = QgsColorRampLegendNodeSettings()
    for set_label, text, value in (
        (settings.setMinimumLabel, QCoreApplication.translate("Oresight", "{value}: lowers"), function.minimumValue()),
        (settings.setMaximumLabel, QCoreApplication.translate("Oresight", "{value}: raises"), function.maximumValue()),
    ):
        set_label(text.format(value=f"{value:+.3g}"))
    function.setLegendSettings(settings)


def _legible_ends(lowest: float, highest: float) -> tuple[float, float]:
    """Return the ends of a ramp as a legend can show them, to a hundredth or thousandth of what lies between."""
    if not highest > lowest:
        return lowest, lowest + 1.0
    digits = 2 - floor(log10(highest - lowest))
    return round(lowest, digits), round(highest, digits)


# -- points ----------------------------------------------------------------------------------


def style_graduated_points(
    layer: QgsVectorLayer,
    field: str,
    bounds: Sequence[float],
    *,
    classes: Sequence[tuple[str, str]] = (),
    size: float = 2.0,
) -> None:
    """Draw points along the ramp in classes between ascending `bounds`, or in the colours of `classes`."""
    ranges = []
    for place in range(len(bounds) - 1):
        color, title = class_appearance(bounds, place, classes)
        ranges.append(QgsRendererRange(bounds[place], bounds[place + 1], _marker(color, size), title))
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))


def class_appearance(
    bounds: Sequence[float], place: int, classes: Sequence[tuple[str, str]] = ()
) -> tuple[QColor, str]:
    """Return colour and title of the class at a place between `bounds`: as given, else along the ramp."""
    if classes:
        return QColor(classes[place][0]), classes[place][1]
    title = f"{bounds[place]:.4g} - {bounds[place + 1]:.4g}"
    return ramp_color(place / max(1, len(bounds) - 2)), title


def probability_classes(lowest: float) -> tuple[tuple[float, ...], list[tuple[str, str]]]:
    """Return bounds, colours and titles of the classes of probability that reach above the lowest that occurs.

    Examples
    --------
    >>> probability_classes(0.85)[0]
    (0.8, 0.9, 1.0)
    """
    first = max([place for place, bound in enumerate(PROBABILITY_CLASSES[:-1]) if bound <= lowest], default=0)
    shown = [class_appearance(PROBABILITY_CLASSES, place) for place in range(first, len(PROBABILITY_CLASSES) - 1)]
    return PROBABILITY_CLASSES[first:], [(color.name(), title) for color, title in shown]


def style_categorized_points(
    layer: QgsVectorLayer,
    field: str,
    classes: Mapping[Any, tuple[str, str]],
    *,
    sizes: Mapping[Any, float] | None = None,
) -> None:
    """Draw points by value: `classes` maps a value to its colour and title, `sizes` to millimetres (2 by default)."""
    categories = []
    for value, (color, title) in classes.items():
        size = (sizes or {}).get(value, 2.0)
        categories.append(QgsRendererCategory(value, _marker(QColor(color), size), title))
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, categories))


def style_ore_points(layer: QgsVectorLayer, field: str = "ore") -> None:
    """Draw points by the field of ore: waste grey and small, ore in its colour."""
    classes = {code: (color, class_title("label", code)) for code, color in LABEL_COLORS.items()}
    style_categorized_points(layer, field, classes, sizes={0: 1.2})


def _marker(color: QColor, size: float) -> QgsMarkerSymbol:
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": color.name(), "outline_style": "no", "size": f"{size}"}
    )
