# SPDX-License-Identifier: GPL-2.0-or-later
"""The training of a stack: its networks together, or one alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import DivergedError
from ..progress import StopRequest
from .checkpoint import Keeper
from .descent import Descent, descend
from .devices import threads
from .model import architecture_of
from .parts import Part
from .settings import NetworkSettings
from .stack_run import StackReport
from .stacked import StackWatcher, descend_together


@dataclass(frozen=True)
class StackTask:
    """What is to be trained, and who is told."""

    settings: Sequence[NetworkSettings]
    """Those of each network, all of one `shape_of`; or of a single one."""
    targets: int
    """As of `Architecture`."""
    device: str
    """`cpu`, `cuda` or `mps`."""
    report: StackReport
    """Told at each batch how far the stack is."""
    epoch: StackWatcher
    """Told of each network's finished epoch."""
    should_stop: StopRequest
    """Asked after each epoch whether to end there and keep each network's best epoch."""


def train_stack(
    training: Part, validation: Part | None, task: StackTask, checkpoint: Keeper | None
) -> list[Descent | None]:
    """Return what `descend_together` returns for a task, also of a network that is alone; by one thread.

    Raises
    ------
    InvalidInputError
        As of `descend_together`.
    """
    with threads(1):
        if len(task.settings) > 1:
            return descend_together(
                training,
                validation,
                task.settings,
                targets=task.targets,
                device=task.device,
                report=task.report,
                epoch=task.epoch,
                should_stop=task.should_stop,
                checkpoint=checkpoint,
            )
        (alone,) = task.settings
        try:
            found = descend(
                training,
                validation,
                architecture_of(alone, training.inputs.shape[1], task.targets),
                alone,
                device=task.device,
                progress=lambda fraction, *_, **__: task.report(fraction),
                epoch=lambda record: task.epoch(0, record),
                should_stop=task.should_stop,
                checkpoint=checkpoint,
            )
        except DivergedError:
            return [None]
        return [found]
