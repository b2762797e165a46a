# SPDX-License-Identifier: GPL-2.0-or-later
"""A small layer of composites about an ellipsoid of ore, and blocks about them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from oresight.plugin.bridge.points import Field, write_points
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid, grid_around
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsCoordinateReferenceSystem

UTM = QgsCoordinateReferenceSystem("EPSG:32633")
CENTRE = np.array([500180.0, 5000200.0, 440.0])
RADII = np.array([220.0, 170.0, 110.0])


@dataclass(frozen=True)
class Deposit:
    """Files of the deposit."""

    composites: str
    blocks: str
    grid: BlockGrid
    folder: Path


def ore_at(points: np.ndarray) -> np.ndarray:
    """Return how far inside of the ellipsoid points lie: 1 at its centre, 0 on its face."""
    return 1.0 - np.square((points - CENTRE) / RADII).sum(axis=1)


def make_deposit(folder: Path, *, holes: int = 30, depth: int = 20, seed: int = 0) -> Deposit:
    """Write the composites of vertical holes and the domain of a block model about them."""
    generator = np.random.default_rng(seed)
    collars = np.array([500000.0, 5000000.0]) + generator.uniform(0.0, 500.0, (holes, 2))
    hole = np.repeat(np.arange(holes), depth)
    down = np.tile(10.0 * np.arange(depth), holes)
    points = np.column_stack([collars[hole], 495.0 - down])
    grade = np.exp(ore_at(points) + 0.1 * generator.normal(size=len(points)))
    path = folder / "composites.gpkg"
    write_composites(path, points, hole, down, grade)
    grid = grid_around(points, (50.0, 50.0, 40.0))
    blocks = folder / "domain.tif"
    write_block_raster(blocks, grid, np.ones(grid.shape, dtype=np.int8), Variable("block_model", "domain"), UTM)
    return Deposit(str(path), str(blocks), grid, folder)


def write_composites(path: Path, points: np.ndarray, hole: np.ndarray, down: np.ndarray, grade: np.ndarray) -> None:
    """Write composites with the fields that Composite drillholes gives them; ore is from 1 on."""
    fields = [
        Field("hole_id", "text", np.array([f"H{number:03d}" for number in hole])),
        Field("depth_from", "float", down),
        Field("depth_to", "float", down + 10.0),
        Field("cu_pct", "float", grade),
        Field("ore", "int", (grade >= 1.0).astype(int)),
    ]
    write_points(path, points, fields, UTM)
