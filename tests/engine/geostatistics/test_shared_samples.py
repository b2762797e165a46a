# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks that are near each other share the search and the elimination of their samples; nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.geostatistics import compiled, kernels, shared_kernels, shared_samples
from oresight.plugin.engine.geostatistics.covariance import Covariance
from oresight.plugin.engine.geostatistics.drift import Drift
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from oresight.plugin.engine.geostatistics.neighbours import SampleTree
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.support import Support
from oresight.plugin.engine.geostatistics.systems import NumpySolver
from oresight.plugin.engine.geostatistics.targets import as_targets
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

STRUCTURES = (
    Structure("spherical", 1.0, (60.0, 40.0, 30.0), 20.0),
    Structure("exponential", 0.5, (30.0, 20.0, 15.0), 50.0),
)
MODEL = Variogram(0.2, STRUCTURES)


def listed(neighbours, starts, room):
    """Return what `share_samples` fills in: samples of the groups, how many are common, how many there are, places."""
    neighbours, groups = np.array(neighbours), len(starts) - 1
    union, local = np.empty((groups, room), dtype=np.int64), np.empty(neighbours.shape, dtype=np.int64)
    common, widths = np.empty((2, groups), dtype=np.int64)
    shared_samples.share_samples(neighbours, np.array(starts), 20, union, common, widths, local)
    return union, common, widths, local


def test_samples_that_all_targets_of_a_group_have_are_listed_first():
    union, common, widths, local = listed([[5, 3, 9], [9, 5, 7], [1, 2, -1]], [0, 2, 3], 5)
    assert set(union[0, :2]) == {5, 9}
    assert set(union[0, 2:4]) == {3, 7}
    assert union[0, 4] == -1
    assert common.tolist() == [2, 2]
    assert widths.tolist() == [4, 2]
    assert {int(union[0, place]) for place in local[1]} == {9, 5, 7}
    assert np.all(np.diff(local[:2], axis=1) > 0)
    assert local[2].tolist() == [0, 1, -1]


def test_a_group_with_more_samples_than_there_is_room_for_is_left_out_and_the_next_is_not_disturbed():
    _, common, widths, local = listed([[5, 3, 9], [1, 2, 7], [5, 3, 9], [9, 5, 3]], [0, 2, 4], 4)
    assert widths.tolist() == [0, 3]
    assert common.tolist() == [0, 3]
    assert local[2:].tolist() == [[0, 1, 2], [0, 1, 2]]


@pytest.mark.parametrize("is_compiled", [False, True])
@pytest.mark.parametrize(
    "method", [KrigingMethod(), KrigingMethod("simple"), KrigingMethod(discretisation=(2, 1, 2))], ids=str
)
def test_groups_have_the_results_of_their_targets_one_by_one(monkeypatch, method, is_compiled):
    if not is_compiled:
        monkeypatch.setattr(compiled, "compiled_groups", lambda: shared_kernels.solve_groups)
        monkeypatch.setattr(compiled, "compiled_sharing", lambda: shared_samples.share_samples)
        monkeypatch.setattr(compiled, "compiled_systems", lambda: kernels.solve_systems)
    generator = np.random.default_rng(0)
    points, values = generator.uniform(0.0, 50.0, (20, 3)), generator.normal(size=(20, 2))
    covariance, support = Covariance.of(MODEL), Support.of(method, (4.0, 5.0, 6.0))
    given = {"support": support, "drift": Drift.of(method, support, points, covariance.frames[0].transform)}
    targets = np.vstack((generator.uniform(0.0, 50.0, (5, 3)), points[:3]))
    neighbours = np.array(
        [
            [0, 1, 2, 3, 4, 5],
            [5, 4, 3, 2, 1, 6],
            [7, 6, 5, 4, 3, -1],
            [8, 9, 10, -1, -1, -1],  # a group of one
            [0, 1, 2, 3, 4, 5],  # three that have nothing in common: too wide
            [6, 7, 8, 9, 10, 11],
            [19, 18, 17, 16, 2, 12],
            [2, -1, -1, -1, -1, -1],
        ]
    )
    starts = np.array([0, 3, 4, 7, 8])
    expected = NumpySolver(covariance, points, values, **given).solve(targets, neighbours)
    found = compiled.CompiledSolver(covariance, points, values, **given).solve_groups(targets, neighbours, starts)
    assert found.estimate == pytest.approx(expected.estimate, abs=1e-11)
    assert found.variance == pytest.approx(expected.variance, abs=1e-11)
    assert found.excess == pytest.approx(expected.excess, abs=1e-11)
    assert not (found.is_singular | found.is_deficient).any()
    if not support.is_block:
        assert found.estimate[:, 7] == pytest.approx(values[2], abs=1e-12)


@pytest.mark.parametrize("layout", ["even", "dense clusters", "one plane", "one line"])
@pytest.mark.parametrize("radius", [1e12, 25.0])
def test_the_search_of_a_group_finds_the_samples_that_the_tree_finds(layout, radius):
    from oresight.plugin.engine.geostatistics.compiled import compiled_selection

    generator = np.random.default_rng(6)
    points = generator.uniform(0.0, 100.0, (3000, 3))
    if layout == "dense clusters":
        points[:2800] = 50.0 + 0.01 * generator.normal(size=(2800, 3))
    elif layout == "one plane":
        points[:, 2] = 30.0
    elif layout == "one line":
        points[:, 1:] = 40.0
    search = Search((radius, radius / 2.0, radius / 3.0), 40.0, 20.0, 10.0, minimum=1, maximum=20)
    grid = BlockGrid((-30.0, -20.0, 10.0), (7.0, 5.0, 6.0), (11, 25, 21))
    inside = generator.random(grid.shape) < 0.8
    by_groups, by_tree = SampleTree(points, search, compiled_selection()), SampleTree(points, search)
    for batch in as_targets((grid, inside)).batches(2000, (2, 3, 2)):
        found, expected = by_groups.neighbourhood(batch), by_tree.neighbourhood(batch)
        assert np.array_equal(np.sort(found.numbers, axis=1), np.sort(expected.numbers, axis=1))
        assert np.array_equal(found.count, expected.count)


def test_a_flat_search_whose_groups_have_very_many_targets_is_kriged_alike_with_and_without_groups():
    """Of 81 targets each; what says which target has a sample holds 63."""
    generator = np.random.default_rng(8)
    points, values = generator.uniform((0.0, 0.0, 0.0), (300.0, 300.0, 30.0), (60, 3)), generator.normal(size=60)
    blocks = BlockGrid((0.0, 0.0, 0.0), (5.0, 5.0, 10.0), (3, 60, 60)), np.ones((3, 60, 60), dtype=bool)
    search = Search((500.0, 500.0, 10.0), maximum=24)
    grouped, plain = (krige(points, values, blocks, MODEL, search, solver=one) for one in ("numba", "numpy"))
    assert grouped.estimate == pytest.approx(plain.estimate, abs=1e-11, nan_ok=True)
    assert grouped.variance == pytest.approx(plain.variance, abs=1e-11, nan_ok=True)


@pytest.mark.parametrize("size", [2.0, 9.0, 40.0])
def test_blocks_of_any_size_in_any_domain_are_kriged_alike_with_and_without_groups(size):
    generator = np.random.default_rng(7)
    points, values = generator.uniform(0.0, 100.0, (800, 3)), generator.normal(size=(800, 2))
    grid = BlockGrid((-20.0, 0.0, 20.0), (size, 1.5 * size, 0.5 * size), (9, 13, 17))
    inside = generator.random(grid.shape) < 0.5
    search = Search((35.0, 25.0, 20.0), 30.0, minimum=2, maximum=12)
    grouped, plain = (krige(points, values, (grid, inside), MODEL, search, solver=one) for one in ("numba", "numpy"))
    assert np.array_equal(grouped.count, plain.count)
    assert grouped.estimate == pytest.approx(plain.estimate, abs=1e-11, nan_ok=True)
    assert grouped.variance == pytest.approx(plain.variance, abs=1e-11, nan_ok=True)
