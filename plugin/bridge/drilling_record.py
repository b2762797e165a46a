# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run found in the drillhole tables and did to them, as plain values for its record and report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
from qgis.core import QgsVectorLayer

from ..engine.drillholes.statistics import raw_numbers, summarize
from ..engine.drillholes.tables import Drillholes, Intervals
from ..engine.drillholes.validation import validate_drillholes
from .drillholes import TableSource
from .messages import sentence
from .points import read_points
from .staging import StrPath
from .tables import read_table


def drilling_record(tables: Mapping[str, TableSource], holes: Drillholes, composites: StrPath) -> dict[str, Any]:
    """Return counts, statistics before and after cleaning, and every rule that was applied.

    Parameters
    ----------
    tables : mapping
        Layers or files by name, as they were read.
    holes : Drillholes
        What they were read into.
    composites : str or Path
        The layer of composites that were made of them.
    """
    columns = read_points(QgsVectorLayer(str(composites), "composites", "ogr")).columns
    texts = {name: read_table(source, name) for name, source in tables.items()}
    left_out = Counter(entry.table for entry in holes.rejected)
    return {
        "holes": len(holes.collars.hole_id),
        "surveyed_holes": len(np.unique(holes.surveys.hole_id)),
        "metres": float(np.nansum(holes.end_depths())),
        "composites": len(columns["hole_id"]) if "hole_id" in columns else 0,
        "tables": [
            {"table": name, "rows": text.n_rows, "left_out": left_out.get(name, 0)} for name, text in texts.items()
        ],
        "grades": [
            {
                "field": name,
                "unit": table.units.get(name, ""),
                "table": table.name,
                "found": summarize(raw_numbers(texts[table.name], name)).to_dict(),
                "cleaned": summarize(values, table.depth_to - table.depth_from).to_dict(),
                "composites": summarize(columns[name], columns["length"]).to_dict() if name in columns else None,
            }
            for table in holes.tables
            for name, values in table.grades.items()
        ],
        "categories": [_category(table, name) for table in holes.tables for name in table.categories],
        "replaced": [
            {
                "table": entry.table,
                "column": entry.column,
                "rule": entry.rule,
                "value": entry.value,
                "by": entry.replaced_by,
                "count": entry.count,
            }
            for entry in holes.replaced
        ],
        "left_out": _left_out(holes),
        "noticed": _noticed(holes),
        "notices": [sentence(notice) for notice in holes.notices],
    }


def _left_out(holes: Drillholes) -> list[dict[str, Any]]:
    """Return how many rows each rule left out, wholly or in part, with the first of them."""
    counts = Counter((entry.table, entry.rule) for entry in holes.rejected)
    first = {(entry.table, entry.rule): entry for entry in reversed(holes.rejected)}
    return [
        {"table": table, "rule": rule, "count": count, "first": sentence(first[table, rule].reason)}
        for (table, rule), count in counts.items()
    ]


def _noticed(holes: Drillholes) -> list[dict[str, Any]]:
    """Return how often each rule found something that was used as it stands, with the first and what to do.

    Cells that were replaced and rows that were left out have lists of their own.
    """
    listed = {(entry.table, entry.rule) for entry in holes.rejected}
    found = [
        one
        for one in validate_drillholes(holes)
        if (one.table, one.rule) not in listed and one.rule not in {"replaced_cells", "negative_unexplained"}
    ]
    counts = Counter((one.table, one.rule) for one in found)
    first = {(one.table, one.rule): one for one in reversed(found)}
    return [
        {
            "table": table,
            "rule": rule,
            "severity": first[table, rule].severity,
            "count": count,
            "first": sentence(first[table, rule].message),
            "remedy": sentence(first[table, rule].remedy),
        }
        for (table, rule), count in counts.items()
    ]


def _category(table: Intervals, field: str) -> dict[str, Any]:
    """Return the logged length of each name of a category, the longest first."""
    names, place = np.unique(table.categories[field], return_inverse=True)
    lengths = np.bincount(place.ravel(), weights=table.depth_to - table.depth_from)
    order = np.argsort(-lengths, kind="stable")
    known = [(str(names[k]), float(lengths[k])) for k in order if names[k]]
    return {
        "field": field,
        "table": table.name,
        "lengths": dict(known),
        "missing": float(lengths[names == ""].sum()),
    }
