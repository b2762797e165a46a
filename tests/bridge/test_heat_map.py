# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of two quantities lie where their axes say."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode

import numpy as np
import pytest
from oresight.plugin.bridge.reports.heat_map import heat_map


def cells(x):
    """Return the colours of the only row's pixels, of a map whose columns hold 0, 1, 2 and so on."""
    values = [[float(k) for k in range(len(x))]] * 2
    drawn = heat_map(x, [0.0, 1.0], values, x_label="x", y_label="y", bar_label="p")
    image = b64decode(re.findall(r'href="data:image/png;base64,([^"]+)"', drawn)[0])
    width = struct.unpack(">I", image[16:20])[0]
    length = struct.unpack(">I", image[33:37])[0]
    lines = zlib.decompress(image[41 : 41 + length])
    return np.frombuffer(lines[1 : 1 + 4 * width], dtype=np.uint8).reshape(width, 4)


@pytest.mark.parametrize(
    ("x", "shares"),
    [
        ([0.0, 1.0, 10.0], [1 / 15, 5 / 15, 9 / 15]),  # from -0.5 to 0.5, to 5.5, to 14.5
        ([2.0, 4.0, 6.0, 8.0], [1 / 4, 1 / 4, 1 / 4, 1 / 4]),
    ],
)
def test_a_cell_reaches_halfway_to_the_next_value(qgis_app, x, shares):
    _, counts = np.unique(cells(x), axis=0, return_counts=True)
    assert sorted(counts / counts.sum()) == pytest.approx(sorted(shares), abs=0.003)
