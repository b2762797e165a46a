# SPDX-License-Identifier: GPL-2.0-or-later
"""Ordinary kriging against theory, dense linear algebra and PyKrige."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

EVERYWHERE = (1e6, 1e6, 1e6)


def random_samples(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    return generator.uniform(0.0, 100.0, (n, 3)), generator.normal(5.0, 2.0, n)


def isotropic(model: str = "spherical", nugget: float = 0.0, reach: float = 60.0) -> Variogram:
    return Variogram(nugget, (Structure(model, 2.0, (reach, reach, reach)),))


def dense(points, values, target, variogram) -> tuple[float, float, np.ndarray]:
    """Solve one ordinary kriging system as the textbook writes it."""
    n = len(points)
    between = variogram.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(n, n)
    matrix = np.block([[between, np.ones((n, 1))], [np.ones((1, n)), np.zeros((1, 1))]])
    right = np.append(variogram.covariance(points - target), 1.0)
    solution = np.linalg.solve(matrix, right)
    return float(solution[:n] @ values), float(variogram.sill - solution @ right), solution[:n]


def random_variogram(generator: np.random.Generator) -> Variogram:
    structures = tuple(
        Structure(
            str(generator.choice(["spherical", "exponential", "gaussian"])),
            float(generator.uniform(0.5, 3.0)),
            tuple(float(one) for one in generator.uniform(15.0, 120.0, 3)),
            *(float(one) for one in generator.uniform(-90.0, 90.0, 3)),
        )
        for _ in range(generator.integers(1, 4))
    )
    return Variogram(float(generator.uniform(0.05, 1.0)), structures)


@pytest.mark.parametrize("solver", ["numpy", "numba"])
@pytest.mark.parametrize("seed", range(40))
def test_estimates_agree_with_a_dense_local_solve(seed, solver):
    generator = np.random.default_rng(seed)
    points, values = random_samples(80, seed)
    variogram = random_variogram(generator)
    search = Search(
        tuple(generator.uniform(20.0, 90.0, 3)),
        *generator.uniform(-90.0, 90.0, 3),
        minimum=int(generator.integers(1, 5)),
        maximum=int(generator.integers(5, 30)),
    )
    targets = generator.uniform(0.0, 100.0, (60, 3))
    field = krige(points, values, targets, variogram, search, solver=solver)
    transform = search.transform()
    for target, estimate, variance, count in zip(targets, field.estimate, field.variance, field.count):
        distance = np.linalg.norm((points - target) @ transform.T, axis=1)
        near = np.argsort(distance)[: search.maximum]
        near = near[distance[near] <= 1.0]
        if len(near) < search.minimum:
            assert np.isnan(estimate[0])
            assert count[0] == 0
            continue
        expected = dense(points[near], values[near], target, variogram)
        assert count[0] == len(near)
        assert estimate[0] == pytest.approx(expected[0], abs=1e-10)
        assert variance[0] == pytest.approx(expected[1], abs=1e-10)


@pytest.mark.parametrize("model", ["spherical", "exponential", "gaussian"])
def test_estimates_and_variances_agree_with_pykrige(model):
    from pykrige.ok3d import OrdinaryKriging3D

    points, values = random_samples(25)
    targets = np.random.default_rng(1).uniform(0.0, 100.0, (12, 3))
    # PyKrige's exponential has the practical range 3 (as ours), its gaussian 7/4: exp(-(h / (4/7 a))²).
    reach = 60.0 * (7.0 / 4.0 / np.sqrt(3.0) if model == "gaussian" else 1.0)
    parameters = {"psill": 2.0, "range": reach, "nugget": 0.3}
    oracle = OrdinaryKriging3D(*points.T, values, variogram_model=model, variogram_parameters=parameters)
    expected, expected_variance = oracle.execute("points", *targets.T)
    field = krige(points, values, targets, isotropic(model, 0.3), Search(EVERYWHERE, maximum=25))
    assert field.estimate[:, 0] == pytest.approx(np.asarray(expected), abs=1e-6)
    assert field.variance[:, 0] == pytest.approx(np.asarray(expected_variance), abs=1e-6)


@pytest.mark.parametrize("nugget", [0.0, 0.5])
@pytest.mark.parametrize("model", ["spherical", "exponential"])
def test_a_sample_is_reproduced_at_its_place(model, nugget):
    points, values = random_samples(50)
    field = krige(points, values, points, isotropic(model, nugget), Search(EVERYWHERE))
    assert field.estimate[:, 0] == pytest.approx(values, abs=1e-9)
    assert field.variance[:, 0] == pytest.approx(0.0, abs=1e-9)


def test_a_constant_is_reproduced_because_weights_sum_to_one():
    points, _ = random_samples(50)
    targets = np.random.default_rng(3).uniform(-50.0, 150.0, (40, 3))
    field = krige(points, np.full(50, 7.25), targets, isotropic(nugget=0.2), Search(EVERYWHERE))
    assert field.estimate[:, 0] == pytest.approx(7.25, abs=1e-10)


def test_a_tilted_plane_is_reproduced_where_samples_lie_symmetrically():
    # At the centre of a point-symmetric neighbourhood the weights are symmetric, and linear terms cancel.
    generator = np.random.default_rng(5)
    half = generator.uniform(-30.0, 30.0, (10, 3))
    centre = np.array([500.0, 700.0, -200.0])
    points = np.concatenate((centre + half, centre - half))
    plane = 3.0 + points @ np.array([0.02, -0.05, 0.1])
    field = krige(points, plane, centre[None], isotropic("exponential", 0.1), Search(EVERYWHERE))
    assert field.estimate[0, 0] == pytest.approx(3.0 + centre @ np.array([0.02, -0.05, 0.1]), abs=1e-9)


def test_blocks_rise_the_way_a_dense_tilted_plane_rises():
    grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (3, 4, 5))
    axes = np.arange(-15.0, 70.0, 5.0)
    points = np.array(np.meshgrid(axes, axes, axes)).reshape(3, -1).T + 0.1
    slope = np.array([0.1, 0.03, -0.2])
    field = krige(points, points @ slope, (grid, np.ones(grid.shape, dtype=bool)), isotropic(reach=100.0))
    expected = grid.centres(np.arange(grid.n_blocks)) @ slope
    assert field.estimate[:, 0] == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize("search", [Search(), Search((25.0, 12.0, 9.0), 40.0, -20.0, 10.0, minimum=2, maximum=7)])
def test_compiled_box_search_and_plain_search_give_the_same_numbers(search):
    points, values = random_samples(600)
    grid = BlockGrid((-10.0, -10.0, -10.0), (2.5, 3.5, 4.0), (27, 30, 33))
    mask = np.random.default_rng(4).random(grid.shape) < 0.6
    variogram = Variogram(0.1, (Structure("exponential", 1.0, (50.0, 30.0, 20.0), 30.0, -30.0, 20.0),))
    compiled, plain = (
        krige(points, values, (grid, mask), variogram, search, solver=solver, threads=threads)
        for solver, threads in (("numba", 2), ("numpy", 1))
    )
    assert np.array_equal(compiled.count, plain.count)
    assert compiled.estimate == pytest.approx(plain.estimate, abs=1e-11, nan_ok=True)
    assert compiled.variance == pytest.approx(plain.variance, abs=1e-11, nan_ok=True)
    assert compiled.unestimated == plain.unestimated
    assert compiled.notices == plain.notices


def test_samples_equally_far_are_chosen_alike_by_every_search():
    axes = np.arange(0.0, 60.0, 10.0)
    points = np.array(np.meshgrid(axes, axes, axes)).reshape(3, -1).T
    values = np.random.default_rng(0).normal(size=len(points))
    grid = BlockGrid((0.0, 0.0, 0.0), (2.5, 2.5, 2.5), (20, 20, 20))
    everything = np.ones(grid.shape, dtype=bool)
    fields = [krige(points, values, (grid, everything), isotropic(), solver=one) for one in ("numba", "numpy")]
    assert fields[0].estimate == pytest.approx(fields[1].estimate, abs=1e-11)


def test_only_the_blocks_of_the_mask_are_estimated_in_block_order():
    grid = BlockGrid((0.0, 0.0, 0.0), (10.0, 20.0, 30.0), (2, 3, 4))
    points, values = random_samples(40)
    mask = np.random.default_rng(2).random(grid.shape) < 0.5
    everywhere = krige(points, values, (grid, np.ones(grid.shape, dtype=bool)), isotropic())
    field = krige(points, values, (grid, mask), isotropic())
    assert np.array_equal(field.estimate[:, 0], everywhere.estimate.reshape(grid.shape)[mask])


def test_several_variables_have_the_estimates_they_have_alone():
    points, values = random_samples(60)
    table = np.column_stack((values, values**2, -values))
    table[::7, 1] = np.nan
    targets = np.random.default_rng(1).uniform(0.0, 100.0, (30, 3))
    together = krige(points, table, targets, isotropic(nugget=0.1))
    for column in range(3):
        alone = krige(points, table[:, column], targets, isotropic(nugget=0.1))
        assert together.estimate[:, column] == pytest.approx(alone.estimate[:, 0], abs=1e-10)
        assert together.variance[:, column] == pytest.approx(alone.variance[:, 0], abs=1e-10)


def test_coincident_samples_are_averaged_and_counted():
    points, values = random_samples(30)
    twice = np.concatenate((points, points[:3]))
    both = np.concatenate((values, values[:3] + 2.0))
    targets = np.random.default_rng(1).uniform(0.0, 100.0, (10, 3))
    field = krige(twice, both, targets, isotropic(), Search(EVERYWHERE))
    averaged = values.copy()
    averaged[:3] += 1.0
    expected = krige(points, averaged, targets, isotropic(), Search(EVERYWHERE))
    assert field.estimate == pytest.approx(expected.estimate, abs=1e-12)
    assert [notice.fields["n"] for notice in field.notices] == [3]


def test_unestimated_blocks_are_nan_and_counted_by_reason():
    points = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
    targets = np.array([[0.5, 0.5, 0.0], [10.5, 0.0, 0.0], [100.0, 0.0, 0.0]])
    search = Search((10.0, 10.0, 10.0), minimum=3)
    field = krige(points, np.ones(3), targets, isotropic(), search)
    assert np.isnan(field.estimate[:, 0]).tolist() == [False, True, True]
    assert field.unestimated == 2
    reasons = {str(notice) for notice in field.notices}
    assert reasons == {
        "1 blocks were not estimated: no sample lies within the search ellipsoid.",
        "1 blocks were not estimated: fewer than 3 samples lie within the search ellipsoid.",
    }


def test_the_order_of_the_samples_does_not_matter():
    points, values = random_samples(200)
    shuffled = np.random.default_rng(9).permutation(200)
    targets = np.random.default_rng(1).uniform(0.0, 100.0, (50, 3))
    first = krige(points, values, targets, isotropic(nugget=0.2))
    second = krige(points[shuffled], values[shuffled], targets, isotropic(nugget=0.2))
    assert np.array_equal(first.estimate, second.estimate)


@settings(max_examples=25, deadline=None)
@given(
    shift=st.tuples(*[st.floats(-1e6, 1e6)] * 3),
    turn=st.floats(0.0, 360.0),
    seed=st.integers(0, 1000),
)
def test_moving_and_turning_data_and_model_together_changes_nothing(shift, turn, seed):
    points, values = random_samples(40, seed)
    targets = np.random.default_rng(seed + 1).uniform(0.0, 100.0, (5, 3))
    angle = np.deg2rad(turn)
    clockwise = np.array([[np.cos(angle), np.sin(angle), 0.0], [-np.sin(angle), np.cos(angle), 0.0], [0.0, 0.0, 1.0]])
    ranges = (80.0, 50.0, 30.0)
    first = krige(points, values, targets, Variogram(0.1, (Structure("spherical", 1.0, ranges, 20.0, -30.0, 15.0),)))
    second = krige(
        points @ clockwise.T + shift,
        values,
        targets @ clockwise.T + shift,
        Variogram(0.1, (Structure("spherical", 1.0, ranges, 20.0 + turn, -30.0, 15.0),)),
    )
    assert second.estimate == pytest.approx(first.estimate, abs=1e-6, nan_ok=True)
    assert second.variance == pytest.approx(first.variance, abs=1e-6, nan_ok=True)


def test_inputs_are_not_modified():
    points, values = random_samples(30)
    kept = points.copy(), values.copy()
    krige(points, values, points[:5], isotropic())
    assert np.array_equal(points, kept[0])
    assert np.array_equal(values, kept[1])


def test_nearly_singular_systems_are_solved_and_counted():
    points, values = random_samples(24)
    close = np.concatenate((points, points + 2e-3))
    field = krige(close, np.tile(values, 2), points + 1.0, isotropic("gaussian", reach=500.0), Search(EVERYWHERE))
    assert np.isfinite(field.estimate).all()
    assert (field.variance >= 0.0).all()
    assert any("nearly singular" in notice.template for notice in field.notices)


@pytest.mark.parametrize("solver", ["numpy", "numba"])
def test_a_pure_nugget_gives_the_mean_of_the_neighbourhood(solver):
    points, values = random_samples(10)
    centre = np.array([[50.0, 50.0, 50.0]])
    field = krige(points, values, centre, Variogram(2.0, ()), Search(maximum=10), solver=solver)
    assert field.estimate[0, 0] == pytest.approx(values.mean())
    assert field.variance[0, 0] == pytest.approx(2.0 * (1.0 + 1.0 / 10.0))


def test_cancelling_stops_between_chunks():
    def cancel(fraction: float, message: str = "", **fields: object) -> None:
        raise CancelledError

    points, values = random_samples(30)
    with pytest.raises(CancelledError):
        krige(points, values, points, isotropic(), progress=cancel)


def test_bad_samples_are_refused_with_a_sentence():
    points, values = random_samples(5)
    with pytest.raises(InvalidInputError, match="Samples need coordinates"):
        krige(points, values[:3], points, isotropic())
    with pytest.raises(InvalidInputError, match="has no value at any of the 5 samples"):
        krige(points, np.full(5, np.nan), points, isotropic())
    with pytest.raises(InvalidInputError, match="maximum not below the minimum"):
        Search(minimum=5, maximum=4)
