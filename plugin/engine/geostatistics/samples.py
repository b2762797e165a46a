# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples made ready for kriging: missing values apart, coincident samples averaged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice

COINCIDENT = 1e-6
"""Samples nearer to each other than this, in units of the variogram's range, are one place."""


@dataclass(frozen=True)
class SampleGroup:
    """The samples of those variables that are known at the same places."""

    columns: NDArray[np.int64]
    """Numbers of the variables, shape (v,)."""
    points: NDArray[np.float64]
    """Easting, northing, elevation of distinct places, shape (m, 3)."""
    values: NDArray[np.float64]
    """Values there, shape (m, v), all known."""
    holes: NDArray[np.int64] | None = None
    """Number of the drillhole, shape (m,); None when not known."""
    external: NDArray[np.float64] | None = None
    """External variables that the mean follows, shape (m, e), all known; None when there are none."""


@dataclass(frozen=True)
class Merged:
    """Samples of which those of one label at one place are one."""

    group: SampleGroup
    """What is left of them, m of n."""
    first: NDArray[np.int64]
    """Number of the first sample that each of these was made of, shape (m,)."""
    row: NDArray[np.int64]
    """Which of these each given sample has become part of, shape (n,)."""
    crossing: int
    """How many of these lie at the place of one of another label."""


def group_samples(
    points: NDArray[np.float64],
    values: NDArray[np.float64],
    scale: NDArray[np.float64],
    *,
    holes: NDArray[np.int64] | None = None,
    external: NDArray[np.float64] | None = None,
) -> tuple[list[SampleGroup], tuple[Notice, ...]]:
    """Return the samples by pattern of missing values, coincident ones averaged, and what was done.

    Parameters
    ----------
    points : array of shape (m, 3)
        Easting, northing, elevation; samples without coordinates are left out and counted.
    values : array of shape (m, v)
        Values of the variables; NaN where missing.
    scale : array of shape (3, 3)
        Matrix that turns separations into units of the variogram's range.
    holes : integer array of shape (m,), optional
        Number of each sample's drillhole; of samples at one place the first is kept.
    external : array of shape (m, e), optional
        External variables; samples where one is missing are left out and counted.

    Raises
    ------
    InvalidInputError
        A variable without a single value.
    """
    placed = np.isfinite(points).all(axis=1)
    notices = []
    if not placed.all():
        notices.append(
            Notice(
                "{n} of {total} samples have no coordinates and were left out.",
                {"n": int(np.count_nonzero(~placed)), "total": len(placed)},
            )
        )
    if external is not None:
        has_drift = np.isfinite(external).all(axis=1)
        if not has_drift.all():
            notices.append(
                Notice(
                    "{n} of {total} samples lie where the external drift is not known and were left out.",
                    {"n": int(np.count_nonzero(~has_drift)), "total": len(has_drift)},
                )
            )
        placed = placed & has_drift
    known = np.isfinite(values) & placed[:, None]
    _check_known(known)
    groups = []
    merged = 0
    for pattern, columns in _patterns(known):
        group = _merge_coincident(
            SampleGroup(
                columns,
                points[pattern],
                values[np.ix_(pattern, columns)],
                None if holes is None else holes[pattern],
                None if external is None else external[pattern],
            ),
            scale,
        )
        merged = max(merged, int(np.count_nonzero(pattern)) - len(group.points))
        groups.append(group)
    if merged:
        notices.append(
            Notice("{n} samples lie at the place of another one; the values at one place were averaged.", {"n": merged})
        )
    return groups, tuple(notices)


def _check_known(known: NDArray[np.bool_]) -> None:
    """Refuse variables without a value."""
    empty = np.flatnonzero(~known.any(axis=0))
    if len(empty):
        raise InvalidInputError(
            "Variable {number} of {total} has no value at any of the {samples} samples; at least one is needed.",
            number=int(empty[0]) + 1,
            total=known.shape[1],
            samples=known.shape[0],
        )


def _patterns(known: NDArray[np.bool_]) -> list[tuple[NDArray[np.bool_], NDArray[np.int64]]]:
    """Return each distinct column of `known` with the numbers of the columns that equal it."""
    found: dict[bytes, list[int]] = {}
    for column in range(known.shape[1]):
        found.setdefault(np.packbits(known[:, column]).tobytes(), []).append(column)
    return [(known[:, columns[0]], np.array(columns, dtype=np.int64)) for columns in found.values()]


def _merge_coincident(group: SampleGroup, scale: NDArray[np.float64]) -> SampleGroup:
    """Return distinct places with mean values, ordered by coordinates so that the input's order is no matter."""
    points = group.points
    group = _taken(group, np.lexsort((points[:, 2], points[:, 1], points[:, 0])))
    place = _places((group.points - group.points.mean(axis=0)) @ scale.T)
    if place[-1] == len(points) - 1 and len(np.unique(place)) == len(points):
        return group
    _, first, place, counts = np.unique(place, return_index=True, return_inverse=True, return_counts=True)
    external = None if group.external is None else _means(group.external, place, counts)
    return replace(_taken(group, first), values=_means(group.values, place, counts), external=external)


def merge_within(group: SampleGroup, labels: NDArray[np.int64], scale: NDArray[np.float64]) -> Merged:
    """Return samples with those of one label at one place averaged, in the order in which they were given.

    Parameters
    ----------
    group : SampleGroup
        Samples, several of them possibly at one place.
    labels : integer array of shape (m,)
        Samples of different labels stay apart.
    scale : array of shape (3, 3)
        Matrix that turns separations into units of the variogram's range.
    """
    place = _places((group.points - group.points.mean(axis=0)) @ scale.T)
    both = np.column_stack((place, labels))
    _, first, row, counts = np.unique(both, axis=0, return_index=True, return_inverse=True, return_counts=True)
    if len(first) == len(place):
        return Merged(group, np.arange(len(place)), np.arange(len(place)), _crossing(place))
    order = np.argsort(first)
    row, first, counts = np.argsort(order)[row.ravel()], first[order], counts[order]
    external = None if group.external is None else _means(group.external, row, counts)
    merged = replace(_taken(group, first), values=_means(group.values, row, counts), external=external)
    return Merged(merged, first, row, _crossing(place[first]))


def _crossing(place: NDArray[np.int64]) -> int:
    """Return how many samples share their place."""
    return int(np.count_nonzero(np.bincount(place)[place] > 1))


def _taken(group: SampleGroup, rows: NDArray[np.int64]) -> SampleGroup:
    """Return some of the samples."""
    return SampleGroup(
        group.columns,
        group.points[rows],
        group.values[rows],
        None if group.holes is None else group.holes[rows],
        None if group.external is None else group.external[rows],
    )


def _means(table: NDArray[np.float64], place: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the mean row of each place."""
    return np.column_stack([np.bincount(place, weights=column) for column in table.T]) / counts[:, None]


def _places(scaled: NDArray[np.float64]) -> NDArray[Any]:
    """Return the number of the place of each sample; samples nearer than `COINCIDENT` share one."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    pairs = cKDTree(scaled).query_pairs(COINCIDENT, output_type="ndarray")
    n = len(scaled)
    if len(pairs) == 0:
        return np.arange(n)
    links = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return np.asarray(connected_components(links, directed=False)[1])
