# SPDX-License-Identifier: GPL-2.0-or-later
"""Intervals of many lengths as composites: of one length, one bench, one unit, one interval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ..checks import check_between, check_choice, check_positive
from ..errors import InvalidInputError, Notice, as_template
from ..progress import Progress, no_progress, share_of
from .arrays import BoolArray, FloatArray, IntArray, TextArray
from .benches import cut_by_benches
from .depths import Spans
from .means import MeanRules, Means, check_mean_rules
from .pieces import ENDS, cut_at_boundaries, cut_by_length, intervals_of, logged_runs
from .records import INTERVAL_TABLES, Drillholes, Rejection
from .traces import Traces

KINDS = ("length", "bench", "unit", *INTERVAL_TABLES)
"""What makes a composite."""


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
    """Weighted mean of each grade, shape (n,), NaN where too little of the length has one."""
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
    weights: dict[str, FloatArray] = field(default_factory=dict)
    """What each mean was divided by, shape (n,): assayed length, with what stands for unassayed, times density."""
    proportions: dict[str, FloatArray] = field(default_factory=dict)
    """Share of each class in the logged length by class field, shape (n,), NaN where too little is logged."""
    bench: FloatArray = field(default_factory=lambda: np.empty(0))
    """Elevation at which the bench of each composite begins, shape (n,); (0,) unless composited by bench."""


def composite_intervals(
    holes: Drillholes,
    traces: Traces,
    *,
    length: float,
    by: str = "length",
    bench_base: float = 0.0,
    boundary: str = "",
    minimum_coverage: float = 0.5,
    ends: str = "merge",
    density: str = "",
    missing: Mapping[str, float] | None = None,
    proportions: Sequence[str] = (),
    progress: Progress = no_progress,
) -> Composites:
    """Return composites: pieces of holes with their mean grades and most common categories.

    A grade is the mean of the assays weighted with the lengths they share with the composite; stretches
    without an assay do not count, neither as zero nor as mean, unless a value is stated for them. So the sum of
    weight times grade over the composites is that over the assays, less what `rejected` and empty grades leave out.

    Parameters
    ----------
    holes : Drillholes
        The intervals.
    traces : Traces
        Where the holes run.
    length : float
        Length of a composite, or the height of a bench, CRS units.
    by : str
        What makes a composite. `length`: one length, from the top of the hole's first interval on. `bench`: what lies
        between two levels. `unit`: what lies between two changes of the boundary field. `assays`, `lithology` or
        `alteration`: each interval of that table.
    bench_base : float
        An elevation at which a bench begins.
    boundary : str
        Category field at whose changes composites begin anew; '' for none.
    minimum_coverage : float
        Share of a composite's length, 0 to 1, that must have a grade or category for it to be given.
    ends : str
        What is done with a remainder shorter than half the length: `merge` it into the composite above, `keep` it,
        `discard` it. Units and intervals have no remainders.
    density : str
        Grade field with which the other grades of its table are weighted besides length; '' for length alone.
    missing : mapping, optional
        Value that stands where a grade was not assayed between the first and the last interval of a hole, by
        field; holes that have the grade nowhere stay without it.
    proportions : sequence of str
        Category fields whose classes are given as shares of the logged length too.

    Raises
    ------
    InvalidInputError
        A length that is not positive, an unknown field or table, or no interval with a value.

    Examples
    --------
    Assays 0-1 of 2 % and 1-3 of 5 % in one composite of 3: (1 x 2 + 2 x 5) / 3 = 4 %.
    """
    check_positive(length, "composite length")
    check_between(minimum_coverage, 0.0, 1.0, "minimum coverage")
    check_choice(ends, ENDS, "rule for short ends")
    check_choice(by, KINDS, "kind of composites")
    rules = MeanRules(minimum_coverage, density, dict(missing or {}), tuple(proportions))
    check_mean_rules(rules, holes)
    runs = intervals_of(holes, by) if by in INTERVAL_TABLES else logged_runs(holes)
    if not len(runs.hole):
        raise InvalidInputError("The tables have no interval with a grade or a category in any hole of the collars.")
    if by == "unit" and not boundary:
        raise InvalidInputError("Composites by unit need a boundary field, but none was given.")
    if boundary:
        runs = cut_at_boundaries(runs, holes, boundary, shortest=length / 2.0)
    pieces, discarded = runs, np.zeros(len(runs.hole), dtype=bool)
    if by == "length":
        pieces, discarded = cut_by_length(runs, length, ends=ends)
    if by == "bench":
        pieces, discarded = cut_by_benches(runs, traces, length, bench_base, ends=ends)
    means = Means(pieces, holes.collars.hole_id, rules)
    for number, table in enumerate(holes.tables):
        means.add(table, share_of(progress, number / len(holes.tables), (number + 1) / len(holes.tables)))
    composites = _finished(means, traces, discarded)
    if by != "bench":
        return composites
    return replace(composites, bench=bench_base + length * np.floor((composites.points[:, 2] - bench_base) / length))


def _finished(means: Means, traces: Traces, discarded: BoolArray) -> Composites:
    """Return the pieces that have any value, with their middles; the others are rejected."""
    pieces, has_value = means.pieces, means.has_value()
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
        {name: values[kept] for name, values in means.weights.items()},
        {name: values[kept] for name, values in means.proportions.items()},
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
