# SPDX-License-Identifier: GPL-2.0-or-later
"""Reading the table of collars."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors import as_template
from .arrays import BoolArray, FloatArray, TextArray
from .cells import Cells, reject_nameless
from .ledger import Ledger
from .numbers import MISSING_CODES, is_missing, tidy
from .records import Collars
from .wedges import fill_from_parents

GREATEST_EXTENT_OF_DEGREES = 2.0
"""Holes of one project lie within so many degrees, and never within so few metres."""
CHINESE_XY = (("X坐标", "Y坐标"), ("坐标X", "坐标Y"), ("孔口X", "孔口Y"))


def parse_collars(cells: Cells) -> Collars:
    """Return the collars: distinct holes with finite coordinates; what is left out is entered."""
    ledger, of = cells.ledger, cells.of
    points = np.column_stack([cells.numbers(role) for role in ("x", "y", "z")])
    points = _in_order(cells, points)
    points[(points <= -9999) & (points == np.round(points)) & _is_repeated_nines(points)] = np.nan
    parent = _fill_from_parents(cells, points)
    max_depth = cells.numbers("max_depth") if cells.has("max_depth") else np.full(len(points), np.nan)
    max_depth = np.where(max_depth > 0, max_depth, np.nan)
    located = np.isfinite(points).all(axis=1)
    named = reject_nameless(cells)
    ledger.reject(
        of,
        named & ~located,
        "no_coordinates",
        as_template("Row {row} of the {table}: hole {hole} has no easting, northing or elevation."),
    )
    kept = named & located
    first = _first_of_each(of.hole_id, kept)
    _reject_duplicates(cells, kept & ~first, first, points)
    collars = Collars(of.hole_id[first], points[first], max_depth[first], of.rows[first])
    _check_degrees(collars, ledger)
    if (parent[first] != "").any():
        depth = cells.numbers("wedge_depth") if cells.has("wedge_depth") else np.full(len(points), np.nan)
        collars = replace(collars, parent=parent[first], wedge_depth=depth[first])
    return _with_directions(cells, collars, first)


def _fill_from_parents(cells: Cells, points: FloatArray) -> TextArray:
    """Return the parent of each row, '' for none; rows without coordinates get those of their parents."""
    if not cells.has("parent"):
        return np.full(len(points), "", dtype=np.str_)
    texts = [tidy(text) for text in cells.table.columns[cells.columns.headers["parent"]]]
    parent = np.array(["" if is_missing(text) else text for text in texts], dtype=np.str_)
    parent = np.where(parent == cells.of.hole_id, "", parent)
    filled = fill_from_parents(points, cells.of.hole_id, parent)
    if len(filled):
        cells.ledger.notice(
            "{count} daughter holes have no coordinates and got those of their parents: {holes}.",
            count=len(filled),
            holes=", ".join(str(hole) for hole in cells.of.hole_id[filled][:8]),
        )
    return parent


def _is_repeated_nines(values: FloatArray) -> BoolArray:
    """Return where values are -9999, -99999 and so on, the codes for no coordinate."""
    return np.isin(values, [-(10.0**digits - 1) for digits in range(4, 9)])


def _first_of_each(holes: TextArray, kept: BoolArray) -> BoolArray:
    """Return the mask of the first kept row of each hole."""
    places = np.flatnonzero(kept)
    first = np.zeros(len(holes), dtype=bool)
    if len(places):
        first[places[np.unique(holes[places], return_index=True)[1]]] = True
    return first


def _reject_duplicates(cells: Cells, again: BoolArray, first: BoolArray, points: FloatArray) -> None:
    """Reject the rows of holes that were there before, with the distance between the two collars."""
    if not again.any():
        return
    row_of = {str(cells.of.hole_id[place]): int(place) for place in np.flatnonzero(first)}
    earlier = np.array([row_of.get(str(hole), 0) for hole in cells.of.hole_id])
    cells.ledger.reject(
        cells.of,
        again,
        "duplicate_collar",
        as_template(
            "Row {row} of the {table}: hole {hole} is there twice; row {first}, {distance:.2f} away, was kept."
        ),
        first=cells.of.rows[earlier],
        distance=np.linalg.norm(points - points[earlier], axis=1),
    )


def _in_order(cells: Cells, points: FloatArray) -> FloatArray:
    """Return the points with easting first: Chinese surveyors call the northing X and the easting Y."""
    headers = cells.columns.headers
    pair = (headers["x"].split("(")[0].strip().upper(), headers["y"].split("(")[0].strip().upper())
    if pair not in CHINESE_XY or not len(points):
        return points
    x, y = np.nanmedian(points[:, 0]), np.nanmedian(points[:, 1])
    is_easting = 1e5 < y < 9e5 or 13e6 < y < 46e6
    if not (1.8e6 < x < 6.2e6 and is_easting):
        return points
    cells.ledger.notice(
        "In the {table}, {x} holds northings and {y} eastings, as Chinese surveyors name them; they were read so.",
        table=cells.of.table,
        x=headers["x"],
        y=headers["y"],
    )
    return points[:, [1, 0, 2]]


def _check_degrees(collars: Collars, ledger: Ledger) -> None:
    """Enter a fault when the coordinates are longitudes and latitudes."""
    if look_like_degrees(collars.points):
        x, y = collars.points[:, 0], collars.points[:, 1]
        ledger.table_fault(
            "collars",
            "coordinates_in_degrees",
            as_template(
                "The coordinates of the {table} look like degrees (hole {hole} at {x}, {y}); "
                "eastings and northings in metres or feet are needed: reproject the table to a projected CRS."
            ),
            hole=str(collars.hole_id[0]),
            x=float(x[0]),
            y=float(y[0]),
        )


def look_like_degrees(points: FloatArray) -> bool:
    """Return whether points of one project, shape (n, 2 or 3), can only be longitudes and latitudes.

    Examples
    --------
    >>> look_like_degrees(np.array([[105.1, 36.2], [105.2, 36.3]]))
    True
    >>> look_like_degrees(np.array([[105.1, 36.2], [165.1, 36.2]]))
    False
    """
    if len(points) < 2:
        return False
    x, y = points[:, 0], points[:, 1]
    extent = max(float(np.ptp(x)), float(np.ptp(y)))
    return bool(np.abs(x).max() <= 180 and np.abs(y).max() <= 90 and 0 < extent < GREATEST_EXTENT_OF_DEGREES)


def _with_directions(cells: Cells, collars: Collars, first: BoolArray) -> Collars:
    """Return the collars with the directions that the table gives, if it has both columns."""
    if not (cells.has("azimuth") and cells.has("dip")):
        return collars
    for role in ("azimuth", "dip"):
        texts = cells.table.columns[cells.columns.headers[role]]
        if not any(text and text.lower() not in MISSING_CODES for text in texts):
            return collars
    return replace(collars, azimuth=cells.numbers("azimuth")[first], dip=cells.numbers("dip")[first])
