# SPDX-License-Identifier: GPL-2.0-or-later
"""Paths of holes: arcs and lines known by heart, and published mid-points."""

from __future__ import annotations

import csv
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.drillholes.desurvey import METHODS, desurvey, direction_vectors
from oresight.plugin.engine.drillholes.records import Collars, Surveys
from oresight.plugin.engine.drillholes.tables import parse_drillholes, read_text_table
from oresight.plugin.engine.errors import InvalidInputError

ORIGIN = (445_000.0, 4_400_000.0, 3_000.0)


def hole(stations, *, method="minimum_curvature", collar=ORIGIN):
    """Return the traces of one hole with stations (depth, azimuth, dip)."""
    depth, azimuth, dip = (np.array(column, dtype=float) for column in zip(*stations))
    collars = Collars(np.array(["A"]), np.array([collar]), np.array([np.nan]), np.array([2]))
    surveys = Surveys(np.array(["A"] * len(depth)), depth, azimuth, dip, np.arange(len(depth)) + 2)
    return desurvey(collars, surveys, method=method)


def at(traces, *depth):
    """Return places relative to the collar."""
    return traces.positions(np.array(["A"] * len(depth)), np.array(depth, dtype=float)) - np.array(ORIGIN)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("azimuth", "dip", "direction"),
    [
        (0, -90, (0, 0, -1)),
        (0, 90, (0, 0, 1)),
        (0, 0, (0, 1, 0)),
        (90, 0, (1, 0, 0)),
        (180, 0, (0, -1, 0)),
        (270, 0, (-1, 0, 0)),
        (90, -60, (0.5, 0, -math.sqrt(3) / 2)),
        (45, 45, (0.5, 0.5, math.sqrt(0.5))),
    ],
)
def test_a_straight_hole_goes_where_azimuth_and_dip_point(azimuth, dip, direction, method):
    traces = hole([(0, azimuth, dip), (50, azimuth, dip), (120, azimuth, dip)], method=method)
    depths = np.array([0.0, 25.0, 50.0, 120.0, 300.0])
    assert np.allclose(at(traces, *depths), depths[:, None] * np.array(direction), atol=1e-8)


@pytest.mark.parametrize("n_stations", [2, 3, 10])
def test_a_quarter_of_a_circle_is_followed_exactly(n_stations):
    radius = 100.0
    turned = np.linspace(0.0, math.pi / 2, n_stations)
    traces = hole([(radius * angle, 90.0, -90.0 + math.degrees(angle)) for angle in turned])
    angles = np.linspace(0.0, math.pi / 2, 37)
    on_arc = np.column_stack((radius * (1 - np.cos(angles)), np.zeros(37), -radius * np.sin(angles)))
    assert np.allclose(at(traces, *(radius * angles)), on_arc, atol=1e-8)


def test_a_horizontal_circle_through_north_is_followed_across_the_wrap_of_azimuths():
    radius = 200.0
    traces = hole([(0.0, 330.0, 0.0), (radius * math.pi / 3, 30.0, 0.0)])
    end = at(traces, radius * math.pi / 3)[0]
    assert np.allclose(end, (0.0, radius, 0.0), atol=1e-8)  # the chord of 60 degrees is the radius


@given(st.floats(0, 360), st.floats(-89, 89), st.floats(0, 360), st.floats(-89, 89), st.floats(1.0, 500.0))
@settings(max_examples=200, deadline=None)
def test_the_end_of_an_arc_agrees_with_the_ratio_factor_of_the_textbooks(
    azimuth, dip, other_azimuth, other_dip, length
):
    first, second = direction_vectors(np.array([azimuth, other_azimuth]), np.array([dip, other_dip]))
    bend = math.acos(min(1.0, max(-1.0, float(first @ second))))
    if not 1e-3 < bend < 3.0:
        return
    expected = length / bend * math.tan(bend / 2.0) * (first + second)
    end = at(hole([(0, azimuth, dip), (length, other_azimuth, other_dip)]), length)[0]
    assert np.allclose(end, expected, atol=1e-6 * length)


@given(st.floats(0, 360), st.floats(-89, 0), st.floats(0, 1e-7))
@settings(deadline=None)
def test_a_bend_too_small_to_measure_is_a_straight_line(azimuth, dip, bend):
    end = at(hole([(0, azimuth, dip), (100, azimuth + bend, dip)]), 100)[0]
    assert np.allclose(end, 100.0 * direction_vectors(np.array([azimuth]), np.array([dip]))[0], atol=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_the_path_has_no_jumps_and_its_length_is_the_depth(method):
    traces = hole([(0, 10, -80), (40, 30, -70), (90, 50, -75), (130, 40, -60)], method=method)
    depths = np.linspace(0.0, 200.0, 4001)
    steps = np.linalg.norm(np.diff(at(traces, *depths), axis=0), axis=1)
    assert np.allclose(steps, 0.05, rtol=1e-4)


def test_above_the_first_station_the_hole_has_its_direction():
    assert np.allclose(at(hole([(30, 90, -45), (60, 90, -45)]), 20), [[20 * math.sqrt(0.5), 0, -20 * math.sqrt(0.5)]])


def test_balanced_tangential_turns_in_the_middle_and_tangential_at_the_station():
    stations = [(0, 0, -90), (100, 90, 0)]
    assert np.allclose(at(hole(stations, method="balanced_tangential"), 50, 100), [[0, 0, -50], [50, 0, -50]])
    assert np.allclose(at(hole(stations, method="tangential"), 100, 130), [[0, 0, -100], [30, 0, -100]])


def test_methods_agree_on_many_stations():
    depths = np.linspace(0.0, 300.0, 601)
    stations = list(zip(depths, 40 + 0.1 * depths, -80 + 0.1 * depths))
    ends = [at(hole(stations, method=method), 300)[0] for method in METHODS]
    assert np.allclose(ends[0], ends[1], atol=1e-3)
    assert np.allclose(ends[0], ends[2], atol=0.2)


def test_places_that_are_not_known_have_no_coordinates():
    traces = hole([(0, 0, -90)])
    places = traces.positions(np.array(["B", "A", "A", "A"]), np.array([1.0, -1.0, np.nan, 1.0]))
    assert np.isnan(places).all(axis=1).tolist() == [True, True, True, False]


def test_large_coordinates_cost_no_precision():
    stations = [(depth, 123.0, -55.0) for depth in range(0, 3000, 10)]
    far = hole(stations, collar=(5e5, 9.9e6, 5e3)).positions(np.array(["A"]), np.array([2990.0]))[0]
    near = hole(stations, collar=(0.0, 0.0, 0.0)).positions(np.array(["A"]), np.array([2990.0]))[0]
    assert np.allclose(far - (5e5, 9.9e6, 5e3), near, atol=1e-8)


def test_the_path_for_drawing_has_every_station_and_steps_between():
    path = hole([(0, 0, -90), (33, 0, -80)]).path(0, end=50.0, step=10.0)
    assert path[:, 3].tolist() == [0, 10, 20, 30, 33, 40, 50]


def test_an_unknown_method_is_a_sentence():
    with pytest.raises(InvalidInputError, match="method of desurveying must be one of"):
        hole([(0, 0, -90)], method="radius_of_curvature")


def test_the_published_mid_points_of_wolfpass_are_met(data_folder):
    raw = data_folder / "wolfpass" / "raw"
    names = {"collars": "Wolfpass_collar", "surveys": "Wolfpass_survey", "assays": "Wolfpass_WP_assay"}
    holes = parse_drillholes({name: read_text_table(raw / f"{file}.csv", name) for name, file in names.items()})
    with (raw / "WP_assay_points.csv").open(encoding="utf-8") as lines:
        published = sorted(csv.DictReader(lines), key=lambda row: row["Hole ID"])  # stable: down each hole
    assays = holes.assays
    order = np.argsort(assays.hole_id, kind="stable")
    assert [row["Hole ID"] for row in published] == assays.hole_id[order].tolist()
    middle = (assays.depth_from + assays.depth_to)[order] / 2.0
    ours = desurvey(holes.collars, holes.surveys).positions(assays.hole_id[order], middle)
    theirs = np.array([[float(row["X"]), float(row["Y"])] for row in published])
    apart = np.hypot(*(ours[:, :2] - theirs).T)
    assert np.median(apart) < 1e-5
    assert np.quantile(apart, 0.95) < 0.001
    assert apart.max() < 0.01
