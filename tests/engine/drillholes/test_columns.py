# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns by their usual names."""

from __future__ import annotations

import pytest
from oresight.plugin.engine.drillholes.columns import find_columns
from oresight.plugin.engine.drillholes.names import field_name
from oresight.plugin.engine.drillholes.tables import TextTable
from oresight.plugin.engine.errors import InvalidInputError


def headers(name, *titles):
    return TextTable(name, {title: ["1"] for title in titles}, [2])


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("collars", ("hole_id", "x", "y", "z")),
        ("collars", ("BHID", "XCOLLAR", "YCOLLAR", "ZCOLLAR")),
        ("collars", ("HOLEID", "EAST", "NORTH", "RL")),
        ("collars", ("DHID", "Easting (m)", "Northing (m)", "Elevation (m)")),
        ("collars", ("Hole Name", "UTM_E", "UTM_N", "elev")),
        ("collars", ("孔号", "东坐标", "北坐标", "高程")),
        ("collars", ("钻孔编号", "东坐标/X", "北坐标/Y", "高程/Z")),
        ("collars", ("钻孔编号", "X坐标", "Y坐标", "孔口标高(m)")),
        ("surveys", ("BHID", "AT", "BRG", "DIP")),
        ("surveys", ("hole_ID", "depth", "azimuth", "dip")),
        ("surveys", ("HoleID", "Survey Depth", "AZ", "Inclination")),
        ("surveys", ("孔号", "测点深度", "方位角", "倾角")),
        ("surveys", ("孔号", "深度(m)", "方位角(°)", "倾角(°)")),
        ("assays", ("BHID", "FROM", "TO")),
        ("assays", ("hole_ID", "depth_from", "depth_to")),
        ("assays", ("Hole_ID", "From_m", "To_m")),
        ("lithology", ("hole_ID", "depth_from", "to_depth")),
        ("assays", ("孔号", "自", "至")),
        ("assays", ("钻孔编号", "从", "到")),
        ("lithology", ("工程号", "起始深度", "终止深度")),
    ],
)
def test_usual_names_are_found_in_their_order(name, titles):
    roles = {
        "collars": ("hole_id", "x", "y", "z"),
        "surveys": ("hole_id", "depth", "azimuth", "dip"),
    }.get(name, ("hole_id", "depth_from", "depth_to"))
    assert find_columns(headers(name, *titles)).headers == dict(zip(roles, titles))


def test_the_surest_of_several_names_is_taken_and_the_choice_is_stated():
    columns = find_columns(headers("collars", "ID", "HOLEID", "EAST", "X", "Y", "Z"))
    assert columns.headers["hole_id"] == "HOLEID"
    assert columns.headers["x"] == "X"
    assert "EAST" in str(columns.notices[0])


def test_a_missing_column_names_the_table_what_is_there_and_what_is_needed():
    with pytest.raises(InvalidInputError) as raised:
        find_columns(headers("assays", "BHID", "FROM", "BIS", "CU"))
    sentence = str(raised.value)
    assert "assays have no column for depth_to" in sentence
    assert "BHID, FROM, BIS, CU" in sentence
    assert "depthto" in sentence


def test_a_column_set_by_hand_is_taken():
    columns = find_columns(headers("assays", "BHID", "VON", "BIS"), {"from": "VON", "depth_to": "BIS"})
    assert (columns.headers["depth_from"], columns.headers["depth_to"]) == ("VON", "BIS")


@pytest.mark.parametrize(("overrides", "said"), [({"depth_to": "END"}, "no column END"), ({"grade": "CU"}, "grade")])
def test_an_unknown_column_or_role_set_by_hand_is_a_sentence(overrides, said):
    with pytest.raises(InvalidInputError, match=said):
        find_columns(headers("assays", "BHID", "FROM", "TO"), overrides)


def test_sample_numbers_and_comments_are_no_values():
    columns = find_columns(headers("assays", "BHID", "FROM", "TO", "SampleID", "Length", "备注", "Cu_pct", "Au"))
    assert columns.values == ("Cu_pct", "Au")


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [
        ("CU_pct", "cu_pct", "%"), ("Cu (%)", "cu_pct", "%"), ("Cu%", "cu_pct", "%"), ("AuPPM", "au_ppm", "ppm"),
        ("Au (g/t)", "au_gpt", "g/t"), ("Au_gpt", "au_gpt", "g/t"), ("Ag ppb", "ag_ppb", "ppb"),
        ("Au(10-6)", "au_ppm", "ppm"), ("rock code", "rock_code", ""), ("岩性", "岩性", ""),
        ("DENSITY", "density", "t/m3"), ("TFe（%）", "tfe_pct", "%"), ("ppm", "ppm", ""), ("Cu", "cu", ""),
    ],
)  # fmt: skip
def test_headers_become_field_names_with_their_unit(header, name, unit):
    assert field_name(header) == (name, unit)
