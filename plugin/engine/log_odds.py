# SPDX-License-Identifier: GPL-2.0-or-later
"""From log-odds to probability and back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def sigmoid(logits: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)), without overflow; any shape.

    Examples
    --------
    >>> sigmoid(np.array([-1e9, 0.0, 1e9])).tolist()
    [0.0, 0.5, 1.0]
    """
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * logits)))


def log_odds(probability: Floats) -> Floats:
    """Return log(p / (1 - p)), finite where a probability is 0 or 1 after rounding; any shape.

    Examples
    --------
    >>> log_odds(np.array([0.0, 0.5, 1.0])).round(1).tolist()
    [-708.4, 0.0, 36.7]
    """
    limits = np.finfo(np.float64)
    known = np.clip(probability, limits.tiny, 1.0 - limits.epsneg)
    return np.asarray(np.log(known) - np.log1p(-known))
