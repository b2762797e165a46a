# SPDX-License-Identifier: GPL-2.0-or-later
"""Several networks that differ in their seeds alone, trained on the same blocks: a deep ensemble.

They are trained together: as stacks by batched products where their shape allows it, else side by side. What the seed
of each draws is what it draws for a network alone, so that the weights are those of separate networks: to the last bit
where the networks are not stacked, but for rounding where they are.

References
----------
Lakshminarayanan, Pritzel and Blundell, Simple and scalable predictive uncertainty estimation using deep ensembles
(2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..errors import DivergedError
from ..progress import Progress, StopRequest
from .checkpoint import Checkpoint
from .descent import Descent
from .epochs import EpochRecord
from .parts import Part
from .search_training import TrialTraining, TrialWatcher
from .settings import NetworkSettings

MOST_NETWORKS = 100
"""Of an ensemble."""


def settings_of_networks(settings: NetworkSettings, count: int) -> list[NetworkSettings]:
    """Return the settings of each network of an ensemble: the seeds go up from the given one.

    Examples
    --------
    >>> [one.seed for one in settings_of_networks(NetworkSettings(seed=5), 3)]
    [5, 6, 7]
    """
    return [replace(settings, seed=settings.seed + place) for place in range(count)]


def descend_each(
    training: Part,
    validation: Part | None,
    settings: Sequence[NetworkSettings],
    *,
    targets: int,
    device: str,
    progress: Progress,
    epoch: TrialWatcher,
    should_stop: StopRequest,
    checkpoint: Checkpoint | None = None,
) -> list[Descent]:
    """Return what `descend` gives for each of the settings, which differ in their seeds.

    `targets` says how many probabilities or numbers a block gets (see `Architecture`).

    Raises
    ------
    DivergedError
        One of the networks diverged.
    InvalidInputError
        Early stopping has no validation part to watch; the checkpoint is that of another training.
    """
    trials = TrialTraining(training, validation, device, epoch, should_stop, targets, checkpoint)
    trained = trials.train(
        settings, lambda fraction: progress(fraction, "Training {n} networks together", n=len(settings))
    )
    return [_sound(one.descent, one.settings) for one in trained]


def begun(descents: Sequence[Descent]) -> list[int]:
    """Return the places of the networks that had begun when training was stopped by hand; else all of them.

    Networks that wait for a place are trained one epoch only when a stop is asked for meanwhile.
    """
    places = [place for place, one in enumerate(descents) if len(one.history) > 1 or not one.is_stopped]
    return places or list(range(len(descents)))


def _sound(descent: Descent | None, settings: NetworkSettings) -> Descent:
    if descent is None:
        raise DivergedError(
            "The training of the network with the seed {seed} diverged: the loss is no number any more. A learning "
            "rate below {rate} or another scaling is needed.",
            seed=settings.seed,
            rate=settings.learning_rate,
        )
    return descent


def told_of_networks(settings: Sequence[NetworkSettings], descents: Sequence[Descent]) -> tuple[dict[str, Any], ...]:
    """Return the seed, the epochs and the losses of each network, as JSON values.

    `best_epoch` is the one of the lowest validation loss, None without a validation part; `kept_epoch` the one whose
    weights were kept.
    """
    return tuple(_told(one, descent) for one, descent in zip(settings, descents))


def _told(settings: NetworkSettings, descent: Descent) -> dict[str, Any]:
    kept: EpochRecord = descent.history[descent.kept_epoch - 1]
    return {
        "seed": settings.seed,
        "epochs": len(descent.history),
        "best_epoch": max((one.epoch for one in descent.history if one.is_best), default=None),
        "kept_epoch": descent.kept_epoch,
        "loss": kept.loss,
        "validation_loss": kept.validation_loss,
    }
