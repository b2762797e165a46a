# SPDX-License-Identifier: GPL-2.0-or-later
"""The descent: epochs of steps that make a network's loss small."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..progress import Progress, StopRequest, never_stop
from .checkpoint import Keeper
from .descent_run import DescentRun
from .devices import threads, threads_for, tiny_numbers_as_zero
from .epochs import EpochRecord, EpochWatcher
from .model import Architecture
from .parts import Part
from .settings import NetworkSettings


@dataclass(frozen=True)
class Descent:
    """What the descent came to."""

    weights: dict[str, NDArray[np.float32]]
    """The weights that were kept."""
    history: tuple[EpochRecord, ...]
    """The record of every epoch."""
    kept_epoch: int
    """The epoch the weights are from: the last, or the best after an early stop."""
    is_stopped: bool
    """Whether it ended because `should_stop` asked for it."""


def check_watched(settings: NetworkSettings, validation: Part | None) -> None:
    """Raise `InvalidInputError` where early stopping is on and has nothing to watch."""
    if validation is None and settings.early_stopping_patience:
        raise InvalidInputError("Early stopping watches the validation part, but the split leaves none.")


def descend(
    training: Part,
    validation: Part | None,
    architecture: Architecture,
    settings: NetworkSettings,
    *,
    device: str,
    progress: Progress,
    epoch: EpochWatcher,
    should_stop: StopRequest = never_stop,
    checkpoint: Keeper | None = None,
) -> Descent:
    """Return the trained weights and the record of every epoch.

    The weights are those of the last epoch; those of the best one where early stopping is on, and
    when `should_stop` asked for an end. With a checkpoint the state after each epoch is kept there,
    and a state that lies there already is gone on from: on the CPU to the very same weights.

    Raises
    ------
    InvalidInputError
        The loss is no number any more, early stopping has no validation part to watch, or the
        checkpoint is that of another training.
    """
    check_watched(settings, validation)
    with threads(threads_for(settings.batch_size or len(training.labels))), tiny_numbers_as_zero():
        run = DescentRun(training, validation, architecture, settings, device)
        fingerprint = "" if checkpoint is None else run.fingerprint(training, validation)
        if checkpoint is not None:
            run.resume(checkpoint.read(fingerprint))
        for record in run.history:
            epoch(record)
        is_stopped = False
        while not (is_stopped or run.is_finished):
            run.take_epoch(progress)
            if checkpoint is not None:
                checkpoint.write(fingerprint, run.state())
            epoch(run.history[-1])
            is_stopped = should_stop()
        weights, kept_epoch = run.kept(is_stopped=is_stopped)
        return Descent(weights, tuple(run.history), kept_epoch, is_stopped)
