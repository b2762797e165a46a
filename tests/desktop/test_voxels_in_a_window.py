# SPDX-License-Identifier: GPL-2.0-or-later
"""Voxels in the 3D view of a real window: cubes in the colours of the ramp, without gaps."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtGui import QImage

pytestmark = [pytest.mark.screen, pytest.mark.slow]

VIEW = (320, 160, 1180, 780)
"""Left, top, width and height of the picture's part that shows the 3D view."""


def screen_pixels(picture: Path, part: tuple[int, int, int, int] = VIEW) -> np.ndarray:
    """Return red, green and blue of a part of a screenshot, shape (height, width, 3)."""
    image = QImage(str(picture)).copy(*part).convertToFormat(QImage.Format.Format_RGB888)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    rows = np.frombuffer(bits, dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)


def test_voxels_are_cubes_in_the_colours_of_the_ramp(desktop):
    ended = desktop.run("voxels.py")
    assert ended.code == 0, ended.said[-3000:]
    assert ended.found.get("errors") == [], json.dumps(ended.found)
    assert ended.found["voxels"] > 5000
    view = screen_pixels(Path(desktop.environment["ORESIGHT_SCREENSHOTS"]) / "voxels_above.png")
    is_drawn = (view < 250).any(axis=2)
    assert is_drawn.mean() > 0.1

    # Seen from above, the body is one piece: from its first to its last pixel, hardly a row shows what lies behind.
    spans = [np.flatnonzero(row) for row in is_drawn if row.sum() > 100]
    assert np.mean([len(span) / (span[-1] - span[0] + 1) for span in spans]) > 0.97

    # North is up and east to the right, where the body is likelier: yellow, the upper end of the ramp.
    columns = np.flatnonzero(is_drawn.any(axis=0))
    west, east = np.array_split(columns, 2)
    red_west, red_east = (view[:, half, 0][is_drawn[:, half]].mean() for half in (west, east))
    assert red_east > red_west + 40
