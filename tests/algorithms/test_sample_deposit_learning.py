# SPDX-License-Identifier: GPL-2.0-or-later
"""What the chain learns of deposits whose true ore is known, on coarse blocks.

The steps and settings are those of `.ci/demo.json`: 12 m composites, fitted variograms, ordinary
kriging, the kriged indicator of ore cut at 0.5 as label, training above 540 m, all scores below it
and against the true ore. The generator was fixed before any of this was tried.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from oresight.plugin.engine.blocks.labels import label_by_cutoff
from oresight.plugin.engine.blocks.masks import block_domain
from oresight.plugin.engine.blocks.planning import GridPlan, plan_columns, plan_levels
from oresight.plugin.engine.blocks.surfaces import surface_through
from oresight.plugin.engine.drillholes.compositing import composite_intervals
from oresight.plugin.engine.drillholes.desurvey import desurvey
from oresight.plugin.engine.drillholes.encoding import encode_categories
from oresight.plugin.engine.drillholes.tables import parse_drillholes
from oresight.plugin.engine.evaluation.metrics import area_under_roc
from oresight.plugin.engine.geostatistics.categories import indicators, krige_indicators
from oresight.plugin.engine.geostatistics.fitting import fit_variogram
from oresight.plugin.engine.geostatistics.kriging import krige
from oresight.plugin.engine.geostatistics.search import Search
from oresight.plugin.engine.network.settings import NetworkSettings
from oresight.plugin.engine.network.splits import TEST, SplitSettings, split_blocks
from oresight.plugin.engine.network.training import train_network
from oresight.plugin.engine.synthetic.deposit import make_deposit
from oresight.plugin.engine.synthetic.grades import CUTOFF, gold_equivalent

BLOCKS = (24.0, 42.0, 24.0)
SEARCH = Search(maximum=48)
SETTINGS = NetworkSettings(early_stopping_patience=10, device="cpu")
COORDINATES = ("easting", "northing", "elevation")


@dataclass(frozen=True)
class Blocks:
    """The blocks of a deposit that have all features."""

    features: dict[str, np.ndarray]
    label: np.ndarray
    indicator: np.ndarray
    truth: np.ndarray
    split: np.ndarray


@cache
def blocks_of(seed: int) -> Blocks:
    """Return the blocks of the deposit of a seed."""
    deposit = make_deposit(seed)
    holes = parse_drillholes(deposit.tables)
    composites = composite_intervals(holes, desurvey(holes.collars, holes.surveys), length=12.0)
    points, (_, numbers) = composites.points, np.unique(composites.hole_id, return_inverse=True)
    plan = GridPlan(BLOCKS, points)
    surface = surface_through(holes.collars.points, plan_columns(plan))
    grid = plan_levels(plan, plan_columns(plan), float(surface.max()))
    domain = block_domain(grid, points, numbers.astype(np.int32), surface=surface, max_distance=120.0)
    targets = (grid, domain.mask)

    def kriged(values):
        fit = fit_variogram(points, values, holes=numbers)
        return krige(points, values, targets, fit.variogram, SEARCH, threads=2).estimate[:, 0]

    def kriged_category(names):
        codes, _ = encode_categories(names, variable="category")
        fit = fit_variogram(points, indicators(codes)[1], holes=numbers)
        return krige_indicators(points, codes, targets, fit.variogram, SEARCH, threads=2).most_probable.astype(float)

    equivalent = gold_equivalent(composites.grades)
    indicator = kriged(np.where(np.isnan(equivalent), np.nan, equivalent >= CUTOFF))
    centres = grid.centres(np.flatnonzero(domain.mask))
    features = {f"{name}:estimate": kriged(values) for name, values in composites.grades.items()}
    features |= {f"{name}:category": kriged_category(names) for name, names in composites.categories.items()}
    features |= dict(zip(COORDINATES, centres.T))
    known = np.isfinite(indicator) & np.all([np.isfinite(values) for values in features.values()], axis=0)
    return Blocks(
        {name: values[known] for name, values in features.items()},
        label_by_cutoff(indicator[known], 0.5),
        indicator[known],
        deposit.is_ore(centres[known]),
        split_blocks(SplitSettings(), int(known.sum()), depth=domain.depth[known]),
    )


def probability_of(blocks: Blocks, names: tuple[str, ...], label: np.ndarray) -> np.ndarray:
    """Return what a network trained above 540 m says of every block."""
    features = np.column_stack([blocks.features[name] for name in names]).astype(np.float32)
    return train_network(features, names, label, blocks.split, SETTINGS).probability.astype(float)


def auc_below(blocks: Blocks, score: np.ndarray, is_ore: np.ndarray) -> float:
    """Return the area under the ROC curve over the blocks deeper than 540 m."""
    deep = blocks.split == TEST
    return float(area_under_roc(score[deep], is_ore[deep].astype(bool)))


def kriged_features(blocks: Blocks) -> tuple[str, ...]:
    return tuple(name for name in blocks.features if name not in COORDINATES)


def table_of(rows: list[dict[str, float]]) -> str:
    """Return the areas by score, one column a seed, and their median."""
    lines = ["", "AUC below 540 m against the true ore, seeds 1 to 5, and median"]
    for name in rows[0]:
        areas = [row[name] for row in rows]
        lines.append(f"  {name:<20}" + "".join(f"{area:8.3f}" for area in (*areas, np.median(areas))))
    return "\n".join(lines) + "\n"


@pytest.mark.slow
def test_the_network_finds_the_true_ore_below_540_m_where_it_never_trained(capsys):
    rows = []
    for seed in range(1, 6):
        blocks = blocks_of(seed)
        equivalent = gold_equivalent({name.split(":")[0]: values for name, values in blocks.features.items()})
        scores = {
            "network": probability_of(blocks, kriged_features(blocks), blocks.label),
            "kriged ore alone": blocks.indicator,
            "kriged grade alone": equivalent,
            "coordinates alone": probability_of(blocks, COORDINATES, blocks.label),
        }
        rows.append({name: auc_below(blocks, score, blocks.truth) for name, score in scores.items()})
    with capsys.disabled():
        sys.stdout.write(table_of(rows))
    medians = {name: np.median([row[name] for row in rows]) for name in rows[0]}
    assert medians["network"] >= 0.90
    assert medians["coordinates alone"] < medians["network"]


@pytest.mark.slow
def test_a_shuffled_label_teaches_nothing(capsys):
    areas = []
    for seed in range(1, 6):
        blocks = blocks_of(1)
        shuffled = np.random.default_rng(seed).permutation(blocks.label)
        areas.append(auc_below(blocks, probability_of(blocks, kriged_features(blocks), shuffled), shuffled))
    with capsys.disabled():
        sys.stdout.write("\nAUC with shuffled labels: " + " ".join(f"{area:.3f}" for area in areas) + "\n")
    assert np.median(areas) == pytest.approx(0.5, abs=0.03)
