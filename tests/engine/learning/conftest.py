# SPDX-License-Identifier: GPL-2.0-or-later
"""Small sets of composites."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from oresight.plugin.engine.learning.sources import Sources


@pytest.fixture(scope="session")
def make_sources() -> Callable[..., Sources]:
    """Return a factory: vertical holes on a square, a grade that falls away from a centre, a little noise."""

    def make(*, holes: int = 25, depth: int = 20, seed: int = 0, noise: float = 0.2) -> Sources:
        generator = np.random.default_rng(seed)
        collars = generator.uniform(0.0, 500.0, (holes, 2))
        hole = np.repeat(np.arange(holes), depth)
        points = np.column_stack([collars[hole], np.tile(-10.0 * np.arange(depth), holes)])
        away = (points - [250.0, 250.0, -100.0]) / [150.0, 100.0, 80.0]
        grade = np.exp(1.0 - np.square(away).sum(axis=1) + noise * generator.normal(size=len(points)))
        return Sources.of(points, grade, grade > np.median(grade), hole, hole)

    return make
