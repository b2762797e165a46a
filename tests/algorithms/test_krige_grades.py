# SPDX-License-Identifier: GPL-2.0-or-later
"""Grades kriged into blocks, the right way up and in the right place."""

from __future__ import annotations

import json
from threading import Timer
from time import monotonic

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from osgeo import gdal
from qgis.core import QgsProcessingException

from .deposits import CORNER, UTM, rising, write_samples

GRID = BlockGrid((*(CORNER[:2] + 10.0), CORNER[2] - 108.0), (10.0, 20.0, 12.0), (8, 4, 8))


@pytest.fixture
def samples(qgis_app, tmp_path):
    return write_samples(tmp_path / "samples.gpkg")


@pytest.fixture
def model(qgis_app, tmp_path):
    mask = np.ones(GRID.shape, dtype=np.int8)
    mask[0, 0, 0] = -1
    return write_block_raster(tmp_path / "model.tif", GRID, mask, Variable("block_model", "domain"), UTM)


@pytest.fixture
def variogram(tmp_path):
    path = tmp_path / "variogram.json"
    path.write_text(Variogram(0.0, (Structure("spherical", 1.0, (300.0, 300.0, 300.0)),)).to_json(), encoding="utf-8")
    return str(path)


def test_a_tilted_plane_comes_out_the_right_way_up_in_the_written_geotiff(run, samples, model, variogram, tmp_path):
    target = str(tmp_path / "cu.tif")
    run("krige_grades", SAMPLES=samples, FIELD="cu_pct", BLOCK_MODEL=model, VARIOGRAM=variogram, ESTIMATE=target)
    dataset = gdal.Open(target)
    west, width, _, north, _, minus_height = dataset.GetGeoTransform()
    for level in range(dataset.RasterCount):
        values = np.frombuffer(dataset.GetRasterBand(level + 1).ReadRaster(buf_type=gdal.GDT_Float64)).reshape(4, 8)
        easting = west + width * (np.arange(8) + 0.5)
        northing = north + minus_height * (np.arange(4) + 0.5)
        elevation = GRID.elevations[level]
        plane = rising(np.array([[[x, y, elevation] for x in easting] for y in northing]).reshape(-1, 3)).reshape(4, 8)
        known = ~np.isnan(values)
        assert np.count_nonzero(~known) == (1 if level == 0 else 0)
        np.testing.assert_allclose(values[known], plane[known], atol=0.03)
    assert np.isnan(values[3, 0]) == (dataset.RasterCount == 1)


def test_the_raster_knows_its_variable_and_unit(run, samples, model, variogram, tmp_path):
    out = run(
        "krige_grades",
        SAMPLES=samples,
        FIELD="cu_pct",
        BLOCK_MODEL=model,
        VARIOGRAM=variogram,
        ESTIMATE=str(tmp_path / "cu.tif"),
        VARIANCE=str(tmp_path / "variance.tif"),
    )
    estimate, variance = (BlockRaster.open(out[name]) for name in ("ESTIMATE", "VARIANCE"))
    assert (estimate.variable.name, estimate.variable.unit) == ("cu_pct:estimate", "%")
    assert (variance.variable.name, variance.variable.unit) == ("cu_pct:variance", "(%)²")
    assert estimate.crs == UTM
    assert np.nanmin(variance.read()) >= 0.0
    assert out["UNESTIMATED"] == 0


def test_without_a_variogram_one_is_fitted_and_shown(run, samples, model, feedback, tmp_path):
    run("krige_grades", SAMPLES=samples, FIELD="cu_pct", BLOCK_MODEL=model, ESTIMATE=str(tmp_path / "cu.tif"))
    assert "Variogram: nugget" in feedback.textLog()


def test_ore_of_zeros_and_ones_becomes_an_indicator_between_them(run, samples, model, variogram, tmp_path):
    out = run(
        "krige_grades",
        SAMPLES=samples,
        FIELD="ore",
        BLOCK_MODEL=model,
        VARIOGRAM=variogram,
        ESTIMATE=str(tmp_path / "ore.tif"),
    )
    raster = BlockRaster.open(out["ESTIMATE"])
    values = raster.read()
    assert raster.variable.name == "ore:indicator"
    assert 0.0 <= np.nanmin(values) < 0.1
    assert 0.9 < np.nanmax(values) <= 1.0
    is_cover = GRID.elevations > CORNER[2] - 60.0
    assert (np.nanmean(values, axis=(1, 2)) > 0.5).tolist() == is_cover.tolist()


def test_blocks_too_far_from_samples_are_nodata_and_counted(run, samples, variogram, feedback, tmp_path):
    wide = BlockGrid(GRID.origin, GRID.size, (8, 4, 20))
    domain = np.ones(wide.shape, dtype=np.int8)
    model = write_block_raster(tmp_path / "wide.tif", wide, domain, Variable("block_model", "domain"), UTM)
    out = run(
        "krige_grades",
        SAMPLES=samples,
        FIELD="cu_pct",
        BLOCK_MODEL=model,
        VARIOGRAM=variogram,
        MIN_SAMPLES=1,
        RADIUS_MAJOR=12.0,
        RADIUS_SEMI=12.0,
        RADIUS_MINOR=12.0,
        ESTIMATE=str(tmp_path / "cu.tif"),
    )
    missing = np.isnan(BlockRaster.open(out["ESTIMATE"]).read())
    # The easternmost holes stand at 100 m; every block centre within 12 m of one has samples beside it.
    assert np.array_equal(missing[0, 0], wide.eastings - CORNER[0] > 112.0)
    assert out["UNESTIMATED"] == missing.sum()
    assert f"{missing.sum()} blocks were not estimated: no sample lies within" in feedback.textLog()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", r"bad\.json cannot be used as a variogram. The variogram is no valid JSON"),
        ("[]", r"bad\.json cannot be used as a variogram. .*it has no nugget.*Fit variogram writes"),
        (json.dumps({"nugget": -1, "structures": []}), "nugget must not be negative"),
        (json.dumps({"nugget": 0, "version": 99, "structures": []}), "version 99"),
    ],
)
def test_a_file_that_is_no_variogram_is_refused(run, samples, model, tmp_path, text, sentence):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=sentence):
        run(
            "krige_grades",
            SAMPLES=samples,
            FIELD="cu_pct",
            BLOCK_MODEL=model,
            VARIOGRAM=str(path),
            ESTIMATE=str(tmp_path / "cu.tif"),
        )


def test_a_good_output_survives_a_failed_run(run, samples, model, tmp_path):
    target = tmp_path / "cu.tif"
    target.write_text("good", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="needs three radii"):
        run(
            "krige_grades",
            SAMPLES=samples,
            FIELD="cu_pct",
            BLOCK_MODEL=model,
            RADIUS_MAJOR=10.0,
            ESTIMATE=str(target),
        )
    assert target.read_text(encoding="utf-8") == "good"


def test_cancelling_stops_within_two_seconds_and_leaves_nothing(run, samples, variogram, feedback, tmp_path):
    fine = BlockGrid(GRID.origin, (1.0, 1.0, 1.0), (90, 150, 150))
    domain = np.ones(fine.shape, dtype=np.int8)
    model = write_block_raster(tmp_path / "fine.tif", fine, domain, Variable("block_model", "domain"), UTM)
    moments = []

    def cancel() -> None:
        moments.append(monotonic())
        feedback.cancel()

    timer = Timer(4.0, cancel)
    timer.start()
    target = tmp_path / "cu.tif"
    run("krige_grades", SAMPLES=samples, FIELD="cu_pct", BLOCK_MODEL=model, VARIOGRAM=variogram, ESTIMATE=str(target))
    ended = monotonic()
    timer.cancel()
    assert moments, "it was done before it could be cancelled"
    assert ended - moments[0] < 4.0  # two for the work, and room for a busy machine
    assert list(tmp_path.glob("*cu*")) == []
