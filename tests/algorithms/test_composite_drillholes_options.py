# SPDX-License-Identifier: GPL-2.0-or-later
"""What composites can be asked for beyond a length: benches, shares, cuts, equivalents, weights, a report."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from oresight.plugin.bridge.points import read_points
from qgis.core import QgsProcessingException, QgsVectorLayer

from .drillhole_files import write_tables


@pytest.fixture
def composite(run, tmp_path):
    def run_composite(**changed):
        given = {
            **write_tables(tmp_path / "tables"),
            "LENGTH": 4.0,
            "CRS": "EPSG:32612",
            "COMPOSITES": str(tmp_path / "composites.gpkg"),
            **changed,
        }
        return run("composite_drillholes", **given)

    return run_composite


def columns(outputs):
    return read_points(QgsVectorLayer(outputs["COMPOSITES"], "composites", "ogr")).columns


def test_by_bench_each_composite_names_its_level(composite):
    made = columns(composite(BY="bench", LENGTH=2.0, ENDS="keep"))
    assert made["bench"][made["hole_id"] == "001"].tolist() == [498.0, 496.0]
    assert made["cu_pct"][made["hole_id"] == "001"].tolist() == [1.0, 3.0]


def test_by_interval_each_row_is_a_composite(composite):
    made = columns(composite(BY="lithology"))
    rows = list(zip(made["hole_id"], made["depth_from"], made["depth_to"], made["rock"]))
    assert ("001", 3.0, 4.0, "DYKE") in rows
    assert len(rows) == 4


def test_by_unit_a_boundary_is_needed(composite):
    with pytest.raises(QgsProcessingException, match="by unit need a boundary field"):
        composite(BY="unit")
    assert columns(composite(BY="unit", BOUNDARY_FIELD="rock"))["rock"].tolist() == [
        "PORPHYRY", "DYKE", "PORPHYRY", "LIMESTONE"
    ]  # fmt: skip


def test_shares_of_classes_are_fields_of_their_own(composite):
    made = columns(composite(PROPORTIONS="Rock"))
    assert made["rock_porphyry"].tolist() == [0.75, 1.0, 0.0]
    assert (made["rock_dyke"] + made["rock_limestone"] + made["rock_porphyry"]).tolist() == [1.0] * 3


def test_grades_are_converted_cut_and_counted_in_the_log(composite, feedback):
    made = columns(composite(UNITS="au_gpt = ppb", TOP_CUTS="cu_pct = 2"))
    assert made["au_ppb"][0] == pytest.approx(252.5)
    assert made["cu_pct"][0] == pytest.approx(1.5)
    log = feedback.textLog()
    assert "au_gpt (g/t) was converted to au_ppb (ppb) with the factor 1000" in log
    assert "In cu_pct of the assays, > 2 was replaced by 2; cells: 1" in log


def test_equivalents_are_grades_that_ore_may_use(composite, feedback):
    outputs = composite(EQUIVALENTS='cu_eq = "cu_pct" + 0.6 * "au_gpt"', ORE='"cu_eq" >= 0.16')
    made = columns(outputs)
    assert made["cu_eq"].tolist() == pytest.approx([2.0 + 0.6 * 0.2525, np.nan, 0.16], nan_ok=True)
    assert made["ore"].tolist() == pytest.approx([1.0, np.nan, 1.0], nan_ok=True)
    assert 'cu_eq = "cu_pct" + 0.6 * "au_gpt" is given for 2 composites' in feedback.textLog()


def test_what_was_not_assayed_can_be_given_a_value_and_the_report_says_what_it_does(composite, tmp_path):
    assays = "hole_id,from,to,Cu_pct\n001,0,2,1.0\n001,2,4,NS\nC,0,4,0.1"
    tables = write_tables(tmp_path / "other", ASSAYS=assays)
    outputs = composite(**tables, UNASSAYED="0", REPORT=str(tmp_path / "report.html"))
    assert columns(outputs)["cu_pct"].tolist() == pytest.approx([0.5, np.nan, 0.1], nan_ok=True)
    page = Path(outputs["REPORT"]).read_text("utf-8")
    # 6 assayed: (2 x 1 + 4 x 0.1) / 6 = 0.4; with 2 at zero: 2.4 / 8 = 0.3
    for words in ("What was not assayed", "0.4", "0.3", "-25.0%", "not a mineral resource estimate"):
        assert words in page


def test_density_weights_the_other_grades(composite, tmp_path):
    assays = "hole_id,from,to,Cu_pct,SG\n001,0,2,1.0,2\n001,2,4,3.0,4"
    tables = write_tables(tmp_path / "other", ASSAYS=assays)
    made = columns(composite(**tables, DENSITY="SG"))
    assert made["cu_pct"][0] == pytest.approx((2 * 1 + 4 * 3) / 6)
    assert made["sg"][0] == 3.0


def test_weights_are_a_field_that_is_one_on_average(composite, feedback):
    outputs = composite(DECLUSTER="au_gpt", LENGTH=2.0, CELL_SIZE=50.0)
    made = columns(outputs)
    known = made["weight"][np.isfinite(made["au_gpt"])]
    assert known.mean() == pytest.approx(1.0)
    assert "Cell declustering by au_gpt: cells of 50, as given" in feedback.textLog()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"DECLUSTER": "zn"}, "Declustering needs a grade of the composites"),
        ({"EQUIVALENTS": 'cu_pct = "au_gpt"'}, "would replace a field of the composites"),
        ({"EQUIVALENTS": 'eq = "zn" * 2'}, "uses zn, but the fields are"),
        ({"TOP_CUTS": "zn = 5"}, "There is no grade zn"),
        ({"UNASSAYED": "zn = 0"}, "unassayed grade must be"),
        ({"PROPORTIONS": "colour"}, "proportion must be"),
        ({"CODES": "XX"}, "written as in"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(composite, changed, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        composite(**changed)


def test_copper_creek_with_everything_takes_seconds(run, data_folder, tmp_path):
    raw = data_folder / "copper_creek" / "raw"
    began = perf_counter()
    outputs = run(
        "composite_drillholes",
        COLLARS=str(raw / "collar.csv"),
        SURVEYS=str(raw / "survey.csv"),
        ASSAYS=str(raw / "assay.csv"),
        LITHOLOGY=str(raw / "lithology.csv"),
        BY="bench",
        LENGTH=10.0,
        TOP_CUTS="cu_pct = p99.9; mo_pct = 0.5",
        UNITS="au_ppm = g/t",
        PROPORTIONS="rock_class",
        EQUIVALENTS='cu_eq = "cu_pct" + 3 * "mo_pct"',
        DECLUSTER="cu_pct",
        COMPOSITES=str(tmp_path / "composites.gpkg"),
        REPORT=str(tmp_path / "report.html"),
    )
    assert perf_counter() - began < 60.0  # 10 s on a quiet machine
    made = columns(outputs)
    assert outputs["COUNT"] > 15_000
    weighted = np.isfinite(made["weight"])
    assert made["weight"][weighted].mean() == pytest.approx(1.0)
    # the rich breccias were drilled densely: declustered, the mean is lower
    assert np.average(made["cu_pct"][weighted], weights=made["weight"][weighted]) < made["cu_pct"][weighted].mean()
