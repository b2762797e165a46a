# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities that mean what they say: a line through logits, fitted where nothing was learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .members import sigmoid

Floats = NDArray[np.float64]

STEPS = 50
"""Newton steps at most; about six are needed."""
RIDGE = 1e-3
"""Pull of intercept to 0 and slope to 1, in rows: keeps classes that separate wholly from running away."""

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


def _cost(at: Floats, design: Floats, ore: NDArray[np.bool_]) -> float:
    """Return the negative logarithm of the likelihood, with the pull."""
    logits = design @ at
    return float(np.sum(np.logaddexp(0.0, logits) - ore * logits) + 0.5 * RIDGE * np.sum(np.square(at - PRIOR)))
