# SPDX-License-Identifier: GPL-2.0-or-later
"""Integrated gradients: the logit of a block shared out among the features that made it what it is.

From a baseline to the block the inputs go along a straight line; each input gets the integral of the logit's slope
along it, times the way it went (Sundararajan et al. 2017). The shares of a block add up to its logit less that of the
baseline: nothing is lost and nothing invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Slope = Callable[[NDArray[np.float32]], tuple[Floats, Floats]]
"""Gives of inputs of shape (n, i) the logits, shape (n,), and their slopes, shape (n, i)."""

STEPS = (16, 64, 256, 1024)
"""Points on the line, more where fewer do not add up."""
TOLERANCE = 1e-3
"""How far the shares of a block may differ from its logit less the baseline's; times 1 + the size of that."""
ROWS = 65_536
"""Points at which slopes are taken at once."""


@dataclass(frozen=True)
class Attributed:
    """The shares of some blocks."""

    shares: Floats
    """Share of each input, shape (n, i), in units of the logit."""
    logit: Floats
    """Logit of each block less that of the baseline, shape (n,)."""

    @property
    def residual(self) -> Floats:
        """What the shares lack of the logit's difference, shape (n,)."""
        return np.asarray(self.logit - self.shares.sum(axis=1))


def integrated_gradients(
    slope: Slope, inputs: NDArray[np.float32], baseline: NDArray[np.float32], *, tolerance: float = TOLERANCE
) -> Attributed:
    """Return the share of every input in the logit of every block.

    The integral is taken at the middles of equal steps; blocks whose shares do not add up to within the tolerance
    are taken again with four times as many, up to the last of `STEPS`.

    Parameters
    ----------
    slope : callable
        Gives logits and slopes.
    inputs : array of shape (n, i)
        Inputs of the blocks, finite.
    baseline : array of shape (i,)
        Inputs that the line begins at.
    tolerance : float
        What may be missing, times 1 + the size of the logit's difference.

    Examples
    --------
    >>> def slope(x): return 2.0 * x[:, 0].astype(float) + 1.0, np.full(x.shape, 2.0)
    >>> integrated_gradients(slope, np.array([[3.0]], dtype=np.float32), np.zeros(1, dtype=np.float32)).shares
    array([[6.]])
    """
    logit = slope(inputs)[0] - slope(baseline[None, :])[0]
    shares = np.zeros(inputs.shape)
    open_rows = np.arange(len(inputs))
    for steps in STEPS:
        shares[open_rows] = _shares(slope, inputs[open_rows], baseline, steps)
        missing = np.abs(logit[open_rows] - shares[open_rows].sum(axis=1))
        open_rows = open_rows[missing > tolerance * (1.0 + np.abs(logit[open_rows]))]
        if not len(open_rows):
            break
    return Attributed(shares, np.asarray(logit))


def _shares(slope: Slope, inputs: NDArray[np.float32], baseline: NDArray[np.float32], steps: int) -> Floats:
    """Return the shares by the middles of equal steps, as many points at once as `ROWS`."""
    way = inputs - baseline
    total = np.zeros(inputs.shape)
    middles = ((np.arange(steps) + 0.5) / steps).astype(np.float32)
    at_once = max(1, ROWS // max(1, len(inputs)))
    for first in range(0, steps, at_once):
        part = middles[first : first + at_once]
        points = baseline + part[:, None, None] * way
        slopes = slope(points.reshape(-1, inputs.shape[1]))[1]
        total += slopes.reshape(len(part), *inputs.shape).sum(axis=0)
    return np.asarray(total / steps * way, dtype=np.float64)
