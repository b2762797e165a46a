# SPDX-License-Identifier: GPL-2.0-or-later
"""The true grades of the sample deposit and what counts as ore.

The logarithm of each grade is a background, a gain inside the ore body, effects of rock and
alteration, a gentle trend with elevation and correlated noise, part of it shared by the metals.
Samples add a nugget (`sampling.py`); the truth has none, because it averages out in a block.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import geology
from .geology import Codes, Ground, Points, Values, body_coordinates
from .noise import NoiseField, draw_noise

CUTOFF = 1.0
"""Gold equivalent in g/t from which a block is ore."""
AG_FACTOR, CU_FACTOR = 0.0125, 1.3
"""Grams of gold per tonne that one g/t of silver and one % of copper are worth."""
NOISE_LENGTHS = (18.0, 35.0, 50.0)
"""Correlation lengths of the grade noise across, along the width and along the length of the body, metres."""


@dataclass(frozen=True)
class Metal:
    """How one metal behaves."""

    background: float
    """Grade far from the body."""
    gain: float
    """Decades gained inside the body."""
    trend: float
    """Decades gained per 400 m upwards."""
    noise: float
    """Standard deviation of the correlated noise, decades."""
    rocks: dict[int, float]
    """Decades gained in a rock."""
    alterations: dict[int, float]
    """Decades gained in an alteration."""


METALS = {
    "au_gpt": Metal(0.012, 2.0, 0.10, 0.26, {geology.BRECCIA: 0.2, geology.SILTSTONE: -0.12}, {geology.PHYLLIC: 0.1}),
    "ag_gpt": Metal(0.35, 1.6, 0.15, 0.24, {geology.BRECCIA: 0.15}, {geology.PHYLLIC: 0.15}),
    "cu_pct": Metal(0.006, 1.8, -0.12, 0.20, {geology.PORPHYRY: 0.12, geology.BRECCIA: 0.1}, {geology.POTASSIC: 0.15}),
}
BARREN = {geology.DYKE: -1.6, geology.OVERBURDEN: -1.2}
"""Decades lost in rocks younger than the ore."""
SHARED = 0.7
"""Share of the correlated noise's variance that the metals have in common."""


@dataclass(frozen=True)
class GradeModel:
    """True grades at any point."""

    common: NoiseField
    own: dict[str, NoiseField]

    def grades(self, points: Points, ground: Ground) -> dict[str, Values]:
        """Return the true grade of each metal at points of shape (n, 3)."""
        local = body_coordinates(points)
        common = self.common(local)
        inside = 1.0 / (1.0 + np.exp(-np.clip(ground.potential / 0.14, -50.0, 50.0)))
        halo = np.clip((ground.potential + 1.5) / 1.5, 0.0, 1.0)
        height = (points[:, 2] - geology.CENTRE[2]) / 400.0
        grades = {}
        for name, metal in METALS.items():
            noise = np.sqrt(SHARED) * common + np.sqrt(1.0 - SHARED) * self.own[name](local)
            decades = metal.gain * (0.72 * inside + 0.28 * halo) + metal.trend * height + metal.noise * noise
            decades += _effects({**metal.rocks, **BARREN}, ground.rocks)
            decades += _effects(metal.alterations, ground.alterations)
            grades[name] = metal.background * 10.0**decades
        return grades


def _effects(effects: dict[int, float], codes: Codes) -> Values:
    """Return the effect of each code, 0 where it has none."""
    table = np.zeros(16)
    table[list(effects)] = list(effects.values())
    return table[codes]


def gold_equivalent(grades: dict[str, NDArray[np.float64]]) -> Values:
    """Return the gold equivalent in g/t of grades by name."""
    return grades["au_gpt"] + AG_FACTOR * grades["ag_gpt"] + CU_FACTOR * grades["cu_pct"]


def draw_grades(generator: np.random.Generator) -> GradeModel:
    """Return the grade model of a seed."""
    common = draw_noise(generator, NOISE_LENGTHS, smoothness=0.5)
    return GradeModel(common, {name: draw_noise(generator, NOISE_LENGTHS, smoothness=0.5) for name in METALS})
