# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules that drillhole tables are checked by: how grave a breach is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..errors import Notice, as_template

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True)
class Problem:
    """Something in the tables that a geologist should look at."""

    rule: str
    """Id of the rule, a key of `RULES`."""
    severity: str
    """`error`: the row cannot be used as it stands; `warning`: it may be wrong; `note`: good to know."""
    table: str
    """Name of the table."""
    row: int
    """Row number in the table's file, 0 when the problem is not in one row."""
    hole_id: str
    """Hole, '' when there is none."""
    depth: float
    """Depth in the hole, NaN when it has none."""
    message: Notice
    """What is wrong."""
    remedy: Notice
    """What to do."""


RULES: dict[str, tuple[str, str]] = {
    "text_in_number": (
        "error",
        as_template("Write a number, leave the cell empty, or use a code such as <0.005 or NS."),
    ),
    "mixed_decimal_marks": ("error", as_template("Write the column with one decimal mark.")),
    "dip_out_of_range": ("error", as_template("Correct the dip; it lies between -90 and 90 degrees.")),
    "azimuth_out_of_range": ("error", as_template("Correct the azimuth; it lies between 0 and 360 degrees.")),
    "coordinates_in_degrees": ("error", as_template("Reproject the collars to a projected CRS, such as a UTM zone.")),
    "no_matching_holes": (
        "error",
        as_template("Give both tables the same hole names, or choose the right column for them."),
    ),
    "no_hole_id": ("error", as_template("Enter the hole name, or delete the row.")),
    "no_coordinates": ("error", as_template("Enter easting, northing and elevation of the collar.")),
    "no_collar": ("error", as_template("Add the hole to the collars, or correct its name.")),
    "no_depth": ("error", as_template("Enter the depths.")),
    "no_direction": ("error", as_template("Enter azimuth and dip, or delete the station.")),
    "from_not_before_to": ("error", as_template("Correct the two depths; they may be swapped.")),
    "negative_depth": ("error", as_template("Correct the depth; it is measured from the collar.")),
    "beyond_hole": ("error", as_template("Correct the depths, or the depth of the hole in the collars.")),
    "duplicate_collar": ("error", as_template("Delete one of the rows, or give the holes different names.")),
    "duplicate_station": ("warning", as_template("Delete the wrong station.")),
    "duplicate_interval": ("warning", as_template("Delete the repeated row.")),
    "overlap": ("warning", as_template("Correct the depths, or delete the row.")),
    "overlap_trimmed": ("warning", as_template("Correct the depths where the rows overlap.")),
    "blank_overlap": ("note", as_template("Delete the empty row.")),
    "replaced_cells": ("note", as_template("Nothing, if the rule suits the laboratory's codes; it can be changed.")),
    "negative_unexplained": ("warning", as_template("Find out what the negative number stands for.")),
    "same_place": ("note", as_template("Nothing for wedges and fans; else correct one of the collars.")),
    "far_collar": ("warning", as_template("Check the coordinates of the collar.")),
    "swapped_coordinates": ("warning", as_template("Swap easting and northing of the collar.")),
    "elevation_unlike_neighbours": (
        "warning",
        as_template("Check the elevation of the collar; underground holes are fine."),
    ),
    "collar_off_topography": (
        "warning",
        as_template("Check the elevation and the place of the collar; underground holes are fine."),
    ),
    "topography_offset": (
        "warning",
        as_template("Check whether collars and elevation model have the same vertical datum and unit."),
    ),
    "outside_topography": ("note", as_template("Check the coordinates, or take a larger elevation model.")),
    "unknown_parent": (
        "warning",
        as_template("Correct the name of the parent or the depth; until then it is a hole of its own."),
    ),
    "wedge_elsewhere": (
        "warning",
        as_template("Give the daughter hole the collar of its parent, or correct its parent; the parent's is used."),
    ),
    "rows_above_wedge": (
        "warning",
        as_template("Delete the rows if they repeat the parent's; else correct the depth at which the hole leaves it."),
    ),
    "collar_direction_differs": (
        "warning",
        as_template("Check both tables; the survey is used. The one of the collars may be the planned direction."),
    ),
    "similar_hole_names": ("warning", as_template("Check whether the two names mean one hole.")),
    "no_survey": ("warning", as_template("Add the survey of the hole; until then it is taken as vertical.")),
    "no_intervals": ("note", as_template("Add the rows of the hole, if it has any.")),
    "no_station_at_collar": ("note", as_template("Nothing, if the hole starts in the direction of its first station.")),
    "single_station": ("note", as_template("Nothing for short holes; a long hole with one station may lie elsewhere.")),
    "unsurveyed_end": ("note", as_template("Nothing, if the hole goes on straight.")),
    "kink": ("warning", as_template("Check the two stations; a drill string does not bend so sharply.")),
    "station_beyond_hole": ("warning", as_template("Correct the station, or the depth of the hole in the collars.")),
    "upward_hole": ("note", as_template("Nothing for underground holes; else check the sign of the dip.")),
    "mixed_dip_signs": ("warning", as_template("Check the signs of the dips of this hole.")),
    "zero_direction": ("warning", as_template("Check the station; zeros often stand for missing values.")),
    "gap": (
        "note",
        as_template("Nothing, if the stretch was not sampled or logged; it counts neither as zero nor as mean."),
    ),
    "unlogged_end": (
        "note",
        as_template("Add the rest of the log, or correct the depth of the hole in the collars."),
    ),
    "constant_grades": (
        "note",
        as_template("Check whether one assay was copied down the hole, or stands for a longer sample."),
    ),
    "crosses_end": ("warning", as_template("Correct the depth of the row, or that of the hole in the collars.")),
    "long_interval": ("warning", as_template("Check the depths; the interval is far longer than the others.")),
    "no_value": ("note", as_template("Nothing, if the stretch was not sampled or logged.")),
    "grade_outlier": ("warning", as_template("Check the grade and its unit; a top cut may be needed.")),
    "above_100_percent": ("error", as_template("Correct the grade, or the unit in the column's name.")),
    "many_zeros": (
        "warning",
        as_template("Check whether zeros stand for unassayed or below detection, and replace them."),
    ),
    "mixed_case_names": ("warning", as_template("Write the name in one way.")),
    "rare_name": ("note", as_template("Check whether the name is a typing error.")),
}
"""Severity and remedy of each rule."""


def problem(rule: str, table: str, row: int, hole_id: str, depth: float, template: str, **fields: Any) -> Problem:
    """Return a problem of a rule; `{table}`, `{row}`, `{hole}` and `{depth}` are among the fields of its message."""
    severity, remedy = RULES[rule]
    message = Notice(template, {"table": table, "row": row, "hole": hole_id, "depth": depth, **fields})
    return Problem(rule, severity, table, row, hole_id, depth, message, Notice(remedy))
