# SPDX-License-Identifier: GPL-2.0-or-later
"""Experimental variograms against what their definition gives."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics import pairs as pairs_module
from oresight.plugin.engine.geostatistics.experimental import experimental_variogram, lag_edges, variogram_cells
from oresight.plugin.engine.geostatistics.pairs import collect_pairs


def on_a_line(n: int = 60) -> np.ndarray:
    return np.column_stack((np.arange(n, dtype=float), np.zeros(n), np.zeros(n)))


def test_of_a_straight_line_it_is_half_the_squared_distance():
    points = on_a_line()
    edges = np.arange(0.5, 21.0)
    curve = experimental_variogram(collect_pairs(points, 3.0 * points[:, :1], edges), edges, estimator="matheron")
    assert curve.distance == pytest.approx(np.arange(1.0, 21.0))
    assert curve.gamma == pytest.approx(0.5 * 9.0 * np.arange(1.0, 21.0) ** 2)
    assert curve.pairs.tolist() == [60 - lag for lag in range(1, 21)]


def test_standardised_it_is_one_minus_the_correlation_of_the_pairs():
    points = on_a_line(200)
    values = np.cumsum(np.random.default_rng(0).normal(size=200))
    edges = np.arange(0.5, 6.0)
    curve = experimental_variogram(collect_pairs(points, values[:, None], edges), edges)
    for lag, gamma in zip(range(1, 6), curve.gamma):
        ahead, behind = values[lag:], values[:-lag]
        both = np.concatenate((ahead, behind)), np.concatenate((behind, ahead))
        assert gamma == pytest.approx((1.0 - np.corrcoef(*both)[0, 1]) * values.var())


def test_rich_ground_drilled_densely_does_not_make_near_samples_look_wild():
    # White noise, ten times as strong where samples are dense: standardised, every lag is at the sill.
    generator = np.random.default_rng(1)
    poor = generator.uniform(0.0, 1000.0, (700, 3))
    rich = generator.uniform(480.0, 520.0, (700, 3))
    points = np.concatenate((poor, rich))
    values = np.concatenate((generator.normal(0.0, 1.0, 700), generator.normal(0.0, 10.0, 700)))
    edges = np.array([0.0, 40.0, 100.0, 500.0])
    pairs = collect_pairs(points, values[:, None], edges)
    plain = experimental_variogram(pairs, edges, estimator="matheron").gamma / values.var()
    standardised = experimental_variogram(pairs, edges).gamma / values.var()
    assert plain[0] > 1.5 * plain[-1]
    assert standardised == pytest.approx(1.0, abs=0.1)


def test_a_direction_takes_only_its_own_pairs():
    axes = np.arange(0.0, 50.0, 5.0)
    points = np.array(np.meshgrid(axes, axes, axes[:4])).reshape(3, -1).T
    values = (points[:, 0] % 10.0)[:, None]
    edges = np.array([2.5, 7.5])
    pairs = collect_pairs(points, values, edges)
    northward = experimental_variogram(pairs, edges, direction=np.array([0.0, 1.0, 0.0]), estimator="matheron")
    eastward = experimental_variogram(pairs, edges, direction=np.array([-1.0, 0.0, 0.0]), estimator="matheron")
    assert northward.gamma == pytest.approx([0.0])
    assert eastward.gamma == pytest.approx([12.5])
    assert eastward.azimuth_deg in {90.0, 270.0}


def test_down_hole_takes_pairs_of_one_hole_only():
    points = on_a_line(60)
    holes = np.arange(60) // 20
    edges = np.array([0.5, 1.5])
    pairs = collect_pairs(points, points[:, :1], edges, holes=holes)
    assert experimental_variogram(pairs, edges, within_holes=True).pairs.tolist() == [57]


def test_of_many_samples_all_near_pairs_are_taken_and_far_ones_drawn_fairly(monkeypatch):
    generator = np.random.default_rng(0)
    points = generator.uniform(0.0, 100.0, (900, 3))
    values = (points[:, :1] / 20.0) ** 2
    edges = np.arange(0.0, 61.0, 10.0)
    whole = collect_pairs(points, values, edges)
    monkeypatch.setattr(pairs_module, "ALL_PAIRS", 40_000)
    monkeypatch.setattr(pairs_module, "PER_LAG", 2_000)
    drawn = collect_pairs(points, values, edges)
    assert len(drawn) < 0.6 * len(whole)
    assert (
        experimental_variogram(drawn, edges).pairs[:2].tolist()
        == experimental_variogram(whole, edges).pairs[:2].tolist()
    )
    expected = experimental_variogram(whole, edges, estimator="matheron").gamma
    assert experimental_variogram(drawn, edges, estimator="matheron").gamma == pytest.approx(expected, rel=0.05)


def test_cells_hold_every_pair_once_and_keep_the_mean_distance():
    points = np.random.default_rng(0).uniform(0.0, 100.0, (300, 3))
    edges = lag_edges(points, 80.0)
    pairs = collect_pairs(points, points[:, :1], edges)
    cells = variogram_cells(pairs, edges)
    assert cells.pairs.sum() == len(pairs)
    length = np.linalg.norm(cells.separations, axis=1)
    everything = np.linalg.norm(points[pairs.first] - points[pairs.second], axis=1).sum()
    assert (length * cells.pairs).sum() == pytest.approx(everything)


def test_several_columns_give_the_sum_of_their_variograms():
    points = np.random.default_rng(0).uniform(0.0, 100.0, (300, 3))
    values = np.random.default_rng(1).normal(size=(300, 2))
    edges = np.arange(0.0, 61.0, 10.0)
    together, one, other = (
        experimental_variogram(collect_pairs(points, part, edges), edges, estimator="matheron").gamma
        for part in (values, values[:, :1], values[:, 1:])
    )
    assert together == pytest.approx(one + other)
