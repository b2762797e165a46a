# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores by distance to what is known: how far from drilling a prediction can be trusted."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .held_out import bootstrap_figures

BANDS = 4
"""Bands of distance, each with as many composites."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def distance_to_known(known: Floats, places: Floats) -> Floats:
    """Return the distance from each place to the nearest known composite, shape (n,); both have shape (m, 3)."""
    from scipy.spatial import cKDTree

    return np.asarray(cKDTree(known).query(places)[0], dtype=np.float64)


def held_out_distance(points: Floats, fold: NDArray[np.int64]) -> Floats:
    """Return the distance from each composite to the nearest one of another fold, shape (n,)."""
    distance = np.zeros(len(points))
    for number in np.unique(fold):
        is_out = fold == number
        distance[is_out] = distance_to_known(points[~is_out], points[is_out])
    return distance


def scores_by_distance(
    distance: Floats,
    probability: Floats,
    kriging: Floats,
    ore: Flags,
    group: NDArray[np.int64],
    *,
    seed: int = 1,
) -> list[dict[str, Any]]:
    """Return scores in bands of distance, the nearest first; where many distances are equal there are fewer bands.

    Parameters
    ----------
    distance : array of shape (n,)
        From each withheld composite to the nearest known one, CRS units.
    probability, kriging : array of shape (n,)
        Of ore, by the prediction and by kriging alone.
    ore : boolean array of shape (n,)
    group : integer array of shape (n,)
        Groups of holes, drawn as wholes for the intervals.
    seed : int
        Of the draws.

    Returns
    -------
    list of dict
        `from`, `to`, `n`, `ore`; `auc` and `kriging_auc` with intervals, None in them where a band is all ore or all
        waste; the share of ore `predicted` and `observed`.
    """
    ends = np.unique(np.quantile(distance, np.linspace(0.0, 1.0, BANDS + 1)))
    if len(ends) == 1:  # all equally far
        ends = np.repeat(ends, 2)
    bands = []
    for low, high in zip(ends[:-1], ends[1:]):
        rows = (distance >= low) & ((distance < high) | (high == ends[-1]))
        if not rows.any():  # both ends lie between the same two distances
            continue
        ways = {"auc": probability[rows], "kriging_auc": kriging[rows]}
        figures, _ = bootstrap_figures(ways, ore[rows], group[rows], against="auc", seed=seed)
        bands.append(
            {
                "from": float(low),
                "to": float(high),
                "n": int(np.count_nonzero(rows)),
                "ore": int(np.count_nonzero(ore[rows])),
                **{name: found["auc"].to_dict() for name, found in figures.items()},
                "predicted": float(probability[rows].mean()),
                "observed": float(ore[rows].mean()),
            }
        )
    return bands
