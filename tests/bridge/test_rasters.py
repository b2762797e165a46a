# SPDX-License-Identifier: GPL-2.0-or-later
"""Block models through GeoTIFF and QGIS: the right way up, in the right place, nothing lost."""

from __future__ import annotations

import json
import resource
import signal
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import BlockRaster, BlockRasterWriter, open_features, write_block_raster
from oresight.plugin.bridge.same_grid import check_same_grid
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.errors import EngineError, InvalidInputError
from osgeo import gdal
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsDoubleRange, QgsPointXY, QgsRaster, QgsRasterLayer

GRID = BlockGrid((500_000.0, 4_000_000.0, 100.0), (8.0, 14.0, 12.0), (5, 6, 7))
CRS = QgsCoordinateReferenceSystem("EPSG:32650")
GRADE = Variable("cu_pct", "estimate", "%")
CODEBOOK = {
    "version": 1,
    "variable": "lithology",
    "codes": [1, 2, 3],
    "names": ["granite", "花岗斑岩", 'a "quoted" name'],
    "colors": ["#ff0000", "#00ff00", "#0000ff"],
}


def tilted_plane(grid: BlockGrid = GRID) -> np.ndarray:
    """Return values that rise by 1 a metre east, 10 north and 100 up from the grid's corner."""
    z, y, x = np.meshgrid(grid.elevations, grid.northings, grid.eastings, indexing="ij")
    return (x - grid.origin[0]) + 10 * (y - grid.origin[1]) + 100 * (z - grid.origin[2])


def identify(layer: QgsRasterLayer, x: float, y: float, band: int) -> float:
    found = layer.dataProvider().identify(QgsPointXY(x, y), QgsRaster.IdentifyFormat.IdentifyFormatValue)
    return found.results()[band]


def foreign_raster(path: Path, bands: int = 1, *, south_up: bool = False, rotation: float = 0.0) -> str:
    """Write a raster as other programs do: no metadata of ours, value = band * 100 + file row."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 7, 6, bands, gdal.GDT_Float32)
    dataset.SetGeoTransform(
        (500_000, 8, rotation, 4_000_000, 0, 14) if south_up else (500_000, 8, rotation, 4_000_084, 0, -14)
    )
    for band in range(1, bands + 1):
        rows = np.repeat(np.arange(6, dtype=np.float32)[:, None], 7, axis=1) + 100 * band
        dataset.GetRasterBand(band).WriteRaster(0, 0, 7, 6, rows.tobytes())
    dataset = None
    return str(path)


def test_a_tilted_plane_is_the_right_way_up_in_the_file(tmp_path: Path) -> None:
    path = write_block_raster(tmp_path / "plane.tif", GRID, tilted_plane(), GRADE, CRS)
    dataset = gdal.Open(path)
    west, width, _, north, _, height = dataset.GetGeoTransform()
    assert (west, width, north, height) == (500_000.0, 8.0, 4_000_084.0, -14.0)
    # First pixel of the lowest band: the north-western block; half a block from its faces.
    first = np.frombuffer(dataset.GetRasterBand(1).ReadRaster(0, 0, 1, 1), dtype=np.float32)[0]
    assert first == 4.0 + 10 * (84.0 - 7.0) + 100 * 6.0
    # Last pixel of the highest band: the south-eastern block.
    last = np.frombuffer(dataset.GetRasterBand(5).ReadRaster(6, 5, 1, 1), dtype=np.float32)[0]
    assert last == 52.0 + 10 * 7.0 + 100 * 54.0


@pytest.mark.parametrize(("column", "row", "level"), [(0, 0, 0), (6, 0, 0), (0, 5, 0), (0, 0, 4), (3, 2, 1)])
def test_qgis_identifies_the_value_of_that_place(tmp_path: Path, column: int, row: int, level: int) -> None:
    values = tilted_plane()
    layer = QgsRasterLayer(write_block_raster(tmp_path / "plane.tif", GRID, values, GRADE, CRS), "ESTIMATE")
    found = identify(layer, GRID.eastings[column], GRID.northings[row], level + 1)
    assert found == values[level, row, column]


def test_bands_stand_at_their_elevations(tmp_path: Path) -> None:
    layer = QgsRasterLayer(write_block_raster(tmp_path / "plane.tif", GRID, tilted_plane(), GRADE, CRS), "ESTIMATE")
    properties = layer.elevationProperties()
    assert properties.mode() == Qgis.RasterElevationMode.FixedRangePerBand
    assert properties.bandForElevationRange(layer, QgsDoubleRange(113.0, 113.0)) == 2
    assert "100 to 112" in layer.bandName(1)
    assert layer.crs() == CRS


def test_values_and_missing_values_come_back(tmp_path: Path) -> None:
    values = tilted_plane()
    values[0, 0, 0] = values[4, 5, 6] = np.nan
    raster = BlockRaster.open(write_block_raster(tmp_path / "a.tif", GRID, values, GRADE, CRS))
    np.testing.assert_array_equal(raster.read(), values.astype(np.float32))
    assert raster.grid == GRID
    assert raster.variable == GRADE
    assert raster.codebook is None
    assert raster.notices == ()
    np.testing.assert_array_equal(raster.mask(), ~np.isnan(values))


def test_a_vector_over_a_mask_lands_in_block_order(tmp_path: Path) -> None:
    mask = np.random.default_rng(1).random(GRID.shape) < 0.4
    values = tilted_plane()[mask]
    raster = BlockRaster.open(write_block_raster(tmp_path / "a.tif", GRID, values, GRADE, CRS, mask=mask))
    np.testing.assert_array_equal(raster.read()[mask], values.astype(np.float32))
    assert np.isnan(raster.read()[~mask]).all()


def test_float64_is_kept_when_asked_for(tmp_path: Path) -> None:
    values = tilted_plane() / 3
    raster = BlockRaster.open(write_block_raster(tmp_path / "a.tif", GRID, values, GRADE, CRS, dtype="float64"))
    np.testing.assert_array_equal(raster.read(), values)


@pytest.mark.parametrize("kind", ["label", "category", "hole", "split", "domain"])
def test_codes_come_back_and_minus_one_is_missing(tmp_path: Path, kind: str) -> None:
    codes = np.arange(GRID.n_blocks).reshape(GRID.shape) % 3 - 1
    raster = BlockRaster.open(write_block_raster(tmp_path / "a.tif", GRID, codes, Variable("x", kind), CRS))
    np.testing.assert_array_equal(raster.read(), np.where(codes < 0, np.nan, codes))


def test_the_codebook_comes_back_whole_and_names_the_colours(tmp_path: Path) -> None:
    codes = np.arange(GRID.n_blocks).reshape(GRID.shape) % 3 + 1
    variable = Variable("lithology", "category")
    path = write_block_raster(tmp_path / "a.tif", GRID, codes, variable, CRS, codebook=CODEBOOK)
    assert BlockRaster.open(path).codebook == CODEBOOK
    layer = QgsRasterLayer(path, "CATEGORY")
    classes = layer.renderer().classes()
    assert [(one.value, one.label, one.color.name()) for one in classes] == list(
        zip(CODEBOOK["codes"], CODEBOOK["names"], CODEBOOK["colors"])
    )


def test_levels_can_be_streamed(tmp_path: Path) -> None:
    values = tilted_plane()
    with BlockRasterWriter(tmp_path / "a.tif", GRID, GRADE, CRS) as writer:
        for level in reversed(range(5)):
            writer.write_level(level, values[level])
    raster = BlockRaster.open(tmp_path / "a.tif")
    np.testing.assert_array_equal(np.stack(list(raster.levels())), values.astype(np.float32))
    np.testing.assert_array_equal(raster.read_level(3), values[3].astype(np.float32))


def test_nothing_but_raster_and_style_is_left(tmp_path: Path) -> None:
    write_block_raster(tmp_path / "a.tif", GRID, tilted_plane(), GRADE, CRS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.qml", "a.tif"]


def test_a_block_model_without_a_block_is_a_sentence(tmp_path: Path) -> None:
    path = write_block_raster(tmp_path / "a.tif", GRID, np.full(GRID.shape, np.nan), GRADE, CRS)
    with pytest.raises(InvalidInputError, match=r"a\.tif has no values: every block is empty"):
        BlockRaster.open(path).mask()


def test_a_run_that_breaks_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = write_block_raster(tmp_path / "a.tif", GRID, tilted_plane(), GRADE, CRS)
    before = Path(path).read_bytes()
    with pytest.raises(InvalidInputError), BlockRasterWriter(path, GRID, GRADE, CRS) as writer:
        writer.write_level(0, np.zeros((1, 1)))
    assert Path(path).read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_a_full_disk_is_a_sentence_and_the_earlier_file_stays(tmp_path: Path) -> None:
    path = write_block_raster(tmp_path / "a.tif", GRID, tilted_plane(), GRADE, CRS)
    before = Path(path).read_bytes()
    grid = BlockGrid((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (4, 400, 400))
    noise = np.random.default_rng(0).random(grid.shape)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(EngineError, match=r"a\.tif"):
            write_block_raster(path, grid, noise, GRADE, CRS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert Path(path).read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 2


def test_another_extension_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"must end in \.tif"):
        write_block_raster(tmp_path / "a.gpkg", GRID, tilted_plane(), GRADE, CRS)


def test_values_of_another_shape_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"\(3, 3\)"):
        write_block_raster(tmp_path / "a.tif", GRID, np.zeros((3, 3)), GRADE, CRS)
    assert list(tmp_path.iterdir()) == []


def test_features_are_known_by_their_variable_not_by_layer_or_order(tmp_path: Path) -> None:
    layers = []
    for name in ("au_gpt:estimate", "cu_pct:estimate", "lithology:category"):
        path = write_block_raster(tmp_path / f"{len(layers)}.tif", GRID, np.ones(GRID.shape), Variable.parse(name), CRS)
        layers.append(QgsRasterLayer(path, "ESTIMATE"))
    names = [raster.variable.name for raster in open_features(layers[::-1])]
    assert names == ["au_gpt:estimate", "cu_pct:estimate", "lithology:category"]


def test_two_features_of_one_name_are_refused(tmp_path: Path) -> None:
    paths = [write_block_raster(tmp_path / f"{i}.tif", GRID, tilted_plane(), GRADE, CRS) for i in range(2)]
    with pytest.raises(InvalidInputError, match="cu_pct:estimate"):
        open_features(paths)


def test_different_grids_are_refused_with_both(tmp_path: Path) -> None:
    other = BlockGrid((500_000.0, 4_000_000.0, 112.0), GRID.size, GRID.shape)
    one = BlockRaster.open(write_block_raster(tmp_path / "a.tif", GRID, tilted_plane(), GRADE, CRS))
    two = BlockRaster.open(
        write_block_raster(tmp_path / "b.tif", other, tilted_plane(), Variable("au_gpt", "estimate"), CRS)
    )
    with pytest.raises(InvalidInputError, match=r"4000000, 100.*4000000, 112"):
        check_same_grid([one, two])


def test_a_raster_from_elsewhere_is_known_by_its_file_and_says_so(tmp_path: Path) -> None:
    raster = BlockRaster.open(foreign_raster(tmp_path / "magnetics.tif"))
    assert raster.variable == Variable("magnetics", "measure")
    assert not raster.has_levels
    assert "magnetics" in str(raster.notices[0])
    # Row 5 of the file is the southernmost.
    assert raster.read()[0, 0, 0] == 105.0


def test_a_raster_whose_rows_run_north_is_read_right(tmp_path: Path) -> None:
    raster = BlockRaster.open(foreign_raster(tmp_path / "a.tif", south_up=True))
    assert raster.grid.origin[:2] == (500_000.0, 4_000_000.0)
    assert raster.read()[0, 0, 0] == 100.0


def test_a_rotated_raster_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="rotated"):
        BlockRaster.open(foreign_raster(tmp_path / "a.tif", rotation=1.0))


def test_a_raster_without_elevations_takes_those_of_the_others(tmp_path: Path) -> None:
    ours = write_block_raster(tmp_path / "a.tif", GRID, tilted_plane(), GRADE, CRS)
    rasters = open_features([foreign_raster(tmp_path / "magnetics.tif", 5), ours])
    assert rasters[1].grid == GRID
    assert "elevations" in str(rasters[1].notices[-1])


def test_a_clipped_copy_has_the_blocks_of_the_copy(tmp_path: Path) -> None:
    values = tilted_plane()
    path = write_block_raster(tmp_path / "a.tif", GRID, values, GRADE, CRS)
    gdal.Translate(str(tmp_path / "b.tif"), path, srcWin=[2, 1, 3, 4])
    raster = BlockRaster.open(tmp_path / "b.tif")
    assert raster.variable == GRADE
    assert raster.grid == BlockGrid((500_016.0, 4_000_014.0, 100.0), GRID.size, (5, 4, 3))
    np.testing.assert_array_equal(raster.read(), values[:, 1:5, 2:5].astype(np.float32))


def test_what_is_no_raster_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_text("no raster")
    with pytest.raises(InvalidInputError, match=r"a\.tif cannot be read"):
        BlockRaster.open(tmp_path / "a.tif")


@pytest.mark.parametrize("raises", [True, False])
def test_failures_are_sentences_whatever_other_plugins_set(tmp_path: Path, raise_or_not, raises: bool) -> None:
    raise_or_not(raises)
    with pytest.raises(InvalidInputError, match="missing"):
        BlockRaster.open(tmp_path / "missing.tif")


def test_metadata_say_variable_unit_kind_and_grid(tmp_path: Path) -> None:
    path = write_block_raster(tmp_path / "a.tif", GRID, tilted_plane(), GRADE, CRS)
    metadata = gdal.Open(path).GetMetadata()
    assert metadata["ORESIGHT_VARIABLE"] == "cu_pct:estimate"
    assert metadata["ORESIGHT_UNIT"] == "%"
    assert metadata["ORESIGHT_KIND"] == "estimate"
    assert json.loads(metadata["ORESIGHT_GRID"]) == GRID.to_dict()
    assert Path(path).with_suffix(".tif.aux.xml").exists() is False


def test_a_mine_grid_without_crs_stays_without(tmp_path: Path) -> None:
    path = write_block_raster(tmp_path / "a.tif", GRID, tilted_plane(), GRADE, QgsCoordinateReferenceSystem())
    assert not BlockRaster.open(path).crs.isValid()
