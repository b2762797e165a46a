# SPDX-License-Identifier: GPL-2.0-or-later
"""One level of a block model as a raster of its own, drawn as the model is drawn."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsRasterLayer, QgsRasterRenderer, QgsSingleBandPseudoColorRenderer

from ..engine.blocks.grid import BlockGrid
from ..engine.results.sections import level_grid
from .layer_files import joined
from .rasters import BlockRaster, write_block_raster
from .staging import Staging, StrPath
from .styling import set_level_elevations


def write_level_plan(
    path: StrPath, raster: BlockRaster, level: int, layer: QgsRasterLayer, *, staging: Staging | None = None
) -> str:
    """Write one level with the metadata of the block model and the style of its layer; return its path."""
    grid = level_grid(raster.grid, level)
    values = raster.read_level(level)[None]
    target = Path(path)
    with joined(staging) as moved:
        written = write_block_raster(
            target, grid, values, raster.variable, raster.crs, codebook=raster.codebook, staging=moved
        )
        _copy_style(layer, moved.path(target), moved.path(target.with_suffix(".qml")), grid)
    return written


def _copy_style(layer: QgsRasterLayer, path: Path, style_path: Path, grid: BlockGrid) -> None:
    """Write the style of a multi-band layer for a file whose only band is one of its levels."""
    # A layer that Processing opened itself comes without the style that lies beside its file.
    source = layer if _has_style(layer) else QgsRasterLayer(layer.source(), layer.name(), layer.providerType())
    if not _has_style(source):
        return
    plan = QgsRasterLayer(str(path), path.stem, "gdal", QgsRasterLayer.LayerOptions(False))
    plan.setRenderer(_with_band_one(source.renderer()))
    set_level_elevations(plan, grid)
    plan.saveNamedStyle(str(style_path))


def _with_band_one(renderer: QgsRasterRenderer) -> QgsRasterRenderer:
    """Return a copy of the renderer that draws band 1."""
    copy = renderer.clone()
    copy.setInputBand(1)
    if isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        # The ends of a ramp are not copied along (seen in QGIS 3.40).
        copy.setClassificationMin(renderer.classificationMin())
        copy.setClassificationMax(renderer.classificationMax())
    return copy


def _has_style(layer: QgsRasterLayer) -> bool:
    """Return whether a layer is drawn as block models are: by classes or along a ramp."""
    return layer.renderer() is not None and layer.renderer().type() in {"paletted", "singlebandpseudocolor"}
