# SPDX-License-Identifier: GPL-2.0-or-later
"""The classic exhaustive set of Walker Lake: V and U at 78,000 points, and at 470 and 275 samples of these."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

EVERYWHERE = Search((UNLIMITED,) * 3)
FROM_ALL = Search((UNLIMITED,) * 3, maximum=0)
MISSING = 1e30
FLAT = 1000.0
"""Range across the plane that all data lie in; no matter which."""
V_OF_THE_BOOK = Variogram(
    22_000.0,
    (
        Structure("spherical", 40_000.0, (30.0, 25.0, FLAT), 346.0),
        Structure("spherical", 45_000.0, (150.0, 50.0, FLAT), 346.0),
    ),
)
"""Isaaks and Srivastava (1989), An Introduction to Applied Geostatistics, chapter 16."""


@dataclass(frozen=True)
class WalkerLake:
    """One variable."""

    points: np.ndarray
    """Samples, shape (m, 3)."""
    values: np.ndarray
    """Shape (m,)."""
    places: np.ndarray
    """The exhaustive points, shape (78000, 3)."""
    truth: np.ndarray
    """Shape (78000,)."""


def read_walker_lake(folder: Path, variable: str, *, every: int = 1) -> WalkerLake:
    """Return the samples of V or U, and every so many-th of the exhaustive points."""
    raw = folder / "walker_lake" / "raw"
    sampled = np.loadtxt(raw / "walker.dat", skiprows=8, usecols=(1, 2, 3 if variable == "V" else 4))
    sampled = sampled[sampled[:, 2] < MISSING]
    truth = np.loadtxt(raw / "Exhaustive_set.csv", delimiter=",", skiprows=1)[::every]
    return WalkerLake(
        np.column_stack((sampled[:, :2], np.zeros(len(sampled)))),
        sampled[:, 2],
        np.column_stack((truth[:, :2], np.zeros(len(truth)))),
        truth[:, 3 if variable == "V" else 2],
    )
