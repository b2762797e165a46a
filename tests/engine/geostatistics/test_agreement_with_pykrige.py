# SPDX-License-Identifier: GPL-2.0-or-later
"""Random kriging problems with structures of one anisotropy: PyKrige gives the same estimate and variance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search
from oresight.plugin.engine.geostatistics.variogram import Variogram

from .pykrige_oracle import krige_in_three_dimensions
from .random_configurations import Configuration, configuration, everywhere

TOLERANCE = 1e-8


def of_one_anisotropy(seed: int) -> Configuration:
    """Return a random problem whose structures differ in length and shape only."""
    problem = configuration(seed)
    first = problem.variogram.structures[0]
    stretches = np.random.default_rng(seed).uniform(0.4, 2.0, 3)
    turned = [
        replace(
            one,
            ranges=tuple(length * stretch for length in first.ranges),
            azimuth_deg=first.azimuth_deg,
            dip_deg=first.dip_deg,
            plunge_deg=first.plunge_deg,
        )
        for one, stretch in zip(problem.variogram.structures, stretches)
    ]
    return replace(problem, variogram=Variogram(problem.variogram.nugget, tuple(turned)))


def check(problem: Configuration, search: Search, method: KrigingMethod, **given) -> None:
    ours = krige(problem.points, problem.values, problem.targets, problem.variogram, search, method=method)
    estimate, variance = krige_in_three_dimensions(
        problem.points, problem.values, problem.targets, problem.variogram, **given
    )
    np.testing.assert_allclose(ours.estimate[:, 0], estimate, rtol=0.0, atol=TOLERANCE)
    np.testing.assert_allclose(ours.variance[:, 0], variance, rtol=0.0, atol=TOLERANCE)


@pytest.mark.parametrize("seed", range(700, 708))
def test_ordinary_kriging_from_all_samples(seed):
    problem = of_one_anisotropy(seed)
    check(problem, everywhere(len(problem.points)), KrigingMethod())


@pytest.mark.parametrize("seed", range(710, 718))
def test_ordinary_kriging_from_the_nearest_samples(seed):
    problem = of_one_anisotropy(seed)
    first = problem.variogram.structures[0]
    angles = (first.azimuth_deg, first.dip_deg, first.plunge_deg)
    radii = tuple(UNLIMITED * length / first.ranges[0] for length in first.ranges)
    check(problem, Search(radii, *angles, minimum=1, maximum=16), KrigingMethod(), neighbours=16)


@pytest.mark.parametrize("seed", range(720, 726))
def test_universal_kriging_with_a_linear_drift(seed):
    problem = of_one_anisotropy(seed)
    check(problem, everywhere(len(problem.points)), KrigingMethod("universal"), has_drift=True)
