# SPDX-License-Identifier: GPL-2.0-or-later
"""Wolfpass: copper of 6 m composites kriged into the blocks of the published model, beside the model's own.

Blocks of 25 m, by ordinary kriging of the mean of 2 x 2 x 2 points from the nearest 24 samples, at most 8 of one hole;
by inverse squared distance and the nearest sample, of any hole, at their centres. The published model is an estimate
too, in coordinates of its own that are known only by where its rocks agree with the logged ones: how its copper
correlates with the composites themselves says how much can be hoped for.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from figures import Figure, data_folder, no_data
from left_out_holes import FILES, SEARCHES, composites
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.inverse_distance import inverse_distance
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.method import KrigingMethod
from scipy.spatial import cKDTree

DEPOSIT, FILE = "wolfpass", "evo_cu_25m.csv"
TO_MODEL = np.array([1_033_846.0, 4_681_755.0, -2_060.0])
"""From the mine grid to the model's coordinates: so the logged rocks agree best with the model's."""
NO_ROCK = "OUT"
"""Blocks in no domain."""
NEAR = 50.0
"""Metres to the nearest sample within which blocks are compared too."""


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    folder = data_folder(DEPOSIT)
    if folder is None or not (folder.parent / FILE).is_file():
        yield no_data(FILE)
        return
    points, values, holes, _ = composites(folder / "raw", FILES[DEPOSIT])
    places, size, copper = published(folder.parent / FILE)
    variogram = fit_variogram(points, values, holes=holes).variogram
    search, method = SEARCHES["24"], KrigingMethod(discretisation=(2, 2, 2))
    kriged = krige(points, values, places, variogram, search, holes=holes, method=method, block_size=size)
    plain = inverse_distance(points, values, places, replace(search, hole_maximum=0))
    distance, _ = cKDTree(points).query(places)
    for which, there in (("all", distance >= 0.0), (f"{NEAR:.0f} m from a sample", distance <= NEAR)):
        for name, estimate in (
            ("ordinary kriging, 24", kriged.estimate[:, 0]),
            ("inverse distance, 24", plain.inverse),
            ("nearest sample", plain.nearest),
        ):
            known = there & np.isfinite(estimate)
            case = f"{DEPOSIT}, copper of the published blocks, {which} ({np.count_nonzero(known):,}): correlation"
            yield Figure(case, name, _correlation(copper[known], estimate[known]), "")
    apart, block = cKDTree(places).query(points, p=np.inf)
    inside = apart <= max(size) / 2.0
    case = f"{DEPOSIT}, copper of the published blocks, at composites ({np.count_nonzero(inside):,}): correlation"
    yield Figure(case, "the composites themselves", _correlation(copper[block[inside]], values[inside]), "")


def _correlation(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.corrcoef(first, second)[0, 1])


def published(file: Path) -> tuple[np.ndarray, tuple[float, float, float], np.ndarray]:
    """Return centres in the coordinates of the tables, size and copper of the model's blocks that have a rock."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["Geology"] != NO_ROCK and row["Cu"]]
    places = np.array([[float(row[axis]) for axis in "xyz"] for row in rows]) - TO_MODEL
    size = float(rows[0]["dx"]), float(rows[0]["dy"]), float(rows[0]["dz"])
    return places, size, np.array([float(row["Cu"]) for row in rows])
