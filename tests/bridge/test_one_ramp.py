# SPDX-License-Identifier: GPL-2.0-or-later
"""A probability has one colour, ore has one, and a code has one: in layers, in the 3D view, in docks and reports."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.bridge.reports import plots
from oresight.plugin.bridge.reports.pictures import Picture, picture
from oresight.plugin.bridge.styling import LABEL_COLORS, RAMP, SPLIT_COLORS, ramp_color
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.drillholes.encoding import color_of
from oresight.ui.theme import theme_of
from qgis.core import QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QColor, QImage, QPalette

from .run_folders import GRID, UTM, make_run_folder

ROOT = Path(__file__).resolve().parents[2]
OF_CLASSES = {round(0.1 * place, 1): ramp_color(place / 9.0).name() for place in range(10)}
"""Colour of each class of probability by its lower bound: even steps along the ramp."""


@pytest.fixture(scope="module")
def folder(qgis_app, tmp_path_factory) -> Path:
    """Return the folder of a run."""
    return make_run_folder(tmp_path_factory.mktemp("ramp") / "run")


def test_block_models_have_the_ramp_itself(folder):
    layer = QgsRasterLayer(str(folder / "blocks" / "probability.tif"))
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert [(one.value, one.color.name()) for one in items] == list(RAMP)


@pytest.mark.parametrize("name", ["voxels", "targets"])
def test_points_in_classes_have_its_colours(folder, name):
    layer = QgsVectorLayer(str(folder / f"{name}.gpkg"), "", "ogr")
    classes = {round(one.lowerValue(), 1): one.symbol().color().name() for one in layer.renderer().ranges()}
    assert classes
    assert classes == {bound: OF_CLASSES[bound] for bound in classes}


def test_pictures_of_the_report_have_its_colours():
    positions = np.array([[position for position, _ in RAMP]])
    drawn = picture(Picture(positions, (0.0, 0.0, 9.0, 1.0), "E", "N", ""))
    packed = re.search(r"base64,([^\"]+)", drawn).group(1)
    image = QImage.fromData(QByteArray.fromBase64(packed.encode()))
    found = [QColor(image.pixel(place, 0)) for place in range(len(RAMP))]
    for colour, (_, wanted) in zip(found, RAMP):
        # 256 steps between the ends: a shade or two beside the exact colour.
        differences = np.subtract(colour.getRgb()[:3], QColor(wanted).getRgb()[:3])
        assert abs(differences).max() <= 2


def test_ore_has_one_colour(folder):
    composites = QgsVectorLayer(str(folder / "composites.gpkg"), "", "ogr")
    label = QgsRasterLayer(str(folder / "blocks" / "label.tif"))
    ore = {one.symbol().color().name() for one in composites.renderer().categories() if one.value() == 1}
    ore |= {one.color.name() for one in label.renderer().classes() if one.value == 1}
    assert ore == {LABEL_COLORS[1]}
    body = np.array([[True, False], [False, False]])
    drawn = picture(Picture(np.zeros((2, 2)), (0.0, 0.0, 2.0, 2.0), "E", "N", "", body, [(0.5, 0.5, True)]))
    assert drawn.count(LABEL_COLORS[1]) == 2


def test_a_code_without_a_codebook_has_the_colour_that_a_codebook_gives_it(qgis_app, tmp_path):
    codes = 1 + np.indices(GRID.shape)[2] % 3
    layer = QgsRasterLayer(write_block_raster(tmp_path / "a.tif", GRID, codes, Variable("rock", "category"), UTM))
    assert {one.value: one.color.name() for one in layer.renderer().classes()} == {
        float(code): color_of(code) for code in (1, 2, 3)
    }


def test_lines_of_the_docks_have_the_colours_of_those_in_reports(qgis_app):
    bright = QPalette(QColor("#ffffff"))
    bright.setColor(QPalette.ColorRole.Base, QColor("#ffffff"))
    assert [line.name() for line in theme_of(bright).lines] == [*plots.COLOURS[: len(theme_of(bright).lines)]]


def test_the_ramp_and_its_objects_are_made_in_one_module():
    written = [path for folder in ("plugin", "algorithms", "ui") for path in (ROOT / folder).rglob("*.py")]
    hues = {color for _, color in RAMP[1:-1]} - set(SPLIT_COLORS.values())
    makers = {path.name for path in written if "QgsGradientColorRamp" in path.read_text("utf-8")}
    holders = {path.name for path in written if any(hue in path.read_text("utf-8").lower() for hue in hues)}
    assert (makers, holders) == ({"styling.py"}, {"styling.py"})
