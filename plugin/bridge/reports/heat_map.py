# SPDX-License-Identifier: GPL-2.0-or-later
"""Values on a grid of two quantities of different units, in the colours of the ramp, as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np
from numpy.typing import NDArray

from .axes import HEIGHT, LEFT, RIGHT, TOP, WIDTH, Axes, figure, tick_text, ticks
from .png import ramp_image

BAR = 10
"""Height of the colour bar."""
STEPS = 400
"""Rows and columns of an image of values that are not evenly spaced."""
BAR_ROOM = 52
"""Room for the bar, its title and its figures."""


def heat_map(
    x: Sequence[float],
    y: Sequence[float],
    values: Sequence[Sequence[float | None]],
    *,
    x_label: str,
    y_label: str,
    bar_label: str,
) -> str:
    """Return cells about values of two quantities, each up to halfway to the next, a colour bar above them.

    Parameters
    ----------
    x, y : sequence of float
        Middles of the columns and rows, ascending; at least two each.
    values : sequence of rows
        A row for each of `y`; None is left blank.
    x_label, y_label, bar_label : str
        Titles of the axes and of the colour bar, translated.
    """
    shown = np.array([[np.nan if value is None else value for value in row] for row in values], dtype=float)
    known = shown[np.isfinite(shown)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    high = high if high > low else low + 1.0
    axes = Axes(TOP + BAR_ROOM, _edges(x), _edges(y), bottom=HEIGHT + BAR_ROOM - 48)
    parts = [
        axes.grid(x_label, y_label),
        _image(_on_even_grid(shown, x, y), low, high, (LEFT, axes.top, WIDTH - RIGHT - LEFT, axes.bottom - axes.top)),
        _bar(low, high, bar_label),
    ]
    return figure(parts, height=HEIGHT + BAR_ROOM, label=bar_label, caption="")


def _image(values: NDArray[np.float64], low: float, high: float, box: tuple[float, float, float, float]) -> str:
    x, y, width, height = box
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" class="blank"/>'
        f'<image x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none" '
        f'style="image-rendering:pixelated" href="{ramp_image(values, low, high)}"/>'
    )


def _bar(low: float, high: float, label: str) -> str:
    """Return the colour bar with its title above and figures below."""
    width = WIDTH - RIGHT - LEFT
    ramp = np.linspace(low, high, 128)[None, :]
    figures = "".join(
        f'<text x="{LEFT + (value - low) / (high - low) * width:.1f}" y="{TOP + BAR + 18}" text-anchor="middle" '
        f'class="soft">{tick_text(value)}</text>'
        for value in ticks(low, high)
    )
    title = f'<text x="{LEFT}" y="{TOP}">{escape(label)}</text>'
    return title + _image(ramp, low, high, (LEFT, TOP + 5, width, BAR)) + figures


def _on_even_grid(shown: NDArray[np.float64], x: Sequence[float], y: Sequence[float]) -> NDArray[np.float64]:
    """Return cells as pixels of one size: the cells themselves where they are evenly spaced, else the nearest ones."""
    return shown[np.ix_(_nearest(y), _nearest(x))]


def _nearest(middles: Sequence[float]) -> NDArray[np.intp]:
    """Return the number of the value that is nearest to the middle of each pixel."""
    values = np.asarray(middles, dtype=float)
    widths = np.diff(values)
    if np.allclose(widths, widths.mean(), rtol=1e-6, atol=0.0):
        return np.arange(len(values))
    low, high = _edges(middles)
    pixels = low + (np.arange(STEPS) + 0.5) / STEPS * (high - low)
    return np.searchsorted((values[1:] + values[:-1]) / 2.0, pixels)


def _edges(middles: Sequence[float]) -> tuple[float, float]:
    first, last = (middles[1] - middles[0]) / 2.0, (middles[-1] - middles[-2]) / 2.0
    return middles[0] - first, middles[-1] + last
