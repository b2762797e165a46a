# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of plans and sections as inline SVG: blocks in the colours of the ramp, bodies, holes and targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ..styling import LABEL_COLORS
from .axes import text_width, tick_text, ticks
from .png import Values, ramp_image

WIDTH, HEIGHT = 338, 400
"""Largest size of the drawn part."""
LEFT, RIGHT, TOP, BOTTOM = 52, 70, 8, 40
BAR = 10
"""Width of the colour bar."""
LABEL_ROOM = 24
"""Room for the title of the colour bar beside its figures."""
LONGEST_SCALE = 52
"""Largest length of the scale bar, pixels."""
NAME_SIZE = 9.0
"""Size of the names of holes, pixels."""
RADIUS = 8.0
"""Radius of a target's mark, pixels."""
ORE, WASTE, TRACE, HATCH = LABEL_COLORS[1], LABEL_COLORS[0], "#e8e8e8", "#1b1f23"


@dataclass(frozen=True)
class Picture:
    """A plan or section through blocks."""

    values: Values
    """Shape (rows, columns), the first row at the bottom; NaN is left blank."""
    bounds: tuple[float, float, float, float]
    """Left, bottom, right and top in coordinates."""
    x_label: str
    """Title of the axis along the columns, with its unit."""
    y_label: str
    """Title of the axis along the rows, with its unit."""
    caption: str
    """What the picture shows."""
    outline: NDArray[np.bool_] | None = None
    """A body whose outline is drawn, shape (rows, columns)."""
    points: Sequence[tuple[float, float, bool]] = ()
    """Samples near the picture: coordinates, and whether they are ore."""
    traces: Sequence[tuple[str, NDArray[np.float64]]] = ()
    """Holes near the picture: name ('' for none) and line of shape (k, 2), from the collar down; the first names
    find their place first."""
    marks: Sequence[tuple[str, float, float]] = ()
    """Targets: rank and coordinates."""
    hatched: NDArray[np.bool_] | None = None
    """Blocks that are hatched, shape (rows, columns)."""


def picture(drawn: Picture, *, low: float = 0.0, high: float = 1.0, bar_label: str = "", unit: str = "") -> str:
    """Return a picture as an HTML figure: axes of one scale, a colour bar from `low` to `high`, a scale bar.

    Parameters
    ----------
    drawn : Picture
        What is shown.
    low, high : float
        Values at the ends of the colour bar.
    bar_label : str
        Its title, with the unit of the values.
    unit : str
        Unit of the coordinates, written at the scale bar.
    """
    right = max(RIGHT, 14 + BAR + _figures_width(low, high) + LABEL_ROOM)
    frame = _Frame(drawn.bounds, WIDTH + RIGHT - right)
    parts = [
        f'<rect x="{LEFT}" y="{TOP}" width="{frame.width:.1f}" height="{frame.height:.1f}" class="blank"/>',
        f'<image x="{LEFT}" y="{TOP}" width="{frame.width:.1f}" height="{frame.height:.1f}" '
        f'preserveAspectRatio="none" style="image-rendering:pixelated" href="{ramp_image(drawn.values, low, high)}"/>',
        _hatched(frame, drawn.hatched, f"hatch{crc32(drawn.caption.encode()):08x}"),
        _within(frame, [_traces(frame, drawn.traces), _points(frame, drawn.points), _outline(frame, drawn.outline)]),
        _names(frame, drawn.traces, drawn.marks),
        _marks(frame, drawn.marks),
        _axes(frame, drawn),
        _bar(frame, low, high, bar_label),
        _scale(frame, unit),
    ]
    box = f"{LEFT + frame.width + right:.0f}", f"{TOP + frame.height + BOTTOM:.0f}"
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box[0]} {box[1]}" width="{box[0]}" '
        f'height="{box[1]}" role="img" aria-label="{escape(drawn.caption, quote=True)}" font-family="inherit" '
        f'font-size="11">\n' + "\n".join(part for part in parts if part) + "\n</svg>"
        f"<figcaption>{escape(drawn.caption)}</figcaption></figure>\n"
    )


class _Frame:
    """Where coordinates lie in a picture."""

    def __init__(self, bounds: tuple[float, float, float, float], width: float = WIDTH) -> None:
        self.west, self.south, self.east, self.north = bounds
        self.scale = min(width / (self.east - self.west), HEIGHT / (self.north - self.south))
        """Pixels of a unit."""
        self.width = self.scale * (self.east - self.west)
        self.height = self.scale * (self.north - self.south)

    def x(self, value: float) -> float:
        return LEFT + self.scale * (value - self.west)

    def y(self, value: float) -> float:
        return TOP + self.height - self.scale * (value - self.south)

    def at(self, x: float, y: float) -> str:
        return f"{self.x(x):.1f} {self.y(y):.1f}"

    def holds(self, x: float, y: float) -> bool:
        return self.west <= x <= self.east and self.south <= y <= self.north


def _axes(frame: _Frame, drawn: Picture) -> str:
    bottom = TOP + frame.height
    parts = [f'<path d="M{LEFT} {TOP}h{frame.width:.1f}v{frame.height:.1f}h{-frame.width:.1f}z" class="axis"/>']
    for value in ticks(frame.west, frame.east, max(2, int(frame.width / 75))):
        at = frame.x(value)
        parts.append(f'<path d="M{at:.1f} {bottom:.1f}v4" class="axis"/>')
        parts.append(
            f'<text x="{at:.1f}" y="{bottom + 15:.1f}" text-anchor="middle" class="soft">{tick_text(value)}</text>'
        )
    for value in ticks(frame.south, frame.north, max(2, int(frame.height / 60))):
        at = frame.y(value)
        parts.append(f'<path d="M{LEFT} {at:.1f}h-4" class="axis"/>')
        if at < text_width(tick_text(value), 13.0) / 2 + 2:  # it would be cut at the top
            continue
        parts.append(
            f'<text transform="translate({LEFT - 7} {at:.1f}) rotate(-90)" text-anchor="middle" '
            f'class="soft">{tick_text(value)}</text>'
        )
    parts.append(
        f'<text x="{LEFT + frame.width / 2:.1f}" y="{bottom + 33:.1f}" text-anchor="middle">'
        f"{escape(drawn.x_label)}</text>"
        f'<text transform="translate(14 {TOP + frame.height / 2:.1f}) rotate(-90)" text-anchor="middle">'
        f"{escape(drawn.y_label)}</text>"
    )
    return "\n".join(parts)


def _bar(frame: _Frame, low: float, high: float, label: str) -> str:
    """Return the colour bar with its ends and middle."""
    left, tall = LEFT + frame.width + 14, min(0.7 * frame.height, 160.0)
    steps = np.linspace(low, high, 64)[:, None]
    parts = [
        f'<image x="{left:.1f}" y="{TOP}" width="{BAR}" height="{tall:.1f}" preserveAspectRatio="none" '
        f'href="{ramp_image(steps, low, high)}"/>'
    ]
    for text, at in zip(_figures(low, high), (TOP + tall, TOP + tall / 2.0, TOP)):
        parts.append(f'<text x="{left + BAR + 4:.1f}" y="{at + 4:.1f}" class="soft">{text}</text>')
    if label:
        beside = left + BAR + max(40.0, _figures_width(low, high) + 18.0)
        parts.append(
            f'<text transform="translate({beside:.1f} {TOP + tall / 2:.1f}) rotate(-90)" '
            f'text-anchor="middle">{escape(label)}</text>'
        )
    return "\n".join(parts)


def _figures(low: float, high: float) -> tuple[str, str, str]:
    """Return the figures at the lower end, the middle and the upper end of the colour bar."""
    return f"{low:.3g}", f"{(low + high) / 2.0:.3g}", f"{high:.3g}"


def _figures_width(low: float, high: float) -> float:
    """Return how wide the figures at the colour bar are, pixels."""
    return max(text_width(text, 11.0) for text in _figures(low, high))


def _scale(frame: _Frame, unit: str) -> str:
    """Return the scale bar: a round length at the lower right, beside the picture."""
    step = 10.0 ** floor(log10(LONGEST_SCALE / frame.scale))
    length = max(step * factor for factor in (1, 2, 5) if step * factor * frame.scale <= LONGEST_SCALE)
    left, bottom = LEFT + frame.width + 10, TOP + frame.height - 4
    text = f"{length:,.10g} {unit}".strip()
    return (
        f'<path d="M{left:.1f} {bottom - 4:.1f}v4h{length * frame.scale:.1f}v-4" class="axis"/>'
        f'<text x="{left:.1f}" y="{bottom - 8:.1f}" class="soft">{escape(text)}</text>'
    )


def _within(frame: _Frame, parts: Iterable[str]) -> str:
    """Return what is drawn on the blocks, cut off at the frame: holes may lie outside of the model."""
    return (
        f'<svg x="{LEFT}" y="{TOP}" width="{frame.width:.1f}" height="{frame.height:.1f}" '
        f'viewBox="{LEFT} {TOP} {frame.width:.1f} {frame.height:.1f}" overflow="hidden">\n'
        + "\n".join(part for part in parts if part)
        + "\n</svg>"
    )


def _traces(frame: _Frame, traces: Iterable[tuple[str, NDArray[np.float64]]]) -> str:
    path = "".join("M" + "L".join(frame.at(x, y) for x, y in line.tolist()) for _, line in traces if len(line) > 1)
    if not path:
        return ""
    return (
        f'<g fill="none" stroke-linejoin="round"><path d="{path}" stroke="#333" stroke-width="2.2"/>'
        f'<path d="{path}" stroke="{TRACE}" stroke-width="1"/></g>'
    )


def _names(
    frame: _Frame, traces: Iterable[tuple[str, NDArray[np.float64]]], marks: Iterable[tuple[str, float, float]]
) -> str:
    """Return the names of the holes at their upper ends in the picture, those that cover neither others nor marks."""
    parts: list[str] = []
    taken = [
        _Box(frame.x(x) - RADIUS, frame.x(x) + RADIUS, frame.y(y) - RADIUS, frame.y(y) + RADIUS) for _, x, y in marks
    ]
    for name, line in traces:
        inside = next((place for place in line.tolist() if frame.holds(*place)), None)
        if inside is None or not name:
            continue
        boxes = _boxes(frame, text_width(name, NAME_SIZE), frame.x(inside[0]), frame.y(inside[1]))
        box = next((box for box in boxes if not any(box.meets(other) for other in taken)), None)
        if box is None:
            continue
        taken.append(box)
        parts.append(
            f'<text x="{box.left:.1f}" y="{box.bottom - 2:.1f}" font-size="{NAME_SIZE:g}" class="halo">'
            f"{escape(name)}</text>"
        )
    return "\n".join(parts)


@dataclass(frozen=True)
class _Box:
    """Room in a picture, pixels from its upper left."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def _boxes(frame: _Frame, width: float, x: float, y: float) -> Iterator[_Box]:
    """Yield where a name of a width may stand: above its place, below, at the right, at the left; then farther off."""
    tall = NAME_SIZE + 2.0
    places = [
        place
        for gap in (1.0, RADIUS + 2.0)
        for place in (
            (x, y - gap),
            (x, y + tall + gap),
            (x + width / 2 + gap + 3.0, y + tall / 2),
            (x - width / 2 - gap - 3.0, y + tall / 2),
        )
    ]
    for centre, bottom in places:
        left = min(max(centre - width / 2, LEFT + 2.0), LEFT + frame.width - width - 2.0)
        low = min(max(bottom, TOP + tall), TOP + frame.height)
        yield _Box(left, left + width, low - tall, low)


def _points(frame: _Frame, points: Iterable[tuple[float, float, bool]]) -> str:
    """Return the samples: waste as small grey dots, ore in its colour."""
    parts = []
    for x, y, is_ore in sorted(points, key=lambda point: point[2]):
        style = f'r="2.4" fill="{ORE}" stroke="#fff" stroke-width=".6"' if is_ore else f'r="1.4" fill="{WASTE}"'
        parts.append(f'<circle cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" {style}/>')
    return "\n".join(parts)


def _marks(frame: _Frame, marks: Iterable[tuple[str, float, float]]) -> str:
    """Return the ranks of targets in circles, the best one uppermost."""
    return "\n".join(
        f'<circle cx="{frame.x(x):.1f}" cy="{frame.y(y):.1f}" r="{RADIUS:g}" fill="#fff" stroke="#000" '
        f'stroke-width="1.5"/>'
        f'<text x="{frame.x(x):.1f}" y="{frame.y(y) + 3.5:.1f}" font-size="10" font-weight="700" text-anchor="middle" '
        f'class="rank">{escape(name)}</text>'
        for name, x, y in reversed(list(marks))
        if frame.holds(x, y)
    )


def _outline(frame: _Frame, outline: NDArray[np.bool_] | None) -> str:
    """Return the outline of the body as one path along the blocks' edges."""
    if outline is None or not outline.any():
        return ""
    rows, columns = outline.shape
    step_x, step_y = frame.width / columns, frame.height / rows
    padded = np.pad(outline, 1)
    bottom = TOP + frame.height
    path = []
    for row, start, length in _runs(padded[1:, 1:-1] != padded[:-1, 1:-1]):
        path.append(f"M{LEFT + start * step_x:.1f} {bottom - row * step_y:.1f}h{length * step_x:.1f}")
    for column, start, length in _runs((padded[1:-1, 1:] != padded[1:-1, :-1]).T):
        path.append(f"M{LEFT + column * step_x:.1f} {bottom - start * step_y:.1f}v{-length * step_y:.1f}")
    return f'<path d="{"".join(path)}" fill="none" stroke="{ORE}" stroke-width="1.6"/>'


def hatch_sign() -> str:
    """Return hatched ground as a sign of a legend."""
    return f'<path d="M0 8L8 0M6 10L16 0M14 10L24 0" stroke="{HATCH}" stroke-width=".7"/>'


def _hatched(frame: _Frame, hatched: NDArray[np.bool_] | None, name: str) -> str:
    """Return the hatched blocks as one path, a rectangle for each run; it shows on light and dark."""
    if hatched is None or not hatched.any():
        return ""
    rows, columns = hatched.shape
    step_x, step_y = frame.width / columns, frame.height / rows
    bottom = TOP + frame.height
    path = "".join(
        f"M{LEFT + start * step_x:.1f} {bottom - row * step_y:.1f}h{length * step_x:.1f}v{-step_y:.1f}"
        f"h{-length * step_x:.1f}z"
        for row, start, length in _runs(hatched)
    )
    return (
        f'<defs><pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(-45)"><path d="M0 2h6" stroke="#fff" stroke-opacity=".7" stroke-width="2"/>'
        f'<path d="M0 2h6" stroke="{HATCH}" stroke-width=".7"/></pattern></defs>'
        f'<path d="{path}" fill="url(#{name})" shape-rendering="crispEdges"/>'
    )


def _runs(edges: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Return line, start and length of each run of true values along the rows of an array."""
    padded = np.pad(edges, ((0, 0), (1, 1))).astype(np.int8)
    change = np.diff(padded, axis=1)
    lines, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    return list(zip(lines.tolist(), starts.tolist(), (ends - starts).tolist()))
