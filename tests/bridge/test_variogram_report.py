# SPDX-License-Identifier: GPL-2.0-or-later
"""What the report of a variogram says and shows."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from oresight.plugin.bridge.reports.angles import angles_figure
from oresight.plugin.bridge.reports.variogram import variogram_report
from oresight.plugin.bridge.reports.variogram_maps import _contour, maps_of
from oresight.plugin.engine.geostatistics.directions import Direction
from oresight.plugin.engine.geostatistics.fit_options import Constraints, Experiment
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram


@pytest.fixture(scope="module")
def fit() -> dict[str, Any]:
    points = np.random.default_rng(0).uniform(0.0, 100.0, (400, 3))
    values = np.exp(np.sin(points[:, 0] / 15.0) + 0.2 * np.random.default_rng(1).normal(size=400))
    experiment = Experiment("cressie_hawkins", "log", directions=(Direction(90.0), Direction(0.0)))
    constraints = Constraints(nugget=0.05, angles_deg=(0.0, 0.0, 0.0))
    found = fit_variogram(
        points, values, structures="matern(2.5)", field="cu", unit="%", experiment=experiment, constraints=constraints
    )
    return found.to_dict()


def test_it_says_in_words_how_good_the_fit_is(fit):
    assert "a good fit" in variogram_report({**fit, "misfit": 0.06})
    assert "a fair fit" in variogram_report({**fit, "misfit": 0.15})
    assert "a poor fit" in variogram_report({**fit, "misfit": 0.4})
    assert "rule of thumb" in variogram_report({**fit, "is_fallback": True})


def test_it_says_in_words_what_ranges_by_direction_bring(fit):
    known = {**fit, "misfits_by_direction": [0.37, 0.34]}
    better = variogram_report({**known, "gain_of_directions": 0.007})
    assert "their estimates err by 0.7% less" in better
    assert "37% with equal ranges, 34% with ranges by direction" in better
    assert "their estimates err by 1.2% more" in variogram_report({**known, "gain_of_directions": -0.012})
    assert "their estimates err" not in variogram_report({**known, "gain_of_directions": None})


def test_it_names_estimator_scale_smoothness_and_what_was_given(fit):
    text = variogram_report(fit)
    for words in (
        "cressie_hawkins",
        "Cressie and Hawkins (1980)",
        "natural logarithms",
        "matern(2.5)",
        "nugget, angles",
    ):
        assert words in text


def test_each_curve_has_a_plot_and_a_table_of_its_pairs(fit):
    text = variogram_report(fit)
    curves = fit["curves"]
    assert [curve["name"] for curve in curves[-2:]] == ["directional", "directional"]
    assert text.count("Direction, azimuth 90°, dip 0° ± 22.5°") >= 2
    for curve in curves:
        assert f"{curve['pairs'][0]:,}" in text


def test_the_maps_of_three_planes_and_the_drawing_of_the_angles_are_shown(fit):
    text = variogram_report(fit)
    for caption in ("From above", "From the south", "From the east"):
        assert caption in text
    assert text.count("<figure") == len(fit["curves"]) + 3 + 1
    assert angles_figure() in text
    assert "nan" not in re.sub(r"base64,[^\"]+", "", text).lower()


def test_a_fit_without_maps_such_as_one_of_an_earlier_version_has_no_section_for_them(fit):
    model = Variogram.from_dict(fit["variogram"])
    assert maps_of({**fit, "maps": []}, model) == ""
    old = {key: fit[key] for key in ("variogram", "curves", "misfit", "gain_of_directions", "sample_variance",
                                     "n_samples", "n_pairs", "is_fallback")}  # fmt: skip
    assert "Map of three planes" not in variogram_report(old)


def test_the_contour_lies_where_the_model_has_half_its_rise():
    model = Variogram(0.0, (Structure("power", 1.0, (100.0, 50.0, 25.0), shape=1.0),))
    (line,) = _contour(model, "plan", 80.0, 0.5)
    # The major axis points north: the model is a half at 50 m north and at 25 m east.
    assert line[:, 1].max() == pytest.approx(50.0, abs=0.5)
    assert line[:, 0].max() == pytest.approx(25.0, abs=0.5)


@pytest.mark.parametrize(
    ("values", "structures"),
    [(np.ones(60), "auto"), (np.arange(60.0), "power"), (np.random.default_rng(0).normal(size=60), "auto")],
)
def test_every_kind_of_fit_has_a_report(values, structures):
    points = np.column_stack((np.arange(60.0), np.zeros((60, 2))))
    fit = fit_variogram(points, values, structures=structures, anisotropic=False)
    text = variogram_report(fit.to_dict(), fit.notices)
    assert ("rule of thumb" in text) == fit.is_fallback
    assert text.count("<figure") == len(fit.curves) + len(fit.maps) + 1
