# SPDX-License-Identifier: GPL-2.0-or-later
"""Variograms fitted and shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, write_points
from oresight.plugin.engine.geostatistics.variogram import Variogram
from qgis.core import QgsProcessingException

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
