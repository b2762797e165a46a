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
    """Its run id, with the network's name where a run trains several; or the path of its record."""
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
    run_id: str = ""
    """The run it is of; empty for a record."""
    heard: int = 0
    """How many epochs of all runs had been told of when it was last."""

    @property
    def is_live(self) -> bool:
        """Whether it still runs."""
        return self.state in {"running", "stopping"}

    @property
    def best(self) -> Epoch | None:
        """The epoch with the lowest validation loss; None without one."""
        return next((one for one in reversed(self.history) if one["is_best"]), None)


MOST_NETWORKS = 12
"""Networks of one run that are shown; those that are trained give way, then the longest silent."""

PART = ", "
"""What stands between the settings in the name of a network."""


class TrainingRuns:
    """The runs by key, in the order they came."""

    def __init__(self) -> None:
        self.shown: dict[str, ShownRun] = {}
        self._started: dict[str, str] = {}
        self._count = 0
        self._told = 0
        self._given_way: set[str] = set()

    def start(self, said: RunStarted, clock: str) -> ShownRun | None:
        """Note a job; one that trains is shown at once, any other when it tells of an epoch."""
        self._started[said.run_id] = clock
        return self._add(said.run_id, clock, said.run_id, is_new=True) if said.job.startswith("train") else None

    def add_epochs(self, said: RunEpochs) -> ShownRun | None:
        """Add epochs to their runs, each of several networks to its own; return the run of the last that is shown.

        A network that has given way does not come back: its first epochs would be missing. One that is trained once
        more, as the winner of a comparison is, is shown from its first epoch again.
        """
        run = None
        for epoch in said.epochs:
            name = str(epoch.get("network", ""))
            key = _key(said.run_id, name)
            if key in self._given_way and epoch["epoch"] > 1:
                continue
            self._given_way.discard(key)
            run = self.shown.get(key) or self._add_network(said.run_id, name)
            if name and run.history and epoch["epoch"] <= run.history[-1]["epoch"]:
                run.history.clear()
            run.history.append(epoch)
            self._told += 1
            run.heard = self._told
            run.device = str(epoch.get("device", run.device))
        return run

    def note_progress(self, said: RunProgress) -> None:
        """Note how far a run is."""
        for run in self._live(said.run_id):
            run.text = said.text or run.text
            run.seconds_left = said.seconds_left

    def finish(self, said: RunFinished) -> None:
        """Note how a run ended; one that ended well or was cancelled before its first epoch is shown no longer."""
        self._started.pop(said.run_id, None)
        self._given_way = {key for key in self._given_way if not key.startswith(f"{said.run_id}: ")}
        for run in self._live(said.run_id):
            run.state, run.text, run.seconds_left = said.outcome, said.text, nan
            if not run.history and said.outcome != "failed":
                del self.shown[run.key]

    def add_record(self, record: RunRecord) -> ShownRun:
        """Show an earlier run; opened again, it takes its own place."""
        before = self.shown.get(record.path)
        run = self._add(record.path, record.title)
        run.number = before.number if before is not None else run.number
        run.history, run.state = list(record.history), "record"
        run.device, run.seconds = record.device, record.seconds
        return run

    def titles(self) -> dict[str, str]:
        """Return what each run is called in the list: of networks of one run only what tells them apart."""
        networks: dict[str, list[set[str]]] = {}
        for run in self.shown.values():
            networks.setdefault(run.run_id, []).append(set(run.title.split(PART)))
        common = {run_id: set.intersection(*parts) for run_id, parts in networks.items() if run_id and len(parts) > 1}
        return {
            key: PART.join(one for one in run.title.split(PART) if one not in common.get(run.run_id, ())) or run.title
            for key, run in self.shown.items()
        }

    def remove(self, keys: Iterable[str]) -> None:
        """Show runs no longer; those that still run stay."""
        for key in keys:
            if key in self.shown and not self.shown[key].is_live:
                del self.shown[key]

    def _live(self, run_id: str) -> list[ShownRun]:
        return [run for run in self.shown.values() if run.run_id == run_id and run.is_live]

    def _add_network(self, run_id: str, name: str) -> ShownRun:
        """Show another network of a run, in the place of the run itself; of too many one is shown no longer."""
        networks = [one for one in self._live(run_id) if one.history]
        if name and run_id in self.shown and not self.shown[run_id].history:
            del self.shown[run_id]
        if name and len(networks) >= MOST_NETWORKS:
            trained = (one for one in networks if one.history[-1]["epoch"] >= one.history[-1]["epochs"])
            gives_way = next(trained, None) or min(networks, key=lambda one: one.heard)
            self._given_way.add(gives_way.key)
            del self.shown[gives_way.key]
        return self._add(_key(run_id, name), name or self._started.get(run_id, run_id), run_id)

    def _add(self, key: str, title: str, run_id: str = "", *, is_new: bool = False) -> ShownRun:
        """Put a new run under a key; the key of a run before, in a workflow of several trainings, is kept apart."""
        if is_new and key in self.shown:
            before = self.shown.pop(key)
            before.key = f"{key}#{before.number}"
            self.shown[before.key] = before
        self.shown[key] = ShownRun(key, title, self._count, run_id=run_id)
        self._count += 1
        return self.shown[key]


def _key(run_id: str, network: str) -> str:
    return f"{run_id}: {network}" if network else run_id
