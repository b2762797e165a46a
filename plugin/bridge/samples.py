# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples of one field, as variograms and kriging want them, from a layer of points such as composites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureSource, QgsVectorLayer

from ..engine.drillholes.collars import look_like_degrees
from ..engine.drillholes.names import field_name, header_key
from ..engine.errors import InvalidInputError, Notice
from .crs import check_crs
from .points import PointTable, read_points

HOLE_FIELDS = frozenset({"holeid", "bhid", "dhid", "hole", "holename", "drillhole", "钻孔编号", "孔号", "工程号"})
"""How the field with the hole may be called, as keys of headers."""


@dataclass(frozen=True)
class Samples:
    """The samples of a layer and one of its fields."""

    points: NDArray[np.float64]
    """Easting, northing, elevation, shape (n, 3), all known."""
    holes: NDArray[np.int32]
    """Hole of each sample, as its place in `hole_names`; -1 when the layer does not say."""
    hole_names: tuple[str, ...]
    """Names of the holes, sorted; empty when the layer does not say."""
    values: NDArray[Any]
    """Float64 with NaN for missing, or text with '' for missing, shape (n,); empty when no field was asked for."""
    field: str
    """Name of the field in small letters with underscores, without its CRS or layer."""
    unit: str
    """Unit that the field's name states; empty when it states none."""
    crs: QgsCoordinateReferenceSystem
    """CRS of the layer; may be invalid."""
    notices: tuple[Notice, ...]
    """Samples left out, and a warning when there is no CRS."""

    @property
    def is_text(self) -> bool:
        """Whether the values are text."""
        return self.values.dtype.kind == "U"


def read_samples(source: QgsVectorLayer | QgsFeatureSource, field: str = "") -> Samples:
    """Return the samples of a layer of points with elevation; those without a place are left out and counted.

    Raises
    ------
    InvalidInputError
        No points, no elevations, no such field, or coordinates in degrees.
    """
    hole_field = next((name for name in source.fields().names() if header_key(name) in HOLE_FIELDS), "")
    wanted = [name for name in dict.fromkeys((field, hole_field)) if name]
    table = read_points(source, wanted)
    warning = check_crs(table.crs)
    notices = [warning] if warning is not None else []
    placed = np.isfinite(table.points).all(axis=1)
    _check_placed(placed)
    if not placed.all():
        notices.append(
            Notice(
                "{n} of {total} samples have no point with an elevation and are left out.",
                {"n": int(np.count_nonzero(~placed)), "total": len(placed)},
            )
        )
    if warning is not None:
        _check_lengths(table.points[placed])
    holes, hole_names = _holes(table, hole_field, placed)
    name, unit = field_name(field) if field else ("", "")
    values = table.columns[field][placed] if field else np.zeros(0)
    return Samples(table.points[placed], holes, hole_names, values, name, unit, table.crs, tuple(notices))


def _check_placed(placed: NDArray[np.bool_]) -> None:
    if len(placed) == 0:
        raise InvalidInputError("The layer of samples is empty; at least one sample is needed.")
    if not placed.any():
        raise InvalidInputError(
            "None of the {n} samples has an elevation; a layer of points with Z is needed, such as composites.",
            n=len(placed),
        )


def _check_lengths(points: NDArray[np.float64]) -> None:
    """Refuse longitudes and latitudes of a layer that has no CRS."""
    if look_like_degrees(points):
        raise InvalidInputError(
            "The coordinates of the samples look like degrees (the first is {x}, {y}); eastings and northings in "
            "metres or feet are needed: reproject the layer to a projected CRS.",
            x=float(points[0, 0]),
            y=float(points[0, 1]),
        )


def check_numbers(samples: Samples) -> None:
    """Refuse a field of text, and one that has no value at any sample."""
    if samples.is_text:
        example = next((str(value) for value in samples.values if value), "")
        if not example:
            raise InvalidInputError(
                "The field {field} is one of text, and is empty at all of the {n} samples; a field of numbers is "
                "needed.",
                field=samples.field,
                n=len(samples.values),
            )
        raise InvalidInputError(
            "The field {field} holds text, such as {example}; a number is needed. Krige categories takes text.",
            field=samples.field,
            example=example,
        )
    if not np.isfinite(samples.values).any():
        raise InvalidInputError(
            "The field {field} has no value at any of the {n} samples; at least one is needed.",
            field=samples.field,
            n=len(samples.values),
        )


def _holes(table: PointTable, hole_field: str, placed: NDArray[np.bool_]) -> tuple[NDArray[np.int32], tuple[str, ...]]:
    """Return the hole of each sample as a number, and the names."""
    if not hole_field:
        return np.full(int(np.count_nonzero(placed)), -1, dtype=np.int32), ()
    column = table.columns[hole_field][placed]
    text = [f"{one:g}" for one in column] if column.dtype.kind == "f" else column.tolist()
    names, numbers = np.unique(np.array(text, dtype=str), return_inverse=True)
    return numbers.ravel().astype(np.int32), tuple(str(name) for name in names)
