# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of the variogram in three planes."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.pairs import SamplePairs, collect_pairs
from oresight.plugin.engine.geostatistics.variogram_map import FEWEST_PAIRS, PIXELS, PLANES, REACH, variogram_maps


def pairs_of(points: np.ndarray, values: np.ndarray, longest: float) -> SamplePairs:
    return collect_pairs(points, values[:, None], np.array([0.0, longest]))


@pytest.fixture(scope="module")
def points() -> np.ndarray:
    return np.random.default_rng(0).uniform(0.0, 100.0, (700, 3))


def test_each_pixel_is_half_the_mean_squared_difference_of_its_pairs(points):
    values = np.random.default_rng(1).normal(size=700)
    for one in variogram_maps(pairs_of(points, values, 100.0), 100.0, estimator="matheron"):
        right, up, out = PLANES[one.plane]
        h = points[:, None] - points[None]
        pixel = 2.0 * one.reach / PIXELS
        flat = np.hypot(h[..., right], h[..., up])
        inside = np.abs(h[..., out]) <= np.maximum(pixel / 2.0, np.tan(np.deg2rad(30.0)) * flat)
        inside &= (np.linalg.norm(h, axis=-1) <= 100.0) & (np.linalg.norm(h, axis=-1) > 0.0)
        for row, column in ((PIXELS // 2, PIXELS // 2 + 4), (3, 12), (14, 9)):
            low = np.array([column, row]) * pixel - one.reach
            chosen = inside.copy()
            for axis, edge in zip((right, up), low):
                chosen &= (h[..., axis] >= edge) & (h[..., axis] < edge + pixel)
            expected = 0.5 * np.square(values[:, None] - values[None])[chosen].mean()
            assert one.pairs[row, column] == np.count_nonzero(chosen) >= FEWEST_PAIRS
            assert one.gamma[row, column] == pytest.approx(expected)


def test_a_map_is_the_same_seen_from_both_ends(points):
    for one in variogram_maps(pairs_of(points, points[:, 0], 100.0), 100.0):
        assert np.array_equal(one.gamma, one.gamma[::-1, ::-1], equal_nan=True)
        assert one.reach == REACH * 100.0


def test_stripes_along_north_show_in_plan_and_not_in_the_section_along_north(points):
    values = np.sin(points[:, 0] / 6.0)
    plan, _, north = variogram_maps(pairs_of(points, values, 100.0), 100.0, estimator="matheron")
    middle = PIXELS // 2
    assert plan.plane == "plan"
    assert north.plane == "north"
    # Half a wave of 2 pi 6 m to the east the values are opposite; to the north they stay as they are.
    opposite = middle + round(np.pi * 6.0 / (2.0 * plan.reach / PIXELS))
    assert plan.gamma[middle, opposite] > 2.0 * plan.gamma[opposite, middle]
    assert north.gamma[middle, opposite] == pytest.approx(north.gamma[opposite, middle], rel=0.25)


def test_of_samples_in_one_plane_the_other_planes_are_lines_at_most():
    flat = np.random.default_rng(0).uniform(0.0, 100.0, (400, 3)) * [1.0, 1.0, 0.0]
    maps = variogram_maps(pairs_of(flat, flat[:, 0], 100.0), 100.0)
    known = {one.plane: np.count_nonzero(~np.isnan(one.gamma).all(axis=1)) for one in maps}
    assert known["plan"] > PIXELS // 2
    assert known["east"] == known["north"] == 1


def test_plain_values_have_none_where_pairs_are_few(points):
    one = variogram_maps(pairs_of(points[:150], points[:150, 0], 100.0), 100.0)[0].to_dict()
    assert any(value is None for row in one["gamma"] for value in row)
    assert len(one["pairs"]) == PIXELS
