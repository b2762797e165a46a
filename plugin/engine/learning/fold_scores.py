# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of held-out probabilities at a threshold that is chosen without the scored composites."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..evaluation.calibration_error import BINS
from ..evaluation.metrics import Scores, score_probabilities
from ..evaluation.thresholds import choose_threshold
from .skill import HeldOut

Floats = NDArray[np.float64]


def scored_by_fold(held: HeldOut, ore: NDArray[np.bool_]) -> tuple[float, Scores]:
    """Return the threshold for new ground, and the scores at thresholds that are chosen without the fold.

    The threshold for new ground is the one of best F1 on all composites. Accuracy, precision, recall and F1 are taken
    of the calls of `called_by_fold`.

    Parameters
    ----------
    held : HeldOut
    ore : boolean array of shape (n,)
    """
    probability = held.probabilities["calibrated"]
    threshold = choose_threshold(probability, ore)
    at_own = score_probabilities(called_by_fold(held, ore).astype(np.float64), ore, 0.5)
    return threshold, replace(
        score_probabilities(probability, ore, threshold),
        accuracy=at_own.accuracy,
        precision=at_own.precision,
        recall=at_own.recall,
        f1=at_own.f1,
        confusion=at_own.confusion,
    )


def called_by_fold(held: HeldOut, ore: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return what is called ore, each fold's composites at the best threshold of the other folds, shape (n,).

    Parameters are those of `scored_by_fold`.
    """
    probability = held.probabilities["calibrated"]
    called = np.zeros(len(ore), dtype=bool)
    for number in np.unique(held.fold):
        is_out = held.fold == number
        called[is_out] = probability[is_out] >= choose_threshold(probability[~is_out], ore[~is_out])
    return called


def reliability(probability: Floats, ore: NDArray[np.bool_], *, bins: int = BINS) -> dict[str, list[float]]:
    """Return mean probability, share of ore and number of composites of each bin of probability that has any.

    Examples
    --------
    >>> reliability(np.array([0.25, 0.25, 0.75]), np.array([False, True, True]), bins=2)
    {'probability': [0.25, 0.75], 'share': [0.5, 1.0], 'n': [2, 1]}
    """
    at = np.minimum((probability * bins).astype(np.int64), bins - 1)
    n = np.bincount(at, minlength=bins)
    some = n > 0
    mean, share = (np.bincount(at, values, bins)[some] / n[some] for values in (probability, ore))
    return {"probability": mean.tolist(), "share": share.tolist(), "n": n[some].tolist()}
