# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistics of the composites that a place knows: at several scales, by hole, by direction."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .sources import Sources

SCALES = (4, 8, 16, 32, 64, 128)
"""Numbers of nearest composites over which statistics are taken."""

BANDWIDTHS = (25.0, 60.0, 150.0)
"""Bandwidths of the kernels, CRS units."""

HOLES = 6
"""Nearest holes whose distance and grade are told."""

SOFTENING = 1e-3
"""Added to a kernel's weight, so that places far from all composites get the mean score, zero."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Features = dict[str, Floats]
"""Values by name, each of shape (n,)."""


def neighbourhood_features(places: Floats, near: Numbers, sources: Sources) -> Features:
    """Return statistics of the sources that each place knows.

    Parameters
    ----------
    places : array of shape (n, 3)
    near : integer array of shape (n, k)
        Numbers of sources, nearest first; -1 where there are no more.
    sources : Sources

    Returns
    -------
    dict
        Values by name, shape (n,) each; NaN where there is nothing to take them from.
    """
    absent = near < 0
    at = np.where(absent, 0, near)
    away = sources.points[at] - places[:, None, :]
    distance = np.sqrt(np.square(away).sum(axis=2))
    distance[absent] = np.inf
    score = np.where(absent, np.nan, sources.score[at])
    ore = np.where(absent, np.nan, sources.ore[at])
    return {
        **_scales(distance, score, ore),
        **_weighted(distance, score, ore),
        **_holes(distance, score, sources.hole[at]),
        **_directions(distance, score, away),
    }


def _scales(distance: Floats, score: Floats, ore: Floats) -> Features:
    """Return mean, deviation, maximum, share of ore and reach of the nearest k."""
    features: Features = {}
    for k in (scale for scale in SCALES if scale <= distance.shape[1]):
        near = score[:, :k]
        weight = np.isfinite(near)
        count = np.maximum(weight.sum(axis=1), 1)
        filled = np.where(weight, near, 0.0)
        mean = filled.sum(axis=1) / count
        spread = np.where(weight, near - mean[:, None], 0.0)
        features[f"mean_{k}"] = mean
        features[f"deviation_{k}"] = np.sqrt(np.square(spread).sum(axis=1) / count)
        features[f"maximum_{k}"] = np.where(weight, near, -np.inf).max(axis=1)
        features[f"ore_share_{k}"] = np.where(weight, ore[:, :k], 0.0).sum(axis=1) / count
        features[f"distance_{k}"] = np.log1p(distance[:, k - 1])
    return {name: np.where(np.isfinite(values), values, np.nan) for name, values in features.items()}


def _weighted(distance: Floats, score: Floats, ore: Floats) -> Features:
    """Return inverse-distance means, and kernel means with their weights."""
    known = np.isfinite(score)
    score, ore = np.where(known, score, 0.0), np.where(known, ore, 0.0)
    square = 1.0 / np.square(np.maximum(distance[:, :16], 1.0))
    total = np.maximum(square.sum(axis=1), 1e-300)
    cube = 1.0 / np.maximum(distance[:, :64], 1.0) ** 3
    features = {
        "inverse_distance": (square * score[:, :16]).sum(axis=1) / total,
        "inverse_distance_ore": (square * ore[:, :16]).sum(axis=1) / total,
        "inverse_cube": (cube * score[:, :64]).sum(axis=1) / np.maximum(cube.sum(axis=1), 1e-300),
    }
    for bandwidth in BANDWIDTHS:
        weight = np.exp(-0.5 * np.square(distance / bandwidth))
        total = weight.sum(axis=1) + SOFTENING
        features[f"kernel_{bandwidth:.0f}"] = (weight * score).sum(axis=1) / total
        features[f"kernel_weight_{bandwidth:.0f}"] = np.log(total)
    return features


def _holes(distance: Floats, score: Floats, hole: Numbers) -> Features:
    """Return distance and inverse-distance mean of the nearest holes, nearest first."""
    rows = np.arange(len(distance))
    weight = np.where(np.isfinite(distance), 1.0 / np.square(np.maximum(distance, 1.0)), 0.0)
    values = np.where(np.isfinite(score), score, 0.0)
    left = distance.copy()
    features: Features = {}
    for number in range(1, HOLES + 1):
        nearest = left.argmin(axis=1)
        reach = left[rows, nearest]
        same = hole == hole[rows, nearest][:, None]
        mean = (same * weight * values).sum(axis=1) / np.maximum((same * weight).sum(axis=1), 1e-300)
        is_there = np.isfinite(reach)
        features[f"hole_{number}_distance"] = np.where(is_there, np.log(np.maximum(reach, 0.1)), np.nan)
        features[f"hole_{number}_score"] = np.where(is_there, mean, np.nan)
        left = np.where(same, np.inf, left)
    return features


def _directions(distance: Floats, score: Floats, away: Floats) -> Features:
    """Return the mean over each of the eight octants about the place, weighted by inverse distance."""
    octant = (away >= 0.0) @ np.array([1, 2, 4])
    weight = np.where(np.isfinite(distance), 1.0 / np.maximum(distance, 5.0), 0.0)
    values = np.where(np.isfinite(score), score, 0.0)
    features: Features = {}
    for number in range(8):
        part = weight * (octant == number)
        total = part.sum(axis=1)
        features[f"octant_{number}"] = np.where(
            total > 0.0, (part * values).sum(axis=1) / np.maximum(total, 1e-300), np.nan
        )
    return features
