# SPDX-License-Identifier: GPL-2.0-or-later
"""All features of a place, made of the composites that it may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, no_progress
from .kriging_trials import KrigingTrial, krige_from
from .neighbourhood import Features, neighbourhood_features
from .sources import Sources

QUANTILES = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Shares of the sources below the cutoffs of the indicators that are kriged beside that of ore."""

CHUNK = 8192
"""Places at once: bounds the memory."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class FeatureTable:
    """Features of places."""

    values: NDArray[np.float32]
    """Shape (n, f); NaN where there is nothing to take one from."""
    names: tuple[str, ...]
    """Their names, (f,)."""

    def column(self, name: str) -> Floats:
        """Return one feature, shape (n,)."""
        return np.asarray(self.values[:, self.names.index(name)], dtype=np.float64)


def make_features(
    places: Floats,
    near: Numbers,
    sources: Sources,
    trials: Sequence[KrigingTrial],
    *,
    progress: Progress = no_progress,
) -> FeatureTable:
    """Return kriged scores, indicators and variances, and statistics of the neighbourhood.

    Parameters
    ----------
    places : array of shape (n, 3)
        Easting, northing, elevation.
    near : integer array of shape (n, k)
        The sources that each place may know, from `nearest_sources`; nothing else of `sources` is used.
    sources : Sources
    trials : sequence of KrigingTrial
        Variograms found on these sources.
    progress : Progress
        Called after each chunk; may raise `CancelledError`.
    """
    tables = []
    names: tuple[str, ...] = ()
    for start in range(0, max(1, len(places)), CHUNK):
        rows = slice(start, start + CHUNK)
        features = {
            **_kriged(places[rows], near[rows], sources, trials),
            **neighbourhood_features(places[rows], near[rows], sources),
        }
        names = tuple(features)
        tables.append(np.column_stack(list(features.values())).astype(np.float32))
        progress(min(1.0, (start + CHUNK) / max(1, len(places))), "Features from other holes")
    return FeatureTable(np.concatenate(tables), names)


def _kriged(places: Floats, near: Numbers, sources: Sources, trials: Sequence[KrigingTrial]) -> Features:
    """Return what the best variogram gives for all indicators, and each one for score and ore."""
    cutoffs = np.quantile(sources.score, QUANTILES)
    plain = np.column_stack([sources.score, sources.ore])
    indicators = (sources.score[:, None] >= cutoffs).astype(np.float64)
    features: Features = {}
    estimates = []
    for number, trial in enumerate(trials, start=1):
        values = np.hstack([plain, indicators]) if number == 1 else plain
        estimate, variance = krige_from(trial, sources, values, places, near)
        estimates.append(estimate[:, :2])
        features[f"kriged_{number}"] = estimate[:, 0]
        features[f"kriged_ore_{number}"] = estimate[:, 1]
        features[f"kriging_variance_{number}"] = variance
        if number == 1:
            features.update({f"above_{share:g}": estimate[:, 2 + i] for i, share in enumerate(QUANTILES)})
    both = np.stack(estimates)
    features["kriged_mean"] = both[:, :, 0].mean(axis=0)
    features["kriged_spread"] = both[:, :, 0].std(axis=0)
    features["kriged_ore_mean"] = both[:, :, 1].mean(axis=0)
    return features
