# SPDX-License-Identifier: GPL-2.0-or-later
"""Copper Creek and Wolfpass: composites of 6 m estimated without their hole, kriged and by simpler means.

Copper in per cent, ordinary kriging with a variogram fitted to all composites, from the nearest 24 and 48 samples, with
at most 8 of one hole; inverse squared distance and the nearest sample from the same samples as the first of these.
Holes that share a collar are left out together.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from figures import Figure, data_folder, no_data
from oresight.plugin.engine.drillholes.compositing import composite_intervals
from oresight.plugin.engine.drillholes.desurvey import desurvey
from oresight.plugin.engine.drillholes.tables import parse_drillholes, read_text_table
from oresight.plugin.engine.geostatistics.collar_groups import joined_holes
from oresight.plugin.engine.geostatistics.comparison import Trial, compare_trials
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.scores import EstimationScores
from oresight.plugin.engine.geostatistics.search import UNLIMITED, Search

TABLES = ("collars", "surveys", "assays")
FILES = {
    "wolfpass": ("Wolfpass_collar", "Wolfpass_survey", "Wolfpass_WP_assay"),
    "copper_creek": ("collar", "survey", "assay"),
}
LENGTH, FIELD, MOST_OF_A_HOLE = 6.0, "cu_pct", 8
COLLAR_DISTANCE = 1.0
SEARCHES = {
    "24": Search((UNLIMITED,) * 3, maximum=24, hole_maximum=MOST_OF_A_HOLE),
    "48": Search((UNLIMITED,) * 3, maximum=48, hole_maximum=MOST_OF_A_HOLE),
}
SCORES = ("mean_error", "rmse", "correlation", "slope", "standardised_deviation")


def measure() -> Iterator[Figure]:
    """Yield the figures of the section."""
    for deposit, files in FILES.items():
        folder = data_folder(deposit)
        if folder is None:
            yield no_data(deposit)
            continue
        yield from _compared(deposit, folder / "raw", files)


def _compared(deposit: str, folder: Path, files: tuple[str, ...]) -> Iterator[Figure]:
    """Yield the scores of each way at one deposit."""
    points, values, holes, groups = composites(folder, files)
    variogram = fit_variogram(points, values, holes=holes).variogram
    trials = [Trial(name, variogram, search) for name, search in SEARCHES.items()]
    found = compare_trials(points, values, trials, groups=groups, holes=holes)
    case = f"{deposit}: {np.count_nonzero(found.common):,} composites, {len(np.unique(groups))} groups of holes"
    for trial, scores in zip(found.trials, found.scores):
        yield from _scored(case, f"ordinary kriging, {trial.name}", scores)
    yield from _scored(case, "inverse distance, 24", found.inverse_scores)
    yield from _scored(case, "nearest sample", found.nearest_scores)


def composites(folder: Path, files: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return places, copper, holes and groups of holes of the composites that have copper."""
    tables = {name: read_text_table(folder / f"{file}.csv", name) for name, file in zip(TABLES, files)}
    drilled = parse_drillholes(tables)
    found = composite_intervals(drilled, desurvey(drilled.collars, drilled.surveys), length=LENGTH)
    known = np.isfinite(found.grades[FIELD]) & np.isfinite(found.points).all(axis=1)
    names, collar = np.unique(drilled.collars.hole_id, return_index=True)
    holes = np.searchsorted(names, found.hole_id[known])
    groups = joined_holes(drilled.collars.points[collar], COLLAR_DISTANCE)[holes]
    return found.points[known], found.grades[FIELD][known], holes, groups


def _scored(case: str, name: str, scores: EstimationScores) -> Iterator[Figure]:
    """Yield the scores of one way, those that it has."""
    for score, value in scores.to_dict().items():
        if score in SCORES and value is not None:
            yield Figure(f"{case}: {score.replace('_', ' ')}", name, value, "")
