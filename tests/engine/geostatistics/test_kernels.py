# SPDX-License-Identifier: GPL-2.0-or-later
"""The loops that are compiled, run by Python itself."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics import compiled, covariance_kernels, kernels
from oresight.plugin.engine.geostatistics.covariance import Covariance
from oresight.plugin.engine.geostatistics.drift import Drift
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from oresight.plugin.engine.geostatistics.support import Support
from oresight.plugin.engine.geostatistics.systems import NumpySolver
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram


@pytest.mark.parametrize("x", [0.0, 1e-12, 0.3, 1.0, 3.7, 20.0, 699.0])
def test_the_written_out_exponential_equals_the_library(x):
    assert covariance_kernels.falling_exponential(x) == pytest.approx(np.exp(-x), rel=5e-16)


@pytest.mark.parametrize(
    "method",
    [
        KrigingMethod(),
        KrigingMethod("simple"),
        KrigingMethod("universal", drift="quadratic", discretisation=(2, 1, 2)),
    ],
)
def test_the_plain_loops_solve_the_same_systems_as_numpy(monkeypatch, method):
    monkeypatch.setattr(compiled, "compiled_systems", lambda: kernels.solve_systems)
    generator = np.random.default_rng(0)
    points, values = generator.uniform(0.0, 50.0, (14, 3)), generator.normal(size=(14, 2))
    structures = (
        Structure("spherical", 1.0, (60.0, 40.0, 30.0), 20.0),
        Structure("exponential", 0.5, (30.0, 20.0, 15.0), 20.0),
        Structure("gaussian", 0.3, (25.0, 25.0, 25.0)),
        Structure("matern", 0.3, (25.0, 25.0, 25.0), shape=2.5),
        Structure("cubic", 0.3, (25.0, 25.0, 25.0)),
    )
    covariance = Covariance.of(Variogram(0.2, structures))
    assert len(covariance.frames) == 2
    support = Support.of(method, (4.0, 5.0, 6.0))
    given = {"support": support, "drift": Drift.of(method, support, points, covariance.frames[0].transform)}
    targets = np.vstack((generator.uniform(0.0, 50.0, (3, 3)), points[:1]))
    neighbours = np.tile(np.arange(13), (4, 1))
    neighbours[1, -1] = -1
    expected = NumpySolver(covariance, points, values, **given).solve(targets, neighbours)
    found = compiled.CompiledSolver(covariance, points, values, **given).solve(targets, neighbours)
    assert found.estimate == pytest.approx(expected.estimate, abs=1e-11)
    assert found.variance == pytest.approx(expected.variance, abs=1e-11)
    assert found.excess == pytest.approx(expected.excess, abs=1e-11)
    if not support.is_block:
        assert found.estimate[:, 3] == pytest.approx(values[0], abs=1e-12)


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
    assert preparation.choose_solver("auto", 1_000_000) == "torch"
    monkeypatch.setitem(sys.modules, "torch", None)
    assert preparation.choose_solver("auto", 1_000_000) == "numpy"
