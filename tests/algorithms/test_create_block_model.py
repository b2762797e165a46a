# SPDX-License-Identifier: GPL-2.0-or-later
"""Block models around samples, below a surface."""

from __future__ import annotations

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, write_table
from oresight.plugin.bridge.rasters import BlockRaster
from osgeo import gdal, osr
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer

from .deposits import CORNER, drill, write_samples

BLOCKS = {"BLOCK_X": 10.0, "BLOCK_Y": 20.0, "BLOCK_Z": 12.0}


@pytest.fixture
def samples(qgis_app, tmp_path):
    return write_samples(tmp_path / "samples.gpkg")


def write_dem(path, elevation) -> str:
    """Write an elevation model of 5 m pixels around the samples; `elevation(easting, northing)`."""
    pixels = 80
    west, north = CORNER[0] - 150.0, CORNER[1] + 250.0
    easting = west + 5.0 * (np.arange(pixels) + 0.5)
    northing = north - 5.0 * (np.arange(pixels) + 0.5)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), pixels, pixels, 1, gdal.GDT_Float64)
    dataset.SetGeoTransform((west, 5.0, 0.0, north, 0.0, -5.0))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32648)
    dataset.SetSpatialRef(reference)
    values = elevation(easting[None, :], northing[:, None]) + np.zeros((pixels, pixels))
    dataset.GetRasterBand(1).WriteRaster(0, 0, pixels, pixels, values.tobytes())
    return str(path)


def outputs_in(folder) -> dict[str, str]:
    return {name: str(folder / f"{name}.tif") for name in ("BLOCK_MODEL", "DEPTH", "DISTANCE", "NEAREST_HOLE")}


def test_blocks_lie_below_a_tilted_elevation_model_and_know_their_depth(run, samples, tmp_path):
    ground = lambda x, y: CORNER[2] + 0.2 * (x - CORNER[0]) - 0.1 * (y - CORNER[1])  # noqa: E731
    dem = write_dem(tmp_path / "dem.tif", ground)
    out = run("create_block_model", SAMPLES=samples, TOPOGRAPHY=dem, **BLOCKS, **outputs_in(tmp_path))
    raster = BlockRaster.open(out["BLOCK_MODEL"])
    grid, mask = raster.grid, raster.mask()
    centres = grid.centres(np.arange(grid.n_blocks))
    depth = ground(centres[:, 0], centres[:, 1]) - centres[:, 2]
    assert np.array_equal(mask.ravel(), depth >= 0.0)
    assert out["BLOCKS"] == np.count_nonzero(mask)
    np.testing.assert_allclose(
        BlockRaster.open(out["DEPTH"]).read().ravel()[mask.ravel()], depth[depth >= 0], atol=1e-3
    )


def test_distance_and_nearest_hole_are_those_of_the_nearest_sample(run, samples, tmp_path):
    out = run("create_block_model", SAMPLES=samples, **BLOCKS, **outputs_in(tmp_path))
    distance, nearest = (BlockRaster.open(out[name]) for name in ("DISTANCE", "NEAREST_HOLE"))
    mask = BlockRaster.open(out["BLOCK_MODEL"]).mask().ravel()
    points, holes = drill()
    centres = distance.grid.centres(np.flatnonzero(mask))
    apart = np.linalg.norm(centres[:, None] - points[None], axis=2)
    np.testing.assert_allclose(distance.read().ravel()[mask], apart.min(axis=1), atol=1e-3)
    codes = nearest.read().ravel()[mask].astype(int)
    of_hole = np.array([apart[:, holes == hole].min(axis=1) for hole in range(36)])
    np.testing.assert_allclose(of_hole[codes, np.arange(len(codes))], apart.min(axis=1))
    assert nearest.codebook["names"][:2] == ["H00", "H01"]
    assert nearest.variable.name == "nearest:hole"


def test_without_topography_the_surface_goes_through_the_collars_and_the_log_says_so(run, samples, feedback, tmp_path):
    corners = np.array([[-50.0, -50.0], [150.0, -50.0], [-50.0, 150.0], [150.0, 150.0]])
    heights = CORNER[2] + corners @ [0.1, 0.0]
    table = write_table(
        tmp_path / "collars.csv",
        [
            Field("hole_id", "text", list("ABCD")),
            Field("x", "float", corners[:, 0] + CORNER[0]),
            Field("y", "float", corners[:, 1] + CORNER[1]),
            Field("z", "float", heights),
        ],
    )
    out = run("create_block_model", SAMPLES=samples, COLLARS=table, MARGIN=0.0, **BLOCKS, **outputs_in(tmp_path))
    raster = BlockRaster.open(out["DEPTH"])
    depth = raster.read()
    level, row, column = np.nonzero(~np.isnan(depth))
    grid = raster.grid
    expected = CORNER[2] + 0.1 * (grid.eastings[column] - CORNER[0]) - grid.elevations[level]
    np.testing.assert_allclose(depth[level, row, column], expected, atol=1e-3)
    assert "laid through 4 collars" in feedback.textLog()


def test_without_collars_the_surface_goes_through_the_tops_of_the_holes(run, samples, feedback, tmp_path):
    out = run("create_block_model", SAMPLES=samples, **BLOCKS, **outputs_in(tmp_path))
    assert "highest samples of 36 holes" in feedback.textLog()
    assert np.nanmin(BlockRaster.open(out["DEPTH"]).read()) >= 0.0


def test_a_boundary_and_a_distance_leave_blocks_out(run, samples, tmp_path):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32648", "boundary", "memory")
    feature = QgsFeature()
    x, y = CORNER[:2]
    feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x} {y}, {x + 50} {y}, {x} {y + 50}, {x} {y}))"))
    layer.dataProvider().addFeature(feature)
    out = run(
        "create_block_model", SAMPLES=samples, BOUNDARY=layer, MAX_DISTANCE=15.0, **BLOCKS, **outputs_in(tmp_path)
    )
    raster = BlockRaster.open(out["BLOCK_MODEL"])
    centres = raster.grid.centres(np.flatnonzero(raster.mask())) - CORNER
    assert (centres[:, 0] + centres[:, 1] < 50.0).all()
    assert (centres[:, :2] > 0.0).all()
    assert np.nanmax(BlockRaster.open(out["DISTANCE"]).read()) <= 15.0


def test_an_extent_alone_needs_an_elevation_model_and_a_lowest_elevation(run, qgis_app, tmp_path):
    extent = f"{CORNER[0]},{CORNER[0] + 100},{CORNER[1]},{CORNER[1] + 100} [EPSG:32648]"
    paths = outputs_in(tmp_path)
    with pytest.raises(QgsProcessingException, match="surface of the ground is not known"):
        run("create_block_model", EXTENT=extent, **BLOCKS, **paths)
    dem = write_dem(tmp_path / "dem.tif", lambda _x, _y: CORNER[2])
    with pytest.raises(QgsProcessingException, match="lowest elevation of the block model must be given"):
        run("create_block_model", EXTENT=extent, TOPOGRAPHY=dem, **BLOCKS, **paths)
    out = run("create_block_model", EXTENT=extent, TOPOGRAPHY=dem, LOWEST=880.0, **BLOCKS, **paths)
    assert out["BLOCKS"] == 10 * 5 * 10
    assert "DISTANCE" not in out


def test_more_blocks_than_memory_allows_are_refused_with_numbers_and_a_suggestion(run, samples, tmp_path):
    tiny = {"BLOCK_X": 0.01, "BLOCK_Y": 0.01, "BLOCK_Z": 0.1}
    with pytest.raises(QgsProcessingException, match=r"[\d,]+ blocks of .* GB .* Blocks of .* would fit"):
        run("create_block_model", SAMPLES=samples, **tiny, **outputs_in(tmp_path))
    assert not (tmp_path / "BLOCK_MODEL.tif").exists()


def test_samples_in_degrees_are_refused(run, qgis_app, tmp_path):
    from oresight.plugin.bridge.points import write_points
    from qgis.core import QgsCoordinateReferenceSystem

    degrees = write_points(
        tmp_path / "d.gpkg", np.array([[105.0, 36.0, 900.0]]), [], QgsCoordinateReferenceSystem("EPSG:4326")
    )
    with pytest.raises(QgsProcessingException, match="in degrees"):
        run("create_block_model", SAMPLES=degrees, **BLOCKS, **outputs_in(tmp_path))


def test_another_extension_is_refused(run, samples, tmp_path):
    paths = {**outputs_in(tmp_path), "BLOCK_MODEL": str(tmp_path / "model.asc")}
    with pytest.raises(QgsProcessingException, match="must end in"):
        run("create_block_model", SAMPLES=samples, **BLOCKS, **paths)
