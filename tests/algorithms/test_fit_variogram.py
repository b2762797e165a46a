# SPDX-License-Identifier: GPL-2.0-or-later
"""Variograms fitted and shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, write_points
from oresight.plugin.engine.geostatistics.variogram import Variogram
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QImage

from .deposits import CORNER, UTM, write_samples


@pytest.fixture
def samples(qgis_app, tmp_path):
    return write_samples(tmp_path / "samples.gpkg")


def test_the_model_is_written_as_json_with_its_numbers_as_outputs(run, samples, tmp_path):
    out = run("fit_variogram", SAMPLES=samples, FIELD="cu_pct", VARIOGRAM=str(tmp_path / "v.json"))
    model = Variogram.from_json(Path(out["VARIOGRAM"]).read_text(encoding="utf-8"))
    assert (model.field, model.unit) == ("cu_pct", "%")
    assert out["SILL"] == pytest.approx(model.sill)
    assert out["NUGGET"] == pytest.approx(model.nugget)
    assert out["RANGE"] == max(structure.ranges[0] for structure in model.structures)


def test_the_report_is_one_file_with_plots_and_needs_nothing_else(run, samples, tmp_path):
    out = run(
        "fit_variogram",
        SAMPLES=samples,
        FIELD="cu_pct",
        STRUCTURES="exponential",
        VARIOGRAM=str(tmp_path / "v.json"),
        REPORT=str(tmp_path / "v.html"),
    )
    text = Path(out["REPORT"]).read_text(encoding="utf-8")
    assert "<svg" in text
    assert "exponential" in text
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "src=" not in text


def test_a_text_gives_the_variogram_of_its_categories(run, samples, tmp_path):
    out = run("fit_variogram", SAMPLES=samples, FIELD="rock", VARIOGRAM=str(tmp_path / "v.json"))
    # Two classes of equal size: each indicator has the variance 1/4.
    assert 0.25 < out["SILL"] < 1.0


def test_noise_without_structure_is_refused_with_the_reason(run, qgis_app, feedback, tmp_path):
    generator = np.random.default_rng(0)
    points = generator.uniform(0.0, 100.0, (400, 3)) + CORNER
    noise = write_points(tmp_path / "n.gpkg", points, [Field("cu_pct", "float", generator.normal(size=400))], UTM)
    out = run(
        "fit_variogram",
        SAMPLES=noise,
        FIELD="cu_pct",
        VARIOGRAM=str(tmp_path / "v.json"),
        REPORT=str(tmp_path / "v.html"),
    )
    assert "was refused" in feedback.textLog()
    assert "rule of thumb" in Path(out["REPORT"]).read_text(encoding="utf-8")


def test_another_extension_is_refused(run, samples, tmp_path):
    with pytest.raises(QgsProcessingException, match="must end in"):
        run("fit_variogram", SAMPLES=samples, FIELD="cu_pct", VARIOGRAM=str(tmp_path / "v.txt"))


def test_the_user_decides_on_structures_nugget_ranges_and_angles(run, feedback, samples, tmp_path):
    out = run(
        "fit_variogram",
        SAMPLES=samples,
        FIELD="cu_pct",
        MODELS="exponential, matern(2.5)",
        FIXED_NUGGET=0.05,
        FIXED_RANGES="30 20 10; 150 90 60",
        FIXED_ANGLES="45 -20 10",
        WEIGHTS="pairs",
        VARIOGRAM=str(tmp_path / "v.json"),
    )
    model = Variogram.from_json(Path(out["VARIOGRAM"]).read_text(encoding="utf-8"))
    assert model.nugget == out["NUGGET"] == 0.05
    known = {"exponential": (30.0, 20.0, 10.0), "matern": (150.0, 90.0, 60.0)}
    for one in model.structures:
        assert one.ranges == known[one.model]
        assert (one.azimuth_deg, one.dip_deg, one.plunge_deg) == (45.0, -20.0, 10.0)
    assert "would have been refused" in feedback.textLog()


def test_scale_estimator_lags_and_directions_reach_file_and_report(run, samples, tmp_path):
    out = run(
        "fit_variogram",
        SAMPLES=samples,
        FIELD="cu_pct",
        SCALE="normal_score",
        ESTIMATOR="cressie_hawkins",
        LAG=10,
        LAGS=6,
        DIRECTIONS="90, 0/-90",
        TOLERANCE=30,
        BAND_WIDTH=25,
        BAND_HEIGHT=25,
        VARIOGRAM=str(tmp_path / "v.json"),
        REPORT=str(tmp_path / "v.html"),
    )
    content = json.loads(Path(out["VARIOGRAM"]).read_text(encoding="utf-8"))
    assert content["scale"] == "normal_score"
    shown = [one for one in content["fit"]["curves"] if one["name"] == "directional"]
    assert [(round(one["azimuth_deg"]), round(one["dip_deg"])) for one in shown] == [(90, 0), (0, -90)]
    assert max(content["fit"]["curves"][0]["distance"]) <= 65.0
    text = Path(out["REPORT"]).read_text(encoding="utf-8")
    assert "Direction, azimuth 90°, dip 0° ± 30°" in text
    assert "cressie_hawkins" in text
    assert "normal scores" in text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"MODELS": "cubical"}, "must be one of spherical"),
        ({"FIXED_ANGLES": "45 -20"}, "azimuth, dip and plunge"),
        ({"FIXED_RANGES": "30; 60; 90", "STRUCTURES": "spherical"}, "given for 3 structures, but the model has 1"),
        ({"DIRECTIONS": "north"}, "azimuth/dip"),
        ({"FIELD": "rock", "SCALE": "log"}, "categories were given"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_sentence(run, samples, tmp_path, given, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        run("fit_variogram", **{"SAMPLES": samples, "FIELD": "cu_pct", "VARIOGRAM": str(tmp_path / "v.json"), **given})
    assert not (tmp_path / "v.json").exists()


def test_the_help_shows_the_angles_as_a_drawing_that_qt_can_read(provider):
    page = provider.algorithm("fit_variogram").create().shortHelpString()
    source = re.search(r'<img src="([^"]+)"', page)
    assert source is not None
    image = QImage(QUrl(source.group(1)).toLocalFile())
    assert image.width() > 2 * image.height() > 0
    assert "clockwise from north" in page


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (np.full(60, 3.0), "all of its 60 values are equal"),
        (np.array([1.0, 2.0]), "only 2 samples have a value, and at least 20 are needed"),
    ],
)
def test_where_there_is_nothing_to_fit_nothing_is_written_and_the_reason_is_said(
    run, qgis_app, tmp_path, values, reason
):
    points = np.random.default_rng(0).uniform(0.0, 100.0, (len(values), 3)) + CORNER
    given = write_points(tmp_path / "n.gpkg", points, [Field("cu_pct", "float", values)], UTM)
    with pytest.raises(QgsProcessingException, match=f"No variogram can be fitted to cu_pct: {reason}"):
        run("fit_variogram", SAMPLES=given, FIELD="cu_pct", VARIOGRAM=str(tmp_path / "v.json"))
    assert not (tmp_path / "v.json").exists()
