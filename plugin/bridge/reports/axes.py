# SPDX-License-Identifier: GPL-2.0-or-later
"""The frame of a plot: scales, ticks, grid, titles and the legend, as inline SVG."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, isfinite, log10

WIDTH, HEIGHT = 460, 340
"""Size of a plot, pixels."""
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 14, 48
LEGEND_ROW = 18
SIGN = 29
"""Width of the sign before a text of the legend."""

Range = tuple[float, float]
Ticks = tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Entry:
    """An entry of a legend."""

    name: str
    """Its text."""
    sign: str
    """What is drawn before it: SVG within 24 x 10 pixels, its middle at (12, 0)."""


@dataclass(frozen=True)
class Axes:
    """Where values lie in the plot."""

    top: float
    """Upper edge, pixels; below the legend."""
    x_range: Range
    """Values at the left and right edge."""
    y_range: Range
    """Values at the lower and upper edge."""
    left: float = LEFT
    """Left edge, pixels."""
    bottom: float = HEIGHT - BOTTOM
    """Lower edge, pixels."""
    x_ticks: Ticks = ()
    """Values of the abscissa that are named, and their texts; empty for round numbers."""
    y_ticks: Ticks = ()
    """The same of the ordinate."""

    def x(self, value: float) -> float:
        """Return the pixel of an abscissa."""
        low, high = self.x_range
        return self.left + (value - low) / (high - low) * (WIDTH - self.left - RIGHT)

    def y(self, value: float) -> float:
        """Return the pixel of an ordinate."""
        low, high = self.y_range
        return self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    def at(self, x: float, y: float) -> str:
        """Return a point as SVG writes it."""
        return f"{self.x(x):.1f} {self.y(y):.1f}"

    def grid(self, x_label: str, y_label: str) -> str:
        """Return grid, ticks and titles of both axes."""
        return "\n".join((self.x_grid(x_label), self._y_grid(y_label)))

    def x_grid(self, label: str) -> str:
        """Return grid, ticks and title of the abscissa, and the lines of both axes."""
        parts = []
        for value, text in self.x_ticks or _named(self.x_range):
            at = self.x(value)
            kept = min(at, WIDTH - 1 - text_width(text, 13.5) / 2)
            parts.append(f'<path d="M{at:.1f} {self.top}V{self.bottom}" class="grid"/>')
            parts.append(f'<text x="{kept:.1f}" y="{self.bottom + 16}" text-anchor="middle" class="soft">{text}</text>')
        parts.append(
            f'<path d="M{self.left} {self.top}V{self.bottom}H{WIDTH - RIGHT}" class="axis"/>'
            f'<text x="{(self.left + WIDTH - RIGHT) / 2}" y="{self.bottom + 38}" text-anchor="middle">'
            f"{escape(label)}</text>"
        )
        return "\n".join(parts)

    def _y_grid(self, label: str) -> str:
        parts = []
        for value, text in self.y_ticks or _named(self.y_range):
            at = f"{self.y(value):.1f}"
            parts.append(f'<path d="M{self.left} {at}H{WIDTH - RIGHT}" class="grid"/>')
            parts.append(f'<text x="{self.left - 6}" y="{at}" dy="4" text-anchor="end" class="soft">{text}</text>')
        parts.append(
            f'<text transform="translate(14 {(self.top + self.bottom) / 2}) rotate(-90)" text-anchor="middle">'
            f"{escape(label)}</text>"
        )
        return "\n".join(parts)


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Return round numbers within a range, about `count` of them.

    Examples
    --------
    >>> ticks(0.0, 1.0)
    [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    """
    step = 10.0 ** floor(log10((high - low) / count))
    step *= next((factor for factor in (1, 2, 5) if (high - low) / (step * factor) <= count + 0.5), 10)
    first = round(low / step)
    numbers = [round(k * step, 12) for k in range(first - 1, first + 3 * count)]
    return [value for value in numbers if low - 1e-9 * step <= value <= high + 1e-9 * step]


def _named(limits: Range) -> Ticks:
    return tuple((value, tick_text(value)) for value in ticks(*limits))


def tick_text(value: float) -> str:
    """Return a tick as it is written beside the axis.

    Examples
    --------
    >>> tick_text(0.2), tick_text(494100.0), tick_text(2e6)
    ('0.2', '494100', '2,000,000')
    """
    return f"{value:,.10g}" if abs(value) >= 1e6 and value % 1e5 == 0 else f"{value:.10g}"


def range_of(values: Iterable[float]) -> Range:
    """Return the range that an axis needs for values; missing ones are passed over."""
    finite = [float(value) for value in values if isfinite(value)] or [0.0]
    low, high = min(finite), max(finite)
    margin = 0.04 * (high - low) or 0.5 * abs(high) or 0.5
    return (low if low == 0.0 else low - margin), high + margin


def legend_rows(entries: Sequence[Entry]) -> list[list[tuple[Entry, float]]]:
    """Return the rows of a legend: its entries, each with the pixel where it begins; none for a single entry."""
    rows: list[list[tuple[Entry, float]]] = []
    left = float(WIDTH)
    for entry in entries if len(entries) > 1 else ():
        width = SIGN + 15 + text_width(entry.name)
        if left + width > WIDTH - RIGHT + 15:
            rows.append([])
            left = float(LEFT)
        rows[-1].append((entry, left))
        left += width
    return rows


def legend(rows: Sequence[Sequence[tuple[Entry, float]]]) -> str:
    """Return a legend at the top of the plot."""
    return "\n".join(
        f'<g transform="translate({left:.0f} {10 + LEGEND_ROW * number})">{entry.sign}'
        f'<text x="{SIGN}" y="4">{escape(entry.name)}</text></g>'
        for number, row in enumerate(rows)
        for entry, left in row
    )


def text_width(text: str, size: float = 12.0) -> float:
    """Return about how wide a text is drawn, pixels; Chinese signs are twice as wide as letters.

    Examples
    --------
    >>> round(text_width("ore")), round(text_width("矿体"))
    (20, 25)
    """
    return size * sum(1.03 if unicodedata.east_asian_width(sign) in "WF" else 0.56 for sign in text)


def figure(body: Iterable[str], *, height: float, label: str, caption: str) -> str:
    """Return a plot as an HTML figure with inline SVG; `label` is read aloud where there is no caption."""
    title = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
        f'height="{height:g}" role="img" aria-label="{escape(caption or label, quote=True)}" font-family="inherit" '
        f'font-size="12">\n' + "\n".join(part for part in body if part) + f"\n</svg>{title}</figure>\n"
    )
