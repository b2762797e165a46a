# SPDX-License-Identifier: GPL-2.0-or-later
"""The loops that are compiled, run by Python itself."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics import compiled, kernels
from oresight.plugin.engine.geostatistics.systems import Covariance, NumpySolver
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram


@pytest.mark.parametrize("x", [0.0, 1e-12, 0.3, 1.0, 3.7, 20.0, 699.0])
def test_the_written_out_exponential_equals_the_library(x):
    assert kernels.falling_exponential(x) == pytest.approx(np.exp(-x), rel=5e-16)


def test_the_plain_loops_solve_the_same_systems_as_numpy():
    generator = np.random.default_rng(0)
    points, values = generator.uniform(0.0, 50.0, (9, 3)), generator.normal(size=(9, 2))
    structures = (
        Structure("spherical", 1.0, (60.0, 40.0, 30.0), 20.0),
        Structure("exponential", 0.5, (30.0, 20.0, 15.0), 20.0),
        Structure("gaussian", 0.3, (25.0, 25.0, 25.0)),
    )
    covariance = Covariance.of(Variogram(0.2, structures))
    assert len(covariance.frames) == 2
    targets = np.vstack((generator.uniform(0.0, 50.0, (3, 3)), points[:1]))
    neighbours = np.array([[0, 1, 2, 3, 4, 5], [6, 7, 8, 0, -1, -1], [3, 1, 5, 7, 2, -1], [0, 8, 2, 3, 4, 5]])
    expected = NumpySolver(covariance, points, values).solve(targets, neighbours)
    prepared = compiled.CompiledSolver(covariance, points, values)
    results = np.empty((4, 4))
    kernels.solve_systems(
        prepared._samples,
        prepared._values,
        prepared._in_frames(targets),
        neighbours,
        prepared._parts,
        covariance.sill,
        0.0,
        results,
    )
    assert results[2:] == pytest.approx(expected.estimate, abs=1e-12)
    assert results[1] == pytest.approx(expected.variance, abs=1e-12)
    assert results[2:, 3] == pytest.approx(values[0], abs=1e-12)


def test_machine_code_is_kept_in_the_users_folder_not_in_the_plugin(monkeypatch, tmp_path):
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert compiled.cache_folder().name == "numba"
    assert "plugin" not in compiled.cache_folder().parts[-3:]


def test_compiled_code_is_used_for_many_targets_where_numba_is_installed(monkeypatch):
    from oresight.plugin.engine.geostatistics import preparation

    assert preparation.choose_solver("auto", 100_000) == "numba"
    assert preparation.choose_solver("auto", 100) == "numpy"
    monkeypatch.setitem(sys.modules, "numba", None)
    assert preparation.choose_solver("auto", 100_000) == "numpy"
