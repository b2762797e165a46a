# SPDX-License-Identifier: GPL-2.0-or-later
"""Variogram models and their files."""

from __future__ import annotations

import json

import numpy as np
import pytest
from oresight.plugin.engine.errors import InvalidInputError
from oresight.plugin.engine.geostatistics.anisotropy import ellipsoid_axes
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram


@pytest.mark.parametrize(("model", "share"), [("spherical", 1.0), ("exponential", 0.95), ("gaussian", 0.95)])
def test_at_its_practical_range_along_each_axis_a_structure_has_reached_its_sill(model, share):
    ranges = (200.0, 90.0, 30.0)
    variogram = Variogram(0.5, (Structure(model, 2.0, ranges, 30.0, -40.0, 25.0),))
    at_ranges = ellipsoid_axes(30.0, -40.0, 25.0) * np.array(ranges)[:, None]
    assert variogram.gamma(at_ranges) == pytest.approx(0.5 + 2.0 * share, abs=2e-3 * 2.0)


def test_the_variogram_is_zero_at_zero_and_jumps_to_the_nugget_beside_it():
    variogram = Variogram(0.5, (Structure("spherical", 2.0, (10.0, 10.0, 10.0)),))
    gamma = variogram.gamma(np.array([[0.0, 0.0, 0.0], [1e-9, 0.0, 0.0], [50.0, 0.0, 0.0]]))
    assert gamma == pytest.approx([0.0, 0.5, 2.5], abs=1e-8)


@pytest.mark.parametrize("model", ["spherical", "exponential", "gaussian"])
def test_covariances_between_any_samples_form_a_positive_definite_matrix(model):
    points = np.random.default_rng(0).uniform(0.0, 100.0, (60, 3))
    variogram = Variogram(0.01, (Structure(model, 1.0, (80.0, 40.0, 20.0), 45.0, -30.0, 10.0),))
    matrix = variogram.covariance((points[:, None] - points[None]).reshape(-1, 3)).reshape(60, 60)
    assert np.linalg.eigvalsh(matrix).min() > 0.0


def test_a_file_brings_back_the_same_model():
    variogram = Variogram(
        0.25,
        (
            Structure("spherical", 1.5, (120.0, 60.0, 30.0), 35.0, -20.0, 10.0),
            Structure("gaussian", 0.5, (400.0,) * 3),
            Structure("matern", 0.25, (90.0, 80.0, 70.0), shape=2.5),
            Structure("power", 0.1, (500.0,) * 3, shape=0.7),
        ),
        "cu_pct",
        "%",
        "normal_score",
    )
    assert Variogram.from_json(variogram.to_json()) == variogram


def test_a_file_of_the_first_shapes_has_the_keys_it_always_had():
    variogram = Variogram(0.25, (Structure("spherical", 1.5, (120.0, 60.0, 30.0), 35.0, -20.0, 10.0),), "cu_pct", "%")
    written = json.loads(variogram.to_json())
    assert set(written) == {"version", "kind", "field", "unit", "nugget", "structures"}
    assert set(written["structures"][0]) == {"model", "sill", "ranges", "azimuth_deg", "dip_deg", "plunge_deg"}


def test_a_model_written_by_hand_needs_no_angles():
    text = json.dumps({"nugget": 0.1, "structures": [{"model": "spherical", "sill": 1, "ranges": [9, 8, 7]}]})
    assert Variogram.from_json(text).structures[0].ranges == (9.0, 8.0, 7.0)


@pytest.mark.parametrize(
    ("definition", "sentence"),
    [
        ({"structures": []}, "it has no nugget. A variogram has"),
        ([], "it has no nugget"),
        ({"nugget": 0.1, "structures": [{"model": "spherical"}]}, "it has no ranges"),
        ({"nugget": 0.0, "structures": []}, "has neither"),
        ({"nugget": 0.1, "structures": [{"model": "linear", "sill": 1, "ranges": [1, 1, 1]}]}, "one of spherical"),
        ({"nugget": 0.1, "structures": [{"model": "spherical", "sill": 1, "ranges": [1, 0, 1]}]}, "positive, but 0.0"),
        ({"nugget": 0.1, "structures": [{"model": "spherical", "sill": 1, "ranges": [1, 1]}]}, "not a variogram"),
        ({"nugget": 0.1, "scale": "cubed", "structures": []}, "scale of a variogram's values"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(definition, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        Variogram.from_dict(definition)
