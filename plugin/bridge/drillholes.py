# SPDX-License-Identifier: GPL-2.0-or-later
"""Drillholes between layers and the engine: tables in, composites and lists of what was left out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ..engine.drillholes.compositing import Composites
from ..engine.drillholes.tables import TABLES, AssayRules, Drillholes, Rejection, Replacement, parse_drillholes
from ..engine.errors import InvalidInputError, Notice
from ..engine.progress import Progress, no_progress
from .expressions import NULL_CODE
from .messages import sentence
from .points import Field, write_points, write_table
from .staging import Staging, StrPath
from .styling import style_graduated_points, style_ore_points
from .tables import read_table

TableSource = Union[QgsVectorLayer, str, Path]


def read_drillholes(
    layers: Mapping[str, TableSource],
    *,
    columns: str = "",
    rules: AssayRules | None = None,
    dip_sign: str = "auto",
    stop_at_faults: bool = True,
    progress: Progress = no_progress,
) -> Drillholes:
    """Return the drillholes of layers or files.

    Parameters
    ----------
    layers : mapping
        `collars` and any of `surveys`, `assays`, `lithology`, `alteration`.
    columns : str
        Columns set by hand, as `parse_columns` reads them.
    rules, dip_sign, stop_at_faults
        As in `parse_drillholes`.
    """
    tables = {}
    for number, name in enumerate(given := [name for name in TABLES if name in layers]):
        progress(number / (2 * len(given)), "Reading the {table}", table=name)
        tables[name] = read_table(layers[name], name)
    progress(0.5)
    return parse_drillholes(
        tables, columns=parse_columns(columns), rules=rules, dip_sign=dip_sign, stop_at_faults=stop_at_faults
    )


def parse_columns(text: str) -> dict[str, dict[str, str]]:
    """Return the columns that were set by hand: table, role, header.

    Written as JSON, or as `assays.depth_from = VON` on lines of their own or with semicolons between.

    Examples
    --------
    >>> parse_columns("collars.x = RECHTS; collars.y = HOCH")
    {'collars': {'x': 'RECHTS', 'y': 'HOCH'}}
    """
    if text.strip().startswith("{"):
        return _columns_of_json(text)
    columns: dict[str, dict[str, str]] = {}
    for entry in text.replace(";", "\n").splitlines():
        if not entry.strip():
            continue
        place, equals, header = entry.partition("=")
        table, point, role = place.strip().partition(".")
        if not (equals and point and role and header.strip()):
            raise _not_columns(entry.strip())
        columns.setdefault(table.strip().lower(), {})[role.strip().lower()] = header.strip()
    return columns


def _columns_of_json(text: str) -> dict[str, dict[str, str]]:
    """Return the columns that a JSON text sets."""
    try:
        given = json.loads(text)
        return {
            str(table): {str(role): str(header) for role, header in roles.items()} for table, roles in given.items()
        }
    except (ValueError, AttributeError) as error:
        raise _not_columns(text) from error


def _not_columns(given: str) -> InvalidInputError:
    return InvalidInputError(
        "Columns are set by hand as table.role = header, such as assays.depth_from = VON, but {given} was given.",
        given=given,
    )


def reading_notices(holes: Drillholes) -> tuple[Notice, ...]:
    """Return what the user should be told about the reading: guesses, replacements, rows left out by rule."""
    return (*holes.notices, *map(replacement_notice, holes.replaced), *rejection_notices(holes.rejected))


def replacement_notice(replaced: Replacement) -> Notice:
    """Return the sentence that counts the replacements of one code in one column."""
    fields = {
        "count": replaced.count,
        "column": replaced.column,
        "table": replaced.table,
        "value": replaced.value,
        "by": replaced.replaced_by,
    }
    if not replaced.replaced_by:
        return Notice("In {column} of the {table}, {value} was taken as missing; cells: {count}.", fields)
    return Notice("In {column} of the {table}, {value} was replaced by {by}; cells: {count}.", fields)


def rejection_notices(rejected: Sequence[Rejection]) -> tuple[Notice, ...]:
    """Return one sentence for each table and rule that rows were left out by."""
    counts = Counter((entry.table, entry.rule) for entry in rejected)
    first = {(entry.table, entry.rule): entry for entry in reversed(rejected)}
    return tuple(
        Notice(
            "{table}: {count} rows were left out, wholly or in part, by the rule {rule}. The first: {reason}",
            {"table": table, "count": count, "rule": rule, "reason": sentence(first[table, rule].reason)},
        )
        for (table, rule), count in counts.items()
    )


def composite_columns(composites: Composites) -> dict[str, NDArray[Any]]:
    """Return the columns of the composites in the order of their layer, without ore."""
    return {
        "hole_id": composites.hole_id,
        "depth_from": composites.depth_from,
        "depth_to": composites.depth_to,
        "length": composites.length,
        **({"bench": composites.bench} if len(composites.bench) else {}),
        **composites.grades,
        **composites.categories,
        **composites.proportions,
    }


def write_composites(
    path: StrPath,
    composites: Composites,
    crs: QgsCoordinateReferenceSystem,
    *,
    ore: NDArray[np.int8] | None = None,
    weights: NDArray[np.float64] | None = None,
    staging: Staging | None = None,
    progress: Progress = no_progress,
) -> str:
    """Write the composites as PointZ layer and return its path.

    Parameters
    ----------
    ore : array of int8, shape (n,), optional
        1 ore, 0 waste, -1 not known, which is NULL in the layer.
    weights : array of float, shape (n,), optional
        Declustering weights, NaN where there is none.
    """
    fields = [
        Field(name, "text" if values.dtype.kind == "U" else "float", values, _alias(name, composites))
        for name, values in composite_columns(composites).items()
    ]
    if weights is not None:
        fields.append(Field("weight", "float", weights))
    if ore is not None:
        fields.append(Field("ore", "int", [None if code == NULL_CODE else int(code) for code in ore]))
    style = _style(composites, has_ore=ore is not None)
    return write_points(path, composites.points, fields, crs, style=style, staging=staging, progress=progress)


def _alias(name: str, composites: Composites) -> str:
    """Return the name of a grade with its unit, '' when it has none."""
    unit = composites.units.get(name, "")
    return f"{name} ({unit})" if unit else ""


def _style(composites: Composites, *, has_ore: bool) -> Any:
    """Return what styles the layer: ore where it was asked for, else the first grade in classes of equal count."""
    if has_ore:
        return style_ore_points
    for name, values in composites.grades.items():
        known = values[np.isfinite(values)]
        bounds = np.unique(np.quantile(known, np.linspace(0.0, 1.0, 8))) if len(known) else np.empty(0)
        if len(bounds) > 2:
            return lambda layer: style_graduated_points(layer, name, bounds.tolist())
    return None


def write_rejected(path: StrPath, rejected: Sequence[Rejection], *, staging: Staging | None = None) -> str:
    """Write the rows left out as a table (.gpkg or .csv) and return its path."""
    fields = [
        Field("table_name", "text", [entry.table for entry in rejected]),
        Field("row", "int", [entry.row or None for entry in rejected]),
        Field("hole_id", "text", [entry.hole_id for entry in rejected]),
        Field("depth", "float", [entry.depth for entry in rejected]),
        Field("rule", "text", [entry.rule for entry in rejected]),
        Field("reason", "text", [sentence(entry.reason) for entry in rejected]),
    ]
    return write_table(path, fields, staging=staging)
