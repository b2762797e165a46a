# SPDX-License-Identifier: GPL-2.0-or-later
"""Probabilities that mean what they say: a slope of logits, fitted where nothing was learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..evaluation.calibration import temperature_of_logits
from ..log_odds import sigmoid

Floats = NDArray[np.float64]

PULL = 30.0
"""Pull of the slope to 1, in groups of holes, as of a prior with the deviation 1 / sqrt(30) = 0.18.

At new holes the best slope of such averages seldom lies beyond 0.7 to 1.4; what thirty holes ask for beyond that is
mostly chance, and folds with different slopes lose order among each other."""


@dataclass(frozen=True)
class Calibration:
    """A logit x becomes `intercept + slope * x`; a slope below 1 tempers."""

    intercept: float = 0.0
    """Added to all logits; 0 but in models of before."""
    slope: float = 1.0
    """Multiplies them."""

    def logits(self, logits: Floats) -> Floats:
        """Return calibrated logits of any shape."""
        return self.intercept + self.slope * logits

    def probability(self, logits: Floats) -> Floats:
        """Return calibrated probabilities of logits of any shape."""
        return sigmoid(self.logits(logits))


UNCHANGED = Calibration()
"""The calibration that changes nothing."""


def fit_slope(logits: Floats, ore: NDArray[np.bool_], group: NDArray[np.int64]) -> Calibration:
    """Return the slope of largest likelihood: one over a temperature.

    The mean of what several members say is less sure than it might be, the more so the more they differ; a slope above
    1 mends that. Composites of one hole are alike, so that the likelihood counts groups of holes, and its pull to a
    slope of 1 is felt where they are few. It mends no bias: one of all logits would go into the slope.

    Parameters
    ----------
    logits : array of shape (n,)
        At composites that the members which give them have never seen.
    ore : boolean array of shape (n,)
    group : integer array of shape (n,)
        Groups of holes.
    """
    pull = PULL * len(logits) / len(np.unique(group))
    return Calibration(0.0, 1.0 / temperature_of_logits(logits, ore, pull=pull))
