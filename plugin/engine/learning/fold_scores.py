# SPDX-License-Identifier: GPL-2.0-or-later
"""Scores of held-out probabilities at a threshold that the scored composites had no say in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..evaluation.calibration_error import BINS
from ..evaluation.metrics import Scores, score_probabilities
from ..evaluation.thresholds import choose_threshold
from ..log_odds import log_odds
from .calibration import Calibration, is_useful, useful_calibration
from .skill import HeldOut

Floats = NDArray[np.float64]


def scored_by_fold(held: HeldOut, ore: NDArray[np.bool_], group: NDArray[np.int64]) -> tuple[float, Scores]:
    """Return the threshold for new ground, and the scores at thresholds that each fold had no say in.

    The threshold for new ground is the one of best F1 on all composites. Accuracy, precision, recall and F1 are taken
    of the calls of `called_by_fold`.

    Parameters
    ----------
    held : HeldOut
        As `with_useful_calibration` gives it.
    ore : boolean array of shape (n,)
    group : integer array of shape (n,)
        Groups of holes.
    """
    probability = held.probabilities["calibrated"]
    threshold = choose_threshold(probability, ore)
    at_own = score_probabilities(called_by_fold(held, ore, group).astype(np.float64), ore, 0.5)
    return threshold, replace(
        score_probabilities(probability, ore, threshold),
        accuracy=at_own.accuracy,
        precision=at_own.precision,
        recall=at_own.recall,
        f1=at_own.f1,
        confusion=at_own.confusion,
    )


def called_by_fold(held: HeldOut, ore: NDArray[np.bool_], group: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return what is called ore, each fold's composites at the best threshold of the other folds, shape (n,).

    The others' probabilities are calibrated among themselves for that: those that are reported of them were calibrated
    with the fold's labels. Parameters are those of `scored_by_fold`.
    """
    probability, logits = held.probabilities["calibrated"], log_odds(held.probabilities["blend"])
    called = np.zeros(len(ore), dtype=bool)
    for number in np.unique(held.fold):
        is_out = held.fold == number
        others = _calibrated_where_useful(logits[~is_out], ore[~is_out], held.fold[~is_out], group[~is_out])
        called[is_out] = probability[is_out] >= choose_threshold(others, ore[~is_out])
    return called


def with_useful_calibration(held: HeldOut, ore: NDArray[np.bool_], group: NDArray[np.int64]) -> HeldOut:
    """Return held-out probabilities whose calibration is left away where it does not surely make the log-loss smaller.

    For a fold the other folds decide by what they say of each other, for new ground all of them: no label of a fold
    has a say in its own probabilities. With few holes, what the other folds need can be the opposite of what a fold
    needs. Parameters are those of `scored_by_fold`.
    """
    raw, calibrated = held.probabilities["blend"], held.probabilities["calibrated"]
    chosen = _calibrated_where_useful(log_odds(raw), ore, held.fold, group)
    calibration = held.calibration if is_useful(calibrated, raw, ore, group) else Calibration()
    return replace(held, probabilities={**held.probabilities, "calibrated": chosen}, calibration=calibration)


def calibrated_parts(held: HeldOut) -> int:
    """Return in how many folds the calibrated probabilities are not the raw ones."""
    is_changed = ~np.isclose(held.probabilities["calibrated"], held.probabilities["blend"], rtol=1e-9, atol=0.0)
    return len(np.unique(held.fold[is_changed]))


def _calibrated_where_useful(
    logits: Floats, ore: NDArray[np.bool_], fold: NDArray[np.int64], group: NDArray[np.int64]
) -> Floats:
    """Return the probability of each composite, calibrated as the other folds alone make and want it, shape (n,)."""
    chosen = np.full(len(logits), np.nan)
    for number in np.unique(fold):
        is_out = fold == number
        calibration = useful_calibration(logits[~is_out], ore[~is_out], fold[~is_out], group[~is_out])
        chosen[is_out] = calibration.probability(logits[is_out])
    return chosen


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
