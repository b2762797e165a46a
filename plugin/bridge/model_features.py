# SPDX-License-Identifier: GPL-2.0-or-later
"""The rasters that a trained network asks for, found by the variable they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsRasterLayer

from ..engine.errors import InvalidInputError
from ..engine.network.model_file import NetworkModel
from .block_table import COORDINATES
from .rasters import BlockRaster, open_features
from .staging import StrPath


@dataclass(frozen=True)
class ModelFeatures:
    """Where a network's features come from."""

    rasters: tuple[BlockRaster, ...]
    """The rasters among the given ones that it was trained with."""
    coordinates: tuple[str, ...]
    """Its features that every block has without a raster."""


def features_of_model(model: NetworkModel, layers: Sequence[QgsRasterLayer | StrPath]) -> ModelFeatures:
    """Return where a network's features come from; rasters that it does not know are left aside.

    Raises
    ------
    InvalidInputError
        A feature is missing, two rasters hold one variable, or the rasters have different grids.
    """
    given = {raster.variable.name: raster for raster in open_features(layers)}
    coordinates = tuple(name for name in model.names if name in COORDINATES and name not in given)
    missing = [name for name in model.names if name not in given and name not in coordinates]
    if missing:
        raise InvalidInputError(
            "The network was trained with {missing}, which is missing; given were {given}.",
            missing=", ".join(missing),
            given=", ".join(sorted(given)),
        )
    rasters = tuple(given[name] for name in model.names if name in given)
    return ModelFeatures(rasters or tuple(given.values())[:1], coordinates)
