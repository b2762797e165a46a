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

STEPS = (32, 128, 512)
"""Pieces of the line, more where fewer do not add up."""
TOLERANCE = 2e-3
"""How far the shares of a block may differ from its logit less the baseline's; times 1 + the size of that."""
BENT = 1e-5
"""Slopes at both ends of a piece that differ by less than this share of them are alike in single precision."""
ROWS = 4096
"""Points at which slopes are taken at once: what a network works out for them stays in the cache."""


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


def integrated_gradients(slope: Slope, inputs: NDArray[np.float32], baseline: NDArray[np.float32]) -> Attributed:
    """Return the share of every input in the logit of every block.

    On each piece of the line the slope is taken for that of its beginning up to a point and that of its end from
    there on, the point chosen so that the logit rises as it does. For neurons with a kink (ReLU) that is exact while no
    more than one of them bends within a piece; for smooth ones it is a trapezium of the same order. Blocks whose shares
    do not add up to within `TOLERANCE` are taken again with more pieces.

    Parameters
    ----------
    slope : callable
        Gives logits and slopes.
    inputs : array of shape (n, i)
        Inputs of the blocks, finite.
    baseline : array of shape (i,)
        Inputs that the line begins at.

    Examples
    --------
    >>> def slope(x): return 2.0 * x[:, 0].astype(float) + 1.0, np.full(x.shape, 2.0)
    >>> integrated_gradients(slope, np.array([[3.0]], dtype=np.float32), np.zeros(1, dtype=np.float32)).shares
    array([[6.]])
    """
    logit = _at_points(slope, inputs)[0] - slope(baseline[None, :])[0]
    shares = np.zeros(inputs.shape)
    open_rows = np.arange(len(inputs))
    for steps in STEPS:
        shares[open_rows] = _shares(slope, inputs[open_rows], baseline, steps)
        missing = np.abs(logit[open_rows] - shares[open_rows].sum(axis=1))
        open_rows = open_rows[missing > TOLERANCE * (1.0 + np.abs(logit[open_rows]))]
        if not len(open_rows):
            break
    return Attributed(shares, np.asarray(logit))


def _shares(slope: Slope, inputs: NDArray[np.float32], baseline: NDArray[np.float32], steps: int) -> Floats:
    """Return the shares over so many equal pieces of the line."""
    way = inputs - baseline
    total = np.zeros(inputs.shape)
    before: tuple[Floats, Floats] | None = None
    for step in range(steps + 1):
        here = _at_points(slope, baseline + np.float32(step / steps) * way)
        if before is not None:
            total += _piece(before, here, way / steps)
        before = here
    return total


def _piece(first: tuple[Floats, Floats], last: tuple[Floats, Floats], way: NDArray[np.float32]) -> Floats:
    """Return the shares of one piece from logits and slopes at both ends."""
    rise = last[0] - first[0]
    from_first, from_last = (first[1] * way).sum(axis=1), (last[1] * way).sum(axis=1)
    bend = from_first - from_last
    is_bent = np.abs(bend) > BENT * (np.abs(from_first) + np.abs(from_last))
    part = np.divide(rise - from_last, bend, out=np.full(len(bend), 0.5), where=is_bent).clip(0.0, 1.0)[:, None]
    return np.asarray((part * first[1] + (1.0 - part) * last[1]) * way, dtype=np.float64)


def _at_points(slope: Slope, points: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Return logits and slopes at many points, `ROWS` at once."""
    parts = [slope(points[start : start + ROWS]) for start in range(0, max(1, len(points)), ROWS)]
    logits, slopes = zip(*parts)
    return np.concatenate(logits), np.concatenate(slopes)
