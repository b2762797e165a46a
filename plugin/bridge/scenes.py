# SPDX-License-Identifier: GPL-2.0-or-later
"""The QGIS project of a run folder: every layer grouped and styled, and a 3D view framed on the ore."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

from qgis._3d import Qgs3D
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsDoubleRange,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..engine.errors import InvalidInputError
from ..engine.progress import Progress, no_progress, share_of
from .hatching import style_hatched
from .rasters import BlockRaster
from .scene_layers import (
    SceneLayer,
    best_level,
    groups,
    is_hatched,
    plan_layers,
    raster_layers,
    show_level,
    vector_layers,
)
from .scene_view import Bounds, View, view_element
from .staging import Staging, writing

PROJECT = "project.qgz"
_Layer = TypeVar("_Layer")


def write_project(folder: Path, *, title: str = "", threshold: float = 0.5, progress: Progress = no_progress) -> str:
    """Write the project of a run folder into it and return its path.

    Its paths are relative: the folder can be moved, and opens on another machine.

    Parameters
    ----------
    folder : Path
        Holds `blocks/*.tif` and those of `targets composites traces voxels` (`.gpkg`) and `level_plan.tif` that
        there are.
    title : str
        Title of the project; the folder's name by default.
    threshold : float
        The level shown at first has most blocks of this probability.
    progress : Progress
        Told before each layer; it may raise `CancelledError`, and the project stays as it was.

    Raises
    ------
    InvalidInputError
        The folder has no block models, or cannot be written to.
    """
    Qgs3D.initialize()  # else 3D styles of layers are lost where QGIS runs without a window
    rasters = list(_told(raster_layers(folder), share_of(progress, 0.0, 0.3)))
    if not rasters:
        raise InvalidInputError("{folder} has no block models; there is nothing to show.", folder=str(folder))
    crs = rasters[0][1].crs
    others = _told(chain(vector_layers(folder), plan_layers(folder)), share_of(progress, 0.3, 0.6))
    layers = [*others, *(layer for layer, _ in rasters)]
    target = folder / PROJECT
    with Staging() as staging:
        hidden = staging.path(target)
        project = QgsProject()
        _fill(project, layers, crs, title or folder.name)
        progress(0.7)
        _set_levels(project, layers, rasters, threshold)
        progress(0.8)
        _frame(project, layers, rasters[0][1].grid.bounds)
        progress(0.9)
        with writing(target):
            _save(project, hidden, _view(layers, [raster for _, raster in rasters]))
        project.clear()
    return str(target)


def _told(layers: Iterable[_Layer], progress: Progress) -> Iterator[_Layer]:
    """Yield layers as they are opened, with a word before each."""
    progress(0.0, "Project")
    for place, layer in enumerate(layers):
        progress((place + 1) / (place + 2), "Project")
        yield layer


def _fill(project: QgsProject, layers: Sequence[SceneLayer], crs: QgsCoordinateReferenceSystem, title: str) -> None:
    """Add the layers in groups, the topmost first."""
    project.setTitle(title)
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    project.setCrs(crs)
    root = project.layerTreeRoot()
    for group in groups():
        members = [one for one in layers if one.group == group]
        if not members:
            continue
        node = root.addGroup(group)
        for one in members:
            one.layer.setCrs(crs)  # QGIS guesses one for a file that has none
            project.addMapLayer(one.layer, False)
            _add_node(node, one)
        node.setExpanded(any(one.is_shown or one.is_in_space for one in members))


def _add_node(group: QgsLayerTreeGroup, one: SceneLayer) -> None:
    node = group.addLayer(one.layer)
    node.setItemVisibilityChecked(one.is_shown)
    node.setExpanded(one.is_shown or one.is_in_space)


def _set_levels(
    project: QgsProject,
    layers: Sequence[SceneLayer],
    rasters: Sequence[tuple[SceneLayer, BlockRaster]],
    threshold: float,
) -> None:
    """Let the elevation slider step through the levels, and show the level with most ore."""
    probability = next((raster for _, raster in rasters if raster.variable.kind == "probability"), rasters[0][1])
    grid = probability.grid
    elevations = project.elevationProperties()
    elevations.setElevationRange(QgsDoubleRange(grid.bounds[2], grid.bounds[5]))
    elevations.setElevationFilterRangeSize(grid.size[2] / 2.0)
    level = best_level(probability, threshold)
    for one, raster in rasters:
        if isinstance(one.layer, QgsRasterLayer) and raster.grid.shape == grid.shape:
            show_level(one.layer, level)
    for one in layers:
        if is_hatched(one.layer):
            style_hatched(one.layer, grid, level)


def _frame(project: QgsProject, layers: Sequence[SceneLayer], blocks: Bounds) -> None:
    """Let the map begin at what is shown of the blocks: a hole may lie far away from them."""
    extent = QgsRectangle()
    for one in layers:
        if one.is_shown:
            extent.combineExtentWith(one.layer.extent())
    within = extent.intersect(QgsRectangle(blocks[0], blocks[1], blocks[3], blocks[4]))
    extent = extent if within.isEmpty() else within
    extent.scale(1.1)
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))


def _view(layers: Sequence[SceneLayer], rasters: Sequence[BlockRaster]) -> View:
    """Return the 3D view, framed on what it shows of the blocks."""
    seen = [one.layer for one in layers if one.is_in_space]
    boxes = [_bounds(layer) for layer in seen if isinstance(layer, QgsVectorLayer) and layer.featureCount()]
    whole = rasters[0].grid.bounds
    within = [box for box in (_common(box, whole) for box in boxes) if box is not None]
    return View(
        QCoreApplication.translate("Oresight", "Oresight 3D"),
        _union(within or boxes or [whole]),
        _union([*boxes, whole]),
        [one.id() for one in seen],
    )


def _bounds(layer: QgsVectorLayer) -> Bounds:
    box = layer.extent3D()
    return box.xMinimum(), box.yMinimum(), box.zMinimum(), box.xMaximum(), box.yMaximum(), box.zMaximum()


def _common(first: Bounds, second: Bounds) -> Bounds | None:
    """Return what two boxes have in common; None when they lie apart."""
    west, south, bottom = (max(pair) for pair in zip(first[:3], second[:3]))
    east, north, top = (min(pair) for pair in zip(first[3:], second[3:]))
    return (west, south, bottom, east, north, top) if west <= east and south <= north and bottom <= top else None


def _union(boxes: Sequence[Bounds]) -> Bounds:
    lows, highs = zip(*[(box[:3], box[3:]) for box in boxes])
    west, south, bottom = (min(axis) for axis in zip(*lows))
    east, north, top = (max(axis) for axis in zip(*highs))
    return west, south, bottom, east, north, top


def _save(project: QgsProject, path: Path, view: View) -> None:
    """Write the project, then put the 3D view into its file."""
    if not project.write(str(path)):
        raise InvalidInputError("{path} cannot be written: {reason}.", path=str(path), reason=project.error())
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    name = next(name for name in members if name.endswith(".qgs"))
    document = ET.fromstring(members.pop(name))  # noqa: S314 - QGIS wrote it a moment ago
    for label in document.iter("text-style"):
        label.attrib.pop("fontFamily", None)  # labels have the reader's font: QGIS warns of one that a machine lacks
    crs = document.find("projectCrs/spatialrefsys")
    for empty in document.findall("mapViewDocks3D"):
        document.remove(empty)
    document.append(view_element(view, crs if project.crs().isValid() else None))
    text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(document, encoding="unicode")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("project.qgs", text.encode("utf-8"))
        for other, packed_bytes in members.items():
            packed.writestr(other, packed_bytes)
