# SPDX-License-Identifier: GPL-2.0-or-later
"""Named values as bars with their intervals, as inline SVG: scores of methods, shares of rocks, times of stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import isfinite

from .axes import BOTTOM, RIGHT, TOP, WIDTH, Axes, Range, figure, range_of, text_width
from .plots import COLOURS

ROW = 24
"""Height of a bar with its gap, pixels."""
LEAST_OF_BARS = 150
"""Width that names leave to the bars, pixels; longer ones are cut, and shown whole when pointed at."""
MOST_OF_NAME = WIDTH - RIGHT - LEAST_OF_BARS - 18
"""Width that names may take, pixels."""


@dataclass(frozen=True)
class Bar:
    """One bar."""

    name: str
    """Text before it."""
    value: float
    """How far it reaches; not finite for none."""
    text: str = ""
    """The value as it is to be read; written at the end of the bar."""
    low: float = float("nan")
    """Lower end of its interval; not finite for none."""
    high: float = float("nan")
    """Upper end of its interval."""
    is_marked: bool = False
    """Whether it stands out, such as the user's own network among others."""


def bar_plot(
    bars: Iterable[Bar],
    *,
    x_label: str,
    x_range: Range | None = None,
    guide: float | None = None,
    caption: str = "",
) -> str:
    """Return horizontal bars, the first uppermost, each with its interval as a whisker.

    Parameters
    ----------
    bars : iterable of Bar
        What is drawn.
    x_label : str
        Title of the axis with its unit, translated.
    x_range : tuple of float, optional
        Axis limits; by default from 0 to the largest end of a bar or interval.
    guide : float, optional
        Where a thin line stands across all bars, such as the AUC of chance.
    caption : str
        What the plot shows.
    """
    drawn = tuple(bars)
    ends = [value for bar in drawn for value in (bar.value, bar.low, bar.high)]
    left = 10 + min(MOST_OF_NAME, max((text_width(bar.name) for bar in drawn), default=0.0)) + 8
    bottom = TOP + ROW * max(1, len(drawn))
    axes = Axes(TOP, x_range or range_of([0.0, *ends]), (0.0, 1.0), left, bottom)
    parts = [axes.x_grid(x_label), *(_bar(axes, bar, k) for k, bar in enumerate(drawn))]
    if guide is not None:
        parts.append(f'<path d="M{axes.x(guide):.1f} {TOP}V{bottom}" class="guide"/>')
    return figure(parts, height=bottom + BOTTOM, label=x_label, caption=caption)


def _bar(axes: Axes, bar: Bar, number: int) -> str:
    middle = TOP + ROW * (number + 0.5)
    parts = [_name(axes, bar.name, middle)]
    if isfinite(bar.value):
        start, end = axes.x(max(0.0, axes.x_range[0])), axes.x(bar.value)
        colour = COLOURS[1 if bar.is_marked else 0]
        parts.append(
            f'<rect x="{min(start, end):.1f}" y="{middle - 8:.1f}" width="{abs(end - start):.1f}" height="16" '
            f'fill="{colour}" fill-opacity=".75"/>'
        )
    if isfinite(bar.low) and isfinite(bar.high):
        low, high = axes.x(bar.low), axes.x(bar.high)
        parts.append(f'<path d="M{low:.1f} {middle - 5:.1f}v10m0 -5H{high:.1f}m0 -5v10" class="axis"/>')
    parts.append(_value(axes, bar, middle))
    return "\n".join(part for part in parts if part)


def _name(axes: Axes, name: str, middle: float) -> str:
    kept = name
    while text_width(kept) > MOST_OF_NAME:
        kept = kept[:-1]
    text = escape(name if kept == name else f"{kept[:-1]}…")
    title = "" if kept == name else f"<title>{escape(name)}</title>"
    return f'<text x="{axes.left - 8:.1f}" y="{middle + 4:.1f}" text-anchor="end">{title}{text}</text>'


def _value(axes: Axes, bar: Bar, middle: float) -> str:
    """Return the value beside the bar, within it where there is no room."""
    if not bar.text:
        return ""
    end = max(axes.x(one) for one in (bar.value, bar.high, axes.x_range[0]) if isfinite(one))
    has_room = end + 6 + text_width(bar.text) <= WIDTH - RIGHT
    at, anchor = (end + 6, "start") if has_room else (axes.x(axes.x_range[0]) + 6, "start")
    kind = "soft" if has_room else "inside"
    return f'<text x="{at:.1f}" y="{middle + 4:.1f}" text-anchor="{anchor}" class="{kind}">{escape(bar.text)}</text>'
