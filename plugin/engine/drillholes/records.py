# SPDX-License-Identifier: GPL-2.0-or-later
"""The records that drillhole tables are read into."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..errors import Notice
from .arrays import BoolArray, FloatArray, IntArray, TextArray, hole_numbers

INTERVAL_TABLES = ("assays", "lithology", "alteration")
"""Names of the tables whose rows run from one depth to another."""
TABLES = ("collars", "surveys", *INTERVAL_TABLES)
"""Names of all tables, as used in messages."""


@dataclass(frozen=True)
class TextTable:
    """A table as text, exactly as in its file."""

    name: str
    """What messages call it: one of `TABLES`."""
    columns: dict[str, list[str]]
    """Cells by header, blanks around them removed, '' where empty; all of one length."""
    rows: list[int]
    """Row number of each record in its file; the header is row 1."""
    source: str = ""
    """Path of the file or name of the layer."""
    notices: tuple[Notice, ...] = ()
    """Guesses made in reading: encoding, delimiter, repeated headers."""

    @property
    def n_rows(self) -> int:
        """Number of records."""
        return len(self.rows)


@dataclass(frozen=True)
class Rejection:
    """A row that was left out, wholly or in part, and why."""

    table: str
    """Name of the table."""
    row: int
    """Row number in the table's file."""
    hole_id: str
    """Hole of the row, '' when it has none."""
    rule: str
    """Id of the rule, such as `from_not_before_to`."""
    reason: Notice
    """What is wrong, as a sentence."""
    depth: float = np.nan
    """Depth in the hole where it is, NaN when it has none."""


@dataclass(frozen=True)
class Replacement:
    """Cells of one column that were replaced by one rule."""

    table: str
    """Name of the table."""
    column: str
    """Name of the field, as in `Intervals.grades`."""
    rule: str
    """Id of the rule: `below_detection`, `negative_code`, `not_sampled` …"""
    count: int
    """Number of cells."""
    value: str
    """The cell as found, such as `<0.005`."""
    replaced_by: str = ""
    """What stands there now; '' for missing."""


@dataclass(frozen=True)
class Collars:
    """Where the holes begin; one entry per hole, in the order of the table."""

    hole_id: TextArray
    """Names of the holes, shape (n,), distinct."""
    points: FloatArray
    """Easting, northing, elevation, shape (n, 3), finite."""
    max_depth: FloatArray
    """Length of the hole, shape (n,); NaN where the table does not say."""
    rows: IntArray
    """Row number in the table's file, shape (n,)."""
    azimuth: FloatArray = field(default_factory=lambda: np.empty(0))
    """Azimuth at the collar in degrees, shape (n,) or (0,) when the table has no such column; NaN unknown."""
    dip: FloatArray = field(default_factory=lambda: np.empty(0))
    """Dip at the collar, negative down, in degrees, shape (n,) or (0,) as `azimuth`; NaN unknown."""
    parent: TextArray = field(default_factory=lambda: np.empty(0, dtype=np.str_))
    """Hole that a daughter hole leaves, shape (n,) or (0,) when the table has no such column; '' for none."""
    wedge_depth: FloatArray = field(default_factory=lambda: np.empty(0))
    """Depth at which it leaves it, from the parent's collar, shape (n,) or (0,) as `parent`; NaN unknown."""

    @property
    def is_daughter(self) -> BoolArray:
        """Whether each hole names a parent, shape (n,)."""
        has: BoolArray = self.parent != "" if len(self.parent) else np.zeros(len(self.hole_id), dtype=bool)
        return has


@dataclass(frozen=True)
class Surveys:
    """Measured directions of the holes, sorted by hole and depth."""

    hole_id: TextArray
    """Hole of each station, shape (m,)."""
    depth: FloatArray
    """Depth along the hole, shape (m,), at least 0."""
    azimuth: FloatArray
    """Degrees clockwise from north, 0 to 360, shape (m,)."""
    dip: FloatArray
    """Degrees, negative downwards whatever the table's sign was, shape (m,)."""
    rows: IntArray
    """Row number in the table's file, shape (m,); 0 for a station taken from the collar table."""


@dataclass(frozen=True)
class Intervals:
    """A table of intervals, sorted by hole and depth, without overlaps."""

    name: str
    """Name of the table: `assays`, `lithology` or `alteration`."""
    hole_id: TextArray
    """Hole of each interval, shape (k,)."""
    depth_from: FloatArray
    """Where it begins, shape (k,)."""
    depth_to: FloatArray
    """Where it ends, shape (k,), greater than `depth_from`."""
    rows: IntArray
    """Row number in the table's file, shape (k,)."""
    grades: dict[str, FloatArray] = field(default_factory=dict)
    """Numbers by field name, each of shape (k,), NaN where missing."""
    categories: dict[str, TextArray] = field(default_factory=dict)
    """Texts by field name, each of shape (k,), '' where missing."""
    units: dict[str, str] = field(default_factory=dict)
    """Unit of each grade, '' when its name does not say."""
    has_value: BoolArray = field(default_factory=lambda: np.empty(0, dtype=bool))
    """Whether the interval has any grade or category at all, shape (k,)."""


@dataclass(frozen=True)
class Drillholes:
    """All tables of a project, read, checked against each other and cleaned by stated rules."""

    collars: Collars
    """The holes."""
    surveys: Surveys
    """Their directions; a hole without any is not in here."""
    assays: Intervals | None = None
    """Grades."""
    lithology: Intervals | None = None
    """Logged rock."""
    alteration: Intervals | None = None
    """Logged alteration."""
    rejected: tuple[Rejection, ...] = ()
    """Every row left out, and why."""
    replaced: tuple[Replacement, ...] = ()
    """Every replacement of cells, counted by column, rule and value."""
    notices: tuple[Notice, ...] = ()
    """Guesses, rules that were applied, warnings."""
    faults: tuple[Rejection, ...] = ()
    """What stops a strict reading; empty unless the tables were read with `stop_at_faults=False`."""

    @property
    def tables(self) -> tuple[Intervals, ...]:
        """The interval tables that are there: assays, lithology, alteration."""
        return tuple(table for table in (self.assays, self.lithology, self.alteration) if table is not None)

    def end_depths(self) -> FloatArray:
        """Return where each hole ends, shape (n,): the collar table's depth, else the deepest row; NaN unknown."""
        deepest = np.full(len(self.collars.hole_id), -np.inf)
        ends = [(self.surveys.hole_id, self.surveys.depth)]
        ends += [(table.hole_id, table.depth_to) for table in self.tables]
        for hole_id, depth in ends:
            hole = hole_numbers(hole_id, self.collars.hole_id)
            np.maximum.at(deepest, hole[hole >= 0], depth[hole >= 0])
        known = np.where(np.isfinite(self.collars.max_depth), self.collars.max_depth, deepest)
        return np.where(known > 0, known, np.nan)
