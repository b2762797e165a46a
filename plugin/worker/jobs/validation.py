# SPDX-License-Identifier: GPL-2.0-or-later
"""Job of validation: the chain without some composites, fold by fold."""

from __future__ import annotations

from time import monotonic
from typing import Any

import numpy as np

from ...engine.blocks.grid import grid_around
from ...engine.evaluation.folds import FoldRules, block_side, spacing_of
from ...engine.geostatistics.collar_groups import joined_holes
from ...engine.geostatistics.method import KrigingMethod
from ...engine.geostatistics.search import Search
from ...engine.learning.naive import REACH, Composites, Protocol
from ...engine.learning.predictor import LearningSettings
from ...engine.learning.twins import twin_notices
from ...engine.learning.validation import Task, Truth, validate
from ...engine.learning.verdict import verdict
from ...engine.network.settings import NetworkSettings
from ...engine.progress import share_of
from ..versions import software_versions
from . import Array, JobInput, JobResult
from .geostatistics import available_threads
from .kept import kept_parts

SAME_COLLAR = 1.0
"""Holes whose collars lie within this distance are withheld together, CRS units."""


def validate_workflow_of(job: JobInput) -> JobResult:
    """Return how well ore is predicted at withheld composites.

    Parameters `rules learning variogram search method scale cutoff network block_size reach grade_names
    category_names collar_distance` and those of `kept_parts`; arrays `points grade ore hole collars grades categories`
    and, where the truth is known, `truth_points truth_ore`. Gives the values of `verdict` with `versions` and
    `seconds`, and the arrays `fold` (n,), 0 where a composite was not withheld, and a probability for each method
    (n,), NaN there.
    """
    began = monotonic()
    task = _task(job)
    kept = kept_parts(job, "validate_workflow")
    told = validate(task, kept=kept, progress=share_of(job.progress, 0.0, 0.97))
    found = verdict(task, told)
    job.progress(1.0, "Scores")
    n = len(task.composites.points)
    fold = np.zeros(n, dtype=np.int32)
    arrays: dict[str, Array] = {name: np.full(n, np.nan, dtype=np.float32) for name in told[0].probabilities}
    for number, one in reversed(list(enumerate(told, start=1))):
        fold[one.fold.withheld] = number
        for name, probability in one.probabilities.items():
            arrays[name][one.fold.withheld] = probability
    rules = task.rules
    used = {
        "folds": rules.folds,
        "block": (rules.block or block_side(task.composites.points, rules.folds)) if rules.by == "block" else None,
        "buffer": _buffer(task) if rules.by == "block" else None,
        "reach": task.protocol.reach,
        "members": list(task.learning.members),
    }
    values = {
        **found,
        "rules": used,
        "versions": software_versions(("numpy", "scipy", "torch", "sklearn")),
        "seconds": monotonic() - began,
    }
    told_of = (notice for one in told for notice in one.notices)
    twins = twin_notices(task.composites.points, task.composites.hole, task.composites.group)
    notices = (*(twins if rules.by == "hole" else ()), *dict.fromkeys(told_of))
    return JobResult(values, {**arrays, "fold": fold}, notices=notices)


def _task(job: JobInput) -> Task:
    given, arrays = job.parameters, {name: np.array(values) for name, values in job.arrays.items()}
    points, hole = arrays["points"], arrays["hole"].astype(np.int64)
    group = joined_holes(arrays["collars"], float(given.get("collar_distance", SAME_COLLAR)))[hole]
    composites = Composites(
        points,
        arrays["ore"] == 1,
        hole,
        group,
        {name: arrays["grades"][:, k] for k, name in enumerate(given["grade_names"])},
        {name: arrays["categories"][:, k].astype(np.int64) for k, name in enumerate(given["category_names"])},
    )
    rules = FoldRules(**given["rules"])
    return Task(composites, arrays["grade"], rules, _learning(job), _protocol(given, points), _truth(arrays))


def _learning(job: JobInput) -> LearningSettings:
    given = dict(job.parameters.get("learning", {}))
    if "members" in given:
        given["members"] = tuple(given["members"])
    return LearningSettings(**{"threads": available_threads(), **given})


def _protocol(given: Any, points: Array) -> Protocol:
    size = tuple(float(length) for length in given["block_size"])
    reach = given.get("reach") or REACH * float(np.linalg.norm(size))
    return Protocol(
        grid_around(points, (size[0], size[1], size[2])),
        float(reach),
        given.get("variogram", {}),
        Search.from_dict(given.get("search", {})),
        KrigingMethod.from_dict(given.get("method", {})),
        given.get("scale", "raw"),
        float(given.get("cutoff", 0.5)),
        NetworkSettings.from_dict(given.get("network", {})),
        available_threads(),
        int(given["rules"].get("seed", 1)),
    )


def _truth(arrays: dict[str, Array]) -> Truth | None:
    return Truth(arrays["truth_points"], arrays["truth_ore"] == 1) if "truth_points" in arrays else None


def _buffer(task: Task) -> float:
    given = task.rules.buffer
    return spacing_of(task.composites.points, task.composites.group) if given is None else given
