# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities that mean what they say: a line through logits, fitted where nothing was learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..evaluation.metrics import log_losses
from ..log_odds import sigmoid

Floats = NDArray[np.float64]

STEPS = 50
"""Newton steps at most; about six are needed."""
RIDGE = 1e-3
"""Pull of intercept to 0 and slope to 1, in rows: keeps classes that separate wholly from running away."""

DOUBT = 2.0
"""Standard errors that the gain of a calibration must be before it is used.

Over many holes that is an interval of 95 % without zero. Of two levels of the ground, one may gain three times as much
as the other; where nothing is to be gained, about one pair in seven is so by chance."""

PRIOR = np.array([0.0, 1.0])
"""Intercept and slope that change nothing."""
CLOSE = 1e-9
"""Steps of no more than this end the search."""


@dataclass(frozen=True)
class Calibration:
    """A logit x becomes `intercept + slope * x` (Platt's scaling; a slope below 1 tempers)."""

    intercept: float = 0.0
    """Added to all logits."""
    slope: float = 1.0
    """Multiplies them."""

    def probability(self, logits: Floats) -> Floats:
        """Return calibrated probabilities of logits of any shape."""
        return sigmoid(self.intercept + self.slope * logits)


def fit_calibration(logits: Floats, ore: NDArray[np.bool_]) -> Calibration:
    """Return the calibration of largest likelihood, by Newton's method with steps halved until they gain.

    Parameters
    ----------
    logits : array of shape (n,)
        At composites that the members which give them have never seen.
    ore : boolean array of shape (n,)
    """
    design = np.column_stack([np.ones(len(logits)), logits])
    at, cost = np.zeros(2), _cost(np.zeros(2), design, ore)
    for _ in range(STEPS):
        probability = sigmoid(design @ at)
        gradient = design.T @ (probability - ore) + RIDGE * (at - PRIOR)
        weight = probability * (1.0 - probability)
        step = np.linalg.solve(design.T @ (design * weight[:, None]) + RIDGE * np.eye(2), gradient)
        while (following := _cost(at - step, design, ore)) > cost and float(np.abs(step).max()) > CLOSE:
            step = 0.5 * step
        if float(np.abs(step).max()) <= CLOSE:
            break
        at, cost = at - step, following
    return Calibration(float(at[0]), float(at[1])) if at[1] > 0.0 else Calibration()


def held_out_probability(logits: Floats, ore: NDArray[np.bool_], fold: NDArray[np.int64]) -> Floats:
    """Return the calibrated probability of each composite, by the calibration fitted on the other folds.

    Parameters
    ----------
    logits : array of shape (n,)
        At composites that the members which give them have never seen.
    ore : boolean array of shape (n,)
    fold : integer array of shape (n,)
        The fold that each composite was held out with.

    Returns
    -------
    array of shape (n,)
    """
    calibrated = np.full(len(logits), np.nan)
    for number in np.unique(fold):
        is_out = fold == number
        calibrated[is_out] = fit_calibration(logits[~is_out], ore[~is_out]).probability(logits[is_out])
    return calibrated


def is_useful(calibrated: Floats, raw: Floats, ore: NDArray[np.bool_], group: NDArray[np.int64]) -> bool:
    """Return whether calibrated probabilities of held-out composites surely have a smaller log-loss than raw ones.

    The sum of what is gained must be `DOUBT` of its standard errors. Composites of one hole err alike, so that groups
    of holes are what is counted, not composites. Of one group nothing is sure.

    Parameters
    ----------
    calibrated, raw : array of shape (n,)
        Probabilities.
    ore : boolean array of shape (n,)
    group : integer array of shape (n,)
        Groups of holes.
    """
    gains = np.bincount(
        np.unique(group, return_inverse=True)[1].ravel(), log_losses(raw, ore) - log_losses(calibrated, ore)
    )
    if len(gains) < 2:
        return False
    total = float(gains.sum())
    return total > 0.0 and total >= DOUBT * float(np.sqrt(len(gains)) * gains.std(ddof=1))


def useful_calibration(
    logits: Floats,
    ore: NDArray[np.bool_],
    fold: NDArray[np.int64],
    group: NDArray[np.int64],
) -> Calibration:
    """Return the calibration for new ground; one that changes nothing where it does not surely pay at held-out folds.

    It is fitted on all held-out logits, if probabilities that are calibrated by other folds are better than raw ones
    (`is_useful`). What few holes ask for, other holes may not: members are fitted by likelihood, so that their average
    is to be believed until it is seen to err. Parameters are those of `held_out_probability` and `is_useful`; one fold
    alone decides nothing, and none is made.
    """
    if len(np.unique(fold)) < 2:
        return Calibration()
    calibrated = held_out_probability(logits, ore, fold)
    if not is_useful(calibrated, sigmoid(logits), ore, group):
        return Calibration()
    return fit_calibration(logits, ore)


def _cost(at: Floats, design: Floats, ore: NDArray[np.bool_]) -> float:
    """Return the negative logarithm of the likelihood, with the pull."""
    logits = design @ at
    return float(np.sum(np.logaddexp(0.0, logits) - ore * logits) + 0.5 * RIDGE * np.sum(np.square(at - PRIOR)))
