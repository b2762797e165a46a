# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the directions of the holes: the survey table, the collar table, or straight down."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..checks import check_choice
from ..errors import as_template
from .arrays import BoolArray, FloatArray, IntArray, TextArray
from .cells import Cells, reject_nameless
from .hole_names import reject_unknown_holes
from .ledger import Ledger, RowsOf
from .records import Collars, Surveys

DIP_SIGNS = ("auto", "negative_down", "positive_down")


def parse_surveys(cells: Cells | None, collars: Collars, ledger: Ledger, *, dip_sign: str) -> Surveys:
    """Return the stations sorted by hole and depth, dips negative down.

    Holes without a station get one from the collar table's azimuth and dip where it has them; the
    others are not in the result, and a notice says that they will be taken as vertical.
    """
    check_choice(dip_sign, DIP_SIGNS, "sign of the dip")
    stations = _empty() if cells is None else _stations(cells, collars, dip_sign)
    stations = _joined(stations, _from_collars(collars, stations, ledger, dip_sign))
    without = collars.hole_id[~np.isin(collars.hole_id, stations.hole_id) & ~collars.is_daughter]
    if len(without):
        ledger.notice(
            "{count} holes have no survey and were taken as vertical, downwards: {holes}.",
            count=len(without),
            holes=listed(without),
        )
    return stations


def listed(holes: TextArray, most: int = 8) -> str:
    """Return the first names of a list, with a mark when there are more."""
    names = ", ".join(str(hole) for hole in holes[:most])
    return names + (" …" if len(holes) > most else "")


def _stations(cells: Cells, collars: Collars, dip_sign: str) -> Surveys:
    """Return the stations of the survey table."""
    ledger = cells.ledger
    depth, azimuth, dip = cells.numbers("depth"), cells.numbers("azimuth"), cells.numbers("dip")
    of = replace(cells.of, depth=depth)
    if cells.has("zenith"):
        dip = dip - 90.0
        ledger.notice(
            "Column {column} of the {table} was read as the angle from the vertical: 0 is straight down.",
            column=cells.columns.headers["zenith"],
            table=of.table,
        )
    dip, azimuth, wrong = _checked_directions(of, azimuth, dip, ledger)
    kept = reject_nameless(cells)
    kept = reject_unknown_holes(of, kept, collars, ledger)
    kept = _rejecting(of, kept, kept & ~(depth >= 0), ledger, "no_depth", NO_DEPTH)
    kept = _rejecting(
        of, kept, kept & (np.isnan(dip) | np.isnan(azimuth)) & ~wrong, ledger, "no_direction", NO_DIRECTION
    )
    kept &= ~wrong
    order = np.flatnonzero(kept)
    order = order[np.lexsort((of.rows[order], depth[order], of.hole_id[order]))]
    again = np.zeros(len(order), dtype=bool)
    again[1:] = (of.hole_id[order][1:] == of.hole_id[order][:-1]) & (depth[order][1:] == depth[order][:-1])
    ledger.reject(of.where(order), again, "duplicate_station", DUPLICATE_STATION, depth=depth[order])
    order = order[~again]
    is_zenith = cells.has("zenith")
    dip = dip if is_zenith else _downwards(of.hole_id, dip, order, ledger, dip_sign, of.table)
    return Surveys(of.hole_id[order], depth[order], azimuth[order], dip[order], of.rows[order])


NO_DEPTH = as_template("Row {row} of the {table} (hole {hole}) has no depth, or a negative one.")
NO_DIRECTION = as_template("Row {row} of the {table} (hole {hole}) has no azimuth or no dip.")
DUPLICATE_STATION = as_template(
    "Row {row} of the {table}: hole {hole} has two stations at depth {depth:g}; the first was kept."
)
BAD_DIP = as_template(
    "Row {row} of the {table} (hole {hole}): the dip must lie between -90 and 90 degrees, "
    "but {given:g} was given; rows like this: {count}."
)
BAD_AZIMUTH = as_template(
    "Row {row} of the {table} (hole {hole}): the azimuth must lie between 0 and 360 degrees, "
    "but {given:g} was given; rows like this: {count}."
)


def _rejecting(of: RowsOf, kept: BoolArray, wrong: BoolArray, ledger: Ledger, rule: str, template: str) -> BoolArray:
    """Reject some rows and return the mask of those still kept."""
    ledger.reject(of, wrong, rule, template)
    return kept & ~wrong


def _checked_directions(
    of: RowsOf, azimuth: FloatArray, dip: FloatArray, ledger: Ledger
) -> tuple[FloatArray, FloatArray, BoolArray]:
    """Return dip, azimuth and the mask of impossible ones; a vertical hole needs no azimuth."""
    bad_dip, bad_azimuth = np.abs(dip) > 90.0, (azimuth > 360.0) | (azimuth < -360.0)
    ledger.fault(of, bad_dip, "dip_out_of_range", BAD_DIP, given=dip)
    ledger.fault(of, bad_azimuth, "azimuth_out_of_range", BAD_AZIMUTH, given=azimuth)
    azimuth = np.where(np.isnan(azimuth) & (np.abs(dip) == 90.0), 0.0, azimuth)
    return dip, np.mod(azimuth, 360.0), bad_dip | bad_azimuth


def _downwards(
    holes: TextArray, dip: FloatArray, order: IntArray, ledger: Ledger, dip_sign: str, table: str
) -> FloatArray:
    """Return the dips negative down: the sign that more holes have is the one that points down."""
    names, place = np.unique(holes[order], return_inverse=True)
    mean = np.bincount(place, weights=dip[order], minlength=len(names)) if len(names) else np.empty(0)
    positive, negative = int(np.count_nonzero(mean > 0)), int(np.count_nonzero(mean < 0))
    is_positive_down = dip_sign == "positive_down" or (dip_sign == "auto" and positive > negative)
    upward = names[mean < 0] if is_positive_down else names[mean > 0]
    if not len(names):
        return dip
    if is_positive_down:
        ledger.notice("In the {table}, dips are positive downwards; they were turned negative.", table=table)
    else:
        ledger.notice("In the {table}, dips are negative downwards.", table=table)
    if len(upward):
        ledger.notice(
            "{count} of {total} holes of the {table} have the other sign and were read as going upwards: {holes}.",
            count=len(upward),
            total=len(names),
            table=table,
            holes=listed(upward),
        )
    return -dip + 0.0 if is_positive_down else dip


def _from_collars(collars: Collars, stations: Surveys, ledger: Ledger, dip_sign: str) -> Surveys:
    """Return one station at the collar for each hole that has none and whose collar says its direction."""
    if not len(collars.azimuth):
        return _empty()
    of = RowsOf("collars", collars.rows, collars.hole_id)
    dip, azimuth, wrong = _checked_directions(of, collars.azimuth, collars.dip, ledger)
    known = ~np.isin(collars.hole_id, stations.hole_id) & np.isfinite(azimuth) & np.isfinite(dip) & ~wrong
    holes = np.flatnonzero(known)
    if not len(holes):
        return _empty()
    dip = _downwards(collars.hole_id, dip, holes, ledger, dip_sign, "collars")
    ledger.notice(
        "{count} holes without stations in the survey table are straight, with the azimuth and dip of the collar "
        "table: {holes}.",
        count=len(holes),
        holes=listed(collars.hole_id[holes]),
    )
    zeros = np.zeros(len(holes))
    return Surveys(collars.hole_id[holes], zeros, azimuth[holes], dip[holes], zeros.astype(np.int64))


def _empty() -> Surveys:
    """Return no stations."""
    return Surveys(np.empty(0, dtype=np.str_), np.empty(0), np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))


def _joined(first: Surveys, second: Surveys) -> Surveys:
    """Return the stations of both, sorted by hole and depth."""
    holes = np.concatenate((first.hole_id, second.hole_id))
    depth = np.concatenate((first.depth, second.depth))
    order = np.lexsort((depth, holes))
    return Surveys(
        holes[order],
        depth[order],
        np.concatenate((first.azimuth, second.azimuth))[order],
        np.concatenate((first.dip, second.dip))[order],
        np.concatenate((first.rows, second.rows))[order],
    )
