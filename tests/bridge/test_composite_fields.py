# SPDX-License-Identifier: GPL-2.0-or-later
"""Which fields become features when nobody says so, and the sentences when somebody does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.composite_fields import FeatureFields, feature_fields
from oresight.plugin.bridge.points import Field, write_points
from oresight.plugin.engine.errors import InvalidInputError
from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

N = 10


@pytest.fixture
def composites(tmp_path: Path) -> str:
    half = [1.0] * 5 + [np.nan] * 5
    few = [1.0] * 2 + [np.nan] * 8
    fields = [
        Field("hole_id", "text", ["A"] * N),
        Field("depth_from", "float", np.arange(N)),
        Field("length", "float", np.ones(N)),
        Field("cu_pct", "float", np.arange(N)),
        Field("au_gpt", "float", half),
        Field("mo_ppm", "float", few),
        Field("density", "float", np.ones(N)),
        Field("rock", "text", ["AND", "QMP"] * 5),
        Field("grain", "text", ["fine", "coarse"] * 5),
        Field("colour", "text", ["grey"] * N),
        Field("ore", "int", [1, 1, 0, 0, 0, 0, 0, 0, 0, None]),
    ]
    return write_points(tmp_path / "c.gpkg", np.random.default_rng(0).random((N, 3)), fields, CRS)


CRS = QgsCoordinateReferenceSystem("EPSG:32650")


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[dict[str, QgsVectorLayer]]:
    (tmp_path / "lithology.csv").write_text("BHID,FROM,TO,Colour,Rock,Grain\nA,0,1,grey,AND,fine\n")
    layers = {"lithology": QgsVectorLayer(str(tmp_path / "lithology.csv"), "l", "ogr")}
    yield layers
    layers.clear()  # before QGIS goes: pytest holds the dictionary longer


def found(composites: str, tables: dict[str, QgsVectorLayer], **wanted: list[str] | None) -> FeatureFields:
    return feature_fields(composites, tables, {}, grades=wanted.get("grades"), categories=wanted.get("categories"))


def test_grades_that_half_of_the_composites_have_are_taken_but_no_densities(composites: str, tables: dict) -> None:
    assert found(composites, tables).grades == ("cu_pct", "au_gpt")


def test_the_first_logged_column_that_tells_composites_apart_is_taken(composites: str, tables: dict) -> None:
    assert found(composites, tables).categories == ("rock",)


def test_ore_and_waste_are_counted_without_the_unknown(composites: str, tables: dict) -> None:
    fields = found(composites, tables)
    assert (fields.n_ore, fields.n_waste) == (2, 7)


def test_what_was_taken_and_left_is_said(composites: str, tables: dict) -> None:
    said = " ".join(str(notice) for notice in found(composites, tables).notices)
    assert "cu_pct, au_gpt" in said
    assert "mo_ppm" in said


def test_where_every_field_is_taken_none_is_said_to_be_left(qgis_app: object, tmp_path: Path) -> None:
    fields = [
        Field("hole_id", "text", ["A"] * N),
        Field("cu_pct", "float", np.arange(N)),
        Field("ore", "int", [1, 0] * 5),
    ]
    path = write_points(tmp_path / "c.gpkg", np.random.default_rng(0).random((N, 3)), fields, CRS)
    said = [str(notice) for notice in found(path, {}).notices]
    assert "As grades the fields cu_pct are taken; the settings can name others." in said


def test_named_fields_are_taken_whatever_their_case_and_even_when_rare(composites: str, tables: dict) -> None:
    fields = found(composites, tables, grades=["MO_ppm"], categories=["grain", "rock"])
    assert fields.grades == ("mo_ppm",)
    assert fields.categories == ("grain", "rock")


@pytest.mark.parametrize(("kind", "name"), [("grades", "rock"), ("categories", "cu_pct"), ("grades", "zn_pct")])
def test_a_field_that_is_missing_or_of_the_wrong_kind_is_named(
    composites: str, tables: dict, kind: str, name: str
) -> None:
    with pytest.raises(InvalidInputError, match=rf"no (number|text) field {name}; those they have are"):
        found(composites, tables, **{kind: [name]})
