# SPDX-License-Identifier: GPL-2.0-or-later
"""The colours of plots, taken from the palette, so that they follow QGIS's dark and light themes."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtGui import QColor, QPalette

from ..plugin.bridge.reports.plots import COLOURS

DARK_BELOW = 128
"""Lightness of a background from which on it is light."""


@dataclass(frozen=True)
class Theme:
    """Colours of a plot."""

    background: QColor
    """Behind everything."""
    text: QColor
    """Axes, numbers and titles."""
    guide: QColor
    """Lines that guide the eye."""
    lines: tuple[QColor, ...]
    """Runs, in order; colour-blind readers can tell them apart."""

    def line(self, number: int) -> QColor:
        """Return the colour of the n-th run; they repeat."""
        return self.lines[number % len(self.lines)]


def theme_of(palette: QPalette) -> Theme:
    """Return the colours that go with a widget's palette."""
    background = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.Text)
    is_dark = background.lightness() < DARK_BELOW
    middle = QColor((background.red() + text.red()) // 2, (background.green() + text.green()) // 2,
                    (background.blue() + text.blue()) // 2)  # fmt: skip
    lines = [QColor(colour) for colour in COLOURS[:-1]]  # the last is black, or the background
    return Theme(background, text, middle, tuple(one.lighter(150) if is_dark else one for one in lines))
