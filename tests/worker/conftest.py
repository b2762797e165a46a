# SPDX-License-Identifier: GPL-2.0-or-later
"""Runners with real worker processes that know the trial jobs besides their own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from oresight.plugin.engine.errors import CancelledError, EngineError
from oresight.plugin.worker.environment import Interpreter
from oresight.plugin.worker.jobs import JOBS, no_epoch
from oresight.plugin.worker.runner import JobRunner, WorkerSettings

HERE = Path(__file__).resolve().parent
TRIAL_JOBS = (
    "echo",
    "double",
    "write_file",
    "name_outside",
    "chatter",
    "sleep",
    "polite",
    "who",
    "code",
    "hold_lock",
    "train_helped",
    "with_helper",
    "epochs",
    "until_stopped",
    "fail",
    "interrupted",
)


@pytest.fixture
def python() -> Path:
    return Path(os.environ["ORESIGHT_PYTHON"])


@pytest.fixture
def make_runner(tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., JobRunner]]:
    """Return a function that makes a runner; every runner is stopped in the end."""
    for name in TRIAL_JOBS:
        monkeypatch.setitem(JOBS, name, ("trial_jobs", name, ()))
    made: list[JobRunner] = []

    def make(**changes) -> JobRunner:
        settings = {
            "candidates": lambda: [Interpreter(python, "set")],
            "data_folder": tmp_path / "data",
            "scratch_roots": [tmp_path / "scratch"],
            "bootstrap": HERE / "trial_bootstrap.py",
            **changes,
        }
        made.append(JobRunner(WorkerSettings(**settings)))
        return made[-1]

    yield make
    for runner in made:
        runner.stop()


@pytest.fixture
def runner(make_runner: Callable[..., JobRunner]) -> JobRunner:
    return make_runner()


class Run(Thread):
    """A job in a thread of its own, with a cancel button; `outcome` is its values or its error."""

    def __init__(self, runner: JobRunner, name: str, parameters: dict | None = None) -> None:
        super().__init__(daemon=True)
        self._given = (runner, name, parameters or {})
        self._cancel = Event()
        self.outcome: object = None
        self.messages: list[str] = []
        self.ended = 0.0
        self.start()

    def cancel(self) -> None:
        self._cancel.set()

    def finish(self, seconds: float) -> object:
        """Return the outcome; fail when it takes longer than that."""
        self.join(seconds)
        assert not self.is_alive(), f"the run did not end within {seconds} s"
        return self.outcome

    def wait_for_messages(self, count: int, seconds: float = 20.0) -> None:
        """Wait until so many have come; fail when they do not, or the run ends before."""
        end = time.monotonic() + seconds
        while len(self.messages) < count:
            assert self.is_alive(), f"the run ended: {self.outcome}"
            assert time.monotonic() < end, f"{count} messages did not come within {seconds} s"
            time.sleep(0.01)

    def _progress(self, fraction: float, message: str = "", **fields: object) -> None:
        if message:
            self.messages.append(message.format(**fields))
        if self._cancel.is_set():
            raise CancelledError

    def run(self) -> None:
        runner, name, parameters = self._given
        try:
            with runner.run(name, parameters, {}, progress=self._progress, on_epoch=no_epoch) as result:
                self.outcome = result.values
        except EngineError as error:
            self.outcome = error
        self.ended = time.monotonic()


@pytest.fixture
def start_run() -> type[Run]:
    return Run


@pytest.fixture
def wait_for() -> Callable[..., str]:
    """Return a function that waits for a file with something in it and returns what."""

    def wait(path: Path, seconds: float = 20.0) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if path.exists() and path.read_text(encoding="utf-8"):
                return path.read_text(encoding="utf-8")
            time.sleep(0.02)
        raise AssertionError(f"{path} did not come within {seconds} s")

    return wait
