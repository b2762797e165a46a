# SPDX-License-Identifier: GPL-2.0-or-later
"""Composites as a validation takes them: the honest predictor's sources with all that the published protocol krigs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsVectorLayer

from .composite_fields import FeatureFields
from .composite_sources import CompositeSources, composite_sources
from .expressions import fields_of
from .points import read_points
from .rasters import BlockRaster
from .staging import StrPath

MOST_TRUE_BLOCKS = 40_000
"""Blocks of a known truth at which is predicted, at most."""


@dataclass(frozen=True)
class ValidationInputs:
    """What the job `validate_workflow` is given."""

    sources: CompositeSources
    """The composites."""
    fields: FeatureFields
    """Grades and categories that become features."""
    defining: tuple[str, ...]
    """Fields that the expression of ore is made of."""
    depths: NDArray[np.float64]
    """Depth of the upper end of each composite along its hole, shape (n,)."""
    arrays: dict[str, NDArray[Any]]
    """Arrays of the job."""

    @property
    def parameters(self) -> dict[str, Any]:
        """The names that go with the arrays."""
        return {"grade_names": list(self.fields.grades), "category_names": list(self.fields.categories)}


def validation_inputs(
    composites: QgsVectorLayer,
    fields: FeatureFields,
    *,
    target: str,
    grade: str = "",
    collars: QgsVectorLayer | None = None,
    collar_columns: str = "",
    truth: StrPath = "",
) -> ValidationInputs:
    """Return the composites that are known to be ore or waste and have the grade that ore is about.

    Parameters
    ----------
    composites : QgsVectorLayer
        Points as Composite drillholes makes them.
    fields : FeatureFields
        Grades and categories that become features of the published protocol.
    target, grade : str
        Expressions of ore and of the grade that ore is about; see `composite_sources`.
    collars : QgsVectorLayer, optional
        Table of collars, so that holes that start at one place are withheld together.
    collar_columns : str
        Columns of that table set by hand.
    truth : str or Path
        Block model of the true ore; '' where it is not known.
    """
    sources = composite_sources(composites, target=target, grade=grade, collars=collars, collar_columns=collar_columns)
    table = read_points(composites)
    placed = np.flatnonzero(np.isfinite(table.points).all(axis=1))
    columns = {name: values[placed][sources.rows] for name, values in table.columns.items()}
    arrays = {
        **sources.arrays,
        "grades": _stacked([columns[name] for name in fields.grades], len(sources.points), np.float64),
        "categories": _stacked([_codes(columns[name]) for name in fields.categories], len(sources.points), np.int32),
        **(_truth(truth) if truth else {}),
    }
    defining = tuple(fields_of(target, list(columns)))
    return ValidationInputs(sources, fields, defining, _depths(columns, len(sources.points)), arrays)


def _stacked(columns: list[NDArray[Any]], n: int, kind: Any) -> NDArray[Any]:
    return np.column_stack(columns).astype(kind) if columns else np.zeros((n, 0), dtype=kind)


def _codes(names: NDArray[Any]) -> NDArray[np.int32]:
    """Return texts as numbers from 1 in alphabetical order; 0 for none."""
    known, codes = np.unique(names, return_inverse=True)
    numbers = np.where(known == "", 0, np.cumsum(known != ""))
    return np.asarray(numbers[codes.ravel()], dtype=np.int32)


def _depths(columns: Mapping[str, NDArray[Any]], n: int) -> NDArray[np.float64]:
    return columns["depth_from"] if "depth_from" in columns else np.full(n, np.nan)


def _truth(path: StrPath) -> dict[str, NDArray[Any]]:
    """Return the centres of the blocks whose truth is known, thinned evenly, and their truth."""
    raster = BlockRaster.open(path)
    values = raster.read().ravel()
    known = np.flatnonzero(np.isfinite(values))
    kept = np.random.default_rng(0).permutation(known)[:MOST_TRUE_BLOCKS]
    kept.sort()
    return {"truth_points": raster.grid.centres(kept), "truth_ore": (values[kept] == 1).astype(np.uint8)}
