# SPDX-License-Identifier: GPL-2.0-or-later
"""Experimental variograms against what their definition gives."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics import pairs as pairs_module
from oresight.plugin.engine.geostatistics.directions import Direction, read_directions
from oresight.plugin.engine.geostatistics.estimators import ESTIMATORS, level_of
from oresight.plugin.engine.geostatistics.experimental import (
    experimental_variogram,
    lag_edges,
    uniform_edges,
    variogram_cells,
)
from oresight.plugin.engine.geostatistics.pairs import collect_pairs, pairs_within_holes


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
    northward = experimental_variogram(pairs, edges, direction=Direction(0.0), estimator="matheron")
    eastward = experimental_variogram(pairs, edges, direction=Direction(270.0), estimator="matheron")
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
    monkeypatch.setattr(pairs_module, "PER_LAG", 2_000)
    drawn = collect_pairs(points, values, edges, most=40_000)
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


def by_definition(points, values, edges, estimator, chosen) -> list[float]:
    """Return an experimental variogram written as its formula, pair by pair; `chosen` says which pairs count."""
    found = []
    for low, high in zip(edges[:-1], edges[1:]):
        pairs = [
            (values[i], values[j])
            for i in range(len(points))
            for j in range(i)
            if low < np.linalg.norm(points[i] - points[j]) <= high and chosen(points[i] - points[j])
        ]
        a, b = np.array(pairs).T
        n = len(pairs)
        if estimator == "matheron":
            found.append(np.sum((a - b) ** 2) / (2 * n))
        elif estimator == "cressie_hawkins":
            found.append(np.mean(np.abs(a - b) ** 0.5) ** 4 / (0.457 + 0.494 / n + 0.045 / n**2) / 2)
        else:
            found.append(np.sum(((a - b) / ((a + b) / 2)) ** 2) / (2 * n))
    return found


@pytest.fixture(scope="module")
def grades() -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(5)
    return generator.uniform(0.0, 100.0, (150, 3)), generator.lognormal(0.0, 1.0, 150)


@pytest.mark.parametrize("estimator", ["matheron", "cressie_hawkins", "pairwise_relative"])
def test_each_estimator_is_what_its_formula_says(grades, estimator):
    points, values = grades
    edges = np.array([10.0, 30.0, 50.0, 80.0])
    curve = experimental_variogram(collect_pairs(points, values[:, None], edges), edges, estimator=estimator)
    assert curve.gamma == pytest.approx(by_definition(points, values, edges, estimator, lambda _: True))


def test_a_direction_takes_the_pairs_in_its_cone_and_its_band(grades):
    points, values = grades
    edges = np.array([10.0, 40.0, 80.0])
    azimuth, dip = np.deg2rad(30.0), np.deg2rad(-20.0)
    axis = np.array([np.sin(azimuth) * np.cos(dip), np.cos(azimuth) * np.cos(dip), np.sin(dip)])
    beside = np.array([np.cos(azimuth), -np.sin(azimuth), 0.0])

    def is_in_it(h: np.ndarray) -> bool:
        angle = np.rad2deg(np.arccos(min(1.0, abs(h @ axis) / np.linalg.norm(h))))
        upright = h - (h @ axis) * axis - (h @ beside) * beside
        return bool(angle <= 40.0 and abs(h @ beside) <= 20.0 and np.linalg.norm(upright) <= 15.0)

    direction = Direction(30.0, -20.0, 40.0, 20.0, 15.0)
    pairs = collect_pairs(points, values[:, None], edges)
    curve = experimental_variogram(pairs, edges, direction=direction, estimator="matheron")
    assert curve.gamma == pytest.approx(by_definition(points, values, edges, "matheron", is_in_it))
    assert (curve.azimuth_deg, curve.dip_deg, curve.tolerance_deg) == pytest.approx((30.0, -20.0, 40.0))


def test_a_cone_of_ninety_degrees_without_bands_holds_every_pair(grades):
    points, values = grades
    edges = np.array([0.0, 50.0, 100.0])
    pairs = collect_pairs(points, values[:, None], edges)
    everything = experimental_variogram(pairs, edges)
    assert experimental_variogram(pairs, edges, direction=Direction(12.0, -50.0, 90.0)).gamma == pytest.approx(
        everything.gamma
    )


def test_outliers_sway_cressie_and_hawkins_less(grades):
    points, _ = grades
    values = np.random.default_rng(0).normal(size=(150, 1))
    spoilt = values.copy()
    spoilt[:3] = 50.0
    edges = np.array([0.0, 150.0])
    change = {
        estimator: np.divide(*(
            experimental_variogram(collect_pairs(points, one, edges), edges, estimator=estimator).gamma[0]
            for one in (spoilt, values)
        ))
        for estimator in ("matheron", "cressie_hawkins")
    }  # fmt: skip
    # 4 % of the pairs differ by 50: the mean root rises from 0.97 to 1.21, its fourth power 2.4 times.
    assert change["cressie_hawkins"] < 3.0 < 20.0 < change["matheron"]


def test_pairs_at_random_have_the_level_of_their_estimator():
    values = np.random.default_rng(0).normal(3.0, 2.0, (20_000, 1))
    points = np.random.default_rng(1).uniform(0.0, 1.0, (20_000, 3))
    pairs = collect_pairs(points, values, np.array([0.0, 0.01]))
    # Of normal values the estimator of Cressie and Hawkins is fair: it gives their variance.
    assert level_of(pairs, "cressie_hawkins") == pytest.approx(4.0, rel=0.03)
    assert level_of(pairs, "matheron") == pytest.approx(values.var())


def test_pairwise_relative_passes_over_pairs_of_zeros_and_refuses_negative_values():
    rows = np.concatenate([np.add(on_a_line(4), [0.0, 1000.0 * row, 0.0]) for row in range(4)])
    values = np.tile([0.0, 0.0, 1.0, 3.0], 4)[:, None]
    edges = np.array([0.5, 1.5])
    curve = experimental_variogram(collect_pairs(rows, values, edges), edges, estimator="pairwise_relative")
    # Of the pairs (0, 0), (0, 1), (1, 3) of each row the first has no mean; the others give 2 and 1.
    assert curve.gamma == pytest.approx([(2.0**2 + 1.0**2) / 2.0 / 2.0])
    with pytest.raises(InvalidInputError, match="not negative, but 4 of 16 are"):
        experimental_variogram(collect_pairs(rows, values - 0.5 * (values == 1.0) * 4.0, edges), edges,
                               estimator="pairwise_relative")  # fmt: skip


def test_all_pairs_within_holes_are_found_however_many_samples_there_are():
    points = on_a_line(60)
    holes = np.arange(60) // 20
    pairs = pairs_within_holes(points, points[:, :1], np.array([0.5, 1.5]), holes)
    assert sorted(zip(pairs.first.tolist(), pairs.second.tolist())) == [
        (i, i + 1) for i in range(59) if i // 20 == (i + 1) // 20
    ]


def test_lags_of_one_width_lie_about_its_multiples_up_to_the_longest_distance():
    assert uniform_edges(10.0, None, 42.0).tolist() == [0.0, 5.0, 15.0, 25.0, 35.0, 45.0]
    assert uniform_edges(None, 4, 45.0) == pytest.approx([0.0, 5.0, 15.0, 25.0, 35.0, 45.0])


def test_directions_are_read_from_text_and_nonsense_is_refused():
    assert read_directions("0/0, 45; 0/-90") == ((0.0, 0.0), (45.0, 0.0), (0.0, -90.0))
    assert read_directions("") == ()
    with pytest.raises(InvalidInputError, match="but north was given"):
        read_directions("0/0, north")
    with pytest.raises(InvalidInputError, match="dip of a direction"):
        Direction(0.0, -100.0)


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_noise_is_flat_whatever_the_estimator(estimator):
    generator = np.random.default_rng(3)
    points, values = generator.uniform(0.0, 100.0, (1200, 3)), generator.lognormal(0.0, 0.3, (1200, 1))
    edges = np.array([0.0, 25.0, 50.0, 75.0])
    curve = experimental_variogram(collect_pairs(points, values, edges), edges, estimator=estimator)
    assert curve.gamma == pytest.approx(curve.gamma.mean(), rel=0.1)


def test_twelve_thousand_samples_need_no_matrix_of_all_pairs():
    generator = np.random.default_rng(0)
    points = generator.uniform(0.0, 3000.0, (12_000, 3))
    edges = lag_edges(points, 2500.0)
    tracemalloc.start()
    pairs = collect_pairs(points, generator.normal(size=(12_000, 1)), edges)
    experimental_variogram(pairs, edges, direction=Direction(30.0, -10.0))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(pairs) > pairs_module.ALL_PAIRS
    # The distances alone, each pair once, would be 576 MB.
    assert peak < 250e6
