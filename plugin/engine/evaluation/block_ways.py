# SPDX-License-Identifier: GPL-2.0-or-later
"""What simpler ways would have got from the same blocks and the same split.

Each way learns from the training blocks, thinned where there are many, and is scored on the same test blocks as the
network. What the network gains over the best of them is what it is good for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..learning.forest import grow_boosted, grow_randomised
from ..learning.places import Placement
from ..log_odds import sigmoid
from ..network.features import is_category
from ..network.leaks import auc_of_features, shares_of_ore
from ..network.splits import TEST, TRAINING
from ..progress import Progress, no_progress

Array = NDArray[Any]
Floats = NDArray[np.float64]

MOST_ROWS = 20_000
"""Blocks that a way learns from, and on which it is scored, at most: drawn evenly."""
TREES = 100
"""Extremely randomised trees, and boosted ones."""
RATE = 0.08
"""Learning rate of the boosted trees."""
SEED = 1
"""Of all trees."""
STEPS = 30
"""Newton steps of the logistic regression at most."""
RIDGE = 1e-3
"""Pull of its weights to 0, in blocks."""
CLOSE = 1e-8
"""Steps of no more than this end its search."""

WAYS = ("best_feature", "logistic", "boosted", "randomised_places")
"""The best single feature (by its AUC on the training blocks, codes by their share of ore), logistic regression and
gradient boosting on all of them, extremely randomised trees on turned coordinates."""


@dataclass(frozen=True)
class Rows:
    """The blocks that ways learn from and are scored on."""

    features: NDArray[np.float32]
    """The network's inputs, shape (n, f): finite, codes as it takes them."""
    single: Array
    """The features as the rasters hold them, shape (n, k): finite."""
    names: tuple[str, ...]
    """Variable names of the columns of `single`."""
    points: Floats
    """Centres of the blocks, shape (n, 3)."""
    is_ore: NDArray[np.bool_]
    """The label."""
    split: Array
    """0 training, 1 validation, 2 test."""


def thinned_rows(split: Array) -> NDArray[np.int64]:
    """Return the numbers of the training and test blocks that ways are given, ascending."""
    parts = [np.flatnonzero(np.asarray(split) == code) for code in (TRAINING, TEST)]
    return np.sort(np.concatenate([part[:: max(1, -(-len(part) // MOST_ROWS))] for part in parts]))


def probabilities_of_ways(rows: Rows, *, progress: Progress = no_progress) -> dict[str, Floats]:
    """Return the probability of ore that each of `WAYS` gives at the test blocks, by its name.

    A way whose library is missing is left out.
    """
    is_training, is_test = rows.split == TRAINING, rows.split == TEST
    ore = rows.is_ore[is_training]
    axes = Placement.of(rows.points[is_training]).axes(rows.points)
    ways: dict[str, Callable[[], Floats]] = {
        "best_feature": lambda: _alone(rows, best_feature(rows)),
        "logistic": lambda: _logistic(rows.features[is_training], ore, rows.features[is_test]),
        "boosted": lambda: sigmoid(
            grow_boosted(rows.features[is_training], ore, seed=SEED, trees=TREES, rate=RATE).sums(
                rows.features[is_test]
            )
        ),
        "randomised_places": lambda: grow_randomised(axes[is_training], ore, seed=SEED, trees=TREES).sums(
            axes[is_test]
        ),
    }
    found = {}
    for place, name in enumerate(WAYS):
        progress(place / len(WAYS), "Simpler ways for comparison")
        try:
            found[name] = ways[name]()
        except ImportError:
            continue
    return found


def best_feature(rows: Rows) -> str:
    """Return the name of the feature that tells ore best by itself in the training blocks."""
    is_training = rows.split == TRAINING
    alone = auc_of_features(rows.single[is_training], rows.names, rows.is_ore[is_training])
    return max(alone, key=lambda name: alone[name])


def _alone(rows: Rows, name: str) -> Floats:
    """Return the probability at the test blocks by one feature; each code counts as its share of ore in training."""
    column = rows.single[:, rows.names.index(name)]
    seen, others, ore = column[rows.split == TRAINING], column[rows.split == TEST], rows.is_ore[rows.split == TRAINING]
    if is_category(name):
        seen, others = shares_of_ore(seen, ore, seen), shares_of_ore(seen, ore, others)
    return _logistic(seen[:, None], ore, others[:, None])


def _logistic(features: Array, is_ore: NDArray[np.bool_], others: Array) -> Floats:
    """Return the probability by a logistic regression on standardised features, by Newton's method."""
    centre, spread = features.mean(axis=0, dtype=np.float64), features.std(axis=0, dtype=np.float64)
    spread = np.where(spread > 0.0, spread, 1.0)

    def design(values: Array) -> Floats:
        return np.column_stack([np.ones(len(values)), (values - centre) / spread])

    rows, weights = design(features), np.zeros(features.shape[1] + 1)
    for _ in range(STEPS):
        probability = sigmoid(rows @ weights)
        gradient = rows.T @ (probability - is_ore) + RIDGE * weights
        curvature = (rows * (probability * (1.0 - probability))[:, None]).T @ rows + RIDGE * np.eye(len(weights))
        step = np.linalg.solve(curvature, gradient)
        weights = weights - np.clip(step, -5.0, 5.0)
        if float(np.abs(step).max()) < CLOSE:
            break
    return sigmoid(design(others) @ weights)
