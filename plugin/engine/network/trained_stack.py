# SPDX-License-Identifier: GPL-2.0-or-later
"""The training of a stack: its networks together, or one alone."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import DivergedError, InvalidInputError
from ..progress import StopRequest
from .checkpoint import Keeper
from .descent import Descent, descend
from .devices import threads
from .model import architecture_of
from .parts import Part
from .settings import NetworkSettings
from .stack_run import StackReport
from .stacked import StackWatcher, descend_together


def train_stack(
    training: Part,
    validation: Part | None,
    settings: Sequence[NetworkSettings],
    *,
    targets: int,
    device: str,
    report: StackReport,
    epoch: StackWatcher,
    should_stop: StopRequest,
    checkpoint: Keeper | None,
) -> list[Descent | None]:
    """Return what `descend_together` returns of these parameters, also of a network that is alone; by one thread.

    Raises
    ------
    InvalidInputError
        As of `descend_together`.
    """
    with threads(1):
        if len(settings) > 1:
            return descend_together(
                training,
                validation,
                settings,
                targets=targets,
                device=device,
                report=report,
                epoch=epoch,
                should_stop=should_stop,
                checkpoint=checkpoint,
            )
        alone = settings[0]
        if alone.early_stopping_patience and validation is None:
            raise InvalidInputError("Early stopping watches the validation part, but the split leaves none.")
        try:
            return [
                descend(
                    training,
                    validation,
                    architecture_of(alone, training.inputs.shape[1], targets),
                    alone,
                    device=device,
                    progress=lambda fraction, *_, **__: report(fraction),
                    epoch=lambda record: epoch(0, record),
                    should_stop=should_stop,
                    checkpoint=checkpoint,
                )
            ]
        except DivergedError:
            return [None]
