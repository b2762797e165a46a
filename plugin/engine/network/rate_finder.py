# SPDX-License-Identifier: GPL-2.0-or-later
"""A learning rate found by trying: steps that grow until the loss explodes (Smith 2015, 2018)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from ..errors import InvalidInputError
from ..progress import Progress, no_progress
from .descent_run import DescentRun
from .devices import threads, threads_for, tiny_numbers_as_zero
from .model import Architecture
from .parts import Part
from .settings import NetworkSettings

LOWEST, HIGHEST = 1e-6, 10.0
"""First and last rate that is tried."""
TRIALS = 140
"""Steps, each with a rate by the same factor larger: 20 for each power of ten."""
WINDOW = 11
"""Losses whose mean stands for the one in the middle, an odd number: half a power of ten."""
EXPLODED = 4.0
"""So many times the lowest loss ends the trial."""
BELOW_THE_LOWEST = 10.0
"""The rate that is taken lies so many times below that of the lowest loss, where the loss still falls fast."""


@dataclass(frozen=True)
class RateSearch:
    """What was tried and what came of it."""

    rates: tuple[float, ...]
    """Learning rates, ascending."""
    losses: tuple[float, ...]
    """Loss after the step with each rate, always of the same blocks, smoothed."""
    found: float
    """The rate to train with."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {name: list(one) if isinstance(one, tuple) else one for name, one in asdict(self).items()}


def find_learning_rate(
    training: Part,
    architecture: Architecture,
    settings: NetworkSettings,
    *,
    device: str,
    progress: Progress = no_progress,
) -> RateSearch:
    """Return a learning rate for a network, found on its training part with a network of its own.

    Raises
    ------
    InvalidInputError
        The loss is no number at the lowest rate already.
    """
    rates = np.geomspace(LOWEST, HIGHEST, TRIALS)
    losses: list[float] = []
    with threads(threads_for(settings.batch_size or len(training.labels))), tiny_numbers_as_zero():
        run = DescentRun(training, None, architecture, settings, device)
        for number, loss in enumerate(run.try_rates(rates)):
            progress((number + 1) / TRIALS, "Trying learning rates")
            if not np.isfinite(loss) or (losses and loss > EXPLODED * min(losses)):
                break
            losses.append(loss)
    if not losses:
        raise InvalidInputError(
            "No learning rate could be found: the loss is no number at the first step already. Another scaling is "
            "needed."
        )
    smoothed = np.convolve(np.pad(losses, WINDOW // 2, mode="edge"), np.full(WINDOW, 1.0 / WINDOW), mode="valid")
    found = float(rates[int(np.argmin(smoothed))]) / BELOW_THE_LOWEST
    return RateSearch(tuple(rates[: len(losses)].tolist()), tuple(smoothed.tolist()), found)
