# SPDX-License-Identifier: GPL-2.0-or-later
"""Categories, cutoffs and domains give the same numbers whether numba and torch are installed or not.

The measure is numpy alone, in float64; numba and torch work in float64 too, and may differ by rounding: 1e-9 in
probabilities and estimates of about one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import pytest
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.geostatistics import preparation
from oresight.plugin.engine.geostatistics.categories import krige_indicators
from oresight.plugin.engine.geostatistics.cutoffs import krige_cutoffs
from oresight.plugin.engine.geostatistics.domains import Domains
from oresight.plugin.engine.geostatistics.estimation import Estimation
from oresight.plugin.engine.geostatistics.search import Search, SearchPass
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

GRID = BlockGrid((0.0, 0.0, 0.0), (10.0, 10.0, 10.0), (6, 10, 10))
MASK = np.ones(GRID.shape, dtype=bool)
SEARCH = Search((60.0, 40.0, 30.0), 30.0, -20.0, 10.0, 3, 16, hole_maximum=4, passes=(SearchPass(2.0, 2),))
MODEL = Variogram(
    0.1,
    (
        Structure("spherical", 0.5, (50.0, 30.0, 20.0), 30.0, -20.0, 10.0),
        Structure("exponential", 0.4, (120.0, 90.0, 60.0), 80.0),
    ),
)
GENERATOR = np.random.default_rng(11)
POINTS = GENERATOR.uniform(0.0, 100.0, (240, 3)) * (1.0, 1.0, 0.6)
HOLES = np.arange(240) // 12
VALUES = np.exp(GENERATOR.normal(size=240) + POINTS[:, 0] / 100.0)
CODES = np.where(VALUES > 2.5, 3, np.where(POINTS[:, 1] > 55.0, 2, 1))
CODES[::40] = 0
IS_EAST = POINTS[:, 0] >= 50.0
BLOCKS_IN_THE_EAST = np.arange(GRID.n_blocks) % 10 >= 5
TOLERANCE = 1e-9
WITHOUT = {"all": (), "no torch": ("torch",), "no numba": ("numba",), "neither": ("numba", "torch")}
SOLVERS = {"all": "numba", "no torch": "numba", "no numba": "torch", "neither": "numpy"}


def categories() -> list[np.ndarray]:
    """Return probabilities, classes and entropies."""
    found = krige_indicators(POINTS, CODES, (GRID, MASK), MODEL, SEARCH, holes=HOLES, threads=2)
    return [found.probability, found.most_probable, found.entropy, np.array([found.unestimated])]


def cutoffs() -> list[np.ndarray]:
    """Return ordered probabilities above cutoffs, mean grades, and how many blocks had to be put in order."""
    found = krige_cutoffs(Estimation(POINTS, (GRID, MASK), SEARCH, holes=HOLES), VALUES, (0.8, 1.5, 3.0), MODEL)
    assert found.corrected > 0
    return [found.probability, found.mean, np.array([found.corrected, found.unestimated])]


def domain(boundary: str, **options: object) -> Callable[[], list[np.ndarray]]:
    """Return what kriges two domains with a boundary, and its cutoffs too."""

    def run() -> list[np.ndarray]:
        domains = Domains(1 + IS_EAST.astype(int), 1 + BLOCKS_IN_THE_EAST.astype(int), boundary, **options)
        estimation = Estimation(POINTS, (GRID, MASK), SEARCH, holes=HOLES, domains=domains)
        field = estimation.estimate(VALUES, MODEL, measures=("pass", "slope", "efficiency"))
        above = krige_cutoffs(estimation, VALUES, (1.0, 2.0), MODEL)
        return [field.estimate, field.variance, *field.measures.values(), above.probability]

    return run


CASES = {
    "categories": categories,
    "cutoffs": cutoffs,
    "hard": domain("hard"),
    "soft": domain("soft", distance=12.0),
    "one-way": domain("one-way", seen={1: (2,)}),
}


@pytest.fixture(scope="module")
def by_numpy() -> dict[str, list[np.ndarray]]:
    """Return the results of each case by numpy alone: so few targets are not compiled."""
    assert preparation.choose_solver("auto", GRID.n_blocks) == "numpy"
    return {name: case() for name, case in CASES.items()}


@pytest.mark.parametrize("without", WITHOUT)
@pytest.mark.parametrize("name", CASES)
def test_the_numbers_are_the_same_whatever_is_installed(monkeypatch, by_numpy, name, without):
    monkeypatch.setattr(preparation, "WORTH_COMPILING", 1)
    monkeypatch.setattr(preparation, "WORTH_TORCH", 1)
    for module in WITHOUT[without]:
        monkeypatch.setitem(sys.modules, module, None)
    assert preparation.choose_solver("auto", GRID.n_blocks) == SOLVERS[without]
    for found, expected in zip(CASES[name](), by_numpy[name]):
        assert np.isfinite(expected).any()
        assert found == pytest.approx(expected, abs=TOLERANCE, nan_ok=True)


def test_the_cases_differ_so_that_each_says_something(by_numpy):
    hard, soft, one_way = (by_numpy[name][0] for name in ("hard", "soft", "one-way"))
    assert np.nanmax(np.abs(hard - soft)) > 0.1
    assert np.nanmax(np.abs(hard - one_way)) > 0.1
    assert one_way[BLOCKS_IN_THE_EAST] == pytest.approx(hard[BLOCKS_IN_THE_EAST], nan_ok=True)
    assert set(np.unique(by_numpy["categories"][1])) == {1, 2, 3}
