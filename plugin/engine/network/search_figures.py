# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said of each network that was tried: its figures on the validation part, and whether it learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..evaluation.metrics import score_probabilities
from .epochs import EpochRecord
from .parts import Part
from .search_training import Trained, probability_of
from .settings import NetworkSettings

CONVERGED = 0.99
"""Share of its whole fall that the training loss has done when a network has converged."""
MERELY = 0.0005
"""An accuracy within this of the share of the larger class merely equals it."""


@dataclass(frozen=True)
class TriedNetwork:
    """One network that was tried."""

    stage: str
    """The list it was tried for: one of `STAGES`, `grid`, or `given` for the settings as they were given."""
    settings: NetworkSettings
    """Its settings, the seed among them."""
    state: str
    """`learned`, `did_not_learn` (its accuracy merely equals the share of the larger class) or `diverged`."""
    auc: float
    """On the validation part; NaN where that has one class, and for a network that diverged."""
    accuracy: float
    """On the validation part, at 0.5."""
    loss: float
    """On the validation part."""
    training_accuracy: float
    """On the training part, at 0.5."""
    converged_epoch: int | None
    """The first epoch in which the training loss has done 99 % of its fall; None when it diverged."""
    seconds: float
    """Its share of the time that the networks trained with it took."""
    history: tuple[EpochRecord, ...]
    """Its epochs."""


def judged(stage: str, trained: Trained, training: Part, validation: Part) -> TriedNetwork:
    """Return the figures of a trained network on the validation part."""
    settings, descent = trained.settings, trained.descent
    if descent is None:
        lost = float("nan")
        return TriedNetwork(stage, settings, "diverged", lost, lost, lost, lost, None, trained.seconds, ())
    own, other = (
        score_probabilities(probability_of(settings, descent, part.inputs), part.is_ore, 0.5, loss=settings.loss)
        for part in (training, validation)
    )
    merely = any(abs(one.accuracy - one.larger_class) < MERELY for one in (own, other))
    return TriedNetwork(
        stage,
        settings,
        "did_not_learn" if merely else "learned",
        other.auc,
        other.accuracy,
        other.loss,
        own.accuracy,
        converged_epoch([record.loss for record in descent.history]),
        trained.seconds,
        descent.history,
    )


def converged_epoch(losses: Sequence[float]) -> int:
    """Return the first epoch, from 1, in which the loss has done 99 % of its fall from the first to the lowest.

    Examples
    --------
    >>> converged_epoch([1.0, 0.5, 0.105, 0.1, 0.11])
    3
    """
    lowest = min(losses)
    limit = losses[0] - CONVERGED * (losses[0] - lowest)
    return next(number for number, loss in enumerate(losses, start=1) if loss <= limit)
