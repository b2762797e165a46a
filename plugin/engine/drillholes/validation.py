# SPDX-License-Identifier: GPL-2.0-or-later
"""Checking drillhole tables by rules, each with its severity, its row, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..errors import Notice, as_template
from .collar_checks import check_collars
from .grade_checks import check_values
from .ground_checks import GroundAt, check_ground
from .interval_checks import check_intervals
from .records import Drillholes, Rejection
from .rules import RULES, SEVERITIES, Problem, problem
from .survey_checks import GREATEST_BEND_DEG, check_surveys
from .wedge_checks import check_collar_directions, check_daughters

__all__ = ["GREATEST_BEND_DEG", "RULES", "SEVERITIES", "Problem", "validate_drillholes"]


def validate_drillholes(
    holes: Drillholes, *, greatest_bend_deg: float = GREATEST_BEND_DEG, ground: GroundAt | None = None
) -> tuple[Problem, ...]:
    """Return the problems of the tables, the gravest first, then by table, hole and depth.

    Parameters
    ----------
    holes : Drillholes
        Tables as they were read, best with `stop_at_faults=False`: then everything that would stop a run is here.
    greatest_bend_deg : float
        Bend of a hole over 30 units of length, degrees, above which two stations are reported as a kink.
    ground : GroundAt, optional
        The ground below each collar, from an elevation model; without it, collars are not compared with the ground.
    """
    problems = [
        *(_of_entry(entry) for entry in holes.faults),
        *(_of_entry(entry) for entry in holes.rejected),
        *_of_replacements(holes),
        *check_collars(holes),
        *check_daughters(holes),
        *check_collar_directions(holes),
        *(check_ground(holes.collars, ground) if ground is not None else ()),
        *check_surveys(holes, greatest_bend_deg),
        *check_intervals(holes),
        *check_values(holes),
    ]
    order = {name: place for place, name in enumerate(("collars", "surveys", "assays", "lithology", "alteration"))}
    return tuple(
        sorted(
            problems,
            key=lambda one: (
                SEVERITIES.index(one.severity),
                order.get(one.table, len(order)),
                one.rule,
                one.hole_id,
                one.depth if np.isfinite(one.depth) else -1.0,
                one.row,
            ),
        )
    )


def _of_entry(entry: Rejection) -> Problem:
    """Return the problem of a row left out or at fault."""
    severity, remedy = RULES[entry.rule]
    return Problem(
        entry.rule, severity, entry.table, entry.row, entry.hole_id, entry.depth, entry.reason, Notice(remedy)
    )


def _of_replacements(holes: Drillholes) -> Iterator[Problem]:
    """Yield one problem for each code that was replaced in a column."""
    for replaced in holes.replaced:
        rule = "negative_unexplained" if replaced.rule == "negative_unexplained" else "replaced_cells"
        template = (
            as_template("{column} of the {table}: {value} is there {count} times and is replaced by {by}.")
            if replaced.replaced_by
            else as_template("{column} of the {table}: {value} is there {count} times and is taken as missing.")
        )
        yield problem(
            rule,
            replaced.table,
            0,
            "",
            np.nan,
            template,
            column=replaced.column,
            value=replaced.value,
            count=replaced.count,
            by=replaced.replaced_by,
        )
