# SPDX-License-Identifier: GPL-2.0-or-later
"""A made-up project of five small tables, its truth beside them: one round body of ore, half of it deep."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from qgis.core import QgsCoordinateReferenceSystem

CENTRE = np.array([50.0, 50.0, 940.0])
"""Of the ore body; its radius is 35 m, the ground lies at 1000 m."""
ORE = '"cu_pct" >= 1'
SETTINGS: dict[str, Any] = {
    "composites": {"length": 5},
    "blocks": {"block_x": 10, "block_y": 10, "block_z": 10},
    "network": {"epochs": 40, "split_depth": 60},
}


def cu_of(points: np.ndarray) -> np.ndarray:
    """Return the copper at points: 2 % in the middle of the body, 1 % on its surface."""
    return np.maximum(2.0 - np.linalg.norm(points - CENTRE, axis=1) / 35.0, 0.02)


def write_tables(folder: Path, *, with_truth: bool = True) -> dict[str, str]:
    """Write the tables, and the truth where run_workflow looks for it; return the paths by parameter."""
    folder.mkdir(parents=True, exist_ok=True)
    collars, surveys, assays, lithology, alteration = [], [], [], [], []
    for number, (x, y) in enumerate((x, y) for x in range(0, 101, 25) for y in range(0, 101, 25)):
        hole = f"{number:03d}"
        collars.append((hole, x, y, 1000, 120))
        surveys.append((hole, 0, 0, -90))
        for top in range(0, 120, 5):
            middle = np.array([[x, y, 1000 - top - 2.5]])
            cu = float(cu_of(middle)[0])
            assays.append((hole, top, top + 5, f"{cu:.3f}" if cu > 0.03 else "<0.03", f"{cu / 4 + 0.1:.3f}"))
        lithology += [(hole, 0, 45, "AND"), (hole, 45, 120, "QMP")]
        alteration += [(hole, 0, 30, "PRP"), (hole, 30, 120, "POT")]
    tables = {
        "COLLARS": (("HOLE_ID", "EAST", "NORTH", "ELEVATION", "MAX_DEPTH"), collars),
        "SURVEYS": (("HOLE_ID", "DEPTH", "AZIMUTH", "DIP"), surveys),
        "ASSAYS": (("HOLE_ID", "FROM", "TO", "CU_PCT", "AU_GPT"), assays),
        "LITHOLOGY": (("HOLE_ID", "FROM", "TO", "LITHOLOGY"), lithology),
        "ALTERATION": (("HOLE_ID", "FROM", "TO", "ALTERATION"), alteration),
    }
    paths = {}
    for name, (header, rows) in tables.items():
        path = folder / f"{name.lower()}.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([header, *rows])
        paths[name] = str(path)
    if with_truth:
        _write_truth(folder)
    return paths


def write_settings(path: Path, **given: Any) -> str:
    """Write a settings file: the small ones, with `given` over them, sections merged."""
    settings = dict(SETTINGS)
    for name, value in given.items():
        settings[name] = {**SETTINGS.get(name, {}), **value} if isinstance(value, dict) else value
    path.write_text(json.dumps(settings), encoding="utf-8")
    return str(path)


ONE_FEATURE: dict[str, Any] = {"grades": ["cu_pct"], "categories": [], "evaluation": {"baselines": False}}
"""Settings of a quicker run."""


def _write_truth(folder: Path) -> None:
    grid = BlockGrid((-40.0, -40.0, 840.0), (10.0, 10.0, 10.0), (17, 18, 18))
    labels = (cu_of(grid.centres(np.arange(grid.n_blocks))) >= 1.0).astype(np.int8).reshape(grid.shape)
    crs = QgsCoordinateReferenceSystem()
    write_block_raster(folder / "truth" / "ore_true.tif", grid, labels, Variable("ore_true", "label"), crs)
