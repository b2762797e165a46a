# SPDX-License-Identifier: GPL-2.0-or-later
"""Two real deposits, raw as they come; the counts are those of their published descriptions."""

from __future__ import annotations

import csv
from collections import Counter
from time import perf_counter

import numpy as np
import pytest
from oresight.plugin.engine.drillholes.compositing import composite_intervals
from oresight.plugin.engine.drillholes.desurvey import desurvey
from oresight.plugin.engine.drillholes.tables import parse_drillholes, read_text_table
from oresight.plugin.engine.drillholes.validation import validate_drillholes

OVERLAPS = {"duplicate_interval", "overlap", "overlap_trimmed", "blank_overlap"}


def read(folder, **files):
    return parse_drillholes({name: read_text_table(folder / f"{file}.csv", name) for name, file in files.items()})


@pytest.fixture(scope="module")
def wolfpass(data_folder):
    return read(
        data_folder / "wolfpass" / "raw",
        collars="Wolfpass_collar",
        surveys="Wolfpass_survey",
        assays="Wolfpass_WP_assay",
        lithology="Wolfpass_WP_lith",
    )


@pytest.fixture(scope="module")
def copper_creek(data_folder):
    return read(
        data_folder / "copper_creek" / "raw",
        collars="collar",
        surveys="survey",
        assays="assay",
        lithology="lithology",
    )


def test_wolfpass_is_read_whole_with_its_codes_counted(wolfpass):
    assert len(wolfpass.collars.hole_id) == 55
    assert len(wolfpass.assays.depth_from) == 8332
    assert len(np.unique(wolfpass.lithology.categories["rock"])) == 15 + 1  # and two rows without a name
    assert not wolfpass.rejected
    counts = {(one.column, one.value): one.count for one in wolfpass.replaced}
    assert counts["cu_pct", "NS"] == 381
    assert counts["density", "NS"] == 460
    assert counts["cu_pct", "-0.02"] == 7
    assert sum(count for (column, _), count in counts.items() if column == "au_gpt") == 99
    assert wolfpass.assays.units == {"cu_pct": "%", "au_gpt": "g/t", "density": "t/m3"}


def test_wolfpass_dips_point_down_although_the_table_has_them_positive(wolfpass):
    assert (wolfpass.surveys.dip < 0).all()
    assert any("positive downwards" in str(notice) for notice in wolfpass.notices)


def test_copper_creek_is_read_whole_with_everything_left_out_counted(copper_creek):
    assert len(copper_creek.collars.hole_id) == 545
    assert copper_creek.collars.hole_id[0] == "A-11"
    replaced = Counter()
    for one in copper_creek.replaced:
        replaced[one.column] += one.count
    nothing_logged = {"rock_unit": 125 + 4, "rock_class": 153}  # Not Recorded, No Core
    assert replaced == {"cu_pct": 331, "mo_pct": 7804, "ag_ppm": 311, "au_ppm": 1489, **nothing_logged}
    rules = Counter((entry.table, entry.rule) for entry in copper_creek.rejected)
    assert rules["assays", "duplicate_interval"] == 141
    used = set(copper_creek.assays.rows.tolist())
    left_out = {entry.row for entry in copper_creek.rejected if entry.table == "assays"}
    assert used | left_out == set(range(2, 67_323))


def test_copper_creek_has_upward_holes_beside_those_that_go_down(copper_creek):
    surveys = copper_creek.surveys
    names = surveys.hole_id[surveys.dip > 0]
    assert 0 < len(np.unique(names)) < 50
    assert np.median(surveys.dip) < -50


def test_silver_assayed_on_longer_samples_is_kept(copper_creek):
    assays = copper_creek.assays
    own = (assays.hole_id == "CA28_PLUS_8") & (assays.depth_from >= 426.7) & (assays.depth_to <= 435.9)
    assert assays.grades["cu_pct"][own].tolist() == [0.26, 0.11, 0.1]
    assert assays.grades["ag_ppm"][own].tolist() == [0.38, 0.38, 0.38]


def test_copper_creek_problems_are_those_of_its_description(copper_creek):
    counts = Counter((one.table, one.rule) for one in validate_drillholes(copper_creek))
    assert counts["assays", "gap"] == 585
    assert counts["assays", "duplicate_interval"] == 141
    assert counts["collars", "no_intervals"] == 57 + 105
    assert counts["surveys", "no_station_at_collar"] == 101
    assert counts["collars", "same_place"] == 39
    assert counts["assays", "long_interval"] == 1


@pytest.mark.parametrize("boundary", ["", "rock_code"])
def test_copper_creek_composites_conserve_the_metal_in_a_second(copper_creek, boundary):
    began = perf_counter()
    traces = desurvey(copper_creek.collars, copper_creek.surveys)
    composites = composite_intervals(copper_creek, traces, length=6.0, boundary=boundary, minimum_coverage=0.0)
    assert perf_counter() - began < 5.0
    assays = copper_creek.assays
    for name, grades in assays.grades.items():
        metal = np.nansum((assays.depth_to - assays.depth_from) * grades)
        assert np.nansum(composites.assayed[name] * composites.grades[name]) == pytest.approx(metal, rel=1e-9)
    assert np.isfinite(composites.points).all()


@pytest.mark.parametrize(
    ("name", "end", "overlaps"),
    [("assay", "depth_to", 167), ("lithology", "to_depth", 16)],
    ids=["assays", "lithology"],
)
def test_every_overlap_of_copper_creek_is_among_the_problems(copper_creek, data_folder, name, end, overlaps):
    spans = {}
    with (data_folder / "copper_creek" / "raw" / f"{name}.csv").open(encoding="utf-8-sig") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            spans.setdefault(row["hole_ID"], []).append((float(row["depth_from"]), float(row[end]), number))
    pairs = []
    for rows in spans.values():
        reach = (-1.0, 0)
        for start, stop, number in sorted(rows):
            if start < reach[0] - 1e-6:
                pairs.append((number, reach[1]))
            reach = max(reach, (stop, number))
    assert len(pairs) == overlaps  # as the published description of the data counts them
    told = {one.row for one in validate_drillholes(copper_creek) if one.rule in OVERLAPS}
    assert [pair for pair in pairs if not told & set(pair)] == []


def test_the_other_counts_of_copper_creek_are_those_of_its_description(copper_creek):
    _, stations = np.unique(copper_creek.surveys.hole_id, return_counts=True)
    assert np.count_nonzero(stations == 1) == 121
    assert np.count_nonzero(copper_creek.surveys.dip == 0.0) > 0
    assert not [one for one in validate_drillholes(copper_creek) if one.severity == "error"]


def test_wolfpass_has_few_problems_and_each_is_worth_a_look(wolfpass):
    counts = Counter((one.severity, one.rule) for one in validate_drillholes(wolfpass))
    assert counts == {
        ("warning", "kink"): 1,
        ("warning", "grade_outlier"): 2,
        ("note", "same_place"): 1,
        ("note", "no_value"): 50,
        ("note", "replaced_cells"): 7,
    }
