# SPDX-License-Identifier: GPL-2.0-or-later
"""A logistic regression on all features: the plainest member, and where holes are few the steadiest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

PENALTIES = (0.0003, 0.001, 0.003, 0.01, 0.03)
"""Inverse strengths of the ridge that are tried at left-out holes, for `ROWS` rows; a larger one bends more."""

FOLDS = 4
"""Parts of the groups of holes on which a penalty is chosen."""

ROWS = 6_000
"""Rows that the penalty is told for: with more rows it stays as strong beside each of them."""

MOST_ROWS = 20_000
"""Rows that it learns from at most."""

Floats = NDArray[np.float64]
Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Plane:
    """A logit that is linear in all inputs."""

    intercept: float
    """Logit where all inputs are 0."""
    slopes: Floats
    """Logit for each unit of an input, shape (inputs,)."""

    def each(self, rows: Rows) -> Floats:
        """Return the logit, shape (1, n)."""
        return np.asarray(self.intercept + rows.astype(np.float64) @ self.slopes)[None]


def fit_plane(given: Rows, ore: NDArray[np.bool_], group: NDArray[np.int64], *, seed: int) -> Plane:
    """Return a logistic regression whose ridge is the one with the least loss at left-out groups of holes.

    Parameters
    ----------
    given : array of shape (n, inputs)
        Scaled inputs, none missing.
    ore : boolean array of shape (n,)
    group : integer array of shape (n,)
        Groups of holes.
    seed : int
        Of the rows that are drawn and of the folds.
    """
    generator = np.random.default_rng(seed)
    at = np.sort(generator.permutation(len(given))[:MOST_ROWS])
    values, ore = given[at].astype(np.float64), ore[at]
    groups, place = np.unique(group[at], return_inverse=True)
    fold = (generator.permutation(len(groups)) % FOLDS)[place.ravel()]
    losses = [_loss(values, ore, fold, penalty) for penalty in PENALTIES]
    model = _regression(PENALTIES[int(np.argmin(losses))], len(values)).fit(values, ore)
    return Plane(float(model.intercept_[0]), np.asarray(model.coef_[0], dtype=np.float64))


def _loss(given: Floats, ore: NDArray[np.bool_], fold: NDArray[np.int64], penalty: float) -> float:
    """Return the sum of the log-loss over folds that can be told."""
    total = 0.0
    for number in range(FOLDS):
        is_out = fold == number
        if is_out.any() and len(np.unique(ore[~is_out])) == 2:
            model = _regression(penalty, int(np.count_nonzero(~is_out))).fit(given[~is_out], ore[~is_out])
            logits = model.decision_function(given[is_out])
            total += float(np.sum(np.logaddexp(0.0, logits) - ore[is_out] * logits))
    return total


def _regression(penalty: float, rows: int) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=penalty * ROWS / rows, max_iter=200)
