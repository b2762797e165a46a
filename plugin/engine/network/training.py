# SPDX-License-Identifier: GPL-2.0-or-later
"""Training: features and labels in, a network with its scores out.

The same data, settings and seed give the same weights, bit for bit, on the CPU.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..evaluation.class_scores import LABEL_THRESHOLD
from ..evaluation.metrics import Scores, score_probabilities
from ..evaluation.tables import PARTS
from ..evaluation.target_scores import TargetScores, score_target_parts
from ..evaluation.thresholds import choose_threshold
from ..progress import Progress, StopRequest, never_stop, no_progress, share_of
from .block_training import LabelledBlocks, learn
from .checkpoint import Checkpoint
from .descent import Descent
from .devices import choose_device
from .ensemble import told_of_networks
from .epochs import EpochWatcher, no_watcher
from .feature_view import FeatureView
from .features import fit_encoding, sorted_order
from .inference import predict
from .label_checks import check_labels
from .leaks import alarm_notices, auc_of_features, thinned
from .model_file import FurtherNetwork, NetworkModel
from .rate_finder import RateSearch
from .search_training import TrialWatcher, no_trial_watcher
from .settings import NetworkSettings
from .splits import TEST, TRAINING, VALIDATION
from .targets import Target, fit_target

Array = NDArray[Any]


@dataclass(frozen=True)
class TrainedNetwork:
    """A trained network and how well it does."""

    model: NetworkModel
    """The network, as its file holds it."""
    probability: NDArray[np.float32]
    """What it says of every given block: see `inference.predict`."""
    scores: Mapping[str, Scores]
    """Scores of ore and barren blocks by part: `train`, `validation`, `test`; a part without blocks is left out."""
    alone: Mapping[str, float]
    """AUC of each feature alone, on the training blocks; empty where the label is not ore or barren."""
    alone_on_test: Mapping[str, float]
    """The same on the test blocks, where they hold both classes; else empty."""
    device: str
    """Where it was trained: `cpu`, `cuda` or `mps`."""
    notices: tuple[Notice, ...]
    """What the user should know."""
    target_scores: Mapping[str, TargetScores] = field(default_factory=dict)
    """Scores by part of classes, labels or numbers."""
    rate_search: RateSearch | None = None
    """How the learning rate was found, where it was to be."""
    networks: tuple[Mapping[str, Any], ...] = ()
    """Seed, epochs and losses of each network (see `told_of_networks`)."""


def train_network(
    features: Array,
    names: Sequence[str],
    labels: Array,
    split: Array,
    settings: NetworkSettings,
    *,
    networks: int = 1,
    codebooks: Mapping[str, Mapping[str, Any]] | None = None,
    split_description: Mapping[str, Any] | None = None,
    versions: Mapping[str, str] | None = None,
    about_label: Mapping[str, Any] | None = None,
    checkpoint: Checkpoint | None = None,
    progress: Progress = no_progress,
    epoch: EpochWatcher = no_watcher,
    network_epoch: TrialWatcher = no_trial_watcher,
    should_stop: StopRequest = never_stop,
) -> TrainedNetwork:
    """Return a network trained on the training part, tuned on the validation part, scored on all.

    Scaling and first weights depend on the training part only, the threshold (and the epoch to
    stop at, when asked) on the validation part; the test part is only scored.

    Parameters
    ----------
    features : array of shape (n, f)
        One column for each of `names`, finite; possibly memory-mapped. The order of the columns
        makes no difference.
    names : sequence of str
        Variable names of the columns, such as `cu_pct:estimate`.
    labels : array of shape (n,)
        1 for ore, 0 for barren; codes of classes, or numbers, as the target wants it. Several labels
        have the shape (n, labels).
    split : array of shape (n,)
        0 training, 1 validation, 2 test (see `split_blocks`).
    settings : NetworkSettings
        The network and its training.
    networks : int
        How many networks are trained, of this seed and those that follow it; what they say is averaged.
    codebooks : mapping, optional
        Codebooks of category features by variable name, as JSON values; kept in the model.
    split_description, versions : mapping, optional
        JSON values kept in the model: how blocks were split, which software trained it.
    about_label : mapping, optional
        JSON values kept in the model: `variables`, `unit` and `codebook` of the label.
    checkpoint : Checkpoint, optional
        File from which an interrupted training goes on.
    progress, epoch : callables
        Told how far training is, and of each finished epoch of a single network.
    network_epoch : callable
        Told the settings of a network and its finished epoch, where there are several.
    should_stop : callable
        Asked after each epoch whether training is to end there and keep the best epoch.

    Raises
    ------
    InvalidInputError
        A missing value, a label that does not fit the target, one class only, no ore in the
        training part, two features of one name, early stopping without a validation part, a
        training that diverges, or a checkpoint of another one.
    """
    order = sorted_order(names)
    ordered = tuple(names[column] for column in order)
    view = FeatureView(features, tuple(order), {})
    check_blocks(view, labels, split, settings.target)
    blocks = LabelledBlocks(view, ordered, np.asarray(labels), np.asarray(split))
    target = fit_target(settings.target, blocks.labels, about_label or {})
    device = choose_device(settings.device)
    rows = view.take(blocks.split == TRAINING)
    encoding, said = fit_encoding(rows, ordered, scaling=settings.scaling, categories=settings.categories)
    alone, alone_on_test = _alone(blocks, rows) if target.kind == "binary" else ({}, {})
    learnt = learn(
        blocks,
        encoding,
        target,
        settings,
        networks=networks,
        device=device,
        checkpoint=checkpoint,
        progress=share_of(progress, 0.0, 0.95),
        epoch=epoch,
        network_epoch=network_epoch,
        should_stop=should_stop,
    )
    settings = learnt.settings[0]
    books = {name: book for name, book in (codebooks or {}).items() if name in ordered}
    untold = NetworkModel(
        learnt.architecture,
        encoding,
        learnt.weights[0],
        settings,
        settings.threshold,
        books,
        {},
        {},
        learnt.descents[0].history,
        {},
        target=target,
        further=tuple(
            FurtherNetwork(one.seed, weights, descent.history)
            for one, weights, descent in zip(learnt.settings[1:], learnt.weights[1:], learnt.descents[1:])
        ),
    )
    probability = predict(untold, view, device=device, progress=share_of(progress, 0.95, 1.0))
    found = _scored(probability, blocks, target, settings)
    model = replace(
        untold,
        threshold=found.threshold,
        split=dict(split_description or {}),
        metrics={part: one.to_dict() for part, one in (found.scores or found.target_scores).items()},
        versions=dict(versions or {}),
    )
    is_ore = blocks.labels[blocks.split == TRAINING] == 1 if target.kind == "binary" else None
    alarms = (*_told_notices(target, ordered), *alarm_notices(rows, ordered, is_ore, alone))
    notices = (*alarms, *said, *_stop_notices(learnt.descents, networks), *found.notices)
    return TrainedNetwork(
        model,
        probability,
        found.scores,
        alone,
        alone_on_test,
        device,
        notices,
        found.target_scores,
        learnt.search,
        told_of_networks(learnt.settings, learnt.descents),
    )


@dataclass(frozen=True)
class _Found:
    """Threshold and scores of a network."""

    threshold: float
    scores: Mapping[str, Scores]
    target_scores: Mapping[str, TargetScores]
    notices: tuple[Notice, ...]


def _scored(probability: Array, blocks: LabelledBlocks, target: Target, settings: NetworkSettings) -> _Found:
    labels, split = blocks.labels, blocks.split
    if target.kind != "binary":
        known = labels if target.kind == "regression" else target.encode(labels)
        return _Found(
            LABEL_THRESHOLD, {}, score_target_parts(target.kind, probability, known, split, target.titles), ()
        )
    threshold, warned = _threshold(probability, labels, split, settings)
    if settings.unlabelled_ore > 0.0:
        warned = (
            *warned,
            Notice(
                "Blocks not labelled ore were learnt as unknown ({share:.1%} of them ore), but every figure and the "
                "threshold count them as barren: precision and accuracy are too low by what ore is among them.",
                {"share": settings.unlabelled_ore},
            ),
        )
    return _Found(threshold, score_parts(probability, labels, split, threshold, loss=settings.loss), {}, warned)


def score_parts(
    probability: Array, labels: Array, split: Array, threshold: float, *, loss: str = "cross_entropy"
) -> dict[str, Scores]:
    """Return the scores of each part that has blocks, by the part's name."""
    return {
        part: score_probabilities(probability[split == code], labels[split == code], threshold, loss=loss)
        for code, part in enumerate(PARTS)
        if (split == code).any()
    }


def _told_notices(target: Target, names: tuple[str, ...]) -> tuple[Notice, ...]:
    """Return a warning for each label that is a feature too."""
    return tuple(
        Notice(
            "{name} is both label and feature: the network is told what it is to find, and its figures say nothing.",
            {"name": name},
        )
        for name in target.variables
        if name in names
    )


def _stop_notices(descents: Sequence[Descent], networks: int) -> tuple[Notice, ...]:
    stopped = [one for one in descents if one.is_stopped]
    if not stopped:
        return ()
    last = stopped[0].history[-1]
    if networks > 1:
        return (
            Notice(
                "Training was stopped by hand after epoch {epoch} of {epochs}. Of the {networks} networks the {n} that "
                "had begun were kept, each as it was at its best epoch. The same settings give other networks when "
                "training is not stopped.",
                {"epoch": last.epoch, "epochs": last.epochs, "n": len(descents), "networks": networks},
            ),
        )
    return (
        Notice(
            "Training was stopped by hand after epoch {epoch} of {epochs}; the network of epoch {kept} was kept. "
            "The same settings give another network when training is not stopped.",
            {"epoch": last.epoch, "epochs": last.epochs, "kept": stopped[0].kept_epoch},
        ),
    )


def _alone(blocks: LabelledBlocks, rows: Array) -> tuple[dict[str, float], dict[str, float]]:
    """Return the AUC that each feature has alone: on the training blocks (`rows`), and on the test blocks.

    How a feature is to be read is learnt from the training blocks; where the test blocks are all of
    one class, there is nothing to read.
    """
    is_ore = blocks.labels == 1
    seen = (rows, is_ore[blocks.split == TRAINING])
    alone = auc_of_features(seen[0], blocks.names, seen[1])
    places = thinned(blocks.split == TEST)
    if len(np.unique(is_ore[places])) < 2:
        return alone, {}
    scored = (blocks.view.take(places), is_ore[places])
    return alone, auc_of_features(seen[0], blocks.names, seen[1], scored=scored)


def _threshold(
    probability: Array, labels: Array, split: Array, settings: NetworkSettings
) -> tuple[float, tuple[Notice, ...]]:
    """Return the threshold by the settings' rule, from the validation part where that has both classes."""
    rows = split == VALIDATION
    notices: tuple[Notice, ...] = ()
    if settings.threshold_rule != "fixed" and len(np.unique(labels[rows])) < 2:
        rows = split == TRAINING
        notices = (
            Notice("The validation part does not hold both classes; the threshold was chosen on the training part."),
        )
    threshold = choose_threshold(
        probability[rows],
        labels[rows],
        rule=settings.threshold_rule,
        fixed=settings.threshold,
        miss_cost=settings.miss_cost,
        budget=settings.budget,
    )
    return threshold, notices


def check_blocks(view: FeatureView, labels: Array, split: Array, kind: str = "binary") -> None:
    """Raise `InvalidInputError` for data no network can learn from; `kind` is one of `targets.TARGETS`."""
    n = len(view)
    if len(labels) != n or len(split) != n:
        raise InvalidInputError(
            "Features, labels and split must be of as many blocks, but there are {n}, {labels} and {split}.",
            n=n,
            labels=len(labels),
            split=len(split),
        )
    missing = sum(
        int(np.count_nonzero(~np.isfinite(view.rows(start, start + 65536)).all(axis=1))) for start in range(0, n, 65536)
    )
    if missing:
        raise InvalidInputError("{missing} of {n} blocks lack the value of a feature.", missing=missing, n=n)
    check_labels(kind, np.asarray(labels), np.asarray(split) == TRAINING)
