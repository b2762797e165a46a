# SPDX-License-Identifier: GPL-2.0-or-later
"""Degrees are refused, mine grids are not."""

from __future__ import annotations

import pytest
from oresight.plugin.bridge.crs import check_crs, check_same_crs, length_unit
from oresight.plugin.engine.errors import InvalidInputError
from qgis.core import QgsCoordinateReferenceSystem

LOCAL = 'LOCAL_CS["Mine grid",UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]'


def test_a_projected_system_is_fine() -> None:
    assert check_crs(QgsCoordinateReferenceSystem("EPSG:32650")) is None


def test_a_local_engineering_system_is_fine() -> None:
    assert check_crs(QgsCoordinateReferenceSystem.fromWkt(LOCAL)) is None


def test_degrees_are_refused_with_the_way_out() -> None:
    with pytest.raises(InvalidInputError, match=r"in degrees \(EPSG:4326\).*Reproject"):
        check_crs(QgsCoordinateReferenceSystem("EPSG:4326"))


def test_no_system_is_a_warning() -> None:
    assert "no coordinate reference system" in str(check_crs(QgsCoordinateReferenceSystem()))


def test_two_systems_are_refused_with_both() -> None:
    with pytest.raises(InvalidInputError, match="EPSG:32650 and EPSG:32651"):
        check_same_crs(QgsCoordinateReferenceSystem("EPSG:32650"), QgsCoordinateReferenceSystem("EPSG:32651"), "A, B")


@pytest.mark.parametrize(("system", "unit"), [("EPSG:32650", "m"), ("EPSG:2222", "ft"), ("", "")])
def test_the_unit_of_lengths_is_that_of_the_system_and_unknown_without_one(system: str, unit: str) -> None:
    assert length_unit(QgsCoordinateReferenceSystem(system)) == unit
