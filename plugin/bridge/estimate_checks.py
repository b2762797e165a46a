# SPDX-License-Identifier: GPL-2.0-or-later
"""Kriged grades of a run beside its composites and beside estimates without a variogram, level by level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..engine.drillholes.declustering import decluster
from ..engine.errors import CancelledError, EngineError
from ..engine.geostatistics.search import Search
from ..engine.geostatistics.variogram import Variogram
from ..engine.results.grade_tonnage import GradeTonnage, GradeTonnageSums, cutoffs_for
from ..engine.results.swaths import SliceMeans, slice_edges
from .jobs import run_job
from .rasters import BlockRaster
from .run_results import RunResults
from .target_files import metres_per_unit

Floats = NDArray[np.float64]

DENSITY = 2.7
"""Tonnes per cubic metre where the settings name none."""
MOST_PLACES = 20_000
"""Blocks at which inverse distance and the nearest sample are looked at; of more every n-th."""


@dataclass(frozen=True)
class EstimateCheck:
    """One kriged grade."""

    field: str
    """Its name."""
    unit: str
    """Its unit; empty when not known."""
    swaths: Mapping[str, SliceMeans]
    """Means in slices of `kriged`, `declustered`, and of `inverse` where it could be had."""
    curves: Mapping[str, GradeTonnage]
    """Grade-tonnage curves of `kriged`, `declustered`, and of `inverse` and `nearest` where they could be had."""
    means: Mapping[str, float]
    """Mean grade of each of these."""
    density: float
    """Tonnes per cubic metre."""
    cell: float
    """Side of the cells that weighed the samples, CRS units."""
    places: int
    """Blocks that inverse distance and the nearest sample were looked at."""
    blocks: int
    """Blocks with a kriged grade."""


def check_estimates(run: RunResults) -> Iterator[EstimateCheck]:
    """Yield a check of each kriged grade whose composites are there, read level by level."""
    for path in sorted((run.folder / "blocks").glob("grade_*.tif")):
        raster = BlockRaster.open(path)
        name = raster.variable.field
        if raster.variable.kind != "estimate" or run.composites is None or name not in run.composites.columns:
            continue
        values = run.composites.columns[name]
        known = np.isfinite(run.composites.points).all(axis=1) & np.isfinite(values)
        if np.count_nonzero(known) >= 2:
            yield _check(run, raster, run.composites.points[known], values[known])


def _check(run: RunResults, raster: BlockRaster, points: Floats, values: Floats) -> EstimateCheck:
    edges, cutoffs = slice_edges(raster.grid), cutoffs_for(values)
    swaths = {name: SliceMeans(edges) for name in ("kriged", "declustered")}
    sums = {name: GradeTonnageSums(cutoffs) for name in ("kriged", "declustered")}
    weighed = decluster(points, values)
    swaths["declustered"].add(points, values, weighed.weights)
    sums["declustered"].add(values, weighed.weights)
    blocks = 0
    for level, part in enumerate(raster.levels()):
        swaths["kriged"].add_level(raster.grid, level, part)
        sums["kriged"].add(part)
        blocks += int(np.count_nonzero(np.isfinite(part)))
    places = _some_blocks(raster, blocks)
    for name, found in _without_variogram(run, raster.variable.field, points, values, places).items():
        swaths[name], sums[name] = SliceMeans(edges), GradeTonnageSums(cutoffs)
        swaths[name].add(places, found)
        sums[name].add(found)
    density = density_of(run)
    tonnes = blocks * raster.grid.volume * metres_per_unit(raster.crs) ** 3 * density
    # Every curve stands for the same ground: the blocks that have a kriged grade.
    return EstimateCheck(
        raster.variable.field,
        raster.variable.unit,
        swaths,
        {name: one.curve(tonnes / one.total) for name, one in sums.items() if one.total > 0},
        {name: one.mean for name, one in sums.items()},
        density,
        weighed.size,
        len(places),
        blocks,
    )


def density_of(run: RunResults) -> float:
    """Return the density that the run's targets have, tonnes per cubic metre."""
    return float(run.record["settings"].get("targets", {}).get("density", DENSITY))


def _some_blocks(raster: BlockRaster, blocks: int) -> Floats:
    """Return the centres of the blocks that have a value, or of every n-th of them."""
    every = max(1, -(-blocks // MOST_PLACES))
    level_size = raster.grid.shape[1] * raster.grid.shape[2]
    found, seen = [], 0
    for level, part in enumerate(raster.levels()):
        inside = np.flatnonzero(np.isfinite(part))
        found.append(level * level_size + inside[(-seen) % every :: every])
        seen += len(inside)
    return raster.grid.centres(np.concatenate(found))


def _without_variogram(
    run: RunResults, field: str, points: Floats, values: Floats, places: Floats
) -> dict[str, NDArray[Any]]:
    """Return inverse distance and the nearest sample at places; nothing where no worker can be had."""
    content = run.variograms.get(field)
    if content is None or len(places) == 0:
        return {}
    settings = run.record["settings"].get("kriging", {})
    search = Search(
        reach=float(settings.get("reach", Search.reach)),
        minimum=int(settings.get("min_samples", Search.minimum)),
        maximum=int(settings.get("max_samples", Search.maximum)),
    ).resolved(Variogram.from_dict(dict(content)))
    arrays = {"points": points, "values": values, "places": places}
    try:
        with run_job("inverse_distance", {"search": search.to_dict()}, arrays) as result:
            return {name: np.array(result.arrays[name]) for name in ("inverse", "nearest")}
    except CancelledError:
        raise
    except EngineError:
        return {}
