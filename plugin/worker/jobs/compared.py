# SPDX-License-Identifier: GPL-2.0-or-later
"""What jobs of a network set beside its scores: simpler ways, another split, and the alarm of leaks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...engine.errors import Notice
from ...engine.evaluation.block_ways import Rows, best_feature, probabilities_of_ways, thinned_rows
from ...engine.evaluation.held_out import bootstrap_figures
from ...engine.evaluation.metrics import area_under_roc, log_loss
from ...engine.network.feature_view import FeatureView
from ...engine.network.leaks import alarm_notices, auc_of_features, leaks_of_labels, thinned
from ...engine.network.model_file import NetworkModel
from ...engine.network.nearness import Nearness, nearness_notices, nearness_of_test
from ...engine.network.splits import TEST, TRAINING, VALIDATION, SplitSettings, split_blocks
from ...engine.network.targets import Target
from ...engine.network.training import train_network
from ...engine.progress import Progress, share_of
from . import Array, JobInput

DRAWS = 200
"""Draws of the intervals of a comparison."""
UNUSED = -1
"""Code of blocks that no way is given."""
NETWORK = "network"
"""Name of the network among the ways."""


def alarm(
    job: JobInput,
    view: FeatureView,
    target: Target,
    labels: Array,
    split: Array,
    known: NDArray[np.bool_],
    *,
    progress: Progress,
) -> tuple[dict[str, Any] | None, tuple[Notice, ...]]:
    """Return how near test blocks lie to training blocks, where that was asked, and a warning for each leak.

    Leaks are looked for in the training blocks, as the training does; where those have one label only, in all blocks.
    Features that tell are looked for of ore and of several labels: rocks and grades follow place and depth by nature.
    """
    is_training = known & (np.asarray(split) == TRAINING)
    rows = thinned(is_training if len(np.unique(labels[is_training])) > 1 else known)
    features, names = view.take(rows), view_names(job, view)
    kept = np.isfinite(features).all(axis=1)
    features, given = features[kept], labels[rows][kept]
    leaks: tuple[Notice, ...] = ()
    is_ore, alone = None, {}
    if target.kind == "binary":
        is_ore = given == 1
        alone = auc_of_features(features, names, is_ore)
    elif target.kind == "multi_label":
        leaks = leaks_of_labels(features, names, given, target.titles, progress=progress)
    nearness = _nearness(job, split)
    notices = (
        *leaks,
        *alarm_notices(features, names, is_ore, alone),
        *nearness_notices(nearness, job.parameters.get("unit", "")),
    )
    return (None if nearness is None else nearness.to_dict()), notices


def view_names(job: JobInput, view: FeatureView) -> tuple[str, ...]:
    """Return the variable names of a view's columns."""
    return tuple(job.parameters["names"][column] for column in view.columns)


def _nearness(job: JobInput, split: Array) -> Nearness | None:
    transform = job.parameters.get("range_transform")
    if transform is None or "places" not in job.arrays:
        return None
    return nearness_of_test(np.array(job.arrays["places"]), split, np.array(transform, dtype=np.float64))


def compared(
    job: JobInput,
    model: NetworkModel,
    view: FeatureView,
    probability: Array,
    labels: Array,
    split: Array,
    *,
    progress: Progress,
) -> dict[str, Any] | None:
    """Return the scores of simpler ways beside the network's, on this split and on a random one; None when not asked.

    The job's parameters `baselines` and `random_split` ask for them; its arrays `places` and `groups` are needed.
    There is nothing to compare either where the training or the test blocks are all of one class.
    """
    is_asked = job.parameters.get("baselines", False) or job.parameters.get("random_split", False)
    if not is_asked or "places" not in job.arrays:
        return None
    known = np.isfinite(probability)
    split = np.where(known, split, UNUSED)
    at_random = _random_split(split, known)
    if at_random is None or not all(_has_both_classes(labels, one) for one in (split, at_random)):
        return None
    given, rows = _given(job, model, view, labels, split)
    found = probabilities_of_ways(given, progress=share_of(progress, 0.0, 0.3))
    random = _random_scores(_given(job, model, view, labels, at_random)[0], share_of(progress, 0.3, 0.6))
    tested = rows[split[rows] == TEST]
    ways = {NETWORK: probability[tested].astype(np.float64), **found}
    groups = np.array(job.arrays["groups"])[tested]
    figures, gains = bootstrap_figures(ways, labels[tested] == 1, groups, against=NETWORK, draws=DRAWS)
    if job.parameters.get("random_split", False):
        random[NETWORK] = _random_network(job, model, view, labels, at_random, share_of(progress, 0.6, 1.0))
    return {
        "figures": {way: {name: one.to_dict() for name, one in of.items()} for way, of in figures.items()},
        "gains": {way: one.to_dict() for way, one in gains.items()},
        "random": random,
        "best_feature": best_feature(given),
        "scored": len(tested),
        "learned": int(np.count_nonzero(split[rows] == TRAINING)),
    }


def _given(
    job: JobInput, model: NetworkModel, view: FeatureView, labels: Array, split: Array
) -> tuple[Rows, NDArray[np.int64]]:
    """Return what ways learn from and are scored on, and the numbers of those blocks."""
    rows = thinned_rows(split)
    features, places = view.take(rows), np.array(job.arrays["places"][rows])
    inputs = model.encoding.apply(features)
    return Rows(inputs, features, view_names(job, view), places, labels[rows] == 1, split[rows]), rows


def _has_both_classes(labels: Array, split: Array) -> bool:
    """Whether the blocks that ways learn from, and those on which they are scored, hold ore and barren ones."""
    rows = thinned_rows(split)
    return all(len(np.unique(labels[rows[split[rows] == code]])) > 1 for code in (TRAINING, TEST))


def _random_split(split: Array, known: NDArray[np.bool_]) -> Array | None:
    """Return a random split with parts as large as those of another one; None where it has no training or no test."""
    counts = np.bincount(split[known].astype(np.int64), minlength=3)
    if not counts[TRAINING] or not counts[TEST]:
        return None
    settings = SplitSettings(
        method="random",
        test_share=float(np.clip(counts[TEST] / counts.sum(), 0.01, 0.99)),
        validation_share=float(min(counts[VALIDATION] / (counts[TRAINING] + counts[VALIDATION]), 0.9)),
    )
    drawn = np.full(len(split), UNUSED, dtype=np.int8)
    drawn[known] = split_blocks(settings, int(np.count_nonzero(known)))
    return drawn


def _random_scores(given: Rows, progress: Progress) -> dict[str, dict[str, float | None]]:
    is_ore = given.is_ore[given.split == TEST]
    return {way: _scores(found, is_ore) for way, found in probabilities_of_ways(given, progress=progress).items()}


def _random_network(
    job: JobInput, model: NetworkModel, view: FeatureView, labels: Array, split: Array, progress: Progress
) -> dict[str, float | None]:
    """Return the scores that a network, or an ensemble, of the same settings has when blocks are split at random."""
    rows = np.flatnonzero(split >= 0)
    trained = train_network(
        view.take(rows),
        view_names(job, view),
        labels[rows],
        split[rows],
        model.settings,
        networks=len(model.networks),
        codebooks=model.codebooks,
        progress=progress,
        should_stop=job.should_stop,
    )
    tested = split[rows] == TEST
    return _scores(trained.probability[tested].astype(np.float64), labels[rows][tested] == 1)


def _scores(probability: Array, is_ore: NDArray[np.bool_]) -> dict[str, float | None]:
    auc = area_under_roc(probability, is_ore)
    return {"auc": auc if np.isfinite(auc) else None, "log_loss": log_loss(probability, is_ore)}
