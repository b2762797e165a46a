# SPDX-License-Identifier: GPL-2.0-or-later
"""Plots as inline SVG: no library, no picture file, sharp on screen and paper.

`line_plot` draws lines, also as steps, with bands about them and clouds of dots; `scatter_plot` one
quantity against another with the line on which both are equal; `bar_plot` (in `bars`) named values with
their intervals.  Texts are given translated and are escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import isfinite

from .axes import (
    HEIGHT,
    LEFT,
    LEGEND_ROW,
    TOP,
    WIDTH,
    Axes,
    Entry,
    Range,
    Ticks,
    figure,
    legend,
    legend_rows,
    range_of,
    text_width,
)

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
"""Colours that colour-blind readers can tell apart."""
DASHES = ("", "7 4", "2 3", "9 3 2 3")
"""Strokes, so that lines differ in a black and white print as well."""

MOST_POINTS = 600
"""A line with more points is thinned: the eye sees no more."""
MOST_DOTS = 4000
"""A cloud with more dots is thinned evenly."""


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
    is_step: bool = False
    """Whether an ordinate holds from its abscissa to the next one."""
    low: Sequence[float] = ()
    """Lower edge of a band about the line, at its abscissas; empty for none."""
    high: Sequence[float] = ()
    """Upper edge of the band."""
    dash: int | None = None
    """Place of its stroke among `DASHES`, 0 for a solid line; None for that of its place among the lines."""


@dataclass(frozen=True)
class Dots:
    """A cloud of small points."""

    name: str
    """Legend text; empty for dots without an entry."""
    x: Sequence[float]
    """Abscissas."""
    y: Sequence[float]
    """Ordinates; a point that is not finite is not drawn."""
    color: int | None = None
    """Place of the line, among those that are no guides, whose colour they have; None for that of the text."""


@dataclass(frozen=True)
class Mark:
    """One marked point of a plot."""

    name: str
    """Text beside the point."""
    x: float
    """Abscissa."""
    y: float
    """Ordinate."""


def line_plot(
    lines: Iterable[Line],
    *,
    x_label: str,
    y_label: str,
    marks: Iterable[Mark] = (),
    dots: Iterable[Dots] = (),
    x_range: Range | None = None,
    y_range: Range | None = None,
    x_ticks: Ticks = (),
    y_ticks: Ticks = (),
    caption: str = "",
) -> str:
    """Return a plot of lines as an HTML figure with inline SVG.

    Parameters
    ----------
    lines : iterable of Line
        What is drawn, each in its own colour and stroke; two and more have a legend.
    x_label, y_label : str
        Axis titles with units, translated.
    marks : iterable of Mark
        Large points with a text beside them.
    dots : iterable of Dots
        Clouds of points without texts, such as the lags of an experimental variogram.
    x_range, y_range : tuple of float, optional
        Axis limits; by default those of the data.
    x_ticks, y_ticks : tuple of pairs, optional
        Values that are named at an axis, and their texts, where the axis is no plain scale; by default round numbers.
    caption : str
        What the plot shows.
    """
    drawn, marked, clouds = tuple(lines), tuple(marks), tuple(dots)
    coloured = [line for line in drawn if not line.is_guide]
    guides = [line for line in drawn if line.is_guide]
    rows = legend_rows(_entries(coloured, guides, clouds))
    axes = Axes(
        TOP + LEGEND_ROW * len(rows),
        x_range or range_of(_abscissas(drawn, clouds, marked)),
        y_range or range_of(_ordinates(drawn, clouds, marked)),
        x_ticks=x_ticks,
        y_ticks=y_ticks,
    )
    parts = [
        axes.grid(x_label, y_label),
        *(_band(axes, line, k) for k, line in enumerate(coloured) if len(line.low)),
        *(_polyline(axes, line, 'class="guide"') for line in guides),
        *(_polyline(axes, line, _stroke(k, line.dash)) for k, line in enumerate(coloured)),
        *(_cloud(axes, one) for one in clouds),
        _marks(axes, marked),
        legend(rows),
    ]
    return figure(parts, height=HEIGHT, label=f"{y_label}, {x_label}", caption=caption)


def scatter_plot(
    x: Sequence[float],
    y: Sequence[float],
    *,
    x_label: str,
    y_label: str,
    lines: Iterable[Line] = (),
    caption: str = "",
) -> str:
    """Return a cloud of points, such as estimates against what was measured, and the line on which both are equal.

    Parameters
    ----------
    x, y : sequence of float
        Coordinates; pairs with a missing one are not drawn, and many points are thinned to `MOST_DOTS`.
    x_label, y_label : str
        Axis titles with units, translated.
    lines : iterable of Line
        What is drawn over the cloud, such as a conditional mean.
    caption : str
        What the plot shows.
    """
    cloud = Dots("", x, y)
    both = range_of([*x, *y])
    return line_plot(
        [*lines, Line("", both, both, is_guide=True)],
        dots=[cloud],
        x_label=x_label,
        y_label=y_label,
        x_range=both,
        y_range=both,
        caption=caption,
    )


def _abscissas(lines: Sequence[Line], clouds: Sequence[Dots], marks: Sequence[Mark]) -> list[float]:
    return [
        *(x for line in lines for x in line.x),
        *(x for cloud in clouds for x in cloud.x),
        *(mark.x for mark in marks),
    ]


def _ordinates(lines: Sequence[Line], clouds: Sequence[Dots], marks: Sequence[Mark]) -> list[float]:
    return [
        *(y for line in lines for y in (*line.y, *line.low, *line.high)),
        *(y for cloud in clouds for y in cloud.y),
        *(mark.y for mark in marks),
    ]


def _entries(coloured: Sequence[Line], guides: Sequence[Line], clouds: Sequence[Dots]) -> list[Entry]:
    """Return the entries of the legend."""
    strokes = [(line.name, _stroke(k, line.dash)) for k, line in enumerate(coloured)]
    strokes += [(line.name, 'class="guide"') for line in guides]
    entries = [Entry(name, f'<path d="M0 0h24" fill="none" {stroke}/>') for name, stroke in strokes if name]
    dotted = [(one.name, f'<path d="M5 0h0M12 0h0M19 0h0" {_dot(one)}/>') for one in clouds]
    return entries + [Entry(name, sign) for name, sign in dotted if name]


def _color(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _stroke(number: int, dashed: int | None) -> str:
    dash = DASHES[(number if dashed is None else dashed) % len(DASHES)]
    return f'stroke="{_color(number)}" stroke-width="2"' + (f' stroke-dasharray="{dash}"' if dash else "")


def _dot(cloud: Dots) -> str:
    color = "currentColor" if cloud.color is None else _color(cloud.color)
    width = 5 if len(cloud.x) <= 200 else 3
    return f'stroke="{color}" stroke-width="{width}" stroke-linecap="round"'


def _cloud(axes: Axes, cloud: Dots) -> str:
    """Return dots as one path: a line of no length with round ends is a dot."""
    step = -(-len(cloud.x) // MOST_DOTS) or 1
    pairs = zip(cloud.x[::step], cloud.y[::step])
    path = "".join(f"M{axes.at(x, y)}h0" for x, y in pairs if isfinite(x) and isfinite(y))
    return f'<path d="{path}" {_dot(cloud)}/>' if path else ""


def _polyline(axes: Axes, line: Line, stroke: str) -> str:
    path = "".join(
        f"{'L' if k else 'M'}{axes.at(x, y)}"
        for part in _parts(line.x, line.y, is_step=line.is_step)
        for k, (x, y) in enumerate(part)
    )
    return f'<path d="{path}" fill="none" {stroke}/>' if path else ""


def _band(axes: Axes, line: Line, number: int) -> str:
    """Return the band about a line; where an edge is missing there is none."""
    path = ""
    gap = float("nan")
    is_known = [isfinite(low) and isfinite(high) for low, high in zip(line.low, line.high)]
    lower = [low if known else gap for low, known in zip(line.low, is_known)]
    upper = [high if known else gap for high, known in zip(line.high, is_known)]
    parts = zip(_parts(line.x, lower, is_step=line.is_step), _parts(line.x, upper, is_step=line.is_step))
    for below, above in parts:
        path += "M" + "L".join(axes.at(x, y) for x, y in (*above, *below[::-1])) + "z"
    return f'<path d="{path}" fill="{_color(number)}" fill-opacity=".18"/>' if path else ""


def _parts(xs: Sequence[float], ys: Sequence[float], *, is_step: bool) -> list[list[tuple[float, float]]]:
    """Return the unbroken parts of a line, thinned where it has very many points."""
    step = max(1, len(xs) // MOST_POINTS)
    parts: list[list[tuple[float, float]]] = [[]]
    for k in range(len(xs)):
        if k % step and k != len(xs) - 1:
            continue
        if not (isfinite(xs[k]) and isfinite(ys[k])):
            parts.append([])
            continue
        if is_step and parts[-1]:
            parts[-1].append((xs[k], parts[-1][-1][1]))
        parts[-1].append((xs[k], ys[k]))
    return [part for part in parts if part]


def _marks(axes: Axes, marks: Sequence[Mark]) -> str:
    """Return the marked points, their texts where they cover no other."""
    parts = []
    taken: list[tuple[float, float, float]] = []
    for mark in marks:
        x, y = axes.x(mark.x), axes.y(mark.y)
        is_left = x < (LEFT + WIDTH) / 2
        start = x + 8 if is_left else x - 8 - text_width(mark.name)
        end = start + text_width(mark.name)
        near = [place for left, right, place in taken if start < right and left < end]
        heights = [y + drop for drop in (14, -9, 28, -23) if axes.top + 8 <= y + drop <= axes.bottom - 3] or [y]
        at = next((one for one in heights if all(abs(one - other) >= 13 for other in near)), heights[0])
        taken.append((start, end, at))
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" class="mark"/>'
            f'<text x="{x + 8 if is_left else x - 8:.1f}" y="{at:.1f}" '
            f'text-anchor="{"start" if is_left else "end"}" class="halo">{escape(mark.name)}</text>'
        )
    return "\n".join(parts)
