# SPDX-License-Identifier: GPL-2.0-or-later
"""What a run's folder holds of the worth of its network and of its honest way, made up or from the engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from oresight.plugin.bridge.rasters import write_block_raster
from oresight.plugin.engine.blocks.layers import Variable
from oresight.plugin.engine.evaluation.assessment import Scored, Terms, assess
from oresight.plugin.engine.evaluation.metrics import score_probabilities
from oresight.plugin.engine.network.determined import determined_notices

from .run_folders import GRID, UTM, probability


def interval(value: float, low: float, high: float) -> dict[str, float]:
    return {"value": value, "low": low, "high": high}


def figures(auc: float) -> dict[str, Any]:
    """Return the figures of a way, its AUC with an interval of a twentieth to both sides."""
    rest = {"log_loss": 0.4, "average_precision": 0.6, "calibration_error": 0.04}
    return {
        "auc": interval(auc, auc - 0.05, min(1.0, auc + 0.05)),
        **{name: interval(value, value - 0.01, value + 0.01) for name, value in rest.items()},
    }


def evaluation_values(**changed: Any) -> dict[str, Any]:
    """Return the record of an evaluation: boosting beats the network, the network the best feature; one alarm."""
    generator = np.random.default_rng(1)
    ore = generator.random(600) < 0.4
    said = np.clip(0.5 * ore + generator.uniform(0.0, 0.6, 600), 0.0, 1.0)
    labels, split = ore.astype(np.int8), np.full(600, 2)
    spread = np.where((said >= 0.5) == ore, 0.1, 0.2)  # it knows where it errs
    scored = Scored(said, labels, split, np.arange(600) // 20, grouped_by="hole", grade=said, uncertainty=spread)
    aucs = {"network": 0.9, "best_feature": 0.85, "logistic": 0.88, "boosted": 0.93, "randomised_places": 0.7}
    gains = {name: 0.9 - auc for name, auc in aucs.items() if name != "network"}
    return {
        "assessment": assess(scored, 0.5, Terms(draws=40)),
        "metrics": {"test": score_probabilities(said, labels, 0.5).to_dict()},
        "threshold": 0.5,
        "comparison": {
            "figures": {name: figures(auc) for name, auc in aucs.items()},
            "gains": {name: interval(gain, gain - 0.01, gain + 0.01) for name, gain in gains.items()},
            "random": {name: {"auc": 0.97, "log_loss": 0.2} for name in gains},
            "best_feature": "cu_pct:estimate",
            "scored": 600,
            "learned": 2000,
        },
        "nearness": {"within": 0.75, "tested": 600, "distances": [0.1 * k for k in range(1, 10)], "longest": 290.0},
        "alarms": [[one.template, one.fields] for one in determined_notices(("cu_pct:estimate",))],
        **changed,
    }


def learning_values(**changed: Any) -> dict[str, Any]:
    """Return what a run's record holds of learning from composites: trees as good, kriging beaten, far ground weak."""
    aucs = {"calibrated": 0.9, "blend": 0.9, "network": 0.88, "linear": 0.9, "randomised_places": 0.91,
            "kriging": 0.86, "inverse_distance": 0.85}  # fmt: skip
    gains = {"network": (0.02, 0.01, 0.03), "linear": (0.0, -0.01, 0.01), "randomised_places": (-0.01, -0.03, 0.01),
             "kriging": (0.04, 0.01, 0.07), "inverse_distance": (0.05, 0.02, 0.08),
             "calibrated": (0.0, 0.0, 0.0)}  # fmt: skip
    scores = score_probabilities(np.array([0.9, 0.6, 0.4, 0.1]), np.array([1, 0, 1, 0]), 0.5)
    band = {"n": 300, "ore": 90, "kriging_auc": interval(0.8, 0.7, 0.9), "predicted": 0.3, "observed": 0.3}
    return {
        "target": '"cu_pct" >= 0.3', "grade": '"cu_pct"', "folds": 5, "threshold": 0.4, "settings": {"seed": 1,
        "is_below": False}, "counts": {"composites": 600, "ore": 180, "holes": 30, "groups": 29},
        "metrics": {"test": scores.to_dict()}, "figures": {name: figures(auc) for name, auc in aucs.items()},
        "gains": {name: interval(*gain) for name, gain in gains.items()},
        "calibration": {"intercept": 0.1, "slope": 0.9}, "members": ["network", "linear"],
        "weights": {"network": 0.25, "linear": 0.75},
        "distance": [
            {**band, "from": 5.0, "to": 40.0, "auc": interval(0.92, 0.9, 0.94)},
            {**band, "from": 40.0, "to": 160.0, "auc": interval(0.62, 0.5, 0.7)},
        ],
        "reliability": {"calibrated": {"probability": [0.1, 0.9], "share": [0.1, 0.8]}},
        "alarms": [],
        **changed,
    }  # fmt: skip


def write_evaluation(folder: Path, values: dict[str, Any]) -> None:
    """Put an evaluation into the folder of a run."""
    (folder / "evaluation.json").write_text(json.dumps(values), encoding="utf-8")


def write_learning(folder: Path, values: dict[str, Any], *, preset: str) -> None:
    """Put the honest way into the folder of a run: half of its blocks inside, the others beyond the drilling.

    Of both ways the honest one has a map of its own, less sure everywhere than the published one.
    """
    path = folder / "run.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["learning"], record["settings"]["preset"] = values, preset
    targets = {"count": 1, "volume": 1.0}
    record["results"] = {**record["results"], "targets": targets, "honest_targets": targets}
    path.write_text(json.dumps(record), encoding="utf-8")
    if preset == "both":
        write_honest_map(folder, 0.9 * probability())
    known = ~np.isnan(probability())
    codes = np.where(known, np.where(np.cumsum(known).reshape(GRID.shape) % 2, 0, 2), -1)
    write_block_raster(
        folder / "blocks" / "applicability.tif", GRID, codes.astype(np.int8), Variable("ore", "applicability"), UTM
    )


def write_honest_map(folder: Path, values: np.ndarray) -> None:
    """Put probabilities of the honest way beside those of the published one."""
    variable = Variable("ore", "probability")
    write_block_raster(folder / "blocks" / "honest_probability.tif", GRID, values, variable, UTM)
