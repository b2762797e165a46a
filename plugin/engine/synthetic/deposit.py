# SPDX-License-Identifier: GPL-2.0-or-later
"""A synthetic Au-Ag-Cu deposit of which the truth is known everywhere.

After the published one: 34 deviated holes on 8 exploration lines, ore between about 4,211 and
5,050 m elevation in an irregular ellipsoid, the ground a gentle hill above it. One seed gives one
deposit: the tables a geologist would have, defects included, and the truth at any point. Noise,
nugget and trend are constants of these modules, fixed before any training was tuned on them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..blocks.grid import BlockGrid, grid_around
from ..drillholes.records import TextTable
from ..errors import Notice
from .defects import spoil_tables
from .drilling import Hole, drill_holes
from .geology import Geology, Points, draw_geology, ground_elevation
from .grades import CUTOFF, GradeModel, draw_grades, gold_equivalent
from .sampling import Rows, assay_rows, collar_rows, logged_rows, survey_rows

BLOCK_SIZE = (8.0, 14.0, 12.0)
"""Size of the published blocks, metres."""
ORE_EXPRESSION = '"au_gpt" + 0.0125 * "ag_gpt" + 1.3 * "cu_pct" >= 1.0'
"""What ore is, as an expression on the fields of a composite."""
HEADERS = {
    "collars": ("HOLE_ID", "EAST", "NORTH", "ELEVATION", "MAX_DEPTH", "LINE"),
    "surveys": ("HOLE_ID", "DEPTH", "AZIMUTH", "DIP"),
    "assays": ("HOLE_ID", "FROM", "TO", "AU_GPT", "AG_GPT", "CU_PCT"),
    "lithology": ("HOLE_ID", "FROM", "TO", "LITHOLOGY"),
    "alteration": ("HOLE_ID", "FROM", "TO", "ALTERATION"),
}


@dataclass(frozen=True)
class Truth:
    """What really is at some points; each array has the shape (n,)."""

    grades: dict[str, NDArray[np.float64]]
    """True grade of each metal: `au_gpt`, `ag_gpt`, `cu_pct`."""
    rocks: NDArray[np.int8]
    """Place in `ROCKS`, counted from 1."""
    alterations: NDArray[np.int8]
    """Place in `ALTERATIONS`, counted from 1."""
    is_ore: NDArray[np.bool_]
    """Whether the true gold equivalent reaches the cutoff."""
    is_ground: NDArray[np.bool_]
    """Whether the point lies below the surface; above it the rest has no meaning."""


@dataclass(frozen=True)
class Deposit:
    """A deposit: its tables, its holes as they really run, and its truth."""

    seed: int
    tables: dict[str, TextTable]
    """The tables `collars surveys assays lithology alteration`."""
    defects: tuple[Notice, ...]
    """What is wrong in the tables, on purpose."""
    holes: tuple[Hole, ...]
    geology: Geology
    grade_model: GradeModel

    def truth_at(self, points: Points) -> Truth:
        """Return the truth at points of shape (n, 3): easting, northing, elevation."""
        ground = self.geology.at(points)
        grades = self.grade_model.grades(points, ground)
        is_ground = points[:, 2] <= ground_elevation(points[:, 0], points[:, 1])
        is_ore = (gold_equivalent(grades) >= CUTOFF) & is_ground
        return Truth(grades, ground.rocks, ground.alterations, is_ore, is_ground)

    def is_ore(self, points: Points) -> NDArray[np.bool_]:
        """Return whether each of the points of shape (n, 3) is truly ore."""
        return self.truth_at(points).is_ore

    def grid(self, size: tuple[float, float, float] = BLOCK_SIZE, *, margin: float = 60.0) -> BlockGrid:
        """Return a grid around the holes, its corners on whole multiples of the block size."""
        points = np.vstack([hole.points for hole in self.holes])
        return grid_around(points, size, margin=(margin, margin, 0.0))


def make_deposit(seed: int) -> Deposit:
    """Return the deposit of a seed; the same seed gives the same tables and the same truth.

    Each part draws from its own stream, so that a change of one leaves the others as they were.
    """
    streams = [np.random.default_rng((seed, part)) for part in range(5)]
    geology, model = draw_geology(streams[0]), draw_grades(streams[1])
    holes = drill_holes(streams[2])
    rows: dict[str, Rows] = {"collars": collar_rows(holes)}
    rows["surveys"] = [row for hole in holes for row in survey_rows(hole, streams[3])]
    rows["assays"] = [row for hole in holes for row in assay_rows(hole, geology, model, streams[3])]
    logs = [logged_rows(hole, geology) for hole in holes]
    rows["lithology"] = [row for lithology, _ in logs for row in lithology]
    rows["alteration"] = [row for _, alteration in logs for row in alteration]
    rows, defects = spoil_tables(rows, streams[4])
    tables = {name: _text_table(name, rows[name]) for name in HEADERS}
    return Deposit(seed, tables, defects, holes, geology, model)


def _text_table(name: str, rows: Rows) -> TextTable:
    """Return rows of cells as a table by columns, numbered as in a file whose first row is the header."""
    columns = {header: list(cells) for header, cells in zip(HEADERS[name], zip(*rows))}
    return TextTable(name, columns, list(range(2, len(rows) + 2)))


def csv_text(table: TextTable) -> str:
    """Return a table as the text of a CSV file; no cell of a sample deposit holds a comma."""
    lines = [",".join(table.columns), *(",".join(cells) for cells in zip(*table.columns.values()))]
    return "\n".join(lines) + "\n"
