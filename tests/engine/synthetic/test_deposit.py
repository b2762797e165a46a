# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample deposit against the published one it is made after, and its tables against its truth."""

import numpy as np
import pytest
from oresight.plugin.engine.synthetic.deposit import csv_text, make_deposit
from oresight.plugin.engine.synthetic.drilling import directions
from oresight.plugin.engine.synthetic.geology import ROCKS, ground_elevation
from oresight.plugin.engine.synthetic.grades import AG_FACTOR, CU_FACTOR, CUTOFF


@pytest.fixture(scope="module")
def deposit():
    return make_deposit(1)


@pytest.fixture(scope="module")
def blocks(deposit):
    grid = deposit.grid((20.0, 28.0, 12.0), margin=150.0)
    return grid.centres(np.arange(grid.n_blocks))


def numbers(cells):
    return np.array([float(cell) if cell and cell[0] not in "<N" else np.nan for cell in cells])


def test_one_seed_gives_one_deposit_and_another_seed_another(deposit):
    again = make_deposit(1)
    assert all(csv_text(again.tables[name]) == csv_text(table) for name, table in deposit.tables.items())
    points = np.random.default_rng(0).uniform((1100, 1800, 4200), (1600, 2400, 5050), (2000, 3))
    assert (again.is_ore(points) == deposit.is_ore(points)).all()
    assert csv_text(make_deposit(2).tables["assays"]) != csv_text(deposit.tables["assays"])


def test_there_are_34_deviated_holes_on_8_lines(deposit):
    assert len(deposit.holes) == 34
    assert len({hole.line for hole in deposit.holes}) == 8
    assert all(np.ptp(hole.dips) > 0.3 for hole in deposit.holes)


def test_a_good_part_of_the_holes_passes_540_m_and_several_reach_4200(deposit):
    depths = [
        (ground_elevation(hole.points[:, 0], hole.points[:, 1]) - hole.points[:, 2]).max() for hole in deposit.holes
    ]
    assert 12 <= sum(depth > 540.0 for depth in depths) <= 28
    assert sum(hole.points[-1, 2] < 4230.0 for hole in deposit.holes) >= 3


def test_a_true_trace_goes_where_its_azimuth_and_dip_point(deposit):
    hole = deposit.holes[5]
    steps = np.diff(hole.points, axis=0)
    np.testing.assert_allclose(steps, directions(hole.azimuths[:-1], hole.dips[:-1]), atol=1e-9)
    assert hole.points[0, 2] == pytest.approx(ground_elevation(hole.points[:1, 0], hole.points[:1, 1])[0])


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_ore_lies_between_about_4211_and_5050_m_and_is_some_percent_of_the_ground(seed, blocks):
    truth = make_deposit(seed).truth_at(blocks)
    elevations = blocks[truth.is_ore, 2]
    assert elevations.min() == pytest.approx(4211.0, abs=30.0)
    assert elevations.max() == pytest.approx(5050.0, abs=30.0)
    assert 0.02 < truth.is_ore.sum() / truth.is_ground.sum() < 0.10


def test_ore_is_where_the_true_gold_equivalent_reaches_the_cutoff(deposit, blocks):
    truth = deposit.truth_at(blocks)
    grades = truth.grades
    equivalent = grades["au_gpt"] + AG_FACTOR * grades["ag_gpt"] + CU_FACTOR * grades["cu_pct"]
    assert (truth.is_ore == ((equivalent >= CUTOFF) & truth.is_ground)).all()


def test_the_dyke_is_barren_and_the_breccia_rich(deposit, blocks):
    truth = deposit.truth_at(blocks)
    share = {name: truth.is_ore[truth.rocks == code].mean() for code, name in enumerate(ROCKS, 1)}
    assert share["DAC"] == 0.0
    assert share["HBX"] == max(share.values())
    assert set(np.unique(truth.rocks)) == set(range(1, 8))


def test_samples_are_the_truth_times_a_nugget_of_mean_one(deposit):
    """The hole's true trace and the assays of one long hole; ln(sample / truth) has the stated spread."""
    columns = deposit.tables["assays"].columns
    holes = np.array(columns["HOLE_ID"])
    ratios = []
    for hole in deposit.holes:
        rows = np.flatnonzero(holes == hole.hole_id)
        start, end = (numbers(np.array(columns[name])[rows]) for name in ("FROM", "TO"))
        thirds = np.array([1.0, 3.0, 5.0]) / 6.0
        points = hole.at((start[:, None] + (end - start)[:, None] * thirds).ravel())
        truth = deposit.truth_at(points).grades["au_gpt"].reshape(-1, 3).mean(axis=1)
        measured = numbers(np.array(columns["AU_GPT"])[rows])
        ratios.append((measured / truth)[(truth > 0.1) & np.isfinite(measured)])
    ratios = np.concatenate(ratios)
    assert np.mean(ratios) == pytest.approx(1.0, abs=0.04)
    assert np.std(np.log(ratios)) == pytest.approx(0.45, abs=0.03)


def test_the_tables_hold_below_detection_texts_lost_samples_and_empty_cells(deposit):
    columns = deposit.tables["assays"].columns
    assert 0.03 < np.mean([cell == "<0.005" for cell in columns["AU_GPT"]]) < 0.15
    assert "NS" in columns["AU_GPT"]
    assert "" in columns["CU_PCT"]


def test_each_defect_that_is_told_is_there(deposit):
    assays, lithology = deposit.tables["assays"].columns, deposit.tables["lithology"].columns
    ids = {hole.hole_id for hole in deposit.holes}
    rows = list(zip(*assays.values()))
    assert len(rows) - len(set(rows)) == 1
    assert len([hole for hole in assays["HOLE_ID"] if hole not in ids]) == 1
    overlaps = [a for a, b in zip(rows, rows[1:]) if a != b and a[0] == b[0] and 0.0 < float(a[2]) - float(b[1]) < 1.0]
    assert len(overlaps) == 1
    assert sum(float(start) >= float(end) for start, end in zip(lithology["FROM"], lithology["TO"])) == 1
    assert len(ids - set(deposit.tables["surveys"].columns["HOLE_ID"])) == 1
    lengths = {hole.hole_id: hole.length for hole in deposit.holes}
    assert sum(float(row[2]) > lengths.get(row[0], 1e9) for row in rows) == 1
    assert len(deposit.defects) == 7
