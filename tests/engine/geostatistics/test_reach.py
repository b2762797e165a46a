# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriging from all samples, those without any covariance left out of the products."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.geostatistics.covariance import Covariance
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from oresight.plugin.engine.geostatistics.reach import SampleReach, chunk_box
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.support import Support
from oresight.plugin.engine.geostatistics.systems import PreparedSamples
from oresight.plugin.engine.geostatistics.targets import BlockTargets
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

SHORT = Variogram(
    0.1, (Structure("spherical", 0.5, (30.0, 20.0, 10.0), 30.0, -20.0), Structure("cubic", 0.4, (15.0, 15.0, 15.0)))
)
GRID = BlockGrid((0.0, 0.0, 0.0), (5.0, 10.0, 5.0), (12, 10, 20))


def samples(n: int = 400) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(3)
    return generator.uniform(0.0, 100.0, (n, 3)), generator.normal(size=(n, 2))


@pytest.mark.parametrize("offsets", [np.zeros((1, 3)), np.array([[-3.0, 0.0, 0.0], [3.0, 0.0, 0.0]])])
def test_every_sample_with_covariance_is_in_reach(offsets):
    points, values = samples()
    given = PreparedSamples(Covariance.of(SHORT), points, values, support=Support(offsets))
    reach = SampleReach.of(given)
    assert reach is not None
    targets = np.random.default_rng(4).uniform(40.0, 50.0, (30, 3))
    inside = set(reach.numbers(given.places(targets)).tolist())
    assert 0 < len(inside) < len(points)
    for offset in offsets:
        apart = points[:, None] - (targets + offset)
        gamma = sum(
            one.sill * (np.linalg.norm(apart @ one.transform.T, axis=2) < 1.0).astype(float) for one in SHORT.structures
        )
        assert set(np.flatnonzero(gamma.any(axis=1)).tolist()) <= inside


@pytest.mark.parametrize("model", ["exponential", "gaussian", "matern", "power"])
def test_a_structure_without_an_end_reaches_everywhere(model):
    points, values = samples(20)
    shape = 1.5 if model == "matern" else 1.0 if model == "power" else None
    endless = Variogram(0.1, (*SHORT.structures, Structure(model, 1.0, (5.0, 5.0, 5.0), shape=shape)))
    assert SampleReach.of(PreparedSamples(Covariance.of(endless), points, values)) is None


def test_structures_that_end_beyond_all_samples_leave_none_out():
    points, values = samples(20)
    for length, is_everywhere in ((1e3, True), (20.0, False)):
        wide = Variogram(0.1, (Structure("spherical", 1.0, (length,) * 3),))
        reach = SampleReach.of(PreparedSamples(Covariance.of(wide), points, values))
        assert (reach is None) == is_everywhere


@pytest.mark.parametrize("kind", ["ordinary", "simple", "universal"])
@pytest.mark.parametrize("discretisation", [(1, 1, 1), (2, 1, 2)])
def test_samples_out_of_reach_change_nothing(monkeypatch, kind, discretisation):
    points, values = samples()
    method = KrigingMethod(kind, discretisation=discretisation)
    given = (points, values, (GRID, np.ones(GRID.shape, dtype=bool)), SHORT, Search(maximum=0))
    found = krige(*given, method=method)
    monkeypatch.setattr(SampleReach, "of", lambda _: None)
    expected = krige(*given, method=method)
    assert found.estimate == pytest.approx(expected.estimate, abs=1e-11)
    assert found.variance == pytest.approx(expected.variance, abs=1e-11)


def test_far_from_all_samples_the_estimate_is_the_known_mean_and_the_variance_the_sill():
    points, values = samples(30)
    far = krige(points, values, points[:3] + 1e4, SHORT, Search(maximum=0), method=KrigingMethod("simple", mean=2.0))
    assert far.estimate == pytest.approx(np.full((3, 2), 2.0))
    assert far.variance == pytest.approx(np.full((3, 2), SHORT.sill))


def test_a_sample_is_met_whatever_the_nugget_when_others_are_out_of_reach():
    points, values = samples()
    at = krige(points, values, points[:5], Variogram(1.0, ()), Search(maximum=0))
    assert at.estimate == pytest.approx(values[:5], abs=1e-12)
    assert at.variance == pytest.approx(np.zeros((5, 2)), abs=1e-12)


def test_boxes_of_flat_blocks_hold_more_of_them_along_their_short_side():
    flat = BlockTargets(BlockGrid((0.0, 0.0, 0.0), (8.0, 8.0, 1.0), (64, 64, 64)), np.ones((64, 64, 64), dtype=bool))
    assert chunk_box(flat, np.eye(3), 512) == (32, 4, 4)
