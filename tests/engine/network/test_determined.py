# SPDX-License-Identifier: GPL-2.0-or-later
"""Each planted leak rings the alarm; clean data stay silent."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.variogram import Structure
from oresight.plugin.engine.network.determined import (
    determined_by,
    determined_notices,
    identical_notices,
    identical_pairs,
)
from oresight.plugin.engine.network.nearness import nearness_notices, nearness_of_test

N = 4000
RNG = np.random.default_rng(1)
NOISE = RNG.normal(size=(N, 3)).astype(np.float32)
NAMES = ("au_gpt:estimate", "cu_pct:estimate", "lithology:category")
IS_ORE = RNG.random(N) < 0.15


def planted(column: int, values) -> np.ndarray:
    features = NOISE.copy()
    features[:, 2] = RNG.integers(1, 6, N)
    features[:, column] = values
    return features


def test_noise_and_codes_are_silent():
    assert determined_by(planted(0, NOISE[:, 0]), NAMES, IS_ORE) == ()


def test_a_strong_honest_feature_is_silent():
    features = planted(0, 2.0 * IS_ORE + 0.7 * NOISE[:, 0])  # AUC about 0.98
    assert determined_by(features, NAMES, IS_ORE) == ()


def test_a_label_cut_from_a_grade_rings():
    assert determined_by(planted(1, NOISE[:, 1]), NAMES, NOISE[:, 1] >= 0.9) == ("cu_pct:estimate",)


def test_a_label_that_is_an_interval_of_a_feature_rings_though_its_auc_is_near_one_half():
    is_ore = np.abs(NOISE[:, 1]) < 0.3
    assert determined_by(planted(1, NOISE[:, 1]), NAMES, is_ore) == ("cu_pct:estimate",)


def test_a_label_that_is_some_of_the_codes_rings():
    features = planted(0, NOISE[:, 0])
    assert determined_by(features, NAMES, np.isin(features[:, 2], [2, 5])) == ("lithology:category",)


def test_codes_of_single_blocks_are_no_leak():
    assert determined_by(planted(2, np.arange(N)), NAMES, IS_ORE) == ()


def test_few_blocks_cannot_tell():
    assert determined_by(NOISE[:30], NAMES, NOISE[:30, 1] > 0.5) == ()


def test_the_label_itself_rings():
    assert determined_by(planted(0, IS_ORE), NAMES, IS_ORE) == ("au_gpt:estimate",)
    assert "the label is a function of au_gpt:estimate" in str(determined_notices(["au_gpt:estimate"])[0])


@pytest.mark.parametrize(("factor", "offset"), [(1.0, 0.0), (1e4, 3.0), (-2.0, 7.0)])
def test_a_raster_given_twice_rings_in_any_unit_and_sign(factor, offset):
    features = planted(1, factor * NOISE[:, 0] + offset)
    assert identical_pairs(features, NAMES) == (("au_gpt:estimate", "cu_pct:estimate"),)
    assert "hold the same values" in str(identical_notices(identical_pairs(features, NAMES))[0])


def test_alike_and_constant_rasters_are_no_pair():
    assert identical_pairs(planted(1, NOISE[:, 0] + 0.01 * NOISE[:, 1]), NAMES) == ()
    assert identical_pairs(np.ones((50, 3)), NAMES) == ()


def points_and_split(gap: float):
    """Return blocks 10 apart in two bodies of ground with a gap between: the second one is the test part."""
    places = np.stack(np.meshgrid(*[np.arange(10) * 10.0] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    return np.concatenate([places, places + np.array((90.0 + gap, 0.0, 0.0))]), np.repeat([0, 2], len(places))


def test_test_blocks_within_the_range_ring_and_such_beyond_it_do_not():
    transform = Structure("spherical", 1.0, (50.0, 50.0, 50.0)).transform
    near = nearness_of_test(*points_and_split(10.0), transform)
    # Planes of the test part lie 10, 20, 30, 40, 50 ... away: four of ten are nearer than 50.
    assert near.within == pytest.approx(0.4)
    assert 0.2 <= near.distances[0] <= 0.4  # between the first and the second plane
    assert near.longest == pytest.approx(50.0)
    assert "40% of the test blocks lie nearer to a training or validation block than" in str(nearness_notices(near)[0])
    assert "(50 ft at its longest)" in str(nearness_notices(near, "ft")[0])
    assert "(50 at its longest)" in str(nearness_notices(near)[0])
    assert nearness_notices(nearness_of_test(*points_and_split(60.0), transform)) == ()


def test_the_range_depends_on_the_direction():
    east = Structure("spherical", 1.0, (200.0, 10.0, 10.0), azimuth_deg=90.0)
    north = Structure("spherical", 1.0, (200.0, 10.0, 10.0), azimuth_deg=0.0)
    assert nearness_of_test(*points_and_split(20.0), east.transform).within == 1.0
    assert nearness_of_test(*points_and_split(20.0), north.transform).within == 0.0


def test_without_test_blocks_there_is_no_distance():
    assert nearness_of_test(np.zeros((3, 3)), np.zeros(3), np.eye(3)) is None
    assert nearness_notices(None) == ()
