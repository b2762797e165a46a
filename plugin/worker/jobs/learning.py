# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs of the honest predictor: learning from composites, and prediction at blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.blocks.grid import BlockGrid
from ...engine.blocks.masks import unpack_mask
from ...engine.errors import Notice
from ...engine.evaluation.applicability import unlike_notices
from ...engine.evaluation.by_distance import held_out_distance, scores_by_distance
from ...engine.evaluation.held_out import bootstrap_figures
from ...engine.evaluation.tables import curve_table
from ...engine.geostatistics.collar_groups import joined_holes
from ...engine.learning.block_prediction import predict_blocks
from ...engine.learning.fold_scores import reliability, scored_by_fold
from ...engine.learning.known_ground import KnownGround, known_ground
from ...engine.learning.learnable import check_learnable
from ...engine.learning.predictor import BASELINES, LearningSettings, fit_predictor
from ...engine.learning.predictor_file import fingerprint, read_predictor, write_predictor
from ...engine.learning.skill import score_held_out
from ...engine.learning.sources import Sources
from ...engine.learning.twins import twin_notices
from ...engine.progress import share_of
from ..protocol import notice_values
from ..versions import software_versions
from . import JobInput, JobResult
from .geostatistics import available_threads
from .kept import kept_parts

MODEL_FILE = "composites.safetensors"
OTHERS = Notice(
    "These are not the composites that the model learned from, or some of them have changed: the scores of its "
    "report do not hold for what it says here. Train on these composites."
)
"""Said when the hash of the composites is another one."""


def train_on_composites_of(job: JobInput) -> JobResult:
    """Return what was learned from composites as the file `model`, and what it is worth at held-out holes.

    Parameters `holes` (their names), `members`, `is_below`, `seed`, `trials`, `folds`, `collar_distance`, `about`
    and those of `kept_parts`; arrays `points`, `grade`, `ore`, `hole`, `collars` (where each hole starts). Gives the
    values `metrics` (part `test`), `threshold`, `figures` and `gains` (with intervals, by way of predicting; gains of
    the raw average), `calibrated_gains` (of the calibrated average over the baselines), `curves`, `reliability`,
    `distance` (see `scores_by_distance`), `alarms` (the notices that tell of leaks), `weights` of the members,
    `calibration`, `composites` (their hash), `counts`, `folds`, `trials`, `names`, `versions`, `seconds`; arrays
    `fold`, and `held_out` with one row for each of the value `ways`.
    """
    began = monotonic()
    given = job.parameters
    sources = sources_of(job, joined_holes(np.array(job.arrays["collars"]), float(given["collar_distance"])))
    folds = check_learnable(sources, int(given["folds"]))
    settings = _settings(given)
    kept = kept_parts(job, "train_on_composites")
    held = score_held_out(sources, settings, folds=folds, kept=kept, progress=share_of(job.progress, 0.0, 0.8))
    predictor = fit_predictor(sources, settings, progress=share_of(job.progress, 0.8, 0.97))
    ore = sources.ore == 1.0
    figures, gains = bootstrap_figures(held.probabilities, ore, sources.group, against="blend", seed=settings.seed)
    calibrated = held.probabilities["calibrated"]
    told = {way: held.probabilities[way] for way in ("calibrated", *BASELINES)}
    _, calibrated_gains = bootstrap_figures(told, ore, sources.group, against="calibrated", seed=settings.seed)
    threshold, scores = scored_by_fold(held, ore)
    alarms = twin_notices(sources.points, sources.hole, sources.group)
    counts = _counts(sources)
    about = {
        **given["about"],
        "threshold": threshold,
        "counts": counts,
        "groups": _groups(given["holes"], sources),
        "known_ground": known_ground(sources, predictor.trials, seed=settings.seed).to_dict(),
    }
    path = job.folder / MODEL_FILE
    write_predictor(path, predictor, sources, about)
    return JobResult(
        values={
            "threshold": threshold,
            "metrics": {"test": scores.to_dict()},
            "figures": {way: {name: one.to_dict() for name, one in found.items()} for way, found in figures.items()},
            "gains": {way: one.to_dict() for way, one in gains.items()},
            "calibrated_gains": {way: one.to_dict() for way, one in calibrated_gains.items()},
            "curves": {"test": curve_table(calibrated, ore, (threshold,))},
            "distance": scores_by_distance(
                held_out_distance(sources.points, held.fold),
                calibrated,
                held.probabilities["kriging"],
                ore,
                sources.group,
                seed=settings.seed,
            ),
            "alarms": [notice_values(one) for one in alarms],
            "weights": dict(predictor.weights),
            "reliability": {way: reliability(held.probabilities[way], ore) for way in ("calibrated", "blend")},
            "calibration": asdict(predictor.calibration),
            "composites": fingerprint(sources),
            "counts": counts,
            "folds": folds,
            "ways": list(held.probabilities),
            "trials": [trial.to_dict() for trial in predictor.trials],
            "names": list(predictor.names),
            "members": list(settings.members),
            "versions": software_versions(("numpy", "scipy", "sklearn", "torch")),
            "seconds": monotonic() - began,
        },
        arrays={"fold": held.fold, "held_out": np.stack(list(held.probabilities.values()))},
        files={"model": str(path)},
        notices=alarms,
    )


def predict_from_composites_of(job: JobInput) -> JobResult:
    """Return what a model says of the blocks in a mask, shape (n,) each.

    Parameters `model` (path), `grid`, `holes` (their names); arrays `mask` (bits), `points`, `grade`, `ore`, `hole`.
    Gives the arrays of `BlockPrediction`.
    """
    predictor, learned_from, about = read_predictor(Path(job.parameters["model"]))
    sources = sources_of(job, known_groups(job.parameters["holes"], about["groups"]))
    grid = BlockGrid.from_dict(job.parameters["grid"])
    blocks = np.flatnonzero(unpack_mask(job.arrays["mask"], grid))
    predictor = replace(predictor, settings=replace(predictor.settings, threads=available_threads()))
    known = KnownGround.from_dict(about["known_ground"])
    found = predict_blocks(predictor, sources, grid, blocks, known, progress=job.progress)
    is_same = fingerprint(sources) == learned_from
    return JobResult(
        values={
            "threshold": about["threshold"],
            "is_same": is_same,
            "blocks": len(blocks),
            "applicability": np.bincount(found.applicability, minlength=4).tolist(),
        },
        arrays=found.arrays(),
        notices=(*(() if is_same else (OTHERS,)), *unlike_notices(found.applicability)),
    )


def sources_of(job: JobInput, group_of_hole: NDArray[np.int64]) -> Sources:
    """Return the composites with the group of each one's hole."""
    arrays = job.arrays
    hole = np.array(arrays["hole"], dtype=np.int64)
    grade, points = np.array(arrays["grade"]), np.array(arrays["points"])
    return Sources.of(points, grade, np.array(arrays["ore"]) == 1, hole, group_of_hole[hole])


def _groups(holes: Sequence[str], sources: Sources) -> dict[str, int]:
    """Return the group of each hole by its name."""
    return {holes[int(hole)]: int(group) for hole, group in zip(sources.hole, sources.group)}


def known_groups(holes: Sequence[str], groups: Mapping[str, int]) -> NDArray[np.int64]:
    """Return the group of each hole as the model knows it; a hole that it does not know is a group of its own."""
    first = 1 + max(groups.values())
    return np.array([groups.get(name, first + number) for number, name in enumerate(holes)], dtype=np.int64)


def _settings(given: Any) -> LearningSettings:
    return LearningSettings(
        members=tuple(given["members"]),
        is_below=bool(given["is_below"]),
        trials=int(given["trials"]),
        seed=int(given["seed"]),
        threads=available_threads(),
    )


def _counts(sources: Sources) -> dict[str, int]:
    return {
        "composites": len(sources.points),
        "ore": int(sources.ore.sum()),
        "holes": len(np.unique(sources.hole)),
        "groups": len(np.unique(sources.group)),
    }
