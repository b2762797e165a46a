# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks of coordinate reference systems."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsUnitTypes

from ..engine.errors import InvalidInputError, Notice


def known_crs(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """Return a CRS; an invalid one when it is what a GeoPackage says of a layer that has none."""
    return QgsCoordinateReferenceSystem() if crs.description().startswith("Undefined ") else crs


def check_crs(crs: QgsCoordinateReferenceSystem) -> Notice | None:
    """Refuse degrees; return a warning when there is no CRS, None when all is well.

    Blocks have lengths, so coordinates must be lengths: a projected CRS or a local one.

    Raises
    ------
    InvalidInputError
        Coordinates in degrees.
    """
    if not crs.isValid():
        return Notice(
            "The data have no coordinate reference system; a mine grid in metres or feet is assumed, "
            "and the results cannot be placed on other maps."
        )
    if crs.isGeographic():
        raise InvalidInputError(
            "The coordinates are in degrees ({crs}), but blocks need lengths. "
            "Reproject the layer to a projected coordinate system, such as a UTM zone.",
            crs=crs_label(crs),
        )
    return None


def check_same_crs(first: QgsCoordinateReferenceSystem, second: QgsCoordinateReferenceSystem, names: str) -> None:
    """Raise `InvalidInputError` when two valid systems differ; `names` says what of."""
    if first.isValid() and second.isValid() and first != second:
        raise InvalidInputError(
            "{names} have different coordinate reference systems: {first} and {second}. Reproject one of them.",
            names=names,
            first=crs_label(first),
            second=crs_label(second),
        )


def length_unit(crs: QgsCoordinateReferenceSystem) -> str:
    """Return the short name of the unit of lengths; '' where there is no coordinate system: nobody knows it then."""
    return str(QgsUnitTypes.toAbbreviatedString(crs.mapUnits())) if crs.isValid() else ""


def crs_label(crs: QgsCoordinateReferenceSystem) -> str:
    """Return the short name of a CRS for sentences and records; empty when it is not valid."""
    if not crs.isValid():
        return ""
    return crs.authid() or crs.description() or "custom CRS"
