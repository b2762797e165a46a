# SPDX-License-Identifier: GPL-2.0-or-later
"""Small made-up samples for the algorithms of blocks and geostatistics."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from oresight.plugin.bridge.points import Field, write_points
from qgis.core import QgsCoordinateReferenceSystem

UTM = QgsCoordinateReferenceSystem("EPSG:32648")
CORNER = np.array([500000.0, 4000000.0, 1000.0])


def drill(n_holes: int = 36, depth: float = 120.0, step: float = 6.0) -> tuple[np.ndarray, np.ndarray]:
    """Return samples down vertical holes on a square of 100 m sides, and the hole of each."""
    side = int(np.sqrt(n_holes))
    easting, northing = np.meshgrid(np.linspace(0.0, 100.0, side), np.linspace(0.0, 100.0, side))
    depths = np.arange(step / 2, depth, step)
    holes = np.repeat(np.arange(side * side), len(depths))
    points = np.column_stack((easting.ravel()[holes], northing.ravel()[holes], -np.tile(depths, side * side)))
    return points + CORNER, holes


def rising(points: np.ndarray) -> np.ndarray:
    """Return a tilted plane: up to the east, less to the north, down with the elevation."""
    return 1.0 + (points - CORNER) @ np.array([0.02, 0.01, -0.03])


def write_samples(path: Path, **more: np.ndarray) -> str:
    """Write samples with a tilted grade, a rock of two layers and ore in the upper one."""
    points, holes = drill()
    rock = np.where(points[:, 2] > CORNER[2] - 60.0, "cover", "basement")
    fields = [
        Field("hole_id", "text", [f"H{hole:02d}" for hole in holes]),
        Field("cu_pct", "float", rising(points)),
        Field("rock", "text", rock),
        Field("ore", "int", (rock == "cover").astype(int)),
        *(Field(name, "text" if values.dtype.kind == "U" else "float", values) for name, values in more.items()),
    ]
    return write_points(path, points, fields, UTM)
