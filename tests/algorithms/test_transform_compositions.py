# SPDX-License-Identifier: GPL-2.0-or-later
"""Log-ratios through the toolbox, there and back."""

from __future__ import annotations

import math

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

ROWS = [(1.0, 2.0, 10.0), (0.5, 0.1, 30.0), (2.0, None, 20.0), (0.0, 1.0, 5.0)]


@pytest.fixture
def layer():
    fields = "field=cu_pct:double&field=au_gpt:double&field=fe_pct:double&field=n:integer"
    made = QgsVectorLayer(f"PointZ?crs=EPSG:32612&{fields}", "samples", "memory")
    for number, row in enumerate(ROWS):
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"PointZ ({number} 1 2)"))
        feature.setAttributes([*row, number])
        made.dataProvider().addFeature(feature)
    return made


@pytest.fixture
def transform(run, tmp_path):
    def run_transform(layer, name="ratios", **changed):
        given = {
            "INPUT": layer,
            "FIELDS": ["cu_pct", "au_gpt", "fe_pct"],
            "OUTPUT": str(tmp_path / f"{name}.gpkg"),
            **changed,
        }
        return run("transform_compositions", **given)

    return run_transform


def rows(outputs):
    made = QgsVectorLayer(outputs["OUTPUT"], "made", "ogr")
    return [dict(zip(feature.fields().names(), feature.attributes())) for feature in made.getFeatures()]


def is_null(value):
    return value is None or (hasattr(value, "isNull") and value.isNull())


def test_units_of_the_fields_make_shares_of_one_whole(transform, layer):
    outputs = transform(layer, METHOD="alr")
    first = rows(outputs)[0]
    rest = 1 - 0.01 - 2e-6 - 0.1
    assert first["alr_cu_pct"] == pytest.approx(math.log(0.01 / rest))
    assert first["alr_au_gpt"] == pytest.approx(math.log(2e-6 / rest))
    assert outputs["NEW_FIELDS"] == "alr_cu_pct,alr_au_gpt,alr_fe_pct"
    assert first["n"] == 0


@pytest.mark.parametrize("method", ["clr", "ilr", "alr"])
def test_grades_come_back_in_their_units(transform, layer, method):
    ratios = transform(layer, METHOD=method)
    back = transform(
        QgsVectorLayer(ratios["OUTPUT"], "ratios", "ogr"),
        "back",
        FIELDS=ratios["NEW_FIELDS"].split(","),
        METHOD=method,
        DIRECTION="to_parts",
        PARTS="cu_pct, au_gpt, fe_pct",
    )
    made = rows(back)
    for given, row in zip(ROWS[:2], made):
        assert [row["back_cu_pct"], row["back_au_gpt"], row["back_fe_pct"]] == pytest.approx(given)
    assert is_null(made[2]["back_cu_pct"])


def test_rows_that_lack_a_part_get_nothing_and_zeros_are_counted(transform, layer, feedback):
    made = rows(transform(layer, METHOD="clr", ZEROS=0.5))
    assert is_null(made[2]["clr_fe_pct"])
    ratio = math.exp(made[3]["clr_cu_pct"] - made[3]["clr_fe_pct"])
    substitute = 0.5 * 0.005  # half of the smallest copper there is, 0.5 %
    assert ratio == pytest.approx(substitute / (0.05 * (1 - substitute)))
    assert "3 of 4 rows have all parts" in feedback.textLog()
    assert "1 zeros were replaced by 0.5 of the smallest" in feedback.textLog()


def test_without_the_rest_the_grades_are_the_whole(transform, layer):
    made = rows(transform(layer, METHOD="ilr", REST=False, FIELDS=["cu_pct", "fe_pct"]))
    assert made[0]["ilr_1"] == pytest.approx(math.log(0.1) / math.sqrt(2))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"FIELDS": ["cu_pct", "zn"]}, "must be different fields of the layer"),
        ({"FIELDS": ["cu_pct", "n"]}, "needs the unit of every part"),
        ({"DIRECTION": "to_parts", "PARTS": "cu_pct"}, "2 parts have 2 log-ratios of the kind clr, but 3 fields"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(transform, layer, changed, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        transform(layer, **changed)
