# SPDX-License-Identifier: GPL-2.0-or-later
"""The runs that the training dock shows: those that are told of while they run, and earlier ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import nan

from ..plugin.bridge.run_record import Epoch, RunRecord
from ..plugin.bridge.watch import RunEpochs, RunFinished, RunProgress, RunStarted


@dataclass
class ShownRun:
    """One run."""

    key: str
    """Its run id, or the path of its record."""
    title: str
    """Its name in the list."""
    number: int
    """Place among the runs so far, which gives its colour."""
    history: list[Epoch] = field(default_factory=list)
    """Its epochs."""
    state: str = "running"
    """`running`, `stopping`, `done`, `cancelled`, `failed` or `record`."""
    text: str = ""
    """What it does, or why it failed."""
    device: str = ""
    """Where it is trained; empty while that is not known."""
    seconds_left: float = nan
    """About how long it will take."""
    seconds: float | None = None
    """How long it took; None while that is not known."""

    @property
    def is_live(self) -> bool:
        """Whether it still runs."""
        return self.state in {"running", "stopping"}

    @property
    def best(self) -> Epoch | None:
        """The epoch with the lowest validation loss; None without one."""
        return next((one for one in reversed(self.history) if one["is_best"]), None)


class TrainingRuns:
    """The runs by key, in the order they came."""

    def __init__(self) -> None:
        self.shown: dict[str, ShownRun] = {}
        self._started: dict[str, str] = {}
        self._count = 0

    def start(self, said: RunStarted, clock: str) -> ShownRun | None:
        """Note a job; one that trains is shown at once, any other when it tells of an epoch."""
        self._started[said.run_id] = clock
        return self._add(said.run_id, clock, is_new=True) if said.job.startswith("train") else None

    def add_epochs(self, said: RunEpochs) -> ShownRun:
        """Add epochs to their run."""
        run = self.shown.get(said.run_id) or self._add(said.run_id, self._started.get(said.run_id, said.run_id))
        run.history.extend(said.epochs)
        run.device = str(said.epochs[-1].get("device", run.device)) if said.epochs else run.device
        return run

    def note_progress(self, said: RunProgress) -> ShownRun | None:
        """Note how far a run is."""
        run = self.shown.get(said.run_id)
        if run is not None and run.is_live:
            run.text = said.text or run.text
            run.seconds_left = said.seconds_left
        return run

    def finish(self, said: RunFinished) -> ShownRun | None:
        """Note how a run ended; one that ended well or was cancelled before its first epoch is shown no longer."""
        self._started.pop(said.run_id, None)
        run = self.shown.get(said.run_id)
        if run is None or not run.is_live:
            return None
        run.state, run.text, run.seconds_left = said.outcome, said.text, nan
        if not run.history and said.outcome != "failed":
            del self.shown[said.run_id]
        return run

    def add_record(self, record: RunRecord) -> ShownRun:
        """Show an earlier run; opened again, it takes its own place."""
        before = self.shown.get(record.path)
        run = self._add(record.path, record.title)
        run.number = before.number if before is not None else run.number
        run.history, run.state = list(record.history), "record"
        run.device, run.seconds = record.device, record.seconds
        return run

    def remove(self, keys: Iterable[str]) -> None:
        """Show runs no longer; those that still run stay."""
        for key in keys:
            if key in self.shown and not self.shown[key].is_live:
                del self.shown[key]

    def _add(self, key: str, title: str, *, is_new: bool = False) -> ShownRun:
        """Put a new run under a key; the key of a run before, in a workflow of several trainings, is kept apart."""
        if is_new and key in self.shown:
            before = self.shown.pop(key)
            before.key = f"{key}#{before.number}"
            self.shown[before.key] = before
        self.shown[key] = ShownRun(key, title, self._count)
        self._count += 1
        return self.shown[key]
