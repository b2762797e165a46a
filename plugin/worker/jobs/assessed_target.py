# SPDX-License-Identifier: GPL-2.0-or-later
"""What jobs of a network say of classes, labels and numbers: figures with intervals, class by class."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...engine.errors import InvalidInputError, Notice
from ...engine.evaluation.target_assessment import ScoredTarget, assess_target, curves_one_by_one
from ...engine.evaluation.target_scores import score_target_parts
from ...engine.network.explained_target import checked_labels, recoded_labels
from ...engine.network.feature_view import FeatureView
from ...engine.network.inference import predict
from ...engine.network.model_file import NetworkModel
from ...engine.network.splits import TEST
from ...engine.network.targets import Target
from ...engine.progress import Progress, no_progress, share_of
from . import Array, JobInput, JobResult
from .assessed import grouped_blocks, metal_named, terms_of, told_of_model, unknown_notices


def evaluate_target_of(job: JobInput, model: NetworkModel, view: FeatureView, notices: tuple[Notice, ...]) -> JobResult:
    """Return how well a network of classes, labels or numbers does on labelled blocks.

    Parameters and arrays are those of `evaluate_network_of`, with `label_codebook` of a label of classes, and `labels`
    of shape (n, labels) for several. Alarms, nearness and simpler ways are known of ore only.
    """
    target = model.target
    given, said = recoded_labels(target, np.array(job.arrays["labels"]), job.parameters.get("label_codebook"))
    labels, is_usable, left_out = checked_labels(target, given)
    if target.kind == "regression":
        labels = given.astype(np.float64)  # networks know single precision, scores need not
    split = np.array(job.arrays["split"]) if "split" in job.arrays else np.full(len(labels), TEST)
    answers = predict(
        model, view, device=job.parameters.get("device", "cpu"), progress=share_of(job.progress, 0.0, 0.5)
    )
    known = np.isfinite(answers.reshape(len(answers), -1)).all(axis=1)
    rows = known & is_usable
    if not rows.any():
        raise InvalidInputError("No block has all features in a form that the network knows; none can be scored.")
    return JobResult(
        values={
            **scored_target(target, answers[rows], labels[rows], split[rows]),
            **assessed_target(
                job, target, answers[rows], labels[rows], split[rows], rows, progress=share_of(job.progress, 0.5, 1.0)
            ),
            "threshold": model.threshold,
            "target": target.to_dict(),
            "nearness": None,
            "alarms": [],
            "comparison": None,
            **told_of_model(job, model),
        },
        notices=(*notices, *said, *left_out, *unknown_notices(known)),
    )


def scored_target(target: Target, answers: Array, labels: Array, split: Array) -> dict[str, Any]:
    """Return the scores by part, as values of a job."""
    scores = score_target_parts(target.kind, answers, labels, split, target.titles)
    return {"metrics": {part: one.to_dict() for part, one in scores.items()}, "metrics_published": {}}


def assessed_target(
    job: JobInput,
    target: Target,
    answers: Array,
    labels: Array,
    split: Array,
    known: Array | None = None,
    *,
    progress: Progress = no_progress,
) -> dict[str, Any]:
    """Return `curves` and `assessment` (see `assess_target`) of blocks; of these nothing without the job's `groups`.

    Parameters
    ----------
    answers : array of shape (n,) or (n, k)
        What the network says.
    labels : array
        As `Target.encode` gives them.
    known : array of bool, optional
        Which blocks of the job's arrays `groups` and `grade` these are.
    """
    if "groups" not in job.arrays:
        return {"curves": {}, "assessment": {}}
    scored = ScoredTarget(target.kind, answers, labels, target.titles, split, **grouped_blocks(job, known, "grade"))
    said = assess_target(scored, terms_of(job), progress=progress)
    return {"curves": curves_one_by_one(scored), "assessment": {**said, **metal_named(job)}}
