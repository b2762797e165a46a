# SPDX-License-Identifier: GPL-2.0-or-later
"""Intervals of many lengths as composites of one length."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..checks import check_between, check_choice, check_positive
from ..errors import InvalidInputError, Notice, as_template
from ..progress import Progress, no_progress, share_of
from .arrays import BoolArray, FloatArray, IntArray, TextArray
from .depths import Pairs, Spans
from .desurvey import Traces
from .pieces import ENDS, cut_at_boundaries, cut_by_length, logged_runs, spans_of
from .records import Drillholes, Intervals, Rejection


@dataclass(frozen=True)
class Composites:
    """Pieces of holes with their mean grades and their most common categories."""

    hole_id: TextArray
    """Hole of each composite, shape (n,)."""
    depth_from: FloatArray
    """Where it begins, shape (n,)."""
    depth_to: FloatArray
    """Where it ends, shape (n,)."""
    length: FloatArray
    """`depth_to - depth_from`, shape (n,)."""
    points: FloatArray
    """Easting, northing, elevation of its middle, shape (n, 3)."""
    grades: dict[str, FloatArray] = field(default_factory=dict)
    """Length-weighted mean of each grade, shape (n,), NaN where too little of the length has one."""
    categories: dict[str, TextArray] = field(default_factory=dict)
    """The category that takes most of the length, shape (n,), '' where too little of it has one."""
    units: dict[str, str] = field(default_factory=dict)
    """Unit of each grade."""
    assayed: dict[str, FloatArray] = field(default_factory=dict)
    """Length that has each grade, shape (n,)."""
    rejected: tuple[Rejection, ...] = ()
    """Pieces that gave no composite, and why; their row is 0."""
    notices: tuple[Notice, ...] = ()
    """Rules that were applied."""


def composite_intervals(
    holes: Drillholes,
    traces: Traces,
    *,
    length: float,
    boundary: str = "",
    minimum_coverage: float = 0.5,
    ends: str = "merge",
    progress: Progress = no_progress,
) -> Composites:
    """Return composites of one length.

    Each hole is cut from the top of its first interval on; with a boundary, anew where the category changes.
    A grade is the mean of the assays weighted with the lengths they share with the composite; stretches
    without an assay do not count, neither as zero nor as mean. So the sum of assayed length times grade over
    the composites is that over the assays, less what `rejected` and empty grades leave out.

    Parameters
    ----------
    holes : Drillholes
        The intervals.
    traces : Traces
        Where the holes run.
    length : float
        Length of a composite, CRS units.
    boundary : str
        Category field at whose changes composites begin anew; '' for none.
    minimum_coverage : float
        Share of a composite's length, 0 to 1, that must have a grade or category for it to be given.
    ends : str
        What is done with a remainder shorter than half the length: `merge` it into the composite above, `keep` it,
        `discard` it.

    Raises
    ------
    InvalidInputError
        A length that is not positive, an unknown boundary field, or no interval with a value.

    Examples
    --------
    Assays 0-1 of 2 % and 1-3 of 5 % in one composite of 3: (1 x 2 + 2 x 5) / 3 = 4 %.
    """
    check_positive(length, "composite length")
    check_between(minimum_coverage, 0.0, 1.0, "minimum coverage")
    check_choice(ends, ENDS, "rule for short ends")
    runs = logged_runs(holes)
    if not len(runs.hole):
        raise InvalidInputError("The tables have no interval with a grade or a category in any hole of the collars.")
    if boundary:
        runs = cut_at_boundaries(runs, holes, boundary, shortest=length / 2.0)
    pieces, discarded = cut_by_length(runs, length, ends=ends)
    means = _Means(pieces, holes.collars.hole_id, minimum_coverage)
    for number, table in enumerate(holes.tables):
        means.add(table, share_of(progress, number / len(holes.tables), (number + 1) / len(holes.tables)))
    return _finished(means, traces, discarded)


class _Means:
    """Collects the grades and categories of all tables over the pieces."""

    def __init__(self, pieces: Spans, names: TextArray, minimum_coverage: float) -> None:
        self.pieces = pieces
        self.names = names
        self.minimum = minimum_coverage * (pieces.depth_to - pieces.depth_from) * (1.0 - 1e-9)
        self.grades: dict[str, FloatArray] = {}
        self.assayed: dict[str, FloatArray] = {}
        self.categories: dict[str, TextArray] = {}
        self.units: dict[str, str] = {}
        self.notices: list[Notice] = []

    @property
    def n(self) -> int:
        """Number of pieces."""
        return len(self.pieces.hole)

    def add(self, table: Intervals, progress: Progress) -> None:
        """Add the columns of a table; one whose name is taken gets the table's name before it."""
        pairs = spans_of(table, self.names).overlaps(self.pieces)
        total = len(table.grades) + len(table.categories)
        done = 0
        for name, values in table.grades.items():
            free = self._free_name(name, table.name)
            self.grades[free], self.assayed[free] = self._mean(pairs, values, free)
            self.units[free] = table.units.get(name, "")
            done += 1
            progress(done / total, "Compositing {table}: {field}", table=table.name, field=free)
        for name, texts in table.categories.items():
            free = self._free_name(name, table.name)
            self.categories[free] = self._majority(pairs, texts)
            done += 1
            progress(done / total, "Compositing {table}: {field}", table=table.name, field=free)

    def _free_name(self, name: str, table: str) -> str:
        return f"{table}_{name}" if name in self.grades or name in self.categories else name

    def _mean(self, pairs: Pairs, values: FloatArray, name: str) -> tuple[FloatArray, FloatArray]:
        """Return length-weighted means and the lengths that have a value."""
        known = np.isfinite(values[pairs.first])
        second, weight = pairs.second[known], pairs.length[known]
        covered = np.bincount(second, weights=weight, minlength=self.n).astype(np.float64)
        total = np.bincount(second, weights=weight * values[pairs.first[known]], minlength=self.n)
        enough = (covered > 0) & (covered >= self.minimum)
        thin = int(np.count_nonzero((covered > 0) & ~enough))
        if thin:
            template = as_template(
                "{count} composites have too little assayed length for {field}, which is left empty there."
            )
            self.notices.append(Notice(template, {"count": thin, "field": name}))
        mean: FloatArray = np.divide(total, covered, out=np.full(self.n, np.nan), where=enough)
        return mean, covered

    def _majority(self, pairs: Pairs, texts: TextArray) -> TextArray:
        """Return the category with the greatest length in each piece; of equals, the first by name."""
        names, code = np.unique(texts, return_inverse=True)
        known = texts[pairs.first] != ""
        key = pairs.second[known] * len(names) + code[pairs.first[known]]
        distinct, place = np.unique(key, return_inverse=True)
        lengths = np.bincount(place, weights=pairs.length[known], minlength=len(distinct))
        piece = distinct // max(len(names), 1)
        covered = np.bincount(piece, weights=lengths, minlength=self.n)
        order = np.lexsort((distinct, -lengths, piece))
        first = order[np.concatenate((np.ones(min(len(order), 1), dtype=bool), np.diff(piece[order]) > 0))]
        enough = covered[piece[first]] >= self.minimum[piece[first]]
        result = np.full(self.n, "", dtype=names.dtype if len(names) else np.str_)
        result[piece[first][enough]] = names[distinct[first][enough] % max(len(names), 1)]
        return result


def _finished(means: _Means, traces: Traces, discarded: BoolArray) -> Composites:
    """Return the pieces that have any value, with their middles; the others are rejected."""
    pieces = means.pieces
    has_value = np.zeros(means.n, dtype=bool)
    for grades in means.grades.values():
        has_value |= np.isfinite(grades)
    for texts in means.categories.values():
        has_value |= texts != ""
    kept = np.flatnonzero(has_value & ~discarded)
    hole_id = means.names[pieces.hole]
    rejected = (
        *_rejections(hole_id, pieces, np.flatnonzero(discarded), "short_end", SHORT_END),
        *_rejections(hole_id, pieces, np.flatnonzero(~has_value & ~discarded), "too_little_coverage", EMPTY),
    )
    start, end = pieces.depth_from[kept], pieces.depth_to[kept]
    return Composites(
        hole_id[kept],
        start,
        end,
        end - start,
        traces.positions(hole_id[kept], (start + end) / 2.0),
        {name: values[kept] for name, values in means.grades.items()},
        {name: values[kept] for name, values in means.categories.items()},
        means.units,
        {name: values[kept] for name, values in means.assayed.items()},
        rejected,
        tuple(means.notices),
    )


SHORT_END = as_template(
    "Hole {hole}, {start:g} to {end:g}: the rest of the hole or unit is shorter than half a composite."
)
EMPTY = as_template("Hole {hole}, {start:g} to {end:g}: too little of the composite has a grade or a category.")


def _rejections(hole_id: TextArray, pieces: Spans, which: IntArray, rule: str, template: str) -> list[Rejection]:
    """Return one entry for each of some pieces."""
    entries = []
    for piece in which:
        hole, start, end = str(hole_id[piece]), float(pieces.depth_from[piece]), float(pieces.depth_to[piece])
        entries.append(
            Rejection("composites", 0, hole, rule, Notice(template, {"hole": hole, "start": start, "end": end}), start)
        )
    return entries
