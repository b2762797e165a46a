# SPDX-License-Identifier: GPL-2.0-or-later
"""Where runs are told of and watched: algorithms in threads publish, docks subscribe."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import nan
from time import monotonic
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from .messages import filled

SECONDS_BETWEEN_SIGNALS = 0.1
LEAST_FRACTION = 0.02
"""Before so much is done, nobody can tell how long the rest takes."""


@dataclass(frozen=True)
class RunStarted:
    """A job began."""

    run_id: str
    """Name of the run."""
    job: str
    """Name of the engine job."""


@dataclass(frozen=True)
class RunProgress:
    """A job went on."""

    run_id: str
    """Name of the run."""
    fraction: float
    """How much is done, 0 to 1."""
    text: str
    """What it does, in the user's language; empty when it did not say."""
    seconds_left: float = nan
    """About how long it will take; NaN while nobody can tell."""


@dataclass(frozen=True)
class RunEpochs:
    """A network was trained for some epochs more."""

    run_id: str
    """Name of the run."""
    epochs: tuple[dict[str, Any], ...]
    """The records since the last signal, in order; none is left out."""


@dataclass(frozen=True)
class RunFinished:
    """A job ended."""

    run_id: str
    """Name of the run."""
    outcome: str
    """'done', 'cancelled' or 'failed'."""
    text: str
    """The error's sentence in the user's language; empty when there is none."""


@dataclass(frozen=True)
class RunRecorded:
    """A record was written that can be looked at."""

    path: str
    """The run record, JSON."""


@dataclass(frozen=True)
class RunPrepared:
    """Tables were written with which a whole run can begin at once."""

    title: str
    """What they are called."""
    parameters: dict[str, str]
    """Those of `run_workflow`."""


class JobWatch(QObject):
    """Signals of all runs; connect with queued connections, the signals come from other threads."""

    started = pyqtSignal(object)
    """Carries a `RunStarted`."""
    progress = pyqtSignal(object)
    """Carries a `RunProgress`, at most ten a second for each run."""
    epoch = pyqtSignal(object)
    """Carries `RunEpochs`, at most ten a second for each run."""
    finished = pyqtSignal(object)
    """Carries a `RunFinished`."""
    recorded = pyqtSignal(object)
    """Carries a `RunRecorded`."""
    prepared = pyqtSignal(object)
    """Carries a `RunPrepared`."""

    def __init__(self) -> None:
        super().__init__()
        self._to_stop: set[str] = set()

    def request_stop(self, run_id: str) -> None:
        """Ask a run to end early and keep what it has: a training keeps its best epoch."""
        self._to_stop.add(run_id)

    def is_stop_requested(self, run_id: str) -> bool:
        """Tell whether somebody asked for that; from any thread."""
        return run_id in self._to_stop

    def forget_stop(self, run_id: str) -> None:
        """Forget the wish once the run has ended."""
        self._to_stop.discard(run_id)


@lru_cache(maxsize=1)
def job_watch() -> JobWatch:
    """Return the one watch of the plugin; call it first in the main thread."""
    return JobWatch()


def publish_record(path: str) -> None:
    """Tell those who watch that a run record was written."""
    job_watch().recorded.emit(RunRecorded(path))


def publish_prepared(title: str, parameters: dict[str, str]) -> None:
    """Tell those who watch that a whole run can begin with these parameters."""
    job_watch().prepared.emit(RunPrepared(title, parameters))


class RunPublisher:
    """Tells the watch of one run, at most ten times a second; used in the run's thread."""

    def __init__(self, watch: JobWatch, run_id: str, job: str) -> None:
        self._watch = watch
        self._run_id = run_id
        self._told = 0.0
        self._fraction = -1.0
        self._text = ""
        self._epochs: list[dict[str, Any]] = []
        self._began = monotonic()
        watch.started.emit(RunStarted(run_id, job))

    def progress(self, fraction: float, message: str = "", **fields: Any) -> None:
        """Note how far the run is."""
        if message:
            self._text = filled(message, fields)
        now = monotonic()
        if now - self._told < SECONDS_BETWEEN_SIGNALS:
            return
        self._told = now
        if fraction != self._fraction or self._text:
            left = (now - self._began) * (1.0 - fraction) / fraction if fraction > LEAST_FRACTION else nan
            self._watch.progress.emit(RunProgress(self._run_id, fraction, self._text, left))
        self._fraction, self._text = fraction, ""
        self._publish_epochs()

    def epoch(self, record: dict[str, Any]) -> None:
        """Note an epoch; it is published with the next progress, which comes ten times a second."""
        self._epochs.append(record)

    def should_stop(self) -> bool:
        """Tell whether somebody who watches asked the run to end early."""
        return self._watch.is_stop_requested(self._run_id)

    def finished(self, outcome: str, text: str = "") -> None:
        """Tell the rest, and how the run ended."""
        self._publish_epochs()
        self._watch.forget_stop(self._run_id)
        self._watch.finished.emit(RunFinished(self._run_id, outcome, text))

    def _publish_epochs(self) -> None:
        if self._epochs:
            self._watch.epoch.emit(RunEpochs(self._run_id, tuple(self._epochs)))
            self._epochs = []
