# SPDX-License-Identifier: GPL-2.0-or-later
"""The learning rate of each epoch."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi

from .settings import NetworkSettings


def learning_rate(settings: NetworkSettings, epoch: int, losses: Sequence[float] = ()) -> float:
    """Return the learning rate of an epoch.

    With the first rate r, the factor d (`schedule_drop`), the interval k (`schedule_every`) and
    epoch e of E, counted from 0: `step` r d^floor((1 + e) / k); `inverse_time` r / (1 + d e);
    `exponential` r d^(e / k); `cosine` r (1 + cos(pi e / E)) / 2; `one_cycle` up from r / 25 to r
    over the first 30 % and down to r / 10,000, both along a cosine; `plateau` r times d for each k
    epochs in a row without a better loss.

    Parameters
    ----------
    settings : NetworkSettings
        Rate, schedule and number of epochs.
    epoch : int
        Number of the epoch, from 0.
    losses : sequence of float
        Validation losses of the epochs so far, for `plateau`.
    """
    first, drop, every = settings.learning_rate, settings.schedule_drop, settings.schedule_every
    if settings.schedule == "step":
        return first * drop ** ((1 + epoch) // every)
    if settings.schedule == "inverse_time":
        return first / (1.0 + drop * epoch)
    if settings.schedule == "exponential":
        return float(first * drop ** (epoch / every))
    if settings.schedule == "cosine":
        return first * (1.0 + cos(pi * epoch / settings.epochs)) / 2.0
    if settings.schedule == "one_cycle":
        return _one_cycle(first, (epoch + 0.5) / settings.epochs)
    if settings.schedule == "plateau":
        return float(first * drop ** _plateaus(losses, every))
    return first


def _one_cycle(highest: float, share: float) -> float:
    if share < 0.3:
        return _along_cosine(highest / 25.0, highest, share / 0.3)
    return _along_cosine(highest, highest / 1e4, (share - 0.3) / 0.7)


def _along_cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1.0 + cos(pi * share)) / 2.0


def _plateaus(losses: Sequence[float], every: int) -> int:
    """Return how many runs of `every` losses without a new lowest one there were."""
    best, waited, found = float("inf"), 0, 0
    for loss in losses:
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
        if waited == every:
            found, waited = found + 1, 0
    return found
