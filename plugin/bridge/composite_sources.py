# SPDX-License-Identifier: GPL-2.0-or-later
"""Composites of a layer as the honest predictor learns from them: places, holes, ore, and the grade ore is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsExpression, QgsFeatureSource, QgsVectorLayer

from ..engine.drillholes.names import DENSITY
from ..engine.errors import InvalidInputError, Notice
from ..engine.evaluation.metrics import area_under_roc
from .composite_fields import PLACE_FIELDS
from .expressions import compared_number, evaluate_condition, evaluate_number, fields_of
from .left_out import groups_by_hole
from .points import read_points
from .samples import Samples, read_samples

Columns = Mapping[str, NDArray[Any]]

LEAST_KNOWN = 0.5
"""Share of the composites that must have a field that is taken as the grade on its own."""


@dataclass(frozen=True)
class CompositeSources:
    """Composites that are ore or waste and have a grade, sorted by hole and place whatever their order in the layer."""

    points: NDArray[np.float64]
    """Easting, northing, elevation, shape (n, 3)."""
    grade: NDArray[np.float64]
    """The number that ore is about, shape (n,)."""
    ore: NDArray[np.bool_]
    """Shape (n,)."""
    hole: NDArray[np.int32]
    """Hole of each, as its place in `hole_names`, shape (n,)."""
    hole_names: tuple[str, ...]
    """Names of the holes."""
    collars: NDArray[np.float64]
    """Where each hole starts, shape (holes, 3); NaN where not known."""
    target: str
    """The expression of ore."""
    grade_name: str
    """The field or expression of the grade."""
    rows: NDArray[np.int64]
    """Which features of the layer they are, counted among those that have a place, shape (n,)."""
    crs: QgsCoordinateReferenceSystem
    """CRS of the layer; may be invalid."""
    notices: tuple[Notice, ...]
    """What was left out and guessed."""

    @property
    def arrays(self) -> dict[str, NDArray[Any]]:
        """The arrays as jobs take them."""
        return {
            "points": self.points,
            "grade": self.grade,
            "ore": self.ore.astype(np.uint8),
            "hole": self.hole,
            "collars": self.collars,
        }


def composite_sources(
    source: QgsVectorLayer | QgsFeatureSource,
    *,
    target: str,
    grade: str = "",
    collars: QgsVectorLayer | None = None,
    collar_columns: str = "",
) -> CompositeSources:
    """Return the composites of a layer that are known to be ore or waste.

    Parameters
    ----------
    source : QgsVectorLayer or QgsFeatureSource
        Points with elevation and a field of the hole.
    target : str
        QGIS expression, true where a composite is ore; a field of 0 and 1 is one too.
    grade : str
        QGIS expression of the number that ore is about. Empty: where the target compares something with a number,
        that; else the one field that tells ore best.
    collars : QgsVectorLayer, optional
        Table of collars; without it each hole is drawn on from its uppermost composites.
    collar_columns : str
        Columns of that table set by hand, as `parse_columns` reads them.

    Raises
    ------
    InvalidInputError
        No holes, an expression that cannot be used, or composites of one class only.
    """
    samples = read_samples(source)
    if not samples.hole_names:
        raise InvalidInputError(
            "The composites do not say which hole they belong to (no field such as hole_id); learning leaves out whole "
            "holes to know what it is worth."
        )
    table = read_points(source)
    placed = np.isfinite(table.points).all(axis=1)
    columns = {name: values[placed] for name, values in table.columns.items()}
    ore = evaluate_condition(target, columns)
    _check_classes(target, ore)
    name, values, guessed = _grade(target, grade, columns, ore)
    kept = (ore >= 0) & np.isfinite(values)
    left = [_left_out(kept, target, name), guessed]
    starts = _starts(samples, source, collars, collar_columns)
    order = _order(samples, kept)
    return CompositeSources(
        samples.points[order],
        values[order],
        ore[order] == 1,
        samples.holes[order],
        samples.hole_names,
        starts,
        target,
        name,
        order,
        samples.crs,
        (*samples.notices, *(one for one in left if one is not None)),
    )


def _starts(
    samples: Samples, source: QgsVectorLayer | QgsFeatureSource, collars: QgsVectorLayer | None, columns: str
) -> NDArray[np.float64]:
    if len(samples.hole_names) < 2:
        raise InvalidInputError(
            "All composites belong to the hole {hole}; learning needs several holes.", hole=samples.hole_names[0]
        )
    return groups_by_hole(samples, source, collars, 0.0, columns=columns).collars


def _order(samples: Samples, kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the rows that are kept, sorted by hole, then from the top down."""
    easting, northing, elevation = samples.points.T
    order = np.lexsort((northing, easting, -elevation, samples.holes))
    return np.asarray(order[kept[order]])


def _check_classes(target: str, ore: NDArray[np.int8]) -> None:
    n_ore, n_waste = int(np.count_nonzero(ore == 1)), int(np.count_nonzero(ore == 0))
    if not n_ore or not n_waste:
        raise InvalidInputError(
            "The target {target} makes {ore} composites ore and {waste} waste; both are needed.",
            target=target,
            ore=n_ore,
            waste=n_waste,
        )


def _grade(
    target: str, wanted: str, columns: Columns, ore: NDArray[np.int8]
) -> tuple[str, NDArray[np.float64], Notice | None]:
    """Return name and values of the grade, and what was guessed about it."""
    compared = wanted.strip() or compared_number(target)
    if compared:
        return compared, evaluate_number(compared, columns), None
    named = fields_of(target, list(columns))
    candidates = _candidates(columns, named) or _candidates(columns, list(columns))
    if not candidates:
        text = "The target {target} is about no number; learning sees ore and waste only, no grade."
        return target, np.where(ore >= 0, ore, np.nan).astype(np.float64), Notice(text, {"target": target})
    power = {name: _power(columns[name], ore) for name in candidates}
    best = max(candidates, key=lambda name: power[name])
    text = "As the grade that ore is about, {grade} is taken, which tells it best (AUC {auc}); GRADE can name another."
    return (
        QgsExpression.quotedColumnRef(best),
        columns[best],
        Notice(text, {"grade": best, "auc": f"{power[best]:.3f}"}),
    )


def _candidates(columns: Columns, names: Sequence[str]) -> list[str]:
    """Return the numbers among some fields that most composites have and that are no places or labels."""
    return [
        name
        for name in names
        if name.lower() not in PLACE_FIELDS
        and name.lower() not in DENSITY
        and columns[name].dtype.kind == "f"
        and np.isfinite(columns[name]).mean() >= LEAST_KNOWN
    ]


def _power(values: NDArray[np.float64], ore: NDArray[np.int8]) -> float:
    """Return the AUC of a field alone, of the composites that have it; 0 where it is not defined."""
    known = np.isfinite(values) & (ore >= 0)
    return float(np.nan_to_num(area_under_roc(values[known], ore[known] == 1)))


def _left_out(kept: NDArray[np.bool_], target: str, grade: str) -> Notice | None:
    if kept.all():
        return None
    return Notice(
        "{n} of {total} composites are left out: {target} is not known there, or {grade} has no value.",
        {"n": int(np.count_nonzero(~kept)), "total": len(kept), "target": target, "grade": grade},
    )
