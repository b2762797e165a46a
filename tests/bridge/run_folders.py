# SPDX-License-Identifier: GPL-2.0-or-later
"""A small run folder as `run_workflow` leaves it: block models, composites, traces, voxels and targets."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from oresight.plugin.bridge.points import Field, write_lines, write_points
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.bridge.styling import style_ore_points
from oresight.plugin.bridge.target_files import TargetTable, write_targets
from oresight.plugin.bridge.voxel_style import style_voxels
from oresight.plugin.engine.blocks.grid import BlockGrid
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.evaluation.metrics import score_probabilities
from oresight.plugin.engine.evaluation.tables import PARTS, curve_table
from oresight.plugin.engine.geostatistics.variogram import Structure, Variogram
from qgis.core import QgsCoordinateReferenceSystem

GRID = BlockGrid((500000.0, 4000000.0, 4200.0), (8.0, 14.0, 12.0), (20, 18, 24))
UTM = QgsCoordinateReferenceSystem("EPSG:32650")
NO_CRS = QgsCoordinateReferenceSystem()
ROCKS = {"version": 1, "variable": "lithology", "codes": [1, 2], "names": ["granite", "schist"],
         "colors": ["#e69f00", "#0072b2"]}  # fmt: skip


def probability() -> np.ndarray:
    """Return an ellipsoid of probability, 1 in its middle and 0 outside; the uppermost levels are empty."""
    level, row, column = np.indices(GRID.shape)
    distance = ((level - 8) / 7.0) ** 2 + ((row - 9) / 6.0) ** 2 + ((column - 12) / 9.0) ** 2
    values = np.clip(1.2 - distance, 0.0, 1.0)
    values[18:] = np.nan
    return values


def make_run_folder(folder: Path, crs: QgsCoordinateReferenceSystem = UTM) -> Path:
    """Write the files of a run and return the folder."""
    (folder / "blocks").mkdir(parents=True)
    values = probability()
    domain = ~np.isnan(values)
    rasters = {
        "probability": (values, Variable("ore", "probability"), None),
        "uncertainty": (values * 0.1, Variable("ore", "uncertainty"), None),
        "label": (np.where(domain, values >= 0.6, -1).astype(np.int8), Variable("ore", "label"), None),
        "split": (np.where(domain, 2 * (np.indices(GRID.shape)[0] < 6), -1), Variable("network", "split"), None),
        "grade_cu_pct": (values * 2.0, Variable("cu_pct", "estimate", "%"), None),
        "grade_cu_pct_variance": (values * 0.3, Variable("cu_pct", "variance", "(%)²"), None),
        "category_lithology": (np.where(domain, 1 + (values > 0.3), -1), Variable("lithology", "category"), ROCKS),
        "domain": (np.where(domain, 1, -1), Variable("block_model", "domain"), None),
        "depth": (np.where(domain, 4430.0 - GRID.elevations[:, None, None], np.nan), Variable("depth", "depth"), None),
    }
    for name, (array, variable, codebook) in rasters.items():
        write_block_raster(folder / "blocks" / f"{name}.tif", GRID, array, variable, crs, codebook=codebook)
    write_drilling(folder, crs)
    write_voxels(folder, values, crs)
    write_body(folder, crs)
    write_records(folder, values)
    return folder


def write_drilling(folder: Path, crs: QgsCoordinateReferenceSystem) -> None:
    """Write composites and traces of four vertical holes."""
    depths = np.arange(6.0, 210.0, 12.0)
    collars = [(500050.0, 4000060.0), (500140.0, 4000060.0), (500050.0, 4000190.0), (500100.0, 4000126.0)]
    points = np.array([(x, y, 4420.0 - depth) for x, y in collars for depth in depths])
    names = np.repeat([f"H{number}" for number in range(4)], len(depths))
    ore = np.nan_to_num(probability().ravel()[GRID.blocks_of(points)]) >= 0.6
    fields = [Field("hole_id", "text", names), Field("cu_pct", "float", ore * 1.5), Field("ore", "int", ore)]
    write_points(folder / "composites.gpkg", points, fields, crs, style=style_ore_points)
    lines = [np.array([(x, y, 4420.0, 0.0), (x, y, 4210.0, 210.0)]) for x, y in collars]
    write_lines(folder / "traces.gpkg", lines, [Field("hole_id", "text", ["H0", "H1", "H2", "H3"])], crs)


def write_voxels(folder: Path, values: np.ndarray, crs: QgsCoordinateReferenceSystem) -> None:
    """Write the voxels of a probability of at least 0.5."""
    blocks = np.flatnonzero(np.nan_to_num(values) >= 0.5)
    field = Field("value", "float", values.ravel()[blocks])
    path = folder / "voxels.gpkg"
    write_points(path, GRID.centres(blocks), [field], crs, style=lambda layer: style_voxels(layer, "value", GRID.size))


def write_body(
    folder: Path, crs: QgsCoordinateReferenceSystem, likeliest: tuple[float, float, float] | None = None
) -> None:
    """Write the one target, at its centre or, given its likeliest block, there."""
    middle = np.array([[500100.0, 4000133.0, 4302.0]])
    point = middle if likeliest is None else np.array([likeliest])
    columns = {
        "n_blocks": np.array([900]), "volume": np.array([900 * GRID.volume]), "mean": np.array([0.84]),
        "tonnage": np.array([900 * GRID.volume * 2.7]), "maximum": np.array([1.0]), "centroid": middle, "point": point,
        "is_at_centroid": np.array([likeliest is None]), "bottom": np.array([4236.0]), "top": np.array([4380.0]),
        "depth_top": np.array([56.0]), "depth_bottom": np.array([188.0]), "nearest_hole": np.array([3]),
        "hole_distance": np.array([9.0]), "holes_inside": np.array([1]),
    }  # fmt: skip
    write_targets(folder / "targets.gpkg", TargetTable(columns, ("H0", "H1", "H2", "H3"), ()), crs)


def write_records(folder: Path, values: np.ndarray) -> None:
    """Write the run record and one variogram with its experiment."""
    model = Variogram(0.2, (Structure("spherical", 0.8, (90.0, 60.0, 40.0), 30.0, -10.0),), "cu_pct", "%")
    curve = {"name": "omnidirectional", "azimuth_deg": None, "dip_deg": None, "distance": [10.0, 50.0, 120.0],
             "gamma": [0.4, 0.8, 1.0], "model": [0.3, 0.7, 1.0], "n_pairs": [10, 20, 30]}  # fmt: skip
    fit = {"curves": [curve], "sample_variance": 0.95}
    (folder / "variograms").mkdir()
    (folder / "variograms" / "cu_pct.json").write_text(json.dumps({**model.to_dict(), "fit": fit}), encoding="utf-8")
    (folder / "run.json").write_text(json.dumps(record(values)), encoding="utf-8")


def record(values: np.ndarray) -> dict:
    """Return a run record with scores of a noisy label."""
    known = values[~np.isnan(values)]
    labels = (known + np.random.default_rng(1).normal(0.0, 0.2, known.shape) >= 0.6).astype(np.int8)
    parts = dict(zip(PARTS, np.array_split(np.arange(len(known)), 3)))
    scores, fixed = (
        {part: score_probabilities(known[rows], labels[rows], threshold).to_dict() for part, rows in parts.items()}
        for threshold in (0.5, 0.85)
    )
    network = {
        "hidden_layers": "128,64,32,16", "activation": "relu", "output_function": "sigmoid", "optimizer": "adam",
        "learning_rate": 0.001, "batch_size": 128, "epochs": 80, "loss": "cross_entropy", "scaling": "min_max",
        "threshold_rule": "best_f1",
    }  # fmt: skip
    return {
        "inputs": [{"role": "collars", "file": "collars.csv", "bytes": 1370, "sha256": "ab" * 32}],
        "settings": {
            "preset": "published", "blocks": {"max_distance": 120.0}, "kriging": {"max_samples": 24},
            "label": {"cutoff": 0.5}, "network": network,
            "composites": {"length": 6.0, "ore": '"cu_pct" >= 0.3', "method": "minimum_curvature"},
        },
        "results": {
            "blocks": {"blocks": len(known)}, "label": {"ore_share": 0.18},
            "composites": {"count": 72, "ore_count": 11},
        },
        "features": ["cu_pct:estimate", "lithology:category"],
        "auc_of_features_alone": {"cu_pct:estimate": 0.999, "lithology:category": 0.8},
        "auc_of_features_alone_on_test": {"cu_pct:estimate": 0.9991, "lithology:category": 0.7},
        "metrics": scores, "metrics_published_threshold": fixed,
        "curves": {part: curve_table(known[rows], labels[rows]) for part, rows in parts.items()},
        "history": [
            {"epoch": k, "epochs": 3, "loss": 0.6 / k, "accuracy": 0.7 + 0.05 * k, "validation_loss": 0.7 / k,
             "validation_accuracy": 0.68 + 0.05 * k, "learning_rate": 0.001, "is_best": True}
            for k in (1, 2, 3)
        ],
        "split": {"method": "depth", "depth": 540.0}, "threshold": 0.5, "device": "cpu", "seeds": {"network": 1},
        "versions": {"oresight": "0.1.0", "qgis": "3.40", "torch": "2.13", "numpy": "1.26"},
        "seconds": {"training": 12.5}, "peak_memory_mb": {"qgis": 424.7, "worker": None},
        "warnings": ["One thing was guessed."],
        "drillholes": {
            "holes": 4, "surveyed_holes": 3, "metres": 840.0, "composites": 72,
            "tables": [{"table": "assays", "rows": 140, "left_out": 2}],
            "grades": [{
                "field": "cu_pct", "unit": "%", "table": "assays",
                "found": {"n": 120, "missing": 20, "minimum": -0.01, "mean": 0.4, "median": 0.2, "maximum": 3.0,
                          "deviation": 0.5},
                "cleaned": {"n": 132, "missing": 8, "minimum": 0.005, "mean": 0.38, "median": 0.2, "maximum": 3.0,
                            "deviation": 0.5},
                "composites": None,
            }],
            "categories": [{"field": "lithology", "table": "lithology", "lengths": {"granite": 600.0, "schist": 200.0},
                            "missing": 40.0}],
            "replaced": [{"table": "assays", "column": "cu_pct", "rule": "below_detection", "value": "<0.01",
                          "by": "0.005", "count": 12}],
            "left_out": [
                {"table": "assays", "rule": "duplicate_interval", "count": 2, "first": "Row 7 repeats row 6."}
            ],
            "noticed": [{"table": "collars", "rule": "no_survey", "severity": "warning", "count": 1,
                         "first": "Hole D has no survey.", "remedy": "Add its survey."}],
            "notices": ["In the surveys, dips are negative downwards."],
        },
    }  # fmt: skip
