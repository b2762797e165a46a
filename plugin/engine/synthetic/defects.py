# SPDX-License-Identifier: GPL-2.0-or-later
"""The defects of the sample deposit's tables, as they occur in real ones; each is made once and told."""

from __future__ import annotations

import numpy as np

from ..errors import Notice
from .sampling import Rows


def spoil_tables(tables: dict[str, Rows], generator: np.random.Generator) -> tuple[dict[str, Rows], tuple[Notice, ...]]:
    """Return the tables with a handful of defects, and a sentence about each of them.

    A duplicate, an overlap, a mistyped hole and an interval beyond the hole's end in the assays; a
    missing and a reversed interval in the lithology; one hole that was never surveyed.
    """
    assays, duplicate = _repeat(tables["assays"], generator)
    assays, overlap = _overlap(assays, generator)
    assays, typed = _mistype(assays, generator)
    assays, beyond = _overshoot(assays)
    lithology, reversed_ = _reverse(tables["lithology"], generator)
    lithology, missing = _omit(lithology, generator)
    surveys, unsurveyed = _forget_surveys(tables["surveys"], tables["collars"])
    spoilt = {**tables, "assays": assays, "lithology": lithology, "surveys": surveys}
    return spoilt, (duplicate, overlap, typed, beyond, missing, reversed_, unsurveyed)


def _pick(rows: Rows, generator: np.random.Generator) -> int:
    """Return a place whose row, the one before and the one after are of one hole and touch each other."""
    while True:
        place = int(generator.integers(1, len(rows) - 1))
        before, row, after = rows[place - 1 : place + 2]
        if before[0] == row[0] == after[0] and before[2] == row[1] and row[2] == after[1]:
            return place


def _repeat(rows: Rows, generator: np.random.Generator) -> tuple[Rows, Notice]:
    place = _pick(rows, generator)
    notice = Notice("Hole {hole}: the assay from {start} m is given twice.", _where(rows[place]))
    return [*rows[: place + 1], rows[place], *rows[place + 1 :]], notice


def _overlap(rows: Rows, generator: np.random.Generator) -> tuple[Rows, Notice]:
    place = _pick(rows, generator)
    hole, start, *rest = rows[place]
    row = (hole, f"{float(start) - 0.8:.1f}", *rest)
    notice = Notice("Hole {hole}: the assay from {start} m overlaps the one before it by 0.8 m.", _where(row))
    return [*rows[:place], row, *rows[place + 1 :]], notice


def _mistype(rows: Rows, generator: np.random.Generator) -> tuple[Rows, Notice]:
    place = _pick(rows, generator)
    row = ("ZKO" + rows[place][0][3:], *rows[place][1:])
    notice = Notice("The hole {hole} of the assay from {start} m is written with a letter O.", _where(row))
    return [*rows[:place], row, *rows[place + 1 :]], notice


def _overshoot(rows: Rows) -> tuple[Rows, Notice]:
    hole, start, end, *grades = rows[-1]
    row = (hole, start, f"{float(end) + 5.0:.1f}", *grades)
    return [*rows[:-1], row], Notice("Hole {hole}: the assay from {start} m ends below the hole.", _where(row))


def _reverse(rows: Rows, generator: np.random.Generator) -> tuple[Rows, Notice]:
    place = _pick(rows, generator)
    hole, start, end, name = rows[place]
    row = (hole, end, start, name)
    notice = Notice("Hole {hole}: the lithology from {start} m has from and to exchanged.", _where(row))
    return [*rows[:place], row, *rows[place + 1 :]], notice


def _omit(rows: Rows, generator: np.random.Generator) -> tuple[Rows, Notice]:
    place = _pick(rows, generator)
    notice = Notice("Hole {hole}: the lithology from {start} m was not logged.", _where(rows[place]))
    return [*rows[:place], *rows[place + 1 :]], notice


def _forget_surveys(surveys: Rows, collars: Rows) -> tuple[Rows, Notice]:
    shortest = min(collars, key=lambda row: float(row[4]))[0]
    return [row for row in surveys if row[0] != shortest], Notice("Hole {hole} has no survey.", {"hole": shortest})


def _where(row: tuple[str, ...]) -> dict[str, str]:
    return {"hole": row[0], "start": row[1]}
