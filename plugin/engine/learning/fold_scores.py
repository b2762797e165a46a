# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of held-out probabilities at a threshold that the scored composites had no say in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..evaluation.held_out import BINS
from ..evaluation.metrics import Scores, score_probabilities
from ..evaluation.thresholds import choose_threshold
from .calibration import Calibration, is_useful
from .skill import HeldOut

Floats = NDArray[np.float64]


def scored_by_fold(probability: Floats, ore: NDArray[np.bool_], fold: NDArray[np.int64]) -> tuple[float, Scores]:
    """Return the threshold for new ground, and the scores at thresholds that each fold had no say in.

    The threshold for new ground is the one of best F1 on all composites. Accuracy, precision, recall and F1 are taken
    with each fold's composites called at the best threshold of the other folds.

    Parameters
    ----------
    probability : array of shape (n,)
        Held-out and calibrated.
    ore : boolean array of shape (n,)
    fold : integer array of shape (n,)
    """
    threshold = choose_threshold(probability, ore)
    called = np.zeros(len(ore), dtype=bool)
    for number in np.unique(fold):
        is_out = fold == number
        called[is_out] = probability[is_out] >= choose_threshold(probability[~is_out], ore[~is_out])
    at_own = score_probabilities(called.astype(np.float64), ore, 0.5)
    return threshold, replace(
        score_probabilities(probability, ore, threshold),
        accuracy=at_own.accuracy,
        precision=at_own.precision,
        recall=at_own.recall,
        f1=at_own.f1,
        confusion=at_own.confusion,
    )


def with_useful_calibration(held: HeldOut, ore: NDArray[np.bool_]) -> HeldOut:
    """Return held-out probabilities whose calibration is left away where it makes the log-loss larger.

    For a fold the other folds decide, for new ground all of them. With few holes, what the other folds need can be the
    opposite of what a fold needs.
    """
    raw, calibrated = held.probabilities["blend"], held.probabilities["calibrated"]
    chosen = calibrated.copy()
    for number in np.unique(held.fold):
        is_out = held.fold == number
        if not is_useful(calibrated[~is_out], raw[~is_out], ore[~is_out]):
            chosen[is_out] = raw[is_out]
    calibration = held.calibration if is_useful(calibrated, raw, ore) else Calibration()
    return replace(held, probabilities={**held.probabilities, "calibrated": chosen}, calibration=calibration)


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
