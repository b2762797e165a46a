# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated without themselves or their hole: the what goes to the worker and what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsFeatureSource, QgsVectorLayer

from ..engine.drillholes.names import header_key
from ..engine.drillholes.records import Collars
from ..engine.errors import InvalidInputError, Notice
from ..engine.geostatistics.collar_groups import collars_of_samples
from ..engine.geostatistics.comparison import Trial
from ..engine.progress import Progress, no_progress
from .drillholes import read_drillholes
from .jobs import run_job
from .points import read_points
from .samples import Samples

Floats = NDArray[np.float64]

DEPTHS = {"depthfrom": "from", "from": "from", "depthto": "to", "to": "to"}
"""Fields with the depths of a sample, as keys of headers."""


@dataclass(frozen=True)
class Groups:
    """Which samples are left out together."""

    holes: NDArray[np.int32]
    """Hole of each sample, shape (n,)."""
    collars: Floats
    """Where each hole starts, shape (holes, 3); NaN where not known."""
    distance: float
    """Holes whose collars lie within this distance are left out together."""


@dataclass(frozen=True)
class LeftOut:
    """Samples with a value, each estimated from the others."""

    samples: Samples
    """The samples that have a value, on the variograms' scale."""
    trials: tuple[Trial, ...]
    """What was tried."""
    estimates: Floats
    """Shape (trials, n), NaN where not estimated."""
    variances: Floats
    """Shape (trials, n), NaN where not estimated."""
    inverse: Floats
    """By inverse squared distance, shape (n,)."""
    nearest: Floats
    """From the nearest sample, shape (n,)."""
    common: NDArray[np.bool_]
    """The samples that every way estimated and that are scored, shape (n,)."""
    scores: tuple[dict[str, Any], ...]
    """Of each trial, as `EstimationScores.to_dict` gives them."""
    inverse_scores: dict[str, Any]
    """Of inverse distance."""
    nearest_scores: dict[str, Any]
    """Of the nearest sample."""
    best: int
    """Number of the trial with the smallest error."""
    by_hole: bool
    """Whether whole holes were left out."""
    notices: tuple[Notice, ...]
    """What was left out and joined."""

    @property
    def residuals(self) -> Floats:
        """Estimate of the best trial minus the sample, shape (n,)."""
        return np.asarray(self.estimates[self.best] - self.samples.values)

    @property
    def standardised(self) -> Floats:
        """Residuals over the kriging standard deviation, shape (n,); NaN where that is zero."""
        variance = self.variances[self.best]
        return np.asarray(self.residuals / np.sqrt(np.where(variance > 0.0, variance, np.nan)))


def known_samples(samples: Samples) -> tuple[NDArray[np.bool_], Notice | None]:
    """Return which samples have a value, and how many have not."""
    known = np.isfinite(samples.values)
    missing = int(np.count_nonzero(~known))
    if not missing:
        return known, None
    return known, Notice(
        "{n} of {total} samples have no value of {field} and are left out.",
        {"n": missing, "total": len(known), "field": samples.field},
    )


def groups_by_hole(
    samples: Samples,
    source: QgsVectorLayer | QgsFeatureSource,
    collars: QgsVectorLayer | None,
    distance: float,
    *,
    columns: str = "",
) -> Groups:
    """Return the hole of each sample and where the holes start: from a table, else drawn on from the samples.

    Columns of the table with unusual names are set by hand, as `parse_columns` reads them.

    Raises
    ------
    InvalidInputError
        The layer does not say which hole a sample belongs to, or all are of one hole.
    """
    if not samples.hole_names:
        raise InvalidInputError(
            "The samples do not say which hole they belong to (no field such as hole_id); leave out by sample instead."
        )
    if len(samples.hole_names) < 2:
        raise InvalidInputError(
            "All samples belong to the hole {hole}; leave out by sample instead.", hole=samples.hole_names[0]
        )
    if collars is None:
        starts = collars_of_samples(samples.points, _depths(source), samples.holes)
        return Groups(samples.holes, starts, distance)
    table = read_drillholes({"collars": collars}, columns=columns).collars
    known, unknown = _starts_of(table), np.full(3, np.nan)
    return Groups(samples.holes, np.array([known.get(name, unknown) for name in samples.hole_names]), distance)


def _starts_of(collars: Collars) -> dict[str, Floats]:
    """Return where each hole starts, a daughter hole where the hole starts from which it was drilled."""
    mother = {str(hole): str(name) for hole, name in zip(collars.hole_id, collars.parent)}  # none: no such column
    points = {str(name): point for name, point in zip(collars.hole_id, collars.points)}
    starts = {}
    for name in points:
        first, passed = name, set()
        while mother.get(first, "") in points and first not in passed:
            passed.add(first)
            first = mother[first]
        starts[name] = points[first]
    return starts


def _depths(source: QgsVectorLayer | QgsFeatureSource) -> Floats:
    """Return the depth of the middle of each placed sample; NaN without fields of depths."""
    names = {DEPTHS[header_key(name)]: name for name in source.fields().names() if header_key(name) in DEPTHS}
    table = read_points(source, list(names.values()))
    placed = np.isfinite(table.points).all(axis=1)
    columns = [table.columns[name] for name in names.values() if table.columns[name].dtype.kind == "f"]
    if not columns:
        return np.full(int(np.count_nonzero(placed)), np.nan)
    return np.asarray(np.mean(columns, axis=0)[placed], dtype=np.float64)


def leave_out(
    samples: Samples, trials: Sequence[Trial], groups: Groups | None, *, progress: Progress = no_progress
) -> LeftOut:
    """Return every sample with a value estimated from the others, in the worker."""
    known, missing = known_samples(samples)
    holes = samples.holes[known]
    values = np.asarray(samples.values[known], dtype=np.float64)
    kept = replace(samples, points=samples.points[known], holes=holes, values=values)
    arrays: dict[str, NDArray[Any]] = {"points": kept.points, "values": kept.values}
    given: dict[str, Any] = {
        "trials": [
            {
                "name": one.name,
                "variogram": one.variogram.to_dict(),
                "search": one.search.to_dict(),
                "method": one.method.to_dict(),
            }
            for one in trials
        ]
    }
    if samples.hole_names:
        arrays["holes"] = holes
    if groups is not None:
        arrays["collars"] = groups.collars
        given["collar_distance"] = groups.distance
    with run_job("cross_validate_kriging", given, arrays, progress=progress) as result:
        found = result.values
        notices = [missing, *_joined(found["joined"]), *result.notices]
        return LeftOut(
            _on_scale(kept, trials[0].variogram.scale, np.array(result.arrays["truth"])),
            tuple(trials),
            np.array(result.arrays["estimates"]),
            np.array(result.arrays["variances"]),
            np.array(result.arrays["inverse"]),
            np.array(result.arrays["nearest"]),
            np.array(result.arrays["common"]) == 1,
            tuple(found["scores"]),
            found["inverse"],
            found["nearest"],
            found["best"],
            groups is not None,
            tuple(one for one in notices if one is not None),
        )


def _on_scale(samples: Samples, scale: str, values: Floats) -> Samples:
    """Return samples with values on another scale, named for it."""
    if scale == "raw":
        return samples
    return replace(samples, values=values, field=f"{samples.field}, {scale.replace('_', ' ')}", unit="")


def _joined(n: int) -> list[Notice]:
    if not n:
        return []
    return [Notice("{n} holes share a collar with another one and were left out together with it.", {"n": n})]
