# SPDX-License-Identifier: GPL-2.0-or-later
"""The random fields against the covariance they are drawn from."""

import numpy as np
import pytest
from oresight.plugin.engine.synthetic.noise import draw_noise


def pairs(distance: float, n: int = 400):
    """Return points far from each other and the same points moved by `distance`."""
    generator = np.random.default_rng(0)
    points = generator.uniform(0.0, 1e5, (n, 3))
    direction = generator.standard_normal((n, 3))
    return points, points + distance * direction / np.linalg.norm(direction, axis=1)[:, None]


@pytest.mark.parametrize(
    ("smoothness", "distance", "correlation"),
    [(0.5, 40.0, np.exp(-1.0)), (0.5, 120.0, np.exp(-3.0)), (1.5, 40.0, (1.0 + np.sqrt(3.0)) * np.exp(-np.sqrt(3.0)))],
)
def test_the_field_has_the_matern_covariance(smoothness, distance, correlation):
    first, second = pairs(distance)
    generator = np.random.default_rng(1)
    products, squares = [], []
    for _ in range(60):
        field = draw_noise(generator, (40.0, 40.0, 40.0), smoothness=smoothness)
        products.append(np.mean(field(first) * field(second)))
        squares.append(np.mean(field(first) ** 2))
    assert np.mean(squares) == pytest.approx(1.0, abs=0.03)
    assert np.mean(products) == pytest.approx(correlation, abs=0.04)


def test_a_field_does_not_depend_on_how_many_points_are_asked_at_once():
    field = draw_noise(np.random.default_rng(2), (40.0, 60.0, 80.0))
    points = np.random.default_rng(3).uniform(0.0, 500.0, (20000, 3))
    np.testing.assert_allclose(field(points)[19990:], field(points[19990:]), atol=1e-9)
