# SPDX-License-Identifier: GPL-2.0-or-later
"""The project of a run folder, read again by QGIS without a window."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import numpy as np
import pytest
from oresight.plugin.bridge.level_plan import write_level_plan
from oresight.plugin.bridge.outside import applicability_at, write_outside
from oresight.plugin.bridge.points import Field, write_lines, write_points
from oresight.plugin.bridge.rasters import BlockRaster, write_block_raster
from oresight.plugin.bridge.scene_layers import style_traces
from oresight.plugin.bridge.scene_view import FIELD_OF_VIEW_DEG, camera_distance
from oresight.plugin.bridge.scenes import write_project
from oresight.plugin.bridge.voxel_style import APPLICABILITY_FIELD, style_voxels
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.errors import CancelledError, InvalidInputError
from qgis.core import (
    Qgis,
    QgsDoubleRange,
    QgsFeature,
    QgsGeometry,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from .run_folders import GRID, NO_CRS, UTM, make_run_folder, probability


@pytest.fixture
def folder(qgis_app, tmp_path: Path) -> Path:
    """Return a run folder with its project."""
    made = make_run_folder(tmp_path / "run")
    write_project(made, title="Trial")
    return made


def read(path: Path) -> QgsProject:
    project = QgsProject()
    assert project.read(str(path))
    return project


def document(path: Path) -> ET.Element:
    with zipfile.ZipFile(path) as packed:
        name = next(name for name in packed.namelist() if name.endswith(".qgs"))
        return ET.fromstring(packed.read(name))  # noqa: S314 - written a moment ago


def groups_of(project: QgsProject) -> dict[str, list[str]]:
    children = project.layerTreeRoot().children()
    assert all(isinstance(child, QgsLayerTreeGroup) for child in children)
    return {child.name(): [layer.name() for layer in child.findLayers()] for child in children}


def test_every_layer_stands_in_its_group_and_is_valid(folder):
    project = read(folder / "project.qgz")
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert groups_of(project) == {
        "Targets": ["Drill targets: rank, mean probability"],
        "Drillholes": ["Composites", "Drillhole traces"],
        "Ore in 3D": ["Voxels: probability of ore"],
        "Network": [
            "Probability of ore", "Uncertainty of the probability", "Label: ore or waste",
            "Training, validation and test",
        ],
        "Grades": ["cu_pct (%)"],
        "Categories": ["lithology"],
        "Uncertainty of the estimates": ["cu_pct: kriging variance, (%)²"],
        "Block model": ["Domain", "Depth below the surface"],
    }  # fmt: skip
    assert project.crs() == UTM
    assert project.title() == "Trial"


def test_the_level_plan_stands_with_its_elevations_and_is_not_shown_at_first(folder):
    raster = BlockRaster.open(folder / "blocks" / "probability.tif")
    write_level_plan(folder / "level_plan.tif", raster, 8, QgsRasterLayer(raster.path, ""))
    project = read(Path(write_project(folder)))
    assert groups_of(project)["Plans"] == ["Probability of ore, elevation 4296 to 4308"]
    assert not project.layerTreeRoot().findGroup("Plans").findLayers()[0].itemVisibilityChecked()
    plan = project.mapLayersByName("Probability of ore, elevation 4296 to 4308")[0]
    assert plan.renderer().type() == "singlebandpseudocolor"


def test_the_best_targets_carry_their_rank_in_the_3d_view(folder):
    layers = document(folder / "project.qgz").iter("maplayer")
    targets = next(one for one in layers if "targets" in one.findtext("layername"))
    flags = [rule for rule in targets.find("renderer-3d").iter("rule") if rule.get("filter") == '"rank" = 1']
    shapes = [rule.find("symbol/data").get("shape") or rule.find("symbol/data").tag for rule in flags]
    assert len(shapes) == 2
    texts = [one for one in targets.find("renderer-3d").iter("Option") if one.get("name") == "chr"]
    assert [one.get("value") for one in texts] == ["1"]


def test_the_folder_can_be_moved(folder, tmp_path):
    moved = tmp_path / "elsewhere" / "renamed run"
    moved.parent.mkdir()
    shutil.move(folder, moved)
    project = read(moved / "project.qgz")
    assert [layer.name() for layer in project.mapLayers().values() if not layer.isValid()] == []
    assert str(tmp_path) not in ET.tostring(document(moved / "project.qgz"), encoding="unicode")


def test_levels_are_on_the_elevation_slider_and_the_richest_is_shown(folder):
    project = read(folder / "project.qgz")
    assert project.elevationProperties().elevationRange() == QgsDoubleRange(4200.0, 4440.0)
    layer = project.mapLayersByName("Probability of ore")[0]
    assert layer.elevationProperties().mode() == Qgis.RasterElevationMode.FixedRangePerBand
    assert layer.renderer().inputBand() == 9  # the ellipsoid's middle
    assert (layer.renderer().classificationMin(), layer.renderer().classificationMax()) == (0.0, 1.0)


def test_layers_keep_the_styles_of_their_files(folder):
    project = read(folder / "project.qgz")
    rocks = project.mapLayersByName("lithology")[0].renderer()
    assert [one.label for one in rocks.classes()] == ["granite", "schist"]
    assert project.mapLayersByName("Composites")[0].renderer().classAttribute() == "ore"
    targets = project.mapLayersByName("Drill targets: rank, mean probability")[0]
    assert targets.labelsEnabled()
    voxels = next(
        one for one in document(folder / "project.qgz").iter("maplayer") if "Voxels" in one.findtext("layername")
    )
    assert voxels.find("renderer-3d") is not None
    assert "cube" in ET.tostring(voxels.find("renderer-3d"), encoding="unicode")


def test_no_font_is_named_that_another_machine_may_lack(folder):
    assert not [text for text in document(folder / "project.qgz").iter("text-style") if text.get("fontFamily")]


def test_the_view_looks_at_the_middle_of_what_it_shows(folder):
    root = document(folder / "project.qgz")
    docks = root.findall("mapViewDocks3D")
    assert len(docks) == 1
    (view,) = docks[0]
    origin, camera = view.find("qgis3d/origin"), view.find("camera")
    shown = [one.get("id") for one in view.findall("qgis3d/terrain/layers/layer")]
    names = {one.findtext("id"): one.findtext("layername") for one in root.iter("maplayer")}
    assert [names[one] for one in shown] == [
        "Drill targets: rank, mean probability",
        "Drillhole traces",
        "Voxels: probability of ore",
    ]
    # Traces reach from 4210 to 4420; they and the voxels lie within the grid.
    assert float(camera.get("elev")) == pytest.approx(4315.0, abs=5.0)
    assert (camera.get("x"), camera.get("y")) == ("0", "0")
    assert GRID.bounds[0] < float(origin.get("x")) < GRID.bounds[3]
    assert view.find("qgis3d/crs/spatialrefsys/authid").text == "EPSG:32650"


@pytest.mark.parametrize(("n", "width", "on_the_map"), [(4, "2", "0.3"), (538, "1", "0.15")])
def test_many_holes_are_drawn_thinner_and_paler_so_that_they_do_not_hide_the_ore(
    qgis_app, tmp_path, n, width, on_the_map
):
    line = np.array([(500050.0, 4000060.0, 4420.0, 0.0), (500050.0, 4000060.0, 4210.0, 210.0)])
    names = Field("hole_id", "text", [f"H{number}" for number in range(n)])
    write_lines(tmp_path / "traces.gpkg", [line] * n, [names], UTM)
    layer = QgsVectorLayer(str(tmp_path / "traces.gpkg"), "traces", "ogr")
    style_traces(layer)
    symbol = layer.renderer3D().symbol()
    assert f"{symbol.width():g}" == width
    drawn = layer.renderer().symbol()
    assert f"{drawn.width():g}" == on_the_map
    paleness = QColor(drawn.color()).lightnessF()
    assert (paleness > 0.6) == (n > 100)
    assert symbol.materialSettings().diffuse() == drawn.color()


@pytest.mark.parametrize("at", [0.1, 0.5, 0.8])
def test_a_cancel_is_heard_between_layers_and_leaves_the_project_as_it_was(qgis_app, tmp_path, at):
    folder = make_run_folder(tmp_path / "run")
    (folder / "project.qgz").write_bytes(b"earlier")
    told = []

    def progress(fraction, message="", **fields):
        told.append(fraction)
        if fraction > at:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_project(folder, progress=progress)
    assert (folder / "project.qgz").read_bytes() == b"earlier"
    assert told == sorted(told)


def test_a_hole_far_away_takes_neither_map_nor_view_away_from_the_blocks(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    layer = QgsVectorLayer(str(folder / "traces.gpkg"), "traces", "ogr")
    far = QgsFeature(layer.fields())
    far.setGeometry(QgsGeometry.fromWkt("LineStringZ (900000 9000000 300, 900000 9000000 0)"))
    assert layer.dataProvider().addFeatures([far])[0]
    del layer
    write_project(folder)
    camera = document(folder / "project.qgz").find("mapViewDocks3D/view/camera")
    assert float(camera.get("dist")) <= 1.001 * camera_distance(GRID.bounds)
    project = read(folder / "project.qgz")
    extent = project.viewSettings().defaultViewExtent()
    assert extent.width() <= 1.11 * (GRID.bounds[3] - GRID.bounds[0])
    assert extent.height() <= 1.11 * (GRID.bounds[4] - GRID.bounds[1])


def test_the_camera_stands_nearer_than_a_ball_around_the_frame_asks_and_not_much():
    half_diagonal = 0.5 * (300.0**2 + 400.0**2 + 1200.0**2) ** 0.5
    assert half_diagonal == 650.0
    away = camera_distance((0.0, 0.0, 0.0, 300.0, 400.0, 1200.0))
    assert FIELD_OF_VIEW_DEG == 45.0
    assert 0.8 * 1698.5 < away < 1698.5  # 650 / sin 22.5


def test_a_mine_grid_without_a_system_has_its_view_too(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run", NO_CRS)
    write_project(folder)
    project = read(folder / "project.qgz")
    assert not project.crs().isValid()
    assert not any(layer.crs().isValid() for layer in project.mapLayers().values())
    assert document(folder / "project.qgz").find("mapViewDocks3D/view") is not None


def test_a_folder_with_block_models_only_has_a_project(qgis_app, tmp_path):
    folder = make_run_folder(tmp_path / "run")
    for path in folder.glob("*.gpkg"):
        path.unlink()
    assert "Drillholes" not in groups_of(read(Path(write_project(folder))))


def test_an_empty_folder_is_a_sentence(qgis_app, tmp_path):
    with pytest.raises(InvalidInputError, match="has no block models"):
        write_project(tmp_path)


def test_ground_beyond_the_data_is_hatched_above_the_probability_and_its_voxels_can_be_switched_off(qgis_app, tmp_path):
    made = make_run_folder(tmp_path / "run")
    codes = np.zeros(GRID.shape)
    codes[:, :9] = 2.0
    path = made / "blocks" / "applicability.tif"
    write_block_raster(path, GRID, codes, Variable("ore", "applicability"), UTM)
    raster = BlockRaster.open(path)
    write_outside(made / "outside.gpkg", raster, range(GRID.shape[0]), 3)  # the project shows level 8
    blocks = np.flatnonzero(np.nan_to_num(probability()) >= 0.5)
    points = GRID.centres(blocks)
    fields = [
        Field("value", "float", probability().ravel()[blocks]),
        Field(APPLICABILITY_FIELD, "int", applicability_at(raster, points)),
    ]
    write_points(
        made / "voxels.gpkg", points, fields, UTM,
        style=lambda layer: style_voxels(layer, "value", GRID.size, has_applicability=True),
    )  # fmt: skip
    project = read(Path(write_project(made)))
    order = [layer.name() for layer in project.layerTreeRoot().checkedLayers()]
    assert order.index("Beyond what the data supports") < order.index("Probability of ore")
    assert f"coalesce(@map_z_range_upper, {float(GRID.elevations[8])!r})" in ET.tostring(
        document(made / "project.qgz"), encoding="unicode"
    )
    hatched = project.mapLayersByName("Beyond what the data supports")[0]
    assert hatched.renderer().rootRule().children()[0].label() == "below or beyond the drilling"
    inside = project.mapLayersByName("Voxels: probability of ore")[0]
    beyond = project.mapLayersByName("Voxels: probability of ore: Beyond what the data supports")[0]
    is_south = points[:, 1] < GRID.origin[1] + 9 * GRID.size[1]
    assert (inside.featureCount(), beyond.featureCount()) == (np.count_nonzero(~is_south), np.count_nonzero(is_south))
    legends = [[rule.label() for rule in one.renderer().rootRule().children()] for one in (inside, beyond)]
    assert legends[1] == ["Beyond what the data supports"]
    assert legends[0]
    assert legends[1][0] not in legends[0]
    listed = [one.get("id") for one in document(made / "project.qgz").iter("layer") if one.get("id")]
    assert {inside.id(), beyond.id()} <= set(listed)
