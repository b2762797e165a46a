# SPDX-License-Identifier: GPL-2.0-or-later
"""Which fields of the composites can become features of a block model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsVectorLayer

from ..engine.drillholes.columns import find_columns
from ..engine.drillholes.names import DENSITY_NAMES, field_name, header_key
from ..engine.errors import InvalidInputError, Notice
from .points import read_points
from .tables import read_table

PLACE_FIELDS = ("fid", "hole_id", "depth_from", "depth_to", "length", "bench", "weight", "ore")
"""Fields of composites that say where, how much they weigh, or are the label."""
LEAST_SHARE = 0.5
"""Share of the composites that must have a value for a field to be taken on its own."""
LOGGED = ("lithology", "alteration")


@dataclass(frozen=True)
class FeatureFields:
    """The fields of composites that are estimated into blocks."""

    grades: tuple[str, ...]
    """Numbers."""
    categories: tuple[str, ...]
    """Texts."""
    n_ore: int
    """Composites that are ore."""
    n_waste: int
    """Composites that are not."""
    notices: tuple[Notice, ...]
    """Which fields were taken on their own, and which were left out."""


def feature_fields(
    composites: str,
    tables: Mapping[str, QgsVectorLayer],
    columns: Mapping[str, Mapping[str, str]],
    *,
    grades: Sequence[str] | None,
    categories: Sequence[str] | None,
) -> FeatureFields:
    """Return the fields to estimate: those that are named, else those that most composites have.

    Of each logged table the first column is taken; of the assays every grade, densities left out.

    Parameters
    ----------
    composites : str
        The layer of composites.
    tables : mapping
        The tables it was made from, by name.
    columns : mapping
        Columns of the tables set by hand: table, role, header.
    grades, categories : sequence of str or None
        Fields that are wanted; None to find them.

    Raises
    ------
    InvalidInputError
        A field is not there or is of the wrong kind.
    """
    found = read_points(QgsVectorLayer(composites, "composites", "ogr")).columns
    numbers = {name: values for name, values in found.items() if values.dtype.kind == "f" and name not in PLACE_FIELDS}
    texts = {name: values for name, values in found.items() if values.dtype.kind == "U" and name not in PLACE_FIELDS}
    ore = found.get("ore", np.zeros(0))
    taken_grades, grade_notices = _grades(numbers, grades)
    taken_texts, text_notices = _categories(texts, tables, columns, categories)
    return FeatureFields(
        taken_grades,
        taken_texts,
        int(np.count_nonzero(ore == 1)),
        int(np.count_nonzero(ore == 0)),
        (*grade_notices, *text_notices),
    )


def _grades(
    numbers: Mapping[str, NDArray[Any]], wanted: Sequence[str] | None
) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    if wanted is not None:
        return _named(wanted, numbers, "number"), ()
    usual = set(DENSITY_NAMES.split())
    grades = tuple(
        name
        for name, values in numbers.items()
        if name not in usual and header_key(name) not in usual and _is_common(~np.isnan(values))
    )
    return grades, _taken("grades", grades, tuple(numbers))


def _categories(
    texts: Mapping[str, NDArray[Any]],
    tables: Mapping[str, QgsVectorLayer],
    columns: Mapping[str, Mapping[str, str]],
    wanted: Sequence[str] | None,
) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    if wanted is not None:
        return _named(wanted, texts, "text"), ()
    taken: list[str] = []
    for table in LOGGED:
        if table not in tables:
            continue
        headers = find_columns(read_table(tables[table], table), columns.get(table)).values
        names = (field_name(header)[0] for header in headers)
        usable = [name for name in names if name in texts and _is_category(texts[name]) and name not in taken]
        taken.extend(usable[:1])
    return tuple(taken), _taken("categories", tuple(taken), tuple(texts))


def _is_common(known: NDArray[np.bool_]) -> bool:
    return bool(known.size) and float(known.mean()) >= LEAST_SHARE


def _is_category(values: NDArray[Any]) -> bool:
    """Return whether most have a value and there is more than one."""
    return _is_common(values != "") and len(np.unique(values[values != ""])) > 1


def _named(wanted: Sequence[str], known: Mapping[str, Any], kind: str) -> tuple[str, ...]:
    by_name = {name.lower(): name for name in known}
    missing = [name for name in wanted if name.lower() not in by_name]
    if missing:
        raise InvalidInputError(
            "The composites have no {kind} field {missing}; those they have are {known}.",
            kind=kind,
            missing=", ".join(missing),
            known=", ".join(known) or "none",
        )
    return tuple(by_name[name.lower()] for name in wanted)


def _taken(what: str, taken: tuple[str, ...], known: tuple[str, ...]) -> tuple[Notice, ...]:
    left = [name for name in known if name not in taken]
    fields = {"what": what, "taken": ", ".join(taken) or "none"}
    if not left:
        return (Notice("As {what} the fields {taken} are taken; the settings can name others.", fields),)
    text = "As {what} the fields {taken} are taken, not {left}; the settings can name others."
    return (Notice(text, {**fields, "left": ", ".join(left)}),)
