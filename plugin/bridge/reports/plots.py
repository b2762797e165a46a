# SPDX-License-Identifier: GPL-2.0-or-later
"""Line plots as inline SVG: no library, no picture file, sharp on screen and paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, isfinite, log10

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
"""Colours that colour-blind readers can tell apart."""
DASHES = ("", "7 4", "2 3", "9 3 2 3")
"""Strokes, so that lines differ in a black and white print as well."""

WIDTH, HEIGHT = 460, 340
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 14, 48
LEGEND_ROW = 18
MOST_POINTS = 600
"""A line with more points is thinned: the eye sees no more."""


@dataclass(frozen=True)
class Line:
    """One line of a plot."""

    name: str
    """Legend text; empty for a line without an entry."""
    x: Sequence[float]
    """Abscissas."""
    y: Sequence[float]
    """Ordinates; a point that is not finite breaks the line."""
    is_guide: bool = False
    """Whether it is a thin grey line that guides the eye, such as the diagonal of a ROC plot."""


@dataclass(frozen=True)
class Mark:
    """One marked point of a plot."""

    name: str
    """Text beside the point."""
    x: float
    """Abscissa."""
    y: float
    """Ordinate."""


Range = tuple[float, float]


def line_plot(
    lines: Iterable[Line],
    *,
    x_label: str,
    y_label: str,
    marks: Iterable[Mark] = (),
    points: Iterable[Mark] = (),
    x_range: Range | None = None,
    y_range: Range | None = None,
    caption: str = "",
) -> str:
    """Return a plot of lines as an HTML figure with inline SVG.

    Parameters
    ----------
    lines : iterable of Line
        What is drawn, each in its own colour and stroke.
    x_label, y_label : str
        Axis titles with units, translated.
    marks : iterable of Mark
        Large points with a text beside them.
    points : iterable of Mark
        Small points without text, such as the lags of an experimental variogram.
    x_range, y_range : tuple of float, optional
        Axis limits; by default those of the data.
    caption : str
        What the plot shows.
    """
    drawn, marked, dotted = tuple(lines), tuple(marks), tuple(points)
    single = (*marked, *dotted)
    coloured = [line for line in drawn if not line.is_guide]
    legend = _legend_rows(coloured)
    axes = _Axes(
        TOP + LEGEND_ROW * len(legend),
        x_range or _range_of([v for line in drawn for v in line.x] + [mark.x for mark in single]),
        y_range or _range_of([v for line in drawn for v in line.y] + [mark.y for mark in single]),
    )
    parts = [
        axes.grid(x_label, y_label),
        *(_polyline(axes, line, 'stroke="#8c959f" stroke-width="1"') for line in drawn if line.is_guide),
        *(_polyline(axes, line, _stroke(k)) for k, line in enumerate(coloured)),
        *(f'<circle cx="{axes.x(m.x):.1f}" cy="{axes.y(m.y):.1f}" r="2.5" fill="#1b1f23"/>' for m in dotted),
        *(_mark(axes, mark) for mark in marked),
        _legend(legend),
    ]
    title = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    label = escape(caption or f"{y_label}, {x_label}", quote=True)
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-label="{label}" font-family="inherit" font-size="12">\n'
        + "\n".join(part for part in parts if part)
        + f"\n</svg>{title}</figure>\n"
    )


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


@dataclass(frozen=True)
class _Axes:
    top: float
    x_range: Range
    y_range: Range

    def x(self, value: float) -> float:
        low, high = self.x_range
        return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        low, high = self.y_range
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - self.top - BOTTOM)

    def grid(self, x_label: str, y_label: str) -> str:
        bottom, middle = HEIGHT - BOTTOM, (self.top + HEIGHT - BOTTOM) / 2
        parts = []
        for value in ticks(*self.x_range):
            at = f"{self.x(value):.1f}"
            parts.append(f'<path d="M{at} {self.top}V{bottom}" stroke="#e4e7eb"/>')
            parts.append(f'<text x="{at}" y="{bottom + 16}" text-anchor="middle" fill="#3d444d">{value:g}</text>')
        for value in ticks(*self.y_range):
            at = f"{self.y(value):.1f}"
            parts.append(f'<path d="M{LEFT} {at}H{WIDTH - RIGHT}" stroke="#e4e7eb"/>')
            parts.append(f'<text x="{LEFT - 6}" y="{at}" dy="4" text-anchor="end" fill="#3d444d">{value:g}</text>')
        parts.append(
            f'<path d="M{LEFT} {self.top}V{bottom}H{WIDTH - RIGHT}" fill="none" stroke="#57606a"/>'
            f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(x_label)}</text>'
            f'<text transform="translate(14 {middle}) rotate(-90)" text-anchor="middle">{escape(y_label)}</text>'
        )
        return "\n".join(parts)


def _range_of(values: list[float]) -> Range:
    finite = [float(value) for value in values if isfinite(value)] or [0.0]
    low, high = min(finite), max(finite)
    margin = 0.04 * (high - low) or 0.5 * abs(high) or 0.5
    return (low if low == 0.0 else low - margin), high + margin


def _stroke(number: int) -> str:
    dash = DASHES[number % len(DASHES)]
    return f'stroke="{COLOURS[number % len(COLOURS)]}" stroke-width="2"' + (
        f' stroke-dasharray="{dash}"' if dash else ""
    )


def _polyline(axes: _Axes, line: Line, stroke: str) -> str:
    step = max(1, len(line.x) // MOST_POINTS)
    kept = [k for k in range(len(line.x)) if k % step == 0 or k == len(line.x) - 1]
    path, is_down = [], False
    for k in kept:
        is_finite = isfinite(line.x[k]) and isfinite(line.y[k])
        if is_finite:
            path.append(f"{'L' if is_down else 'M'}{axes.x(line.x[k]):.1f} {axes.y(line.y[k]):.1f}")
        is_down = is_finite
    return f'<path d="{"".join(path)}" fill="none" {stroke}/>' if path else ""


def _mark(axes: _Axes, mark: Mark) -> str:
    x, y = axes.x(mark.x), axes.y(mark.y)
    is_left = x < (LEFT + WIDTH) / 2
    anchor, shift = ("start", 8) if is_left else ("end", -8)
    drop = -9 if y > HEIGHT - BOTTOM - 20 else 14
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="#fff" stroke="#1b1f23" stroke-width="2"/>'
        f'<text x="{x + shift:.1f}" y="{y + drop:.1f}" text-anchor="{anchor}">{escape(mark.name)}</text>'
    )


def _legend_rows(lines: Sequence[Line]) -> list[list[tuple[int, str, float]]]:
    """Return the legend's rows: number of the line, its name, where its entry begins; none for a single line."""
    named = [(k, line.name) for k, line in enumerate(lines) if line.name]
    rows: list[list[tuple[int, str, float]]] = []
    left = float(WIDTH)
    for k, name in named if len(named) > 1 else []:
        width = 44 + 6.8 * len(name)
        if left + width > WIDTH - RIGHT:
            rows.append([])
            left = float(LEFT)
        rows[-1].append((k, name, left))
        left += width
    return rows


def _legend(rows: list[list[tuple[int, str, float]]]) -> str:
    return "\n".join(
        f'<path d="M{left:.0f} {10 + LEGEND_ROW * number}h24" fill="none" {_stroke(k)}/>'
        f'<text x="{left + 29:.0f}" y="{14 + LEGEND_ROW * number}">{escape(name)}</text>'
        for number, row in enumerate(rows)
        for k, name, left in row
    )
