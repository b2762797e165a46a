# SPDX-License-Identifier: GPL-2.0-or-later
"""The surface of the ground above a block model, from the best source there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsVectorLayer

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.surfaces import lies_underground, top_of_holes
from ..engine.drillholes.parsing import parse_drillholes
from ..engine.errors import InvalidInputError, Notice
from .footprint import ground_of_raster
from .samples import Samples
from .tables import read_table


@dataclass(frozen=True)
class Ground:
    """The surface of the ground."""

    arrays: dict[str, NDArray[Any]]
    """`surface` over the plan, or the `surface_points` it goes through."""
    top: float
    """Its highest elevation."""
    notice: Notice
    """What it was made from."""


def find_ground(
    columns: BlockGrid,
    crs: QgsCoordinateReferenceSystem,
    *,
    topography: QgsRasterLayer | None,
    collars: QgsVectorLayer | None,
    samples: Samples | None,
) -> Ground:
    """Return the ground from an elevation model, else from collars, else from the tops of the samples' holes.

    Raises
    ------
    InvalidInputError
        None of the three is there, or the elevation model has no data above the blocks.
    """
    if topography is not None:
        return _from_raster(topography, columns, crs)
    if collars is not None:
        points, notice = _of_collars(collars, samples)
    elif samples is not None:
        points = top_of_holes(samples.points, samples.holes)
        notice = Notice(
            "Neither an elevation model nor collars were given: the surface of the ground is laid through the highest "
            "samples of {n} holes, and blocks above it are left out.",
            {"n": len(points)},
        )
    else:
        raise InvalidInputError(
            "The surface of the ground is not known: an elevation model, collars or samples are needed."
        )
    return Ground({"surface_points": points}, float(points[:, 2].max()), notice)


def _of_collars(layer: QgsVectorLayer, samples: Samples | None) -> tuple[NDArray[np.float64], Notice]:
    """Return the collars at the surface; those of holes drilled from underground are left out."""
    points = parse_drillholes({"collars": read_table(layer, "collars")}).collars.points
    points = points[np.isfinite(points).all(axis=1)]
    tops = np.zeros((0, 3)) if samples is None else top_of_holes(samples.points, samples.holes)
    below = lies_underground(points, tops[np.isfinite(tops).all(axis=1)])
    fields: dict[str, str | int | float] = {"n": int(np.count_nonzero(~below))}
    if not below.any():
        return points, Notice(
            "No elevation model was given: the surface of the ground is laid through {n} collars.", fields
        )
    notice = Notice(
        "No elevation model was given: the surface of the ground is laid through {n} collars. {below} more lie "
        "underground, for rock was drilled above them, and are left out.",
        {**fields, "below": int(np.count_nonzero(below))},
    )
    return points[~below], notice


def _from_raster(topography: QgsRasterLayer, columns: BlockGrid, crs: QgsCoordinateReferenceSystem) -> Ground:
    surface = ground_of_raster(topography, columns, crs)
    if np.isnan(surface).all():
        raise InvalidInputError(
            "The elevation model {name} has no data above the blocks; does it lie in the same place?",
            name=topography.name(),
        )
    notice = Notice("The surface of the ground is the elevation model {name}.", {"name": topography.name()})
    return Ground({"surface": surface}, float(np.nanmax(surface)), notice)
