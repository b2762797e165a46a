# SPDX-License-Identifier: GPL-2.0-or-later
"""Octants, limits per hole and passes against a look at every sample."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.neighbours import SampleTree
from oresight.plugin.engine.geostatistics.search import Search, SearchPass
from oresight.plugin.engine.geostatistics.targets import as_targets
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

MODEL = Variogram(0.1, (Structure("spherical", 1.0, (60.0, 60.0, 60.0)),))
GRID = BlockGrid((0.0, 0.0, 0.0), (5.0, 5.0, 5.0), (12, 20, 20))
EVERYTHING = np.ones(GRID.shape, dtype=bool)
SEARCHES = {
    "holes": Search((60.0, 40.0, 30.0), 30.0, -20.0, 10.0, 1, 12, hole_maximum=3),
    "octants": Search((70.0, 50.0, 40.0), 30.0, -20.0, 10.0, 1, 16, octant_maximum=2),
    "both": Search((90.0, 90.0, 90.0), maximum=10, minimum=1, hole_maximum=2, octant_maximum=2),
}


def drilled(n_holes: int = 40, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return samples down slanted holes, their values and their holes."""
    generator = np.random.default_rng(seed)
    collars = generator.uniform(0.0, 100.0, (n_holes, 2))
    slant = generator.normal(0.0, 0.2, (n_holes, 2))
    depth = np.arange(0.0, 60.0, 4.0)
    holes = np.repeat(np.arange(n_holes), len(depth))
    down = np.tile(depth, n_holes)
    points = np.column_stack((collars[holes] + slant[holes] * down[:, None], 60.0 - down))
    return points + generator.uniform(-0.2, 0.2, points.shape), generator.normal(size=len(points)), holes


def looked_at(points: np.ndarray, holes: np.ndarray, target: np.ndarray, search: Search) -> list[int]:
    """Return the samples of a search by going through all of them, nearest first."""
    apart = (points - target) @ search.transform().T
    distance = np.linalg.norm(apart, axis=1)
    of_hole: dict[int, int] = {}
    of_octant: dict[tuple[bool, ...], int] = {}
    taken: list[int] = []
    for number in np.argsort(distance):
        if distance[number] > 1.0 or len(taken) == search.maximum:
            break
        of_hole[holes[number]] = of_hole.get(holes[number], 0) + 1
        if search.hole_maximum and of_hole[holes[number]] > search.hole_maximum:
            continue
        octant = tuple(apart[number] >= 0.0)
        of_octant[octant] = of_octant.get(octant, 0) + 1
        if search.octant_maximum and of_octant[octant] > search.octant_maximum:
            continue
        taken.append(int(number))
    return taken


@pytest.mark.parametrize("is_compiled", [False, True])
@pytest.mark.parametrize("name", SEARCHES)
def test_limits_choose_what_a_look_at_every_sample_chooses(name, is_compiled):
    search = SEARCHES[name]
    points, _, holes = drilled()
    kernels: dict = {}
    if is_compiled:
        from oresight.plugin.engine.geostatistics.compiled import compiled_limits, compiled_selection

        kernels = {"select": compiled_selection(), "limit": compiled_limits()}
    tree = SampleTree(points, search, kernels.get("select"), holes=holes, limit=kernels.get("limit"))
    targets = as_targets((GRID, EVERYTHING))
    for batch in targets.batches(3000, None):
        found = tree.neighbours(batch)
        for row in range(0, len(found), 97):
            expected = looked_at(points, holes, batch.places[row], search)
            assert found[row][found[row] >= 0].tolist() == expected


@pytest.mark.parametrize("layout", ["even", "dense clusters", "one plane", "one line"])
@pytest.mark.parametrize("radius", [1e12, 25.0])
def test_the_search_by_cells_finds_the_samples_that_the_tree_finds(layout, radius):
    from oresight.plugin.engine.geostatistics.compiled import compiled_selection

    generator = np.random.default_rng(5)
    points = generator.uniform(0.0, 100.0, (3000, 3))
    if layout == "dense clusters":
        points[:2800] = 50.0 + 0.01 * generator.normal(size=(2800, 3))
    elif layout == "one plane":
        points[:, 2] = 30.0
    elif layout == "one line":
        points[:, 1:] = 40.0
    search = Search((radius, radius / 2.0, radius / 3.0), 40.0, 20.0, 10.0, minimum=1, maximum=20)
    rows = generator.permutation(np.vstack((generator.uniform(-300.0, 400.0, (300, 3)), points[::20])))
    lines = GRID.centres(np.arange(0, GRID.n_blocks, 3)) + 20.0
    (batch,) = as_targets(np.vstack((lines, rows))).batches(10_000, None)
    by_cells = SampleTree(points, search, compiled_selection()).neighbours(batch)
    assert np.array_equal(by_cells, SampleTree(points, search).neighbours(batch))


def test_blocks_with_samples_in_too_few_octants_are_not_estimated_and_counted():
    points, values, holes = drilled()
    search = Search((40.0, 40.0, 40.0), minimum=1, maximum=24, octants_minimum=6)
    field = krige(points, values, (GRID, EVERYTHING), MODEL, search, solver="numpy")
    blocks = np.arange(0, GRID.n_blocks, 61)
    for number, target in zip(blocks, GRID.centres(blocks)):
        taken = looked_at(points, holes, target, search)
        octants = {tuple(points[one] >= target) for one in taken}
        assert np.isnan(field.estimate[number, 0]) == (len(octants) < 6)
    missing = int(np.isnan(field.estimate).sum())
    assert any(notice.fields["n"] == missing for notice in field.notices if "octants" in notice.template)


@pytest.mark.parametrize("solver", ["numpy", "numba"])
def test_later_passes_estimate_what_the_first_left_out_and_say_which_it_was(solver):
    points, values, _ = drilled()
    search = Search((9.0, 9.0, 9.0), minimum=5, maximum=12, passes=(SearchPass(2.0, 4), SearchPass(6.0, 1)))
    options = {"measures": ("pass", "mean_distance"), "solver": solver}
    field = krige(points, values, (GRID, EVERYTHING), MODEL, search, **options)
    blocks = np.arange(0, GRID.n_blocks, 41)
    for number, target in zip(blocks, GRID.centres(blocks)):
        distance = np.sort(np.linalg.norm(points - target, axis=1))
        expected = next(
            (
                place
                for place, one in enumerate(search.looks, start=1)
                if np.count_nonzero(distance <= 9.0 * one.factor) >= one.minimum
            ),
            np.nan,
        )
        assert field.measures["pass"][number, 0] == pytest.approx(expected, nan_ok=True)
        if not np.isnan(expected):
            near = distance[: field.count[number, 0]]
            assert field.measures["mean_distance"][number, 0] == pytest.approx(near.mean(), rel=1e-5)
    assert set(np.unique(field.measures["pass"])) == {1.0, 2.0, 3.0}


def test_both_paths_give_the_same_numbers_with_limits():
    points, values, holes = drilled(30, 3)
    search = Search((60.0, 60.0, 60.0), minimum=2, maximum=14, octant_maximum=3, hole_maximum=4, octants_minimum=2)
    fields = [
        krige(points, values, (GRID, EVERYTHING), MODEL, search, holes=holes, solver=solver, threads=2)
        for solver in ("numpy", "numba", "torch")
    ]
    for other in fields[1:]:
        assert np.array_equal(other.count, fields[0].count)
        assert other.estimate == pytest.approx(fields[0].estimate, abs=1e-10, nan_ok=True)
        assert other.variance == pytest.approx(fields[0].variance, abs=1e-10, nan_ok=True)


def test_a_search_comes_back_from_its_plain_values():
    search = Search((60.0, 40.0, 30.0), 30.0, minimum=2, octant_maximum=3, passes=(SearchPass(2.0, 1),))
    assert Search.from_dict(search.to_dict()) == search


def test_searches_that_make_no_sense_are_refused():
    with pytest.raises(InvalidInputError, match="do not say their holes"):
        krige(*drilled()[:2], np.zeros((1, 3)), MODEL, Search(hole_maximum=2))
    with pytest.raises(InvalidInputError, match="takes all samples"):
        Search(maximum=0, octant_maximum=2)
    with pytest.raises(InvalidInputError, match="more than 8 octants"):
        Search(octants_minimum=9)
    with pytest.raises(InvalidInputError, match="at least 1 sample"):
        SearchPass(2.0, 0)
    points = np.random.default_rng(0).uniform(0.0, 1.0, (6001, 3))
    with pytest.raises(InvalidInputError, match="up to 6000 samples, but there are 6001"):
        krige(points, points[:, 0], points[:1], MODEL, Search(maximum=0))
