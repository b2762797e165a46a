# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about surveys: stations that are missing, beyond the hole, or bend it too much."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..errors import as_template
from .arcs import angle_between, direction_vectors
from .arrays import AnyArray, BoolArray, FloatArray, hole_numbers
from .records import Drillholes, Surveys
from .rules import Problem, problem

GREATEST_BEND_DEG = 10.0
"""Bend over 30 units of length, degrees, above which two stations make a kink."""
SMALLEST_BEND_DEG = 3.0
"""Smaller bends are within the error of a survey, however close the stations."""
LONG = 100.0
"""A hole, or its unsurveyed end, is long beyond this, CRS units."""
STEEP_DEG = 5.0
"""Dips nearer to horizontal have no sign to speak of."""


def check_surveys(holes: Drillholes, greatest_bend_deg: float) -> Iterator[Problem]:
    """Yield the problems of the surveys."""
    surveys = holes.surveys
    if not len(surveys.depth):
        return
    first = np.ones(len(surveys.depth), dtype=bool)
    first[1:] = surveys.hole_id[1:] != surveys.hole_id[:-1]
    last = np.append(first[1:], True)
    hole = hole_numbers(surveys.hole_id, holes.collars.hole_id)
    end = holes.end_depths()[hole]
    stated_end = holes.collars.max_depth[hole]
    measured = surveys.rows > 0
    yield from _each(surveys, "no_station_at_collar", first & (surveys.depth > 0.0) & measured, NOT_AT_COLLAR)
    yield from _each(surveys, "single_station", first & last & (end > LONG) & measured, SINGLE, end=end)
    unsurveyed = last & ~first & (end - surveys.depth > LONG)
    yield from _each(surveys, "unsurveyed_end", unsurveyed, UNSURVEYED, end=end)
    yield from _each(surveys, "station_beyond_hole", surveys.depth > stated_end + 1.0, BEYOND, end=stated_end)
    yield from _signs(surveys, first)
    zero = (surveys.azimuth == 0.0) & (surveys.dip == 0.0) & ~_is_horizontal(surveys)
    yield from _each(surveys, "zero_direction", zero, ZERO)
    yield from _kinks(surveys, first, greatest_bend_deg)


NOT_AT_COLLAR = as_template("The first station of hole {hole} lies at depth {depth:g}.")
SINGLE = as_template("Hole {hole} is {end:g} long and has one station, at depth {depth:g}.")
UNSURVEYED = as_template("The last station of hole {hole} lies at depth {depth:g}, but the hole is {end:g} long.")
BEYOND = as_template(
    "Row {row} of the surveys: the station at depth {depth:g} lies beyond the end of hole {hole}, {end:g}."
)
ZERO = as_template("Row {row} of the surveys (hole {hole}): azimuth and dip are both zero.")
KINK = as_template(
    "Hole {hole} bends by {bend:.1f} degrees between depths {above:g} and {depth:g}, {rate:.0f} degrees over 30."
)
UPWARD = as_template("Hole {hole} goes upwards, with a dip of {dip:g} degrees.")
MIXED = as_template("Hole {hole} has dips of both signs: {dip:g} at depth {depth:g}.")


def _each(surveys: Surveys, rule: str, mask: BoolArray, template: str, **fields: AnyArray) -> Iterator[Problem]:
    """Yield a problem for each station of a mask; every array gives its value there."""
    for station in np.flatnonzero(mask):
        yield problem(
            rule,
            "surveys",
            int(surveys.rows[station]),
            str(surveys.hole_id[station]),
            float(surveys.depth[station]),
            template,
            **{name: float(values[station]) for name, values in fields.items()},
        )


def _steepest(surveys: Surveys, *, highest: bool) -> FloatArray:
    """Return the highest or lowest dip of each station's hole."""
    names, hole = np.unique(surveys.hole_id, return_inverse=True)
    extreme = np.full(len(names), -np.inf if highest else np.inf)
    (np.maximum if highest else np.minimum).at(extreme, hole, surveys.dip)
    return extreme[hole]


def _is_horizontal(surveys: Surveys) -> BoolArray:
    """Return whether every dip of each station's hole is nearly horizontal."""
    flat: BoolArray = (_steepest(surveys, highest=True) < STEEP_DEG) & (_steepest(surveys, highest=False) > -STEEP_DEG)
    return flat


def _signs(surveys: Surveys, first: BoolArray) -> Iterator[Problem]:
    """Yield the holes that go upwards, and those whose dips have both signs."""
    highest, lowest = _steepest(surveys, highest=True), _steepest(surveys, highest=False)
    upward = first & (lowest > 0.0)
    yield from _each(surveys, "upward_hole", upward, UPWARD, dip=surveys.dip)
    both = (highest > STEEP_DEG) & (lowest < -STEEP_DEG)
    odd = both & (np.sign(surveys.dip) != np.sign(_first_dip(surveys, first))) & (np.abs(surveys.dip) > STEEP_DEG)
    yield from _each(surveys, "mixed_dip_signs", odd, MIXED, dip=surveys.dip)


def _first_dip(surveys: Surveys, first: BoolArray) -> FloatArray:
    """Return the dip of the first station of each station's hole."""
    return surveys.dip[np.maximum.accumulate(np.where(first, np.arange(len(first)), 0))]


def _kinks(surveys: Surveys, first: BoolArray, greatest_bend_deg: float) -> Iterator[Problem]:
    """Yield the stations at which a hole has bent more than a drill string does."""
    directions = direction_vectors(surveys.azimuth, surveys.dip)
    above = np.maximum(np.arange(len(first)) - 1, 0)
    bend = np.degrees(angle_between(directions[above], directions))
    length = np.where(first, np.inf, surveys.depth - surveys.depth[above])
    rate = bend / np.maximum(length, 1e-9) * 30.0
    kink = (rate > greatest_bend_deg) & (bend > SMALLEST_BEND_DEG)
    yield from _each(surveys, "kink", kink, KINK, bend=bend, above=surveys.depth[above], rate=rate)
