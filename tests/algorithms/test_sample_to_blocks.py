# SPDX-License-Identifier: GPL-2.0-or-later
"""Geophysics, faults and intrusions in the blocks of a small model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsMeshLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

GRID = BlockGrid((500000.0, 4000000.0, 900.0), (20.0, 25.0, 10.0), (6, 8, 10))
UTM = QgsCoordinateReferenceSystem("EPSG:32648")
DRAPED, SIGNED, INSIDE, DISTANCE = "draped", "signed_distance", "inside", "distance"
EASTING, NORTHING = np.meshgrid(GRID.eastings, GRID.northings)
CENTRES = GRID.centres(np.arange(GRID.n_blocks)).reshape(*GRID.shape, 3)


@pytest.fixture
def model(qgis_app, tmp_path):
    """Return the path of a block model whose highest level is empty."""
    domain = np.ones(GRID.shape, dtype=np.int8)
    domain[5] = -1
    return write_block_raster(tmp_path / "model.tif", GRID, domain, Variable("block_model", "domain"), UTM)


def write_plan(path: Path, values, pixel: float, crs=UTM, origin=(499_900.0, 3_999_900.0)) -> str:
    """Write a raster of one band; values of shape (rows, columns), the first row in the south."""
    rows, columns = values.shape
    raster = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float64)
    raster.SetGeoTransform((origin[0], pixel, 0.0, origin[1] + rows * pixel, 0.0, -pixel))
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL))
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    raster.SetSpatialRef(reference)
    raster.GetRasterBand(1).WriteRaster(0, 0, columns, rows, values[::-1].astype(np.float64).tobytes())
    return str(path)


def layer_of(kind: str, wkts: list[str], name: str, crs: str = "EPSG:32648") -> QgsVectorLayer:
    """Return a layer in memory."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}", name, "memory")
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture(autouse=True)
def empty_project():
    yield
    QgsProject.instance().clear()


def test_a_raster_is_draped_on_every_level_the_right_way_up(run, model, tmp_path):
    x, y = np.meshgrid(499_905.0 + 10.0 * np.arange(60), 3_999_905.0 + 10.0 * np.arange(60))
    magnetics = write_plan(tmp_path / "Total field.tif", (x - 500_000) + 10 * (y - 4_000_000), 10.0)
    outputs = run("sample_to_blocks", BLOCK_MODEL=model, INPUTS=[magnetics], FOLDER=str(tmp_path / "out"))
    assert outputs["OUTPUT_LAYERS"] == [str(tmp_path / "out" / "total_field.tif")]
    raster = BlockRaster.open(outputs["OUTPUT_LAYERS"][0])
    assert raster.variable.name == "total_field:measure"
    values = raster.read()
    expected = (EASTING - 500_000) + 10 * (NORTHING - 4_000_000)
    np.testing.assert_allclose(values[:5], np.broadcast_to(expected, (5, *expected.shape)), atol=1e-3)
    assert np.isnan(values[5]).all()


def test_pixels_smaller_than_blocks_are_averaged_and_larger_ones_interpolated(run, model, tmp_path):
    chequers = np.indices((200, 200)).sum(axis=0) % 2 * 2.0
    fine = write_plan(tmp_path / "fine.tif", chequers, 2.5)
    x = np.broadcast_to(499_925.0 + 50.0 * np.arange(12), (12, 12))
    coarse = write_plan(tmp_path / "coarse.tif", x, 50.0)
    outputs = run("sample_to_blocks", BLOCK_MODEL=model, INPUTS=[fine, coarse], FOLDER=str(tmp_path / "out"))
    averaged, interpolated = (BlockRaster.open(path).read()[0] for path in outputs["OUTPUT_LAYERS"])
    np.testing.assert_allclose(averaged, 1.0, atol=0.2)
    np.testing.assert_allclose(interpolated, EASTING, atol=0.05)


def test_a_raster_in_degrees_is_reprojected(run, model, tmp_path):
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    lon, lat = np.meshgrid(104.99 + 0.0005 * (np.arange(60) + 0.5), 36.13 + 0.0005 * (np.arange(60) + 0.5))
    path = write_plan(tmp_path / "gravity.tif", lon + 100 * lat, 0.0005, degrees, (104.99, 36.13))
    outputs = run("sample_to_blocks", BLOCK_MODEL=model, INPUTS=[path], FOLDER=str(tmp_path / "out"))
    values = BlockRaster.open(outputs["OUTPUT_LAYERS"][0]).read()[2]
    back = QgsCoordinateTransform(UTM, degrees, QgsProject.instance())
    places = [back.transform(x, y) for x, y in zip(EASTING.ravel(), NORTHING.ravel())]
    expected = np.array([place.x() + 100 * place.y() for place in places]).reshape(values.shape)
    np.testing.assert_allclose(values, expected, atol=2e-3)


def test_a_fault_trace_is_a_wall_with_sides(run, model, tmp_path, feedback):
    fault = layer_of("LineString", ["LINESTRING(500100 3990000, 500100 4010000)"], "North Fault")
    outputs = run(
        "sample_to_blocks", BLOCK_MODEL=model, INPUTS=[fault.id()], METHOD=SIGNED, FOLDER=str(tmp_path / "out")
    )
    raster = BlockRaster.open(outputs["OUTPUT_LAYERS"][0])
    assert raster.variable.name == "north_fault:distance"
    np.testing.assert_allclose(raster.read()[:5], (CENTRES[..., 0] - 500_100.0)[:5], atol=1e-3)
    assert "North Fault is seen on the map" in feedback.textLog()
    assert "positive to the east" in feedback.textLog()


def test_a_dipping_surface_of_polygons_is_measured_in_space(run, model, tmp_path):
    wkt = (
        "POLYGON Z((499800 3999800 930, 500400 3999800 930, 500400 4000400 930, 499800 4000400 930, "
        "499800 3999800 930))"
    )
    contact = layer_of("PolygonZ", [wkt], "contact")
    outputs = run(
        "sample_to_blocks", BLOCK_MODEL=model, INPUTS=[contact.id()], METHOD=SIGNED, FOLDER=str(tmp_path / "out")
    )
    values = BlockRaster.open(outputs["OUTPUT_LAYERS"][0]).read()
    np.testing.assert_allclose(values[:5], (CENTRES[..., 2] - 930.0)[:5], atol=1e-3)


def test_a_hole_in_a_surface_belongs_to_nothing(run, model, tmp_path):
    wkt = (
        "POLYGON Z((499900 3999900 930, 500300 3999900 930, 500300 4000300 930, 499900 4000300 930, "
        "499900 3999900 930),"
        "(500050 4000050 930, 500150 4000050 930, 500150 4000150 930, 500050 4000150 930, 500050 4000050 930))"
    )
    outputs = run(
        "sample_to_blocks", BLOCK_MODEL=model, INPUTS=[layer_of("PolygonZ", [wkt], "sheet").id()], METHOD=DISTANCE,
        FOLDER=str(tmp_path / "out"),
    )  # fmt: skip
    values = BlockRaster.open(outputs["OUTPUT_LAYERS"][0]).read()
    to_rim = np.maximum(50.0 - np.abs(CENTRES[..., :2] - np.array([500_100.0, 4_000_100.0])), 0.0).min(axis=-1)
    expected = np.hypot(to_rim, CENTRES[..., 2] - 930.0)
    np.testing.assert_allclose(values[:5], expected[:5], atol=0.05)


def test_inside_a_polygon_in_another_crs_is_one(run, model, tmp_path):
    to_degrees = QgsCoordinateTransform(UTM, QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    outline = QgsGeometry.fromWkt(
        "POLYGON((500041 4000040, 500159 4000040, 500159 4000140, 500041 4000140, 500041 4000040))"
    )
    outline.transform(to_degrees)
    intrusion = layer_of("Polygon", [outline.asWkt(12)], "intrusion", "EPSG:4326")
    outputs = run(
        "sample_to_blocks", BLOCK_MODEL=model, INPUTS=[intrusion.id()], METHOD=INSIDE, FOLDER=str(tmp_path / "out")
    )
    raster = BlockRaster.open(outputs["OUTPUT_LAYERS"][0])
    assert raster.variable.name == "intrusion:indicator"
    expected = (np.abs(EASTING - 500_100) < 59) & (np.abs(NORTHING - 4_000_090) < 50)
    np.testing.assert_array_equal(raster.read()[1], expected)


def box_mesh(path: Path) -> str:
    """Write a box from (500040, 4000050, 911) to (500160, 4000150, 949) as a mesh of triangles."""
    corners = [(x, y, z) for x in (500040, 500160) for y in (4000050, 4000150) for z in (911, 949)]
    faces = [(0, 1, 3), (0, 3, 2), (4, 6, 7), (4, 7, 5), (0, 4, 5), (0, 5, 1),
             (2, 3, 7), (2, 7, 6), (0, 2, 6), (0, 6, 4), (1, 5, 7), (1, 7, 3)]  # fmt: skip
    header = "ply|format ascii 1.0|element vertex 8|property double x|property double y|property double z"
    lines = f"{header}|element face 12|property list uchar int vertex_indices|end_header".split("|")
    lines += [" ".join(map(str, corner)) for corner in corners]
    lines += ["3 " + " ".join(map(str, face)) for face in faces]
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
    return str(path)


@pytest.mark.parametrize("method", [SIGNED, INSIDE])
def test_a_closed_mesh_has_an_inside(run, model, tmp_path, method):
    mesh = QgsMeshLayer(box_mesh(tmp_path / "stock.ply"), "stock", "mdal")
    assert mesh.isValid()
    mesh.setCrs(UTM)
    QgsProject.instance().addMapLayer(mesh)
    outputs = run(
        "sample_to_blocks", BLOCK_MODEL=model, INPUTS=[mesh.id()], METHOD=method, FOLDER=str(tmp_path / "out")
    )
    values = BlockRaster.open(outputs["OUTPUT_LAYERS"][0]).read()[:5]
    beyond = np.abs(CENTRES - np.array([500_100.0, 4_000_100.0, 930.0])) - np.array([60.0, 50.0, 19.0])
    is_inside = (beyond < 0).all(axis=-1)[:5]
    if method == INSIDE:
        np.testing.assert_array_equal(values, is_inside)
        return
    expected = np.where((beyond < 0).all(axis=-1), beyond.max(axis=-1), np.linalg.norm(np.maximum(beyond, 0), axis=-1))
    np.testing.assert_allclose(values, expected[:5], atol=0.1)


def test_the_outputs_can_be_named_and_feed_a_list_of_features(run, model, tmp_path):
    faults = [layer_of("LineString", [f"LINESTRING({x} 3990000, {x} 4010000)"], "output") for x in (500_000, 500_200)]
    outputs = run(
        "sample_to_blocks", BLOCK_MODEL=model, INPUTS=[fault.id() for fault in faults], METHOD=DISTANCE,
        NAMES="west, east", FOLDER=str(tmp_path / "out"),
    )  # fmt: skip
    assert [Path(path).name for path in outputs["OUTPUT_LAYERS"]] == ["west.tif", "east.tif"]
    assert all(QgsRasterLayer(path).isValid() for path in outputs["OUTPUT_LAYERS"])


def line(name="fault"):
    return layer_of("LineString", ["LINESTRING(500100 3990000, 500100 4010000)"], name).id()


@pytest.mark.parametrize(
    ("inputs", "method", "sentence"),
    [
        (lambda: [line()], DRAPED, "fault is no raster and cannot be draped"),
        (lambda: [line()], INSIDE, "fault has no inside"),
        (lambda: [line(), line()], DISTANCE, "Two sources are called fault"),
        (lambda: [layer_of("Point", ["POINT(500100 4000000)"], "shaft").id()], SIGNED, "A point has no sides"),
        (lambda: [layer_of("LineString", [], "nothing").id()], DISTANCE, "nothing is empty"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(run, model, tmp_path, inputs, method, sentence):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("sample_to_blocks", BLOCK_MODEL=model, INPUTS=inputs(), METHOD=method, FOLDER=str(tmp_path / "out"))
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True


def test_a_raster_that_lies_elsewhere_is_a_sentence(run, model, tmp_path):
    from qgis.core import QgsProcessingException

    elsewhere = write_plan(tmp_path / "far.tif", np.ones((4, 4)), 10.0, UTM, (600_000.0, 4_000_000.0))
    with pytest.raises(QgsProcessingException, match="far:measure has no value in any block"):
        run("sample_to_blocks", BLOCK_MODEL=model, INPUTS=[elsewhere], FOLDER=str(tmp_path / "out"))
