# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours mean the same everywhere and survive in the files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.points import Field, write_points
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.bridge.styling import RAMP, ramp, ramp_color
from oresight.plugin.bridge.voxel_style import style_voxels
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import KINDS, Variable
from qgis._3d import Qgs3D, QgsPoint3DSymbol, QgsRuleBased3DRenderer
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor

GRID = BlockGrid((0.0, 0.0, 100.0), (8.0, 14.0, 12.0), (3, 4, 5))
CRS = QgsCoordinateReferenceSystem("EPSG:32650")


def lightness(color: QColor) -> float:
    """Return the relative luminance of sRGB after IEC 61966-2-1."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_ramp_gets_lighter_all_the_way_so_that_any_eye_can_order_it() -> None:
    shades = [lightness(ramp_color(fraction)) for fraction in np.linspace(0, 1, 21)]
    assert all(second > first for first, second in zip(shades, shades[1:]))


def test_the_ramp_of_qgis_has_our_colours() -> None:
    for position, color in RAMP:
        assert ramp().color(position).name() == color


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_style_that_qgis_applies_on_its_own(tmp_path: Path, kind: str) -> None:
    codes = np.arange(GRID.n_blocks).reshape(GRID.shape) % 2
    path = write_block_raster(tmp_path / "a.tif", GRID, codes, Variable("x", kind), CRS)
    layer = QgsRasterLayer(path, "ESTIMATE")
    is_coded = Variable("x", kind).is_coded
    assert layer.renderer().type() == ("paletted" if is_coded else "singlebandpseudocolor")


def test_probabilities_are_drawn_from_zero_to_one_whatever_they_are(tmp_path: Path) -> None:
    values = np.full(GRID.shape, 0.4)
    path = write_block_raster(tmp_path / "a.tif", GRID, values, Variable("ore", "probability"), CRS)
    layer = QgsRasterLayer(path, "PROBABILITY")
    assert (layer.renderer().classificationMin(), layer.renderer().classificationMax()) == (0.0, 1.0)


def test_the_legend_of_attributions_says_which_end_lowers_the_answer_and_which_raises_it(tmp_path: Path) -> None:
    values = np.linspace(-1.0, 4.0, GRID.n_blocks).reshape(GRID.shape)
    path = write_block_raster(
        tmp_path / "a.tif", GRID, values, Variable("x", "attribution"), CRS, value_range=(-5.0, 2.0)
    )
    layer = QgsRasterLayer(path, "a")
    renderer = layer.renderer()
    settings = renderer.shader().rasterShaderFunction().legendSettings()
    assert (settings.minimumLabel(), settings.maximumLabel()) == ("-5: lowers", "+5: raises")
    assert (renderer.classificationMin(), renderer.classificationMax()) == (-5.0, 5.0)


def test_the_legend_of_a_ramp_has_no_more_digits_than_the_eye_can_use(tmp_path: Path) -> None:
    values = np.linspace(0.109854, 18.389569, GRID.n_blocks).reshape(GRID.shape)
    path = write_block_raster(tmp_path / "a.tif", GRID, values, Variable("ag_gpt", "estimate", "g/t"), CRS)
    renderer = QgsRasterLayer(path, "ESTIMATE").renderer()
    for end in (renderer.classificationMin(), renderer.classificationMax()):
        assert end == round(end, 1)  # a hundredth to a thousandth of the eighteen between the ends


def test_values_that_differ_little_keep_apart_in_the_legend(tmp_path: Path) -> None:
    values = np.linspace(4200.001, 4200.009, GRID.n_blocks).reshape(GRID.shape)
    path = write_block_raster(tmp_path / "a.tif", GRID, values.astype(np.float64), Variable("x", "estimate"), CRS)
    renderer = QgsRasterLayer(path, "ESTIMATE").renderer()
    assert renderer.classificationMax() > renderer.classificationMin()


def test_the_level_with_most_blocks_is_shown_first(tmp_path: Path) -> None:
    values = np.full(GRID.shape, np.nan)
    values[0, 0, 0] = 1.0
    values[2] = 2.0
    path = write_block_raster(tmp_path / "a.tif", GRID, values, Variable("x", "estimate"), CRS)
    layer = QgsRasterLayer(path, "ESTIMATE")
    assert layer.renderer().inputBand() == 3


@pytest.mark.parametrize(("kind", "ore"), [("probability", 0.7), ("indicator", 0.6), ("label", 1.0)])
def test_the_level_with_most_ore_is_shown_first_although_another_is_fuller(
    tmp_path: Path, kind: str, ore: float
) -> None:
    values = np.zeros(GRID.shape)
    values[0, 0, 0] = ore
    values[1, 1, :2] = ore
    values[1, 2:] = np.nan
    path = write_block_raster(tmp_path / "a.tif", GRID, values, Variable("ore", kind), CRS)
    layer = QgsRasterLayer(path, "PROBABILITY")
    assert layer.renderer().inputBand() == 2


def test_the_fullest_level_is_shown_first_where_no_block_is_ore(tmp_path: Path) -> None:
    values = np.full(GRID.shape, 0.1)
    values[:2, 0] = np.nan
    path = write_block_raster(tmp_path / "a.tif", GRID, values, Variable("ore", "probability"), CRS)
    assert QgsRasterLayer(path, "PROBABILITY").renderer().inputBand() == 3


def test_voxels_are_cubes_of_the_block_size_in_the_file(tmp_path: Path) -> None:
    Qgs3D.initialize()
    path = write_points(
        tmp_path / "v.gpkg",
        np.zeros((2, 3)),
        [Field("probability", "float", [0.55, 0.95])],
        CRS,
        style=lambda layer: style_voxels(layer, "probability", GRID.size, bounds=(0.5, 0.75, 1.0)),
    )
    layer = QgsVectorLayer(path, "", "ogr")
    renderer = sip.cast(layer.renderer3D(), QgsRuleBased3DRenderer)
    rules = renderer.rootRule().children()
    assert [rule.filterExpression() for rule in rules] == [
        '"probability" >= 0.5 AND "probability" < 0.75',
        '"probability" >= 0.75 AND "probability" <= 1.0',
    ]
    # The axes of the 3D world are east, up, minus north.
    symbol = sip.cast(rules[0].symbol(), QgsPoint3DSymbol)
    scale = symbol.transform()
    assert (scale.row(0).x(), scale.row(1).y(), scale.row(2).z()) == (8.0, 12.0, 14.0)
    assert symbol.shapeProperties()["size"] == 1.0
