# SPDX-License-Identifier: GPL-2.0-or-later
"""Jobs of the network: training and evaluation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np

from ...engine.checks import check_between
from ...engine.errors import InvalidInputError, Notice
from ...engine.evaluation.published import PUBLISHED_THRESHOLD
from ...engine.evaluation.tables import curves_of_parts
from ...engine.network.capacity import check_training_memory
from ...engine.network.checkpoint import Checkpoint
from ...engine.network.devices import choose_device
from ...engine.network.ensemble import MOST_NETWORKS
from ...engine.network.feature_view import FeatureView, view_features
from ...engine.network.inference import predict
from ...engine.network.label_checks import check_ore_or_barren
from ...engine.network.leaks import leaks_of_labels, thinned
from ...engine.network.model_file import NetworkModel, read_model, write_model
from ...engine.network.settings import NetworkSettings
from ...engine.network.splits import TEST, TRAINING
from ...engine.network.targets import Target
from ...engine.network.trained_blocks import TrainedBlocks
from ...engine.network.training import TrainedNetwork, score_parts, train_network
from ...engine.progress import Progress, share_of
from ..memory import available_memory
from ..protocol import notice_values
from ..versions import software_versions
from . import Array, JobInput, JobResult
from .assessed import assessed, fitted_maps, maps_of, told_of_model, unknown_notices, with_threshold
from .assessed_target import Answered, assessed_target, evaluate_target_of, fitted_temperatures, uncertainty_of
from .compared import alarm, compared
from .titles import network_title

MODEL_FILE = "network.safetensors"


def train_network_of(job: JobInput) -> JobResult:
    """Return a trained network as the file `model`, with its scores.

    Parameters `names` (variable names of the columns), `settings`, `codebooks` by variable name, `split` (how blocks
    were split), `label` (see `fit_target`), `checkpoint` (a path), `resumes`, `networks` (of an ensemble; 1 without
    it); arrays `features` (n, f), `labels` (n,) or (n, labels), and `split` (n,). Gives the values `metrics` by part,
    `metrics_published` (at the published threshold), `curves` by part (see `curve_table`), `history`, `networks` (see
    `told_of_networks`; of an ensemble with the `history` of each), `threshold`, `alone` and `alone_on_test` (AUC by
    feature), `target`, `rate_search`, `device`, `versions`, `seconds`; with the array `groups` also `assessment` (see
    `assessed`). Of a target that is not ore or barren see `assessed_target`.
    """
    began = monotonic()
    labels, split = np.array(job.arrays["labels"]), np.array(job.arrays["split"])
    settings, networks = NetworkSettings.from_dict(job.parameters.get("settings", {})), _networks(job)
    device = choose_device(settings.device)
    _check_memory(job.arrays["features"], split, networks)
    trained = train_network(
        job.arrays["features"],
        job.parameters["names"],
        labels,
        split,
        settings,
        networks=networks,
        codebooks=job.parameters.get("codebooks"),
        split_description=job.parameters.get("split"),
        versions=software_versions(("numpy", "torch")),
        about_label=job.parameters.get("label"),
        checkpoint=_checkpoint(job),
        progress=share_of(job.progress, 0.0, 0.94),
        epoch=lambda record: job.epoch({**record.to_dict(), "device": device}),
        network_epoch=lambda one, record: job.epoch(
            {**record.to_dict(), "network": network_title(one), "device": device}
        ),
        should_stop=job.should_stop,
    )
    leaks = leaks_of_target(job, trained.model.target, labels, split, progress=share_of(job.progress, 0.94, 0.95))
    path = job.folder / MODEL_FILE
    model, scored = finished_network(job, trained, labels, split)
    write_model(path, model)
    return JobResult(
        values={
            **scored,
            "target": model.target.to_dict(),
            "rate_search": None if trained.rate_search is None else trained.rate_search.to_dict(),
            "names": list(model.names),
            "history": [record.to_dict() for record in model.history],
            "networks": _told_networks(trained),
            "alone": dict(trained.alone),
            "alone_on_test": dict(trained.alone_on_test),
            "settings": model.settings.to_dict(),
            "inputs": model.architecture.inputs,
            "device": trained.device,
            "versions": dict(model.versions),
            "seconds": monotonic() - began,
        },
        files={"model": str(path)},
        notices=(*leaks, *trained.notices),
    )


def evaluate_network_of(job: JobInput) -> JobResult:
    """Return how well a network does on labelled blocks.

    Parameters `model` (path), `names`, `codebooks`, `device`, `threshold_rule` (one of `RULES`; without it the
    network's own threshold), `fixed_threshold`, and those of `assessed`, `alarm` and `compared`; arrays `features`,
    `labels` and, when known, `split`; without it all blocks are scored as the part `test`. Values as of
    `train_network_of`, with `assessment`, `nearness`, `alarms` (the notices that tell of leaks) and `comparison`. The
    assessment says with `is_calibration_held` whether the calibrations are those of the model file; else they were
    fitted here. Of a target that is not ore or barren see `evaluate_target_of`.
    """
    model, view, notices = model_and_view(job)
    if model.target.kind != "binary":
        return evaluate_target_of(job, model, view, notices)
    labels = np.array(job.arrays["labels"])
    split = np.array(job.arrays["split"]) if "split" in job.arrays else np.full(len(labels), TEST)
    check_ore_or_barren(labels)
    device = job.parameters.get("device", "cpu")
    probability = predict(model, view, device=device, progress=share_of(job.progress, 0.0, 0.5))
    known = np.isfinite(probability)
    if not known.any():
        raise InvalidInputError("No block has all features in a form that the network knows; none can be scored.")
    given = (probability[known], labels[known], split[known])
    held = maps_of(model.calibration)
    model, chosen = with_threshold(job, model, *given)
    nearness, leaks = alarm(job, view, model.target, labels, split, known, progress=share_of(job.progress, 0.5, 0.52))
    progress = share_of(job.progress, 0.52, 0.6)
    assessment = assessed(job, *given, model.threshold, held or fitted_maps(*given), known, progress=progress)
    return JobResult(
        values={
            **_scored(*given, model),
            "assessment": {**assessment, "is_calibration_held": bool(held)},
            "nearness": nearness,
            "alarms": [notice_values(one) for one in leaks],
            "comparison": compared(
                job, model, view, probability, labels, split, progress=share_of(job.progress, 0.6, 1.0)
            ),
            **told_of_model(job, model),
        },
        notices=(*leaks, *notices, *chosen, *unknown_notices(known)),
    )


def leaks_of_target(
    job: JobInput, target: Target, labels: Array, split: Array, *, progress: Progress
) -> tuple[Notice, ...]:
    """Return a warning for each feature that tells one of several labels among the training blocks.

    Features that tell ore are found by the training; of other targets there is nothing to say.
    """
    if target.kind != "multi_label":
        return ()
    rows = thinned(split == TRAINING)  # before they are read: there may be more than fit into memory
    features = job.arrays["features"][rows]
    return leaks_of_labels(features, job.parameters["names"], labels[rows], target.titles, progress=progress)


def finished_network(
    job: JobInput, trained: TrainedNetwork, labels: Array, split: Array
) -> tuple[NetworkModel, dict[str, Any]]:
    """Return a trained network as its file holds it, with calibrations and training blocks, and all its figures."""
    model, scored = _assessed(job, trained, labels, split)
    return replace(model, known_blocks=_known_blocks(job, model, split)), scored


def _assessed(
    job: JobInput, trained: TrainedNetwork, labels: Array, split: Array
) -> tuple[NetworkModel, dict[str, Any]]:
    """Return the model with its calibrations, and all its figures; of other targets than ore those of its parts."""
    model = trained.model
    if model.target.kind != "binary":
        return _assessed_target(job, trained, labels, split)
    maps = fitted_maps(trained.probability, labels, split)
    model = replace(model, calibration={method: one.to_dict() for method, one in maps.items()})
    return model, {
        **_scored(trained.probability, labels, split, model),
        "assessment": assessed(
            job,
            trained.probability,
            labels,
            split,
            model.threshold,
            maps,
            progress=share_of(job.progress, 0.95, 1.0),
        ),
    }


def _assessed_target(
    job: JobInput, trained: TrainedNetwork, labels: Array, split: Array
) -> tuple[NetworkModel, dict[str, Any]]:
    """Return what `_assessed` does of another target than ore: classes and labels are calibrated, numbers are not."""
    model, target = trained.model, trained.model.target
    known = {"threshold": model.threshold, "metrics": dict(model.metrics), "metrics_published": {}}
    given = Answered(trained.probability, labels if target.kind == "regression" else target.encode(labels), split)
    maps = fitted_temperatures(job, target, given)
    view = view_features(job.arrays["features"], job.parameters["names"], model.names)[0]
    unsure = uncertainty_of(job, model, view, trained.probability, progress=share_of(job.progress, 0.95, 0.96))
    said = assessed_target(job, target, given, maps, unsure, progress=share_of(job.progress, 0.96, 1.0))
    return replace(model, calibration={method: one.to_dict() for method, one in maps.items()}), {**known, **said}


def _checkpoint(job: JobInput) -> Checkpoint | None:
    path = job.parameters.get("checkpoint")
    return Checkpoint(Path(path), resumes=bool(job.parameters.get("resumes", True))) if path else None


def _scored(probability: Array, labels: Array, split: Array, model: NetworkModel) -> dict[str, Any]:
    """Return scores at the network's and at the published threshold, and curves, by part."""
    loss = model.settings.loss
    at_own, at_published = (
        {part: scores.to_dict() for part, scores in score_parts(probability, labels, split, at, loss=loss).items()}
        for at in (model.threshold, PUBLISHED_THRESHOLD)
    )
    return {
        "threshold": model.threshold,
        "metrics": at_own,
        "metrics_published": at_published,
        "curves": curves_of_parts(probability, labels, split, (model.threshold, PUBLISHED_THRESHOLD)),
    }


def _networks(job: JobInput) -> int:
    networks = int(job.parameters.get("networks", 1))
    check_between(networks, 1, MOST_NETWORKS, "number of networks")
    return networks


def _told_networks(trained: TrainedNetwork) -> list[dict[str, Any]]:
    """Return what is known of each network; of an ensemble with every epoch."""
    if len(trained.networks) < 2:
        return [dict(one) for one in trained.networks]
    return [
        {**one, "history": [record.to_dict() for record in model.history]}
        for one, model in zip(trained.networks, trained.model.networks)
    ]


def _known_blocks(job: JobInput, model: NetworkModel, split: Array) -> dict[str, Any]:
    """Return what the training blocks look like, as the model file holds it."""
    view, _ = view_features(job.arrays["features"], job.parameters["names"], model.names)
    return TrainedBlocks.of(view.take(split == TRAINING), model.names).to_dict()


def _check_memory(features: Array, split: Array, networks: int) -> None:
    n_features = features.shape[-1]
    n_training = int(np.count_nonzero(split != TEST))
    check_training_memory(n_training, n_features, n_features, available_memory(), networks=networks)


def model_and_view(job: JobInput) -> tuple[NetworkModel, FeatureView, tuple[Notice, ...]]:
    """Return the network of a job, its features in the network's order, and what the user should know of them."""
    model = read_model(Path(job.parameters["model"]))
    view, notices = view_features(
        job.arrays["features"],
        job.parameters["names"],
        model.names,
        codebooks=job.parameters.get("codebooks"),
        known_codebooks=model.codebooks,
    )
    return model, view, notices
