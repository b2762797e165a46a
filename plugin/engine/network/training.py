# SPDX-License-Identifier: GPL-2.0-or-later
"""Training: features and labels in, a network with its scores out.

The same data, settings and seed give the same weights, bit for bit, on the CPU.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError, Notice
from ..evaluation.metrics import Scores, score_probabilities
from ..evaluation.tables import PARTS
from ..evaluation.thresholds import choose_threshold
from ..progress import Progress, StopRequest, never_stop, no_progress, share_of
from .descent import Descent, Part, descend
from .devices import choose_device
from .epochs import EpochWatcher, no_watcher
from .feature_view import FeatureView
from .features import FeatureEncoding, fit_encoding, sorted_order
from .inference import predict
from .leaks import auc_of_features, leak_notices, thinned
from .model import Architecture, architecture_of
from .model_file import NetworkModel
from .settings import NetworkSettings
from .splits import TEST, TRAINING, VALIDATION

Array = NDArray[Any]


@dataclass(frozen=True)
class TrainedNetwork:
    """A trained network and how well it does."""

    model: NetworkModel
    """The network, as its file holds it."""
    probability: NDArray[np.float32]
    """Probability of ore of every given block, shape (n,)."""
    scores: Mapping[str, Scores]
    """Scores by part: `train`, `validation`, `test`; a part without blocks is left out."""
    alone: Mapping[str, float]
    """AUC of each feature alone, on the training blocks."""
    alone_on_test: Mapping[str, float]
    """The same on the test blocks, where they hold both classes; else empty."""
    device: str
    """Where it was trained: `cpu`, `cuda` or `mps`."""
    notices: tuple[Notice, ...]
    """What the user should know."""


def train_network(
    features: Array,
    names: Sequence[str],
    labels: Array,
    split: Array,
    settings: NetworkSettings,
    *,
    codebooks: Mapping[str, Mapping[str, Any]] | None = None,
    split_description: Mapping[str, Any] | None = None,
    versions: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    epoch: EpochWatcher = no_watcher,
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
        1 for ore, 0 for barren.
    split : array of shape (n,)
        0 training, 1 validation, 2 test (see `split_blocks`).
    settings : NetworkSettings
        The network and its training.
    codebooks : mapping, optional
        Codebooks of category features by variable name, as JSON values; kept in the model.
    split_description, versions : mapping, optional
        JSON values kept in the model: how blocks were split, which software trained it.
    progress, epoch : callables
        Told how far training is, and of each finished epoch.
    should_stop : callable
        Asked after each epoch whether training is to end there and keep the best epoch.

    Raises
    ------
    InvalidInputError
        A missing value, a label other than 0 and 1, one class only, no ore in the training part,
        two features of one name, early stopping without a validation part, or a training that
        diverges.
    """
    order = sorted_order(names)
    ordered = tuple(names[column] for column in order)
    view = FeatureView(features, tuple(order), {})
    check_blocks(view, labels, split)
    device = choose_device(settings.device)
    rows = view.take(np.asarray(split) == TRAINING)
    is_ore = np.asarray(labels)[np.asarray(split) == TRAINING] == 1
    encoding, said = fit_encoding(rows, ordered, scaling=settings.scaling, categories=settings.categories)
    alone = auc_of_features(rows, ordered, is_ore)
    alone_on_test = _alone_on_test(view, ordered, labels, split, (rows, is_ore))
    training, validation = Part(encoding.apply(rows), is_ore), _validation_part(view, labels, split, encoding)
    architecture = architecture_of(settings, encoding.n_inputs)
    descent = descend(
        training,
        validation,
        architecture,
        settings,
        device=device,
        progress=share_of(progress, 0.0, 0.95),
        epoch=epoch,
        should_stop=should_stop,
    )
    untold = _model(architecture, encoding, descent, settings, ordered, codebooks)
    probability = predict(untold, view, device=device, progress=share_of(progress, 0.95, 1.0))
    threshold, warned = _threshold(probability, labels, split, settings)
    scores = score_parts(probability, labels, split, threshold, loss=settings.loss)
    model = NetworkModel(
        **{
            **vars(untold),
            "threshold": threshold,
            "split": dict(split_description or {}),
            "metrics": {part: one.to_dict() for part, one in scores.items()},
            "versions": dict(versions or {}),
        }
    )
    notices = (*leak_notices(alone), *said, *_stop_notices(descent), *warned)
    return TrainedNetwork(model, probability, scores, alone, alone_on_test, device, notices)


def score_parts(
    probability: Array, labels: Array, split: Array, threshold: float, *, loss: str = "cross_entropy"
) -> dict[str, Scores]:
    """Return the scores of each part that has blocks, by the part's name."""
    return {
        part: score_probabilities(probability[split == code], labels[split == code], threshold, loss=loss)
        for code, part in enumerate(PARTS)
        if (split == code).any()
    }


def _model(
    architecture: Architecture,
    encoding: FeatureEncoding,
    descent: Descent,
    settings: NetworkSettings,
    names: tuple[str, ...],
    codebooks: Mapping[str, Mapping[str, Any]] | None,
) -> NetworkModel:
    """Return the model as far as it is known before it was scored."""
    books = {name: book for name, book in (codebooks or {}).items() if name in names}
    return NetworkModel(
        architecture, encoding, descent.weights, settings, settings.threshold, books, {}, {}, descent.history, {}
    )


def _stop_notices(descent: Descent) -> tuple[Notice, ...]:
    if not descent.is_stopped:
        return ()
    last = descent.history[-1]
    return (
        Notice(
            "Training was stopped by hand after epoch {epoch} of {epochs}; the network of epoch {kept} was kept. "
            "The same settings give another network when training is not stopped.",
            {"epoch": last.epoch, "epochs": last.epochs, "kept": descent.kept_epoch},
        ),
    )


def _validation_part(view: FeatureView, labels: Array, split: Array, encoding: FeatureEncoding) -> Part | None:
    rows = np.asarray(split) == VALIDATION
    return Part(encoding.apply(view.take(rows)), np.asarray(labels)[rows] == 1) if rows.any() else None


def _alone_on_test(
    view: FeatureView, names: tuple[str, ...], labels: Array, split: Array, seen: tuple[Array, NDArray[np.bool_]]
) -> dict[str, float]:
    """Return the AUC that each feature has alone on the test blocks, as the training blocks teach to read it."""
    rows = thinned(np.asarray(split) == TEST)
    is_ore = np.asarray(labels)[rows] == 1
    if len(np.unique(is_ore)) < 2:
        return {}
    return auc_of_features(seen[0], names, seen[1], scored=(view.take(rows), is_ore))


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
        probability[rows], labels[rows], rule=settings.threshold_rule, fixed=settings.threshold
    )
    return threshold, notices


def check_blocks(view: FeatureView, labels: Array, split: Array) -> None:
    """Raise `InvalidInputError` for data no network can learn from."""
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
    _check_labels(np.asarray(labels), np.asarray(split) == TRAINING)


def _check_labels(labels: Array, is_training: NDArray[np.bool_]) -> None:
    wrong = int(np.count_nonzero((labels != 0) & (labels != 1)))
    if wrong:
        raise InvalidInputError(
            "The label must be 0 (barren) or 1 (ore), but {wrong} of {n} blocks have another value.",
            wrong=wrong,
            n=len(labels),
        )
    ore, n = int(np.count_nonzero(labels == 1)), len(labels)
    if ore in (0, n):
        raise InvalidInputError(
            "The label has one class only: {ore} of {n} blocks are ore. A network needs ore and barren blocks.",
            ore=ore,
            n=n,
        )
    trained, ore = int(np.count_nonzero(is_training)), int(np.count_nonzero(labels[is_training] == 1))
    if ore == 0:
        raise InvalidInputError(
            "There is no ore among the {n} training blocks: the split puts all of it elsewhere. Choose another split.",
            n=trained,
        )
    if ore == trained:
        raise InvalidInputError(
            "All {n} training blocks are ore: there is nothing to tell it from. Choose another split.", n=trained
        )
