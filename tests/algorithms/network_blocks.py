# SPDX-License-Identifier: GPL-2.0-or-later
"""A small block model with ore that features tell partly: written as the algorithms expect it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsCoordinateReferenceSystem

GRID = BlockGrid((500000.0, 4000000.0, 4200.0), (8.0, 14.0, 12.0), (12, 14, 16))
UTM = QgsCoordinateReferenceSystem("EPSG:32648")
BOOK = {"version": 1, "variable": "lithology", "codes": [1, 2, 3], "names": ["schist", "porphyry", "skarn"],
        "colors": ["#888888", "#cc6677", "#44aa99"]}  # fmt: skip


@dataclass
class Blocks:
    """Paths of the rasters and what stands in them."""

    folder: Path
    features: list[str]
    label: str
    depth: str
    groups: str
    mask: np.ndarray
    ore: np.ndarray

    def destinations(self, folder: str = "out") -> dict[str, str]:
        target = self.folder / folder
        return {
            "MODEL": str(target / "network.safetensors"),
            "RECORD": str(target / "run.json"),
            "REPORT": str(target / "report.html"),
            "SPLIT_BLOCKS": str(target / "split.tif"),
        }


def write(folder: Path, name: str, values: np.ndarray, variable: Variable, codebook: dict | None = None) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    return write_block_raster(folder / f"{name}.tif", GRID, values, variable, UTM, codebook=codebook)


def make_blocks(folder: Path) -> Blocks:
    """Write two grades, a rock type, depth, nearest hole and label; ore follows the first grade and the skarn."""
    rng = np.random.default_rng(7)
    level, row, column = np.indices(GRID.shape)
    mask = (row + column) < 26
    smooth = np.sin(level / 3.0) + np.cos(row / 4.0) * np.sin(column / 5.0)
    rock = np.where(column > 10, 3, np.where(row > 7, 2, 1)).astype(float)
    ore = (smooth + 0.8 * (rock == 3) + 0.4 * rng.normal(size=GRID.shape)) > 0.9
    outside = np.where(mask, 0.0, np.nan)
    cu = smooth + 0.2 * rng.normal(size=GRID.shape) + outside
    au = rng.lognormal(size=GRID.shape) + outside
    codes = np.where(mask, rock, -1).astype(int)
    return Blocks(
        folder,
        [
            write(folder, "cu", cu, Variable("cu_pct", "estimate", "%")),
            write(folder, "au", au, Variable("au_gpt", "estimate", "g/t")),
            write(folder, "rock", codes, Variable("lithology", "category"), BOOK),
        ],
        write(folder, "label", np.where(mask, ore, -1).astype(int), Variable("ore", "label")),
        write(folder, "depth", 600.0 - 12.0 * level + outside, Variable("surface", "depth", "m")),
        write(folder, "holes", np.where(mask, column // 3 + 10, -1).astype(int), Variable("hole", "hole")),
        mask,
        ore,
    )
