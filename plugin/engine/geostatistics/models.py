# SPDX-License-Identifier: GPL-2.0-or-later
"""The shapes that a structure of a variogram can have, as correlation over relative distance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MODELS = ("spherical", "exponential", "gaussian")
"""Names of the shapes; the place in this tuple is the shape's number in compiled code."""


def correlation(model: str, distance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the correlation at distances in units of the practical range; any shape, 1 at 0.

    The practical range is where a spherical structure ends and where an exponential or gaussian
    one has 5 % of its correlation left (exp(-3)).

    Examples
    --------
    >>> correlation("spherical", np.array([0.0, 0.5, 1.0])).tolist()
    [1.0, 0.3125, 0.0]
    """
    if model == "spherical":
        inside = np.minimum(distance, 1.0)
        return 1.0 + inside * (0.5 * inside * inside - 1.5)
    if model == "exponential":
        return np.exp(-3.0 * distance)
    return np.exp(-3.0 * distance * distance)
