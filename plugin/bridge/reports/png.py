# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks as small PNG images in the colours of the ramp, to stand within a page."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..styling import ramp_color

MOST_PIXELS = 700
"""Rows and columns of an image; of more every n-th block is drawn."""

Values = NDArray[np.floating[Any]]


def ramp_image(values: Values, low: float, high: float) -> str:
    """Return values of shape (rows, columns), the first row at the bottom, as the address of an image in itself."""
    step = -(-max(values.shape) // MOST_PIXELS)
    pixels = ramp_pixels(values[::step, ::step], low, high)
    return "data:image/png;base64," + b64encode(png(pixels[::-1])).decode("ascii")


def ramp_pixels(values: Values, low: float, high: float) -> NDArray[np.uint8]:
    """Return values as colours of the ramp, shape (rows, columns, 4); NaN is transparent."""
    table = np.array([ramp_color(step / 255.0).getRgb() for step in range(256)], dtype=np.uint8)
    share = np.clip((np.nan_to_num(values, nan=low) - low) / ((high - low) or 1.0), 0.0, 1.0)
    pixels = table[np.round(255.0 * share).astype(np.intp)]
    pixels[np.isnan(values)] = 0
    return pixels


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
