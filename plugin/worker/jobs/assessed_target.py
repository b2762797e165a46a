# SPDX-License-Identifier: GPL-2.0-or-later
"""What jobs of a network say of classes, labels and numbers: figures with intervals, class by class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...engine.errors import InvalidInputError, Notice
from ...engine.evaluation.class_calibration import Temperatures, fit_temperatures
from ...engine.evaluation.target_assessment import ScoredTarget, assess_target, curves_one_by_one
from ...engine.evaluation.target_scores import score_target_parts
from ...engine.network.explained_target import checked_labels, recoded_labels
from ...engine.network.feature_view import FeatureView
from ...engine.network.inference import predict, predict_with_dropout
from ...engine.network.model_file import NetworkModel
from ...engine.network.splits import TEST, VALIDATION
from ...engine.network.target_answers import entropy_of_answers
from ...engine.network.targets import Target
from ...engine.network.uncertainty import spread_of_networks
from ...engine.progress import Progress, no_progress, share_of
from ..protocol import notice_values
from . import Array, JobInput, JobResult
from .assessed import grouped_blocks, metal_named, terms_of, told_of_model, unknown_notices
from .compared import alarm


def evaluate_target_of(job: JobInput, model: NetworkModel, view: FeatureView, notices: tuple[Notice, ...]) -> JobResult:
    """Return how well a network of classes, labels or numbers does on labelled blocks.

    Parameters and arrays are those of `evaluate_network_of`, with `label_codebook` of a label of classes, and `labels`
    of shape (n, labels) for several. Simpler ways are known of ore only. The assessment says with
    `is_calibration_held` whether the temperatures are those of the model file; else they were fitted here.
    """
    target = model.target
    given, said = recoded_labels(target, np.array(job.arrays["labels"]), job.parameters.get("label_codebook"))
    labels, is_usable, left_out = checked_labels(target, given)
    if target.kind == "regression":
        labels = given.astype(np.float64)  # networks know single precision, scores need not
    split = np.array(job.arrays["split"]) if "split" in job.arrays else np.full(len(labels), TEST)
    device = job.parameters.get("device", "cpu")
    answers = predict(model, view, device=device, progress=share_of(job.progress, 0.0, 0.3))
    known = np.isfinite(answers.reshape(len(answers), -1)).all(axis=1)
    rows = known & is_usable
    if not rows.any():
        raise InvalidInputError("No block has all features in a form that the network knows; none can be scored.")
    scored = Answered(answers[rows], labels[rows], split[rows], rows)
    unsure = uncertainty_of(job, model, view, answers, progress=share_of(job.progress, 0.3, 0.5))
    held = temperatures_of(model.calibration)
    maps = held or fitted_temperatures(job, target, scored)
    assessed = assessed_target(job, target, scored, maps, unsure, progress=share_of(job.progress, 0.5, 0.95))
    if "calibrations" in assessed["assessment"]:
        assessed["assessment"]["is_calibration_held"] = bool(held)
    leaks_progress = share_of(job.progress, 0.95, 1.0)
    nearness, leaks = alarm(job, view, target, labels, split, rows, progress=leaks_progress)
    return JobResult(
        values={
            **scored_target(target, scored.answers, scored.labels, scored.split),
            **assessed,
            "threshold": model.threshold,
            "target": target.to_dict(),
            "nearness": nearness,
            "alarms": [notice_values(one) for one in leaks],
            "comparison": None,
            **told_of_model(job, model),
        },
        notices=(*leaks, *notices, *said, *left_out, *unknown_notices(known)),
    )


def scored_target(target: Target, answers: Array, labels: Array, split: Array) -> dict[str, Any]:
    """Return the scores by part, as values of a job."""
    scores = score_target_parts(target.kind, answers, labels, split, target.titles)
    return {"metrics": {part: one.to_dict() for part, one in scores.items()}, "metrics_published": {}}


@dataclass(frozen=True)
class Answered:
    """Blocks that a network was asked about, and what they are."""

    answers: Array
    """What the network says, shape (n,) or (n, k)."""
    labels: Array
    """As `Target.encode` gives them."""
    split: Array
    """0 training, 1 validation, 2 test."""
    known: Array | None = None
    """Which blocks of the job's arrays these are; None for all."""

    def of_job(self, array: Array) -> Array:
        """Return the values that these blocks have in an array of all the job's blocks."""
        return array if self.known is None else array[self.known]


@dataclass(frozen=True)
class Unsure:
    """How uncertain blocks are."""

    by: str
    """`given` as a raster, or else by the network: `entropy`, `networks` (deviation over those of an ensemble) or
    `dropout` (over passes)."""
    values: Array
    """Of all the job's blocks, shape (n,)."""


def fitted_temperatures(job: JobInput, target: Target, given: Answered) -> dict[str, Temperatures]:
    """Return the calibrations of the validation part by method; none of numbers, nor where it lacks a second class."""
    rows = np.asarray(given.split) == VALIDATION
    groups = given.of_job(np.array(job.arrays["groups"]))[rows] if "groups" in job.arrays else None
    return fit_temperatures(target.kind, given.answers[rows], given.labels[rows], groups)


def temperatures_of(calibration: Mapping[str, Any]) -> dict[str, Temperatures]:
    """Return the calibrations of classes or labels that a model file holds."""
    return {method: Temperatures.from_dict(values) for method, values in calibration.items()}


def uncertainty_of(
    job: JobInput, model: NetworkModel, view: FeatureView, answers: Array, *, progress: Progress = no_progress
) -> Unsure | None:
    """Return how uncertain all blocks are: as the job's array `uncertainty` says, else as the network does.

    A single network of numbers without dropout says nothing of it: None.
    """
    if "uncertainty" in job.arrays:
        return Unsure("given", np.array(job.arrays["uncertainty"]))
    if model.target.kind != "regression":
        return Unsure("entropy", entropy_of_answers(model.target, answers))
    device = job.parameters.get("device", "cpu")
    if model.further:
        return Unsure("networks", spread_of_networks(model, view, device=device, progress=progress))
    if model.architecture.has_dropout:
        return Unsure("dropout", predict_with_dropout(model, view, device=device, progress=progress)[1])
    return None


def assessed_target(
    job: JobInput,
    target: Target,
    given: Answered,
    maps: Mapping[str, Temperatures],
    unsure: Unsure | None,
    *,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Return `curves` and `assessment` (see `assess_target`) of blocks; of these nothing without the job's `groups`.

    The assessment says with `dropped_by` what `dropped` goes by.
    """
    if "groups" not in job.arrays:
        return {"curves": {}, "assessment": {}}
    scored = ScoredTarget(
        target.kind,
        given.answers,
        given.labels,
        target.titles,
        given.split,
        **grouped_blocks(job, given.known, "grade"),
        uncertainty=None if unsure is None else given.of_job(unsure.values),
    )
    said = assess_target(scored, terms_of(job), maps=maps, progress=progress)
    by = {} if unsure is None else {"dropped_by": unsure.by}
    return {"curves": curves_one_by_one(scored), "assessment": {**said, **by, **metal_named(job)}}
