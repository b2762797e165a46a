# SPDX-License-Identifier: GPL-2.0-or-later
"""Logarithms, normal scores, cutoffs and domains, against theory."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics.cutoffs import indicators_above, krige_cutoffs, ordered
from oresight.plugin.engine.geostatistics.domains import Domains, distance_to_blocks
from oresight.plugin.engine.geostatistics.estimation import Estimation
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.transformed import krige_on_scale
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from scipy.stats import norm

from .textbook import random_samples

EVERYWHERE = Search((1e6, 1e6, 1e6), maximum=20)


def isotropic(scale: str = "raw", nugget: float = 0.1) -> Variogram:
    return Variogram(nugget, (Structure("spherical", 0.9, (60.0, 60.0, 60.0)),), scale=scale)


def grades(n: int = 60) -> tuple[np.ndarray, np.ndarray]:
    points, values = random_samples(n)
    return points, np.exp((values - 5.0) / 2.0)


def test_log_normal_simple_kriging_gives_the_conditional_mean_and_variance_of_a_log_normal_value():
    points, values = grades()
    targets = np.random.default_rng(1).uniform(0.0, 100.0, (20, 3))
    method = KrigingMethod("simple", mean=0.0)
    field = krige_on_scale(Estimation(points, targets, EVERYWHERE, method), values, isotropic("log"), scale="log")
    logs = krige(points, np.log(values), targets, isotropic(), EVERYWHERE, method=method)
    assert field.estimate == pytest.approx(np.exp(logs.estimate + logs.variance / 2.0), rel=1e-12)
    assert field.variance == pytest.approx(field.estimate**2 * (np.exp(logs.variance) - 1.0), rel=1e-9)


def test_log_normal_ordinary_kriging_has_no_bias_over_many_deposits():
    # Five samples and one target with known covariances: the mean of many log-normal realisations is reproduced.
    generator = np.random.default_rng(3)
    points = generator.uniform(0.0, 60.0, (5, 3))
    target = np.array([[30.0, 30.0, 30.0]])
    places = np.concatenate((points, target))
    model = isotropic("log")
    covariance = model.covariance((places[:, None] - places[None]).reshape(-1, 3)).reshape(6, 6)
    fields = np.linalg.cholesky(covariance) @ generator.normal(size=(6, 40_000)) + 1.3
    kriged = krige(points, fields[:5], target, isotropic(), Search((1e6,) * 3, minimum=1), measures=("excess",))
    back = np.exp(kriged.estimate[0] + kriged.variance[0] / 2.0 - kriged.excess[0])
    expected = np.exp(1.3 + 0.5)
    assert back.mean() == pytest.approx(expected, abs=4.0 * back.std() / 200.0)
    one = Estimation(points, target, Search((1e6,) * 3, minimum=1))
    same = krige_on_scale(one, np.exp(fields[:5, 0]), model, scale="log")
    assert same.estimate[0, 0] == pytest.approx(back[0], rel=1e-12)


def test_normal_scores_come_back_as_the_integral_over_the_conditional_distribution():
    points, values = grades(200)
    targets = np.random.default_rng(1).uniform(0.0, 100.0, (6, 3))
    model = isotropic("normal_score")
    method = KrigingMethod("simple")
    field = krige_on_scale(Estimation(points, targets, EVERYWHERE, method), values, model, scale="normal_score")
    from oresight.plugin.engine.geostatistics.transforms import NormalScore

    table = NormalScore.of(values)
    zero = KrigingMethod("simple", mean=0.0)
    scores = krige(points, table.forward(values), targets, isotropic(), EVERYWHERE, method=zero)
    for row in range(len(targets)):
        centre, spread = scores.estimate[row, 0], np.sqrt(scores.variance[row, 0])
        fine = np.linspace(centre - 8.0 * spread, centre + 8.0 * spread, 40_001)
        weights = norm.pdf(fine, centre, spread)
        grade = table.backward(fine)
        mean = (grade * weights).sum() / weights.sum()
        assert field.estimate[row, 0] == pytest.approx(mean, rel=2e-3)
        assert field.variance[row, 0] == pytest.approx(
            (np.square(grade - mean) * weights).sum() / weights.sum(), rel=5e-3
        )
    assert (field.variance >= 0.0).all()


def test_scales_that_do_not_fit_are_refused():
    points, values = grades()
    blocks = Estimation(points, points[:3], EVERYWHERE, KrigingMethod(discretisation=(2, 2, 2)))
    with pytest.raises(InvalidInputError, match="both must be the same"):
        krige_on_scale(blocks, values, isotropic(), scale="log")
    with pytest.raises(InvalidInputError, match="1 x 1 x 1"):
        krige_on_scale(blocks, values, isotropic("normal_score"), scale="normal_score")


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1000))
def test_ordered_probabilities_fall_and_those_in_order_stay(seed):
    raw = np.random.default_rng(seed).uniform(0.0, 1.0, (20, 5))
    mended = ordered(raw)
    assert (np.diff(mended, axis=1) <= 1e-15).all()
    assert ((mended >= 0.0) & (mended <= 1.0)).all()
    falling = -np.sort(-raw, axis=1)
    assert np.array_equal(ordered(falling), falling)


def test_probabilities_above_cutoffs_are_those_of_the_samples_at_their_places():
    points, values = grades(80)
    cutoffs = (0.5, 1.0, 2.0)
    found = krige_cutoffs(Estimation(points, points, EVERYWHERE), values, cutoffs, isotropic(nugget=0.0))
    assert found.probability == pytest.approx(indicators_above(values, cutoffs), abs=1e-9)
    classes = np.searchsorted(cutoffs, values, side="right")
    means = np.array([values[classes == one].mean() for one in classes])
    assert found.mean == pytest.approx(means, abs=1e-9)


def test_probabilities_between_samples_lie_in_order_and_what_was_mended_is_counted():
    points, values = grades(150)
    targets = np.random.default_rng(2).uniform(0.0, 100.0, (400, 3))
    found = krige_cutoffs(Estimation(points, targets, EVERYWHERE), values, (0.4, 0.8, 1.5, 3.0), isotropic())
    assert (np.diff(found.probability, axis=1) <= 1e-12).all()
    assert ((found.probability >= 0.0) & (found.probability <= 1.0)).all()
    assert found.corrected > 0
    assert any(notice.fields.get("n") == found.corrected for notice in found.notices)
    with pytest.raises(InvalidInputError, match="on both sides"):
        krige_cutoffs(Estimation(points, targets, EVERYWHERE), values, (1e9,), isotropic())


GRID = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (5, 10, 10))
EAST = np.arange(GRID.n_blocks) % 10 >= 5


def two_domains(boundary: str, **options: object) -> tuple[Estimation, np.ndarray, Domains]:
    """Return samples worth 1 in the west and 3 in the east, domains 1 and 2, meeting at 50 m."""
    points, _ = random_samples(120, 5)
    is_east = points[:, 0] >= 50.0
    domains = Domains(1 + is_east.astype(int), 1 + EAST.astype(int), boundary, **options)
    mask = np.ones(GRID.shape, dtype=bool)
    return Estimation(points, (GRID, mask), EVERYWHERE, domains=domains), 1.0 + 2.0 * is_east, domains


def test_hard_boundaries_keep_domains_apart():
    estimation, values, _ = two_domains("hard")
    field = estimation.estimate(values, isotropic(), measures=("pass", "slope"))
    assert field.estimate[:, 0] == pytest.approx(1.0 + 2.0 * EAST, abs=1e-9)
    assert field.measures["pass"].min() == 1.0
    assert field.unestimated == 0


def test_soft_boundaries_use_samples_within_the_distance_only():
    estimation, values, domains = two_domains("soft", distance=12.0)
    field = estimation.estimate(values, isotropic())
    blended = (field.estimate[:, 0] > 1.0 + 1e-9) & ~EAST
    assert blended.any()
    west = np.zeros(GRID.shape, dtype=bool)
    west.ravel()[~EAST] = True
    seen = domains.samples_of(1, estimation.points, GRID, west)
    is_east = values > 2.0
    centres = GRID.centres(np.flatnonzero(~EAST))
    nearest = np.linalg.norm(estimation.points[:, None] - centres[None], axis=2).min(axis=1)
    assert np.array_equal(seen, ~is_east | (nearest <= 12.0))


def test_one_way_boundaries_are_seen_through_from_one_side():
    estimation, values, _ = two_domains("one-way", seen={1: (2,)})
    field = estimation.estimate(values, isotropic())
    assert (field.estimate[~EAST, 0] > 1.0 + 1e-9).any()
    assert field.estimate[EAST, 0] == pytest.approx(3.0, abs=1e-9)


def test_blocks_of_unknown_and_of_empty_domains_are_counted():
    estimation, values, domains = two_domains("hard")
    codes = domains.of_blocks.copy()
    codes[:7], codes[-9:] = -1, 8
    changed = Domains(domains.of_samples, codes, names={8: "dyke"})
    from dataclasses import replace

    field = replace(estimation, domains=changed).estimate(values, isotropic())
    assert field.unestimated == 16
    said = {str(notice) for notice in field.notices}
    assert "7 blocks were not estimated: their domain is not known." in said
    assert "9 blocks were not estimated: domain dyke has no samples with values." in said


def test_the_distance_to_blocks_is_zero_inside_them():
    inside = np.zeros(GRID.shape, dtype=bool)
    inside[:, :, 5:] = True
    points = np.array([[51.0, 50.0, 25.0], [45.0, 55.0, 25.0], [-5.0, 55.0, 25.0]])
    assert distance_to_blocks(points, GRID, inside) == pytest.approx([0.0, 10.0, 60.0])
