# SPDX-License-Identifier: GPL-2.0-or-later
"""A variogram found in many samples: pairs, fit and the choice of structures and directions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from figures import Figure, seconds
from oresight.plugin.engine.geostatistics.fitting import fit_variogram


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    generator = np.random.default_rng(1)
    collars = np.column_stack((generator.uniform(0.0, 3000.0, (500, 2)), np.zeros(500)))
    depth = np.arange(3.0, 603.0, 6.0)
    points = (collars[:, None] + depth[None, :, None] * [0.0, 0.3, -0.95]).reshape(-1, 3)
    values = np.sin(points[:, 0] / 300.0) + generator.normal(size=len(points))
    holes = np.repeat(np.arange(500), len(depth))
    for n in (5_000, 50_000):
        time = seconds(lambda: fit_variogram(points[:n], values[:n], holes=holes[:n]), repeat=1)  # noqa: B023
        yield Figure(f"{n:,} composites", "oresight", time, "s")
