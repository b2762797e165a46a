# SPDX-License-Identifier: GPL-2.0-or-later
"""The rasters of a new block model: domain, depth, distance and nearest hole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem

from ..engine.blocks.grid import BlockGrid
from ..engine.blocks.layers import Variable
from ..engine.blocks.masks import unpack_mask
from ..engine.drillholes.encoding import color_of
from .rasters import write_block_raster
from .staging import Staging

DOMAIN = Variable("block_model", "domain")
DEPTH = Variable("depth", "depth")
DISTANCE = Variable("sample", "distance")
HOLE = Variable("nearest", "hole")


def write_domain(
    paths: Mapping[str, str],
    grid: BlockGrid,
    found: Mapping[str, NDArray[Any]],
    crs: QgsCoordinateReferenceSystem,
    hole_names: tuple[str, ...],
) -> dict[str, str]:
    """Write the asked rasters of a domain together and return their paths.

    Parameters
    ----------
    paths : mapping
        Path by `BLOCK_MODEL`, `DEPTH`, `DISTANCE`, `NEAREST_HOLE`; what is not asked for is not there.
    grid : BlockGrid
    found : mapping
        Arrays `mask` (bits), `depth`, `distance`, `nearest` of the job `block_domain`.
    crs : QgsCoordinateReferenceSystem
    hole_names : tuple of str
        Names of the holes by the codes in `nearest`; distance and nearest hole are written only when
        there are samples at all.
    """
    mask = unpack_mask(found["mask"], grid)
    written = {}
    with Staging() as staging:
        for name, variable, values in (
            ("BLOCK_MODEL", DOMAIN, mask.astype(np.int8) * 2 - 1),
            ("DEPTH", DEPTH, found["depth"]),
            ("DISTANCE", DISTANCE, found["distance"]),
            ("NEAREST_HOLE", HOLE, found["nearest"]),
        ):
            if name not in paths:
                continue
            codebook = hole_codebook(hole_names) if name == "NEAREST_HOLE" and hole_names else None
            over = None if values.shape == grid.shape else mask
            written[name] = write_block_raster(
                paths[name], grid, np.asarray(values), variable, crs, mask=over, codebook=codebook, staging=staging
            )
    return written


def hole_codebook(names: tuple[str, ...]) -> dict[str, Any]:
    """Return the codebook of hole codes: the place of each hole in the list of names."""
    return {
        "version": 1,
        "variable": "hole_id",
        "codes": list(range(len(names))),
        "names": list(names),
        "colors": [color_of(place + 1) for place in range(len(names))],
    }
