# SPDX-License-Identifier: GPL-2.0-or-later
"""The descent of several networks of one shape together: what `descend` does to each, by batched products.

The seeds draw the same first weights and the same orders of the blocks as for a network alone. The weights then
differ by rounding only: a batched product may add in another order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields

from ..errors import InvalidInputError
from ..progress import StopRequest, never_stop
from .checkpoint import Keeper
from .descent import Descent, check_watched
from .devices import threads, threads_for, tiny_numbers_as_zero
from .epochs import EpochRecord
from .parts import Part
from .settings import NetworkSettings
from .stack_run import StackReport, StackRun

OWN = ("activation", "learning_rate", "seed", "schedule", "schedule_drop", "schedule_every")
"""Settings in which networks that are trained together may differ."""
SHARED = (
    "hidden_layers", "target", "output", "loss", "focal_gamma", "huber_delta", "optimizer", "momentum", "epochs",
    "batch_size", "l1", "l2", "class_weights", "early_stopping_patience", "scaling", "categories", "threshold_rule",
    "threshold", "device",
)  # fmt: skip
"""Settings that they have in common. Any other setting must have its default: such networks are trained alone."""
StackWatcher = Callable[[int, EpochRecord], None]
"""Takes the number of a network in the stack and the record of its finished epoch."""


def shape_of(settings: NetworkSettings) -> tuple[object, ...] | None:
    """Return what networks must share to be trained together; None for one that is trained alone.

    Dropout, batch normalisation, the loss of unlabelled ore and whatever else draws or measures within a batch are left
    to a network's own descent, and so is a limit of the gradient, which is one network's.
    """
    usual = NetworkSettings(hidden_layers=settings.hidden_layers)
    others = [one.name for one in fields(settings) if one.name not in (*OWN, *SHARED)]
    if any(getattr(settings, name) != getattr(usual, name) for name in others):
        return None
    return tuple(getattr(settings, name) for name in SHARED)


def descend_together(
    training: Part,
    validation: Part | None,
    settings: Sequence[NetworkSettings],
    *,
    targets: int = 1,
    device: str,
    report: StackReport,
    epoch: StackWatcher,
    should_stop: StopRequest = never_stop,
    checkpoint: Keeper | None = None,
) -> list[Descent | None]:
    """Return what `descend` would return for each of the settings; None for a network that diverged.

    Parameters
    ----------
    training, validation : Part
        Scaled features and labels.
    settings : sequence of NetworkSettings
        Those of each network, all of one `shape_of`.
    targets : int
        As of `Architecture`.
    device : str
        `cpu`, `cuda` or `mps`.
    report : callable
        Told at each batch how far the descent is.
    epoch : callable
        Told of each network's finished epoch.
    should_stop : callable
        Asked after each epoch whether to end there and keep each network's best epoch.
    checkpoint : Keeper, optional
        Where the state after each epoch is kept; from a state that is kept there the descent goes on.

    Raises
    ------
    InvalidInputError
        The networks are not of one shape, early stopping has no validation part to watch, or the checkpoint is that of
        another training.
    """
    shapes = {shape_of(one) for one in settings}
    if len(shapes) != 1 or None in shapes:
        raise InvalidInputError(
            "Networks that are trained together must be of one shape, but {n} shapes were given.", n=len(shapes)
        )
    check_watched(settings[0], validation)
    with threads(threads_for(settings[0].batch_size or len(training.is_ore))), tiny_numbers_as_zero():
        stack = StackRun(training, validation, settings, targets, device)
        fingerprint = "" if checkpoint is None else stack.fingerprint(training, validation)
        if checkpoint is not None:
            stack.resume(checkpoint.read(fingerprint))
        for place, record in stack.known():
            epoch(place, record)
        is_stopped = False
        while not (is_stopped or stack.is_finished):
            records = stack.take_epoch(report)
            if checkpoint is not None:
                checkpoint.write(fingerprint, stack.state())
            for place, record in records:
                epoch(place, record)
            is_stopped = should_stop()
        return [network.descent(is_stopped=is_stopped) for network in stack.networks]
