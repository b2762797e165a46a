# SPDX-License-Identifier: GPL-2.0-or-later
"""Simple, universal and block kriging against a dense solve of each system, on every path."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import ExternalDrift, KrigingMethod
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.support import Support
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

from .textbook import random_samples, random_variogram, reference

EVERYWHERE = (1e6, 1e6, 1e6)
SIZE = (12.0, 8.0, 5.0)
METHODS = {
    "simple": KrigingMethod("simple", mean=4.2),
    "ordinary": KrigingMethod(),
    "linear": KrigingMethod("universal"),
    "quadratic": KrigingMethod("universal", drift="quadratic"),
    "external": KrigingMethod("universal", drift="none"),
    "linear and external": KrigingMethod("universal"),
    "block": KrigingMethod(discretisation=(3, 2, 2)),
    "simple block": KrigingMethod("simple", mean=4.2, discretisation=(2, 2, 2)),
    "quadratic block": KrigingMethod("universal", drift="quadratic", discretisation=(2, 3, 2)),
}
PATHS = [("numpy", "float64"), ("numba", "float64"), ("torch", "float64")]


def isotropic(reach: float = 60.0, nugget: float = 0.0) -> Variogram:
    return Variogram(nugget, (Structure("spherical", 2.0, (reach, reach, reach)),))


def depth(points: np.ndarray) -> np.ndarray:
    return (np.sin(points[:, 0] / 30.0) * 5.0 + points[:, 2] / 10.0)[:, None]


def compared(name: str, solver: str, precision: str, seed: int, maximum: int) -> tuple[float, float]:
    """Return the largest differences of estimates and variances to the dense solve."""
    generator = np.random.default_rng(seed)
    points, values = random_samples(90, seed)
    method = METHODS[name]
    variogram = random_variogram(generator, is_bounded=method.kind == "simple")
    targets = generator.uniform(10.0, 90.0, (25, 3))
    external = ExternalDrift(depth(points), depth(targets)) if "external" in name else None
    field = krige(
        points,
        values,
        targets,
        variogram,
        Search(EVERYWHERE, maximum=maximum),
        method=method,
        external=external,
        block_size=SIZE,
        solver=solver,
        precision=precision,
        measures=("slope", "efficiency", "excess"),
    )
    offsets = Support.of(method, SIZE).offsets
    worst = [0.0, 0.0]
    for number, target in enumerate(targets):
        near = np.argsort(np.linalg.norm(points - target, axis=1))[: maximum or None]
        expected = reference(
            points[near],
            values[near],
            target,
            variogram,
            offsets=offsets,
            degree=method.degree,
            mean=method.mean,
            external=None if external is None else (depth(points[near]), depth(target[None])[0]),
        )
        worst[0] = max(worst[0], abs(field.estimate[number, 0] - expected.estimate))
        worst[1] = max(worst[1], abs(field.variance[number, 0] - expected.variance))
    return worst[0], worst[1]


@pytest.mark.parametrize(("solver", "precision"), PATHS)
@pytest.mark.parametrize("name", METHODS)
def test_every_method_agrees_with_a_dense_solve_on_every_path(name, solver, precision):
    for seed in range(3):
        assert max(compared(name, solver, precision, seed, 30)) < 1e-8


@pytest.mark.parametrize("name", METHODS)
def test_estimates_from_all_samples_agree_with_a_dense_solve(name):
    for seed in range(3):
        assert max(compared(name, "auto", "float64", seed, 0)) < 1e-8


@pytest.mark.parametrize("name", METHODS)
def test_single_precision_errs_by_less_than_a_thousandth(name):
    assert max(compared(name, "torch", "float32", 0, 30)) < 2e-3
