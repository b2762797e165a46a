# SPDX-License-Identifier: GPL-2.0-or-later
"""A stack of networks that a helper trains: what it is told, what it does, and what it gives back.

Two threads of one process hand the lock of Python to each other at each of the small products of such networks, which
costs a third of their speed; two processes do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import InvalidInputError
from ..helpers import Given, HelperError, Helpers
from ..progress import Progress, StopRequest
from .balance import ClassNames
from .checkpoint import Checkpoint, State
from .descent import Descent
from .epochs import EpochRecord
from .parts import Part
from .settings import NetworkSettings
from .shared_checkpoint import PartOfCheckpoint, SharedCheckpoint
from .trained_stack import StackTask, train_stack

Array = NDArray[Any]

TASK = "train_stack"
NAME = "stack"
"""Of the training in the checkpoint that a helper writes."""


@contextmanager
def helped_training(helpers: Helpers, training: Part, validation: Part | None) -> Iterator[HelpedTraining]:
    """Let helpers train stacks on some blocks within the `with`; raise `HelperError` where they cannot have them."""
    arrays = {"inputs": training.inputs, "labels": training.labels}
    if validation is not None:
        arrays |= {"validation_inputs": validation.inputs, "validation_labels": validation.labels}
    with helpers.given(arrays) as given:
        yield HelpedTraining(helpers, given, training.class_names)


@dataclass(frozen=True)
class HelpedTraining:
    """Trains stacks on blocks that helpers have; from any thread."""

    helpers: Helpers
    given: Given
    class_names: ClassNames

    def train_stack(self, task: StackTask, checkpoint: PartOfCheckpoint | None) -> list[Descent | None]:
        """Return what `train_stack` gives for these blocks, to the last bit; a helper trains.

        Raises
        ------
        HelperError
            No helper could do it.
        InvalidInputError, CancelledError
            As of `train_stack`.
        """
        kept = None if checkpoint is None else _Kept(checkpoint, self.given.folder / f"{checkpoint.name}.state")

        def on_epoch(told: dict[str, Any]) -> None:
            if kept is not None:
                kept.take_over()
            task.epoch(told["place"], EpochRecord.from_dict(told["record"]))

        values, found = self.helpers.run(
            TASK,
            {
                "settings": [one.to_dict() for one in task.settings],
                "targets": task.targets,
                "device": task.device,
                "class_names": [list(names) for names in self.class_names],
                "checkpoint": None if kept is None else str(kept.path),
            },
            self.given,
            progress=lambda fraction, *_, **__: task.report(fraction),
            on_epoch=on_epoch,
            should_stop=task.should_stop,
        )
        if kept is not None:
            kept.take_over_last()
        return [_descent(place, one, found) for place, one in enumerate(values["networks"])]


class _Kept:
    """What a helper keeps of a stack, and how it gets into the checkpoint of all."""

    def __init__(self, checkpoint: PartOfCheckpoint, path: Path) -> None:
        self.path = path
        self._checkpoint = checkpoint
        try:
            checkpoint.copy_to(_kept_in(path).of(NAME))
        except InvalidInputError as error:
            raise HelperError(str(error)) from error
        self._written = self._time()

    def take_over(self) -> None:
        """Take over the state that the helper has written since, if any."""
        if (now := self._time()) != self._written:
            self._written = now
            self.take_over_last()

    def take_over_last(self) -> None:
        """Take over what the helper wrote last; what it is just writing comes the next time."""
        try:
            found = _kept_in(self.path)
        except (OSError, InvalidInputError):
            return
        found.of(NAME).copy_to(self._checkpoint)

    def _time(self) -> int:
        try:
            return self.path.stat().st_mtime_ns
        except OSError:
            return 0


def _kept_in(path: Path) -> SharedCheckpoint:
    return SharedCheckpoint(Checkpoint(path, makes_folder=False), "")


class _HelpersKeeper:
    """Keeps a stack's state in a file for the one who asked; where that fails, there is an older one or none."""

    def __init__(self, path: Path) -> None:
        self._file = _kept_in(path)

    def read(self, fingerprint: str) -> State | None:
        return self._file.read(NAME, fingerprint)

    def write(self, fingerprint: str, state: State) -> None:
        with suppress(InvalidInputError):
            self._file.write(NAME, fingerprint, state)

    def write_out(self) -> None:
        with suppress(InvalidInputError):
            self._file.write_out()


def stack_for_another(
    parameters: Mapping[str, Any],
    arrays: Mapping[str, Array],
    *,
    progress: Progress,
    on_epoch: Callable[[dict[str, Any]], None],
    should_stop: StopRequest,
) -> tuple[dict[str, Any], dict[str, Array]]:
    """Return what `HelpedTraining.train_stack` reads of the stack that it asked for: the helper's side."""
    names, path = parameters["class_names"], parameters["checkpoint"]

    def part(prefix: str) -> Part:
        return Part(np.array(arrays[f"{prefix}inputs"]), np.array(arrays[f"{prefix}labels"]), names)

    task = StackTask(
        [NetworkSettings.from_dict(one) for one in parameters["settings"]],
        parameters["targets"],
        parameters["device"],
        report=progress,
        epoch=lambda place, record: on_epoch({"place": place, "record": record.to_dict()}),
        should_stop=should_stop,
    )
    keeper = None if path is None else _HelpersKeeper(Path(path))
    validation = part("validation_") if "validation_inputs" in arrays else None
    descents = train_stack(part(""), validation, task, keeper)
    if keeper is not None:
        keeper.write_out()
    weights = {
        f"{place}/{name}": array
        for place, one in enumerate(descents)
        if one is not None
        for name, array in one.weights.items()
    }
    return {"networks": [None if one is None else _told(one) for one in descents]}, weights


def _told(descent: Descent) -> dict[str, Any]:
    return {
        "history": [record.to_dict() for record in descent.history],
        "kept_epoch": descent.kept_epoch,
        "is_stopped": descent.is_stopped,
    }


def _descent(place: int, told: Mapping[str, Any] | None, arrays: Mapping[str, Array]) -> Descent | None:
    if told is None:
        return None
    prefix = f"{place}/"
    return Descent(
        {name[len(prefix) :]: array for name, array in arrays.items() if name.startswith(prefix)},
        tuple(EpochRecord.from_dict(record) for record in told["history"]),
        told["kept_epoch"],
        told["is_stopped"],
    )
