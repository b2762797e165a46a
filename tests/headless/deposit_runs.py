# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of real deposits, and what is read from their folders and their raw tables."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from oresight.plugin.bridge.points import PointTable, read_points
from oresight.plugin.bridge.rasters import BlockRaster
from qgis.core import QgsVectorLayer

from .conftest import QgisProcess
from .memory import watch_memory

HERE = Path(__file__).parent
FILES = {
    "copper_creek": {
        "COLLARS": "collar.csv", "SURVEYS": "survey.csv", "ASSAYS": "assay.csv", "LITHOLOGY": "lithology.csv",
    },
    "wolfpass": {
        "COLLARS": "Wolfpass_collar.csv", "SURVEYS": "Wolfpass_survey.csv", "ASSAYS": "Wolfpass_WP_assay.csv",
        "LITHOLOGY": "Wolfpass_WP_lith.csv",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Run:
    """A finished run."""

    raw: Path
    folder: Path
    record: Mapping[str, Any]
    memory_mb: float

    def blocks(self, name: str) -> BlockRaster:
        return BlockRaster.open(self.folder / "blocks" / f"{name}.tif")

    def composites(self, *fields: str) -> PointTable:
        return read_points(QgsVectorLayer(str(self.folder / "composites.gpkg"), "", "ogr"), list(fields))

    def rows(self, file: str) -> list[dict[str, str]]:
        with (self.raw / file).open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.DictReader(lines))

    def noticed(self) -> Counter[tuple[str, str]]:
        return Counter({(one["table"], one["rule"]): one["count"] for one in self.record["drillholes"]["noticed"]})

    def replaced(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for one in self.record["drillholes"]["replaced"]:
            counts[one["column"]] += one["count"]
        return counts


def run_deposit(qgis_process: QgisProcess, data_folder: Path, name: str, folder: Path) -> Run:
    raw = data_folder / name / "raw"
    tables = {table: str(raw / file) for table, file in FILES[name].items()}
    given = {**tables, "SETTINGS": str(HERE / f"{name}.json"), "FOLDER": str(folder / name)}
    with watch_memory() as peaks:
        ended = qgis_process.run("oresight:run_workflow", given)
    assert ended.code == 0, ended.text
    assert "Traceback" not in ended.text
    record = json.loads((folder / name / "run.json").read_text(encoding="utf-8"))
    return Run(raw, folder / name, record, peaks.sum_mb)


def overlapping_pairs(rows: list[dict[str, str]], start: str, end: str) -> Iterator[tuple[int, int]]:
    """Yield the row numbers of intervals of a hole that have some length in common."""
    holes = defaultdict(list)
    for number, row in enumerate(rows, start=2):
        holes[row["hole_ID"]].append((float(row[start]), float(row[end]), number))
    for intervals in holes.values():
        intervals.sort()
        for place, (_, bottom, number) in enumerate(intervals):
            for other_top, _, other in intervals[place + 1 :]:
                if other_top >= bottom - 1e-6:
                    break
                yield number, other


def block_means(
    blocks: np.ndarray, values: np.ndarray, field: np.ndarray, least: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean of the composites of each block that has an estimate, and the estimate."""
    known = np.isfinite(values) & np.isfinite(field.ravel()[blocks])
    place, inverse, counts = np.unique(blocks[known], return_inverse=True, return_counts=True)
    means = np.bincount(inverse, weights=values[known]) / counts
    return means[counts >= least], field.ravel()[place[counts >= least]]


def auc(scores: np.ndarray, is_ore: np.ndarray) -> float:
    """Return how often ore has a higher score than waste."""
    ranks = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1.0
    n_ore = np.count_nonzero(is_ore)
    return (ranks[is_ore].sum() - n_ore * (n_ore + 1) / 2) / (n_ore * (len(scores) - n_ore))
