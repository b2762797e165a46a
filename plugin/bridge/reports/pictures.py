# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures of plans and sections as inline SVG: blocks in the colours of the ramp, bodies as outlines."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..styling import LABEL_COLORS, ramp_color
from .axes import ticks

Values = NDArray[np.floating[Any]]
WIDTH, HEIGHT = 330, 370
"""Largest size of the drawn part."""
LEFT, RIGHT, TOP, BOTTOM = 52, 66, 8, 40
BAR = 10
"""Width of the colour bar."""


@dataclass(frozen=True)
class Picture:
    """A plan or section through blocks."""

    values: Values
    """Shape (rows, columns), the first row at the bottom; NaN is left blank."""
    bounds: tuple[float, float, float, float]
    """Left, bottom, right and top in coordinates."""
    x_label: str
    """Title of the axis along the columns."""
    y_label: str
    """Title of the axis along the rows."""
    caption: str
    """What the picture shows."""
    outline: NDArray[np.bool_] | None = None
    """A body whose outline is drawn, shape (rows, columns)."""
    points: Sequence[tuple[float, float, bool]] = ()
    """Samples near the picture: coordinates, and whether they are ore."""


def picture(drawn: Picture, *, low: float = 0.0, high: float = 1.0, bar_label: str = "") -> str:
    """Return a picture as an HTML figure: axes of one scale, a colour bar from `low` to `high`."""
    west, south, east, north = drawn.bounds
    scale = min(WIDTH / (east - west), HEIGHT / (north - south))
    width, height = scale * (east - west), scale * (north - south)
    parts = [
        f'<image x="{LEFT}" y="{TOP}" width="{width:.1f}" height="{height:.1f}" preserveAspectRatio="none" '
        f'style="image-rendering:pixelated" href="data:image/png;base64,{_encoded(drawn.values, low, high)}"/>',
        _points(drawn, scale, height),
        _outline(drawn, width, height),
        _axes(drawn, scale, width, height),
        _bar(width, height, low, high, bar_label),
    ]
    box = f"{LEFT + width + RIGHT:.0f}", f"{TOP + height + BOTTOM:.0f}"
    return (
        f'<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box[0]} {box[1]}" width="{box[0]}" '
        f'height="{box[1]}" role="img" aria-label="{escape(drawn.caption, quote=True)}" font-family="inherit" '
        f'font-size="11">\n' + "\n".join(part for part in parts if part) + "\n</svg>"
        f"<figcaption>{escape(drawn.caption)}</figcaption></figure>\n"
    )


def png(colors: NDArray[np.uint8]) -> bytes:
    """Return colours of shape (rows, columns, 4), the first row uppermost, as a PNG file."""
    rows, columns, _ = colors.shape
    lines = np.zeros((rows, 1 + 4 * columns), dtype=np.uint8)
    lines[:, 1:] = colors.reshape(rows, -1)
    header = struct.pack(">IIBBBBB", columns, rows, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def ramp_pixels(values: Values, low: float, high: float) -> NDArray[np.uint8]:
    """Return values as colours of the ramp, shape (rows, columns, 4); NaN is transparent."""
    table = np.array([ramp_color(step / 255.0).getRgb() for step in range(256)], dtype=np.uint8)
    share = np.clip((np.nan_to_num(values, nan=low) - low) / ((high - low) or 1.0), 0.0, 1.0)
    pixels = table[np.round(255.0 * share).astype(np.intp)]
    pixels[np.isnan(values)] = 0
    return pixels


def _encoded(values: Values, low: float, high: float) -> str:
    return b64encode(png(ramp_pixels(values, low, high)[::-1])).decode("ascii")


def _axes(drawn: Picture, scale: float, width: float, height: float) -> str:
    west, south, east, north = drawn.bounds
    bottom = TOP + height
    parts = [f'<path d="M{LEFT} {TOP}h{width:.1f}v{height:.1f}h{-width:.1f}z" fill="none" stroke="#57606a"/>']
    for value in ticks(west, east, max(2, int(width / 75))):
        at = LEFT + scale * (value - west)
        parts.append(f'<path d="M{at:.1f} {bottom:.1f}v4" stroke="#57606a"/>')
        parts.append(
            f'<text x="{at:.1f}" y="{bottom + 15:.1f}" text-anchor="middle" fill="#3d444d">{value:.10g}</text>'
        )
    for value in ticks(south, north, max(2, int(height / 60))):
        at = bottom - scale * (value - south)
        parts.append(f'<path d="M{LEFT} {at:.1f}h-4" stroke="#57606a"/>')
        parts.append(
            f'<text transform="translate({LEFT - 7} {at:.1f}) rotate(-90)" text-anchor="middle" '
            f'fill="#3d444d">{value:.10g}</text>'
        )
    parts.append(
        f'<text x="{LEFT + width / 2:.1f}" y="{bottom + 33:.1f}" text-anchor="middle">{escape(drawn.x_label)}</text>'
        f'<text transform="translate(14 {TOP + height / 2:.1f}) rotate(-90)" text-anchor="middle">'
        f"{escape(drawn.y_label)}</text>"
    )
    return "\n".join(parts)


def _bar(width: float, height: float, low: float, high: float, label: str) -> str:
    """Return the colour bar with its ends and middle."""
    left, tall = LEFT + width + 14, min(height, 160.0)
    steps = np.linspace(low, high, 64)[:, None]
    parts = [
        f'<image x="{left:.1f}" y="{TOP}" width="{BAR}" height="{tall:.1f}" preserveAspectRatio="none" '
        f'href="data:image/png;base64,{_encoded(steps, low, high)}"/>'
    ]
    for value, at in ((high, TOP), ((low + high) / 2.0, TOP + tall / 2.0), (low, TOP + tall)):
        parts.append(f'<text x="{left + BAR + 4:.1f}" y="{at + 4:.1f}" fill="#3d444d">{value:.3g}</text>')
    if label:
        parts.append(
            f'<text transform="translate({left + BAR + 40:.1f} {TOP + tall / 2:.1f}) rotate(-90)" '
            f'text-anchor="middle">{escape(label)}</text>'
        )
    return "\n".join(parts)


def _points(drawn: Picture, scale: float, height: float) -> str:
    """Return the samples: waste as small grey dots, ore in its colour."""
    west, south, _, _ = drawn.bounds
    parts = []
    for x, y, is_ore in sorted(drawn.points, key=lambda point: point[2]):
        at = f'cx="{LEFT + scale * (x - west):.1f}" cy="{TOP + height - scale * (y - south):.1f}"'
        style = (
            f'r="2.4" fill="{LABEL_COLORS[1]}" stroke="#fff" stroke-width=".6"' if is_ore else 'r="1.4" fill="#c8c8c8"'
        )
        parts.append(f"<circle {at} {style}/>")
    return "\n".join(parts)


def _outline(drawn: Picture, width: float, height: float) -> str:
    """Return the outline of the body as one path along the blocks' edges."""
    if drawn.outline is None or not drawn.outline.any():
        return ""
    rows, columns = drawn.outline.shape
    step_x, step_y = width / columns, height / rows
    padded = np.pad(drawn.outline, 1)
    path = []
    for row, start, length in _runs(padded[1:, 1:-1] != padded[:-1, 1:-1]):
        path.append(f"M{LEFT + start * step_x:.1f} {TOP + height - row * step_y:.1f}h{length * step_x:.1f}")
    for column, start, length in _runs((padded[1:-1, 1:] != padded[1:-1, :-1]).T):
        path.append(f"M{LEFT + column * step_x:.1f} {TOP + height - start * step_y:.1f}v{-length * step_y:.1f}")
    return f'<path d="{"".join(path)}" fill="none" stroke="{LABEL_COLORS[1]}" stroke-width="1.6"/>'


def _runs(edges: NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """Return line, start and length of each run of true values along the rows of an array."""
    padded = np.pad(edges, ((0, 0), (1, 1))).astype(np.int8)
    change = np.diff(padded, axis=1)
    lines, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    return list(zip(lines.tolist(), starts.tolist(), (ends - starts).tolist()))
