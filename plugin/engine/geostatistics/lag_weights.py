# SPDX-License-Identifier: GPL-2.0-or-later
"""How much each lag of an experimental variogram has to say about the model."""

from __future__ import annotations

import numpy as np

from .experimental import VariogramCells
from .pairs import Floats

SMALLEST_LAG = 0.2
"""A lag whose variogram is below this share of the highest counts as if it were that high: a handful of nearly
coincident samples must not outweigh all other lags."""

LAG_ERROR = 0.05
"""Relative error of the best of models at a lag."""

CELL_ERROR = 0.15
"""Relative error of the best of models in one direction of a lag."""

NEAREST_WEIGHT = 0.02
"""Pairs nearer than this share of the longest distance weigh as if they were that far apart, where weights fall with
distance: a few twins must not outweigh all else."""


def lag_weights(cells: VariogramCells, weights: str, variance: float) -> tuple[Floats, Floats]:
    """Return weights of the cells, summing to one, and what misfits of each cell are shares of."""
    if weights == "balanced":
        return balanced_weights(cells)
    pairs = cells.pairs.astype(np.float64)
    if weights == "pairs_by_distance":
        length = np.linalg.norm(cells.separations, axis=1)
        pairs /= np.square(np.maximum(length, NEAREST_WEIGHT * length.max()))
    elif weights == "equal":
        pairs /= np.bincount(cells.lag, cells.pairs)[cells.lag]
    return pairs / pairs.sum(), np.full(len(pairs), variance)


def balanced_weights(cells: VariogramCells) -> tuple[Floats, Floats]:
    """Return weights of the cells, summing to one, and what misfits of each cell are shares of: its lag's mean.

    A mean over n pairs has a relative variance of about `spread` / n, and a model is never better
    than some percent: so every lag with many pairs weighs the same, and so does every direction within it.
    """
    lags = int(cells.lag.max()) + 1
    pairs = np.bincount(cells.lag, cells.pairs, lags)
    mean = np.bincount(cells.lag, cells.gamma * cells.pairs, lags) / np.maximum(pairs, 1)
    floor = SMALLEST_LAG * float(mean.max())
    of_lag = 1.0 / (cells.spread / np.maximum(pairs, 1) + LAG_ERROR**2)
    of_cell = 1.0 / (cells.spread / cells.pairs + CELL_ERROR**2)
    weights = of_lag[cells.lag] * of_cell / np.bincount(cells.lag, of_cell, lags)[cells.lag]
    return weights / weights.sum(), np.maximum(mean[cells.lag], floor)
