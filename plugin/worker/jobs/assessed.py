# SPDX-License-Identifier: GPL-2.0-or-later
"""What jobs of a network say of its probabilities: figures with intervals, calibrations, curves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ...engine.errors import Notice
from ...engine.evaluation.assessment import Scored, Terms, assess
from ...engine.evaluation.calibration import ProbabilityMap, fit_maps
from ...engine.evaluation.published import PUBLISHED_THRESHOLD
from ...engine.evaluation.thresholds import BUDGET, MISS_COST, choose_threshold
from ...engine.network.model_file import NetworkModel
from ...engine.network.splits import VALIDATION
from ...engine.progress import Progress, no_progress
from ..versions import software_versions
from . import Array, JobInput


def fitted_maps(probability: Array, labels: Array, split: Array) -> dict[str, ProbabilityMap]:
    """Return the calibrations of the validation part by method; none where it lacks one of the classes."""
    rows = np.asarray(split) == VALIDATION
    return fit_maps(probability[rows], labels[rows])


def maps_of(calibration: Mapping[str, Any]) -> dict[str, ProbabilityMap]:
    """Return the calibrations that a model file holds."""
    return {method: ProbabilityMap.from_dict(values) for method, values in calibration.items()}


def with_threshold(
    job: JobInput, model: NetworkModel, probability: Array, labels: Array, split: Array
) -> tuple[NetworkModel, tuple[Notice, ...]]:
    """Return the network with the threshold that the job's `threshold_rule` asks for, chosen on the validation part.

    Where that lacks one of the classes the threshold is chosen on all blocks, and a notice says so.
    """
    rule = job.parameters.get("threshold_rule", "")
    if not rule:
        return model, ()
    rows = np.asarray(split) == VALIDATION
    notices: tuple[Notice, ...] = ()
    if rule != "fixed" and len(np.unique(labels[rows])) < 2:
        rows = np.ones(len(labels), dtype=bool)
        notices = (
            Notice(
                "There are no validation blocks of both classes: the threshold was chosen on the scored blocks "
                "themselves, and the figures at it are too good."
            ),
        )
    threshold = choose_threshold(
        probability[rows],
        labels[rows],
        rule=rule,
        fixed=number_of(job, "fixed_threshold", PUBLISHED_THRESHOLD),
        miss_cost=number_of(job, "miss_cost", MISS_COST),
        budget=number_of(job, "budget", BUDGET),
    )
    return replace(model, threshold=threshold), notices


def number_of(job: JobInput, name: str, default: float) -> float:
    """Return a parameter of the job, or the setting of that name of the network that it trains."""
    return float(job.parameters.get(name, job.parameters.get("settings", {}).get(name, default)))


def assessed(
    job: JobInput,
    probability: Array,
    labels: Array,
    split: Array,
    threshold: float,
    maps: Mapping[str, ProbabilityMap],
    known: Array | None = None,
    *,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Return what `assess` says of blocks; nothing when the job was not given their groups.

    The job's arrays `groups` and, where they are known, `grade` and `uncertainty` go with its blocks, of which `known`
    are scored; its parameters `grouped` (`by`, `cube_length`), `miss_cost`, `budget` and `grade_name` are optional.
    """
    if "groups" not in job.arrays:
        return {}
    scored = Scored(probability, labels, split, **grouped_blocks(job, known, "grade", "uncertainty"))
    said = assess(scored, threshold, terms_of(job), maps=maps, progress=progress)
    by = {} if scored.uncertainty is None else {"dropped_by": "given"}
    return {**said, **by, **metal_named(job)}


def grouped_blocks(job: JobInput, known: Array | None, *others: str) -> dict[str, Any]:
    """Return the groups of a job's blocks, how they were made, and those of the other arrays that the job was given.

    `known` says which blocks are taken; None for all.
    """
    about, rows = job.parameters.get("grouped", {}), slice(None) if known is None else known
    return {
        **{name: np.array(job.arrays[name])[rows] for name in ("groups", *others) if name in job.arrays},
        "grouped_by": str(about.get("by", "cube")),
        "cube_length": float(about.get("cube_length", 0.0)),
    }


def terms_of(job: JobInput) -> Terms:
    """Return the terms on which a job's blocks are assessed."""
    return Terms(number_of(job, "miss_cost", MISS_COST), number_of(job, "budget", BUDGET))


def told_of_model(job: JobInput, model: NetworkModel) -> dict[str, Any]:
    """Return what an evaluation says of a network itself, as values of a job."""
    return {
        "history": [record.to_dict() for record in model.history],
        "n_networks": len(model.networks),
        "settings": model.settings.to_dict(),
        "trained_metrics": dict(model.metrics),
        "has_split": "split" in job.arrays,
        "split": dict(model.split),
        "names": list(model.names),
        "versions": software_versions(("numpy", "torch")),
    }


def metal_named(job: JobInput) -> dict[str, str]:
    """Return `metal_of`, the variable whose metal is captured, where the job was given its grade and name."""
    name = job.parameters.get("grade_name", "")
    return {"metal_of": str(name)} if name and "grade" in job.arrays else {}


def unknown_notices(known: Array) -> tuple[Notice, ...]:
    """Return how many blocks have no probability, `known` being those that have one; nothing where all have."""
    unknown = int(np.count_nonzero(~known))
    if not unknown:
        return ()
    return (
        Notice(
            "{unknown} of {n} blocks have no probability: a feature is missing or of a kind the network does not know.",
            {"unknown": unknown, "n": len(known)},
        ),
    )
