# SPDX-License-Identifier: GPL-2.0-or-later
"""Samples estimated from the others."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.engine.geostatistics.cross_validation import cross_validate
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram

MODEL = Variogram(0.2, (Structure("spherical", 1.0, (60.0, 40.0, 30.0), 20.0, -10.0, 5.0),))


@pytest.mark.parametrize("groups", [None, np.arange(90) // 30])
def test_each_sample_has_the_estimate_it_has_when_its_group_is_taken_away(groups):
    generator = np.random.default_rng(0)
    points, values = generator.uniform(0.0, 100.0, (90, 3)), generator.normal(size=90)
    result = cross_validate(points, values, MODEL, Search(maximum=12), groups=groups)
    codes = np.arange(90) if groups is None else groups
    for sample in range(0, 90, 7):
        others = codes != codes[sample]
        alone = krige(points[others], values[others], points[sample : sample + 1], MODEL, Search(maximum=12))
        assert result.estimate[sample] == pytest.approx(alone.estimate[0], abs=1e-10, nan_ok=True)
        assert result.variance[sample] == pytest.approx(alone.variance[0, 0], abs=1e-10, nan_ok=True)


def test_only_the_asked_samples_are_estimated():
    generator = np.random.default_rng(0)
    points, values = generator.uniform(0.0, 100.0, (50, 3)), generator.normal(size=(50, 2))
    result = cross_validate(points, values, MODEL, at=np.array([4, 9]))
    assert result.estimate.shape == (2, 2)
    assert np.array_equal(result.truth, values[[4, 9]])
    assert result.squared_errors == pytest.approx(np.square(result.estimate - result.truth).sum(axis=1))
