# SPDX-License-Identifier: GPL-2.0-or-later
"""Targets as a layer with its style."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, read_points, write_points
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsVectorLayer, QgsWkbTypes

GRID = BlockGrid((500000.0, 4000000.0, 900.0), (10.0, 10.0, 10.0), (10, 12, 14))
UTM = QgsCoordinateReferenceSystem("EPSG:32648")
FEET = QgsCoordinateReferenceSystem("EPSG:2222")
"""Arizona East, international feet."""
BOX = (slice(2, 5), slice(3, 7), slice(4, 9))
CRUMB = (slice(8, 9), slice(10, 11), slice(12, 13))


def write_probability(path, crs=UTM):
    """Write a box of 60 blocks at 0.8 and one block at 0.95 in a model that is 0.1 elsewhere."""
    values = np.full(GRID.shape, 0.1, dtype=np.float32)
    values[9] = np.nan
    values[BOX], values[CRUMB] = 0.8, 0.95
    return write_block_raster(path, GRID, values, Variable("ore", "probability"), crs)


def write_holes(path):
    """Write two vertical holes: A1 through the box, B2 far from everything."""
    depths = np.arange(5.0, 100.0, 10.0)
    points = np.array(
        [(500065.0, 4000045.0, 1000 - d) for d in depths] + [(500001.0, 4000001.0, 1020 - d) for d in depths]
    )
    return write_points(path, points, [Field("hole_id", "text", ["A1"] * 10 + ["B2"] * 10)], UTM)


@pytest.fixture
def probability(qgis_app, tmp_path):
    return write_probability(tmp_path / "probability.tif")


def test_a_target_knows_volume_tonnage_place_and_holes(run, probability, tmp_path):
    outputs = run(
        "rank_targets", PROBABILITY=probability, THRESHOLD=0.5, DENSITY=3.0, MINIMUM_VOLUME=2000,
        COMPOSITES=write_holes(tmp_path / "composites.gpkg"), TARGETS=str(tmp_path / "targets.gpkg"),
    )  # fmt: skip
    assert (outputs["COUNT"], outputs["VOLUME"]) == (1, 60000.0)
    layer = QgsVectorLayer(outputs["TARGETS"], "targets", "ogr")
    assert layer.wkbType() == QgsWkbTypes.Type.PointZ
    assert layer.crs() == UTM
    table = read_points(layer)
    np.testing.assert_allclose(table.points, [[500065.0, 4000050.0, 935.0]])
    row = {name: values[0] for name, values in table.columns.items()}
    assert (row["rank"], row["blocks"], row["tonnage"]) == (1, 60, 180000.0)
    assert (row["bottom"], row["top"]) == (920.0, 950.0)
    assert row["mean_probability"] == pytest.approx(0.8)
    assert (row["nearest_hole"], row["holes_inside"]) == ("A1", 1)
    assert row["hole_distance"] == pytest.approx(5.0)
    assert row["placed_at"] == "centroid"


def test_the_layer_brings_a_style_with_the_rank_as_label(run, probability, tmp_path):
    outputs = run("rank_targets", PROBABILITY=probability, MINIMUM_VOLUME=0, TARGETS=str(tmp_path / "targets.gpkg"))
    layer = QgsVectorLayer(outputs["TARGETS"], "targets", "ogr")
    assert layer.labelsEnabled()
    assert layer.labeling().settings().fieldName == "rank"
    assert layer.renderer().classAttribute() == "mean_probability"
    assert read_points(layer).columns["rank"].tolist() == [1.0, 2.0]


def test_bodies_of_less_than_ten_blocks_are_no_targets_unless_it_is_said(run, probability, tmp_path, feedback):
    counts = [
        run("rank_targets", PROBABILITY=probability, TARGETS=str(tmp_path / f"{name}.gpkg"), **given)["COUNT"]
        for name, given in (("a", {}), ("b", {"MINIMUM_VOLUME": 1000}), ("c", {"MINIMUM_VOLUME": 60001}))
    ]
    assert counts == [1, 2, 0]
    assert "1 of 2 bodies are smaller than 10000, the volume of 10 blocks, and are left out." in feedback.textLog()


def test_depths_come_from_the_block_model_or_from_the_tops_of_the_holes(run, probability, tmp_path):
    depth = np.broadcast_to((1003.0 - GRID.elevations)[:, None, None], GRID.shape)
    raster = write_block_raster(tmp_path / "depth.tif", GRID, depth, Variable("depth", "depth"), UTM)
    holes = write_holes(tmp_path / "composites.gpkg")
    found = []
    for name, given in (("a", {"DEPTH": raster}), ("b", {"COMPOSITES": holes}), ("c", {})):
        outputs = run("rank_targets", PROBABILITY=probability, TARGETS=str(tmp_path / f"{name}.gpkg"), **given)
        columns = read_points(QgsVectorLayer(outputs["TARGETS"], name, "ogr")).columns
        found.append((columns["depth_top"][0], columns["depth_bottom"][0]))
    assert found[0] == pytest.approx((58.0, 78.0))
    # The surface through the highest samples, at 995 and 1015, has 995 above the hole in the box.
    assert 50.0 <= found[1][0] <= 70.0
    assert np.isnan(found[2]).all()


def test_tonnes_of_a_model_in_feet_are_tonnes(run, qgis_app, tmp_path):
    probability = write_probability(tmp_path / "feet.tif", FEET)
    outputs = run("rank_targets", PROBABILITY=probability, DENSITY=1.0, TARGETS=str(tmp_path / "t.gpkg"))
    tonnage = read_points(QgsVectorLayer(outputs["TARGETS"], "t", "ogr")).columns["tonnage"][0]
    assert tonnage == pytest.approx(60000.0 * 0.3048**3)


def test_a_threshold_that_nothing_reaches_gives_an_empty_layer_and_says_the_largest_value(
    run, probability, tmp_path, feedback
):
    outputs = run("rank_targets", PROBABILITY=probability, THRESHOLD=0.99, TARGETS=str(tmp_path / "t.gpkg"))
    assert (outputs["COUNT"], outputs["VOLUME"]) == (0, 0.0)
    assert QgsVectorLayer(outputs["TARGETS"], "t", "ogr").featureCount() == 0
    assert "No block reaches 0.99: the largest value is 0.95." in feedback.textLog()


def test_composites_in_another_crs_are_refused(run, qgis_app, tmp_path):
    probability = write_probability(tmp_path / "feet.tif", FEET)
    with pytest.raises(QgsProcessingException, match="different coordinate reference systems"):
        run(
            "rank_targets", PROBABILITY=probability, COMPOSITES=write_holes(tmp_path / "c.gpkg"),
            TARGETS=str(tmp_path / "t.gpkg"),
        )  # fmt: skip


def test_blocks_to_which_the_prediction_does_not_apply_are_no_part_of_a_target_unless_asked(
    run, probability, feedback, tmp_path
):
    codes = np.zeros(GRID.shape, dtype=np.int8)
    codes[4], codes[3], codes[CRUMB] = 2, 1, 3
    applicability = write_block_raster(
        tmp_path / "applicability.tif", GRID, codes, Variable("ore", "applicability"), UTM
    )
    given = {"PROBABILITY": probability, "MINIMUM_VOLUME": 0, "APPLICABILITY": applicability}
    volumes = {
        worst: run("rank_targets", **given, APPLIES_TO=worst, TARGETS=str(tmp_path / f"{worst}.gpkg"))["VOLUME"]
        for worst in ("inside", "doubtful", "beyond", "outside")
    }
    assert volumes == {"inside": 20e3, "doubtful": 40e3, "beyond": 60e3, "outside": 61e3}
    assert (
        "21 blocks reach the threshold where the prediction is extrapolated (worse than doubtful)" in feedback.textLog()
    )
    unasked = run("rank_targets", **given, TARGETS=str(tmp_path / "unasked.gpkg"))
    assert unasked["VOLUME"] == volumes["doubtful"]


def test_another_raster_is_no_applicability(run, probability, tmp_path):
    with pytest.raises(QgsProcessingException, match="not the applicability that Predict from composites and"):
        run("rank_targets", PROBABILITY=probability, APPLICABILITY=probability, TARGETS=str(tmp_path / "targets.gpkg"))
