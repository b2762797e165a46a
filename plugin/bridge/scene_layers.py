# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of a run folder: what each is called, the group it stands in, and whether it is shown at first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from qgis._3d import QgsLine3DSymbol, QgsPhongMaterialSettings, QgsVectorLayer3DRenderer
from qgis.core import Qgis, QgsLineSymbol, QgsMapLayer, QgsRasterLayer, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor

from ..engine.blocks.layers import Variable
from .hatching import hatched_title
from .raster_values import shown_level
from .rasters import BlockRaster
from .voxel_style import APPLICABILITY_FIELD, show_part

TRACE_COLOR = "#57606a"
PALE_TRACE_COLOR = "#b6bcc4"
MANY_HOLES = 100
"""More holes are drawn thinner and paler, so that they do not hide the ore."""
BLOCKS = "blocks"
"""Folder of the block models within a run."""
PLAN = "level_plan.tif"
"""The level plan within a run."""
OUTSIDE = "outside"
"""File of the hatched ground within a run."""
HONEST = "honest_"
"""How the files of the honest way begin where both ways were gone."""


@dataclass(frozen=True)
class SceneLayer:
    """One layer of a project."""

    layer: QgsMapLayer
    """Opened from its file, styled."""
    group: str
    """Title of its group."""
    is_shown: bool
    """Whether it is drawn when the project is opened."""
    is_in_space: bool
    """Whether it belongs to the 3D view."""


def groups() -> tuple[str, ...]:
    """Return the titles of the groups, the topmost first."""
    return (
        _tr("Targets"),
        _tr("Drillholes"),
        _tr("Ore in 3D"),
        _tr("Plans"),
        _tr("Network"),
        _tr("Honest way"),
        _tr("Grades"),
        _tr("Categories"),
        _tr("Other sources"),
        _tr("Uncertainty of the estimates"),
        _tr("Block model"),
    )


def vector_layers(folder: Path) -> Iterator[SceneLayer]:
    """Yield the layers of targets, drillholes and voxels that a run folder has."""
    targets, drillholes, ore, plans, _, honest, *_ = groups()
    files = (
        ("targets", _tr("Drill targets: rank, mean probability"), targets, True),
        ("composites", _tr("Composites"), drillholes, True),
        ("traces", _tr("Drillhole traces"), drillholes, True),
        ("voxels", _tr("Voxels: probability of ore"), ore, False),
        (OUTSIDE, hatched_title(), plans, True),
        ("honest_targets", _tr("Drill targets of the honest way"), honest, False),
        ("honest_voxels", _tr("Voxels of the honest way"), honest, False),
        (f"{HONEST}{OUTSIDE}", hatched_title(), honest, False),
    )
    for stem, title, group, is_shown in files:
        path = folder / f"{stem}.gpkg"
        if path.is_file():
            layer = QgsVectorLayer(str(path), title, "ogr")
            if stem == "traces":
                style_traces(layer)
            is_flat = stem.endswith(OUTSIDE) or (stem == "composites" and _has(folder, "traces"))
            is_main = not stem.startswith(HONEST) and not is_flat
            for one in _parted(layer):
                yield SceneLayer(one, group, is_shown, is_in_space=is_main)


def is_hatched(layer: QgsMapLayer) -> bool:
    """Return whether a layer is the hatched ground of a run."""
    return Path(layer.source().partition("|")[0]).stem in (OUTSIDE, f"{HONEST}{OUTSIDE}")


def _parted(layer: QgsVectorLayer) -> Iterator[QgsVectorLayer]:
    """Yield a layer; of voxels those beyond what the data supports apart, so that they can be switched off."""
    yield layer
    if layer.fields().lookupField(APPLICABILITY_FIELD) < 0:
        return
    beyond = QgsVectorLayer(layer.source(), f"{layer.name()}: {hatched_title()}", "ogr")
    show_part(beyond, is_outside=True)
    if beyond.featureCount():
        show_part(layer, is_outside=False)
        yield beyond


def raster_layers(folder: Path) -> Iterator[tuple[SceneLayer, BlockRaster]]:
    """Yield the block models of a run folder, those that are looked at most first."""
    found = [BlockRaster.open(path) for path in sorted((folder / BLOCKS).glob("*.tif"))]
    for raster in sorted(found, key=lambda one: (_is_honest(one), _rank(one.variable), one.variable.name)):
        layer = QgsRasterLayer(raster.path, variable_title(raster.variable), "gdal")
        is_honest = _is_honest(raster)
        is_shown = raster.variable.kind == "probability" and not is_honest
        group = groups()[5] if is_honest else _group(raster.variable)
        yield SceneLayer(layer, group, is_shown, is_in_space=False), raster


def _is_honest(raster: BlockRaster) -> bool:
    return Path(raster.path).stem.startswith(HONEST)


def plan_layers(folder: Path) -> Iterator[SceneLayer]:
    """Yield the level plan of a run folder, when it has one."""
    for path in (folder / PLAN, folder / f"{HONEST}{PLAN}"):
        if not path.is_file():
            continue
        raster = BlockRaster.open(path)
        _, _, bottom, _, _, top = raster.grid.bounds
        title = _tr("{variable}, elevation {bottom} to {top}").format(
            variable=variable_title(raster.variable), bottom=f"{bottom:.10g}", top=f"{top:.10g}"
        )
        group = groups()[5 if path.name.startswith(HONEST) else 3]
        yield SceneLayer(QgsRasterLayer(str(path), title, "gdal"), group, is_shown=False, is_in_space=False)


def variable_title(variable: Variable) -> str:
    """Return what a variable is called in legends and reports, with its unit.

    Examples
    --------
    >>> variable_title(Variable("cu_pct", "estimate", "%"))
    'cu_pct (%)'
    """
    titles = {
        "domain": _tr("Domain"),
        "depth": _tr("Depth below the surface"),
        "hole": _tr("Nearest hole"),
        "variance": _tr("{field}: kriging variance"),
        "entropy": _tr("{field}: entropy"),
        "probability": _tr("Probability of {field}"),
        "indicator": _tr("{field}: indicator"),
        "label": _tr("Label: {field} or waste"),
        "split": _tr("Training, validation and test"),
        "uncertainty": _tr("Uncertainty of the probability"),
        "distance": _tr("Distance to {field}"),
        "applicability": _tr("Where the honest way applies"),
    }
    title = titles.get(variable.kind, "{field}").format(field=variable.field)
    if (variable.field, variable.kind) == ("sample", "distance"):
        title = _tr("Distance to the nearest sample")
    if variable.unit.startswith("("):
        return f"{title}, {variable.unit}"
    return f"{title} ({variable.unit})" if variable.unit else title


_ORDER = ("probability", "uncertainty", "label", "indicator", "split", "estimate", "category", "measure", "distance")


def _rank(variable: Variable) -> int:
    return _ORDER.index(variable.kind) if variable.kind in _ORDER else len(_ORDER)


def _group(variable: Variable) -> str:
    """Return the title of the group of a variable."""
    _, _, _, _, network, honest, grades, categories, sources, uncertainty, model = groups()
    if variable.kind == "distance":
        return model if variable.field == "sample" else sources
    if variable.kind == "indicator":
        return network if variable.field == "ore" else sources
    by_kind = {
        "probability": network,
        "uncertainty": network,
        "applicability": honest,
        "label": network,
        "split": network,
        "estimate": grades,
        "category": categories,
        "measure": sources,
        "variance": uncertainty,
        "entropy": uncertainty,
    }
    return by_kind.get(variable.kind, model)


def best_level(raster: BlockRaster, threshold: float) -> int:
    """Return the level with most blocks that reach a threshold; the fullest one where none does."""
    reached, known = [], []
    for level in raster.levels():
        reached.append(int(np.count_nonzero(level >= threshold)))
        known.append(int(np.count_nonzero(~np.isnan(level))))
    return shown_level(known, reached)


def show_level(layer: QgsRasterLayer, level: int) -> None:
    """Draw a level where no elevation is chosen."""
    layer.renderer().setInputBand(level + 1)  # a clone would lose the ends of its ramp


def style_traces(layer: QgsVectorLayer) -> None:
    """Draw drillholes as thin lines, on the map and in space; thinner and paler where there are many."""
    is_many = layer.featureCount() > MANY_HOLES
    color = PALE_TRACE_COLOR if is_many else TRACE_COLOR
    line = QgsLineSymbol.createSimple({"line_color": color, "line_width": "0.15" if is_many else "0.3"})
    layer.setRenderer(QgsSingleSymbolRenderer(line))
    material = QgsPhongMaterialSettings()
    material.setDiffuse(QColor(color))
    material.setAmbient(QColor(color))
    symbol = QgsLine3DSymbol()
    symbol.setAltitudeClamping(Qgis.AltitudeClamping.Absolute)
    symbol.setRenderAsSimpleLines(True)
    symbol.setWidth(1.0 if is_many else 2.0)
    symbol.setMaterialSettings(material)
    renderer = QgsVectorLayer3DRenderer(symbol)
    renderer.setLayer(layer)
    layer.setRenderer3D(renderer)


def _has(folder: Path, stem: str) -> bool:
    return (folder / f"{stem}.gpkg").is_file()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Oresight", text)
