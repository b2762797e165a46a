# SPDX-License-Identifier: GPL-2.0-or-later
"""Other sources sampled into the blocks of a model: one raster per source, named after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsMapLayer,
    QgsMeshLayer,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..engine.blocks.bodies import blocks_inside
from ..engine.blocks.layers import Variable
from ..engine.blocks.masks import pack_mask
from ..engine.drillholes.names import field_name
from ..engine.errors import InvalidInputError, Notice
from ..engine.progress import Progress, no_progress, share_of
from .bodies import triangles_of
from .crs import check_same_crs
from .footprint import columns_covered, values_above
from .jobs import run_job
from .rasters import BlockRaster, write_block_raster
from .shapes import has_elevations, read_shape
from .staging import Staging

METHODS = ("draped", "signed_distance", "inside", "distance")
"""What a source becomes in the blocks; rasters are always draped."""

Array = NDArray[Any]


@dataclass(frozen=True)
class SamplingRules:
    """How sources are brought into the blocks."""

    method: str = "draped"
    """One of `METHODS`: for lines, polygons, surfaces and points."""
    is_plan: bool = False
    """Whether the elevations of sources are ignored."""
    resampling: str = "automatic"
    """How rasters are resampled: `automatic nearest bilinear average`."""


@dataclass(frozen=True)
class Sampled:
    """One source in the blocks."""

    variable: Variable
    """Its name, kind and unit."""
    values: Array
    """Over the mask of the block model, shape (n,); NaN where it has none."""
    notices: tuple[Notice, ...]
    """How it was sampled."""


def sample_sources(
    raster: BlockRaster,
    layers: Sequence[QgsMapLayer],
    names: Sequence[str],
    rules: SamplingRules,
    folder: Path,
    context: QgsCoordinateTransformContext,
    *,
    progress: Progress = no_progress,
) -> tuple[list[str], tuple[Notice, ...]]:
    """Write one block model per source into a folder; return their paths and what is to be said.

    Parameters
    ----------
    raster : BlockRaster
        The blocks: those that are not nodata.
    layers : sequence of QgsMapLayer
    names : sequence of str
        Name of each source; empty for the layer's own.
    """
    fields = _field_names(layers, names)
    mask = raster.mask()
    paths, notices = [], []
    with Staging() as staging:
        for place, (layer, (name, unit)) in enumerate(zip(layers, fields)):
            part = share_of(progress, place / len(layers), (place + 1) / len(layers))
            one = _sample(raster, mask, layer, name, unit, rules, context, part)
            path = folder / f"{name}.tif"
            paths.append(
                write_block_raster(path, raster.grid, one.values, one.variable, raster.crs, mask=mask, staging=staging)
            )
            notices += [*one.notices, *_missing(one)]
    return paths, tuple(notices)


def _field_names(layers: Sequence[QgsMapLayer], names: Sequence[str]) -> list[tuple[str, str]]:
    """Return field name and unit of each source; two of one name are refused."""
    if len(names) > len(layers):
        raise InvalidInputError(
            "There are {names} names, but only {layers} sources.", names=len(names), layers=len(layers)
        )
    given = [*names, *[""] * (len(layers) - len(names))]
    found = [field_name(name.strip() or layer.name()) for name, layer in zip(given, layers)]
    only = [name for name, _ in found]
    twice = sorted({name for name in only if only.count(name) > 1})
    if twice:
        raise InvalidInputError("Two sources are called {names}; give each a name of its own.", names=", ".join(twice))
    return found


def _sample(
    raster: BlockRaster,
    mask: NDArray[np.bool_],
    layer: QgsMapLayer,
    name: str,
    unit: str,
    rules: SamplingRules,
    context: QgsCoordinateTransformContext,
    progress: Progress,
) -> Sampled:
    """Return one source in the blocks."""
    if isinstance(layer, QgsRasterLayer):
        return _draped(raster, mask, layer, Variable(name, "measure", unit), rules.resampling)
    if rules.method == "draped":
        raise InvalidInputError(
            "{layer} is no raster and cannot be draped; choose a distance or the inside for it.", layer=layer.name()
        )
    if rules.method == "inside":
        return _inside(raster, mask, layer, name, rules, context, progress)
    return _distance(raster, mask, layer, name, rules, context, progress)


def _draped(
    raster: BlockRaster, mask: NDArray[np.bool_], layer: QgsRasterLayer, variable: Variable, resampling: str
) -> Sampled:
    plan = values_above(layer, raster.grid, raster.crs, resampling=resampling)
    notices = []
    if layer.bandCount() > 1:
        fields = {"layer": layer.name(), "n": layer.bandCount()}
        notices.append(Notice("{layer} has {n} bands; the first is taken.", fields))
    if layer.crs().isValid() != raster.crs.isValid():
        notices.append(
            Notice(
                "{layer} or the block model has no coordinate system; coordinates are taken as they are.",
                {"layer": layer.name()},
            )
        )
    return Sampled(variable, np.broadcast_to(plan, raster.grid.shape)[mask].astype(np.float32), tuple(notices))


def _is_in_space(layer: QgsMapLayer, rules: SamplingRules) -> bool:
    return not rules.is_plan and has_elevations(layer)


def _seen(layer: QgsMapLayer, *, is_plan: bool) -> Notice:
    """Return how a source is seen."""
    fields = {"layer": layer.name()}
    if is_plan:
        return Notice("{layer} is seen on the map: it goes straight down from there.", fields)
    return Notice("{layer} has elevations and is seen in space.", fields)


def _inside(
    raster: BlockRaster,
    mask: NDArray[np.bool_],
    layer: QgsMapLayer,
    name: str,
    rules: SamplingRules,
    context: QgsCoordinateTransformContext,
    progress: Progress,
) -> Sampled:
    """Return 1 for blocks inside polygons or closed surfaces, 0 for others."""
    is_polygon = isinstance(layer, QgsVectorLayer) and (
        QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry
    )
    if not is_polygon and not isinstance(layer, QgsMeshLayer):
        raise InvalidInputError("{layer} has no inside: polygons or a closed surface are needed.", layer=layer.name())
    is_plan = not _is_in_space(layer, rules)
    if is_plan:
        inside = np.broadcast_to(columns_covered(layer, raster.grid, raster.crs, context), raster.grid.shape)
    else:
        triangles, crs = triangles_of(layer)
        check_same_crs(crs, raster.crs, layer.name())
        inside = blocks_inside(raster.grid, triangles, progress=progress)
    values = inside[mask].astype(np.float32)
    return Sampled(Variable(name, "indicator"), values, (_seen(layer, is_plan=is_plan),))


def _distance(
    raster: BlockRaster,
    mask: NDArray[np.bool_],
    layer: QgsMapLayer,
    name: str,
    rules: SamplingRules,
    context: QgsCoordinateTransformContext,
    progress: Progress,
) -> Sampled:
    """Return the distances of the blocks to a source."""
    is_plan = not _is_in_space(layer, rules)
    shape = read_shape(layer, raster.grid, raster.crs, context, is_plan=is_plan)
    parameters = {
        "grid": raster.grid.to_dict(),
        "is_plan": is_plan,
        "is_signed": rules.method == "signed_distance",
    }
    arrays: dict[str, Array] = {"mask": pack_mask(mask), "simplices": shape.simplices, "pieces": shape.pieces}
    if shape.inside is not None:
        arrays["inside"] = shape.inside
    with run_job("shape_distances", parameters, arrays, progress=progress) as result:
        values = np.array(result.arrays["distance"])
        notices = (_seen(layer, is_plan=is_plan), *result.notices)
    return Sampled(Variable(name, "distance"), values, notices)


def _missing(one: Sampled) -> list[Notice]:
    """Return how many blocks have no value."""
    missing = int(np.count_nonzero(np.isnan(one.values)))
    if not missing:
        return []
    fields = {"name": one.variable.name, "n": missing, "total": len(one.values)}
    if missing == len(one.values):
        raise InvalidInputError("{name} has no value in any block; does it lie in the same place?", **fields)
    return [Notice("{name} has no value in {n} of {total} blocks.", fields)]
