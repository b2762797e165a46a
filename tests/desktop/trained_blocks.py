# SPDX-License-Identifier: GPL-2.0-or-later
"""A block model large enough that its training lasts a while, written inside QGIS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsCoordinateReferenceSystem

GRID = BlockGrid((500000.0, 4000000.0, 4200.0), (8.0, 14.0, 12.0), (30, 40, 40))


def training_parameters(folder: Path, *, epochs: int) -> dict[str, Any]:
    """Write features and label, and return the parameters of a training on them."""
    generator = np.random.default_rng(5)
    level, row, column = np.indices(GRID.shape)
    body = np.exp(-(((level - 15) / 8.0) ** 2 + ((row - 20) / 9.0) ** 2 + ((column - 20) / 11.0) ** 2))
    folder.mkdir(parents=True, exist_ok=True)
    rasters = {
        "cu": (body + 0.25 * generator.normal(size=GRID.shape), Variable("cu_pct", "estimate")),
        "au": (0.7 * body + 0.4 * generator.normal(size=GRID.shape), Variable("au_gpt", "estimate")),
        "label": ((body > 0.45).astype(float), Variable("ore", "label")),
    }
    crs = QgsCoordinateReferenceSystem("EPSG:32648")
    paths = {
        name: write_block_raster(folder / f"{name}.tif", GRID, values, variable, crs)
        for name, (values, variable) in rasters.items()
    }
    return {
        "FEATURES": [paths["cu"], paths["au"]],
        "LABEL": paths["label"],
        "SPLIT": "block",
        "EPOCHS": epochs,
        "MODEL": str(folder / "network.safetensors"),
        "RECORD": str(folder / "trained.json"),
        "REPORT": str(folder / "report.html"),
        "SPLIT_BLOCKS": str(folder / "split.tif"),
    }
